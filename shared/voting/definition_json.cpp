// SPDX-License-Identifier: Apache-2.0
// The definition's JSON in both directions.
#include "shared/voting/definition.h"

namespace maru::voting {
namespace {

using base::Json;
using base::Result;
using base::Status;

/// Reads the members of one object; the first failure sticks, so that a decoder reads straight down.
class MemberReader {
public:
    MemberReader(const Json& object, std::string prefix) : m_object(object), m_prefix(std::move(prefix)) { }

    void text(std::string_view key, std::string& out)
    {
        take(base::readString(m_object, key, m_prefix), out);
    }
    void integer(std::string_view key, std::int64_t& out)
    {
        take(base::readInteger(m_object, key, m_prefix), out);
    }
    void boolean(std::string_view key, bool& out) { take(base::readBoolean(m_object, key, m_prefix), out); }
    template<class E>
    void word(std::string_view key, E& out, std::initializer_list<E> all)
    {
        std::string name;
        text(key, name);
        for (const E candidate : all) {
            if (textOf(candidate) == name) {
                out = candidate;
                return;
            }
        }
        fail(base::refused("voting.definition", m_prefix + std::string(key), "unknown word"));
    }
    /// Calls `item(json, path)` for each element; at most `limit`.
    template<class F>
    void array(std::string_view key, std::size_t limit, const F& item)
    {
        Json::Array items;
        take(base::readArray(m_object, key, m_prefix), items);
        if (items.size() > limit)
            fail(base::refused("voting.definition", m_prefix + std::string(key), "too many"));
        for (std::size_t i = 0; i < items.size() && m_status; ++i) {
            const Status status = item(items[i], m_prefix + std::string(key) + '[' + std::to_string(i) + ']');
            if (!status)
                fail(status.error());
        }
    }
    template<class F>
    void object(std::string_view key, const F& read)
    {
        Json inner;
        take(base::readObject(m_object, key, m_prefix), inner);
        if (!m_status)
            return;
        const Status status = read(inner, m_prefix + std::string(key) + '.');
        if (!status)
            fail(status.error());
    }
    void known(std::initializer_list<std::string_view> members)
    {
        const Status status = base::onlyMembers(m_object, members, m_prefix);
        if (!status)
            fail(status.error());
    }
    const Status& status() const { return m_status; }

private:
    template<class T>
    void take(Result<T> result, T& out)
    {
        if (!result)
            fail(result.error());
        else if (m_status)
            out = std::move(result).value();
    }
    void fail(const base::Error& error)
    {
        if (m_status)
            m_status = error;
    }

