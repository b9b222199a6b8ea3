// SPDX-License-Identifier: Apache-2.0
// Windows that open over the pages are walked like the pages: every step of the wizard, batch, columns, conditions,
// presets, the table behind a chart, the panel that asks for trust, print preview and progress.
#include <QTest>

#include "tests/console/accessible_walk.h"

#include "admin-console/charts/chart_card.h"
#include "admin-console/dialogs/progress_window.h"
#include "admin-console/report/preview_window.h"
#include "admin-console/shell/trust_panel.h"
#include "admin-console/widgets/batch_dialog.h"
#include "admin-console/widgets/column_chooser.h"
#include "admin-console/widgets/condition_editor.h"
#include "admin-console/widgets/preset_name_dialog.h"
#include "admin-console/widgets/wizard.h"
#include "tests/console/real_window.h"

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPercent = 1;

} // namespace

class TestAccessibilityDialogs final : public QObject {
    Q_OBJECT

private:
    RealServer m_server;
    RealWindow m_desk;
    walk::AccessibleWalk m_walk;

    void open(const char* officer)
    {
        QFETCH(bool, isKorean);
        QVERIFY(m_desk.open(m_server, officer));
        m_desk.bench().language.set(isKorean ? LanguageCode::Korean : LanguageCode::English);
        m_walk.setLanguage(m_desk.bench().language);
        m_walk.clear();
    }
    void check(const QString& where, QWidget& root)
    {
        QTRY_VERIFY_WITH_TIMEOUT(root.isVisible(), RealWindow::kActMs);
        m_walk.checkNamesAndSizes(where, root);
        m_walk.checkTabOrder(where, root);
    }
    void languages()
    {
        QTest::addColumn<bool>("isKorean");
        QTest::newRow("ko") << true;
        QTest::newRow("en") << false;
    }
    void verdict() { QVERIFY2(m_walk.faults().isEmpty(), qPrintable(m_walk.faults().join(u'\n'))); }

private Q_SLOTS:
    void initTestCase()
    {
        RealWindow::prepare("tst_accessibility_dialogs");
        QVERIFY(m_server.start(kPercent));
    }
    void init() { QSettings().clear(); }
    void cleanup() { m_desk.close(); }

    void namesTheStepsOfTheWizard_data() { languages(); }
    void namesTheStepsOfTheWizard()
    {
        open("manager");
        ResourcePane* pane = m_desk.list(u"donations"_s, u"campaigns"_s);
        QVERIFY(pane != nullptr);
        (void)pane->openAction("createCampaign");
        auto* wizard = m_desk.window().findChild<Wizard*>();
        QVERIFY(wizard != nullptr);
        for (int step = 0; step < wizard->stepCount(); ++step) {
            // As far as the steps before allow; a step that is not reached is shown all the same.
            if (wizard->currentStep() != step)
                (void)wizard->goTo(step);
            check(u"wizard step %1"_s.arg(wizard->currentStep()), *wizard);
            wizard->next();
        }
        check(u"wizard with errors"_s, *wizard);
        delete wizard;
        verdict();
    }

    void namesTheBatch_data() { languages(); }
    void namesTheBatch()
    {
        open("reviewer");
        ResourcePane* pane = m_desk.list(u"donations"_s, u"milestones"_s);
        QVERIFY(pane != nullptr);
        QVERIFY(pane->model().rowCount() > 1);
        pane->table().view()->selectAll();
        BatchDialog* batch = pane->openBatch("reviewMilestone");
        QVERIFY(batch != nullptr);
        check(u"batch"_s, *batch);
        delete batch;
        verdict();
    }

    void namesTheWindowsOfATable_data() { languages(); }
    void namesTheWindowsOfATable()
    {
        open("registrar");
        ResourcePane* pane = m_desk.list(u"donations"_s, u"campaigns"_s);
        QVERIFY(pane != nullptr);
        QWidget* chooser = pane->table().openColumnChooser();
        check(u"columns"_s, *chooser);
        delete chooser;
        ConditionEditor* editor = pane->table().filterBar().openEditor();
        QVERIFY(editor != nullptr);
        check(u"condition"_s, *editor);
        delete editor;
        pane->table().filterBar().askPresetName();
        auto* preset = m_desk.window().findChild<PresetNameDialog*>();
        QVERIFY(preset != nullptr);
        check(u"preset"_s, *preset);
        delete preset;
        pane->table().printPreview();
        const auto preview = [this] { return m_desk.window().findChild<report::PreviewWindow*>(); };
        QTRY_VERIFY_WITH_TIMEOUT(preview() != nullptr, RealWindow::kActMs);
        check(u"preview"_s, *preview());
        delete preview();
        auto* progress = new ProgressWindow(pane->title(), &m_desk.window());
        progress->setProgress(3, 10);
        check(u"progress"_s, *progress);
        progress->fail(pane->title(), u"console.offline"_s);
        check(u"progress that failed"_s, *progress);
        delete progress;
        verdict();
    }

    void namesTheTableBehindAChart_data() { languages(); }
    void namesTheTableBehindAChart()
    {
        open("registrar");
        QWidget* dashboard = m_desk.window().showPage(u"dashboard"_s);
        const auto cards = dashboard->findChildren<ChartCard*>();
        QVERIFY(!cards.isEmpty());
        for (ChartCard* card : cards) {
            QTRY_VERIFY_WITH_TIMEOUT(card->state() != ChartCard::State::Loading, RealWindow::kActMs);
            card->showTable(true);
        }
        check(u"charts as tables"_s, m_desk.window());
        verdict();
    }

    void namesTheQuestionOfTrust_data() { languages(); }
    void namesTheQuestionOfTrust()
    {
        open("registrar");
        m_desk.window().lock();
        // Without its CA file nobody vouches for the server.
        m_desk.window().findChild<QLineEdit*>(u"ca"_s)->clear();
        m_desk.window().signIn().start(
            { m_server.url() + u'/', {}, m_server.key("registrar"), m_server.passphrase("registrar") });
        auto* trust = m_desk.window().findChild<TrustPanel*>();
        QTRY_VERIFY_WITH_TIMEOUT(trust->isVisible(), RealWindow::kActMs);
        check(u"trust"_s, m_desk.window());
        verdict();
    }
};

QTEST_MAIN(TestAccessibilityDialogs)
#include "tst_accessibility_dialogs.moc"
