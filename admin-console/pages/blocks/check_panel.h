// SPDX-License-Identifier: Apache-2.0
// "Check everything from block n": asks from where, shows how it goes, and what was found.
#pragma once

#include "admin-console/core/chain_check.h"
#include "admin-console/core/checked_comparison.h"
#include "admin-console/core/services.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace maru::console {

class CheckPanel final : public QWidget {
    Q_OBJECT

public:
    CheckPanel(Services& services, client::Transport& transport, QWidget* parent = nullptr);

    ChainCheck& check() { return *m_check; }
    /// Shows the panel with a sensible first block: after what has been checked here before, else 0.
    void open();
    void start();
    /// What this computer has checked of the server that is connected.
    CheckedRange remembered() const;
    /// Whether the server still shows what was checked; asked once for each connection.
    CheckedComparison::State comparison() const { return m_comparison->state(); }

Q_SIGNALS:
    void closed();
    void comparisonChanged();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslateUi();
    void compareNow();
    void showState();
    void showProgress();
    void showLines();
    void save();
    ChainCheck::Trust trust() const;

    Services& m_services;
    ChainCheck* m_check = nullptr;
    CheckedComparison* m_comparison = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_help = nullptr;
    QToolButton* m_close = nullptr;
    QLabel* m_fromLabel = nullptr;
    QLineEdit* m_from = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_open = nullptr;
    QProgressBar* m_bar = nullptr;
    QLabel* m_figures = nullptr;
    QLabel* m_verdict = nullptr;
    QWidget* m_linesBox = nullptr;
};

} // namespace maru::console
