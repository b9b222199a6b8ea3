// SPDX-License-Identifier: Apache-2.0
// Freezing, its work: the root of every precinct's roll, the rings, zero sums and empty box, the frozen document and its
// fingerprint. freezes/"<election>" says how far it has come; a step reads so many rows and leaves the rest to the next
// block. The roll cannot change meanwhile (state `freezing`).
#include "server/domains/election/freeze.h"
#include "server/domains/election/handlers.h"
#include "server/domains/election/schedule.h"
#include "shared/crypto/hash.h"
#include "shared/merkle/log_tree.h"
#include "shared/voting/ceremony.h"
#include "shared/voting/frozen.h"

#include <algorithm>
#include <optional>
#include <set>

namespace maru::election {

namespace {

constexpr std::size_t kSlotBytes = 64;

/// What a block has left to do its work with.
struct Work {
    Context& context;
    const Json& election;
    Json& progress;
    std::int64_t budget;
    const std::string& id() const { return election.at("id").asString(); }
};

voting::Encoded credentialBytes(const Json& voter)
{
    const auto bytes = base::fromBase64Url(voter.at("credential").asString());
    voting::Encoded encoded {};
    MARU_ASSERT(bytes && bytes->size() == encoded.size());
    std::copy(bytes->begin(), bytes->end(), encoded.begin());
    return encoded;
}

Json voterAt(Work& work, std::int64_t number)
{
    return mustGet(work.context, "voters", voterKey(work.id(), number));
}

// The roll, precinct by precinct.

merkle::LogFrontier frontierOf(const Json& progress)
{
    std::vector<base::Hash256> peaks;
    for (const Json& peak : progress.at("peaks").asArray()) {
        const auto hash = base::Hash256::fromHex(peak.asString());
        MARU_ASSERT(hash.has_value());
        peaks.push_back(*hash);
    }
    auto tree = merkle::LogFrontier::fromNodes(
        static_cast<std::uint64_t>(progress.at("size").asInteger()), std::move(peaks));
    MARU_ASSERT(tree.has_value());
    return std::move(*tree);
}

void keepFrontier(Json& progress, const merkle::LogFrontier& tree)
{
    Json peaks = Json::array();
    for (const base::Hash256& peak : tree.peaks())
        peaks.push(peak);
    progress.set("size", static_cast<std::int64_t>(tree.size()));
    progress.set("peaks", std::move(peaks));
}

std::optional<Json> precinctAfter(Work& work, const std::string& before)
{
    const auto next = work.context.state().scan(
        "precincts", work.id() + '/', before.empty() ? "" : partKey(work.id(), before), 1);
    return next.empty() ? std::nullopt : std::optional<Json>(next.front().value);
}

void startPrecinct(Json& progress, const std::string& precinct)
{
    progress.set("precinct", precinct);
    progress.set("after", 0);
    progress.set("size", 0);
    progress.set("peaks", Json::array());
    progress.set("enrolled", 0);
}

/// Adds up to the budget's entries of the precinct to its tree; true when the precinct is done.
bool addEntries(Work& work, const Json& precinct)
{
    const std::string& id = precinct.at("id").asString();
    merkle::LogFrontier tree = frontierOf(work.progress);
    std::vector<merkle::LogNode> completed;
    const std::int64_t after = work.progress.at("after").asInteger();
    const auto rows = work.context.state().scan("roll_order", partKey(work.id(), id) + '/',
        after == 0 ? "" : orderKey(work.id(), id, after), static_cast<std::size_t>(work.budget));
    std::int64_t enrolled = work.progress.at("enrolled").asInteger();
    for (const domain::Row& row : rows) {
        const Json voter = voterAt(work, row.value.at("number").asInteger());
        voting::RollEntry entry { voter.at("number").asInteger(), id, voter.at("weight").asInteger(), {} };
        if (isIn(voter, { "enrolled" })) {
            entry.credential = credentialBytes(voter);
            ++enrolled;
        }
        completed.clear();
        tree.append(merkle::leafHash(base::asBytes(base::canonical(voting::toJson(entry)))), completed);
        work.progress.set("after", entry.number);
    }
    work.progress.set("enrolled", enrolled);
    keepFrontier(work.progress, tree);
    const bool isDone = static_cast<std::int64_t>(rows.size()) < work.budget;
    work.budget -= static_cast<std::int64_t>(rows.size()) + 1;
    if (!isDone)
        return false;
    Json row = precinct;
    MARU_ASSERT(row.at("entries").asInteger() == static_cast<std::int64_t>(tree.size()));
    MARU_ASSERT(row.at("enrolled").asInteger() == enrolled);
    row.set("root", tree.root());
    work.context.state().put("precincts", partKey(work.id(), id), std::move(row));
    return true;
}

/// True when every precinct has its root.
bool stepRoll(Work& work)
{
    while (work.budget > 0) {
        const std::string current = work.progress.at("precinct").asString();
        if (current.empty()) {
            const auto first = precinctAfter(work, "");
            MARU_ASSERT(first.has_value());
            startPrecinct(work.progress, first->at("id").asString());
            continue;
        }
        if (!addEntries(work, mustGet(work.context, "precincts", partKey(work.id(), current))))
            return false;
        const auto next = precinctAfter(work, current);
        if (!next)
            return true;
        startPrecinct(work.progress, next->at("id").asString());
    }
    return false;
}

// Units: their people, their rings, their sums.

/// A counting unit and who is counted there. Made once a step.
struct Unit {
    std::string constituency;
    std::vector<std::string> precincts;
    std::int64_t entries = 0;
    std::int64_t enrolled = 0;
    std::int64_t weight = 0; ///< of the enrolled
    std::int64_t roll = 0; ///< weight of all entries
    std::map<std::int64_t, std::int64_t> keysByWeight;
};

std::map<std::string, Unit> unitsOf(const Setup& setup)
{
    std::map<std::string, Unit> units;
    std::map<std::string, std::string> unitByPrecinct;
    for (const Json& precinct : setup.precincts) {
        const std::string unit = unitOf(precinct);
        const std::string& id = precinct.at("id").asString();
        unitByPrecinct.emplace(id, unit);
        Unit& made = units[unit];
        made.precincts.push_back(id);
        made.constituency = precinct.at("constituency").asString(); // the same for all of a unit
    }
    for (const Json& row : setup.rollCounts) {
        // A precinct that lost all its voters may have been removed.
        const auto place = unitByPrecinct.find(row.at("precinct").asString());
        if (place == unitByPrecinct.end())
            continue;
        Unit& unit = units.at(place->second);
        const std::int64_t enrolled = row.at("enrolled").asInteger();
        unit.entries += row.at("entries").asInteger();
        unit.enrolled += enrolled;
        unit.weight += enrolled * row.at("weight").asInteger();
        unit.roll += row.at("entries").asInteger() * row.at("weight").asInteger();
        unit.keysByWeight[row.at("weight").asInteger()] += enrolled;
    }
    return units;
}

void putUnit(Work& work, const std::string& name, const Unit& unit)
{
    work.context.state().put("units", partKey(work.id(), name),
        rowOf(work.election,
            { { "unit", name }, { "entries", unit.entries }, { "enrolled", unit.enrolled },
                { "weight", unit.weight }, { "roll", unit.roll } }));
}

/// Zeros: encodings of the identity.
void putSums(Work& work, const std::vector<Json>& contests, const std::string& name, const Unit& unit)
{
    for (const Json* contest : styleOf(contests, unit.constituency)) {
        const std::size_t slots =
            contest->at("options").asArray().size() + (contest->at("blank").asBoolean() ? 1 : 0);
        const std::string& id = contest->at("contest").asString();
        work.context.state().put("sums", partKey(work.id(), name) + '/' + id,
            rowOf(work.election,
                { { "unit", name }, { "contest", id }, { "ballots", 0 }, { "weight", 0 },
                    { "sums", base::toBase64Url(base::Bytes(slots * kSlotBytes, 0)) } }));
        --work.budget;
    }
}

/// The numbers of one precinct, read a few at a time.
class PrecinctNumbers {
public:
    /// Behind the number `after`, whether it is this precinct's or not.
    PrecinctNumbers(const std::string& precinct, std::int64_t after) : m_precinct(&precinct), m_after(after)
    {
    }

