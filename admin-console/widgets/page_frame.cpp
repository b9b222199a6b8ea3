// SPDX-License-Identifier: Apache-2.0
// Layout of a page's head.
#include "admin-console/widgets/page_frame.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastTextWidth = 56;

/// One line that gives way where the window is narrow: the end is cut and the whole is the tooltip.
class ShrinkLabel final : public QLabel {
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override
    {
        const QSize whole = QLabel::minimumSizeHint();
        return { std::min(whole.width(), kLeastTextWidth), whole.height() };
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        const QRect room = contentsRect();
        const bool isCut = fontMetrics().horizontalAdvance(text()) > room.width();
        if (isCut != m_isCut) {
            m_isCut = isCut;
            setToolTip(isCut ? text() : QString());
        }
        if (!isCut) {
            QLabel::paintEvent(event);
            return;
        }
        QPainter painter(this);
        style()->drawItemText(&painter, room, static_cast<int>(alignment()), palette(), isEnabled(),
            fontMetrics().elidedText(text(), Qt::ElideRight, room.width()), foregroundRole());
    }

private:
    bool m_isCut = false;
};

} // namespace

PageFrame::PageFrame(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 14, 20, 14);
    layout->setSpacing(12);
    auto* head = new QHBoxLayout;
    head->setSpacing(14);
    m_title = new ShrinkLabel(this);
    m_title->setObjectName(u"pageTitle"_s);
    m_facts = new ShrinkLabel(this);
    m_facts->setObjectName(u"pageFacts"_s);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_facts);
    head->addStretch(1);
    head->addLayout(m_buttons);
    // Tabs with and without buttons begin at the same height.
    constexpr int kHeadHeight = 32;
    head->addStrut(kHeadHeight);
    layout->addLayout(head);
    m_figures = new QHBoxLayout;
    m_figures->setSpacing(12);
    layout->addLayout(m_figures);
    m_body = new QVBoxLayout;
    m_body->setSpacing(12);
    layout->addLayout(m_body, 1);
}

void PageFrame::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void PageFrame::setTitleShown(bool isShown)
{
    m_title->setVisible(isShown);
}

void PageFrame::setFacts(const QString& facts)
{
    m_facts->setText(facts);
}

void PageFrame::setFigures(const std::vector<Figure>& figures)
{
    while (QLayoutItem* item = m_figures->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Figure& figure : figures) {
        auto* card = new QWidget(this);
        card->setObjectName(u"card"_s);
        card->setAttribute(Qt::WA_StyledBackground);
        card->setAccessibleName(figure.title + u": "_s + figure.value);
        auto* layout = new QVBoxLayout(card);
        layout->setContentsMargins(14, 10, 14, 10);
        layout->setSpacing(1);
        auto* title = new ShrinkLabel(figure.title, card);
        title->setObjectName(u"figureTitle"_s);
        auto* value = new QLabel(figure.value, card);
        value->setObjectName(u"figureValue"_s);
        auto* note = new ShrinkLabel(figure.note, card);
        note->setObjectName(u"figureNote"_s);
        layout->addWidget(title);
        layout->addWidget(value);
        layout->addWidget(note);
        m_figures->addWidget(card, 1);
    }
}

void PageFrame::setButtons(const std::vector<QWidget*>& buttons)
{
    for (QWidget* button : buttons) {
        m_buttons->removeWidget(button);
        m_buttons->addWidget(button);
    }
}

} // namespace maru::console
