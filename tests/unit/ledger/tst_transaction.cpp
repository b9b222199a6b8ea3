// SPDX-License-Identifier: Apache-2.0
// Transactions and leaves: golden vectors, strict decoding, signatures.
#include "shared/crypto/hash.h"
#include "shared/ledger/transaction.h"
#include "tests/unit/ledger/ledger_vectors.h"

#include <QtTest>

using namespace maru;
using base::Json;

namespace {

Json nested(int depth)
{
    Json value = Json::object();
    for (int i = 1; i < depth; ++i)
        value = Json::object({ { "a", std::move(value) } });
    return value;
}

} // namespace

class TransactionTest : public QObject {
    Q_OBJECT

private slots:
    void allVectorsAreReproduced();
    void agreesWithTheGoldenVector();
    void readsItsOwnText();
    void refusesBadMembers_data();
    void refusesBadMembers();
    void refusesEachMissingMember_data();
    void refusesEachMissingMember();
    void refusesTextThatIsNotCanonical();
    void refusesTooLongText();
    void acceptsDepthUpToTheLimit();
    void refusesAnySignedMemberChanged_data();
    void refusesAnySignedMemberChanged();
    void drawsAFreshNonce();
    void readsLeaves();
    void refusesBadLeaves_data();
    void refusesBadLeaves();
};

void TransactionTest::allVectorsAreReproduced()
{
    const Json frozen = testing::loadLedgerVectors();
    const Json made = testing::buildLedgerVectors();
    for (const auto& member : made.asObject()) {
        const Json* found = frozen.find(member.first);
        QVERIFY2(found != nullptr, member.first.c_str());
        QVERIFY2(*found == member.second, member.first.c_str());
    }
    QCOMPARE(base::canonical(made), base::canonical(frozen));
}

void TransactionTest::agreesWithTheGoldenVector()
{
    const Json vectors = testing::loadLedgerVectors();
    const Json& vector = vectors.at("transaction");
    const auto decoded = ledger::decodeTransaction(std::string_view(vector.at("canonical").asString()));
    QVERIFY(decoded.has_value());
    QCOMPARE(ledger::transactionId(*decoded).hex(), vector.at("id").asString());
    QCOMPARE(crypto::sha256(vector.at("body").asString()).hex(), vector.at("id").asString());
    QCOMPARE(decoded->signature.text(), vector.at("signature").asString());
    QCOMPARE(decoded->signer, vectors.at("person").at("did").asString());
    QVERIFY(ledger::checkSignature(*decoded).has_value());
    // "maru/transaction/v1" || 0x00 || SHA-256(body)
    std::string input("maru/transaction/v1\0", 20);
    QCOMPARE(base::toHex(base::asBytes(input)) + vector.at("id").asString(),
        vector.at("signing_input").asString());
}

void TransactionTest::readsItsOwnText()
{
    const ledger::Transaction transaction = testing::sampleTransaction();
    const auto fromText = ledger::decodeTransaction(std::string_view(base::canonical(toJson(transaction))));
    QVERIFY(fromText.has_value());
    QVERIFY(*fromText == transaction);
    const auto fromJson = ledger::decodeTransaction(toJson(transaction));
    QVERIFY(fromJson.has_value() && *fromJson == transaction);
}

