// SPDX-License-Identifier: Apache-2.0
// How a tie was decided: the options in the order of the lot, of age, or all into a run-off, with the reason.
#pragma once

#include "admin-console/core/services.h"
#include "shared/base/json.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace maru::console::elections {

class TieDialog final : public QDialog {
    Q_OBJECT

public:
    /// `contest` of query `result`, with its tie.
    TieDialog(Services& services, QString election, base::Json contest, QWidget* parent);
    base::Json payload() const;
    void move(int by); ///< the chosen option, up (-1) or down (1)
    void submit();

Q_SIGNALS:
    void resolved();

private:
    Services& m_services;
    QString m_election;
    base::Json m_contest;
    QListWidget* m_list = nullptr;
    QLineEdit* m_reason = nullptr;
    QLabel* m_status = nullptr;
    QPushButton* m_send = nullptr;
};

} // namespace maru::console::elections
