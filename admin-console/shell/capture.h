// SPDX-License-Identifier: Apache-2.0
// Pictures of the pages from a live server, for the documentation and for review of the look.
#pragma once

#include "admin-console/shell/main_window.h"

#include <QDir>
#include <QStringList>

namespace maru::console {

class Wizard;

/// Goes through pages and views, waits until each has its data, saves <language>-<theme>-<page>[-<view>].png (and -form
/// for the form of the main button, -step-1 … -review for a wizard), then, for "all", palette, notices and help, and
/// quits the application: exit status 0, or 1 when a picture could not be made. Page "trust" is the question about a
/// server that nobody vouches for.
class Capture final : public QObject {
    Q_OBJECT

public:
    Capture(Workbench& bench, MainWindow& window, const QDir& folder, const QString& page,
        QObject* parent = nullptr);

    /// The window before anybody has signed in; only with "all" or "sign-in".
    void shootSignIn();

private:
    void next();
    void shoot(const QString& name);
    /// The window that a button has opened, as soon as it is there.
    void shootForm(const QString& name, int triesLeft);
    bool save(QWidget& widget, const QString& name);
    void waitForRows(const QString& name, int triesLeft);
    void nextOverlay();
    void onConnection();
    void tour(Wizard& wizard, const QString& name);

    Workbench& m_bench;
    MainWindow& m_window;
    QDir m_folder;
    QStringList m_pages;
    QStringList m_overlays;
    int m_view = 0;
    bool m_wantsSignIn = false;
    bool m_wantsTrust = false;
};

} // namespace maru::console
