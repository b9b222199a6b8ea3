// SPDX-License-Identifier: Apache-2.0
// Receipts and state proofs: golden vectors, what must not verify, strict decoding.
#include "shared/ledger/receipt.h"
#include "tests/unit/ledger/ledger_vectors.h"

#include <QtTest>

using namespace maru;
using base::Json;

namespace {

std::string nodeDid()
{
    return crypto::didOf(testing::nodeKey().publicKey());
}

} // namespace

class ReceiptTest : public QObject {
    Q_OBJECT

private slots:
    void goldenReceiptVerifies();
    void refusesEachMutatedGoldenReceipt();
    void refusesAReceiptOfAnotherChain();
    void refusesAnUntrustedNode();
    void readsItsOwnText();
    void refusesBadReceipts_data();
    void refusesBadReceipts();
    void goldenStateProofsVerify();
    void refusesChangedStateProofs();
    void refusesBadStateProofs_data();
    void refusesBadStateProofs();
};

void ReceiptTest::goldenReceiptVerifies()
{
    const Json vectors = testing::loadLedgerVectors();
    const auto receipt = ledger::decodeReceipt(vectors.at("receipt").at("valid"));
    QVERIFY(receipt.has_value());
    QVERIFY(ledger::checkReceipt(*receipt, vectors.at("node").at("did").asString()).has_value());
}

void ReceiptTest::refusesEachMutatedGoldenReceipt()
{
    const Json vectors = testing::loadLedgerVectors();
    QVERIFY(vectors.at("receipt").at("invalid").asArray().size() >= 7);
    for (const Json& item : vectors.at("receipt").at("invalid").asArray()) {
        const auto receipt = ledger::decodeReceipt(item.at("receipt"));
        QVERIFY2(receipt.has_value(), item.at("name").asString().c_str());
        const base::Status status = ledger::checkReceipt(*receipt, nodeDid());
        QVERIFY2(!status.has_value(), item.at("name").asString().c_str());
        QCOMPARE(status.error().code, item.at("code").asString());
    }
}

void ReceiptTest::refusesAReceiptOfAnotherChain()
{
    ledger::Receipt receipt = testing::sampleReceipt();
    receipt.header.header.chain = "another";
    receipt.header.signatures = { ledger::signHeader(receipt.header.header, testing::nodeKey()) };
    QCOMPARE(ledger::checkReceipt(receipt, nodeDid()).error().code, std::string("receipt.chain"));
}

void ReceiptTest::refusesAnUntrustedNode()
{
    const ledger::Receipt receipt = testing::sampleReceipt();
    QCOMPARE(ledger::checkReceipt(receipt, crypto::didOf(testing::personKey().publicKey())).error().code,
        std::string("receipt.node"));
    QCOMPARE(ledger::checkReceipt(receipt, "").error().code, std::string("receipt.node"));
}

void ReceiptTest::readsItsOwnText()
{
    const Json json = toJson(testing::sampleReceipt());
    const auto decoded = ledger::decodeReceipt(std::string_view(base::pretty(json)));
    QVERIFY(decoded.has_value());
    QVERIFY(toJson(*decoded) == json);
}

void ReceiptTest::refusesBadReceipts_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value"); // empty: removed
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* name, const char* member, const QString& value, const char* code,
                         const char* field) {
        QTest::newRow(name) << QString::fromLatin1(member) << value << QString::fromLatin1(code)
                            << QString::fromLatin1(field);
    };
    for (const char* member : { "format", "tx", "result", "index", "proof", "header", "signatures" })
        row((std::string("without ") + member).c_str(), member, QString(), "json.missing", member);
    row("unknown", "note", QStringLiteral("1"), "json.unknown_field", "note");
    row("other format", "format", QStringLiteral("\"maru-receipt/v2\""), "receipt.format", "format");
    row("negative index", "index", QStringLiteral("-1"), "receipt.format", "index");
    row("proof of numbers", "proof", QStringLiteral("[1]"), "json.type", "proof[0]");
    row("proof of short hashes", "proof", QStringLiteral("[\"00\"]"), "json.type", "proof[0]");
    row("tx is text", "tx", QStringLiteral("\"\""), "json.type", "tx");
    row("tx is empty", "tx", QStringLiteral("{}"), "json.missing", "tx.chain");
    row("header is empty", "header", QStringLiteral("{}"), "json.missing", "header.chain");
    const QString hash = QStringLiteral("\"") + QString(64, QLatin1Char('0')) + QStringLiteral("\"");
    row("proof of 65", "proof",
        QStringLiteral("[") + QStringList(65, hash).join(QLatin1Char(',')) + QStringLiteral("]"),
        "receipt.format", "proof");
}

void ReceiptTest::refusesBadReceipts()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    QFETCH(QString, code);
    QFETCH(QString, field);
    Json json = toJson(testing::sampleReceipt());
    if (value.isEmpty())
        json.remove(member.toStdString());
    else
        json.set(member.toStdString(), base::parseJson(value.toStdString()).value());
    const auto decoded = ledger::decodeReceipt(std::string_view(base::canonical(json)));
    QVERIFY(!decoded.has_value());
    QCOMPARE(QString::fromStdString(decoded.error().code), code);
    QCOMPARE(QString::fromStdString(decoded.error().field), field);
}

