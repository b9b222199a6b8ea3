// SPDX-License-Identifier: Apache-2.0
// Spreading voters and choosing votes.
#include "admin-console/pages/elections/test_ballot_plan.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace maru::console::elections {

namespace {

constexpr std::size_t kBlankEach = 7;
constexpr std::size_t kAgainEach = 5;
constexpr std::size_t kChallengeEach = 16;

/// SplitMix64 (Steele, Lea, Flood 2014): the same on every machine. Not for secrets; the votes of a test are none.
class TestRandom {
public:
    explicit TestRandom(std::uint64_t seed) : m_state(seed) { }
    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t bound) { return bound == 0 ? 0 : static_cast<std::size_t>(next() % bound); }
    std::size_t between(std::size_t least, std::size_t most) { return least + below(most - least + 1); }
    template<class T>
    void shuffle(std::vector<T>& list)
    {
        for (std::size_t i = list.size(); i > 1; --i)
            std::swap(list[i - 1], list[below(i)]);
    }

private:
    std::uint64_t m_state;
};

/// Chooses among options by weights that no two have alike.
class TestChooser {
public:
    TestChooser(const voting::Contest& contest, TestRandom& random)
        : m_contest(contest), m_weights(contest.options.size())
    {
        std::iota(m_weights.begin(), m_weights.end(), std::size_t { 1 });
        random.shuffle(m_weights);
    }

    /// Votes by option. `forced`: one that must be among them.
    std::vector<std::int64_t> choose(TestRandom& random, std::optional<std::size_t> forced) const
    {
        const auto least = static_cast<std::size_t>(m_contest.minimum);
        const auto most = static_cast<std::size_t>(m_contest.maximum);
        std::vector<std::int64_t> votes(m_contest.options.size(), 0);
        if (m_contest.kind == voting::ContestKind::Score) {
            const auto top = static_cast<std::size_t>(m_contest.score);
            give(random, votes, every(), forced, random.between(least, std::min(most, votes.size() * top)),
                m_contest.score);
            return votes;
        }
        if (m_contest.kind == voting::ContestKind::Choose) {
            give(random, votes, every(), forced, random.between(least, std::min(most, votes.size())), 1);
            return votes;
        }
        std::vector<std::size_t> lists;
        for (std::size_t i = 0; i < votes.size(); ++i)
            if (m_contest.options[i].list.empty())
                lists.push_back(i);
        std::optional<std::size_t> candidate;
        std::size_t list = 0;
        if (forced && m_contest.options[*forced].list.empty()) {
            list = *forced;
        } else if (forced) {
            candidate = forced;
            for (const std::size_t one : lists)
                if (m_contest.options[one].id == m_contest.options[*forced].list)
                    list = one;
        } else {
            list = pick(random, lists);
        }
        votes[list] = 1;
        std::vector<std::size_t> inside;
        for (std::size_t i = 0; i < votes.size(); ++i)
            if (m_contest.options[i].list == m_contest.options[list].id)
                inside.push_back(i);
        give(random, votes, inside, candidate, random.between(least, std::min(most, inside.size())), 1);
        return votes;
    }

private:
    std::vector<std::size_t> every() const
    {
        std::vector<std::size_t> all(m_contest.options.size());
        std::iota(all.begin(), all.end(), std::size_t { 0 });
        return all;
    }
    std::size_t pick(TestRandom& random, const std::vector<std::size_t>& among) const
    {
        std::size_t whole = 0;
        for (const std::size_t one : among)
            whole += m_weights[one];
        std::size_t at = random.below(whole);
        for (const std::size_t one : among) {
            if (at < m_weights[one])
                return one;
            at -= m_weights[one];
        }
        return among.back();
    }
    /// `count` points, at most `top` for one option.
    void give(TestRandom& random, std::vector<std::int64_t>& votes, std::vector<std::size_t> among,
        std::optional<std::size_t> forced, std::size_t count, std::int64_t top) const
    {
        if (forced && count == 0 && m_contest.maximum > 0)
            count = 1;
        for (std::size_t i = 0; i < count && !among.empty(); ++i) {
            const std::size_t one = i == 0 && forced ? *forced : pick(random, among);
            if (++votes[one] == top)
                among.erase(std::find(among.begin(), among.end(), one));
        }
    }

    const voting::Contest& m_contest;
    std::vector<std::size_t> m_weights;
};

/// Votes of one ballot by contest and slot, and as a ballot has them.
struct TestChoice {
    std::map<std::string, std::vector<std::int64_t>> slots;
    std::vector<voting::OpenedVote> votes;
};

class TestPlanner {
public:
    TestPlanner(const voting::Definition& definition, std::int64_t seed)
        : m_definition(definition), m_random(static_cast<std::uint64_t>(seed))
    {
        for (const voting::Contest& contest : definition.contests)
            m_choosers.emplace_back(contest, m_random);
    }

    TestRandom& random() { return m_random; }

    /// `turn` counts the ballots; `covers`: it is one of those that see to it that no option stays without a vote.
    TestChoice choose(const std::string& precinct, std::size_t turn, bool covers)
    {
        TestChoice made;
        const voting::Precinct* place = m_definition.precinct(precinct);
        for (std::size_t c = 0; c < m_definition.contests.size(); ++c) {
            const voting::Contest& contest = m_definition.contests[c];
            if (place == nullptr || !contest.isOpenTo(place->constituency))
                continue;
            const std::size_t first = contest.blank ? 1 : 0;
            std::vector<std::int64_t> slots(contest.options.size() + first, 0);
            if (contest.blank && (turn + c) % kBlankEach == 3) {
                slots[0] = 1;
            } else {
                std::optional<std::size_t> forced;
                if (covers && m_covered[contest.id] < contest.options.size())
                    forced = m_covered[contest.id]++;
                const std::vector<std::int64_t> chosen = m_choosers[c].choose(m_random, forced);
                std::copy(chosen.begin(), chosen.end(), slots.begin() + static_cast<std::ptrdiff_t>(first));
            }
            for (std::size_t i = 0; i < slots.size(); ++i)
                if (slots[i] > 0)
                    made.votes.push_back({ contest.id,
                        i < first ? std::string(voting::kBlank) : contest.options[i - first].id, slots[i] });
            made.slots[contest.id] = std::move(slots);
        }
        return made;
    }

private:
    const voting::Definition& m_definition;
    TestRandom m_random;
    std::vector<TestChooser> m_choosers;
    std::map<std::string, std::size_t> m_covered;
};

