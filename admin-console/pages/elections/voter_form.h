// SPDX-License-Identifier: Apache-2.0
// One voter, typed in: checked by the same rules as a line of a file.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/pages/elections/roll_csv.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace maru::console::elections {

class VoterForm final : public QDialog {
    Q_OBJECT

public:
    VoterForm(Services& services, std::vector<RollPrecinct> precincts, QWidget* parent);
    /// Of one line, once chosen() has been emitted.
    const RollPlan& plan() const { return m_plan; }
    void take();

Q_SIGNALS:
    void chosen();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();

    Services& m_services;
    std::vector<RollPrecinct> m_precincts;
    RollPlan m_plan;
    struct Input {
        QLabel* label;
        QLineEdit* edit;
    };
    std::vector<Input> m_inputs; ///< in the order of the template's columns but the precinct
    QLabel* m_hint = nullptr;
    QLabel* m_precinctLabel = nullptr;
    QComboBox* m_precinct = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_take = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace maru::console::elections
