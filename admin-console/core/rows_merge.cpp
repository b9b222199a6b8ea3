// SPDX-License-Identifier: Apache-2.0
// How new rows come into a table that is looked at: only what differs is told, so that selection, scrolling and focus
// stay where they are.
#include "admin-console/core/rows_model.h"
#include "admin-console/core/text.h"

#include <QSet>

#include <algorithm>
#include <iterator>
#include <utility>

namespace maru::console {

QString RowsModel::keyOf(const base::Json& row) const
{
    const base::Json* key = row.find(m_source.keyMember);
    if (key == nullptr)
        return {};
    return key->isInteger() ? QString::number(key->asInteger())
        : key->isString()   ? toQt(key->asString())
                            : QString();
}

int RowsModel::indexOfKey(const QString& key) const
{
    if (m_indexIsOld)
        rebuildIndex();
    return m_index.value(key, -1);
}

void RowsModel::rebuildIndex() const
{
    m_index.clear();
    m_index.reserve(static_cast<qsizetype>(m_rows.size()));
    for (int i = 0; i < rowCount(); ++i)
        m_index.insert(keyAt(i), i);
    m_indexIsOld = false;
}

void RowsModel::append(std::vector<base::Json> rows)
{
    // Rows that came to the top meanwhile push others over the edge of a page: those are here already.
    std::erase_if(rows, [this](const base::Json& record) { return indexOfKey(keyOf(record)) >= 0; });
    if (rows.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    for (base::Json& record : rows) {
        m_index.insert(keyOf(record), rowCount());
        m_rows.push_back(std::move(record));
    }
    endInsertRows();
}

void RowsModel::resetRows(std::vector<base::Json> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_indexIsOld = true;
    endResetModel();
}

void RowsModel::updateRow(int index, base::Json row)
{
    base::Json& shown = m_rows[static_cast<std::size_t>(index)];
    if (shown == row)
        return;
    shown = std::move(row);
    if (m_changedTo >= 0 && index == m_changedTo + 1) {
        m_changedTo = index;
        return;
    }
    tellUpdates();
    m_changedFrom = m_changedTo = index;
}

void RowsModel::tellUpdates()
{
    if (m_changedTo >= 0)
        Q_EMIT dataChanged(index(m_changedFrom, 0), index(m_changedTo, columnCount() - 1));
    m_changedFrom = m_changedTo = -1;
}

void RowsModel::insertRun(int at, std::vector<base::Json> rows)
{
    beginInsertRows({}, at, at + static_cast<int>(rows.size()) - 1);
    m_rows.insert(
        m_rows.begin() + at, std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    m_indexIsOld = true;
    endInsertRows();
}

void RowsModel::removeRun(int at, int count)
{
    beginRemoveRows({}, at, at + count - 1);
    m_rows.erase(m_rows.begin() + at, m_rows.begin() + at + count);
    m_indexIsOld = true;
    endRemoveRows();
}

/// Rows from `at` on are those of `order` in another order.
void RowsModel::reorder(int at, const std::vector<base::Json>& order)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    QHash<QString, int> places;
    for (int i = 0; i < static_cast<int>(order.size()); ++i)
        places.insert(keyOf(order[static_cast<std::size_t>(i)]), at + i);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    for (const QModelIndex& one : from) {
        const int place = one.row() >= at ? places.value(keyAt(one.row()), one.row()) : one.row();
        to.push_back(index(place, one.column()));
    }
    std::copy(order.begin(), order.end(), m_rows.begin() + at);
    m_indexIsOld = true;
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void RowsModel::mergeRows(int at, int end, std::vector<base::Json> rows)
{
    std::erase_if(rows, [this, at, end](const base::Json& record) {
        const int known = indexOfKey(keyOf(record));
        return known >= 0 && (known < at || known >= end);
    });
    QSet<QString> keys;
    for (const base::Json& record : rows)
        keys.insert(keyOf(record));
    int kept = 0;
    for (int i = at; i < end; ++i)
        kept += keys.contains(keyAt(i)) ? 1 : 0;
    if (at == 0 && end == rowCount() && kept == 0 && end > 0 && !rows.empty()) {
        resetRows(std::move(rows));
        return;
    }
    for (int i = end; i > at && kept < end - at;) {
        int last = i;
        while (i > at && !keys.contains(keyAt(i - 1)))
            --i;
        if (last > i) {
            removeRun(i, last - i);
            end -= last - i;
        } else {
            --i;
        }
    }
    // What stays may have changed places: sorted lists, states.
    std::vector<base::Json> order;
    for (const base::Json& record : rows) {
        const int known = indexOfKey(keyOf(record));
        if (known >= at && known < end)
            order.push_back(m_rows[static_cast<std::size_t>(known)]);
    }
    const bool isInOrder = std::equal(order.begin(), order.end(), m_rows.begin() + at, m_rows.begin() + end,
        [this](const base::Json& a, const base::Json& b) { return keyOf(a) == keyOf(b); });
    if (!isInOrder && static_cast<int>(order.size()) == end - at)
        reorder(at, order);
    std::vector<base::Json> fresh;
    int place = at;
    const auto insertFresh = [this, &fresh, &place] {
        if (fresh.empty())
            return;
        const int count = static_cast<int>(fresh.size());
        tellUpdates();
        insertRun(place, std::exchange(fresh, {}));
        place += count;
    };
    std::size_t left = order.size();
    for (base::Json& record : rows) {
        const int here = place;
        if (left > 0 && keyAt(here) == keyOf(record)) {
            insertFresh();
            updateRow(place, std::move(record));
            ++place;
            --left;
        } else {
            fresh.push_back(std::move(record));
        }
    }
    insertFresh();
    tellUpdates();
}

} // namespace maru::console