void TransactionTest::refusesBadMembers_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, const char* member, const QString& value, const char* code) {
        QTest::newRow(name) << QString::fromLatin1(member) << value << QString::fromLatin1(code);
    };
    const auto text = [](const char* literal) { return QString::fromUtf8(literal); };
    row("unknown member", "memo", text("\"x\""), "json.unknown_field");
    row("empty chain", "chain", text("\"\""), "transaction.format");
    row("chain with capital", "chain", text("\"Maru\""), "transaction.format");
    row("chain with slash", "chain", text("\"a/b\""), "transaction.format");
    row("chain of 65", "chain", QLatin1Char('"') + QString(65, QLatin1Char('a')) + QLatin1Char('"'),
        "transaction.format");
    row("chain is a number", "chain", text("1"), "json.type");
    row("domain with dash", "domain", text("\"do-nation\""), "transaction.format");
    row("domain of 33", "domain", QLatin1Char('"') + QString(33, QLatin1Char('d')) + QLatin1Char('"'),
        "transaction.format");
    row("action in Korean", "action", text("\"기부\""), "transaction.format");
    row("action with a line", "action", text("\"do\\nnate\""), "transaction.format");
    row("payload is an array", "payload", text("[]"), "json.type");
    row("payload is null", "payload", text("null"), "json.type");
    row("signer is no DID", "signer", text("\"person\""), "crypto.did_format");
    row("signer of another method", "signer", text("\"did:web:example.org\""), "crypto.did_format");
    row("nonce of 15 bytes", "nonce", text("\"AAAAAAAAAAAAAAAAAAAA\""), "transaction.format");
    row("nonce of 17 bytes", "nonce", text("\"AAAAAAAAAAAAAAAAAAAAAAA\""), "transaction.format");
    row("nonce is empty", "nonce", text("\"\""), "transaction.format");
    row("nonce with padding", "nonce", text("\"AAAAAAAAAAAAAAAAAAAAAA==\""), "json.type");
    row("negative time", "valid_until", text("-1"), "transaction.format");
    row("time as text", "valid_until", text("\"1800000000\""), "json.type");
    row("short signature", "signature", text("\"AAAA\""), "crypto.signature_format");
    row("signature null", "signature", text("null"), "json.type");
}

void TransactionTest::refusesBadMembers()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    QFETCH(QString, code);
    Json json = toJson(testing::sampleTransaction());
    json.set(member.toStdString(), base::parseJson(value.toStdString()).value());
    for (const auto& decoded : { ledger::decodeTransaction(json),
             ledger::decodeTransaction(std::string_view(base::canonical(json))) }) {
        QVERIFY(!decoded.has_value());
        QCOMPARE(QString::fromStdString(decoded.error().code), code);
        QCOMPARE(QString::fromStdString(decoded.error().field), member);
    }
}

void TransactionTest::refusesEachMissingMember_data()
{
    QTest::addColumn<QString>("member");
    const Json json = toJson(testing::sampleTransaction());
    for (const auto& member : json.asObject())
        QTest::newRow(member.first.c_str()) << QString::fromStdString(member.first);
}

void TransactionTest::refusesEachMissingMember()
{
    QFETCH(QString, member);
    Json json = toJson(testing::sampleTransaction());
    json.remove(member.toStdString());
    const auto decoded = ledger::decodeTransaction(json);
    QVERIFY(!decoded.has_value());
    QCOMPARE(decoded.error().code, std::string("json.missing"));
    QCOMPARE(QString::fromStdString(decoded.error().field), member);
}

void TransactionTest::refusesTextThatIsNotCanonical()
{
    const std::string text = base::canonical(toJson(testing::sampleTransaction()));
    QCOMPARE(ledger::decodeTransaction(std::string_view(text + "\n")).error().code,
        std::string("json.not_canonical"));
    QCOMPARE(ledger::decodeTransaction(std::string_view(base::pretty(toJson(testing::sampleTransaction()))))
                 .error()
                 .code,
        std::string("json.not_canonical"));
    QVERIFY(!ledger::decodeTransaction(std::string_view()).has_value());
    QVERIFY(!ledger::decodeTransaction(std::string_view("[]")).has_value());
}

void TransactionTest::refusesTooLongText()
{
    ledger::Transaction transaction = testing::sampleTransaction();
    transaction.payload.set("message", std::string(ledger::kMaxTransactionBytes, 'x'));
    const Json json = toJson(transaction);
    QCOMPARE(ledger::decodeTransaction(json).error().code, std::string("transaction.too_long"));
    QCOMPARE(ledger::decodeTransaction(std::string_view(base::canonical(json))).error().code,
        std::string("transaction.too_long"));

    transaction.payload.set("message", "");
    const std::size_t rest = ledger::kMaxTransactionBytes - base::canonical(toJson(transaction)).size();
    transaction.payload.set("message", std::string(rest, 'x'));
    QVERIFY(ledger::decodeTransaction(toJson(transaction)).has_value());
    QVERIFY(ledger::decodeTransaction(std::string_view(base::canonical(toJson(transaction)))).has_value());
}

