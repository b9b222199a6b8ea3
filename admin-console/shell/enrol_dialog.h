// SPDX-License-Identifier: Apache-2.0
// "I have an invitation code": the code is checked, a key is made on this computer and saved in an encrypted file, and
// the enrolment is signed with it. Neither code nor key leaves the computer.
#pragma once

#include "admin-console/shell/workbench.h"

#include <QDialog>

#include <memory>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace maru::console {

/// The connection is online. Opened with open(); destroyed when closed.
class EnrolDialog final : public QDialog {
    Q_OBJECT

public:
    enum class Step { Code, Key, Working, Done };

    EnrolDialog(Workbench& bench, QWidget* parent);
    Step step() const { return m_step; }
    /// What the main button does.
    void next();

Q_SIGNALS:
    /// The enrolment is on the ledger; the key file lies there.
    void enrolled(const QString& keyFile);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslateUi();
    void checkCode();
    void makeKey();
    void send();
    void setStep(Step step);
    void fail(const base::Error& error);
    void tell(const QString& text);

    Workbench& m_bench;
    Step m_step = Step::Code;
    std::shared_ptr<crypto::SigningKey> m_codeKey;
    std::shared_ptr<crypto::SigningKey> m_key; ///< until the enrolment is settled
    base::Json m_invitation;
    QString m_agencyName;
    QString m_path;
    QString m_text;
    std::optional<base::Error> m_error;
    QLabel* m_title = nullptr;
    QLabel* m_hint = nullptr;
    QStackedWidget* m_pages = nullptr;
    QLabel* m_codeLabel = nullptr;
    QLineEdit* m_code = nullptr;
    QLabel* m_post = nullptr;
    QLabel* m_fileLabel = nullptr;
    QLineEdit* m_file = nullptr;
    QPushButton* m_choose = nullptr;
    QLabel* m_passphraseLabel = nullptr;
    QLineEdit* m_passphrase = nullptr;
    QLabel* m_againLabel = nullptr;
    QLineEdit* m_again = nullptr;
    QLabel* m_doneText = nullptr;
    QLabel* m_doneKey = nullptr;
    QLabel* m_message = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_main = nullptr;
};

} // namespace maru::console
