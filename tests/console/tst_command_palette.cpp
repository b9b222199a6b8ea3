// SPDX-License-Identifier: Apache-2.0
// The command palette: matching in both scripts, the model, the search on the server, and the keys.
#include <QTest>

#include "admin-console/core/domain_catalogue.h"
#include "admin-console/shell/command_palette.h"
#include "admin-console/shell/text_match.h"
#include "admin-console/shell/workbench.h"
#include "tests/console/scripted_transport.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

base::Json domainsJson()
{
    const auto label = [](const char* ko, const char* en) {
        return base::Json::object({ { "ko", ko }, { "en", en } });
    };
    const auto query = [&](const char* name, const char* ko, const char* en, bool canSearch) {
        base::Json search = base::Json::array();
        if (canSearch)
            search.push("title_ko");
        return base::Json::object({ { "name", name }, { "table", name }, { "label", label(ko, en) },
            { "search", search }, { "kind", "rows" }, { "visibility", "public" } });
    };
    base::Json queries = base::Json::array();
    queries.push(query("campaigns", "모금", "Campaigns", true));
    queries.push(query("organisations", "모집단체", "Organisations", true));
    queries.push(query("plans", "배분 계획", "Plans", false));
    base::Json domains = base::Json::array();
    domains.push(base::Json::object({ { "name", "donation" }, { "label", label("기부", "Donations") },
        { "actions", base::Json::array() }, { "queries", queries } }));
    return base::Json::object({ { "domains", domains } });
}

} // namespace

class TestCommandPalette final : public QObject {
    Q_OBJECT

private:
    ScriptedTransport m_transport;
    DomainCatalogue m_catalogue;
    Language m_language;
    QStringList m_shown;
    QStringList m_run;

