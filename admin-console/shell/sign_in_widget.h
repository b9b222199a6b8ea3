// SPDX-License-Identifier: Apache-2.0
// Which server, key file or token, passphrase or PIN. Shown at start and while the console is locked; asks once whether a server that no
// authority vouches for is the right one.
#pragma once

#include "admin-console/core/profiles.h"
#include "admin-console/shell/workbench.h"

#include <QPointer>
#include <QWidget>

#include <utility>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTimer;

namespace maru::console {

class EnrolDialog;
class TrustPanel;

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
    /// What goes on behind the locked window; empty: nothing.
    void setRunning(const QStringList& texts);
    /// "I have an invitation code": connects first, as signing in does.
    void enrol();
    EnrolDialog* enrolment() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build(QWidget* card);
    void retranslateUi();
    void fillProfiles();
    void showProfile(const QString& id);
    void forgetProfile();
    ServerProfile typedProfile() const;
    void open(const ServerProfile& profile);
    void onConnection();
    void trust(const QString& fingerprint);
    void signIn();
    void continueSignIn();
    void openEnrolment();
    void chooseToken();
    /// The key is named by an address of a token, not by a file.
    bool usesToken() const;
    void showKeyKind();
    /// Counts down while the key may not be tried.
    void showWaiting();
    void showError(const base::Error& error);
    void setBusy(bool busy);

    Workbench& m_bench;
    Profiles m_profiles;
    QWidget* m_form = nullptr;
    TrustPanel* m_trust = nullptr;
    QLabel* m_profileLabel = nullptr;
    QComboBox* m_profile = nullptr;
    QPushButton* m_forget = nullptr;
    QLabel* m_nameLabel = nullptr;
    QLineEdit* m_name = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_hint = nullptr;
    QLabel* m_running = nullptr;
    QStringList m_runningTexts;
    QLabel* m_serverLabel = nullptr;
    QLineEdit* m_server = nullptr;
    QLabel* m_caLabel = nullptr;
    QLineEdit* m_ca = nullptr;
    QPushButton* m_chooseCa = nullptr;
    QLabel* m_keyLabel = nullptr;
    QLineEdit* m_key = nullptr;
    QPushButton* m_chooseKey = nullptr;
    QPushButton* m_chooseToken = nullptr;
    QLabel* m_passphraseLabel = nullptr;
    QLineEdit* m_passphrase = nullptr;
    QLabel* m_error = nullptr;
    QPushButton* m_signIn = nullptr;
    QPushButton* m_enrol = nullptr;
    std::vector<std::pair<const Page*, QPushButton*>> m_offline; ///< what needs no server
    QPushButton* m_language = nullptr;
    QTimer* m_waiting = nullptr;
    base::Error m_shownError;
    QPointer<EnrolDialog> m_enrolment;
    bool m_wantsEnrolment = false; ///< what goes on once the connection is there
    bool m_isWaiting = false; ///< for the connection, to go on with the sign-in
};

} // namespace maru::console
