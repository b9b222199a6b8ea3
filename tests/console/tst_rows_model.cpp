// SPDX-License-Identifier: Apache-2.0
// Paging, sorting, filtering and refreshing of the one table model.
#include "admin-console/core/rows_model.h"
#include "tests/console/scripted_transport.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

class TestRowsModel final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Language> m_language;
    std::unique_ptr<ScriptedTransport> m_transport;
    std::unique_ptr<RowsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    QStringList keys() const
    {
        QStringList all;
        for (int i = 0; i < m_model->rowCount(); ++i)
            all << m_model->keyAt(i);
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_language = std::make_unique<Language>();
        m_transport = std::make_unique<ScriptedTransport>();
        std::vector<ColumnSpec> columns { { "title", ValueKind::LocalText, "Campaign" },
            { "state", ValueKind::State, "State" }, { "raised", ValueKind::Won, "Raised", "raised" } };
        m_model =
            std::make_unique<RowsModel>(*m_transport, RowsSource { u"/v1/query/donation/campaigns"_s, {} },
                std::move(columns), Words { m_language.get(), nullptr, "donation" });
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void fetchesPageAfterPage()
    {
        m_model->reload();
        QCOMPARE(m_model->loadState(), RowsModel::LoadState::Loading);
        QCOMPARE(m_transport->argument(u"total"_s), QString());
        m_transport->answer(listOf(0, 3, "cursor-1"));
        QCOMPARE(m_model->loadState(), RowsModel::LoadState::Ready);
        QCOMPARE(m_model->rowCount(), 3);
        // The tester asks for more by itself, as a view does; while one page is on its way no second one is asked for.
        QVERIFY(m_model->isFetching());
        QVERIFY(!m_model->canFetchMore({}));
        QVERIFY(!m_model->total().has_value());
        QVERIFY(m_transport->bring(u"after"_s, u"cursor-1"_s));
        m_transport->answer(listOf(3, 2, ""));
        QCOMPARE(m_model->rowCount(), 5);
        QVERIFY(!m_model->canFetchMore({}));
        QCOMPARE(m_model->total().value(), qint64(5));
    }

    void asksForTheCountAfterTheRows()
    {
        m_model->reload();
        QCOMPARE(m_transport->waiting.size(), std::size_t(1));
        m_transport->answer(listOf(0, 3, "cursor-1"));
        QVERIFY(m_model->isCounting());
        QVERIFY(m_transport->bring(u"total"_s, u"1"_s));
        QCOMPARE(m_transport->argument(u"limit"_s), u"1"_s);
        m_transport->answer(listOf(0, 1, "x"));
        QVERIFY(!m_model->isCounting());
        QCOMPARE(m_model->total().value(), qint64(1000));
        QCOMPARE(m_model->rowCount(), 3);
    }

    void keepsRowsWhenTheCountFailsOrIsStopped()
    {
        m_model->reload();
        m_transport->answer(listOf(0, 3, "cursor-1"));
        QVERIFY(m_transport->bring(u"total"_s, u"1"_s));
        m_transport->answer(base::failed("console.timeout"));
        QVERIFY(!m_model->isCounting());
        QVERIFY(!m_model->total().has_value());
        QVERIFY(!m_model->isStale());
        QCOMPARE(m_model->rowCount(), 3);
        m_model->reload();
        m_model->cancel();
        QCOMPARE(m_model->loadState(), RowsModel::LoadState::Failed);
        QCOMPARE(QString::fromStdString(m_model->error().code), u"console.cancelled"_s);
        while (!m_transport->waiting.empty())
            m_transport->answer(listOf(0, 3, ""));
        QCOMPARE(m_model->rowCount(), 0);
    }

    void remembersQuestionsUntilTheFirstLoad()
    {
        m_model->sort(2, Qt::DescendingOrder);
        m_model->setSearch(u"b"_s);
        QVERIFY(m_transport->waiting.empty());
        QCOMPARE(m_model->loadState(), RowsModel::LoadState::Empty);
        m_model->reload();
        QCOMPARE(m_transport->argument(u"sort"_s), u"-raised"_s);
        QCOMPARE(m_transport->argument(u"q"_s), u"b"_s);
        QCOMPARE(m_model->sortColumn(), 2);
    }

    void asksWithTypedConditions()
    {
        m_model->setFilterFields(
            { { "title", "Campaign", FilterType::Text, {}, ValueKind::Choice, {}, {}, {}, true },
                { "raised", "Raised", FilterType::Won }, { "end", "Ends", FilterType::Time } });
        m_model->setClock([] { return 1795312800; }); // 2026-11-22 11:00 KST, a Sunday
        m_model->setConditions(
            { { "raised", FilterOp::Between, 1000, 5000 }, { "title", FilterOp::Contains, "겨울" },
                { "end", FilterOp::ThisWeek }, { "gone", FilterOp::Is, "x" } });
        m_model->reload();
        QStringList asked;
        for (const auto& [name, value] : m_transport->waiting.front().request.query) {
            if (name == u"where"_s)
                asked << value;
        }
        const QStringList expected { u"raised:ge:1000"_s, u"raised:le:5000"_s, u"title_ko:has:겨울"_s,
            u"end:ge:1794754800"_s, u"end:le:1795359599"_s };
        QCOMPARE(asked, expected);
        // The next page asks the same, even after midnight.
        m_model->setClock([] { return 1795400000; });
        m_transport->answer(listOf(0, 3, "cursor-1"));
        QVERIFY(m_transport->bring(u"after"_s, u"cursor-1"_s));
        QStringList next;
        for (const auto& [name, value] : m_transport->waiting.front().request.query) {
            if (name == u"where"_s)
                next << value;
        }
        QCOMPARE(next, expected);
    }

    void goesOnThroughPartsWithoutAMatch()
    {
        m_model->reload();
        m_transport->answer(listOf(0, 0, "part-1"));
        QCOMPARE(m_model->loadState(), RowsModel::LoadState::Loading);
        QVERIFY(m_transport->bring(u"after"_s, u"part-1"_s));
        m_transport->answer(listOf(0, 0, "part-2"));
        QVERIFY(m_transport->bring(u"after"_s, u"part-2"_s));
        m_transport->answer(listOf(0, 2, "part-3"));
        QCOMPARE(m_model->loadState(), RowsModel::LoadState::Ready);
        QCOMPARE(m_model->rowCount(), 2);
        m_model->fetchMore({});
        QVERIFY(m_transport->bring(u"after"_s, u"part-3"_s));
        m_transport->answer(listOf(0, 0, "part-4"));
        QVERIFY(m_transport->bring(u"after"_s, u"part-4"_s));
        m_transport->answer(listOf(0, 0, ""));
        QCOMPARE(m_model->rowCount(), 2);
        QVERIFY(!m_model->canFetchMore({}));
    }

    void keepsPlacesWhenRowsComeGoAndMove()
    {
        m_model->reload();
        m_transport->answer(listOf(0, 6, ""));
        const QPersistentModelIndex third(m_model->index(3, 0));
        const QPersistentModelIndex gone(m_model->index(1, 0));
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->refresh();
        // 1 is gone, 9 is new in the middle, 4 and 5 have changed places.
        m_transport->answer(rowsOf({ 0, 2, 9, 3, 5, 4 }, ""));
        QCOMPARE(reset.count(), 0);
        QCOMPARE(keys(), (QStringList { u"c-0"_s, u"c-2"_s, u"c-9"_s, u"c-3"_s, u"c-5"_s, u"c-4"_s }));
        QVERIFY(!gone.isValid());
        QCOMPARE(third.row(), 3);
        for (int i = 0; i < m_model->rowCount(); ++i)
            QCOMPARE(m_model->indexOfKey(m_model->keyAt(i)), i);
        QCOMPARE(m_model->indexOfKey(u"c-1"_s), -1);
    }

    void tellsOnlyTheRowsThatChanged()
    {
        m_model->reload();
        m_transport->answer(listOf(0, 50, ""));
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->refresh();
        m_transport->answer(listOf(0, 50, ""));
        QCOMPARE(changed.count(), 0);
        base::Json answer = listOf(0, 50, "");
        base::Json rows = base::Json::array();
        for (int i = 0; i < 50; ++i) {
            base::Json row = answer.at("rows").asArray()[static_cast<std::size_t>(i)];
            if (i == 7 || i == 8 || i == 30)
                row.set("raised", 5);
            rows.push(row);
        }
        answer.set("rows", rows);
        m_model->refresh();
        m_transport->answer(answer);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 7);
        QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 8);
        QCOMPARE(changed.at(1).at(0).toModelIndex().row(), 30);
    }

    void refreshesEverythingThatWasScrolledTo()
    {
        m_tester.reset(); // it would ask for pages in between
        m_model->reload();
        m_transport->answer(listOf(0, 100, "p1"));
        for (int page = 1; page < 8; ++page) {
            QVERIFY(m_transport->bring(u"total"_s, u"1"_s) || page > 1);
            m_transport->waiting.clear();
            m_model->fetchMore({});
            m_transport->answer(listOf(page * 100, 100, ("p" + std::to_string(page + 1)).c_str()));
        }
        QCOMPARE(m_model->rowCount(), 800);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        m_transport->waiting.clear();
        m_model->refresh();
        QCOMPARE(m_transport->argument(u"limit"_s), u"500"_s);
        m_model->refresh(); // news while the first is on its way wait for its end
        QCOMPARE(m_transport->waiting.size(), std::size_t(1));
        m_transport->answer(listOf(-2, 500, "r1"));
        QCOMPARE(m_transport->argument(u"after"_s), u"r1"_s);
        QCOMPARE(m_transport->argument(u"limit"_s), u"302"_s);
        m_transport->answer(listOf(498, 302, "r2"));
        QCOMPARE(reset.count(), 0);
        QCOMPARE(m_model->rowCount(), 802);
        QCOMPARE(m_model->keyAt(0), u"c--2"_s);
        QCOMPARE(m_model->keyAt(801), u"c-799"_s);
        QCOMPARE(m_model->indexOfKey(u"c-500"_s), 502);
        QVERIFY(m_transport->bring(u"limit"_s, u"500"_s)); // the second refresh
    }

    void stopsAtTheMostRowsAndSaysSo()
    {
        m_tester.reset();
        m_model->reload();
        m_transport->answer(listOf(0, 500, "p"));
        for (int at = 500; at < RowsModel::kMostRows; at += 500) {
            m_transport->waiting.clear();
            QVERIFY(m_model->canFetchMore({}));
            m_model->fetchMore({});
            m_transport->answer(listOf(at, 500, "p"));
        }
        QCOMPARE(m_model->rowCount(), RowsModel::kMostRows);
        QVERIFY(!m_model->canFetchMore({}));
        QVERIFY(m_model->isFull());
        QCOMPARE(m_model->indexOfKey(u"c-19999"_s), 19999);
    }

    void showsValuesInTheLanguage()
    {
        m_model->reload();
        m_transport->answer(listOf(7, 1, ""));
        QCOMPARE(m_model->index(0, 0).data().toString(), u"모금 7"_s);
        QCOMPARE(m_model->index(0, 2).data().toString(), u"7,000원"_s);
        QCOMPARE(m_model->index(0, 2).data(RowsModel::FullTextRole).toString(), u"7000"_s);
        m_language->set(LanguageCode::English);
        QCOMPARE(m_model->index(0, 0).data().toString(), u"Campaign 7"_s);
        QVERIFY(
            m_model->index(0, 2).data(Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight));
    }

    void letsTheServerSortFilterAndSearch()
    {
        m_model->reload();
        m_transport->answer(listOf(0, 1, ""));
        m_model->sort(2, Qt::DescendingOrder);
        QCOMPARE(m_transport->argument(u"sort"_s), u"-raised"_s);
        m_transport->answer(listOf(0, 1, ""));
        m_model->setFilter(u"state"_s, u"open"_s);
        QCOMPARE(m_transport->argument(u"state"_s), u"open"_s);
        m_transport->answer(listOf(0, 1, ""));
        m_model->setSearch(u"겨울"_s);
        QCOMPARE(m_transport->argument(u"q"_s), u"겨울"_s);
        m_transport->answer(listOf(0, 0, ""));
        QCOMPARE(m_model->rowCount(), 0);
        // A column that the server cannot sort by asks for nothing new but the end of the old order.
        m_model->sort(0, Qt::AscendingOrder);
        QCOMPARE(m_transport->argument(u"sort"_s), QString());
    }

    void dropsAnswersThatCameTooLate()
    {
        m_model->reload();
        m_model->setSearch(u"b"_s);
        m_transport->answer(listOf(0, 5, ""));
        QCOMPARE(m_model->rowCount(), 0);
        m_transport->answer(listOf(9, 1, ""));
        QCOMPARE(m_model->rowCount(), 1);
    }

    void keepsWhatIsShownWhenARefreshFails()
    {
        m_model->reload();
        m_transport->answer(listOf(0, 3, ""));
        m_model->refresh();
        m_transport->answer(base::failed("console.offline"));
        QCOMPARE(m_model->rowCount(), 3);
        QVERIFY(m_model->isStale());
        QCOMPARE(m_model->loadState(), RowsModel::LoadState::Ready);
    }

    void tellsWhyNothingCame()
    {
        m_model->reload();
        m_transport->answer(base::refused("query.restricted"));
        QCOMPARE(m_model->loadState(), RowsModel::LoadState::Failed);
        QCOMPARE(QString::fromStdString(m_model->error().code), u"query.restricted"_s);
    }

    void insertsNewsOnTop()
    {
        m_model->reload();
        m_transport->answer(listOf(5, 3, ""));
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->refresh();
        m_transport->answer(listOf(3, 5, ""));
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(m_model->rowCount(), 5);
        QCOMPARE(m_model->indexOfKey(u"c-5"_s), 2);
        // A full page that moved on by one: one comes, one goes.
        m_model->refresh();
        m_transport->answer(listOf(2, 5, ""));
        QCOMPARE(reset.count(), 0);
        QCOMPARE(m_model->keyAt(0), u"c-2"_s);
        QCOMPARE(m_model->rowCount(), 5);
        m_model->refresh();
        m_transport->answer(listOf(40, 2, ""));
        QCOMPARE(reset.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRowsModel)
#include "tst_rows_model.moc"
