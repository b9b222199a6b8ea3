// SPDX-License-Identifier: Apache-2.0
// Painting of badges.
#include "admin-console/widgets/badge.h"

#include "admin-console/core/rows_model.h"
#include "admin-console/core/text.h"
#include "admin-console/widgets/palette.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace maru::console {

using namespace Qt::StringLiterals;

Badge::Badge(QWidget* parent) : QLabel(parent)
{
    setProperty("badge", true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
}

void Badge::show(const StateWord& state)
{
    setText(state.sign + u' ' + state.word);
    setAccessibleName(state.word);
    setProperty("tone", toneName(state.tone));
    style()->unpolish(this);
    style()->polish(this);
    setVisible(true);
}

void Badge::clearState()
{
    clear();
    hide();
}

ProofBadge::ProofBadge(QWidget* parent) : Badge(parent) { }

void ProofBadge::set(State state)
{
    m_state = state;
    switch (state) {
    case State::Unchecked:
        show({ u"○"_s, tr("Not checked yet"), Tone::Neutral });
        return;
    case State::Checking:
        show({ u"…"_s, tr("Checking"), Tone::Information });
        return;
    case State::Holds:
        show({ u"✓"_s, tr("Checked on this computer"), Tone::Success });
        return;
    case State::Unavailable:
        show({ u"!"_s, tr("Could not be checked"), Tone::Warning });
        return;
    case State::Fails:
        show({ u"✕"_s, tr("Proof does not hold"), Tone::Danger });
        return;
    }
}

void ProofBadge::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && !isHidden())
        set(m_state);
    Badge::changeEvent(event);
}

void CellDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto kind = static_cast<ValueKind>(index.data(RowsModel::KindRole).toInt());
    if (isMonospaced(kind))
        option->font = monospaced(option->font);
    // The row is the unit; a focus frame around one cell says nothing.
    option->state &= ~QStyle::State_HasFocus;
}

void CellDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto kind = static_cast<ValueKind>(index.data(RowsModel::KindRole).toInt());
    if (kind != ValueKind::State) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem plain = option;
    initStyleOption(&plain, index);
    plain.text.clear();
    const QWidget* widget = option.widget;
    (widget != nullptr ? widget->style() : QApplication::style())
        ->drawControl(QStyle::CE_ItemViewItem, &plain, painter, widget);
    const QString state = index.data(RowsModel::StateRole).toString();
    if (state.isEmpty())
        return;
    const StateWord word = stateWord(fromQt(state));
    const Palette::Pair colours = currentPalette().tone(word.tone);
    QFont font = option.font;
    font.setPixelSize(12);
    const QFontMetrics metrics(font);
    const QString text =
        metrics.elidedText(word.sign + u' ' + word.word, Qt::ElideRight, option.rect.width() - 34);
    const int width = metrics.horizontalAdvance(text) + 18;
    const QRect box(option.rect.left() + 8, option.rect.center().y() - 9, width, 19);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    // In high contrast a pill needs its edge: the fills are nearly black.
    painter->setPen(currentScheme() == Scheme::HighContrast ? QPen(currentPalette().field) : QPen(Qt::NoPen));
    painter->setBrush(colours.fill);
    painter->drawRoundedRect(box, 9.5, 9.5);
    painter->setFont(font);
    painter->setPen(colours.text);
    painter->drawText(box, Qt::AlignCenter, text);
    painter->restore();
}

} // namespace maru::console
