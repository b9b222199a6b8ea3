// SPDX-License-Identifier: Apache-2.0
// How the real maru-server gets its keys: files, a passphrase from a file, a systemd credential or a terminal, a PKCS#11
// token; a new database key while it runs; and secrets planted beforehand that no log, command line, environment, file
// or memory dump may show.
#include "tests/e2e/program.h"
#include "tests/unit/crypto/softhsm.h"

#ifndef Q_MOC_RUN
#include "shared/crypto/private_file.h"
#endif

#include <QDirIterator>
#include <QStandardPaths>

#include <cstdlib>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

using namespace maru;
using namespace maru::test;
using base::Json;

namespace {

constexpr const char* kPassphrase = "Planted-Passphrase-4711";
constexpr const char* kPin = "73915846";

void writeSecretFile(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(text + "\n");
}

/// A server with further options, environment and, when asked for, a terminal of its own.
class House {
public:
    House(const QString& data, const QStringList& options, const QProcessEnvironment& environment,
        bool hasTerminal)
        : m_data(data)
    {
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        if (hasTerminal) {
            m_terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
            ::grantpt(m_terminal);
            ::unlockpt(m_terminal);
        }
        const QByteArray name = hasTerminal ? QByteArray(::ptsname(m_terminal)) : QByteArray();
        // Without a controlling terminal nobody can be asked; with one of its own, this test answers.
        m_process.setChildProcessModifier([name] {
            ::setsid();
            if (!name.isEmpty()) {
                const int own = ::open(name.constData(), O_RDWR);
                ::ioctl(own, TIOCSCTTY, 0);
            }
        });
        m_process.start(serverProgram(),
            QStringList { "run", "--data", data, "--port", "0", "--ready-file", readyFile() } + options);
    }
    ~House()
    {
        stop();
        if (m_terminal >= 0)
            ::close(m_terminal);
    }

