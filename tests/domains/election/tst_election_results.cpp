// SPDX-License-Identifier: Apache-2.0
// Who wins: every rule with its edges, as tables of counts and outcomes.
#include "server/domains/election/results.h"

#include <QtTest/QtTest>

#include <numeric>

using namespace maru;
using base::Json;

namespace {

voting::Contest contestOf(voting::DecisionRule rule, std::int64_t seats, int options, std::int64_t share = 0)
{
    voting::Contest contest;
    contest.id = "c1";
    contest.rule = rule;
    contest.seats = seats;
    contest.share = share;
    contest.blank = true;
    for (int i = 1; i <= options; ++i) {
        voting::Option option;
        option.id = "o" + std::to_string(i);
        option.number = i;
        contest.options.push_back(option);
    }
    return contest;
}

voting::Contest listContest(std::int64_t seats, std::initializer_list<int> candidates, std::int64_t share = 0)
{
    voting::Contest contest = contestOf(voting::DecisionRule::Plurality, seats, 0, share);
    contest.kind = voting::ContestKind::List;
    int list = 0;
    for (const int count : candidates) {
        voting::Option party;
        party.id = "l" + std::to_string(++list);
        contest.options.push_back(party);
        for (int i = 1; i <= count; ++i) {
            voting::Option candidate;
            candidate.id = party.id + "-" + std::to_string(i);
            candidate.list = party.id;
            contest.options.push_back(candidate);
        }
    }
    return contest;
}

/// `counts`: blank first.
Json resultOf(const voting::Contest& contest, std::vector<std::int64_t> counts, std::int64_t weight,
    std::int64_t eligible = 1'000, std::int64_t roll = 2'000)
{
    election::ContestTotal total;
    total.eligible = eligible;
    total.roll = roll;
    total.ballots = weight;
    total.weight = weight;
    total.counts = std::move(counts);
    return election::contestResult("e-1", contest, total, base::UnixSeconds(7));
}

QString elected(const Json& row)
{
    QStringList ids;
    for (const Json& option : row.at("options").asArray()) {
        if (option.at("elected").asBoolean())
            ids << QString::fromStdString(option.at("option").asString());
    }
    return ids.join(u' ');
}

QString joined(const Json& array)
{
    QStringList ids;
    for (const Json& each : array.asArray())
        ids << QString::fromStdString(each.asString());
    return ids.join(u' ');
}

} // namespace

