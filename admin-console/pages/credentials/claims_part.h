// SPDX-License-Identifier: Apache-2.0
// The inner list of a row: claims of a type, claims that a verifier may ask for, keys of an issuer.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/widgets/detail_part.h"

class QLabel;
class QTableWidget;

namespace maru::console::credentials {

class ClaimsPart final : public DetailPart {
    Q_OBJECT

public:
    enum class Of { Type, Verifier, Issuer };
    ClaimsPart(Services& services, Of of, QWidget* parent);
    void showRow(const base::Json& row) override;
    void clear() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showAll();
    void fitHeight();
    QStringList headings() const;
    QStringList cells(const base::Json& item) const;

    Services& m_services;
    Of m_of;
    base::Json m_row;
    QLabel* m_title = nullptr;
    QTableWidget* m_table = nullptr;
};

} // namespace maru::console::credentials
