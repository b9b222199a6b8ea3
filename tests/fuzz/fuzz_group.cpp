// SPDX-License-Identifier: Apache-2.0
// Points and scalars from 32 (or 64) untrusted bytes: what libsodium accepts and nothing else, and the same results.
// LIBS: maru_voting PkgConfig::SODIUM
#include "shared/base/result.h"
#include "shared/voting/group/multi_scalar.h"

#include <sodium.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace maru::voting;

namespace {

/// libsodium has no question for this: a canonical number is its own remainder.
bool isCanonicalScalar(const Encoded& bytes)
{
    std::array<std::uint8_t, 64> wide {};
    std::copy(bytes.begin(), bytes.end(), wide.begin());
    Encoded reduced {};
    crypto_core_ristretto255_scalar_reduce(reduced.data(), wide.data());
    return reduced == bytes;
}

void checkScalar(const Encoded& bytes)
{
    const auto scalar = Scalar::decode(bytes);
    MARU_ASSERT(scalar.has_value() == isCanonicalScalar(bytes));
    if (!scalar)
        return;
    MARU_ASSERT(scalar->encode() == bytes);
    Encoded square {};
    crypto_core_ristretto255_scalar_mul(square.data(), bytes.data(), bytes.data());
    MARU_ASSERT((*scalar * *scalar).encode() == square);
    Encoded base {};
    if (crypto_scalarmult_ristretto255_base(base.data(), bytes.data()) != 0)
        base.fill(0);
    MARU_ASSERT(secretMulBase(*scalar).encode() == base);
    MARU_ASSERT(multiply(*scalar, Point::base()).encode() == base);
}

void checkPoint(const Encoded& bytes)
{
    const auto point = Point::decode(bytes);
    // libsodium 1.0.18 does not look at the highest bit; RFC 9496 refuses it.
    MARU_ASSERT(point.has_value()
        == (crypto_core_ristretto255_is_valid_point(bytes.data()) == 1 && bytes[31] < 0x80));
    if (!point)
        return;
    MARU_ASSERT(point->encode() == bytes);
    Encoded doubled {};
    MARU_ASSERT(crypto_core_ristretto255_add(doubled.data(), bytes.data(), bytes.data()) == 0);
    MARU_ASSERT(point->doubled().encode() == doubled);
    MARU_ASSERT((*point - *point).isIdentity());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const int ready = sodium_init();
    MARU_ASSERT(ready >= 0);
    if (size != 32 && size != 64) {
        MARU_ASSERT(!Point::decode({ data, size }) && !Scalar::decode({ data, size }));
        return 0;
    }
    Encoded first {};
    std::copy(data, data + 32, first.begin());
    checkScalar(first);
    checkPoint(first);
    if (size == 64) {
        std::array<std::uint8_t, 64> wide {};
        std::copy(data, data + 64, wide.begin());
        Encoded expected {};
        MARU_ASSERT(crypto_core_ristretto255_from_hash(expected.data(), wide.data()) == 0);
        MARU_ASSERT(Point::fromUniform(wide).encode() == expected);
        crypto_core_ristretto255_scalar_reduce(expected.data(), wide.data());
        MARU_ASSERT(Scalar::fromWide(wide).encode() == expected);
    }
    return 0;
}
