// SPDX-License-Identifier: Apache-2.0
// Editing of one condition.
#include "admin-console/widgets/condition_editor.h"

#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "shared/base/calendar.h"

#include <QComboBox>
#include <QCompleter>
#include <QCoreApplication>
#include <QDateTimeEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kKoreaAheadSeconds = 9 * 3600;

QDateTime koreanMoment(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::OffsetFromUTC, kKoreaAheadSeconds);
}

QDateTimeEdit* momentEdit(qint64 now, QWidget* parent)
{
    auto* edit = new QDateTimeEdit(parent);
    edit->setTimeSpec(Qt::OffsetFromUTC);
    edit->setDateTime(koreanMoment(now));
    edit->setCalendarPopup(true);
    return edit;
}

bool takesMoment(FilterType type)
{
    return type == FilterType::Time || type == FilterType::Date;
}

} // namespace

ConditionEditor::ConditionEditor(
    std::vector<FilterField> fields, Words words, std::optional<Condition> start, qint64 now, QWidget* parent)
    : QDialog(parent), m_fields(std::move(fields)), m_words(std::move(words)), m_isNew(!start.has_value())
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"conditionEditor"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(6);
    const auto label = [this, layout] {
        auto* made = new QLabel(this);
        made->setObjectName(u"fieldLabel"_s);
        layout->addWidget(made);
        return made;
    };
    m_fieldLabel = label();
    m_field = new QComboBox(this);
    m_field->setObjectName(u"conditionField"_s);
    layout->addWidget(m_field);
    m_opLabel = label();
    m_op = new QComboBox(this);
    m_op->setObjectName(u"conditionOp"_s);
    layout->addWidget(m_op);
    m_valueLabel = label();
    auto* values = new QHBoxLayout;
    m_first = new QLineEdit(this);
    m_first->setObjectName(u"conditionValue"_s);
    m_second = new QLineEdit(this);
    m_second->setObjectName(u"conditionSecond"_s);
    m_firstMoment = momentEdit(now, this);
    m_firstMoment->setObjectName(u"conditionMoment"_s);
    m_secondMoment = momentEdit(now, this);
    m_secondMoment->setObjectName(u"conditionSecondMoment"_s);
    m_choice = new QComboBox(this);
    m_choice->setObjectName(u"conditionChoice"_s);
    m_and = new QLabel(u"~"_s, this);
    m_unit = new QLabel(u"원"_s, this);
    for (QWidget* one : std::initializer_list<QWidget*> {
             m_first, m_firstMoment, m_choice, m_and, m_second, m_secondMoment, m_unit })
        values->addWidget(one);
    values->addStretch(1);
    layout->addLayout(values);
    m_error = new QLabel(this);
    m_error->setObjectName(u"fieldError"_s);
    m_error->setWordWrap(true);
    m_error->hide();
    layout->addWidget(m_error);
    layout->addStretch(1);
    auto* buttons = new QHBoxLayout;
    m_cancel = new QPushButton(this);
    m_cancel->setAutoDefault(false);
    m_ok = new QPushButton(this);
    m_ok->setObjectName(u"conditionOk"_s);
    m_ok->setProperty("main", true);
    m_ok->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_ok);
    layout->addLayout(buttons);
    resize(420, 250);

    for (const FilterField& one : m_fields)
        m_field->addItem(QCoreApplication::translate("Columns", one.title));
    connect(m_field, &QComboBox::currentIndexChanged, this, &ConditionEditor::fillOps);
    connect(m_op, &QComboBox::currentIndexChanged, this, &ConditionEditor::showEditors);
    connect(m_ok, &QPushButton::clicked, this, &ConditionEditor::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    fillOps();
    if (start)
        put(*start);
    retranslateUi();
    m_field->setFocus();
}

const FilterField& ConditionEditor::field() const
{
    return m_fields[static_cast<std::size_t>(std::max(0, m_field->currentIndex()))];
}

FilterOp ConditionEditor::op() const
{
    return static_cast<FilterOp>(m_op->currentData().toInt());
}

void ConditionEditor::fillOps()
{
    m_op->blockSignals(true);
    m_op->clear();
    for (const FilterOp one : operatorsOf(field()))
        m_op->addItem(operatorWord(one), static_cast<int>(one));
    m_op->blockSignals(false);
    fillChoices();
    showEditors();
}

void ConditionEditor::fillChoices()
{
    m_choice->clear();
    if (field().type == FilterType::Boolean) {
        m_choice->addItem(QCoreApplication::translate("Columns", "Yes"), u"true"_s);
        m_choice->addItem(QCoreApplication::translate("Columns", "No"), u"false"_s);
        return;
    }
    if (field().type != FilterType::Choice)
        return;
    for (const auto& [value, word] : choicesOf(field(), m_words))
        m_choice->addItem(word, toQt(value));
    m_choice->setMaxVisibleItems(20);
}

