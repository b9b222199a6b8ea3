// SPDX-License-Identifier: Apache-2.0
// The ballots' way to the chain, which keeps no link between who sends and what is sent: only ballots and challenges pass,
// no cookie is read or set, nothing of the request but the transaction goes on (no address, no language, no session), and
// nothing of it is written to a log. A page pads its requests with spaces, so that their length says nothing either: the
// chain gets the canonical text.
#include "citizen-portal-backend/api/services.h"

#include "shared/http/problem_details.h"
#include "shared/ledger/transaction.h"

#include <algorithm>
#include <array>

namespace maru::portal {
namespace {

constexpr std::array kBallotActions { std::string_view("cast"), std::string_view("challenge") };

bool isBallot(const ledger::Transaction& transaction)
{
    return transaction.domain == "election"
        && std::find(kBallotActions.begin(), kBallotActions.end(), transaction.action)
        != kBallotActions.end();
}

http::Response relayBallot(const Services& services, const http::Request& request)
{
    auto json =
        base::parseJson(request.body, base::JsonLimits { .maxBytes = 4 * ledger::kMaxTransactionBytes });
    if (!json)
        return problemFor(request, json.error());
    auto transaction = ledger::decodeTransaction(*json);
    if (!transaction)
        return problemFor(request, transaction.error());
    if (!isBallot(*transaction))
        return problemFor(request, base::refused("portal.not_a_ballot", "action"));
    http::Headers headers;
    headers["Accept"] = "application/json";
    headers["Content-Type"] = "application/json";
    auto answer =
        services.server.send("POST", "/v1/transactions", std::move(headers), base::canonical(*json));
    if (!answer) {
        // The code alone: a detail may quote what was sent.
        services.log.warning("ballot relay: " + answer.error().code);
        return problemFor(request, base::failed("portal.chain_unavailable"));
    }
    http::Response response;
    response.status = answer->status;
    response.body = std::move(answer->body);
    for (const auto* name : { "Content-Type", "Retry-After" }) {
        const auto found = answer->headers.find(std::string_view(name));
        if (found != answer->headers.end())
            response.headers[name] = found->second;
    }
    return response;
}

} // namespace

void addBallotResources(http::Router& router, Services& services)
{
    router.post("/api/v1/ballots", [&services](const http::Request& request) {
        http::Response response = relayBallot(services, request);
        response.headers["Cache-Control"] = "no-store";
        return response;
    });
}

} // namespace maru::portal
