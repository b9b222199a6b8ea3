// SPDX-License-Identifier: Apache-2.0
// Block headers: golden vectors, roots, signatures, strict decoding.
#include "shared/crypto/hash.h"
#include "shared/ledger/header.h"
#include "shared/merkle/log_tree.h"
#include "tests/unit/ledger/ledger_vectors.h"

#include <QtTest>

using namespace maru;
using base::Json;

class HeaderTest : public QObject {
    Q_OBJECT

private slots:
    void agreesWithTheGoldenVector();
    void genesisFollowsItsDocument();
    void ledgerRootHoldsNeitherHeightNorTime();
    void stateRootIsTheHashOfTheDomains();
    void readsItsOwnText();
    void refusesBadMembers_data();
    void refusesBadMembers();
    void refusesEachMissingMember_data();
    void refusesEachMissingMember();
    void refusesBadSignatureLists_data();
    void refusesBadSignatureLists();
    void refusesAnyMemberChanged_data();
    void refusesAnyMemberChanged();
    void acceptsTheProposerAmongOthers();
};

void HeaderTest::agreesWithTheGoldenVector()
{
    const Json vectors = testing::loadLedgerVectors();
    const Json& vector = vectors.at("header");
    const auto decoded = ledger::decodeHeader(vector.at("header"));
    QVERIFY(decoded.has_value());
    QCOMPARE(ledger::headerHash(*decoded).hex(), vector.at("hash").asString());
    QCOMPARE(base::canonical(toJson(*decoded)), vector.at("canonical").asString());
    const Json pair =
        Json::object({ { "header", vector.at("header") }, { "signatures", vector.at("signatures") } });
    QVERIFY(ledger::checkHeader(ledger::decodeSignedHeader(pair).value()).has_value());
}

void HeaderTest::genesisFollowsItsDocument()
{
    const Json vectors = testing::loadLedgerVectors();
    const Json& genesis = vectors.at("genesis");
    const ledger::Header header = ledger::decodeHeader(genesis.at("header").at("header")).value();
    QCOMPARE(header.previous, crypto::sha256(base::canonical(genesis.at("document"))));
    QCOMPARE(header.logSize, std::uint64_t(0));
    QCOMPARE(header.logRoot, merkle::emptyRoot());
    QCOMPARE(header.height, base::Height(0));
}

void HeaderTest::ledgerRootHoldsNeitherHeightNorTime()
{
    ledger::Header header = testing::sampleHeader().header;
    const base::Hash256 root = ledger::computeLedgerRoot(header);
    header.height = base::Height(4);
    header.time = base::UnixSeconds(5);
    header.previous = base::Hash256 {};
    header.proposer = "x";
    QCOMPARE(ledger::computeLedgerRoot(header), root);
    header.logSize += 1;
    QVERIFY(ledger::computeLedgerRoot(header) != root);
}

void HeaderTest::stateRootIsTheHashOfTheDomains()
{
    const base::Hash256 zero;
    QCOMPARE(ledger::computeStateRoot({}), crypto::sha256("{}"));
    QCOMPARE(ledger::computeStateRoot({ { "b", zero }, { "a", zero } }),
        crypto::sha256("{\"a\":\"" + zero.hex() + "\",\"b\":\"" + zero.hex() + "\"}"));
}

void HeaderTest::readsItsOwnText()
{
    const ledger::SignedHeader header = testing::sampleHeader();
    const auto decoded = ledger::decodeSignedHeader(base::parseJson(base::pretty(toJson(header))).value());
    QVERIFY(decoded.has_value() && *decoded == header);
}

void HeaderTest::refusesBadMembers_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, const char* member, const char* value, const char* code) {
        QTest::newRow(name) << QString::fromLatin1(member) << QString::fromLatin1(value)
                            << QString::fromLatin1(code);
    };
    row("unknown", "validators", "[]", "json.unknown_field");
    row("negative height", "height", "-1", "header.format");
    row("height as text", "height", "\"3\"", "json.type");
    row("negative time", "time", "-5", "header.format");
    row("negative size", "log_size", "-1", "header.format");
    row("version zero", "app_version", "0", "header.format");
    row("negative parameters", "parameters_version", "-1", "header.format");
    row("short hash", "previous", "\"00\"", "json.type");
    row("capital hash", "log_root", "\"ABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB\"",
        "json.type");
    row("hash is null", "state_root", "null", "json.type");
    row("empty chain", "chain", "\"\"", "header.format");
    row("proposer", "proposer", "\"did:key:z6Mk\"", "crypto.did_format");
}

void HeaderTest::refusesBadMembers()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    QFETCH(QString, code);
    Json json = toJson(testing::sampleHeader());
    Json header = json.at("header");
    header.set(member.toStdString(), base::parseJson(value.toStdString()).value());
    json.set("header", header);
    const auto decoded = ledger::decodeSignedHeader(json);
    QVERIFY(!decoded.has_value());
    QCOMPARE(QString::fromStdString(decoded.error().code), code);
    QCOMPARE(QString::fromStdString(decoded.error().field), QStringLiteral("header.") + member);
}

