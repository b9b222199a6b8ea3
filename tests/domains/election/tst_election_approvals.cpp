// SPDX-License-Identifier: Apache-2.0
// What an authority has put under four eyes: the first officer's action waits, the second one's approval executes it.
#include "tests/domains/election/voting_house.h"

#include <QtTest/QtTest>

using namespace maru;
using namespace Qt::StringLiterals;
using test::Json;
using test::VotingHouse;

class TestElectionApprovals : public QObject {
    Q_OBJECT

private:
    static Json rule(const char* action, const char* role)
    {
        return Json::object({ { "domain", "election" }, { "action", action }, { "needed", 1 },
            { "roles", Json::array({ role }) }, { "distinct_agencies", false }, { "seconds", 3'600 } });
    }
    static test::HousePlan plan(bool isFrozen)
    {
        test::HousePlan made;
        made.isFrozen = isFrozen;
        made.rules = Json::array({ rule("voidElection", "election.manager"),
            rule("extendElection", "election.manager"), rule("pauseElection", "election.manager"),
            rule("restartCeremony", "election.manager"), rule("replaceInvitation", "election.registrar") });
        return made;
    }
    static std::string approve(VotingHouse& house, const std::string& who, const std::string& proposal)
    {
        const Json row = house.get("approvals", "proposals", proposal).value_or(Json());
        return house.code(who, "approvals", "approve",
            Json::object({ { "proposal", proposal }, { "transaction", row.at("transaction") } }));
    }

private slots:
    void waitsForTheSecondOfficer_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("state");
        QTest::newRow("void") << u"voidElection"_s << u"void"_s;
        QTest::newRow("extend") << u"extendElection"_s << u"open"_s;
        QTest::newRow("pause") << u"pauseElection"_s << u"paused"_s;
    }
    void waitsForTheSecondOfficer()
    {
        QFETCH(QString, action);
        QFETCH(QString, state);
        VotingHouse house(plan(true));
        house.openVoting();
        const Json before = house.election();
        const std::int64_t later = before.at("closes").asInteger() + 3'600;
        Json payload = Json::object({ { "reason", "정전" } });
        if (action == u"extendElection")
            payload.set("closes", later);
        const std::string proposal = house.act("em", action.toStdString(), payload).at("proposal").asString();
        // Nothing has happened, and a ballot is still taken.
        QVERIFY(house.election() == before);
        house.castVote(house.voters[0], VotingHouse::vote("o1"));
        // Neither the proposer nor somebody without the role makes it two.
        QCOMPARE(approve(house, "em", proposal), std::string("approvals.own"));
        QCOMPARE(approve(house, "er", proposal), std::string("approvals.not_approver"));
        QVERIFY(house.election() == before);
        QCOMPARE(approve(house, "em2", proposal), std::string("ok"));
        QCOMPARE(
            house.get("approvals", "proposals", proposal)->at("state").asString(), std::string("executed"));
        QCOMPARE(house.state(), state.toStdString());
        if (action == u"extendElection") {
            QCOMPARE(house.election().at("closes").asInteger(), later);
            house.goTo(before.at("ends").asInteger() + 1);
            house.castVote(house.voters[1], VotingHouse::vote("o1"));
        } else
            QCOMPARE(house.election().at("reason").asString(), std::string("정전"));
        const auto again = chain::replay(house.store(), house.registry(), house.services(), {});
        QVERIFY2(again.has_value(), again ? "" : again.error().detail.c_str());
    }

    /// Keys that are ready are given up by two; without a rule by nobody.
    void makesKeysOnceMoreForTwo()
    {
        const Json payload = Json::object({ { "reason", "열쇠 파일 손상" } });
        test::HousePlan none;
        none.isFrozen = false;
        VotingHouse lawless(std::move(none));
        QCOMPARE(lawless.codeOf("em", "restartCeremony", payload), std::string("election.approval_needed"));
        QCOMPARE(lawless.state(), std::string("ready"));

        VotingHouse house(plan(false));
        const Json before = house.election();
        const std::string proposal = house.act("em", "restartCeremony", payload).at("proposal").asString();
        QVERIFY(house.election() == before);
        QCOMPARE(approve(house, "em", proposal), std::string("approvals.own"));
        QVERIFY(house.election() == before);
        QCOMPARE(approve(house, "em2", proposal), std::string("ok"));
        QCOMPARE(house.state(), std::string("ceremony"));
        QCOMPARE(house.election().at("attempt").asInteger(), before.at("attempt").asInteger() + 1);
        const auto again = chain::replay(house.store(), house.registry(), house.services(), {});
        QVERIFY2(again.has_value(), again ? "" : again.error().detail.c_str());
    }

    void replacesNoInvitationAlone()
    {
        VotingHouse house(plan(false));
        const test::Voter& voter = house.voters[2];
        const auto invitationNow = [&] {
            for (const Json& row : house.rows("election", "voters", house.id + '/'))
                if (row.at("number").asInteger() == voter.number)
                    return row.at("invitation").asString();
            return std::string();
        };
        const std::string before = invitationNow();
        const Json other = test::rollLine(test::makeVoter(house.id, "somebody else", "p1"), "x");
        QVERIFY(other.at("invitation").asString() != before);
        const std::string proposal =
            house
                .act("er", "replaceInvitation",
                    Json::object({ { "number", voter.number }, { "invitation", other.at("invitation") },
                        { "reason", "잃어버림" } }))
                .at("proposal")
                .asString();
        QCOMPARE(invitationNow(), before);
        QCOMPARE(approve(house, "er", proposal), std::string("approvals.own"));
        QCOMPARE(approve(house, "em", proposal), std::string("approvals.not_approver"));
        QCOMPARE(invitationNow(), before);
        QCOMPARE(approve(house, "er2", proposal), std::string("ok"));
        QCOMPARE(invitationNow(), other.at("invitation").asString());
        QCOMPARE(house.election().at("replaced_invitations").asInteger(), std::int64_t(1));
    }

    // What waited too long, or no longer fits, is not done: the election is over when the second officer comes.
    void doesNothingThatNoLongerFits()
    {
        VotingHouse house(plan(true));
        house.openVoting();
        house.goTo(house.election().at("ends").asInteger() - 10);
        const std::string proposal = house.act("em", "pauseElection", Json::object({ { "reason", "정전" } }))
                                         .at("proposal")
                                         .asString();
        house.closeVoting();
        QCOMPARE(approve(house, "em2", proposal), std::string("ok"));
        QCOMPARE(
            house.get("approvals", "proposals", proposal)->at("state").asString(), std::string("failed"));
        QCOMPARE(house.state(), std::string("closed"));
    }
};

QTEST_GUILESS_MAIN(TestElectionApprovals)
#include "tst_election_approvals.moc"
