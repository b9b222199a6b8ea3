// SPDX-License-Identifier: Apache-2.0
// One action on many rows: nothing is sent for rows that do not fit, every outcome is shown, stopping stops.
#include "admin-console/widgets/batch_dialog.h"
#include "admin-console/widgets/field_editor.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <deque>
#include <memory>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

schema::Field field(const char* name, schema::FieldType type, bool required)
{
    schema::Field made;
    made.name = name;
    made.type = type;
    made.label = { name, name };
    made.required = required;
    return made;
}

Outcome outcome(const char* code)
{
    Outcome made;
    made.id = u"0123"_s;
    made.code = code;
    made.height = 7;
    return made;
}

} // namespace

class TestBatch final : public QObject {
    Q_OBJECT

private:
    using Step = BatchPlan::Step;
    struct Sent {
        base::Json payload;
        TransactionSender::Callback callback;
    };
    std::unique_ptr<Language> m_language;
    std::deque<Sent> m_sent;
    std::vector<base::Json> m_payloads;

    BatchSetup setup(std::vector<base::Json> rows)
    {
        BatchSetup made;
        made.action.domain = "donation";
        made.action.name = "verifyOrganisation";
        made.action.label = { "단체 확인", "Verify" };
        made.action.payload.fields = { field("organisation", schema::FieldType::String, true),
            field("note", schema::FieldType::String, true) };
        made.rows = std::move(rows);
        made.titleOf = [](const base::Json& row) { return QString::fromStdString(row.stringOr("id", "")); };
        made.stateKey = "state";
        made.states = { "registered" };
        made.fromRow = [](const base::Json& row) {
            base::Json members = base::Json::object({ { "state", row.stringOr("state", "") } });
            if (const base::Json* id = row.find("id"); id != nullptr)
                members.set("organisation", *id);
            return members;
        };
        made.describe = [](const base::Json& payload) {
            return QString::fromStdString(base::canonical(payload));
        };
        made.send = [this](const base::Json& payload, QObject*, TransactionSender::Callback callback) {
            m_payloads.push_back(payload);
            m_sent.push_back({ payload, std::move(callback) });
        };
        made.language = m_language.get();
        return made;
    }
    static base::Json row(const char* id, const char* state)
    {
        return base::Json::object({ { "id", id }, { "state", state } });
    }
    void answer(const base::Result<Outcome>& result)
    {
        QTRY_VERIFY(!m_sent.empty());
        Sent first = std::move(m_sent.front());
        m_sent.pop_front();
        first.callback(result);
    }

private Q_SLOTS:
    void init()
    {
        m_language = std::make_unique<Language>();
        m_language->set(LanguageCode::English);
        m_sent.clear();
        m_payloads.clear();
    }

    void tellsBeforehandWhichRowsFit()
    {
        BatchPlan plan(setup({ row("a", "registered"), row("b", "verified"),
            base::Json::object({ { "state", "registered" } }) }));
        const QAbstractItemModelTester tester(&plan, QAbstractItemModelTester::FailureReportingMode::QtTest);
        // The note is missing everywhere.
        QCOMPARE(plan.count(Step::Fits), 0);
        QCOMPARE(plan.commonFields().size(), std::size_t(2)); // one row brings no organisation along
        plan.setCommon(base::Json::object({ { "note", "확인" } }));
        QCOMPARE(plan.stepOf(0), Step::Fits);
        QCOMPARE(plan.stepOf(1), Step::DoesNotFit);
        QCOMPARE(QString::fromStdString(plan.errorOf(1)->code), u"console.batch_state"_s);
        QCOMPARE(plan.stepOf(2), Step::DoesNotFit);
        QCOMPARE(QString::fromStdString(plan.errorOf(2)->code), u"schema.missing"_s);
        QVERIFY((plan.payloadOf(0)
            == base::Json::object(
                { { "organisation", "a" }, { "note", "확인" } }))); // no "state": no such field
        QVERIFY(plan.index(0, BatchPlan::PayloadColumn).data().toString().contains(u"확인"_s));
    }

