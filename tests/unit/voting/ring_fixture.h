// SPDX-License-Identifier: Apache-2.0
// Rings with known secrets, and statements about them, for the tests of ring proofs.
#pragma once

#include "shared/voting/ring/prove.h"
#include "shared/voting/ring/verify.h"

#include <algorithm>
#include <stdexcept>

namespace maru::test {

struct KnownRing {
    std::vector<voting::Scalar> secrets;
    std::vector<std::uint8_t> bytes;
    std::shared_ptr<const voting::Ring> ring;
};

inline std::vector<std::uint8_t> keysOf(const std::vector<voting::Scalar>& secrets)
{
    std::vector<std::uint8_t> bytes;
    for (const voting::Scalar& secret : secrets) {
        const voting::Encoded key = voting::secretMulBase(secret).encode();
        bytes.insert(bytes.end(), key.begin(), key.end());
    }
    return bytes;
}

inline KnownRing makeRing(std::size_t size)
{
    KnownRing made;
    for (std::size_t i = 0; i < size; ++i)
        made.secrets.push_back(voting::Scalar::random());
    made.bytes = keysOf(made.secrets);
    std::optional<voting::Ring> ring = voting::Ring::decode(made.bytes);
    if (!ring)
        throw std::logic_error("random keys are no ring");
    made.ring = std::make_shared<voting::Ring>(std::move(*ring));
    return made;
}

inline voting::Encoded tagOf(const voting::Scalar& secret, std::string_view election)
{
    return voting::ringTag(secret, voting::tagBase(election))->encode();
}

inline voting::RingStatement statementFor(const voting::Scalar& secret)
{
    voting::RingStatement statement;
    statement.purpose = "cast";
    statement.signer = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
    statement.fingerprint.fill(7);
    statement.election = "e-0123456789abcdef";
    statement.ring = "p001-1-1";
    statement.tag = tagOf(secret, statement.election);
    voting::platformRandom(statement.ballotHash);
    return statement;
}

inline std::vector<std::uint8_t> proofOf(
    const voting::RingProver& prover, const voting::RingStatement& statement, const voting::Scalar& secret)
{
    std::array<std::uint8_t, 32> seed {};
    voting::platformRandom(seed);
    const auto proof = prover.prove(statement, secret, seed);
    if (!proof)
        throw std::logic_error("no proof was made");
    return *proof;
}

} // namespace maru::test
