// SPDX-License-Identifier: Apache-2.0
// Officers with what they did last and how often they were refused, counted from the newest transactions of each.
#pragma once

#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/transport.h"

#include <QAbstractTableModel>

#include <map>
#include <vector>

namespace maru::console {

struct Activity {
    std::string did;
    bool isKnown = false; ///< counted
    bool isMore = false; ///< there are older transactions than were counted
    bool isFailed = false;
    qint64 accepted = 0;
    qint64 refused = 0;
    qint64 since = 0; ///< of the oldest counted one
    qint64 lastTime = 0;
    std::string lastDomain;
    std::string lastAction;
    std::map<std::string, qint64> reasons; ///< code -> how often
};

/// GUI thread only.
class ActivityModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Officer, Agency, Roles, State, Accepted, Refused, LastAction, LastTime, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1, DidRole, StateRole };
    static constexpr int kCounted = 500; ///< newest transactions of an officer
    static constexpr int kAtOnce = 4; ///< requests on their way
    static constexpr int kOfficers = 1000; ///< at most that many are counted

    ActivityModel(Transport& transport, const DomainCatalogue& catalogue, const Language& language,
        QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Rows from the catalogue's officers, and counts from the server, anew.
    void reload();
    const Activity& activity(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    bool isCounting() const { return m_waiting > 0; }
    int counted() const { return m_counted; }
    /// Officers whose transactions could not be read.
    int failed() const { return m_failed; }
    /// There are more officers than kOfficers.
    bool isCut() const { return m_isCut; }
    /// How far the counts look back: the latest of the times before which something was left out; 0: nothing was.
    qint64 leftOutBefore() const;
    void retranslate();

Q_SIGNALS:
    void progressed();

private:
    void askNext();
    void take(std::size_t row, const ApiAnswer& answer);
    QString text(const Activity& row, int column) const;

    Transport& m_transport;
    const DomainCatalogue& m_catalogue;
    const Language& m_language;
    std::vector<Activity> m_rows;
    std::size_t m_next = 0;
    int m_waiting = 0;
    int m_counted = 0;
    int m_failed = 0;
    bool m_isCut = false;
    int m_generation = 0;
};

} // namespace maru::console
