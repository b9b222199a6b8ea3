// SPDX-License-Identifier: Apache-2.0
// One action on many rows: which of them it fits, what will be signed for each, and how each ended. A table model, so
// that the officer sees all of it before and after.
#pragma once

#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/transaction_sender.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <functional>
#include <optional>
#include <set>
#include <vector>

namespace maru::console {

struct BatchSetup {
    ActionInfo action;
    std::vector<base::Json> rows;
    std::function<QString(const base::Json& row)> titleOf;
    std::string stateKey; ///< empty: rows have no state
    std::vector<std::string> states; ///< in which the action makes sense; empty: every state
    /// Members of the payload that come from the row; members that the action does not have are dropped.
    std::function<base::Json(const base::Json& row)> fromRow;
    /// What will be signed, in words.
    std::function<QString(const base::Json& payload)> describe;
    /// What it brings about and cannot be undone, in words; may be empty.
    std::function<QString(const base::Json& row, const base::Json& payload)> advise = {};
    /// Text members that every row needs for itself and that no two rows may share (the reference of a transfer): a
    /// column each, filled in by the officer.
    std::vector<std::string> perRow = {};
    /// Signs and submits one; as TransactionSender::send().
    std::function<void(const base::Json& payload, QObject* context, TransactionSender::Callback)> send;
    const Language* language = nullptr;
};

/// GUI thread only. Transactions go one after the other: the next is signed when the one before has its outcome, so
/// that what is stopped has not been signed.
class BatchPlan final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class Step {
        Fits,
        DoesNotFit, ///< nothing is sent for it
        Sending,
        Done,
        Refused,
        Unknown, ///< the answer was lost; the transaction may be in the log
        NotSent, ///< stopped before it
    };
    enum Column {
        RowColumn,
        StepColumn,
        PayloadColumn,
        ReasonColumn,
        ColumnCount, ///< the first of the columns that are filled in per row
    };
    enum Role {
        StepRole = Qt::UserRole + 1,
        TransactionRole, ///< id, empty while there is none
    };

    BatchPlan(BatchSetup setup, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Fields that not every row brings along; they are filled in once for all.
    std::vector<schema::Field> commonFields() const;
    /// Values for these fields; every row that has none of its own takes them.
    void setCommon(const base::Json& members);
    const std::vector<schema::Field>& perRowFields() const { return m_perRow; }
    /// Until the review nothing is frozen; from then on what was reviewed is what is signed.
    void setFrozen(bool isFrozen);
    /// What the rows that fit bring about, each text once, in the order of the rows.
    QStringList adviceTexts() const;
    base::Json payloadOf(int row) const;
    Step stepOf(int row) const { return m_items[static_cast<std::size_t>(row)].step; }
    const std::optional<base::Error>& errorOf(int row) const
    {
        return m_items[static_cast<std::size_t>(row)].error;
    }
    int count(Step step) const;
    const ActionInfo& action() const { return m_setup.action; }

    /// Sends all that fit; progress() after each, finished() at the end.
    void start();
    /// What is on its way is waited for; the rest is not signed.
    void stop();
    bool isRunning() const { return m_isRunning; }
    bool wasStarted() const { return m_wasStarted; }
    void retranslate();

Q_SIGNALS:
    void progress();
    void finished();

private:
    struct Item {
        base::Json row;
        base::Json own;
        Step step = Step::Fits;
        std::optional<base::Error> error;
        QString transaction;
        qint64 height = 0;
        bool isProposal = false; ///< accepted, and waits for approval
    };
    void judgeAll();
    void judge(Item& item) const;
    bool isTaken(const Item& item, const std::string& member) const;
    void sendNext();
    void onOutcome(std::size_t index, const base::Result<Outcome>& result);
    void changedRow(std::size_t index);
    QString stepText(Step step) const;
    QString reasonText(const Item& item) const;

    BatchSetup m_setup;
    std::vector<Item> m_items;
    std::set<std::string> m_ownFields; ///< that every row brings along
    base::Json m_common = base::Json::object();
    std::vector<schema::Field> m_perRow;
    bool m_isFrozen = false;
    bool m_isRunning = false;
    bool m_wasStarted = false;
    bool m_isStopped = false;
};

} // namespace maru::console
