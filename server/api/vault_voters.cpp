// SPDX-License-Identifier: Apache-2.0
// The help desk's search: records of one election's roll by name, masked. It compares masks with masks, so it tells
// nothing that the masked records do not show; what they hide is behind a reveal, which the chain keeps.
#include "server/api/vault_access.h"

#include <algorithm>
#include <string_view>

namespace maru::api {

namespace {

constexpr std::string_view kVoterDomain = "election";
constexpr std::string_view kRollClass = "election.roll";
constexpr std::size_t kMostFound = 200;
/// Records that one request looks at; whoever asks goes on with "next". A record of the roll is opened for it, which
/// takes about a tenth of a millisecond.
constexpr std::size_t kMostLooked = 5'000;
constexpr std::size_t kVoterPage = 1'000;
constexpr std::size_t kLongestVoterText = 360; ///< bytes: 120 letters

/// As rolls keep it: a mask shows how a date is written, so another spelling would be like nobody's.
bool hasFormOfADay(std::string_view text)
{
    constexpr std::string_view kForm = "0000-00-00";
    return std::equal(text.begin(), text.end(), kForm.begin(), kForm.end(),
        [](char c, char form) { return form == '-' ? c == '-' : c >= '0' && c <= '9'; });
}

struct Search {
    std::string election;
    std::string name; ///< masked
    std::string birthDate; ///< masked; "": any
    std::string after; ///< a record's id
};

base::Result<Search> searchOf(const http::Request& request)
{
    MARU_TRY(body, base::parseJson(request.body));
    MARU_CHECK(base::onlyMembers(body, { "election", "name", "birth_date", "after" }));
    Search search;
    MARU_TRY(election, base::readString(body, "election"));
    MARU_TRY(name, base::readString(body, "name"));
    if (name.empty() || name.size() > kLongestVoterText)
        return base::refused("query.parameter", "name");
    const std::string birthDate = body.stringOr("birth_date", "");
    if (!birthDate.empty() && !hasFormOfADay(birthDate))
        return base::refused("query.parameter", "birth_date");
    search.election = election;
    search.name = vault::maskedText(name);
    search.birthDate = birthDate.empty() ? std::string() : vault::maskedText(birthDate);
    search.after = body.stringOr("after", "");
    return search;
}

/// The number on the roll of whom the record is about; 0: of another roll. Somebody who was removed has it still.
base::Result<std::int64_t> numberOf(
    const storage::Reader& reader, const std::string& election, const base::Hash256& commitment)
{
    MARU_TRY(entry, reader.get(kVoterDomain, "roll_keys", election + "/c/" + commitment.hex()));
    if (entry)
        return entry->at("number").asInteger();
    domain::Selection removed;
    removed.table = "voters";
    removed.filters.push_back({ "commitment", domain::Filter::Operator::Equal, commitment.hex() });
    removed.filters.push_back({ "election", domain::Filter::Operator::Equal, election });
    removed.descending = true;
    removed.limit = 1;
    MARU_TRY(page, reader.select(kVoterDomain, removed));
    return page.rows.empty() ? 0 : page.rows.front().value.at("number").asInteger();
}

bool isMeant(const base::Json& masked, const Search& search)
{
    // A roll need not have dates of birth: whoever has none there may be the one.
    const std::string birthDate = masked.stringOr("birth_date", "");
    return masked.stringOr("name", "") == search.name
        && (search.birthDate.empty() || birthDate.empty() || birthDate == search.birthDate);
}

/// The masked record when it is one of the roll's and may be the one that is meant; null otherwise.
base::Result<base::Json> candidate(const storage::Reader& reader, const vault::Vault& vault,
    const vault::RecordInfo& info, const Search& search)
{
    MARU_TRY(number, numberOf(reader, search.election, info.commitment));
    if (number == 0)
        return base::Json();
    auto masked = vault.openMasked(info.id);
    // Destroyed meanwhile.
    if (!masked && masked.error().code == "vault.unknown_record")
        return base::Json();
    if (!masked)
        return masked.error();
    if (!isMeant(*masked, search))
        return base::Json();
    MARU_TRY(json, infoJson(reader, info));
    json.set("number", number);
    json.set("data", std::move(*masked));
    return json;
}

} // namespace

base::Result<http::Response> postVaultVoters(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, {}));
    MARU_TRY(keeper, keeperOf(services));
    // In the body, not in the address: servers and proxies on the way keep addresses in their logs.
    MARU_TRY(search, searchOf(request));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, callerOf(services, request, *reader));
    MARU_CHECK(requireVaultOfficer(caller));
    if (caller.officer->reads.find(kVoterDomain) == caller.officer->reads.end())
        return base::refused("auth.role");
    MARU_TRY(election, reader->get(kVoterDomain, "elections", search.election));
    if (!election)
        return base::refused("election.unknown", "election");

    vault::RecordFilter filter;
    filter.recordClass = kRollClass;
    filter.agency = caller.officer->agency;
    filter.after = search.after;
    filter.limit = kVoterPage;
    base::Json::Array rows;
    std::size_t looked = 0;
    bool isMore = true;
    while (isMore && looked < kMostLooked && rows.size() < kMostFound) {
        MARU_TRY(page, keeper->vault().list(filter));
        isMore = page.size() == kVoterPage;
        for (const vault::RecordInfo& info : page) {
            if (rows.size() == kMostFound) {
                isMore = true;
                break;
            }
            ++looked;
            filter.after = info.id;
            MARU_TRY(json, candidate(*reader, keeper->vault(), info, search));
            if (json.isObject())
                rows.push_back(std::move(json));
        }
    }
    const auto found = static_cast<std::int64_t>(rows.size());
    // Who looks somebody up is kept, whom they looked for is not: that would be another place with names.
    services.log.info("roll of " + search.election + " searched by " + caller.officer->officer + ": "
        + std::to_string(looked) + " records, " + std::to_string(found) + " found");
    http::Response response = http::Response::json(200,
        base::Json::object({ { "rows", std::move(rows) }, { "looked", static_cast<std::int64_t>(looked) },
            { "truncated", isMore && found == static_cast<std::int64_t>(kMostFound) },
            { "next", isMore ? filter.after : std::string() } }));
    response.headers["Cache-Control"] = "no-store";
    return response;
}

} // namespace maru::api
