// SPDX-License-Identifier: Apache-2.0
// A trustee's own part of the key ceremony and of the counting. The secret stays on the trustee's machine, in memory
// that is locked and wiped, and in a file that is sealed under a passphrase. Work with it runs through libsodium.
//
// The file: {"format": "maru-trustee/v1", "election", "attempt", "index", "threshold", "finished", "kdf", "cipher",
// "sealed"}, sealed as key files are; inside: X25519 secret (32) || coefficients (32 k) || s_j (32, when finished).
// Once there is something to remember also "memory": {"chain", "fingerprint", "keys", "node", "sums"}, public, and bound by
// the seal as all members are. Not thread-safe.
#pragma once

#include "shared/crypto/aead.h"
#include "shared/voting/ceremony.h"
#include "shared/voting/decryption.h"

#include <filesystem>

namespace maru::voting {

/// A sealed share as it lies in the chain, or the plain one that settled a complaint.
struct ReceivedShare {
    std::int64_t from = 0;
    base::Bytes sealed;
    base::Bytes published; ///< 32 bytes when the share was published in a settlement; else empty
};

struct TrusteeFileInfo {
    CeremonyContext context;
    std::int64_t index = 0;
    bool finished = false;
};

/// What a trustee's file remembers, so that whoever shows the sums cannot tell another story later. Empty: not known.
struct TrusteeMemory {
    std::string chain;
    std::string node; ///< DID of the node at the ceremony, which signs the headers
    std::string keys; ///< digestOf() the trustees' keys when this one finished, hex
    std::string fingerprint; ///< of the election whose sums were opened, hex
    std::string sums; ///< digest of all sums as they were when the first was opened, hex
    bool isEmpty() const;
    friend bool operator==(const TrusteeMemory&, const TrusteeMemory&) = default;
};

/// SHA-256 over indexes and coefficients, by index.
base::Hash256 digestOf(std::vector<TrusteeKey> keys);

class TrusteeSecret {
public:
    /// Draws polynomial and encryption key.
    static TrusteeSecret create(CeremonyContext context, std::int64_t index);
    TrusteeSecret(TrusteeSecret&&) noexcept = default;
    TrusteeSecret& operator=(TrusteeSecret&&) noexcept = default;

    const CeremonyContext& context() const { return m_context; }
    std::int64_t index() const { return m_index; }

    /// Rounds 1 and 2.
    const EncryptionPublicKey& encryptionKey() const { return m_encryptionKey; }
    const std::vector<Encoded>& coefficients() const { return m_coefficients; }
    CeremonyCommitment commitment() const;
    base::Bytes proof() const; ///< a new one each time; any is good
    CeremonyReveal reveal() const;

    /// Round 3: P_i(to) sealed to a trustee's key. Refused `crypto.key_format` for a bad key.
    base::Result<base::Bytes> sealedShareFor(std::int64_t to, const EncryptionPublicKey& key) const;
    /// The plain share, to settle a complaint with.
    base::SecretBytes shareFor(std::int64_t to) const;

    /// Round 4. Opens a dealer's share and compares it with the dealer's coefficients.
    bool isShareGood(const ReceivedShare& share, const std::vector<Encoded>& dealerCoefficients) const;
    /// Sums all shares to s_j. `dealers`: the keys of all who finished, this trustee's own included; `shares`: one from
    /// each other. Refused `voting.ceremony_share` with the dealer's index in the detail.
    base::Status finish(const std::vector<TrusteeKey>& dealers, const std::vector<ReceivedShare>& shares);
    bool isFinished() const { return !m_share.isEmpty(); }

    const TrusteeMemory& memory() const { return m_memory; }
    /// Chain and node as they are now; what is remembered already stays.
    void noteHome(std::string_view chain, std::string_view node);
    /// Before the first sum is opened. Refused `voting.trustee_opened` when other sums, or those of another document, were
    /// opened before: a sum that is given out twice in two forms could be the votes without one ballot.
    base::Status noteOpening(std::string_view fingerprint, std::string_view sums);

    /// The counting: parts of one sum (alpha and beta of every slot). Refused `voting.trustee_unfinished`.
    base::Result<std::vector<DecryptionPart>> decrypt(
        const DecryptionStatement& statement, const std::vector<Ciphertext>& sums, NonceSource& nonces) const;

    base::Result<std::string> encode(const base::SecretBytes& passphrase, crypto::Argon2Cost cost = {}) const;
    /// Refused `voting.trustee_file`, `key_file.passphrase`.
    static base::Result<TrusteeSecret> decode(std::string_view text, const base::SecretBytes& passphrase);
    static base::Result<TrusteeFileInfo> describe(std::string_view text);
    /// Mode 0600, whole or not at all; over an older one only where Replace says so.
    enum class Existing { Refuse, Replace };
    base::Status write(const std::filesystem::path& path, const base::SecretBytes& passphrase,
        Existing existing, crypto::Argon2Cost cost = {}) const;
    static base::Result<TrusteeSecret> read(
        const std::filesystem::path& path, const base::SecretBytes& passphrase);

private:
    TrusteeSecret() = default;
    /// From the sealed bytes; false when one is no scalar.
    bool load(base::SecretBytes coefficients, base::SecretBytes encryption, base::SecretBytes share);
    Scalar coefficient(std::size_t degree) const;
    /// P_i(at); the caller wipes it.
    Scalar evaluate(std::int64_t at) const;
    std::optional<Scalar> open(const ReceivedShare& share) const;

    CeremonyContext m_context;
    std::int64_t m_index = 0;
    base::SecretBytes m_polynomial; ///< k scalars
    base::SecretBytes m_encryptionSecret;
    base::SecretBytes m_share; ///< s_j, empty until finished
    EncryptionPublicKey m_encryptionKey {};
    std::vector<Encoded> m_coefficients;
    TrusteeMemory m_memory;
};

} // namespace maru::voting
