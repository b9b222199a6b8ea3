// SPDX-License-Identifier: Apache-2.0
// Forms made from declarations: what is refused while typing, and what the payload is.
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/shell/workbench.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/field_editor.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

schema::Field field(const char* name, schema::FieldType type, bool required = true)
{
    schema::Field made;
    made.name = name;
    made.type = type;
    made.label = { std::string("이름 ") + name, std::string("Label ") + name };
    made.help = { "도움말", "Help" };
    made.required = required;
    return made;
}

ActionInfo makeAction()
{
    ActionInfo action;
    action.domain = "donation";
    action.name = "example";
    action.roles = { "donation.manager" };
    action.label = { "예시", "Example" };
    action.help = { "설명", "Explanation" };
    schema::Field title = field("title", schema::FieldType::String);
    title.minimum = 1;
    title.maximum = 10;
    schema::Field amount = field("amount", schema::FieldType::Won);
    amount.minimum = 1;
    amount.maximum = 1'000'000;
    schema::Field kind = field("kind", schema::FieldType::Enum);
    kind.choices = { { "a", { "가", "A" } }, { "b", { "나", "B" } } };
    schema::Field document = field("document", schema::FieldType::Hash, false);
    schema::Field lines = field("lines", schema::FieldType::List);
    lines.minimum = 1;
    lines.maximum = 3;
    schema::Field line = field("line", schema::FieldType::Object);
    line.label = {};
    line.fields = { field("purpose", schema::FieldType::String), field("cost", schema::FieldType::Won) };
    lines.fields = { line };
    action.payload.fields = { title, amount, kind, document, lines };
    return action;
}

/// Tells the outcomes that the test gives, as often as it gives them.
class FakeSender final : public TransactionSender {
public:
    using TransactionSender::TransactionSender;
    void send(const std::string&, const std::string& action, const base::Json&, QObject*,
        Callback callback) override
    {
        actions.push_back(action);
        told = std::move(callback);
    }
    std::vector<std::string> actions;
    Callback told;
};

/// The services of a workbench with another sender.
Services withSender(const Services& all, TransactionSender& sender)
{
    return { all.connection, all.session, all.catalogue, sender, all.proofs, all.language, all.show,
        all.notices, all.preferences };
}

} // namespace

