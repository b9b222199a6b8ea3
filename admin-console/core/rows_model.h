// SPDX-License-Identifier: Apache-2.0
// Any list of the API as a table: pages are fetched as the officer scrolls, the server sorts and filters.
#pragma once

#include "admin-console/core/column.h"
#include "admin-console/core/transport.h"

#include <QAbstractTableModel>

#include <optional>

namespace maru::console {

/// Where the rows come from.
struct RowsSource {
    QString path; ///< "/v1/query/donation/campaigns", "/v1/blocks"
    QueryItems fixed; ///< arguments of every request
    QString cursor = QStringLiteral("after"); ///< name of the argument that asks for what follows
    std::string keyMember = "key"; ///< tells rows apart across reloads
    bool canCount = true; ///< the list knows `total=1`
};

/// GUI thread only. Opens no dialogs and asks nobody; errors are states to be shown.
class RowsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class LoadState {
        Empty, ///< nothing asked yet
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
    QString keyAt(int index) const;
    /// -1: not among the rows that are loaded.
    int indexOfKey(const QString& key) const;
    const Words& words() const { return m_words; }
    const RowsSource& source() const { return m_source; }

    /// Equality filters ("state" -> "open") and the search text; an empty value takes the filter away.
    void setFilter(const QString& name, const QString& value);
    QString filter(const QString& name) const;
    void setSearch(const QString& text);
    QString search() const { return m_search; }

    /// From the start, forgetting what is shown.
    void reload();
    /// The loaded part again without losing place or selection, for news from the stream and F5.
    void refresh();
    /// New words or headings (language, declarations).
    void retranslate();

    LoadState loadState() const { return m_state; }
    const base::Error& error() const { return m_error; }
    bool isFetching() const { return m_fetching; }
    /// Rows that the server counts for the filters; none while unknown.
    std::optional<qint64> total() const { return m_total; }
    /// The last answer came but a refresh failed: what is shown is as of then.
    bool isStale() const { return m_stale; }

Q_SIGNALS:
    void loadStateChanged();

private:
    void ask(bool append, int limit);
    void take(const base::Json& answer, bool append);
    void replaceRows(std::vector<base::Json> rows);

    Transport& m_transport;
    RowsSource m_source;
    std::vector<ColumnSpec> m_columns;
    Words m_words;
    std::vector<base::Json> m_rows;
    QString m_next;
    QString m_sort;
    QString m_search;
    QueryItems m_filters;
    LoadState m_state = LoadState::Empty;
    base::Error m_error;
    std::optional<qint64> m_total;
    bool m_fetching = false;
    bool m_stale = false;
    int m_generation = 0;
};

} // namespace maru::console
