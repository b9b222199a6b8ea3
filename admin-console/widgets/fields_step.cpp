// SPDX-License-Identifier: Apache-2.0
// Fields on a wizard's page.
#include "admin-console/widgets/fields_step.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/problem.h"

#include <QEvent>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

FieldsStep::FieldsStep(Services& given, QWidget* parent) : WizardStep(parent), m_services(given)
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(14);
}

EditorContext FieldsStep::context() const
{
    return EditorContext { &m_services.connection, &m_services.language, &m_services.catalogue, {}, {} };
}

FieldEditor* FieldsStep::addField(const schema::Field& field, EditorContext given)
{
    FieldEditor* made = makeEditor(field, given, this);
    m_editors.push_back(made);
    m_layout->addWidget(made);
    connect(made, &FieldEditor::edited, this, [this] {
        explain();
        Q_EMIT edited();
    });
    return made;
}

FieldEditor* FieldsStep::addField(const schema::Field& field)
{
    return addField(field, context());
}

void FieldsStep::addFields(const ActionInfo& action, const std::vector<std::string>& names)
{
    for (const std::string& name : names) {
        for (const schema::Field& field : action.payload.fields) {
            if (field.name == name)
                addField(field);
        }
    }
}

QLabel* FieldsStep::addNote()
{
    auto* note = new QLabel(this);
    note->setObjectName(u"stepNote"_s);
    note->setWordWrap(true);
    note->setTextFormat(Qt::PlainText);
    note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_layout->addWidget(note);
    return note;
}

FieldEditor* FieldsStep::editor(const std::string& name) const
{
    const auto found = std::find_if(m_editors.begin(), m_editors.end(),
        [&name](const FieldEditor* one) { return one->field().name == name; });
    return found == m_editors.end() ? nullptr : *found;
}

std::int64_t FieldsStep::amountOf(const std::string& name) const
{
    const FieldEditor* one = editor(name);
    const std::optional<base::Json> given = one == nullptr ? std::nullopt : one->value();
    return given && given->isInteger() ? given->asInteger() : 0;
}

void FieldsStep::fail(std::vector<WizardProblem>& problems, FieldEditor* at, const base::Error& error) const
{
    at->showError(error);
    problems.push_back({ at->label() + u": "_s + problemText(error, m_services.language.code()),
        [at] { at->focusInput(); } });
}

std::vector<WizardProblem> FieldsStep::check()
{
    std::vector<WizardProblem> problems;
    for (FieldEditor* one : m_editors) {
        if (const auto error = one->check())
            problems.push_back({ one->label() + u": "_s + problemText(*error, m_services.language.code()),
                [one] { one->focusInput(); } });
    }
    if (problems.empty())
        checkTogether(problems);
    return problems;
}

base::Json FieldsStep::value() const
{
    base::Json all = base::Json::object();
    for (const FieldEditor* one : m_editors) {
        if (const auto given = one->value())
            all.set(one->field().name, *given);
    }
    return all;
}

void FieldsStep::setValue(const base::Json& value)
{
    for (FieldEditor* one : m_editors) {
        if (const base::Json* given = value.find(one->field().name); given != nullptr)
            one->setValue(*given);
        else
            one->reset();
        one->clearError();
    }
    explain();
}

void FieldsStep::enter(const base::Json& all)
{
    m_before = all;
    explain();
}

std::vector<std::pair<QString, QString>> FieldsStep::facts() const
{
    std::vector<std::pair<QString, QString>> all;
    for (const FieldEditor* one : m_editors)
        all.emplace_back(one->label(), one->displayText());
    return all;
}

void FieldsStep::focusFirst()
{
    if (!m_editors.empty())
        m_editors.front()->focusInput();
}

void FieldsStep::showRefusal(const base::Error& error)
{
    // "payload.options[2].name_ko" belongs to the input of "options".
    std::string name = error.field.rfind("payload.", 0) == 0 ? error.field.substr(8) : error.field;
    name = name.substr(0, name.find_first_of(".["));
    if (FieldEditor* at = editor(name)) {
        at->showError(error);
        at->focusInput();
    }
}

void FieldsStep::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        QTimer::singleShot(0, this, [this] { explain(); });
    WizardStep::changeEvent(event);
}

} // namespace maru::console
