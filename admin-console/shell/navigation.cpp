// SPDX-License-Identifier: Apache-2.0
// Navigation list and its painting.
#include "admin-console/shell/navigation.h"

#include "admin-console/widgets/icons.h"
#include "admin-console/widgets/palette.h"

#include <QEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNavigationIdRole = Qt::UserRole + 1;
constexpr int kNavigationCountRole = Qt::UserRole + 2;
constexpr int kNavigationIconSize = 18;
constexpr int kHighestShown = 99;

/// The style sheet paints the row; the count is added on top of it.
class NavigationDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const int count = index.data(kNavigationCountRole).toInt();
        if (count <= 0)
            return;
        const QString text = count > kHighestShown ? u"99+"_s : QString::number(count);
        const Palette::Pair pair = currentPalette().tone(Tone::Danger);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        QFont font = option.font;
        font.setPixelSize(std::max(10, option.font.pixelSize() - 2));
        font.setBold(true);
        painter->setFont(font);
        const int height = QFontMetrics(font).height() + 2;
        const int width = std::max(height, QFontMetrics(font).horizontalAdvance(text) + 10);
        const bool isNarrow = index.data(Qt::DisplayRole).toString().isEmpty();
        const QRect pill = isNarrow
            ? QRect(option.rect.right() - width + 1, option.rect.top() + 1, width, height)
            : QRect(
                option.rect.right() - width - 8, option.rect.center().y() - height / 2 + 1, width, height);
        // Filled with the tone's strong colour, so that it stands out from the selected row as well.
        painter->setPen(Qt::NoPen);
        painter->setBrush(pair.text);
        painter->drawRoundedRect(pill, height / 2.0, height / 2.0);
        painter->setPen(pair.fill);
        painter->drawText(pill, Qt::AlignCenter, text);
        painter->restore();
    }
};

} // namespace

Navigation::Navigation(QWidget* parent) : QListWidget(parent)
{
    setObjectName(u"navigation"_s);
    setFixedWidth(kWideWidth);
    setFrameShape(QFrame::NoFrame);
    setIconSize(QSize(kNavigationIconSize, kNavigationIconSize));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new NavigationDelegate(this));
    connect(this, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item == nullptr)
            return;
        const QString id = item->data(kNavigationIdRole).toString();
        if (!id.isEmpty())
            Q_EMIT chosen(id);
    });
}

void Navigation::setEntries(const std::vector<NavigationEntry>& entries)
{
    m_entries = entries;
    fill();
}

void Navigation::setWaiting(const QString& id, int count)
{
    if (waiting(id) == count)
        return;
    m_waiting[id] = count;
    fill();
}

int Navigation::waiting(const QString& id) const
{
    const auto found = m_waiting.find(id);
    return found == m_waiting.end() ? 0 : found->second;
}

void Navigation::setCurrent(const QString& id)
{
    m_current = id;
    const QSignalBlocker blocker(this);
    for (int i = 0; i < count(); ++i) {
        if (!id.isEmpty() && item(i)->data(kNavigationIdRole).toString() == id)
            setCurrentRow(i);
    }
}

QString Navigation::pageAt(int n) const
{
    for (const NavigationEntry& entry : m_entries) {
        if (!entry.id.isEmpty() && --n == 0)
            return entry.id;
    }
    return {};
}

void Navigation::setNarrow(bool narrow)
{
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    setFixedWidth(narrow ? kNarrowWidth : kWideWidth);
    fill();
}

void Navigation::label(QListWidgetItem& item, const NavigationEntry& entry, int number) const
{
    const int count = waiting(entry.id);
    QString spoken = entry.title;
    if (count > 0)
        spoken = tr("%1, %2 waiting").arg(entry.title).arg(count);
    item.setText(m_narrow ? QString() : entry.title);
    item.setData(Qt::AccessibleTextRole, spoken);
    item.setData(kNavigationCountRole, count);
    const QString keys = number <= 9 ? u"  Alt+"_s + QString::number(number) : QString();
    item.setToolTip(QString(spoken + keys));
}

void Navigation::fill()
{
    const QSignalBlocker blocker(this);
    clear();
    int number = 0;
    for (const NavigationEntry& entry : m_entries) {
        if (entry.id.isEmpty()) {
            auto* head = new QListWidgetItem(m_narrow ? QString() : entry.title, this);
            head->setData(Qt::AccessibleTextRole, entry.title);
            head->setFlags(Qt::NoItemFlags);
            QFont small = font();
            small.setPixelSize(std::max(10, font().pixelSize() - 1));
            head->setFont(small);
            if (m_narrow)
                head->setSizeHint(QSize(kNarrowWidth, 10));
            continue;
        }
        auto* item = new QListWidgetItem(icon(entry.icon, currentPalette().subtleText), QString(), this);
        item->setData(kNavigationIdRole, entry.id);
        label(*item, entry, ++number);
        if (entry.id == m_current)
            setCurrentItem(item);
    }
}

void Navigation::changeEvent(QEvent* event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

} // namespace maru::console
