// SPDX-License-Identifier: Apache-2.0
// Counting of the officers' transactions.
#include "admin-console/pages/audit/activity_model.h"

#include "admin-console/core/format.h"
#include "admin-console/core/states.h"
#include "admin-console/core/text.h"
#include "admin-console/widgets/local_table.h"

#include <QStringList>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

ActivityModel::ActivityModel(
    Transport& transport, const DomainCatalogue& catalogue, const Language& language, QObject* parent)
    : QAbstractTableModel(parent), m_transport(transport), m_catalogue(catalogue), m_language(language)
{
}

int ActivityModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ActivityModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ActivityModel::text(const Activity& row, int column) const
{
    const OfficerEntry* officer = m_catalogue.officers().find(row.did);
    const auto number = [&row](qint64 value) {
        if (row.isFailed)
            return u"?"_s;
        if (!row.isKnown)
            return u"…"_s;
        return row.isMore ? QString(formatInteger(value) + u'+') : formatInteger(value);
    };
    switch (column) {
    case Officer:
        return officer == nullptr ? toQt(row.did) : m_language.pick(officer->name);
    case Agency:
        return officer == nullptr ? QString()
                                  : m_catalogue.officers().agencyName(officer->agency, m_language);
    case Roles: {
        QStringList words;
        if (officer != nullptr) {
            for (const std::string& role : officer->roles) {
                const QString word = m_catalogue.choiceLabel("identity", "roles", role, m_language);
                words << (word.isEmpty() ? toQt(role) : word);
            }
        }
        return words.join(u", "_s);
    }
    case State:
        return officer == nullptr
            ? QString()
            : QString(stateWord(officer->state).sign + u' ' + stateWord(officer->state).word);
    case Accepted:
        return number(row.accepted);
    case Refused:
        return number(row.refused);
    case LastAction:
        return row.lastAction.empty() ? QString()
                                      : m_catalogue.actionLabel(row.lastDomain, row.lastAction, m_language);
    case LastTime:
        return formatTime(base::UnixSeconds(row.lastTime));
    default:
        return {};
    }
}

QVariant ActivityModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Activity& row = activity(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        if ((index.column() == Accepted || index.column() == Refused) && row.isMore)
            return tr("The newest %1 of this officer were counted; there are older ones")
                .arg(formatInteger(kCounted));
        return text(row, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Accepted || index.column() == Refused
            ? QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter))
            : QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    case SortRole:
        switch (index.column()) {
        case Accepted:
            return row.accepted;
        case Refused:
            return row.refused;
        case LastTime:
            return row.lastTime;
        default:
            return text(row, index.column());
        }
    case kExportRole:
        if (row.isMore || row.isFailed || !row.isKnown)
            return {};
        return index.column() == Accepted ? QVariant(static_cast<qlonglong>(row.accepted))
            : index.column() == Refused   ? QVariant(static_cast<qlonglong>(row.refused))
                                          : QVariant();
    case DidRole:
        return toQt(row.did);
    default:
        return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(
            (section == Accepted || section == Refused ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Officer:
        return tr("Officer");
    case Agency:
        return tr("Agency");
    case Roles:
        return tr("Roles");
    case State:
        return tr("State");
    case Accepted:
        return tr("Accepted");
    case Refused:
        return tr("Refused");
    case LastAction:
        return tr("Last action");
    case LastTime:
        return tr("Last time");
    default:
        return {};
    }
}

void ActivityModel::reload()
{
    ++m_generation;
    beginResetModel();
    m_rows.clear();
    for (const auto& [did, officer] : m_catalogue.officers().all()) {
        Activity row;
        row.did = did;
        m_rows.push_back(std::move(row));
        if (m_rows.size() == kOfficers)
            break;
    }
    m_next = 0;
    m_waiting = m_counted = m_failed = 0;
    m_isCut = m_catalogue.officers().isCut()
        || m_catalogue.officers().all().size() > static_cast<std::size_t>(kOfficers);
    endResetModel();
    Q_EMIT progressed();
    for (int i = 0; i < kAtOnce; ++i)
        askNext();
}

void ActivityModel::askNext()
{
    if (m_next >= m_rows.size())
        return;
    const std::size_t row = m_next++;
    ++m_waiting;
    QueryItems query { { u"signer"_s, toQt(m_rows[row].did) }, { u"limit"_s, QString::number(kCounted) } };
    m_transport.send(get(u"/v1/transactions"_s, std::move(query)), this,
        [this, row, generation = m_generation](const ApiAnswer& answer) {
            if (generation != m_generation)
                return;
            --m_waiting;
            take(row, answer);
            askNext();
            Q_EMIT progressed();
        });
}

void ActivityModel::take(std::size_t row, const ApiAnswer& answer)
{
    Activity& one = m_rows[row];
    const base::Json* list = answer ? answer->find("rows") : nullptr;
    one.isFailed = list == nullptr || !list->isArray();
    if (!one.isFailed) {
        one.isKnown = true;
        one.isMore = !answer->stringOr("next", "").empty();
        for (const base::Json& item : list->asArray()) {
            const std::string code = item.stringOr("code", "ok");
            const qint64 time = item.integerOr("time", 0);
            if (code == "ok") {
                ++one.accepted;
            } else {
                ++one.refused;
                ++one.reasons[code];
            }
            if (time > one.lastTime) {
                one.lastTime = time;
                one.lastDomain = item.stringOr("domain", "");
                one.lastAction = item.stringOr("action", "");
            }
            one.since = one.since == 0 ? time : std::min(one.since, time);
        }
        ++m_counted;
    } else {
        ++m_failed;
    }
    Q_EMIT dataChanged(index(static_cast<int>(row), 0), index(static_cast<int>(row), ColumnCount - 1));
}

qint64 ActivityModel::leftOutBefore() const
{
    qint64 time = 0;
    for (const Activity& row : m_rows) {
        if (row.isMore)
            time = std::max(time, row.since);
    }
    return time;
}

void ActivityModel::retranslate()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

} // namespace maru::console
