// SPDX-License-Identifier: Apache-2.0
// Inputs for objects and lists.
#include "admin-console/widgets/list_editors.h"

#include "admin-console/core/text.h"
#include "admin-console/widgets/scalar_editors.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

ObjectEditor::ObjectEditor(const schema::Field& field, const EditorContext& context, QWidget* parent)
    : FieldEditor(field, context, parent)
{
    for (const schema::Field& member : field.fields) {
        FieldEditor* editor = makeEditor(member, context, this);
        m_members.push_back(editor);
        body()->addWidget(editor);
        connect(editor, &FieldEditor::edited, this, &FieldEditor::edited);
        if (auto* hash = qobject_cast<HashEditor*>(editor))
            connect(hash, &HashEditor::fileTaken, this, &ObjectEditor::takeFileName);
    }
    setInput(this);
    if (field.label == schema::Text {})
        hideLabel();
}

std::optional<base::Json> ObjectEditor::value() const
{
    base::Json object = base::Json::object();
    for (const FieldEditor* editor : m_members) {
        if (const auto member = editor->value())
            object.set(editor->field().name, *member);
    }
    return object;
}

void ObjectEditor::setValue(const base::Json& value)
{
    for (FieldEditor* editor : m_members) {
        if (const base::Json* member = value.find(editor->field().name); member != nullptr)
            editor->setValue(*member);
    }
}

void ObjectEditor::reset()
{
    for (FieldEditor* editor : m_members)
        editor->reset();
}

QString ObjectEditor::displayText() const
{
    QStringList parts;
    for (const FieldEditor* editor : m_members) {
        if (const QString text = editor->displayText(); !text.isEmpty())
            parts << editor->label() + u": "_s + text;
    }
    return parts.join(u", "_s);
}

void ObjectEditor::takeFileName(const QString& name)
{
    for (FieldEditor* editor : m_members) {
        const std::optional<base::Json> given = editor->value();
        const bool isEmpty = !given || (given->isString() && given->asString().empty());
        if (editor->field().name == "title" && isEmpty)
            editor->setValue(base::Json(fromQt(name)));
    }
}

void ObjectEditor::focusInput()
{
    if (!m_members.empty())
        m_members.front()->focusInput();
}

std::optional<base::Error> ObjectEditor::check()
{
    std::optional<base::Error> first;
    for (FieldEditor* editor : m_members) {
        const auto error = editor->check();
        if (error && !first)
            first = error;
    }
    return first;
}

ChoicesEditor::ChoicesEditor(const schema::Field& field, const EditorContext& context, QWidget* parent)
    : FieldEditor(field, context, parent)
{
    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 2, 0, 2);
    int n = 0;
    for (std::size_t i = 0; i < field.fields.front().choices.size(); ++i) {
        auto* check = new QCheckBox(box);
        m_boxes.push_back(check);
        grid->addWidget(check, n / 3, n % 3);
        ++n;
        connect(check, &QCheckBox::toggled, this, [this] {
            this->check();
            Q_EMIT edited();
        });
    }
    inputRow()->addWidget(box, 1);
    setInput(box);
    retranslateUi();
}

void ChoicesEditor::retranslateUi()
{
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        const QString text = context().language->pick(field().fields.front().choices[i].label);
        m_boxes[i]->setText(text);
        m_boxes[i]->setAccessibleName(text);
    }
}

void ChoicesEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    FieldEditor::changeEvent(event);
}

std::optional<base::Json> ChoicesEditor::value() const
{
    base::Json list = base::Json::array();
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes[i]->isChecked())
            list.push(field().fields.front().choices[i].value);
    }
    return list;
}

void ChoicesEditor::setValue(const base::Json& value)
{
    if (!value.isArray())
        return;
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        const base::Json choice(field().fields.front().choices[i].value);
        m_boxes[i]->setChecked(
            std::find(value.asArray().begin(), value.asArray().end(), choice) != value.asArray().end());
    }
}

void ChoicesEditor::reset()
{
    for (QCheckBox* box : m_boxes)
        box->setChecked(false);
}

