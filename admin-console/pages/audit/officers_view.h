// SPDX-License-Identifier: Apache-2.0
// The tab "By officer": the table of ActivityModel, with what it rests on.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/pages/audit/activity_model.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace maru::console {

class ExportButton;

class OfficersView final : public QWidget {
    Q_OBJECT

public:
    OfficersView(Services& services, Transport& transport, QWidget* parent = nullptr);

    ActivityModel& model() { return *m_model; }
    void selectOfficer(const QString& did);

Q_SIGNALS:
    /// The officer's transactions, or only the refused ones, are wanted.
    void wanted(const QString& did, bool refusedOnly);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslateUi();
    void showNote();
    void onNames();
    void reload();
    QString currentDid() const;

    Services& m_services;
    ActivityModel* m_model = nullptr;
    QSortFilterProxyModel* m_sorted = nullptr;
    QLineEdit* m_search = nullptr;
    QPushButton* m_reload = nullptr;
    QPushButton* m_actions = nullptr;
    QPushButton* m_refusals = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_note = nullptr;
    ExportButton* m_export = nullptr;
    bool m_isStarted = false;
    bool m_wantsCount = false; ///< names were asked for in order to count
    bool m_isOld = false; ///< blocks with transactions have come since
    qint64 m_asOfHeight = 0;
};

} // namespace maru::console
