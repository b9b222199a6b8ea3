// SPDX-License-Identifier: Apache-2.0
// Freezing: what must be there, what nobody can change afterwards, and that a roll of any size gives the commitment,
// the rings and the fingerprint that shared/voting computes from the same entries.
#include "tests/domains/election/election_house.h"

#include <QtTest>

#include "shared/voting/rings.h"

using namespace maru;
using namespace Qt::StringLiterals;
using base::Json;
using test::ElectionHouse;
using Voter = ElectionHouse::Voter;

namespace {

QString refusalText(const std::string& value)
{
    return QString::fromStdString(value);
}

Json smallBatch(std::int64_t lines = 100)
{
    return Json::object({ { "election.freeze_batch", lines } });
}

voting::RollSummary summaryOf(
    ElectionHouse& house, const std::string& election, const std::vector<std::string>& precincts)
{
    std::vector<voting::PrecinctCommitment> commitments;
    for (const std::string& precinct : precincts) {
        voting::PrecinctRoll roll;
        for (const Json& row : house.rows("election", "voters", election + "/")) {
            if (row.at("precinct").asString() != precinct || row.at("state").asString() == "removed")
                continue;
            voting::RollEntry entry { row.at("number").asInteger(), precinct, row.at("weight").asInteger(),
                {} };
            if (row.at("state").asString() == "enrolled") {
                const auto bytes = base::fromBase64Url(row.at("credential").asString());
                entry.credential.emplace();
                std::copy(bytes->begin(), bytes->end(), entry.credential->begin());
            }
            roll.add(entry);
        }
        commitments.push_back({ precinct, roll.enrolled(), roll.entries(), roll.root() });
    }
    return voting::rollCommitment(std::move(commitments));
}

} // namespace

