// SPDX-License-Identifier: Apache-2.0
// Merging and painting of the newest transactions.
#include "admin-console/pages/dashboard/news_model.h"

#include "admin-console/widgets/palette.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

void NewsModel::set(std::vector<NewsLine> lines)
{
    // How many of the new ones stand before the first that is known already.
    std::size_t fresh = lines.size();
    for (std::size_t i = 0; i < lines.size() && !m_lines.empty(); ++i) {
        if (lines[i].id == m_lines.front().id) {
            fresh = i;
            break;
        }
    }
    const std::size_t kept = std::min(lines.size() - fresh, m_lines.size());
    bool isContinued = kept > 0;
    for (std::size_t i = 0; i < kept && isContinued; ++i)
        isContinued = lines[fresh + i].id == m_lines[i].id;
    if (!isContinued) {
        beginResetModel();
        m_lines = std::move(lines);
        endResetModel();
        return;
    }
    if (kept < m_lines.size()) {
        beginRemoveRows({}, static_cast<int>(kept), static_cast<int>(m_lines.size()) - 1);
        m_lines.resize(kept);
        endRemoveRows();
    }
    if (fresh > 0) {
        beginInsertRows({}, 0, static_cast<int>(fresh) - 1);
        m_lines.insert(m_lines.begin(), lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(fresh));
        endInsertRows();
    }
    if (lines.size() > m_lines.size()) {
        beginInsertRows({}, static_cast<int>(m_lines.size()), static_cast<int>(lines.size()) - 1);
        m_lines.insert(
            m_lines.end(), lines.begin() + static_cast<std::ptrdiff_t>(m_lines.size()), lines.end());
        endInsertRows();
    }
    // Words may have changed with the language or with names that came in.
    m_lines = std::move(lines);
    if (!m_lines.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

int NewsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant NewsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const NewsLine& line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return line.what;
    case Qt::ToolTipRole:
        return QString(line.what + u'\n' + line.who);
    case Qt::AccessibleTextRole:
        return QString(line.what + u", "_s + line.who);
    case WhoRole:
        return line.who;
    case RefusedRole:
        return line.isRefused;
    case IdRole:
        return line.id;
    default:
        return {};
    }
}

void NewsDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Palette& colours = currentPalette();
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    const bool hasKeyboard = option.state.testFlag(QStyle::State_HasFocus);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isChosen || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(isChosen ? colours.primarySubtle : colours.hover);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4);
    }
    if (hasKeyboard) {
        painter->setPen(QPen(colours.focus, currentScheme() == Scheme::HighContrast ? 3 : 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), 4, 4);
    }
    const QRect room = option.rect.adjusted(8, 5, -8, -5);
    painter->setFont(option.font);
    painter->setPen(
        index.data(NewsModel::RefusedRole).toBool() ? colours.tone(Tone::Danger).text : colours.text);
    painter->drawText(room, Qt::AlignTop | Qt::AlignLeft,
        option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    QFont small = option.font;
    small.setPixelSize(std::max(11, small.pixelSize() - 1));
    painter->setFont(small);
    painter->setPen(isChosen ? colours.text : colours.subtleText);
    painter->drawText(room, Qt::AlignBottom | Qt::AlignLeft,
        QFontMetrics(small).elidedText(
            index.data(NewsModel::WhoRole).toString(), Qt::ElideRight, room.width()));
    painter->restore();
}

QSize NewsDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return { 120, option.fontMetrics.height() * 2 + 12 };
}

} // namespace maru::console
