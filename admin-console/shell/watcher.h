// SPDX-License-Identifier: Apache-2.0
// Notices what an officer would want to be told: the connection, work that begins to wait, outcomes that nobody saw,
// a clock that is wrong. Fills Notices and keeps the counts of what waits on each page.
#pragma once

#include "admin-console/core/notices.h"
#include "admin-console/core/preferences.h"
#include "admin-console/shell/workbench.h"

#include <QTimer>

#include <map>
#include <memory>

class QSystemTrayIcon;

namespace maru::console {

class Watcher final : public QObject {
    Q_OBJECT

public:
    static constexpr qint64 kClockToleranceSeconds = 5;
    static constexpr int kCountPauseMs = 1500;

    explicit Watcher(Workbench& bench, QObject* parent = nullptr);
    ~Watcher() override;

    /// Things that wait on a page, as of the last count; 0 where nothing can wait.
    int waiting(const QString& page) const;
    /// Asks every page now. Called by itself at sign-in and, not more often than each pause, after blocks.
    void count();
    /// Another officer sits here now: nothing of the earlier one is left.
    void forget();

Q_SIGNALS:
    void waitingChanged(const QString& page, int count);
    /// A desktop notice was clicked.
    void raiseWanted();

private:
    void onConnection();
    void checkClock();
    void onUnheard(const QString& signer, const QString& domain, const QString& action,
        const base::Result<Outcome>& result);
    void onWaiting(Page& page, int count);
    void onAdded(const Notice& notice);
    /// Tells the proposer how a proposal ended.
    void onBlock(const base::Json& block);

    Workbench& m_bench;
    QTimer m_pause;
    std::map<QString, int> m_waiting;
    qint64 m_lostAt = 0; ///< monotonic ms; 0: not lost
    qint64 m_lostHeight = 0;
    bool m_wasOnline = false;
    bool m_clockTold = false;
    std::unique_ptr<QSystemTrayIcon> m_tray; ///< made at the first desktop notice
};

} // namespace maru::console
