// SPDX-License-Identifier: Apache-2.0
// Accounts: top-ups, withdrawals and the queries.
#include "server/domains/accounts/accounts_domain.h"

#include "server/domains/common/rows.h"
#include "shared/crypto/signing.h"

#include <algorithm>
#include <array>

namespace maru::accounts {
namespace {

using base::Json;
using base::refused;
using base::Result;
using base::Status;
using base::Won;
using domain::Context;

constexpr std::string_view kBank = "outside:bank";
constexpr std::string_view kCitizen = "citizen:";

Result<Json> requestTopUp(Context& context, const Json& payload)
{
    MARU_TRY(id, domains::freshId('q', context, "requests"));
    context.state().put("requests", id,
        Json::object({ { "id", id }, { "did", context.signer() }, { "amount", payload.at("amount") },
            { "state", "open" }, { "time", context.block().time } }));
    context.emit("accounts.top_up_requested",
        Json::object({ { "request", id }, { "did", context.signer() }, { "amount", payload.at("amount") } }));
    return Json::object({ { "request", id } });
}

Status useReference(Context& context, const Json& payload)
{
    const std::string& reference = payload.at("reference").asString();
    const bool isPlain =
        std::all_of(reference.begin(), reference.end(), [](char c) { return c > ' ' && c < 0x7f; });
    if (!isPlain)
        return refused("accounts.reference", "payload.reference");
    if (context.state().has("references", reference))
        return refused("accounts.duplicate_reference", "payload.reference");
    context.state().put("references", reference,
        Json::object({ { "reference", reference }, { "account", payload.at("account") },
            { "amount", payload.at("amount") }, { "transaction", context.transactionId() } }));
    return {};
}

Status closeRequest(Context& context, const Json& payload)
{
    const Json* id = payload.find("request");
    if (id == nullptr)
        return {};
    auto request = context.state().get("requests", id->asString());
    if (!request)
        return refused("accounts.unknown_request", "payload.request");
    if (request->at("state").asString() != "open")
        return refused("accounts.request_state", "payload.request");
    if (std::string(kCitizen) + request->at("did").asString() != payload.at("account").asString()
        || request->at("amount") != payload.at("amount"))
        return refused("accounts.request_mismatch", "payload.request");
    request->set("state", "paid");
    context.state().put("requests", id->asString(), std::move(*request));
    return {};
}

Result<Json> topUp(Context& context, const Json& payload)
{
    const std::string& account = payload.at("account").asString();
    if (!isAccountName(account))
        return refused("accounts.name", "payload.account");
    if (kindOf(account) != "citizen"
        || !crypto::publicKeyOf(std::string_view(account).substr(kCitizen.size())))
        return refused("accounts.kind", "payload.account");
    MARU_CHECK(useReference(context, payload));
    MARU_CHECK(closeRequest(context, payload));
    const Won amount = domains::wonAt(payload, "amount");
    MARU_CHECK(context.accounts().transfer(kBank, account, amount, "top-up"));
    context.emit("accounts.topped_up", Json::object({ { "account", account }, { "amount", amount } }));
    return Json::object({ { "account", account } });
}

Result<Json> withdraw(Context& context, const Json& payload)
{
    const std::string& account = payload.at("account").asString();
    if (!isAccountName(account))
        return refused("accounts.name", "payload.account");
    if (kindOf(account) != "organisation" && kindOf(account) != "merchant")
        return refused("accounts.kind", "payload.account");
    MARU_CHECK(useReference(context, payload));
    const Won amount = domains::wonAt(payload, "amount");
    MARU_CHECK(context.accounts().transfer(account, kBank, amount, "withdrawal"));
    return Json::object({ { "account", account } });
}

Status checkPublicKind(const std::string& account)
{
    static constexpr std::array<std::string_view, 4> kPublic { "campaign", "citizen", "organisation",
        "plan" };
    if (!isAccountName(account))
        return refused("accounts.name", "account");
    if (std::find(kPublic.begin(), kPublic.end(), kindOf(account)) == kPublic.end())
        return refused("accounts.restricted", "account");
    return {};
}

Result<Json> queryBalance(const domain::QueryView& view, const std::string& account)
{
    MARU_TRY(row, view.get("accounts", "balances", account));
    return Json::object(
        { { "account", account }, { "balance", row ? row->integerOr("balance", 0) : std::int64_t(0) } });
}

Result<Json> queryEntries(const domain::QueryView& view, const std::string& account, const Json& arguments)
{
    domain::Selection selection = domains::from("entries");
    selection.keyPrefix = account + '/';
    selection.descending = true;
    selection.after = arguments.stringOr("after", "");
    MARU_TRY(page, view.select("accounts", selection));
    Json rows = Json::array();
    for (domain::Row& row : page.rows)
        rows.push(std::move(row.value));
    return Json::object({ { "rows", std::move(rows) }, { "next", page.next } });
}

} // namespace

AccountsDomain::AccountsDomain() : m_spec(makeSpec()) { }

Result<Json> AccountsDomain::execute(Context& context, const std::string& action, const Json& payload)
{
    if (action == "requestTopUp")
        return requestTopUp(context, payload);
    if (action == "topUp")
        return topUp(context, payload);
    MARU_ASSERT(action == "withdraw");
    return withdraw(context, payload);
}

Result<Json> AccountsDomain::query(
    const domain::QueryView& view, const std::string& name, const Json& arguments) const
{
    const std::string& account = arguments.at("account").asString();
    MARU_CHECK(checkPublicKind(account));
    if (name == "balance")
        return queryBalance(view, account);
    MARU_ASSERT(name == "entries");
    return queryEntries(view, account, arguments);
}

std::unique_ptr<domain::Domain> makeAccountsDomain()
{
    return std::make_unique<AccountsDomain>();
}

} // namespace maru::accounts