class TestActionForm final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Workbench> m_bench;
    ActionForm* m_form = nullptr;

    QLineEdit* line(const char* name) const
    {
        return m_form->findChild<QLineEdit*>(QString::fromLatin1(name));
    }
    QString errorUnder(const std::string& name) const
    {
        const auto* label = m_form->editor(name)->findChild<QLabel*>(u"fieldError"_s);
        return label->isHidden() ? QString() : label->text();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"maru-test"_s);
        QCoreApplication::setApplicationName(u"tst_action_form"_s);
        initResources();
    }
    void init()
    {
        QSettings().clear();
        m_bench = std::make_unique<Workbench>();
        m_form = new ActionForm(
            m_bench->services, makeAction(), base::Json::object({ { "title", "정해진 제목" } }), nullptr);
        m_form->show();
    }
    void cleanup()
    {
        delete m_form;
        m_bench.reset();
    }

    void refusesWhileTyping_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("good");
        QTest::newRow("amount") << u"50000"_s << true;
        QTest::newRow("separators") << u"50,000"_s << true;
        QTest::newRow("words") << u"10 USD"_s << false;
        QTest::newRow("zero") << u"0"_s << false;
        QTest::newRow("too large") << u"1000001"_s << false;
        QTest::newRow("fraction") << u"10.5"_s << false;
    }
    void refusesWhileTyping()
    {
        QFETCH(QString, typed);
        QTest::keyClicks(line("amount"), typed);
        QTEST(errorUnder("amount").isEmpty(), "good");
    }

    void refusesToReviewWhatIsIncomplete()
    {
        m_form->next();
        QCOMPARE(m_form->step(), ActionForm::Step::Fill);
        QVERIFY(!errorUnder("amount").isEmpty());
        QVERIFY(!errorUnder("kind").isEmpty());
        QVERIFY(!m_form->findChild<QLabel*>(u"errorSummary"_s)->isHidden());
    }

    void makesThePayloadAndReviewsIt()
    {
        QCOMPARE(line("title")->text(), u"정해진 제목"_s);
        QTest::keyClicks(line("amount"), u"50,000"_s);
        m_form->findChild<QComboBox*>(u"kind"_s)->setCurrentIndex(2);
        line("purpose")->setText(u"연탄"_s);
        QTest::keyClicks(line("cost"), u"1200"_s);
        const base::Json expected = base::Json::object({ { "title", "정해진 제목" }, { "amount", 50000 },
            { "kind", "b" },
            { "lines",
                base::Json::array({ base::Json::object({ { "purpose", "연탄" }, { "cost", 1200 } }) }) } });
        QCOMPARE(QString::fromStdString(base::canonical(m_form->payload())),
            QString::fromStdString(base::canonical(expected)));
        m_form->next();
        QCOMPARE(m_form->step(), ActionForm::Step::Review);
        QVERIFY(m_form->findChild<QLabel*>(u"reviewSentence"_s)->text().contains(u"예시"_s));
        // Nobody is signed in: the form says so and keeps what was typed.
        m_form->next();
        QCOMPARE(m_form->step(), ActionForm::Step::Refused);
        m_form->back();
        QCOMPARE(m_form->step(), ActionForm::Step::Fill);
        QCOMPARE(line("amount")->text(), u"50,000"_s);
    }

    void addsAndRemovesItems()
    {
        auto* add = m_form->findChild<QPushButton*>(u"add_lines"_s);
        QTest::mouseClick(add, Qt::LeftButton);
        QCOMPARE(m_form->payload().find("lines")->asArray().size(), std::size_t(2));
    }

    void signsNothingMoreUntilALostAnswerIsSettled_data()
    {
        QTest::addColumn<bool>("isCommitted");
        QTest::newRow("committed") << true;
        QTest::newRow("refused") << false;
    }
    void signsNothingMoreUntilALostAnswerIsSettled()
    {
        QFETCH(bool, isCommitted);
        FakeSender sender(m_bench->connection, m_bench->session);
        Services services = withSender(m_bench->services, sender);
        ActionInfo action = makeAction();
        action.payload.fields.resize(2);
        ActionForm form(services, action, base::Json::object({ { "title", "t" }, { "amount", 5 } }), nullptr);
        form.setAttribute(Qt::WA_DeleteOnClose, false);
        form.show();
        form.next();
        form.next();
        QCOMPARE(form.step(), ActionForm::Step::Sending);
        sender.told(base::failed("console.outcome_unknown", "abcd"));
        QCOMPARE(form.step(), ActionForm::Step::Unknown);
        form.back();
        form.next();
        QTest::keyClick(&form, Qt::Key_Return);
        QCOMPARE(form.step(), ActionForm::Step::Unknown);
        QCOMPARE(sender.actions.size(), std::size_t(1));
        QVERIFY(!form.findChild<QPushButton*>(u"next"_s)->isVisible());
        if (isCommitted) {
            Outcome done;
            done.id = u"abcd"_s;
            done.code = "ok";
            done.height = 3;
            sender.told(done);
            QCOMPARE(form.step(), ActionForm::Step::Done);
            return;
        }
        sender.told(base::refused("transaction.expired"));
        QCOMPARE(form.step(), ActionForm::Step::Refused);
        form.back();
        QCOMPARE(form.step(), ActionForm::Step::Fill);
        QCOMPARE(form.payload().integerOr("amount", 0), std::int64_t(5));
    }

    void keepsADraft()
    {
        QTest::keyClicks(line("amount"), u"777"_s);
        QTRY_VERIFY(!QSettings().allKeys().filter(u"drafts/"_s).isEmpty());
        auto second =
            std::make_unique<ActionForm>(m_bench->services, makeAction(), base::Json::object(), nullptr);
        QCOMPARE(second->findChild<QLineEdit*>(u"amount"_s)->text(), u"777"_s);
    }

    void discardsADraftAndBeginsAgain()
    {
        QTest::keyClicks(line("amount"), u"777"_s);
        QTRY_VERIFY(!QSettings().allKeys().filter(u"drafts/"_s).isEmpty());
        delete m_form; // no closing, as in a crash
        m_form = new ActionForm(
            m_bench->services, makeAction(), base::Json::object({ { "title", "정해진 제목" } }), nullptr);
        m_form->show();
        QCOMPARE(line("amount")->text(), u"777"_s);
        auto* discard = m_form->findChild<QPushButton*>(u"discardDraft"_s);
        QVERIFY(discard->isVisible());
        QTest::mouseClick(discard, Qt::LeftButton);
        QVERIFY(!discard->isVisible());
        QVERIFY(m_form->payload().find("amount") == nullptr);
        QCOMPARE(m_form->payload().stringOr("title", ""), std::string("정해진 제목"));
        QVERIFY(QSettings().allKeys().filter(u"drafts/"_s).isEmpty());
    }

    void takesBackWhatItHasFormatted()
    {
        QTest::keyClicks(line("amount"), u"50000"_s);
        QTest::keyClick(line("amount"), Qt::Key_Return);
        QCOMPARE(line("amount")->text(), u"50,000"_s);
        line("amount")->setFocus();
        QTest::keyClick(line("amount"), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(line("amount")->text(), u"50000"_s);
    }

    void takesAmountsAsPeopleCopyThem()
    {
        QApplication::clipboard()->setText(u"234,567원"_s);
        line("amount")->setFocus();
        QTest::keyClick(line("amount"), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m_form->payload().integerOr("amount", 0), std::int64_t(234'567));
        QVERIFY(errorUnder("amount").isEmpty());
    }

    void saysTheRuleBeforeTheMistake()
    {
        const auto* help = m_form->editor("title")->findChild<QLabel*>(u"fieldHelp"_s);
        QVERIFY2(help->text().contains(u"10자"_s), qPrintable(help->text()));
    }

    void saysWhatTheActionBringsAbout()
    {
        m_form->setAdvice([](const base::Json& payload) {
            return QString(QString::number(payload.integerOr("amount", 0)) + u"원이 나갑니다"_s);
        });
        QTest::keyClicks(line("amount"), u"5"_s);
        QTest::keyClicks(line("amount"), u"0"_s);
        bool isSaid = false;
        for (const QLabel* label : m_form->findChildren<QLabel*>(u"staleLine"_s))
            isSaid = isSaid || (label->isVisible() && label->text() == u"! 50원이 나갑니다"_s);
        QVERIFY(isSaid);
    }

    void hashesADocumentThatStaysHere()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"evidence.pdf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("abc");
        file.close();
        FileDialog::setNextPath(file.fileName());
        QTest::mouseClick(
            m_form->editor("document")->findChild<QPushButton*>(u"chooseFile"_s), Qt::LeftButton);
        // SHA-256("abc"), FIPS 180-4.
        QTRY_COMPARE(m_form->payload().stringOr("document", ""),
            std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QVERIFY(m_form->editor("document")->displayText().startsWith(u"evidence.pdf"_s));
    }

    void changesLanguageWhileOpen()
    {
        m_bench->language.set(LanguageCode::English);
        QCoreApplication::processEvents();
        QCOMPARE(m_form->windowTitle(), u"Example"_s);
        QCOMPARE(line("amount")->accessibleName(), u"Label amount"_s);
    }
};

QTEST_MAIN(TestActionForm)
#include "tst_action_form.moc"
