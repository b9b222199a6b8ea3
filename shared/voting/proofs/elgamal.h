// SPDX-License-Identifier: Apache-2.0
// Exponential ElGamal on ristretto255: (alpha, beta) = (r G, v G + r K). Standard library only. Thread-safe.
#pragma once

#include "shared/voting/proofs/context.h"

namespace maru::voting {

struct Ciphertext {
    Point alpha;
    Point beta;

    friend bool operator==(const Ciphertext&, const Ciphertext&) = default;
    Ciphertext& operator+=(const Ciphertext& other);
    Ciphertext& operator-=(const Ciphertext& other);
};

/// 32 bytes that the voter's page draws for one ballot; every r comes from it, so publishing it opens the ballot.
using BallotSeed = std::array<std::uint8_t, 32>;

/// r of one slot: H->scalar("nonce", seed, F, voter, contest id, slot id). Bound to election and voter, so that a seed
/// that a bad generator gives twice does not give the same r to two voters.
Scalar ballotRandomness(
    const BallotSeed& seed, const BallotContext& context, std::string_view contest, std::string_view slot);

/// In constant time in vote and randomness.
Ciphertext encryptVote(const EncryptionKey& key, std::uint64_t vote, const Scalar& randomness);

/// factor * ciphertext, for public factors.
Ciphertext scaled(const Ciphertext& ciphertext, std::int64_t factor);

/// factor as a scalar, with its sign.
Scalar signedScalar(std::int64_t factor);

} // namespace maru::voting
