// SPDX-License-Identifier: Apache-2.0
// The life of an election: what may be done in which state, opening and closing by time and by the authority, pauses,
// extensions, voiding.
#include "tests/domains/election/election_house.h"

#include "server/domains/election/records.h"

#include <QtTest>

#include <set>

using namespace maru;
using namespace Qt::StringLiterals;
using base::Json;
using test::ElectionHouse;
using Voter = ElectionHouse::Voter;

namespace {

QString answer(const std::string& value)
{
    return QString::fromStdString(value);
}

const char* const kStates[] = { "draft", "ceremony", "ready", "freezing", "frozen", "open", "paused",
    "closed", "counted", "certified", "archived", "void" };

/// A frozen election whose opening is by time or by the authority.
std::string frozenElection(ElectionHouse& house, const std::string& opening, std::vector<Voter>& voters)
{
    Json terms = house.terms();
    terms.set("opening", opening);
    const std::string id = house.draft(terms);
    house.addVoters(id, voters, 2);
    house.ceremony(id);
    house.enrolAll(id, voters);
    house.freeze(id);
    return id;
}

Json extension(const std::string& id, std::int64_t closes)
{
    return Json::object({ { "election", id }, { "closes", closes }, { "reason", "outage" } });
}

} // namespace

class TestElectionLifecycle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The one table, row by row: an action that becomes possible in another state is noticed here.
    void allowsEachActionInItsStatesOnly_data()
    {
        QTest::addColumn<QString>("allowed");
        const auto row = [](const char* action, const char* states) {
            QTest::newRow(action) << QString::fromLatin1(states);
        };
        for (const char* action : { "editElection", "setContest", "removeContest", "setPrecincts",
                 "mergePrecinct", "addVoters", "addLateVoter", "removeVoter", "replaceInvitation" })
            row(action, "draft ceremony ready");
        for (const char* action : { "setTrustees", "startCeremony" })
            row(action, "draft");
        for (const char* action : { "ceremonyCommit", "ceremonyReveal", "ceremonyShares",
                 "ceremonyAcknowledge", "ceremonyComplain", "ceremonySettle", "excludeTrustee" })
            row(action, "ceremony");
        row("enrol", "ceremony ready");
        row("freeze", "ready");
        row("restartCeremony", "ready");
        row("openElection", "frozen");
        row("closeElection", "open paused");
        row("pauseElection", "open");
        row("resumeElection", "paused");
        row("extendElection", "frozen open paused");
        row("voidElection", "draft ceremony ready freezing frozen open paused closed counted");
        row("cast", "open");
        row("challenge", "open");
        row("decrypt", "closed");
        row("resolveTie", "counted");
        row("certify", "counted");
        row("objectTo", "ceremony ready freezing frozen open paused closed counted");
        row("archiveElection", "certified");
        row("markRollDestroyed", "archived void");
    }
    void allowsEachActionInItsStatesOnly()
    {
        QFETCH(QString, allowed);
        QStringList found;
        for (const char* state : kStates) {
            if (election::isAllowed(QTest::currentDataTag(), state))
                found << QString::fromLatin1(state);
        }
        QCOMPARE(found.join(u' '), allowed);
    }

    /// Every action but createElection is in the table: isAllowed ends the program for one that is not.
    void knowsTheStatesOfEveryAction()
    {
        const domain::DomainSpec spec = election::makeSpec();
        QVERIFY(spec.actions.size() > 30);
        for (const domain::ActionSpec& action : spec.actions) {
            if (action.name == "createElection")
                continue;
            bool isEver = false;
            for (const char* state : kStates)
                isEver = isEver || election::isAllowed(action.name, state);
            QVERIFY2(isEver, action.name.c_str());
        }
    }

    void opensAndClosesByTime()
    {
        ElectionHouse house;
        std::vector<Voter> voters;
        const std::string id = frozenElection(house, "time", voters);
        const Json row = house.election_(id);
        const std::int64_t opens = row.at("opens").asInteger();
        const std::int64_t ends = row.at("closes").asInteger() + 300;
        const auto early = house.makeBallot(id, voters[0], ElectionHouse::vote("o1"));
        QVERIFY(house.castCode(id, voters[0], early) != "ok");
        house.goTo(opens - 1);
        QCOMPARE(house.state(id), std::string("frozen"));
        house.goTo(opens);
        QCOMPARE(house.state(id), std::string("open"));
        QCOMPARE(house.election_(id).at("opened_at").asInteger(), opens);
        house.pass(1);
        QCOMPARE(house.castCode(id, voters[0], early), std::string("ok"));
        // In the grace after closing ballots still come in; at its end none does, in the same block either.
        house.goTo(ends - 1);
        QCOMPARE(house.castCode(id, voters[1], house.makeBallot(id, voters[1], ElectionHouse::vote("o2"))),
            std::string("ok"));
        const auto late = house.makeBallot(id, voters[1], ElectionHouse::vote("o3"));
        const std::string sender = house.throwAway();
        const Json payload = house.ballotPayload(id, voters[1], late, sender);
        QCOMPARE(house.state(id), std::string("open"));
        house.goTo(ends);
        QCOMPARE(house.state(id), std::string("closed"));
        QCOMPARE(house.election_(id).at("closed_at").asInteger(), ends);
        QVERIFY(house.code(sender, "election", "cast", payload) != "ok");
        QCOMPARE(house.row("boxes", id).at("ballots").asInteger(), std::int64_t(2));
    }

    void opensAndClosesByTheAuthority()
    {
        ElectionHouse house;
        std::vector<Voter> voters;
        const std::string id = frozenElection(house, "authority", voters);
        const std::int64_t opens = house.election_(id).at("opens").asInteger();
        const std::int64_t closes = house.election_(id).at("closes").asInteger();
        QCOMPARE(answer(house.refusal("chief", "openElection", ElectionHouse::of(id))),
            u"election.too_early payload.election"_s);
        house.goTo(opens + 600);
        QCOMPARE(house.state(id), std::string("frozen"));
        QCOMPARE(answer(house.refusal("stranger", "openElection", ElectionHouse::of(id))),
            u"election.other_authority signer"_s);
        QCOMPARE(answer(house.refusal("chief", "openElection", ElectionHouse::of(id))), u"ok"_s);
        QCOMPARE(answer(house.refusal("chief", "openElection", ElectionHouse::of(id))),
            u"election.state payload.election"_s);
        house.goTo(closes - 1);
        QCOMPARE(answer(house.refusal("chief", "closeElection", ElectionHouse::of(id))),
            u"election.not_over payload.election"_s);
        house.goTo(closes);
        QCOMPARE(answer(house.refusal("chief", "closeElection", ElectionHouse::of(id))), u"ok"_s);
        QCOMPARE(house.state(id), std::string("closed"));
        QCOMPARE(house.election_(id).at("closed_at").asInteger(), closes);
    }

    void leavesTheGraceWhereTheClockCloses()
    {
        ElectionHouse house;
        std::vector<Voter> voters;
        const std::string id = frozenElection(house, "time", voters);
        const std::int64_t closes = house.election_(id).at("closes").asInteger();
        for (const std::int64_t time : { closes - 1, closes, closes + 299 }) {
            // Who began a ballot in time has the grace: nobody takes it away by hand.
            house.goTo(time);
            QCOMPARE(answer(house.refusal("chief", "closeElection", ElectionHouse::of(id))),
                u"election.not_over payload.election"_s);
        }
        house.pass(1);
        QCOMPARE(house.state(id), std::string("closed"));
        QCOMPARE(house.election_(id).at("closed_at").asInteger(), closes + 300);
    }

    void closesAtTheLatestWithTheGrace()
    {
        ElectionHouse house;
        std::vector<Voter> voters;
        const std::string id = frozenElection(house, "authority", voters);
        const std::int64_t ends = house.election_(id).at("ends").asInteger();
        house.goTo(house.election_(id).at("opens").asInteger());
        house.must("chief", "election", "openElection", ElectionHouse::of(id));
        house.goTo(ends);
        QCOMPARE(house.state(id), std::string("closed"));
    }

    void opensNoElectionWhoseTimeIsOver()
    {
        ElectionHouse house;
        std::vector<Voter> voters;
        const std::string id = frozenElection(house, "authority", voters);
        const std::int64_t ends = house.election_(id).at("ends").asInteger();
        house.goTo(ends);
        QCOMPARE(answer(house.refusal("chief", "openElection", ElectionHouse::of(id))),
            u"election.too_late payload.election"_s);
        house.must("chief", "election", "extendElection", extension(id, ends + ElectionHouse::kHour));
        QCOMPARE(answer(house.refusal("chief", "openElection", ElectionHouse::of(id))), u"ok"_s);
        house.goTo(ends + ElectionHouse::kHour + 300);
        QCOMPARE(house.state(id), std::string("closed"));
    }

    void pausesAndResumes()
    {
        ElectionHouse house;
        auto run = house.running(house.terms());
        const auto made = house.makeBallot(run.id, run.voters[0], ElectionHouse::vote("o1"));
        QCOMPARE(answer(house.refusal("chief", "resumeElection", ElectionHouse::because(run.id))),
            u"election.state payload.election"_s);
        const std::int64_t from = house.now();
        house.must("chief", "election", "pauseElection", ElectionHouse::because(run.id));
        QVERIFY(house.castCode(run.id, run.voters[0], made) != "ok");
        house.pass(600);
        house.must("chief", "election", "resumeElection", ElectionHouse::because(run.id));
        QCOMPARE(house.castCode(run.id, run.voters[0], made), std::string("ok"));
        const Json pauses = house.election_(run.id).at("pauses");
        QCOMPARE(base::canonical(pauses),
            base::canonical(Json::array({ Json::object({ { "from", from }, { "until", from + 600 } }) })));
    }

    /// An outage past the end: nobody's vote is cut off by itself.
    void waitsForTheAuthorityWhenPausedAtTheEnd()
    {
        ElectionHouse house;
        auto run = house.running(house.terms());
        const std::int64_t ends = house.election_(run.id).at("ends").asInteger();
        house.goTo(ends - 60);
        house.must("chief", "election", "pauseElection", ElectionHouse::because(run.id));
        house.goTo(ends + 3600);
        QCOMPARE(house.state(run.id), std::string("paused"));
        QCOMPARE(answer(house.refusal("chief", "resumeElection", ElectionHouse::because(run.id))),
            u"election.too_late payload.election"_s);
        QCOMPARE(answer(house.refusal("chief", "closeElection", ElectionHouse::of(run.id))),
            u"election.not_over payload.election"_s);
        house.must("chief", "election", "extendElection", extension(run.id, ends + 7200));
        house.must("chief", "election", "resumeElection", ElectionHouse::because(run.id));
        QCOMPARE(house.state(run.id), std::string("open"));
        house.goTo(ends + 7200 + 300);
        QCOMPARE(house.state(run.id), std::string("closed"));
    }

    void extendsButNeverShortens()
    {
        ElectionHouse house;
        auto run = house.running(house.terms());
        const std::int64_t closes = house.election_(run.id).at("closes").asInteger();
        QCOMPARE(answer(house.refusal("chief", "extendElection", extension(run.id, closes))),
            u"election.extend payload.closes"_s);
        QCOMPARE(answer(house.refusal("chief", "extendElection", extension(run.id, closes - 60))),
            u"election.extend payload.closes"_s);
        QCOMPARE(answer(house.refusal(
                     "chief", "extendElection", extension(run.id, closes + 72 * ElectionHouse::kHour + 1))),
            u"election.extend_far payload.closes"_s);
        QCOMPARE(answer(house.refusal("chief", "extendElection", extension(run.id, closes + 3600))), u"ok"_s);
        house.goTo(closes + 301);
        QCOMPARE(house.state(run.id), std::string("open"));
        QCOMPARE(house.castCode(run.id, run.voters[0],
                     house.makeBallot(run.id, run.voters[0], ElectionHouse::vote("o2"))),
            std::string("ok"));
        house.goTo(closes + 3600 + 300);
        QCOMPARE(house.state(run.id), std::string("closed"));
        // The frozen document keeps the schedule that was set out.
        QCOMPARE(house.frozen(run.id).definition.schedule.closes, closes);
    }

    /// Each is short enough, together they are not.
    void limitsAllExtensionsTogether()
    {
        constexpr std::int64_t hour = ElectionHouse::kHour;
        ElectionHouse house;
        auto run = house.running(house.terms());
        const std::int64_t closes = house.election_(run.id).at("closes").asInteger();
        house.must("chief", "election", "extendElection", extension(run.id, closes + 72 * hour));
        house.must("chief", "election", "extendElection", extension(run.id, closes + 144 * hour));
        QCOMPARE(answer(house.refusal("chief", "extendElection", extension(run.id, closes + 168 * hour + 1))),
            u"election.extend_total payload.closes"_s);
        QCOMPARE(answer(house.refusal("chief", "extendElection", extension(run.id, closes + 168 * hour))),
            u"ok"_s);
        // What a pause takes away is given back beyond that, and no more.
        house.must("chief", "election", "pauseElection", ElectionHouse::because(run.id));
        house.pass(2 * hour);
        QCOMPARE(answer(house.refusal("chief", "extendElection", extension(run.id, closes + 170 * hour + 1))),
            u"election.extend_total payload.closes"_s);
        QCOMPARE(answer(house.refusal("chief", "extendElection", extension(run.id, closes + 170 * hour))),
            u"ok"_s);
    }

    /// Pauses are in one row, which must stay readable.
    void limitsPauses()
    {
        ElectionHouse house;
        auto run = house.running(house.terms());
        for (int i = 0; i < 64; ++i) {
            house.must("chief", "election", "pauseElection", ElectionHouse::because(run.id));
            house.must("chief", "election", "resumeElection", ElectionHouse::because(run.id));
        }
        QCOMPARE(answer(house.refusal("chief", "pauseElection", ElectionHouse::because(run.id))),
            u"election.pauses payload.election"_s);
        QCOMPARE(house.state(run.id), std::string("open"));
        QCOMPARE(house.election_(run.id).at("pauses").asArray().size(), std::size_t(64));
    }

    void voidsWithAReasonAndForGood()
    {
        ElectionHouse house;
        auto run = house.running(house.terms());
        Json without = ElectionHouse::of(run.id);
        QCOMPARE(answer(house.refusal("chief", "voidElection", without)), u"schema.missing payload.reason"_s);
        house.must("chief", "election", "voidElection", ElectionHouse::because(run.id));
        QCOMPARE(house.state(run.id), std::string("void"));
        QCOMPARE(house.election_(run.id).at("reason").asString(), std::string("because"));
        QVERIFY(house.castCode(
                    run.id, run.voters[0], house.makeBallot(run.id, run.voters[0], ElectionHouse::vote("o1")))
            != "ok");
        house.goTo(house.election_(run.id).at("ends").asInteger() + 10);
        QCOMPARE(house.state(run.id), std::string("void"));
        QCOMPARE(answer(house.refusal("chief", "voidElection", ElectionHouse::because(run.id))),
            u"election.state payload.election"_s);
        // A certificate that nobody has given: no domain of this chain keeps any.
        const Json destroyed = Json::object({ { "election", run.id }, { "destruction", "d-0123456789abcdef" },
            { "certificate", crypto::sha256("certificate").hex() } });
        QCOMPARE(answer(house.refusal("chief", "markRollDestroyed", destroyed)),
            u"election.certificate payload.destruction"_s);
    }

    /// What happened is in the course of events, in order, and counted for verifiers.
    void keepsTheCourseOfEvents()
    {
        ElectionHouse house;
        auto run = house.running(house.terms());
        house.must("chief", "election", "pauseElection", ElectionHouse::because(run.id));
        std::vector<std::string> kinds;
        for (const Json& row : house.rows("election", "events", run.id + "/"))
            kinds.push_back(row.at("kind").asString());
        const std::vector<std::string> expected { "created", "contest_set", "precincts_set", "trustees_set",
            "ceremony_started", "keys_ready", "freezing", "frozen", "opened", "paused" };
        QCOMPARE(kinds, expected);
        // create, contest, precincts, trustees, start, 3 rounds and 1 acknowledgement of 3, freeze, pause
        QCOMPARE(house.election_(run.id).at("acts").asInteger(), std::int64_t(5 + 12 + 2));
    }
};

QTEST_GUILESS_MAIN(TestElectionLifecycle)
#include "tst_election_lifecycle.moc"
