// SPDX-License-Identifier: Apache-2.0
// kill -9 at random moments under load, and a disk that fills up: everything acknowledged is there afterwards, the
// roots match, nobody has to repair anything. MARU_CRASH_ROUNDS says how often (20).
#include "server/chain/loader.h"
#include "server/storage/sqlcipher/sqlcipher_store.h"
#include "tests/support/test_chain.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <random>

using namespace maru;

class TestCrash : public QObject {
    Q_OBJECT

private:
    domain::Registry m_registry;
    base::NullLogger m_log;

    static QString writer() { return QCoreApplication::applicationDirPath() + "/chain_writer"; }

    void create(const QString& file)
    {
        auto store = storage::openSqlcipherStore(
            file.toStdString(), test::databaseKey(), storage::OpenMode::Create, m_registry);
        QVERIFY(store);
        QVERIFY(chain::createChain(
            **store, m_registry, test::testServices(), test::nodeKey(), test::genesisDocument()));
    }

    /// Whole lines only: the last one may have been cut off.
    static int collect(const QByteArray& output, std::vector<base::Hash256>& acknowledged)
    {
        int added = 0;
        qsizetype at = 0;
        for (qsizetype end = output.indexOf('\n'); end >= 0; at = end + 1, end = output.indexOf('\n', at)) {
            const QByteArray line = output.mid(at, end - at);
            if (!line.startsWith("ok "))
                continue;
            const auto id = base::Hash256::fromHex(line.mid(3).toStdString());
            if (id) {
                acknowledged.push_back(*id);
                ++added;
            }
        }
        return added;
    }

    /// Opens the store as a node would and looks for every acknowledged id.
    void check(const QString& file, const std::vector<base::Hash256>& acknowledged, const QString& seed)
    {
        auto store = storage::openSqlcipherStore(
            file.toStdString(), test::databaseKey(), storage::OpenMode::ReadWrite, m_registry);
        QVERIFY2(store.has_value(),
            qPrintable(seed + (store ? "" : QString::fromStdString(store.error().detail))));
        const auto loader =
            chain::openLoader(**store, m_registry, test::testServices(), test::nodeKey(), m_log);
        QVERIFY2(loader.has_value(),
            qPrintable(seed + (loader ? "" : QString::fromStdString(loader.error().detail))));
        const auto reader = (*store)->read();
        QVERIFY(reader);
        for (const base::Hash256& id : acknowledged) {
            const auto row = (*reader)->transaction(id);
            QVERIFY2(row && *row, qPrintable(seed + " lost " + QString::fromStdString(id.hex())));
        }
    }

private slots:
    void initTestCase() { test::fillRegistry(m_registry); }

    void everythingAcknowledgedSurvivesKill9()
    {
        const int rounds = qEnvironmentVariableIsSet("MARU_CRASH_ROUNDS")
            ? qEnvironmentVariableIntValue("MARU_CRASH_ROUNDS")
            : 20;
        QTemporaryDir directory;
        const QString file = directory.filePath("chain.db");
        create(file);
        constexpr unsigned kSeed = 20'261'122;
        std::mt19937 random(kSeed);
        std::vector<base::Hash256> acknowledged;
        int silentRounds = 0;
        for (int round = 0; round < rounds; ++round) {
            QProcess child;
            child.start(writer(), { file, QString::number(std::uint64_t(round + 1) * 1'000'000), "0" });
            QVERIFY(child.waitForStarted());
            QByteArray output;
            while (!output.contains("ready\n")) {
                QVERIFY2(child.waitForReadyRead(30'000), qPrintable(child.readAllStandardError()));
                output += child.readAllStandardOutput();
            }
            // Some die at once, most in the middle of the load.
            QTest::qWait(static_cast<int>(random() % 120));
            child.kill();
            QVERIFY(child.waitForFinished());
            output += child.readAllStandardOutput();
            if (collect(output, acknowledged) == 0)
                ++silentRounds;
            check(file, acknowledged, QStringLiteral("seed %1 round %2: ").arg(kSeed).arg(round));
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%d rounds, %d acknowledged, %d rounds without any", rounds, int(acknowledged.size()),
            silentRounds);
        QVERIFY(silentRounds < rounds);
        auto store = storage::openSqlcipherStore(
            file.toStdString(), test::databaseKey(), storage::OpenMode::ReadOnly, m_registry);
        QVERIFY(store);
        const auto replayed = chain::replay(**store, m_registry, test::testServices(), {});
        QVERIFY2(replayed.has_value(), replayed ? "" : replayed.error().detail.c_str());
    }

    void fullDiskStopsCleanlyAndLosesNothing()
    {
        QTemporaryDir directory;
        const QString file = directory.filePath("chain.db");
        create(file);
        std::vector<base::Hash256> acknowledged;
        QProcess child;
        child.start(writer(), { file, "1", QString::number(600'000) });
        QVERIFY(child.waitForFinished(60'000));
        const QByteArray output = child.readAllStandardOutput();
        QCOMPARE(child.exitStatus(), QProcess::NormalExit);
        QCOMPARE(child.exitCode(), 3);
        QVERIFY2(output.endsWith("failed store.full\n"),
            (output.right(60) + child.readAllStandardError()).constData());
        QVERIFY(collect(output, acknowledged) > 0);
        check(file, acknowledged, QStringLiteral("after a full disk: "));
        // With room again it goes on.
        QProcess again;
        again.start(writer(), { file, "5000000", "0" });
        QByteArray more;
        while (!more.contains("ok ")) {
            QVERIFY2(again.waitForReadyRead(30'000), qPrintable(again.readAllStandardError()));
            more += again.readAllStandardOutput();
        }
        again.kill();
        QVERIFY(again.waitForFinished());
    }
};

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