void ConditionEditor::showEditors()
{
    const FilterType type = field().type;
    const bool isPeriod =
        op() == FilterOp::Today || op() == FilterOp::ThisWeek || op() == FilterOp::ThisMonth;
    const bool isMoment = takesMoment(type);
    const bool isChoice = type == FilterType::Choice || type == FilterType::Boolean;
    const bool isBetween = op() == FilterOp::Between;
    m_valueLabel->setVisible(!isPeriod);
    m_first->setVisible(!isPeriod && !isMoment && !isChoice);
    m_second->setVisible(isBetween && !isMoment && !isChoice);
    m_firstMoment->setVisible(!isPeriod && isMoment);
    m_secondMoment->setVisible(isBetween && isMoment);
    m_choice->setVisible(!isPeriod && isChoice);
    m_and->setVisible(isBetween);
    m_unit->setVisible(!isPeriod && type == FilterType::Won);
    const bool hasClock = type == FilterType::Time && !field().isWholeDays;
    for (QDateTimeEdit* edit : { m_firstMoment, m_secondMoment })
        edit->setDisplayFormat(hasClock ? u"yyyy-MM-dd HH:mm"_s : u"yyyy-MM-dd"_s);
    m_error->hide();
}

base::Json ConditionEditor::valueOf(const QLineEdit& line, const QDateTimeEdit& moment) const
{
    switch (field().type) {
    case FilterType::Text:
        return fromQt(line.text().trimmed());
    case FilterType::Won:
    case FilterType::Integer: {
        const std::optional<qint64> number = parseInteger(line.text());
        return number ? base::Json(static_cast<std::int64_t>(*number)) : base::Json();
    }
    case FilterType::Time:
        return static_cast<std::int64_t>(moment.dateTime().toSecsSinceEpoch());
    case FilterType::Date:
        return fromQt(moment.date().toString(u"yyyy-MM-dd"_s));
    case FilterType::Choice:
        return fromQt(m_choice->currentData().toString());
    case FilterType::Boolean:
        return m_choice->currentData().toString() == u"true"_s;
    }
    return {};
}

Condition ConditionEditor::condition() const
{
    Condition made;
    made.field = field().name;
    made.op = op();
    if (made.op == FilterOp::Today || made.op == FilterOp::ThisWeek || made.op == FilterOp::ThisMonth)
        return made;
    made.value = valueOf(*m_first, *m_firstMoment);
    if (made.op == FilterOp::Between)
        made.second = valueOf(*m_second, *m_secondMoment);
    return made;
}

void ConditionEditor::put(const Condition& given)
{
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (m_fields[i].name == given.field)
            m_field->setCurrentIndex(static_cast<int>(i));
    }
    m_op->setCurrentIndex(m_op->findData(static_cast<int>(given.op)));
    const auto fill = [this](const base::Json& value, QLineEdit& line, QDateTimeEdit& moment) {
        if (value.isBoolean()) {
            m_choice->setCurrentIndex(value.asBoolean() ? 0 : 1);
        } else if (value.isInteger() && field().type == FilterType::Time) {
            moment.setDateTime(koreanMoment(value.asInteger()));
        } else if (value.isInteger()) {
            line.setText(formatInteger(value.asInteger()));
        } else if (value.isString() && field().type == FilterType::Date) {
            moment.setDate(QDate::fromString(toQt(value.asString()), u"yyyy-MM-dd"_s));
        } else if (value.isString() && field().type == FilterType::Choice) {
            m_choice->setCurrentIndex(m_choice->findData(toQt(value.asString())));
        } else if (value.isString()) {
            line.setText(toQt(value.asString()));
        }
    };
    fill(given.value, *m_first, *m_firstMoment);
    fill(given.second, *m_second, *m_secondMoment);
    showEditors();
}

void ConditionEditor::accept()
{
    const Condition made = condition();
    if (const base::Status status = checkCondition(m_fields, made); !status) {
        showError(status.error());
        return;
    }
    Q_EMIT chosen(made);
    QDialog::accept();
}

void ConditionEditor::showError(const base::Error& error)
{
    m_error->setText(problemText(error, m_words.language->code()));
    m_error->show();
    if (m_first->isVisible())
        m_first->setFocus();
}

void ConditionEditor::retranslateUi()
{
    setWindowTitle(m_isNew ? tr("New condition") : tr("Change the condition"));
    m_fieldLabel->setText(tr("What"));
    m_opLabel->setText(tr("How"));
    m_valueLabel->setText(tr("Value"));
    m_field->setAccessibleName(tr("What the condition is about"));
    m_op->setAccessibleName(tr("How it is compared"));
    m_first->setAccessibleName(tr("Value"));
    m_second->setAccessibleName(tr("End of the range"));
    m_firstMoment->setAccessibleName(tr("Time"));
    m_secondMoment->setAccessibleName(tr("End of the range"));
    m_choice->setAccessibleName(tr("Value"));
    m_ok->setText(m_isNew ? tr("&Add") : tr("&Change"));
    m_cancel->setText(tr("Cancel"));
    for (QPushButton* button : { m_ok, m_cancel })
        button->setAccessibleName(button->text().remove(u'&'));
}

void ConditionEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        const Condition kept = condition();
        for (std::size_t i = 0; i < m_fields.size(); ++i)
            m_field->setItemText(
                static_cast<int>(i), QCoreApplication::translate("Columns", m_fields[i].title));
        fillOps();
        put(kept);
        retranslateUi();
    }
    QDialog::changeEvent(event);
}

} // namespace maru::console
