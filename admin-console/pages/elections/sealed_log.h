// SPDX-License-Identifier: Apache-2.0
// A file of records that only one officer's signing key (key file or token) can read: what must outlive a console that
// was closed or died, and nobody else may see. A line of JSON that names the election, then records of length, nonce and
// sealed text.
#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/crypto/signer.h"

#include <QString>

#include <functional>
#include <string>
#include <vector>

namespace maru::console::elections {

/// What tells the files of one use from those of another: none can be read as another's.
struct SealedKind {
    const char* format; ///< in the first line: "maru-invitations/1"
    const char* domain; ///< of the signature that gives the key
    const char* info; ///< of the key's derivation
    const char* ending; ///< of the file's name
};

/// One thread at a time. Each record is flushed to the disk before append() returns; a record that was cut off by a power
/// failure is left out when it is read. AES-256-GCM, key = HKDF-SHA-256 of an Ed25519 signature (deterministic, RFC 8032)
/// over the election and a salt. The file's length shows that there is something, its first line of which election.
class SealedLog {
public:
    /// `name` of a folder in the account's own data, never in a temporary one.
    static QString folder(const QString& name);
    /// Elections of which there is a file of this officer.
    static std::vector<std::string> elections(
        const QString& folder, const std::string& did, const SealedKind& kind);
    /// Opens what is there, else begins with the first append(). Failed `console.spool` (cannot be read or written),
    /// refused `console.spool_key` for a file of another key or one that was changed; `pkcs11.*` of a token.
    static base::Result<SealedLog> open(const QString& folder, const std::string& election,
        const crypto::Signer& signer, const SealedKind& kind);

    /// Every whole record, in order; once, before the first append().
    base::Status read(const std::function<base::Status(base::ByteView)>& take);
    base::Status append(base::Bytes&& plain);
    base::Status remove();
    /// What a file says that holds something else than its records should.
    base::Error strange() const;

private:
    SealedLog() = default;
    base::Status makeKey(const crypto::Signer& signer, const SealedKind& kind);

    QString m_path;
    base::Bytes m_salt;
    std::string m_header;
    base::SecretBytes m_key;
    qint64 m_end = 0; ///< of the last whole record; 0: no file
    std::int64_t m_records = 0;
};

} // namespace maru::console::elections
