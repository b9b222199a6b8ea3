// SPDX-License-Identifier: Apache-2.0
// A domain::Context over plain maps, copied to undo: for fuzzing one domain without a chain. One thread.
#pragma once

#include "server/domain/domain.h"
#include "server/domains/accounts/accounts_domain.h"

#include <map>
#include <memory>
#include <string>
#include <utility>

namespace maru::test {

class MemoryState final : public domain::StateView {
public:
    std::optional<base::Json> get(std::string_view table, std::string_view key) const override
    {
        const auto found = m_rows.find({ std::string(table), std::string(key) });
        return found == m_rows.end() ? std::nullopt : std::optional<base::Json>(found->second);
    }
    bool has(std::string_view table, std::string_view key) const override
    {
        return get(table, key).has_value();
    }
    void put(std::string_view table, std::string_view key, base::Json value) override
    {
        MARU_ASSERT(!key.empty() && key.size() <= 200);
        for (const char c : key)
            MARU_ASSERT(c > ' ' && c < 0x7f);
        m_rows[{ std::string(table), std::string(key) }] = std::move(value);
    }
    void erase(std::string_view table, std::string_view key) override
    {
        m_rows.erase({ std::string(table), std::string(key) });
    }
    std::vector<domain::Row> scan(std::string_view table, std::string_view prefix, std::string_view after,
        std::size_t limit) const override
    {
        std::vector<domain::Row> found;
        for (auto row = m_rows.lower_bound({ std::string(table), std::string(prefix) });
             row != m_rows.end() && row->first.first == table && found.size() < limit; ++row) {
            if (row->first.second.compare(0, prefix.size(), prefix) != 0)
                break;
            if (row->first.second > after)
                found.push_back({ row->first.second, row->second });
        }
        return found;
    }

private:
    std::map<std::pair<std::string, std::string>, base::Json> m_rows;
};

/// Parameters have their declared first values.
class MemoryContext final : public domain::Context, private domain::Parameters, private domain::Identity {
public:
    explicit MemoryContext(const domain::DomainSpec& spec)
    {
        for (const domain::ParameterSpec& each : spec.parameters)
            m_parameters[each.name] = each.initial;
        for (const domain::ActionSpec& each : spec.actions)
            m_rolesOf[spec.name + '/' + each.name] = each.roles;
    }

    const domain::BlockContext& block() const override { return blockContext; }
    const std::string& signer() const override { return signerDid; }
    const base::Hash256& transactionId() const override { return id; }
    domain::StateView& state() override { return m_state; }
    domain::Accounts& accounts() override
    {
        m_accounts = accounts::makeAccounts(m_accountsState, blockContext, id);
        return *m_accounts;
    }
    const domain::Parameters& parameters() const override { return *this; }
    const domain::Identity& identity() const override { return *this; }
    void emit(std::string, base::Json) override { }
    void schedule(base::UnixSeconds time, std::string_view entry, base::Json payload) override
    {
        m_due[{ time, std::string(entry) }] = std::move(payload);
    }
    void unschedule(base::UnixSeconds time, std::string_view entry) override
    {
        m_due.erase({ time, std::string(entry) });
    }

    bool isApproved() const override { return isUnderRule; }

    /// Everything that is due at the block's time, in order. Returns how many ran.
    int runDue(domain::Domain& domain)
    {
        int count = 0;
        const base::Hash256 kept = std::exchange(id, base::Hash256());
        const std::string signerKept = std::exchange(signerDid, std::string());
        while (!m_due.empty() && m_due.begin()->first.first <= blockContext.time) {
            const domain::DueEntry entry { m_due.begin()->first.first, m_due.begin()->first.second,
                m_due.begin()->second };
            m_due.erase(m_due.begin());
            const base::Status status = domain.onDue(*this, entry);
            static_cast<void>(status);
            ++count;
        }
        id = kept;
        signerDid = signerKept;
        return count;
    }

    struct Saved {
        MemoryState state, accountsState;
        std::map<std::pair<base::UnixSeconds, std::string>, base::Json> due;
    };
    Saved save() const { return { m_state, m_accountsState, m_due }; }
    void restore(const Saved& saved)
    {
        m_state = saved.state;
        m_accountsState = saved.accountsState;
        m_due = saved.due;
    }

    domain::BlockContext blockContext { base::Height(1), base::UnixSeconds(1767571200) };
    std::string signerDid;
    bool isUnderRule = false; ///< of four eyes
    base::Hash256 id;
    std::map<std::string, domain::OfficerInfo, std::less<>> officers;

private:
    base::Json value(std::string_view name) const override
    {
        const auto found = m_parameters.find(name);
        MARU_ASSERT(found != m_parameters.end());
        return found->second;
    }
    std::int64_t version() const override { return 0; }
    std::optional<domain::OfficerInfo> officer(std::string_view did) const override
    {
        const auto found = officers.find(did);
        return found == officers.end() ? std::nullopt : std::optional<domain::OfficerInfo>(found->second);
    }
    /// As a chain whose roles are those of genesis.
    base::Status mayAct(
        std::string_view did, std::string_view domainName, std::string_view action) const override
    {
        const auto found = officers.find(did);
        if (found == officers.end())
            return base::refused("auth.not_officer", "signer");
        const auto roles = m_rolesOf.find(std::string(domainName) + '/' + std::string(action));
        if (roles != m_rolesOf.end()) {
            for (const std::string& role : found->second.roles) {
                for (const std::string& holding : roles->second) {
                    if (role == holding)
                        return {};
                }
            }
        }
        return base::refused("auth.role", "signer");
    }
    base::Status mayActIn(std::string_view did, std::string_view domainName, std::string_view action,
        std::string_view) const override
    {
        return mayAct(did, domainName, action);
    }
    bool hasAgency(std::string_view) const override { return true; }
    std::optional<std::string> agencyDid(std::string_view) const override { return std::nullopt; }

    MemoryState m_state;
    MemoryState m_accountsState;
    std::unique_ptr<domain::Accounts> m_accounts;
    std::map<std::string, base::Json, std::less<>> m_parameters;
    std::map<std::string, std::vector<std::string>, std::less<>> m_rolesOf;
    std::map<std::pair<base::UnixSeconds, std::string>, base::Json> m_due;
};

} // namespace maru::test
