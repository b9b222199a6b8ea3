// SPDX-License-Identifier: Apache-2.0
// Key ceremony of k of n trustees without a dealer (Pedersen's distributed key generation with a commit round first and
// complaints; docs/election-protocol.md "Key ceremony"): what everybody checks. A trustee's own part is in
// trustee_secret.h. All values are public; thread-safe.
#pragma once

#include "shared/voting/frozen.h"

namespace maru::voting {

struct CeremonyContext {
    std::string election;
    std::int64_t attempt = 1; ///< begins again at the next number without an excluded trustee
    std::int64_t threshold = 1; ///< k, coefficients of each trustee
};

inline constexpr std::size_t kSealedShareBytes = 32 + 48; ///< crypto_box_seal of a scalar
using EncryptionPublicKey = std::array<std::uint8_t, 32>; ///< X25519
using CeremonyCommitment = Digest512;

/// Round 1: H("ceremony-commit", election id, attempt, index, A_0..A_(k-1)).
CeremonyCommitment ceremonyCommitment(
    const CeremonyContext& context, std::int64_t index, const std::vector<Encoded>& coefficients);

/// What a trustee publishes in round 2, and what it bound itself to in round 1.
struct CeremonyReveal {
    std::int64_t index = 0;
    CeremonyCommitment commitment {};
    EncryptionPublicKey encryptionKey {};
    std::vector<Encoded> coefficients; ///< A_0..A_(k-1)
    base::Bytes proof; ///< R_0..R_(k-1) || z_0..z_(k-1)
};

/// ("ceremony", election id, attempt, index, threshold, encryption key, A_0..A_(k-1); the commitments R follow.
Transcript ceremonyProofTranscript(const CeremonyContext& context, std::int64_t index,
    const EncryptionPublicKey& encryptionKey, const std::vector<Encoded>& coefficients);

/// Refused `voting.ceremony_commitment` (other coefficients than committed to), `voting.ceremony_coefficients` (count,
/// encoding, identity), `voting.ceremony_proof`.
base::Status checkReveal(const CeremonyContext& context, const CeremonyReveal& reveal);

/// Whether a share P_i(to) fits the dealer's coefficients: share G = sum of to^t A_it. Refused `voting.ceremony_share`.
base::Status checkShare(
    const std::vector<Encoded>& dealerCoefficients, std::int64_t to, base::ByteView share);

/// How a complaint ends when the accused publishes the disputed share (or what it claims to be it).
enum class Settlement {
    Refuted, ///< the share is right: the complainant uses the published one and counts as having acknowledged
    AccusedExcluded ///< the share is wrong: the ceremony begins again without the accused
};
Settlement settleComplaint(
    const std::vector<Encoded>& accusedCoefficients, std::int64_t complainant, base::ByteView share);

/// Keys of the trustees who finished, with the joint key. Refused `voting.trustee_keys`.
base::Result<TrusteeKeys> finishCeremony(std::int64_t threshold, std::vector<TrusteeKey> keys);

} // namespace maru::voting