    /// 0: no more.
    std::int64_t next(Work& work, std::size_t batch)
    {
        if (m_at == m_read.size()) {
            m_read.clear();
            m_at = 0;
            const std::string behind = m_after == 0 ? "" : orderKey(work.id(), *m_precinct, m_after);
            for (const domain::Row& row :
                work.context.state().scan("roll_order", partKey(work.id(), *m_precinct) + '/', behind, batch))
                m_read.push_back(row.value.at("number").asInteger());
            if (m_read.empty())
                return 0;
        }
        m_after = m_read[m_at++];
        return m_after;
    }

private:
    const std::string* m_precinct;
    std::int64_t m_after;
    std::vector<std::int64_t> m_read;
    std::size_t m_at = 0;
};

/// Numbers behind `after` of all precincts of the unit, in the roll's order, at most `most`. Reads little more than it
/// gives, however many precincts are counted together.
std::vector<std::int64_t> numbersOf(
    Work& work, const std::vector<std::string>& precincts, std::int64_t after, std::size_t most)
{
    const std::size_t batch = std::max<std::size_t>(8, most / std::max<std::size_t>(1, precincts.size()));
    std::vector<PrecinctNumbers> sources;
    sources.reserve(precincts.size());
    std::set<std::pair<std::int64_t, std::size_t>> heads;
    for (const std::string& precinct : precincts) {
        sources.emplace_back(precinct, after);
        if (const std::int64_t number = sources.back().next(work, batch); number != 0)
            heads.emplace(number, sources.size() - 1);
    }
    std::vector<std::int64_t> numbers;
    while (!heads.empty() && numbers.size() < most) {
        const auto [number, source] = *heads.begin();
        heads.erase(heads.begin());
        numbers.push_back(number);
        if (const std::int64_t follower = sources[source].next(work, batch); follower != 0)
            heads.emplace(follower, source);
    }
    return numbers;
}

/// The rings of one unit and weight while keys are added: a ring is written when it is full, and at the end of a step
/// as far as it has come.
class RingWriter {
public:
    RingWriter(Work& work, const std::string& unit, std::int64_t weight, std::int64_t keys)
        : m_work(work)
        , m_placeKey("ring:" + std::to_string(weight))
        , m_filled(work.progress.integerOr(m_placeKey, 0))
    {
        auto plans = voting::planRings(
            unit, weight, static_cast<std::size_t>(keys), work.election.at("ring_size").asInteger());
        MARU_ASSERT(plans.has_value());
        m_plans = std::move(*plans);
    }