    QString readyFile() const { return m_folder.filePath(QStringLiteral("ready.json")); }
    bool waitUntilReady()
    {
        return QTest::qWaitFor([this] { return QFile::exists(readyFile()) || hasEnded(); }, 120'000)
            && QFile::exists(readyFile());
    }
    bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }
    /// Reads what the terminal shows until it ends with a question, then types.
    QByteArray answer(const QByteArray& text)
    {
        QByteArray shown;
        while (!shown.endsWith(": ")) {
            char c = 0;
            if (::read(m_terminal, &c, 1) != 1)
                break;
            shown += c;
        }
        const QByteArray line = text + "\n";
        if (::write(m_terminal, line.constData(), static_cast<std::size_t>(line.size())) < 0)
            return {};
        return shown;
    }
    /// What the terminal showed since, without waiting.
    QByteArray echoed()
    {
        ::fcntl(m_terminal, F_SETFL, O_NONBLOCK);
        QByteArray shown(4096, '\0');
        const ssize_t size = ::read(m_terminal, shown.data(), 4096);
        return shown.left(size < 0 ? 0 : static_cast<qsizetype>(size));
    }
    qint64 pid() const { return m_process.processId(); }
    QByteArray output()
    {
        m_output += m_process.readAll();
        return m_output;
    }
    int waitForEnd()
    {
        m_process.waitForFinished(60'000);
        return m_process.exitCode();
    }
    int stop()
    {
        if (!hasEnded()) {
            m_process.terminate();
            m_process.waitForFinished(60'000);
        }
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    Json get(const std::string& target)
    {
        const auto ready = base::parseJson(textOf(readyFile()));
        http::ClientOptions options;
        options.baseUrl = ready->at("url").asString();
        options.caPem = textOf(m_data + QStringLiteral("/tls/ca.pem"));
        const auto client = http::makeClient(options);
        const auto response = (*client)->send("GET", target, {}, {});
        return response ? base::parseJson(response->body).value_or(Json(nullptr)) : Json(nullptr);
    }

private:
    QString m_data;
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_output;
    int m_terminal = -1;
};

/// Every form in which a secret could be found.
struct Planted {
    QByteArray name;
    QByteArray bytes;
};

void plant(std::vector<Planted>& all, const char* name, base::ByteView raw)
{
    const QByteArray bytes(reinterpret_cast<const char*>(raw.data()), static_cast<qsizetype>(raw.size()));
    all.push_back({ name, bytes });
    all.push_back({ QByteArray(name) + ", hex", bytes.toHex() });
    all.push_back({ QByteArray(name) + ", base64url",
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) });
}

QStringList foundIn(const QByteArray& haystack, const std::vector<Planted>& secrets, const QString& where)
{
    QStringList found;
    for (const Planted& secret : secrets)
        if (haystack.contains(secret.bytes))
            found += where + QStringLiteral(": ") + QString::fromUtf8(secret.name);
    return found;
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class HouseKeys : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_data = m_folder.filePath(QStringLiteral("data"));
        m_passphraseFile = m_folder.filePath(QStringLiteral("passphrase"));
        writeSecretFile(m_passphraseFile, kPassphrase);
        const Finished made = runProgram({ "init", "--data", m_data, "--chain", "keys-of-the-house" });
        QVERIFY2(made.status == 0, qPrintable(made.err));
        collectSecrets();
    }

    void changesTheDatabaseKeyWhileItRuns()
    {
        House house(m_data, {}, plainEnvironment(), false);
        QVERIFY2(house.waitUntilReady(), house.output());
        const std::string before = textOf(m_data + "/keys/database.key");
        const Json head = house.get("/v1/node");
        for (int i = 0; i < 2; ++i) {
            const Finished rekeyed = runProgram({ "rekey", "--data", m_data });
            QVERIFY2(rekeyed.status == 0, qPrintable(rekeyed.err));
        }
        QVERIFY(textOf(m_data + "/keys/database.key") != before);
        QVERIFY(!QFile::exists(m_data + "/keys/database.key.next"));
        QVERIFY(!QFile::exists(m_data + "/ledger.db.rekey"));
        QVERIFY(house.get("/v1/node").at("chain") == head.at("chain"));
        // Another program that reads the same database finds the new key.
        const QString copy = m_folder.filePath(QStringLiteral("copy.db"));
        const Finished backup = runProgram(
            { "backup", "--data", m_data, "--out", copy, "--key-out", m_data + "/../copy-key/key" });
        QVERIFY(backup.status == 1); // the folder of the key is not there
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("copy-key")));
        const Finished again = runProgram(
            { "backup", "--data", m_data, "--out", copy, "--key-out", m_data + "/../copy-key/key" });
        QVERIFY2(again.status == 0, qPrintable(again.err));
        QCOMPARE(house.stop(), 0);
        QVERIFY(!QFile::exists(m_data + "/control"));
        const Finished verified = runProgram({ "verify", "--data", m_data });
        QVERIFY2(verified.status == 0, qPrintable(verified.out + verified.err));
        collectSecrets();
    }

    void asksNobodyForPlainFiles()
    {
        House house(m_data, {}, plainEnvironment(), false);
        QVERIFY2(house.waitUntilReady(), house.output());
        QCOMPARE(house.stop(), 0);
    }

    void refusesAWeakPassphrase()
    {
        const QString weak = m_folder.filePath(QStringLiteral("weak"));
        writeSecretFile(weak, "short");
        const Finished refused = runProgram(
            { "protect", "--data", m_data, "--with", "passphrase", "--new-passphrase-file", weak });
        QCOMPARE(refused.status, 1);
        QVERIFY(refused.err.contains("server.weak_passphrase"));
        QVERIFY(!QFile::exists(m_data + "/keys/protection.json"));
    }

    void startsUnderAPassphrase()
    {
        const Finished done = runProgram({ "protect", "--data", m_data, "--with", "passphrase",
            "--new-passphrase-file", m_passphraseFile });
        QVERIFY2(done.status == 0, qPrintable(done.err));
        QVERIFY(!QFile::exists(m_data + "/keys/database.key"));
        QVERIFY(!QFile::exists(m_data + "/keys/node.passphrase"));

        { // from a file
            House house(m_data, { "--passphrase-file", m_passphraseFile }, plainEnvironment(), false);
            QVERIFY2(house.waitUntilReady(), house.output());
        }
        { // from a systemd credential
            const QString credentials = m_folder.filePath(QStringLiteral("credentials"));
            QVERIFY(QDir().mkpath(credentials));
            writeSecretFile(credentials + "/maru.passphrase", kPassphrase);
            QProcessEnvironment environment = plainEnvironment();
            environment.insert(QStringLiteral("CREDENTIALS_DIRECTORY"), credentials);
            House house(m_data, {}, environment, false);
            QVERIFY2(house.waitUntilReady(), house.output());
        }
        { // nobody to ask
            House house(m_data, {}, plainEnvironment(), false);
            QCOMPARE(house.waitForEnd(), 1);
            QVERIFY2(house.output().contains("server.locked_house"), house.output());
        }
        { // a wrong one in a file is not tried twice
            const QString wrong = m_folder.filePath(QStringLiteral("wrong"));
            writeSecretFile(wrong, "not the passphrase");
            House house(m_data, { "--passphrase-file", wrong }, plainEnvironment(), false);
            QCOMPARE(house.waitForEnd(), 1);
            QVERIFY2(house.output().contains("key_file.passphrase"), house.output());
        }
    }

