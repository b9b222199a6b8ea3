// SPDX-License-Identifier: Apache-2.0
// The table as officers use it: columns that outlive upgrades, many rows selected, its states, a million rows.
#include "admin-console/core/text.h"
#include "admin-console/widgets/column_chooser.h"
#include "admin-console/widgets/column_layout.h"
#include "admin-console/widgets/list_state.h"
#include "admin-console/widgets/rows_supply.h"
#include "admin-console/widgets/table_view.h"
#include "tests/console/scripted_transport.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

std::vector<ColumnSpec> tableColumns()
{
    return { { "title", ValueKind::LocalText, "Campaign", {}, 200 },
        { "state", ValueKind::State, "State", {}, 100 },
        { "raised", ValueKind::Won, "Raised", "raised", 110 },
        { "key", ValueKind::Text, "Id", {}, 90, false } };
}

/// A list of a million rows; the answer holds what was asked for, as the server's does.
class MillionRows final : public Transport {
public:
    void send(ApiRequest request, QObject*, ApiCallback callback) override
    {
        int limit = 50;
        int first = 0;
        bool isCount = false;
        for (const auto& [name, value] : request.query) {
            if (name == u"limit"_s)
                limit = value.toInt();
            if (name == u"after"_s)
                first = value.toInt();
            isCount = isCount || name == u"total"_s;
        }
        ++asked;
        mostRows = std::max(mostRows, limit);
        waiting.push_back([=, callback = std::move(callback)] {
            base::Json answer = listOf(first, limit, std::to_string(first + limit).c_str());
            answer.set("total", isCount ? base::Json(1'000'000) : base::Json());
            callback(answer);
        });
    }
    void answerAll()
    {
        while (!waiting.empty()) {
            auto first = std::move(waiting.front());
            waiting.pop_front();
            first();
        }
    }
    std::deque<std::function<void()>> waiting;
    int asked = 0;
    int mostRows = 0;
};

} // namespace

