// SPDX-License-Identifier: Apache-2.0
// What an approver is shown, what is signed, and what forms say before and after where approval is needed.
#include <QTest>

#include "admin-console/core/sentence.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/approvals/change_lines.h"
#include "admin-console/pages/approvals/changes_model.h"
#include "admin-console/pages/approvals/decision_dialog.h"
#include "admin-console/pages/approvals/proposal_part.h"
#include "admin-console/pages/approvals/proposal_words.h"
#include "admin-console/shell/workbench.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/batch_plan.h"
#include "tests/console/scripted_transport.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

#include <memory>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

base::Json parsed(const char* text)
{
    const auto json = base::parseJson(text);
    if (!json)
        qFatal("%s", json.error().code.c_str());
    return *json;
}

base::Json domains()
{
    return parsed(R"({"domains":[{"name":"identity","label":{"ko":"기관·담당자","en":"People"},"readers":[],
        "tables":[{"name":"agencies","label":{"ko":"기관","en":"Agency"}}],
        "actions":[{"name":"registerAgency","roles":["administrator"],"payload":{"fields":[
            {"name":"id","type":"string","required":true,"label":{"ko":"식별자","en":"Id"}},
            {"name":"kind","type":"enum","required":true,"label":{"ko":"종류","en":"Kind"},
             "choices":[{"value":"local","label":{"ko":"기초자치단체","en":"Local"}}]}]},
            "label":{"ko":"기관 등록","en":"Register agency"},"help":{"ko":"","en":""}}],
        "queries":[{"name":"agencies","table":"agencies","kind":"rows","label":{"ko":"기관","en":"Agencies"},
            "filters":{"fields":[]},"columns":{"fields":[
            {"name":"kind","type":"enum","required":true,"label":{"ko":"종류","en":"Kind"},
             "choices":[{"value":"local","label":{"ko":"기초자치단체","en":"Local"}},
                        {"value":"central","label":{"ko":"중앙행정기관","en":"Central"}}]},
            {"name":"state","type":"string","required":true,"label":{"ko":"상태","en":"State"}}]}}]}]})");
}

base::Json rules(int needed)
{
    base::Json row = parsed(R"({"domain":"identity","action":"registerAgency","roles":["administrator"],
        "agencies":[],"distinct_agencies":true,"seconds":604800})");
    row.set("needed", needed);
    return base::Json::array({ row });
}

base::Json proposal(const char* state = "open")
{
    base::Json row = parsed(R"({"id":"p-0123456789abcdef","key":"p-0123456789abcdef","domain":"identity",
        "action":"registerAgency","signer":"did:key:z6Mkproposer","agency":"office","needed":2,
        "roles":["administrator"],"agencies":[],"distinct_agencies":false,"time":1780000000,
        "valid_until":1780600000,"may_approve":true,"mine":false,
        "transaction":"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
        "approvals":[{"officer":"o-1","agency":"board","did":"did:key:z6Mkfirst","time":1780000100,
            "transaction":"11","roles":["administrator"]}]})");
    row.set("state", state);
    return row;
}

base::Json fullProposal(const char* state = "open")
{
    base::Json row = proposal(state);
    row.set("payload", parsed(R"({"id":"gu-1","kind":"local"})"));
    return row;
}

base::Json run(const char* code = "ok")
{
    base::Json json = parsed(R"({"height":41,"events":[],"writes":[
        {"domain":"identity","table":"agencies","key":"gu-1","before":null,
         "after":{"id":"gu-1","kind":"local","state":"active"}},
        {"domain":"identity","table":"agencies","key":"gu-2","before":{"id":"gu-2","kind":"local","state":"active"},
         "after":{"id":"gu-2","kind":"central","state":"active"}},
        {"domain":"identity","table":"agencies","key":"gu-3","before":{"id":"gu-3"},"after":null},
        {"domain":"accounts","table":"balances","restricted":true}]})");
    json.set("result", base::Json::object({ { "code", code }, { "data", base::Json::object() } }));
    return json;
}

