// SPDX-License-Identifier: Apache-2.0
// States of a list without rows.
#include "admin-console/widgets/list_state.h"

#include "admin-console/widgets/palette.h"

#include <QEvent>
#include <QFont>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSkeletonDelayMs = 150; // quicker answers come without a flash of grey
constexpr int kSlowMs = 1000;
constexpr int kSkeletonRowHeight = 30;

} // namespace

ListState::ListState(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    m_sign = new QLabel(this);
    m_sign->setAlignment(Qt::AlignCenter);
    m_sign->setObjectName(u"subtle"_s);
    m_title = new QLabel(this);
    m_title->setObjectName(u"emptyTitle"_s);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_text = new QLabel(this);
    m_text->setObjectName(u"subtle"_s);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addStretch(2);
    layout->addWidget(m_sign);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    const auto button = [this, layout](const QString& name) {
        auto* made = new QPushButton(this);
        made->setObjectName(name);
        made->hide();
        layout->addWidget(made, 0, Qt::AlignHCenter);
        return made;
    };
    m_retry = button(u"stateRetry"_s);
    m_cancel = button(u"stateCancel"_s);
    m_clear = button(u"stateClear"_s);
    m_action = button(u"stateAction"_s);
    m_action->setProperty("main", true);
    layout->addStretch(3);
    m_skeletonDelay.setSingleShot(true);
    m_skeletonDelay.setInterval(kSkeletonDelayMs);
    m_slow.setInterval(kSlowMs);
    connect(&m_skeletonDelay, &QTimer::timeout, this, [this] {
        m_skeletonShown = true;
        update();
    });
    connect(&m_slow, &QTimer::timeout, this, &ListState::onSlow);
    connect(m_retry, &QPushButton::clicked, this, &ListState::retryWanted);
    connect(m_cancel, &QPushButton::clicked, this, &ListState::cancelWanted);
    connect(m_clear, &QPushButton::clicked, this, &ListState::clearWanted);
    connect(m_action, &QPushButton::clicked, this, &ListState::actionWanted);
    retranslateUi();
}

void ListState::present(Kind kind, const QString& sign, const QString& title, const QString& text)
{
    m_kind = kind;
    m_isLoading = kind == Kind::Loading;
    m_skeletonShown = false;
    m_skeletonDelay.stop();
    m_slow.stop();
    m_seconds = 0;
    m_sign->setText(sign);
    m_title->setText(title);
    m_text->setText(text);
    m_sign->setVisible(!sign.isEmpty());
    m_text->setVisible(!text.isEmpty());
    m_retry->setVisible(kind == Kind::Problem);
    m_cancel->hide();
    m_clear->setVisible(kind == Kind::NoMatch);
    m_action->hide();
    update();
}

void ListState::showLoading()
{
    if (m_isLoading)
        return;
    present(Kind::Loading, {}, {}, {});
    m_skeletonDelay.start();
    m_slow.start();
}

void ListState::onSlow()
{
    ++m_seconds;
    m_skeletonShown = false;
    m_title->setText(tr("Loading…"));
    m_text->setText(tr("%1 s so far").arg(m_seconds));
    m_text->show();
    m_cancel->show();
    update();
}

void ListState::showEmpty(const QString& title, const QString& text, const QString& action)
{
    present(Kind::Empty, u"○"_s, title, text);
    m_action->setText(action);
    m_action->setAccessibleName(action.isEmpty() ? tr("Make the first one") : action);
    m_action->setVisible(!action.isEmpty());
}

void ListState::showNoMatch()
{
    present(
        Kind::NoMatch, u"○"_s, tr("Nothing matches the filter"), tr("Clear the filter to see everything."));
}

void ListState::showProblem(const QString& title, const QString& text)
{
    present(Kind::Problem, u"!"_s, title, text);
}

void ListState::showNoRight(const QString& text)
{
    present(Kind::NoRight, u"✕"_s, tr("You have no right to see this list"), text);
}

void ListState::paintEvent(QPaintEvent* event)
{
    QWidget::paintEvent(event);
    if (!m_skeletonShown)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(currentPalette().divider);
    constexpr int kShares[] { 26, 12, 18, 14 }; // per cent of the width, as columns have
    for (int y = 40; y + kSkeletonRowHeight < height(); y += kSkeletonRowHeight) {
        int x = 12;
        for (const int share : kShares) {
            const int room = width() * share / 100;
            painter.drawRoundedRect(QRect(x, y + 9, room - 18 - (y / kSkeletonRowHeight % 3) * 8, 12), 4, 4);
            x += room + width() * 6 / 100;
        }
    }
}

void ListState::retranslateUi()
{
    m_retry->setText(tr("Try &again"));
    m_cancel->setText(tr("&Stop loading"));
    m_clear->setText(tr("&Clear the filter"));
    for (QPushButton* button : { m_retry, m_cancel, m_clear })
        button->setAccessibleName(button->text().remove(u'&'));
    m_action->setAccessibleName(m_action->text().isEmpty() ? tr("Make the first one") : m_action->text());
}

void ListState::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console
