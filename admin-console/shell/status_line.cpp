// SPDX-License-Identifier: Apache-2.0
// The status line.
#include "admin-console/shell/status_line.h"

#include "admin-console/core/format.h"
#include "admin-console/shell/watcher.h"
#include "admin-console/widgets/icons.h"
#include "admin-console/widgets/palette.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>
#include <cstdlib>

namespace maru::console {

using namespace Qt::StringLiterals;

StatusLine::StatusLine(Workbench& bench, QWidget* parent) : QWidget(parent), m_bench(bench)
{
    setObjectName(u"statusLine"_s);
    setAttribute(Qt::WA_StyledBackground);
    setMinimumHeight(27);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 0, 14, 0);
    layout->setSpacing(18);
    m_server = new QLabel(this);
    m_block = new QLabel(this);
    m_clock = new QLabel(this);
    m_lock = new QLabel(this);
    for (QToolButton** button : { &m_language, &m_theme }) {
        *button = new QToolButton(this);
        (*button)->setAutoRaise(true);
        (*button)->setFocusPolicy(Qt::StrongFocus);
        (*button)->setIconSize(QSize(14, 14));
        (*button)->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    m_language->setObjectName(u"languageButton"_s);
    m_theme->setObjectName(u"themeButton"_s);
    layout->addWidget(m_server);
    layout->addWidget(m_block);
    layout->addWidget(m_clock);
    layout->addStretch(1);
    layout->addWidget(m_language);
    layout->addWidget(m_theme);
    layout->addWidget(m_lock);
    connect(m_language, &QToolButton::clicked, this, &StatusLine::switchLanguage);
    connect(m_theme, &QToolButton::clicked, this, &StatusLine::switchTheme);
    connect(&bench.connection, &Connection::stateChanged, this, &StatusLine::showNow);
    connect(&bench.connection, &Connection::headChanged, this, &StatusLine::showNow);
    connect(&bench.preferences, &Preferences::appearanceChanged, this, &StatusLine::retranslateUi);
    retranslateUi();
}

QString StatusLine::ageText(qint64 seconds)
{
    constexpr qint64 kMinute = 60;
    constexpr qint64 kHour = 60 * kMinute;
    constexpr qint64 kDay = 24 * kHour;
    // The clocks differ by a little; a block from the future would only irritate.
    seconds = std::max<qint64>(0, seconds);
    if (seconds < kMinute)
        return tr("%1 s ago").arg(seconds);
    if (seconds < kHour)
        return tr("%1 min ago").arg(seconds / kMinute);
    if (seconds < kDay)
        return tr("%1 h ago").arg(seconds / kHour);
    return tr("%1 d ago").arg(formatInteger(seconds / kDay));
}

void StatusLine::showNow()
{
    const Connection& connection = m_bench.connection;
    const Connection::Node& node = connection.node();
    const bool isOnline = connection.state() == Connection::State::Online;
    m_server->setText((isOnline ? u"● "_s : u"○ "_s) + connection.server().authority());
    m_block->setVisible(node.blockTime > 0);
    m_block->setText(tr("Block %1 · %2")
                         .arg(formatInteger(node.height), ageText(connection.serverNow() - node.blockTime)));
    m_block->setToolTip(formatTimeWithZone(base::UnixSeconds(node.blockTime)));
    const bool isWrong = std::llabs(node.clockAheadSeconds) > Watcher::kClockToleranceSeconds;
    m_clock->setText(QString((isWrong ? u"! "_s : QString())
        + tr("Clock difference %1 s").arg(formatInteger(node.clockAheadSeconds))));
}

void StatusLine::showLock(int secondsLeft)
{
    m_lock->setText(tr("Locks in %1:%2").arg(secondsLeft / 60).arg(secondsLeft % 60, 2, 10, QChar(u'0')));
}

void StatusLine::switchLanguage()
{
    const LanguageCode next =
        m_bench.language.code() == LanguageCode::Korean ? LanguageCode::English : LanguageCode::Korean;
    m_bench.preferences.setLanguageTag(next == LanguageCode::Korean ? u"ko"_s : u"en"_s);
    m_bench.language.set(next);
}

void StatusLine::switchTheme()
{
    const QString theme = m_bench.preferences.theme();
    m_bench.preferences.setTheme(theme == u"light"_s ? u"dark"_s
            : theme == u"dark"_s                     ? u"contrast"_s
                                                     : u"light"_s);
}

void StatusLine::retranslateUi()
{
    const QString theme = m_bench.preferences.theme();
    const QString themeWord = theme == u"dark"_s ? tr("Dark")
        : theme == u"contrast"_s                 ? tr("High contrast")
                                                 : tr("Light");
    m_language->setIcon(icon(u"language"_s, currentPalette().subtleText));
    m_language->setText(m_bench.language.code() == LanguageCode::Korean ? u"한국어"_s : u"English"_s);
    m_language->setAccessibleName(QString(tr("Language") + u": "_s + m_language->text()));
    m_language->setToolTip(tr("Switch between Korean and English"));
    m_theme->setIcon(icon(u"theme"_s, currentPalette().subtleText));
    m_theme->setText(themeWord);
    m_theme->setAccessibleName(QString(tr("Colours") + u": "_s + themeWord));
    m_theme->setToolTip(tr("Switch between light, dark and high contrast"));
    showNow();
}

void StatusLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace maru::console