    const Json& m_object;
    std::string m_prefix;
    Status m_status;
};

Status readOption(const Json& json, const std::string& path, Option& option)
{
    MemberReader reader(json, path + '.');
    reader.known({ "id", "number", "name_ko", "name_en", "party_ko", "party_en", "photo", "list" });
    reader.text("id", option.id);
    reader.integer("number", option.number);
    reader.text("name_ko", option.nameKo);
    reader.text("name_en", option.nameEn);
    reader.text("party_ko", option.partyKo);
    reader.text("party_en", option.partyEn);
    reader.text("photo", option.photo);
    reader.text("list", option.list);
    return reader.status();
}

Status readContest(const Json& json, const std::string& path, Contest& contest)
{
    MemberReader reader(json, path + '.');
    reader.known({ "id", "kind", "title_ko", "title_en", "minimum", "maximum", "blank", "score", "seats",
        "rule", "share", "quorum", "quorum_of", "tie", "constituencies", "options" });
    reader.text("id", contest.id);
    reader.word("kind", contest.kind, { ContestKind::Choose, ContestKind::Score, ContestKind::List });
    reader.text("title_ko", contest.titleKo);
    reader.text("title_en", contest.titleEn);
    reader.integer("minimum", contest.minimum);
    reader.integer("maximum", contest.maximum);
    reader.boolean("blank", contest.blank);
    reader.integer("score", contest.score);
    reader.integer("seats", contest.seats);
    reader.word(
        "rule", contest.rule, { DecisionRule::Plurality, DecisionRule::Majority, DecisionRule::Share });
    reader.integer("share", contest.share);
    reader.integer("quorum", contest.quorum);
    reader.word("quorum_of", contest.quorumOf, { QuorumBase::Enrolled, QuorumBase::Roll });
    reader.word("tie", contest.tie, { TieRule::Lot, TieRule::Older, TieRule::Runoff });
    reader.array("constituencies", kMaxPrecincts, [&](const Json& item, const std::string& place) -> Status {
        if (!item.isString())
            return base::refused("json.type", place);
        contest.constituencies.push_back(item.asString());
        return {};
    });
    reader.array("options", kMaxOptions, [&](const Json& item, const std::string& place) {
        contest.options.emplace_back();
        return readOption(item, place, contest.options.back());
    });
    return reader.status();
}

Status readPrecinct(const Json& json, const std::string& path, Precinct& precinct)
{
    MemberReader reader(json, path + '.');
    reader.known({ "id", "name_ko", "name_en", "constituency", "counted_in" });
    reader.text("id", precinct.id);
    reader.text("name_ko", precinct.nameKo);
    reader.text("name_en", precinct.nameEn);
    reader.text("constituency", precinct.constituency);
    reader.text("counted_in", precinct.countedIn);
    return reader.status();
}

Status readSchedule(const Json& json, const std::string& prefix, Schedule& schedule)
{
    MemberReader reader(json, prefix);
    reader.known({ "enrol_from", "enrol_until", "opens", "closes", "grace", "objections" });
    reader.integer("enrol_from", schedule.enrolFrom);
    reader.integer("enrol_until", schedule.enrolUntil);
    reader.integer("opens", schedule.opens);
    reader.integer("closes", schedule.closes);
    reader.integer("grace", schedule.grace);
    reader.integer("objections", schedule.objections);
    return reader.status();
}

Status readTrustee(const Json& json, const std::string& path, Trustee& trustee)
{
    MemberReader reader(json, path + '.');
    reader.known({ "index", "officer", "agency", "name_ko", "name_en" });
    reader.integer("index", trustee.index);
    reader.text("officer", trustee.officer);
    reader.text("agency", trustee.agency);
    reader.text("name_ko", trustee.nameKo);
    reader.text("name_en", trustee.nameEn);
    return reader.status();
}

Json contestJson(const Contest& contest)
{
    Json options = Json::array();
    for (const Option& option : contest.options)
        options.push(Json::object({ { "id", option.id }, { "number", option.number },
            { "name_ko", option.nameKo }, { "name_en", option.nameEn }, { "party_ko", option.partyKo },
            { "party_en", option.partyEn }, { "photo", option.photo }, { "list", option.list } }));
    Json constituencies = Json::array();
    for (const std::string& constituency : contest.constituencies)
        constituencies.push(constituency);
    return Json::object(
        { { "id", contest.id }, { "kind", textOf(contest.kind) }, { "title_ko", contest.titleKo },
            { "title_en", contest.titleEn }, { "minimum", contest.minimum }, { "maximum", contest.maximum },
            { "blank", contest.blank }, { "score", contest.score }, { "seats", contest.seats },
            { "rule", textOf(contest.rule) }, { "share", contest.share }, { "quorum", contest.quorum },
            { "quorum_of", textOf(contest.quorumOf) }, { "tie", textOf(contest.tie) },
            { "constituencies", std::move(constituencies) }, { "options", std::move(options) } });
}

} // namespace

Result<Definition> definitionFromJson(const Json& json)
{
    MemberReader reader(json, "");
    Definition definition;
    std::int64_t version = 0;
    reader.known({ "version", "id", "mode", "kind", "rehearsal", "title_ko", "title_en", "authority",
        "contests", "precincts", "schedule", "opening", "revote", "ring_size", "certifiers", "threshold",
        "trustees" });
    reader.integer("version", version);
    if (reader.status() && version != 1)
        return base::refused("voting.definition", "version", "only version 1 is known");
    reader.text("id", definition.id);
    reader.word("mode", definition.mode, { Mode::Signed, Mode::Ring });
    reader.text("kind", definition.kind);
    reader.boolean("rehearsal", definition.rehearsal);
    reader.text("title_ko", definition.titleKo);
    reader.text("title_en", definition.titleEn);
    reader.text("authority", definition.authority);
    reader.array("contests", kMaxContests, [&](const Json& item, const std::string& place) {
        definition.contests.emplace_back();
        return readContest(item, place, definition.contests.back());
    });
    reader.array("precincts", kMaxPrecincts, [&](const Json& item, const std::string& place) {
        definition.precincts.emplace_back();
        return readPrecinct(item, place, definition.precincts.back());
    });
    reader.object("schedule", [&](const Json& item, const std::string& prefix) {
        return readSchedule(item, prefix, definition.schedule);
    });
    reader.word("opening", definition.opening, { Opening::Time, Opening::Authority });
    reader.boolean("revote", definition.revote);
    reader.integer("ring_size", definition.ringSize);
    reader.integer("certifiers", definition.certifiers);
    reader.integer("threshold", definition.threshold);
    reader.array("trustees", kMaxTrustees, [&](const Json& item, const std::string& place) {
        definition.trustees.emplace_back();
        return readTrustee(item, place, definition.trustees.back());
    });
    MARU_CHECK(reader.status());
    MARU_CHECK(checkDefinition(definition));
    return definition;
}

Json toJson(const Definition& definition)
{
    Json contests = Json::array();
    for (const Contest& contest : definition.contests)
        contests.push(contestJson(contest));
    Json precincts = Json::array();
    for (const Precinct& precinct : definition.precincts)
        precincts.push(Json::object(
            { { "id", precinct.id }, { "name_ko", precinct.nameKo }, { "name_en", precinct.nameEn },
                { "constituency", precinct.constituency }, { "counted_in", precinct.countedIn } }));
    Json trustees = Json::array();
    for (const Trustee& trustee : definition.trustees)
        trustees.push(Json::object({ { "index", trustee.index }, { "officer", trustee.officer },
            { "agency", trustee.agency }, { "name_ko", trustee.nameKo }, { "name_en", trustee.nameEn } }));
    const Schedule& schedule = definition.schedule;
    return Json::object({ { "version", 1 }, { "id", definition.id }, { "mode", textOf(definition.mode) },
        { "kind", definition.kind }, { "rehearsal", definition.rehearsal },
        { "title_ko", definition.titleKo }, { "title_en", definition.titleEn },
        { "authority", definition.authority }, { "contests", std::move(contests) },
        { "precincts", std::move(precincts) },
        { "schedule",
            Json::object({ { "enrol_from", schedule.enrolFrom }, { "enrol_until", schedule.enrolUntil },
                { "opens", schedule.opens }, { "closes", schedule.closes }, { "grace", schedule.grace },
                { "objections", schedule.objections } }) },
        { "opening", textOf(definition.opening) }, { "revote", definition.revote },
        { "ring_size", definition.ringSize }, { "certifiers", definition.certifiers },
        { "threshold", definition.threshold }, { "trustees", std::move(trustees) } });
}

} // namespace maru::voting
