// SPDX-License-Identifier: Apache-2.0
// Bell and list of notices.
#include "admin-console/shell/notice_panel.h"

#include "admin-console/core/format.h"
#include "admin-console/widgets/icons.h"
#include "admin-console/widgets/palette.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNoticeWidth = 420;
constexpr int kNoticeHeight = 480;
constexpr int kNoticeTop = 48;
constexpr int kNoticeMargin = 12;
constexpr int kNoticeIdRole = Qt::UserRole + 1;
constexpr int kNoticeTextRole = Qt::UserRole + 2;
constexpr int kNoticeTimeRole = Qt::UserRole + 3;
constexpr int kNoticeToneRole = Qt::UserRole + 4;
constexpr int kNoticeReadRole = Qt::UserRole + 5;

QString signOf(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return u"✓"_s;
    case Tone::Danger:
        return u"✕"_s;
    case Tone::Warning:
        return u"!"_s;
    case Tone::Neutral:
    case Tone::Primary:
    case Tone::Information:
        return u"i"_s;
    }
    return {};
}

class NoticeDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Palette& colours = currentPalette();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect row = option.rect.adjusted(2, 1, -2, -1);
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        painter->setPen(isChosen ? QPen(colours.primary, 1) : QPen(Qt::NoPen));
        painter->setBrush(isChosen ? QBrush(colours.primarySubtle) : QBrush(Qt::NoBrush));
        painter->drawRoundedRect(QRectF(row), 6, 6);
        const auto tone = static_cast<Tone>(index.data(kNoticeToneRole).toInt());
        const Palette::Pair pair = colours.tone(tone);
        const QRect sign(row.left() + 8, row.top() + 8, 20, 20);
        painter->setPen(currentScheme() == Scheme::HighContrast ? QPen(pair.text) : QPen(Qt::NoPen));
        painter->setBrush(pair.fill);
        painter->drawEllipse(sign);
        painter->setPen(pair.text);
        painter->drawText(sign, Qt::AlignCenter, signOf(tone));
        QRect area = row.adjusted(38, 7, -10, -7);
        QFont bold = option.font;
        bold.setBold(!index.data(kNoticeReadRole).toBool());
        QFont small = option.font;
        small.setPixelSize(std::max(10, option.font.pixelSize() - 1));
        const QFontMetrics titles(bold);
        painter->setFont(small);
        painter->setPen(colours.subtleText);
        const QString time = index.data(kNoticeTimeRole).toString();
        painter->drawText(area, Qt::AlignRight | Qt::AlignTop, time);
        const int timeWidth = QFontMetrics(small).horizontalAdvance(time) + 10;
        painter->setFont(bold);
        painter->setPen(colours.text);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignTop,
            titles.elidedText(
                index.data(Qt::DisplayRole).toString(), Qt::ElideRight, area.width() - timeWidth));
        area.setTop(area.top() + titles.height() + 2);
        painter->setFont(small);
        painter->setPen(colours.subtleText);
        painter->drawText(
            area, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, index.data(kNoticeTextRole).toString());
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QFont small = option.font;
        small.setPixelSize(std::max(10, option.font.pixelSize() - 1));
        const int width = std::max(120, option.rect.width() - 52);
        const QRect text = QFontMetrics(small).boundingRect(
            QRect(0, 0, width, 400), Qt::TextWordWrap, index.data(kNoticeTextRole).toString());
        return { kNoticeWidth - 40, QFontMetrics(option.font).height() + text.height() + 20 };
    }
};

} // namespace

BellButton::BellButton(QWidget* parent) : QToolButton(parent)
{
    setObjectName(u"bell"_s);
    setFocusPolicy(Qt::StrongFocus);
    setIconSize(QSize(20, 20));
    setFixedSize(36, 34);
    setIcon(console::icon(u"bell"_s, currentPalette().text));
    retranslateUi();
}

void BellButton::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    retranslateUi();
    update();
}

void BellButton::retranslateUi()
{
    const QString name = m_count == 0 ? tr("Notices") : tr("Notices, %1 unread").arg(m_count);
    setAccessibleName(name);
    setToolTip(name);
}

void BellButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    if (event->type() == QEvent::PaletteChange)
        setIcon(console::icon(u"bell"_s, currentPalette().text));
    QToolButton::changeEvent(event);
}

void BellButton::paintEvent(QPaintEvent* event)
{
    QToolButton::paintEvent(event);
    if (m_count == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPixelSize(10);
    small.setBold(true);
    painter.setFont(small);
    const QString text = m_count > 99 ? u"99+"_s : QString::number(m_count);
    const int width = std::max(15, QFontMetrics(small).horizontalAdvance(text) + 7);
    const QRect pill(this->width() - width - 1, 1, width, 15);
    const Palette::Pair pair = currentPalette().tone(Tone::Danger);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pair.text);
    painter.drawRoundedRect(pill, 7.5, 7.5);
    painter.setPen(pair.fill);
    painter.drawText(pill, Qt::AlignCenter, text);
}

