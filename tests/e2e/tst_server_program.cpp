// SPDX-License-Identifier: Apache-2.0
// The real maru-server: init, run, submit, backup while it runs, restore, rekey, verify, export, doctor.
#include "tests/e2e/program.h"

#include <QFileInfo>

using namespace maru;
using namespace maru::test;
using base::Json;

class ServerProgram : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_data = m_folder.filePath(QStringLiteral("data"));
        const Finished made =
            runProgram({ "init", "--data", m_data, "--chain", "e2e", "--profile", "demo", "--host",
                "ledger.example", "--time", QString::number(base::SystemClock().now().count() - 86'400) });
        QVERIFY2(made.status == 0, qPrintable(made.err));
    }

    void keepsSecretsFromOthers()
    {
        QCOMPARE(QFileInfo(m_data).permissions() & kOthers, QFileDevice::Permissions());
        const QDir keys(m_data + QStringLiteral("/keys"));
        const QFileInfoList files = keys.entryInfoList(QDir::Files);
        QVERIFY(files.size() >= 19); // nine keys with their passphrases, the list, the database key
        for (const QFileInfo& file : files)
            QVERIFY2(
                (file.permissions() & kOthers) == QFileDevice::Permissions(), qPrintable(file.fileName()));
        const auto list = base::parseJson(textOf(keys.filePath(QStringLiteral("keys.json"))));
        for (const char* name : { "administrator", "settlement", "registrar", "reviewer", "reviewer2",
                 "auditor", "observer", "manager", "node" })
            QVERIFY2(list->find(name) != nullptr, name);
        QVERIFY(textOf(keys.filePath(QStringLiteral("registrar.passphrase"))).size() >= 20);
    }

    void documentsEveryKeyOfTheConfiguration()
    {
        const QStringList lines =
            QString::fromStdString(textOf(m_data + QStringLiteral("/maru.toml"))).split(QLatin1Char('\n'));
        int keys = 0;
        for (int i = 1; i < lines.size(); ++i) {
            if (!lines[i].contains(QStringLiteral(" = ")) || lines[i].startsWith(QLatin1Char('#')))
                continue;
            ++keys;
            QVERIFY2(lines[i - 1].startsWith(QLatin1Char('#')), qPrintable(lines[i]));
        }
        QVERIFY(keys >= 25);
    }

    void refusesAUsedFolder()
    {
        const Finished again = runProgram({ "init", "--data", m_data });
        QCOMPARE(again.status, 1);
        QVERIFY(again.err.contains(QStringLiteral("server.exists")));
    }

    void refusesWrongUse_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::newRow("nothing") << QStringList() << 2;
        QTest::newRow("unknown command") << QStringList { "dance" } << 2;
        QTest::newRow("no data") << QStringList { "run" } << 2;
        QTest::newRow("no such folder") << QStringList { "run", "--data", "/nonexistent" } << 1;
        QTest::newRow("verify nothing") << QStringList { "verify", "--data", "/nonexistent" } << 1;
        QTest::newRow("doctor nothing") << QStringList { "doctor", "--data", "/nonexistent" } << 1;
        QTest::newRow("bad chain name")
            << QStringList { "init", "--data", "/tmp/x-never", "--chain", "Not A Name" } << 1;
        QTest::newRow("bad profile") << QStringList { "init", "--data", "/tmp/x-never", "--profile", "big" }
                                     << 2;
    }
    void refusesWrongUse()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        const Finished done = runProgram(arguments);
        QVERIFY2(done.status == status, qPrintable(QString::number(done.status) + done.err));
    }

    void servesBacksUpAndComesBack()
    {
        std::string head;
        std::int64_t height = 0;
        const QString backup = m_folder.filePath(QStringLiteral("backup/ledger.db"));
        const QString backupKey = m_folder.filePath(QStringLiteral("safe/ledger.key"));
        QVERIFY(QDir().mkpath(m_folder.filePath(QStringLiteral("backup"))));
        QVERIFY(QDir().mkpath(m_folder.filePath(QStringLiteral("safe"))));
        {
            RunningServer server(m_data);
            QVERIFY2(server.isReady(), qPrintable(server.log()));
            QCOMPARE(server.get("/v1/node").at("chain").asString(), std::string("e2e"));
            const auto settlement = server.key("settlement");
            const auto citizen = crypto::SigningKey::generate();
            const std::string account = "citizen:" + crypto::didOf(citizen.publicKey());
            const Json paid = server.submit(settlement, "accounts", "topUp",
                Json::object({ { "account", account }, { "amount", 50'000 }, { "reference", "E2E-1" } }));
            QCOMPARE(paid.stringOr("code", ""), std::string("ok"));
            QCOMPARE(server.get("/v1/query/accounts/balance?account=" + http::encodeComponent(account))
                         .at("balance")
                         .asInteger(),
                50'000);

            // A second server on the same folder is refused; the running one takes a new database key itself.
            QVERIFY(runProgram({ "run", "--data", m_data, "--port", "0" }).err.contains("server.locked"));
            const Finished rekeyed = runProgram({ "rekey", "--data", m_data });
            QVERIFY2(rekeyed.status == 0, qPrintable(rekeyed.err));
            QCOMPARE(server.get("/v1/node").at("chain").asString(), std::string("e2e"));
            const Finished beside = runProgram({ "backup", "--data", m_data, "--out", backup, "--key-out",
                m_folder.filePath(QStringLiteral("backup/ledger.key")) });
            QVERIFY(beside.err.contains("server.key_beside_backup"));
            const Finished copied =
                runProgram({ "backup", "--data", m_data, "--out", backup, "--key-out", backupKey });
            QVERIFY2(copied.status == 0, qPrintable(copied.err));
            QVERIFY2(runProgram({ "doctor", "--data", m_data }).status == 0,
                qPrintable(runProgram({ "doctor", "--data", m_data }).out));
            head = server.get("/v1/node").at("head").asString();
            height = server.get("/v1/node").at("height").asInteger();
            QCOMPARE(server.stop(), 0);
        }
        QVERIFY(height >= 1);

        // The copy opens under its own key only, and gives the same chain on another machine.
        const QString restored = m_folder.filePath(QStringLiteral("restored"));
        const Finished wrongKey =
            runProgram({ "restore", "--data", m_folder.filePath(QStringLiteral("wrong")), "--from", backup,
                "--key", m_data + QStringLiteral("/keys/database.key") });
        QCOMPARE(wrongKey.status, 1);
        const Finished back = runProgram({ "restore", "--data", restored, "--from", backup, "--key",
            backupKey, "--keys-from", m_data + QStringLiteral("/keys") });
        QVERIFY2(back.status == 0, qPrintable(back.err));
        const Finished verified = runProgram({ "verify", "--data", restored, "--replay" });
        QVERIFY2(verified.status == 0, qPrintable(verified.err));
        RunningServer again(restored);
        QVERIFY2(again.isReady(), qPrintable(again.log()));
        QCOMPARE(again.get("/v1/node").at("head").asString(), head);
        QCOMPARE(again.stop(), 0);
    }

    void stopsCleanlyWhenTheDiskIsFull()
    {
        const QString full = m_folder.filePath(QStringLiteral("full"));
        QCOMPARE(runProgram({ "init", "--data", full, "--profile", "demo" }).status, 0);
        std::vector<std::string> acknowledged;
        {
            RunningServer server(full, 1'024);
            QVERIFY2(server.isReady(), qPrintable(server.log()));
            const auto citizen = crypto::SigningKey::generate();
            for (int i = 0; i < 2'000; ++i) {
                const Json result = server.submit(
                    citizen, "accounts", "requestTopUp", Json::object({ { "amount", 1'000 + i } }));
                if (result.isNull() || result.stringOr("code", "") != "ok")
                    break;
                acknowledged.push_back(result.at("id").asString());
            }
            QVERIFY2(acknowledged.size() < 2'000, "the limit was never reached");
            QCOMPARE(server.waitForEnd(), 3);
            QVERIFY(server.log().contains(QStringLiteral("What was acknowledged is safe")));
        }
        RunningServer again(full);
        QVERIFY2(again.isReady(), qPrintable(again.log()));
        for (const std::string& id : acknowledged)
            QCOMPARE(again.get("/v1/transactions/" + id + "/status").stringOr("status", ""),
                std::string("committed"));
    }

    void saysWhatARestoreNeeds()
    {
        const QString backup = m_folder.filePath(QStringLiteral("backup2.db"));
        QVERIFY(QDir().mkpath(m_folder.filePath(QStringLiteral("safe2"))));
        const QString key = m_folder.filePath(QStringLiteral("safe2/key"));
        QCOMPARE(runProgram({ "backup", "--data", m_data, "--out", backup, "--key-out", key }).status, 0);
        const QString bare = m_folder.filePath(QStringLiteral("bare"));
        const Finished done = runProgram({ "restore", "--data", bare, "--from", backup, "--key", key });
        QCOMPARE(done.status, 0);
        QVERIFY(done.err.contains(QStringLiteral("node.key.json")));
        const Finished sick = runProgram({ "doctor", "--data", bare });
        QCOMPARE(sick.status, 1);
        QVERIFY(sick.out.contains(QStringLiteral("node.key.json")));
        QCOMPARE(runProgram({ "run", "--data", bare, "--port", "0" }).status, 1);
    }

    void changesTheDatabaseKey()
    {
        const QString keyFile = m_data + QStringLiteral("/keys/database.key");
        const std::string before = textOf(keyFile);
        QCOMPARE(runProgram({ "rekey", "--data", m_data }).status, 0);
        QVERIFY(textOf(keyFile) != before);
        QCOMPARE(runProgram({ "verify", "--data", m_data }).status, 0);

        // A rekey that was cut off after the pages were written leaves the new key beside the old one.
        QVERIFY(QFile::copy(keyFile, keyFile + QStringLiteral(".next")));
        QFile old(keyFile);
        QVERIFY(old.open(QIODevice::WriteOnly | QIODevice::Truncate));
        old.write(before.c_str());
        old.close();
        QCOMPARE(runProgram({ "verify", "--data", m_data }).status, 0);
        QVERIFY(!QFile::exists(keyFile + QStringLiteral(".next")));
        QVERIFY(textOf(keyFile) != before);
    }

    void exportsWhatAStrangerCanRead()
    {
        const QString file = m_folder.filePath(QStringLiteral("chain.jsonl"));
        QCOMPARE(runProgram({ "export", "--data", m_data, "--out", file }).status, 0);
        const QStringList lines =
            QString::fromStdString(textOf(file)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY(lines.size() >= 3);
        const auto first = base::parseCanonicalJson(lines[0].toStdString());
        QCOMPARE(first->at("format").asString(), std::string("maru-export/v1"));
        const auto end = base::parseCanonicalJson(lines.last().toStdString());
        QCOMPARE(end->at("end").at("blocks").asInteger(), static_cast<std::int64_t>(lines.size() - 2));
        for (int i = 1; i < lines.size() - 1; ++i) {
            const auto line = base::parseCanonicalJson(lines[i].toStdString());
            QCOMPARE(line->at("header").at("height").asInteger(), static_cast<std::int64_t>(i - 1));
        }
        const QString full = m_folder.filePath(QStringLiteral("full.jsonl"));
        QCOMPARE(runProgram({ "export", "--data", m_data, "--out", full, "--full" }).status, 0);
        QVERIFY(QString::fromStdString(textOf(full)).contains(QStringLiteral("{\"state\":{")));
        QCOMPARE(QFileInfo(full).permissions() & kOthers, QFileDevice::Permissions());
    }

    void doctorFindsOpenPermissionsAndBadConfiguration()
    {
        const QString key = m_data + QStringLiteral("/keys/node.passphrase");
        QFile::setPermissions(key, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther);
        const Finished open = runProgram({ "doctor", "--data", m_data });
        QCOMPARE(open.status, 1);
        QVERIFY(open.out.contains(QStringLiteral("chmod 600")));
        QFile::setPermissions(key, QFileDevice::ReadOwner | QFileDevice::WriteOwner);

        const QString configuration = m_data + QStringLiteral("/maru.toml");
        const std::string good = textOf(configuration);
        QFile file(configuration);
        QVERIFY(file.open(QIODevice::Append));
        file.write("\n[nonsense]\ncolour = 1\n");
        file.close();
        QVERIFY(
            runProgram({ "doctor", "--data", m_data }).out.contains(QStringLiteral("config.unknown_key")));
        QVERIFY(runProgram({ "run", "--data", m_data }).err.contains(QStringLiteral("nonsense")));

        // Whoever speaks for others is named by address: a name could be anybody tomorrow.
        QByteArray named = QByteArray::fromStdString(good);
        named.replace("trusted_proxies = \"\"", "trusted_proxies = \"127.0.0.1 portal.example.kr\"");
        QVERIFY(named != QByteArray::fromStdString(good));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(named);
        file.close();
        const auto refused = runProgram({ "doctor", "--data", m_data });
        QVERIFY2(refused.out.contains(QStringLiteral("config.range")), qPrintable(refused.out));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(good.c_str());
        file.close();
    }

    void verifyFindsAFlippedBit()
    {
        const QString broken = m_folder.filePath(QStringLiteral("broken"));
        QVERIFY(QDir().mkpath(m_folder.filePath(QStringLiteral("safe3"))));
        const QString backup = m_folder.filePath(QStringLiteral("backup3.db"));
        const QString key = m_folder.filePath(QStringLiteral("safe3/key"));
        QCOMPARE(runProgram({ "backup", "--data", m_data, "--out", backup, "--key-out", key }).status, 0);
        QCOMPARE(runProgram({ "restore", "--data", broken, "--from", backup, "--key", key, "--keys-from",
                                m_data + QStringLiteral("/keys") })
                     .status,
            0);
        QFile file(broken + QStringLiteral("/ledger.db"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 place = file.size() / 2;
        QVERIFY(file.seek(place));
        char byte = 0;
        QVERIFY(file.getChar(&byte));
        QVERIFY(file.seek(place));
        QVERIFY(file.putChar(static_cast<char>(byte ^ 1)));
        file.close();
        const Finished found = runProgram({ "verify", "--data", broken });
        QVERIFY2(found.status == 1, qPrintable(found.err));
    }

private:
    static constexpr QFileDevice::Permissions kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup
        | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

    QTemporaryDir m_folder;
    QString m_data;
};

QTEST_GUILESS_MAIN(ServerProgram)
#include "tst_server_program.moc"
