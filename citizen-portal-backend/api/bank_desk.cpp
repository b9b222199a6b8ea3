// SPDX-License-Identifier: Apache-2.0
// The practice bank desk: confirms a citizen's top-up request with a settlement officer's signed transaction, as a
// bank's deposit notice would make an officer do. Off unless the operator hands the portal a settlement key.
#include "citizen-portal-backend/api/services.h"

#include "shared/ledger/transaction.h"

namespace maru::portal {
namespace {

constexpr std::int64_t kDeskLimitWon = 5'000'000;
constexpr std::int64_t kValiditySeconds = 300;

base::Result<base::Json> getJson(Services& services, const std::string& target)
{
    MARU_TRY(answer, services.server.send("GET", target, { { "Accept", "application/json" } }, {}));
    if (answer.status != 200)
        return base::failed(
            "portal.chain_unavailable", target + " answered " + std::to_string(answer.status));
    return base::parseJson(answer.body);
}

base::Result<base::Json> confirm(Services& services, const std::string& id)
{
    MARU_TRY(node, getJson(services, "/v1/node"));
    MARU_TRY(found, getJson(services, "/v1/state/accounts/requests/" + http::encodeComponent(id)));
    const base::Json* value = found.find("value");
    if (value == nullptr || !value->isObject())
        return base::refused("portal.unknown_request", "request");
    MARU_TRY(amount, base::readInteger(*value, "amount"));
    MARU_TRY(did, base::readString(*value, "did"));
    if (amount > kDeskLimitWon)
        return base::refused("portal.desk_limit", "amount");
    MARU_TRY(now, base::readInteger(node, "now"));
    const auto transaction =
        ledger::makeTransaction(*services.settlementKey, services.chain.chain, "accounts", "topUp",
            base::Json::object({ { "account", "citizen:" + did }, { "amount", amount },
                { "reference", "desk:" + id }, { "request", id } }),
            base::UnixSeconds(now + kValiditySeconds));
    MARU_TRY(answer,
        services.server.send("POST", "/v1/transactions", { { "Content-Type", "application/json" } },
            base::canonical(ledger::toJson(transaction))));
    auto body = base::parseJson(answer.body);
    if (!body)
        return base::failed("portal.chain_unavailable", "answer of the server is no JSON");
    if (const base::Json* results = body->find("results");
        results != nullptr && results->isArray() && !results->asArray().empty())
        return results->asArray().front();
    return base::refused(body->stringOr("code", "portal.chain_unavailable"), body->stringOr("field", ""));
}

} // namespace

void addBankDeskResources(http::Router& router, Services& services)
{
    if (services.settlementKey == nullptr)
        return;
    router.post("/api/bank-desk/{request}", [&services](const http::Request& request) {
        auto outcome = confirm(services, request.parameters.find("request")->second);
        if (!outcome) {
            if (outcome.error().kind == base::ErrorKind::Failed)
                services.log.warning("bank desk: " + outcome.error().detail);
            return problemFor(request, outcome.error());
        }
        return http::Response::json(200, *outcome);
    });
}

} // namespace maru::portal
