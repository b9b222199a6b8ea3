// SPDX-License-Identifier: Apache-2.0
// To what a ballot's proofs are bound: the election's fingerprint, its id, the ring and the voter's credential or tag.
// Standard library only: the same code runs in the browser. Thread-safe when const.
#pragma once

#include "shared/voting/group/hash.h"
#include "shared/voting/group/multi_scalar.h"

#include <string>

namespace maru::voting {

/// SHA-256 of the canonical frozen document.
using Fingerprint = std::array<std::uint8_t, 32>;
/// SHA-256 of a ballot's canonical JSON.
using BallotHash = std::array<std::uint8_t, 32>;

struct BallotContext {
    Fingerprint fingerprint {};
    std::string election;
    std::string ring; ///< ring id; empty in signed mode
    Encoded voter {}; ///< credential M (signed) or tag J (ring)

    /// A transcript that begins with the four items.
    Transcript transcript(std::string_view tag) const;
};

/// The election key K for those who encrypt: constant time.
class EncryptionKey {
public:
    /// Nothing when it is no encoding of a point, or the identity.
    static std::optional<EncryptionKey> decode(ByteView bytes);
    explicit EncryptionKey(const Point& key);
    const SecretBase& base() const { return m_base; }
    const Encoded& encoded() const { return m_encoded; }

private:
    SecretBase m_base;
    Encoded m_encoded;
};

/// The election key K for those who verify: variable time, on public values. Make it once; sums refer to it.
class VerificationKey {
public:
    static std::optional<VerificationKey> decode(ByteView bytes);
    explicit VerificationKey(const Point& key);
    const FixedBase& base() const { return m_base; }
    const Encoded& encoded() const { return m_encoded; }

private:
    FixedBase m_base;
    Encoded m_encoded;
};

/// Where a prover takes its nonces from. The browser and the console take Random; a test that must give the same bytes
/// again brings its own. A nonce that is used twice gives the secret away.
class NonceSource {
public:
    virtual ~NonceSource() = default;
    virtual Scalar next() = 0;
};

/// From the system's generator.
class RandomNonces final : public NonceSource {
public:
    Scalar next() override { return Scalar::random(); }
};

/// Where weights of batch verification come from: a hash of everything that is verified, so that every node computes
/// the same and nobody can choose statements after knowing them. Not thread-safe.
class BatchWeights {
public:
    explicit BatchWeights(const Digest512& seed);
    /// The next 128 bits.
    Scalar next();

private:
    Digest512 m_seed;
    Digest512 m_block {};
    std::uint64_t m_counter = 0;
    std::size_t m_used = sizeof(Digest512);
};

} // namespace maru::voting