void TransactionTest::acceptsDepthUpToTheLimit()
{
    for (const int depth : { ledger::kMaxTransactionDepth - 1, ledger::kMaxTransactionDepth }) {
        ledger::Transaction transaction = testing::sampleTransaction();
        transaction.payload = nested(depth); // with the transaction around it, one more
        const bool isGood = depth < ledger::kMaxTransactionDepth;
        const auto fromJson = ledger::decodeTransaction(toJson(transaction));
        const auto fromText =
            ledger::decodeTransaction(std::string_view(base::canonical(toJson(transaction))));
        QCOMPARE(fromJson.has_value(), isGood);
        QCOMPARE(fromText.has_value(), isGood);
        if (!isGood) {
            QCOMPARE(fromJson.error().code, std::string("json.too_deep"));
            QCOMPARE(fromText.error().code, std::string("json.too_deep"));
        }
    }
}

void TransactionTest::refusesAnySignedMemberChanged_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    QTest::newRow("chain") << "chain"
                           << "\"maru-other\"";
    QTest::newRow("domain") << "domain"
                            << "\"welfare\"";
    QTest::newRow("action") << "action"
                            << "\"refund\"";
    QTest::newRow("payload") << "payload"
                             << "{}";
    QTest::newRow("signer") << "signer" << QString();
    QTest::newRow("nonce") << "nonce"
                           << "\"AAAAAAAAAAAAAAAAAAAAAA\"";
    QTest::newRow("valid_until") << "valid_until"
                                 << "1800000601";
}

void TransactionTest::refusesAnySignedMemberChanged()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    Json json = toJson(testing::sampleTransaction());
    json.set(member.toStdString(),
        value.isEmpty() ? Json(crypto::didOf(testing::nodeKey().publicKey()))
                        : base::parseJson(value.toStdString()).value());
    const auto decoded = ledger::decodeTransaction(json);
    QVERIFY(decoded.has_value());
    QVERIFY(ledger::transactionId(*decoded) != ledger::transactionId(testing::sampleTransaction()));
    QCOMPARE(ledger::checkSignature(*decoded).error().code, std::string("transaction.signature"));
}

void TransactionTest::drawsAFreshNonce()
{
    const auto make = [] {
        return ledger::makeTransaction(
            testing::personKey(), "maru-vectors", "donation", "donate", Json::object(), base::UnixSeconds(1));
    };
    const ledger::Transaction first = make();
    const ledger::Transaction second = make();
    QCOMPARE(first.nonce.size(), std::size_t(16));
    QVERIFY(first.nonce != second.nonce);
    QVERIFY(ledger::checkSignature(first).has_value());
}

void TransactionTest::readsLeaves()
{
    const Json vectors = testing::loadLedgerVectors();
    const std::string text = vectors.at("leaf").at("data").asString();
    const auto leaf = ledger::decodeLeaf(std::string_view(text));
    QVERIFY(leaf.has_value());
    QVERIFY(leaf->transaction == testing::sampleTransaction());
    QVERIFY(leaf->result.isOk());
    QCOMPARE(ledger::leafData(leaf->transaction, leaf->result), text);
}

void TransactionTest::refusesBadLeaves_data()
{
    QTest::addColumn<QString>("result");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    QTest::newRow("no result") << ""
                               << "json.missing"
                               << "result";
    QTest::newRow("code missing") << R"({"data":{}})"
                                  << "json.missing"
                                  << "result.code";
    QTest::newRow("code with space") << R"({"code":"not ok","data":{}})"
                                     << "leaf.format"
                                     << "result.code";
    QTest::newRow("data missing") << R"({"code":"ok"})"
                                  << "json.missing"
                                  << "result.data";
    QTest::newRow("data is text") << R"({"code":"ok","data":""})"
                                  << "json.type"
                                  << "result.data";
    QTest::newRow("more") << R"({"code":"ok","data":{},"height":1})"
                          << "json.unknown_field"
                          << "result.height";
}

void TransactionTest::refusesBadLeaves()
{
    QFETCH(QString, result);
    QFETCH(QString, code);
    QFETCH(QString, field);
    Json leaf = Json::object({ { "tx", toJson(testing::sampleTransaction()) } });
    if (!result.isEmpty())
        leaf.set("result", base::parseJson(result.toStdString()).value());
    const auto decoded = ledger::decodeLeaf(std::string_view(base::canonical(leaf)));
    QVERIFY(!decoded.has_value());
    QCOMPARE(QString::fromStdString(decoded.error().code), code);
    QCOMPARE(QString::fromStdString(decoded.error().field), field);
}

QTEST_GUILESS_MAIN(TransactionTest)
#include "tst_transaction.moc"
