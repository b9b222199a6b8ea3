// SPDX-License-Identifier: Apache-2.0
// Equality of discrete logarithms.
#include "shared/voting/equality.h"

#include "shared/base/result.h"
#include "shared/voting/native/secret.h"

namespace maru::voting {

EqualityProof proveEquality(
    const Scalar& secret, const Encoded& base, Transcript statement, NonceSource& nonces)
{
    Scalar nonce = nonces.next();
    const WipeOnExit wipeNonce(nonce);
    const Encoded a = native::secretMulBaseEncoded(nonce);
    const auto b = native::secretMul(nonce, base);
    MARU_ASSERT(b.has_value()); // the base was decoded before
    statement.add(ByteView(a)).add(ByteView(*b));
    const auto aPoint = Point::decode(a);
    const auto bPoint = Point::decode(*b);
    MARU_ASSERT(aPoint && bPoint);
    return { *aPoint, *bPoint, nonce + statement.scalar() * secret };
}

bool verifyEquality(const EqualityStatement& statement, const EqualityProof& proof, const Scalar& challenge)
{
    return FixedBase::generator().multiply(proof.response)
        == proof.a + multiply(challenge, statement.publicKey)
        && multiply(proof.response, statement.base) == proof.b + multiply(challenge, statement.image);
}

void addEqualityEquations(const EqualityStatement& statement, const EqualityProof& proof,
    const Scalar& challenge, BatchWeights& weights, MultiScalarSum& sum)
{
    const Scalar first = weights.next();
    const Scalar second = weights.next();
    // first (a + c S - z G) + second (b + c D - z A)
    sum.add(first, proof.a);
    sum.add(second, proof.b);
    sum.add(first * challenge, statement.publicKey);
    sum.add(second * challenge, statement.image);
    sum.addBase(-(first * proof.response));
    sum.add(-(second * proof.response), statement.base);
}

} // namespace maru::voting
