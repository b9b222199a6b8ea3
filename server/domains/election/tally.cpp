// SPDX-License-Identifier: Apache-2.0
// Counting: the trustees' parts with their proofs, the counts of each sum as soon as enough parts are there, and the
// results when all sums are counted.
#include "shared/voting/tally.h"
#include "server/domains/election/handlers.h"
#include "server/domains/election/results.h"
#include "shared/voting/decryption.h"

#include <algorithm>
#include <optional>
#include <set>

namespace maru::election {

namespace {

struct Part {
    std::string unit, contest, key;
    Json sum; ///< row of `sums`
    voting::ContestShape shape;
    std::vector<voting::Ciphertext> sums;
    std::uint64_t votes = 0; ///< that its counts together can hold
};

voting::FrozenElection frozenOf(Context& context, const std::string& election)
{
    const Json row = mustGet(context, "definitions", election);
    auto frozen = voting::frozenFromJson(row.at("frozen"));
    MARU_ASSERT(frozen.has_value());
    return std::move(*frozen);
}

/// The signer as a trustee who holds a share. Refused election.not_trustee.
Result<std::int64_t> signingTrustee(Context& context, const std::string& election, std::string& officerId)
{
    MARU_TRY(officer, signingOfficer(context));
    for (const Json& row : rowsOf(context, "trustees", election)) {
        if (row.at("officer").asString() == officer.officer && row.at("state").asString() == "finished") {
            officerId = officer.officer;
            return row.at("index").asInteger();
        }
    }
    return refused("election.not_trustee", "signer");
}

std::string partPath(std::size_t i, std::string_view member = {})
{
    return "payload.parts[" + std::to_string(i) + ']' + std::string(member);
}

Result<Part> readPart(Context& context, const std::string& election, const voting::FrozenElection& frozen,
    const Json& payload, std::size_t i)
{
    Part part;
    part.unit = payload.at("unit").asString();
    part.contest = payload.at("contest").asString();
    part.key = partKey(election, part.unit) + '/' + part.contest;
    auto sum = context.state().get("sums", part.key);
    const voting::Contest* contest = frozen.definition.contest(part.contest);
    if (!sum || contest == nullptr)
        return refused("election.unknown_sum", partPath(i));
    part.sum = std::move(*sum);
    part.shape = contest->shape();
    const auto bytes = base::fromBase64Url(part.sum.at("sums").asString());
    MARU_ASSERT(bytes.has_value());
    auto sums = voting::ciphertextsFromBytes(*bytes, part.shape.slots.size());
    MARU_ASSERT(sums.has_value());
    part.sums = std::move(*sums);
    part.votes = static_cast<std::uint64_t>(part.sum.at("weight").asInteger())
        * static_cast<std::uint64_t>(contest->maximum + 1);
    return part;
}

voting::DecryptionStatement statementOf(const voting::FrozenElection& frozen, const Part& part,
    std::int64_t trustee, const voting::Encoded& share)
{
    voting::DecryptionStatement statement;
    statement.fingerprint = frozen.fingerprint;
    statement.election = frozen.definition.id;
    statement.unit = part.unit;
    statement.contest = part.contest;
    for (const voting::Slot& slot : part.shape.slots)
        statement.slots.push_back(slot.id);
    statement.index = trustee;
    statement.publicShare = share;
    return statement;
}

std::uint64_t boundOf(const Part& part)
{
    std::uint64_t top = 1;
    for (const voting::Slot& slot : part.shape.slots)
        top = std::max(top, slot.top);
    return static_cast<std::uint64_t>(part.sum.at("weight").asInteger()) * top;
}

/// Made for all that one action counts, so that many small sums are not searched with a small table each, and only when
/// there is something to count: a trustee before the last one needed brings parts alone.
class Search {
public:
    explicit Search(std::uint64_t votes) : m_votes(votes) { }
    const voting::DiscreteLog& table()
    {
        if (!m_table)
            m_table.emplace(m_votes);
        return *m_table;
    }

private:
    std::uint64_t m_votes;
    std::optional<voting::DiscreteLog> m_table;
};

/// Counts one sum from the parts of the lowest `threshold` trustees; false while there are fewer, or it is counted.
Result<bool> countSum(Context& context, const Json& election, const voting::FrozenElection& frozen,
    const Part& part, Search& search)
{
    if (context.state().has("counts", part.key))
        return false;
    std::map<std::int64_t, std::string> given;
    for (const domain::Row& row : domains::scanAll(context.state(), "decryptions", part.key + '/'))
        given.emplace(row.value.at("trustee").asInteger(), row.value.at("values").asString());
    const auto threshold = static_cast<std::size_t>(frozen.trustees.threshold);
    if (given.size() < threshold)
        return false;
    std::vector<std::int64_t> indexes;
    std::vector<std::vector<voting::DecryptionPart>> parts;
    Json trustees = Json::array();
    for (const auto& [index, values] : given) {
        if (indexes.size() == threshold)
            break;
        const auto bytes = base::fromBase64Url(values);
        MARU_ASSERT(bytes.has_value());
        indexes.push_back(index);
        parts.push_back(voting::partsFromBytes(*bytes, part.shape.slots.size()));
        trustees.push(index);
    }
    const auto points = voting::combineParts(part.sums, indexes, parts);
    if (!points)
        return refused("election.decryption_proof", "payload.parts");
    Json counts = Json::array();
    for (const voting::Point& point : *points) {
        const auto count = search.table().find(point, boundOf(part));
        // Proofs of ballots and parts leave no such sum; a wrong one must not be published as a count.
        if (!count)
            return refused("election.count_range", "payload.parts");
        counts.push(static_cast<std::int64_t>(*count));
    }
    context.state().put("counts", part.key,
        rowOf(election,
            { { "unit", part.unit }, { "contest", part.contest }, { "ballots", part.sum.at("ballots") },
                { "weight", part.sum.at("weight") }, { "counts", std::move(counts) },
                { "trustees", std::move(trustees) }, { "time", context.block().time } }));
    return true;
}

/// Every sum is counted: adds the units up, contest by contest.
void finish(Context& context, Json& election, const voting::Definition& definition)
{
    const std::string& id = definition.id;
    std::map<std::string, ContestTotal, std::less<>> totals;
    for (const std::string& unit : definition.units()) {
        const Json roll = mustGet(context, "units", partKey(id, unit));
        for (const voting::Contest* contest : definition.contestsOfUnit(unit)) {
            const Json row = mustGet(context, "counts", partKey(id, unit) + '/' + contest->id);
            ContestTotal& total = totals[contest->id];
            total.eligible += roll.at("weight").asInteger();
            total.roll += roll.at("roll").asInteger();
            total.ballots += row.at("ballots").asInteger();
            total.weight += row.at("weight").asInteger();
            const Json::Array& counts = row.at("counts").asArray();
            total.counts.resize(counts.size());
            for (std::size_t i = 0; i < counts.size(); ++i)
                total.counts[i] += counts[i].asInteger();
        }
    }
    for (const voting::Contest& contest : definition.contests) {
        ContestTotal& total = totals[contest.id];
        total.counts.resize(contest.options.size() + (contest.blank ? 1 : 0));
        Json row = contestResult(id, contest, total, context.block().time);
        row.set("rehearsal", election.at("rehearsal"));
        context.state().put("results", partKey(id, contest.id), std::move(row));
    }
    election.set("counted_at", context.block().time);
    setState(context, election, "counted", "counted");
    saveElection(context, election);
}

/// How far counting has got.
Json tallyOf(Context& context, const Json& election, const voting::FrozenElection& frozen)
{
    const std::string& id = frozen.definition.id;
    if (auto row = context.state().get("tallies", id))
        return std::move(*row);
    std::int64_t sums = 0;
    for (const std::string& unit : frozen.definition.units())
        sums += static_cast<std::int64_t>(frozen.definition.contestsOfUnit(unit).size());
    Json parts = Json::array();
    for (const voting::TrusteeKey& key : frozen.trustees.keys)
        parts.push(Json::object({ { "trustee", key.index }, { "sums", 0 } }));
    return rowOf(election,
        { { "sums", sums }, { "counted", 0 }, { "parts", std::move(parts) },
            { "started", context.block().time }, { "ended", 0 } });
}

} // namespace

Result<Json> decrypt(Context& context, const Json& payload)
{
    MARU_TRY(election, loadFor(context, payload, "decrypt"));
    const std::string id = election.at("id").asString();
    std::string officer;
    MARU_TRY(trustee, signingTrustee(context, id, officer));
    const voting::FrozenElection frozen = frozenOf(context, id);
    const auto share = voting::publicShare(frozen.trustees.keys, trustee);
    if (!share || frozen.trustees.find(trustee) == nullptr)
        return refused("election.not_trustee", "signer");

    const Json::Array& given = payload.at("parts").asArray();
    std::vector<Part> parts;
    std::set<std::string> keys;
    voting::DecryptionBatch batch;
    std::uint64_t votes = 1;
    for (std::size_t i = 0; i < given.size(); ++i) {
        MARU_TRY(part, readPart(context, id, frozen, given[i], i));
        if (!keys.insert(part.key).second
            || context.state().has("decryptions", part.key + '/' + std::to_string(trustee)))
            return refused("election.part_given", partPath(i));
        const auto bytes = base::fromBase64Url(given[i].at("values").asString());
        MARU_ASSERT(bytes.has_value());
        auto values = voting::partsFromBytes(*bytes, part.shape.slots.size());
        if (values.empty())
            return refused("election.part_size", partPath(i, ".values"));
        batch.add(statementOf(frozen, part, trustee, *share), part.sums, std::move(values));
        votes += part.votes;
        parts.push_back(std::move(part));
    }
    const std::vector<Status> verdicts = batch.verify();
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        if (!verdicts[i])
            return refused("election.decryption_proof", partPath(i, ".values"), verdicts[i].error().detail);
    }

