// SPDX-License-Identifier: Apache-2.0
// One bit flipped anywhere in a closed database is found: by the integrity check, or when the chain is opened.
// MARU_TAMPER_ROUNDS says how many places (60).
#include "server/chain/loader.h"
#include "server/storage/sqlcipher/sqlcipher_store.h"
#include "tests/support/test_chain.h"

#include <QTemporaryDir>
#include <QtTest>

#include <random>

using namespace maru;

class TestTamper : public QObject {
    Q_OBJECT

private:
    domain::Registry m_registry;
    QTemporaryDir m_directory;
    QString m_file;
    QByteArray m_content;

private slots:
    void initTestCase()
    {
        test::fillRegistry(m_registry);
        m_file = m_directory.filePath("chain.db");
        {
            auto store = storage::openSqlcipherStore(
                m_file.toStdString(), test::databaseKey(), storage::OpenMode::Create, m_registry);
            QVERIFY(store);
            QVERIFY(chain::createChain(
                **store, m_registry, test::testServices(), test::nodeKey(), test::genesisDocument()));
            base::NullLogger log;
            auto loader = chain::openLoader(**store, m_registry, test::testServices(), test::nodeKey(), log);
            QVERIFY(loader);
            const base::UnixSeconds now(test::kStart);
            for (std::uint64_t block = 0; block < 20; ++block) {
                std::vector<ledger::Transaction> transactions;
                for (std::uint64_t i = 0; i < 25; ++i)
                    transactions.push_back(test::signedAction(test::keyOf(5), "credit",
                        test::credit("account" + std::to_string(i * 7 + block), 5), now, block * 100 + i));
                QVERIFY((*loader)->block(now, std::move(transactions)));
            }
        }
        // Closed: the write-ahead log has gone into the file.
        QVERIFY(!QFile::exists(m_file + "-wal"));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_content = file.readAll();
        QVERIFY(m_content.size() > 100'000);
    }

    void goodFilePasses()
    {
        const auto findings = storage::checkIntegrity(m_file.toStdString(), test::databaseKey());
        QVERIFY(findings && findings->empty());
    }

    void everyFlippedBitIsFound()
    {
        const int rounds = qEnvironmentVariableIsSet("MARU_TAMPER_ROUNDS")
            ? qEnvironmentVariableIntValue("MARU_TAMPER_ROUNDS")
            : 60;
        constexpr unsigned kSeed = 7'919;
        std::mt19937_64 random(kSeed);
        const QString changed = m_directory.filePath("changed.db");
        for (int round = 0; round < rounds; ++round) {
            const auto bit =
                static_cast<qsizetype>(random() % (static_cast<std::uint64_t>(m_content.size()) * 8));
            QByteArray content = m_content;
            content[bit / 8] = static_cast<char>(content[bit / 8] ^ (1 << (bit % 8)));
            QFile::remove(changed);
            QFile file(changed);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(content), content.size());
            file.close();
            const auto findings = storage::checkIntegrity(changed.toStdString(), test::databaseKey());
            const bool isFound = !findings || !findings->empty();
            QVERIFY2(isFound,
                qPrintable(QStringLiteral("seed %1 round %2: bit %3 of %4")
                               .arg(kSeed)
                               .arg(round)
                               .arg(bit)
                               .arg(m_content.size() * 8)));
        }
    }

    void cutFileIsFound()
    {
        const QString changed = m_directory.filePath("cut.db");
        QFile file(changed);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(m_content.left(m_content.size() - 4096));
        file.close();
        const auto findings = storage::checkIntegrity(changed.toStdString(), test::databaseKey());
        QVERIFY(!findings || !findings->empty());
    }
};

QTEST_GUILESS_MAIN(TestTamper)
#include "tst_tamper.moc"
