// SPDX-License-Identifier: Apache-2.0
// Three lines in a button.
#include "admin-console/widgets/figure_button.h"

#include <QLabel>
#include <QVBoxLayout>

namespace maru::console {

using namespace Qt::StringLiterals;

FigureButton::FigureButton(QWidget* parent) : QPushButton(parent)
{
    setObjectName(u"figure"_s);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 9, 14, 9);
    layout->setSpacing(1);
    const auto add = [this, layout](const QString& name) {
        auto* label = new QLabel(this);
        label->setObjectName(name);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        layout->addWidget(label);
        return label;
    };
    m_title = add(u"figureTitle"_s);
    m_value = add(u"figureValue"_s);
    m_note = add(u"figureNote"_s);
}

void FigureButton::set(const QString& title, const QString& value, const QString& note, const QString& opens)
{
    m_title->setText(title);
    m_value->setText(value);
    m_note->setText(note);
    setAccessibleName(title + u": "_s + value);
    setAccessibleDescription(note + u". "_s + opens);
    setToolTip(note.isEmpty() ? opens : QString(note + u'\n' + opens));
}

QString FigureButton::value() const
{
    return m_value->text();
}

QSize FigureButton::sizeHint() const
{
    return { 190, layout()->sizeHint().height() };
}

QSize FigureButton::minimumSizeHint() const
{
    return { 120, layout()->sizeHint().height() };
}

} // namespace maru::console
