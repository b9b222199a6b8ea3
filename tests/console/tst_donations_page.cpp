// SPDX-License-Identifier: Apache-2.0
// The donations page: reconciliation and bank statement over planted differences, and a campaign made by key clicks in the
// real window against the real server program.
#include "admin-console/core/file_hash.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/donations/bank_statement.h"
#include "admin-console/pages/donations/campaign_law.h"
#include "admin-console/pages/donations/donor_service.h"
#include "admin-console/pages/donations/reconcile.h"
#include "admin-console/pages/donations/reconcile_tab.h"
#include "admin-console/pages/donations/resources.h"
#include "admin-console/shell/main_window.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/export_button.h"
#include "admin-console/widgets/field_editor.h"
#include "admin-console/widgets/fields_step.h"
#include "admin-console/widgets/local_table.h"
#include "admin-console/widgets/palette.h"
#include "admin-console/widgets/tabs_page.h"
#include "admin-console/widgets/wizard.h"
#include "shared/crypto/hash.h"
#include "tests/console/scripted_transport.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFile>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace maru;
using namespace maru::console;
using namespace maru::console::donations;
using namespace Qt::StringLiterals;

namespace {

constexpr int kStartMs = 60'000;
constexpr int kActMs = 20'000;

base::Json readJson(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto json = base::parseJson(viewOf(file.readAll()));
    return json ? *json : base::Json();
}

/// As an input method types: Hangul has no keys of its own.
void typeText(QWidget* where, const QString& text)
{
    where->setFocus();
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(where, &event);
}

class IdStep final : public FieldsStep {
public:
    IdStep(Services& services, QWidget* parent) : FieldsStep(services, parent)
    {
        schema::Field id;
        id.name = "second";
        id.type = schema::FieldType::String;
        id.label = { "둘째", "Second" };
        id.minimum = 1;
        addField(id);
    }
    QString title() const override { return u"ids"_s; }
};

/// Two agencies, one after the other.
class TwoAgencies final : public Wizard {
public:
    TwoAgencies(Services& services, QWidget* parent) : Wizard(services, u"test.agencies"_s, parent)
    {
        addStep(new IdStep(services, this));
        begin(base::Json::object({ { "second", "wizard-one" } }));
    }
    QString heading() const override { return u"two"_s; }
    WizardReview review() const override
    {
        const auto agency = [](const std::string& id) {
            return base::Json::object(
                { { "id", id }, { "name_ko", "기관" }, { "name_en", "Agency" }, { "kind", "company" } });
        };
        const std::string second = value().stringOr("second", "");
        WizardReview made;
        made.sentence = u"two"_s;
        made.transactions.push_back({ u"first"_s, "identity", "registerAgency",
            [agency](const std::vector<Outcome>&) { return agency("wizard-one"); } });
        made.transactions.push_back({ u"second"_s, "identity", "registerAgency",
            [agency, second](const std::vector<Outcome>&) { return agency(second); } });
        return made;
    }
};

base::Json gift(int index, std::int64_t amount, std::int64_t start)
{
    return base::Json::object(
        { { "id", "d-" + std::to_string(index) }, { "key", "d-" + std::to_string(index) },
            { "campaign", "c-1" }, { "donor", "did:key:z6Mk" + std::to_string(index) }, { "amount", amount },
            { "index", index }, { "start", start }, { "refunded", 0 } });
}

base::Json movement(const char* kind, std::int64_t amount)
{
    return base::Json::object({ { "campaign", "c-1" }, { "kind", kind }, { "amount", amount } });
}

std::vector<base::Json> threeGifts()
{
    return { gift(1, 3000, 1000), gift(0, 1000, 0), gift(2, 500, 4000) };
}

std::vector<base::Json> fittingMovements()
{
    return { movement("donation", 1000), movement("donation", 3000), movement("donation", 500),
        movement("payout", 4000), movement("return", 200), movement("distribution", 4000) };
}

/// Raised 4,500, paid 4,000, 200 came back: 700 are left.
base::Json fittingCampaign()
{
    base::Json campaign = base::Json::object({ { "id", "c-1" }, { "key", "c-1" }, { "title_ko", "연탄" },
        { "title_en", "Coal" }, { "raised", 4500 }, { "paid", 4000 }, { "returned", 200 }, { "refunded", 0 },
        { "balance", 700 }, { "donations", 3 }, { "sum_root", "" } });
    campaign.set("sum_root", reconcile(campaign, threeGifts(), fittingMovements(), 700).root.hash.hex());
    return campaign;
}

base::Json answerRows(const std::vector<base::Json>& rows)
{
    base::Json list = base::Json::array();
    for (const base::Json& row : rows)
        list.push(row);
    return base::Json::object({ { "rows", list }, { "next", "" }, { "total", base::Json() } });
}

} // namespace