void ReceiptTest::goldenStateProofsVerify()
{
    const Json vectors = testing::loadLedgerVectors();
    const Json& state = vectors.at("state");
    const auto presence = ledger::decodeStateProof(state.at("presence"));
    QVERIFY(presence.has_value() && presence->value.has_value());
    QVERIFY(ledger::checkStateProof(*presence, nodeDid()).has_value());
    const auto absence = ledger::decodeStateProof(state.at("absence"));
    QVERIFY(absence.has_value() && !absence->value.has_value() && absence->other.has_value());
    QVERIFY(ledger::checkStateProof(*absence, nodeDid()).has_value());
    const auto empty = ledger::decodeStateProof(state.at("absence_empty"));
    QVERIFY(empty.has_value() && !empty->value.has_value() && !empty->other.has_value());
    QVERIFY(ledger::checkStateProof(*empty, nodeDid()).has_value());
    QVERIFY(toJson(*presence) == state.at("presence"));
    QVERIFY(toJson(*absence) == state.at("absence"));
}

void ReceiptTest::refusesChangedStateProofs()
{
    const ledger::StateProofFile good = testing::sampleStateProof("c-2026-001");
    const auto codeOf = [](const ledger::StateProofFile& proof) {
        const base::Status status = ledger::checkStateProof(proof, nodeDid());
        return status ? std::string("ok") : status.error().code;
    };
    QCOMPARE(codeOf(good), std::string("ok"));
    ledger::StateProofFile proof = good;
    proof.value->set("raised", 1'000'001);
    QCOMPARE(codeOf(proof), std::string("state_proof.path"));
    proof = good;
    proof.value.reset();
    QCOMPARE(codeOf(proof), std::string("state_proof.path"));
    proof = good;
    proof.key = "c-2026-002";
    QCOMPARE(codeOf(proof), std::string("state_proof.path"));
    proof = good;
    proof.siblings.back().bytes[0] ^= 1U;
    QCOMPARE(codeOf(proof), std::string("state_proof.path"));
    proof = good;
    proof.domainRoots["accounts"].bytes[0] ^= 1U;
    QCOMPARE(codeOf(proof), std::string("state_proof.roots"));
    proof = good;
    proof.domain = "welfare";
    QCOMPARE(codeOf(proof), std::string("state_proof.roots"));
    proof = good;
    proof.domain = "accounts";
    QCOMPARE(codeOf(proof), std::string("state_proof.path"));
    proof = good;
    proof.header.header.height = base::Height(9);
    QCOMPARE(codeOf(proof), std::string("header.signature"));
    QCOMPARE(ledger::checkStateProof(good, "did:key:x").error().code, std::string("receipt.node"));
}

void ReceiptTest::refusesBadStateProofs_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value"); // empty: removed
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* name, const char* member, const QString& value, const char* code,
                         const char* field) {
        QTest::newRow(name) << QString::fromLatin1(member) << value << QString::fromLatin1(code)
                            << QString::fromLatin1(field);
    };
    for (const char* member : { "format", "domain", "table", "key", "value", "siblings", "other",
             "domain_roots", "header", "signatures" })
        row((std::string("without ") + member).c_str(), member, QString(), "json.missing", member);
    row("unknown", "note", QStringLiteral("1"), "json.unknown_field", "note");
    row("receipt's format", "format", QStringLiteral("\"maru-receipt/v1\""), "state_proof.format", "format");
    row("domain with slash", "domain", QStringLiteral("\"a/b\""), "state_proof.format", "domain");
    row("table with slash", "table", QStringLiteral("\"a/b\""), "state_proof.format", "table");
    row("empty key", "key", QStringLiteral("\"\""), "state_proof.format", "key");
    row("other is text", "other", QStringLiteral("\"\""), "json.type", "other");
    row("other is empty", "other", QStringLiteral("{}"), "json.missing", "other.key");
    row("root is short", "domain_roots", QStringLiteral("{\"a\":\"00\"}"), "json.type", "domain_roots.a");
    row("root of a bad name", "domain_roots", QStringLiteral("{\"A\":\"00\"}"), "state_proof.format",
        "domain_roots");
    const QString hash = QStringLiteral("\"") + QString(64, QLatin1Char('0')) + QStringLiteral("\"");
    row("too many siblings", "siblings",
        QStringLiteral("[") + QStringList(257, hash).join(QLatin1Char(',')) + QStringLiteral("]"),
        "state_proof.format", "siblings");
}

void ReceiptTest::refusesBadStateProofs()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    QFETCH(QString, code);
    QFETCH(QString, field);
    Json json = toJson(testing::sampleStateProof("c-2026-001"));
    if (value.isEmpty())
        json.remove(member.toStdString());
    else
        json.set(member.toStdString(), base::parseJson(value.toStdString()).value());
    const auto decoded = ledger::decodeStateProof(json);
    QVERIFY(!decoded.has_value());
    QCOMPARE(QString::fromStdString(decoded.error().code), code);
    QCOMPARE(QString::fromStdString(decoded.error().field), field);
}

QTEST_GUILESS_MAIN(ReceiptTest)
#include "tst_receipt.moc"
