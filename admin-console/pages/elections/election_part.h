// SPDX-License-Identifier: Apache-2.0
// An election in the detail pane: what is missing before it can be frozen, its contests with candidates, its precincts.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/transport.h"
#include "admin-console/widgets/detail_part.h"

#include <optional>
#include <vector>

class QLabel;
class QTableView;

namespace maru::console {
class CellsModel;
}

namespace maru::console::elections {

class RehearsalBanner;

class ElectionPart final : public DetailPart {
    Q_OBJECT

public:
    ElectionPart(Services& services, Transport& transport, QWidget* parent);
    void showRow(const base::Json& row) override;
    void clear() override;
    CellsModel& contests() { return *m_contests; }
    CellsModel& precincts() { return *m_precincts; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void showAll();

    Services& m_services;
    Transport& m_transport;
    base::Json m_row;
    std::optional<base::Json> m_missing;
    std::vector<base::Json> m_contestRows;
    std::vector<base::Json> m_precinctRows;
    std::optional<base::Error> m_error;
    int m_generation = 0;
    RehearsalBanner* m_banner = nullptr;
    QLabel* m_missingTitle = nullptr;
    QLabel* m_missingText = nullptr;
    QLabel* m_contestTitle = nullptr;
    QTableView* m_contestTable = nullptr;
    CellsModel* m_contests = nullptr;
    QLabel* m_precinctTitle = nullptr;
    QTableView* m_precinctTable = nullptr;
    CellsModel* m_precincts = nullptr;
};

} // namespace maru::console::elections
