// SPDX-License-Identifier: Apache-2.0
// Model, painting and sliding of the strip.
#include "admin-console/pages/blocks/block_strip.h"

#include "admin-console/core/format.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/fonts.h"
#include "admin-console/widgets/palette.h"

#include <QAbstractItemDelegate>
#include <QEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyleOptionViewItem>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFetch = 60;
constexpr int kBoxWidth = 146;
constexpr int kBoxHeight = 88;
constexpr int kLinkWidth = 34;
constexpr int kStripHeight = 102;
constexpr int kSlideMs = 320;

/// The officer's size of text, against the usual 13 pixels.
double scaleOf(const QFont& font)
{
    return font.pixelSize() > 0 ? font.pixelSize() / 13.0 : 1.0;
}

QString headOf(const QString& hash)
{
    return hash.left(8);
}

/// A box and the link at its left.
class StripDelegate final : public QAbstractItemDelegate {
public:
    using QAbstractItemDelegate::QAbstractItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return (QSizeF(kBoxWidth + kLinkWidth, kBoxHeight) * scaleOf(option.font)).toSize();
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto* model = static_cast<const BlockStripModel*>(index.model());
        const StripBlock& block = model->block(index.row());
        const Palette& colours = currentPalette();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(option.rect.topLeft());
        painter->scale(scaleOf(option.font), scaleOf(option.font));
        const QRectF all(0, 0, kBoxWidth + kLinkWidth, kBoxHeight);
        const QRectF box(all.left() + kLinkWidth, all.top() + 2, kBoxWidth, kBoxHeight - 4);
        paintLink(*painter, QRectF(all.left(), box.top(), kLinkWidth, box.height()),
            index.data(BlockStripModel::IsLinkedRole));
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
        painter->setPen(QPen(hasFocus ? colours.focus
                : isSelected          ? colours.primary
                                      : colours.border,
            hasFocus || isSelected ? 2 : 1));
        painter->setBrush(isSelected ? colours.primarySubtle : colours.surface);
        painter->drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6);
        const QRectF text = box.adjusted(10, 7, -10, -7);
        QFont font = option.font;
        font.setPixelSize(13);
        font.setBold(true);
        painter->setFont(font);
        painter->setPen(isSelected ? colours.primaryText : colours.text);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignTop, formatInteger(block.height));
        font.setBold(false);
        font.setPixelSize(12);
        painter->setFont(font);
        painter->setPen(colours.subtleText);
        painter->drawText(
            text, Qt::AlignRight | Qt::AlignTop, formatTime(base::UnixSeconds(block.time)).right(11));
        painter->setPen(colours.text);
        painter->drawText(text.adjusted(0, 19, 0, 0), Qt::AlignLeft | Qt::AlignTop,
            counted(block.transactions, BlockStrip::tr("1 transaction"),
                BlockStrip::tr("%1 transactions").arg(formatInteger(block.transactions))));
        const QFont mono = monospaced(font);
        const auto line = [&](double y, const QString& name, const QString& hash, const QColor& colour) {
            painter->setFont(font);
            painter->setPen(colours.subtleText);
            painter->drawText(text.adjusted(0, y, 0, 0), Qt::AlignLeft | Qt::AlignTop, name);
            painter->setFont(mono);
            painter->setPen(colour);
            painter->drawText(text.adjusted(0, y, 0, 0), Qt::AlignRight | Qt::AlignTop, headOf(hash));
        };
        const QVariant isLinked = index.data(BlockStripModel::IsLinkedRole);
        const QColor linkColour = !isLinked.isValid() ? colours.subtleText
            : isLinked.toBool()                       ? colours.subtleText
                                                      : colours.tone(Tone::Danger).text;
        line(38, BlockStrip::tr("previous"), block.previous, linkColour);
        line(55, BlockStrip::tr("hash"), block.hash, colours.text);
        painter->restore();
    }

private:
    static void paintLink(QPainter& painter, const QRectF& rect, const QVariant& isLinked)
    {
        const Palette& colours = currentPalette();
        if (!isLinked.isValid())
            return;
        const bool isRight = isLinked.toBool();
        // Two texts of the server that agree prove nothing; two that do not are an alarm whoever wrote them.
        const QColor colour = isRight ? colours.subtleText : colours.tone(Tone::Danger).text;
        const double y = rect.center().y();
        painter.setPen(QPen(colour, 2, isRight ? Qt::SolidLine : Qt::DotLine));
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y));
        QFont font = painter.font();
        font.setPixelSize(13);
        font.setBold(true);
        painter.setFont(font);
        const QRectF sign(rect.center().x() - 9, y - 9, 18, 18);
        painter.setPen(QPen(colour, 1.4));
        painter.setBrush(colours.background);
        painter.drawEllipse(sign);
        painter.drawText(sign, Qt::AlignCenter, QString(isRight ? u'=' : u'≠'));
    }
};

