// SPDX-License-Identifier: Apache-2.0
// Transcripts that begin with a ballot's context, the two forms of the election key, weights.
#include "shared/voting/proofs/context.h"

#include <algorithm>

namespace maru::voting {

Transcript BallotContext::transcript(std::string_view tag) const
{
    Transcript transcript(tag);
    transcript.add(ByteView(fingerprint)).add(std::string_view(election)).add(std::string_view(ring));
    transcript.add(ByteView(voter));
    return transcript;
}

std::optional<EncryptionKey> EncryptionKey::decode(ByteView bytes)
{
    const auto point = Point::decodeNonIdentity(bytes);
    if (!point)
        return std::nullopt;
    return EncryptionKey(*point);
}

EncryptionKey::EncryptionKey(const Point& key) : m_base(key), m_encoded(key.encode()) { }

std::optional<VerificationKey> VerificationKey::decode(ByteView bytes)
{
    const auto point = Point::decodeNonIdentity(bytes);
    if (!point)
        return std::nullopt;
    return VerificationKey(*point);
}

VerificationKey::VerificationKey(const Point& key) : m_base(key), m_encoded(key.encode()) { }

BatchWeights::BatchWeights(const Digest512& seed) : m_seed(seed) { }

Scalar BatchWeights::next()
{
    constexpr std::size_t kWeightBytes = 16;
    if (m_used + kWeightBytes > m_block.size()) {
        std::array<std::uint8_t, 64 + 8> input;
        std::copy(m_seed.begin(), m_seed.end(), input.begin());
        for (std::size_t i = 0; i < 8; ++i)
            input[64 + i] = static_cast<std::uint8_t>(m_counter >> (56 - 8 * i));
        ++m_counter;
        platformSha512(input, m_block);
        m_used = 0;
    }
    const Scalar weight =
        Scalar::fromU128(std::span<const std::uint8_t, kWeightBytes>(m_block.data() + m_used, kWeightBytes));
    m_used += kWeightBytes;
    return weight;
}

} // namespace maru::voting
