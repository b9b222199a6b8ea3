// SPDX-License-Identifier: Apache-2.0
// What the group's tests share: hex, edge values, and random input whose seed is printed and can be given again in
// MARU_TEST_SEED.
#pragma once

#include "shared/base/bytes.h"
#include "shared/voting/group/multi_scalar.h"

#include <QtTest>

#include <random>

namespace maru::testing {

template<std::size_t N>
std::array<std::uint8_t, N> arrayOf(std::string_view hex)
{
    const base::Bytes bytes = *base::fromHex(hex);
    std::array<std::uint8_t, N> array {};
    MARU_ASSERT(bytes.size() == N);
    std::copy(bytes.begin(), bytes.end(), array.begin());
    return array;
}

inline QString hexOf(base::ByteView bytes)
{
    return QString::fromStdString(base::toHex(bytes));
}

class RandomInput {
public:
    RandomInput()
    {
        bool isGiven = false;
        quint64 seed = qEnvironmentVariable("MARU_TEST_SEED").toULongLong(&isGiven);
        if (!isGiven)
            seed = (quint64(std::random_device()()) << 32) | std::random_device()();
        qInfo("MARU_TEST_SEED=%llu", static_cast<unsigned long long>(seed));
        m_engine.seed(seed);
    }
    std::uint64_t word() { return m_engine(); }
    template<std::size_t N>
    std::array<std::uint8_t, N> bytes()
    {
        std::array<std::uint8_t, N> array {};
        for (std::uint8_t& byte : array)
            byte = static_cast<std::uint8_t>(m_engine());
        return array;
    }
    voting::Scalar scalar() { return voting::Scalar::fromWide(bytes<64>()); }
    voting::Point point() { return voting::Point::fromUniform(bytes<64>()); }

private:
    std::mt19937_64 m_engine;
};

/// 0, 1, 2, 8, 15, 16, l - 1, l - 2, (l - 1) / 2, 2^252, and patterns that make signed windows carry.
inline std::vector<voting::Encoded> edgeScalars()
{
    std::vector<voting::Encoded> edges;
    for (const char* hex : { "0000000000000000000000000000000000000000000000000000000000000000",
             "0100000000000000000000000000000000000000000000000000000000000000",
             "0200000000000000000000000000000000000000000000000000000000000000",
             "0800000000000000000000000000000000000000000000000000000000000000",
             "0f00000000000000000000000000000000000000000000000000000000000000",
             "1000000000000000000000000000000000000000000000000000000000000000",
             "ecd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010",
             "ebd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010",
             "f6e97a2e8d31092c6bce7b51ef7c6f0a00000000000000000000000000000008",
             "0000000000000000000000000000000000000000000000000000000000000010",
             "8888888888888888888888888888888888888888888888888888888888888808",
             "7777777777777777777777777777777777777777777777777777777777777707",
             "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0f",
             "ffffffffffffffffffffffffffffffff00000000000000000000000000000000",
             "0000000000000000000000000000000001000000000000000000000000000000",
             "2084104208218410420821841042082184104208218410420821841042082104" })
        edges.push_back(arrayOf<32>(hex));
    return edges;
}

} // namespace maru::testing
