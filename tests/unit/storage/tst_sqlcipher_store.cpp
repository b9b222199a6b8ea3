// SPDX-License-Identifier: Apache-2.0
// The durable store: opening, commits, snapshots, look-ups, integrity check, backup and new keys.
#include "server/storage/sqlcipher/sqlcipher_store.h"
#include "shared/crypto/hash.h"
#include "tests/support/test_chain.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace maru;

namespace {

constexpr std::int64_t kTime = 1000;

base::Hash256 hashOf(const std::string& text)
{
    return crypto::sha256(text);
}

/// Block `height` with two transactions and one state row.
storage::BlockCommit blockOf(std::int64_t height)
{
    storage::BlockCommit commit;
    ledger::Header& header = commit.header.header;
    header.chain = "test.maru";
    header.height = base::Height(height);
    header.time = base::UnixSeconds(kTime + height * 10);
    header.logSize = static_cast<std::uint64_t>(height) * 2;
    header.proposer = crypto::didOf(test::nodeKey().publicKey());
    header.ledgerRoot = ledger::computeLedgerRoot(header);
    commit.header.signatures.push_back(ledger::signHeader(header, test::nodeKey()));
    commit.headerHash = ledger::headerHash(header);
    commit.events =
        base::Json::array({ base::Json::object({ { "type", "test.made" }, { "data", height } }) });
    for (std::int64_t i = 0; height > 0 && i < 2; ++i) {
        storage::TransactionRow row;
        row.index = static_cast<std::uint64_t>((height - 1) * 2 + i);
        row.height = header.height;
        row.time = header.time;
        row.id = hashOf("transaction " + std::to_string(row.index));
        row.domain = i == 0 ? "ledger" : "other";
        row.action = i == 0 ? "credit" : "move";
        row.signer = height % 2 == 0 ? "did:even" : "did:odd";
        row.code = i == 1 && height % 3 == 0 ? "ledger.insufficient" : "ok";
        row.leaf = "{\"n\":" + std::to_string(row.index) + "}";
        row.validUntil = header.time + 600;
        commit.transactions.push_back(row);
        commit.logNodes.push_back(merkle::LogNode { 0, row.index, hashOf(row.leaf) });
    }
    commit.frontier = { hashOf("peak " + std::to_string(height)) };
    commit.state = { { "ledger", "accounts", "a" + std::to_string(height),
                         "{\"balance\":" + std::to_string(height) + "}" },
        { "ledger", "accounts", "newest", "{\"balance\":" + std::to_string(height) + "}" } };
    if (height == 3)
        commit.state.push_back({ "ledger", "accounts", "a1", std::nullopt });
    return commit;
}

} // namespace

class TestSqlcipherStore : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    domain::Registry m_registry;
    std::filesystem::path file(const char* name = "chain.db") const
    {
        return std::filesystem::path(m_directory->filePath(QString::fromLatin1(name)).toStdString());
    }
    std::unique_ptr<storage::Store> open(storage::OpenMode mode)
    {
        auto store = storage::openSqlcipherStore(file(), test::databaseKey(), mode, m_registry);
        if (!store)
            qWarning("%s %s", store.error().code.c_str(), store.error().detail.c_str());
        return store ? std::move(*store) : nullptr;
    }
    std::unique_ptr<storage::Store> filled(std::int64_t blocks)
    {
        auto store = open(storage::OpenMode::Create);
        if (!store || !store->commitGenesis(test::genesisDocument(), blockOf(0)))
            return nullptr;
        for (std::int64_t height = 1; height <= blocks; ++height) {
            if (!store->commit(blockOf(height)))
                return nullptr;
        }
        return store;
    }

