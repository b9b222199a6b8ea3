// SPDX-License-Identifier: Apache-2.0
// The trustee's own part of the counting, at this machine or by files on a stick to one that has no network.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/transport.h"
#include "shared/base/json.h"
#include "shared/crypto/aead.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace maru::console::elections {

class CountingTransfer;
class DecryptJob;
class TrusteeBox;

class CountingPart final : public QWidget {
    Q_OBJECT

public:
    CountingPart(Services& services, Transport& transport, QWidget* parent, crypto::Argon2Cost cost = {});

    /// `ownIndex`: whose trustee the officer is; 0: nobody's.
    void showElection(const base::Json& election, std::int64_t ownIndex);
    /// Another election or nobody signed in: whatever runs ends.
    void stop();
    /// The tab is left: the secret is wiped, unless it is being worked with.
    void leave();

    DecryptJob& job() { return *m_job; }
    TrusteeBox& box() { return *m_box; }
    CountingTransfer& transfer() { return *m_transfer; }

Q_SIGNALS:
    /// Something stands on the chain that did not before, or could not be put there.
    void published();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();
    void showAll();
    void tellWork();
    QString jobText() const;
    QString transferText() const;

    Services& m_services;
    DecryptJob* m_job;
    CountingTransfer* m_transfer;
    base::Json m_election;
    std::int64_t m_index = 0;
    QLabel* m_title = nullptr;
    TrusteeBox* m_box = nullptr;
    QPushButton* m_decrypt = nullptr;
    QPushButton* m_cancel = nullptr;
    QProgressBar* m_bar = nullptr;
    QLabel* m_status = nullptr;
    QLabel* m_stickTitle = nullptr;
    QPushButton* m_write = nullptr;
    QPushButton* m_submit = nullptr;
    QPushButton* m_stop = nullptr;
    QLabel* m_stickStatus = nullptr;
};

} // namespace maru::console::elections
