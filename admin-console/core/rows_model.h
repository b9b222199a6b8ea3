// SPDX-License-Identifier: Apache-2.0
// Any list of the API as a table: pages are fetched as the officer scrolls, the server sorts and filters.
#pragma once

#include "admin-console/core/column.h"
#include "admin-console/core/row_filter.h"
#include "admin-console/core/transport.h"

#include <QAbstractTableModel>
#include <QHash>

#include <functional>
#include <optional>

namespace maru::console {

/// Where the rows come from.
struct RowsSource {
    QString path; ///< "/v1/query/donation/campaigns", "/v1/blocks"
    QueryItems fixed; ///< arguments of every request
    QString cursor =
        QStringLiteral("after"); ///< argument that asks for what follows; "": all rows come at once
    std::string keyMember = "key"; ///< tells rows apart across reloads
    bool canCount = true; ///< the list knows `total=1`
};

/// GUI thread only. Opens no dialogs and asks nobody; errors are states to be shown. Work for a page of rows grows with
/// the page, not with the list.
class RowsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class LoadState {
        Empty, ///< nothing asked yet; sort, filters and search are only remembered for the first reload()
        Loading, ///< first page is on its way and nothing is shown
        Ready,
        Failed, ///< nothing to show; error() says why
    };
    enum Role {
        StateRole = Qt::UserRole + 1, ///< name of the state, for ValueKind::State
        KindRole, ///< ValueKind as int
        KeyRole, ///< QString
        FullTextRole,
    };
    /// As many rows are kept at most; who needs to see more narrows the filter or exports.
    static constexpr int kMostRows = 20'000;

    RowsModel(Transport& transport, RowsSource source, std::vector<ColumnSpec> columns, Words words,
        QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    const std::vector<ColumnSpec>& columns() const { return m_columns; }
    const base::Json& row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    QString keyOf(const base::Json& row) const;
    QString keyAt(int index) const { return keyOf(row(index)); }
    /// -1: not among the rows that are loaded.
    int indexOfKey(const QString& key) const;
    const Words& words() const { return m_words; }
    const RowsSource& source() const { return m_source; }

    /// Equality filters ("state" -> "open") and the search text; an empty value takes the filter away.
    void setFilter(const QString& name, const QString& value);
    QString filter(const QString& name) const;
    void setSearch(const QString& text);
    QString search() const { return m_search; }
    /// What conditions can ask about; conditions on other fields are kept but ask nothing.
    void setFilterFields(std::vector<FilterField> fields);
    const std::vector<FilterField>& filterFields() const { return m_fields; }
    void setConditions(std::vector<Condition> conditions);
    const std::vector<Condition>& conditions() const { return m_conditions; }
    /// All of the above at once, with one request.
    void setQuery(const QueryItems& filters, const QString& search, std::vector<Condition> conditions);
    /// Arguments of every request from now on; what is shown is asked for anew.
    void setFixed(QueryItems fixed);
    /// -1: the server's own order.
    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }
    /// What is meant by "today"; Unix seconds. At first this computer's clock.
    void setClock(std::function<qint64()> now) { m_now = std::move(now); }

    /// From the start, forgetting what is shown.
    void reload();
    /// The loaded part again without losing place or selection, for news from the stream and F5.
    void refresh();
    /// Gives up waiting for what was asked; rows that are there stay.
    void cancel();
    /// New words or headings (language, declarations).
    void retranslate();

    LoadState loadState() const { return m_state; }
    const base::Error& error() const { return m_error; }
    bool isFetching() const { return m_fetching; }
    /// The rows are here and their number is still being counted.
    bool isCounting() const { return m_counting; }
    /// There is more, but not in this table: kMostRows are loaded.
    bool isFull() const { return rowCount() >= kMostRows && !m_next.isEmpty(); }
    /// Rows that the server counts for the filters; none while unknown.
    std::optional<qint64> total() const { return m_total; }
    /// The last answer came but a refresh failed: what is shown is as of then.
    bool isStale() const { return m_stale; }

    /// The request for a page of what is shown now, for exports that go through all rows; `cursor` empty: the first.
    ApiRequest pageRequest(const QString& cursor, int limit) const;
    Transport& transport() const { return m_transport; }
    /// Value of "next" in an answer; empty at the end.
    static QString nextCursor(const base::Json& answer);

Q_SIGNALS:
    void loadStateChanged();

private:
    enum class Ask {
        First,
        Append,
        Refresh,
    };
    void ask(Ask kind, const QString& cursor, int limit);
    void take(const base::Json& answer, Ask kind);
    void takeRefresh(std::vector<base::Json> rows, const QString& next);
    void finish();
    void askCount();
    void settleQuery();
    void changed();
    // rows_merge.cpp
    void append(std::vector<base::Json> rows);
    void resetRows(std::vector<base::Json> rows);
    void mergeRows(int at, int end, std::vector<base::Json> rows);
    void updateRow(int index, base::Json row);
    void tellUpdates();
    void insertRun(int at, std::vector<base::Json> rows);
    void removeRun(int at, int count);
    void reorder(int at, const std::vector<base::Json>& order);
    void rebuildIndex() const;

    Transport& m_transport;
    RowsSource m_source;
    std::vector<ColumnSpec> m_columns;
    Words m_words;
    std::vector<base::Json> m_rows;
    mutable QHash<QString, int> m_index; ///< key -> row
    mutable bool m_indexIsOld = false;
    int m_changedFrom = -1; ///< run of rows whose dataChanged is still to be told
    int m_changedTo = -1;
    QString m_next;
    int m_emptyPages = 0; ///< in a row
    QString m_sort;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    QString m_search;
    QueryItems m_filters;
    std::vector<FilterField> m_fields;
    std::vector<Condition> m_conditions;
    QueryItems
        m_query; ///< settled with the first page, so that later pages ask the same ("today" at midnight)
    std::function<qint64()> m_now;
    LoadState m_state = LoadState::Empty;
    base::Error m_error;
    std::optional<qint64> m_total;
    bool m_fetching = false;
    bool m_counting = false;
    bool m_again = false; ///< a refresh was wanted while something was on its way
    bool m_stale = false;
    int m_refreshedTo = 0; ///< rows that the running refresh has brought up to date
    int m_generation = 0;
    int m_countGeneration = 0;
};

} // namespace maru::console
