// SPDX-License-Identifier: Apache-2.0
// What a definition must fulfil, and what follows from it: styles, units, lengths.
#include "shared/voting/definition.h"

#include <algorithm>
#include <set>

namespace maru::voting {
namespace {

using base::Status;

constexpr std::size_t kMaxTextBytes = 1000;
constexpr std::int64_t kMaxTime = 253'402'300'799; // 9999-12-31
constexpr std::int64_t kMaxGrace = 24 * 3600;
constexpr std::int64_t kWhole = 10'000; // 100 % in basis points

base::Error wrong(std::string field, std::string detail)
{
    return base::refused("voting.definition", std::move(field), std::move(detail));
}

std::string at(std::string_view list, std::size_t index)
{
    return std::string(list) + '[' + std::to_string(index) + ']';
}

Status checkText(const std::string& text, const std::string& field)
{
    if (text.size() > kMaxTextBytes)
        return wrong(field, "too long");
    return {};
}

Status checkTexts(
    const std::string& path, std::initializer_list<std::pair<const char*, const std::string*>> texts)
{
    for (const auto& text : texts)
        MARU_CHECK(checkText(*text.second, path + text.first));
    return {};
}

Status checkRange(std::int64_t value, std::int64_t low, std::int64_t high, const std::string& field)
{
    if (value < low || value > high)
        return wrong(field, "out of range");
    return {};
}

bool isPhoto(const std::string& text)
{
    return text.empty() || base::Hash256::fromHex(text).has_value();
}

Status checkContest(
    const Contest& contest, const std::string& path, const std::set<std::string>& constituencies)
{
    if (!isElectionPartId(contest.id))
        return wrong(path + ".id", "id");
    MARU_CHECK(checkTexts(path, { { ".title_ko", &contest.titleKo }, { ".title_en", &contest.titleEn } }));
    MARU_CHECK(checkRange(contest.minimum, 0, 10'000, path + ".minimum"));
    MARU_CHECK(checkRange(contest.maximum, 0, 10'000, path + ".maximum"));
    MARU_CHECK(checkRange(contest.score, 1, static_cast<std::int64_t>(kMaxScore), path + ".score"));
    MARU_CHECK(checkRange(contest.seats, 1, 1000, path + ".seats"));
    MARU_CHECK(
        checkRange(contest.share, contest.rule == DecisionRule::Share ? 1 : 0, kWhole, path + ".share"));
    MARU_CHECK(checkRange(contest.quorum, 0, kWhole, path + ".quorum"));
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < contest.constituencies.size(); ++i) {
        const std::string& name = contest.constituencies[i];
        if (!seen.insert(name).second || constituencies.count(name) == 0)
            return wrong(path + at(".constituencies", i), "of no precinct, or twice");
    }
    std::set<std::int64_t> numbers;
    for (std::size_t i = 0; i < contest.options.size(); ++i) {
        const Option& option = contest.options[i];
        const std::string place = path + at(".options", i);
        if (!isElectionPartId(option.id))
            return wrong(place + ".id", "id");
        MARU_CHECK(checkRange(option.number, 0, 1'000'000, place + ".number"));
        // Candidates have numbers of their own inside their list.
        if (option.list.empty() && !numbers.insert(option.number).second)
            return wrong(place + ".number", "twice");
        MARU_CHECK(checkTexts(place,
            { { ".name_ko", &option.nameKo }, { ".name_en", &option.nameEn },
                { ".party_ko", &option.partyKo }, { ".party_en", &option.partyEn } }));
        if (!isPhoto(option.photo))
            return wrong(place + ".photo", "no SHA-256");
    }
    const std::string fault = faultOf(contest.rules());
    if (!fault.empty())
        return wrong(path, fault);
    return {};
}

Status checkPrecincts(const Definition& definition)
{
    const auto& precincts = definition.precincts;
    if (precincts.empty() || precincts.size() > kMaxPrecincts)
        return wrong("precincts", "1 to 4096");
    std::map<std::string_view, const Precinct*> byId;
    for (std::size_t i = 0; i < precincts.size(); ++i) {
        const std::string path = at("precincts", i);
        if (!isElectionPartId(precincts[i].id))
            return wrong(path + ".id", "id");
        if (!byId.emplace(precincts[i].id, &precincts[i]).second)
            return wrong(path + ".id", "twice");
        if (!precincts[i].constituency.empty() && !isElectionPartId(precincts[i].constituency))
            return wrong(path + ".constituency", "id");
        MARU_CHECK(
            checkTexts(path, { { ".name_ko", &precincts[i].nameKo }, { ".name_en", &precincts[i].nameEn } }));
    }
    for (std::size_t i = 0; i < precincts.size(); ++i) {
        if (precincts[i].countedIn.empty())
            continue;
        const auto unit = byId.find(precincts[i].countedIn);
        const std::string path = at("precincts", i) + ".counted_in";
        if (unit == byId.end() || precincts[i].countedIn == precincts[i].id)
            return wrong(path, "no other precinct");
        if (!unit->second->countedIn.empty())
            return wrong(path, "a precinct that is counted elsewhere itself");
        // One unit, one ballot style: its rings and sums are shared.
        if (unit->second->constituency != precincts[i].constituency)
            return wrong(path, "a precinct of another constituency");
    }
    return {};
}

Status checkSchedule(const Schedule& schedule)
{
    const std::pair<const char*, std::int64_t> times[] = { { "schedule.enrol_from", schedule.enrolFrom },
        { "schedule.enrol_until", schedule.enrolUntil }, { "schedule.opens", schedule.opens },
        { "schedule.closes", schedule.closes } };
    std::int64_t before = 0;
    for (const auto& time : times) {
        MARU_CHECK(checkRange(time.second, before, kMaxTime, time.first));
        before = time.second;
    }
    if (schedule.closes == schedule.opens)
        return wrong("schedule.closes", "not after the opening");
    MARU_CHECK(checkRange(schedule.grace, 0, kMaxGrace, "schedule.grace"));
    return checkRange(schedule.objections, 0, kMaxTime, "schedule.objections");
}

Status checkTrustees(const Definition& definition)
{
    if (definition.trustees.empty() || definition.trustees.size() > kMaxTrustees)
        return wrong("trustees", "1 to 16");
    MARU_CHECK(checkRange(
        definition.threshold, 1, static_cast<std::int64_t>(definition.trustees.size()), "threshold"));
    std::set<std::string_view> officers;
    for (std::size_t i = 0; i < definition.trustees.size(); ++i) {
        const Trustee& trustee = definition.trustees[i];
        const std::string path = at("trustees", i);
        if (trustee.index != static_cast<std::int64_t>(i) + 1)
            return wrong(path + ".index", "trustees are numbered from 1 without gaps");
        if (trustee.officer.empty() || !officers.insert(trustee.officer).second)
            return wrong(path + ".officer", "missing, or twice");
        MARU_CHECK(checkTexts(path,
            { { ".officer", &trustee.officer }, { ".agency", &trustee.agency },
                { ".name_ko", &trustee.nameKo }, { ".name_en", &trustee.nameEn } }));
    }
    return {};
}

std::size_t base64Length(std::size_t bytes)
{
    return (bytes * 4 + 2) / 3;
}

} // namespace

ContestRules Contest::rules() const
{
    ContestRules rules;
    rules.id = id;
    rules.kind = kind;
    rules.blank = blank;
    rules.minimum = static_cast<std::uint64_t>(minimum);
    rules.maximum = static_cast<std::uint64_t>(maximum);
    rules.score = static_cast<std::uint64_t>(score);
    for (const Option& option : options)
        rules.options.push_back({ option.id, option.list });
    return rules;
}

bool Contest::isOpenTo(std::string_view constituency) const
{
    return constituencies.empty()
        || std::find(constituencies.begin(), constituencies.end(), constituency) != constituencies.end();
}

const Contest* Definition::contest(std::string_view contestId) const
{
    for (const Contest& candidate : contests)
        if (candidate.id == contestId)
            return &candidate;
    return nullptr;
}

const Precinct* Definition::precinct(std::string_view precinctId) const
{
    for (const Precinct& candidate : precincts)
        if (candidate.id == precinctId)
            return &candidate;
    return nullptr;
}

std::vector<const Contest*> Definition::ballotStyle(const Precinct& of) const
{
    std::vector<const Contest*> style;
    for (const Contest& candidate : contests)
        if (candidate.isOpenTo(of.constituency))
            style.push_back(&candidate);
    return style;
}

std::vector<const Contest*> Definition::contestsOfUnit(std::string_view unit) const
{
    const Precinct* of = precinct(unit);
    return of ? ballotStyle(*of) : std::vector<const Contest*>();
}

std::vector<std::string> Definition::units() const
{
    std::set<std::string> units;
    for (const Precinct& candidate : precincts)
        units.insert(candidate.unit());
    return { units.begin(), units.end() };
}

bool isElectionPartId(std::string_view text)
{
    return !text.empty() && text.size() <= 24 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::size_t ballotBytes(const Definition& definition, const Precinct& precinct)
{
    // {"answers":[…],"election":"…","voter":"…43…"} and in ring mode "ring":"…",
    std::size_t bytes = 38 + definition.id.size() + base64Length(32);
    if (definition.mode == Mode::Ring)
        bytes += 10 + 2 * 24; // the longest ring id: unit, weight, number
    for (const Contest* contest : definition.ballotStyle(precinct))
        bytes += 26 + contest->id.size()
            + base64Length(contest->shape().proofBytes()); // {"contest":"","proof":""},
    return bytes;
}

Status checkDefinition(const Definition& definition)
{
    if (!isElectionPartId(definition.id))
        return wrong("id", "id");
    static const std::set<std::string_view> kKinds { "public", "party", "university", "organisation" };
    if (kKinds.count(definition.kind) == 0)
        return wrong("kind", "unknown");
    MARU_CHECK(checkTexts("",
        { { "title_ko", &definition.titleKo }, { "title_en", &definition.titleEn },
            { "authority", &definition.authority } }));
    MARU_CHECK(checkPrecincts(definition));
    std::set<std::string> constituencies;
    for (const Precinct& precinct : definition.precincts)
        constituencies.insert(precinct.constituency);
    if (definition.contests.empty() || definition.contests.size() > kMaxContests)
        return wrong("contests", "1 to 64");
    std::set<std::string_view> ids;
    for (std::size_t i = 0; i < definition.contests.size(); ++i) {
        const std::string path = at("contests", i);
        if (!ids.insert(definition.contests[i].id).second)
            return wrong(path + ".id", "twice");
        MARU_CHECK(checkContest(definition.contests[i], path, constituencies));
    }
    MARU_CHECK(checkSchedule(definition.schedule));
    MARU_CHECK(checkRange(definition.ringSize, kMinRingSize, kMaxRing, "ring_size"));
    MARU_CHECK(checkRange(definition.certifiers, 0, 100, "certifiers"));
    MARU_CHECK(checkTrustees(definition));
    // A style depends on the constituency alone.
    std::set<std::string_view> styles;
    for (std::size_t i = 0; i < definition.precincts.size(); ++i) {
        const Precinct& precinct = definition.precincts[i];
        if (!styles.insert(precinct.constituency).second)
            continue;
        if (definition.ballotStyle(precinct).empty())
            return wrong(at("precincts", i), "no contest for its voters");
        if (ballotBytes(definition, precinct) > kMaxBallotBytes)
            return wrong("contests", "a ballot of precinct " + precinct.id + " would be too long");
    }
    return {};
}

std::string_view textOf(Mode mode)
{
    return mode == Mode::Signed ? "signed" : "ring";
}

std::string_view textOf(ContestKind kind)
{
    switch (kind) {
    case ContestKind::Choose:
        return "choose";
    case ContestKind::Score:
        return "score";
    case ContestKind::List:
        return "list";
    }
    return "";
}

std::string_view textOf(DecisionRule rule)
{
    switch (rule) {
    case DecisionRule::Plurality:
        return "plurality";
    case DecisionRule::Majority:
        return "majority";
    case DecisionRule::Share:
        return "share";
    }
    return "";
}

std::string_view textOf(QuorumBase base)
{
    return base == QuorumBase::Roll ? "roll" : "enrolled";
}

std::string_view textOf(TieRule rule)
{
    switch (rule) {
    case TieRule::Lot:
        return "lot";
    case TieRule::Older:
        return "older";
    case TieRule::Runoff:
        return "runoff";
    }
    return "";
}

std::string_view textOf(Opening opening)
{
    return opening == Opening::Time ? "time" : "authority";
}

} // namespace maru::voting
