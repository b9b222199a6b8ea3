// SPDX-License-Identifier: Apache-2.0
// Test ballots of a rehearsal: who votes what, what must come out, whether one changed vote is seen, and that nothing of it
// reaches a real election.
#include "admin-console/pages/elections/invitation_spool.h"
#include "admin-console/pages/elections/sealed_log.h"
#include "admin-console/pages/elections/test_ballot_check.h"
#include "admin-console/pages/elections/test_ballots_tab.h"
#include "admin-console/pages/elections/test_voters.h"
#include "tests/console/election_bench.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>
#include <set>

using namespace maru;
using namespace maru::console;
using namespace maru::console::elections;
using namespace Qt::StringLiterals;

namespace {

voting::Option choice(const std::string& id, std::int64_t number, const std::string& list = {})
{
    voting::Option made;
    made.id = id;
    made.number = number;
    made.nameKo = "후보 " + id;
    made.nameEn = "Candidate " + id;
    made.list = list;
    return made;
}

voting::Contest contestOf(const std::string& id, voting::ContestKind kind, std::int64_t minimum,
    std::int64_t maximum, bool blank, std::vector<voting::Option> options)
{
    voting::Contest made;
    made.id = id;
    made.kind = kind;
    made.titleKo = "투표 " + id;
    made.titleEn = "Contest " + id;
    made.minimum = minimum;
    made.maximum = maximum;
    made.blank = blank;
    made.options = std::move(options);
    return made;
}

voting::Precinct place(const std::string& id, const std::string& countedIn = {}, const std::string& in = {})
{
    voting::Precinct made;
    made.id = id;
    made.nameKo = "투표구 " + id;
    made.nameEn = "Precinct " + id;
    made.countedIn = countedIn;
    made.constituency = in;
    return made;
}

/// Every kind of contest, one of them for a constituency alone.
voting::Definition everyKind()
{
    using K = voting::ContestKind;
    voting::Definition made;
    made.id = "r-test";
    made.rehearsal = true;
    made.contests = { contestOf(
                          "one", K::Choose, 1, 1, true, { choice("a", 1), choice("b", 2), choice("c", 3) }),
        contestOf("any", K::Choose, 0, 3, false, { choice("a", 1), choice("b", 2), choice("c", 3) }),
        contestOf("points", K::Score, 2, 9, true, { choice("a", 1), choice("b", 2), choice("c", 3) }),
        contestOf("lists", K::List, 0, 2, true,
            { choice("x", 1), choice("x1", 1, "x"), choice("x2", 2, "x"), choice("y", 2),
                choice("y1", 1, "y") }),
        contestOf("south", K::Choose, 1, 2, true, { choice("a", 1), choice("b", 2) }) };
    made.contests[2].score = 5;
    made.contests[4].constituencies = { "south" };
    made.precincts = { place("p1"), place("p2", "p1"), place("p3", {}, "south") };
    return made;
}

std::vector<TestVoter> votersOf(const voting::Definition& definition, int count)
{
    std::vector<TestVoter> voters;
    for (int i = 0; i < count; ++i)
        voters.push_back(
            { i + 1, definition.precincts[static_cast<std::size_t>(i) % definition.precincts.size()].id });
    return voters;
}

/// `officialTable` and `result` as they are when exactly what was planned is counted.
struct CountedAnswers {
    base::Json table;
    base::Json result;
};
CountedAnswers countedAsPlanned(const voting::Definition& definition, const TestBallotPlan& plan)
{
    base::Json tables = base::Json::array();
    base::Json results = base::Json::array();
    for (const voting::Contest& contest : definition.contests) {
        const std::size_t first = contest.blank ? 1 : 0;
        std::vector<std::int64_t> whole(contest.options.size() + first, 0);
        base::Json rows = base::Json::array();
        for (const auto& [id, unit] : plan.expected) {
            const auto votes = unit.votes.find(contest.id);
            if (votes == unit.votes.end())
                continue;
            base::Json counts = base::Json::array();
            for (std::size_t i = 0; i < whole.size(); ++i) {
                whole[i] += votes->second[i];
                if (i >= first)
                    counts.push(votes->second[i]);
            }
            rows.push(base::Json::object({ { "unit", id }, { "counted", true }, { "ballots", unit.ballots },
                { "weight", unit.ballots }, { "blank", first == 1 ? votes->second[0] : 0 },
                { "counts", std::move(counts) } }));
        }
        base::Json options = base::Json::array();
        for (std::size_t i = first; i < whole.size(); ++i)
            options.push(
                base::Json::object({ { "option", contest.options[i - first].id }, { "votes", whole[i] } }));
        tables.push(base::Json::object({ { "contest", contest.id }, { "rows", std::move(rows) } }));
        results.push(base::Json::object({ { "contest", contest.id }, { "blank", first == 1 ? whole[0] : 0 },
            { "options", std::move(options) } }));
    }
    return { base::Json::object({ { "contests", std::move(tables) } }),
        base::Json::object({ { "contests", std::move(results) } }) };
}

/// Changes a member of an object in its place.
template<class Change>
void edit(base::Json& object, const char* member, const Change& change)
{
    base::Json value = object.at(member);
    change(value);
    object.set(member, std::move(value));
}

/// Changes the rows of the first contest of a table.
template<class Change>
void editRows(base::Json& table, const Change& change)
{
    edit(table, "contests", [&change](base::Json& contests) {
        edit(contests.asArray()[0], "rows", [&change](base::Json& rows) { change(rows.asArray()); });
    });
}

/// `option` of the first contest gets `more` votes.
void editVotes(base::Json& result, std::size_t option, std::int64_t more)
{
    edit(result, "contests", [=](base::Json& contests) {
        edit(contests.asArray()[0], "options", [=](base::Json& options) {
            edit(options.asArray()[option], "votes",
                [=](base::Json& votes) { votes = votes.asInteger() + more; });
        });
    });
}

void editCount(base::Json& row, std::size_t option, std::int64_t more)
{
    edit(row, "counts",
        [=](base::Json& counts) { counts.asArray()[option] = counts.asArray()[option].asInteger() + more; });
}

base::Json electionRow(const char* id, bool isRehearsal, const char* state)
{
    return base::Json::object({ { "id", id }, { "state", state }, { "rehearsal", isRehearsal },
        { "mode", "signed" }, { "title_ko", "[모의] 회장 선거" }, { "title_en", "[Rehearsal] Chair" },
        { "precincts", 2 }, { "enrol_from", 0 }, { "enrol_until", 4'000'000'000 } });
}

} // namespace

class TestTestBallots final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        initResources();
        QSettings::setDefaultFormat(QSettings::IniFormat);
    }

    void everyPlannedBallotKeepsTheRulesOfItsContests()
    {
        const voting::Definition definition = everyKind();
        const std::vector<TestVoter> voters = votersOf(definition, 60);
        const TestBallotPlan plan = planTestBallots(definition, voters, 50, 7);
        QCOMPARE(plan.voters, 50);
        QVERIFY(plan.challenged >= 1);
        QVERIFY(plan.replaced >= 1);
        for (const TestBallot& ballot : plan.ballots) {
            const voting::Precinct* precinct = definition.precinct(voters[ballot.voter].precinct);
            std::set<std::string> open;
            for (const voting::Contest* contest : definition.ballotStyle(*precinct)) {
                open.insert(contest->id);
                const voting::ContestShape shape = contest->shape();
                std::vector<std::uint64_t> votes(shape.slots.size(), 0);
                for (const voting::OpenedVote& vote : ballot.votes) {
                    if (vote.contest != contest->id)
                        continue;
                    for (std::size_t i = 0; i < shape.slots.size(); ++i)
                        if (shape.slots[i].id == vote.option)
                            votes[i] = static_cast<std::uint64_t>(vote.value);
                }
                QVERIFY2(shape.allows(votes), contest->id.c_str());
            }
            for (const voting::OpenedVote& vote : ballot.votes)
                QVERIFY2(open.count(vote.contest) == 1, vote.contest.c_str());
        }
        // The south's contest is no business of the north.
        QVERIFY(plan.expected.at("p1").votes.count("south") == 0);
        QVERIFY(plan.expected.at("p3").votes.count("south") == 1);
    }

    void onlyTheLastBallotOfAVoterIsExpected()
    {
        const voting::Definition definition = everyKind();
        const std::vector<TestVoter> voters = votersOf(definition, 40);
        const TestBallotPlan plan = planTestBallots(definition, voters, 40, 3);
        std::map<std::size_t, const TestBallot*> last;
        std::map<std::size_t, int> rounds;
        for (const TestBallot& ballot : plan.ballots) {
            QVERIFY(rounds[ballot.voter] <= ballot.round); // in the order of casting
            rounds[ballot.voter] = ballot.round;
            if (!ballot.isChallenge())
                last[ballot.voter] = &ballot;
        }
        PlannedUnits counted;
        for (const auto& [voter, ballot] : last) {
            PlannedUnit& unit = counted[definition.precinct(voters[voter].precinct)->unit()];
            ++unit.ballots;
            for (const voting::OpenedVote& vote : ballot->votes) {
                const voting::ContestShape shape = definition.contest(vote.contest)->shape();
                std::vector<std::int64_t>& votes = unit.votes[vote.contest];
                votes.resize(shape.slots.size());
                for (std::size_t i = 0; i < shape.slots.size(); ++i)
                    votes[i] += shape.slots[i].id == vote.option ? vote.value : 0;
            }
        }
        QVERIFY(counted == plan.expected);
    }

    void everyOptionIsChosenAndBlankIsToo()
    {
        const voting::Definition definition = everyKind();
        const TestBallotPlan plan = planTestBallots(definition, votersOf(definition, 90), 90, 1);
        for (const voting::Contest& contest : definition.contests) {
            std::vector<std::int64_t> whole(contest.options.size() + (contest.blank ? 1 : 0), 0);
            for (const auto& [id, unit] : plan.expected) {
                const auto votes = unit.votes.find(contest.id);
                if (votes == unit.votes.end())
                    continue;
                for (std::size_t i = 0; i < whole.size(); ++i)
                    whole[i] += votes->second[i];
            }
            for (const std::int64_t votes : whole)
                QVERIFY2(votes > 0, contest.id.c_str());
        }
    }

    void theSameNumberGivesTheSameTestAndAnotherOneAnother()
    {
        const voting::Definition definition = everyKind();
        const std::vector<TestVoter> voters = votersOf(definition, 30);
        const base::Json first = planTestBallots(definition, voters, 25, 12).summary();
        QVERIFY(first == planTestBallots(definition, voters, 25, 12).summary());
        QVERIFY(first != planTestBallots(definition, voters, 25, 13).summary());
    }

    void nobodyVotesAgainWhereTheElectionForbidsIt()
    {
        voting::Definition definition = everyKind();
        definition.revote = false;
        QCOMPARE(planTestBallots(definition, votersOf(definition, 30), 30, 1).replaced, 0);
    }

    void aRingGetsWhatItLacksBeforeTheRestIsSpread()
    {
        const std::vector<base::Json> rows {
            base::Json::object({ { "id", "p1" }, { "counted_in", "" }, { "enrolled", 100 } }),
            base::Json::object({ { "id", "p2" }, { "counted_in", "p1" }, { "enrolled", 10 } }),
            base::Json::object({ { "id", "p3" }, { "counted_in", "" }, { "enrolled", 0 } }),
        };
        const std::vector<TestPrecinct> places = testPrecincts(rows);
        QCOMPARE(testVotersNeeded(places, true), std::size_t(18 + 128));
        QCOMPARE(testVotersNeeded(places, false), std::size_t(3));
        std::map<std::string, int> count;
        for (const std::string& one : spreadTestVoters(places, true, 18 + 128))
            ++count[one];
        QCOMPARE(count["p1"] + count["p2"], 18);
        QCOMPARE(count["p3"], 128);
        count.clear();
        for (const std::string& one : spreadTestVoters(places, false, 9))
            ++count[one];
        QCOMPARE(count["p1"], 3);
        QCOMPARE(count["p2"], 3);
        QCOMPARE(count["p3"], 3);
        QVERIFY(spreadTestVoters({}, true, 5).empty());
    }

    void whatWasPlannedAndCountedAgrees()
    {
        const voting::Definition definition = everyKind();
        const TestBallotPlan plan = planTestBallots(definition, votersOf(definition, 40), 36, 5);
        const CountedAnswers counted = countedAsPlanned(definition, plan);
        const Comparison all = compareWithPlan(definition, plan.expected, counted.table, counted.result);
        QCOMPARE(all.agreement, Agreement::Same);
        QCOMPARE(all.different, 0);
        QCOMPARE(all.others, 0);
        QVERIFY(comparisonText(all).startsWith(u"✓"_s));
        const Comparison before = compareWithPlan(definition, plan.expected, {}, {});
        QCOMPARE(before.agreement, Agreement::Waiting);
    }

    void oneChangedVoteIsFound_data()
    {
        QTest::addColumn<QString>("where");
        QTest::newRow("moved to another candidate of a precinct") << u"moved"_s;
        QTest::newRow("gone from a precinct") << u"gone"_s;
        QTest::newRow("only in the result") << u"result"_s;
        QTest::newRow("precincts exchanged") << u"exchanged"_s;
    }
    void oneChangedVoteIsFound()
    {
        QFETCH(QString, where);
        const voting::Definition definition = everyKind();
        const TestBallotPlan plan = planTestBallots(definition, votersOf(definition, 40), 36, 5);
        CountedAnswers counted = countedAsPlanned(definition, plan);
        if (where == u"result"_s)
            editVotes(counted.result, 2, 1);
        else
            editRows(counted.table, [&where](base::Json::Array& rows) {
                if (where == u"exchanged"_s) {
                    const base::Json name = rows[0].at("unit");
                    rows[0].set("unit", rows[1].at("unit"));
                    rows[1].set("unit", name);
                    return;
                }
                editCount(rows[0], 0, -1);
                if (where == u"moved"_s)
                    editCount(rows[0], 1, 1);
            });
        const Comparison all = compareWithPlan(definition, plan.expected, counted.table, counted.result);
        QCOMPARE(all.agreement, Agreement::Different);
        QVERIFY(all.different >= 1);
        QVERIFY(comparisonText(all).startsWith(u"✕"_s));
    }

    void ballotsOfOtherPeopleAreNamedAndHideNothingMissing()
    {
        const voting::Definition definition = everyKind();
        const TestBallotPlan plan = planTestBallots(definition, votersOf(definition, 40), 36, 5);
        CountedAnswers counted = countedAsPlanned(definition, plan);
        // Somebody else, whose ballot weighs 3, votes in p1: candidate a of the first contest.
        edit(counted.table, "contests", [](base::Json& contests) {
            for (base::Json& contest : contests.asArray())
                edit(contest, "rows", [](base::Json& rows) {
                    for (base::Json& row : rows.asArray())
                        if (row.at("unit").asString() == "p1") {
                            row.set("ballots", row.at("ballots").asInteger() + 1);
                            row.set("weight", row.at("weight").asInteger() + 3);
                        }
                });
        });
        editRows(counted.table, [](base::Json::Array& rows) { editCount(rows[0], 0, 3); });
        editVotes(counted.result, 0, 3);
        Comparison all = compareWithPlan(definition, plan.expected, counted.table, counted.result);
        QCOMPARE(all.agreement, Agreement::Others);
        QCOMPARE(all.others, 1);
        // More votes than that ballot weighs.
        CountedAnswers more = counted;
        editRows(more.table, [](base::Json::Array& rows) { editCount(rows[0], 0, 1); });
        QCOMPARE(compareWithPlan(definition, plan.expected, more.table, more.result).agreement,
            Agreement::Different);
        // Two planned ballots less: the weight of the other one does not stand in for them.
        CountedAnswers fewer = counted;
        editRows(fewer.table,
            [](base::Json::Array& rows) { rows[0].set("ballots", rows[0].at("ballots").asInteger() - 2); });
        QCOMPARE(compareWithPlan(definition, plan.expected, fewer.table, fewer.result).agreement,
            Agreement::Different);
        // A planned one is missing.
        editRows(counted.table, [](base::Json::Array& rows) { editCount(rows[0], 1, -1); });
        all = compareWithPlan(definition, plan.expected, counted.table, counted.result);
        QCOMPARE(all.agreement, Agreement::Different);
    }

    void theCheckSheetIsMarkedAsARehearsalEverywhere()
    {
        ElectionBench bench;
        const voting::Definition definition = everyKind();
        const TestBallotPlan plan = planTestBallots(definition, votersOf(definition, 40), 36, 5);
        const CountedAnswers counted = countedAsPlanned(definition, plan);
        const Comparison all = compareWithPlan(definition, plan.expected, counted.table, counted.result);
        const report::Document sheet = checkSheet(
            electionRow("r-test", true, "counted"), all, plan.summary(), definition, *bench.services);
        QVERIFY(sheet.title.startsWith(u'['));
        QVERIFY(sheet.number.contains(u"r-test"_s));
        QVERIFY(sheet.footer.contains(u"r-test"_s));
        QVERIFY(!sheet.notes.empty() && sheet.notes.front().startsWith(u"⚠"_s));
        QCOMPARE(sheet.rows.size(), all.lines.size());
        CellsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setHeader(comparisonHeader());
        model.setRows(comparisonRows(all, definition, bench.services->language));
        QCOMPARE(model.rowCount(), static_cast<int>(all.lines.size()));
    }

    void keysComeFromTheCodeAndNothingElse()
    {
        const auto keys = [](const char* code) {
            return TestVoterKeys { { 1, "p1" }, base::SecretBytes(base::toBytes(code)) };
        };
        const char* first = "00000-00000-00000-00000-000000";
        const char* second = "00000-00000-00000-00000-000001";
        QVERIFY(testCredential("r-1", keys(first)) == testCredential("r-1", keys(first)));
        QVERIFY(testCredential("r-1", keys(first)) != testCredential("r-2", keys(first)));
        QVERIFY(testCredential("r-1", keys(first)) != testCredential("r-1", keys(second)));
        QVERIFY(makeTestEnrolment("maru", "r-1", keys(first), base::UnixSeconds(100)).has_value());
    }

    void refusesARealElection()
    {
        const TestVoterKeys keys { { 1, "p1" },
            base::SecretBytes(base::toBytes("00000-00000-00000-00000-000000")) };
        const auto enrolment = makeTestEnrolment("maru", "e-1", keys, base::UnixSeconds(100));
        QVERIFY(!enrolment);
        QCOMPARE(enrolment.error().code, std::string("console.test_ballots_real"));
        // A row that says one thing and is called another is no rehearsal either.
        QVERIFY(!isRehearsal(electionRow("e-1", true, "draft")));
        QVERIFY(!isRehearsal(electionRow("r-1", false, "draft")));
        QVERIFY(isRehearsal(electionRow("r-1", true, "draft")));
    }

    void theTabOffersNothingOnARealElection()
    {
        ElectionBench bench;
        QTemporaryDir folder;
        TestBallotsTab tab(*bench.services, bench.transport, nullptr);
        tab.job().setFolder(folder.path());
        tab.show();
        tab.showElection(electionRow("e-1", false, "draft"));
        QVERIFY(bench.transport.waiting.empty());
        for (const char* name : { "testAdd", "testEnrol", "testCast" })
            QVERIFY(!tab.findChild<QPushButton*>(QString::fromLatin1(name))->isVisible());
        tab.job().addVoters(5);
        QVERIFY(tab.job().error().has_value());
        QCOMPARE(tab.job().error()->code, std::string("console.test_ballots_real"));
        tab.job().enrol();
        QCOMPARE(tab.job().error()->code, std::string("console.test_ballots_real"));
        tab.job().cast(5, 1);
        QCOMPARE(tab.job().error()->code, std::string("console.test_ballots_real"));
        QVERIFY(bench.sender->sent.empty());
        QVERIFY(bench.transport.waiting.empty());
        tab.showElection(electionRow("r-1", true, "draft"));
        QVERIFY(tab.findChild<QPushButton*>(u"testAdd"_s)->isVisible());
    }

    void whatARingLacksFollowsWhoHasEnrolled()
    {
        ElectionBench bench;
        QTemporaryDir folder;
        TestBallotJob job(*bench.services, bench.transport, nullptr);
        job.setFolder(folder.path());
        base::Json row = electionRow("r-1", true, "draft");
        row.set("mode", "ring");
        row.set("enrolled", 0);
        const auto answer = [&bench](std::int64_t enrolled) {
            base::Json rows = base::Json::array();
            rows.push(base::Json::object({ { "id", "p1" }, { "counted_in", "" }, { "enrolled", enrolled } }));
            bench.transport.answer(base::Json::object({ { "rows", std::move(rows) }, { "next", "" } }));
        };
        job.showElection(row);
        QCOMPARE(bench.transport.waiting.size(), std::size_t(1));
        answer(0);
        QCOMPARE(job.votersNeeded(), std::size_t(128));
        job.showElection(row);
        QVERIFY(bench.transport.waiting.empty());
        row.set("enrolled", 100);
        job.showElection(row);
        QCOMPARE(bench.transport.waiting.size(), std::size_t(1));
        answer(100);
        QCOMPARE(job.votersNeeded(), std::size_t(28));
    }

    void sealedRecordsAreReadByTheSameKeyOnly()
    {
        QTemporaryDir folder;
        constexpr SealedKind kKind { "maru-test/1", "test-seal", "test", ".test" };
        constexpr SealedKind kOther { "maru-other/1", "test-seal", "test", ".test" };
        const auto signer = crypto::makeSigner(crypto::SigningKey::generate());
        auto log = SealedLog::open(folder.path(), "r-1", *signer, kKind);
        QVERIFY(log.has_value());
        for (const char* text : { R"({"plan":{"ballots":3}})", R"({"done":2})", R"({"done":0})" })
            QVERIFY(log->append(base::toBytes(text)).has_value());
        auto again = SealedLog::open(folder.path(), "r-1", *signer, kKind);
        QVERIFY(again.has_value());
        TestBallotRecord record;
        QVERIFY(again->read([&record](base::ByteView plain) { return record.take(plain); }).has_value());
        QCOMPARE(record.plan.integerOr("ballots", 0), 3);
        QVERIFY(record.done == (std::set<std::size_t> { 0, 2 }));
        const auto strange = SealedLog::open(folder.path(), "r-1", *signer, kOther);
        QVERIFY(!strange);
        QCOMPARE(strange.error().code, std::string("console.spool_key"));
        QVERIFY(again->remove().has_value());
        QVERIFY(SealedLog::elections(folder.path(), signer->did(), kKind).empty());
    }
};

QTEST_MAIN(TestTestBallots)
#include "tst_election_test_ballots.moc"
