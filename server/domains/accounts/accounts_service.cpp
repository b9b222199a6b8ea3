// SPDX-License-Identifier: Apache-2.0
// The Accounts service: balances and entries.
#include "server/domains/accounts/accounts_domain.h"
#include "server/domains/common/rows.h"

#include <algorithm>
#include <array>

namespace maru::accounts {
namespace {

using base::Json;
using base::refused;
using base::Status;
using base::Won;

constexpr std::size_t kMaxAccountBytes = 120;
constexpr std::string_view kBank = "outside:bank";
/// `allotment:<plan>` holds a plan's money between its public account and the beneficiaries' restricted ones, so
/// that no public entry names a beneficiary.
constexpr std::array<std::string_view, 8> kKinds { "allotment", "beneficiary", "campaign", "citizen",
    "merchant", "organisation", "outside", "plan" };

bool isIdCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '.'
        || c == '_' || c == '-';
}

class AccountsService final : public domain::Accounts {
public:
    AccountsService(
        domain::StateView& state, const domain::BlockContext& block, const base::Hash256& transactionId)
        : m_state(state), m_block(block), m_transactionId(transactionId)
    {
    }

    Won balance(std::string_view account) const override
    {
        const auto row = m_state.get("balances", account);
        return row ? domains::wonAt(*row, "balance") : Won(0);
    }

    Status transfer(std::string_view from, std::string_view to, Won amount, std::string_view purpose) override
    {
        if (amount <= Won(0) || amount > Won(base::kMaxSafeInteger))
            return refused("accounts.amount");
        if (!isAccountName(from) || !isAccountName(to))
            return refused("accounts.name");
        if (from == to)
            return refused("accounts.same");
        Json payer = load(from);
        Json payee = load(to);
        const Won before = domains::wonAt(payer, "balance");
        if (from != kBank && before < amount)
            return refused("accounts.insufficient", {}, "rest " + std::to_string(before.count()));
        // Compared this way round so that nothing overflows: every side is within ±(2^53-1).
        if (before.count() < amount.count() - base::kMaxSafeInteger
            || domains::wonAt(payee, "balance").count() > base::kMaxSafeInteger - amount.count())
            return refused("accounts.total");
        book(from, std::move(payer), to, Won(0) - amount, purpose);
        book(to, std::move(payee), from, amount, purpose);
        return {};
    }

private:
    Json load(std::string_view account) const
    {
        auto row = m_state.get("balances", account);
        return row ? std::move(*row)
                   : Json::object({ { "account", account }, { "balance", 0 }, { "entries", 0 } });
    }

    void book(
        std::string_view account, Json row, std::string_view other, Won amount, std::string_view purpose)
    {
        domains::addWon(row, "balance", amount);
        const std::int64_t number = domains::countUp(row, "entries") + 1;
        m_state.put("entries", std::string(account) + '/' + domains::padded(number, 8),
            Json::object({ { "account", account }, { "n", number }, { "other", other }, { "amount", amount },
                { "balance", row.at("balance") }, { "purpose", purpose }, { "height", m_block.height },
                { "time", m_block.time },
                { "transaction", m_transactionId.isZero() ? std::string() : m_transactionId.hex() } }));
        m_state.put("balances", account, std::move(row));
    }

    domain::StateView& m_state;
    const domain::BlockContext& m_block;
    const base::Hash256& m_transactionId;
};

} // namespace

std::string_view kindOf(std::string_view account)
{
    return account.substr(0, account.find(':'));
}

bool isAccountName(std::string_view account)
{
    const std::string_view kind = kindOf(account);
    return account.size() <= kMaxAccountBytes && account.size() > kind.size() + 1
        && std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end()
        && std::all_of(account.begin(), account.end(), isIdCharacter);
}

std::unique_ptr<domain::Accounts> makeAccounts(
    domain::StateView& state, const domain::BlockContext& block, const base::Hash256& transactionId)
{
    return std::make_unique<AccountsService>(state, block, transactionId);
}

} // namespace maru::accounts
