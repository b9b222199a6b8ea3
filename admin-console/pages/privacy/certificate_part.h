// SPDX-License-Identifier: Apache-2.0
// Sections of the detail pane: the file of a certificate of destruction, and the people whom a recipient has to ask.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/widgets/detail_part.h"

#include <optional>

class QLabel;
class QPushButton;

namespace maru::console::privacy {

class CertificatePart final : public DetailPart {
    Q_OBJECT

public:
    CertificatePart(Services& services, QWidget* parent);
    void showRow(const base::Json& row) override;
    void clear() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void save();
    void showAll();

    Services& m_services;
    base::Json m_row;
    bool m_isBusy = false;
    int m_generation = 0;
    std::optional<base::Error> m_error;
    QString m_saved;
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_save = nullptr;
};

class ToAskPart final : public DetailPart {
    Q_OBJECT

public:
    ToAskPart(Services& services, QWidget* parent);
    void showRow(const base::Json& row) override;
    void clear() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showAll();

    Services& m_services;
    base::Json m_row;
    int m_generation = 0;
    std::optional<base::Json> m_answer;
    std::optional<base::Error> m_error;
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
};

} // namespace maru::console::privacy