StripBlock blockOf(const base::Json& row)
{
    return { row.integerOr("height", -1), row.integerOr("time", 0), row.integerOr("transactions", 0),
        toQt(row.stringOr("hash", "")), toQt(row.stringOr("previous", "")) };
}

std::vector<StripBlock> blocksOf(const base::Json& answer)
{
    std::vector<StripBlock> blocks;
    const base::Json* rows = answer.find("rows");
    if (rows == nullptr || !rows->isArray())
        return blocks;
    for (const base::Json& row : rows->asArray()) {
        StripBlock block = blockOf(row);
        // The list is newest first; what is out of order has no place in a chain.
        if (block.height < 0 || (!blocks.empty() && block.height != blocks.back().height - 1))
            break;
        blocks.push_back(std::move(block));
    }
    std::reverse(blocks.begin(), blocks.end());
    return blocks;
}

} // namespace

BlockStripModel::BlockStripModel(Transport& transport, QObject* parent)
    : QAbstractListModel(parent), m_transport(transport)
{
}

int BlockStripModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_blocks.size());
}

QVariant BlockStripModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const StripBlock& one = block(index.row());
    QVariant isLinked;
    if (index.row() > 0)
        isLinked = one.previous == block(index.row() - 1).hash;
    switch (role) {
    case Qt::DisplayRole:
        return formatInteger(one.height);
    case HeightRole:
        return one.height;
    case IsLinkedRole:
        return isLinked;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        QString text = tr("Block %1, %2, %3, hash %4")
                           .arg(formatInteger(one.height), formatTimeWithZone(base::UnixSeconds(one.time)),
                               counted(one.transactions, BlockStrip::tr("1 transaction"),
                                   BlockStrip::tr("%1 transactions").arg(formatInteger(one.transactions))),
                               one.hash.left(8));
        if (isLinked.isValid())
            text += u", "_s
                + (isLinked.toBool()
                        ? tr("names the hash of the block before, as the server says; not checked here")
                        : tr("NOT linked to the block before"));
        return text;
    }
    default:
        return {};
    }
}

int BlockStripModel::rowOf(qint64 height) const
{
    if (m_blocks.empty() || height < m_blocks.front().height || height > m_blocks.back().height)
        return -1;
    return static_cast<int>(height - m_blocks.front().height);
}

void BlockStripModel::refresh()
{
    if (m_isAsking) {
        m_wantsMore = true;
        return;
    }
    m_isAsking = true;
    const int generation = m_generation;
    m_transport.send(get(u"/v1/blocks"_s, { { u"limit"_s, QString::number(kFetch) } }), this,
        [this, generation](const ApiAnswer& answer) {
            m_isAsking = false;
            if (generation == m_generation) {
                if (answer)
                    take(*answer);
                else
                    Q_EMIT failed(answer.error());
            }
            if (std::exchange(m_wantsMore, false))
                refresh();
        });
}

void BlockStripModel::take(const base::Json& answer)
{
    std::vector<StripBlock> blocks = blocksOf(answer);
    if (blocks.empty())
        return;
    const bool isContinuing =
        !m_blocks.empty() && blocks.front().height <= newest() + 1 && blocks.back().height >= newest();
    if (!isContinuing) {
        beginResetModel();
        m_blocks = std::move(blocks);
        endResetModel();
        Q_EMIT arrived(0);
        return;
    }
    const auto firstNew = std::find_if(
        blocks.begin(), blocks.end(), [this](const StripBlock& one) { return one.height > newest(); });
    const auto count = static_cast<int>(blocks.end() - firstNew);
    if (count == 0)
        return;
    beginInsertRows({}, rowCount(), rowCount() + count - 1);
    m_blocks.insert(m_blocks.end(), firstNew, blocks.end());
    endInsertRows();
    if (rowCount() > kMost) {
        const int surplus = rowCount() - kMost;
        beginRemoveRows({}, 0, surplus - 1);
        m_blocks.erase(m_blocks.begin(), m_blocks.begin() + surplus);
        endRemoveRows();
        // The new first box has lost its neighbour, and with it the sign of the link.
        Q_EMIT dataChanged(index(0), index(0));
    }
    Q_EMIT arrived(count);
}