void HeaderTest::refusesEachMissingMember_data()
{
    QTest::addColumn<QString>("member");
    const Json json = toJson(testing::sampleHeader().header);
    for (const auto& member : json.asObject())
        QTest::newRow(member.first.c_str()) << QString::fromStdString(member.first);
}

void HeaderTest::refusesEachMissingMember()
{
    QFETCH(QString, member);
    Json json = toJson(testing::sampleHeader().header);
    json.remove(member.toStdString());
    const auto decoded = ledger::decodeHeader(json);
    QVERIFY(!decoded.has_value());
    QCOMPARE(decoded.error().code, std::string("json.missing"));
    QCOMPARE(QString::fromStdString(decoded.error().field), member);
}

void HeaderTest::refusesBadSignatureLists_data()
{
    QTest::addColumn<QString>("signatures");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    QTest::newRow("object") << "{}"
                            << "json.type"
                            << "signatures";
    QTest::newRow("text inside") << "[\"a\"]"
                                 << "json.type"
                                 << "signatures[0]";
    QTest::newRow("empty inside") << "[{}]"
                                  << "json.missing"
                                  << "signatures[0].signer";
    QTest::newRow("unknown inside") << R"([{"signer":"a","signature":"b","x":1}])"
                                    << "json.unknown_field"
                                    << "signatures[0].x";
    QString many = QStringLiteral("[");
    for (int i = 0; i < 257; ++i)
        many += i == 0 ? QStringLiteral("{}") : QStringLiteral(",{}");
    QTest::newRow("too many") << many + QStringLiteral("]") << "header.format"
                              << "signatures";
}

void HeaderTest::refusesBadSignatureLists()
{
    QFETCH(QString, signatures);
    QFETCH(QString, code);
    QFETCH(QString, field);
    Json json = toJson(testing::sampleHeader());
    json.set("signatures", base::parseJson(signatures.toStdString()).value());
    const auto decoded = ledger::decodeSignedHeader(json);
    QVERIFY(!decoded.has_value());
    QCOMPARE(QString::fromStdString(decoded.error().code), code);
    QCOMPARE(QString::fromStdString(decoded.error().field), field);
}

void HeaderTest::refusesAnyMemberChanged_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("code");
    const QString hash = QStringLiteral("\"") + QString(64, QLatin1Char('0')) + QStringLiteral("\"");
    QTest::newRow("chain") << "chain"
                           << "\"other\""
                           << "header.signature";
    QTest::newRow("height") << "height"
                            << "4"
                            << "header.signature";
    QTest::newRow("time") << "time"
                          << "4"
                          << "header.signature";
    QTest::newRow("previous") << "previous" << hash << "header.signature";
    QTest::newRow("ledger_root") << "ledger_root" << hash << "header.ledger_root";
    QTest::newRow("log_root") << "log_root" << hash << "header.ledger_root";
    QTest::newRow("state_root") << "state_root" << hash << "header.ledger_root";
    QTest::newRow("log_size") << "log_size"
                              << "12"
                              << "header.ledger_root";
    QTest::newRow("parameters") << "parameters_version"
                                << "2"
                                << "header.ledger_root";
    QTest::newRow("app_version") << "app_version"
                                 << "2"
                                 << "header.ledger_root";
}

void HeaderTest::refusesAnyMemberChanged()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    QFETCH(QString, code);
    Json header = toJson(testing::sampleHeader().header);
    header.set(member.toStdString(), base::parseJson(value.toStdString()).value());
    ledger::SignedHeader changed = testing::sampleHeader();
    changed.header = ledger::decodeHeader(header).value();
    QCOMPARE(QString::fromStdString(ledger::checkHeader(changed).error().code), code);
}

void HeaderTest::acceptsTheProposerAmongOthers()
{
    ledger::SignedHeader header = testing::sampleHeader();
    const ledger::HeaderSignature own = header.signatures.front();
    const ledger::HeaderSignature other = ledger::signHeader(header.header, testing::personKey());
    header.signatures = { other };
    QCOMPARE(ledger::checkHeader(header).error().code, std::string("header.signature"));
    header.signatures = {};
    QCOMPARE(ledger::checkHeader(header).error().code, std::string("header.signature"));
    header.signatures = { ledger::HeaderSignature { own.signer, other.signature } };
    QCOMPARE(ledger::checkHeader(header).error().code, std::string("header.signature"));
    header.signatures = { other, own };
    QVERIFY(ledger::checkHeader(header).has_value());
}

QTEST_GUILESS_MAIN(HeaderTest)
#include "tst_header.moc"