    Json tally = tallyOf(context, election, frozen);
    Search search(votes);
    std::int64_t counted = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Part& part = parts[i];
        context.state().put("decryptions", part.key + '/' + std::to_string(trustee),
            rowOf(election,
                { { "unit", part.unit }, { "contest", part.contest }, { "trustee", trustee },
                    { "officer", officer }, { "values", given[i].at("values") },
                    { "transaction", context.transactionId() }, { "time", context.block().time } }));
        MARU_TRY(isCounted, countSum(context, election, frozen, part, search));
        counted += isCounted ? 1 : 0;
    }
    tally.set("counted", tally.at("counted").asInteger() + counted);
    Json progress = Json::array();
    for (Json each : tally.at("parts").asArray()) {
        if (each.at("trustee").asInteger() == trustee)
            each.set("sums", each.at("sums").asInteger() + static_cast<std::int64_t>(parts.size()));
        progress.push(std::move(each));
    }
    tally.set("parts", std::move(progress));
    const bool isComplete = tally.at("counted") == tally.at("sums");
    if (isComplete)
        tally.set("ended", context.block().time);
    context.state().put("tallies", id, std::move(tally));
    context.emit("election.decrypted",
        Json::object({ { "election", id }, { "trustee", trustee }, { "counted", counted } }));
    if (isComplete)
        finish(context, election, frozen.definition);
    return Json::object({ { "election", id }, { "trustee", trustee },
        { "accepted", static_cast<std::int64_t>(parts.size()) }, { "counted", counted } });
}

} // namespace maru::election
