// SPDX-License-Identifier: Apache-2.0
// Making a ring proof. Neither time nor memory addresses depend on the secret or on where its key stands: the place is
// searched over all keys, and every key's coefficients are computed alike.
#pragma once

#include "shared/voting/proofs/context.h"
#include "shared/voting/ring/key_sums.h"
#include "shared/voting/ring/statement.h"

namespace maru::voting {

/// Keeps the tables for one ring: 1 KiB a key. The ring must outlive it. Safe to call from any thread.
class RingProver {
public:
    explicit RingProver(const Ring& ring);

    /// Nothing when the secret's key is not in the ring or the statement's tag is not the secret's. `seed` is 32 fresh
    /// random bytes; the nonces come from seed, secret and statement together, so that even a seed that is used twice
    /// gives nothing away.
    std::optional<std::vector<std::uint8_t>> prove(const RingStatement& statement, const Scalar& secret,
        std::span<const std::uint8_t, 32> seed, const RingProgress& progress = {}) const;

    /// The same with nonces from elsewhere: a_{j,1..3} of every digit, then r_A, r_B, r_C, r_D, then rho_j of every digit.
    std::optional<std::vector<std::uint8_t>> prove(const RingStatement& statement, const Scalar& secret,
        NonceSource& nonces, const RingProgress& progress = {}) const;

private:
    const Ring& m_ring;
    KeySums m_keys;
    SecretTable m_commitments; ///< G_{j,i}, then H
};

} // namespace maru::voting
