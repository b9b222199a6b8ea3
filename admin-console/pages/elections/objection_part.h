// SPDX-License-Identifier: Apache-2.0
// The words of an objection: they may hold personal data, so they stand apart from its row and only some roles read them.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/transport.h"
#include "admin-console/widgets/detail_part.h"

#include <optional>

class QLabel;

namespace maru::console::elections {

class ObjectionPart final : public DetailPart {
    Q_OBJECT

public:
    ObjectionPart(Services& services, Transport& transport, QWidget* parent);
    void showRow(const base::Json& row) override;
    void clear() override;
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showAll();

    Services& m_services;
    Transport& m_transport;
    base::Json m_row;
    std::optional<base::Json> m_words;
    std::optional<base::Error> m_error;
    bool m_isAsking = false;
    int m_generation = 0;
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
};

} // namespace maru::console::elections
