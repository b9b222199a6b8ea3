// SPDX-License-Identifier: Apache-2.0
// What anybody can check of the trustees' keys (docs/election-protocol.md "Key ceremony"): the joint key, public shares, and
// the proof that a trustee knows what is behind its own. Standard library only: the voter's browser checks with the same
// code before it encrypts for a key. Thread-safe.
#pragma once

#include "shared/voting/group/hash.h"

#include <optional>
#include <string>
#include <vector>

namespace maru::voting {

/// One trustee's A_0..A_(k-1).
using Coefficients = std::vector<Encoded>;

/// Sum of every trustee's A_0; nothing when one is missing, bad or the identity, or the sum is the identity.
std::optional<Encoded> sumOfConstants(const std::vector<Coefficients>& trustees);
/// S_j = sum over trustees i and t of j^t A_it; nothing when a point is bad or the identity, or the sum is the identity.
std::optional<Encoded> publicShareOf(const std::vector<Coefficients>& trustees, std::uint64_t index);

/// What a trustee's commitment and its proof are about.
struct TrusteeClaim {
    std::string election;
    std::uint64_t attempt = 0;
    std::uint64_t index = 0;
    std::uint64_t threshold = 0;
    Encoded encryptionKey {};
    Coefficients coefficients;
};

/// H("ceremony-commit", election id, attempt, index, A_0..A_(k-1)).
Digest512 commitmentOf(const TrusteeClaim& claim);
/// ("ceremony", election id, attempt, index, threshold, encryption key, A_0..A_(k-1); the commitments R follow.
Transcript transcriptOf(const TrusteeClaim& claim);

enum class ClaimFault { None, Count, Coefficient, Length, Encoding, Equation };
struct ClaimCheck {
    ClaimFault fault = ClaimFault::None;
    std::size_t at = 0; ///< the coefficient that it is about
};
/// R_0..R_(k-1) || z_0..z_(k-1) with z_t G = R_t + c A_t for every coefficient, of which there are 1 to `most`.
ClaimCheck checkClaim(const TrusteeClaim& claim, ByteView proof, std::size_t most);

} // namespace maru::voting
