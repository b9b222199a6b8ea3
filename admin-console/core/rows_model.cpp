// SPDX-License-Identifier: Apache-2.0
// Paging, sorting and refreshing of a list resource.
#include "admin-console/core/rows_model.h"

#include "admin-console/core/states.h"
#include "admin-console/core/text.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPageSize = 100;
constexpr int kLargestPage = 500;
constexpr int kMostEmptyPages = 200;

} // namespace

RowsModel::RowsModel(
    Transport& transport, RowsSource source, std::vector<ColumnSpec> columns, Words words, QObject* parent)
    : QAbstractTableModel(parent)
    , m_transport(transport)
    , m_source(std::move(source))
    , m_columns(std::move(columns))
    , m_words(std::move(words))
    , m_now([] { return QDateTime::currentSecsSinceEpoch(); })
{
}

int RowsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RowsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant RowsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const base::Json& record = row(index.row());
    const ColumnSpec& column = m_columns[static_cast<std::size_t>(index.column())];
    // The word of a state depends on whose it is: "elections/open".
    const auto state = [&record, &column, this] {
        const QString name = toQt(record.stringOr(column.key, ""));
        return name.isEmpty() ? name : QString(m_source.path.section(u'/', -1) + u'/' + name);
    };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (column.kind == ValueKind::State && !state().isEmpty())
            return stateWord(fromQt(state())).word;
        return cellText(record, column, m_words);
    case Qt::ToolTipRole:
    case FullTextRole:
        return fullText(record, column, m_words);
    case Qt::TextAlignmentRole:
        return QVariant(
            Qt::Alignment(Qt::AlignVCenter | (isRightAligned(column.kind) ? Qt::AlignRight : Qt::AlignLeft)));
    case StateRole:
        return state();
    case KindRole:
        return static_cast<int>(column.kind);
    case KeyRole:
        return keyAt(index.row());
    default:
        return {};
    }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const ColumnSpec& column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return columnTitle(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant(
            Qt::Alignment(Qt::AlignVCenter | (isRightAligned(column.kind) ? Qt::AlignRight : Qt::AlignLeft)));
    return {};
}

bool RowsModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_state == LoadState::Ready && !m_next.isEmpty() && !m_fetching
        && rowCount() < kMostRows;
}

void RowsModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        ask(Ask::Append, m_next, std::min(kPageSize, kMostRows - rowCount()));
}

void RowsModel::sort(int column, Qt::SortOrder order)
{
    QString sort;
    if (column >= 0 && column < columnCount())
        sort = toQt(m_columns[static_cast<std::size_t>(column)].sort);
    m_sortColumn = sort.isEmpty() ? -1 : column;
    m_sortOrder = order;
    if (!sort.isEmpty() && order == Qt::DescendingOrder)
        sort.prepend(u'-');
    if (sort == m_sort)
        return;
    m_sort = sort;
    changed();
}

void RowsModel::setFilter(const QString& name, const QString& value)
{
    if (filter(name) == value)
        return;
    std::erase_if(m_filters, [&name](const auto& item) { return item.first == name; });
    if (!value.isEmpty())
        m_filters.emplace_back(name, value);
    changed();
}

QString RowsModel::filter(const QString& name) const
{
    const auto found = std::find_if(
        m_filters.begin(), m_filters.end(), [&name](const auto& item) { return item.first == name; });
    return found == m_filters.end() ? QString() : found->second;
}

void RowsModel::setSearch(const QString& text)
{
    if (m_search == text)
        return;
    m_search = text;
    changed();
}

void RowsModel::setFilterFields(std::vector<FilterField> fields)
{
    m_fields = std::move(fields);
    // Conditions that came before the declarations ask from now on.
    if (!m_conditions.empty())
        changed();
}

void RowsModel::setConditions(std::vector<Condition> conditions)
{
    if (m_conditions == conditions)
        return;
    m_conditions = std::move(conditions);
    changed();
}

void RowsModel::setFixed(QueryItems fixed)
{
    if (fixed == m_source.fixed)
        return;
    m_source.fixed = std::move(fixed);
    if (m_state != LoadState::Empty)
        reload();
}

void RowsModel::setQuery(const QueryItems& filters, const QString& search, std::vector<Condition> conditions)
{
    QueryItems kept;
    for (const auto& item : filters) {
        if (!item.second.isEmpty())
            kept.push_back(item);
    }
    if (kept == m_filters && search == m_search && conditions == m_conditions)
        return;
    m_filters = std::move(kept);
    m_search = search;
    m_conditions = std::move(conditions);
    changed();
}

void RowsModel::changed()
{
    if (m_state != LoadState::Empty)
        reload();
}

void RowsModel::reload()
{
    ++m_countGeneration;
    m_counting = false;
    m_again = false;
    m_next.clear();
    m_total.reset();
    m_stale = false;
    m_state = LoadState::Loading;
    resetRows({});
    settleQuery();
    ask(Ask::First, {}, kPageSize);
}

void RowsModel::refresh()
{
    if (m_state != LoadState::Ready) {
        reload();
        return;
    }
    if (m_fetching) {
        m_again = true;
        return;
    }
    settleQuery();
    m_refreshedTo = 0;
    ask(Ask::Refresh, {}, std::clamp(rowCount(), kPageSize, kLargestPage));
}

void RowsModel::cancel()
{
    ++m_generation;
    ++m_countGeneration;
    m_counting = false;
    m_fetching = false;
    m_again = false;
    if (m_state == LoadState::Loading) {
        m_state = LoadState::Failed;
        m_error = base::refused("console.cancelled");
    }
    Q_EMIT loadStateChanged();
}

