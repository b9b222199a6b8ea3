// SPDX-License-Identifier: Apache-2.0
// The offer of an issue in its detail pane: how it stands, and a new one while the credential waits to be collected.
#pragma once

#include "admin-console/pages/credentials/offer_card.h"
#include "admin-console/widgets/detail_part.h"

class QCheckBox;

namespace maru::console::credentials {

class OfferPart final : public DetailPart {
    Q_OBJECT

public:
    OfferPart(Services& services, Transport& transport, QWidget* parent);
    void showRow(const base::Json& row) override;
    void clear() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void ask();
    void make();
    void showAll();

    Services& m_services;
    Transport& m_transport;
    QString m_issue;
    std::string m_state;
    base::Json m_offer; ///< null: none
    bool m_isAsking = false;
    std::optional<base::Error> m_error;
    int m_generation = 0;
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QCheckBox* m_withCode = nullptr;
    QPushButton* m_make = nullptr;
    OfferCard* m_card = nullptr;
};

} // namespace maru::console::credentials
