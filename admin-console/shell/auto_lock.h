// SPDX-License-Identifier: Apache-2.0
// Counts the time without work, and says when the console has to lock itself.
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

namespace maru::console {

/// GUI thread only. A timer of its own runs whatever dialog is open, as nothing in the console waits in a loop.
class AutoLock final : public QObject {
    Q_OBJECT

public:
    struct Clocks {
        std::function<qint64()> monotonicMs; ///< stands still while the computer sleeps
        std::function<qint64()> wallMs;
    };

    explicit AutoLock(QObject* parent = nullptr);
    /// For tests.
    AutoLock(Clocks clocks, QObject* parent);

    void setMinutes(int minutes);
    void start();
    void stop();
    bool isRunning() const { return m_timer.isActive(); }
    /// The officer did something.
    void touch();
    int secondsLeft() const;
    /// What the timer does each second.
    void tick();

Q_SIGNALS:
    void ticked();
    /// Once; start() begins anew.
    void expired();

private:
    Clocks m_clocks;
    QTimer m_timer;
    qint64 m_lastWork = 0;
    qint64 m_lastWall = 0;
    qint64 m_lastMonotonic = 0;
    int m_seconds = 600;
};

} // namespace maru::console
