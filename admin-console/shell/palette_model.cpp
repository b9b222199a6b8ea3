// SPDX-License-Identifier: Apache-2.0
// Filtering and grouping of the palette's entries.
#include "admin-console/shell/palette_model.h"

#include "admin-console/shell/text_match.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kRecentAtMost = 5;

/// A fit of the keywords alone counts less than one of the title.
constexpr int kKeywordPenalty = 300;

std::optional<int> scoreOf(const PaletteEntry& entry, const QString& typed)
{
    std::optional<int> best = matchScore(typed, entry.title);
    const std::optional<int> other = matchScore(typed, QString(entry.title + u' ' + entry.keywords));
    if (other && (!best || *other - kKeywordPenalty > *best))
        best = std::max(1, *other - kKeywordPenalty);
    return best;
}

} // namespace

PaletteModel::PaletteModel(QObject* parent) : QAbstractListModel(parent) { }

QString PaletteModel::headingOf(PaletteGroup group)
{
    switch (group) {
    case PaletteGroup::Recent:
        return tr("Recent");
    case PaletteGroup::Pages:
        return tr("Pages");
    case PaletteGroup::Actions:
        return tr("Actions");
    case PaletteGroup::Commands:
        return tr("Commands");
    case PaletteGroup::Found:
        return tr("Found on the server");
    }
    return {};
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.entry.title;
    case Qt::AccessibleTextRole:
        if (row.isHeading || row.entry.hint.isEmpty())
            return row.entry.title;
        return tr("%1, %2, %3").arg(row.entry.title, row.entry.hint, headingOf(row.entry.group));
    case HintRole:
        return row.entry.hint;
    case IconRole:
        return row.entry.icon;
    case HeadingRole:
        return row.isHeading;
    case IdRole:
        return row.entry.id;
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
    if (!index.isValid() || m_rows[static_cast<std::size_t>(index.row())].isHeading)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

void PaletteModel::setEntries(std::vector<PaletteEntry> entries)
{
    m_entries = std::move(entries);
    rebuild();
}

void PaletteModel::setFound(std::vector<PaletteEntry> entries)
{
    m_found = std::move(entries);
    rebuild();
}

void PaletteModel::setTyped(const QString& typed)
{
    m_typed = typed.trimmed();
    rebuild();
}

void PaletteModel::setRecent(const QStringList& ids)
{
    m_recent = ids;
    rebuild();
}

void PaletteModel::append(PaletteGroup group, std::vector<PaletteEntry> entries, std::vector<Row>& rows) const
{
    if (entries.empty())
        return;
    Row heading;
    heading.isHeading = true;
    heading.entry.group = group;
    heading.entry.title = headingOf(group);
    rows.push_back(std::move(heading));
    for (PaletteEntry& entry : entries)
        rows.push_back(Row { std::move(entry), false });
}

void PaletteModel::rebuild()
{
    std::vector<Row> rows;
    if (m_typed.isEmpty()) {
        std::vector<PaletteEntry> recent;
        for (const QString& id : m_recent) {
            const auto found = std::find_if(
                m_entries.begin(), m_entries.end(), [&id](const PaletteEntry& one) { return one.id == id; });
            if (found != m_entries.end() && recent.size() < kRecentAtMost)
                recent.push_back(*found);
        }
        append(PaletteGroup::Recent, std::move(recent), rows);
    }
    for (const PaletteGroup group : { PaletteGroup::Pages, PaletteGroup::Actions, PaletteGroup::Commands }) {
        std::vector<std::pair<int, const PaletteEntry*>> fitting;
        for (const PaletteEntry& entry : m_entries) {
            if (entry.group != group)
                continue;
            if (auto score = scoreOf(entry, m_typed)) {
                // What was used before comes first among equals.
                if (!m_typed.isEmpty() && m_recent.contains(entry.id))
                    *score += 50;
                fitting.emplace_back(*score, &entry);
            }
        }
        std::stable_sort(fitting.begin(), fitting.end(),
            [](const auto& left, const auto& right) { return left.first > right.first; });
        std::vector<PaletteEntry> entries;
        for (const auto& one : fitting)
            entries.push_back(*one.second);
        append(group, std::move(entries), rows);
    }
    if (!m_typed.isEmpty())
        append(PaletteGroup::Found, m_found, rows);
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

const PaletteEntry* PaletteModel::entry(const QModelIndex& index) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return nullptr;
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    return row.isHeading ? nullptr : &row.entry;
}

int PaletteModel::entryCount() const
{
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return !row.isHeading; }));
}

QModelIndex PaletteModel::firstEntry() const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (!m_rows[static_cast<std::size_t>(row)].isHeading)
            return index(row);
    }
    return {};
}

} // namespace maru::console