void RowsModel::retranslate()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void RowsModel::settleQuery()
{
    m_query = m_filters;
    if (!m_search.isEmpty())
        m_query.emplace_back(u"q"_s, m_search);
    const qint64 now = m_now();
    for (const Condition& condition : m_conditions)
        appendCondition(m_query, m_fields, condition, m_words, now);
    // A list of refusals narrowed to one reason: what is asked with the name of a fixed argument stands for it.
    QueryItems fixed;
    for (const auto& item : m_source.fixed) {
        if (std::none_of(
                m_query.begin(), m_query.end(), [&item](const auto& one) { return one.first == item.first; }))
            fixed.push_back(item);
    }
    m_query.insert(m_query.begin(), fixed.begin(), fixed.end());
    if (!m_sort.isEmpty())
        m_query.emplace_back(u"sort"_s, m_sort);
}

ApiRequest RowsModel::pageRequest(const QString& cursor, int limit) const
{
    QueryItems query;
    for (const auto& item : m_query) {
        // A filter of the cursor's name says where to begin; after that the cursor goes on.
        if (cursor.isEmpty() || item.first != m_source.cursor)
            query.push_back(item);
    }
    // A source without a cursor answers with all of its rows at once; computed queries refuse `limit`.
    if (!m_source.cursor.isEmpty())
        query.emplace_back(u"limit"_s, QString::number(limit));
    if (!cursor.isEmpty())
        query.emplace_back(m_source.cursor, cursor);
    return get(m_source.path, std::move(query));
}

QString RowsModel::nextCursor(const base::Json& answer)
{
    const base::Json* next = answer.find("next");
    return next == nullptr  ? QString()
        : next->isInteger() ? QString::number(next->asInteger())
        : next->isString()  ? toQt(next->asString())
                            : QString();
}

void RowsModel::ask(Ask kind, const QString& cursor, int limit)
{
    const int generation = ++m_generation;
    m_fetching = true;
    Q_EMIT loadStateChanged();
    ApiRequest request = pageRequest(cursor, limit);
    request.mayBeOld = true;
    m_transport.send(std::move(request), this, [this, generation, kind](const ApiAnswer& answer) {
        if (generation != m_generation)
            return;
        m_fetching = false;
        if (answer) {
            take(*answer, kind);
        } else if (m_state == LoadState::Ready) {
            m_stale = true;
            m_error = answer.error();
            m_again = false;
        } else {
            m_state = LoadState::Failed;
            m_error = answer.error();
        }
        Q_EMIT loadStateChanged();
        if (!m_fetching && std::exchange(m_again, false))
            refresh();
    });
}

void RowsModel::take(const base::Json& answer, Ask kind)
{
    std::vector<base::Json> rows;
    if (const base::Json* list = answer.find("rows"); list != nullptr && list->isArray())
        rows = list->asArray();
    const QString next = nextCursor(answer);
    m_stale = false;
    // A search over the log looks through a part of it at a time and may find nothing there: it goes on by itself.
    if (kind != Ask::Refresh && rows.empty() && !next.isEmpty() && m_emptyPages < kMostEmptyPages) {
        ++m_emptyPages;
        ask(kind, next, kPageSize);
        return;
    }
    m_emptyPages = 0;
    switch (kind) {
    case Ask::First:
        m_state = LoadState::Ready;
        m_next = next;
        resetRows(std::move(rows));
        finish();
        return;
    case Ask::Append:
        m_next = next;
        append(std::move(rows));
        if (m_next.isEmpty())
            finish();
        return;
    case Ask::Refresh:
        takeRefresh(std::move(rows), next);
        return;
    }
}

void RowsModel::takeRefresh(std::vector<base::Json> rows, const QString& next)
{
    const int at = m_refreshedTo;
    // This part of the list ends with the last row that both know; what follows is asked for next.
    int end = next.isEmpty() ? rowCount() : at;
    for (const base::Json& record : rows) {
        if (!next.isEmpty())
            end = std::max(end, indexOfKey(keyOf(record)) + 1);
    }
    if (!next.isEmpty() && at == 0 && end == 0) {
        // Nothing of what was shown is near: the table begins anew.
        m_next = next;
        resetRows(std::move(rows));
        finish();
        return;
    }
    const bool isNothingNew = rows.empty();
    const int before = rowCount() - end;
    mergeRows(at, end, std::move(rows));
    m_refreshedTo = rowCount() - before;
    if (rowCount() > kMostRows)
        removeRun(kMostRows, rowCount() - kMostRows);
    if (next.isEmpty() || m_refreshedTo >= rowCount()) {
        m_next = next;
        finish();
        return;
    }
    if (isNothingNew)
        return; // a server that gives a cursor but no rows is not asked for ever
    ask(Ask::Refresh, next, std::clamp(rowCount() - m_refreshedTo, 1, kLargestPage));
}

void RowsModel::finish()
{
    ++m_countGeneration;
    m_counting = false;
    if (m_next.isEmpty())
        m_total = rowCount();
    else if (m_source.canCount)
        askCount();
}

void RowsModel::askCount()
{
    const int generation = m_countGeneration;
    m_counting = true;
    ApiRequest request = pageRequest({}, 1);
    request.query.emplace_back(u"total"_s, u"1"_s);
    m_transport.send(std::move(request), this, [this, generation](const ApiAnswer& answer) {
        if (generation != m_countGeneration)
            return;
        m_counting = false;
        const base::Json* total = answer ? answer->find("total") : nullptr;
        if (total != nullptr && total->isInteger())
            m_total = total->asInteger();
        Q_EMIT loadStateChanged();
    });
}

} // namespace maru::console