    void sendsNothingForRowsThatDoNotFit()
    {
        BatchPlan plan(setup({ row("a", "registered"), row("b", "verified"), row("c", "registered") }));
        plan.setCommon(base::Json::object({ { "note", "n" } }));
        QSignalSpy finished(&plan, &BatchPlan::finished);
        plan.start();
        QCOMPARE(m_sent.size(), std::size_t(1)); // one after the other
        answer(outcome("ok"));
        answer(outcome("donation.not_open"));
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(m_payloads.size(), std::size_t(2));
        QCOMPARE(QString::fromStdString(m_payloads[1].stringOr("organisation", "")), u"c"_s);
        QCOMPARE(plan.stepOf(0), Step::Done);
        QCOMPARE(plan.stepOf(1), Step::DoesNotFit);
        QCOMPARE(plan.stepOf(2), Step::Refused);
        QCOMPARE(QString::fromStdString(plan.errorOf(2)->code), u"donation.not_open"_s);
        plan.start();
        QTest::qWait(0);
        QCOMPARE(m_payloads.size(), std::size_t(2));
    }

    void startsNothingWhenNoRowFits()
    {
        BatchPlan plan(setup({ row("b", "verified") }));
        plan.setCommon(base::Json::object({ { "note", "n" } }));
        plan.start();
        QVERIFY(!plan.wasStarted());
        QVERIFY(m_payloads.empty());
    }

    void stopsAfterTheOneThatIsOnItsWay()
    {
        BatchPlan plan(setup({ row("a", "registered"), row("b", "registered"), row("c", "registered") }));
        plan.setCommon(base::Json::object({ { "note", "n" } }));
        QSignalSpy finished(&plan, &BatchPlan::finished);
        plan.start();
        plan.stop();
        answer(outcome("ok"));
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(m_payloads.size(), std::size_t(1));
        QCOMPARE(plan.count(Step::Done), 1);
        QCOMPARE(plan.count(Step::NotSent), 2);
        QCOMPARE(QString::fromStdString(plan.errorOf(2)->code), u"console.batch_stopped"_s);
    }

