// SPDX-License-Identifier: Apache-2.0
// Credentials that wait for the person who has signed in, by key, passkey or certificate: an officer issued them to that
// person's DID, and the sign-in is the proof that a transaction code is elsewhere.
#include "server/api/access.h"
#include "server/api/issuing_resources.h"
#include "server/api/vault_keeper.h"

namespace maru::api {

namespace {

using base::Json;

constexpr std::size_t kMostOwnIssues = 100;

struct OwnIssue {
    std::string id;
    Json row;
};

/// Issues whose claims the vault keeps for this DID, of the newest records.
base::Result<std::vector<OwnIssue>> issuesOf(
    const Services& services, const storage::Reader& reader, const std::string& did)
{
    std::vector<OwnIssue> found;
    if (services.vaultKeeper == nullptr)
        return base::refused("issuing.no_vault");
    vault::RecordFilter filter;
    filter.recordClass = std::string(issuing::kRecordClass);
    filter.subject = did;
    filter.limit = kMostOwnIssues;
    MARU_TRY(records, services.vaultKeeper->vault().list(filter));
    for (const vault::RecordInfo& record : records) {
        MARU_TRY(place, reader.get("credentials", "commitments", record.commitment.hex()));
        if (!place)
            continue;
        const std::string id = place->stringOr("issue", "");
        MARU_TRY(issue, reader.get("credentials", "issues", id));
        if (issue)
            found.push_back({ id, std::move(*issue) });
    }
    return found;
}

base::Result<std::string> signedInAs(
    const Services& services, const http::Request& request, const storage::Reader& reader)
{
    MARU_TRY(caller, callerOf(services, request, reader));
    if (!caller.isKnown())
        return base::refused("session.required");
    return caller.did;
}

http::Response onlyForThem(http::Response response)
{
    response.headers["Cache-Control"] = "no-store";
    return response;
}

} // namespace

base::Result<http::Response> getOwnIssues(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(did, signedInAs(services, request, *reader));
    MARU_TRY(issues, issuesOf(services, *reader, did));
    Json::Array rows;
    for (const OwnIssue& issue : issues) {
        MARU_TRY(type, reader->get("credentials", "types", issue.row.stringOr("type", "")));
        MARU_TRY(agency, reader->get("identity", "agencies", issue.row.stringOr("agency", "")));
        const Json none = Json::object();
        const Json& typeRow = type ? *type : none;
        const Json& agencyRow = agency ? *agency : none;
        rows.push_back(Json::object({ { "issue", issue.id }, { "type", issue.row.stringOr("type", "") },
            { "type_ko", typeRow.stringOr("name_ko", "") }, { "type_en", typeRow.stringOr("name_en", "") },
            { "agency", issue.row.stringOr("agency", "") },
            { "agency_ko", agencyRow.stringOr("name_ko", "") },
            { "agency_en", agencyRow.stringOr("name_en", "") }, { "state", issue.row.stringOr("state", "") },
            { "valid_until", issue.row.integerOr("valid_until", 0) } }));
    }
    return onlyForThem(listResponse(std::move(rows), {}, std::nullopt));
}

base::Result<http::Response> postOwnOffer(const Services& services, const http::Request& request)
{
    MARU_TRY(body, base::parseJson(request.body));
    MARU_CHECK(base::onlyMembers(body, { "issue" }));
    MARU_TRY(wanted, base::readString(body, "issue"));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(did, signedInAs(services, request, *reader));
    MARU_TRY(issues, issuesOf(services, *reader, did));
    for (const OwnIssue& issue : issues) {
        if (issue.id != wanted)
            continue;
        const std::string agency = issue.row.stringOr("agency", "");
        MARU_TRY(offer, services.issuer->offer(agency, issue.id, issuing::OfferBook::TransactionCode::None));
        return onlyForThem(http::Response::json(200, offerJson(*services.issuer, agency, issue.id, offer)));
    }
    // Also for somebody else's: nobody learns what others were issued.
    return base::refused("issuing.unknown_issue", "issue");
}

} // namespace maru::api
