// SPDX-License-Identifier: Apache-2.0
// One area of a page, said as data: a list of the API with its columns, the actions on its rows, its detail.
#pragma once

#include "admin-console/core/column.h"
#include "admin-console/core/row_filter.h"
#include "admin-console/core/services.h"
#include "admin-console/widgets/detail_pane.h"
#include "admin-console/widgets/detail_part.h"
#include "admin-console/widgets/table_view.h"

#include <QPointer>

#include <functional>
#include <optional>

class QAction;
class QSplitter;
class QTimer;

namespace maru::console {

class ActionForm;
class BatchDialog;

/// An action that the pane offers, if the officer's roles allow it.
struct RowAction {
    std::string domain;
    std::string action;
    /// Members of the payload taken from the selected row: payload member -> row member. Empty: needs no row.
    std::vector<std::pair<std::string, std::string>> prefill;
    /// States of the row in which the action makes sense; empty: every state.
    std::vector<std::string> states;
    bool isMain = false; ///< the filled button, if it is the first such one that the roles allow
    /// More members, from the row.
    std::function<base::Json(const base::Json& row)> more;
    bool isBatch = false; ///< with several rows selected it is prepared for all of them at once
    std::vector<std::string> perRow = {}; ///< of a batch: BatchSetup::perRow
    /// What it brings about, in words, for the review of a batch; may be empty.
    std::function<QString(const Services&, const base::Json& row, const base::Json& payload)> advise = {};
    /// Opens a window of the page (a wizard, a form with advice) instead of the plain form; `row` is null without one.
    std::function<void(Services&, const base::Json& row, QWidget* window)> open = {};
    const char* label = nullptr; ///< context "Columns"; null: the action's own
    /// Why the server would refuse it for this row now, in words; empty: it would not. Beyond what `states` says.
    std::function<QString(const Services&, const base::Json& row)> refuses = {};
};

struct ResourceSpec {
    QString id; ///< settings and pictures
    const char* title = nullptr; ///< context "Columns"
    const char* emptyText = nullptr; ///< context "Columns"
    RowsSource source;
    std::string domain; ///< of the query: words, search, news
    std::string query; ///< empty for lists that are no query
    std::string table; ///< of the state, for proofs; empty: no state proof
    std::vector<ColumnSpec> columns;
    std::string
        newestFirst = {}; ///< key of a time: the list begins with the newest until the officer sorts it; may be empty
    std::vector<ColumnSpec> facts; ///< of the detail, beside those of the columns; empty: the columns
    std::string titleKey = "title"; ///< LocalText member that names a row, else its key
    std::string stateKey; ///< empty: rows have no state
    std::vector<std::string> stateFilters;
    std::vector<RowAction> actions;
    bool canSearch = false; ///< of lists that are no query; queries say so themselves
    /// Conditions that a list with parameters of its own takes; queries say so themselves.
    std::vector<FilterField> filters;
    /// Proof of a row when it is no state row.
    std::function<void(Services&, const base::Json& row, QObject*, ProofChecker::Callback)> check;
    /// Asks for the history of a row and passes it to the sink, in order of time.
    std::function<void(Services&, const base::Json& row, QObject* context,
        std::function<void(std::vector<TimelineEntry>)> sink)>
        history;
    /// Replaces the JSON of the row by the full thing (a transaction's content), when asked for.
    std::function<QString(const base::Json& row)> fullPath;
    /// Path on the server that proves a row, for the code on printed records; empty: the state proof of `table`, or the
    /// receipt where the list is of transactions.
    std::function<QString(const base::Json& row)> proofPath;
    /// For lists that cannot be searched: value of the source's cursor with which the list begins at this item.
    std::function<QString(const QString& id)> locate = {};
    /// The same in words, "from block 12", from that value.
    std::function<QString(const QString& value)> placeInWords = {};
    /// Makes a section of the detail pane, once; empty: none.
    std::function<DetailPart*(Services&, QWidget* parent)> part;
};

class ResourcePane final : public QWidget {
    Q_OBJECT

public:
    ResourcePane(Services& services, ResourceSpec spec, QWidget* parent = nullptr);

    const ResourceSpec& spec() const { return m_spec; }
    RowsModel& model() { return *m_model; }
    TableView& table() { return *m_table; }
    DetailPane& detail() { return *m_detail; }
    QString title() const;
    /// Buttons that the officer's roles allow; the page places those of the visible pane.
    const std::vector<QWidget*>& buttons() const { return m_buttons; }

    /// Above table and detail: what all of it is about. Takes it over.
    void setHead(QWidget* head);
    /// First load, when it is first shown; later calls do nothing.
    void start();
    void refresh() { m_model->refresh(); }
    /// Selects the row. Where it is not loaded the list is searched for it, or begins at it; the filter bar says so.
    void showItem(const QString& id);
    /// The form of an action, prefilled from the selected row; null without such an action.
    ActionForm* openAction(const std::string& action);
    /// The window of a batch action for the selected rows; null without such an action or with no row selected.
    BatchDialog* openBatch(const std::string& action);
    /// Roles or declarations have changed.
    void rebuildActions();

Q_SIGNALS:
    void buttonsChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showRow(int row);
    void selectWanted();
    bool narrowTo(const QString& id);
    void updateButtons();
    void onBlock(const base::Json& block);
    std::optional<base::Json> currentRow() const;
    ActionForm* openForm(const RowAction& action);
    /// What the main button or the menu does: the form, or the batch where several rows are selected.
    void run(const RowAction& action);
    BatchDialog* openBatchFor(const RowAction& action);
    base::Json fromRow(const RowAction& action, const base::Json& row) const;
    QString titleOf(const base::Json& row) const;
    QString proofPathOf(const base::Json& row) const;
    QString whyNot(const RowAction& action) const;
    void updateLabel(
        const RowAction& action, const std::function<void(const QString& text, const QString& why)>& set);
    void showConnection();
    void declareFilters();
    void completeReport(report::TableReport& report) const;
    void loadFull(const base::Json& row);
    void takeFull(const base::Json& full);

    Services& m_services;
    ResourceSpec m_spec;
    RowsModel* m_model = nullptr;
    TableView* m_table = nullptr;
    DetailPane* m_detail = nullptr;
    DetailPart* m_part = nullptr;
    QSplitter* m_splitter = nullptr;
    QTimer* m_news = nullptr;
    std::vector<QWidget*> m_buttons;
    QWidget* m_main = nullptr;
    std::size_t m_mainAction = 0;
    std::vector<QAction*> m_menuActions; ///< data: index into m_spec.actions
    QString m_mainHelp;
    QPointer<ActionForm> m_form;
    QString m_wanted; ///< to be selected once it is loaded
    bool m_isNarrowed = false; ///< the rows that come were asked for because of it
    bool m_canSearch = false;
    bool m_started = false;
    int m_generation = 0;
};

} // namespace maru::console
