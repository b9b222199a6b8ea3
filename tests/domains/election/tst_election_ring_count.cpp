// SPDX-License-Identifier: Apache-2.0
// Ring mode from the ballot to the result with weights, several precincts and hours: what is counted and what may be seen
// of it (numbers, and nobody).
#include "tests/domains/election/voting_house.h"

#include <QtTest/QtTest>

#include <set>

using namespace maru;
using test::Json;
using test::VotingHouse;

class TestElectionRingCount : public QObject {
    Q_OBJECT

private slots:
    void countsWeightsOfRingsAndShowsTurnoutInNumbersOnly()
    {
        test::HousePlan plan;
        plan.mode = "ring";
        plan.precincts = { { test::precinctRow("p1"), 256 }, { test::precinctRow("p2"), 128 } };
        // p1: 128 of weight 1, then 128 of weight 3; p2: all of weight 2.
        plan.weightOf = [](int place) { return place < 128 ? 1 : place < 256 ? 3 : 2; };
        VotingHouse house(std::move(plan));
        house.openVoting();
        const auto ringOf = [&](std::size_t voter) {
            return house.booth->ringOf(house.voters[voter].credential);
        };
        // A ring holds one weight: what a ballot weighs is told by its ring and by nothing else.
        QCOMPARE(house.rows("election", "rings", house.id + '/').size(), std::size_t(3));
        const std::size_t light = 5;
        const std::size_t heavy = 200;
        const std::size_t other = 300;
        QVERIFY(ringOf(light) != ringOf(heavy) && ringOf(heavy) != ringOf(other));

        const std::int64_t firstHour = house.now() / 3'600 * 3'600;
        house.castVote(house.voters[light], VotingHouse::vote("o1"));
        house.castVote(house.voters[heavy], VotingHouse::vote("o1"));
        house.castVote(house.voters[other], VotingHouse::vote("o3"));
        house.goTo(firstHour + 3'600 + 60);
        house.castVote(house.voters[heavy + 1], VotingHouse::vote("o2"));
        // Voting again is no second voter, and moves nobody to another hour.
        QVERIFY(house.castVote(house.voters[light], VotingHouse::vote("o2")).at("replaced").asBoolean());

        const auto turnout = [&](const std::string& unit, std::int64_t hour) {
            char key[64];
            std::snprintf(key, sizeof key, "%s/%012lld", unit.c_str(), static_cast<long long>(hour));
            const Json row = house.row("turnout", key);
            return row.isNull() ? std::pair<std::int64_t, std::int64_t> {}
                                : std::pair<std::int64_t, std::int64_t> { row.at("voters").asInteger(),
                                      row.at("weight").asInteger() };
        };
        QCOMPARE(turnout("p1", firstHour), (std::pair<std::int64_t, std::int64_t> { 2, 4 }));
        QCOMPARE(turnout("p2", firstHour), (std::pair<std::int64_t, std::int64_t> { 1, 2 }));
        QCOMPARE(turnout("p1", firstHour + 3'600), (std::pair<std::int64_t, std::int64_t> { 1, 3 }));
        QCOMPARE(turnout("p2", firstHour + 3'600), (std::pair<std::int64_t, std::int64_t> {}));
        // Numbers alone: no row says a credential, a tag, or anything that is not listed here.
        const std::set<std::string> allowed { "election", "rehearsal", "unit", "hour", "voters", "weight" };
        const auto rows = house.rows("election", "turnout", house.id + '/');
        QCOMPARE(rows.size(), std::size_t(3));
        for (const Json& row : rows)
            for (const auto& [name, value] : row.asObject())
                QVERIFY2(allowed.count(name) == 1, name.c_str());
        for (const Json& row : house.rows("election", "ballots", house.id + '/')) {
            for (const std::size_t voter : { light, heavy, heavy + 1, other })
                QVERIFY(row.at("voter").asString() != base::toBase64Url(house.voters[voter].credential));
        }

        house.closeVoting();
        house.decryptBy({ 1, 3 });
        QCOMPARE(house.state(), std::string("counted"));
        QCOMPARE(house.counts("p1"), (std::vector<std::int64_t> { 0, 3, 1 + 3, 0 }));
        QCOMPARE(house.counts("p2"), (std::vector<std::int64_t> { 0, 0, 0, 2 }));
        const Json result = house.row("results", "c1");
        QCOMPARE(result.at("weight").asInteger(), std::int64_t(9));
        QCOMPARE(result.at("eligible").asInteger(), std::int64_t(128 + 3 * 128 + 2 * 128));
        QCOMPARE(result.at("options").asArray()[1].at("votes").asInteger(), std::int64_t(4));
        QVERIFY(result.at("options").asArray()[1].at("elected").asBoolean());
        const auto again = chain::replay(house.store(), house.registry(), house.services(), {});
        QVERIFY2(again.has_value(), again ? "" : again.error().detail.c_str());
    }
};

QTEST_GUILESS_MAIN(TestElectionRingCount)
#include "tst_election_ring_count.moc"
