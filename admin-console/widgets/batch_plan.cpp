// SPDX-License-Identifier: Apache-2.0
// Judging and sending of many rows.
#include "admin-console/widgets/batch_plan.h"

#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

BatchPlan::BatchPlan(BatchSetup setup, QObject* parent)
    : QAbstractTableModel(parent), m_setup(std::move(setup))
{
    for (base::Json& row : m_setup.rows) {
        Item item;
        const base::Json all = m_setup.fromRow(row);
        item.own = base::Json::object();
        for (const schema::Field& field : m_setup.action.payload.fields) {
            if (const base::Json* value = all.find(field.name); value != nullptr && !value->isNull())
                item.own.set(field.name, *value);
        }
        item.row = std::move(row);
        m_items.push_back(std::move(item));
    }
    m_setup.rows.clear();
    for (const schema::Field& field : m_setup.action.payload.fields) {
        if (std::find(m_setup.perRow.begin(), m_setup.perRow.end(), field.name) == m_setup.perRow.end())
            continue;
        m_perRow.push_back(field);
        for (Item& item : m_items)
            item.own.remove(field.name);
    }
    for (const schema::Field& field : m_setup.action.payload.fields) {
        if (!m_items.empty() && std::all_of(m_items.begin(), m_items.end(), [&field](const Item& item) {
                return item.own.find(field.name) != nullptr;
            }))
            m_ownFields.insert(field.name);
    }
    judgeAll();
}

void BatchPlan::judgeAll()
{
    for (Item& item : m_items)
        judge(item);
}

void BatchPlan::setFrozen(bool isFrozen)
{
    m_isFrozen = isFrozen;
}

QStringList BatchPlan::adviceTexts() const
{
    QStringList texts;
    for (int row = 0; m_setup.advise && row < rowCount(); ++row) {
        if (stepOf(row) != Step::Fits)
            continue;
        const QString text = m_setup.advise(m_items[static_cast<std::size_t>(row)].row, payloadOf(row));
        if (!text.isEmpty() && !texts.contains(text))
            texts << text;
    }
    return texts;
}

bool BatchPlan::isTaken(const Item& item, const std::string& member) const
{
    const std::string mine = item.own.stringOr(member, "");
    return !mine.empty() && std::any_of(m_items.begin(), m_items.end(), [&](const Item& other) {
        return &other != &item && other.own.stringOr(member, "") == mine;
    });
}

Qt::ItemFlags BatchPlan::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() >= ColumnCount && !m_isFrozen && !m_wasStarted
        ? usual | Qt::ItemIsEditable
        : usual;
}

bool BatchPlan::setData(const QModelIndex& at, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !checkIndex(at, CheckIndexOption::IndexIsValid)
        || !(flags(at) & Qt::ItemIsEditable))
        return false;
    const std::string& member = m_perRow[static_cast<std::size_t>(at.column() - ColumnCount)].name;
    const std::string text = fromQt(value.toString().trimmed());
    base::Json& own = m_items[static_cast<std::size_t>(at.row())].own;
    // What is left empty is missing, not an empty text.
    if (text.empty())
        own.remove(member);
    else
        own.set(member, text);
    judgeAll();
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT progress();
    return true;
}

int BatchPlan::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int BatchPlan::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount) + static_cast<int>(m_perRow.size());
}

QVariant BatchPlan::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Item& item = m_items[static_cast<std::size_t>(index.row())];
    if (role == StepRole)
        return static_cast<int>(item.step);
    if (role == TransactionRole)
        return item.transaction;
    if (index.column() >= ColumnCount) {
        const schema::Field& field = m_perRow[static_cast<std::size_t>(index.column() - ColumnCount)];
        const QString text = toQt(item.own.stringOr(field.name, ""));
        if (role == Qt::AccessibleTextRole)
            return QString(
                m_setup.language->pick(field.label) + u": "_s + (text.isEmpty() ? tr("empty") : text));
        return role == Qt::DisplayRole || role == Qt::EditRole ? QVariant(text) : QVariant();
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case RowColumn:
        return m_setup.titleOf(item.row);
    case StepColumn:
        return stepText(item.step);
    case PayloadColumn:
        return m_setup.describe(payloadOf(index.row()));
    case ReasonColumn:
        return reasonText(item);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant BatchPlan::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section >= ColumnCount && section < columnCount())
        return m_setup.language->pick(m_perRow[static_cast<std::size_t>(section - ColumnCount)].label);
    switch (section) {
    case RowColumn:
        return tr("Row");
    case StepColumn:
        return tr("State");
    case PayloadColumn:
        return tr("What is signed");
    case ReasonColumn:
        return tr("Note");
    default:
        return {};
    }
}

std::vector<schema::Field> BatchPlan::commonFields() const
{
    std::vector<schema::Field> fields;
    for (const schema::Field& field : m_setup.action.payload.fields) {
        const bool isPerRow = std::any_of(m_perRow.begin(), m_perRow.end(),
            [&field](const schema::Field& one) { return one.name == field.name; });
        if (m_ownFields.count(field.name) == 0 && !isPerRow)
            fields.push_back(field);
    }
    return fields;
}

void BatchPlan::setCommon(const base::Json& members)
{
    if (m_wasStarted || m_isFrozen)
        return;
    m_common = members;
    judgeAll();
    retranslate();
    Q_EMIT progress();
}

