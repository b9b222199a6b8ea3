// SPDX-License-Identifier: Apache-2.0
// An election from the wizard to its roll, invitations and help desk: the real window against the real server program.
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/elections/election_overview.h"
#include "admin-console/pages/elections/election_steps.h"
#include "admin-console/pages/elections/election_wizard.h"
#include "admin-console/pages/elections/help_desk.h"
#include "admin-console/pages/elections/replace_invitation.h"
#include "admin-console/pages/elections/roll_preview.h"
#include "admin-console/pages/elections/roll_tab.h"
#include "admin-console/widgets/cells_model.h"
#include "admin-console/widgets/field_editor.h"
#include "admin-console/widgets/figure_button.h"
#include "shared/crypto/election_invitation.h"
#include "tests/console/real_window.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace maru;
using namespace maru::console;
using namespace maru::console::elections;
using namespace Qt::StringLiterals;

namespace {

constexpr int kActMs = RealWindow::kActMs;
constexpr int kVoters = 230; // more than one chunk of an import

base::Json candidate(const char* id, int number, const char* ko, const char* en)
{
    return base::Json::object({ { "id", id }, { "number", number }, { "name_ko", ko }, { "name_en", en },
        { "party_ko", "" }, { "party_en", "" }, { "photo", "" }, { "list", "" } });
}

base::Json contest(const char* id, const char* ko, const char* en, int maximum)
{
    return base::Json::object({ { "contest", id }, { "kind", "choose" }, { "title_ko", ko },
        { "title_en", en }, { "minimum", 1 }, { "maximum", maximum }, { "blank", true }, { "score", 1 },
        { "seats", maximum }, { "rule", "plurality" }, { "share", 0 }, { "quorum", 0 }, { "tie", "lot" },
        { "constituencies", base::Json::array() },
        { "options",
            base::Json::array({ candidate("o1", 1, "김하나", "Kim Hana"),
                candidate("o2", 2, "이두리", "Lee Duri"), candidate("o3", 3, "박세찬", "Park Sechan") }) } });
}

base::Json precinct(const char* id, const char* ko, const char* en)
{
    return base::Json::object(
        { { "id", id }, { "name_ko", ko }, { "name_en", en }, { "constituency", "" }, { "counted_in", "" } });
}

QString nameOf(int n)
{
    return n == 7 ? u"독고바다"_s : u"선거인%1"_s.arg(n, 3, 10, QChar(u'0'));
}

} // namespace

class TestElectionsReal final : public QObject {
    Q_OBJECT

private:
    RealServer m_server;
    RealWindow m_desk;
    QTemporaryDir m_files;
    QString m_election; ///< made by the first test, worked on by the others
    std::map<int, QString> m_codes; ///< number -> code that was handed over

