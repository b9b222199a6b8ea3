// SPDX-License-Identifier: Apache-2.0
// Checkpoints as C2SP signed notes: golden vector, witnesses' lines, and notes that must be refused.
#include "shared/crypto/hash.h"
#include "shared/ledger/header.h"
#include "tests/unit/ledger/ledger_vectors.h"

#include <QtTest>

using namespace maru;

namespace {

const std::string kDash = "\xE2\x80\x94 ";

/// A signature line by hand, as another implementation would make it.
std::string signatureLine(const std::string& name, const std::string& text, const crypto::SigningKey& key)
{
    std::string keyData = name + "\n\x01";
    keyData.append(reinterpret_cast<const char*>(key.publicKey().bytes.data()), 32);
    const base::Hash256 hash = crypto::sha256(keyData);
    base::Bytes line(hash.bytes.begin(), hash.bytes.begin() + 4);
    const crypto::Signature signature = key.signRaw(base::asBytes(text));
    line.insert(line.end(), signature.bytes.begin(), signature.bytes.end());
    return kDash + name + " " + base::toBase64(line) + "\n";
}

std::string note(const std::string& text)
{
    return text + "\n" + signatureLine("maru/maru-vectors", text, testing::nodeKey());
}

const std::string kRoot = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

} // namespace

class CheckpointTest : public QObject {
    Q_OBJECT

private slots:
    void agreesWithTheGoldenVector();
    void isMadeAsTheStandardSays();
    void opensNotesByOthers();
    void leavesOtherWitnessesAlone();
    void refusesAnotherKey();
    void refusesEveryFlippedByte();
    void refusesBadNotes_data();
    void refusesBadNotes();
};

void CheckpointTest::agreesWithTheGoldenVector()
{
    const std::string text = testing::loadLedgerVectors().at("checkpoint").at("note").asString();
    const auto opened = ledger::openCheckpoint(text, testing::nodeKey().publicKey());
    QVERIFY(opened.has_value());
    const ledger::Header header = testing::sampleHeader().header;
    QCOMPARE(opened->origin, std::string("maru/maru-vectors"));
    QCOMPARE(opened->size, header.logSize);
    QCOMPARE(opened->root, header.logRoot);
    QVERIFY(opened->height == header.height);
    QVERIFY(opened->headerHash == ledger::headerHash(header));
}

void CheckpointTest::isMadeAsTheStandardSays()
{
    const ledger::Header header = testing::sampleHeader().header;
    const std::string text = "maru/maru-vectors\n11\n" + base::toBase64(header.logRoot.view())
        + "\nmaru-header 3 " + ledger::headerHash(header).hex() + "\n";
    QCOMPARE(ledger::makeCheckpoint(header, testing::nodeKey()), note(text));
}

void CheckpointTest::opensNotesByOthers()
{
    const auto plain =
        ledger::openCheckpoint(note("maru/maru-vectors\n0\n" + kRoot + "\n"), testing::nodeKey().publicKey());
    QVERIFY(plain.has_value());
    QVERIFY(!plain->height && !plain->headerHash);
    const auto extended = ledger::openCheckpoint(
        note("maru/maru-vectors\n9007199254740991\n" + kRoot + "\nsome other extension\n"),
        testing::nodeKey().publicKey());
    QVERIFY(extended.has_value());
    QCOMPARE(extended->size, std::uint64_t(9007199254740991));
}