class TestTableView final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Language> m_language;
    std::unique_ptr<ScriptedTransport> m_transport;
    std::unique_ptr<RowsModel> m_model;
    std::unique_ptr<TableView> m_table;

    void make(std::vector<ColumnSpec> columns = tableColumns())
    {
        m_table.reset();
        m_transport = std::make_unique<ScriptedTransport>();
        m_model =
            std::make_unique<RowsModel>(*m_transport, RowsSource { u"/v1/query/donation/campaigns"_s, {} },
                std::move(columns), Words { m_language.get(), nullptr, "donation" });
        m_table = std::make_unique<TableView>(*m_model, u"campaigns"_s);
        m_table->setEmptyText("No campaigns yet");
        m_table->resize(800, 500);
        m_table->show();
    }
    void fill(int rows)
    {
        m_model->reload();
        m_transport->answer(listOf(0, rows, ""));
    }
    QStringList shown() const
    {
        QStringList keys;
        for (const int column : m_table->layoutOfColumns().shownColumns())
            keys << toQt(m_model->columns()[static_cast<std::size_t>(column)].key);
        return keys;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"maru-test"_s);
        QCoreApplication::setApplicationName(u"tst_table_view"_s);
    }
    void init()
    {
        QSettings().clear();
        m_language = std::make_unique<Language>();
        m_language->set(LanguageCode::English);
        make();
    }
    void cleanup()
    {
        m_table.reset();
        m_model.reset();
    }

    void placesColumns_data()
    {
        QTest::addColumn<QString>("remembered");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing") << QString() << u"title+ state+ raised+ key-"_s;
        QTest::newRow("order")
            << u"[{\"key\":\"raised\"},{\"key\":\"title\"},{\"key\":\"state\",\"shown\":false},"
               "{\"key\":\"key\",\"shown\":true}]"_s
            << u"raised+ title+ state- key+"_s;
        // A column that came with an upgrade stands where it belongs; one that went is passed over.
        QTest::newRow("added") << u"[{\"key\":\"raised\"},{\"key\":\"gone\"},{\"key\":\"title\"}]"_s
                               << u"raised+ key- title+ state+"_s;
        QTest::newRow("twice") << u"[{\"key\":\"raised\"},{\"key\":\"raised\",\"shown\":false}]"_s
                               << u"title+ state+ raised+ key-"_s;
        QTest::newRow("all hidden")
            << u"[{\"key\":\"title\",\"shown\":false},{\"key\":\"state\",\"shown\":false},"
               "{\"key\":\"raised\",\"shown\":false}]"_s
            << u"title+ state+ raised+ key-"_s;
        QTest::newRow("wrong form") << u"[3, {\"key\": 7}, {\"width\": \"x\"}]"_s
                                    << u"title+ state+ raised+ key-"_s;
    }
    void placesColumns()
    {
        QFETCH(QString, remembered);
        QFETCH(QString, expected);
        const auto json = base::parseJson(fromQt(remembered));
        const std::vector<ColumnSpec> specs = tableColumns();
        QStringList places;
        for (const ColumnPlace& one : placeColumns(specs, json ? *json : base::Json()))
            places << toQt(specs[static_cast<std::size_t>(one.column)].key) + (one.isShown ? u'+' : u'-');
        QCOMPARE(places.join(u' '), expected);
    }

    void keepsWidthsThatMakeSense()
    {
        const auto json =
            base::parseJson("[{\"key\":\"title\",\"width\":-5},{\"key\":\"state\",\"width\":99999999}]");
        for (const ColumnPlace& one : placeColumns(tableColumns(), *json))
            QVERIFY(one.width >= 20 && one.width <= 2000);
    }

    void keepsLayoutAndOrderAcrossAnUpgrade()
    {
        QHeaderView* header = m_table->view()->horizontalHeader();
        header->moveSection(header->visualIndex(2), 0);
        QVERIFY(m_table->layoutOfColumns().setShown(1, false));
        m_table->view()->setColumnWidth(0, 333);
        header->setSortIndicator(2, Qt::DescendingOrder);
        m_table.reset();
        // The next version has a new first column and no "key" any more.
        make({ { "created", ValueKind::Time, "Created" },
            { "title", ValueKind::LocalText, "Campaign", {}, 200 }, { "state", ValueKind::State, "State" },
            { "raised", ValueKind::Won, "Raised", "raised", 110 } });
        QCOMPARE(shown(), (QStringList { u"created"_s, u"raised"_s, u"title"_s }));
        QCOMPARE(m_table->view()->columnWidth(1), 333);
        // The order of rows is asked for with the first page already.
        QVERIFY(m_transport->waiting.empty());
        m_model->reload();
        QCOMPARE(m_transport->waiting.size(), std::size_t(1));
        QCOMPARE(m_transport->argument(u"sort"_s), u"-raised"_s);
        m_table->resetLayout();
        QCOMPARE(shown(), (QStringList { u"created"_s, u"title"_s, u"state"_s, u"raised"_s }));
        m_table.reset();
        make();
        QCOMPARE(shown(), (QStringList { u"title"_s, u"state"_s, u"raised"_s }));
    }

    void neverHidesTheLastColumn()
    {
        ColumnLayout& layout = m_table->layoutOfColumns();
        QVERIFY(layout.setShown(0, false));
        QVERIFY(layout.setShown(1, false));
        QVERIFY(!layout.setShown(2, false));
        QCOMPARE(shown(), (QStringList { u"raised"_s }));
        ColumnChooser* chooser = m_table->openColumnChooser();
        auto* list = chooser->findChild<QListWidget*>();
        for (int i = 0; i < list->count(); ++i)
            list->item(i)->setCheckState(Qt::Unchecked);
        QCOMPARE(shown(), (QStringList { u"raised"_s }));
        list->item(0)->setCheckState(Qt::Checked);
        QCOMPARE(shown(), (QStringList { u"title"_s, u"raised"_s }));
        QTest::mouseClick(chooser->findChild<QPushButton*>(u"resetLayout"_s), Qt::LeftButton);
        QCOMPARE(shown(), (QStringList { u"title"_s, u"state"_s, u"raised"_s }));
        QCOMPARE(list->item(1)->checkState(), Qt::Checked);
    }

    void sumsAndCopiesTheSelection()
    {
        fill(5);
        QTest::keyClick(m_table->view(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_table->selectedRows().size(), std::size_t(5));
        QVERIFY2(m_table->footerText().contains(u"5 selected"_s), qPrintable(m_table->footerText()));
        QVERIFY(m_table->footerText().contains(u"10,000원"_s));
        m_table->view()->selectionModel()->select(
            m_model->index(2, 0), QItemSelectionModel::Deselect | QItemSelectionModel::Rows);
        QVERIFY(m_table->footerText().contains(u"8,000원"_s));
        m_table->copySelection();
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines.at(1), u"Campaign 1\tOpen\t1000"_s);
        QTest::keyClick(m_table.get(), Qt::Key_Escape);
        QVERIFY(m_table->selectedRows().empty());
    }

    void copiesNoFormulas()
    {
        m_model->reload();
        base::Json row = base::Json::object(
            { { "key", "a" }, { "title_en", "=HYPERLINK(1)\tx\ny" }, { "title_ko", "-" }, { "raised", -5 } });
        m_transport->answer(base::Json::object({ { "rows", base::Json::array({ row }) }, { "next", "" } }));
        m_table->view()->selectRow(0);
        QCOMPARE(m_table->selectionAsText(), u"'=HYPERLINK(1) x y\t\t-5"_s);
        // The wide forms that input methods make are formulas too.
        row.set("title_en", "＝cmd()");
        m_model->reload();
        m_transport->answer(base::Json::object({ { "rows", base::Json::array({ row }) }, { "next", "" } }));
        m_table->view()->selectRow(0);
        QVERIFY2(
            m_table->selectionAsText().startsWith(u"'＝cmd()"_s), qPrintable(m_table->selectionAsText()));
    }

    void keepsSelectionAndScrollWhenNewsCome()
    {
        fill(60);
        m_table->view()->selectRow(30);
        m_table->view()->scrollTo(m_model->index(30, 0), QAbstractItemView::PositionAtTop);
        QSignalSpy changed(m_table.get(), &TableView::currentChanged);
        m_model->refresh();
        m_transport->answer(listOf(-3, 60, ""));
        QCOMPARE(m_table->currentRow(), 33);
        QCOMPARE(m_model->keyAt(m_table->currentRow()), u"c-30"_s);
        QCOMPARE(changed.count(), 0);
        // The selected row goes: nothing else takes its place unasked.
        m_model->refresh();
        m_transport->answer(listOf(-3, 20, ""));
        QCOMPARE(m_table->currentRow(), -1);
        QVERIFY(!changed.isEmpty());
        QCOMPARE(changed.last().first().toInt(), -1);
    }

    void showsItsStates()
    {
        ListState& state = m_table->stateView();
        m_model->reload();
        QCOMPARE(state.kind(), ListState::Kind::Loading);
        QTRY_VERIFY(state.isSkeleton());
        auto* stop = state.findChild<QPushButton*>(u"stateCancel"_s);
        QTRY_VERIFY(stop->isVisible());
        QTest::mouseClick(stop, Qt::LeftButton);
        QCOMPARE(state.kind(), ListState::Kind::Problem);
        QTest::mouseClick(state.findChild<QPushButton*>(u"stateRetry"_s), Qt::LeftButton);
        QCOMPARE(state.kind(), ListState::Kind::Loading);
        m_transport->waiting.pop_front();
        int made = 0;
        m_table->setEmptyAction(u"New campaign…"_s, [&made] { ++made; });
        m_transport->answer(listOf(0, 0, ""));
        QCOMPARE(state.kind(), ListState::Kind::Empty);
        auto* action = state.findChild<QPushButton*>(u"stateAction"_s);
        QVERIFY(action->isVisible());
        QTest::mouseClick(action, Qt::LeftButton);
        QCOMPARE(made, 1);
        m_model->setSearch(u"x"_s);
        m_transport->answer(listOf(0, 0, ""));
        QCOMPARE(state.kind(), ListState::Kind::NoMatch);
        QTest::mouseClick(state.findChild<QPushButton*>(u"stateClear"_s), Qt::LeftButton);
        QVERIFY(m_model->search().isEmpty());
        m_transport->answer(listOf(0, 2, ""));
        QVERIFY(m_table->view()->isVisible());
    }

    void saysWhichRoleIsNeeded_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("isRight");
        QTest::newRow("restricted") << u"auth.restricted"_s << true;
        QTest::newRow("role") << u"auth.role"_s << true;
        QTest::newRow("of a domain") << u"accounts.restricted"_s << true;
        QTest::newRow("another refusal") << u"query.sort"_s << false;
    }
    void saysWhichRoleIsNeeded()
    {
        QFETCH(QString, code);
        QFETCH(bool, isRight);
        m_table->setNeededRoles(u"Reviewer, Auditor"_s);
        m_model->reload();
        m_transport->answer(base::refused(fromQt(code)));
        QCOMPARE(m_table->stateView().kind(), isRight ? ListState::Kind::NoRight : ListState::Kind::Problem);
        bool isNamed = false;
        for (const QLabel* label : m_table->stateView().findChildren<QLabel*>())
            isNamed = isNamed || label->text().contains(u"Reviewer, Auditor"_s);
        QCOMPARE(isNamed, isRight);
    }

    void keepsWhatItHasWhenTheServerIsAway()
    {
        fill(3);
        auto* line = m_table->findChild<QLabel*>(u"staleLine"_s, Qt::FindDirectChildrenOnly);
        QVERIFY(line->isHidden());
        m_table->setOfflineText(u"Data as of block 5"_s);
        m_model->refresh();
        m_transport->answer(base::failed("console.offline"));
        QVERIFY(line->isVisible());
        QCOMPARE(line->text(), u"Data as of block 5"_s);
        QCOMPARE(m_model->rowCount(), 3);
        m_table->setOfflineText({});
        m_model->refresh();
        m_transport->answer(listOf(0, 3, ""));
        QVERIFY(line->isHidden());
    }

    void suppliesEveryRowThatMatches()
    {
        m_model->sort(2, Qt::DescendingOrder);
        m_model->setSearch(u"b"_s);
        fill(3);
        m_transport->waiting.clear();
        report::TableReport made = m_table->makeReport(true);
        QVERIFY(made.conditions.contains(u"“b”"_s));
        QCOMPARE(made.columns.size(), std::size_t(3));
        m_model->setSearch(u"something else"_s); // what was asked for stays
        m_transport->waiting.clear();
        std::size_t rows = 0;
        bool isLast = false;
        const auto sink = [&](base::Result<std::vector<base::Json>> page, bool last) {
            QVERIFY(page.has_value());
            rows += page->size();
            isLast = last;
        };
        made.rows->next(this, sink);
        QCOMPARE(m_transport->argument(u"q"_s), u"b"_s);
        QCOMPARE(m_transport->argument(u"sort"_s), u"-raised"_s);
        QCOMPARE(m_transport->argument(u"limit"_s), u"500"_s);
        m_transport->answer(listOf(0, 500, "n1"));
        QVERIFY(!isLast);
        made.rows->next(this, sink);
        QCOMPARE(m_transport->argument(u"after"_s), u"n1"_s);
        m_transport->answer(listOf(500, 20, ""));
        QVERIFY(isLast);
        QCOMPARE(rows, std::size_t(520));
    }

    void exportsOnlyTheSelectionWhereThereIsOne()
    {
        fill(5);
        m_table->view()->selectRow(0);
        m_table->view()->selectionModel()->select(
            m_model->index(3, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        const report::TableReport made = m_table->makeReport(true);
        QCOMPARE(made.rows->total().value(), qint64(2));
        std::vector<base::Json> rows;
        made.rows->next(this, [&](base::Result<std::vector<base::Json>> page, bool) { rows = *page; });
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(QString::fromStdString(rows[1].stringOr("key", "")), u"c-3"_s);
    }

    void endsASupplyWithItsList()
    {
        fill(1);
        const report::TableReport made = m_table->makeReport(false);
        m_table.reset();
        m_model.reset();
        std::string code;
        made.rows->next(
            this, [&](base::Result<std::vector<base::Json>> page, bool) { code = page.error().code; });
        QCOMPARE(QString::fromStdString(code), u"console.offline"_s);
    }

    void opensAndFiltersAMillionRowsByPages()
    {
        MillionRows server;
        RowsModel model(server, RowsSource { u"/v1/query/donation/donations"_s, {} }, tableColumns(),
            Words { m_language.get(), nullptr, "donation" });
        TableView table(model, u"million"_s);
        table.resize(900, 600);
        table.show();
        QElapsedTimer clock;
        clock.start();
        model.reload();
        server.answerAll();
        QCoreApplication::processEvents();
        const qint64 openMs = clock.restart();
        QCOMPARE(model.total().value(), qint64(1'000'000));
        QVERIFY(model.rowCount() <= 300);
        model.setSearch(u"x"_s);
        server.answerAll();
        QCoreApplication::processEvents();
        qInfo("a million rows: opened in %lld ms, filtered in %lld ms", openMs, clock.elapsed());
        // Never the whole list, and never more than a page at a time.
        QVERIFY(server.asked <= 8);
        QVERIFY(server.mostRows <= 100);
        QVERIFY(table.footerText().contains(u"1,000,000"_s));
    }
};

QTEST_MAIN(TestTableView)
#include "tst_table_view.moc"
