// SPDX-License-Identifier: Apache-2.0
// Key files: round trip, wrong passphrase, every member changed, file mode, no overwriting.
#include "shared/base/json.h"
#include "shared/crypto/key_file.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace maru;
using base::Json;

namespace {

constexpr crypto::Argon2Cost kCheap { 8192, 1, 1 };

base::SecretBytes passphrase(const char* text = "correct horse")
{
    return base::SecretBytes(base::toBytes(text));
}

} // namespace

class TstKeyFile : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const auto key = crypto::SigningKey::fromSeed(base::Bytes(32));
        m_did = crypto::didOf(key->publicKey());
        m_text = *crypto::encodeKeyFile(*key, "김하늘", passphrase(), kCheap);
    }

    void comesBackWithItsPassphrase()
    {
        const auto key = crypto::decodeKeyFile(m_text, passphrase());
        QVERIFY(key.has_value());
        QCOMPARE(crypto::didOf(key->publicKey()), m_did);
        const auto info = crypto::describeKeyFile(m_text);
        QCOMPARE(info->did, m_did);
        QCOMPARE(info->name, "김하늘");
    }

    void refusesAnotherPassphrase()
    {
        for (const char* text : { "", "correct hors", "correct horse ", "Correct horse" })
            QCOMPARE(crypto::decodeKeyFile(m_text, passphrase(text)).error().code, "key_file.passphrase");
    }

    void noticesEveryChange_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* path, const QByteArray& value, const char* code) {
            QTest::addRow("%s %s", path, value.left(30).constData())
                << QString(path) << value << QString(code);
        };
        row("name", R"("다른 사람")", "key_file.passphrase");
        row("name", "1", "key_file.format");
        row("did", R"("did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH")", "key_file.passphrase");
        row("did", R"("did:key:z6Mk")", "key_file.format");
        row("format", R"("maru-key/v2")", "key_file.format");
        row("extra", "1", "key_file.format");
        row("sealed", R"("")", "key_file.format");
        row("sealed", "\"" + QByteArray(64, 'A') + "\"", "key_file.passphrase");
        row("kdf.passes", "2", "key_file.passphrase");
        row("kdf.passes", "0", "key_file.format");
        row("kdf.memory_kib", "4294967296", "key_file.format");
        row("kdf.memory_kib", "-1", "key_file.format");
        row("kdf.lanes", "5", "key_file.format");
        row("kdf.salt", R"("AAAAAAAAAAAAAAAAAAAAAA")", "key_file.passphrase");
        row("kdf.salt", R"("AAAA")", "key_file.format");
        row("kdf.name", R"("scrypt")", "key_file.format");
        row("cipher.nonce", R"("AAAAAAAAAAAAAAAA")", "key_file.passphrase");
        row("cipher.nonce", R"("AAAA")", "key_file.format");
        row("cipher.name", R"("none")", "key_file.format");
    }

    void noticesEveryChange()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, value);
        Json json = *base::parseJson(m_text);
        const Json changed = *base::parseJson(value.toStdString());
        const QStringList parts = path.split('.');
        if (parts.size() == 2)
            json.asObject().find(parts[0].toStdString())->second.set(parts[1].toStdString(), changed);
        else
            json.set(path.toStdString(), changed);
        const auto key = crypto::decodeKeyFile(base::canonical(json), passphrase());
        QVERIFY(!key);
        QTEST(QString::fromStdString(key.error().code), "code");
    }

    void refusesWhatIsNoKeyFile()
    {
        for (const char* text : { "", "{}", "[]", "null", "not json", "{\"format\":\"maru-key/v1\"}" }) {
            QCOMPARE(crypto::decodeKeyFile(text, passphrase()).error().code, "key_file.format");
            QCOMPARE(crypto::describeKeyFile(text).error().code, "key_file.format");
        }
        QVERIFY(!crypto::describeKeyFile(std::string(100'000, ' ')));
    }

    void writesForItsOwnerOnlyAndNeverOverAFile()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("officer.maru-key").toStdString();
        const auto key = crypto::SigningKey::generate();
        QVERIFY(crypto::writeKeyFile(path, key, "officer", passphrase(), kCheap).has_value());
        using std::filesystem::perms;
        QVERIFY(std::filesystem::status(path).permissions() == (perms::owner_read | perms::owner_write));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList { "officer.maru-key" });
        const auto again = crypto::writeKeyFile(path, key, "officer", passphrase(), kCheap);
        QCOMPARE(again.error().code, "file.exists");
        QCOMPARE(again.error().kind, base::ErrorKind::Refused);
        const auto read = crypto::readKeyFile(path, passphrase());
        QVERIFY(read && read->publicKey() == key.publicKey());
        QCOMPARE(crypto::readKeyFile(path.parent_path() / "none", passphrase()).error().code, "file.read");
        QCOMPARE(
            crypto::writeKeyFile(path / "below", key, "x", passphrase(), kCheap).error().code, "file.write");
    }

    void readsTheFirstLineOfAPassphraseFile_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << QByteArray("secret") << "secret";
        QTest::newRow("line end") << QByteArray("secret\n") << "secret";
        QTest::newRow("Windows line end") << QByteArray("secret\r\nmore") << "secret";
        QTest::newRow("spaces stay") << QByteArray(" two words \n") << " two words ";
        QTest::newRow("empty") << QByteArray() << "";
    }

    void readsTheFirstLineOfAPassphraseFile()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        const std::string path = folder.filePath("passphrase").toStdString();
        std::ofstream(path, std::ios::binary).write(content.data(), content.size());
        const auto line = crypto::readPassphraseFile(path);
        QVERIFY(line.has_value());
        QTEST(QString::fromStdString(std::string(base::asText(line->view()))), "expected");
        QCOMPARE(crypto::readPassphraseFile(path + "-none").error().code, "file.read");
    }

private:
    std::string m_text;
    std::string m_did;
};

QTEST_GUILESS_MAIN(TstKeyFile)
#include "tst_key_file.moc"
