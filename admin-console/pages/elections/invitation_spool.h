// SPDX-License-Identifier: Apache-2.0
// Where the codes of an import are kept until they are handed over: a file of the officer's own account, sealed with a
// key that only the officer's signing key (key file or token) can make again. A chunk is on disk before its transaction
// is signed, so that no code ever exists in memory only; a console that was closed or died finds everything at the next
// sign-in with the same key.
#pragma once

#include "admin-console/pages/elections/invitation_list.h"
#include "shared/base/result.h"
#include "shared/crypto/signer.h"

#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace maru::console::elections {

/// A chunk whose transaction was about to be signed: on the chain, or not.
struct SpooledChunk {
    std::vector<Invitation> invitations; ///< without numbers until settled
    std::vector<std::string> commitments; ///< of the same voters: what finds them on the roll
    std::int64_t madeAt = 0; ///< Unix seconds of the server
    bool isProposal = false; ///< waits for approval
};

/// One thread at a time. Each record is flushed to the disk before the call returns; a record that was cut off by a power
/// failure is left out when it is read. AES-256-GCM, key = HKDF-SHA-256 of an Ed25519 signature (deterministic, RFC 8032)
/// over the election and a salt. The file's length shows that there is an import, its first line of which election.
class InvitationSpool {
public:
    /// In the account's own data folder, never in a temporary one.
    static QString folder();
    /// Elections of which something of this officer waits.
    static std::vector<std::string> elections(const QString& folder, const std::string& did);
    /// Reads what is there, else begins with the first keep(). Failed `console.spool` (cannot be read or written),
    /// refused `console.spool_key` for a file of another key or one that was changed; `pkcs11.*` of a token.
    static base::Result<std::shared_ptr<InvitationSpool>> open(
        const QString& folder, const std::string& election, const crypto::Signer& signer);

    /// Those with numbers that open() has read, in the order of the roll.
    std::vector<Invitation> takeKnown() { return std::move(m_known); }
    bool hasPending() const { return m_pending.has_value(); }
    const SpooledChunk& pending() const { return *m_pending; }
    SpooledChunk takePending();

    /// Before the chunk is signed.
    base::Status keep(const SpooledChunk& chunk);
    /// The chunk is on the roll, its first voter with this number.
    base::Status settle(std::int64_t first);
    base::Status markProposal();
    /// The chunk is not on the roll and never will be.
    base::Status drop();
    /// Everything has been handed over.
    base::Status remove();

private:
    InvitationSpool(QString path, std::string election);
    base::Status makeKey(const crypto::Signer& signer);
    base::Status readAll();
    base::Status append(base::Bytes&& plain);
    base::Status take(base::ByteView plain);

    QString m_path;
    std::string m_election;
    base::Bytes m_salt;
    std::string m_header;
    base::SecretBytes m_key;
    qint64 m_end = 0; ///< of the last whole record; 0: no file
    std::int64_t m_records = 0;
    std::vector<Invitation> m_known;
    std::optional<SpooledChunk> m_pending;
};

} // namespace maru::console::elections
