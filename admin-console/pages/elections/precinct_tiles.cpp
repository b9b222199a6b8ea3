// SPDX-License-Identifier: Apache-2.0
// Painting of precincts' tiles.
#include "admin-console/pages/elections/precinct_tiles.h"

#include "admin-console/widgets/palette.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyledItemDelegate>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTileWidth = 148;
constexpr int kTileHeight = 76;
constexpr int kTilePadding = 8;

/// `percent` of `over` on `under`: opaque, so that the contrast is that of the two.
QColor blended(const QColor& over, const QColor& under, int percent)
{
    const auto mix = [percent](int a, int b) { return (a * percent + b * (100 - percent)) / 100; };
    return QColor(
        mix(over.red(), under.red()), mix(over.green(), under.green()), mix(over.blue(), under.blue()));
}

class TileDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        const int line = QFontMetrics(option.font).height();
        return QSize(std::max(kTileWidth, line * 9), std::max(kTileHeight, line * 3 + 3 * kTilePadding));
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto* model = qobject_cast<const TilesModel*>(index.model());
        if (model == nullptr)
            return;
        const Tile& tile = model->tile(index.row());
        const Palette& colours = currentPalette();
        const QRect box = option.rect.adjusted(4, 4, -4, -4);
        // At most 45 % of the colour: the text stays readable on it, and the stripe at the left has it whole.
        const QColor strong = colours.series(tile.series);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool isCurrent = option.state.testFlag(QStyle::State_HasFocus);
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        painter->setPen(
            QPen(isCurrent || isSelected ? colours.focus : colours.border, isCurrent || isSelected ? 2 : 1));
        painter->setBrush(blended(strong, colours.surface, tile.shade * 45 / 100));
        painter->drawRoundedRect(box, 6, 6);
        painter->setPen(Qt::NoPen);
        painter->setBrush(tile.shade > 0 ? strong : colours.border);
        const int height = (box.height() - 12) * tile.shade / 100;
        painter->drawRect(QRect(box.left() + 4, box.bottom() - 5 - height, 4, std::max(1, height)));
        const QRect inner =
            box.adjusted(kTilePadding + 8, kTilePadding - 2, -kTilePadding, -kTilePadding + 2);
        const int third = inner.height() / 3;
        const auto line = [&](int row, const QString& text, bool isBold) {
            QFont font = option.font;
            font.setBold(isBold);
            painter->setFont(font);
            painter->setPen(colours.text);
            const QRect area(inner.left(), inner.top() + row * third, inner.width(), third);
            painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                QFontMetrics(font).elidedText(text, Qt::ElideRight, area.width()));
        };
        line(0, tile.name, false);
        line(1, tile.value, true);
        line(2, tile.note, false);
        painter->restore();
    }
};

} // namespace

int TilesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_tiles.size());
}

QVariant TilesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Tile& one = tile(index.row());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return QString(one.name + u": "_s + one.value + u", "_s + one.note);
    return {};
}

void TilesModel::setTiles(std::vector<Tile> tiles)
{
    if (tiles.size() == m_tiles.size()) {
        m_tiles = std::move(tiles);
        if (!m_tiles.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_tiles = std::move(tiles);
    endResetModel();
}

PrecinctTiles::PrecinctTiles(QWidget* parent) : QListView(parent), m_model(new TilesModel(this))
{
    setModel(m_model);
    setItemDelegate(new TileDelegate(this));
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setWrapping(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
}

} // namespace maru::console::elections
