// SPDX-License-Identifier: Apache-2.0
// Paging, sorting and refreshing of a list resource.
#include "admin-console/core/rows_model.h"

#include "admin-console/core/text.h"

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPageSize = 100;
constexpr int kLargestPage = 500;

QString keyOf(const base::Json& row, const std::string& member)
{
    const base::Json* key = row.find(member);
    if (key == nullptr)
        return {};
    return key->isInteger() ? QString::number(key->asInteger())
        : key->isString()   ? toQt(key->asString())
                            : QString();
}

} // namespace

RowsModel::RowsModel(
    Transport& transport, RowsSource source, std::vector<ColumnSpec> columns, Words words, QObject* parent)
    : QAbstractTableModel(parent)
    , m_transport(transport)
    , m_source(std::move(source))
    , m_columns(std::move(columns))
    , m_words(std::move(words))
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
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return cellText(record, column, m_words);
    case Qt::ToolTipRole:
    case FullTextRole:
        return fullText(record, column, m_words);
    case Qt::TextAlignmentRole:
        return QVariant(
            Qt::Alignment(Qt::AlignVCenter | (isRightAligned(column.kind) ? Qt::AlignRight : Qt::AlignLeft)));
    case StateRole:
        return toQt(record.stringOr(column.key, ""));
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

QString RowsModel::keyAt(int index) const
{
    return keyOf(row(index), m_source.keyMember);
}

int RowsModel::indexOfKey(const QString& key) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
        [this, &key](const base::Json& record) { return keyOf(record, m_source.keyMember) == key; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

bool RowsModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_state == LoadState::Ready && !m_next.isEmpty() && !m_fetching;
}

void RowsModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        ask(/*append=*/true, kPageSize);
}

void RowsModel::sort(int column, Qt::SortOrder order)
{
    QString sort;
    if (column >= 0 && column < columnCount())
        sort = toQt(m_columns[static_cast<std::size_t>(column)].sort);
    if (!sort.isEmpty() && order == Qt::DescendingOrder)
        sort.prepend(u'-');
    if (sort == m_sort)
        return;
    m_sort = sort;
    reload();
}

void RowsModel::setFilter(const QString& name, const QString& value)
{
    if (filter(name) == value)
        return;
    std::erase_if(m_filters, [&name](const auto& item) { return item.first == name; });
    if (!value.isEmpty())
        m_filters.emplace_back(name, value);
    reload();
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
    reload();
}

void RowsModel::reload()
{
    beginResetModel();
    m_rows.clear();
    m_next.clear();
    m_total.reset();
    m_stale = false;
    m_state = LoadState::Loading;
    endResetModel();
    ask(/*append=*/false, kPageSize);
}

void RowsModel::refresh()
{
    if (m_state != LoadState::Ready) {
        reload();
        return;
    }
    ask(/*append=*/false, std::clamp(static_cast<int>(m_rows.size()), kPageSize, kLargestPage));
}

void RowsModel::retranslate()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void RowsModel::ask(bool append, int limit)
{
    const int generation = ++m_generation;
    m_fetching = true;
    QueryItems query = m_source.fixed;
    for (const auto& item : m_filters) {
        // A filter of the cursor's name says where to begin; after that the cursor goes on.
        if (!append || item.first != m_source.cursor)
            query.push_back(item);
    }
    if (!m_search.isEmpty())
        query.emplace_back(u"q"_s, m_search);
    if (!m_sort.isEmpty())
        query.emplace_back(u"sort"_s, m_sort);
    query.emplace_back(u"limit"_s, QString::number(limit));
    if (append)
        query.emplace_back(m_source.cursor, m_next);
    else if (m_source.canCount)
        query.emplace_back(u"total"_s, u"1"_s);
    Q_EMIT loadStateChanged();
    m_transport.send(
        get(m_source.path, std::move(query)), this, [this, generation, append](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            m_fetching = false;
            if (answer) {
                take(*answer, append);
            } else if (m_state == LoadState::Ready) {
                m_stale = true;
                m_error = answer.error();
            } else {
                m_state = LoadState::Failed;
                m_error = answer.error();
            }
            Q_EMIT loadStateChanged();
        });
}

void RowsModel::take(const base::Json& answer, bool append)
{
    const base::Json* list = answer.find("rows");
    std::vector<base::Json> rows;
    if (list != nullptr && list->isArray())
        rows = list->asArray();
    m_stale = false;
    if (const base::Json* total = answer.find("total"); total != nullptr && total->isInteger())
        m_total = total->asInteger();
    const base::Json* next = answer.find("next");
    const QString nextCursor = next == nullptr ? QString()
        : next->isInteger()                    ? QString::number(next->asInteger())
        : next->isString()                     ? toQt(next->asString())
                                               : QString();
    if (append) {
        m_next = nextCursor;
        if (rows.empty())
            return;
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
        m_rows.insert(
            m_rows.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
        endInsertRows();
        return;
    }
    m_state = LoadState::Ready;
    m_next = nextCursor;
    replaceRows(std::move(rows));
}

void RowsModel::replaceRows(std::vector<base::Json> rows)
{
    const bool sameRows = rows.size() == m_rows.size()
        && std::equal(
            rows.begin(), rows.end(), m_rows.begin(), [this](const base::Json& a, const base::Json& b) {
                return keyOf(a, m_source.keyMember) == keyOf(b, m_source.keyMember);
            });
    if (sameRows) {
        m_rows = std::move(rows);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    // The usual news are new rows on top (blocks, transactions): insert them and let the end go, so that scrolling and
    // selection stay.
    const auto sameKey = [this](const base::Json& a, const base::Json& b) {
        return keyOf(a, m_source.keyMember) == keyOf(b, m_source.keyMember);
    };
    if (!m_rows.empty()) {
        const auto oldFirst = std::find_if(rows.begin(), rows.end(),
            [&](const base::Json& record) { return sameKey(record, m_rows.front()); });
        const auto kept = rows.end() - oldFirst;
        if (oldFirst != rows.end() && oldFirst != rows.begin()
            && kept <= static_cast<std::ptrdiff_t>(m_rows.size())
            && std::equal(oldFirst, rows.end(), m_rows.begin(), sameKey)) {
            const int added = static_cast<int>(oldFirst - rows.begin());
            if (const int keep = static_cast<int>(kept); keep < rowCount()) {
                beginRemoveRows({}, keep, rowCount() - 1);
                m_rows.resize(static_cast<std::size_t>(keep));
                endRemoveRows();
            }
            beginInsertRows({}, 0, added - 1);
            m_rows = std::move(rows);
            endInsertRows();
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            return;
        }
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

} // namespace maru::console
