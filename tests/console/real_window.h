// SPDX-License-Identifier: Apache-2.0
// The real window in front of the real server program, and what a person does in it: for tests of whole tasks.
#pragma once

#include "admin-console/shell/main_window.h"
#include "admin-console/widgets/palette.h"
#include "admin-console/widgets/tabs_page.h"
#include "tests/console/real_server.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTimer>

#include <memory>

namespace maru::console {

class RealWindow {
public:
    static constexpr int kActMs = 30'000;

    static void prepare(const char* test)
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("maru-test"));
        QCoreApplication::setApplicationName(QString::fromLatin1(test));
        QSettings().clear();
        initResources();
        applyStyle(*qApp, Scheme::Light);
    }

    /// A window of its own, as on another desk; false when the sign-in failed.
    bool open(const RealServer& server, const char* officer, const QString& url = {})
    {
        m_window.reset();
        m_bench = std::make_unique<Workbench>();
        m_window = std::make_unique<MainWindow>(*m_bench);
        m_window->resize(1440, 900);
        m_window->show();
        return QTest::qWaitForWindowActive(m_window.get()) && signIn(server, officer, url);
    }
    /// `url`: another way to the server; empty: its own address.
    bool signIn(const RealServer& server, const char* officer, const QString& url = {})
    {
        m_window->signIn().start({ url.isEmpty() ? server.url() : url, server.ca(), server.key(officer),
            server.passphrase(officer) });
        return QTest::qWaitFor(
            [this] { return m_bench->session.isOpen() && m_bench->catalogue.isLoaded(); }, kActMs);
    }
    void close()
    {
        m_window.reset();
        m_bench.reset();
    }

    Workbench& bench() { return *m_bench; }
    MainWindow& window() { return *m_window; }
    TabsPage* page(const QString& id)
    {
        QWidget* widget = m_window->showPage(id);
        if (auto* tabs = qobject_cast<TabsPage*>(widget))
            return tabs;
        return widget == nullptr ? nullptr : widget->findChild<TabsPage*>();
    }
    /// The list with its first rows; null when they did not come.
    ResourcePane* list(const QString& pageId, const QString& listId)
    {
        TabsPage* tabs = page(pageId);
        if (tabs == nullptr)
            return nullptr;
        tabs->showPane(listId);
        ResourcePane* pane = tabs->pane(listId);
        if (pane == nullptr || !waitFor(*pane))
            return nullptr;
        return pane;
    }
    /// Until the list has its rows and asks for nothing more.
    static bool waitFor(ResourcePane& pane)
    {
        return QTest::qWaitFor(
            [&pane] {
                const RowsModel& model = pane.model();
                return model.loadState() == RowsModel::LoadState::Ready && !model.isFetching()
                    && !model.isCounting();
            },
            kActMs);
    }
    static QWidget* view(ResourcePane& pane) { return pane.table().view(); }
    /// The chip of a state in the filter bar; null when there is none.
    static QAbstractButton* chip(ResourcePane& pane, const char* state)
    {
        for (auto* button : pane.table().filterBar().findChildren<QAbstractButton*>()) {
            if (button->isCheckable() && button->text().contains(stateWord(state).word))
                return button;
        }
        return nullptr;
    }
    /// Opens a menu and chooses its n-th entry (from 1) by keyboard. Menus of some styles run a loop of their own, so
    /// the keys are on their way before it opens.
    template<typename Open>
    static void choose(QObject* context, int n, Open openMenu)
    {
        auto* timer = new QTimer(context);
        QObject::connect(timer, &QTimer::timeout, context, [timer, n] {
            QWidget* menu = QApplication::activePopupWidget();
            if (menu == nullptr)
                return;
            timer->deleteLater();
            timer->stop();
            for (int i = 0; i < n; ++i)
                QTest::keyClick(menu, Qt::Key_Down);
            QTest::keyClick(menu, Qt::Key_Return);
        });
        timer->start(0);
        openMenu();
    }
    /// Sends one transaction as this officer; the outcome's code, or the error's, or "" when no answer came.
    QString send(const char* domain, const char* action, const base::Json& payload)
    {
        QString code;
        QObject context;
        m_bench->sender.send(domain, action, payload, &context, [&code](const base::Result<Outcome>& result) {
            code = toQt(result ? result->code : result.error().code);
        });
        (void)QTest::qWaitFor([&code] { return !code.isEmpty(); }, kActMs);
        return code;
    }

private:
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace maru::console
