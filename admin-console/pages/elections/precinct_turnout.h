// SPDX-License-Identifier: Apache-2.0
// Turnout of every precinct, the lowest first: where somebody has to look. Searched by name, sorted by any column, and
// written to files whole.
#pragma once

#include "admin-console/core/services.h"
#include "shared/base/json.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTableView;

namespace maru::console {
class CellsModel;
class ExportButton;
} // namespace maru::console

namespace maru::console::elections {

class TurnoutOrder;

class PrecinctTurnout final : public QWidget {
    Q_OBJECT

public:
    enum Column {
        Name,
        Roll, ///< on the roll
        Enrolled,
        Voted,
        OfEnrolled, ///< share of the enrolled
        OfRoll, ///< share of the roll
        kColumns,
    };

    PrecinctTurnout(Services& services, QWidget* parent);

    /// Answer of the query `progress`; null: none yet. `election`: its row, for the name on files.
    void show(const base::Json& progress, const base::Json& election);
    /// Why there is nothing yet; what is shown stays.
    void showError(const QString& text);
    CellsModel& model() { return *m_model; }
    QTableView& table() { return *m_table; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslateUi();
    void fill();
    void placeColumns();

    Services& m_services;
    base::Json m_progress;
    base::Json m_election;
    QString m_error;
    QLabel* m_title = nullptr;
    QLabel* m_note = nullptr;
    QLabel* m_message = nullptr;
    QLineEdit* m_search = nullptr;
    ExportButton* m_export = nullptr;
    CellsModel* m_model = nullptr;
    TurnoutOrder* m_sorted = nullptr;
    QTableView* m_table = nullptr;
};

} // namespace maru::console::elections