void CheckpointTest::leavesOtherWitnessesAlone()
{
    const std::string text = "maru/maru-vectors\n7\n" + kRoot + "\n";
    const std::string witness = signatureLine("witness.example", text, testing::personKey());
    const std::string own = signatureLine("maru/maru-vectors", text, testing::nodeKey());
    // Cosignatures are longer than an Ed25519 signature alone.
    const std::string cosignature = kDash + "news.example " + base::toBase64(base::Bytes(76, 7)) + "\n";
    QVERIFY(ledger::openCheckpoint(text + "\n" + witness + own + cosignature, testing::nodeKey().publicKey())
                .has_value());
    QCOMPARE(ledger::openCheckpoint(text + "\n" + witness, testing::nodeKey().publicKey()).error().code,
        std::string("checkpoint.signature"));
    const std::string otherText = signatureLine("maru/maru-vectors", text + "x\n", testing::nodeKey());
    QCOMPARE(
        ledger::openCheckpoint(text + "\n" + own + otherText, testing::nodeKey().publicKey()).error().code,
        std::string("checkpoint.signature"));
}

void CheckpointTest::refusesAnotherKey()
{
    const std::string text = ledger::makeCheckpoint(testing::sampleHeader().header, testing::nodeKey());
    QCOMPARE(ledger::openCheckpoint(text, testing::personKey().publicKey()).error().code,
        std::string("checkpoint.signature"));
}

void CheckpointTest::refusesEveryFlippedByte()
{
    const std::string text = ledger::makeCheckpoint(testing::sampleHeader().header, testing::nodeKey());
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        QVERIFY2(!ledger::openCheckpoint(changed, testing::nodeKey().publicKey()).has_value(),
            std::to_string(i).c_str());
        QVERIFY(!ledger::openCheckpoint(text.substr(0, i), testing::nodeKey().publicKey()).has_value());
    }
}

void CheckpointTest::refusesBadNotes_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const std::string& text) {
        QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    row("empty", "");
    row("two lines", "maru/maru-vectors\n1\n");
    row("other origin", "example.com/log\n1\n" + kRoot + "\n");
    row("origin without chain", "maru/\n1\n" + kRoot + "\n");
    row("leading zero", "maru/maru-vectors\n01\n" + kRoot + "\n");
    row("sign", "maru/maru-vectors\n+1\n" + kRoot + "\n");
    row("negative", "maru/maru-vectors\n-1\n" + kRoot + "\n");
    row("too large", "maru/maru-vectors\n9007199254740992\n" + kRoot + "\n");
    row("far too large", "maru/maru-vectors\n99999999999999999999999\n" + kRoot + "\n");
    row("no size", "maru/maru-vectors\n\n" + kRoot + "\n");
    row("short root", "maru/maru-vectors\n1\nAAAA\n");
    row("root without padding", "maru/maru-vectors\n1\n" + kRoot.substr(0, 43) + "\n");
    row("empty extension", "maru/maru-vectors\n1\n" + kRoot + "\n\nx\n");
    row("carriage return", "maru/maru-vectors\r\n1\n" + kRoot + "\n");
    row("zero byte", std::string("maru/maru-vectors\n1\n") + kRoot + "\nx" + std::string(1, '\0') + "\n");
    row("header line without hash", "maru/maru-vectors\n1\n" + kRoot + "\nmaru-header 1\n");
    row("header line with bad hash", "maru/maru-vectors\n1\n" + kRoot + "\nmaru-header 1 00\n");
    const std::string header = "maru-header 1 " + std::string(64, '0') + "\n";
    row("two header lines", "maru/maru-vectors\n1\n" + kRoot + "\n" + header + header);
    row("too long", "maru/maru-vectors\n1\n" + kRoot + "\n" + std::string(70000, 'x') + "\n");
}

void CheckpointTest::refusesBadNotes()
{
    QFETCH(QByteArray, text);
    // Well signed, so that only the text is at fault.
    const auto opened = ledger::openCheckpoint(note(text.toStdString()), testing::nodeKey().publicKey());
    QVERIFY(!opened.has_value());
    QVERIFY2(opened.error().code == "checkpoint.format" || opened.error().code == "format.base64"
            || opened.error().code == "format.hash",
        opened.error().code.c_str());
}

QTEST_GUILESS_MAIN(CheckpointTest)
#include "tst_checkpoint.moc"
