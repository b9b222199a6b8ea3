// SPDX-License-Identifier: Apache-2.0
// The issuing desk: officers of an accredited agency keep claims in the vault and make offers. What was issued is on the
// chain; here are only the steps that need the server's secrets.
#include "server/api/access.h"
#include "server/api/issuing_resources.h"

#include "server/issuing/issuing_service.h"

namespace maru::api {

namespace {

using base::Json;

constexpr std::size_t kMostRows = 500;
constexpr std::size_t kMaxBodyBytes = 4u << 20;

/// Agency of an officer who holds credentials/issue now. Refused `session.required`, `auth.role`.
base::Result<std::string> issuingAgency(const Services& services, const http::Request& request)
{
    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, callerOf(services, request, *reader));
    if (!caller.isKnown())
        return base::refused("session.required");
    if (!caller.officer || caller.officer->rights.count("credentials/issue") == 0)
        return base::refused("auth.role");
    return caller.officer->agency;
}

base::Result<Json> readBody(const http::Request& request)
{
    return base::parseJson(request.body, base::JsonLimits { .maxBytes = kMaxBodyBytes });
}

Json storedJson(const vault::Stored& stored)
{
    return Json::object({ { "record", stored.id }, { "commitment", stored.commitment } });
}

std::string offerState(const issuing::Offer& offer, base::UnixSeconds now)
{
    if (offer.isUsed)
        return "used";
    if (offer.attemptsLeft == 0)
        return "locked";
    return offer.expires <= now ? "expired" : "waiting";
}

http::Response uncached(const Json& json)
{
    http::Response response = http::Response::json(200, json);
    response.headers["Cache-Control"] = "no-store";
    return response;
}

} // namespace

Json offerJson(const issuing::IssuingService& service, const std::string& agency, const std::string& issue,
    const issuing::NewOffer& offer)
{
    const std::string uri = service.issuerUrl(agency) + "/offers/" + offer.id;
    return Json::object({ { "issue", issue }, { "offer_uri", uri }, { "link", vc::offerReferenceLink(uri) },
        { "web", service.publicUrl() + "/wallet?credential_offer_uri=" + http::encodeComponent(uri) },
        { "tx_code", offer.transactionCode }, { "expires", offer.expires } });
}

base::Result<http::Response> getIssuingState(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, { "keys" }));
    const auto keys = request.queryValue("keys");
    if (keys && *keys != "next")
        return base::refused("query.parameter", "keys");
    MARU_TRY(agency, issuingAgency(services, request));
    MARU_TRY(state,
        services.issuer->issuerState(
            agency, keys ? issuing::IssuingService::Keys::Next : issuing::IssuingService::Keys::Current));
    return uncached(Json::object({ { "agency", agency }, { "public_url", services.issuer->publicUrl() },
        { "entered", state.isEntered }, { "payload", std::move(state.payload) },
        { "row", std::move(state.row) } }));
}

base::Result<http::Response> postIssuingRecords(const Services& services, const http::Request& request)
{
    MARU_TRY(agency, issuingAgency(services, request));
    MARU_TRY(body, readBody(request));
    MARU_CHECK(base::onlyMembers(body, { "type", "rows", "check" }));
    MARU_TRY(type, base::readString(body, "type"));
    MARU_TRY(rows, base::readArray(body, "rows"));
    if (rows.empty() || rows.size() > kMostRows)
        return base::refused("issuing.row_count", "rows", "1 to " + std::to_string(kMostRows));
    const bool onlyCheck = body.booleanOr("check", false);
    Json results = Json::array();
    bool allGood = true;
    std::vector<issuing::IssuingService::Claims> good;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Json* claims = rows[i].find("claims");
        const std::string subject = rows[i].stringOr("subject", "");
        const auto status = claims == nullptr ? base::Status(base::refused("issuing.claims", "claims"))
            : !isSubject(subject)             ? base::Status(base::refused("format.did", "subject"))
                                              : services.issuer->check(agency, type, *claims);
        if (!status && status.error().kind == base::ErrorKind::Failed)
            return status.error();
        allGood = allGood && status.has_value();
        results.push(status
                ? Json::object({ { "ok", true } })
                : Json::object({ { "error", problemJson(status.error(), languageOf(request)) } }));
        if (status)
            good.push_back({ *claims, subject });
    }
    // All or none: a list that is half in the vault is nobody's wish.
    const bool stored = allGood && !onlyCheck;
    if (stored) {
        MARU_TRY(records, services.issuer->keepAll(agency, type, good));
        results = Json::array();
        for (const vault::Stored& record : records)
            results.push(storedJson(record));
    }
    return uncached(Json::object({ { "stored", stored }, { "results", std::move(results) } }));
}

base::Result<http::Response> postIssuingOffers(const Services& services, const http::Request& request)
{
    MARU_TRY(agency, issuingAgency(services, request));
    MARU_TRY(body, readBody(request));
    MARU_CHECK(base::onlyMembers(body, { "issues", "tx_code" }));
    MARU_TRY(issues, base::readArray(body, "issues"));
    if (issues.empty() || issues.size() > kMostRows)
        return base::refused("issuing.row_count", "issues", "1 to " + std::to_string(kMostRows));
    const auto code = body.booleanOr("tx_code", true) ? issuing::OfferBook::TransactionCode::Numeric
                                                      : issuing::OfferBook::TransactionCode::None;
    std::vector<std::string> ids;
    for (const Json& issue : issues) {
        if (!issue.isString())
            return base::refused("json.type", "issues");
        ids.push_back(issue.asString());
    }
    MARU_TRY(made, services.issuer->offerAll(agency, ids, code));
    Json offers = Json::array();
    for (std::size_t i = 0; i < ids.size(); ++i)
        offers.push(made[i] ? offerJson(*services.issuer, agency, ids[i], *made[i])
                            : Json::object({ { "issue", ids[i] },
                                { "error", problemJson(made[i].error(), languageOf(request)) } }));
    return uncached(Json::object({ { "offers", std::move(offers) } }));
}

base::Result<http::Response> getIssuingOffer(const Services& services, const http::Request& request)
{
    MARU_TRY(agency, issuingAgency(services, request));
    const auto offer = services.issuer->offers().ofIssue(pathParameter(request, "issue"));
    if (!offer || offer->agency != agency)
        return base::refused("issuing.unknown_offer");
    return uncached(Json::object({ { "issue", offer->issue },
        { "state", offerState(*offer, services.clock.now()) }, { "expires", offer->expires },
        { "tx_code", offer->hasTransactionCode }, { "attempts_left", offer->attemptsLeft } }));
}

base::Result<http::Response> deleteIssuingOffer(const Services& services, const http::Request& request)
{
    MARU_TRY(agency, issuingAgency(services, request));
    const std::string& issue = pathParameter(request, "issue");
    const auto offer = services.issuer->offers().ofIssue(issue);
    if (!offer || offer->agency != agency)
        return base::refused("issuing.unknown_offer");
    MARU_CHECK(services.issuer->offers().withdraw(issue));
    http::Response response;
    response.status = 204;
    return response;
}

} // namespace maru::api
