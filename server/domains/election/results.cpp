// SPDX-License-Identifier: Apache-2.0
// Rules of winning: most votes, absolute majority, share of the votes, seats of lists; ties and run-offs.
#include "server/domains/election/results.h"

#include <algorithm>

namespace maru::election {

using base::Json;
using base::refused;
using base::Result;
using voting::Contest;
using voting::ContestKind;
using voting::DecisionRule;

namespace {

constexpr std::int64_t kWhole = 10'000;

struct Standing {
    const voting::Option* option = nullptr;
    std::int64_t votes = 0;
    std::int64_t rank = 1;
    std::int64_t seats = 0; ///< of a list
    bool isElected = false;
    bool isTied = false;
};

struct Verdict {
    std::vector<Standing> standings; ///< in definition order
    std::string outcome = "decided";
    std::int64_t tieSeats = 0;
    std::vector<std::string> runoff;
    std::int64_t unfilled = 0;
};

/// Best first; equal ones stay in definition order.
std::vector<Standing*> byVotes(std::vector<Standing*> standings)
{
    std::stable_sort(standings.begin(), standings.end(),
        [](const Standing* left, const Standing* right) { return left->votes > right->votes; });
    return standings;
}

/// Gives `places` to the best of `allowed`; where the last place has several, all of them are tied. Returns the places
/// that are left for want of options.
std::int64_t elect(const std::vector<Standing*>& allowed, std::int64_t places, Verdict& verdict)
{
    const std::vector<Standing*> best = byVotes(allowed);
    const auto count = static_cast<std::int64_t>(best.size());
    if (count <= places) {
        for (Standing* each : best)
            each->isElected = true;
        return places - count;
    }
    const std::int64_t border = best[static_cast<std::size_t>(places)]->votes;
    const bool isTie = best[static_cast<std::size_t>(places - 1)]->votes == border;
    for (std::int64_t i = 0; i < count; ++i) {
        Standing& each = *best[static_cast<std::size_t>(i)];
        if (isTie && each.votes == border)
            each.isTied = true;
        else if (i < places)
            each.isElected = true;
    }
    if (isTie) {
        const auto elected =
            std::count_if(best.begin(), best.end(), [](const Standing* each) { return each->isElected; });
        verdict.outcome = "tie";
        verdict.tieSeats = places - elected;
    }
    return 0;
}

void decideOptions(const Contest& contest, std::int64_t whole, Verdict& verdict)
{
    std::vector<Standing*> allowed;
    std::vector<Standing*> others;
    for (Standing& each : verdict.standings) {
        const bool hasEnough = contest.rule == DecisionRule::Majority ? 2 * each.votes > whole
            : contest.rule == DecisionRule::Share ? each.votes * kWhole >= contest.share * whole
                                                  : true;
        (each.votes > 0 && hasEnough ? allowed : others).push_back(&each);
    }
    const std::int64_t left = elect(allowed, contest.seats, verdict);
    verdict.unfilled = left;
    if (left == 0 || verdict.outcome == "tie")
        return;
    if (contest.rule != DecisionRule::Majority) {
        if (allowed.empty())
            verdict.outcome = "not_elected";
        return;
    }
    if (verdict.standings.size() == 1) {
        verdict.outcome = "not_elected";
        return;
    }
    if (others.empty())
        return;
    const std::vector<Standing*> best = byVotes(others);
    const auto most = std::min<std::size_t>(best.size(), static_cast<std::size_t>(2 * left));
    const std::int64_t last = best[most - 1]->votes;
    for (const Standing& each : verdict.standings) {
        if (!each.isElected && each.votes >= last)
            verdict.runoff.push_back(each.option->id);
    }
    verdict.outcome = "runoff";
}

/// Candidates of a list that has got its seats: by votes, then in the list's own order.
std::int64_t seatCandidates(Verdict& verdict, const Standing& list)
{
    std::vector<Standing*> candidates;
    for (Standing& each : verdict.standings) {
        if (each.option->list == list.option->id)
            candidates.push_back(&each);
    }
    const std::vector<Standing*> best = byVotes(candidates);
    const auto seated = std::min<std::int64_t>(list.seats, static_cast<std::int64_t>(best.size()));
    for (std::int64_t i = 0; i < seated; ++i)
        best[static_cast<std::size_t>(i)]->isElected = true;
    // A list without names on it keeps its seats itself (the party fills them later).
    return best.empty() ? 0 : list.seats - seated;
}

/// Hare's quota with the largest remainders (공직선거법 제189조의 잔여 배분 방식).
void decideLists(const Contest& contest, std::int64_t valid, Verdict& verdict)
{
    std::vector<Standing*> lists;
    std::int64_t all = 0;
    for (Standing& each : verdict.standings) {
        if (each.option->list.empty() && each.votes > 0 && each.votes * kWhole >= contest.share * valid) {
            lists.push_back(&each);
            all += each.votes;
        }
    }
    if (lists.empty()) {
        verdict.outcome = "not_elected";
        verdict.unfilled = contest.seats;
        return;
    }
    std::int64_t left = contest.seats;
    for (Standing* each : lists) {
        each->seats = contest.seats * each->votes / all;
        left -= each->seats;
    }
    const auto remainder = [&](const Standing* each) { return contest.seats * each->votes % all; };
    std::stable_sort(lists.begin(), lists.end(),
        [&](const Standing* a, const Standing* b) { return remainder(a) > remainder(b); });
    const auto open = static_cast<std::size_t>(left);
    const bool isTie =
        left > 0 && open < lists.size() && remainder(lists[open - 1]) == remainder(lists[open]);
    const std::int64_t border = isTie ? remainder(lists[open]) : -1;
    for (std::size_t i = 0; i < lists.size(); ++i) {
        if (isTie && remainder(lists[i]) == border)
            lists[i]->isTied = true;
        else if (i < open) {
            ++lists[i]->seats;
            --left;
        }
    }
    if (isTie) {
        verdict.outcome = "tie";
        verdict.tieSeats = left;
    }
    for (Standing* each : lists) {
        each->isElected = each->seats > 0;
        verdict.unfilled += seatCandidates(verdict, *each);
    }
}

void rank(std::vector<Standing>& standings)
{
    for (Standing& each : standings) {
        for (const Standing& other : standings) {
            if (other.option->list == each.option->list && other.votes > each.votes)
                ++each.rank;
        }
    }
}

Json textArray(const std::vector<std::string>& texts)
{
    Json array = Json::array();
    for (const std::string& each : texts)
        array.push(each);
    return array;
}

} // namespace

static bool hasQuorum(const Contest& contest, const ContestTotal& total)
{
    const std::int64_t whole = contest.quorumOf == voting::QuorumBase::Roll ? total.roll : total.eligible;
    return contest.quorum == 0 || total.weight * kWhole >= contest.quorum * whole;
}

Json fraction(std::int64_t part, std::int64_t whole)
{
    return Json::object(
        { { "part", part }, { "whole", whole }, { "basis_points", whole > 0 ? part * kWhole / whole : 0 } });
}

Json contestResult(
    const std::string& election, const Contest& contest, const ContestTotal& total, base::UnixSeconds time)
{
    const std::size_t first = contest.blank ? 1 : 0;
    MARU_ASSERT(total.counts.size() == contest.options.size() + first);
    const std::int64_t blank = contest.blank ? total.counts.front() : 0;
    const std::int64_t valid = total.weight - blank;
    const std::int64_t whole = contest.kind == ContestKind::Score ? valid * contest.score : valid;
    Verdict verdict;
    for (std::size_t i = 0; i < contest.options.size(); ++i) {
        Standing standing;
        standing.option = &contest.options[i];
        standing.votes = total.counts[first + i];
        verdict.standings.push_back(standing);
    }
    rank(verdict.standings);
    if (!hasQuorum(contest, total)) {
        verdict.outcome = "no_quorum";
        verdict.unfilled = contest.seats;
    } else if (contest.kind == ContestKind::List)
        decideLists(contest, valid, verdict);
    else
        decideOptions(contest, whole, verdict);

    Json options = Json::array();
    Json tied = Json::array();
    for (const Standing& each : verdict.standings) {
        options.push(Json::object({ { "option", each.option->id }, { "list", each.option->list },
            { "votes", each.votes }, { "share", fraction(each.votes, whole) }, { "rank", each.rank },
            { "elected", each.isElected }, { "tied", each.isTied }, { "seats", each.seats } }));
        if (each.isTied)
            tied.push(each.option->id);
    }
    Json tie;
    if (verdict.outcome == "tie") {
        tie = Json::object({ { "options", std::move(tied) }, { "seats", verdict.tieSeats },
            { "how", voting::textOf(contest.tie) } });
    }
    return Json::object({ { "election", election }, { "contest", contest.id },
        { "kind", voting::textOf(contest.kind) }, { "rule", voting::textOf(contest.rule) },
        { "seats", contest.seats }, { "eligible", total.eligible }, { "roll", total.roll },
        { "ballots", total.ballots }, { "weight", total.weight }, { "blank", blank }, { "valid", valid },
        { "turnout", fraction(total.weight, total.eligible) },
        { "roll_turnout", fraction(total.weight, total.roll) }, { "options", std::move(options) },
        { "outcome", verdict.outcome }, { "tie", std::move(tie) }, { "runoff", textArray(verdict.runoff) },
        { "unfilled", verdict.unfilled }, { "resolution", Json() }, { "time", time } });
}

Result<Json> withTieResolved(const Contest& contest, Json row, const Json::Array& order, Json resolution)
{
    if (row.at("outcome").asString() != "tie")
        return refused("election.tie_unknown", "payload.contest");
    const Json tie = row.at("tie");
    std::vector<std::string> expected;
    for (const Json& each : tie.at("options").asArray())
        expected.push_back(each.asString());
    std::vector<std::string> named;
    for (const Json& each : order)
        named.push_back(each.asString());
    std::vector<std::string> sorted = named;
    std::sort(sorted.begin(), sorted.end());
    std::sort(expected.begin(), expected.end());
    if (sorted != expected)
        return refused("election.tie_options", "payload.order");
    row.set("resolution", std::move(resolution));
    if (contest.tie == voting::TieRule::Runoff) {
        row.set("runoff", tie.at("options"));
        row.set("outcome", "runoff");
        return row;
    }
    const auto seats = static_cast<std::size_t>(tie.at("seats").asInteger());
    const auto wins = [&](const std::string& option) {
        return std::find(named.begin(), named.begin() + static_cast<std::ptrdiff_t>(seats), option)
            != named.begin() + static_cast<std::ptrdiff_t>(seats);
    };
    Verdict verdict;
    Json::Array options = row.at("options").asArray();
    for (std::size_t i = 0; i < options.size(); ++i) {
        Standing standing;
        standing.option = &contest.options[i];
        standing.votes = options[i].at("votes").asInteger();
        standing.seats = options[i].at("seats").asInteger();
        standing.isElected = options[i].at("elected").asBoolean();
        if (options[i].at("tied").asBoolean() && wins(standing.option->id)) {
            standing.isElected = true;
            if (contest.kind == ContestKind::List)
                ++standing.seats;
        }
        verdict.standings.push_back(standing);
    }
    if (contest.kind == ContestKind::List) {
        for (std::size_t i = 0; i < verdict.standings.size(); ++i) {
            const Standing list = verdict.standings[i];
            if (list.option->list.empty() && list.seats > 0)
                verdict.unfilled += seatCandidates(verdict, list);
        }
        row.set("unfilled", verdict.unfilled);
    }
    for (std::size_t i = 0; i < options.size(); ++i) {
        options[i].set("elected", verdict.standings[i].isElected);
        options[i].set("seats", verdict.standings[i].seats);
    }
    row.set("options", Json(std::move(options)));
    row.set("outcome", "decided");
    return row;
}

} // namespace maru::election
