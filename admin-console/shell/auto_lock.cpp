// SPDX-License-Identifier: Apache-2.0
// Auto-lock.
#include "admin-console/shell/auto_lock.h"

#include <QDateTime>
#include <QDeadlineTimer>

#include <algorithm>
#include <utility>

namespace maru::console {

namespace {

constexpr int kSecondMs = 1000;
/// The wall clock ran this much further than the other: the computer slept, and whoever woke it may be someone else.
constexpr qint64 kSleptMs = 30'000;

} // namespace

AutoLock::AutoLock(QObject* parent)
    : AutoLock({ [] { return QDeadlineTimer::current().deadline(); },
                   [] { return QDateTime::currentMSecsSinceEpoch(); } },
        parent)
{
}

AutoLock::AutoLock(Clocks clocks, QObject* parent) : QObject(parent), m_clocks(std::move(clocks))
{
    m_timer.setInterval(kSecondMs);
    connect(&m_timer, &QTimer::timeout, this, &AutoLock::tick);
}

void AutoLock::setMinutes(int minutes)
{
    m_seconds = minutes * 60;
}

void AutoLock::start()
{
    m_lastMonotonic = m_lastWork = m_clocks.monotonicMs();
    m_lastWall = m_clocks.wallMs();
    m_timer.start();
}

void AutoLock::stop()
{
    m_timer.stop();
}

void AutoLock::touch()
{
    m_lastWork = m_clocks.monotonicMs();
}

int AutoLock::secondsLeft() const
{
    const qint64 idle = (m_clocks.monotonicMs() - m_lastWork) / kSecondMs;
    return static_cast<int>(std::max<qint64>(0, m_seconds - idle));
}

void AutoLock::tick()
{
    if (!isRunning())
        return;
    const qint64 monotonic = m_clocks.monotonicMs();
    const qint64 wall = m_clocks.wallMs();
    const bool slept = (wall - m_lastWall) - (monotonic - m_lastMonotonic) > kSleptMs;
    m_lastMonotonic = monotonic;
    m_lastWall = wall;
    if (slept || secondsLeft() == 0) {
        stop();
        Q_EMIT expired();
        return;
    }
    Q_EMIT ticked();
}

} // namespace maru::console
