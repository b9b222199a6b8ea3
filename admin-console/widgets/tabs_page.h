// SPDX-License-Identifier: Apache-2.0
// A page made of several lists under tabs, with one head.
#pragma once

#include "admin-console/widgets/page_frame.h"
#include "admin-console/widgets/resource_pane.h"

#include <QStringList>

#include <functional>

class QTabWidget;

namespace maru::console {

class TabsPage : public QWidget {
    Q_OBJECT

public:
    TabsPage(Services& services, std::vector<ResourceSpec> specs, QWidget* parent);

    ResourcePane* pane(const QString& id) const;
    /// Null while a tab is shown that is no list.
    ResourcePane* currentPane() const;
    void showPane(const QString& id);
    /// A tab that is no list, after those that are; `title` is asked again when the language changes.
    void addTab(const QString& id, QWidget* widget, std::function<QString()> title);
    /// Ids of all tabs, in order.
    QStringList tabIds() const;
    QWidget* currentTab() const;
    const std::vector<ResourcePane*>& panes() const { return m_panes; }
    PageFrame& frame() { return *m_frame; }

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    /// Title, facts and figures in the language of now; called after construction by the page itself as well.
    virtual void retranslateUi();
    Services& services() { return m_services; }

private:
    void onCurrentChanged();
    void placeButtons();
    QString titleAt(std::size_t tab) const;

    Services& m_services;
    PageFrame* m_frame = nullptr;
    QTabWidget* m_tabs = nullptr;
    std::vector<ResourcePane*> m_panes;
    struct ExtraTab {
        QString id;
        QWidget* widget;
        std::function<QString()> title;
    };
    std::vector<ExtraTab> m_extras;
};

} // namespace maru::console
