// SPDX-License-Identifier: Apache-2.0
// A record behind its mask, and the way past it: which fields, what for, why; signed, then shown for a few minutes.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/transport.h"
#include "admin-console/widgets/detail_part.h"

#include <QTimer>

#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace maru::console {

class FactList;

class RevealPart final : public DetailPart {
    Q_OBJECT

public:
    /// `transport`: over which the values come.
    RevealPart(Services& services, Transport& transport, QWidget* parent);
    void showRow(const base::Json& row) override;
    void clear() override;

    bool isShown() const { return m_isOpen; }

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void retranslateUi();
    void showAll();
    void makeBoxes();
    void sign();
    void fetch(const QString& transaction);
    void cover();
    QStringList chosen() const;
    QString fieldText(const std::string& field) const;
    bool mayReveal() const;

    Services& m_services;
    Transport& m_transport;
    base::Json m_row;
    base::Json m_open; ///< in the clear, as long as it is shown
    bool m_isOpen = false;
    bool m_isBusy = false;
    qint64 m_until = 0;
    int m_generation = 0;
    std::optional<base::Error> m_error;
    QString m_note;
    QTimer m_timer;

    QLabel* m_title = nullptr;
    FactList* m_facts = nullptr;
    QWidget* m_form = nullptr;
    QLabel* m_formTitle = nullptr;
    QVBoxLayout* m_boxPlace = nullptr;
    std::vector<QCheckBox*> m_boxes;
    QLabel* m_purposeLabel = nullptr;
    QComboBox* m_purpose = nullptr;
    QLabel* m_reasonLabel = nullptr;
    QLineEdit* m_reason = nullptr;
    QPushButton* m_sign = nullptr;
    QPushButton* m_cover = nullptr;
    QLabel* m_status = nullptr;
};

} // namespace maru::console