std::map<std::string, std::size_t> lackOf(const std::vector<TestPrecinct>& precincts)
{
    std::map<std::string, std::int64_t> enrolled;
    for (const TestPrecinct& one : precincts)
        enrolled[one.unit] += one.enrolled;
    std::map<std::string, std::size_t> lack;
    for (const auto& [unit, there] : enrolled)
        lack[unit] = static_cast<std::size_t>(std::max<std::int64_t>(0, voting::kMinRing - there));
    return lack;
}

} // namespace

std::vector<TestPrecinct> testPrecincts(const std::vector<base::Json>& rows)
{
    std::vector<TestPrecinct> made;
    for (const base::Json& row : rows) {
        const std::string id = row.stringOr("id", "");
        const std::string in = row.stringOr("counted_in", "");
        made.push_back({ id, in.empty() ? id : in, row.integerOr("enrolled", 0) });
    }
    return made;
}

std::size_t testVotersNeeded(const std::vector<TestPrecinct>& precincts, bool isRing)
{
    if (!isRing)
        return precincts.size();
    std::size_t needed = 0;
    for (const auto& [unit, lack] : lackOf(precincts))
        needed += lack;
    return needed;
}

std::vector<std::string> spreadTestVoters(
    const std::vector<TestPrecinct>& precincts, bool isRing, std::size_t count)
{
    std::vector<std::string> places;
    if (precincts.empty())
        return places;
    places.reserve(count);
    std::map<std::string, std::size_t> lack =
        isRing ? lackOf(precincts) : std::map<std::string, std::size_t>();
    bool hasLack = !lack.empty();
    while (hasLack && places.size() < count) {
        hasLack = false;
        for (const TestPrecinct& one : precincts) {
            std::size_t& left = lack[one.unit];
            if (left == 0 || places.size() == count)
                continue;
            --left;
            places.push_back(one.id);
            hasLack = true;
        }
    }
    for (std::size_t i = 0; places.size() < count; ++i)
        places.push_back(precincts[i % precincts.size()].id);
    return places;
}

TestBallotPlan planTestBallots(const voting::Definition& definition, const std::vector<TestVoter>& voters,
    std::size_t ballots, std::int64_t seed)
{
    TestPlanner planner(definition, seed);
    std::vector<std::size_t> turns(voters.size());
    std::iota(turns.begin(), turns.end(), std::size_t { 0 });
    planner.random().shuffle(turns);
    turns.resize(std::min(turns.size(), ballots));

    TestBallotPlan plan;
    plan.seed = seed;
    plan.voters = static_cast<std::int64_t>(turns.size());
    for (const std::string& unit : definition.units())
        for (const voting::Contest* contest : definition.contestsOfUnit(unit))
            plan.expected[unit].votes[contest->id].assign(
                contest->options.size() + (contest->blank ? 1 : 0), 0);
    std::vector<TestBallot> rounds[3];
    for (std::size_t turn = 0; turn < turns.size(); ++turn) {
        const TestVoter& voter = voters[turns[turn]];
        if (turn % kChallengeEach == 0)
            rounds[0].push_back({ turns[turn], 0, planner.choose(voter.precinct, turn + 1, false).votes });
        if (definition.revote && turn % kAgainEach == 1)
            rounds[1].push_back({ turns[turn], 1, planner.choose(voter.precinct, turn + 2, false).votes });
        TestChoice choice = planner.choose(voter.precinct, turn, true);
        rounds[2].push_back({ turns[turn], 2, std::move(choice.votes) });
        const voting::Precinct* precinct = definition.precinct(voter.precinct);
        if (precinct == nullptr)
            continue;
        PlannedUnit& unit = plan.expected[precinct->unit()];
        ++unit.ballots;
        for (const auto& [contest, slots] : choice.slots) {
            std::vector<std::int64_t>& sum = unit.votes[contest];
            for (std::size_t i = 0; i < slots.size(); ++i)
                sum[i] += slots[i];
        }
    }
    plan.challenged = static_cast<std::int64_t>(rounds[0].size());
    plan.replaced = static_cast<std::int64_t>(rounds[1].size());
    for (std::vector<TestBallot>& round : rounds)
        for (TestBallot& one : round)
            plan.ballots.push_back(std::move(one));
    return plan;
}

base::Json TestBallotPlan::summary() const
{
    base::Json units = base::Json::object();
    for (const auto& [id, unit] : expected) {
        base::Json contests = base::Json::object();
        for (const auto& [contest, slots] : unit.votes) {
            base::Json list = base::Json::array();
            for (const std::int64_t votes : slots)
                list.push(votes);
            contests.set(contest, std::move(list));
        }
        units.set(id, base::Json::object({ { "ballots", unit.ballots }, { "votes", std::move(contests) } }));
    }
    return base::Json::object(
        { { "seed", seed }, { "voters", voters }, { "ballots", static_cast<std::int64_t>(ballots.size()) },
            { "replaced", replaced }, { "challenged", challenged }, { "expected", std::move(units) } });
}

} // namespace maru::console::elections
