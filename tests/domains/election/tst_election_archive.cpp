// SPDX-License-Identifier: Apache-2.0
// After the certificate: the archive, the end of the roll's purpose in the privacy domain, its destruction, and the mark
// beside the election, which needs the keeper's certificate.
#include "tests/domains/election/voting_house.h"

#include <QtTest/QtTest>

using namespace maru;
using namespace Qt::StringLiterals;
using test::Json;
using test::VotingHouse;

class TestElectionArchive : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<VotingHouse> m_house;

    static std::string recordId(std::size_t number)
    {
        return "r-" + std::string(30, '0') + std::to_string(10 + number);
    }
    /// As the vault does when a roll is imported: each line's commitment.
    void keep(std::size_t number, const Json& commitment, const char* recordClass)
    {
        m_house->must("vault", "privacy", "commit",
            Json::object({ { "records",
                Json::array({ Json::object({ { "id", recordId(number) }, { "class", recordClass },
                    { "agency", "city" }, { "commitment", commitment } }) }) } }));
    }
    static Json list(std::initializer_list<std::size_t> numbers)
    {
        Json records = Json::array();
        for (const std::size_t number : numbers)
            records.push(recordId(number));
        return records;
    }
    std::string order(std::initializer_list<std::size_t> numbers, const char* recordClass = "election.roll")
    {
        return m_house
            ->must("po", "privacy", "destroy",
                Json::object(
                    { { "class", recordClass }, { "records", list(numbers) }, { "reason", "기간 경과" } }))
            .at("destruction")
            .asString();
    }
    Json destruction(const std::string& id) { return *m_house->get("privacy", "destructions", id); }
    void certify(const std::string& id)
    {
        const Json row = destruction(id);
        m_house->must("vault", "privacy", "certify",
            Json::object(
                { { "destruction", id }, { "count", row.at("count") }, { "root", row.at("root") } }));
    }
    QString mark(const std::string& id, const std::string& root)
    {
        const chain::SubmitOutcome outcome = m_house->send("em", "election", "markRollDestroyed",
            Json::object({ { "election", m_house->id }, { "destruction", id }, { "certificate", root } }));
        if (outcome.error)
            return QString::fromStdString(outcome.error->code);
        if (!outcome.result.isOk())
            return QString::fromStdString(
                outcome.result.code + ' ' + outcome.result.data.stringOr("field", ""));
        return QString::fromStdString(base::canonical(outcome.result.data));
    }
    QString mark(const std::string& id) { return mark(id, destruction(id).at("root").asString()); }

private slots:
    void marksTheRollWithTheKeepersCertificates()
    {
        test::HousePlan plan;
        plan.precincts = { { test::precinctRow("p1"), 3 }, { test::precinctRow("p2"), 1 } };
        m_house = std::make_unique<VotingHouse>(std::move(plan));
        for (std::size_t i = 0; i < 4; ++i)
            keep(i, test::rollLine(m_house->voters[i], std::to_string(i)).at("commitment"), "election.roll");
        keep(4, crypto::sha256("somebody of another roll"), "election.roll");
        keep(5, crypto::sha256("a record of another kind"), "other");
        m_house->openVoting();
        m_house->castVote(m_house->voters[0], VotingHouse::vote("o1"));
        m_house->closeVoting();
        m_house->decryptBy({ 1, 2 });
        m_house->pass(86'400);
        const Json result =
            m_house->ask("election", "result", Json::object({ { "election", m_house->id } })).at("hash");
        m_house->act("c1", "certify", Json::object({ { "result", result } }));
        m_house->act("c2", "certify", Json::object({ { "result", result } }));
        m_house->act("em", "archiveElection", Json::object());
        QCOMPARE(m_house->state(), std::string("archived"));

        // Nothing is marked for an id that somebody made up.
        QCOMPARE(
            mark("d-0123456789abcdef", std::string(64, 'a')), u"election.certificate payload.destruction"_s);
        m_house->must("po", "privacy", "endPurpose",
            Json::object({ { "records", list({ 0, 1, 2, 3, 4, 5 }) }, { "ended_at", m_house->now() } }));
        // Four years and a day later.
        m_house->pass((4 * 366 + 1) * test::DomainHarness::kDay);
        const std::string first = order({ 0, 1, 4 });
        // An order is no destruction yet.
        QCOMPARE(mark(first), u"election.certificate payload.destruction"_s);
        certify(first);
        QCOMPARE(mark(first, std::string(64, 'a')), u"election.certificate payload.certificate"_s);
        QCOMPARE(m_house->codeOf("em2", "markRollDestroyed",
                     Json::object({ { "destruction", "d-0000000000000000" },
                         { "certificate", std::string(64, 'a') } })),
            std::string("election.certificate"));
        const std::string other = order({ 5 }, "other");
        certify(other);
        QCOMPARE(mark(other), u"election.certificate payload.destruction"_s);

        QCOMPARE(mark(first), u"{\"destroyed\":2,\"of\":4}"_s);
        QCOMPARE(m_house->election().at("roll_destroyed_at").asInteger(), std::int64_t(0));
        // The same certificate counts once.
        QCOMPARE(mark(first), u"election.certificate payload.destruction"_s);
        const std::string second = order({ 2, 3 });
        certify(second);
        QCOMPARE(mark(second), u"{\"destroyed\":4,\"of\":4}"_s);
        QCOMPARE(m_house->election().at("roll_destroyed_at").asInteger(), m_house->now());
        QCOMPARE(
            m_house->election().at("roll_destruction").at("certificate"), destruction(second).at("root"));
        QCOMPARE(mark(second), u"election.roll_destroyed payload.election"_s);
        std::vector<std::string> kinds;
        for (const Json& row : m_house->rows("election", "events", m_house->id + '/'))
            kinds.push_back(row.at("kind").asString());
        QCOMPARE(std::vector<std::string>(kinds.end() - 3, kinds.end()),
            (std::vector<std::string> { "archived", "roll_part_destroyed", "roll_destroyed" }));
        const auto again = chain::replay(m_house->store(), m_house->registry(), m_house->services(), {});
        QVERIFY2(again.has_value(), again ? "" : again.error().detail.c_str());
    }
};

QTEST_GUILESS_MAIN(TestElectionArchive)
#include "tst_election_archive.moc"
