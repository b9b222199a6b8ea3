// SPDX-License-Identifier: Apache-2.0
// A page of the console, and the list of all pages. The shell knows pages by this interface only.
#pragma once

#include "admin-console/core/services.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <string>
#include <vector>

class QDialog;
class QObject;
class QWidget;

namespace maru::console {

enum class PageGroup {
    Overview,
    Work, ///< 업무
    Ledger, ///< 원장
    Administration, ///< 관리
};

using WidgetMaker = std::function<QWidget*(Services& services, QWidget* parent)>;

class Page {
public:
    virtual ~Page() = default;
    /// Stable name: settings, --page, pictures.
    virtual QString id() const = 0;
    /// Translated; with a mnemonic (&) for the navigation.
    virtual QString title() const = 0;
    virtual QString icon() const = 0;
    virtual PageGroup group() const = 0;
    /// One of these is needed to see the page; empty: every officer.
    virtual std::vector<std::string> roles() const { return {}; }
    /// Kinds of things that showItem() can show.
    virtual QStringList kinds() const { return {}; }
    /// Tells the sink how many things wait for this officer on the page, for the count in the navigation; the sink
    /// runs later, or never where nothing can wait.
    virtual void countWaiting(Services& services, QObject* context, std::function<void(int)> sink)
    {
        (void)services, (void)context, (void)sink;
    }
    virtual QWidget* makeWidget(Services& services, QWidget* parent) = 0;
    /// `widget` came from makeWidget().
    virtual void showItem(QWidget& widget, const QString& kind, const QString& id);
    /// Opens the form of an action where it is at home on the page; false where the page has no such place, and the
    /// shell looks for a list that offers it.
    virtual bool openAction(QWidget& widget, const QString& domain, const QString& action);
    /// Puts the widget into the n-th of its views, for pictures; returns its name, empty when there are no more.
    virtual QString showView(QWidget& widget, int n);
    /// What can be done on a machine without a network, before anybody has signed in; empty: nothing. Translated.
    virtual QString offlineTitle() const { return {}; }
    /// For a page with such a title: opened with open(), deletes itself when it is closed.
    virtual QDialog* makeOfflineDialog(Services& services, QWidget* parent);
};

class PageRegistry {
public:
    void add(std::unique_ptr<Page> page) { m_pages.push_back(std::move(page)); }
    const std::vector<std::unique_ptr<Page>>& pages() const { return m_pages; }
    Page* find(const QString& id) const;
    Page* pageForKind(const QString& kind) const;

private:
    std::vector<std::unique_ptr<Page>> m_pages;
};

} // namespace maru::console