class TestDonationsPage final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_url;
    base::Json m_keys;
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<MainWindow> m_window;

    QString keyPath(const char* name, const char* member) const
    {
        const QString file = toQt(m_keys.at(name).stringOr(member, ""));
        return file.startsWith(u'/') ? file : QString(m_folder.path() + u"/data/keys/"_s + file);
    }
    void startServer()
    {
        if (m_server.state() == QProcess::Running)
            return;
        QVERIFY(m_folder.isValid());
        const QString program =
            qEnvironmentVariable("MARU_BIN_DIR", QCoreApplication::applicationDirPath()) + u"/maru-server"_s;
        const QString data = m_folder.path() + u"/data"_s;
        const QString ready = m_folder.path() + u"/ready.json"_s;
        QProcess init;
        init.setProcessChannelMode(QProcess::ForwardedChannels);
        init.start(program, { u"init"_s, u"--data"_s, data, u"--profile"_s, u"demo"_s });
        QVERIFY2(init.waitForFinished(kStartMs) && init.exitCode() == 0, "maru-server init");
        m_server.setProcessChannelMode(QProcess::ForwardedChannels);
        m_server.start(
            program, { u"run"_s, u"--data"_s, data, u"--port"_s, u"0"_s, u"--ready-file"_s, ready });
        QVERIFY(m_server.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(ready), kStartMs);
        m_url = toQt(readJson(ready).stringOr("url", ""));
        m_keys = readJson(data + u"/keys/keys.json"_s);
        QVERIFY(!m_url.isEmpty());
        QVERIFY(m_keys.isObject());
    }
    void signInAs(const char* name)
    {
        m_window.reset();
        m_bench = std::make_unique<Workbench>();
        m_window = std::make_unique<MainWindow>(*m_bench);
        m_window->resize(1440, 900);
        m_window->show();
        m_window->signIn().start({ m_url, m_folder.path() + u"/data/tls/ca.pem"_s, keyPath(name, "file"),
            keyPath(name, "passphrase_file") });
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->session.isOpen(), kActMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->catalogue.isLoaded(), kActMs);
    }
    TabsPage* page() { return qobject_cast<TabsPage*>(m_window->showPage(u"donations"_s)); }

    template<class T>
    T* in(QWidget* where, const char* name) const
    {
        return where->findChild<T*>(QString::fromLatin1(name));
    }
    void retype(QLineEdit* line, const QString& text) const
    {
        QVERIFY(line != nullptr);
        line->setFocus();
        QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
        if (QString::fromLatin1(text.toLatin1()) == text)
            QTest::keyClicks(line, text);
        else
            typeText(line, text);
    }
    void pick(QComboBox* combo, int downs) const
    {
        QVERIFY(combo != nullptr);
        combo->setFocus();
        for (int i = 0; i < downs; ++i)
            QTest::keyClick(combo, Qt::Key_Down);
    }
    void finish(ActionForm* form) const
    {
        form->next();
        QCOMPARE(form->step(), ActionForm::Step::Review);
        form->next();
        QTRY_VERIFY_WITH_TIMEOUT(
            form->step() == ActionForm::Step::Done || form->step() == ActionForm::Step::Refused, kActMs);
        QVERIFY2(form->step() == ActionForm::Step::Done,
            qPrintable(form->findChild<QLabel*>(u"resultText"_s)->text()));
        form->next();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"maru-test"_s);
        QCoreApplication::setApplicationName(u"tst_donations_page"_s);
        QSettings().clear();
        initResources();
        applyStyle(*qApp, Scheme::Light);
    }
    void cleanup()
    {
        m_window.reset();
        m_bench.reset();
    }
    void cleanupTestCase()
    {
        if (m_server.state() != QProcess::Running)
            return;
        m_server.terminate();
        if (!m_server.waitForFinished(10'000))
            m_server.kill();
    }

    void reconcilesWhatFits()
    {
        const Reconciled result = reconcile(fittingCampaign(), threeGifts(), fittingMovements(), 700);
        QVERIFY(result.holds());
        QCOMPARE(result.computed.balance.count(), std::int64_t(700));
        QCOMPARE(result.root.sum.count(), std::int64_t(4500));
    }

    void countsNoReturnThatWentToTheOrganisation()
    {
        std::vector<base::Json> movements = fittingMovements();
        base::Json away = movement("return", 9300);
        away.set("to", "organisation:o-1");
        movements.push_back(away);
        const Reconciled result = reconcile(fittingCampaign(), threeGifts(), movements, 700);
        QVERIFY(result.holds());
        movements.back().set("to", "campaign:c-1");
        QVERIFY(!reconcile(fittingCampaign(), threeGifts(), movements, 700).holds());
    }

    void findsAPlantedDifference_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<int>("what");
        const auto row = [](const char* name, const char* member, Difference::What what) {
            QTest::newRow(name) << QString::fromLatin1(member) << static_cast<int>(what);
        };
        row("raised", "raised", Difference::What::Raised);
        row("paid", "paid", Difference::What::Paid);
        row("returned", "returned", Difference::What::Returned);
        row("refunded", "refunded", Difference::What::Refunded);
        row("balance", "balance", Difference::What::Balance);
        row("account", "balance", Difference::What::Account);
        row("count", "donations", Difference::What::Count);
    }
    void findsAPlantedDifference()
    {
        QFETCH(QString, member);
        QFETCH(int, what);
        base::Json campaign = fittingCampaign();
        const std::string name = fromQt(member);
        campaign.set(name, campaign.integerOr(name, 0) + 1);
        const Reconciled result = reconcile(campaign, threeGifts(), fittingMovements(), 700);
        bool isFound = false;
        for (const Difference& one : result.differences)
            isFound = isFound || static_cast<int>(one.what) == what;
        QVERIFY(isFound);
    }

    void findsAChangedDonationByTheSumTree()
    {
        // Two donations swap a won: every total is as before, the tree is not.
        std::vector<base::Json> gifts { gift(0, 1001, 0), gift(1, 2999, 1001), gift(2, 500, 4000) };
        const Reconciled result = reconcile(fittingCampaign(), gifts, fittingMovements(), 700);
        QCOMPARE(result.differences.size(), std::size_t(1));
        QVERIFY(result.differences.front().what == Difference::What::SumRoot);
        gifts = { gift(0, 1000, 0), gift(2, 3500, 1000) };
        bool isOrder = false;
        for (const Difference& one : reconcile(fittingCampaign(), gifts, fittingMovements(), 700).differences)
            isOrder = isOrder || one.what == Difference::What::Order;
        QVERIFY(isOrder);
    }

    void checksASumProofItself()
    {
        const base::Json campaign = fittingCampaign();
        std::vector<merkle::SumNode> leaves;
        // The tree of one donation is its leaf: enough to see that place, donor, amount and root are all bound.
        base::Json lone = fittingCampaign();
        lone.set("donations", 1);
        lone.set("raised", 1000);
        const std::vector<base::Json> one { gift(0, 1000, 0) };
        const Reconciled tree = reconcile(lone, one, {}, 0);
        lone.set("sum_root", tree.root.hash.hex());
        base::Json proof =
            base::Json::object({ { "index", 0 }, { "count", 1 }, { "siblings", base::Json::array() },
                { "root", base::Json::object({ { "hash", tree.root.hash }, { "sum", 1000 } }) } });
        QVERIFY(checkSumProof(one.front(), proof, lone));
        QVERIFY(!checkSumProof(gift(0, 999, 0), proof, lone));
        base::Json other = gift(0, 1000, 0);
        other.set("donor", "did:key:z6MkOther");
        QVERIFY(!checkSumProof(other, proof, lone));
        QVERIFY(!checkSumProof(one.front(), proof, campaign));
        proof.set("siblings", base::Json::array({ base::Json::object({ { "hash", "x" }, { "sum", -1 } }) }));
        QVERIFY(!checkSumProof(one.front(), proof, lone));
    }

    void showsAPlantedDifferenceInRed()
    {
        m_bench = std::make_unique<Workbench>();
        ScriptedTransport transport;
        ReconcileCampaigns view(m_bench->services, transport, nullptr);
        QAbstractItemModelTester tester(
            &view.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        view.start();
        base::Json wrong = fittingCampaign();
        wrong.set("paid", 4100);
        transport.answer(answerRows({ fittingCampaign(), wrong }));
        for (int i = 0; i < 3; ++i) {
            // The thread answers in its own time.
            QTRY_VERIFY(!transport.waiting.empty());
            // A difference is looked at twice: a gift may have come between the row and its parts.
            if (i == 2) {
                QCOMPARE(transport.waiting.front().request.path, u"/v1/query/donation/sums"_s);
                transport.answer(base::Json::object({ { "raised", 4500 }, { "returned", 200 },
                    { "paid", 4100 }, { "refunded", 0 }, { "balance", 700 }, { "count", 3 },
                    { "root",
                        base::Json::object({ { "hash", fittingCampaign().stringOr("sum_root", "") } }) } }));
            }
            QCOMPARE(transport.argument(u"campaign"_s), u"c-1"_s);
            QCOMPARE(transport.argument(u"sort"_s), u"index"_s);
            transport.answer(answerRows({ gift(0, 1000, 0), gift(1, 3000, 1000), gift(2, 500, 4000) }));
            transport.answer(answerRows(fittingMovements()));
            QCOMPARE(transport.argument(u"account"_s), u"campaign:c-1"_s);
            transport.answer(base::Json::object({ { "account", "campaign:c-1" }, { "balance", 700 } }));
        }
        QTRY_VERIFY(!view.isRunning());
        QCOMPARE(view.model().rowCount(), 3);
        const int result = view.model().columnCount() - 1;
        // What does not add up stands first.
        QVERIFY(view.model().cell(1, result).text.startsWith(u'✓'));
        QVERIFY(view.model().cell(0, result).text.startsWith(u'✕'));
        QCOMPARE(view.model().cell(0, 3).tone, Tone::Danger);
        QVERIFY(view.model().cell(0, 3).text.startsWith(u'✕'));
        QCOMPARE(view.model().cell(1, 3).tone, Tone::Neutral);
        // Totals: raised 9,000.
        QCOMPARE(view.model().cell(2, 1).text, u"9,000원"_s);
        view.table()->selectRow(0);
        QVERIFY(view.findChild<QLabel*>(u"reconcileDetail"_s)->text().contains(u"4,100원"_s));
    }

    void goesOnAfterACampaignThatCouldNotBeRead()
    {
        m_bench = std::make_unique<Workbench>();
        ScriptedTransport transport;
        ReconcileCampaigns view(m_bench->services, transport, nullptr);
        view.start();
        transport.answer(answerRows({ fittingCampaign(), fittingCampaign() }));
        transport.answer(base::Error(base::failed("console.offline")));
        QVERIFY(view.isRunning());
        QVERIFY(view.model().cell(0, view.model().columnCount() - 1).text.startsWith(u'!'));
        view.stop();
        // What was on its way is dropped.
        transport.answer(answerRows(threeGifts()));
        QVERIFY(transport.waiting.empty());
        QVERIFY(!view.isRunning());
    }

    void saysHowManyWereNotChecked()
    {
        m_bench = std::make_unique<Workbench>();
        ScriptedTransport transport;
        ReconcileCampaigns view(m_bench->services, transport, nullptr);
        auto* summary = view.findChild<QLabel*>(u"reconcileSummary"_s);
        view.show();
        // Nothing is asked for until the officer says so.
        QVERIFY(transport.waiting.empty());
        view.findChild<QPushButton*>(u"reconcile"_s)->click();
        transport.answer(answerRows({ fittingCampaign(), fittingCampaign(), fittingCampaign() }));
        transport.answer(answerRows({ gift(0, 1000, 0), gift(1, 3000, 1000), gift(2, 500, 4000) }));
        transport.answer(answerRows(fittingMovements()));
        transport.answer(base::Json::object({ { "balance", 700 } }));
        QTRY_COMPARE(transport.waiting.size(), std::size_t(1));
        transport.answer(base::Error(base::failed("console.timeout")));
        view.findChild<QPushButton*>(u"reconcile"_s)->click();
        QVERIFY(!view.isRunning());
        QVERIFY2(summary->text().startsWith(u'!'), qPrintable(summary->text()));
        QVERIFY(!summary->text().contains(u'✓'));
        QVERIFY(summary->text().contains(ReconcileCampaigns::tr("1 could not be checked.")));
        QVERIFY(summary->text().contains(ReconcileCampaigns::tr("1 was not checked: stopped.")));
        QCOMPARE(summary->property("tone").toString(), u"warning"_s);
    }

    void addsUpPageByPage()
    {
        // The fold of many pages is what all rows at once give, whatever the number of leaves.
        for (const int count : { 0, 1, 2, 3, 5, 8, 21 }) {
            std::vector<base::Json> gifts;
            std::int64_t start = 0;
            for (int i = 0; i < count; ++i) {
                gifts.push_back(gift(i, 100 + i, start));
                start += 100 + i;
            }
            std::vector<merkle::SumNode> leaves;
            base::Json campaign = base::Json::object({ { "id", "c-1" }, { "raised", start }, { "paid", 0 },
                { "returned", 0 }, { "refunded", 0 }, { "balance", start }, { "donations", count } });
            for (const base::Json& one : gifts) {
                const std::string donor = one.stringOr("donor", "") + "c-1";
                const std::string data =
                    base::canonical(base::Json::object({ { "donation", one.stringOr("id", "") },
                        { "donor", crypto::sha256(base::asBytes(donor)) } }));
                leaves.push_back(merkle::sumLeaf(base::asBytes(data), base::Won(one.integerOr("amount", 0))));
            }
            campaign.set("sum_root", merkle::sumRoot(leaves).hash.hex());
            ReconcileFold fold(campaign);
            for (const base::Json& one : gifts)
                fold.addDonations({ one });
            fold.addMovements({ movement("donation", start) });
            const Reconciled result = fold.finish(start);
            QVERIFY2(result.holds(), qPrintable(u"%1 leaves"_s.arg(count)));
            QVERIFY(result.root == merkle::sumRoot(leaves));
        }
    }

    void exportsWhatWasWorkedOut()
    {
        m_bench = std::make_unique<Workbench>();
        CellsModel model;
        model.setHeader({ u"모금"_s, u"Raised"_s });
        model.setRows(
            { { { u"연탄"_s, false, Tone::Neutral, false },
                  { u"✕ 4,500원"_s, true, Tone::Danger, false, QVariant::fromValue(base::Won(4500)) } },
                { { u"책"_s, false, Tone::Neutral, false }, { u"–"_s, true, Tone::Neutral, false } } });
        const report::TableReport made = localReport(model, m_bench->services, u"대사"_s, u"✓ 2"_s);
        QCOMPARE(made.columns.size(), std::size_t(2));
        QCOMPARE(columnTitle(made.columns[1]), u"Raised"_s);
        QVERIFY(made.columns[1].kind == ValueKind::Won);
        QObject context;
        bool isLast = false;
        made.rows->next(&context, [&](base::Result<std::vector<base::Json>> page, bool last) {
            isLast = last;
            QVERIFY(page);
            QCOMPARE(page->size(), std::size_t(2));
            QCOMPARE(fullText(page->front(), made.columns[1], made.words), u"4500"_s);
            QCOMPARE(fullText(page->back(), made.columns[1], made.words), u"–"_s);
        });
        QVERIFY(isLast);
        // The tables of the page have the menu.
        ScriptedTransport transport;
        ReconcileCampaigns campaigns(m_bench->services, transport, nullptr);
        BankTab bank(m_bench->services, transport, nullptr);
        for (QWidget* one : std::initializer_list<QWidget*> { &campaigns, &bank })
            QCOMPARE(one->findChild<ExportButton*>()->entries()->actions().size(), 5);
    }

    void fillsBatchesWithWhatEveryRowNeeds()
    {
        m_bench = std::make_unique<Workbench>();
        bool hasTopUp = false;
        bool hasReview = false;
        for (const ResourceSpec& spec : makeResources()) {
            for (const RowAction& action : spec.actions) {
                if (!action.isBatch)
                    continue;
                // A bank reference is taken by the chain once only.
                hasTopUp = hasTopUp || action.action == "topUp";
                if (action.action == "topUp")
                    QCOMPARE(action.perRow, std::vector<std::string> { "reference" });
                if (action.action != "reviewMilestone")
                    continue;
                hasReview = true;
                const QString said =
                    action.advise(m_bench->services, base::Json::object({ { "amount", 70'000 } }),
                        base::Json::object({ { "decision", "approve" } }));
                QVERIFY2(said.contains(u"70,000"_s), qPrintable(said));
            }
        }
        QVERIFY(hasTopUp && hasReview);
    }

    void tellsADonorNothingHalf()
    {
        m_bench = std::make_unique<Workbench>();
        ScriptedTransport transport;
        DonorService view(m_bench->services, transport, nullptr);
        auto* copy = view.findChild<QPushButton*>(u"donorCopy"_s);
        auto* state = view.findChild<QLabel*>(u"donorPartState"_s);
        view.find(u"d-0011223344556677"_s);
        transport.answer(answerRows({ gift(0, 1000, 0) }));
        QCOMPARE(transport.waiting.size(), std::size_t(2));
        QVERIFY(!copy->isEnabled());
        QVERIFY(view.advice().isEmpty());
        transport.answer(base::Json::object({ { "value", fittingCampaign() } }));
        QVERIFY(!copy->isEnabled());
        QVERIFY(view.advice().isEmpty());
        // The way did not come: nothing is told of a donation whose use is not known.
        transport.answer(base::Error(base::failed("console.timeout")));
        QCoreApplication::processEvents();
        QVERIFY(!copy->isEnabled());
        QVERIFY(!view.findChild<QPushButton*>(u"donorPrint"_s)->isEnabled());
        QVERIFY2(state->text().startsWith(u'!'), qPrintable(state->text()));
        QVERIFY(!view.findChild<QPushButton*>(u"donorRefresh"_s)->isHidden());
    }

    void saysWhatIsMissingOfAHistory()
    {
        m_bench = std::make_unique<Workbench>();
        ScriptedTransport transport;
        std::vector<TimelineEntry> entries;
        QObject context;
        loadCampaignHistory(m_bench->services, transport, "c-1", &context,
            [&entries](std::vector<TimelineEntry> made) { entries = std::move(made); });
        const auto change = [](int height) {
            return base::Json::object(
                { { "kind", "opened" }, { "time", 1000 + height }, { "height", height } });
        };
        QCOMPARE(transport.waiting.size(), std::size_t(6));
        base::Json first = answerRows({ change(1) });
        first.set("next", "more");
        transport.answer(first);
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(transport.argument(u"sort"_s), u"-time"_s);
            if (i == 0)
                transport.answer(base::Error(base::failed("console.timeout")));
            else
                transport.answer(answerRows({}));
        }
        QCOMPARE(transport.argument(u"after"_s), u"more"_s);
        transport.answer(answerRows({ change(2) }));
        QCOMPARE(entries.size(), std::size_t(3));
        QVERIFY(entries[0].isRemark);
        QVERIFY(entries[0].title.startsWith(u'!'));
        QCOMPARE(entries[1].height, qint64(2));
    }

    void readsTheChainsReferencesForAStatement()
    {
        m_bench = std::make_unique<Workbench>();
        ScriptedTransport transport;
        BankTab view(m_bench->services, transport, nullptr);
        QAbstractItemModelTester tester(
            &view.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"bank.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("date,amount,reference\n2026-11-01,1000,A-1\n2026-11-02,oops,A-2\n");
        file.close();
        view.openFile(file.fileName());
        QCOMPARE(transport.argument(u"action"_s), u"topUp"_s);
        transport.answer(answerRows(
            { base::Json::object({ { "id", "aa" }, { "time", 1793458900 }, { "action", "topUp" } }) }));
        transport.answer(answerRows({}));
        QCOMPARE(transport.waiting.front().request.path, u"/v1/transactions/aa"_s);
        transport.answer(base::Json::object({ { "tx",
            base::Json::object({ { "payload",
                base::Json::object(
                    { { "account", "citizen:x" }, { "amount", 1000 }, { "reference", "A-1" } }) } }) } }));
        QCOMPARE(view.matches().size(), std::size_t(1));
        QVERIFY(view.matches().front().state == BankMatch::State::Matched);
        QVERIFY(view.model().cell(0, 0).text.startsWith(u'✓'));
        QVERIFY(view.findChild<QLabel*>(u"bankRefusals"_s)->text().contains(u"oops"_s));
    }

    /// From an empty ledger: the registrar enters and verifies the organisation, the manager makes the campaign with every
    /// mistake on the way, the registrar registers it.
    void aPersonCreatesACampaign()
    {
        startServer();
        signInAs("manager");
        const QString agency = m_bench->session.officer().agency;

        signInAs("registrar");
        page()->showPane(u"organisations"_s);
        ResourcePane* organisations = page()->currentPane();
        QTRY_COMPARE_WITH_TIMEOUT(organisations->model().loadState(), RowsModel::LoadState::Ready, kActMs);
        ActionForm* form = organisations->openAction("registerOrganisation");
        QVERIFY(form != nullptr);
        const base::Json values = base::Json::object(
            { { "agency", fromQt(agency) }, { "name_ko", "새희망재단" }, { "name_en", "New Hope Foundation" },
                { "number", "1208147521" }, { "category", "designated" }, { "contact", "02-123-4567" } });
        for (const auto& [name, value] : values.asObject())
            form->editor(name)->setValue(value);
        finish(form);
        QTRY_COMPARE_WITH_TIMEOUT(organisations->model().rowCount(), 1, kActMs);
        organisations->table().view()->selectRow(0);
        form = organisations->openAction("verifyOrganisation");
        QVERIFY(form != nullptr);
        form->editor("evidence")->setValue(base::Json(std::string(64, 'a')));
        finish(form);
        QTRY_COMPARE_WITH_TIMEOUT(QString::fromStdString(organisations->model().row(0).stringOr("state", "")),
            u"verified"_s, kActMs);

        signInAs("manager");
        page()->showPane(u"campaigns"_s);
        ResourcePane* campaigns = page()->currentPane();
        QTRY_COMPARE_WITH_TIMEOUT(campaigns->model().loadState(), RowsModel::LoadState::Ready, kActMs);
        auto* create = m_window->findChild<QPushButton*>(u"action_createCampaign"_s);
        QVERIFY(create != nullptr && create->isVisible());
        QTest::mouseClick(create, Qt::LeftButton);
        auto* wizard = m_window->findChild<Wizard*>();
        QVERIFY(wizard != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(wizard->isVisible(), kActMs);
        auto* next = wizard->findChild<QPushButton*>(u"next"_s, Qt::FindDirectChildrenOnly);
        const auto goOn = [&] { QTest::mouseClick(next, Qt::LeftButton); };

        // 1: the only organisation of the agency is chosen; before the list has come nothing is.
        auto* list = in<QListWidget>(wizard, "organisation");
        QTRY_COMPARE_WITH_TIMEOUT(list->count(), 1, kActMs);
        goOn();
        QCOMPARE(wizard->currentStep(), 1);

        // 2: nothing written yet.
        goOn();
        QCOMPARE(wizard->currentStep(), 1);
        QVERIFY(in<QLabel>(wizard, "errorSummary")->isVisible());
        QWidget* texts = wizard->step(1);
        retype(in<QLineEdit>(texts, "title_ko"), u"겨울나기 연탄"_s);
        retype(in<QLineEdit>(texts, "title_en"), u"Coal for the winter"_s);
        typeText(in<QPlainTextEdit>(texts, "purpose_ko"), u"연탄 오천 장"_s);
        QTest::keyClicks(in<QPlainTextEdit>(texts, "purpose_en"), u"Five thousand briquettes"_s);
        pick(in<QComboBox>(texts, "category"), 2);
        pick(in<QComboBox>(texts, "region"), 1);
        goOn();
        QCOMPARE(wizard->currentStep(), 2);

        // 3: costs above the legal cap of 15 %.
        QWidget* money = wizard->step(2);
        auto* cap = in<QLabel>(money, "capNote");
        retype(in<QLineEdit>(money, "target"), u"10,000,000원"_s);
        QTRY_VERIFY_WITH_TIMEOUT(cap->text().contains(u"1,500,000원"_s), kActMs);
        retype(in<QLineEdit>(money, "fundraising_cost"), u"1500001"_s);
        QVERIFY(cap->text().startsWith(u'✕'));
        goOn();
        QCOMPARE(wizard->currentStep(), 2);
        retype(in<QLineEdit>(money, "fundraising_cost"), u"1,000,000"_s);
        retype(in<QLineEdit>(money, "minimum"), u"10000001"_s);
        goOn();
        QCOMPARE(wizard->currentStep(), 2);
        retype(in<QLineEdit>(money, "minimum"), u"0"_s);
        goOn();
        QCOMPARE(wizard->currentStep(), 3);

        // 4: an end before the start.
        auto* end = in<QDateTimeEdit>(wizard->step(3), "end");
        const QDateTime good = end->dateTime();
        end->setDateTime(good.addDays(-400));
        goOn();
        QCOMPARE(wizard->currentStep(), 3);
        end->setDateTime(good);
        goOn();
        QCOMPARE(wizard->currentStep(), 4);

        // 5: more than can be used.
        QWidget* milestones = wizard->step(4);
        retype(in<QLineEdit>(milestones, "title_ko"), u"연탄 구입"_s);
        retype(in<QLineEdit>(milestones, "title_en"), u"Briquettes"_s);
        retype(in<QLineEdit>(milestones, "amount"), u"9000001"_s);
        pick(in<QComboBox>(milestones, "recipient_kind"), 1);
        auto* recipient = in<QComboBox>(milestones, "recipient");
        QTRY_VERIFY_WITH_TIMEOUT(recipient->count() > 0, kActMs);
        recipient->setCurrentIndex(0);
        auto* reviewer = in<QComboBox>(milestones, "reviewer");
        QTRY_VERIFY_WITH_TIMEOUT(reviewer->count() > 0, kActMs);
        reviewer->setCurrentIndex(0);
        QVERIFY(in<QLabel>(milestones, "sumNote")->text().startsWith(u'✕'));
        goOn();
        QCOMPARE(wizard->phase(), Wizard::Phase::Steps);
        QCOMPARE(wizard->currentStep(), 4);
        retype(in<QLineEdit>(milestones, "amount"), u"9,000,000"_s);
        QVERIFY(in<QLabel>(milestones, "sumNote")->text().startsWith(u'✓'));
        goOn();
        QCOMPARE(wizard->phase(), Wizard::Phase::Review);
        const QString sentence = in<QLabel>(wizard, "reviewSentence")->text();
        QVERIFY2(sentence.contains(u"겨울나기 연탄"_s) && sentence.contains(u"10,000,000원"_s),
            qPrintable(sentence));
        QVERIFY2(!sentence.contains(u"을(를)"_s), qPrintable(sentence));

        goOn();
        QTRY_VERIFY_WITH_TIMEOUT(
            wizard->phase() == Wizard::Phase::Done || wizard->phase() == Wizard::Phase::Partial, kActMs);
        QVERIFY2(
            wizard->phase() == Wizard::Phase::Done, qPrintable(in<QLabel>(wizard, "resultText")->text()));
        goOn();
        QTRY_COMPARE_WITH_TIMEOUT(campaigns->model().rowCount(), 1, kActMs);
        QCOMPARE(QString::fromStdString(campaigns->model().row(0).stringOr("state", "")), u"draft"_s);
        QVERIFY(QSettings().allKeys().filter(u"campaignWizard"_s).isEmpty());

        signInAs("registrar");
        page()->showPane(u"campaigns"_s);
        campaigns = page()->currentPane();
        QTRY_COMPARE_WITH_TIMEOUT(campaigns->model().rowCount(), 1, kActMs);
        campaigns->table().view()->selectRow(0);
        campaigns->openAction("registerCampaign");
        form = m_window->findChild<ActionForm*>();
        QVERIFY(form != nullptr);
        form->editor("registration_number")->setValue(base::Json("제2026-1호"));
        finish(form);
        QTRY_COMPARE_WITH_TIMEOUT(
            QString::fromStdString(campaigns->model().row(0).stringOr("state", "")), u"registered"_s, kActMs);
    }

    void goesOnAfterWhatWasAcceptedWhenTheRestIsRefused()
    {
        startServer();
        signInAs("administrator");
        auto* wizard = new TwoAgencies(m_bench->services, m_window.get());
        wizard->open();
        wizard->next();
        QCOMPARE(wizard->phase(), Wizard::Phase::Review);
        wizard->next();
        QTRY_COMPARE_WITH_TIMEOUT(wizard->phase(), Wizard::Phase::Partial, kActMs);
        QCOMPARE(wizard->outcomes().size(), std::size_t(1));
        const QString told = in<QLabel>(wizard, "resultText")->text();
        QVERIFY2(told.contains(u"✓ first"_s) && told.contains(u"✕ second"_s), qPrintable(told));
        // Nothing of it may come back as a draft and be done twice.
        QVERIFY(QSettings().allKeys().filter(u"test.agencies"_s).isEmpty());
        wizard->next();
        QCOMPARE(wizard->phase(), Wizard::Phase::Steps);
        retype(in<QLineEdit>(wizard, "second"), u"wizard-two"_s);
        wizard->next();
        wizard->next();
        QTRY_COMPARE_WITH_TIMEOUT(wizard->phase(), Wizard::Phase::Done, kActMs);
        QCOMPARE(wizard->outcomes().size(), std::size_t(2));
    }

    void saysWhatACancellationBringsAboutBeforeItIsSigned()
    {
        startServer();
        signInAs("registrar");
        page()->showPane(u"campaigns"_s);
        ResourcePane* campaigns = page()->currentPane();
        QTRY_COMPARE_WITH_TIMEOUT(campaigns->model().rowCount(), 1, kActMs);
        campaigns->table().view()->selectRow(0);
        campaigns->openAction("cancelCampaign");
        auto* form = m_window->findChild<ActionForm*>();
        QVERIFY(form != nullptr);
        bool isSaid = false;
        for (const QLabel* label : form->findChildren<QLabel*>(u"staleLine"_s))
            isSaid = isSaid || (label->isVisible() && label->text().contains(u"환급"_s));
        QVERIFY(isSaid);
    }
};

QTEST_MAIN(TestDonationsPage)
#include "tst_donations_page.moc"
