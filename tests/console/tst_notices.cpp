// SPDX-License-Identifier: Apache-2.0
// Notices, the panel that lists them, the auto-lock's clockwork, preferences, and the help.
#include <QTest>

#include "admin-console/core/notices.h"
#include "admin-console/core/preferences.h"
#include "admin-console/shell/appearance.h"
#include "admin-console/shell/auto_lock.h"
#include "admin-console/shell/help_panel.h"
#include "admin-console/shell/help_topics.h"
#include "admin-console/shell/notice_panel.h"
#include "admin-console/shell/status_line.h"
#include "admin-console/shell/workbench.h"

#include <QAbstractItemModelTester>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

Notice noticeOf(const QString& title, const QString& kind = {}, const QString& id = {})
{
    Notice notice;
    notice.title = title;
    notice.text = u"text"_s;
    notice.targetKind = kind;
    notice.targetId = id;
    return notice;
}

} // namespace

class TestNotices final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"maru-test"_s);
        QCoreApplication::setApplicationName(u"tst_notices"_s);
        initResources();
    }
    void init() { QSettings().clear(); }

    void countsWhatIsUnread()
    {
        Notices notices;
        QSignalSpy added(&notices, &Notices::added);
        notices.add(noticeOf(u"one"_s));
        notices.add(noticeOf(u"two"_s));
        QCOMPARE(notices.unreadCount(), 2);
        QCOMPARE(notices.all().front().title, u"two"_s);
        QVERIFY(notices.all().front().time > 0);
        notices.markRead(notices.all().back().id);
        QCOMPARE(notices.unreadCount(), 1);
        notices.markRead(4711);
        QCOMPARE(notices.unreadCount(), 1);
        notices.markAllRead();
        QCOMPARE(notices.unreadCount(), 0);
        QCOMPARE(notices.all().size(), std::size_t(2));
        notices.clear();
        QVERIFY(notices.all().empty());
        QCOMPARE(added.size(), 2);
    }

    void staysBounded()
    {
        Notices notices;
        for (int i = 0; i < 250; ++i)
            notices.add(noticeOf(QString::number(i)));
        QCOMPARE(notices.all().size(), Notices::kLimit);
        QCOMPARE(notices.all().front().title, u"249"_s);
        QCOMPARE(notices.all().back().title, u"150"_s);
    }

    void saysTheSameOnlyOnceUntilItIsRead()
    {
        Notices notices;
        notices.add(noticeOf(u"lost"_s));
        notices.add(noticeOf(u"other"_s));
        notices.add(noticeOf(u"lost"_s));
        QCOMPARE(notices.all().size(), std::size_t(2));
        QCOMPARE(notices.all().front().title, u"lost"_s);
        notices.markAllRead();
        notices.add(noticeOf(u"lost"_s));
        QCOMPARE(notices.all().size(), std::size_t(3));
        notices.add(noticeOf(u"lost"_s, u"transaction"_s, u"ab"_s));
        QCOMPARE(notices.all().size(), std::size_t(4));
    }

    void listsAndOpensThem()
    {
        QWidget window;
        window.resize(1200, 800);
        window.show();
        Notices notices;
        NoticePanel panel(notices, &window);
        QAbstractItemModelTester tester(
            panel.list().model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy chosen(&panel, &NoticePanel::chosen);
        panel.open();
        QVERIFY(!panel.list().isVisible());
        notices.add(noticeOf(u"nothing to open"_s));
        notices.add(noticeOf(u"a transaction"_s, u"transaction"_s, u"ab12"_s));
        QVERIFY(panel.list().isVisible());
        QCOMPARE(panel.list().count(), 2);
        QVERIFY(panel.list().item(0)->data(Qt::AccessibleTextRole).toString().contains(u"text"_s));
        panel.list().setFocus();
        panel.list().setCurrentRow(1);
        QTest::keyClick(&panel.list(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 0);
        QCOMPARE(notices.unreadCount(), 1);
        QVERIFY(panel.isVisible());
        panel.list().setCurrentRow(0);
        QTest::keyClick(&panel.list(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().at(1).toString(), u"ab12"_s);
        QVERIFY(!panel.isVisible());
        QCOMPARE(notices.unreadCount(), 0);
        notices.add(noticeOf(u"again"_s));
        panel.open();
        QTest::mouseClick(panel.findChild<QPushButton*>(u"noticesRead"_s), Qt::LeftButton);
        QCOMPARE(notices.unreadCount(), 0);
        QTest::keyClick(&panel, Qt::Key_Escape);
        QVERIFY(!panel.isVisible());
    }

    void showsTheCountOnTheBell()
    {
        BellButton bell;
        const QString none = bell.accessibleName();
        bell.setCount(3);
        QVERIFY(bell.accessibleName().contains(u'3'));
        bell.setCount(0);
        QCOMPARE(bell.accessibleName(), none);
    }

    void locksAfterTheTimeWithoutWork()
    {
        qint64 monotonic = 1'000'000;
        qint64 wall = 5'000'000;
        AutoLock lock({ [&] { return monotonic; }, [&] { return wall; } }, nullptr);
        QSignalSpy expired(&lock, &AutoLock::expired);
        const auto pass = [&](int seconds) {
            for (int i = 0; i < seconds; ++i) {
                monotonic += 1000;
                wall += 1000;
                lock.tick();
            }
        };
        lock.setMinutes(1);
        pass(100);
        QCOMPARE(expired.size(), 0); // not started
        lock.start();
        pass(59);
        QCOMPARE(lock.secondsLeft(), 1);
        lock.touch();
        QCOMPARE(lock.secondsLeft(), 60);
        pass(59);
        QCOMPARE(expired.size(), 0);
        pass(1);
        QCOMPARE(expired.size(), 1);
        QVERIFY(!lock.isRunning());
        pass(100);
        QCOMPARE(expired.size(), 1);
    }

    void locksWhenTheComputerSlept()
    {
        qint64 monotonic = 0;
        qint64 wall = 0;
        AutoLock lock({ [&] { return monotonic; }, [&] { return wall; } }, nullptr);
        QSignalSpy expired(&lock, &AutoLock::expired);
        lock.setMinutes(60);
        lock.start();
        monotonic += 1000;
        wall += 1000;
        lock.tick();
        // A clock that is set back or corrected by a little is no sleep.
        wall -= 3'600'000;
        monotonic += 1000;
        lock.tick();
        wall += 20'000;
        monotonic += 1000;
        lock.tick();
        QCOMPARE(expired.size(), 0);
        wall += 120'000;
        monotonic += 1000;
        lock.tick();
        QCOMPARE(expired.size(), 1);
    }

    void keepsPreferences()
    {
        {
            Preferences preferences;
            QCOMPARE(preferences.theme(), u"light"_s);
            QCOMPARE(preferences.lockMinutes(), 10);
            QVERIFY(!preferences.hasDesktopNotices());
            QSignalSpy looks(&preferences, &Preferences::appearanceChanged);
            preferences.setTheme(u"contrast"_s);
            preferences.setTheme(u"contrast"_s);
            preferences.setTextPercent(130);
            preferences.setLockMinutes(25);
            preferences.setDesktopNotices(true);
            preferences.setLanguageTag(u"en"_s);
            QCOMPARE(looks.size(), 2);
            preferences.overrideTheme(u"dark"_s);
            QCOMPARE(preferences.theme(), u"dark"_s);
        }
        const Preferences again;
        QCOMPARE(again.theme(), u"contrast"_s);
        QCOMPARE(again.textPercent(), 130);
        QCOMPARE(again.lockMinutes(), 25);
        QVERIFY(again.hasDesktopNotices());
        QCOMPARE(again.languageTag(), u"en"_s);
    }

    void bringsPreferencesIntoTheirRange_data()
    {
        QTest::addColumn<QVariant>("minutes");
        QTest::addColumn<int>("expected");
        QTest::newRow("never") << QVariant(0) << 1;
        QTest::newRow("negative") << QVariant(-5) << 1;
        QTest::newRow("a day") << QVariant(1440) << 60;
        QTest::newRow("text") << QVariant(u"soon"_s) << 1;
        QTest::newRow("fine") << QVariant(30) << 30;
    }
    void bringsPreferencesIntoTheirRange()
    {
        QFETCH(QVariant, minutes);
        QFETCH(int, expected);
        QSettings().setValue(u"lockMinutes"_s, minutes);
        QSettings().setValue(u"theme"_s, u"pink"_s);
        QSettings().setValue(u"textPercent"_s, 9000);
        const Preferences preferences;
        QCOMPARE(preferences.lockMinutes(), expected);
        QCOMPARE(preferences.theme(), u"light"_s);
        QCOMPARE(preferences.textPercent(), 130);
    }

    void resetsLayoutsAndNothingElse()
    {
        QSettings settings;
        for (const QString& name : { u"tables/campaigns/header"_s, u"splitters/campaigns"_s,
                 u"window/geometry"_s, u"drafts/a/b"_s, u"nodes/a/b"_s, u"signIn/key"_s, u"theme"_s })
            settings.setValue(name, u"dark"_s);
        Preferences preferences;
        QSignalSpy reset(&preferences, &Preferences::layoutReset);
        preferences.resetLayout();
        QCOMPARE(reset.size(), 1);
        QCOMPARE(QSettings().allKeys(),
            (QStringList { u"drafts/a/b"_s, u"nodes/a/b"_s, u"signIn/key"_s, u"theme"_s }));
    }

    void scalesFontsOnly()
    {
        const QString sheet = u"A { font-size: 13px; padding: 10px; } B { font-size:20px }"_s;
        QCOMPARE(scaledSheet(sheet, 130), u"A { font-size: 17px; padding: 10px; } B { font-size: 26px }"_s);
        QCOMPARE(scaledSheet(u"none"_s, 130), u"none"_s);
    }

    void tellsAgesShortly_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("from the future") << qint64(-3) << u"0초 전"_s;
        QTest::newRow("seconds") << qint64(3) << u"3초 전"_s;
        QTest::newRow("minutes") << qint64(60) << u"1분 전"_s;
        QTest::newRow("hours") << qint64(7200) << u"2시간 전"_s;
        QTest::newRow("days") << qint64(3 * 86400) << u"3일 전"_s;
    }
    void tellsAgesShortly()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, text);
        const Language korean;
        QCOMPARE(StatusLine::ageText(seconds), text);
    }

    void hasHelpForEveryPageInBothLanguages()
    {
        const Workbench bench;
        QStringList wanted { u"general"_s, u"licences"_s };
        for (const auto& page : bench.pages.pages())
            wanted << page->id();
        QStringList missing;
        for (const QString& topic : wanted) {
            for (const QString& tag : { u"ko"_s, u"en"_s }) {
                const QString text = HelpTopics::text(topic, tag);
                const bool hasTitle = text.startsWith(u"# "_s);
                const bool hasSections = text.count(u"\n## "_s) >= 2 || topic == u"licences"_s;
                if (!hasTitle || !hasSections || text.size() < 250)
                    missing << QString(topic + u'.' + tag + u".md"_s);
                if (tag == u"ko"_s)
                    QVERIFY2(text.isEmpty() || text.contains(u"니다"_s), qPrintable(topic));
            }
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u", "_s)));
    }

    void findsWordsInTheHelp()
    {
        QVERIFY(!HelpTopics::search(u"초성"_s, u"ko"_s).empty());
        QCOMPARE(HelpTopics::search(u"초성"_s, u"ko"_s).front().topic, u"general"_s);
        QVERIFY(HelpTopics::search(u"xyzzy"_s, u"en"_s).empty());
        QVERIFY(HelpTopics::search(u"   "_s, u"en"_s).empty());
        Language language;
        HelpPanel panel(language, nullptr);
        panel.showTopic(u"settings"_s);
        QCOMPARE(panel.topic(), u"settings"_s);
        QVERIFY(panel.shownText().contains(u"고대비"_s));
        language.set(LanguageCode::English);
        QCoreApplication::processEvents();
        QVERIFY(panel.shownText().contains(u"High contrast"_s));
        panel.setSearch(u"xyzzy"_s);
        QVERIFY(panel.shownText().contains(u"xyzzy"_s));
        panel.setSearch(u"clipboard"_s);
        QVERIFY(panel.shownText().contains(u"Lock"_s));
        panel.showTopic(u"no such page"_s);
        QCOMPARE(panel.topic(), u"general"_s);
    }
};

QTEST_MAIN(TestNotices)
#include "tst_notices.moc"
