// SPDX-License-Identifier: Apache-2.0
// Execution of transactions and due entries, roots, and the checks when a stored chain is opened.
#include "server/chain/executor.h"
#include "server/chain/loader.h"
#include "server/storage/memory/memory_store.h"
#include "shared/crypto/hash.h"
#include "tests/support/test_chain.h"

#include <QtTest>

using namespace maru;

class TestExecutor : public QObject {
    Q_OBJECT

private:
    domain::Registry m_registry;
    std::unique_ptr<storage::Store> m_store;
    std::unique_ptr<chain::Loader> m_loader;
    std::uint64_t m_number = 0;
    base::UnixSeconds m_now { test::kStart };

    ledger::Transaction action(const char* name, base::Json payload, std::uint8_t signer = 5)
    {
        return test::signedAction(test::keyOf(signer), name, std::move(payload), m_now, ++m_number);
    }
    chain::SubmitOutcome run(ledger::Transaction transaction)
    {
        auto outcomes = m_loader->block(m_now, { std::move(transaction) });
        MARU_ASSERT(outcomes.has_value());
        return outcomes->front();
    }
    std::int64_t balance(const char* account)
    {
        const auto row = (*m_store->read())->get("ledger", "accounts", account);
        return *row ? (**row).at("balance").asInteger() : -1;
    }
    std::int64_t counter(const char* id)
    {
        const auto row = (*m_store->read())->get("ledger", "counters", id);
        return *row ? (**row).at("count").asInteger() : 0;
    }
    static base::Json reminder(base::UnixSeconds time, const char* id)
    {
        return base::Json::object({ { "time", time }, { "id", id } });
    }
    base::Json events() { return (*m_store->read())->block(m_loader->head().header.height).value()->events; }

private slots:
    void initTestCase() { test::fillRegistry(m_registry); }
    void init()
    {
        m_now = base::UnixSeconds(test::kStart);
        m_store = storage::makeMemoryStore();
        QVERIFY(chain::createChain(*m_store, m_registry, test::testServices(), test::nodeKey(),
            test::genesisDocument(
                base::Json::object({ { "accounts", base::Json::object({ { "rich", 1000 } }) } }))));
        base::NullLogger log;
        auto loader = chain::openLoader(*m_store, m_registry, test::testServices(), test::nodeKey(), log);
        QVERIFY(loader);
        m_loader = std::move(*loader);
    }

    void writesGenesisState()
    {
        QCOMPARE(balance("rich"), 1000);
        QCOMPARE(m_loader->head().header.height.count(), 0);
        QVERIFY(ledger::checkHeader(m_loader->head()));
    }

