// SPDX-License-Identifier: Apache-2.0
// What the console shows when it meets a server's key that it does not trust: the fingerprint to compare, and the
// decision. A changed key that no authority vouches for is trusted only after the officer has typed the beginning of
// the new fingerprint.
#pragma once

#include "admin-console/core/language.h"
#include "admin-console/core/server_trust.h"
#include "shared/base/result.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace maru::console {

class TrustPanel final : public QWidget {
    Q_OBJECT

public:
    /// Digits of a changed key that must be typed from the operator's paper.
    static constexpr int kTypedDigits = 8;

    TrustPanel(const Language& language, QWidget* parent);

    /// `error`: why the server is not trusted. `pin`: the key that was trusted before, or empty.
    void ask(const base::Error& error, const SeenCertificate& seen, const QString& pin);

Q_SIGNALS:
    void trusted(const QString& fingerprint);
    void declined();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();
    void updateButton();
    bool needsDigits() const;

    const Language& m_language;
    base::Error m_error;
    SeenCertificate m_seen;
    QString m_pin;
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QLabel* m_fingerprintTitle = nullptr;
    QLabel* m_fingerprint = nullptr;
    QLabel* m_facts = nullptr;
    QLabel* m_typedLabel = nullptr;
    QLineEdit* m_typed = nullptr;
    QPushButton* m_decline = nullptr;
    QPushButton* m_trust = nullptr;
};

} // namespace maru::console
