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
        QCOMPARE(m_transport->argument(u"total"_s), u"1"_s);
        m_transport->answer(listOf(0, 3, "cursor-1"));
        QCOMPARE(m_model->loadState(), RowsModel::LoadState::Ready);
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(m_model->total().value(), qint64(1000));
        // The tester asks for more by itself, as a view does; while one page is on its way no second one is asked for.
        QCOMPARE(m_transport->waiting.size(), std::size_t(1));
        QVERIFY(!m_model->canFetchMore({}));
        QCOMPARE(m_transport->argument(u"after"_s), u"cursor-1"_s);
        m_transport->answer(listOf(3, 2, ""));
        QCOMPARE(m_model->rowCount(), 5);
        QVERIFY(!m_model->canFetchMore({}));
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
