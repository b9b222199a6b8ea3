// SPDX-License-Identifier: Apache-2.0
// A trustee's secret while it is open: in locked memory, sealed in the file that the trustee has chosen, and nowhere
// else. Sealing and opening take a second and run on the pool.
#pragma once

#include "shared/voting/trustee_secret.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace maru::console::elections {

/// GUI thread only.
class TrusteeDesk final : public QObject {
    Q_OBJECT

public:
    explicit TrusteeDesk(QObject* parent, crypto::Argon2Cost cost = {});

    /// Chain and node that this console has met; a secret that is made or finished here remembers them. Empty: none met.
    void setHome(std::string chain, std::string node);

    /// Draws a new secret and writes it; a file that is there already is refused.
    void make(const QString& path, base::SecretBytes passphrase, voting::CeremonyContext context,
        std::int64_t index);
    /// Refused `console.ceremony_other_attempt` for another election or trustee. `attempt` 0: any.
    void open(const QString& path, base::SecretBytes passphrase, const std::string& election,
        std::int64_t attempt, std::int64_t index);
    /// Adds up what `finish` says and writes the file anew; `done` runs after it is on the disk.
    void finish(const std::function<base::Status(voting::TrusteeSecret&)>& add,
        std::function<void(const base::Status&)> done);
    /// The same for anything that the secret has to remember. `done` is told in any case, also when the desk is wiped
    /// meanwhile; nothing is written where `change` refuses, or where the file holds it already. Refused
    /// `voting.trustee_opened` when another desk has opened other sums with the same file meanwhile.
    void remember(const std::function<base::Status(voting::TrusteeSecret&)>& change,
        std::function<void(const base::Status&)> done);
    /// What is open is gone from memory, the passphrase too.
    void wipe();

    bool isOpen() const { return m_secret != nullptr; }
    bool isBusy() const { return m_isBusy; }
    const voting::TrusteeSecret& secret() const { return *m_secret; }
    /// For work on another thread; wiped when the last holder lets go.
    std::shared_ptr<const voting::TrusteeSecret> shared() const { return m_secret; }
    QString path() const { return m_path; }
    const std::optional<base::Error>& error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    struct Opened {
        std::shared_ptr<voting::TrusteeSecret> secret;
        std::optional<base::Error> error;
    };
    void run(std::function<Opened(const base::SecretBytes&)> work, base::SecretBytes passphrase,
        const QString& path);

    void rewrite(std::function<void(const base::Status&)> done);

    crypto::Argon2Cost m_cost;
    std::string m_chain;
    std::string m_node;
    std::shared_ptr<voting::TrusteeSecret> m_secret;
    std::shared_ptr<base::SecretBytes> m_passphrase;
    QString m_path;
    std::optional<base::Error> m_error;
    bool m_isBusy = false;
    bool m_isUnwritten = false; ///< what is open knows more than the file
    int m_generation = 0;
};

} // namespace maru::console::elections
