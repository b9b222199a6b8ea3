// SPDX-License-Identifier: Apache-2.0
// What a domain holds in its hands for one action or due entry: views over the layered state, and the house
// services over the views of their own domains, all in the same transaction. Executor thread only.
#pragma once

#include "server/chain/layered_state.h"
#include "server/domain/domain.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace maru::chain {

inline constexpr std::string_view kDueTable = "due";
/// 12 digits, so that keys are ordered as times are; then "/" and the id.
std::string dueKey(base::UnixSeconds time, std::string_view id);
base::UnixSeconds dueTime(std::string_view key);
std::string dueId(std::string_view key);

class DomainView final : public domain::StateView {
public:
    DomainView(LayeredState& state, std::string domain);

    std::optional<base::Json> get(std::string_view table, std::string_view key) const override;
    bool has(std::string_view table, std::string_view key) const override;
    /// A key or table that cannot be stored, or a value that could not be read back from the store, makes the
    /// transaction refused instead of stopping the node.
    void put(std::string_view table, std::string_view key, base::Json value) override;
    void erase(std::string_view table, std::string_view key) override;
    std::vector<domain::Row> scan(std::string_view table, std::string_view prefix, std::string_view after,
        std::size_t limit) const override;
    bool hasBadWrite() const { return m_hasBadWrite; }
    bool hasBadValue() const { return m_hasBadValue; }

private:
    LayeredState& m_state;
    const std::string m_domain;
    bool m_hasBadWrite = false;
    bool m_hasBadValue = false;
};

class ExecutionContext final : public domain::Context {
public:
    ExecutionContext(LayeredState& state, const domain::ServiceFactories& services,
        const domain::BlockContext& block, std::string domain, std::string signer,
        const base::Hash256& transactionId);

    const domain::BlockContext& block() const override { return m_block; }
    const std::string& signer() const override { return m_signer; }
    const base::Hash256& transactionId() const override { return m_transactionId; }
    domain::StateView& state() override { return m_view; }
    domain::Accounts& accounts() override;
    const domain::Parameters& parameters() const override;
    const domain::Identity& identity() const override;
    const domain::Destructions* destructions() const override;
    void emit(std::string type, base::Json data) override;
    void schedule(base::UnixSeconds time, std::string_view id, base::Json payload) override;
    void unschedule(base::UnixSeconds time, std::string_view id) override;

    const domain::Checked* checked() const override { return m_checked.get(); }
    void setChecked(std::shared_ptr<const domain::Checked> checked) { m_checked = std::move(checked); }

    bool isApproved() const override { return m_isApproved; }
    void setApproved() { m_isApproved = true; }

    /// Refused `chain.state_key` when a write or a due entry had a key that cannot be stored, `chain.state_value` when a
    /// value is beyond the limits with which the store's values are read (base::JsonLimits).
    base::Status check() const;
    std::vector<domain::Event> takeEvents() { return std::move(m_events); }

private:
    const domain::ServiceFactories& m_services;
    const domain::BlockContext& m_block;
    const std::string m_signer;
    const base::Hash256 m_transactionId;
    DomainView m_view;
    mutable DomainView m_accountsView;
    mutable DomainView m_parametersView;
    mutable DomainView m_identityView;
    mutable DomainView m_privacyView;
    std::unique_ptr<domain::Accounts> m_accounts;
    mutable std::unique_ptr<domain::Parameters> m_parameters;
    mutable std::unique_ptr<domain::Identity> m_identity;
    mutable std::unique_ptr<domain::Destructions> m_destructions;
    std::vector<domain::Event> m_events;
    std::shared_ptr<const domain::Checked> m_checked;
    bool m_hasBadDueEntry = false;
    bool m_isApproved = false;
};

} // namespace maru::chain
