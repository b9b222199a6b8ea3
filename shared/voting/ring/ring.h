// SPDX-License-Identifier: Apache-2.0
// The keys among which a voter hides. A proof counts them up to 4^m by repeating the last one; here every key stands
// once, and prover and verifier add up what falls on the repetitions.
//
// Immutable, so that all threads may share one.
#pragma once

#include "shared/voting/group/point.h"
#include "shared/voting/ring/parameters.h"

#include <vector>

namespace maru::voting {

/// What may be wrong with a ring or a ring proof.
enum class RingFault {
    None,
    Length, ///< not the length that the number of keys asks for
    Encoding, ///< not a canonical point or scalar
    Identity, ///< the identity as a key or a tag
    RepeatedKey, ///< a key that stands twice in the ring
    ZeroResponse, ///< a zero among the f: would make a factor vanish
    Equation, ///< the proof does not hold
};

class Ring {
public:
    /// 32 bytes a key, without repetitions at the end; 1 to 4,096 keys, none twice, none the identity.
    static std::optional<Ring> decode(ByteView keys, RingFault* why = nullptr);

    std::size_t size() const { return m_keys.size(); }
    std::size_t levels() const { return m_levels; }
    std::span<const Point> keys() const { return m_keys; }
    ByteView encoded() const { return m_encoded; }
    /// SHA-256 of encoded().
    const Encoded& hash() const { return m_hash; }

private:
    Ring() = default;
    std::vector<Point> m_keys;
    std::vector<std::uint8_t> m_encoded;
    Encoded m_hash {};
    std::size_t m_levels = 1;
};

} // namespace maru::voting
