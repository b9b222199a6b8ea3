// SPDX-License-Identifier: Apache-2.0
// The public checks of the key ceremony.
#include "shared/voting/ceremony.h"

namespace maru::voting {
namespace {

constexpr std::size_t kWordBytes = 32;

} // namespace

CeremonyCommitment ceremonyCommitment(
    const CeremonyContext& context, std::int64_t index, const std::vector<Encoded>& coefficients)
{
    Transcript transcript("ceremony-commit");
    transcript.add(std::string_view(context.election)).addU64(static_cast<std::uint64_t>(context.attempt));
    transcript.addU64(static_cast<std::uint64_t>(index));
    for (const Encoded& coefficient : coefficients)
        transcript.add(ByteView(coefficient));
    return transcript.bytes();
}

Transcript ceremonyProofTranscript(const CeremonyContext& context, std::int64_t index,
    const EncryptionPublicKey& encryptionKey, const std::vector<Encoded>& coefficients)
{
    Transcript transcript("ceremony");
    transcript.add(std::string_view(context.election)).addU64(static_cast<std::uint64_t>(context.attempt));
    transcript.addU64(static_cast<std::uint64_t>(index))
        .addU64(static_cast<std::uint64_t>(context.threshold));
    transcript.add(ByteView(encryptionKey));
    for (const Encoded& coefficient : coefficients)
        transcript.add(ByteView(coefficient));
    return transcript;
}

base::Status checkReveal(const CeremonyContext& context, const CeremonyReveal& reveal)
{
    if (ceremonyCommitment(context, reveal.index, reveal.coefficients) != reveal.commitment)
        return base::refused("voting.ceremony_commitment", "coefficients", "not what was committed to");
    const std::size_t count = reveal.coefficients.size();
    if (static_cast<std::int64_t>(count) != context.threshold || count == 0 || count > kMaxTrustees)
        return base::refused("voting.ceremony_coefficients", "coefficients", "not as many as the threshold");
    std::vector<Point> points;
    for (std::size_t t = 0; t < count; ++t) {
        const auto point = Point::decodeNonIdentity(reveal.coefficients[t]);
        if (!point)
            return base::refused("voting.ceremony_coefficients", "coefficients[" + std::to_string(t) + ']',
                "no point, or the identity");
        points.push_back(*point);
    }
    if (reveal.proof.size() != 2 * count * kWordBytes)
        return base::refused("voting.ceremony_proof", "proof", "length");
    const base::ByteView proof(reveal.proof);
    Transcript transcript =
        ceremonyProofTranscript(context, reveal.index, reveal.encryptionKey, reveal.coefficients);
    for (std::size_t t = 0; t < count; ++t)
        transcript.add(proof.subspan(t * kWordBytes, kWordBytes));
    const Scalar challenge = transcript.scalar();
    for (std::size_t t = 0; t < count; ++t) {
        const auto commitment = Point::decode(proof.subspan(t * kWordBytes, kWordBytes));
        const auto response = Scalar::decode(proof.subspan((count + t) * kWordBytes, kWordBytes));
        if (!commitment || !response)
            return base::refused("voting.ceremony_proof", "proof", "encoding");
        if (!(FixedBase::generator().multiply(*response) == *commitment + multiply(challenge, points[t])))
            return base::refused(
                "voting.ceremony_proof", "proof", "proof of coefficient " + std::to_string(t));
    }
    return {};
}

base::Status checkShare(const std::vector<Encoded>& dealerCoefficients, std::int64_t to, base::ByteView share)
{
    const auto scalar = Scalar::decode(share);
    if (!scalar || to < 1 || dealerCoefficients.empty())
        return base::refused("voting.ceremony_share", "share", "no scalar");
    const Scalar at = Scalar::fromU64(static_cast<std::uint64_t>(to));
    Point expected;
    for (auto coefficient = dealerCoefficients.rbegin(); coefficient != dealerCoefficients.rend();
         ++coefficient) {
        const auto point = Point::decodeNonIdentity(*coefficient);
        if (!point)
            return base::refused("voting.ceremony_share", "share", "coefficients of the dealer");
        expected = multiply(at, expected) + *point;
    }
    // A share that nobody has published yet is secret: constant time.
    if (!(secretMulBase(*scalar) == expected))
        return base::refused("voting.ceremony_share", "share", "does not fit the dealer's coefficients");
    return {};
}

Settlement settleComplaint(
    const std::vector<Encoded>& accusedCoefficients, std::int64_t complainant, base::ByteView share)
{
    return checkShare(accusedCoefficients, complainant, share) ? Settlement::Refuted
                                                               : Settlement::AccusedExcluded;
}

base::Result<TrusteeKeys> finishCeremony(std::int64_t threshold, std::vector<TrusteeKey> keys)
{
    TrusteeKeys trustees;
    trustees.threshold = threshold;
    trustees.keys = std::move(keys);
    const auto joint = jointKey(trustees.keys);
    if (!joint)
        return base::refused("voting.trustee_keys", "keys", "no joint key");
    trustees.joint = *joint;
    // The document's own checks say the rest.
    return trusteeKeysFromJson(toJson(trustees));
}

} // namespace maru::voting
