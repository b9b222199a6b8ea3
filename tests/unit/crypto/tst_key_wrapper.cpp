// SPDX-License-Identifier: Apache-2.0
// Data keys under a key-encryption key in a file: binding, rotation that can be cut off anywhere, bad files.
#include "shared/crypto/aead.h"
#include "shared/crypto/key_wrapper.h"

#include <QtTest>

#include <QTemporaryDir>

#include <fstream>
#include <sstream>

using namespace maru;

namespace {

std::string textOf(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

void writeText(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

base::SecretBytes secretOf(const char* text)
{
    return base::SecretBytes(base::toBytes(text));
}

} // namespace

class TstKeyWrapper : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = std::filesystem::path(m_folder->path().toStdString()) / "vault.kek";
    }

    void wrapsAndUnwraps_data()
    {
        QTest::addColumn<QByteArray>("passphrase");
        QTest::newRow("plain file") << QByteArray();
        QTest::newRow("under a passphrase") << QByteArray("correct horse");
    }

    void wrapsAndUnwraps()
    {
        QFETCH(QByteArray, passphrase);
        const base::SecretBytes phrase = secretOf(passphrase.constData());
        const auto made = crypto::createKeyWrapperFile(m_path, phrase);
        QVERIFY(made.has_value());
        const base::SecretBytes key = crypto::randomSecret(32);
        const auto wrapped = (*made)->wrap(key, base::asBytes("record 1"));
        QVERIFY(wrapped.has_value());
        QCOMPARE(crypto::KeyWrapper::keyIdOf(*wrapped), (*made)->keyId());
        const auto opened = crypto::openKeyWrapperFile(m_path, phrase);
        QVERIFY(opened.has_value());
        QVERIFY(base::equalConstantTime(
            (*opened)->unwrap(*wrapped, base::asBytes("record 1"))->view(), key.view()));
        QCOMPARE((*opened)->unwrap(*wrapped, base::asBytes("record 2")).error().code,
            std::string("crypto.unwrap"));
        for (std::size_t i = 0; i < wrapped->size(); ++i) {
            base::Bytes changed = *wrapped;
            changed[i] ^= 1;
            QVERIFY(!(*opened)->unwrap(changed, base::asBytes("record 1")));
            QVERIFY(!(*opened)->unwrap(base::ByteView(*wrapped).first(i), base::asBytes("record 1")));
        }
        QVERIFY(*(*opened)->wrap(key, {}) != *(*opened)->wrap(key, {}));
        QCOMPARE(crypto::createKeyWrapperFile(m_path, phrase).error().code, std::string("file.exists"));
        QVERIFY(!(*opened)->wrap(base::SecretBytes(5000), {}));
    }

    void rotates()
    {
        const auto wrapper = std::move(crypto::createKeyWrapperFile(m_path)).value();
        const base::SecretBytes key = crypto::randomSecret(32);
        const base::Bytes before = *wrapper->wrap(key, {});
        const std::string firstId = wrapper->keyId();
        QVERIFY(!wrapper->isRotating());
        QVERIFY(wrapper->beginRotation().has_value());
        QVERIFY(wrapper->isRotating() && wrapper->keyId() != firstId);
        QVERIFY(wrapper->unwrap(before, {}).has_value());

        // Cut off here: a second opener goes on where the first stood, and beginning again changes nothing.
        const auto second = std::move(crypto::openKeyWrapperFile(m_path)).value();
        QVERIFY(second->isRotating());
        QCOMPARE(second->keyId(), wrapper->keyId());
        QVERIFY(second->beginRotation().has_value());
        QCOMPARE(second->keyId(), wrapper->keyId());
        const base::Bytes after = *second->wrap(*second->unwrap(before, {}), {});
        QVERIFY(second->finishRotation().has_value());
        QVERIFY(!second->isRotating());
        QCOMPARE(second->unwrap(before, {}).error().code, std::string("crypto.unwrap"));
        QVERIFY(second->unwrap(after, {}).has_value());
        const auto third = std::move(crypto::openKeyWrapperFile(m_path)).value();
        QVERIFY(third->unwrap(after, {}).has_value());
        QVERIFY(!third->unwrap(before, {}));
        QVERIFY(third->finishRotation().has_value());
        QVERIFY(third->unwrap(after, {}).has_value());
    }

