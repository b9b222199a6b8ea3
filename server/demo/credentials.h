// SPDX-License-Identifier: Apache-2.0
// Credentials in the scenario's last weeks: three types, their issuers, two verifiers, and credentials in every state.
#pragma once

#include "server/demo/scenario.h"
#include "server/demo/stage.h"

#include <string>
#include <vector>

namespace maru::demo {

class Credentials {
public:
    Credentials(Stage& stage, const Cast& cast, const Options& options);

    /// Once each morning.
    void morning(std::int64_t day);
    /// Something that a wallet can still collect.
    void leaveOffers();

private:
    struct Made {
        std::string agency;
        std::string issue;
    };
    void defineTypes();
    void accredit();
    void registerVerifiers();
    void issue(
        const crypto::SigningKey& officer, const std::string& agency, const std::string& type, Json claims);
    void handOut();
    void step(const crypto::SigningKey& officer, const std::string& issue, std::string_view status,
        std::string_view reason);

    Stage& m_stage;
    const Cast& m_cast;
    const Options& m_options;
    std::vector<Made> m_made;
    std::int64_t m_records = 0;
};

} // namespace maru::demo