NoticePanel::NoticePanel(Notices& notices, QWidget* window) : QWidget(window), m_notices(notices)
{
    setObjectName(u"noticePanel"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 8, 4, 4);
    layout->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(10, 0, 8, 0);
    m_title = new QLabel(this);
    m_title->setObjectName(u"noticeTitle"_s);
    m_allRead = new QPushButton(this);
    m_allRead->setObjectName(u"noticesRead"_s);
    m_clear = new QPushButton(this);
    m_clear->setObjectName(u"noticesClear"_s);
    for (QPushButton* button : { m_allRead, m_clear })
        button->setProperty("small", true);
    head->addWidget(m_title, 1);
    head->addWidget(m_allRead);
    head->addWidget(m_clear);
    layout->addLayout(head);
    m_list = new QListWidget(this);
    m_list->setObjectName(u"noticeList"_s);
    m_list->setItemDelegate(new NoticeDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setResizeMode(QListView::Adjust);
    m_empty = new QLabel(this);
    m_empty->setObjectName(u"noticeEmpty"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty, 1);
    hide();
    window->installEventFilter(this);
    connect(m_allRead, &QPushButton::clicked, &m_notices, &Notices::markAllRead);
    connect(m_clear, &QPushButton::clicked, &m_notices, &Notices::clear);
    connect(&m_notices, &Notices::changed, this, &NoticePanel::fill);
    connect(m_list, &QListWidget::itemActivated, this,
        [this](QListWidgetItem* item) { choose(m_list->row(item)); });
    connect(m_list, &QListWidget::itemClicked, this,
        [this](QListWidgetItem* item) { choose(m_list->row(item)); });
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget*, QWidget* now) {
        if (isVisible() && now != nullptr && now != this && !isAncestorOf(now)) {
            m_before = nullptr;
            close();
        }
    });
    retranslateUi();
}

void NoticePanel::open()
{
    m_before = QApplication::focusWidget();
    fill();
    place();
    show();
    raise();
    (m_list->isVisible() ? static_cast<QWidget*>(m_list) : m_clear)->setFocus(Qt::PopupFocusReason);
    if (m_list->count() > 0 && m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
}

void NoticePanel::close()
{
    if (!isVisible())
        return;
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
}

void NoticePanel::choose(int row)
{
    const QListWidgetItem* item = m_list->item(row);
    const Notice* notice = item == nullptr ? nullptr : m_notices.find(item->data(kNoticeIdRole).toInt());
    if (notice == nullptr)
        return;
    const QString kind = notice->targetKind;
    const QString id = notice->targetId;
    m_notices.markRead(notice->id);
    if (kind.isEmpty())
        return;
    close();
    Q_EMIT chosen(kind, id);
}

void NoticePanel::fill()
{
    const int current = m_list->currentRow();
    m_list->clear();
    for (const Notice& notice : m_notices.all()) {
        auto* item = new QListWidgetItem(notice.title, m_list);
        const QString time = formatTime(base::UnixSeconds(notice.time));
        item->setData(kNoticeIdRole, notice.id);
        item->setData(kNoticeTextRole, notice.text);
        item->setData(kNoticeTimeRole, time);
        item->setData(kNoticeToneRole, static_cast<int>(notice.tone));
        item->setData(kNoticeReadRole, notice.isRead);
        item->setData(Qt::AccessibleTextRole,
            QString((notice.isRead ? QString() : tr("Unread") + u". "_s) + notice.title + u". "_s
                + notice.text + u' ' + time));
    }
    if (current >= 0)
        m_list->setCurrentRow(std::min(current, m_list->count() - 1));
    const bool isEmpty = m_notices.all().empty();
    m_list->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    m_allRead->setEnabled(m_notices.unreadCount() > 0);
}

void NoticePanel::place()
{
    const QSize room = parentWidget()->size();
    const int height = std::min(kNoticeHeight, room.height() - kNoticeTop - 40);
    setGeometry(room.width() - kNoticeWidth - kNoticeMargin, kNoticeTop, kNoticeWidth, height);
}

bool NoticePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void NoticePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void NoticePanel::retranslateUi()
{
    setAccessibleName(tr("Notices"));
    m_title->setText(tr("Notices"));
    m_allRead->setText(tr("Mark &all read"));
    m_allRead->setAccessibleName(tr("Mark all notices read"));
    m_clear->setText(tr("C&lear"));
    m_clear->setAccessibleName(tr("Remove all notices"));
    m_list->setAccessibleName(tr("Notices"));
    m_empty->setText(tr("Nothing new. What needs your attention is collected here."));
    fill();
}

void NoticePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console
