// SPDX-License-Identifier: Apache-2.0
// Checks that a domain makes ahead of a block: who gets them, in which order, and that they change nothing.
#include "server/chain/executor.h"
#include "server/chain/job_pool.h"
#include "server/chain/loader.h"
#include "server/storage/memory/memory_store.h"
#include "tests/support/test_chain.h"

#include <QtTest>

#include <atomic>
#include <new>

using namespace maru;

namespace {

/// What the tests look at; atomic because jobs run on several threads.
struct Tally {
    std::atomic<int> prepared { 0 }; ///< actions handed to the preparer
    std::atomic<int> jobs { 0 };
    std::atomic<int> used { 0 }; ///< executions with a verdict
    std::atomic<int> alone { 0 }; ///< executions without one
    bool doesPrepare = true;
    bool doesThrow = false;
};

struct Verdict final : domain::Checked {
    explicit Verdict(std::int64_t ofNumber) : number(ofNumber), isGood(ofNumber % 7 != 0) { }
    std::int64_t number;
    bool isGood;
};

class SievePreparation final : public domain::Preparation {
public:
    SievePreparation(Tally& tally, std::vector<std::int64_t> numbers)
        : m_tally(tally), m_numbers(std::move(numbers)), m_verdicts(m_numbers.size())
    {
    }
    std::size_t jobs() const override { return m_numbers.size(); }
    void run(std::size_t job) override
    {
        ++m_tally.jobs;
        if (m_tally.doesThrow && job == 1)
            throw std::bad_alloc();
        m_verdicts[job] = std::make_shared<const Verdict>(m_numbers[job]);
    }
    std::shared_ptr<const domain::Checked> result(std::size_t action) const override
    {
        return m_verdicts[action];
    }

private:
    Tally& m_tally;
    std::vector<std::int64_t> m_numbers;
    std::vector<std::shared_ptr<const Verdict>> m_verdicts;
};

class SievePreparer final : public domain::Preparer {
public:
    explicit SievePreparer(Tally& tally) : m_tally(tally) { }
    std::unique_ptr<domain::Preparation> prepare(
        const domain::StateView&, std::span<const domain::ActionView> actions) override
    {
        std::vector<std::int64_t> numbers;
        for (const domain::ActionView& action : actions)
            numbers.push_back(action.payload.at("number").asInteger());
        m_tally.prepared += static_cast<int>(numbers.size());
        return std::make_unique<SievePreparation>(m_tally, std::move(numbers));
    }

private:
    Tally& m_tally;
};

/// Refuses multiples of seven, and writes down the others in order.
class SieveDomain final : public domain::Domain {
public:
    explicit SieveDomain(Tally& tally) : m_tally(tally)
    {
        m_spec.name = "sieve";
        schema::Field number;
        number.name = "number";
        number.type = schema::FieldType::Integer;
        number.label = { "수", "Number" };
        domain::ActionSpec add;
        add.name = "add";
        add.payload.fields = { number };
        m_spec.actions = { add };
        domain::TableSpec rows;
        rows.name = "rows";
        m_spec.tables = { rows };
    }
    const domain::DomainSpec& spec() const override { return m_spec; }
    std::unique_ptr<domain::Preparer> makePreparer() const override
    {
        return m_tally.doesPrepare ? std::make_unique<SievePreparer>(m_tally) : nullptr;
    }
    base::Result<base::Json> execute(
        domain::Context& context, const std::string&, const base::Json& payload) override
    {
        const std::int64_t number = payload.at("number").asInteger();
        const auto* verdict = dynamic_cast<const Verdict*>(context.checked());
        ++(verdict != nullptr ? m_tally.used : m_tally.alone);
        // A verdict about another action would be seen at once.
        MARU_ASSERT(verdict == nullptr || verdict->number == number);
        if (!(verdict != nullptr ? verdict->isGood : Verdict(number).isGood))
            return base::refused("sieve.multiple", "payload.number");
        const auto before = context.state().get("rows", "all");
        base::Json all = before ? *before : base::Json::array();
        all.push(number);
        context.state().put("rows", "all", std::move(all));
        return base::Json::object();
    }

private:
    Tally& m_tally;
    domain::DomainSpec m_spec;
};

struct House {
    explicit House(bool doesPrepare, bool doesThrow = false)
    {
        tally.doesPrepare = doesPrepare;
        tally.doesThrow = doesThrow;
        test::fillRegistry(registry);
        registry.add(std::make_unique<SieveDomain>(tally));
        const base::Status made = chain::createChain(
            *store, registry, test::testServices(), test::nodeKey(), test::genesisDocument());
        MARU_ASSERT(made.has_value());
        auto opened = chain::openLoader(*store, registry, test::testServices(), test::nodeKey(), log);
        MARU_ASSERT(opened.has_value());
        loader = std::move(*opened);
    }
    std::vector<chain::SubmitOutcome> block(std::vector<ledger::Transaction> transactions)
    {
        auto outcomes = loader->block(base::UnixSeconds(test::kStart + 10), std::move(transactions));
        MARU_ASSERT(outcomes.has_value());
        return std::move(*outcomes);
    }
    base::Json rows() { return **(*store->read())->get("sieve", "rows", "all"); }