void BlockStripModel::extend()
{
    if (m_isAskingOlder || m_blocks.empty() || m_blocks.front().height == 0 || rowCount() >= kMost)
        return;
    m_isAskingOlder = true;
    const int generation = m_generation;
    m_transport.send(get(u"/v1/blocks"_s,
                         { { u"before"_s, QString::number(m_blocks.front().height) },
                             { u"limit"_s, QString::number(kFetch) } }),
        this, [this, generation](const ApiAnswer& answer) {
            m_isAskingOlder = false;
            if (generation == m_generation && answer)
                takeOlder(*answer);
        });
}

void BlockStripModel::takeOlder(const base::Json& answer)
{
    std::vector<StripBlock> blocks = blocksOf(answer);
    if (blocks.empty() || m_blocks.empty() || blocks.back().height != m_blocks.front().height - 1)
        return;
    beginInsertRows({}, 0, static_cast<int>(blocks.size()) - 1);
    m_blocks.insert(m_blocks.begin(), blocks.begin(), blocks.end());
    endInsertRows();
    const QModelIndex next = index(static_cast<int>(blocks.size()));
    Q_EMIT dataChanged(next, next);
}

void BlockStripModel::clear()
{
    ++m_generation;
    beginResetModel();
    m_blocks.clear();
    endResetModel();
}

void BlockStripModel::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

BlockStrip::BlockStrip(BlockStripModel& model, QWidget* parent) : QListView(parent), m_model(model)
{
    setObjectName(u"blockStrip"_s);
    setModel(&model);
    setItemDelegate(new StripDelegate(this));
    setFlow(QListView::LeftToRight);
    setWrapping(false);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setFixedHeight(kStripHeight);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    viewport()->setAutoFillBackground(false);
    m_slide.setDuration(kSlideMs);
    m_slide.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_slide, &QVariantAnimation::valueChanged, this,
        [this](const QVariant& value) { horizontalScrollBar()->setValue(value.toInt()); });
    connect(&model, &BlockStripModel::arrived, this, &BlockStrip::onArrived);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value == 0 && horizontalScrollBar()->maximum() > 0)
            m_model.extend();
    });
    // Boxes that come in at the left must not push away what the officer looks at.
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
        if (first == 0 && last + 1 < m_model.rowCount()) {
            doItemsLayout();
            horizontalScrollBar()->setValue(
                horizontalScrollBar()->value() + (last + 1) * sizeHintForIndex(m_model.index(0)).width());
        }
    });
    retranslateUi();
}

void BlockStrip::setFollowing(bool isFollowing)
{
    m_isFollowing = isFollowing;
    if (!isFollowing) {
        m_slide.stop();
        return;
    }
    doItemsLayout();
    horizontalScrollBar()->setValue(horizontalScrollBar()->maximum());
}

void BlockStrip::onArrived(int count)
{
    if (!m_isFollowing)
        return;
    doItemsLayout();
    const int end = horizontalScrollBar()->maximum();
    if (count == 0 || !isVisible()) {
        horizontalScrollBar()->setValue(end);
        return;
    }
    m_slide.stop();
    m_slide.setStartValue(horizontalScrollBar()->value());
    m_slide.setEndValue(end);
    m_slide.start();
}

void BlockStrip::selectHeight(qint64 height)
{
    const int row = m_model.rowOf(height);
    const QScopedValueRollback<bool> selecting(m_isSelecting, true);
    if (row < 0) {
        clearSelection();
        setCurrentIndex({});
        return;
    }
    setCurrentIndex(m_model.index(row));
}

void BlockStrip::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid() && !m_isSelecting)
        Q_EMIT blockChosen(current.data(BlockStripModel::HeightRole).toLongLong());
}

void BlockStrip::wheelEvent(QWheelEvent* event)
{
    // A strip has one direction: the wheel moves along it.
    const int delta = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - delta);
    event->accept();
}

void BlockStrip::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    if (m_isFollowing)
        horizontalScrollBar()->setValue(horizontalScrollBar()->maximum());
}

void BlockStrip::retranslateUi()
{
    setAccessibleName(tr("Newest blocks, linked by hash"));
    setAccessibleDescription(tr("Arrow keys choose a block; it opens in the list below"));
    m_model.retranslate();
}

void BlockStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        setFixedHeight(static_cast<int>(kStripHeight * scaleOf(font())));
    QListView::changeEvent(event);
}

} // namespace maru::console
