// SPDX-License-Identifier: Apache-2.0
// From the closed box to the certificate: parts of trustees, counts against the plain votes, ties, objections, certifiers.
#define QT_NO_KEYWORDS // a contest has slots

#include "server/domains/election/result_hash.h"
#include "tests/domains/election/voting_house.h"

#include <QtTest/QtTest>

#include <random>

using namespace maru;
using test::Json;
using test::VotingHouse;

namespace {

using Votes = std::vector<voting::OpenedVote>;

/// A random contest that fits the rules, of each kind in turn.
Json randomContest(std::mt19937& random, int kind, const std::string& id)
{
    const auto draw = [&random](int low, int high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(random);
    };
    const std::int64_t options = draw(2, 4);
    Json contest = test::chooseContest(id, options);
    contest.set("blank", draw(0, 1) == 1);
    if (kind == 0) {
        const std::int64_t maximum = draw(1, static_cast<int>(options));
        contest.set("maximum", maximum);
        contest.set("minimum", draw(0, static_cast<int>(maximum)));
    } else if (kind == 1) {
        const std::int64_t score = draw(2, 5);
        contest.set("kind", "score");
        contest.set("score", score);
        contest.set("minimum", 0);
        contest.set("maximum", draw(1, static_cast<int>(score * options)));
    } else {
        Json list = Json::array();
        std::int64_t number = 0;
        for (const char* party : { "l1", "l2" }) {
            for (const char* candidate : { "", "a", "b" }) {
                const std::string option = std::string(party) + candidate;
                list.push(Json::object({ { "id", option }, { "number", ++number }, { "name_ko", option },
                    { "name_en", option }, { "party_ko", "" }, { "party_en", "" }, { "photo", "" },
                    { "list", *candidate == '\0' ? "" : party } }));
            }
        }
        contest.set("kind", "list");
        contest.set("minimum", 0);
        contest.set("maximum", 2);
        contest.set("options", std::move(list));
    }
    return contest;
}

/// One slot's votes at random until the shape allows them.
Votes randomVotes(
    std::mt19937& random, const voting::Definition& definition, const voting::Precinct& precinct)
{
    Votes votes;
    for (const voting::Contest* contest : definition.ballotStyle(precinct)) {
        const voting::ContestShape shape = contest->shape();
        std::vector<std::uint64_t> values(shape.slots.size());
        do {
            for (std::size_t i = 0; i < values.size(); ++i) {
                values[i] = std::uniform_int_distribution<std::uint64_t>(0, shape.slots[i].top)(random);
                // Blanks are rare, as at the polls.
                if (shape.slots[i].id == voting::kBlank && random() % 4 != 0)
                    values[i] = 0;
            }
        } while (!shape.allows(values));
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i] > 0)
                votes.push_back({ contest->id, shape.slots[i].id, static_cast<std::int64_t>(values[i]) });
        }
    }
    return votes;
}

} // namespace

