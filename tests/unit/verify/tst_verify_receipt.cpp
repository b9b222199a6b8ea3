// SPDX-License-Identifier: Apache-2.0
// Receipts: good ones, falsified ones, and files that are none.
#include "tests/unit/verify/mini_chain.h"

#include <QtTest>

using namespace maru;

using Falsify = std::function<void(ledger::Receipt&)>;
Q_DECLARE_METATYPE(Falsify)

class TestVerifyReceipt : public QObject {
    Q_OBJECT

private slots:
    void acceptsEveryReceipt();
    void acceptsReceiptsLaidOutForPeople();
    void findsTampering_data();
    void findsTampering();
    void refusesOtherFiles_data();
    void refusesOtherFiles();
};

void TestVerifyReceipt::acceptsEveryReceipt()
{
    const MiniChain chain;
    for (std::size_t block = 1; block < chain.blocks.size(); ++block) {
        for (std::size_t n = 0; n < chain.blocks[block].leaves.size(); ++n) {
            verify::Report report;
            verify::checkReceiptText(
                report, base::canonical(ledger::toJson(chain.receipt(block, n))), chain.node());
            QVERIFY2(report.isGood(), explain(report).c_str());
        }
    }
}

void TestVerifyReceipt::acceptsReceiptsLaidOutForPeople()
{
    const MiniChain chain;
    verify::Report report;
    verify::checkReceiptText(report, base::pretty(ledger::toJson(chain.receipt(4, 1))), {});
    QVERIFY2(report.isGood(), explain(report).c_str());
    QVERIFY(explain(report).find("--node") != std::string::npos);
}

void TestVerifyReceipt::findsTampering_data()
{
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<Falsify>("falsify");
    const auto row = [](const char* name, const char* expected, const Falsify& falsify) {
        QTest::newRow(name) << QByteArray(expected) << falsify;
    };
    row("amount", "transaction.signature",
        [](ledger::Receipt& receipt) { receipt.transaction.payload.set("amount", 1); });
    row("result", "receipt.proof",
        [](ledger::Receipt& receipt) { receipt.result.code = "donation.not_open"; });
    row("index", "receipt.proof", [](ledger::Receipt& receipt) { ++receipt.index; });
    row("proof", "receipt.proof", [](ledger::Receipt& receipt) { receipt.proof[0].bytes[0] ^= 1; });
    row("short proof", "receipt.proof", [](ledger::Receipt& receipt) { receipt.proof.pop_back(); });
    row("root", "header.ledger_root",
        [](ledger::Receipt& receipt) { receipt.header.header.logRoot.bytes[0] ^= 1; });
    row("time", "header.signature",
        [](ledger::Receipt& receipt) { receipt.header.header.time = base::UnixSeconds(1); });
    row("signature", "header.signature", [](ledger::Receipt& receipt) { receipt.header.signatures.clear(); });
    row("node", "receipt.node", [](ledger::Receipt& receipt) {
        const auto stranger = crypto::SigningKey::generate();
        receipt.header.header.proposer = crypto::didOf(stranger.publicKey());
        receipt.header.signatures = { ledger::signHeader(receipt.header.header, stranger) };
    });
}

void TestVerifyReceipt::findsTampering()
{
    QFETCH(QByteArray, expected);
    QFETCH(Falsify, falsify);
    const MiniChain chain;
    ledger::Receipt receipt = chain.receipt(4, 1);
    falsify(receipt);
    verify::Report report;
    verify::checkReceiptText(report, base::canonical(ledger::toJson(receipt)), chain.node());
    QCOMPARE(report.outcome(), verify::Outcome::Fail);
    QCOMPARE(report.failures()[0].check, expected.toStdString());
}

void TestVerifyReceipt::refusesOtherFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("object") << QByteArray("{}");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("export") << QByteArray::fromStdString(MiniChain().text());
}

void TestVerifyReceipt::refusesOtherFiles()
{
    QFETCH(QByteArray, text);
    verify::Report report;
    verify::checkReceiptText(report, text.toStdString(), {});
    QCOMPARE(report.outcome(), verify::Outcome::Fail);
}

QTEST_GUILESS_MAIN(TestVerifyReceipt)
#include "tst_verify_receipt.moc"
