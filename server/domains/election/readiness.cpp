// SPDX-License-Identifier: Apache-2.0
// The check list before freezing, and the definition.
#include "server/domains/election/readiness.h"

#include "shared/voting/definition.h"
#include "shared/voting/tally.h"

#include <algorithm>
#include <array>
#include <set>

namespace maru::election {

namespace {

using List = std::vector<Missing>;

/// The frozen document is one row of the state, and a row is read as JSON of at most 1 MiB (base::JsonLimits).
constexpr std::int64_t kMostDefinitionBytes = 900'000;
/// Fewer of one weight in one counting unit give their votes away in signed mode.
constexpr std::int64_t kFewVoters = 10;

Json copyOf(const Json& row, std::initializer_list<const char*> members)
{
    Json copy = Json::object();
    for (const char* member : members)
        copy.set(member, row.at(member));
    return copy;
}

Json contestJson(const Json& row)
{
    Json contest = copyOf(row,
        { "kind", "title_ko", "title_en", "minimum", "maximum", "blank", "score", "seats", "rule", "share",
            "quorum", "quorum_of", "tie", "constituencies" });
    contest.set("id", row.at("contest"));
    Json options = Json::array();
    for (const Json& option : row.at("options").asArray())
        options.push(copyOf(
            option, { "id", "number", "name_ko", "name_en", "party_ko", "party_en", "photo", "list" }));
    contest.set("options", std::move(options));
    return contest;
}

void add(List& list, const char* code, std::int64_t count, std::string detail = {}, bool blocks = true)
{
    if (count > 0)
        list.push_back({ code, count, std::move(detail), blocks });
}

/// The first few names, so that an officer knows where to look.
std::string firstOf(const std::vector<std::string>& names)
{
    constexpr std::size_t kMost = 5;
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < kMost; ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    return names.size() > kMost ? text + ", …" : text;
}

void addNamed(List& list, const char* code, const std::vector<std::string>& names, bool blocks = true)
{
    add(list, code, static_cast<std::int64_t>(names.size()), firstOf(names), blocks);
}

void checkStyles(const Setup& setup, List& list)
{
    const std::vector<Json> contests = byPosition(setup.contests);
    std::set<std::string> constituencies;
    std::vector<std::string> withoutContest;
    for (const Json& precinct : setup.precincts) {
        const std::string& constituency = precinct.at("constituency").asString();
        constituencies.insert(constituency);
        if (!contests.empty() && styleOf(contests, constituency).empty())
            withoutContest.push_back(precinct.at("id").asString());
    }
    addNamed(list, "election.missing_style", withoutContest);
    std::vector<std::string> unknown;
    for (const Json& contest : contests) {
        for (const Json& one : contest.at("constituencies").asArray()) {
            if (constituencies.count(one.asString()) == 0)
                unknown.push_back(contest.at("contest").asString() + ": " + one.asString());
        }
    }
    addNamed(list, "election.missing_constituency", unknown);
}

/// The smallest of as many rings as it takes, as even as possible.
std::int64_t smallestRing(std::int64_t keys, std::int64_t ringSize)
{
    return keys / ((keys + ringSize - 1) / ringSize);
}

void checkUnits(const Setup& setup, List& list)
{
    const bool isRing = setup.election.at("mode").asString() == "ring";
    std::vector<std::string> smallRings;
    std::vector<std::string> smallUnits;
    std::vector<std::string> tellingClasses;
    std::map<std::string, std::int64_t> byUnit;
    for (const auto& [place, keys] : enrolledByUnit(setup)) {
        byUnit[place.first] += keys;
        if (keys > 0 && smallestRing(keys, setup.election.at("ring_size").asInteger()) < setup.ringMinimum)
            smallRings.push_back(place.first + " (" + std::to_string(keys) + ")");
        // A weight that few have shows in the sums, and the ballots say whose they are.
        if (keys > 0 && keys < kFewVoters)
            tellingClasses.push_back(
                place.first + "/" + std::to_string(place.second) + " (" + std::to_string(keys) + ")");
    }
    for (const auto& [unit, keys] : byUnit) {
        // Where few are counted together, the result may tell how one of them voted.
        if (keys > 0 && keys < setup.ringMinimum)
            smallUnits.push_back(unit + " (" + std::to_string(keys) + ")");
    }
    if (isRing)
        addNamed(list, "election.ring_small", smallRings);
    else
        addNamed(list, "election.unit_small", smallUnits, /*blocks=*/false);
    if (!isRing)
        addNamed(list, "election.warning_signed_small", tellingClasses, /*blocks=*/false);
}

void checkCeremony(const Setup& setup, List& list)
{
    if (isIn(setup.election, { "draft" }))
        add(list, "election.missing_ceremony", 1);
    else if (isIn(setup.election, { "ceremony" }))
        add(list, "election.ceremony_runs", 1, setup.election.at("round").asString());
}

/// The library that ballots are made and verified with has the last word. Said as soon as there is a whole definition,
/// not when enrolment is over: then nothing could be done about it.
void checkWhole(const Setup& setup, List& list)
{
    static constexpr std::array<std::string_view, 5> kParts { "election.missing_contests",
        "election.missing_precincts", "election.missing_style", "election.missing_constituency",
        "election.missing_trustees" };
    const bool isWhole = std::none_of(list.begin(), list.end(),
        [](const Missing& one) { return std::find(kParts.begin(), kParts.end(), one.code) != kParts.end(); });
    if (!isWhole)
        return;
    const Json composed = composeDefinition(setup);
    const auto bytes = static_cast<std::int64_t>(base::canonical(composed).size());
    add(list, "election.too_large", bytes > kMostDefinitionBytes ? bytes : 0);
    const auto definition = voting::definitionFromJson(composed);
    if (!definition)
        add(list, "election.definition", 1, definition.error().field + " " + definition.error().detail);
}

} // namespace

std::vector<Json> byPosition(std::vector<Json> contests)
{
    std::sort(contests.begin(), contests.end(), [](const Json& a, const Json& b) {
        return a.at("position").asInteger() < b.at("position").asInteger();
    });
    return contests;
}

std::vector<const Json*> styleOf(const std::vector<Json>& contestsByPosition, std::string_view constituency)
{
    std::vector<const Json*> style;
    for (const Json& contest : contestsByPosition) {
        const Json& of = contest.at("constituencies");
        if (of.asArray().empty() || domains::contains(of, constituency))
            style.push_back(&contest);
    }
    return style;
}

std::string unitOf(const Json& precinct)
{
    const std::string& target = precinct.at("counted_in").asString();
    return target.empty() ? precinct.at("id").asString() : target;
}

UnitWeights enrolledByUnit(const Setup& setup)
{
    std::map<std::string, std::string> units;
    for (const Json& precinct : setup.precincts)
        units.emplace(precinct.at("id").asString(), unitOf(precinct));
    UnitWeights enrolled;
    for (const Json& row : setup.rollCounts) {
        const auto unit = units.find(row.at("precinct").asString());
        if (unit != units.end())
            enrolled[{ unit->second, row.at("weight").asInteger() }] += row.at("enrolled").asInteger();
    }
    return enrolled;
}

Json composeDefinition(const Setup& setup)
{
    const Json& election = setup.election;
    Json definition = copyOf(election,
        { "id", "mode", "kind", "rehearsal", "title_ko", "title_en", "authority", "opening", "revote",
            "ring_size", "certifiers", "threshold" });
    definition.set("version", 1);
    definition.set("schedule",
        copyOf(election, { "enrol_from", "enrol_until", "opens", "closes", "grace", "objections" }));
    Json contests = Json::array();
    for (const Json& row : byPosition(setup.contests))
        contests.push(contestJson(row));
    definition.set("contests", std::move(contests));
    Json precincts = Json::array();
    for (const Json& row : setup.precincts)
        precincts.push(copyOf(row, { "id", "name_ko", "name_en", "constituency", "counted_in" }));
    definition.set("precincts", std::move(precincts));
    Json trustees = Json::array();
    for (const Json& row : setup.trustees)
        trustees.push(copyOf(row, { "index", "officer", "agency", "name_ko", "name_en" }));
    definition.set("trustees", std::move(trustees));
    return definition;
}

/// Agencies whose trustees alone are as many as it takes to read every ballot.
static std::vector<std::string> agenciesThatSuffice(const Setup& setup)
{
    std::map<std::string, std::int64_t> trustees;
    for (const Json& row : setup.trustees)
        ++trustees[row.at("agency").asString()];
    std::vector<std::string> agencies;
    for (const auto& [agency, count] : trustees) {
        if (count >= setup.election.at("threshold").asInteger())
            agencies.push_back(agency);
    }
    return agencies;
}

/// Weight of everybody on the roll, enrolled or not: who will enrol is not known when this can still be mended.
static std::int64_t rollWeight(const Setup& setup)
{
    std::int64_t weight = 0;
    for (const Json& row : setup.rollCounts)
        weight += row.at("weight").asInteger() * row.at("entries").asInteger();
    return weight;
}

/// Votes that one ballot can hold, over all contests: `maximum` and the blank, or the chosen list.
static std::int64_t votesOfBallot(const Setup& setup)
{
    std::int64_t votes = 0;
    for (const Json& contest : setup.contests)
        votes += contest.at("maximum").asInteger() + 1;
    return std::max<std::int64_t>(votes, 1);
}

static void checkCountable(const Setup& setup, List& list)
{
    const std::int64_t weight = rollWeight(setup);
    // One block may have to count everything.
    const std::int64_t most = voting::kMostVotes / votesOfBallot(setup);
    add(list, "election.weight_total", weight > most ? weight : 0, std::to_string(most));
}

std::vector<Missing> missingOf(const Setup& setup)
{
    List list;
    const Json& election = setup.election;
    add(list, "election.missing_contests", setup.contests.empty() ? 1 : 0);
    add(list, "election.missing_precincts", setup.precincts.empty() ? 1 : 0);
    checkStyles(setup, list);
    add(list, "election.missing_trustees", setup.trustees.empty() ? 1 : 0);
    // One trustee alone can read every ballot.
    const bool isPublic = election.at("kind").asString() == "public" && !election.at("rehearsal").asBoolean();
    add(list, "election.threshold_one",
        !setup.trustees.empty() && election.at("threshold").asInteger() == 1 ? 1 : 0, {},
        /*blocks=*/isPublic);
    addNamed(list, "election.warning_trustees_one_agency", agenciesThatSuffice(setup), /*blocks=*/false);
    checkCeremony(setup, list);
    const std::int64_t entries = election.at("entries").asInteger();
    const std::int64_t enrolled = election.at("enrolled").asInteger();
    add(list, "election.missing_voters", entries == 0 ? 1 : 0);
    add(list, "election.missing_enrolled", entries > 0 && enrolled == 0 ? entries : 0);
    checkUnits(setup, list);
    checkCountable(setup, list);
    add(list, "election.enrolment_runs", setup.now < election.at("enrol_until").asInteger() ? 1 : 0);
    add(list, "election.schedule_over", setup.now >= election.at("closes").asInteger() ? 1 : 0);
    add(list, "election.objections_open", setup.openObjections, {}, /*blocks=*/false);
    add(list, "election.not_all_enrolled", enrolled > 0 ? entries - enrolled : 0, {}, /*blocks=*/false);
    checkWhole(setup, list);
    return list;
}

} // namespace maru::election