    void add(const base::Bytes& key)
    {
        const voting::RingPlan& plan = planAt(static_cast<std::size_t>(m_filled));
        if (!m_open) {
            m_open = &plan;
            m_keys.clear();
            if (static_cast<std::size_t>(m_filled) > plan.first)
                m_keys = storedKeys(plan);
        }
        m_keys.insert(m_keys.end(), key.begin(), key.end());
        ++m_filled;
        if (static_cast<std::size_t>(m_filled) == plan.first + plan.count)
            write();
    }

    void keep()
    {
        if (m_open != nullptr)
            write();
        m_work.progress.set(m_placeKey, m_filled);
    }

    const std::string& place() const { return m_placeKey; }

private:
    const voting::RingPlan& planAt(std::size_t key) const
    {
        const auto found = std::find_if(m_plans.begin(), m_plans.end(), [key](const voting::RingPlan& plan) {
            return key >= plan.first && key < plan.first + plan.count;
        });
        MARU_ASSERT(found != m_plans.end());
        return *found;
    }

    base::Bytes storedKeys(const voting::RingPlan& plan) const
    {
        const Json row = mustGet(m_work.context, "rings", partKey(m_work.id(), plan.id));
        const auto keys = base::fromBase64Url(row.at("keys").asString());
        MARU_ASSERT(keys.has_value());
        return *keys;
    }

    void write()
    {
        m_work.context.state().put("rings", partKey(m_work.id(), m_open->id),
            rowOf(m_work.election,
                { { "ring", m_open->id }, { "unit", m_open->unit }, { "weight", m_open->weight },
                    { "size", static_cast<std::int64_t>(m_keys.size() / 32) },
                    { "keys", base::toBase64Url(m_keys) } }));
        m_open = nullptr;
    }