    void queuesNothingWhenTheServerIsGone_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("isFailure");
        QTest::newRow("lost") << u"console.outcome_unknown"_s << true;
        QTest::newRow("offline") << u"console.offline"_s << true;
        QTest::newRow("away") << u"console.not_sent"_s << false;
        QTest::newRow("locked") << u"console.not_signed_in"_s << false;
    }
    void queuesNothingWhenTheServerIsGone()
    {
        QFETCH(QString, code);
        QFETCH(bool, isFailure);
        BatchPlan plan(setup({ row("a", "registered"), row("b", "registered") }));
        plan.setCommon(base::Json::object({ { "note", "n" } }));
        QSignalSpy finished(&plan, &BatchPlan::finished);
        plan.start();
        answer(isFailure ? base::failed(code.toStdString()) : base::refused(code.toStdString()));
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(plan.stepOf(0), isFailure ? Step::Unknown : Step::NotSent);
        QCOMPARE(plan.stepOf(1), Step::NotSent);
        QCOMPARE(m_payloads.size(), std::size_t(1));
    }

    void saysInTheReviewWhatItBringsAbout()
    {
        BatchSetup made = setup({ row("a", "registered"), row("b", "verified"), row("c", "registered") });
        made.advise = [](const base::Json& of, const base::Json& payload) {
            return QString::fromStdString(
                of.stringOr("id", "") + " cannot be taken back: " + payload.stringOr("note", ""));
        };
        auto dialog = std::make_unique<BatchDialog>(std::move(made),
            EditorContext { nullptr, m_language.get(), nullptr, {} }, u"you"_s, nullptr, nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->open();
        dialog->editor("note")->setValue("n");
        Q_EMIT dialog->editor("note")->edited();
        auto* advice = dialog->findChild<QLabel*>(u"staleLine"_s);
        QVERIFY(!advice->isVisible());
        dialog->next();
        QVERIFY(advice->isVisible());
        QVERIFY(advice->text().contains(u"a cannot be taken back: n"_s));
        QVERIFY(advice->text().contains(u"c cannot be taken back: n"_s));
        QVERIFY(!advice->text().contains(u"b cannot"_s)); // left out
    }

    void takesAReferenceOfItsOwnForEachRow()
    {
        BatchSetup made = setup({ row("a", "registered"), row("b", "registered") });
        made.perRow = { "note" };
        BatchPlan plan(std::move(made));
        const QAbstractItemModelTester tester(&plan, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(plan.columnCount(), static_cast<int>(BatchPlan::ColumnCount) + 1);
        QVERIFY(plan.commonFields().empty());
        const QModelIndex first = plan.index(0, BatchPlan::ColumnCount);
        const QModelIndex second = plan.index(1, BatchPlan::ColumnCount);
        QCOMPARE(first.data(Qt::EditRole).toString(), QString()); // begins empty
        QVERIFY(first.flags() & Qt::ItemIsEditable);
        QVERIFY(!(plan.index(0, BatchPlan::RowColumn).flags() & Qt::ItemIsEditable));
        QCOMPARE(plan.count(Step::Fits), 0);
        QVERIFY(plan.setData(first, u" T-1 "_s));
        QCOMPARE(plan.count(Step::Fits), 1);
        QVERIFY(plan.setData(second, u"T-1"_s));
        QCOMPARE(plan.count(Step::Fits), 0); // neither: one of them is wrong
        QCOMPARE(plan.errorOf(1)->code, std::string("console.duplicate_line"));
        QVERIFY(plan.setData(second, u"T-2"_s));
        QCOMPARE(plan.count(Step::Fits), 2);
        plan.setFrozen(true);
        QVERIFY(!plan.setData(second, u"T-3"_s));
        plan.start();
        answer(outcome("ok"));
        answer(outcome("ok"));
        QTRY_COMPARE(plan.count(Step::Done), 2);
        QCOMPARE(m_payloads[0].stringOr("note", ""), std::string("T-1"));
        QCOMPARE(m_payloads[1].stringOr("note", ""), std::string("T-2"));
    }

    void settlesARowWhoseAnswerWasLost()
    {
        BatchPlan plan(setup({ row("a", "registered"), row("b", "registered") }));
        plan.setCommon(base::Json::object({ { "note", "n" } }));
        QSignalSpy finished(&plan, &BatchPlan::finished);
        plan.start();
        const TransactionSender::Callback told = m_sent.front().callback;
        told(base::failed("console.outcome_unknown", "0123"));
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(plan.stepOf(0), Step::Unknown);
        told(outcome("ok"));
        QCOMPARE(plan.stepOf(0), Step::Done);
        QVERIFY(!plan.errorOf(0));
        QTest::qWait(0);
        QCOMPARE(m_payloads.size(), std::size_t(1)); // what was stopped stays stopped
    }

    void showsPreviewProgressAndResults()
    {
        auto* dialog = new BatchDialog(setup({ row("a", "registered"), row("b", "verified") }),
            EditorContext { nullptr, m_language.get(), nullptr, {} }, u"As officer you"_s, {}, nullptr);
        QSignalSpy committed(dialog, &BatchDialog::committed);
        QSignalSpy gone(dialog, &QObject::destroyed);
        dialog->open();
        auto* next = dialog->findChild<QPushButton*>(u"batchNext"_s);
        auto* summary = dialog->findChild<QLabel*>(u"batchSummary"_s);
        QVERIFY(!next->isEnabled()); // the note is missing
        QVERIFY(dialog->editor("organisation") == nullptr);
        dialog->editor("note")->setValue("checked");
        Q_EMIT dialog->editor("note")->edited();
        QVERIFY(next->isEnabled());
        QVERIFY(next->text().contains(u'1'));
        QVERIFY(summary->text().contains(u"As officer you"_s));
        // Enter in a field signs nothing, nor does it in the review.
        for (QWidget* where : { static_cast<QWidget*>(dialog->editor("note")->findChild<QLineEdit*>()),
                 static_cast<QWidget*>(dialog) }) {
            QVERIFY(where != nullptr);
            QTest::keyClick(where, Qt::Key_Return);
            QVERIFY(!dialog->plan().wasStarted() && !dialog->isReviewing());
        }
        QTest::mouseClick(next, Qt::LeftButton);
        QVERIFY(dialog->isReviewing() && !dialog->plan().wasStarted());
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(!dialog->plan().wasStarted());
        QVERIFY(!dialog->editor("note")->isEnabled());
        dialog->back();
        QVERIFY(!dialog->isReviewing() && dialog->editor("note")->isEnabled());
        QTest::mouseClick(next, Qt::LeftButton);
        QTest::mouseClick(next, Qt::LeftButton);
        QVERIFY(dialog->plan().isRunning());
        dialog->reject(); // stays until the outcome is known
        QVERIFY(dialog->isVisible());
        answer(outcome("ok"));
        QTRY_VERIFY(!dialog->plan().isRunning());
        QCOMPARE(committed.count(), 1);
        QVERIFY(summary->text().contains(u"1 done"_s));
        QVERIFY(summary->text().contains(u"1 left out"_s));
        QTest::mouseClick(next, Qt::LeftButton);
        QTRY_COMPARE(gone.count(), 1);
    }
};

QTEST_MAIN(TestBatch)
#include "tst_batch.moc"
