// SPDX-License-Identifier: Apache-2.0
// The evidence pack for an ISMS audit: keys, approvals, accesses, retention and destruction, as one document.
#pragma once

#include "admin-console/core/services.h"
#include "shared/base/json.h"

#include <QWidget>

#include <map>
#include <optional>

class QLabel;
class QPushButton;

namespace maru::console::privacy {

class EvidenceTab final : public QWidget {
    Q_OBJECT

public:
    EvidenceTab(Services& services, QWidget* parent);
    /// All parts have come.
    bool isReady() const;

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void load();
    void retranslateUi();
    void showAll();
    void make(bool isPreview);

    Services& m_services;
    std::map<std::string, base::Json> m_parts; ///< by name of the source
    int m_waiting = 0;
    int m_generation = 0;
    std::optional<base::Error> m_error;
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QLabel* m_list = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_preview = nullptr;
    QPushButton* m_again = nullptr;
};

} // namespace maru::console::privacy