    /// All rows of a query about an election, over the window's own connection.
    std::vector<base::Json> rows(const QString& query, const QString& election = {})
    {
        std::vector<base::Json> all;
        QString after;
        do {
            QueryItems items { { u"limit"_s, u"500"_s } };
            if (!election.isEmpty())
                items.emplace_back(u"election"_s, election);
            if (!after.isEmpty())
                items.emplace_back(u"after"_s, after);
            bool isThere = false;
            after.clear();
            QObject context;
            m_desk.bench().connection.send(
                get(u"/v1/query/election/"_s + query, items), &context, [&](const ApiAnswer& answer) {
                    isThere = true;
                    const base::Json* list = answer ? answer->find("rows") : nullptr;
                    if (list == nullptr)
                        return;
                    for (const base::Json& row : list->asArray())
                        all.push_back(row);
                    after = toQt(answer->stringOr("next", ""));
                });
            if (!QTest::qWaitFor([&isThere] { return isThere; }, kActMs))
                return {};
        } while (!after.isEmpty());
        return all;
    }
    base::Json electionRow(const QString& id)
    {
        for (const base::Json& row : rows(u"elections"_s)) {
            if (toQt(row.stringOr("id", "")) == id)
                return row;
        }
        return {};
    }
    /// The one wizard that is open.
    ElectionWizard* wizard()
    {
        ElectionWizard* found = nullptr;
        (void)QTest::qWaitFor(
            [&] {
                found = m_desk.window().findChild<ElectionWizard*>();
                return found != nullptr && found->isVisible();
            },
            kActMs);
        return found;
    }
    /// Chooses an action of the list's menu, as the officer does.
    bool trigger(ResourcePane& pane, const QString& label)
    {
        for (QAction* action : pane.findChildren<QAction*>()) {
            if (action->text().startsWith(label)) {
                if (!action->isEnabled())
                    return false;
                action->trigger();
                return true;
            }
        }
        return false;
    }
    bool selectElection(ResourcePane& pane, const QString& id)
    {
        pane.model().refresh();
        return QTest::qWaitFor(
            [&] {
                for (int row = 0; row < pane.model().rowCount(); ++row) {
                    if (toQt(pane.model().row(row).stringOr("id", "")) == id) {
                        pane.table().view()->selectRow(row);
                        return true;
                    }
                }
                return false;
            },
            kActMs);
    }
    /// Through all steps that are left to the review; the text of the first problem, empty without one.
    static QString walk(ElectionWizard& made)
    {
        while (made.phase() == Wizard::Phase::Steps) {
            const int at = made.currentStep();
            const auto problems = made.step(at)->check();
            if (!problems.empty())
                return made.step(at)->title() + u": "_s + problems.front().text;
            made.next();
        }
        return made.phase() == Wizard::Phase::Review ? QString() : u"no review"_s;
    }
    /// Signs what the review says and waits for the end.
    static bool sign(ElectionWizard& made)
    {
        made.next();
        return QTest::qWaitFor(
            [&made] {
                return made.phase() == Wizard::Phase::Done || made.phase() == Wizard::Phase::Partial
                    || made.phase() == Wizard::Phase::Unknown;
            },
            kActMs);
    }
    static QString saidBy(const QWidget& widget)
    {
        QStringList texts;
        for (const QLabel* label : widget.findChildren<QLabel*>()) {
            if (label->isVisibleTo(&widget))
                texts << label->text();
        }
        return texts.join(u" | "_s);
    }
    template<typename View>
    View* tab(const QString& id)
    {
        m_desk.window().show(id, m_election);
        View* view = m_desk.window().findChild<View*>();
        if (view == nullptr || !QTest::qWaitFor([view] { return view->isVisible(); }, kActMs))
            return nullptr;
        return view;
    }

private Q_SLOTS:
    void initTestCase()
    {
        RealWindow::prepare("tst_elections_real");
        QVERIFY(m_files.isValid());
        QVERIFY(m_server.start());
    }
    void cleanupTestCase() { m_server.stop(); }
    void cleanup() { m_desk.close(); }

