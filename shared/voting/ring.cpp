// SPDX-License-Identifier: Apache-2.0
// Between the texts of payloads and the ring proofs.
#include "shared/voting/ring.h"

namespace maru::voting {

base::Error ringError(RingFault fault)
{
    switch (fault) {
    case RingFault::None:
        break;
    case RingFault::Length:
        return base::refused("voting.ring_encoding", {}, "wrong length");
    case RingFault::Encoding:
        return base::refused("voting.ring_encoding", {}, "no canonical point or scalar");
    case RingFault::Identity:
        return base::refused("voting.ring_encoding", {}, "the identity");
    case RingFault::RepeatedKey:
        return base::refused("voting.ring_encoding", {}, "a repeated key");
    case RingFault::ZeroResponse:
        return base::refused("voting.ring_proof", {}, "a response is zero");
    case RingFault::Equation:
        return base::refused("voting.ring_proof", {}, "the ring proof does not hold");
    }
    return base::refused("voting.ring_proof", {}, "no fault");
}

base::Result<std::shared_ptr<const Ring>> parseRing(std::string_view keys)
{
    const base::Result<base::Bytes> bytes = base::fromBase64Url(keys);
    if (!bytes)
        return base::refused("voting.ring_keys", {}, "not base64url");
    RingFault fault = RingFault::None;
    std::optional<Ring> ring = Ring::decode(*bytes, &fault);
    if (!ring)
        return base::refused("voting.ring_keys", {}, ringError(fault).detail);
    return std::shared_ptr<const Ring>(std::make_shared<Ring>(std::move(*ring)));
}

RingStatement ringStatementOf(
    const Ballot& ballot, Purpose purpose, std::string_view signer, const Fingerprint& fingerprint)
{
    return { std::string(textOf(purpose)), std::string(signer), fingerprint, ballot.election, ballot.ring,
        ballot.voter, hashOf(ballot) };
}

base::Status checkRingAuthorization(
    const Ring& ring, const RingStatement& statement, base::ByteView authorization)
{
    const RingFault fault = verifyRingProof(ring, statement, authorization);
    if (fault != RingFault::None)
        return ringError(fault);
    return {};
}

base::Status checkRingAuthorization(
    const Ring& ring, const RingStatement& statement, std::string_view authorization)
{
    const base::Result<base::Bytes> bytes = base::fromBase64Url(authorization);
    if (!bytes)
        return base::refused("voting.ring_encoding", {}, "not base64url");
    return checkRingAuthorization(ring, statement, base::ByteView(*bytes));
}

} // namespace maru::voting
