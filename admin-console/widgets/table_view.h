// SPDX-License-Identifier: Apache-2.0
// The one table of the console: filter field, state chips, column chooser, export, and the states that every list has
// (loading, empty, error, offline).
#pragma once

#include "admin-console/core/rows_model.h"

#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace maru::console {

class TableView final : public QWidget {
    Q_OBJECT

public:
    /// `settingsName` keys what is remembered: widths, order and choice of columns.
    TableView(RowsModel& model, const QString& settingsName, QWidget* parent = nullptr);
    ~TableView() override;

    /// What the list would hold, said in an empty one: source text in context "Columns".
    void setEmptyText(const char* title);
    /// Chips for values of a filter ("state"); the first chip is "All".
    void setStateFilter(const QString& filterName, const std::vector<std::string>& values);
    /// No search field where the query cannot search.
    void setCanSearch(bool can);
    void focusFilter();
    void selectKey(const QString& key);
    /// -1 when none is selected.
    int currentRow() const;
    QTableView* view() const { return m_view; }
    /// CSV of the loaded rows in the shown columns: UTF-8 with BOM, RFC 4180; cells that a spreadsheet would take for a
    /// formula begin with an apostrophe.
    QByteArray toCsv() const;
    void resetLayout();

Q_SIGNALS:
    void currentChanged(int row);
    void activated(int row);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslateUi();
    void showState();
    void restoreLayout();
    void saveLayout() const;
    void exportCsv();
    void fillColumnMenu();
    void fillChips();

    RowsModel& m_model;
    QString m_settingsName;
    const char* m_emptyTitle = nullptr;
    QString m_filterName;
    std::vector<std::string> m_filterValues;
    QString m_selectedKey; ///< kept across resets
    QTimer m_searchDelay;

    QLineEdit* m_search = nullptr;
    QWidget* m_chipBox = nullptr;
    QHBoxLayout* m_chipLayout = nullptr;
    QButtonGroup* m_chips = nullptr;
    QToolButton* m_columnsButton = nullptr;
    QMenu* m_columnMenu = nullptr;
    QToolButton* m_exportButton = nullptr;
    QStackedWidget* m_stack = nullptr;
    QTableView* m_view = nullptr;
    QWidget* m_message = nullptr;
    QLabel* m_messageTitle = nullptr;
    QLabel* m_messageText = nullptr;
    QPushButton* m_retry = nullptr;
    QLabel* m_stale = nullptr;
    QLabel* m_footer = nullptr;
};

} // namespace maru::console
