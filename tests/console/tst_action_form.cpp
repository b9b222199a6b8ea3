// SPDX-License-Identifier: Apache-2.0
// Forms made from declarations: what is refused while typing, and what the payload is.
#include "admin-console/shell/workbench.h"
#include "admin-console/widgets/action_form.h"
#include "admin-console/widgets/field_editor.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
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

    void keepsADraft()
    {
        QTest::keyClicks(line("amount"), u"777"_s);
        QTRY_VERIFY(!QSettings().allKeys().filter(u"drafts/"_s).isEmpty());
        auto second =
            std::make_unique<ActionForm>(m_bench->services, makeAction(), base::Json::object(), nullptr);
        QCOMPARE(second->findChild<QLineEdit*>(u"amount"_s)->text(), u"777"_s);
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
