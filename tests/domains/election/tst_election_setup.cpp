// SPDX-License-Identifier: Apache-2.0
// Setting an election up: what terms, contests, precincts and trustees may be, each refusal with its path.
#include "tests/domains/election/election_house.h"

#include <QtTest>

using namespace maru;
using base::Json;
using namespace Qt::StringLiterals;
using test::ElectionHouse;

namespace {

QString text(const std::string& value)
{
    return QString::fromStdString(value);
}

/// Sets `path` ("a" or "options.1.id") of an object.
void setAt(Json& object, const QStringList& path, const Json& value)
{
    if (path.size() == 1) {
        object.set(path[0].toStdString(), value);
        return;
    }
    Json inner = object.at(path[0].toStdString());
    if (inner.isArray())
        setAt(inner.asArray()[path[1].toUInt()], path.mid(2), value);
    else
        setAt(inner, path.mid(1), value);
    object.set(path[0].toStdString(), std::move(inner));
}

Json parsed(const QString& json)
{
    auto value = base::parseJson(json.toStdString());
    test::DomainHarness::require(value, "test data");
    return *value;
}

} // namespace

class TestElectionSetup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checksTheTerms_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<qint64>("offset"); // added to the good value
        QTest::addColumn<QString>("refusal");
        const qint64 hour = ElectionHouse::kHour;
        const qint64 day = ElectionHouse::kDay;
        QTest::newRow("good") << "grace" << qint64(0) << "ok";
        QTest::newRow("enrolment ends before it begins")
            << "enrol_until" << -2 * day << "election.schedule payload.enrol_until";
        QTest::newRow("opens before enrolment ends")
            << "opens" << -day - 1 << "election.schedule payload.opens";
        QTest::newRow("closes when it opens") << "closes" << -10 * hour << "election.schedule payload.closes";
        QTest::newRow("closes a second later")
            << "closes" << -10 * hour + 1 << "election.voting_short payload.closes";
        QTest::newRow("shortest voting") << "closes" << -10 * hour + 1800 << "ok";
        QTest::newRow("too much grace") << "grace" << qint64(3301) << "election.grace payload.grace";
        QTest::newRow("most grace") << "grace" << qint64(3300) << "ok";
        QTest::newRow("enrolment too short")
            << "enrol_from" << 22 * hour + 1 << "election.enrolment_short payload.enrol_until";
        QTest::newRow("shortest enrolment") << "enrol_from" << 22 * hour << "ok";
        QTest::newRow("objections too short")
            << "objections" << qint64(-1) << "election.objections_short payload.objections";
        QTest::newRow("rings of 255") << "ring_size" << qint64(-1) << "schema.too_small payload.ring_size";
        QTest::newRow("rings of 4097")
            << "ring_size" << qint64(4097 - 256) << "schema.too_large payload.ring_size";
        QTest::newRow("no certifier") << "certifiers" << qint64(-2) << "schema.too_small payload.certifiers";
        QTest::newRow("threshold 17") << "threshold" << qint64(15) << "schema.too_large payload.threshold";
    }
    void checksTheTerms()
    {
        QFETCH(QString, member);
        QFETCH(qint64, offset);
        QFETCH(QString, refusal);
        ElectionHouse house;
        Json terms = house.terms();
        const std::string name = member.toStdString();
        terms.set(name, terms.at(name).asInteger() + static_cast<std::int64_t>(offset));
        QCOMPARE(text(house.refusal("chief", "createElection", terms)), refusal);
    }

    void refusesVotingInThePast()
    {
        ElectionHouse house;
        const Json terms = house.terms();
        house.goTo(terms.at("opens").asInteger());
        QCOMPARE(text(house.refusal("chief", "createElection", terms)), u"election.schedule payload.opens"_s);
    }

    /// A rehearsal cannot be taken for the real one: its id, its rows and the later definition say so.
    void tellsARehearsalApart()
    {
        ElectionHouse house;
        const std::string real = house.draft(house.terms());
        Json terms = house.terms("signed", /*isRehearsal=*/true);
        terms.set("objections", 0);
        terms.set("rehearsal_of", real);
        const std::string id = house.draft(terms);
        QCOMPARE(id.substr(0, 2), std::string("r-"));
        QCOMPARE(real.substr(0, 2), std::string("e-"));
        for (const char* table : { "contests", "precincts", "trustees", "events" }) {
            for (const Json& row : house.rows("election", table))
                QCOMPARE(row.at("rehearsal").asBoolean(), row.at("election").asString() == id);
        }
        Json wrong = house.terms();
        wrong.set("rehearsal_of", real);
        QCOMPARE(text(house.refusal("chief", "createElection", wrong)),
            u"election.rehearsal_of payload.rehearsal_of"_s);
        terms.set("rehearsal_of", id);
        QCOMPARE(text(house.refusal("chief", "createElection", terms)),
            u"election.unknown payload.rehearsal_of"_s);
    }

    void checksAContest_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("refusal");
        QTest::newRow("good") << "seats"
                              << "2"
                              << "ok";
        QTest::newRow("capital id") << "contest"
                                    << "\"C1\""
                                    << "election.part_id payload.contest";
        QTest::newRow("option blank") << "options.1.id"
                                      << "\"blank\""
                                      << "election.part_id payload.options[1].id";
        QTest::newRow("option twice") << "options.1.id"
                                      << "\"o1\""
                                      << "election.option_twice payload.options[1].id";
        QTest::newRow("number twice") << "options.2.number"
                                      << "1"
                                      << "election.option_number payload.options[2].number";
        QTest::newRow("photo") << "options.0.photo"
                               << "\"abc\""
                               << "schema.format payload.options[0].photo";
        QTest::newRow("list") << "options.0.list"
                              << "\"o2\""
                              << "election.option_list payload.options[0].list";
        QTest::newRow("minimum") << "minimum"
                                 << "2"
                                 << "election.minimum payload.minimum";
        QTest::newRow("maximum") << "maximum"
                                 << "4"
                                 << "election.maximum payload.maximum";
        QTest::newRow("score") << "score"
                               << "2"
                               << "election.score payload.score";
        QTest::newRow("seats") << "seats"
                               << "4"
                               << "election.seats payload.seats";
        QTest::newRow("share without rule") << "share"
                                            << "5000"
                                            << "election.share payload.share";
        QTest::newRow("rule without share") << "rule"
                                            << "\"share\""
                                            << "election.share payload.share";
        QTest::newRow("constituency twice") << "constituencies"
                                            << "[\"a\",\"a\"]"
                                            << "election.constituency_twice payload.constituencies[1]";
        QTest::newRow("no option") << "options"
                                   << "[]"
                                   << "schema.too_short payload.options";
        QTest::newRow("score contest") << "kind"
                                       << "\"score\""
                                       << "ok";
        QTest::newRow("list without candidates") << "kind"
                                                 << "\"list\""
                                                 << "election.list_candidates payload.options[0]";
    }
    void checksAContest()
    {
        QFETCH(QString, path);
        QFETCH(QString, value);
        QFETCH(QString, refusal);
        ElectionHouse house;
        const std::string id = house.create(house.terms());
        Json contest = ElectionHouse::contest(id);
        setAt(contest, path.split(u'.'), parsed(value));
        QCOMPARE(text(house.refusal("chief", "setContest", contest)), refusal);
    }

    void keepsTheOrderOfContests()
    {
        ElectionHouse house;
        const std::string id = house.create(house.terms());
        for (const char* name : { "zeta", "alpha", "mid" })
            house.must("chief", "election", "setContest", ElectionHouse::contest(id, name));
        house.must("chief", "election", "setContest", ElectionHouse::contest(id, "zeta"));
        house.must("chief", "election", "removeContest",
            Json::object({ { "election", id }, { "contest", "alpha" } }));
        QCOMPARE(house.row("contests", id + "/zeta").at("position").asInteger(), std::int64_t(1));
        QCOMPARE(house.row("contests", id + "/mid").at("position").asInteger(), std::int64_t(3));
        QCOMPARE(house.election_(id).at("contests").asInteger(), std::int64_t(2));
        QCOMPARE(text(house.refusal(
                     "chief", "removeContest", Json::object({ { "election", id }, { "contest", "alpha" } }))),
            u"election.unknown_contest payload.contest"_s);
    }

    void checksPrecincts()
    {
        ElectionHouse house;
        const std::string id = house.create(house.terms());
        const auto set = [&](std::initializer_list<Json> list, bool replace = false) {
            return text(house.refusal("chief", "setPrecincts",
                Json::object(
                    { { "election", id }, { "precincts", Json::array(list) }, { "replace", replace } })));
        };
        const auto precinct = &ElectionHouse::precinct;
        QCOMPARE(set({ precinct("P1", "", "") }), u"election.part_id payload.precincts[0].id"_s);
        QCOMPARE(set({ precinct("p1", "", ""), precinct("p1", "", "") }),
            u"election.precinct_twice payload.precincts[1].id"_s);
        QCOMPARE(set({ precinct("p1", "", "p9") }),
            u"election.unknown_precinct payload.precincts[0].counted_in"_s);
        QCOMPARE(
            set({ precinct("p1", "", "p1") }), u"election.merge_chain payload.precincts[0].counted_in"_s);
        // One unit has one ballot style.
        QCOMPARE(set({ precinct("p1", "a", "p2"), precinct("p2", "b", "") }),
            u"election.merge_constituency payload.precincts[0].counted_in"_s);
        QCOMPARE(set({ precinct("p1", "", "p2"), precinct("p2", "", "p3"), precinct("p3", "", "") }),
            u"election.merge_chain payload.precincts[0].counted_in"_s);
        QCOMPARE(set({ precinct("p1", "", "p2"), precinct("p2", "", ""), precinct("p3", "", "") }), u"ok"_s);
        // The target's own change breaks the merging of the other.
        QCOMPARE(set({ precinct("p2", "x", "") }), u"election.merge_constituency payload.precincts"_s);
        const auto merge = [&](const char* one, const char* target) {
            return text(house.refusal("chief", "mergePrecinct",
                Json::object({ { "election", id }, { "precinct", one }, { "counted_in", target } })));
        };
        QCOMPARE(merge("p2", "p3"), u"election.merge_chain payload.precinct"_s);
        QCOMPARE(merge("p9", "p3"), u"election.unknown_precinct payload.precinct"_s);
        QCOMPARE(merge("p1", ""), u"ok"_s);
        QCOMPARE(merge("p2", "p3"), u"ok"_s);
        // Voters keep their precinct.
        std::vector<ElectionHouse::Voter> voters;
        house.addVoters(id, voters, 1, "p1");
        QCOMPARE(set({ precinct("p3", "", "") }, true), u"election.precinct_voters payload.precincts"_s);
        QCOMPARE(set({ precinct("p1", "", "") }, true), u"ok"_s);
        QCOMPARE(house.election_(id).at("precincts").asInteger(), std::int64_t(1));
        QCOMPARE(house.row("precincts", id + "/p1").at("entries").asInteger(), std::int64_t(1));
    }

    void checksTrustees()
    {
        ElectionHouse house;
        const std::string id = house.create(house.terms());
        Json payload = house.trusteesPayload(id, 2, 3);
        QCOMPARE(
            text(house.refusal("chief", "setTrustees", payload)), u"election.threshold payload.threshold"_s);
        payload = house.trusteesPayload(id, 2, 2);
        setAt(payload, { u"trustees"_s, u"1"_s, u"officer"_s }, house.officerId("trustee1"));
        QCOMPARE(text(house.refusal("chief", "setTrustees", payload)),
            u"election.trustee_twice payload.trustees[1].officer"_s);
        payload = house.trusteesPayload(id, 2, 2);
        setAt(payload, { u"trustees"_s, u"1"_s, u"agency"_s }, "nowhere");
        QCOMPARE(text(house.refusal("chief", "setTrustees", payload)),
            u"election.unknown_agency payload.trustees[1].agency"_s);
        // Nobody, an officer who is no trustee, and a trustee of another agency.
        const std::pair<std::string, std::string> wrong[] = { { "o-0000000000000000", "hope" },
            { house.officerId("rolls"), "city" }, { house.officerId("trustee2"), "city" } };
        for (const auto& [officer, agency] : wrong) {
            payload = house.trusteesPayload(id, 2, 2);
            setAt(payload, { u"trustees"_s, u"1"_s, u"officer"_s }, officer);
            setAt(payload, { u"trustees"_s, u"1"_s, u"agency"_s }, agency);
            QCOMPARE(text(house.refusal("chief", "setTrustees", payload)),
                u"election.unknown_trustee payload.trustees[1].officer"_s);
        }
        QCOMPARE(text(house.refusal("chief", "startCeremony", ElectionHouse::of(id))),
            u"election.missing_trustees payload.election"_s);
    }

    void keepsOtherAuthoritiesOut()
    {
        ElectionHouse house;
        const std::string id = house.draft(house.terms());
        QCOMPARE(text(house.refusal("stranger", "setContest", ElectionHouse::contest(id))),
            u"election.other_authority signer"_s);
        QCOMPARE(text(house.refusal("stranger", "voidElection", ElectionHouse::because(id))),
            u"election.other_authority signer"_s);
        QCOMPARE(text(house.refusal("rolls", "startCeremony", ElectionHouse::of(id))), u"auth.role signer"_s);
        QCOMPARE(text(house.refusal("chief", "setContest", ElectionHouse::contest("e-0000000000000000"))),
            u"election.unknown payload.election"_s);
    }

    void keepsWhatTheCeremonyWasBegunWith()
    {
        ElectionHouse house;
        const std::string id = house.draft(house.terms());
        house.must("chief", "election", "startCeremony", ElectionHouse::of(id));
        const auto edit = [&](const char* member, const Json& value) {
            Json payload = house.terms();
            payload.set("election", id);
            payload.remove("rehearsal");
            payload.set(member, value);
            return text(house.refusal("chief", "editElection", payload));
        };
        QCOMPARE(edit("mode", "ring"), u"election.fixed_by_ceremony payload.mode"_s);
        QCOMPARE(edit("kind", "party"), u"election.fixed_by_ceremony payload.kind"_s);
        QCOMPARE(edit("threshold", 3), u"election.fixed_by_ceremony payload.threshold"_s);
        QCOMPARE(edit("title_en", "Other"), u"ok"_s);
        QCOMPARE(house.election_(id).at("title_en").asString(), std::string("Other"));
    }

    /// What the roll can vote together must be found in the count: 2^36 votes, so 68,719 for each of a million.
    void saysWhenTheRollCannotBeCounted()
    {
        ElectionHouse house;
        const std::string id = house.draft(house.terms());
        std::vector<ElectionHouse::Voter> voters;
        const auto missing = [&] {
            const Json answer = house.ask("election", "missing", ElectionHouse::of(id));
            for (const Json& row : answer.at("rows").asArray()) {
                if (row.at("code").asString() == "election.weight_total")
                    return text(std::to_string(row.at("count").asInteger()) + " of "
                        + row.at("detail").asString() + (row.at("blocks").asBoolean() ? " blocks" : ""));
            }
            return QString();
        };
        const auto addContest = [&](int number) {
            Json contest = ElectionHouse::contest(id, "c" + std::to_string(number));
            contest.set("kind", "score");
            contest.set("score", 20);
            contest.set("maximum", 1'280);
            Json options = Json::array();
            for (int i = 1; i <= 64; ++i)
                options.push(ElectionHouse::option("o" + std::to_string(i), i));
            contest.set("options", std::move(options));
            house.must("chief", "election", "setContest", contest);
        };
        for (int i = 1; i <= 54; ++i)
            addContest(i);
        QCOMPARE(missing(), QString());
        house.addVoters(id, voters, 1, "p001", 993'000);
        QCOMPARE(missing(), QString()); // 54 * 1,281 votes of a ballot: 993,429 is the most
        house.addVoters(id, voters, 1, "p001", 429);
        QCOMPARE(missing(), QString());
        house.addVoters(id, voters, 1, "p001", 1); // nobody has enrolled: it is said while it can be mended
        QCOMPARE(missing(), u"993430 of 993429 blocks"_s);
    }

    void saysWhatIsMissing()
    {
        ElectionHouse house;
        const std::string id = house.create(house.terms());
        const auto codes = [&] {
            const Json answer = house.ask("election", "missing", ElectionHouse::of(id));
            std::string all = answer.at("ready").asBoolean() ? "ready" : "";
            for (const Json& row : answer.at("rows").asArray())
                all += (all.empty() ? "" : " ") + row.at("code").asString().substr(9);
            return text(all);
        };
        QCOMPARE(codes(),
            u"missing_contests missing_precincts missing_trustees missing_ceremony missing_voters enrolment_runs"_s);
        house.must("chief", "election", "setContest", ElectionHouse::contest(id));
        Json second = ElectionHouse::contest(id, "c2");
        second.set("constituencies", Json::array({ "north" }));
        house.must("chief", "election", "setContest", second);
        house.must("chief", "election", "setPrecincts",
            Json::object(
                { { "election", id }, { "precincts", Json::array({ ElectionHouse::precinct("p001") }) } }));
        house.must("chief", "election", "setTrustees", house.trusteesPayload(id, 3, 2));
        std::vector<ElectionHouse::Voter> voters;
        house.addVoters(id, voters, 2);
        QCOMPARE(codes(), u"missing_constituency missing_ceremony missing_enrolled enrolment_runs"_s);
        house.must(
            "chief", "election", "removeContest", Json::object({ { "election", id }, { "contest", "c1" } }));
        QCOMPARE(codes(),
            u"missing_style missing_constituency missing_ceremony missing_enrolled enrolment_runs"_s);
        house.must("chief", "election", "setContest", ElectionHouse::contest(id));
        house.must(
            "chief", "election", "removeContest", Json::object({ { "election", id }, { "contest", "c2" } }));
        house.ceremony(id);
        house.goTo(house.election_(id).at("enrol_from").asInteger());
        house.enrol(id, voters.front());
        house.goTo(house.election_(id).at("enrol_until").asInteger());
        // A block of that time: queries see the time of the newest one.
        QVERIFY(house.refusal("stranger", "freeze", ElectionHouse::of(id)) != "ok");
        QCOMPARE(codes(), u"ready unit_small warning_signed_small not_all_enrolled"_s);
    }
};

QTEST_GUILESS_MAIN(TestElectionSetup)
#include "tst_election_setup.moc"
