// SPDX-License-Identifier: Apache-2.0
// The selected action in words, why it was refused, and the way to its proof; a section of the detail pane.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/widgets/detail_part.h"

class QLabel;
class QPushButton;

namespace maru::console {

class AuditPart final : public DetailPart {
    Q_OBJECT

public:
    explicit AuditPart(Services& services, QWidget* parent);

    void showRow(const base::Json& row) override;
    void showFull(const base::Json& full) override;
    void clear() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showTexts();

    Services& m_services;
    base::Json m_row;
    base::Json m_full;
    bool m_hasRow = false;
    bool m_hasFull = false;
    QLabel* m_sentence = nullptr;
    QLabel* m_result = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_signer = nullptr;
};

} // namespace maru::console
