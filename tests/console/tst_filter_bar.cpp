// SPDX-License-Identifier: Apache-2.0
// Conditions: what can be asked, in words and on the wire, chips, and presets that outlive upgrades.
#include "admin-console/core/row_filter.h"
#include "admin-console/widgets/condition_editor.h"
#include "admin-console/widgets/filter_bar.h"
#include "tests/console/scripted_transport.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <memory>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(maru::console::Condition)

namespace {

constexpr qint64 kSunday = 1795312800; // 2026-11-22 11:00 KST

schema::Field declared(const char* name, schema::FieldType type)
{
    schema::Field field;
    field.name = name;
    field.type = type;
    return field;
}

QueryInfo query()
{
    QueryInfo info;
    info.domain = "donation";
    info.name = "campaigns";
    schema::Field state = declared("state", schema::FieldType::Enum);
    state.choices = { { "open", { "모금 중", "Open" } }, { "closed", { "끝남", "Closed" } } };
    info.columns.fields = { declared("title_ko", schema::FieldType::String),
        declared("title_en", schema::FieldType::String), state, declared("raised", schema::FieldType::Won),
        declared("end", schema::FieldType::Time), declared("date", schema::FieldType::Date),
        declared("tax", schema::FieldType::Boolean), declared("roles", schema::FieldType::List) };
    return info;
}

std::vector<ColumnSpec> columns()
{
    return { { "title", ValueKind::LocalText, "Campaign" }, { "state", ValueKind::State, "State" },
        { "raised", ValueKind::Won, "Raised", "raised" }, { "end", ValueKind::Date, "Ends", "end" },
        { "date", ValueKind::Date, "Date" }, { "tax", ValueKind::Boolean, "Tax receipt" },
        { "roles", ValueKind::Words, "Roles" }, { "unknown", ValueKind::Text, "Note" } };
}

} // namespace