    void leavesNoOldKeyInTheFolder()
    {
        const auto wrapper = std::move(crypto::createKeyWrapperFile(m_path)).value();
        const std::string old = textOf(m_path).substr(12, 64);
        QCOMPARE(old.find_first_not_of("0123456789abcdef"), std::string::npos);
        // A hard link stands for whatever still holds the older file's blocks.
        const std::filesystem::path kept = m_path.parent_path() / "kept";
        std::filesystem::create_hard_link(m_path, kept);
        QVERIFY(wrapper->beginRotation().has_value());
        QVERIFY(wrapper->finishRotation().has_value());
        std::size_t files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(m_path.parent_path())) {
            ++files;
            QVERIFY(textOf(entry.path()).find(old) == std::string::npos);
        }
        QCOMPARE(files, std::size_t(2));
    }

    void refusesFiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray key(64, 'a');
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no key") << QByteArray("maru-kek/v1\n");
        QTest::newRow("other version") << "maru-kek/v2\n" + key + "\n";
        QTest::newRow("short") << "maru-kek/v1\n" + key.chopped(1) + "\n";
        QTest::newRow("no line end") << "maru-kek/v1\n" + key;
        QTest::newRow("no hex") << "maru-kek/v1\n" + QByteArray(64, 'g') + "\n";
        QTest::newRow("capitals") << "maru-kek/v1\n" + QByteArray(64, 'A') + "\n";
        QTest::newRow("three keys") << "maru-kek/v1\n" + key + "\n" + key + "\n" + key + "\n";
        QTest::newRow("line end elsewhere") << "maru-kek/v1\n" + key + "a" + key + "\n";
        QTest::newRow("JSON") << QByteArray("{}");
        QTest::newRow("cut JSON") << QByteArray("{\"format\": \"maru-kek/v1\"");
    }

    void refusesFiles()
    {
        QFETCH(QByteArray, text);
        writeText(m_path, text.toStdString());
        QCOMPARE(crypto::openKeyWrapperFile(m_path).error().code, std::string("key_file.format"));
    }

    void refusesAWrongPassphrase()
    {
        QVERIFY(crypto::createKeyWrapperFile(m_path, secretOf("right")).has_value());
        QCOMPARE(crypto::openKeyWrapperFile(m_path, secretOf("wrong")).error().code,
            std::string("key_file.passphrase"));
        QCOMPARE(crypto::openKeyWrapperFile(m_path).error().code, std::string("key_file.passphrase"));
        QCOMPARE(
            crypto::openKeyWrapperFile(m_path.parent_path() / "none").error().code, std::string("file.read"));
    }

    void changesItsPassphrase()
    {
        const base::SecretBytes none;
        const auto wrapper = std::move(crypto::createKeyWrapperFile(m_path)).value();
        const base::Bytes wrapped = *wrapper->wrap(secretOf("secret"), {});
        QVERIFY(crypto::changeKeyWrapperPassphrase(m_path, none, secretOf("first")).has_value());
        QCOMPARE(crypto::openKeyWrapperFile(m_path).error().code, std::string("key_file.passphrase"));
        QCOMPARE(crypto::changeKeyWrapperPassphrase(m_path, secretOf("wrong"), none).error().code,
            std::string("key_file.passphrase"));
        QVERIFY(
            crypto::changeKeyWrapperPassphrase(m_path, secretOf("first"), secretOf("second")).has_value());
        QVERIFY(!crypto::openKeyWrapperFile(m_path, secretOf("first")));
        QVERIFY((*crypto::openKeyWrapperFile(m_path, secretOf("second")))->unwrap(wrapped, {}).has_value());
        QVERIFY(crypto::changeKeyWrapperPassphrase(m_path, secretOf("second"), none).has_value());
        QVERIFY((*crypto::openKeyWrapperFile(m_path))->unwrap(wrapped, {}).has_value());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_path;
};

QTEST_GUILESS_MAIN(TstKeyWrapper)
#include "tst_key_wrapper.moc"
