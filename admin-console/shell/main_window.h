// SPDX-License-Identifier: Apache-2.0
// The console's window: top bar, navigation, pages, status line; and sign-in while nobody is signed in.
#pragma once

#include "admin-console/shell/sign_in_widget.h"

#include <QMainWindow>
#include <QTimer>

#include <map>

class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QStackedWidget;
class QToolButton;

namespace maru::console {

class Badge;

class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Workbench& bench);
    ~MainWindow() override;

    SignInWidget& signIn() { return *m_signIn; }
    /// Makes the page's widget at its first show. Null for an unknown or forbidden page.
    QWidget* showPage(const QString& id);
    void show(const QString& kind, const QString& id);
    using QMainWindow::show;

    /// Without work for this long the console locks itself.
    static constexpr int kAutoLockSeconds = 10 * 60;

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* makeTopBar();
    QWidget* makeStatusLine();
    void fillNavigation();
    void retranslateUi();
    void showConnection();
    void showOfficer();
    void onSearch();
    void onTick();

    Workbench& m_bench;
    QStackedWidget* m_root = nullptr;
    SignInWidget* m_signIn = nullptr;
    QListWidget* m_navigation = nullptr;
    QStackedWidget* m_pageStack = nullptr;
    std::map<QString, QWidget*> m_widgets;
    QString m_currentPage;
    QLabel* m_brand = nullptr;
    QLabel* m_agency = nullptr;
    QLineEdit* m_search = nullptr;
    Badge* m_connection = nullptr;
    QLabel* m_officer = nullptr;
    QPushButton* m_lock = nullptr;
    QLabel* m_serverLine = nullptr;
    QLabel* m_blockLine = nullptr;
    QLabel* m_clockLine = nullptr;
    QToolButton* m_languageButton = nullptr;
    QLabel* m_lockLine = nullptr;
    QTimer m_tick;
    qint64 m_lastWork = 0; ///< monotonic milliseconds of the last key or click
};

} // namespace maru::console
