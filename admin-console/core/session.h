// SPDX-License-Identifier: Apache-2.0
// Who is signed in: an officer's key in memory while the console is unlocked, and the server's token.
#pragma once

#include "admin-console/core/connection.h"
#include "shared/crypto/signing.h"
#include "shared/schema/schema.h"

#include <QStringList>

#include <optional>

namespace maru::console {

struct Officer {
    QString did;
    QString agency;
    schema::Text agencyName;
    schema::Text name;
    QStringList roles;
};

/// GUI thread only. Opening a key file takes about a second of computing, which happens on another thread.
class Session final : public QObject {
    Q_OBJECT

public:
    explicit Session(Connection& connection, QObject* parent = nullptr);

    /// Answers with opened() or failed(): a `key_file.*`, `session.*` or `console.*` code.
    void signIn(const QByteArray& keyFileText, base::SecretBytes passphrase);
    /// Wipes the key and ends the server's session; closed() follows.
    void lock();

    bool isOpen() const { return m_key.has_value() && m_open; }
    bool isBusy() const { return m_busy; }
    /// closed() came because the server no longer knew the session, not because somebody locked it.
    bool hasExpired() const { return m_hasExpired; }
    const Officer& officer() const { return m_officer; }
    /// An empty list of roles: everybody who is signed in.
    bool hasAnyRole(const std::vector<std::string>& roles) const;
    /// Only while open.
    const crypto::SigningKey& key() const { return *m_key; }

Q_SIGNALS:
    void opened();
    void closed();
    void failed(const maru::base::Error& error);

private:
    void end();
    void fail(const base::Error& error);
    void askChallenge();
    void answerChallenge(const std::string& challenge);
    void onToken(const base::Json& json);

    Connection& m_connection;
    std::optional<crypto::SigningKey> m_key;
    Officer m_officer;
    bool m_open = false;
    bool m_busy = false;
    bool m_hasExpired = false;
    int m_generation = 0;
};

} // namespace maru::console