/// Tells the outcomes that the test gives, as often as it gives them.
class FormSender final : public TransactionSender {
public:
    using TransactionSender::TransactionSender;
    void send(const std::string&, const std::string&, const base::Json&, QObject*, Callback callback) override
    {
        told = std::move(callback);
    }
    Callback told;
};

Outcome proposedOutcome()
{
    return { u"abc"_s, "ok",
        base::Json::object({ { "proposal", "p-0123456789abcdef" }, { "state", "open" }, { "needed", 1 },
            { "valid_until", 1'780'600'000 } }),
        12 };
}

} // namespace

class TestApprovalsPage final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Workbench> m_bench;
    ScriptedTransport m_transport;
    std::string m_action;
    base::Json m_payload;
    TransactionSender::Callback m_told;

    approvals::DecisionDialog* open()
    {
        m_transport.waiting.clear();
        auto* dialog = new approvals::DecisionDialog(
            m_bench->services, m_transport,
            [this](const std::string& action, const base::Json& payload, QObject*,
                TransactionSender::Callback callback) {
                m_action = action;
                m_payload = payload;
                m_told = std::move(callback);
            },
            proposal(), nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        return dialog;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"maru-test"_s);
        QCoreApplication::setApplicationName(u"tst_approvals_page"_s);
        initResources();
    }
    void init()
    {
        QSettings().clear();
        m_bench = std::make_unique<Workbench>();
        const base::Status status = m_bench->catalogue.read(domains());
        QVERIFY2(status, status ? "" : (status.error().code + " " + status.error().field).c_str());
        m_action.clear();
        m_told = {};
    }
    void cleanup() { m_bench.reset(); }

    void showsEachRecordBeforeAndAfter()
    {
        const auto records = approvals::changedRecords(run(), m_bench->services);
        QCOMPARE(records.size(), std::size_t(4));
        QCOMPARE(records[0].kind, approvals::ChangeKind::Created);
        QCOMPARE(records[0].title, u"기관 · gu-1"_s);
        QCOMPARE(records[1].kind, approvals::ChangeKind::Changed);
        // Only what differs, in words.
        QCOMPARE(records[1].members.size(), std::size_t(1));
        QCOMPARE(records[1].members[0].label, u"종류"_s);
        QCOMPARE(records[1].members[0].before, u"기초자치단체"_s);
        QCOMPARE(records[1].members[0].after, u"중앙행정기관"_s);
        QCOMPARE(records[2].kind, approvals::ChangeKind::Removed);
        QCOMPARE(records[2].members[0].after, u"–"_s);
        QCOMPARE(records[3].kind, approvals::ChangeKind::Hidden);
        QVERIFY(records[3].members.empty());
        QVERIFY(approvals::refusalOf(run(), m_bench->services).isEmpty());
        QVERIFY(!approvals::refusalOf(run("identity.duplicate_agency"), m_bench->services).isEmpty());
    }

    void theTableOfChangesIsAModel()
    {
        approvals::ChangesModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRecords(approvals::changedRecords(run(), m_bench->services));
        QCOMPARE(model.rowCount(), 4 + 3 + 1 + 1);
        QVERIFY(model.isHeading(0));
        QVERIFY(model.index(0, 0).data().toString().startsWith(u'＋'));
        QVERIFY(!model.isHeading(1));
        // A reader hears which side it is.
        const QModelIndex after = model.index(1, approvals::ChangesModel::AfterColumn);
        QVERIFY(after.data(Qt::AccessibleTextRole).toString().contains(after.data().toString()));
        QVERIFY(after.data(Qt::AccessibleTextRole).toString().size() > after.data().toString().size());
        model.setRecords({});
        QCOMPARE(model.rowCount(), 0);
    }

    void nothingIsSignedBeforeItIsShown()
    {
        const std::unique_ptr<approvals::DecisionDialog> dialog(open());
        auto* approve = dialog->findChild<QPushButton*>(u"next"_s);
        QVERIFY(!approve->isEnabled());
        dialog->approve();
        QVERIFY(m_action.empty());
        QCOMPARE(m_transport.waiting.size(), std::size_t(2));
        m_transport.answer(fullProposal());
        QCOMPARE(dialog->step(), approvals::DecisionDialog::Step::Loading);
        m_transport.answer(run());
        QCOMPARE(dialog->step(), approvals::DecisionDialog::Step::Ready);
        QCOMPARE(dialog->changes().rowCount(), 9);
    }

    void aLostPreviewKeepsTheButtonShut()
    {
        const std::unique_ptr<approvals::DecisionDialog> dialog(open());
        m_transport.answer(fullProposal());
        m_transport.answer(base::failed("console.timeout"));
        QCOMPARE(dialog->step(), approvals::DecisionDialog::Step::Loading);
        QVERIFY(!dialog->findChild<QPushButton*>(u"next"_s)->isEnabled());
    }

    void aRejectionNeedsAReason()
    {
        const std::unique_ptr<approvals::DecisionDialog> dialog(open());
        m_transport.answer(fullProposal());
        m_transport.answer(run());
        dialog->rejectProposal();
        QCOMPARE(dialog->step(), approvals::DecisionDialog::Step::Rejecting);
        dialog->rejectProposal();
        QVERIFY(m_action.empty());
        dialog->setReason(u"   "_s);
        dialog->rejectProposal();
        QVERIFY(m_action.empty());
        dialog->setReason(QString(501, u'가'));
        dialog->rejectProposal();
        QVERIFY(m_action.empty());
        dialog->setReason(u"이름이 다릅니다"_s);
        dialog->rejectProposal();
        QCOMPARE(m_action, std::string("reject"));
        QCOMPARE(m_payload.at("reason").asString(), fromQt(u"이름이 다릅니다"_s));
        QCOMPARE(m_payload.at("proposal").asString(), std::string("p-0123456789abcdef"));
        // Escape does not leave while it is on its way.
        dialog->reject();
        QVERIFY(dialog->isVisible());
        m_told(Outcome { u"abc"_s, "ok", base::Json::object(), 44 });
        QCOMPARE(dialog->step(), approvals::DecisionDialog::Step::Done);
        QVERIFY(dialog->findChild<QLabel*>(u"resultText"_s)->text().contains(u"44"_s));
    }

    void saysHowTheApprovalEnded_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QString>("word");
        QTest::newRow("more needed") << QByteArray(R"({"state":"open","missing":1})") << u"1건이 더 필요"_s;
        QTest::newRow("executed") << QByteArray(R"({"state":"executed","code":"ok"})") << u"실행되었습니다"_s;
        QTest::newRow("failed") << QByteArray(R"({"state":"failed","code":"identity.duplicate_agency"})")
                                << u"실행하지 못했습니다"_s;
    }
    void saysHowTheApprovalEnded()
    {
        QFETCH(QByteArray, data);
        QFETCH(QString, word);
        const QString text = approvals::approvedText(parsed(data.constData()), 44, m_bench->services);
        QVERIFY2(text.contains(word), qPrintable(text));
    }

    void thePaneShowsSignaturesAndDropsLateAnswers()
    {
        m_transport.waiting.clear();
        approvals::ProposalPart part(m_bench->services, m_transport, nullptr);
        part.showRow(proposal());
        base::Json other = proposal();
        other.set("id", "p-ffffffffffffffff");
        part.showRow(other);
        QCOMPARE(m_transport.waiting.size(), std::size_t(4));
        m_transport.answer(fullProposal());
        m_transport.answer(run());
        const auto headings = [&part] {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            return part.findChildren<QLabel*>(u"fieldLabel"_s).size();
        };
        QCOMPARE(headings(), 0); // of the proposal that was shown before
        m_transport.answer(fullProposal());
        m_transport.answer(run());
        QCOMPARE(headings(), 4);
        const QString signatures = part.findChild<QLabel*>(u"signatures"_s)->text();
        QVERIFY(signatures.contains(u"✓"_s) && signatures.contains(u"○"_s));
        // A closed one asks for no preview.
        m_transport.waiting.clear();
        part.showRow(proposal("rejected"));
        QCOMPARE(m_transport.waiting.size(), std::size_t(1));
    }

    void formsSayWhoElseMustSignAndWhatBecameOfIt()
    {
        m_bench->catalogue.approvals().read(rules(1));
        FormSender sender(m_bench->connection, m_bench->session);
        const Services services { m_bench->connection, m_bench->session, m_bench->catalogue, sender,
            m_bench->proofs, m_bench->language, m_bench->services.show, m_bench->services.notices,
            m_bench->services.preferences };
        Services used = services;
        ActionForm form(used, *m_bench->catalogue.action("identity", "registerAgency"),
            parsed(R"({"id":"gu-1","kind":"local"})"), nullptr);
        form.setAttribute(Qt::WA_DeleteOnClose, false);
        form.show();
        const auto notes = form.findChildren<QLabel*>(u"approvalNote"_s);
        QCOMPARE(notes.size(), 2);
        QVERIFY(notes.front()->isVisible());
        QVERIFY2(notes.front()->text().contains(u"7일"_s), qPrintable(notes.front()->text()));
        form.next();
        QCOMPARE(form.step(), ActionForm::Step::Review);
        form.next();
        QCOMPARE(form.step(), ActionForm::Step::Sending);
        sender.told(proposedOutcome());
        QCOMPARE(form.step(), ActionForm::Step::Done);
        QVERIFY(form.findChild<QLabel*>(u"resultText"_s)->text().contains(u"승인을 기다립니다"_s));
    }

    void formsWithoutARuleSayNothing()
    {
        m_bench->catalogue.approvals().read(base::Json::array());
        ActionForm form(m_bench->services, *m_bench->catalogue.action("identity", "registerAgency"),
            base::Json::object(), nullptr);
        form.setAttribute(Qt::WA_DeleteOnClose, false);
        form.show();
        for (const QLabel* note : form.findChildren<QLabel*>(u"approvalNote"_s))
            QVERIFY(!note->isVisible());
        // The rule comes while the form is open.
        m_bench->catalogue.approvals().read(rules(2));
        QVERIFY(form.findChildren<QLabel*>(u"approvalNote"_s).front()->isVisible());
    }

    void knowsAProposalFromAnApproval()
    {
        QVERIFY(proposedOutcome().isProposal());
        QCOMPARE(proposedOutcome().proposal(), u"p-0123456789abcdef"_s);
        const Outcome approval { u"a"_s, "ok",
            parsed(R"({"proposal":"p-0123456789abcdef","state":"open","missing":1})"), 3 };
        QVERIFY(!approval.isProposal());
        const Outcome refused { u"a"_s, "auth.role", base::Json::object(), 3 };
        QVERIFY(!refused.isProposal());
        // The ledger's sentence does not claim that it was done.
        base::Json full = parsed(R"({"tx":{"domain":"identity","action":"registerAgency","signer":"did:key:z",
            "payload":{"id":"gu-1"}},"result":{"code":"ok","data":{}}})");
        const QString done = transactionSentence(full, { m_bench->catalogue, m_bench->language });
        full.set("result", base::Json::object({ { "code", "ok" }, { "data", proposedOutcome().data } }));
        QVERIFY(transactionSentence(full, { m_bench->catalogue, m_bench->language }) != done);
    }
};

QTEST_MAIN(TestApprovalsPage)
#include "tst_approvals_page.moc"
