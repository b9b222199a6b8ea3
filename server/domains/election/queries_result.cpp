// SPDX-License-Identifier: Apache-2.0
// The result with names, what certifiers sign, and the table of all units as officials print it (개표상황표).
#include "server/domains/election/election_view.h"
#include "server/domains/election/handlers.h"
#include "server/domains/election/result_hash.h"

namespace maru::election {

namespace {

void addNames(Json& option, const voting::Option& named)
{
    option.set("number", named.number);
    option.set("name_ko", named.nameKo);
    option.set("name_en", named.nameEn);
    option.set("party_ko", named.partyKo);
    option.set("party_en", named.partyEn);
    option.set("photo", named.photo);
}

Json arrayOf(std::vector<Json> rows)
{
    return Json(Json::Array(std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end())));
}

Json namedResult(Json row, const voting::Contest& contest)
{
    row.set("title_ko", contest.titleKo);
    row.set("title_en", contest.titleEn);
    row.set("quorum", contest.quorum);
    row.set("quorum_of", voting::textOf(contest.quorumOf));
    Json options = Json::array();
    std::size_t i = 0;
    for (Json option : row.at("options").asArray()) {
        addNames(option, contest.options[i++]);
        options.push(std::move(option));
    }
    row.set("options", std::move(options));
    return row;
}

/// Members of a table's row that are added up in its last line.
constexpr const char* kSummed[] = { "entries", "enrolled", "eligible", "roll", "voted", "ballots", "weight",
    "blank", "valid" };

Json optionColumns(const voting::Contest& contest)
{
    Json columns = Json::array();
    for (const voting::Option& option : contest.options) {
        Json column = Json::object({ { "option", option.id }, { "list", option.list } });
        addNames(column, option);
        columns.push(std::move(column));
    }
    return columns;
}

Result<Json> unitLine(const domain::QueryView& view, const std::string& election,
    const voting::Contest& contest, const UnitView& unit)
{
    const std::string key = election + '/' + unit.id + '/' + contest.id;
    MARU_TRY(sum, viewRow(view, "sums", key));
    MARU_TRY(count, viewRow(view, "counts", key));
    const std::int64_t weight = sum.integerOr("weight", 0);
    Json line = Json::object({ { "unit", unit.id }, { "name_ko", unit.nameKo }, { "name_en", unit.nameEn },
        { "constituency", unit.constituency }, { "entries", unit.entries }, { "enrolled", unit.enrolled },
        { "eligible", unit.eligible }, { "roll", unit.roll }, { "voted", unit.voters },
        { "ballots", sum.integerOr("ballots", 0) }, { "weight", weight }, { "blank", 0 }, { "valid", 0 },
        { "counted", count.isObject() } });
    Json counts = Json::array();
    if (count.isObject()) {
        const Json::Array& all = count.at("counts").asArray();
        const std::int64_t blank = contest.blank ? all.front().asInteger() : 0;
        line.set("blank", blank);
        line.set("valid", weight - blank);
        for (std::size_t i = contest.blank ? 1 : 0; i < all.size(); ++i)
            counts.push(all[i]);
    }
    line.set("counts", std::move(counts));
    return line;
}

Result<Json> contestTable(const domain::QueryView& view, const voting::Definition& definition,
    const voting::Contest& contest, const std::map<std::string, UnitView>& units)
{
    Json rows = Json::array();
    std::map<std::string, std::int64_t> total;
    std::vector<std::int64_t> counts(contest.options.size(), 0);
    for (const std::string& id : definition.units()) {
        const voting::Precinct* precinct = definition.precinct(id);
        const auto unit = units.find(id);
        if (precinct == nullptr || !contest.isOpenTo(precinct->constituency) || unit == units.end())
            continue;
        MARU_TRY(line, unitLine(view, definition.id, contest, unit->second));
        for (const char* member : kSummed)
            total[member] += line.at(member).asInteger();
        const Json::Array& ofUnit = line.at("counts").asArray();
        for (std::size_t i = 0; i < ofUnit.size(); ++i)
            counts[i] += ofUnit[i].asInteger();
        rows.push(std::move(line));
    }
    Json sum = Json::object();
    for (const char* member : kSummed)
        sum.set(member, total[member]);
    Json all = Json::array();
    for (const std::int64_t count : counts)
        all.push(count);
    sum.set("counts", std::move(all));
    return Json::object({ { "contest", contest.id }, { "title_ko", contest.titleKo },
        { "title_en", contest.titleEn }, { "kind", voting::textOf(contest.kind) }, { "blank", contest.blank },
        { "options", optionColumns(contest) }, { "rows", std::move(rows) }, { "total", std::move(sum) } });
}

} // namespace

Result<Json> queryResult(const domain::QueryView& view, const Json& arguments)
{
    MARU_TRY(election, viewElection(view, arguments));
    const std::string& id = election.at("id").asString();
    MARU_TRY(definition, viewDefinition(view, id));
    Json contests = Json::array();
    Json::Array rows;
    if (definition) {
        for (const voting::Contest& contest : definition->contests) {
            MARU_TRY(row, viewRow(view, "results", id + '/' + contest.id));
            if (row.isNull())
                continue;
            rows.push_back(row);
            contests.push(namedResult(std::move(row), contest));
        }
    }
    const bool isCounted = definition && rows.size() == definition->contests.size();
    const std::int64_t countedAt = election.at("counted_at").asInteger();
    MARU_TRY(certificate, viewRow(view, "certificates", id));
    MARU_TRY(certifications, viewRows(view, "certifications", id));
    MARU_TRY(desk, viewRow(view, "desks", id));
    return Json::object({ { "election", id }, { "state", election.at("state") },
        { "rehearsal", election.at("rehearsal") }, { "hash", isCounted ? resultHash(rows) : std::string() },
        { "contests", std::move(contests) }, { "certificate", std::move(certificate) },
        { "certifications", arrayOf(std::move(certifications)) }, { "needed", election.at("certifiers") },
        { "objections_until", countedAt > 0 ? countedAt + election.at("objections").asInteger() : 0 },
        { "open_objections", desk.integerOr("open", 0) },
        { "blocking_objections", desk.integerOr("blocking", 0) } });
}

Result<Json> queryOfficialTable(const domain::QueryView& view, const Json& arguments)
{
    MARU_TRY(election, viewElection(view, arguments));
    const std::string& id = election.at("id").asString();
    const std::string wanted = arguments.stringOr("contest", {});
    MARU_TRY(definition, viewDefinition(view, id));
    Json contests = Json::array();
    if (definition) {
        MARU_TRY(turnout, viewRows(view, "turnout", id));
        MARU_TRY(units, viewUnits(view, id, turnout));
        for (const voting::Contest& contest : definition->contests) {
            if (!wanted.empty() && wanted != contest.id)
                continue;
            MARU_TRY(table, contestTable(view, *definition, contest, units));
            contests.push(std::move(table));
        }
    }
    return Json::object({ { "election", id }, { "state", election.at("state") },
        { "rehearsal", election.at("rehearsal") }, { "contests", std::move(contests) } });
}

} // namespace maru::election
