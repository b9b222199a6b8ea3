// SPDX-License-Identifier: Apache-2.0
// Selections: the durable store and the one in memory give the same rows, pages, totals and sums.
#include "server/storage/memory/memory_store.h"
#include "server/storage/selection.h"
#include "server/storage/sqlcipher/sqlcipher_store.h"
#include "tests/support/test_chain.h"

#include <QTemporaryDir>
#include <QtTest>

#include <random>

using namespace maru;
using Operator = domain::Filter::Operator;

namespace {

storage::BlockCommit rowsBlock()
{
    storage::BlockCommit commit;
    ledger::Header& header = commit.header.header;
    header.chain = "test.maru";
    header.proposer = crypto::didOf(test::nodeKey().publicKey());
    header.ledgerRoot = ledger::computeLedgerRoot(header);
    commit.header.signatures.push_back(ledger::signHeader(header, test::nodeKey()));
    commit.headerHash = ledger::headerHash(header);
    commit.events = base::Json::array();
    const char* names[] = { "가람", "Hall", "hallway", "maru", "%_'" };
    for (int i = 0; i < 60; ++i) {
        base::Json value = base::Json::object({ { "name", names[i % 5] }, { "balance", i % 7 } });
        if (i % 4 == 0)
            value.set("open", base::Json(i % 8 == 0));
        if (i % 3 == 0)
            value.set("note", base::Json(nullptr));
        const std::string key = (i % 2 == 0 ? "a/" : "b/") + std::to_string(100 + i);
        commit.state.push_back({ "ledger", "accounts", key, base::canonical(value) });
    }
    commit.state.push_back({ "ledger", "counters", "a/other", std::string("{\"balance\":1000}") });
    return commit;
}

} // namespace

class TestSelection : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_directory;
    domain::Registry m_registry;
    std::unique_ptr<storage::Store> m_durable;
    std::unique_ptr<storage::Store> m_memory;

    static QStringList keys(const domain::Page& page)
    {
        QStringList list;
        for (const domain::Row& row : page.rows)
            list << QString::fromStdString(row.key);
        return list;
    }

