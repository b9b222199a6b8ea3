// SPDX-License-Identifier: Apache-2.0
// Who is elected, computed again from the counts (docs/election-protocol.md "Results") and compared with the proven
// result, member by member. What people decided afterwards (lot, the older of two, run-off) must be one of the ways
// that the definition allows.
#include "shared/verify/election/checks/checks.h"

#include <algorithm>

namespace maru::verify::election {

namespace {

struct OptionResult {
    std::int64_t votes = 0;
    std::int64_t rank = 1;
    std::int64_t seats = 0;
    bool isElected = false;
    bool isTied = false;
};

struct ContestResult {
    std::int64_t eligible = 0;
    std::int64_t roll = 0;
    std::int64_t ballots = 0;
    std::int64_t weight = 0;
    std::int64_t blank = 0;
    std::int64_t valid = 0;
    std::vector<OptionResult> options;
    std::string outcome = "decided";
    std::vector<std::size_t> tied;
    std::int64_t tieSeats = 0;
    std::vector<std::size_t> runoff;
    std::int64_t unfilled = 0;
};

base::Json shareOf(std::int64_t part, std::int64_t whole)
{
    return base::Json::object({ { "part", part }, { "whole", whole },
        { "basis_points", whole == 0 ? std::int64_t { 0 } : part * 10'000 / whole } });
}

ContestResult countedOf(const Material& material, const voting::Contest& contest)
{
    ContestResult result;
    result.options.resize(contest.options.size());
    const std::size_t first = contest.blank ? 1 : 0;
    for (const auto& [key, counts] : material.counts) {
        if (key.contest != contest.id)
            continue;
        const Sum& sum = material.sums.at(key);
        result.ballots += sum.ballots;
        result.weight += sum.weight;
        if (contest.blank)
            result.blank += counts.front();
        for (std::size_t i = 0; i < result.options.size(); ++i)
            result.options[i].votes += counts[first + i];
        if (const auto eligible = material.eligible.find(key.unit); eligible != material.eligible.end())
            result.eligible += eligible->second;
        if (const auto roll = material.rollWeight.find(key.unit); roll != material.rollWeight.end())
            result.roll += roll->second;
    }
    result.valid = result.weight - result.blank;
    return result;
}

void rank(const voting::Contest& contest, ContestResult& result)
{
    for (std::size_t i = 0; i < result.options.size(); ++i)
        for (std::size_t other = 0; other < result.options.size(); ++other)
            if (contest.options[other].list == contest.options[i].list
                && result.options[other].votes > result.options[i].votes)
                ++result.options[i].rank;
}

/// Places by votes, and in the order of the definition among equals.
std::vector<std::size_t> byVotes(const ContestResult& result, std::vector<std::size_t> places)
{
    std::stable_sort(places.begin(), places.end(),
        [&](std::size_t a, std::size_t b) { return result.options[a].votes > result.options[b].votes; });
    return places;
}

/// The best of `places` (best first) get the seats; equals at the border are tied.
void elect(ContestResult& result, const std::vector<std::size_t>& places, std::int64_t seats)
{
    const auto room = static_cast<std::size_t>(seats);
    if (places.size() <= room) {
        for (const std::size_t place : places)
            result.options[place].isElected = true;
        result.unfilled = seats - static_cast<std::int64_t>(places.size());
        return;
    }
    const std::int64_t border = result.options[places[room - 1]].votes;
    const bool isTie = result.options[places[room]].votes == border;
    std::int64_t elected = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        OptionResult& option = result.options[places[i]];
        if (isTie ? option.votes > border : i < room) {
            option.isElected = true;
            ++elected;
        } else if (isTie && option.votes == border) {
            option.isTied = true;
        }
    }
    if (!isTie)
        return;
    result.outcome = "tie";
    result.tieSeats = seats - elected;
    for (std::size_t i = 0; i < result.options.size(); ++i)
        if (result.options[i].isTied)
            result.tied.push_back(i);
}

void decidePersons(const voting::Contest& contest, ContestResult& result)
{
    const std::int64_t whole =
        contest.kind == voting::ContestKind::Score ? result.valid * contest.score : result.valid;
    std::vector<std::size_t> all;
    std::vector<std::size_t> able;
    for (std::size_t i = 0; i < result.options.size(); ++i) {
        all.push_back(i);
        const std::int64_t votes = result.options[i].votes;
        const bool isAble = contest.rule == voting::DecisionRule::Majority ? 2 * votes > whole
            : contest.rule == voting::DecisionRule::Share
            ? votes > 0 && votes * 10'000 >= contest.share * whole
            : votes > 0;
        if (isAble)
            able.push_back(i);
    }
    elect(result, byVotes(result, able), contest.seats);
    const auto elected = static_cast<std::size_t>(contest.seats - result.unfilled);
    if (contest.rule == voting::DecisionRule::Plurality && able.empty())
        result.outcome = "not_elected";
    if (contest.rule == voting::DecisionRule::Plurality || result.unfilled == 0)
        return;
    if (contest.rule == voting::DecisionRule::Share) {
        if (elected == 0)
            result.outcome = "not_elected";
        return;
    }
    std::vector<std::size_t> others;
    for (const std::size_t i : byVotes(result, all))
        if (!result.options[i].isElected)
            others.push_back(i);
    if (result.options.size() == 1) {
        result.outcome = "not_elected";
        return;
    }
    if (others.empty())
        return;
    result.outcome = "runoff";
    const std::size_t wanted = std::min(others.size(), 2 * static_cast<std::size_t>(result.unfilled));
    const std::int64_t last = result.options[others[wanted - 1]].votes;
    for (std::size_t i = 0; i < result.options.size(); ++i)
        if (!result.options[i].isElected && result.options[i].votes >= last)
            result.runoff.push_back(i);
}

void decideLists(const voting::Contest& contest, ContestResult& result)
{
    std::vector<std::size_t> lists;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < contest.options.size(); ++i) {
        const std::int64_t votes = result.options[i].votes;
        if (contest.options[i].list.empty() && votes > 0 && votes * 10'000 >= contest.share * result.valid) {
            lists.push_back(i);
            sum += votes;
        }
    }
    if (lists.empty()) {
        result.outcome = "not_elected";
        result.unfilled = contest.seats;
        return;
    }
    std::int64_t left = contest.seats;
    for (const std::size_t i : lists) {
        result.options[i].seats = contest.seats * result.options[i].votes / sum;
        left -= result.options[i].seats;
    }
    const auto remainder = [&](std::size_t i) { return contest.seats * result.options[i].votes % sum; };
    std::vector<std::size_t> byRemainder = lists;
    std::stable_sort(byRemainder.begin(), byRemainder.end(),
        [&](std::size_t a, std::size_t b) { return remainder(a) > remainder(b); });
    const auto room = static_cast<std::size_t>(left);
    if (room > 0 && room < byRemainder.size()
        && remainder(byRemainder[room - 1]) == remainder(byRemainder[room])) {
        const std::int64_t border = remainder(byRemainder[room]);
        for (const std::size_t i : byRemainder) {
            if (remainder(i) > border) {
                ++result.options[i].seats;
                --left;
            } else if (remainder(i) == border) {
                result.options[i].isTied = true;
            }
        }
        result.outcome = "tie";
        result.tieSeats = left;
        for (std::size_t i = 0; i < result.options.size(); ++i)
            if (result.options[i].isTied)
                result.tied.push_back(i);
    } else {
        for (std::size_t i = 0; i < room && i < byRemainder.size(); ++i)
            ++result.options[byRemainder[i]].seats;
    }
}

/// The candidates of the lists that have seats.
void seatCandidates(const voting::Contest& contest, ContestResult& result)
{
    result.unfilled = result.outcome == "not_elected" ? contest.seats : 0;
    for (std::size_t i = 0; i < contest.options.size(); ++i) {
        if (!contest.options[i].list.empty())
            continue;
        std::vector<std::size_t> candidates;
        for (std::size_t other = 0; other < contest.options.size(); ++other)
            if (contest.options[other].list == contest.options[i].id)
                candidates.push_back(other);
        candidates = byVotes(result, candidates);
        for (std::size_t seat = 0; seat < static_cast<std::size_t>(result.options[i].seats); ++seat) {
            if (seat < candidates.size())
                result.options[candidates[seat]].isElected = true;
            else if (!candidates.empty())
                ++result.unfilled;
        }
        result.options[i].isElected = result.options[i].seats > 0;
    }
}

/// What officials decided of a tie, when it is one of the ways that the definition allows; else why not.
std::string resolve(const voting::Contest& contest, const base::Json& resolution, ContestResult& result)
{
    if (result.outcome != "tie")
        return "a tie was resolved that there was not";
    const std::string how = resolution.stringOr("how", "");
    if (how != voting::textOf(contest.tie))
        return "a tie was resolved in another way than the definition says";
    const auto list = base::readArray(resolution, "options");
    if (!list)
        return "a resolution without options";
    // All tied options, in the order that decided: the first ones get the seats.
    std::vector<std::size_t> order;
    for (const base::Json& id : *list) {
        for (const std::size_t place : result.tied)
            if (id.isString() && id.asString() == contest.options[place].id)
                order.push_back(place);
    }
    if (order.size() != result.tied.size() || order.size() != list->size()
        || std::set<std::size_t>(order.begin(), order.end()).size() != order.size())
        return "a resolution that does not name every tied option once";
    if (how == "runoff") {
        result.outcome = "runoff";
        result.runoff = result.tied;
        return {};
    }
    order.resize(static_cast<std::size_t>(result.tieSeats));
    for (const std::size_t place : order) {
        if (contest.kind == voting::ContestKind::List)
            ++result.options[place].seats;
        else
            result.options[place].isElected = true;
    }
    result.outcome = "decided";
    return {};
}

base::Json idsOf(const voting::Contest& contest, const std::vector<std::size_t>& places)
{
    base::Json ids = base::Json::array();
    for (const std::size_t place : places)
        ids.push(contest.options[place].id);
    return ids;
}

base::Json rowOf(const Material& material, const voting::Contest& contest, const ContestResult& result)
{
    base::Json options = base::Json::array();
    const std::int64_t whole =
        contest.kind == voting::ContestKind::Score ? result.valid * contest.score : result.valid;
    for (std::size_t i = 0; i < contest.options.size(); ++i) {
        const OptionResult& option = result.options[i];
        options.push(
            base::Json::object({ { "option", contest.options[i].id }, { "list", contest.options[i].list },
                { "votes", option.votes }, { "share", shareOf(option.votes, whole) }, { "rank", option.rank },
                { "elected", option.isElected }, { "tied", option.isTied }, { "seats", option.seats } }));
    }
    base::Json tie;
    if (!result.tied.empty())
        tie = base::Json::object({ { "options", idsOf(contest, result.tied) }, { "seats", result.tieSeats },
            { "how", voting::textOf(contest.tie) } });
    return base::Json::object({ { "election", material.record.election },
        { "rehearsal", material.frozen()->definition.rehearsal }, { "contest", contest.id },
        { "kind", voting::textOf(contest.kind) }, { "rule", voting::textOf(contest.rule) },
        { "seats", contest.seats }, { "eligible", result.eligible }, { "roll", result.roll },
        { "ballots", result.ballots }, { "weight", result.weight }, { "blank", result.blank },
        { "valid", result.valid }, { "turnout", shareOf(result.weight, result.eligible) },
        { "roll_turnout", shareOf(result.weight, result.roll) }, { "options", std::move(options) },
        { "outcome", result.outcome }, { "tie", std::move(tie) }, { "runoff", idsOf(contest, result.runoff) },
        { "unfilled", result.unfilled } });
}

/// Empty: the proven row says what the counts say.
std::string resultFault(const Material& material, const voting::Contest& contest, const base::Json& row)
{
    ContestResult result = countedOf(material, contest);
    rank(contest, result);
    const bool isList = contest.kind == voting::ContestKind::List;
    // Whoever never enrolled is on the roll all the same: the definition says which of the two is asked for.
    const std::int64_t base = contest.quorumOf == voting::QuorumBase::Roll ? result.roll : result.eligible;
    const bool hasQuorum = contest.quorum == 0 || result.weight * 10'000 >= contest.quorum * base;
    if (!hasQuorum)
        result.outcome = "no_quorum";
    else if (isList)
        decideLists(contest, result);
    else
        decidePersons(contest, result);
    if (const base::Json* resolution = row.find("resolution");
        resolution != nullptr && !resolution->isNull()) {
        std::string fault = resolve(contest, *resolution, result);
        if (!fault.empty())
            return fault;
    }
    if (isList && hasQuorum)
        seatCandidates(contest, result);
    if (!hasQuorum)
        result.unfilled = contest.seats;
    const base::Json expected = rowOf(material, contest, result);
    for (const auto& [name, value] : expected.asObject()) {
        const base::Json* said = row.find(name);
        if (said == nullptr || !(*said == value))
            return name + " is not what the counts give";
    }
    for (const auto& member : row.asObject())
        if (expected.find(member.first) == nullptr && member.first != "resolution" && member.first != "time")
            return "an unknown member " + member.first;
    return {};
}

} // namespace

void checkResults(Material& material, Verdict& verdict)
{
    if (!material.areCountsGood) {
        verdict.unavailable("the counts are not complete and proven");
        return;
    }
    const std::size_t rows = material.rowsOf("results").size();
    const voting::Definition& definition = material.frozen()->definition;
    for (const voting::Contest& contest : definition.contests) {
        const base::Json* row = material.row("results", material.record.election + "/" + contest.id);
        std::string fault =
            row == nullptr || !row->isObject() ? "no proven result" : resultFault(material, contest, *row);
        if (fault.empty())
            verdict.pass();
        else
            verdict.fail("contest " + contest.id, std::move(fault));
    }
    if (rows > definition.contests.size())
        verdict.fail("results", "proven results of contests that the election does not have");
}

} // namespace maru::verify::election
