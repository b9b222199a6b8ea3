// SPDX-License-Identifier: Apache-2.0
// Sums of ciphertexts.
#include "shared/voting/elgamal_sums.h"

#include "shared/base/result.h"

namespace maru::voting {

ContestSums::ContestSums(std::size_t slots) : m_sums(slots) { }

std::optional<ContestSums> ContestSums::decode(base::ByteView bytes, std::size_t slots)
{
    auto sums = ciphertextsFromBytes(bytes, slots);
    if (!sums)
        return std::nullopt;
    ContestSums result(0);
    result.m_sums = std::move(*sums);
    return result;
}

base::Bytes ContestSums::encode() const
{
    return toBytes(m_sums);
}

void ContestSums::add(const std::vector<Ciphertext>& ciphertexts, std::int64_t weight)
{
    MARU_ASSERT(ciphertexts.size() == m_sums.size());
    for (std::size_t i = 0; i < m_sums.size(); ++i)
        m_sums[i] += scaled(ciphertexts[i], weight);
}

void ContestSums::subtract(const std::vector<Ciphertext>& ciphertexts, std::int64_t weight)
{
    MARU_ASSERT(ciphertexts.size() == m_sums.size());
    for (std::size_t i = 0; i < m_sums.size(); ++i)
        m_sums[i] -= scaled(ciphertexts[i], weight);
}

std::optional<std::vector<Ciphertext>> ciphertextsFromBytes(base::ByteView bytes, std::size_t slots)
{
    if (bytes.size() != slots * 64)
        return std::nullopt;
    std::vector<Ciphertext> ciphertexts;
    ciphertexts.reserve(slots);
    for (std::size_t i = 0; i < slots; ++i) {
        const auto alpha = Point::decode(bytes.subspan(i * 64, 32));
        const auto beta = Point::decode(bytes.subspan(i * 64 + 32, 32));
        if (!alpha || !beta)
            return std::nullopt;
        ciphertexts.push_back({ *alpha, *beta });
    }
    return ciphertexts;
}

base::Bytes toBytes(const std::vector<Ciphertext>& ciphertexts)
{
    std::vector<Point> points;
    points.reserve(ciphertexts.size() * 2);
    for (const Ciphertext& ciphertext : ciphertexts) {
        points.push_back(ciphertext.alpha);
        points.push_back(ciphertext.beta);
    }
    base::Bytes bytes;
    bytes.reserve(points.size() * 32);
    for (const Encoded& encoded : encodeAll(points))
        bytes.insert(bytes.end(), encoded.begin(), encoded.end());
    return bytes;
}

} // namespace maru::voting
