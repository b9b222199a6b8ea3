// SPDX-License-Identifier: Apache-2.0
// The public checks of the key ceremony.
#include "shared/voting/ceremony.h"

#include "shared/voting/proofs/trustee_keys.h"

namespace maru::voting {
namespace {

TrusteeClaim claimOf(const CeremonyContext& context, std::int64_t index,
    const EncryptionPublicKey& encryptionKey, const std::vector<Encoded>& coefficients)
{
    return { context.election, static_cast<std::uint64_t>(context.attempt), static_cast<std::uint64_t>(index),
        static_cast<std::uint64_t>(context.threshold), encryptionKey, coefficients };
}

} // namespace

CeremonyCommitment ceremonyCommitment(
    const CeremonyContext& context, std::int64_t index, const std::vector<Encoded>& coefficients)
{
    return commitmentOf(claimOf(context, index, {}, coefficients));
}

Transcript ceremonyProofTranscript(const CeremonyContext& context, std::int64_t index,
    const EncryptionPublicKey& encryptionKey, const std::vector<Encoded>& coefficients)
{
    return transcriptOf(claimOf(context, index, encryptionKey, coefficients));
}

base::Status checkReveal(const CeremonyContext& context, const CeremonyReveal& reveal)
{
    const TrusteeClaim claim = claimOf(context, reveal.index, reveal.encryptionKey, reveal.coefficients);
    if (commitmentOf(claim) != reveal.commitment)
        return base::refused("voting.ceremony_commitment", "coefficients", "not what was committed to");
    const ClaimCheck check = checkClaim(claim, reveal.proof, kMaxTrustees);
    switch (check.fault) {
    case ClaimFault::Count:
        return base::refused("voting.ceremony_coefficients", "coefficients", "not as many as the threshold");
    case ClaimFault::Coefficient:
        return base::refused("voting.ceremony_coefficients", "coefficients[" + std::to_string(check.at) + ']',
            "no point, or the identity");
    case ClaimFault::Length:
        return base::refused("voting.ceremony_proof", "proof", "length");
    case ClaimFault::Encoding:
        return base::refused("voting.ceremony_proof", "proof", "encoding");
    case ClaimFault::Equation:
        return base::refused(
            "voting.ceremony_proof", "proof", "proof of coefficient " + std::to_string(check.at));
    case ClaimFault::None:
        break;
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
