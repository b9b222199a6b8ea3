// SPDX-License-Identifier: Apache-2.0
// The frame around every input of a form, and the choice of the input by the field's type.
#include "admin-console/widgets/field_editor.h"

#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/widgets/grid_editor.h"
#include "admin-console/widgets/list_editors.h"
#include "admin-console/widgets/scalar_editors.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

FieldEditor::FieldEditor(schema::Field field, EditorContext context, QWidget* parent)
    : QWidget(parent), m_field(std::move(field)), m_context(context)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    m_label = new QLabel(this);
    m_label->setObjectName(u"fieldLabel"_s);
    layout->addWidget(m_label);
    m_help = new QLabel(this);
    m_help->setObjectName(u"fieldHelp"_s);
    m_help->setWordWrap(true);
    layout->addWidget(m_help);
    m_inputRow = new QHBoxLayout;
    m_inputRow->setSpacing(6);
    layout->addLayout(m_inputRow);
    m_body = new QVBoxLayout;
    m_body->setSpacing(8);
    layout->addLayout(m_body);
    m_unit = new QLabel(toQt(m_field.unit), this);
    m_unit->setObjectName(u"subtle"_s);
    m_error = new QLabel(this);
    m_error->setObjectName(u"fieldError"_s);
    m_error->setWordWrap(true);
    m_error->hide();
    layout->addWidget(m_error);
}

QString FieldEditor::label() const
{
    const QString text = m_context.language->pick(m_field.label);
    return text.isEmpty() ? toQt(m_field.name) : text;
}

void FieldEditor::setInput(QWidget* input)
{
    m_input = input;
    m_label->setBuddy(input);
    m_inputRow->addWidget(m_unit);
    m_unit->setVisible(!m_field.unit.empty());
    retranslateUi();
}

void FieldEditor::hideLabel()
{
    m_label->hide();
}

void FieldEditor::retranslateUi()
{
    m_label->setText(m_field.required ? label() : QString(label() + u"  "_s + tr("(optional)")));
    const QString words = m_context.language->pick(m_field.help);
    // A help text may give the bounds itself.
    const QString help = words.contains(rule()) ? words : QString(words + u' ' + rule()).trimmed();
    m_help->setText(help);
    m_help->setVisible(!help.isEmpty());
    if (m_input != nullptr) {
        m_input->setAccessibleName(label());
        m_input->setAccessibleDescription(help);
    }
    if (m_shownError)
        showError(base::Error(*m_shownError));
}

QString FieldEditor::rule() const
{
    const std::int64_t least = m_field.minimum.value_or(0);
    const std::int64_t most = m_field.maximum.value_or(0);
    switch (m_field.type) {
    case schema::FieldType::String:
    case schema::FieldType::Text:
        if (most <= 0)
            return {};
        return least == most ? tr("Exactly %1 characters.").arg(formatInteger(most))
                             : tr("Up to %1 characters.").arg(formatInteger(most));
    case schema::FieldType::Integer:
        return m_field.minimum && m_field.maximum && most < base::kMaxSafeInteger
            ? tr("From %1 to %2.").arg(formatInteger(least), formatInteger(most))
            : QString();
    case schema::FieldType::List:
        if (most <= 0)
            return {};
        return least > 0 ? tr("%1 to %2 items.").arg(formatInteger(least), formatInteger(most))
                         : tr("Up to %1 items.").arg(formatInteger(most));
    case schema::FieldType::Time:
        return tr("Korean Standard Time.");
    default:
        return {};
    }
}

void FieldEditor::showError(const base::Error& error)
{
    m_shownError = error;
    m_error->setText(u"✕ "_s + problemText(error, m_context.language->code()));
    m_error->show();
    if (m_input != nullptr && !m_input->property("wrong").toBool()) {
        m_input->setProperty("wrong", true);
        m_input->style()->unpolish(m_input);
        m_input->style()->polish(m_input);
    }
}

void FieldEditor::clearError()
{
    m_shownError.reset();
    m_error->hide();
    if (m_input != nullptr && m_input->property("wrong").toBool()) {
        m_input->setProperty("wrong", false);
        m_input->style()->unpolish(m_input);
        m_input->style()->polish(m_input);
    }
}

std::optional<base::Error> FieldEditor::check()
{
    const std::optional<base::Json> given = value();
    base::Status status;
    if (given)
        status = schema::validateField(m_field, *given, m_field.name);
    else if (m_field.required)
        status = base::refused("schema.missing", m_field.name);
    if (status) {
        clearError();
        return std::nullopt;
    }
    showError(status.error());
    return status.error();
}

void FieldEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

namespace {

FieldEditor* editorByType(const schema::Field& field, const EditorContext& context, QWidget* parent)
{
    switch (field.type) {
    case schema::FieldType::String:
    case schema::FieldType::Integer:
    case schema::FieldType::Won:
    case schema::FieldType::Bytes:
        return new LineEditor(field, context, parent);
    case schema::FieldType::Hash:
        return new HashEditor(field, context, parent);
    case schema::FieldType::Text:
        return new ParagraphEditor(field, context, parent);
    case schema::FieldType::Time:
    case schema::FieldType::Date:
        return new MomentEditor(field, context, parent);
    case schema::FieldType::Boolean:
        return new SwitchEditor(field, context, parent);
    case schema::FieldType::Enum:
        return new ChoiceEditor(field, context, parent);
    case schema::FieldType::Did:
    case schema::FieldType::Reference:
        return new ReferenceEditor(field, context, parent);
    case schema::FieldType::Object:
        return new ObjectEditor(field, context, parent);
    case schema::FieldType::List:
        if (!field.fields.empty() && field.fields.front().type == schema::FieldType::Enum)
            return new ChoicesEditor(field, context, parent);
        if (GridEditor::fits(field))
            return new GridEditor(field, context, parent);
        return new ListEditor(field, context, parent);
    }
    return new LineEditor(field, context, parent);
}

} // namespace

FieldEditor* makeEditor(const schema::Field& field, const EditorContext& context, QWidget* parent)
{
    FieldEditor* made = editorByType(field, context, parent);
    if (const auto first = context.initial ? context.initial(field) : std::nullopt)
        made->setValue(*first);
    return made;
}

} // namespace maru::console
