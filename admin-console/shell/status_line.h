// SPDX-License-Identifier: Apache-2.0
// The line at the bottom: server, age of the newest block, clock, language, colours, time to the lock.
#pragma once

#include "admin-console/shell/workbench.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace maru::console {

class StatusLine final : public QWidget {
    Q_OBJECT

public:
    StatusLine(Workbench& bench, QWidget* parent);

    void showLock(int secondsLeft);
    /// "3 s ago", "5 min ago", … ; public for its test.
    static QString ageText(qint64 seconds);

public Q_SLOTS:
    /// Ages grow by themselves; called once a second.
    void showNow();
    void switchLanguage();
    void switchTheme();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();

    Workbench& m_bench;
    QLabel* m_server = nullptr;
    QLabel* m_block = nullptr;
    QLabel* m_clock = nullptr;
    QToolButton* m_language = nullptr;
    QToolButton* m_theme = nullptr;
    QLabel* m_lock = nullptr;
};

} // namespace maru::console
