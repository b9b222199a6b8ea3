// SPDX-License-Identifier: Apache-2.0
// Ring authorizations as the domain and the verifier meet them: base64url text in, Result out. The mathematics is in
// shared/voting/ring. Thread-safe, but for RingBatch.
//
// Error codes: voting.ring_keys (the keys of a ring are no ring), voting.ring_encoding (the authorization is not a proof
// for a ring of this size, or the voter is no tag), voting.ring_proof (it is one and does not hold).
#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/voting/ballot.h"
#include "shared/voting/ring/verify.h"

namespace maru::voting {

/// None is not an error.
base::Error ringError(RingFault fault);

/// The keys of a row of `rings`: base64url of 32 bytes a key. Refused `voting.ring_keys`.
base::Result<std::shared_ptr<const Ring>> parseRing(std::string_view keys);

/// What the authorization of a ballot in ring mode must prove.
RingStatement ringStatementOf(
    const Ballot& ballot, Purpose purpose, std::string_view signer, const Fingerprint& fingerprint);

/// One proof, as bytes. Refused `voting.ring_encoding`, `voting.ring_proof`.
base::Status checkRingAuthorization(
    const Ring& ring, const RingStatement& statement, base::ByteView authorization);

/// The same of base64url text.
base::Status checkRingAuthorization(
    const Ring& ring, const RingStatement& statement, std::string_view authorization);

} // namespace maru::voting
