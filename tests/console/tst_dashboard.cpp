// SPDX-License-Identifier: Apache-2.0
// The overview over a scripted transport: the server's numbers, live blocks, and what stays when the server is away.
#include "admin-console/charts/chart_card.h"
#include "admin-console/charts/chart_table_model.h"
#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/language.h"
#include "admin-console/core/proof.h"
#include "admin-console/core/session.h"
#include "admin-console/core/transaction_sender.h"
#include "admin-console/pages/dashboard/dashboard_widget.h"
#include "admin-console/pages/dashboard/news_model.h"
#include "admin-console/widgets/figure_button.h"
#include "admin-console/widgets/palette.h"
#include "tests/console/scripted_transport.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStyleFactory>
#include <QTest>

#include <algorithm>
#include <memory>
#include <set>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;
using base::Json;

namespace {

// qint64 and int64_t are two types on Linux; JSON has the second.
Json num(qint64 value)
{
    return Json(static_cast<std::int64_t>(value));
}

Json summary(qint64 raised)
{
    return Json::object({ { "raised", num(raised) }, { "paid", 400 }, { "balance", 550 }, { "refunded", 50 },
        { "donations", 7 }, { "donors", 3 }, { "organisations", 2 }, { "campaigns", 5 }, { "open", 4 },
        { "by_state", Json::object({ { "closed", 1 }, { "draft", 0 }, { "open", 4 } }) },
        { "by_month",
            Json::array({ Json::object({ { "month", "2026-10" }, { "raised", 600 }, { "paid", 100 } }),
                Json::object({ { "month", "2026-11" }, { "raised", 300 }, { "paid", 300 } }) }) } });
}

Json transaction(qint64 index, const char* code, const char* signer = "did:key:z6MkOfficer")
{
    return Json::object({ { "id", std::string(60, 'a') + std::to_string(1000 + index) },
        { "index", num(index) }, { "height", 9 }, { "time", 1'795'000'000 }, { "domain", "donation" },
        { "action", "donate" }, { "signer", signer }, { "code", code } });
}

Json list(Json rows, const char* next = "")
{
    return Json::object({ { "rows", std::move(rows) }, { "next", next } });
}

} // namespace

class TestDashboard final : public QObject {
    Q_OBJECT

private:
    struct Desk {
        Language language;
        Connection connection;
        Session session { connection };
        DomainCatalogue catalogue;
        TransactionSender sender { connection, session };
        ProofChecker proofs { connection };
        QStringList shown;
        Services services { connection, session, catalogue, sender, proofs, language,
            [this](const QString& kind, const QString& id) { shown << QString(kind + u'/' + id); } };
        ScriptedTransport transport;
        std::unique_ptr<DashboardWidget> page = std::make_unique<DashboardWidget>(services, transport);