    void asksAtTheTerminal()
    {
        House house(m_data, {}, plainEnvironment(), true);
        QVERIFY(house.answer("wrong one").contains("Passphrase of the server"));
        house.answer(kPassphrase);
        QVERIFY2(house.waitUntilReady(), house.output());
        QVERIFY(!house.echoed().contains(kPassphrase));
        QCOMPARE(house.stop(), 0);
    }

    void showsNoSecret()
    {
        const QString gcore = QStandardPaths::findExecutable(QStringLiteral("gcore"));
        House house(m_data, { "--passphrase-file", m_passphraseFile, "--allow-core-dumps" },
            plainEnvironment(), false);
        QVERIFY2(house.waitUntilReady(), house.output());
        QVERIFY(house.get("/v1/node").isObject());
        const QString proc = QStringLiteral("/proc/%1/").arg(house.pid());
        QStringList found = foundIn(bytesOf(proc + "cmdline"), m_secrets, "command line");
        QVERIFY(bytesOf(proc + "cmdline").contains("--passphrase-file"));
        found += foundIn(bytesOf(proc + "environ"), m_secrets, "environment");
        QString dump;
        if (!gcore.isEmpty()) {
            const QString prefix = m_folder.filePath(QStringLiteral("core"));
            QProcess tool;
            tool.start(gcore, { "-o", prefix, QString::number(house.pid()) });
            QVERIFY(tool.waitForFinished(120'000));
            dump = prefix + QStringLiteral(".") + QString::number(house.pid());
        }
        house.stop();
        found += foundIn(house.output(), m_secrets, "log");
        QDirIterator files(m_data, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int count = 0;
        while (files.hasNext()) {
            const QString path = files.next();
            ++count;
            found += foundIn(bytesOf(path), m_secrets, path.mid(m_data.size()));
        }
        QVERIFY(count > 8);
        if (!dump.isEmpty() && QFile::exists(dump)) {
            const QByteArray memory = bytesOf(dump);
            QVERIFY(memory.contains("keys-of-the-house")); // the dump is one of this server
            found += foundIn(memory, m_secrets, "memory dump");
            QFile::remove(dump);
        } else {
            qWarning("no memory dump could be taken here; the rest was looked at");
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QStringLiteral("; "))));
    }

    void changesTheKeyOfASealedFolder()
    {
        House house(m_data, { "--passphrase-file", m_passphraseFile }, plainEnvironment(), false);
        QVERIFY2(house.waitUntilReady(), house.output());
        const QDir keys(m_data + "/keys");
        const std::string before =
            textOf(keys.filePath(keys.entryList({ "database.key.sealed-*" }).value(0)));
        const Finished rekeyed =
            runProgram({ "rekey", "--data", m_data }); // the server knows its passphrase already
        QVERIFY2(rekeyed.status == 0, qPrintable(rekeyed.err));
        QVERIFY(textOf(keys.filePath(keys.entryList({ "database.key.sealed-*" }).value(0))) != before);
        QVERIFY(!QFile::exists(m_data + "/keys/database.key"));
    }

    void makesNoCoreFile()
    {
        House house(m_data, { "--passphrase-file", m_passphraseFile }, plainEnvironment(), false);
        QVERIFY2(house.waitUntilReady(), house.output());
        const QByteArray limits = bytesOf(QStringLiteral("/proc/%1/limits").arg(house.pid()));
        const qsizetype at = limits.indexOf("Max core file size");
        QVERIFY2(at >= 0 && limits.mid(at, 60).simplified().startsWith("Max core file size 0 0"), limits);
        // A process that may not be dumped belongs to root in /proc, whoever runs it.
        QCOMPARE(QFileInfo(QStringLiteral("/proc/%1/environ").arg(house.pid())).ownerId(), 0u);
    }

    void startsFromAToken()
    {
        const std::filesystem::path module = testing::softHsmModule();
        if (module.empty())
            QFAIL("SoftHSM2 is not installed: scripts/install-dependencies --test installs it");
        const testing::SoftHsm hsm;
        QVERIFY(hsm.addToken("house", kPin));
        const QString pinFile = m_folder.filePath(QStringLiteral("pin"));
        writeSecretFile(pinFile, kPin);
        const QString modulePath = QString::fromStdString(module.string());
        const Finished done = runProgram({ "protect", "--data", m_data, "--with", "token", "--module",
            modulePath, "--token", "house", "--pin-file", pinFile, "--passphrase-file", m_passphraseFile });
        QVERIFY2(done.status == 0, qPrintable(done.err));
        QVERIFY(QDir(m_data + "/keys").entryList({ "house-*.kek" }).isEmpty());
        {
            House house(m_data, { "--pin-file", pinFile }, plainEnvironment(), false);
            QVERIFY2(house.waitUntilReady(), house.output());
            QVERIFY2(runProgram({ "rekey", "--data", m_data }).status == 0, house.output());
            QCOMPARE(house.stop(), 0); // also a good end, with the module loaded
        }
        {
            House house(m_data, {}, plainEnvironment(), true);
            QVERIFY(house.answer(kPin).contains("PIN of the token house"));
            QVERIFY2(house.waitUntilReady(), house.output());
        }
        {
            const QString wrong = m_folder.filePath(QStringLiteral("wrong-pin"));
            writeSecretFile(wrong, "00000000");
            House house(m_data, { "--pin-file", wrong }, plainEnvironment(), false);
            QCOMPARE(house.waitForEnd(), 1);
            QVERIFY2(house.output().contains("pkcs11.pin"), house.output());
        }
        const Finished back =
            runProgram({ "protect", "--data", m_data, "--with", "files", "--pin-file", pinFile });
        QVERIFY2(back.status == 0, qPrintable(back.err));
        QVERIFY(QFile::exists(m_data + "/keys/database.key"));
        QVERIFY(!QFile::exists(m_data + "/keys/protection.json"));
        QVERIFY(QDir(m_data + "/keys").entryList({ "*.sealed-*" }).isEmpty());
        House house(m_data, {}, plainEnvironment(), false);
        QVERIFY2(house.waitUntilReady(), house.output());
        QCOMPARE(house.stop(), 0);
        const Finished doctor = runProgram({ "verify", "--data", m_data });
        QVERIFY2(doctor.status == 0, qPrintable(doctor.out));
    }

private:
    static QProcessEnvironment plainEnvironment()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("CREDENTIALS_DIRECTORY"));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
        return environment;
    }

    /// What the folder holds while its files are plain: searched for when it is sealed.
    void collectSecrets()
    {
        m_secrets.clear();
        m_secrets.push_back({ "the passphrase", kPassphrase });
        m_secrets.push_back({ "the PIN", kPin });
        const std::string keys = (m_data + "/keys/").toStdString();
        for (const char* name : { "database.key", "vault-database.key", "issuing.key" }) {
            const auto text = crypto::readPassphraseFile(keys + name);
            if (!text)
                continue;
            const auto raw = base::fromHex(base::asText(text->view()));
            if (raw)
                plant(m_secrets, name, *raw);
        }
        const auto passphrase = crypto::readPassphraseFile(keys + "node.passphrase");
        QVERIFY(passphrase.has_value());
        plant(m_secrets, "node.passphrase", passphrase->view());
        const auto node = crypto::readKeyFile(keys + "node.key.json", *passphrase);
        QVERIFY(node.has_value());
        plant(m_secrets, "the node's seed", node->seed().view());
        for (const char* name : { "vault.kek.json", "vault-separate.kek.json" }) {
            const auto text = crypto::readPrivateFile(keys + name, 4096);
            if (!text || text->size() < 76)
                continue;
            const auto raw = base::fromHex(base::asText(text->view()).substr(12, 64));
            if (raw)
                plant(m_secrets, name, *raw);
        }
        QVERIFY(m_secrets.size() > 10);
    }

    QTemporaryDir m_folder;
    QString m_data;
    QString m_passphraseFile;
    std::vector<Planted> m_secrets;
};

QTEST_GUILESS_MAIN(HouseKeys)
#include "tst_house_keys.moc"
