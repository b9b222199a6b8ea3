// SPDX-License-Identifier: Apache-2.0
// The bar on top: search, connection, notices, help, who is signed in, lock.
#pragma once

#include "admin-console/shell/workbench.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace maru::console {

class Badge;
class BellButton;

class TopBar final : public QWidget {
    Q_OBJECT

public:
    TopBar(Workbench& bench, QWidget* parent);

    void setHistory(bool canGoBack, bool canGoForward);
    void setNarrow(bool narrow);
    BellButton& bell() { return *m_bell; }

Q_SIGNALS:
    void searchWanted();
    void noticesWanted();
    void helpWanted();
    void lockWanted();
    void backWanted();
    void forwardWanted();
    void navigationWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();
    void showConnection();
    void showOfficer();
    QToolButton* addButton(const QString& name, void (TopBar::*signal)());

    Workbench& m_bench;
    QToolButton* m_menu = nullptr;
    QLabel* m_brand = nullptr;
    QLabel* m_agency = nullptr;
    QToolButton* m_back = nullptr;
    QToolButton* m_forward = nullptr;
    QPushButton* m_search = nullptr;
    Badge* m_connection = nullptr;
    BellButton* m_bell = nullptr;
    QToolButton* m_help = nullptr;
    QLabel* m_officer = nullptr;
    QPushButton* m_lock = nullptr;
};

} // namespace maru::console
