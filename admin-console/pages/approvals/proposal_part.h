// SPDX-License-Identifier: Apache-2.0
// The section of a proposal in the detail pane: what was proposed, who has signed, and what would change.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/transport.h"
#include "admin-console/widgets/detail_part.h"

#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace maru::console {
class FactList;
}

namespace maru::console::approvals {

class ProposalPart final : public DetailPart {
    Q_OBJECT

public:
    ProposalPart(Services& services, Transport& transport, QWidget* parent);

    void showRow(const base::Json& row) override;
    void clear() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void ask();
    void showAll();
    void showChanges();
    QLabel* sectionTitle();

    Services& m_services;
    Transport& m_transport;
    base::Json m_row;
    std::optional<base::Json> m_full; ///< with the payload
    std::optional<base::Json> m_run;
    std::optional<base::Error> m_problem;
    int m_generation = 0;

    QLabel* m_payloadTitle = nullptr;
    FactList* m_payload = nullptr;
    QLabel* m_signaturesTitle = nullptr;
    QLabel* m_signatures = nullptr;
    QLabel* m_changesTitle = nullptr;
    QLabel* m_warning = nullptr;
    QVBoxLayout* m_changes = nullptr;
    QPushButton* m_link = nullptr;
};

} // namespace maru::console::approvals