    void makesAnElectionAndMendsWhatTheServerRefuses()
    {
        QVERIFY(m_desk.open(m_server, "election"));
        ResourcePane* list = m_desk.list(u"elections"_s, u"elections"_s);
        QVERIFY(list != nullptr);
        auto* button = m_desk.window().findChild<QPushButton*>(u"action_createElection"_s);
        QVERIFY(button != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(button->isVisible() && button->isEnabled(), kActMs);
        QTest::mouseClick(button, Qt::LeftButton);
        ElectionWizard* made = wizard();
        QVERIFY(made != nullptr);

        made->step(0)->setValue(
            base::Json::object({ { "title_ko", "하늘대학교 학생회 선거" }, { "title_en", "Student council" },
                { "kind", "university" }, { "mode", "signed" }, { "rehearsal", false } }));
        made->next();
        QCOMPARE(made->currentStep(), 1);
        made->step(1)->setValue(base::Json::object({ { "contests",
            base::Json::array({ contest("president", "학생회장", "President", 1),
                contest("council", "대의원", "Council", 2) }) } }));
        made->next();
        QCOMPARE(made->currentStep(), 2);
        made->step(2)->setValue(base::Json::object({ { "precincts",
            base::Json::array({ precinct("p001", "인문대학", "Humanities"),
                precinct("p002", "공과대학", "Engineering") }) } }));
        made->next();
        made->next();
        QCOMPARE(made->currentStep(), 4);
        // The demo's five trustees come from the chain; three of them keep this key.
        QListWidget& trustees = made->trustees().list();
        QTRY_COMPARE_WITH_TIMEOUT(trustees.count(), 5, kActMs);
        for (int i = 0; i < 3; ++i)
            trustees.item(i)->setCheckState(Qt::Checked);
        made->trustees().threshold().setValue(2);
        made->next();
        QCOMPARE(made->currentStep(), 5);
        // The least time of voting is a parameter of the chain: only the server knows that this is too short.
        auto* schedule = static_cast<ScheduleStep*>(made->step(5));
        FieldEditor* closes = schedule->editor("closes");
        const base::Json usual = *closes->value();
        closes->setValue(base::Json(schedule->editor("opens")->value()->asInteger() + 60));
        QCOMPARE(walk(*made), QString());
        QVERIFY(sign(*made));
        QCOMPARE(made->phase(), Wizard::Phase::Partial);
        QCOMPARE(rows(u"elections"_s).size(), std::size_t(0));
        made->next();
        QCOMPARE(made->phase(), Wizard::Phase::Steps);
        QCOMPARE(made->currentStep(), 5);
        const auto* said = closes->findChild<QLabel*>(u"fieldError"_s);
        QVERIFY(said != nullptr && said->isVisible() && !said->text().isEmpty());

        closes->setValue(usual);
        QCOMPARE(walk(*made), QString());
        QVERIFY(sign(*made));
        QVERIFY2(made->phase() == Wizard::Phase::Done, qPrintable(saidBy(*made)));
        QCOMPARE(made->outcomes().size(), std::size_t(5));
        m_election = toQt(made->outcomes().front().data.stringOr("election", ""));
        QVERIFY(m_election.startsWith(u"e-"_s));
        made->close();

        const base::Json row = electionRow(m_election);
        QCOMPARE(row.stringOr("title_ko", ""), std::string("하늘대학교 학생회 선거"));
        QCOMPARE(row.stringOr("state", ""), std::string("draft"));
        QCOMPARE(row.integerOr("threshold", 0), std::int64_t(2));
        const auto contests = rows(u"contests"_s, m_election);
        QCOMPARE(contests.size(), std::size_t(2));
        std::map<std::int64_t, std::string> order;
        for (const base::Json& one : contests) {
            order[one.integerOr("position", -1)] = one.stringOr("contest", one.stringOr("id", ""));
            QCOMPARE(one.at("options").asArray().size(), std::size_t(3));
        }
        QCOMPARE(order.begin()->second, std::string("president"));
        QCOMPARE(rows(u"precincts"_s, m_election).size(), std::size_t(2));
        const auto keepers = rows(u"trustees"_s, m_election);
        QCOMPARE(keepers.size(), std::size_t(3));
        for (const base::Json& one : keepers)
            QVERIFY(toQt(one.stringOr("officer", "")).startsWith(u"o-"_s));
        // The list follows the chain without a key being pressed.
        QTRY_COMPARE_WITH_TIMEOUT(list->model().rowCount(), 1, kActMs);
    }

    void importsARollWithWrongLinesAndHandsTheInvitationsOverOnce()
    {
        QVERIFY(!m_election.isEmpty());
        QVERIFY(m_desk.open(m_server, "roll"));
        QVERIFY(m_desk.list(u"elections"_s, u"elections"_s) != nullptr);
        auto* roll = tab<RollTab>(u"roll"_s);
        QVERIFY(roll != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(roll->preview().precincts().size(), std::size_t(2), kActMs);

        QFile file(m_files.filePath(u"roll.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(u"성명,생년월일,식별번호,전화번호,투표구,가중치\n"_s.toUtf8());
        for (int n = 1; n <= kVoters; ++n)
            file.write(u"%1,1999-03-%2,S-%3,010-1234-%4,%5,1\n"_s.arg(nameOf(n))
                           .arg(1 + n % 28, 2, 10, QChar(u'0'))
                           .arg(n)
                           .arg(1'000 + n)
                           .arg(n % 2 == 1 ? u"인문대학"_s : u"p002"_s)
                           .toUtf8());
        file.write(u"이름만,,,,자연대학,1\n"_s.toUtf8());
        file.write(u",1999-03-01,S-900,,p001,1\n"_s.toUtf8());
        file.write(u"무거움,1999-03-01,S-901,,p001,-1\n"_s.toUtf8());
        file.close();
        FileDialog::setNextPath(file.fileName());
        QTest::mouseClick(roll->preview().findChild<QPushButton*>(u"rollChoose"_s), Qt::LeftButton);
        QTRY_VERIFY(!roll->preview().isReading());
        QVERIFY(roll->preview().plan().has_value());
        QCOMPARE(roll->preview().plan()->lines.size(), std::size_t(kVoters));
        QCOMPARE(roll->preview().plan()->wrongLines(), qint64(3));
        QCOMPARE(roll->preview().problems().rowCount(), 3);

        auto* import = roll->findChild<QPushButton*>(u"rollImport"_s);
        QVERIFY(import->isEnabled());
        QTest::mouseClick(import, Qt::LeftButton);
        // The codes are given a sealed place before the first is signed.
        QTRY_VERIFY_WITH_TIMEOUT(roll->waitingInvitations() > 0 && roll->import() == nullptr, kActMs);
        QCOMPARE(roll->waitingInvitations(), std::size_t(kVoters));
        // The console goes, without a question and without a hand-over: another one finds every code again.
        QVERIFY(m_desk.open(m_server, "roll"));
        QVERIFY(m_desk.list(u"elections"_s, u"elections"_s) != nullptr);
        roll = tab<RollTab>(u"roll"_s);
        QVERIFY(roll != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(roll->waitingInvitations(), std::size_t(kVoters), kActMs);

        const auto voters = rows(u"voters"_s, m_election);
        QCOMPARE(voters.size(), std::size_t(kVoters));
        std::set<std::string> commitments;
        std::map<int, std::string> keys;
        for (const base::Json& one : voters) {
            commitments.insert(one.stringOr("commitment", ""));
            keys[static_cast<int>(one.integerOr("number", 0))] = one.stringOr("invitation", "");
            QCOMPARE(one.stringOr("state", ""), std::string("listed"));
            // Names are the vault's; the chain has none.
            QVERIFY(!toQt(base::canonical(one)).contains(u"선거인"_s));
        }
        QCOMPARE(commitments.size(), std::size_t(kVoters));
        QCOMPARE(keys.begin()->first, 1);
        QCOMPARE(keys.rbegin()->first, kVoters);
        QTRY_COMPARE_WITH_TIMEOUT(
            electionRow(m_election).integerOr("entries", 0), std::int64_t(kVoters), kActMs);

        roll->findChild<QLineEdit*>(u"invitationPortal"_s)->setText(u"https://vote.example.kr"_s);
        roll->findChild<QLineEdit*>(u"invitationTelephone"_s)->setText(u"02-123-4567"_s);
        const QString saved = m_files.filePath(u"invitations.csv"_s);
        auto* handOver = roll->findChild<QPushButton*>(u"invitationHandOver"_s);
        QVERIFY(handOver->isVisible() && handOver->isEnabled());
        Confirmation::setNextAnswer(true);
        FileDialog::setNextPath(saved);
        QTest::mouseClick(handOver, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(roll->waitingInvitations(), std::size_t(0), 3 * kActMs);
        QVERIFY(QFile::exists(m_files.filePath(u"invitations.pdf"_s)));
        // Every code that was handed over opens the key that the chain has for its number, and only that one.
        QFile csv(saved);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(csv.readAll()).split(u"\r\n"_s, Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), qsizetype(kVoters + 1));
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const QStringList cells = lines[i].split(u',');
            const int number = cells.front().toInt();
            QCOMPARE(cells[1], nameOf(number));
            const QString code = cells[cells.size() - 2];
            const auto key = crypto::keyOfInvitation(fromQt(m_election), fromQt(code));
            QVERIFY(key);
            QCOMPARE(base::toBase64Url(key->publicKey().bytes), keys[number]);
            m_codes[number] = code;
        }
        // Once: a second time there is nothing left to write.
        const QString again = m_files.filePath(u"again.csv"_s);
        roll->box().handOver(again);
        QVERIFY(!QFile::exists(again));
        QVERIFY(!handOver->isVisible() || !handOver->isEnabled());
    }

    void refusesAnImportBySomebodyWithoutTheRole()
    {
        QVERIFY(m_desk.open(m_server, "auditor"));
        QVERIFY(m_desk.list(u"elections"_s, u"elections"_s) != nullptr);
        auto* roll = tab<RollTab>(u"roll"_s);
        QVERIFY(roll != nullptr);
        QVERIFY(!roll->findChild<QPushButton*>(u"rollImport"_s)->isEnabled());
        // Nor is anybody's name to be seen: no file can be opened.
        QVERIFY(roll->preview().findChild<QPushButton*>(u"rollChoose"_s)->isHidden());
        // Past the console as well.
        QCOMPARE(m_desk.send("election", "removeVoter",
                     base::Json::object(
                         { { "election", fromQt(m_election) }, { "number", 1 }, { "reason", "test" } })),
            u"auth.role"_s);
    }

    void findsAVoterAtTheHelpDesk()
    {
        QVERIFY(!m_codes.empty());
        QVERIFY(m_desk.open(m_server, "roll"));
        QVERIFY(m_desk.list(u"elections"_s, u"elections"_s) != nullptr);
        auto* desk = tab<HelpDesk>(u"helpdesk"_s);
        QVERIFY(desk != nullptr);
        QTest::keyClicks(desk->findChild<QLineEdit*>(u"helpNumber"_s), u"7"_s);
        QTest::keyClick(desk->findChild<QLineEdit*>(u"helpNumber"_s), Qt::Key_Return);
        const auto title = [desk] { return desk->findChild<QLabel*>(u"detailTitle"_s)->text(); };
        QTRY_VERIFY_WITH_TIMEOUT(title().contains(u"7"_s), kActMs);
        const QString answer = desk->answerText();
        QVERIFY2(answer.contains(u"아직"_s), qPrintable(answer));

        // By name through the vault: it stays masked, and the commitment leads to the number.
        desk->findName(u"독고바다"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk->candidates().rowCount(), 1, kActMs);
        const QString masked = desk->candidates().index(0, 0).data().toString();
        QVERIFY2(masked != u"독고바다"_s && masked.contains(u'*'), qPrintable(masked));
        desk->findChild<QTableView*>(u"helpCandidates"_s)->selectRow(0);
        QTRY_VERIFY_WITH_TIMEOUT(title().contains(u"7"_s), kActMs);
        QVERIFY(desk->answerText().contains(u"아직"_s));
        // A number that nobody has.
        desk->findNumber(kVoters + 1);
        const auto said = [desk] { return desk->findChild<QLabel*>(u"helpStatus"_s)->text(); };
        QTRY_VERIFY_WITH_TIMEOUT(!said().isEmpty() && !title().contains(u"7"_s), kActMs);
        QTRY_VERIFY_WITH_TIMEOUT(said().startsWith(u'!') || said().contains(u"! "_s), kActMs);
    }

    void replacesALostInvitation()
    {
        QVERIFY(!m_codes.empty());
        QVERIFY(m_desk.open(m_server, "roll"));
        ResourcePane* list = m_desk.list(u"elections"_s, u"voters"_s);
        QVERIFY(list != nullptr);
        // The roll of the chosen election and no other.
        QTRY_VERIFY_WITH_TIMEOUT(!list->model().source().fixed.empty(), kActMs);
        QVERIFY(RealWindow::waitFor(*list));
        QVERIFY(list->model().rowCount() > 0);
        QCOMPARE(toQt(list->model().row(0).stringOr("election", "")), m_election);
        list->table().view()->selectRow(0);
        const int number = static_cast<int>(list->model().row(0).integerOr("number", 0));
        auto* button = m_desk.window().findChild<QPushButton*>(u"action_replaceInvitation"_s);
        QVERIFY(button != nullptr && button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        auto* dialog = m_desk.window().findChild<ReplaceInvitation*>();
        QVERIFY(dialog != nullptr);
        dialog->findChild<QLineEdit*>(u"replaceReason"_s)->setText(u"우편물 분실 신고"_s);
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"replaceSign"_s), Qt::LeftButton);
        QTRY_VERIFY2_WITH_TIMEOUT(dialog->isDone(), qPrintable(saidBy(*dialog)), kActMs);
        const QString code = dialog->findChild<QLineEdit*>(u"replaceCode"_s)->text();
        QVERIFY(code != m_codes[number]);
        const auto key = crypto::keyOfInvitation(fromQt(m_election), fromQt(code));
        QVERIFY(key);
        // Another member of the commission has to agree first: until then the lost code is the one that counts.
        const auto lost = crypto::keyOfInvitation(fromQt(m_election), fromQt(m_codes[number]));
        QVERIFY(lost);
        bool isFound = false;
        for (const base::Json& one : rows(u"voters"_s, m_election)) {
            if (one.integerOr("number", 0) != number)
                continue;
            isFound = true;
            QCOMPARE(one.stringOr("invitation", ""), base::toBase64Url(lost->publicKey().bytes));
        }
        QVERIFY(isFound);
        dialog->close();
    }

    void beginsWithTheElectionForItsOfficersOnly()
    {
        QVERIFY(m_desk.open(m_server, "election"));
        QWidget* page = m_desk.window().showPage(u"dashboard"_s);
        QVERIFY(page != nullptr);
        auto* overview = page->findChild<ElectionOverview*>();
        QVERIFY(overview != nullptr && overview->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(overview->book().currentId(), m_election, kActMs);
        const QString enrolled = u"0.0 %"_s; // nobody has enrolled yet
        QTRY_COMPARE_WITH_TIMEOUT(overview->figure(ElectionOverview::Turnout).value(), enrolled, kActMs);
        // A draft waits for its manager, and leads to the list.
        QTRY_VERIFY_WITH_TIMEOUT(overview->tasks().rowCount() > 0, kActMs);
        QCOMPARE(m_desk.window().currentPage(), u"dashboard"_s);
        overview->figure(ElectionOverview::Waiting).click();
        QVERIFY(!overview->isVisible());
        // Looked for, not asked for: page() would show it.
        QCOMPARE(m_desk.window().currentPage(), u"elections"_s);
        const auto pages = m_desk.window().findChildren<TabsPage*>();
        QVERIFY(std::any_of(pages.begin(), pages.end(),
            [](const TabsPage* one) { return one->isVisible() && one->pane(u"elections"_s) != nullptr; }));

        // Who works on donations begins with them.
        QVERIFY(m_desk.open(m_server, "manager"));
        page = m_desk.window().showPage(u"dashboard"_s);
        QVERIFY(page != nullptr && page->isVisible());
        QCOMPARE(page->findChild<ElectionOverview*>(), static_cast<ElectionOverview*>(nullptr));
    }

    void saysWhyAnEntryOfTheMenuCannotBeChosen()
    {
        QVERIFY(!m_election.isEmpty());
        QVERIFY(m_desk.open(m_server, "election"));
        ResourcePane* list = m_desk.list(u"elections"_s, u"elections"_s);
        QVERIFY(list != nullptr && selectElection(*list, m_election));
        int disabled = 0;
        int enabled = 0;
        for (const QAction* entry : list->findChildren<QAction*>()) {
            if (!entry->objectName().startsWith(u"menu_"_s))
                continue;
            (entry->isEnabled() ? enabled : disabled) += 1;
            QVERIFY2(!entry->toolTip().isEmpty(), qPrintable(entry->text()));
            // The status tip is what the action does; a disabled one says why it cannot be done.
            QCOMPARE(entry->toolTip() == entry->statusTip(), entry->isEnabled());
        }
        QVERIFY(enabled > 0); // a draft is edited
        QVERIFY(disabled > 0); // and not archived
    }

    void editsADraftWithOneTransaction()
    {
        QVERIFY(!m_election.isEmpty());
        QVERIFY(m_desk.open(m_server, "election"));
        ResourcePane* list = m_desk.list(u"elections"_s, u"elections"_s);
        QVERIFY(list != nullptr && selectElection(*list, m_election));
        QVERIFY(trigger(*list, u"선거 수정"_s));
        ElectionWizard* edit = wizard();
        QVERIFY(edit != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(edit->trustees().list().count(), 5, kActMs);
        base::Json kind = edit->step(0)->value();
        QCOMPARE(kind.stringOr("title_ko", ""), std::string("하늘대학교 학생회 선거"));
        auto* form = static_cast<KindStep*>(edit->step(0));
        form->editor("title_ko")->setValue(base::Json("하늘대학교 총학생회 선거"));
        QCOMPARE(walk(*edit), QString());
        QVERIFY(sign(*edit));
        QVERIFY2(edit->phase() == Wizard::Phase::Done, qPrintable(saidBy(*edit)));
        // What did not change is not signed again.
        QCOMPARE(edit->outcomes().size(), std::size_t(1));
        edit->close();
        QCOMPARE(electionRow(m_election).stringOr("title_ko", ""), std::string("하늘대학교 총학생회 선거"));
        QCOMPARE(rows(u"voters"_s, m_election).size(), std::size_t(kVoters));
    }

    void copiesItAsARehearsalThatIsMarked()
    {
        QVERIFY(!m_election.isEmpty());
        QVERIFY(m_desk.open(m_server, "election"));
        ResourcePane* list = m_desk.list(u"elections"_s, u"elections"_s);
        QVERIFY(list != nullptr && selectElection(*list, m_election));
        QVERIFY(trigger(*list, QCoreApplication::translate("Columns", "Make a rehearsal of it")));
        ElectionWizard* copy = wizard();
        QVERIFY(copy != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(copy->trustees().list().count(), 5, kActMs);
        QCOMPARE(walk(*copy), QString());
        QVERIFY(sign(*copy));
        QVERIFY2(copy->phase() == Wizard::Phase::Done, qPrintable(saidBy(*copy)));
        const QString id = toQt(copy->outcomes().front().data.stringOr("election", ""));
        copy->close();
        QVERIFY(id.startsWith(u"r-"_s));
        const base::Json row = electionRow(id);
        QVERIFY(row.booleanOr("rehearsal", false));
        QCOMPARE(toQt(row.stringOr("rehearsal_of", "")), m_election);
        QCOMPARE(rows(u"contests"_s, id).size(), std::size_t(2));
        QCOMPARE(rows(u"precincts"_s, id).size(), std::size_t(2));
        QCOMPARE(rows(u"trustees"_s, id).size(), std::size_t(3));
        // Voters of the real one are no voters of the rehearsal.
        QCOMPARE(rows(u"voters"_s, id).size(), std::size_t(0));
        for (const base::Json& one : rows(u"contests"_s, id))
            QVERIFY(one.booleanOr("rehearsal", false));
        // Wherever it is shown it says what it is.
        m_desk.window().show(u"roll"_s, id);
        const auto banner = [this] {
            for (const QLabel* label : m_desk.window().findChildren<QLabel*>(u"rehearsalBanner"_s)) {
                if (label->isVisible())
                    return label->text();
            }
            return QString();
        };
        QTRY_VERIFY_WITH_TIMEOUT(banner().contains(u"모의"_s), kActMs);
    }
};

QTEST_MAIN(TestElectionsReal)
#include "tst_elections_real.moc"
