// SPDX-License-Identifier: Apache-2.0
// Windows that use an agency's certificate authority on the officer's machine: confirming an officer with a signed
// certificate, and renewing the authority's own. The authority's key is opened here, used once and wiped; only
// certificates leave the computer.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/submission.h"
#include "shared/base/bytes.h"
#include "shared/base/json.h"

#include <QDialog>

#include <functional>
#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace maru::console::people {

class PeopleBook;

/// Title, explanation, fields, one main button, and what came of it. Opened with open(); destroyed when closed.
class AuthorityDialog : public QDialog {
    Q_OBJECT

public:
    enum class Step { Fill, Working, Done };
    Step step() const { return m_step; }
    /// What the main button does.
    void submit();

Q_SIGNALS:
    void finishedWith(const QString& code); ///< "ok", or why not

protected:
    AuthorityDialog(Services& services, QWidget* parent);

    using Work = std::function<base::Result<base::Json>()>;
    /// What is wrong with the fields, in words; empty: go on.
    virtual QString problem() = 0;
    /// Takes what it needs out of the fields; runs on another thread; gives the payload.
    virtual Work work() = 0;
    virtual std::string action() const = 0;
    virtual QString doneText(const Outcome& outcome) const = 0;
    virtual void retranslateUi();
    /// Takes the passphrase out of the field and wipes the field.
    static std::shared_ptr<base::SecretBytes> take(QLineEdit& line);
    QLineEdit* addLine(QLabel*& label, const QString& name, QPushButton** choose = nullptr);
    void changeEvent(QEvent* event) override;

    Services& m_services;
    QVBoxLayout* m_layout = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_hint = nullptr;
    QPushButton* m_main = nullptr;

private:
    void onPayload(const base::Result<base::Json>& payload);
    void onOutcome(const base::Result<Outcome>& result);
    void show(const QString& text, bool isError);
    void setStep(Step step);

    QLabel* m_message = nullptr;
    QPushButton* m_cancel = nullptr;
    Step m_step = Step::Fill;
};

class ConfirmDialog final : public AuthorityDialog {
    Q_OBJECT

public:
    /// `invitation` is enrolled.
    ConfirmDialog(Services& services, const PeopleBook& book, const base::Json& invitation, QWidget* parent);

protected:
    QString problem() override;
    Work work() override;
    std::string action() const override { return "confirmOfficer"; }
    QString doneText(const Outcome& outcome) const override;
    void retranslateUi() override;

private:
    base::Json m_invitation;
    std::string m_fingerprint; ///< of the agency's certificate; "" without one in force
    base::Bytes m_authority; ///< DER, when it has come
    QLabel* m_factsText = nullptr;
    QLabel* m_keyTitle = nullptr;
    QLabel* m_keyText = nullptr;
    QLabel* m_fileLabel = nullptr;
    QLineEdit* m_file = nullptr;
    QPushButton* m_choose = nullptr;
    QLabel* m_passphraseLabel = nullptr;
    QLineEdit* m_passphrase = nullptr;
    QString m_agencyName;
};

class CertificateDialog final : public AuthorityDialog {
    Q_OBJECT

public:
    CertificateDialog(Services& services, const base::Json& agency, QWidget* parent);

protected:
    QString problem() override;
    Work work() override;
    std::string action() const override { return "setAgencyCertificate"; }
    QString doneText(const Outcome& outcome) const override;
    void retranslateUi() override;

private:
    bool makesKey() const;
    void showWay();

    base::Json m_agency;
    QLabel* m_stateText = nullptr;
    QLabel* m_wayLabel = nullptr;
    QComboBox* m_way = nullptr;
    QLabel* m_fileLabel = nullptr;
    QLineEdit* m_file = nullptr;
    QPushButton* m_choose = nullptr;
    QLabel* m_passphraseLabel = nullptr;
    QLineEdit* m_passphrase = nullptr;
    QLabel* m_againLabel = nullptr;
    QLineEdit* m_again = nullptr;
    QLabel* m_yearsLabel = nullptr;
    QSpinBox* m_years = nullptr;
};

} // namespace maru::console::people
