// SPDX-License-Identifier: Apache-2.0
// Where a trustee makes or opens the secret file: file, passphrase, and what is open now. Used by ceremony and counting.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/pages/elections/trustee_desk.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace maru::console::elections {

class TrusteeBox final : public QWidget {
    Q_OBJECT

public:
    static constexpr int kShortestPassphrase = 12;

    TrusteeBox(Services& services, QWidget* parent, crypto::Argon2Cost cost = {});

    /// For whom; another one wipes what is open. `attempt` 0: a finished secret of any attempt (the counting).
    void setPart(const voting::CeremonyContext& context, std::int64_t index, bool canMake);
    TrusteeDesk& desk() { return *m_desk; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void choose(bool isNew);
    void go();
    void showAll();

    Services& m_services;
    TrusteeDesk* m_desk;
    voting::CeremonyContext m_context;
    std::int64_t m_index = 0;
    bool m_canMake = false;
    bool m_isNew = false;
    QString m_file;
    QString m_problem;
    QLabel* m_status = nullptr;
    QPushButton* m_make = nullptr;
    QPushButton* m_open = nullptr;
    QLineEdit* m_passphrase = nullptr;
    QLineEdit* m_repeat = nullptr;
    QPushButton* m_go = nullptr;
    QPushButton* m_wipe = nullptr;
};

} // namespace maru::console::elections
