// SPDX-License-Identifier: Apache-2.0
// What a ring proof is about, besides the ring's keys, and what may be wrong with one.
#pragma once

#include "shared/voting/ring/ring.h"

#include <string>

namespace maru::voting {

/// Everything here goes into the challenge: a proof holds for this statement and for no other.
struct RingStatement {
    std::string purpose; ///< "cast" or "challenge"
    std::string
        signer; ///< DID of the transaction's signer: nobody can carry an old ballot in again under another key
    Encoded fingerprint {}; ///< F of the election
    std::string election;
    std::string ring; ///< id of the ring
    Encoded tag {}; ///< J
    Encoded ballotHash {};
};

/// x of the proof: `commitments` are its A, B, C, D, X and Y as they are written.
Scalar ringChallenge(const Ring& ring, const RingStatement& statement, ByteView commitments);

} // namespace maru::voting