base::Json BatchPlan::payloadOf(int row) const
{
    base::Json payload = m_items[static_cast<std::size_t>(row)].own;
    if (m_common.isObject()) {
        for (const auto& [name, value] : m_common.asObject()) {
            if (payload.find(name) == nullptr)
                payload.set(name, value);
        }
    }
    return payload;
}

void BatchPlan::judge(Item& item) const
{
    item.error.reset();
    item.step = Step::Fits;
    const std::string state = item.row.stringOr(m_setup.stateKey, "");
    if (!m_setup.states.empty()
        && std::find(m_setup.states.begin(), m_setup.states.end(), state) == m_setup.states.end())
        item.error = base::refused("console.batch_state", m_setup.stateKey);
    const int index = static_cast<int>(&item - m_items.data());
    if (!item.error) {
        if (const base::Status status = schema::validate(m_setup.action.payload, payloadOf(index)); !status)
            item.error = status.error();
    }
    for (const schema::Field& field : m_perRow) {
        if (!item.error && isTaken(item, field.name))
            item.error = base::refused("console.duplicate_line", field.name);
    }
    if (item.error)
        item.step = Step::DoesNotFit;
}

int BatchPlan::count(Step step) const
{
    return static_cast<int>(std::count_if(
        m_items.begin(), m_items.end(), [step](const Item& item) { return item.step == step; }));
}

void BatchPlan::start()
{
    if (m_wasStarted || count(Step::Fits) == 0)
        return;
    m_wasStarted = true;
    m_isRunning = true;
    sendNext();
}

void BatchPlan::stop()
{
    m_isStopped = true;
}

void BatchPlan::sendNext()
{
    const auto next = std::find_if(
        m_items.begin(), m_items.end(), [](const Item& item) { return item.step == Step::Fits; });
    if (next == m_items.end() || m_isStopped) {
        for (std::size_t i = 0; i < m_items.size(); ++i) {
            if (m_items[i].step != Step::Fits)
                continue;
            m_items[i].step = Step::NotSent;
            m_items[i].error = base::refused("console.batch_stopped");
            changedRow(i);
        }
        m_isRunning = false;
        Q_EMIT progress();
        Q_EMIT finished();
        return;
    }
    const auto index = static_cast<std::size_t>(next - m_items.begin());
    next->step = Step::Sending;
    changedRow(index);
    Q_EMIT progress();
    m_setup.send(payloadOf(static_cast<int>(index)), this,
        [this, index](const base::Result<Outcome>& result) { onOutcome(index, result); });
}

void BatchPlan::onOutcome(std::size_t index, const base::Result<Outcome>& result)
{
    Item& item = m_items[index];
    // Twice after a lost answer: when it was lost, and when it is settled.
    const bool isSettling = item.step == Step::Unknown;
    if (item.step != Step::Sending && !isSettling)
        return;
    item.error.reset();
    if (!result) {
        const base::Error& error = result.error();
        item.error = error;
        const bool isLost = error.kind == base::ErrorKind::Failed;
        const bool isKept = error.code == "console.not_sent" || error.code == "console.not_signed_in"
            || error.code == "console.still_open";
        item.step = isLost ? Step::Unknown : isKept ? Step::NotSent : Step::Refused;
        if (error.code == "console.outcome_unknown")
            item.transaction = toQt(error.detail);
        // Without the server nothing more is signed: the officer sees what was and was not sent.
        if (isLost || isKept)
            m_isStopped = true;
    } else {
        item.transaction = result->id;
        item.height = result->height;
        item.isProposal = result->isProposal();
        item.step = result->isOk() ? Step::Done : Step::Refused;
        if (!result->isOk())
            item.error = base::refused(result->code, result->data.stringOr("field", ""));
    }
    changedRow(index);
    if (isSettling) {
        Q_EMIT progress();
        return;
    }
    // Later, so that answers that come at once do not pile up on the stack.
    QMetaObject::invokeMethod(this, &BatchPlan::sendNext, Qt::QueuedConnection);
}

void BatchPlan::changedRow(std::size_t row)
{
    const int at = static_cast<int>(row);
    Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
}

void BatchPlan::retranslate()
{
    if (!m_items.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

QString BatchPlan::stepText(Step step) const
{
    switch (step) {
    case Step::Fits:
        return u"○ "_s + tr("Will be sent");
    case Step::DoesNotFit:
        return u"– "_s + tr("Left out");
    case Step::Sending:
        return u"… "_s + tr("Being sent");
    case Step::Done:
        return u"✓ "_s + tr("Done");
    case Step::Refused:
        return u"✕ "_s + tr("Refused");
    case Step::Unknown:
        return u"! "_s + tr("Outcome unknown");
    case Step::NotSent:
        return u"– "_s + tr("Not sent");
    }
    return {};
}

QString BatchPlan::reasonText(const Item& item) const
{
    if (item.error) {
        const QString text = problemText(*item.error, m_setup.language->code());
        QString member = toQt(item.error->field);
        if (member.startsWith(u"payload."_s))
            member.remove(0, 8);
        for (const schema::Field& field : m_setup.action.payload.fields) {
            if (field.name == fromQt(member.section(u'.', 0, 0).section(u'[', 0, 0)))
                return m_setup.language->pick(field.label) + u": "_s + text;
        }
        return text;
    }
    if (item.isProposal)
        return tr("waits for approval, in block %1").arg(formatInteger(item.height));
    return item.height > 0 ? tr("in block %1").arg(formatInteger(item.height)) : QString();
}

} // namespace maru::console
