// SPDX-License-Identifier: Apache-2.0
// Rows of the command palette.
#include "admin-console/shell/palette_delegate.h"

#include "admin-console/shell/palette_model.h"
#include "admin-console/widgets/icons.h"
#include "admin-console/widgets/palette.h"

#include <QPainter>

#include <algorithm>

namespace maru::console {

namespace {

constexpr int kMargin = 12;
constexpr int kIconSize = 18;
constexpr int kRowPadding = 14;

} // namespace

void PaletteDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Palette& colours = currentPalette();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRect area = option.rect.adjusted(kMargin, 0, -kMargin, 0);
    const QString title = index.data(Qt::DisplayRole).toString();
    if (index.data(PaletteModel::HeadingRole).toBool()) {
        QFont font = option.font;
        font.setPixelSize(option.font.pixelSize() - 1);
        painter->setFont(font);
        painter->setPen(colours.subtleText);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignBottom, title);
        painter->restore();
        return;
    }
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    if (isChosen) {
        painter->setBrush(colours.primarySubtle);
        painter->setPen(QPen(colours.primary, currentScheme() == Scheme::HighContrast ? 2 : 1));
        painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 1, -2, -1), 6, 6);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setBrush(colours.hover);
        painter->setPen(Qt::NoPen);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 1, -2, -1), 6, 6);
    }
    const QColor textColour = isChosen ? colours.primaryText : colours.text;
    icon(index.data(PaletteModel::IconRole).toString(), isChosen ? textColour : colours.subtleText)
        .paint(painter, QRect(area.left(), area.center().y() - kIconSize / 2 + 1, kIconSize, kIconSize));
    area.setLeft(area.left() + kIconSize + kMargin);
    const QFontMetrics metrics(option.font);
    const QString hint = index.data(PaletteModel::HintRole).toString();
    painter->setFont(option.font);
    // A little more than it takes, as fractions of a pixel would cut the last letter.
    const int hintWidth = std::min(metrics.horizontalAdvance(hint) + 4, area.width() / 2);
    painter->setPen(colours.subtleText);
    painter->drawText(
        area, Qt::AlignRight | Qt::AlignVCenter, metrics.elidedText(hint, Qt::ElideRight, hintWidth));
    area.setRight(area.right() - hintWidth - kMargin);
    painter->setPen(textColour);
    painter->drawText(
        area, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(title, Qt::ElideRight, area.width()));
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return { 200, QFontMetrics(option.font).height() + kRowPadding };
}

} // namespace maru::console