    std::vector<PaletteEntry> entries()
    {
        const auto make = [this](const char16_t* id, PaletteGroup group, const char16_t* title,
                              const char16_t* keywords) {
            const QString name = QString::fromUtf16(id);
            return PaletteEntry { name, group, QString::fromUtf16(title), u"hint"_s, u"list"_s,
                QString::fromUtf16(keywords), [this, name] { m_run << name; } };
        };
        return { make(u"page:donations", PaletteGroup::Pages, u"기부", u"donations"),
            make(u"list:campaigns", PaletteGroup::Pages, u"모금", u"Campaigns"),
            make(u"action:createCampaign", PaletteGroup::Actions, u"모금 작성…", u"Create campaign"),
            make(u"command:lock", PaletteGroup::Commands, u"콘솔 잠그기", u"lock") };
    }
    QStringList askedPaths() const
    {
        QStringList paths;
        for (const ScriptedTransport::Waiting& one : m_transport.waiting)
            paths << one.request.path;
        return paths;
    }
    PaletteSearch* makeSearch(QObject* parent)
    {
        return new PaletteSearch(
            m_transport, m_catalogue, m_language,
            [this](const QString& kind, const QString& id) { m_shown << QString(kind + u'/' + id); }, parent);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"maru-test"_s);
        QCoreApplication::setApplicationName(u"tst_command_palette"_s);
        initResources();
        QVERIFY(bool(m_catalogue.read(domainsJson())));
    }
    void init()
    {
        QSettings().clear();
        m_transport.waiting.clear();
        m_shown.clear();
        m_run.clear();
    }

    void matchesNames_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isMatch");
        QTest::newRow("nothing typed") << u""_s << u"모금"_s << true;
        QTest::newRow("initial consonants") << u"ㅁㄱ"_s << u"모금"_s << true;
        QTest::newRow("initial consonants inside") << u"ㄷㄹ"_s << u"모금 등록"_s << true;
        QTest::newRow("initials and syllables") << u"모ㄱ"_s << u"모금"_s << true;
        QTest::newRow("other initials") << u"ㅁㄴ"_s << u"모금"_s << false;
        QTest::newRow("double initial is another letter") << u"ㄲ"_s << u"가"_s << false;
        QTest::newRow("syllable being typed") << u"모그"_s << u"모금"_s << true;
        QTest::newRow("unfinished syllable in the middle") << u"모그등"_s << u"모금등록"_s << false;
        QTest::newRow("finished syllable differs") << u"모글"_s << u"모금"_s << false;
        QTest::newRow("decomposed input") << u"\u1106\u1169\u1100\u1173\u11b7"_s << u"모금"_s << true;
        QTest::newRow("case") << u"CAMP"_s << u"Create campaign"_s << true;
        QTest::newRow("left-out letters") << u"crca"_s << u"Create campaign"_s << true;
        QTest::newRow("left-out letters begin a word") << u"rca"_s << u"Create campaign"_s << false;
        QTest::newRow("wrong order") << u"acrc"_s << u"Create campaign"_s << false;
        QTest::newRow("all words are needed") << u"campaign delete"_s << u"Create campaign"_s << false;
        QTest::newRow("words in any order") << u"campaign create"_s << u"Create campaign"_s << true;
        QTest::newRow("longer than the name") << u"모금모금"_s << u"모금"_s << false;
        QTest::newRow("a sign") << u"%"_s << u"모금"_s << false;
    }
    void matchesNames()
    {
        QFETCH(QString, typed);
        QFETCH(QString, name);
        QFETCH(bool, isMatch);
        QCOMPARE(matchScore(typed, name).has_value(), isMatch);
    }

    void prefersBetterFits()
    {
        QVERIFY(*matchScore(u"모금"_s, u"모금"_s) > *matchScore(u"모금"_s, u"모금 등록"_s));
        QVERIFY(*matchScore(u"모금"_s, u"모금 등록"_s) > *matchScore(u"모금"_s, u"새 모금"_s));
        QVERIFY(*matchScore(u"모금"_s, u"새 모금"_s) > *matchScore(u"모금"_s, u"새모금"_s));
        QVERIFY(*matchScore(u"cre"_s, u"Create"_s) > *matchScore(u"cre"_s, u"Cancel refund"_s));
    }

    void groupsAndFilters()
    {
        PaletteModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries(entries());
        QCOMPARE(model.entryCount(), 4);
        QCOMPARE(model.rowCount(), 7);
        QVERIFY(model.index(0).data(PaletteModel::HeadingRole).toBool());
        QVERIFY(!model.index(0).flags().testFlag(Qt::ItemIsSelectable));
        model.setTyped(u"ㅁㄱ"_s);
        QCOMPARE(model.entryCount(), 2);
        QCOMPARE(model.entry(model.firstEntry())->id, u"list:campaigns"_s);
        // The other language finds it too.
        model.setTyped(u"lock"_s);
        QCOMPARE(model.entryCount(), 1);
        QCOMPARE(model.entry(model.firstEntry())->id, u"command:lock"_s);
        QVERIFY(model.firstEntry().data(Qt::AccessibleTextRole).toString().contains(u"hint"_s));
        model.setTyped(u"없는 말"_s);
        QCOMPARE(model.entryCount(), 0);
        QVERIFY(!model.firstEntry().isValid());
    }

    void putsRecentOnesFirst()
    {
        PaletteModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries(entries());
        model.setRecent({ u"command:lock"_s, u"page:gone"_s });
        QCOMPARE(model.entry(model.firstEntry())->id, u"command:lock"_s);
        model.setTyped(u"기부"_s);
        QCOMPARE(model.entry(model.firstEntry())->id, u"page:donations"_s);
    }

    void asksWhatFitsTheText_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("paths");
        const QString campaigns = u"/v1/query/donation/campaigns"_s;
        const QString organisations = u"/v1/query/donation/organisations"_s;
        const QString transactions = u"/v1/transactions"_s;
        QTest::newRow("one letter") << u"m"_s << QStringList {};
        QTest::newRow("one syllable") << u"모"_s << QStringList { campaigns, organisations };
        QTest::newRow("initials") << u"ㅁㄱ"_s << QStringList {};
        QTest::newRow("name") << u"모금"_s << QStringList { campaigns, organisations };
        QTest::newRow("height") << u"7"_s << QStringList { u"/v1/blocks/7"_s };
        QTest::newRow("height with separators")
            << u"1,689"_s << QStringList { u"/v1/blocks/1689"_s, campaigns, organisations };
        QTest::newRow("begin of an id")
            << u"0a1b"_s << QStringList { transactions, campaigns, organisations };
        QTest::newRow("short of an id") << u"0a"_s << QStringList { campaigns, organisations };
        QTest::newRow("signer") << u"did:key:z6Mk"_s
                                << QStringList { transactions, campaigns, organisations };
        QTest::newRow("id of the chain")
            << u"c-13a8641ecf5d2162"_s
            << QStringList { u"/v1/state/donation/campaigns/c-13a8641ecf5d2162"_s };
        QTest::newRow("id of no table") << u"z-13a8641ecf5d2162"_s << QStringList {};
    }
    void asksWhatFitsTheText()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, paths);
        PaletteSearch* search = makeSearch(this);
        search->setTyped(typed);
        search->start();
        QCOMPARE(askedPaths(), paths);
        delete search;
    }

    void dropsAnswersOfAnEarlierText()
    {
        PaletteSearch* search = makeSearch(this);
        search->setTyped(u"모금"_s);
        search->start();
        QCOMPARE(m_transport.waiting.size(), std::size_t(2));
        search->setTyped(u"모금함"_s);
        m_transport.answer(listOf(1, 2, ""));
        QVERIFY(search->found().empty());
        QCOMPARE(search->state(), PaletteSearch::State::Searching);
        search->start();
        m_transport.answer(listOf(1, 2, "")); // the second of the first text
        QVERIFY(search->found().empty());
        m_transport.answer(listOf(5, 2, ""));
        QCOMPARE(search->found().size(), std::size_t(2));
        QCOMPARE(search->found().front().id, u"item:campaigns/c-5"_s);
        delete search;
    }

    void boundsWhatIsShown()
    {
        PaletteSearch* search = makeSearch(this);
        search->setTyped(u"모금"_s);
        search->start();
        QVERIFY(m_transport.argument(u"limit"_s).toInt() <= PaletteSearch::kRowsOfEach);
        m_transport.answer(listOf(0, 300, ""));
        QCOMPARE(search->found().size(), std::size_t(PaletteSearch::kRowsOfEach));
        m_transport.answer(base::Json("not a list"));
        QCOMPARE(search->state(), PaletteSearch::State::Done);
        QCOMPARE(search->found().size(), std::size_t(PaletteSearch::kRowsOfEach));
        delete search;
    }

    void saysWhenTheServerIsAway()
    {
        PaletteSearch* search = makeSearch(this);
        search->setTyped(u"모금"_s);
        search->start();
        m_transport.answer(base::failed("console.offline"));
        QCOMPARE(search->state(), PaletteSearch::State::Searching);
        m_transport.answer(base::failed("console.offline"));
        QCOMPARE(search->state(), PaletteSearch::State::Offline);
        delete search;
    }

    void isDrivenByKeys()
    {
        QWidget window;
        window.resize(1200, 800);
        window.show();
        PaletteSearch* search = makeSearch(&window);
        CommandPalette palette(*search, &window);
        palette.setOfficer(u"did:key:z6MkOfficer"_s);
        palette.open(entries());
        QVERIFY(palette.isVisible());
        QVERIFY(!palette.field().accessibleName().isEmpty());
        QCOMPARE(palette.model().entry(palette.list().currentIndex())->id, u"page:donations"_s);
        QTest::keyClick(&palette.field(), Qt::Key_Down);
        QTest::keyClick(&palette.field(), Qt::Key_Down); // over the heading
        QCOMPARE(palette.model().entry(palette.list().currentIndex())->id, u"action:createCampaign"_s);
        QVERIFY(palette.field().accessibleDescription().startsWith(u"모금 작성"_s));
        QTest::keyClick(&palette.field(), Qt::Key_PageUp);
        QCOMPARE(palette.model().entry(palette.list().currentIndex())->id, u"page:donations"_s);
        palette.setTyped(u"ㅈㄱ"_s);
        QTest::keyClick(&palette.field(), Qt::Key_Return);
        QCOMPARE(m_run, QStringList { u"command:lock"_s });
        QVERIFY(!palette.isVisible());
        // It is remembered for this officer and for nobody else.
        palette.open(entries());
        QCOMPARE(palette.model().entry(palette.model().firstEntry())->id, u"command:lock"_s);
        palette.close();
        palette.setOfficer(u"did:key:z6MkAnother"_s);
        palette.open(entries());
        QCOMPARE(palette.model().entry(palette.model().firstEntry())->id, u"page:donations"_s);
        QTest::keyClick(&palette.field(), Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
    }

    void saysItsStates()
    {
        QWidget window;
        window.resize(1200, 800);
        window.show();
        PaletteSearch* search = makeSearch(&window);
        CommandPalette palette(*search, &window);
        palette.open(entries());
        const QString idle = palette.stateText();
        palette.setTyped(u"없는 이름"_s);
        const QString searching = palette.stateText();
        QVERIFY(searching != idle);
        search->start();
        m_transport.answer(listOf(0, 0, ""));
        m_transport.answer(listOf(0, 0, ""));
        const QString nothing = palette.stateText();
        QVERIFY2(nothing.contains(u"없는 이름"_s), qPrintable(nothing));
        palette.setOnline(false);
        const QString offline = palette.stateText();
        QVERIFY(offline != nothing && offline != searching && offline != idle);
        // Without a connection nothing is asked.
        palette.setTyped(u"다른 이름"_s);
        search->start();
        palette.setTyped(u"없는 말"_s);
        QVERIFY(m_transport.waiting.size() <= 2);
        palette.setOnline(true);
        palette.setTyped(u"모금함"_s);
        search->start();
        while (m_transport.waiting.size() > 1)
            m_transport.answer(listOf(0, 0, ""));
        m_transport.answer(listOf(3, 1, ""));
        QVERIFY(palette.model().entryCount() > 0);
        QVERIFY(palette.choose());
        QCOMPARE(m_shown.size(), 1);
        QVERIFY(m_shown.front().endsWith(u"c-3"_s));
    }
};

QTEST_MAIN(TestCommandPalette)
#include "tst_command_palette.moc"