class TestElectionCounting : public QObject {
    Q_OBJECT

private:
    static std::string refusalOf(VotingHouse& house, const std::string& who, Json payload)
    {
        return house.code(who, "election", "decrypt", std::move(payload));
    }
    static Json partsOf(VotingHouse& house, std::int64_t trustee)
    {
        return house.team->decryptPayloads(trustee, house.booth->verifier().frozen(), house.sums()).front();
    }
    static Json withPart(Json payload, std::size_t i, const char* member, Json value)
    {
        Json::Array parts = payload.at("parts").asArray();
        parts[i].set(member, std::move(value));
        payload.set("parts", Json(std::move(parts)));
        return payload;
    }
    /// A house with these votes for c1 in p1 (names of options), counted by two of three.
    static std::unique_ptr<VotingHouse> counted(
        std::initializer_list<const char*> votes, const char* tie = "lot")
    {
        test::HousePlan plan;
        Json contest = test::chooseContest("c1", 3);
        contest.set("tie", tie);
        plan.contests = { contest };
        auto house = std::make_unique<VotingHouse>(std::move(plan));
        house->openVoting();
        std::size_t next = 0;
        for (const char* option : votes)
            house->castVote(house->voters[next++], VotingHouse::vote(option));
        house->closeVoting();
        house->decryptBy({ 1, 3 });
        return house;
    }
    static Json result(VotingHouse& house)
    {
        return house.ask("election", "result", Json::object({ { "election", house.id } }));
    }

private Q_SLOTS:
    // The decrypted counts are the plain counts, whatever was voted, replaced, weighed and challenged.
    void countsWhatWasVoted_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<unsigned>("seed");
        QTest::newRow("choose") << 0 << 11u;
        QTest::newRow("score") << 1 << 12u;
        QTest::newRow("list") << 2 << 13u;
        QTest::newRow("choose again") << 0 << 14u;
    }
    void countsWhatWasVoted()
    {
        QFETCH(int, kind);
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        test::HousePlan plan;
        plan.contests = { randomContest(random, kind, "c1"), randomContest(random, (kind + 1) % 3, "c2") };
        Json local = plan.contests[1];
        local.set("constituencies", Json::array({ "north" }));
        plan.contests[1] = local;
        plan.precincts = { { test::precinctRow("p1", "north"), 5 }, { test::precinctRow("p2", "south"), 4 } };
        plan.weightOf = [](int place) { return place % 3 + 1; };
        VotingHouse house(std::move(plan));
        house.openVoting();
        const voting::Definition& definition = house.booth->definition();
        std::map<std::string, std::map<std::string, std::int64_t>>
            expected; // "unit/contest" -> slot -> count
        for (std::size_t i = 0; i < house.voters.size(); ++i) {
            const test::Voter& voter = house.voters[i];
            const voting::Precinct& precinct = *definition.precinct(voter.precinct);
            // Some vote again; only the last one counts. One does not vote at all.
            if (i == 2)
                continue;
            if (i % 2 == 0)
                house.castVote(voter, randomVotes(random, definition, precinct));
            const Votes votes = randomVotes(random, definition, precinct);
            house.castVote(voter, votes);
            for (const voting::OpenedVote& vote : votes)
                expected[voter.precinct + '/' + vote.contest][vote.option] += vote.value * voter.weight;
        }
        house.closeVoting();
        house.decryptBy({ 2, 3 });
        QCOMPARE(house.state(), std::string("counted"));
        for (const std::string& unit : definition.units()) {
            for (const voting::Contest* contest : definition.contestsOfUnit(unit)) {
                const std::vector<std::int64_t> counts = house.counts(unit, contest->id);
                const voting::ContestShape shape = contest->shape();
                QCOMPARE(counts.size(), shape.slots.size());
                for (std::size_t i = 0; i < counts.size(); ++i)
                    QCOMPARE(counts[i], expected[unit + '/' + contest->id][shape.slots[i].id]);
            }
        }
        QVERIFY(house.row("counts", "p2/c2").isNull());
        const auto again = chain::replay(house.store(), house.registry(), house.services(), {});
        QVERIFY2(again.has_value(), again ? "" : again.error().detail.c_str());
    }

    // Defence: Lagrange over exactly `threshold` proved parts; one trustee of two needed opens nothing.
    void countsNothingWithTooFewTrustees()
    {
        VotingHouse house;
        house.openVoting();
        house.castVote(house.voters[0], VotingHouse::vote("o2"));
        QCOMPARE(refusalOf(house, "t1", partsOf(house, 1)), std::string("election.state"));
        house.closeVoting();
        house.decryptBy({ 2 });
        QCOMPARE(house.state(), std::string("closed"));
        QVERIFY(house.row("counts", "p1/c1").isNull());
        QVERIFY(house.row("results", "c1").isNull());
        QCOMPARE(house.row("tallies").at("counted").asInteger(), 0);
        house.decryptBy({ 3 });
        QCOMPARE(house.state(), std::string("counted"));
        QCOMPARE(house.counts("p1"), (std::vector<std::int64_t> { 0, 0, 1, 0 }));
        QCOMPARE(house.counts("p2"), (std::vector<std::int64_t> { 0, 0, 0, 0 }));
        QVERIFY(house.row("counts", "p1/c1").at("trustees") == Json::array({ 2, 3 }));
    }

    void refusesWrongParts()
    {
        VotingHouse house;
        house.openVoting();
        house.castVote(house.voters[0], VotingHouse::vote("o1"));
        house.castVote(house.voters[7], VotingHouse::vote("o2"));
        house.closeVoting();
        const Json good = partsOf(house, 1);
        base::Bytes values = *base::fromBase64Url(good.at("parts").asArray()[0].at("values").asString());
        const auto spoiled = [&values](std::size_t at) {
            base::Bytes changed = values;
            changed[at] ^= 1;
            return Json(base::toBase64Url(changed));
        };
        // Defence: the proof of equal logarithms, over the share, both commitments and the response.
        for (const std::size_t at : { std::size_t(1), std::size_t(33), std::size_t(65), std::size_t(97) })
            QCOMPARE(refusalOf(house, "t1", withPart(good, 0, "values", spoiled(at))),
                std::string("election.decryption_proof"));
        // Defence: the unit in the challenge: sums of two precincts cannot be swapped.
        Json swapped = withPart(good, 0, "values", good.at("parts").asArray()[1].at("values"));
        swapped = withPart(std::move(swapped), 1, "values", good.at("parts").asArray()[0].at("values"));
        QCOMPARE(refusalOf(house, "t1", swapped), std::string("election.decryption_proof"));
        // Defence: the public share of the trustee who signs.
        QCOMPARE(refusalOf(house, "t2", good), std::string("election.decryption_proof"));
        QCOMPARE(refusalOf(house, "t99", good), std::string("election.not_trustee"));
        QCOMPARE(refusalOf(house, "em", good), std::string("auth.role"));
        QCOMPARE(
            refusalOf(house, "t1", withPart(good, 0, "unit", "p9")), std::string("election.unknown_sum"));
        QCOMPARE(refusalOf(house, "t1", withPart(good, 1, "unit", "p1")), std::string("election.part_given"));
        values.resize(values.size() - 128);
        QCOMPARE(refusalOf(house, "t1", withPart(good, 0, "values", base::toBase64Url(values))),
            std::string("election.part_size"));
        // None of the refused ones has left anything.
        QVERIFY(house.rows("election", "decryptions", house.id + '/').empty());
        QCOMPARE(refusalOf(house, "t1", good), std::string("ok"));
        QCOMPARE(refusalOf(house, "t1", good), std::string("election.part_given"));
    }

    // A referendum (찬반투표): two options and an absolute majority of what is not blank, or one option and a share.
    void decidesAReferendum_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QStringList>("votes");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("winner");
        const auto row = [](const char* name, const char* rule, QStringList votes, const char* outcome,
                             const char* winner) {
            QTest::newRow(name) << QString::fromLatin1(rule) << votes << QString::fromLatin1(outcome)
                                << QString::fromLatin1(winner);
        };
        const QString yes = QStringLiteral("yes");
        const QString no = QStringLiteral("no");
        const QString blank = QStringLiteral("blank");
        row("carried", "majority", { yes, yes, yes, no, blank }, "decided", "yes");
        row("rejected", "majority", { yes, no, no, no }, "decided", "no");
        row("carried by the majority of what is not blank", "majority", { yes, blank, blank }, "decided",
            "yes");
        row("three fifths reached", "share", { yes, yes, yes, no, no }, "decided", "yes");
        row("three fifths missed by both", "share", { yes, yes, no, no, blank }, "not_elected", "");
        row("nobody answers", "majority", { blank, blank }, "runoff", "");
    }
    void decidesAReferendum()
    {
        QFETCH(QString, rule);
        QFETCH(QStringList, votes);
        QFETCH(QString, outcome);
        QFETCH(QString, winner);
        Json contest = test::chooseContest("c1", 2);
        Json::Array options = contest.at("options").asArray();
        options[0].set("id", "yes");
        options[1].set("id", "no");
        contest.set("options", Json(std::move(options)));
        contest.set("rule", rule.toStdString());
        contest.set("share", rule == QStringLiteral("share") ? 6'000 : 0);
        test::HousePlan plan;
        plan.contests = { contest };
        VotingHouse house(std::move(plan));
        house.openVoting();
        std::size_t next = 0;
        for (const QString& vote : votes)
            house.castVote(house.voters[next++], VotingHouse::vote(vote.toStdString()));
        house.closeVoting();
        house.decryptBy({ 1, 3 });
        const Json row = house.row("results", "c1");
        QCOMPARE(row.at("outcome").asString(), outcome.toStdString());
        QString elected;
        for (const Json& option : row.at("options").asArray()) {
            QCOMPARE(option.at("votes").asInteger(),
                votes.count(QString::fromStdString(option.at("option").asString())));
            if (option.at("elected").asBoolean())
                elected += QString::fromStdString(option.at("option").asString());
        }
        QCOMPARE(elected, winner);
        QCOMPARE(row.at("blank").asInteger(), votes.count(QStringLiteral("blank")));
        // The same stands in the result that everybody reads.
        QCOMPARE(
            result(house).at("contests").asArray().front().at("outcome").asString(), outcome.toStdString());
    }

    void asksForTheTurnoutOfWhomTheContestNames_data()
    {
        QTest::addColumn<QString>("quorumOf");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("not said") << QString() << QStringLiteral("decided");
        QTest::newRow("enrolled") << QStringLiteral("enrolled") << QStringLiteral("decided");
        QTest::newRow("roll") << QStringLiteral("roll") << QStringLiteral("no_quorum");
    }
    /// Every second one of the roll never enrols, and weighs as much as two.
    void asksForTheTurnoutOfWhomTheContestNames()
    {
        QFETCH(QString, quorumOf);
        QFETCH(QString, outcome);
        test::HousePlan plan;
        Json contest = test::chooseContest("c1", 3);
        contest.set("quorum", 5'000);
        contest.remove("quorum_of");
        if (!quorumOf.isEmpty())
            contest.set("quorum_of", quorumOf.toStdString());
        plan.contests = { contest };
        plan.enrols = [](int place) { return place % 2 == 0; };
        plan.weightOf = [](int place) { return place % 2 == 0 ? 1 : 2; };
        VotingHouse house(std::move(plan));
        const std::string base = quorumOf == u"roll" ? "roll" : "enrolled";
        QCOMPARE(house.row("contests", "c1").at("quorum_of").asString(), base);
        house.openVoting();
        for (const std::size_t place : { 0u, 2u, 4u, 6u })
            house.castVote(house.voters[place], VotingHouse::vote("o2"));
        house.closeVoting();
        house.decryptBy({ 1, 2 });
        const Json row = house.row("results", "c1");
        QCOMPARE(row.at("outcome").asString(), outcome.toStdString());
        QCOMPARE(row.at("eligible").asInteger(), 6);
        QCOMPARE(row.at("roll").asInteger(), 18);
        QVERIFY(
            row.at("turnout") == Json::object({ { "part", 4 }, { "whole", 6 }, { "basis_points", 6'666 } }));
        QVERIFY(row.at("roll_turnout")
            == Json::object({ { "part", 4 }, { "whole", 18 }, { "basis_points", 2'222 } }));
        QCOMPARE(house.row("units", "p1").at("roll").asInteger(), 9);
        QCOMPARE(house.row("units", "p1").at("entries").asInteger(), 6);
        // What people are shown: both bases, and which of them the quorum is of.
        const Json shown = result(house).at("contests").asArray().front();
        QCOMPARE(shown.at("quorum").asInteger(), 5'000);
        QCOMPARE(shown.at("quorum_of").asString(), base);
        const Json of = Json::object({ { "election", house.id } });
        const Json total =
            house.ask("election", "officialTable", of).at("contests").asArray().front().at("total");
        QCOMPARE(total.at("entries").asInteger(), 12);
        QCOMPARE(total.at("enrolled").asInteger(), 6);
        QCOMPARE(total.at("roll").asInteger(), 18);
        const Json progress = house.ask("election", "progress", of);
        QCOMPARE(progress.at("roll").asInteger(), 18);
        QVERIFY(progress.at("roll_share")
            == Json::object({ { "part", 4 }, { "whole", 12 }, { "basis_points", 3'333 } }));
        QVERIFY(progress.at("units").asArray().front().at("roll_share")
            == Json::object({ { "part", 3 }, { "whole", 6 }, { "basis_points", 5'000 } }));
    }

    void resolvesTies_data()
    {
        QTest::addColumn<QString>("tie");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("lot") << QStringLiteral("lot") << QStringLiteral("decided");
        QTest::newRow("older") << QStringLiteral("older") << QStringLiteral("decided");
        QTest::newRow("run-off") << QStringLiteral("runoff") << QStringLiteral("runoff");
    }
    void resolvesTies()
    {
        QFETCH(QString, tie);
        QFETCH(QString, outcome);
        const std::string how = tie.toStdString();
        const auto house = counted({ "o1", "o2", "o2", "o1", "o3" }, how.c_str());
        QCOMPARE(house->row("results", "c1").at("outcome").asString(), std::string("tie"));
        house->pass(2 * 86'400);
        QCOMPARE(house->codeOf("c1", "certify", Json::object({ { "result", result(*house).at("hash") } })),
            std::string("election.tie_open"));
        const auto resolve = [&](const char* method, Json options) {
            return house->codeOf("em", "resolveTie",
                Json::object({ { "contest", "c1" }, { "how", method }, { "options", std::move(options) },
                    { "reason", "추첨 14시, 참관인 3명" } }));
        };
        QCOMPARE(resolve(how == "lot" ? "older" : "lot", Json::array({ "o2", "o1" })),
            std::string("election.tie_how"));
        QCOMPARE(resolve(how.c_str(), Json::array({ "o2", "o3" })), std::string("election.tie_options"));
        QCOMPARE(resolve(how.c_str(), Json::array({ "o2" })), std::string("election.tie_options"));
        QCOMPARE(resolve(how.c_str(), Json::array({ "o2", "o1" })), std::string("ok"));
        const Json row = house->row("results", "c1");
        QCOMPARE(row.at("outcome").asString(), outcome.toStdString());
        const bool isDecided = outcome == u"decided";
        QCOMPARE(row.at("options").asArray()[1].at("elected").asBoolean(), isDecided);
        QCOMPARE(row.at("options").asArray()[0].at("elected").asBoolean(), false);
        QVERIFY(isDecided || row.at("runoff") == Json::array({ "o1", "o2" }));
        QCOMPARE(resolve(how.c_str(), Json::array({ "o2", "o1" })), std::string("election.tie_unknown"));
    }

    void certifiesWithDifferentCertifiersOverOneHash()
    {
        const auto house = counted({ "o1", "o2", "o2" });
        // A record must show this row, though nobody has objected.
        QCOMPARE(house->row("desks").at("objections").asInteger(), std::int64_t(0));
        const std::string hash = result(*house).at("hash").asString();
        QCOMPARE(hash, election::resultHash({ house->row("results", "c1") }));
        const auto certify = [&](const char* who, const std::string& over) {
            return house->codeOf(who, "certify", Json::object({ { "result", over } }));
        };
        QCOMPARE(certify("c1", hash), std::string("election.objections_period"));
        const Json objection = Json::object(
            { { "election", house->id }, { "about", "result" }, { "text", "다시 세어 주세요" } });
        const auto enrolled = house->voters[0].enroller.clone();
        auto outcomes = house->block([&] {
            std::vector<ledger::Transaction> sent;
            sent.push_back(ledger::makeTransaction(enrolled, "test", "election", "objectTo", objection,
                base::UnixSeconds(house->now() + 600), base::Bytes(16, 7)));
            return sent;
        }());
        QVERIFY(outcomes.front().result.isOk());
        const Json raised = outcomes.front().result.data;
        QVERIFY(house->row("objections", raised.at("objection").asString()).at("blocking").asBoolean());
        // Somebody without a part in this election is heard, and holds nothing up.
        for (int i = 0; i < 3; ++i) {
            const Json other = house->must("citizen", "election", "objectTo", objection);
            QVERIFY(!house->row("objections", other.at("objection").asString()).at("blocking").asBoolean());
        }
        QCOMPARE(house->code("citizen", "election", "objectTo", objection),
            std::string("election.objection_limit"));
        QCOMPARE(house->row("desks").at("open").asInteger(), std::int64_t(4));
        QCOMPARE(house->row("desks").at("blocking").asInteger(), std::int64_t(1));
        const Json observed = house->must("ob", "election", "objectTo", objection);
        QVERIFY(house->row("objections", observed.at("objection").asString()).at("blocking").asBoolean());
        QCOMPARE(house->codeOf("em", "decideObjection",
                     Json::object({ { "objection", observed.at("objection") }, { "decision", "rejected" },
                         { "reason", "다시 세어 같음" } })),
            std::string("ok"));
        house->pass(86'400);
        QCOMPARE(certify("c1", hash), std::string("election.objections_open"));
        QCOMPARE(house->code("another citizen", "election", "objectTo",
                     Json::object({ { "election", house->id }, { "about", "result" }, { "text", "늦음" } })),
            std::string("election.objection_period"));
        const auto decide = [&](const char* which) {
            return house->codeOf("em", "decideObjection",
                Json::object({ { "objection", which }, { "decision", "rejected" }, { "reason", "검증됨" } }));
        };
        QCOMPARE(decide("x-0000000000000000"), std::string("election.unknown_objection"));
        QCOMPARE(decide(raised.at("objection").asString().c_str()), std::string("ok"));
        QCOMPARE(
            decide(raised.at("objection").asString().c_str()), std::string("election.objection_decided"));
        QCOMPARE(certify("c1", std::string(64, 'a')), std::string("election.result_hash"));
        QCOMPARE(certify("em", hash), std::string("auth.role"));
        QCOMPARE(certify("c1", hash), std::string("ok"));
        QCOMPARE(certify("c1", hash), std::string("election.certified_twice"));
        QCOMPARE(house->state(), std::string("counted"));
        QCOMPARE(certify("c3", hash), std::string("ok"));
        QCOMPARE(house->state(), std::string("certified"));
        const Json certificate = house->row("certificates");
        QCOMPARE(certificate.at("result").asString(), hash);
        QCOMPARE(certificate.at("certifiers").asArray().size(), std::size_t(2));
        QCOMPARE(certificate.at("chain_head"), house->row("boxes").at("chain_head"));
        QCOMPARE(certify("c2", hash), std::string("election.state"));
    }

    void keepsWordsOfObjectionsFromThePublic()
    {
        VotingHouse house;
        house.openVoting();
        const Json raised = house.must("citizen", "election", "objectTo",
            Json::object({ { "election", house.id }, { "about", "voting" }, { "text", "줄이 길었습니다" } }));
        const std::string key = raised.at("objection").asString();
        QVERIFY(house.row("objections", key).find("text") == nullptr);
        QVERIFY(house.row("objections", key).find("signer") == nullptr);
        QCOMPARE(house.row("objection_texts", key).at("text").asString(), std::string("줄이 길었습니다"));
        QCOMPARE(
            house.registry().stateTree("election", "objection_texts"), std::string("election_restricted"));
        QCOMPARE(house.code("citizen", "election", "objectTo",
                     Json::object({ { "election", house.id }, { "about", "roll" }, { "text", "명부" } })),
            std::string("election.objection_period"));
    }

    void recordsObservationsAndIncidents()
    {
        VotingHouse house;
        house.openVoting();
        const auto observe = [&](const char* who, const char* verdict, std::int64_t height) {
            return house.codeOf(who, "reportObservation",
                Json::object({ { "verdict", verdict }, { "height", height },
                    { "header", std::string(64, 'b') }, { "detail", "" } }));
        };
        QCOMPARE(observe("ob", "pass", 3), std::string("ok"));
        QCOMPARE(observe("ob", "fail", 4), std::string("ok"));
        QCOMPARE(observe("ob", "fork", 4), std::string("ok"));
        QCOMPARE(observe("ob", "unavailable", 4), std::string("ok"));
        QCOMPARE(observe("ob", "pass", 1'000'000), std::string("election.unknown_block"));
        QCOMPARE(observe("em", "pass", 3), std::string("auth.role"));
        QCOMPARE(house.codeOf("em", "logIncident",
                     Json::object({ { "kind", "outage" }, { "text", "정전 5분" }, { "unit", "p1" } })),
            std::string("ok"));
        QCOMPARE(house.codeOf("em", "logIncident",
                     Json::object({ { "kind", "outage" }, { "text", "정전 5분" }, { "unit", "p9" } })),
            std::string("election.unknown_precinct"));
        const Json progress = house.ask("election", "progress", Json::object({ { "election", house.id } }));
        QCOMPARE(progress.at("observations").asInteger(), 4);
        // Another history is worse than a sum that does not fit; a server that was away is neither.
        QCOMPARE(progress.at("failing").asInteger(), 2);
        QCOMPARE(progress.at("incidents").asInteger(), 1);
    }

    void answersQueriesAtEveryStage()
    {
        VotingHouse house;
        const auto ask = [&](const char* name) {
            return house.ask("election", name, Json::object({ { "election", house.id } }));
        };
        QCOMPARE(ask("progress").at("enrolled").asInteger(), 12);
        QCOMPARE(ask("progress").at("counting").at("sums").asInteger(), 2);
        QCOMPARE(ask("result").at("hash").asString(), std::string());
        house.openVoting();
        const Json cast = house.castVote(house.voters[0], VotingHouse::vote("o1"));
        house.castVote(house.voters[0], VotingHouse::vote("blank"));
        house.castVote(house.voters[8], VotingHouse::vote("o3"));
        const Json progress = ask("progress");
        QCOMPARE(progress.at("ballots").asInteger(), 3);
        QCOMPARE(progress.at("voters").asInteger(), 2);
        QVERIFY(progress.at("share")
            == Json::object({ { "part", 2 }, { "whole", 12 }, { "basis_points", 1'666 } }));
        QCOMPARE(progress.at("units").asArray()[0].at("voted").asInteger(), 1);
        QCOMPARE(progress.at("turnout").asArray().size(), std::size_t(2));
        const auto ballot = [&](std::string tracker) {
            return house.query("election", "ballot",
                Json::object({ { "election", house.id }, { "tracker", std::move(tracker) } }));
        };
        const std::string tracker = cast.at("tracker").asString();
        QCOMPARE(ballot(tracker)->at("state").asString(), std::string("replaced"));
        std::string typed = QString::fromStdString(tracker).toLower().remove(u'-').toStdString();
        QCOMPARE(ballot(typed)->at("ballot"), cast.at("ballot"));
        typed[3] = typed[3] == 'a' ? 'b' : 'a';
        QCOMPARE(ballot(typed)->at("found").asBoolean(), false);
        QCOMPARE(ballot("not a tracker at all").error().code, std::string("election.tracker_format"));
        house.closeVoting();
        QCOMPARE(ask("officialTable")
                     .at("contests")
                     .asArray()[0]
                     .at("rows")
                     .asArray()[0]
                     .at("counted")
                     .asBoolean(),
            false);
        house.decryptBy({ 1, 2 });
        const Json table = ask("officialTable").at("contests").asArray()[0];
        QCOMPARE(table.at("total").at("voted").asInteger(), 2);
        QCOMPARE(table.at("total").at("blank").asInteger(), 1);
        QCOMPARE(table.at("total").at("valid").asInteger(), 1);
        QVERIFY(table.at("total").at("counts") == Json::array({ 0, 0, 1 }));
        QVERIFY(table.at("rows").asArray()[1].at("counts") == Json::array({ 0, 0, 1 }));
        const Json contest = ask("result").at("contests").asArray()[0];
        QCOMPARE(contest.at("options").asArray()[2].at("name_en").asString(), std::string("Candidate 3"));
        QCOMPARE(contest.at("options").asArray()[2].at("elected").asBoolean(), true);
        QCOMPARE(contest.at("eligible").asInteger(), 12);
    }
};

QTEST_GUILESS_MAIN(TestElectionCounting)
#include "tst_election_counting.moc"
