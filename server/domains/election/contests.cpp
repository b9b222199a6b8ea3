// SPDX-License-Identifier: Apache-2.0
// Contests and their options. What a definition may hold is checked here with the path of the member; freezing checks
// the whole definition again.
#include "server/domains/election/handlers.h"
#include "shared/voting/definition.h"

#include <set>

namespace maru::election {

namespace {

constexpr std::size_t kMostContests = 64;

Status wrong(std::string_view code, const std::string& field, std::string detail = {})
{
    return refused(code, "payload." + field, std::move(detail));
}

struct Options {
    std::set<std::string> lists; ///< ids of options that are no candidate of a list
    std::map<std::string, std::int64_t> candidates; ///< by list
};

Status checkOption(const Json& option, const std::string& field, bool isList)
{
    const std::string& id = option.at("id").asString();
    if (!voting::isElectionPartId(id) || id == voting::kBlank)
        return wrong("election.part_id", field + "id");
    const std::string& photo = option.at("photo").asString();
    if (!photo.empty() && !base::Hash256::fromHex(photo))
        return wrong("schema.format", field + "photo", "64 lower-case hex digits expected");
    if (!isList && !option.at("list").asString().empty())
        return wrong("election.option_list", field + "list", "the contest has no lists");
    return {};
}

Result<Options> readOptions(const Json& contest)
{
    const bool isList = contest.at("kind").asString() == "list";
    Options options;
    std::set<std::string> ids;
    // Lists are numbered among each other, candidates within their list.
    std::set<std::pair<std::string, std::int64_t>> numbers;
    std::size_t at = 0;
    for (const Json& option : contest.at("options").asArray()) {
        const std::string field = "options[" + std::to_string(at++) + "].";
        MARU_CHECK(checkOption(option, field, isList));
        if (!ids.insert(option.at("id").asString()).second)
            return wrong("election.option_twice", field + "id").error();
        if (!numbers.emplace(option.at("list").asString(), option.at("number").asInteger()).second)
            return wrong("election.option_number", field + "number").error();
        if (option.at("list").asString().empty())
            options.lists.insert(option.at("id").asString());
    }
    at = 0;
    for (const Json& option : contest.at("options").asArray()) {
        const std::string field = "options[" + std::to_string(at++) + "].";
        const std::string& list = option.at("list").asString();
        if (list.empty())
            continue;
        if (options.lists.count(list) == 0)
            return wrong("election.option_list", field + "list", "no such list").error();
        ++options.candidates[list];
    }
    return options;
}

Status checkListBounds(const Json& contest, const Options& options)
{
    if (options.lists.empty())
        return wrong("election.option_list", "options", "no list");
    std::size_t at = 0;
    for (const Json& option : contest.at("options").asArray()) {
        const std::string field = "options[" + std::to_string(at++) + "]";
        if (!option.at("list").asString().empty())
            continue;
        const auto found = options.candidates.find(option.at("id").asString());
        const std::int64_t candidates = found == options.candidates.end() ? 0 : found->second;
        if (candidates < contest.at("minimum").asInteger())
            return wrong("election.list_candidates", field, std::to_string(candidates) + " candidates");
    }
    return {};
}

Status checkBounds(const Json& contest, const Options& options)
{
    const std::string& kind = contest.at("kind").asString();
    const auto at = [&contest](const char* member) { return contest.at(member).asInteger(); };
    if (at("minimum") > at("maximum"))
        return wrong("election.minimum", "minimum");
    if (kind != "score" && at("score") != 1)
        return wrong("election.score", "score", "1 unless it is a score contest");
    if (kind == "list")
        return checkListBounds(contest, options);
    const auto number = static_cast<std::int64_t>(contest.at("options").asArray().size());
    if (at("maximum") > number * at("score"))
        return wrong("election.maximum", "maximum", "most is " + std::to_string(number * at("score")));
    if (at("seats") > number)
        return wrong("election.seats", "seats", std::to_string(number) + " options");
    return {};
}

Status checkRule(const Json& contest)
{
    const bool needsShare = contest.at("rule").asString() == "share";
    const std::int64_t share = contest.at("share").asInteger();
    if (needsShare && share == 0)
        return wrong("election.share", "share", "the rule needs one");
    if (contest.at("rule").asString() == "majority" && contest.at("kind").asString() == "list")
        return wrong("election.rule", "rule", "lists share the seats");
    if (!needsShare && share != 0 && contest.at("kind").asString() != "list")
        return wrong("election.share", "share", "for the share rule only");
    return {};
}

Status checkConstituencies(const Json& contest)
{
    std::set<std::string> seen;
    std::size_t at = 0;
    for (const Json& one : contest.at("constituencies").asArray()) {
        const std::string field = "constituencies[" + std::to_string(at++) + "]";
        if (!voting::isElectionPartId(one.asString()))
            return wrong("election.part_id", field);
        if (!seen.insert(one.asString()).second)
            return wrong("election.constituency_twice", field);
    }
    return {};
}

Status checkContest(const Json& contest)
{
    if (!voting::isElectionPartId(contest.at("contest").asString()))
        return wrong("election.part_id", "contest");
    MARU_TRY(options, readOptions(contest));
    MARU_CHECK(checkBounds(contest, options));
    MARU_CHECK(checkRule(contest));
    return checkConstituencies(contest);
}

/// One behind the last one's.
std::int64_t nextPosition(const std::vector<Json>& contests)
{
    std::int64_t last = 0;
    for (const Json& contest : contests)
        last = std::max(last, contest.at("position").asInteger());
    return last + 1;
}

} // namespace

Result<Json> setContest(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "setContest"));
    MARU_CHECK(checkContest(payload));
    const std::string id = election.at("id").asString();
    const std::string key = partKey(id, payload.at("contest").asString());
    const auto known = context.state().get("contests", key);
    Json row = payload;
    row.set("quorum_of", payload.stringOr("quorum_of", "enrolled"));
    row.set("rehearsal", election.at("rehearsal"));
    if (known) {
        row.set("position", known->at("position"));
    } else {
        const std::vector<Json> others = rowsOf(context, "contests", id);
        if (others.size() >= kMostContests)
            return refused("election.too_many_contests", "payload.contest");
        row.set("position", nextPosition(others));
        domains::countUp(election, "contests");
        saveElection(context, election);
    }
    context.state().put("contests", key, std::move(row));
    note(context, election, "contest_set", payload.at("contest").asString());
    return Json::object();
}

Result<Json> removeContest(Context& context, const Json& payload)
{
    MARU_TRY(election, loadOwn(context, payload, "removeContest"));
    const std::string key = partKey(election.at("id").asString(), payload.at("contest").asString());
    if (!context.state().has("contests", key))
        return refused("election.unknown_contest", "payload.contest");
    context.state().erase("contests", key);
    election.set("contests", election.at("contests").asInteger() - 1);
    note(context, election, "contest_removed", payload.at("contest").asString());
    saveElection(context, std::move(election));
    return Json::object();
}

} // namespace maru::election
