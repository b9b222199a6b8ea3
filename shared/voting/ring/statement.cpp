// SPDX-License-Identifier: Apache-2.0
// The challenge of a ring proof: the whole statement is hashed before the commitments (strong Fiat-Shamir).
#include "shared/voting/ring/statement.h"

#include "shared/voting/group/hash.h"

namespace maru::voting {

Scalar ringChallenge(const Ring& ring, const RingStatement& statement, ByteView commitments)
{
    Transcript transcript("ring");
    transcript.add(statement.purpose)
        .add(statement.signer)
        .add(ByteView(statement.fingerprint))
        .add(statement.election)
        .add(statement.ring)
        .add(ByteView(ring.hash()))
        .addU64(ring.size())
        .add(ByteView(statement.tag))
        .add(ByteView(statement.ballotHash));
    for (std::size_t at = 0; at + 32 <= commitments.size(); at += 32)
        transcript.add(commitments.subspan(at, 32));
    return transcript.scalar();
}

} // namespace maru::voting
