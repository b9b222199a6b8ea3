// SPDX-License-Identifier: Apache-2.0
// Sums of the trustees' coefficients, and Schnorr's proof over all coefficients of one trustee.
#include "shared/voting/proofs/trustee_keys.h"

#include "shared/voting/group/multi_scalar.h"

namespace maru::voting {
namespace {

constexpr std::size_t kProofWord = 32;

} // namespace

std::optional<Encoded> sumOfConstants(const std::vector<Coefficients>& trustees)
{
    Point sum;
    for (const Coefficients& coefficients : trustees) {
        if (coefficients.empty())
            return std::nullopt;
        const auto point = Point::decodeNonIdentity(coefficients.front());
        if (!point)
            return std::nullopt;
        sum += *point;
    }
    if (sum.isIdentity())
        return std::nullopt;
    return sum.encode();
}

std::optional<Encoded> publicShareOf(const std::vector<Coefficients>& trustees, std::uint64_t index)
{
    if (index < 1)
        return std::nullopt;
    const Scalar at = Scalar::fromU64(index);
    Point sum;
    for (const Coefficients& coefficients : trustees) {
        // Horner's rule from the highest coefficient down.
        Point value;
        for (auto coefficient = coefficients.rbegin(); coefficient != coefficients.rend(); ++coefficient) {
            const auto point = Point::decodeNonIdentity(*coefficient);
            if (!point)
                return std::nullopt;
            value = multiply(at, value) + *point;
        }
        sum += value;
    }
    if (sum.isIdentity())
        return std::nullopt;
    return sum.encode();
}

Digest512 commitmentOf(const TrusteeClaim& claim)
{
    Transcript transcript("ceremony-commit");
    transcript.add(std::string_view(claim.election)).addU64(claim.attempt).addU64(claim.index);
    for (const Encoded& coefficient : claim.coefficients)
        transcript.add(ByteView(coefficient));
    return transcript.bytes();
}

Transcript transcriptOf(const TrusteeClaim& claim)
{
    Transcript transcript("ceremony");
    transcript.add(std::string_view(claim.election)).addU64(claim.attempt).addU64(claim.index);
    transcript.addU64(claim.threshold).add(ByteView(claim.encryptionKey));
    for (const Encoded& coefficient : claim.coefficients)
        transcript.add(ByteView(coefficient));
    return transcript;
}

ClaimCheck checkClaim(const TrusteeClaim& claim, ByteView proof, std::size_t most)
{
    const std::size_t count = claim.coefficients.size();
    if (count != claim.threshold || count == 0 || count > most)
        return { ClaimFault::Count, 0 };
    std::vector<Point> points;
    for (std::size_t t = 0; t < count; ++t) {
        const auto point = Point::decodeNonIdentity(claim.coefficients[t]);
        if (!point)
            return { ClaimFault::Coefficient, t };
        points.push_back(*point);
    }
    if (proof.size() != 2 * count * kProofWord)
        return { ClaimFault::Length, 0 };
    Transcript transcript = transcriptOf(claim);
    for (std::size_t t = 0; t < count; ++t)
        transcript.add(proof.subspan(t * kProofWord, kProofWord));
    const Scalar challenge = transcript.scalar();
    for (std::size_t t = 0; t < count; ++t) {
        const auto commitment = Point::decode(proof.subspan(t * kProofWord, kProofWord));
        const auto response = Scalar::decode(proof.subspan((count + t) * kProofWord, kProofWord));
        if (!commitment || !response)
            return { ClaimFault::Encoding, t };
        if (!(FixedBase::generator().multiply(*response) == *commitment + multiply(challenge, points[t])))
            return { ClaimFault::Equation, t };
    }
    return {};
}

} // namespace maru::voting