private slots:
    void initTestCase()
    {
        test::fillRegistry(m_registry);
        auto store = storage::openSqlcipherStore(m_directory.filePath("chain.db").toStdString(),
            test::databaseKey(), storage::OpenMode::Create, m_registry);
        QVERIFY(store);
        m_durable = std::move(*store);
        m_memory = storage::makeMemoryStore();
        QVERIFY(m_durable->commitGenesis(test::genesisDocument(), rowsBlock()));
        QVERIFY(m_memory->commitGenesis(test::genesisDocument(), rowsBlock()));
    }

    void bothStoresAgree()
    {
        const auto durable = m_durable->read();
        const auto memory = m_memory->read();
        QVERIFY(durable && memory);
        std::mt19937 random(20'260'101);
        const auto pick = [&](int count) {
            return static_cast<int>(random() % static_cast<unsigned>(count));
        };
        const char* members[] = { "", "name", "balance", "open", "note", "missing" };
        for (int round = 0; round < 400; ++round) {
            domain::Selection selection;
            selection.table = "accounts";
            selection.limit = static_cast<std::size_t>(1 + pick(25));
            selection.sort = members[pick(6)];
            selection.descending = pick(2) == 0;
            selection.wantTotal = true;
            if (pick(3) == 0)
                selection.keyPrefix = pick(2) == 0 ? "a/" : "b/1";
            for (int i = pick(3); i > 0; --i) {
                const base::Json values[] = { base::Json(3), base::Json("maru"), base::Json(true),
                    base::Json(nullptr), base::Json("a/130") };
                selection.filters.push_back(
                    { members[pick(6)], static_cast<Operator>(pick(6)), values[pick(5)] });
            }
            if (pick(4) == 0) {
                const char* texts[] = { "HALL", "람", "%", "13" };
                selection.search = texts[pick(4)];
                if (pick(2) == 0)
                    selection.searchMembers = { "name", "" };
                if (pick(2) == 0)
                    selection.searchStarts = { pick(2) == 0 ? "" : "name" };
            }
            for (int pages = 0;; ++pages) {
                const auto a = (*durable)->select("ledger", selection);
                const auto b = (*memory)->select("ledger", selection);
                QVERIFY2(a.has_value(), a ? "" : a.error().detail.c_str());
                QVERIFY(b);
                QCOMPARE(keys(*a), keys(*b));
                QCOMPARE(a->total, b->total);
                QCOMPARE(a->next.empty(), b->next.empty());
                if (a->next.empty() || pages > 70)
                    break;
                selection.after = a->next;
            }
            QCOMPARE((*durable)->sum("ledger", selection, "balance").value(),
                (*memory)->sum("ledger", selection, "balance").value());
        }
    }

    void pagesShowEveryRowOnce()
    {
        const auto reader = m_durable->read();
        for (const bool descending : { false, true }) {
            for (const char* sort : { "", "balance", "open" }) {
                domain::Selection selection;
                selection.table = "accounts";
                selection.limit = 7;
                selection.sort = sort;
                selection.descending = descending;
                QStringList all;
                do {
                    const auto page = (*reader)->select("ledger", selection);
                    QVERIFY(page);
                    all += keys(*page);
                    selection.after = page->next;
                } while (!selection.after.empty());
                QCOMPARE(all.size(), 60);
                all.removeDuplicates();
                QCOMPARE(all.size(), 60);
            }
        }
    }

    void refusesBadSelections_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("code");
        QTest::newRow("good") << ""
                              << "";
        QTest::newRow("member with a quote") << "member"
                                             << "query.member";
        QTest::newRow("sort with a quote") << "sort"
                                           << "query.member";
        QTest::newRow("search member with a quote") << "search"
                                                    << "query.member";
        QTest::newRow("start member with a quote") << "start"
                                                   << "query.member";
        QTest::newRow("table with a quote") << "table"
                                            << "query.member";
        QTest::newRow("compound value") << "compound"
                                        << "query.member";
        QTest::newRow("limit 0") << "limit0"
                                 << "query.limit";
        QTest::newRow("limit 1001") << "limit1001"
                                    << "query.limit";
        QTest::newRow("cursor of other letters") << "cursor!"
                                                 << "query.cursor";
        QTest::newRow("cursor that is no JSON") << "cursorAAAA"
                                                << "query.cursor";
        QTest::newRow("cursor with an object") << "cursorW3t9LCJhIl0"
                                               << "query.cursor";
        QTest::newRow("cursor without key") << "cursorWzFd"
                                            << "query.cursor";
    }
    void refusesBadSelections()
    {
        QFETCH(QString, change);
        QFETCH(QString, code);
        domain::Selection selection;
        selection.table = "accounts";
        if (change == u"member")
            selection.filters.push_back({ "a') OR 1 --", Operator::Equal, base::Json(1) });
        if (change == u"sort")
            selection.sort = "a'";
        if (change == u"search") {
            selection.search = "x";
            selection.searchMembers = { "a')" };
        }
        if (change == u"start") {
            selection.search = "x";
            selection.searchStarts = { "a')" };
        }
        if (change == u"table")
            selection.table = "accounts' OR '1'='1";
        if (change == u"compound")
            selection.filters.push_back({ "balance", Operator::Equal, base::Json::array({ base::Json(1) }) });
        if (change.startsWith(u"limit"))
            selection.limit = change.mid(5).toUInt();
        if (change.startsWith(u"cursor"))
            selection.after = change.mid(6).toStdString();
        for (storage::Store* store : { m_durable.get(), m_memory.get() }) {
            const auto page = (*store->read())->select("ledger", selection);
            QCOMPARE(page ? QString() : QString::fromStdString(page.error().code), code);
        }
    }

    void cursorsComeBack()
    {
        for (const base::Json& value : { base::Json(), base::Json(-5), base::Json("가") }) {
            const auto cursor = storage::decodeCursor(storage::encodeCursor({ value, "key" }));
            QVERIFY(cursor);
            QVERIFY(cursor->sortValue == value);
            QCOMPARE(cursor->key, std::string("key"));
        }
    }
};

QTEST_GUILESS_MAIN(TestSelection)
#include "tst_selection.moc"
