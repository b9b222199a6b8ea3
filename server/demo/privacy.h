// SPDX-License-Identifier: Apache-2.0
// Personal data in the scenario: records through the real vault, looks at them, consents, requests, destructions.
#pragma once

#include "server/demo/scenario.h"
#include "server/demo/stage.h"

#include <string>
#include <vector>

namespace maru::demo {

class PrivacyScene {
public:
    /// Does nothing at all where the scenario has no vault.
    PrivacyScene(Stage& stage, chain::Loader& loader, const Options& options);

    /// Once each morning: the day's records and requests, and what the vault owes the chain.
    base::Status morning(std::int64_t day);

private:
    struct Record {
        std::string id;
        std::string recordClass;
        std::int64_t donor = -1; ///< whose; -1: somebody without a key
    };
    base::Status store(const std::string& recordClass, std::int64_t donor, Json data);
    base::Status collect(const std::string& recordClass, std::int64_t first, std::int64_t count);
    void look(std::size_t record, std::vector<std::string> fields, std::string_view purpose,
        std::string_view reason);
    void ask(std::string_view kind, std::size_t record, std::string_view answer = {},
        std::string_view reason = {});
    void consent(std::int64_t donor, bool withWithdrawal);
    base::Status keepVault();
    crypto::SigningKey donor(std::int64_t index) const;
    std::size_t firstOf(std::string_view recordClass, std::int64_t offset) const;

    Stage& m_stage;
    chain::Loader& m_loader;
    const Privacy* m_privacy = nullptr;
    std::vector<Record> m_records;
    std::vector<std::string> m_consents;
};

} // namespace maru::demo
