// SPDX-License-Identifier: Apache-2.0
// Exponential ElGamal.
#include "shared/voting/proofs/elgamal.h"

namespace maru::voting {

Ciphertext& Ciphertext::operator+=(const Ciphertext& other)
{
    alpha += other.alpha;
    beta += other.beta;
    return *this;
}

Ciphertext& Ciphertext::operator-=(const Ciphertext& other)
{
    alpha -= other.alpha;
    beta -= other.beta;
    return *this;
}

Scalar ballotRandomness(
    const BallotSeed& seed, const BallotContext& context, std::string_view contest, std::string_view slot)
{
    Transcript transcript("nonce");
    transcript.add(ByteView(seed)).add(ByteView(context.fingerprint)).add(ByteView(context.voter));
    transcript.add(contest).add(slot);
    return transcript.scalar();
}

Ciphertext encryptVote(const EncryptionKey& key, std::uint64_t vote, const Scalar& randomness)
{
    Scalar value = Scalar::fromU64(vote);
    const WipeOnExit wipeValue(value);
    const SecretBase& generator = SecretBase::generator();
    return { generator.multiply(randomness), generator.multiply(value) + key.base().multiply(randomness) };
}

Scalar signedScalar(std::int64_t factor)
{
    if (factor >= 0)
        return Scalar::fromU64(static_cast<std::uint64_t>(factor));
    return -Scalar::fromU64(std::uint64_t(0) - static_cast<std::uint64_t>(factor));
}

Ciphertext scaled(const Ciphertext& ciphertext, std::int64_t factor)
{
    if (factor == 0)
        return {};
    if (factor == 1)
        return ciphertext;
    if (factor == -1)
        return { -ciphertext.alpha, -ciphertext.beta };
    // Factors are small; doubling and adding costs less than a multiplication by 253 bits.
    const bool isNegative = factor < 0;
    std::uint64_t left = isNegative ? std::uint64_t(0) - static_cast<std::uint64_t>(factor)
                                    : static_cast<std::uint64_t>(factor);
    Ciphertext power = ciphertext;
    Ciphertext sum;
    for (; left != 0; left >>= 1) {
        if ((left & 1) != 0)
            sum += power;
        if (left > 1)
            power = { power.alpha.doubled(), power.beta.doubled() };
    }
    if (isNegative)
        return { -sum.alpha, -sum.beta };
    return sum;
}

} // namespace maru::voting
