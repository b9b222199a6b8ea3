// SPDX-License-Identifier: Apache-2.0
// Accounts in won, top-ups and withdrawals that stand for the bank: docs/api.md, section accounts. The one way in
// which money moves; every transfer writes two entries, and all balances add up to zero.
//
// Refusals: accounts.amount, accounts.insufficient, accounts.same, accounts.name, accounts.total, accounts.kind,
// accounts.reference, accounts.duplicate_reference, accounts.unknown_request, accounts.request_state, accounts.request_mismatch,
// accounts.restricted. Executor thread; queries one reader's thread.
#pragma once

#include "server/domain/domain.h"

namespace maru::accounts {

domain::DomainSpec makeSpec();

class AccountsDomain final : public domain::Domain {
public:
    AccountsDomain();
    const domain::DomainSpec& spec() const override { return m_spec; }
    base::Result<base::Json> execute(
        domain::Context& context, const std::string& action, const base::Json& payload) override;
    base::Result<base::Json> query(
        const domain::QueryView& view, const std::string& name, const base::Json& arguments) const override;

private:
    domain::DomainSpec m_spec;
};

std::unique_ptr<domain::Domain> makeAccountsDomain();

/// For domain::ServiceFactories; everything given by reference outlives the service.
std::unique_ptr<domain::Accounts> makeAccounts(
    domain::StateView& state, const domain::BlockContext& block, const base::Hash256& transactionId);

/// "<kind>:<id>", kind one of those in accounts_service.cpp, at most 120 bytes of [A-Za-z0-9:._-].
bool isAccountName(std::string_view account);
/// The part before the first colon.
std::string_view kindOf(std::string_view account);

} // namespace maru::accounts
