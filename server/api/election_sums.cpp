// SPDX-License-Identifier: Apache-2.0
// The sums of an election with what proves them, for a trustee who opens nothing that the state root does not hold: in
// pages, each with one proof of all its rows and with the election's own row under the same signed header, so that every
// page says by itself that voting has ended.
#include "server/api/resources.h"
#include "shared/ledger/state_rows.h"

namespace maru::api {

namespace {

constexpr std::string_view kElectionOfSums = "election";
/// The hashes of a page's paths are one text, and readers bound texts to 256 KiB.
constexpr std::size_t kSumsAPage = 250;
constexpr std::size_t kTrusteesAtMost = 100;
constexpr std::size_t kMostSumsElectionId = 40;
constexpr std::size_t kMostSumKey = 200;

bool isIdOfSums(const std::string& text)
{
    return !text.empty() && text.size() <= kMostSumsElectionId
        && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

/// `after` is the key of a row of this election: it comes from outside.
bool isSumKeyOf(const std::string& election, const std::string& after)
{
    return after.size() <= kMostSumKey && after.compare(0, election.size() + 1, election + '/') == 0
        && after.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-/") == std::string::npos;
}

/// What is said once: the frozen document, how many voted, who the trustees are.
base::Status addFirst(
    const storage::Reader& reader, const std::string& election, std::vector<chain::StateKey>& keys)
{
    for (const char* table : { "definitions", "boxes" }) {
        MARU_TRY(row, reader.get(kElectionOfSums, table, election));
        if (row)
            keys.push_back({ {}, table, election });
    }
    MARU_TRY(trustees,
        reader.stateScan(kElectionOfSums, "trustees", election + '/', std::string(), kTrusteesAtMost));
    for (const auto& row : trustees)
        keys.push_back({ {}, "trustees", row.first });
    return {};
}

} // namespace

base::Result<http::Response> getElectionSums(const Services& services, const http::Request& request)
{
    MARU_CHECK(onlyParameters(request, { "after" }));
    const std::string& election = pathParameter(request, "id");
    if (!isIdOfSums(election))
        return base::refused("election.unknown", "id");
    const std::string after = request.queryValue("after").value_or(std::string());
    if (!after.empty() && !isSumKeyOf(election, after))
        return base::refused("query.cursor", "after");
    MARU_TRY(reader, services.node.read());
    MARU_TRY(row, reader->get(kElectionOfSums, "elections", election));
    if (!row)
        return base::refused("election.unknown", "id");
    std::vector<chain::StateKey> keys { { {}, "elections", election } };
    if (after.empty())
        MARU_CHECK(addFirst(*reader, election, keys));
    MARU_TRY(sums, reader->stateScan(kElectionOfSums, "sums", election + '/', after, kSumsAPage));
    for (const auto& sum : sums)
        keys.push_back({ {}, "sums", sum.first });
    const std::string next = sums.size() < kSumsAPage ? std::string() : sums.back().first;
    MARU_TRY(proofs, services.node.stateProofs(kElectionOfSums, std::move(keys)));
    // The proofs are of the newest block, which may have come after the rows were listed.
    for (const ledger::StateProofFile& proof : proofs) {
        if (!proof.value)
            return base::refused("query.cursor", "after");
    }
    return http::Response::json(200,
        base::Json::object(
            { { "proof", ledger::toJson(ledger::joinStateProofs(std::string(kElectionOfSums), proofs)) },
                { "next", next } }));
}

} // namespace maru::api
