// SPDX-License-Identifier: Apache-2.0
// A working day in fast motion: eight hours of a block a second over every page of the real window. What the console
// holds may not grow with the hours.
#include "admin-console/core/text.h"
#include "admin-console/shell/main_window.h"
#include "admin-console/widgets/palette.h"
#include "tests/console/real_server.h"

#include <QSettings>
#include <QStandardPaths>
#include <QTest>

#include <malloc.h>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kCountsMemory = false; // the sanitizers' own allocator does not report to mallinfo
#else
constexpr bool kCountsMemory = true;
#endif

namespace {

constexpr int kSignInMs = 20'000;
constexpr int kBlocksAnHour = 3'600;
constexpr int kHours = 8;
constexpr std::int64_t kAllowedGrowthBytes = 6 << 20;

std::int64_t heldBytes()
{
    malloc_trim(0);
    const struct mallinfo2 info = mallinfo2();
    return static_cast<std::int64_t>(info.uordblks + info.hblkhd);
}

/// As GET /v1/stream sends it: a gift, an officer's action, a refusal.
base::Json blockOf(std::int64_t height, std::int64_t time)
{
    base::Json transactions = base::Json::array();
    const auto add = [&](const char* domain, const char* action, const char* code) {
        const std::string id = fromQt(QStringLiteral("%1").arg(
            qint64(height) * 3 + qint64(transactions.asArray().size()), 64, 16, QChar(u'0')));
        transactions.push(base::Json::object({ { "id", id }, { "index", height * 3 }, { "domain", domain },
            { "action", action }, { "signer", "did:key:z6MkuMJySxca9PsXYTYFGtJAY6SMdiUW8QkbnqjVnMndWki2" },
            { "code", code } }));
    };
    add("donation", "donate", "ok");
    add("identity", "setRoles", "ok");
    add("donation", "donate", "donation.not_open");
    const std::string hash(64, 'a');
    return base::Json::object({ { "height", height }, { "hash", hash }, { "time", time },
        { "log_size", height * 3 }, { "transactions", std::move(transactions) },
        { "events",
            base::Json::array({ base::Json::object(
                { { "type", "donation.donated" }, { "data", base::Json::object() } }) }) } });
}

} // namespace

class TestLiveMemory final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"maru-test"_s);
        QCoreApplication::setApplicationName(u"tst_live_memory"_s);
        QSettings().clear();
        initResources();
        applyStyle(*qApp, Scheme::Light);
    }

    void doesNotGrowOverEightHours()
    {
        RealServer server;
        QVERIFY(server.start());
        {
            Workbench bench;
            MainWindow window(bench);
            window.resize(1440, 900);
            window.show();
            window.signIn().start({ server.url(), server.ca(), server.key("administrator"),
                server.passphrase("administrator") });
            QTRY_VERIFY_WITH_TIMEOUT(bench.session.isOpen() && bench.catalogue.isLoaded(), kSignInMs);
            QStringList pages;
            for (const auto& page : bench.pages.pages()) {
                if (window.showPage(page->id()) != nullptr)
                    pages << page->id();
            }
            QVERIFY(pages.size() >= 4);
            qint64 height = bench.connection.node().height;
            qint64 time = bench.connection.node().blockTime;
            std::vector<std::int64_t> held;
            for (int hour = 0; hour < kHours; ++hour) {
                for (int second = 0; second < kBlocksAnHour; ++second) {
                    if (second % (kBlocksAnHour / static_cast<int>(pages.size())) == 0)
                        window.showPage(pages.at(
                            second / (kBlocksAnHour / static_cast<int>(pages.size())) % pages.size()));
                    Q_EMIT bench.connection.headChanged();
                    Q_EMIT bench.connection.blockArrived(blockOf(++height, ++time));
                    QCoreApplication::processEvents();
                }
                // Let the throttled refreshes of this hour finish, so that the hours are alike.
                QTest::qWait(1'000);
                held.push_back(heldBytes());
                qInfo("after hour %d: %lld KiB", hour + 1, static_cast<long long>(held.back() / 1024));
            }
            if (kCountsMemory)
                QVERIFY2(held.back() - held[1] < kAllowedGrowthBytes,
                    qPrintable(u"grew by %1 bytes from hour 2 to 8"_s.arg(held.back() - held[1])));
        }
        server.stop();
    }
};

QTEST_MAIN(TestLiveMemory)
#include "tst_live_memory.moc"