private slots:
    void initTestCase() { test::fillRegistry(m_registry); }
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void keepsEverythingOverAReopening()
    {
        QVERIFY(filled(6) != nullptr);
        const auto store = open(storage::OpenMode::ReadWrite);
        QVERIFY(store);
        const auto head = store->head();
        QVERIFY(head && *head);
        QCOMPARE((*head)->header, blockOf(6).header.header);
        const auto reader = store->read();
        QVERIFY(reader);
        QCOMPARE((*reader)->height().count(), 6);
        QCOMPARE((*reader)->time().count(), kTime + 60);
        QVERIFY((*reader)->genesis().value() == test::genesisDocument());
        const auto block = (*reader)->block(base::Height(4));
        QVERIFY(block && *block);
        QCOMPARE((*block)->hash, blockOf(4).headerHash);
        QCOMPARE((*block)->transactionCount, 2);
        QVERIFY((*block)->events == blockOf(4).events);
        QVERIFY(!(*reader)->block(base::Height(7)).value().has_value());
        QCOMPARE((*reader)->blocksBefore(base::Height(6), 3).value().size(), std::size_t { 3 });
        QCOMPARE((*reader)->blocksBefore(base::Height(6), 3).value().front().header.header.height.count(), 5);
        const auto row = (*reader)->transaction(hashOf("transaction 5"));
        QVERIFY(row && *row);
        QCOMPARE((*row)->index, std::uint64_t { 5 });
        QCOMPARE((*row)->leaf, std::string("{\"n\":5}"));
        QCOMPARE((*row)->validUntil.count(), kTime + 630);
        QVERIFY(!(*reader)->transactionAt(12).value().has_value());
        QCOMPARE((*reader)->logNode(0, 5).value(), hashOf("{\"n\":5}"));
        QVERIFY(!(*reader)->logNode(1, 5));
        QCOMPARE((*reader)->frontier().value().front(), hashOf("peak 6"));
        QVERIFY(store->sizeBytes() > 4096);
    }

    // Rows are written some dozen a statement, and what is left over one by one.
    void writesBlocksOfAnySize_data()
    {
        QTest::addColumn<int>("rows");
        for (const int rows : { 0, 1, 31, 32, 33, 64, 100 })
            QTest::addRow("%d rows", rows) << rows;
    }
    void writesBlocksOfAnySize()
    {
        QFETCH(const int, rows);
        const auto store = filled(1);
        QVERIFY(store);
        storage::BlockCommit commit = blockOf(2);
        commit.state.clear();
        for (int i = 0; i < rows; ++i) {
            const std::string number = std::to_string(i);
            commit.state.push_back({ i % 2 == 0 ? "ledger" : "other", "accounts", "row" + number,
                "{\"balance\":" + number + "}" });
        }
        // What was there before is replaced or removed among them.
        commit.state.insert(commit.state.begin() + rows / 2, { "ledger", "accounts", "a1", std::nullopt });
        commit.state.push_back({ "ledger", "accounts", "newest", "{\"balance\":-1}" });
        QVERIFY(store->commit(commit));
        const auto reader = store->read();
        QVERIFY(reader);
        for (int i = 0; i < rows; ++i) {
            const std::string number = std::to_string(i);
            const auto value =
                (*reader)->stateValue(i % 2 == 0 ? "ledger" : "other", "accounts", "row" + number);
            QVERIFY(value && *value);
            QCOMPARE(**value, "{\"balance\":" + number + "}");
        }
        QVERIFY(!(*reader)->stateValue("ledger", "accounts", "a1").value().has_value());
        QCOMPARE((*reader)->stateValue("ledger", "accounts", "newest").value().value(),
            std::string("{\"balance\":-1}"));
    }

    void refusesToOpen_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<bool>("exists");
        QTest::addColumn<int>("keyNumber");
        QTest::addColumn<QString>("code");
        QTest::newRow("create over a file") << int(storage::OpenMode::Create) << true << 7 << "store.exists";
        QTest::newRow("no file") << int(storage::OpenMode::ReadWrite) << false << 7 << "store.missing";
        QTest::newRow("no file to read") << int(storage::OpenMode::ReadOnly) << false << 7 << "store.missing";
        QTest::newRow("wrong key") << int(storage::OpenMode::ReadWrite) << true << 8 << "store.key";
        QTest::newRow("wrong key to read") << int(storage::OpenMode::ReadOnly) << true << 8 << "store.key";
    }
    void refusesToOpen()
    {
        QFETCH(int, mode);
        QFETCH(bool, exists);
        QFETCH(int, keyNumber);
        QFETCH(QString, code);
        if (exists)
            QVERIFY(filled(1) != nullptr);
        const auto store = storage::openSqlcipherStore(file(),
            test::databaseKey(static_cast<std::uint8_t>(keyNumber)), storage::OpenMode(mode), m_registry);
        QVERIFY(!store);
        QCOMPARE(QString::fromStdString(store.error().code), code);
    }

    void tellsAForeignFile()
    {
        QFile foreign(QString::fromStdString(file().string()));
        QVERIFY(foreign.open(QIODevice::WriteOnly));
        foreign.write(QByteArray(8192, 'x'));
        foreign.close();
        const auto store = storage::openSqlcipherStore(
            file(), test::databaseKey(), storage::OpenMode::ReadWrite, m_registry);
        QVERIFY(!store);
        QCOMPARE(store.error().code, std::string("store.key"));
    }

    void readerKeepsItsSnapshot()
    {
        const auto store = filled(2);
        QVERIFY(store);
        auto before = store->read();
        QVERIFY(before);
        QVERIFY(store->commit(blockOf(3)));
        QCOMPARE((*before)->height().count(), 2);
        QCOMPARE((*before)->stateValue("ledger", "accounts", "newest").value().value(),
            std::string("{\"balance\":2}"));
        QVERIFY((*before)->stateValue("ledger", "accounts", "a1").value().has_value());
        QVERIFY(!(*before)->transactionAt(4).value().has_value());
        const auto after = store->read();
        QCOMPARE((*after)->height().count(), 3);
        QVERIFY(!(*after)->stateValue("ledger", "accounts", "a1").value().has_value());
        QVERIFY((*after)->get("ledger", "accounts", "newest").value().value().at("balance").asInteger() == 3);
    }

    void refusesASecondBlockAtTheSameHeightAndStaysStopped()
    {
        const auto store = filled(2);
        QVERIFY(store);
        const auto again = store->commit(blockOf(2));
        QVERIFY(!again);
        QVERIFY(again.error().kind == base::ErrorKind::Failed);
        QVERIFY(!store->commit(blockOf(3)));
        QCOMPARE((*store->read())->height().count(), 2);
    }

    void readOnlyStoreRefusesCommits()
    {
        QVERIFY(filled(1) != nullptr);
        const auto store = open(storage::OpenMode::ReadOnly);
        QVERIFY(store);
        QCOMPARE((*store->read())->height().count(), 1);
        const auto status = store->commit(blockOf(2));
        QVERIFY(!status);
        QCOMPARE(status.error().code, std::string("store.read_only"));
    }

    void filtersTransactions_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QList<int>>("indexes");
        QTest::newRow("newest first") << "" << QList<int> { 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0 };
        QTest::newRow("signer") << "signer" << QList<int> { 11, 10, 7, 6, 3, 2 };
        QTest::newRow("domain") << "domain" << QList<int> { 10, 8, 6, 4, 2, 0 };
        QTest::newRow("action") << "action" << QList<int> { 11, 9, 7, 5, 3, 1 };
        QTest::newRow("refused") << "refused" << QList<int> { 11, 5 };
        QTest::newRow("code") << "code" << QList<int> { 11, 5 };
        QTest::newRow("other code") << "other" << QList<int> {};
        QTest::newRow("from") << "from" << QList<int> { 11, 10, 9, 8 };
        QTest::newRow("until") << "until" << QList<int> { 7, 6, 5, 4, 3, 2, 1, 0 };
        QTest::newRow("height") << "height" << QList<int> { 5, 4 };
        QTest::newRow("before") << "before" << QList<int> { 2, 1, 0 };
        QTest::newRow("after") << "after" << QList<int> { 9, 10, 11 };
        QTest::newRow("limit") << "limit" << QList<int> { 11, 10 };
    }
    void filtersTransactions()
    {
        QFETCH(QString, filter);
        QFETCH(QList<int>, indexes);
        const auto store = filled(6);
        QVERIFY(store);
        storage::TransactionFilter wanted;
        if (filter == u"signer")
            wanted.signer = "did:even";
        if (filter == u"domain")
            wanted.domain = "ledger";
        if (filter == u"action")
            wanted.action = "move";
        if (filter == u"refused")
            wanted.code = "refused";
        if (filter == u"code")
            wanted.code = "ledger.insufficient";
        if (filter == u"other")
            wanted.code = "' OR 1 --";
        if (filter == u"from")
            wanted.from = base::UnixSeconds(kTime + 45);
        if (filter == u"until")
            wanted.until = base::UnixSeconds(kTime + 50);
        if (filter == u"height")
            wanted.height = base::Height(3);
        if (filter == u"before")
            wanted.beforeIndex = 3;
        if (filter == u"after")
            wanted.afterIndex = 8;
        if (filter == u"limit")
            wanted.limit = 2;
        const auto rows = (*store->read())->transactions(wanted);
        QVERIFY(rows);
        QList<int> found;
        for (const storage::TransactionRow& row : *rows)
            found << int(row.index);
        QCOMPARE(found, indexes);
    }

    void findsNothingWrongInAGoodFile()
    {
        QVERIFY(filled(5) != nullptr);
        const auto findings = storage::checkIntegrity(file(), test::databaseKey());
        QVERIFY(findings);
        QVERIFY2(findings->empty(), findings->empty() ? "" : findings->front().c_str());
    }

    void backsUpUnderAnotherKeyWhileOpen()
    {
        const auto store = filled(5);
        QVERIFY(store);
        const auto status =
            storage::backupTo(file(), test::databaseKey(), file("copy.db"), test::databaseKey(9));
        QVERIFY2(status.has_value(), status ? "" : status.error().detail.c_str());
        QVERIFY(store->commit(blockOf(6)));
        QVERIFY(!storage::openSqlcipherStore(
            file("copy.db"), test::databaseKey(), storage::OpenMode::ReadOnly, m_registry));
        const auto copy = storage::openSqlcipherStore(
            file("copy.db"), test::databaseKey(9), storage::OpenMode::ReadWrite, m_registry);
        QVERIFY2(copy.has_value(), copy ? "" : copy.error().detail.c_str());
        QCOMPARE((*(*copy)->read())->height().count(), 5);
        QVERIFY((*copy)->commit(blockOf(6)));
        const auto again =
            storage::backupTo(file(), test::databaseKey(), file("copy.db"), test::databaseKey(9));
        QVERIFY(!again);
        QCOMPARE(again.error().code, std::string("store.exists"));
    }

    void changesTheKey()
    {
        QVERIFY(filled(3) != nullptr);
        const auto status = storage::rekey(file(), test::databaseKey(), test::databaseKey(9));
        QVERIFY2(status.has_value(), status ? "" : status.error().detail.c_str());
        QVERIFY(!storage::openSqlcipherStore(
            file(), test::databaseKey(), storage::OpenMode::ReadWrite, m_registry));
        const auto store = storage::openSqlcipherStore(
            file(), test::databaseKey(9), storage::OpenMode::ReadWrite, m_registry);
        QVERIFY(store);
        QCOMPARE((*(*store)->read())->height().count(), 3);
        QVERIFY((*store)->commit(blockOf(4)));
    }

    void changesItsKeyWhileItIsInUse()
    {
        auto store = filled(3);
        const base::SecretBytes next(base::Bytes(32, 0x5a));
        {
            // Somebody reads on: nothing changes, and what was read stays readable.
            const auto reader = store->read();
            const auto refused = storage::rekeyOnline(*store, next, std::chrono::milliseconds(1));
            QCOMPARE(refused.error().code, std::string("store.busy"));
            QVERIFY((*reader)->stateValue("ledger", "accounts", "newest")->has_value());
            QVERIFY(store->read().has_value());
        }
        QVERIFY(store->commit(blockOf(4)).has_value());
        QVERIFY(storage::rekeyOnline(*store, next).has_value());
        QVERIFY(!std::filesystem::exists(file("chain.db.rekey")));
        QCOMPARE((*store->read())->height().count(), std::int64_t(4));
        QVERIFY(store->commit(blockOf(5)).has_value());
        QCOMPARE((*store->read())->height().count(), std::int64_t(5));
        store.reset();
        QCOMPARE(
            storage::openSqlcipherStore(file(), test::databaseKey(), storage::OpenMode::ReadOnly, m_registry)
                .error()
                .code,
            std::string("store.key"));
        const auto opened =
            storage::openSqlcipherStore(file(), next, storage::OpenMode::ReadOnly, m_registry);
        QVERIFY(opened.has_value());
        QCOMPARE((*(*opened)->read())->height().count(), std::int64_t(5));
        QVERIFY(storage::checkIntegrity(file(), next)->empty());
        QVERIFY(storage::rekeyOnline(**opened, next).error().code == "store.read_only");
    }

    void keepsReadersAndTheWriterGoingOverNewKeys()
    {
        auto store = filled(2);
        std::atomic<bool> isOver { false };
        std::atomic<int> wrong { 0 };
        std::vector<std::thread> threads;
        for (int i = 0; i < 3; ++i)
            threads.emplace_back([&] {
                while (!isOver) {
                    const auto reader = store->read();
                    if (!reader || !(*reader)->stateValue("ledger", "accounts", "newest"))
                        ++wrong;
                }
            });
        threads.emplace_back([&] {
            for (std::int64_t height = 3; height < 40; ++height)
                if (!store->commit(blockOf(height)))
                    ++wrong;
            isOver = true;
        });
        int changed = 0;
        for (std::uint8_t i = 1; i <= 3; ++i)
            changed += storage::rekeyOnline(*store, base::SecretBytes(base::Bytes(32, i))) ? 1 : 0;
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(changed, 3);
        store.reset();
        const auto opened = storage::openSqlcipherStore(
            file(), base::SecretBytes(base::Bytes(32, 3)), storage::OpenMode::ReadOnly, m_registry);
        QVERIFY(opened.has_value());
        QCOMPARE((*(*opened)->read())->height().count(), std::int64_t(39));
    }
};

QTEST_GUILESS_MAIN(TestSqlcipherStore)
#include "tst_sqlcipher_store.moc"