class TestElectionResults : public QObject {
    Q_OBJECT

private slots:
    void decides_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<int>("seats");
        QTest::addColumn<int>("share");
        QTest::addColumn<QList<int>>("counts");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("winners");
        QTest::addColumn<QString>("tied");
        QTest::addColumn<QString>("runoff");
        const auto row = [](const char* name, const char* rule, int seats, int share, QList<int> counts,
                             const char* outcome, const char* winners, const char* tied, const char* runoff) {
            QTest::newRow(name) << QString::fromLatin1(rule) << seats << share << counts
                                << QString::fromLatin1(outcome) << QString::fromLatin1(winners)
                                << QString::fromLatin1(tied) << QString::fromLatin1(runoff);
        };
        row("most votes", "plurality", 1, 0, { 5, 10, 30, 20 }, "decided", "o2", "", "");
        row("two seats", "plurality", 2, 0, { 0, 10, 30, 20 }, "decided", "o2 o3", "", "");
        row("equal first", "plurality", 1, 0, { 0, 30, 30, 20 }, "tie", "", "o1 o2", "");
        row("equal winners, no tie", "plurality", 2, 0, { 0, 30, 30, 20 }, "decided", "o1 o2", "", "");
        row("equal at the border", "plurality", 2, 0, { 0, 40, 30, 30 }, "tie", "o1", "o2 o3", "");
        row("equal below the border", "plurality", 1, 0, { 0, 40, 30, 30 }, "decided", "o1", "", "");
        row("nobody voted", "plurality", 1, 0, { 9, 0, 0, 0 }, "not_elected", "", "", "");
        row("fewer with votes than seats", "plurality", 3, 0, { 0, 40, 0, 0 }, "decided", "o1", "", "");
        row("majority", "majority", 1, 0, { 50, 51, 29, 20 }, "decided", "o1", "", "");
        row("exactly half is none", "majority", 1, 0, { 0, 50, 30, 20 }, "runoff", "", "", "o1 o2");
        row("run-off with equal seconds", "majority", 1, 0, { 0, 40, 30, 30 }, "runoff", "", "", "o1 o2 o3");
        row("blank votes do not count for the half", "majority", 1, 0, { 900, 51, 49, 0 }, "decided", "o1",
            "", "");
        row("share reached exactly", "share", 1, 3'000, { 0, 30, 70, 0 }, "decided", "o2", "", "");
        row("share of one reached exactly", "share", 2, 3'000, { 0, 30, 70, 0 }, "decided", "o1 o2", "", "");
        row("share missed by one", "share", 2, 3'000, { 0, 299, 701, 0 }, "decided", "o2", "", "");
        row("share missed by all", "share", 1, 6'000, { 0, 50, 50, 0 }, "not_elected", "", "", "");
    }
    void decides()
    {
        QFETCH(QString, rule);
        QFETCH(int, seats);
        QFETCH(int, share);
        QFETCH(QList<int>, counts);
        QFETCH(QString, outcome);
        QFETCH(QString, winners);
        QFETCH(QString, tied);
        QFETCH(QString, runoff);
        const auto which = rule == u"majority" ? voting::DecisionRule::Majority
            : rule == u"share"                 ? voting::DecisionRule::Share
                                               : voting::DecisionRule::Plurality;
        std::vector<std::int64_t> values(counts.begin(), counts.end());
        const std::int64_t weight = std::accumulate(values.begin(), values.end(), std::int64_t(0));
        const Json row = resultOf(contestOf(which, seats, 3, share), values, weight);
        QCOMPARE(QString::fromStdString(row.at("outcome").asString()), outcome);
        QCOMPARE(elected(row), winners);
        QCOMPARE(row.at("tie").isNull() ? QString() : joined(row.at("tie").at("options")), tied);
        QCOMPARE(joined(row.at("runoff")), runoff);
    }

    void saysSharesAsExactFractions()
    {
        const Json row = resultOf(contestOf(voting::DecisionRule::Plurality, 1, 3), { 1, 1, 2, 3 }, 7, 9);
        QVERIFY(row.at("options").asArray()[2].at("share")
            == Json::object({ { "part", 3 }, { "whole", 6 }, { "basis_points", 5'000 } }));
        QVERIFY(row.at("options").asArray()[0].at("share")
            == Json::object({ { "part", 1 }, { "whole", 6 }, { "basis_points", 1'666 } }));
        QVERIFY(
            row.at("turnout") == Json::object({ { "part", 7 }, { "whole", 9 }, { "basis_points", 7'777 } }));
        QCOMPARE(row.at("blank").asInteger(), 1);
        QCOMPARE(row.at("valid").asInteger(), 6);
        QCOMPARE(row.at("options").asArray()[0].at("rank").asInteger(), 3);
        const Json none = resultOf(contestOf(voting::DecisionRule::Plurality, 1, 3), { 0, 0, 0, 0 }, 0, 0);
        QCOMPARE(none.at("turnout").at("basis_points").asInteger(), 0);
    }

    void needsTheQuorum()
    {
        voting::Contest contest = contestOf(voting::DecisionRule::Plurality, 1, 3);
        contest.quorum = 5'000;
        QCOMPARE(
            resultOf(contest, { 0, 200, 299, 0 }, 499).at("outcome").asString(), std::string("no_quorum"));
        QCOMPARE(elected(resultOf(contest, { 0, 200, 299, 0 }, 499)), QString());
        QCOMPARE(resultOf(contest, { 0, 200, 300, 0 }, 500).at("outcome").asString(), std::string("decided"));
    }

    void asksForTheTurnoutOfWhomTheContestNames_data()
    {
        QTest::addColumn<bool>("isOfRoll");
        QTest::addColumn<int>("quorum");
        QTest::addColumn<int>("weight");
        QTest::addColumn<QString>("outcome");
        // 1,000 enrolled of 2,000 on the roll.
        QTest::newRow("enough of the enrolled") << false << 5'000 << 500 << QStringLiteral("decided");
        QTest::newRow("the same is too few of the roll")
            << true << 5'000 << 500 << QStringLiteral("no_quorum");
        QTest::newRow("one too few of the roll") << true << 5'000 << 999 << QStringLiteral("no_quorum");
        QTest::newRow("just enough of the roll") << true << 5'000 << 1'000 << QStringLiteral("decided");
        QTest::newRow("the whole roll, not all enrolled")
            << true << 10'000 << 1'000 << QStringLiteral("no_quorum");
        QTest::newRow("none asked for") << true << 0 << 1 << QStringLiteral("decided");
    }
    void asksForTheTurnoutOfWhomTheContestNames()
    {
        QFETCH(bool, isOfRoll);
        QFETCH(int, quorum);
        QFETCH(int, weight);
        QFETCH(QString, outcome);
        voting::Contest contest = contestOf(voting::DecisionRule::Plurality, 1, 3);
        contest.quorum = quorum;
        contest.quorumOf = isOfRoll ? voting::QuorumBase::Roll : voting::QuorumBase::Enrolled;
        const Json row = resultOf(contest, { 0, 0, weight, 0 }, weight);
        QCOMPARE(QString::fromStdString(row.at("outcome").asString()), outcome);
        QCOMPARE(elected(row), outcome == u"decided" ? QStringLiteral("o2") : QString());
        QCOMPARE(row.at("unfilled").asInteger(), outcome == u"decided" ? 0 : 1);
        // Both are said whatever is asked for.
        QCOMPARE(row.at("eligible").asInteger(), 1'000);
        QCOMPARE(row.at("roll").asInteger(), 2'000);
        QVERIFY(row.at("roll_turnout")
            == Json::object({ { "part", weight }, { "whole", 2'000 }, { "basis_points", weight * 5 } }));
    }

    void keepsTheQuorumExactAtTheLargestRoll()
    {
        voting::Contest contest = contestOf(voting::DecisionRule::Plurality, 1, 3);
        contest.quorum = 10'000;
        contest.quorumOf = voting::QuorumBase::Roll;
        const std::int64_t most = std::int64_t(1) << 36;
        QCOMPARE(resultOf(contest, { 0, 0, most, 0 }, most, most, most).at("outcome").asString(),
            std::string("decided"));
        QCOMPARE(resultOf(contest, { 0, 0, most - 1, 0 }, most - 1, most, most).at("outcome").asString(),
            std::string("no_quorum"));
    }

    void asksForMajorityOfPossiblePointsInScoreContests()
    {
        voting::Contest contest = contestOf(voting::DecisionRule::Majority, 1, 2);
        contest.kind = voting::ContestKind::Score;
        contest.score = 5;
        QCOMPARE(elected(resultOf(contest, { 0, 25, 10 }, 10)), QString());
        QCOMPARE(elected(resultOf(contest, { 0, 26, 10 }, 10)), QStringLiteral("o1"));
    }

    void sharesSeatsAmongLists_data()
    {
        QTest::addColumn<int>("seats");
        QTest::addColumn<int>("share");
        QTest::addColumn<QList<int>>("votes"); // of three lists
        QTest::addColumn<QList<int>>("expected");
        QTest::addColumn<QString>("outcome");
        const auto row = [](const char* name, int seats, int share, QList<int> votes, QList<int> expected,
                             const char* outcome) {
            QTest::newRow(name) << seats << share << votes << expected << QString::fromLatin1(outcome);
        };
        row("even", 4, 0, { 50, 25, 25 }, { 2, 1, 1 }, "decided");
        row("largest remainder", 3, 0, { 60, 25, 15 }, { 2, 1, 0 }, "decided");
        row("remainder decides", 3, 0, { 51, 29, 20 }, { 1, 1, 1 }, "decided");
        row("below the threshold", 4, 500, { 60, 37, 3 }, { 2, 2, 0 }, "decided");
        row("all below", 2, 5'000, { 40, 30, 30 }, { 0, 0, 0 }, "not_elected");
        row("equal remainders", 1, 0, { 40, 40, 20 }, { 0, 0, 0 }, "tie");
    }
    void sharesSeatsAmongLists()
    {
        QFETCH(int, seats);
        QFETCH(int, share);
        QFETCH(QList<int>, votes);
        QFETCH(QList<int>, expected);
        QFETCH(QString, outcome);
        const voting::Contest contest = listContest(seats, { 0, 0, 0 }, share);
        std::vector<std::int64_t> counts { 0 };
        counts.insert(counts.end(), votes.begin(), votes.end());
        const std::int64_t weight = std::accumulate(votes.begin(), votes.end(), std::int64_t(0));
        const Json row = resultOf(contest, counts, weight);
        QCOMPARE(QString::fromStdString(row.at("outcome").asString()), outcome);
        if (outcome == u"tie") {
            std::int64_t given = row.at("tie").at("seats").asInteger();
            for (const Json& option : row.at("options").asArray())
                given += option.at("seats").asInteger();
            QCOMPARE(given, seats);
            return;
        }
        for (int i = 0; i < 3; ++i)
            QCOMPARE(row.at("options").asArray()[static_cast<std::size_t>(i)].at("seats").asInteger(),
                expected[i]);
    }

    void ordersCandidatesInsideAList()
    {
        // Two seats for the list with three candidates: by votes, then by the list's order.
        const voting::Contest contest = listContest(3, { 3, 1 });
        const Json row = resultOf(contest, { 0, 70, 10, 5, 10, 30, 30 }, 100);
        QCOMPARE(elected(row), QStringLiteral("l1 l1-1 l1-3 l2 l2-1"));
        // More seats than candidates: the list keeps what it cannot fill open.
        const voting::Contest short_ = listContest(3, { 1, 1 });
        const Json left = resultOf(short_, { 0, 100, 100, 0, 0 }, 100);
        QCOMPARE(elected(left), QStringLiteral("l1 l1-1"));
        QCOMPARE(left.at("unfilled").asInteger(), 2);
    }

    void givesTiedSeatToTheListThatWasDrawn()
    {
        const voting::Contest contest = listContest(1, { 1, 1 });
        const Json row = resultOf(contest, { 0, 50, 50, 50, 50 }, 100);
        QCOMPARE(row.at("outcome").asString(), std::string("tie"));
        const auto resolved =
            election::withTieResolved(contest, row, { Json("l2"), Json("l1") }, Json::object());
        QVERIFY(resolved);
        QCOMPARE(elected(*resolved), QStringLiteral("l2 l2-1"));
        QCOMPARE(resolved->at("outcome").asString(), std::string("decided"));
        QCOMPARE(election::withTieResolved(contest, row, { Json("l2") }, Json::object()).error().code,
            std::string("election.tie_options"));
    }
};

QTEST_GUILESS_MAIN(TestElectionResults)
#include "tst_election_results.moc"
