// SPDX-License-Identifier: Apache-2.0
// The servers that this user of the computer works with: address, how it is trusted, which key file. No secret is kept.
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace maru::console {

struct ServerProfile {
    QString id; ///< made once, letters and digits
    QString name; ///< the officer's own; empty: the address
    QString server; ///< "https://maru.example.go.kr:7443"
    QString caFile; ///< empty: the system's authorities, or a pinned key
    QString keyFile;
    QString pin; ///< fingerprint of the server's key (server_trust.h); empty: none agreed yet
    QString title() const { return name.isEmpty() ? server : name; }
};

/// Read from and written to QSettings at once. GUI thread only.
class Profiles {
public:
    Profiles();

    const std::vector<ServerProfile>& all() const { return m_all; }
    const ServerProfile* find(const QString& id) const;
    /// The one that was signed in to last; null when there is none.
    const ServerProfile* last() const;
    void setLast(const QString& id);
    /// The profile with this address, else a new one for it.
    ServerProfile forServer(const QString& server) const;
    /// Adds or replaces, by id.
    void save(const ServerProfile& profile);
    void remove(const QString& id);

private:
    void write() const;

    std::vector<ServerProfile> m_all;
    QString m_last;
};

} // namespace maru::console