    Work& m_work;
    std::string m_placeKey;
    std::int64_t m_filled;
    std::vector<voting::RingPlan> m_plans;
    const voting::RingPlan* m_open = nullptr;
    base::Bytes m_keys;
};

/// True when the unit's rings are complete.
bool addToRings(Work& work, const std::string& name, const Unit& unit)
{
    std::map<std::int64_t, RingWriter> writers;
    for (const auto& [weight, keys] : unit.keysByWeight)
        writers.try_emplace(weight, work, name, weight, keys);
    const auto most = static_cast<std::size_t>(std::max<std::int64_t>(work.budget, 1));
    const auto numbers = numbersOf(work, unit.precincts, work.progress.at("after").asInteger(), most);
    for (const std::int64_t number : numbers) {
        const Json voter = voterAt(work, number);
        work.progress.set("after", number);
        if (!isIn(voter, { "enrolled" }))
            continue;
        const auto writer = writers.find(voter.at("weight").asInteger());
        MARU_ASSERT(writer != writers.end());
        const auto key = base::fromBase64Url(voter.at("credential").asString());
        MARU_ASSERT(key.has_value());
        writer->second.add(*key);
    }
    work.budget -= static_cast<std::int64_t>(numbers.size()) + 1;
    const bool isDone = numbers.size() < most;
    for (auto& [weight, writer] : writers) {
        writer.keep();
        if (isDone)
            work.progress.remove(writer.place());
    }
    return isDone;
}

/// True when every unit has what it needs.
bool stepUnits(Work& work)
{
    const Setup setup = loadSetup(work.context, work.election);
    const std::vector<Json> contests = byPosition(setup.contests);
    const bool isRing = work.election.at("mode").asString() == "ring";
    for (const auto& [name, unit] : unitsOf(setup)) {
        if (name <= work.progress.at("unit").asString())
            continue;
        if (work.budget <= 0 || (isRing && !addToRings(work, name, unit)))
            return false;
        putUnit(work, name, unit);
        putSums(work, contests, name, unit);
        work.progress.set("unit", name);
        work.progress.set("after", 0);
    }
    return true;
}

// The document.

std::vector<voting::TrusteeKey> keysOfCeremony(Work& work)
{
    std::vector<voting::TrusteeKey> keys;
    for (const Json& row : participantsOf(work.context, work.election)) {
        voting::TrusteeKey key;
        key.index = row.at("index").asInteger();
        for (const Json& one : row.at("coefficients").asArray()) {
            const auto bytes = base::fromBase64Url(one.asString());
            voting::Encoded encoded {};
            MARU_ASSERT(bytes && bytes->size() == encoded.size());
            std::copy(bytes->begin(), bytes->end(), encoded.begin());
            key.coefficients.push_back(encoded);
        }
        keys.push_back(std::move(key));
    }
    return keys;
}

Status finishFreezing(Work& work, Json election)
{
    Context& context = work.context;
    const std::string id = work.id();
    const Setup setup = loadSetup(context, election);
    MARU_TRY(definition, voting::definitionFromJson(composeDefinition(setup)));
    std::vector<voting::PrecinctCommitment> precincts;
    for (const Json& row : setup.precincts) {
        const auto root = base::Hash256::fromHex(row.at("root").asString());
        MARU_ASSERT(root.has_value());
        precincts.push_back({ row.at("id").asString(), row.at("enrolled").asInteger(),
            row.at("entries").asInteger(), *root });
    }
    const voting::RollSummary roll = voting::rollCommitment(std::move(precincts));
    MARU_TRY(keys, voting::finishCeremony(election.at("threshold").asInteger(), keysOfCeremony(work)));
    Json frozen = voting::composeFrozen(definition, roll, keys);
    const base::Hash256 fingerprint = crypto::sha256(base::canonical(frozen));
    context.state().put("definitions", id,
        rowOf(election, { { "fingerprint", fingerprint }, { "frozen", std::move(frozen) } }));
    context.state().put("boxes", id,
        rowOf(election,
            { { "ballots", 0 }, { "voters", 0 }, { "replaced", 0 }, { "challenges", 0 },
                { "chain_head", crypto::sha256(fingerprint.view()) }, { "last", 0 } }));
    context.state().erase("freezes", id);
    election.set("roll", roll.commitment);
    election.set("fingerprint", fingerprint);
    election.set("frozen_at", context.block().time);
    setState(context, election, "frozen", "frozen");
    scheduleVoting(context, election);
    openIfDue(context, election);
    saveElection(context, std::move(election));
    return {};
}

} // namespace

Status onFreezeStep(Context& context, const Json& payload)
{
    const std::string id = payload.at("election").asString();
    const Json election = mustGet(context, "elections", id);
    if (!isIn(election, { "freezing" }))
        return {};
    Json progress = mustGet(context, "freezes", id);
    domains::countUp(progress, "blocks");
    Work work { context, election, progress, context.parameters().integer("election.freeze_batch") };
    bool isDone = false;
    if (progress.at("step").asString() == "roll" && stepRoll(work)) {
        progress.set("step", "units");
        progress.set("after", 0);
    }
    if (progress.at("step").asString() == "units")
        isDone = work.budget > 0 && stepUnits(work);
    if (isDone)
        return finishFreezing(work, election);
    context.state().put("freezes", id, std::move(progress));
    scheduleStep(context, id);
    return {};
}

} // namespace maru::election