class TestElectionFreeze : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheSameDocumentInOneBlockAndInMany_data()
    {
        QTest::addColumn<int>("batch");
        QTest::addColumn<bool>("severalBlocks");
        QTest::newRow("one block") << 20'000 << false;
        QTest::newRow("many blocks") << 100 << true;
    }
    void givesTheSameDocumentInOneBlockAndInMany()
    {
        QFETCH(int, batch);
        QFETCH(bool, severalBlocks);
        ElectionHouse house(smallBatch(batch));
        const std::vector<std::string> precincts { "a", "b", "empty" };
        // In a rehearsal one officer removes whom they like.
        const std::string id = house.draft(house.terms("signed", /*isRehearsal=*/true), precincts);
        std::vector<Voter> voters;
        house.addVoters(id, voters, 150, "b");
        house.addVoters(id, voters, 130, "a");
        house.addVoters(id, voters, 20, "b", 5);
        house.ceremony(id);
        house.goTo(house.election_(id).at("enrol_from").asInteger());
        for (std::size_t at = 0; at < voters.size(); at += 3)
            house.enrol(id, voters[at]);
        house.must("rolls", "election", "removeVoter",
            Json::object({ { "election", id }, { "number", 1 }, { "reason", "moved" } }));
        house.goTo(house.election_(id).at("enrol_until").asInteger());
        house.must("chief", "election", "freeze", ElectionHouse::of(id));
        int blocks = 0;
        while (house.state(id) == "freezing" && blocks < 100) {
            house.pass(1);
            ++blocks;
        }
        QCOMPARE(blocks > 1, severalBlocks);
        QCOMPARE(house.state(id), std::string("frozen"));
        const voting::FrozenElection frozen = house.frozen(id);
        const voting::RollSummary expected = summaryOf(house, id, precincts);
        QVERIFY(frozen.roll == expected);
        QCOMPARE(frozen.roll.entries, std::int64_t(299));
        const Json document = voting::composeFrozen(frozen.definition, expected, frozen.trustees);
        QCOMPARE(house.election_(id).at("fingerprint").asString(),
            crypto::sha256(base::canonical(document)).hex());
        QCOMPARE(house.row("boxes", id).at("chain_head").asString(),
            crypto::sha256(base::ByteView(frozen.fingerprint)).hex());
        QCOMPARE(house.row("units", id + "/b").at("weight").asInteger(),
            house.row("roll_counts", id + "/b/0000001").at("enrolled").asInteger()
                + 5 * house.row("roll_counts", id + "/b/0000005").at("enrolled").asInteger());
        // 149 of weight 1 after one was removed, 20 of weight 5; whether they enrolled or not.
        QCOMPARE(house.row("units", id + "/b").at("roll").asInteger(), 249);
        QCOMPARE(house.row("units", id + "/a").at("roll").asInteger(), 130);
        QCOMPARE(house.row("units", id + "/empty").at("roll").asInteger(), 0);
    }

    /// Rings as shared/voting plans them, of merged precincts by number, each weight by itself, over several blocks.
    void makesTheRingsOfThePlan()
    {
        ElectionHouse house(smallBatch(100));
        const std::string id = house.draft(house.terms("ring"), { "big", "small" });
        std::vector<Voter> voters;
        house.addVoters(id, voters, 150, "big");
        house.addVoters(id, voters, 60, "small");
        house.addVoters(id, voters, 100, "big");
        house.addVoters(id, voters, 130, "small", 3);
        house.ceremony(id);
        house.enrolAll(id, voters);
        house.goTo(house.election_(id).at("enrol_until").asInteger());
        QCOMPARE(refusalText(house.refusal("chief", "freeze", ElectionHouse::of(id))),
            u"election.ring_small payload.election"_s);
        house.must("chief", "election", "mergePrecinct",
            Json::object({ { "election", id }, { "precinct", "small" }, { "counted_in", "big" } }));
        house.freeze(id);
        for (const std::int64_t weight : { 1, 3 }) {
            std::vector<voting::Encoded> keys;
            for (const Voter& voter : voters) {
                if (voter.weight == weight)
                    keys.push_back(voter.credential);
            }
            const auto plans = voting::planRings("big", weight, keys.size(), 256);
            QVERIFY(plans.has_value());
            QCOMPARE(plans->size(), weight == 1 ? std::size_t(2) : std::size_t(1));
            for (const voting::RingPlan& plan : *plans) {
                base::Bytes expected;
                for (std::size_t at = plan.first; at < plan.first + plan.count; ++at)
                    expected.insert(expected.end(), keys[at].begin(), keys[at].end());
                const Json row = house.row("rings", id + "/" + plan.id);
                QCOMPARE(row.at("keys").asString(), base::toBase64Url(expected));
                QCOMPARE(row.at("size").asInteger(), static_cast<std::int64_t>(plan.count));
            }
        }
        QCOMPARE(house.rows("election", "rings").size(), std::size_t(3));
        // One unit, so one row of sums: the merged precinct has none of its own.
        QCOMPARE(house.rows("election", "sums").size(), std::size_t(1));
        QCOMPARE(house.row("sums", id + "/big/c1").at("sums").asString(),
            base::toBase64Url(base::Bytes(4 * 64, 0)));
    }

    void keepsTheParameterForRings()
    {
        ElectionHouse house(Json::object({ { "election.ring_minimum", 200 } }));
        const std::string id = house.draft(house.terms("ring"));
        std::vector<Voter> voters;
        house.addVoters(id, voters, 130);
        house.ceremony(id);
        house.enrolAll(id, voters);
        house.goTo(house.election_(id).at("enrol_until").asInteger());
        QCOMPARE(refusalText(house.refusal("chief", "freeze", ElectionHouse::of(id))),
            u"election.ring_small payload.election"_s);
        const Json answer = house.ask("election", "missing", ElectionHouse::of(id));
        QVERIFY(!answer.at("ready").asBoolean());
        QCOMPARE(answer.at("rows").asArray().at(0).at("code").asString(), std::string("election.ring_small"));
    }

    /// The roll changed after freezing and after opening, and everything else that the fingerprint binds.
    void changesNothingAfterwards_data()
    {
        QTest::addColumn<bool>("isOpen");
        QTest::newRow("frozen") << false;
        QTest::newRow("open") << true;
    }
    void changesNothingAfterwards()
    {
        QFETCH(bool, isOpen);
        ElectionHouse house;
        const std::string id = house.draft(house.terms());
        std::vector<Voter> voters;
        house.addVoters(id, voters, 3);
        house.ceremony(id);
        house.goTo(house.election_(id).at("enrol_from").asInteger());
        house.enrol(id, voters[0]);
        house.enrol(id, voters[1]);
        house.freeze(id);
        if (isOpen)
            house.openIt(id);
        QCOMPARE(house.state(id), std::string(isOpen ? "open" : "frozen"));
        const std::string before = base::canonical(house.row("definitions", id));
        Json entry = ElectionHouse::entry(house.makeVoter(id, 4, "p001"));
        const Json list = Json::object({ { "election", id }, { "voters", Json::array({ entry }) } });
        entry.set("election", id);
        entry.set("reason", "late");
        Json terms = house.terms();
        terms.remove("rehearsal");
        terms.set("election", id);
        const Json number = Json::object({ { "election", id }, { "number", 3 }, { "reason", "because" } });
        Json invitation = number;
        invitation.set("invitation", entry.at("invitation"));
        const std::vector<std::tuple<std::string, std::string, Json>> attempts {
            { "rolls", "addVoters", list },
            { "rolls", "addLateVoter", entry },
            { "rolls", "removeVoter", number },
            { "rolls", "replaceInvitation", invitation },
            { voters[2].name, "enrol", house.enrolPayload(id, voters[2]) },
            { "chief", "editElection", terms },
            { "chief", "setContest", ElectionHouse::contest(id) },
            { "chief", "removeContest", Json::object({ { "election", id }, { "contest", "c1" } }) },
            { "chief", "setPrecincts",
                Json::object({ { "election", id },
                    { "precincts", Json::array({ ElectionHouse::precinct("p2") }) } }) },
            { "chief", "mergePrecinct",
                Json::object({ { "election", id }, { "precinct", "p001" }, { "counted_in", "" } }) },
            { "chief", "setTrustees", house.trusteesPayload(id, 3, 2) },
            { "chief", "startCeremony", ElectionHouse::of(id) },
            { "chief", "freeze", ElectionHouse::of(id) },
        };
        for (const auto& [who, action, payload] : attempts)
            QCOMPARE(refusalText(action + " " + house.refusal(who, action, payload)),
                refusalText(action + " election.state payload.election"));
        QCOMPARE(base::canonical(house.row("definitions", id)), before);
    }

    void freezesByItselfBeforeOpening()
    {
        ElectionHouse house;
        const std::string id = house.draft(house.terms());
        std::vector<Voter> voters;
        house.addVoters(id, voters, 1);
        house.ceremony(id);
        house.enrolAll(id, voters);
        const std::int64_t opens = house.election_(id).at("opens").asInteger();
        house.goTo(opens - ElectionHouse::kHour - 1);
        QCOMPARE(house.state(id), std::string("ready"));
        house.pass(1);
        house.finishFreezing(id);
        QCOMPARE(house.state(id), std::string("frozen"));
        house.goTo(opens);
        QCOMPARE(house.state(id), std::string("open"));
    }

    void saysWhyItCouldNotFreezeByItself()
    {
        ElectionHouse house;
        const std::string id = house.draft(house.terms());
        house.ceremony(id);
        house.goTo(house.election_(id).at("opens").asInteger() + 1);
        QCOMPARE(house.state(id), std::string("ready"));
        const Json last = house.rows("election", "events", id + "/").back();
        QCOMPARE(last.at("kind").asString(), std::string("freeze_failed"));
        QCOMPARE(last.at("reason").asString(), std::string("election.missing_voters"));
    }

    void waitsForTheEndOfEnrolment()
    {
        ElectionHouse house;
        const std::string id = house.draft(house.terms());
        std::vector<Voter> voters;
        house.addVoters(id, voters, 1);
        house.ceremony(id);
        house.enrolAll(id, voters);
        QCOMPARE(refusalText(house.refusal("chief", "freeze", ElectionHouse::of(id))),
            u"election.enrolment_runs payload.election"_s);
        QCOMPARE(refusalText(house.refusal("stranger", "freeze", ElectionHouse::of(id))),
            u"election.other_authority signer"_s);
    }

    /// A precinct whose voters were all removed may go, and freezing does not stumble over what is left of it.
    void freezesAfterAPrecinctWasRemoved()
    {
        ElectionHouse house;
        const std::string id = house.draft(house.terms(), { "gone", "p001" });
        std::vector<Voter> voters;
        house.addVoters(id, voters, 1, "gone");
        house.addVoters(id, voters, 1, "p001");
        house.must("rolls", "election", "removeVoter",
            Json::object({ { "election", id }, { "number", 1 }, { "reason", "moved" } }));
        house.must("chief", "election", "setPrecincts",
            Json::object({ { "election", id }, { "replace", true },
                { "precincts", Json::array({ ElectionHouse::precinct("p001") }) } }));
        house.ceremony(id);
        house.goTo(house.election_(id).at("enrol_from").asInteger());
        house.enrol(id, voters[1]);
        house.freeze(id);
        QCOMPARE(house.state(id), std::string("frozen"));
        QVERIFY(house.frozen(id).roll == summaryOf(house, id, { "p001" }));
    }

    /// An election that is voided while it is being frozen stays void.
    void stopsFreezingWhenVoided()
    {
        ElectionHouse house(smallBatch());
        const std::string id = house.draft(house.terms());
        std::vector<Voter> voters;
        house.addVoters(id, voters, 250);
        house.ceremony(id);
        house.goTo(house.election_(id).at("enrol_from").asInteger());
        house.enrol(id, voters[0]);
        house.goTo(house.election_(id).at("enrol_until").asInteger());
        house.must("chief", "election", "freeze", ElectionHouse::of(id));
        house.pass(1);
        QCOMPARE(house.state(id), std::string("freezing"));
        house.must("chief", "election", "voidElection", ElectionHouse::because(id));
        house.pass(100);
        QCOMPARE(house.state(id), std::string("void"));
        QVERIFY(!house.get("election", "definitions", id));
    }
};

QTEST_GUILESS_MAIN(TestElectionFreeze)
#include "tst_election_freeze.moc"
