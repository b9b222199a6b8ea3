// SPDX-License-Identifier: Apache-2.0
// The console's window: top bar, navigation, pages, help, status line; and sign-in while nobody is signed in.
#pragma once

#include "admin-console/shell/auto_lock.h"
#include "admin-console/shell/sign_in_widget.h"

#include <QMainWindow>
#include <QPointer>

#include <map>
#include <vector>

class QStackedWidget;

namespace maru::console {

class CommandPalette;
class HelpPanel;
class Navigation;
class NoticePanel;
class PaletteSearch;
class StatusLine;
class TopBar;
class Watcher;

class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Workbench& bench);
    ~MainWindow() override;

    SignInWidget& signIn() { return *m_signIn; }
    /// Makes the page's widget at its first show. Null for an unknown or forbidden page.
    QWidget* showPage(const QString& id);
    QString currentPage() const { return m_currentPage; }
    /// A thing wherever it is at home; "page" and "help" are the shell's own kinds.
    void show(const QString& kind, const QString& id);
    using QMainWindow::show;
    /// The form of an action on the page that offers it, else on its own. Does nothing without the right to it.
    void openAction(const QString& domain, const QString& action);
    void goBack();
    void goForward();

    void openPalette();
    void openNotices();
    /// Empty: the page's own topic.
    void openHelp(const QString& topic = {});
    void closeHelp();
    /// Palette and notices.
    void closeOverlays();
    void runCommand(const QString& name);

    CommandPalette& commandPalette() { return *m_palette; }
    NoticePanel& notices() { return *m_notices; }
    HelpPanel& help() { return *m_help; }
    Navigation& navigation() { return *m_navigation; }
    Watcher& watcher() { return *m_watcher; }
    AutoLock& autoLock() { return m_autoLock; }
    /// Forgets the key and hides everything; the same officer finds all as it was. While signed work runs the key stays
    /// in memory for it alone: everything is hidden just so, and the key is forgotten when the work ends.
    void lock();
    /// Nobody sees or does anything here before somebody signs in.
    bool isLocked() const;

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Place {
        QString page;
        QString list; ///< of pages with tabs
    };

    void build();
    void addShortcuts();
    void fillNavigation();
    void retranslateUi();
    void onOpened();
    void onClosed();
    void cover();
    void onWork();
    bool mayClose();
    void hideDialogs();
    /// A window of the work: of a page or of this window, not of the sign-in.
    bool isOfWork(const QWidget& window) const;
    std::vector<QPointer<QWidget>> windowsOfWork() const;
    void cancelExports();
    void holdBack(QWidget& window);
    void forgetOfficer();
    void remakePages();
    QWidget* widgetOf(Page& page);
    QWidget* put(const QString& id);
    Place place() const;
    void go(const Place& to);
    void applyWidth();
    void restoreWindow();
    void press(const QKeySequence& keys);

    Workbench& m_bench;
    AutoLock m_autoLock;
    QStackedWidget* m_root = nullptr;
    SignInWidget* m_signIn = nullptr;
    TopBar* m_topBar = nullptr;
    Navigation* m_navigation = nullptr;
    QStackedWidget* m_pageStack = nullptr;
    HelpPanel* m_help = nullptr;
    StatusLine* m_status = nullptr;
    PaletteSearch* m_search = nullptr;
    CommandPalette* m_palette = nullptr;
    NoticePanel* m_notices = nullptr;
    Watcher* m_watcher = nullptr;
    std::map<QString, QWidget*> m_widgets;
    QString m_currentPage;
    std::vector<Place> m_back;
    std::vector<Place> m_forward;
    bool m_wantsNarrow = false;

    bool m_isCovered = false; ///< locked over a session that is open
    bool m_isCloseAgreed = false;
    QString m_lastOfficer; ///< DID at a server: whose things the hidden pages show
    std::vector<QPointer<QWidget>> m_hiddenDialogs;
    QPointer<QWidget> m_focusBefore;
};

} // namespace maru::console