class TestFilterBar final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Language> m_language;
    std::unique_ptr<ScriptedTransport> m_transport;
    std::unique_ptr<RowsModel> m_model;
    std::unique_ptr<FilterBar> m_bar;

    Words words() const { return { m_language.get(), nullptr, "donation" }; }
    QStringList asked(const Condition& condition, std::vector<FilterField> fields = {}) const
    {
        if (fields.empty())
            fields = filterFields(columns(), query());
        QueryItems items;
        appendCondition(items, fields, condition, words(), kSunday);
        QStringList texts;
        for (const auto& [name, value] : items)
            texts << name + u'=' + value;
        return texts;
    }
    void makeBar()
    {
        m_bar.reset();
        m_model = std::make_unique<RowsModel>(
            *m_transport, RowsSource { u"/v1/query/donation/campaigns"_s, {} }, columns(), words());
        m_bar = std::make_unique<FilterBar>(*m_model, u"campaigns"_s);
        m_bar->setServer(u"127.0.0.1:1"_s);
        m_bar->setStateFilter(u"state"_s, { "open", "closed" });
        m_bar->setFields(filterFields(columns(), query()));
    }
    QStringList chips() const
    {
        QStringList texts;
        for (const QPushButton* chip : m_bar->findChildren<QPushButton*>(u"conditionText"_s)) {
            if (!chip->parentWidget()->isHidden())
                texts << chip->text();
        }
        return texts;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"maru-test"_s);
        QCoreApplication::setApplicationName(u"tst_filter_bar"_s);
    }
    void init()
    {
        QSettings().clear();
        m_language = std::make_unique<Language>();
        m_language->set(LanguageCode::English);
        m_transport = std::make_unique<ScriptedTransport>();
        makeBar();
        m_model->reload();
        m_transport->answer(listOf(0, 3, ""));
    }
    void cleanup()
    {
        m_bar.reset();
        m_model.reset();
    }

    void offersWhatTheServerDeclares()
    {
        QStringList names;
        for (const FilterField& field : filterFields(columns(), query()))
            names << QString::fromStdString(field.name);
        // Lists have no order and no parts; what is not declared cannot be asked.
        QCOMPARE(names, (QStringList { u"title"_s, u"state"_s, u"raised"_s, u"end"_s, u"date"_s, u"tax"_s }));
    }

    void asksInTheServersWords_data()
    {
        QTest::addColumn<Condition>("condition");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("text") << Condition { "title", FilterOp::Contains, "a:b" }
                              << QStringList { u"where=title_en:has:a:b"_s };
        QTest::newRow("not") << Condition { "state", FilterOp::IsNot, "open" }
                             << QStringList { u"where=state:ne:open"_s };
        QTest::newRow("won") << Condition { "raised", FilterOp::AtLeast, 1000000 }
                             << QStringList { u"where=raised:ge:1000000"_s };
        QTest::newRow("won exactly") << Condition { "raised", FilterOp::Is, 5 }
                                     << QStringList { u"where=raised:eq:5"_s };
        QTest::newRow("boolean") << Condition { "tax", FilterOp::Is, true }
                                 << QStringList { u"where=tax:eq:true"_s };
        // A day that is named as the end is included to its last second.
        QTest::newRow("until") << Condition { "end", FilterOp::Until, 1795312800 }
                               << QStringList { u"where=end:le:1795359599"_s };
        QTest::newRow("from") << Condition { "end", FilterOp::From, 1795312800 }
                              << QStringList { u"where=end:ge:1795273200"_s };
        QTest::newRow("today") << Condition { "end", FilterOp::Today }
                               << QStringList { u"where=end:ge:1795273200"_s, u"where=end:le:1795359599"_s };
        QTest::newRow("week") << Condition { "date", FilterOp::ThisWeek }
                              << QStringList { u"where=date:ge:2026-11-16"_s, u"where=date:le:2026-11-22"_s };
        QTest::newRow("month") << Condition { "date", FilterOp::ThisMonth }
                               << QStringList { u"where=date:ge:2026-11-01"_s,
                                      u"where=date:le:2026-11-30"_s };
    }
    void asksInTheServersWords()
    {
        QFETCH(Condition, condition);
        QFETCH(QStringList, expected);
        QVERIFY(checkCondition(filterFields(columns(), query()), condition));
        QCOMPARE(asked(condition), expected);
    }

    void asksWithParametersOfTheList()
    {
        const std::vector<FilterField> fields { { "time", "Time", FilterType::Time, {}, ValueKind::Choice, {},
                                                    u"from"_s, u"until"_s },
            { "signer", "Signer", FilterType::Text, {}, ValueKind::Choice, u"signer"_s } };
        QCOMPARE(asked({ "time", FilterOp::Between, 1795312800, 1795312800 }, fields),
            (QStringList { u"from=1795312800"_s, u"until=1795312860"_s }));
        QCOMPARE(asked({ "time", FilterOp::Today }, fields),
            (QStringList { u"from=1795273200"_s, u"until=1795359600"_s }));
        QCOMPARE(asked({ "signer", FilterOp::Is, "did:key:z6Mk" }, fields),
            (QStringList { u"signer=did:key:z6Mk"_s }));
        // This list cannot look for parts of a signer.
        QVERIFY(!checkCondition(fields, { "signer", FilterOp::Contains, "z6" }));
    }

    void refusesValuesThatDoNotFit_data()
    {
        QTest::addColumn<Condition>("condition");
        QTest::addColumn<QString>("code");
        QTest::newRow("gone") << Condition { "unknown", FilterOp::Is, "x" } << u"console.filter_field"_s;
        QTest::newRow("empty text") << Condition { "title", FilterOp::Contains, "" }
                                    << u"console.filter_value"_s;
        QTest::newRow("text as won") << Condition { "raised", FilterOp::AtLeast, "많이" }
                                     << u"console.filter_value"_s;
        QTest::newRow("no value") << Condition { "raised", FilterOp::AtLeast } << u"console.filter_value"_s;
        QTest::newRow("half a range")
            << Condition { "raised", FilterOp::Between, 1 } << u"console.filter_value"_s;
        QTest::newRow("reversed") << Condition { "raised", FilterOp::Between, 9, 1 }
                                  << u"console.filter_order"_s;
        QTest::newRow("no choice") << Condition { "state", FilterOp::Is, "lost" }
                                   << u"console.filter_value"_s;
        QTest::newRow("no day") << Condition { "date", FilterOp::From, "2026-02-30" }
                                << u"console.filter_value"_s;
        QTest::newRow("wrong question")
            << Condition { "title", FilterOp::AtLeast, 3 } << u"console.filter_value"_s;
    }
    void refusesValuesThatDoNotFit()
    {
        QFETCH(Condition, condition);
        QFETCH(QString, code);
        const base::Status status = checkCondition(filterFields(columns(), query()), condition);
        QVERIFY(!status);
        QCOMPARE(QString::fromStdString(status.error().code), code);
        QVERIFY(asked(condition).isEmpty());
        QVERIFY(!m_bar->addCondition(condition));
        QVERIFY(m_model->conditions().empty());
    }

    void showsConditionsAsChipsInWords()
    {
        QVERIFY(m_bar->addCondition({ "raised", FilterOp::AtLeast, 1000000 }));
        QVERIFY(m_bar->addCondition({ "state", FilterOp::IsNot, "open" }));
        QCOMPARE(chips(), (QStringList { u"Raised ≥ 1,000,000원"_s, u"State ≠ Open"_s }));
        QVERIFY(m_bar->isFiltered());
        QCOMPARE(m_bar->inWords(), u"Raised ≥ 1,000,000원 · State ≠ Open"_s);
        QTest::mouseClick(m_bar->findChild<QPushButton*>(u"conditionRemove"_s), Qt::LeftButton);
        QCOMPARE(m_model->conditions().size(), std::size_t(1));
        QCOMPARE(chips(), (QStringList { u"State ≠ Open"_s }));
        m_bar->clearAll();
        QVERIFY(chips().isEmpty());
        QVERIFY(!m_bar->isFiltered());
    }

    void refusesMoreThanTheServerTakes()
    {
        for (int i = 0; i < 3; ++i)
            QVERIFY(m_bar->addCondition({ "raised", FilterOp::Between, i, 100 }));
        QVERIFY(m_bar->addCondition({ "raised", FilterOp::AtLeast, 7 }));
        const base::Status status = m_bar->addCondition({ "raised", FilterOp::Between, 1, 2 });
        QVERIFY(!status);
        QCOMPARE(QString::fromStdString(status.error().code), u"console.filter_many"_s);
        QCOMPARE(m_model->conditions().size(), std::size_t(4));
    }

    void editsAConditionInItsWindow()
    {
        ConditionEditor* editor = m_bar->openEditor();
        auto* field = editor->findChild<QComboBox*>(u"conditionField"_s);
        field->setCurrentIndex(field->findText(u"Raised"_s));
        auto* value = editor->findChild<QLineEdit*>(u"conditionValue"_s);
        QVERIFY(value->isVisibleTo(editor));
        QTest::keyClicks(value, u"lots"_s);
        editor->accept();
        auto* error = editor->findChild<QLabel*>(u"fieldError"_s);
        QVERIFY(error->isVisibleTo(editor) && !error->text().isEmpty());
        QVERIFY(m_model->conditions().empty());
        value->clear();
        QTest::keyClicks(value, u"1,000,000"_s);
        editor->accept();
        QCOMPARE(m_model->conditions().size(), std::size_t(1));
        QVERIFY((m_model->conditions().front() == Condition { "raised", FilterOp::AtLeast, 1000000 }));

        editor = m_bar->openEditor(0);
        QCOMPARE(editor->findChild<QLineEdit*>(u"conditionValue"_s)->text(), u"1,000,000"_s);
        auto* op = editor->findChild<QComboBox*>(u"conditionOp"_s);
        op->setCurrentIndex(op->findData(static_cast<int>(FilterOp::Between)));
        QTest::keyClicks(editor->findChild<QLineEdit*>(u"conditionSecond"_s), u"2000000"_s);
        editor->accept();
        QCOMPARE(chips(), (QStringList { u"Raised: 1,000,000원 ~ 2,000,000원"_s }));
    }

    void asksOnceForTimesInKorea()
    {
        ConditionEditor editor(filterFields(columns(), query()), words(), std::nullopt, kSunday, nullptr);
        editor.setAttribute(Qt::WA_DeleteOnClose, false);
        auto* field = editor.findChild<QComboBox*>(u"conditionField"_s);
        field->setCurrentIndex(field->findText(u"Ends"_s));
        auto* moment = editor.findChild<QDateTimeEdit*>(u"conditionMoment"_s);
        QCOMPARE(moment->text(), u"2026-11-22"_s);
        QCOMPARE(asked(editor.condition()), (QStringList { u"where=end:ge:1795273200"_s }));
    }

    void keepsPresetsForEachServer()
    {
        QVERIFY(m_bar->addCondition({ "raised", FilterOp::AtLeast, 5 }));
        m_model->setFilter(u"state"_s, u"open"_s);
        m_bar->findChild<QLineEdit*>(u"filter"_s)->setText(u"겨울"_s);
        m_bar->savePreset(u"큰 모금 & 겨울"_s, false);
        m_bar->clearAll();
        makeBar();
        QVERIFY(m_bar->applyPreset(u"큰 모금 & 겨울"_s));
        QCOMPARE(m_model->search(), u"겨울"_s);
        QCOMPARE(m_model->filter(u"state"_s), u"open"_s);
        QVERIFY((m_model->conditions() == std::vector<Condition> { { "raised", FilterOp::AtLeast, 5 } }));
        QVERIFY(m_bar->presets().rename(u"큰 모금 & 겨울"_s, u"겨울"_s));
        QVERIFY(!m_bar->presets().rename(u"겨울"_s, QString()));
        QVERIFY(!m_bar->applyPreset(u"큰 모금 & 겨울"_s));
        m_bar->setServer(u"other:2"_s);
        QVERIFY(m_bar->presets().all().empty());
        QVERIFY(!m_bar->applyPreset(u"겨울"_s));
        m_bar->setServer(u"127.0.0.1:1"_s);
        m_bar->presets().remove(u"겨울"_s);
        QVERIFY(m_bar->presets().all().empty());
    }

    void appliesWhatIsLeftOfAPresetAndSaysSo()
    {
        QSettings().setValue(u"presets/127.0.0.1:1/campaigns"_s,
            u"[{\"name\":\"old\",\"search\":\"x\",\"filters\":{\"colour\":\"red\",\"state\":\"open\"},"
            u"\"conditions\":["
            "{\"field\":\"gone_column\",\"op\":\"is\",\"value\":1},"
            "{\"field\":\"raised\",\"op\":\"at_least\",\"value\":\"much\"},"
            "{\"field\":\"raised\",\"op\":\"at_most\",\"value\":7},"
            "{\"field\":\"raised\",\"op\":\"squared\",\"value\":7}, 5]}, {\"search\":\"no name\"}, 3]"_s);
        QCOMPARE(m_bar->presets().all().size(), std::size_t(1));
        QVERIFY(m_bar->applyPreset(u"old"_s));
        QVERIFY((m_model->conditions() == std::vector<Condition> { { "raised", FilterOp::AtMost, 7 } }));
        QCOMPARE(m_model->search(), u"x"_s);
        QCOMPARE(m_model->filter(u"state"_s), u"open"_s);
        auto* notice = m_bar->findChild<QLabel*>(u"filterNotice"_s);
        QVERIFY(!notice->parentWidget()->isHidden());
        QVERIFY(notice->text().contains(u"gone_column"_s));
        QVERIFY(notice->text().contains(u"red"_s));
    }

    void passesOverSettingsThatAreNotPresets()
    {
        QSettings().setValue(u"presets/127.0.0.1:1/campaigns"_s, u"[[[broken"_s);
        QVERIFY(m_bar->presets().all().empty());
        m_bar->savePreset(u"new"_s, true);
        QCOMPARE(m_bar->presets().all().size(), std::size_t(1));
    }

    void showsWhatALinkLookedFor()
    {
        m_bar->show();
        auto* clear = m_bar->findChild<QPushButton*>(u"clearFilter"_s);
        m_model->setFilter(u"state"_s, u"open"_s);
        QVERIFY(m_bar->addCondition({ "raised", FilterOp::AtLeast, base::Json(5) }));
        m_bar->showFound(u"c-0011"_s);
        QCOMPARE(m_bar->findChild<QLineEdit*>(u"filter"_s)->text(), u"c-0011"_s);
        QCOMPARE(m_model->search(), u"c-0011"_s);
        // A chip that was set before would hide what the link leads to.
        QVERIFY(m_model->filter(u"state"_s).isEmpty());
        QVERIFY(chips().isEmpty());
        QVERIFY(clear->isVisible());
        // In a list without chips of states too.
        m_bar->setStateFilter({}, {});
        m_bar->showFound(u"c-0012"_s);
        QVERIFY(clear->isVisible());
        clear->click();
        QVERIFY(m_model->search().isEmpty());
        QVERIFY(!m_bar->isFiltered());
    }

    void showsWhereTheListBegins()
    {
        m_bar->show();
        m_bar->setPlace(u"before"_s, [](const QString& value) { return QString(u"from "_s + value); });
        QSignalSpy changed(m_bar.get(), &FilterBar::placeChanged);
        m_model->setSearch(u"old"_s);
        m_bar->showFrom(u"12"_s);
        QCOMPARE(m_model->filter(u"before"_s), u"12"_s);
        QVERIFY(m_model->search().isEmpty());
        QCOMPARE(changed.count(), 1);
        QVERIFY(changed.last().at(0).toBool());
        QCOMPARE(m_bar->inWords(), u"from 12"_s);
        auto* chip = m_bar->findChild<QPushButton*>(u"placeText"_s);
        QVERIFY(chip != nullptr);
        QTRY_VERIFY(chip->isVisible());
        QCOMPARE(chip->text(), u"from 12"_s);
        // Another place is no news; its end is.
        m_bar->showFrom(u"9"_s);
        QCOMPARE(changed.count(), 1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        m_bar->findChild<QPushButton*>(u"placeRemove"_s)->click();
        QVERIFY(!m_bar->hasPlace());
        QVERIFY(m_model->filter(u"before"_s).isEmpty());
        QCOMPARE(changed.count(), 2);
        QVERIFY(!changed.last().at(0).toBool());
        m_bar->showFrom(u"7"_s);
        m_bar->clearAll();
        QVERIFY(!m_bar->hasPlace());
        QCOMPARE(changed.count(), 4);
    }

    void clearsTheSearchWithEscape()
    {
        auto* search = m_bar->findChild<QLineEdit*>(u"filter"_s);
        QSignalSpy left(m_bar.get(), &FilterBar::left);
        QTest::keyClicks(search, u"abc"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(m_model->search(), u"abc"_s);
        QCOMPARE(left.count(), 1);
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(search->text().isEmpty());
        QVERIFY(m_model->search().isEmpty());
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(left.count(), 2);
    }
};

QTEST_MAIN(TestFilterBar)
#include "tst_filter_bar.moc"