QString ChoicesEditor::displayText() const
{
    QStringList parts;
    for (const QCheckBox* box : m_boxes) {
        if (box->isChecked())
            parts << box->text();
    }
    return parts.join(u", "_s);
}

void ChoicesEditor::focusInput()
{
    if (!m_boxes.empty())
        m_boxes.front()->setFocus(Qt::OtherFocusReason);
}

ListEditor::ListEditor(const schema::Field& field, const EditorContext& context, QWidget* parent)
    : FieldEditor(field, context, parent)
{
    m_add = new QPushButton(this);
    m_add->setObjectName(u"add_"_s + toQt(field.name));
    inputRow()->addWidget(m_add);
    setInput(m_add);
    inputRow()->addStretch(1);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addItem()->focusInput();
        Q_EMIT edited();
    });
    for (std::int64_t i = 0; i < field.minimum.value_or(0); ++i)
        addItem();
    retranslateUi();
}

FieldEditor* ListEditor::addItem()
{
    auto* box = new QWidget(this);
    box->setObjectName(u"itemBox"_s);
    box->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(12, 10, 12, 10);
    FieldEditor* editor = makeEditor(field().fields.front(), context(), box);
    layout->addWidget(editor);
    auto* remove = new QPushButton(box);
    remove->setProperty("small", true);
    layout->addWidget(remove, 0, Qt::AlignRight);
    body()->addWidget(box);
    m_items.push_back({ box, editor, remove });
    connect(editor, &FieldEditor::edited, this, &FieldEditor::edited);
    connect(remove, &QPushButton::clicked, this, [this, box] { removeItem(box); });
    retranslateUi();
    return editor;
}

void ListEditor::removeItem(const QWidget* box)
{
    const auto found =
        std::find_if(m_items.begin(), m_items.end(), [box](const Item& item) { return item.box == box; });
    if (found == m_items.end())
        return;
    // Out of the form at once: what is looked for by name must not be found in an item that is gone.
    found->box->hide();
    found->box->setParent(nullptr);
    found->box->deleteLater();
    m_items.erase(found);
    retranslateUi();
    Q_EMIT edited();
}

void ListEditor::retranslateUi()
{
    m_add->setText(tr("＋ Add %1").arg(label()));
    m_add->setAccessibleName(tr("Add to %1").arg(label()));
    int number = 1;
    for (const Item& item : m_items) {
        item.remove->setText(tr("Remove %1").arg(number));
        item.remove->setAccessibleName(tr("Remove item %1 of %2").arg(QString::number(number), label()));
        ++number;
    }
}

void ListEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    FieldEditor::changeEvent(event);
}

std::optional<base::Json> ListEditor::value() const
{
    base::Json list = base::Json::array();
    for (const Item& item : m_items)
        list.push(item.editor->value().value_or(base::Json()));
    return list;
}

void ListEditor::setValue(const base::Json& value)
{
    if (!value.isArray())
        return;
    while (!m_items.empty())
        removeItem(m_items.back().box);
    for (const base::Json& item : value.asArray())
        addItem()->setValue(item);
}

void ListEditor::reset()
{
    while (!m_items.empty())
        removeItem(m_items.back().box);
    for (std::int64_t i = 0; i < field().minimum.value_or(0); ++i)
        addItem();
}

QString ListEditor::displayText() const
{
    QStringList lines;
    int number = 1;
    for (const Item& item : m_items)
        lines << QString::number(number++) + u". "_s + item.editor->displayText();
    return lines.join(u'\n');
}

void ListEditor::focusInput()
{
    if (m_items.empty())
        m_add->setFocus(Qt::OtherFocusReason);
    else
        m_items.front().editor->focusInput();
}

std::optional<base::Error> ListEditor::check()
{
    std::optional<base::Error> first;
    for (const Item& item : m_items) {
        const auto error = item.editor->check();
        if (error && !first)
            first = error;
    }
    // The items have their errors shown beside them; the list itself says only what is about the list.
    if (first) {
        clearError();
        return first;
    }
    return FieldEditor::check();
}

} // namespace maru::console
