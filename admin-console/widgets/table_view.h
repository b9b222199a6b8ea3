// SPDX-License-Identifier: Apache-2.0
// The one table of the console: filter bar, columns, selection of many rows, export, and the states that every list
// has (loading, empty, error, offline, no right).
#pragma once

#include "admin-console/core/rows_model.h"
#include "admin-console/report/report.h"
#include "admin-console/widgets/filter_bar.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace maru::console {

class ColumnChooser;
class ColumnLayout;
class ExportButton;
class ListState;

class TableView final : public QWidget {
    Q_OBJECT

public:
    /// `settingsName` keys what is remembered: columns, order, presets.
    TableView(RowsModel& model, const QString& settingsName, QWidget* parent = nullptr);
    ~TableView() override;

    /// What the list would hold, said in an empty one: source text in context "Columns".
    void setEmptyText(const char* title);
    /// A column's key: how the list is sorted, with its sign in the header, until the officer sorts it otherwise.
    void setDefaultSort(const std::string& key, Qt::SortOrder order);
    /// The button that makes the first one; an empty text takes it away.
    void setEmptyAction(const QString& text, std::function<void()> run);
    /// Chips for values of a filter ("state"); the first chip is "All".
    void setStateFilter(const QString& filterName, const std::vector<std::string>& values);
    /// No search field where the query cannot search.
    void setCanSearch(bool can);
    /// Roles in words, of which one is needed to see the list; said where the server refuses it.
    void setNeededRoles(const QString& roles);
    /// "Offline: data as of …"; empty while the server is there.
    void setOfflineText(const QString& text);
    /// What documents say about this list besides its rows; without it there is no export.
    void setReportDoor(std::function<void(report::TableReport&)> complete);

    FilterBar& filterBar() { return *m_bar; }
    ColumnLayout& layoutOfColumns() { return *m_layout; }
    ListState& stateView() { return *m_stateView; }
    void focusFilter();
    void selectKey(const QString& key);
    /// -1 when none is selected.
    int currentRow() const;
    /// Rows of the selection from top to bottom.
    std::vector<int> selectedRows() const;
    QTableView* view() const { return m_view; }
    /// The selected rows in the shown columns, for pasting into a spreadsheet: cells that it would take for a formula
    /// begin with an apostrophe.
    QString selectionAsText() const;
    void copySelection() const;
    void resetLayout();
    ColumnChooser* openColumnChooser();
    /// All rows that match, or those that are selected, with title and conditions.
    report::TableReport makeReport(bool selectedOnly) const;
    void exportAs(report::Format format);
    void printPreview();
    QString footerText() const;

Q_SIGNALS:
    void currentChanged(int row);
    void selectionChanged();
    void activated(int row);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void connectModel();
    void buildMenus();
    void retranslateUi();
    void showState();
    void showFooter();
    void onReset();
    void onSelectionChanged();
    QString selectionText() const;

    RowsModel& m_model;
    QString m_settingsName;
    const char* m_emptyTitle = nullptr;
    QString m_emptyAction;
    std::function<void()> m_runEmptyAction;
    QString m_neededRoles;
    QString m_offlineText;
    std::function<void(report::TableReport&)> m_completeReport;
    QString m_selectedKey; ///< kept across resets
    bool m_hasSelection = false;
    QTimer m_countDelay;

    FilterBar* m_bar = nullptr;
    ColumnLayout* m_layout = nullptr;
    QToolButton* m_columnsButton = nullptr;
    ExportButton* m_exportButton = nullptr;
    QAction* m_copy = nullptr;
    QStackedWidget* m_stack = nullptr;
    QTableView* m_view = nullptr;
    ListState* m_stateView = nullptr;
    QLabel* m_stale = nullptr;
    QLabel* m_footer = nullptr;
    QPushButton* m_stopCount = nullptr;
};

} // namespace maru::console
