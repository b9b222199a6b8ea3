// SPDX-License-Identifier: Apache-2.0
// Limits, joining and closing of the mempool; texts of prepared transactions; the filter of ids.
#include "server/chain/id_filter.h"
#include "server/chain/mempool.h"
#include "shared/crypto/hash.h"
#include "tests/support/test_chain.h"

#include <QtTest>

using namespace maru;

namespace {

chain::Prepared prepared(std::uint8_t signer, std::uint64_t number)
{
    auto made = chain::prepare(test::signedAction(
        test::keyOf(signer), "credit", test::credit("a", 1), base::UnixSeconds(test::kStart), number));
    MARU_ASSERT(made.has_value());
    return std::make_shared<const chain::PreparedTransaction>(std::move(*made));
}

} // namespace

class TestMempool : public QObject {
    Q_OBJECT

private slots:
    void keepsOrderAndForgetsWhatIsFinished()
    {
        chain::Mempool pool(10, 10);
        for (std::uint64_t i = 0; i < 5; ++i)
            QCOMPARE(pool.add(prepared(5, i), std::nullopt).value(), std::size_t(i + 1));
        const auto taken = pool.take(3);
        QCOMPARE(taken.size(), std::size_t { 3 });
        QCOMPARE(taken[2]->id, prepared(5, 2)->id);
        QCOMPARE(pool.queued(), std::size_t { 2 });
        QCOMPARE(pool.pending(), std::size_t { 5 });
        QVERIFY(pool.isPending(taken[0]->id));
        pool.finish(taken[0]->id);
        QVERIFY(!pool.isPending(taken[0]->id));
    }

    void refusesBeyondTheLimits()
    {
        chain::Mempool pool(4, 2);
        QVERIFY(pool.add(prepared(5, 1), std::nullopt));
        QVERIFY(pool.add(prepared(5, 2), std::nullopt));
        QCOMPARE(pool.add(prepared(5, 3), std::nullopt).error().code, std::string("mempool.signer_limit"));
        QCOMPARE(pool.add(prepared(5, 2), std::nullopt).value(), std::size_t { 0 });
        QVERIFY(pool.add(prepared(6, 1), std::nullopt));
        QVERIFY(pool.add(prepared(6, 2), std::nullopt));
        QCOMPARE(pool.add(prepared(7, 1), std::nullopt).error().code, std::string("mempool.full"));
        pool.finish(prepared(5, 1)->id);
        QVERIFY(pool.add(prepared(5, 3), std::nullopt));
    }

    void closingGivesEveryWaiter()
    {
        chain::Mempool pool(10, 10);
        int answers = 0;
        const auto group = std::make_shared<chain::SubmitGroup>(
            3, [&](std::vector<chain::SubmitOutcome> outcomes) { answers = int(outcomes.size()); });
        QVERIFY(pool.add(prepared(5, 1), chain::Waiter { group, 0 }));
        QVERIFY(pool.add(prepared(5, 1), chain::Waiter { group, 1 }));
        QVERIFY(pool.join(prepared(5, 1)->id, chain::Waiter { group, 2 }));
        QVERIFY(!pool.join(prepared(5, 9)->id, std::nullopt));
        const auto waiters = pool.close();
        QCOMPARE(waiters.size(), std::size_t { 3 });
        for (const auto& entry : waiters)
            entry.second.group->resolve(entry.second.slot, {});
        QCOMPARE(answers, 3);
        QVERIFY(!pool.add(prepared(5, 2), std::nullopt));
    }

    void textsEqualThoseOfTheLedger()
    {
        const auto transaction = test::signedAction(test::keyOf(5), "credit",
            base::Json::object(
                { { "é\"\\\n", "가나다 \x01" }, { "list", base::Json::array({ base::Json(-1) }) } }),
            base::UnixSeconds(test::kStart), 77);
        auto copy = transaction;
        const auto made = chain::prepare(std::move(copy));
        QVERIFY(made);
        QCOMPARE(made->id, ledger::transactionId(transaction));
        QCOMPARE(made->text, base::canonical(ledger::toJson(transaction)));
        ledger::TransactionResult result;
        result.code = "ledger.refused";
        result.data = base::Json::object({ { "field", "payload.\"x\"" } });
        QCOMPARE(chain::leafOf(*made, result), ledger::leafData(transaction, result));
    }

    void refusesToAdmit_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("code");
        QTest::newRow("good") << ""
                              << "";
        QTest::newRow("chain") << "chain"
                               << "transaction.chain";
        QTest::newRow("domain") << "domain"
                                << "transaction.domain";
        QTest::newRow("action") << "action"
                                << "transaction.action";
        QTest::newRow("expired") << "expired"
                                 << "transaction.expired";
        QTest::newRow("last second") << "last"
                                     << "";
        QTest::newRow("too far") << "far"
                                 << "transaction.too_far";
        QTest::newRow("schema") << "schema"
                                << "schema.missing";
        QTest::newRow("signature") << "signature"
                                   << "transaction.signature";
        QTest::newRow("changed payload") << "payload"
                                         << "transaction.signature";
        QTest::newRow("too long") << "long"
                                  << "schema.too_long";
    }
    void refusesToAdmit()
    {
        QFETCH(QString, change);
        QFETCH(QString, code);
        domain::Registry registry;
        test::fillRegistry(registry);
        const base::UnixSeconds now(test::kStart);
        auto transaction = test::signedAction(test::keyOf(5), "credit", test::credit("a", 1), now, 1);
        base::UnixSeconds at = now;
        if (change == u"chain")
            transaction.chain = "other.maru";
        if (change == u"domain")
            transaction.domain = "none";
        if (change == u"action")
            transaction.action = "none";
        if (change == u"expired")
            at = now + 601;
        if (change == u"last")
            at = now + 600;
        if (change == u"far")
            at = base::UnixSeconds(now.count() - 3001);
        if (change == u"schema")
            transaction.payload = base::Json::object();
        if (change == u"signature")
            transaction.signature.bytes[3] ^= 1;
        if (change == u"payload")
            transaction.payload.set("amount", 2);
        if (change == u"long")
            transaction.payload.set("account", std::string(70'000, 'x'));
        const auto id = ledger::transactionId(transaction);
        const auto admission = chain::admit(std::move(transaction), "test.maru", at, registry);
        QCOMPARE(
            admission.transaction ? QString() : QString::fromStdString(admission.transaction.error().code),
            code);
        QCOMPARE(admission.id, id);
    }

    void filterForgetsOnlyWhatHasExpired()
    {
        chain::IdFilter filter;
        const auto id = [](int n) { return crypto::sha256(std::to_string(n)); };
        for (int i = 0; i < 100'000; ++i)
            filter.insert(id(i), base::UnixSeconds(i / 50));
        for (int i = 0; i < 100'000; ++i)
            QVERIFY(filter.mayContain(id(i)));
        int wrong = 0;
        for (int i = 100'000; i < 200'000; ++i)
            wrong += filter.mayContain(id(i)) ? 1 : 0;
        QVERIFY2(wrong < 2'000, qPrintable(QString::number(wrong)));
        filter.insert(id(-1), base::UnixSeconds(5'000));
        QVERIFY(filter.mayContain(id(99'999)));
        filter.insert(id(-2), base::UnixSeconds(9'000));
        QVERIFY(!filter.mayContain(id(5)) || wrong > 0);
        QVERIFY(filter.mayContain(id(-1)));
    }
};

QTEST_GUILESS_MAIN(TestMempool)
#include "tst_mempool.moc"
