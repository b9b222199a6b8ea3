// SPDX-License-Identifier: Apache-2.0
// The running node: submitting, idempotent retries, limits, proofs under load, due entries, failed commits, stopping.
#include "server/chain/loader.h"
#include "server/storage/memory/memory_store.h"
#include "tests/support/failing_store.h"
#include "tests/support/test_chain.h"

#include <QtTest>

#include <future>
#include <thread>

using namespace maru;
using chain::SubmitOutcome;
using chain::TransactionStatus;

class TestNode : public QObject {
    Q_OBJECT

private:
    domain::Registry m_registry;
    base::NullLogger m_log;
    base::ScriptedClock m_clock { base::UnixSeconds(test::kStart) };
    std::unique_ptr<storage::Store> m_store;
    std::uint64_t m_number = 0;

    std::unique_ptr<chain::Node> open(storage::Store& store, chain::NodeOptions options = {},
        std::function<void(const base::Error&)> onFatal = {})
    {
        options.blockDelayMs = 2;
        auto node = chain::openNode(store, m_registry, test::testServices(), test::nodeKey(), m_clock, m_log,
            options, std::move(onFatal));
        return node ? std::move(*node) : nullptr;
    }
    ledger::Transaction action(const char* name, base::Json payload, std::uint8_t signer = 5)
    {
        return test::signedAction(test::keyOf(signer), name, std::move(payload), m_clock.now(), ++m_number);
    }
    static std::future<std::vector<SubmitOutcome>> submit(
        chain::Node& node, std::vector<ledger::Transaction> transactions)
    {
        auto promise = std::make_shared<std::promise<std::vector<SubmitOutcome>>>();
        auto future = promise->get_future();
        node.submit(std::move(transactions),
            [promise](std::vector<SubmitOutcome> outcomes) { promise->set_value(std::move(outcomes)); });
        return future;
    }

private slots:
    void initTestCase() { test::fillRegistry(m_registry); }
    void init()
    {
        m_clock.set(base::UnixSeconds(test::kStart));
        m_store = storage::makeMemoryStore();
        QVERIFY(chain::createChain(
            *m_store, m_registry, test::testServices(), test::nodeKey(), test::genesisDocument()));
    }