    void refusesBadGenesis_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("code");
        QTest::newRow("unknown domain") << "domain"
                                        << "genesis.section";
        QTest::newRow("another node") << "node"
                                      << "genesis.node";
        QTest::newRow("bad chain name") << "chain"
                                        << "genesis.chain";
        QTest::newRow("negative time") << "time"
                                       << "genesis.time";
        QTest::newRow("unknown member") << "member"
                                        << "json.unknown_field";
        QTest::newRow("second genesis") << "second"
                                        << "genesis.exists";
    }
    void refusesBadGenesis()
    {
        QFETCH(QString, change);
        QFETCH(QString, code);
        base::Json genesis = test::genesisDocument();
        if (change == u"domain")
            genesis.set("domains", base::Json::object({ { "none", base::Json::object() } }));
        if (change == u"node")
            genesis.set("node", crypto::didOf(test::keyOf(9).publicKey()));
        if (change == u"chain")
            genesis.set("chain", "UPPER");
        if (change == u"time")
            genesis.set("time", -1);
        if (change == u"member")
            genesis.set("more", 1);
        const auto fresh = storage::makeMemoryStore();
        storage::Store& store = change == u"second" ? *m_store : *fresh;
        const auto status =
            chain::createChain(store, m_registry, test::testServices(), test::nodeKey(), genesis);
        QVERIFY(!status);
        QCOMPARE(QString::fromStdString(status.error().code), code);
    }

    void executesAndLogs()
    {
        const auto outcome = run(action("credit", test::credit("a", 5)));
        QVERIFY(outcome.status == chain::TransactionStatus::Committed);
        QCOMPARE(outcome.height->count(), 1);
        QCOMPARE(*outcome.index, std::uint64_t { 0 });
        QCOMPARE(outcome.result.data.at("balance").asInteger(), 5);
        QCOMPARE(balance("a"), 5);
        QCOMPARE(m_loader->head().header.logSize, std::uint64_t { 1 });
        QCOMPARE(events().asArray().size(), std::size_t { 1 });
    }

    /// A row that could not be read back would stop the node as corrupt: its writer is refused instead.
    void refusesValuesThatCouldNotBeReadBack_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("longest string") << "ok";
        QTest::newRow("string too long") << "chain.state_value";
        QTest::newRow("most items") << "ok";
        QTest::newRow("too many items") << "chain.state_value";
        QTest::newRow("long text") << "ok";
        QTest::newRow("too long") << "chain.state_value";
        QTest::newRow("deepest") << "ok";
        QTest::newRow("too deep") << "chain.state_value";
        QTest::newRow("number too large") << "chain.state_value";
    }
    void refusesValuesThatCouldNotBeReadBack()
    {
        QFETCH(QString, code);
        const auto outcome =
            run(action("badValue", base::Json::object({ { "kind", QTest::currentDataTag() } })));
        QCOMPARE(QString::fromStdString(outcome.result.code), code);
        const auto stored = (*m_store->read())->get("ledger", "accounts", "value");
        QVERIFY(stored.has_value());
        QCOMPARE(stored->has_value(), code == u"ok");
        if (*stored)
            QVERIFY(base::parseJson(base::canonical(**stored)));
        // The node goes on.
        QVERIFY(run(action("credit", test::credit("a", 5))).result.isOk());
    }

    void refusalDropsEveryWriteButIsLogged_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("signer");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("field");
        QTest::newRow("after a write") << "fail" << 5 << "ledger.failed"
                                       << "payload";
        QTest::newRow("bad key") << "badKey" << 5 << "chain.state_key"
                                 << "";
        QTest::newRow("no officer") << "guarded" << 5 << "auth.not_officer"
                                    << "signer";
        QTest::newRow("officer") << "guarded" << 2 << "ok"
                                 << "";
    }
    void refusalDropsEveryWriteButIsLogged()
    {
        QFETCH(QString, name);
        QFETCH(int, signer);
        QFETCH(QString, code);
        QFETCH(QString, field);
        const base::Hash256 before = m_loader->head().header.stateRoot;
        const auto outcome =
            run(action(qPrintable(name), base::Json::object(), static_cast<std::uint8_t>(signer)));
        QCOMPARE(QString::fromStdString(outcome.result.code), code);
        QCOMPARE(QString::fromStdString(outcome.result.data.stringOr("field", "")), field);
        QVERIFY(outcome.index.has_value());
        if (code != u"ok") {
            QVERIFY(outcome.status == chain::TransactionStatus::Refused);
            QCOMPARE(m_loader->head().header.stateRoot, before);
            QVERIFY(events().asArray().empty());
            storage::TransactionFilter refused;
            refused.code = "refused";
            QCOMPARE((*m_store->read())->transactions(refused).value().size(), std::size_t { 1 });
        }
    }

    void refusesOfficerWithoutTheRole()
    {
        // An officer whom the state gives no role that holds the action: what the declaration says does not count.
        auto genesis = test::genesisDocument();
        m_store = storage::makeMemoryStore();
        const auto did = crypto::didOf(test::keyOf(2).publicKey());
        QVERIFY(chain::createChain(*m_store, m_registry, test::testServices(), test::nodeKey(), genesis));
        auto services = test::testServices();
        services.identity = [](const domain::StateView&,
                                base::UnixSeconds) -> std::unique_ptr<domain::Identity> {
            class Roleless final : public domain::Identity {
                std::optional<domain::OfficerInfo> officer(std::string_view officerDid) const override
                {
                    return domain::OfficerInfo { std::string(officerDid), "o-1", "agency",
                        { "ledger.keeper" } };
                }
                base::Status mayAct(
                    std::string_view, std::string_view domain, std::string_view action) const override
                {
                    return domain == "ledger" && action == "guarded" ? base::refused("auth.role", "signer")
                                                                     : base::Status();
                }
                base::Status mayActIn(std::string_view officerDid, std::string_view domain,
                    std::string_view action, std::string_view) const override
                {
                    return mayAct(officerDid, domain, action);
                }
                bool hasAgency(std::string_view) const override { return true; }
                std::optional<std::string> agencyDid(std::string_view) const override { return std::nullopt; }
            };
            return std::make_unique<Roleless>();
        };
        base::NullLogger log;
        auto loader = chain::openLoader(*m_store, m_registry, services, test::nodeKey(), log);
        QVERIFY(loader);
        m_loader = std::move(*loader);
        QCOMPARE(run(action("guarded", base::Json::object(), 2)).result.code, std::string("auth.role"));
    }

    void laterTransactionsSeeEarlierOnesOfTheSameBlock()
    {
        const auto outcomes = m_loader->block(m_now,
            { action("credit", test::credit("a", 5)), action("move", test::move("a", "b", 3)),
                action("move", test::move("a", "b", 3)), action("move", test::move("a", "b", 2)) });
        QVERIFY(outcomes);
        QVERIFY((*outcomes)[1].result.isOk());
        QCOMPARE((*outcomes)[2].result.code, std::string("ledger.insufficient"));
        QVERIFY((*outcomes)[3].result.isOk());
        QCOMPARE(balance("a"), -1);
        QCOMPARE(balance("b"), 5);
    }

    void sameIdIsLoggedOnce()
    {
        const auto transaction = action("credit", test::credit("a", 5));
        const auto outcomes = m_loader->block(m_now, { transaction, transaction });
        QVERIFY(outcomes);
        QCOMPARE((*outcomes)[1].index, (*outcomes)[0].index);
        const auto later = run(transaction);
        QCOMPARE(later.height->count(), 1);
        QCOMPARE(later.result, (*outcomes)[0].result);
        QCOMPARE(balance("a"), 5);
        QCOMPARE(m_loader->head().header.logSize, std::uint64_t { 1 });
    }

    void dueEntriesRunInOrderAtTheirTime()
    {
        const auto outcomes = m_loader->block(m_now,
            { action("remind", reminder(m_now + 30, "c")), action("remind", reminder(m_now + 10, "b")),
                action("remind", reminder(m_now + 10, "a")), action("remind", reminder(m_now, "now")) });
        QVERIFY(outcomes);
        QCOMPARE(counter("now"), 1);
        QCOMPARE(counter("a"), 0);
        QVERIFY(m_loader->advance(m_now + 20));
        QCOMPARE(m_loader->head().header.height.count(), 2);
        QCOMPARE(m_loader->head().header.time.count(), m_now.count() + 10);
        QCOMPARE(events().asArray()[0].at("data").at("id").asString(), std::string("a"));
        QCOMPARE(events().asArray()[1].at("data").at("id").asString(), std::string("b"));
        m_now = m_now + 40;
        run(action("credit", test::credit("a", 5)));
        QCOMPARE(m_loader->head().header.height.count(), 4);
        QCOMPARE(counter("c"), 1);
        QVERIFY(!(*m_store->read())->stateScan("ledger", "due", "", "", 1).value().size());
    }

    void refusedDueEntryLeavesAnEventAndNothingElse()
    {
        run(action("remindBadly", reminder(m_now, "x")));
        QCOMPARE(counter("x"), 0);
        const base::Json event = events().asArray().back();
        QCOMPARE(event.at("type").asString(), std::string("ledger.due_refused"));
        QCOMPARE(event.at("data").at("code").asString(), std::string("ledger.due"));
        QVERIFY((*m_store->read())->stateScan("ledger", "due", "", "", 1).value().empty());
    }

    void dueEntriesThatMakeDueEntriesAreBounded()
    {
        base::Json payload = reminder(m_now + 5, "r");
        payload.set("times", 10'500);
        run(action("repeat", payload));
        QVERIFY(m_loader->advance(m_now + 5));
        QCOMPARE(counter("r"), 10'500);
        QCOMPARE(m_loader->head().header.height.count(), 3);
    }

    void reopensWithTheSameRoots()
    {
        for (int i = 0; i < 20; ++i)
            run(action("credit", test::credit(i % 2 == 0 ? "a" : "b", i)));
        run(action("remind", reminder(m_now + 50, "later")));
        const auto executor = chain::Executor::open(
            *m_store, m_registry, test::testServices(), crypto::didOf(test::nodeKey().publicKey()));
        QVERIFY(executor);
        QCOMPARE((*executor)->head(), m_loader->head().header);
        QCOMPARE((*executor)->nextDue()->count(), m_now.count() + 50);
        QCOMPARE(ledger::computeStateRoot((*executor)->domainRoots()), m_loader->head().header.stateRoot);
    }

    void tellsCorruptState_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("part");
        QTest::newRow("state value") << "state"
                                     << "state_root";
        QTest::newRow("frontier") << "frontier"
                                  << "log_root";
        QTest::newRow("leaf") << "leaf"
                              << "newest transaction";
        QTest::newRow("header hash") << "hash"
                                     << "hash";
        QTest::newRow("header root") << "root"
                                     << "header";
        QTest::newRow("foreign domain") << "domain"
                                        << "domain";
    }
    void tellsCorruptState()
    {
        QFETCH(QString, change);
        QFETCH(QString, part);
        // A second store with the same block but one thing changed.
        run(action("credit", test::credit("a", 5)));
        const auto broken = storage::makeMemoryStore();
        chain::Executor again(*broken, m_registry, test::testServices(), "test.maru",
            crypto::didOf(test::nodeKey().publicKey()));
        const base::Json genesis = (*m_store->read())->genesis().value();
        auto first = again.executeGenesis(genesis);
        QVERIFY(first);
        first->commit.header.signatures.push_back(
            ledger::signHeader(first->commit.header.header, test::nodeKey()));
        QVERIFY(broken->commitGenesis(genesis, first->commit));
        auto prepared = chain::prepare(action("credit", test::credit("a", 5)));
        QVERIFY(prepared);
        auto second = again.execute(
            m_now, { std::make_shared<const chain::PreparedTransaction>(std::move(*prepared)) });
        QVERIFY(second);
        storage::BlockCommit& commit = second->commit;
        if (change == u"root")
            commit.header.header.stateRoot.bytes[0] ^= 1;
        if (change == u"root")
            commit.headerHash = ledger::headerHash(commit.header.header);
        commit.header.signatures.push_back(ledger::signHeader(commit.header.header, test::nodeKey()));
        if (change == u"state")
            commit.state[0].value = "{\"account\":\"a\",\"balance\":6}";
        if (change == u"frontier")
            commit.frontier[0].bytes[0] ^= 1;
        if (change == u"leaf")
            commit.transactions[0].leaf[20] = 'X';
        if (change == u"hash")
            commit.headerHash.bytes[0] ^= 1;
        if (change == u"domain")
            commit.state.push_back({ "zzz", "t", "k", std::string("1") });
        QVERIFY(broken->commit(commit));
        const auto opened = chain::Executor::open(
            *broken, m_registry, test::testServices(), crypto::didOf(test::nodeKey().publicKey()));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, std::string("chain.corrupt"));
        QVERIFY2(QString::fromStdString(opened.error().detail).contains(part), opened.error().detail.c_str());
    }

    void emptyStoreHasNoChain()
    {
        const auto empty = storage::makeMemoryStore();
        const auto opened = chain::Executor::open(*empty, m_registry, test::testServices(), "did");
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, std::string("chain.no_genesis"));
    }
};

QTEST_GUILESS_MAIN(TestExecutor)
#include "tst_executor.moc"