    Tally tally;
    domain::Registry registry;
    std::unique_ptr<storage::Store> store = storage::makeMemoryStore();
    base::NullLogger log;
    std::unique_ptr<chain::Loader> loader;
};

ledger::Transaction add(std::int64_t number)
{
    return ledger::makeTransaction(test::keyOf(5), "test.maru", "sieve", "add",
        base::Json::object({ { "number", number } }), base::UnixSeconds(test::kStart + 600),
        base::Bytes(16, static_cast<std::uint8_t>(number)));
}

std::vector<ledger::Transaction> numbers(std::int64_t count)
{
    std::vector<ledger::Transaction> made;
    for (std::int64_t i = 1; i <= count; ++i)
        made.push_back(add(i));
    return made;
}

} // namespace

class TestPrepare : public QObject {
    Q_OBJECT

private slots:
    void givesEachActionItsOwnVerdictInOrder()
    {
        House house(true);
        const auto outcomes = house.block(numbers(50));
        QCOMPARE(house.tally.prepared.load(), 50);
        QCOMPARE(house.tally.jobs.load(), 50);
        QCOMPARE(house.tally.used.load(), 50);
        QCOMPARE(house.tally.alone.load(), 0);
        base::Json expected = base::Json::array();
        for (std::int64_t i = 1; i <= 50; ++i) {
            const bool isGood = i % 7 != 0;
            QCOMPARE(outcomes[static_cast<std::size_t>(i - 1)].result.isOk(), isGood);
            if (isGood)
                expected.push(i);
        }
        QVERIFY(house.rows() == expected);
    }

    void changesNoRoot()
    {
        House with(true);
        House without(false);
        with.block(numbers(30));
        without.block(numbers(30));
        QCOMPARE(without.tally.alone.load(), 30);
        QVERIFY(with.loader->head().header == without.loader->head().header);
    }

    void checksAloneAfterAnExceptionInAJob()
    {
        House house(true, /*doesThrow=*/true);
        House without(false);
        house.block(numbers(20));
        without.block(numbers(20));
        QCOMPARE(house.tally.alone.load(), 20);
        QCOMPARE(house.tally.used.load(), 0);
        QVERIFY(house.loader->head().header == without.loader->head().header);
    }

    void preparesNoDuplicate()
    {
        House house(true);
        house.block({ add(1), add(2) });
        QCOMPARE(house.tally.prepared.load(), 2);
        // One from the log, one twice in this block, one new.
        house.block({ add(1), add(3), add(3), add(4) });
        QCOMPARE(house.tally.prepared.load(), 4);
        QCOMPARE(house.tally.used.load(), 4);
    }

    void leavesDryRunsAlone()
    {
        House house(true);
        const auto run = chain::dryRun(*house.store, house.registry, test::testServices(), "test.maru",
            base::UnixSeconds(test::kStart + 20),
            chain::DryRunRequest {
                "sieve", "add", "did:key:z", base::Json::object({ { "number", 5 } }), {} });
        QVERIFY(run);
        QCOMPARE(house.tally.prepared.load(), 0);
        QCOMPARE(house.tally.alone.load(), 1);
    }

    void replaysWithIt()
    {
        House house(true);
        house.block(numbers(25));
        QVERIFY(chain::replay(*house.store, house.registry, test::testServices(), {}));
        QCOMPARE(house.tally.prepared.load(), 50);
        QCOMPARE(house.tally.alone.load(), 0);
    }

    void runsEachJobOnce_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("jobs");
        QTest::newRow("none") << 4 << 0;
        QTest::newRow("one") << 4 << 1;
        QTest::newRow("caller alone") << 1 << 100;
        QTest::newRow("fewer jobs than threads") << 8 << 3;
        QTest::newRow("many") << 4 << 5000;
    }
    void runsEachJobOnce()
    {
        QFETCH(int, threads);
        QFETCH(int, jobs);
        chain::JobPool pool(static_cast<std::size_t>(threads));
        for (int round = 0; round < 3; ++round) {
            std::vector<std::atomic<int>> runs(static_cast<std::size_t>(jobs));
            QVERIFY(pool.run(runs.size(), [&runs](std::size_t job) { ++runs[job]; }));
            for (const std::atomic<int>& count : runs)
                QCOMPARE(count.load(), 1);
        }
        if (jobs > 0) {
            QVERIFY(!pool.run(static_cast<std::size_t>(jobs), [](std::size_t job) {
                if (job == 0)
                    throw std::bad_alloc();
            }));
        }
    }
};

QTEST_GUILESS_MAIN(TestPrepare)
#include "tst_prepare.moc"
