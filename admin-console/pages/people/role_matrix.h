// SPDX-License-Identifier: Apache-2.0
// Which role holds which action, as a table that is edited by ticking; what was changed is shown before it is signed.
#pragma once

#include "admin-console/pages/people/people_book.h"

#include <QAbstractTableModel>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace maru::console::people {

/// Rows: officers' actions; columns: the action, then a role each.
class RoleMatrixModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    RoleMatrixModel(Services& services, QObject* parent);

    void setRoles(const std::map<std::string, RoleRow>& roles);
    /// A role that is not on the ledger yet.
    void addRole(RoleRow role);
    void setEditable(bool isEditable);
    void forgetEdits();
    /// Roles that differ from the ledger, as they shall be.
    std::vector<RoleRow> edited() const;
    /// What a role gains and loses, in words.
    QString difference(const RoleRow& role) const;
    /// Only actions whose words contain this.
    void setFilter(const QString& text);
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void editsChanged();

private:
    void rebuild();
    QString actionName(const std::string& right) const;

    Services& m_services;
    std::vector<std::string> m_rights; ///< rows that are shown
    std::vector<RoleRow> m_roles; ///< columns, as they shall be
    std::map<std::string, RoleRow> m_ledger;
    QString m_filter;
    bool m_isEditable = false;
};

class RolesTab final : public QWidget {
    Q_OBJECT

public:
    RolesTab(Services& services, PeopleBook& book, QWidget* parent);
    RoleMatrixModel& model() { return *m_model; }
    /// Asks, then signs one defineRole for each role that was changed.
    void send();
    void addRole(const QString& id, const QString& nameKo, const QString& nameEn);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();
    void askForRole();
    void sendNext();
    void showState();

    Services& m_services;
    PeopleBook& m_book;
    RoleMatrixModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    QLineEdit* m_search = nullptr;
    QPushButton* m_new = nullptr;
    QPushButton* m_undo = nullptr;
    QPushButton* m_send = nullptr;
    QLabel* m_hint = nullptr;
    QLabel* m_state = nullptr;
    std::vector<RoleRow> m_queue;
    QStringList m_told;
};

} // namespace maru::console::people