        int waitingFor(const QString& path, const QString& code = {}) const
        {
            return static_cast<int>(std::count_if(transport.waiting.begin(), transport.waiting.end(),
                [&](const ScriptedTransport::Waiting& one) { return matches(one, path, code); }));
        }
        static bool matches(const ScriptedTransport::Waiting& one, const QString& path, const QString& code)
        {
            QString has;
            for (const auto& [name, value] : one.request.query)
                has = name == u"code"_s ? value : has;
            return one.request.path == path && has == code;
        }
        /// Answers the oldest question of this path.
        bool answer(const QString& path, const ApiAnswer& given, const QString& code = {})
        {
            for (auto it = transport.waiting.begin(); it != transport.waiting.end(); ++it) {
                if (!matches(*it, path, code))
                    continue;
                const ScriptedTransport::Waiting one = *it;
                transport.waiting.erase(it);
                if (one.context)
                    one.callback(given);
                return true;
            }
            return false;
        }
        void answerAll()
        {
            const qint64 now = connection.serverNow();
            QVERIFY(answer(u"/v1/query/donation/summary"_s, summary(1000)));
            QVERIFY(answer(u"/v1/transactions"_s,
                list(Json::array({ transaction(8, "ok"), transaction(7, "donation.over_target"),
                    transaction(6, "ok", "") }))));
            QVERIFY(answer(u"/v1/blocks"_s,
                list(Json::array(
                    { Json::object({ { "height", 9 }, { "time", num(now - 30) }, { "transactions", 2 } }),
                        Json::object(
                            { { "height", 8 }, { "time", num(now - 100'000) }, { "transactions", 5 } }) }))));
            QVERIFY(answer(u"/v1/transactions"_s,
                list(Json::array({ transaction(7, "donation.over_target"), transaction(5, "auth.not_officer"),
                    transaction(4, "donation.over_target") })),
                u"refused"_s));
            QVERIFY(answer(u"/v1/query/identity/officers"_s,
                list(Json::array({ Json::object({ { "did", "did:key:z6MkOfficer" },
                    { "name_ko", "등록 담당 1" }, { "name_en", "Registrar 1" } }) }))));
        }
        QString cell(DashboardWidget::Chart chart, int row, int column)
        {
            return page->chart(chart).table().index(row, column).data().toString();
        }
        Json block(qint64 height, Json transactions)
        {
            return Json::object(
                { { "height", num(height) }, { "time", num(connection.serverNow()) }, { "log_size", 100 },
                    { "transactions", std::move(transactions) }, { "events", Json::array() } });
        }
        QLabel* stale() { return page->findChild<QLabel*>(u"staleLine"_s); }
    };

    static std::unique_ptr<Desk> desk()
    {
        auto made = std::make_unique<Desk>();
        made->page->resize(1200, 800);
        made->page->show();
        made->page->setOnline(true);
        return made;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
        applyStyle(*qApp, Scheme::Light);
    }

    void showsWhatTheServerSays()
    {
        auto d = desk();
        QCOMPARE(d->page->chart(DashboardWidget::Months).state(), ChartCard::State::Loading);
        d->answerAll();
        QCOMPARE(d->page->figure(DashboardWidget::Raised).value(), u"1,000원"_s);
        QCOMPARE(d->page->figure(DashboardWidget::Paid).value(), u"400원"_s);
        QCOMPARE(d->page->figure(DashboardWidget::Held).value(), u"550원"_s);
        QCOMPARE(d->page->figure(DashboardWidget::Campaigns).value(), u"4"_s);
        QCOMPARE(d->cell(DashboardWidget::Months, 1, 0), u"2026-11"_s);
        QCOMPARE(d->cell(DashboardWidget::Months, 1, 1), u"300원"_s);
        // 100 won came in before the list begins; the sums end at the figures on top.
        QCOMPARE(d->cell(DashboardWidget::Growth, 0, 1), u"700원"_s);
        QCOMPARE(d->cell(DashboardWidget::Growth, 1, 1), u"1,000원"_s);
        QCOMPARE(d->cell(DashboardWidget::Growth, 1, 2), u"400원"_s);
        // States without a campaign are left out, most first.
        QCOMPARE(d->page->chart(DashboardWidget::States).table().rowCount(), 2);
        QCOMPARE(d->cell(DashboardWidget::States, 0, 1), u"4"_s);
        QCOMPARE(d->page->chart(DashboardWidget::Live).table().rowCount(), 60);
        QCOMPARE(d->page->chart(DashboardWidget::Refusals).table().rowCount(), 2);
        QCOMPARE(d->cell(DashboardWidget::Refusals, 0, 1), u"2"_s);
        QCOMPARE(d->page->news().rowCount(), 3);
        QVERIFY(d->page->news().index(0, 0).data(NewsModel::WhoRole).toString().startsWith(u"등록 담당 1"_s));
        QVERIFY(d->page->news().index(1, 0).data(NewsModel::RefusedRole).toBool());
        QVERIFY(!d->stale()->isVisible());
        QVERIFY(d->transport.waiting.empty());
    }

    void countsOnlyTheLastHour()
    {
        auto d = desk();
        d->answerAll();
        qint64 blocks = 0;
        qint64 transactions = 0;
        for (const MinuteCount& minute : d->page->source().lastHour()) {
            blocks += minute.blocks;
            transactions += minute.transactions;
        }
        QCOMPARE(blocks, 1);
        QCOMPARE(transactions, 2);
    }

    void asksForOlderBlocksWhileTheyAreOfThisHour()
    {
        auto d = desk();
        const qint64 now = d->connection.serverNow();
        const auto page = [&](qint64 height, qint64 time) {
            return list(Json::array({ Json::object(
                { { "height", num(height) }, { "time", num(time) }, { "transactions", 1 } }) }));
        };
        QVERIFY(d->answer(u"/v1/blocks"_s, page(20, now - 10)));
        QCOMPARE(d->waitingFor(u"/v1/blocks"_s), 1);
        QVERIFY(d->answer(u"/v1/blocks"_s, page(19, now - 20)));
        QVERIFY(d->answer(u"/v1/blocks"_s, page(18, now - 5'000)));
        QCOMPARE(d->waitingFor(u"/v1/blocks"_s), 0);
    }

    void movesWithALiveBlock()
    {
        auto d = desk();
        d->answerAll();
        QAbstractItemModelTester tester(
            &d->page->news(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy resets(&d->page->news(), &QAbstractItemModel::modelReset);
        Q_EMIT d->connection.blockArrived(
            d->block(10, Json::array({ transaction(9, "ok"), transaction(10, "auth.not_officer") })));
        QTRY_COMPARE(d->page->news().rowCount(), 5);
        QCOMPARE(resets.count(), 0);
        QVERIFY(d->page->news().index(0, 0).data(NewsModel::RefusedRole).toBool());
        QTRY_COMPARE(d->page->source().refusalCount(), 4);
        qint64 transactions = 0;
        for (const MinuteCount& minute : d->page->source().lastHour())
            transactions += minute.transactions;
        QCOMPARE(transactions, 4);
        // The figures are asked for anew, and move when the answer comes.
        QTRY_COMPARE(d->waitingFor(u"/v1/query/donation/summary"_s), 1);
        QCOMPARE(d->page->figure(DashboardWidget::Raised).value(), u"1,000원"_s);
        d->answer(u"/v1/query/donation/summary"_s, summary(2000));
        QCOMPARE(d->page->figure(DashboardWidget::Raised).value(), u"2,000원"_s);
        QCOMPARE(d->cell(DashboardWidget::Growth, 1, 1), u"2,000원"_s);
    }

    void asksOnceForManyBlocks()
    {
        auto d = desk();
        d->answerAll();
        QSignalSpy painted(&d->page->source(), &DashboardData::blocksChanged);
        for (int i = 0; i < 200; ++i)
            Q_EMIT d->connection.blockArrived(d->block(10 + i, Json::array({ transaction(9 + i, "ok") })));
        QTRY_COMPARE(d->waitingFor(u"/v1/query/donation/summary"_s), 1);
        QVERIFY(painted.count() <= 8);
        QCOMPARE(d->page->news().rowCount(), static_cast<int>(DashboardData::kNews));
        // An empty block changes no figure.
        d->answer(u"/v1/query/donation/summary"_s, summary(1000));
        painted.clear();
        Q_EMIT d->connection.blockArrived(d->block(500, Json::array()));
        QTRY_VERIFY(painted.count() > 0);
        QCOMPARE(d->waitingFor(u"/v1/query/donation/summary"_s), 0);
    }

    void countsNoRefusalTwice()
    {
        auto d = desk();
        // The stream is faster than the list, which has this refusal too.
        Q_EMIT d->connection.blockArrived(
            d->block(9, Json::array({ transaction(7, "donation.over_target") })));
        d->answerAll();
        QCOMPARE(d->page->source().refusalCount(), 3);
        Q_EMIT d->connection.blockArrived(
            d->block(9, Json::array({ transaction(7, "donation.over_target") })));
        Q_EMIT d->connection.blockArrived(d->block(10, Json::array({ transaction(12, "auth.not_officer") })));
        QCOMPARE(d->page->source().refusalCount(), 4);
        QCOMPARE(d->page->source().news().front().index, 12);
    }

    void keepsNoEndlessHeapOfRefusals()
    {
        auto d = desk();
        // While the list is on its way they are kept, but not for ever.
        for (int i = 0; i < 3 * DashboardData::kMostWaiting; ++i)
            Q_EMIT d->connection.blockArrived(
                d->block(9 + i, Json::array({ transaction(20 + i, "auth.not_officer") })));
        QCOMPARE(d->page->source().waitingRefusals(), std::size_t(DashboardData::kMostWaiting));
        QVERIFY(d->answer(u"/v1/transactions"_s, base::failed("console.timeout"), u"refused"_s));
        QCOMPARE(d->page->source().waitingRefusals(), std::size_t(0));
        Q_EMIT d->connection.blockArrived(
            d->block(9999, Json::array({ transaction(9999, "auth.not_officer") })));
        QCOMPARE(d->page->source().waitingRefusals(), std::size_t(0));
        // It asks again by itself, and counts what the list holds by then.
        QVERIFY(d->page->source().startRetryNow());
        const auto isAsked = [&d] {
            for (const ScriptedTransport::Waiting& one : d->transport.waiting) {
                if (d->matches(one, u"/v1/transactions"_s, u"refused"_s))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(isAsked());
        QVERIFY(d->answer(u"/v1/transactions"_s, list(Json::array({ transaction(9999, "auth.not_officer") })),
            u"refused"_s));
        QVERIFY(d->page->source().hasRefusals());
        QCOMPARE(d->page->source().refusalCount(), 1);
    }

    void keepsWhatIsShownWhenTheServerIsAway()
    {
        auto d = desk();
        d->answerAll();
        const QString raised = d->page->figure(DashboardWidget::Raised).value();
        d->page->setOnline(false);
        QVERIFY(d->stale()->isVisible());
        QVERIFY2(d->stale()->text().contains(u"KST"_s), qPrintable(d->stale()->text()));
        QCOMPARE(d->page->figure(DashboardWidget::Raised).value(), raised);
        QCOMPARE(d->page->chart(DashboardWidget::Months).state(), ChartCard::State::Ready);
        d->page->setOnline(true);
        QVERIFY(!d->stale()->isVisible());
        QCOMPARE(d->waitingFor(u"/v1/query/donation/summary"_s), 1);
        // And a failing answer takes nothing away either.
        d->answer(u"/v1/query/donation/summary"_s, base::failed("console.timeout"));
        QCOMPARE(d->page->figure(DashboardWidget::Raised).value(), raised);
        QCOMPARE(d->page->chart(DashboardWidget::Months).state(), ChartCard::State::Ready);
    }

    void saysThatTheServerWasNeverThere()
    {
        Desk d;
        d.page->resize(1200, 800);
        d.page->show();
        QVERIFY(d.stale()->isVisible());
        QVERIFY(!d.stale()->text().contains(u"KST"_s));
        QVERIFY(d.transport.waiting.empty());
        QCOMPARE(d.page->figure(DashboardWidget::Raised).value(), u"–"_s);
    }

    void offersToTryAgain()
    {
        auto d = desk();
        QVERIFY(d->answer(u"/v1/query/donation/summary"_s, base::failed("console.timeout")));
        ChartCard& card = d->page->chart(DashboardWidget::Months);
        QCOMPARE(card.state(), ChartCard::State::Failed);
        QTest::mouseClick(card.findChild<QPushButton*>(u"chartRetry"_s), Qt::LeftButton);
        QCOMPARE(d->waitingFor(u"/v1/query/donation/summary"_s), 1);
        d->answer(u"/v1/query/donation/summary"_s, summary(1000));
        QCOMPARE(card.state(), ChartCard::State::Ready);
    }

    void opensEveryNumber()
    {
        auto d = desk();
        d->answerAll();
        const std::vector<std::pair<DashboardWidget::Figure, QString>> figures { { DashboardWidget::Raised,
                                                                                     u"donations/"_s },
            { DashboardWidget::Paid, u"milestones/"_s }, { DashboardWidget::Held, u"campaigns/"_s },
            { DashboardWidget::Campaigns, u"campaigns/"_s }, { DashboardWidget::Block, u"block/0"_s } };
        for (const auto& [figure, wanted] : figures) {
            d->shown.clear();
            QTest::keyClick(&d->page->figure(figure), Qt::Key_Space);
            QCOMPARE(d->shown, QStringList { wanted });
        }
        const std::vector<std::pair<DashboardWidget::Chart, QString>> charts {
            { DashboardWidget::Months, u"donations/month=2026-10"_s },
            { DashboardWidget::Growth, u"donations/month=2026-10"_s },
            { DashboardWidget::States, u"campaigns/state=open"_s },
            { DashboardWidget::Refusals, u"refusals/code=donation.over_target"_s },
            { DashboardWidget::Whereabouts, u"milestones/"_s }
        };
        for (const auto& [chart, wanted] : charts) {
            d->shown.clear();
            ChartCanvas& canvas = d->page->chart(chart).canvas();
            canvas.setFocus();
            QTest::keyClick(&canvas, Qt::Key_Home);
            QTest::keyClick(&canvas, Qt::Key_Return);
            QCOMPARE(d->shown, QStringList { wanted });
        }
        d->shown.clear();
        auto* newest = d->page->findChild<QListView*>(u"newsList"_s);
        newest->setCurrentIndex(newest->model()->index(0, 0));
        QTest::keyClick(newest, Qt::Key_Return);
        QCOMPARE(d->shown.size(), 1);
        QVERIFY2(d->shown[0].startsWith(u"transaction/aaaa"_s), qPrintable(d->shown[0]));
    }

    void survivesNonsense()
    {
        auto d = desk();
        QVERIFY(d->answer(u"/v1/query/donation/summary"_s,
            Json::object({ { "raised", "many" }, { "by_month", 7 }, { "by_state", Json::array() } })));
        QCOMPARE(d->page->figure(DashboardWidget::Raised).value(), u"0원"_s);
        QCOMPARE(d->page->chart(DashboardWidget::Months).state(), ChartCard::State::Empty);
        QVERIFY(d->answer(u"/v1/blocks"_s, Json::object({ { "rows", "none" } })));
        QVERIFY(d->answer(u"/v1/transactions"_s, list(Json::array({ Json::object() }))));
        QVERIFY(d->answer(u"/v1/transactions"_s, Json::object(), u"refused"_s));
        QCOMPARE(d->page->chart(DashboardWidget::Refusals).state(), ChartCard::State::Empty);
        Q_EMIT d->connection.blockArrived(Json::object({ { "transactions", 5 } }));
        Q_EMIT d->connection.blockArrived(Json::object());
        QVERIFY(!d->page->grab().isNull());
    }

    void rearrangesOnSmallWindows_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("columns");
        QTest::newRow("1440 with navigation") << 1234 << 4;
        QTest::newRow("1024 with navigation") << 818 << 2;
        QTest::newRow("narrow") << 480 << 1;
    }
    void rearrangesOnSmallWindows()
    {
        QFETCH(int, width);
        QFETCH(int, columns);
        auto d = desk();
        d->answerAll();
        d->page->resize(width, 640);
        QCoreApplication::processEvents();
        std::set<int> lefts;
        for (const DashboardWidget::Chart chart :
            { DashboardWidget::Months, DashboardWidget::Growth, DashboardWidget::Live,
                DashboardWidget::States, DashboardWidget::Refusals, DashboardWidget::Whereabouts }) {
            const QWidget& card = d->page->chart(chart);
            lefts.insert(card.x());
            QVERIFY(card.mapTo(d->page.get(), QPoint(card.width(), 0)).x() <= width);
        }
        QCOMPARE(static_cast<int>(lefts.size()), columns);
    }
};

QTEST_MAIN(TestDashboard)
#include "tst_dashboard.moc"
