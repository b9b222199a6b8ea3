// SPDX-License-Identifier: Apache-2.0
// The same random history through loader, node and replay, over both stores, gives the same headers.
#include "server/chain/loader.h"
#include "server/storage/memory/memory_store.h"
#include "server/storage/sqlcipher/sqlcipher_store.h"
#include "tests/support/test_chain.h"

#include <QTemporaryDir>
#include <QtTest>

#include <future>
#include <random>

using namespace maru;

class TestLoader : public QObject {
    Q_OBJECT

private:
    domain::Registry m_registry;
    base::NullLogger m_log;

    static std::vector<ledger::Transaction> randomActions(
        std::mt19937& random, base::UnixSeconds now, std::size_t count)
    {
        static std::uint64_t number = 0;
        const auto pick = [&](unsigned bound) { return random() % bound; };
        std::vector<ledger::Transaction> actions;
        for (std::size_t i = 0; i < count; ++i) {
            const std::string a = "account" + std::to_string(pick(20));
            const std::string b = "account" + std::to_string(pick(20));
            const auto key = test::keyOf(static_cast<std::uint8_t>(2 + pick(4)));
            const auto due = base::Json::object(
                { { "time", now.count() + static_cast<std::int64_t>(pick(120)) }, { "id", a } });
            switch (pick(7)) {
            case 0:
            case 1:
                actions.push_back(
                    test::signedAction(key, "credit", test::credit(a, pick(1000)), now, ++number));
                break;
            case 2:
            case 3:
                actions.push_back(
                    test::signedAction(key, "move", test::move(a, b, pick(1500)), now, ++number));
                break;
            case 4:
                actions.push_back(
                    test::signedAction(key, pick(3) == 0 ? "remindBadly" : "remind", due, now, ++number));
                break;
            case 5:
                actions.push_back(test::signedAction(key, "guarded", base::Json::object(), now, ++number));
                break;
            default:
                actions.push_back(test::signedAction(key, "fail", base::Json::object(), now, ++number));
            }
        }
        return actions;
    }

private slots:
    void initTestCase() { test::fillRegistry(m_registry); }

    void loaderNodeAndReplayAgree()
    {
        std::mt19937 random(42);
        QTemporaryDir directory;
        auto durable = storage::openSqlcipherStore(directory.filePath("chain.db").toStdString(),
            test::databaseKey(), storage::OpenMode::Create, m_registry);
        QVERIFY(durable);
        const auto memory = storage::makeMemoryStore();
        const auto byNode = storage::makeMemoryStore();
        for (storage::Store* store : { durable->get(), memory.get(), byNode.get() })
            QVERIFY(chain::createChain(
                *store, m_registry, test::testServices(), test::nodeKey(), test::genesisDocument()));
        auto first = chain::openLoader(**durable, m_registry, test::testServices(), test::nodeKey(), m_log);
        auto second = chain::openLoader(*memory, m_registry, test::testServices(), test::nodeKey(), m_log);
        base::ScriptedClock clock { base::UnixSeconds(test::kStart) };
        chain::NodeOptions options;
        options.blockDelayMs = 2;
        auto node = chain::openNode(
            *byNode, m_registry, test::testServices(), test::nodeKey(), clock, m_log, options, {});
        QVERIFY(first && second && node);

        base::UnixSeconds now(test::kStart);
        for (int round = 0; round < 60; ++round) {
            now = now + static_cast<std::int64_t>(random() % 40);
            const auto actions = randomActions(random, now, 1 + random() % 30);
            const auto a = (*first)->block(now, actions);
            const auto b = (*second)->block(now, actions);
            QVERIFY(a && b);
            QCOMPARE((*first)->head(), (*second)->head());
            QCOMPARE(a->size(), actions.size());
            if (round == 30) {
                // A new start in the middle changes nothing.
                first->reset();
                first =
                    chain::openLoader(**durable, m_registry, test::testServices(), test::nodeKey(), m_log);
                QVERIFY(first);
            }
            // The node makes blocks as it likes; state and log depend on them only through times of due entries.
            clock.set(now);
            std::promise<std::vector<chain::SubmitOutcome>> done;
            (*node)->submit(actions,
                [&](std::vector<chain::SubmitOutcome> outcomes) { done.set_value(std::move(outcomes)); });
            const auto outcomes = done.get_future().get();
            for (const chain::SubmitOutcome& outcome : outcomes)
                QVERIFY2(!outcome.error, outcome.error ? outcome.error->code.c_str() : "");
        }
        (*node)->stop();
        base::Height last(-1);
        for (storage::Store* store : { durable->get(), memory.get(), byNode.get() }) {
            const auto status = chain::replay(*store, m_registry, test::testServices(),
                [&](base::Height height, base::Height) { last = height; });
            QVERIFY2(status.has_value(), status ? "" : status.error().detail.c_str());
            QCOMPARE(last, (*store->head())->header.height);
        }
    }

    void replayNamesTheFirstHeightThatDiffers()
    {
        const auto store = storage::makeMemoryStore();
        QVERIFY(chain::createChain(
            *store, m_registry, test::testServices(), test::nodeKey(), test::genesisDocument()));
        auto loader = chain::openLoader(*store, m_registry, test::testServices(), test::nodeKey(), m_log);
        QVERIFY(loader);
        const base::UnixSeconds now(test::kStart);
        for (std::uint64_t i = 0; i < 4; ++i) {
            QVERIFY((*loader)->block(now + static_cast<std::int64_t>(i),
                { test::signedAction(test::keyOf(5), "credit", test::credit("a", 1), now, i) }));
        }
        // The same history under other rules: a keeper more.
        auto services = test::testServices();
        services.identity = nullptr;
        QVERIFY(chain::replay(*store, m_registry, services, {}));
        QVERIFY((*loader)->block(
            now + 5, { test::signedAction(test::keyOf(2), "guarded", base::Json::object(), now, 100) }));
        const auto status = chain::replay(*store, m_registry, services, {});
        QVERIFY(!status);
        QCOMPARE(status.error().code, std::string("chain.replay"));
        QVERIFY2(status.error().detail.find("height 5: log_root") == 0, status.error().detail.c_str());
    }

    void refusesTimesThatFall()
    {
        const auto store = storage::makeMemoryStore();
        QVERIFY(chain::createChain(
            *store, m_registry, test::testServices(), test::nodeKey(), test::genesisDocument()));
        auto loader = chain::openLoader(*store, m_registry, test::testServices(), test::nodeKey(), m_log);
        QVERIFY(loader);
        const auto outcome = (*loader)->block(base::UnixSeconds(test::kStart - 1), {});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, std::string("chain.time"));
        QVERIFY((*loader)->block(base::UnixSeconds(test::kStart), {}));
        QCOMPARE((*loader)->head().header.height.count(), 0);
    }

    void refusesAnotherNodesKey()
    {
        const auto store = storage::makeMemoryStore();
        QVERIFY(chain::createChain(
            *store, m_registry, test::testServices(), test::nodeKey(), test::genesisDocument()));
        const auto loader =
            chain::openLoader(*store, m_registry, test::testServices(), test::keyOf(9), m_log);
        QVERIFY(!loader);
        QCOMPARE(loader.error().code, std::string("chain.node_key"));
    }
};

QTEST_GUILESS_MAIN(TestLoader)
#include "tst_loader.moc"
