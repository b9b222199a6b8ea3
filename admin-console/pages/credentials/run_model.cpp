// SPDX-License-Identifier: Apache-2.0
// The table of what is being issued.
#include "admin-console/pages/credentials/issue_tab.h"

#include "admin-console/core/format.h"
#include "admin-console/core/language.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"

namespace maru::console::credentials {

using namespace Qt::StringLiterals;

namespace {

enum RunColumn { LineColumn, NameColumn, StateColumn, NoteColumn, RunColumns };

} // namespace

void RunModel::setPlan(const base::Json& type, IssuePlan plan)
{
    beginResetModel();
    m_type = type;
    m_plan = std::move(plan);
    m_run = nullptr;
    m_runIndex.assign(m_plan.rows.size(), -1);
    endResetModel();
}

void RunModel::setRun(const IssueRun* run)
{
    m_run = run;
    int next = 0;
    for (std::size_t i = 0; i < m_plan.rows.size(); ++i)
        m_runIndex[i] = run == nullptr || m_plan.rows[i].error ? -1 : next++;
    rowChanged(-1);
}

void RunModel::rowChanged(int planned)
{
    (void)planned;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, RunColumns - 1));
}

void RunModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, RunColumns - 1);
    rowChanged(-1);
}

const RunRow* RunModel::runRow(int row) const
{
    if (m_run == nullptr || row < 0 || row >= static_cast<int>(m_runIndex.size()))
        return nullptr;
    const int at = m_runIndex[static_cast<std::size_t>(row)];
    return at < 0 || at >= static_cast<int>(m_run->rows().size())
        ? nullptr
        : &m_run->rows()[static_cast<std::size_t>(at)];
}

int RunModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_plan.rows.size());
}

int RunModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : RunColumns;
}

QString RunModel::stateText(int row) const
{
    const PlannedIssue& planned = m_plan.rows[static_cast<std::size_t>(row)];
    if (planned.error)
        return tr("✕ not issued");
    const RunRow* run = runRow(row);
    if (run == nullptr)
        return tr("○ ready");
    switch (run->state) {
    case RunRow::State::Waiting:
        return tr("○ waiting");
    case RunRow::State::Kept:
        return tr("○ in the vault");
    case RunRow::State::Proposed:
        return tr("… waits for approval");
    case RunRow::State::Issued:
        return tr("! issued, no offer yet");
    case RunRow::State::Offered:
        return tr("✓ offered");
    case RunRow::State::Failed:
        return tr("✕ not issued");
    }
    return {};
}

QString RunModel::noteText(int row) const
{
    const PlannedIssue& planned = m_plan.rows[static_cast<std::size_t>(row)];
    const RunRow* run = runRow(row);
    const base::Error* error = planned.error ? &*planned.error
        : run != nullptr && run->error       ? &*run->error
                                             : nullptr;
    if (error != nullptr) {
        QString text = problemText(*error, m_services.language.code());
        QString field = toQt(error->field);
        field.remove(u"claims."_s);
        for (const base::Json& claim : m_type.at("claims").asArray())
            if (toQt(claim.stringOr("path", "")) == field)
                field = toQt(
                    claim.stringOr(m_services.language.code() == LanguageCode::Korean ? "ko" : "en", ""));
        return field.isEmpty() ? text : field + u": "_s + text;
    }
    if (run == nullptr)
        return {};
    return run->state == RunRow::State::Proposed ? run->proposal : run->issue;
}

QVariant RunModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const PlannedIssue& planned = m_plan.rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() == LineColumn)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case LineColumn:
        return planned.line > 0 ? formatInteger(planned.line) : QString();
    case NameColumn:
        return nameOf(m_type, planned.claims);
    case StateColumn:
        return stateText(index.row());
    case NoteColumn:
        return noteText(index.row());
    default:
        return {};
    }
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case LineColumn:
        return tr("Line");
    case NameColumn:
        return tr("Whose");
    case StateColumn:
        return tr("State");
    case NoteColumn:
        return tr("Number or reason");
    default:
        return {};
    }
}

} // namespace maru::console::credentials
