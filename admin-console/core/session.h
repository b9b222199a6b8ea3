// SPDX-License-Identifier: Apache-2.0
// Who is signed in: an officer's key in memory while the console is unlocked, and the server's token.
#pragma once

#include "admin-console/core/connection.h"
#include "admin-console/core/unlock_throttle.h"
#include "shared/crypto/pkcs11.h"
#include "shared/crypto/signer.h"
#include "shared/schema/schema.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace maru::console {

struct Officer {
    QString did;
    QString agency;
    schema::Text agencyName;
    schema::Text name;
    QString officer; ///< stable id, "o-…"
    QStringList roles; ///< in force, deputies' included
    /// "domain/action" that the roles held at sign-in; nothing from a server whose roles are only declarations.
    std::optional<std::set<std::string>> rights = {};
};

struct ActionInfo;

/// GUI thread only. Opening a key file takes about a second of computing, which happens on another thread.
class Session final : public QObject {
    Q_OBJECT

public:
    explicit Session(Connection& connection, QObject* parent = nullptr);

    /// Answers with opened() or failed(); an open session is replaced only by the new one. Codes: a `key_file.*`, `session.*` or `console.*` code.
    void signIn(const QByteArray& keyFileText, base::SecretBytes passphrase);
    /// The same with a key that stays on its token.
    void signInWithToken(const crypto::Pkcs11Uri& key, base::SecretBytes pin);
    /// Seconds until the key of the last failed sign-in may be tried again; 0 when it may now.
    qint64 unlockSecondsLeft() const { return m_throttle.secondsLeft(m_unlocking); }
    /// Wipes the key and ends the server's session; closed() follows.
    void lock();

    bool isOpen() const { return m_signer != nullptr && m_open; }
    bool isBusy() const { return m_busy; }
    /// closed() came because the server no longer knew the session, not because somebody locked it.
    bool hasExpired() const { return m_hasExpired; }
    const Officer& officer() const { return m_officer; }
    /// An empty list of roles: everybody who is signed in.
    bool hasAnyRole(const std::vector<std::string>& roles) const;
    /// Whether the officer's roles hold this action of officers; false for actions of citizens.
    bool mayDo(const ActionInfo& action) const;
    /// Only while open.
    const crypto::Signer& signer() const { return *m_signer; }
    /// For signing on another thread; the key is in use as long as it is held.
    std::shared_ptr<const crypto::Signer> sharedSigner() const { return m_signer; }

Q_SIGNALS:
    void opened();
    void closed();
    void failed(const maru::base::Error& error);

private:
    using OpenKey = std::function<base::Result<std::unique_ptr<crypto::Signer>>()>;
    /// Runs `open` on another thread, unless `identity` has to wait.
    void unlock(const QString& identity, OpenKey open);
    void end();
    void fail(const base::Error& error);
    void askChallenge();
    void answerChallenge(const std::string& challenge);
    void sendAnswer(const std::string& did, const std::string& challenge, const crypto::Signature& signature);
    void onToken(const base::Json& json);

    Connection& m_connection;
    std::shared_ptr<const crypto::Signer> m_signer;
    /// Of the sign-in under way. Until it is through, a session that is open stays as it is: the locked window lets
    /// signed work go on and asks for the key again.
    std::shared_ptr<const crypto::Signer> m_candidate;
    UnlockThrottle m_throttle;
    QString m_unlocking;
    Officer m_officer;
    bool m_open = false;
    bool m_busy = false;
    bool m_hasExpired = false;
    int m_generation = 0;
};

} // namespace maru::console
