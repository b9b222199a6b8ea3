// SPDX-License-Identifier: Apache-2.0
// A scripted year with the real domains: every kind of due entry, refusals, and campaigns that end in each way.
#pragma once

#include "server/chain/loader.h"
#include "tests/support/giving/giving.h"

#include <string>
#include <utility>
#include <vector>

namespace maru::test {

/// 2020-01-01T00:00:00Z
inline constexpr std::int64_t kScriptStart = 1'577'836'800;

/// Sends the script's blocks. A transaction whose outcome is not the one that the script expects is a line in
/// surprises(). One use.
class ScriptedChain {
public:
    explicit ScriptedChain(chain::Loader& loader);

    base::Status run();
    const std::vector<std::string>& surprises() const { return m_surprises; }

    /// Of the chain that run() continues: to be written with the node key of the cast.
    static base::Json genesis();
    static crypto::SigningKey nodeKey() { return support::fixedKey("node"); }

private:
    struct Step {
        ledger::Transaction transaction;
        std::string code = "ok";
    };

    base::Status block(std::int64_t day, std::vector<Step> steps);
    base::Status block(std::int64_t day, Step step);
    base::UnixSeconds at(std::int64_t day) const;
    base::UnixSeconds until(std::int64_t day) const;
    Step officer(const crypto::SigningKey& key, std::int64_t day, std::string action, base::Json payload,
        std::string code = "ok");
    Step citizen(std::size_t number, std::int64_t day, std::string action, base::Json payload,
        std::string code = "ok");

    base::Status found();
    base::Status raise();
    base::Status distribute();
    base::Status spend();
    base::Status close();

    chain::Loader& m_loader;
    support::Cast m_cast;
    std::vector<crypto::SigningKey> m_citizens;
    std::string m_organisation;
    std::string m_merchant;
    std::string m_meals; ///< reaches its target, pays out, is audited and closed
    std::string m_books; ///< does not reach its minimum
    std::string m_blankets; ///< cancelled by the authority
    std::string m_plan;
    std::vector<std::string> m_surprises;
};

} // namespace maru::test