    void answersInOrderWithReceiptsThatHold()
    {
        const auto node = open(*m_store);
        QVERIFY(node);
        std::vector<ledger::Transaction> batch;
        for (int i = 0; i < 120; ++i)
            batch.push_back(
                action(i == 7 ? "fail" : "credit", i == 7 ? base::Json::object() : test::credit("a", i)));
        batch[9].signature.bytes[0] ^= 1;
        const auto sent = batch;
        const auto outcomes = submit(*node, std::move(batch)).get();
        QCOMPARE(outcomes.size(), std::size_t { 120 });
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            QCOMPARE(outcomes[i].id, ledger::transactionId(sent[i]));
            const bool isGood = i != 7 && i != 9;
            QVERIFY(
                outcomes[i].status == (isGood ? TransactionStatus::Committed : TransactionStatus::Refused));
            QCOMPARE(outcomes[i].index.has_value(), i != 9);
            const auto receipt = node->receipt(outcomes[i].id);
            QCOMPARE(receipt.has_value(), i != 9);
            if (receipt)
                QVERIFY(ledger::checkReceipt(*receipt, node->nodeDid()));
        }
        QCOMPARE(outcomes[9].error->code, std::string("transaction.signature"));
        QCOMPARE(node->receipt(outcomes[9].id).error().code, std::string("chain.unknown_transaction"));
        QCOMPARE(node->metrics().transactionsCommitted, 118);
        QCOMPARE(node->metrics().transactionsRefused, 1);
        QCOMPARE(node->metrics().admissionRefused, 1);
        const auto checkpoint = ledger::openCheckpoint(node->checkpoint(), test::nodeKey().publicKey());
        QVERIFY(checkpoint);
        QCOMPARE(checkpoint->size, std::uint64_t { 119 });
    }

    void emptySubmitIsAnswered()
    {
        const auto node = open(*m_store);
        QVERIFY(submit(*node, {}).get().empty());
    }

    void sameIdGetsTheFirstOutcome()
    {
        const auto node = open(*m_store);
        const auto transaction = action("credit", test::credit("a", 5));
        const auto twice = submit(*node, { transaction, transaction }).get();
        QCOMPARE(twice[0].index, twice[1].index);
        const auto later = submit(*node, { transaction }).get();
        QCOMPARE(later[0].index, twice[0].index);
        m_clock.set(m_clock.now() + 4000);
        const auto expired = submit(*node, { transaction }).get();
        QCOMPARE(expired[0].index, twice[0].index);
        QVERIFY(node->status(later[0].id)->status == TransactionStatus::Committed);
        QVERIFY(node->status(base::Hash256())->status == TransactionStatus::Unknown);
        QCOMPARE(node->head().header.logSize, std::uint64_t { 1 });
    }

    void pendingUntilStored()
    {
        test::GatedStore gated(*m_store);
        const auto node = open(gated);
        gated.close();
        const auto transaction = action("credit", test::credit("a", 5));
        const auto queued = node->enqueue({ transaction, action("none", base::Json::object()) });
        QVERIFY(queued[0].status == TransactionStatus::Pending);
        QCOMPARE(queued[1].error->code, std::string("transaction.action"));
        auto joined = submit(*node, { transaction });
        QVERIFY(node->status(queued[0].id)->status == TransactionStatus::Pending);
        QVERIFY(joined.wait_for(std::chrono::milliseconds(30)) == std::future_status::timeout);
        gated.open();
        QVERIFY(joined.get()[0].status == TransactionStatus::Committed);
        QVERIFY(node->status(queued[0].id)->status == TransactionStatus::Committed);
    }

    void limitsTheMempool()
    {
        test::GatedStore gated(*m_store);
        chain::NodeOptions options;
        options.mempoolTotal = 6;
        options.mempoolPerSigner = 4;
        const auto node = open(gated, options);
        gated.close();
        std::vector<ledger::Transaction> batch;
        for (int i = 0; i < 5; ++i)
            batch.push_back(action("credit", test::credit("a", 1)));
        for (int i = 0; i < 3; ++i)
            batch.push_back(action("credit", test::credit("a", 1), 6));
        const auto outcomes = node->enqueue(batch);
        QCOMPARE(outcomes[4].error->code, std::string("mempool.signer_limit"));
        QVERIFY(outcomes[6].status == TransactionStatus::Pending);
        QCOMPARE(outcomes[7].error->code, std::string("mempool.full"));
        gated.open();
    }

    void executesAheadWhileABlockIsStored()
    {
        test::GatedStore gated(*m_store);
        const auto node = open(gated);
        gated.close();
        std::vector<std::future<std::vector<SubmitOutcome>>> answers;
        for (int i = 0; i < 5; ++i) {
            answers.push_back(submit(*node, { action("credit", test::credit("a", 1)) }));
            QTest::qWait(5);
        }
        gated.open();
        std::int64_t last = 0;
        for (auto& answer : answers) {
            const auto outcome = answer.get()[0];
            QCOMPARE(outcome.result.data.at("balance").asInteger(), ++last);
        }
        QVERIFY(chain::replay(*m_store, m_registry, test::testServices(), {}));
    }

    void provesStateUnderLoad()
    {
        const auto node = open(*m_store);
        std::atomic<bool> isDone { false };
        std::thread load([&] {
            for (std::uint64_t i = 0; i < 40; ++i) {
                std::vector<ledger::Transaction> batch;
                for (std::uint64_t k = 0; k < 20; ++k)
                    batch.push_back(test::signedAction(test::keyOf(6), "credit",
                        test::credit("account" + std::to_string(k), 1), m_clock.now(),
                        1'000'000 + i * 100 + k));
                submit(*node, std::move(batch)).get();
            }
            isDone = true;
        });
        int proofs = 0;
        bool areGood = true;
        while (!isDone || proofs < 20) {
            const auto present = node->stateProof("ledger", "accounts", "account3");
            const auto absent = node->stateProof("ledger", "accounts", "nobody");
            areGood = areGood && present && absent && ledger::checkStateProof(*present, node->nodeDid())
                && ledger::checkStateProof(*absent, node->nodeDid()) && !absent->value;
            ++proofs;
        }
        load.join();
        QVERIFY(areGood);
        QCOMPARE(node->stateProof("none", "t", "k").error().code, std::string("chain.unknown_domain"));
        QCOMPARE(node->stateProof("ledger", "t", "").error().code, std::string("chain.state_key"));
    }

    void makesABlockByItselfWhenSomethingIsDue()
    {
        const auto node = open(*m_store);
        const auto due = m_clock.now() + 100;
        submit(*node, { action("remind", base::Json::object({ { "time", due }, { "id", "alarm" } })) }).get();
        QCOMPARE(node->head().header.height.count(), 1);
        std::promise<base::Json> events;
        const auto subscription = node->subscribe(
            [&](std::shared_ptr<const chain::CommittedBlock> block) { events.set_value(block->events); });
        m_clock.set(due + 3);
        const base::Json seen = events.get_future().get();
        node->unsubscribe(subscription);
        QCOMPARE(seen.asArray().size(), std::size_t { 1 });
        QCOMPARE(seen.asArray()[0].at("data").at("id").asString(), std::string("alarm"));
        QCOMPARE(node->head().header.time, due + 3);
        QCOMPARE(node->metrics().dueExecuted, 1);
    }

    void failedCommitStopsEverythingAndAnswersEverybody()
    {
        test::FailingStore failing(*m_store, 2);
        std::atomic<int> fatal { 0 };
        const auto node = open(failing, {}, [&](const base::Error& error) {
            if (error.code == "store.full")
                ++fatal;
        });
        std::vector<std::future<std::vector<SubmitOutcome>>> answers;
        for (int i = 0; i < 60; ++i) {
            answers.push_back(submit(*node, { action("credit", test::credit("a", 1)) }));
            if (i % 5 == 0)
                QTest::qWait(3);
        }
        std::uint64_t good = 0;
        for (auto& answer : answers) {
            const auto outcome = answer.get()[0];
            if (outcome.status == TransactionStatus::Committed)
                ++good;
            else
                QCOMPARE(outcome.error->code, std::string("store.full"));
        }
        QVERIFY(node->hasFailed());
        QCOMPARE(fatal.load(), 1);
        QCOMPARE((*m_store->head())->header.logSize, good);
        QCOMPARE(node->head().header.logSize, good);
        const auto after = submit(*node, { action("credit", test::credit("a", 1)) }).get();
        QCOMPARE(after[0].error->code, std::string("store.full"));
        QVERIFY(!node->stateProof("ledger", "accounts", "a"));
        node->stop();
        // What was acknowledged is there, and the chain opens again.
        const auto again = open(*m_store);
        QVERIFY(again);
        QVERIFY(submit(*again, { action("credit", test::credit("a", 1)) }).get()[0].height.has_value());
    }

    void stoppedNodeRefuses()
    {
        const auto node = open(*m_store);
        node->stop();
        node->stop();
        const auto outcome = submit(*node, { action("credit", test::credit("a", 1)) }).get();
        QCOMPARE(outcome[0].error->code, std::string("chain.stopped"));
        QVERIFY(submit(*node, {}).get().empty());
        QCOMPARE(node->stateProof("ledger", "accounts", "a").error().code, std::string("chain.stopped"));
    }
};

QTEST_GUILESS_MAIN(TestNode)
#include "tst_node.moc"
