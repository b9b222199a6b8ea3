// SPDX-License-Identifier: Apache-2.0
// Server, key file, passphrase. Shown at start and while the console is locked.
#pragma once

#include "admin-console/shell/workbench.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace maru::console {

struct SignInOptions {
    QString server;
    QString caFile;
    QString keyFile;
    QString passphraseFile; ///< read once, for starts without a person
};

class SignInWidget final : public QWidget {
    Q_OBJECT

public:
    SignInWidget(Workbench& bench, QWidget* parent);

    /// Puts values into the fields (where given) and, with a passphrase file, signs in at once.
    void start(const SignInOptions& options);
    void focusInput();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();
    void signIn();
    void continueSignIn();
    void showError(const base::Error& error);
    void setBusy(bool busy);

    Workbench& m_bench;
    QLabel* m_title = nullptr;
    QLabel* m_hint = nullptr;
    QLabel* m_serverLabel = nullptr;
    QLineEdit* m_server = nullptr;
    QLabel* m_caLabel = nullptr;
    QLineEdit* m_ca = nullptr;
    QPushButton* m_chooseCa = nullptr;
    QLabel* m_keyLabel = nullptr;
    QLineEdit* m_key = nullptr;
    QPushButton* m_chooseKey = nullptr;
    QLabel* m_passphraseLabel = nullptr;
    QLineEdit* m_passphrase = nullptr;
    QLabel* m_error = nullptr;
    QPushButton* m_signIn = nullptr;
    QPushButton* m_language = nullptr;
    base::Error m_shownError;
    bool m_isWaiting = false; ///< for the connection, to go on with the sign-in
};

} // namespace maru::console
