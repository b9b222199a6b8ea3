// SPDX-License-Identifier: Apache-2.0
// Montgomery arithmetic modulo l with R = 2^256 (P. Montgomery, "Modular multiplication without trial division", 1985),
// interleaved word by word, in 64-bit words where there are 128-bit products and in 32-bit words elsewhere; both keep the
// same numbers. l is 2^252 plus 125 bits, so a multiple of it is a short product and a shift.
#include "shared/voting/group/scalar.h"

#include "shared/voting/group/field_ops.h"
#include "shared/voting/group/scalar_words.h"

#include <cstdlib>

namespace maru::voting {

namespace {

/// R^2 and R^3 modulo l.
constexpr ScalarWords kMontgomeryR2 { 0xa40611e3449c0f01, 0xd00e1ba768859347, 0xceec73d217f5be65,
    0x0399411b7c309a3d };
constexpr ScalarWords kMontgomeryR3 { 0x2a9e49687b83a2db, 0x278324e6aef7f3ec, 0x8065dc6c04ec5b65,
    0x0e530b773599cec7 };
constexpr ScalarWords kMontgomeryR1 { 0xd6ec31748d98951d, 0xc6ef5bf4737dcf70, 0xfffffffffffffffe,
    0x0fffffffffffffff };

#if MARU_VOTING_WIDE
ScalarWords montgomeryProduct(const ScalarWords& a, const ScalarWords& b)
{
    return montgomery64(a, b);
}
#else
ScalarWords montgomeryProduct(const ScalarWords& a, const ScalarWords& b)
{
    return montgomery32(a, b);
}
#endif

} // namespace

Scalar Scalar::one()
{
    Scalar x;
    x.m_limbs = kMontgomeryR1;
    return x;
}

Scalar Scalar::fromU64(std::uint64_t value)
{
    Scalar x;
    x.m_limbs = montgomeryProduct(kMontgomeryR2, { value, 0, 0, 0 });
    return x;
}

Scalar Scalar::fromU128(std::span<const std::uint8_t, 16> bytes)
{
    std::array<std::uint8_t, 32> wide {};
    const WipeOnExit wipe(wide);
    for (std::size_t i = 0; i < 16; ++i)
        wide[i] = bytes[i];
    Scalar x;
    x.m_limbs = montgomeryProduct(kMontgomeryR2, wordsOf(wide));
    return x;
}

std::optional<Scalar> Scalar::decode(ByteView bytes)
{
    if (bytes.size() != 32)
        return std::nullopt;
    const ScalarWords words = wordsOf(bytes.first<32>());
    if (!isBelowOrder(words))
        return std::nullopt;
    Scalar x;
    x.m_limbs = montgomeryProduct(kMontgomeryR2, words);
    return x;
}

Scalar Scalar::fromWide(std::span<const std::uint8_t, 64> bytes)
{
    // low * R + high * R^2, which is (low + high * 2^256) * R. The first operand of montgomeryProduct() is below l, the second
    // any number of 256 bits.
    Scalar low;
    Scalar high;
    low.m_limbs = montgomeryProduct(kMontgomeryR2, wordsOf(bytes.first<32>()));
    high.m_limbs = montgomeryProduct(kMontgomeryR3, wordsOf(bytes.last<32>()));
    return low + high;
}

Scalar Scalar::random()
{
    std::array<std::uint8_t, 64> bytes {};
    const WipeOnExit wipe(bytes);
    platformRandom(bytes);
    return fromWide(bytes);
}

Encoded Scalar::encode() const
{
    return bytesOf(montgomeryProduct(m_limbs, { 1, 0, 0, 0 }));
}

bool Scalar::isZero() const
{
    return maskIfZero(m_limbs) != 0;
}

Scalar Scalar::operator-() const
{
    return Scalar() - *this;
}

Scalar operator+(const Scalar& a, const Scalar& b)
{
    ScalarWords sum {};
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < 4; ++i)
        sum[i] = addCarry(a.m_limbs[i], b.m_limbs[i], carry);
    Scalar x;
    x.m_limbs = lessOrder(sum);
    return x;
}

Scalar operator-(const Scalar& a, const Scalar& b)
{
    ScalarWords difference {};
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < 4; ++i)
        difference[i] = subBorrow(a.m_limbs[i], b.m_limbs[i], borrow);
    const std::uint64_t mask = maskOf(borrow);
    Scalar x;
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < 4; ++i)
        x.m_limbs[i] = addCarry(difference[i], kOrder[i] & mask, carry);
    return x;
}

Scalar operator*(const Scalar& a, const Scalar& b)
{
    Scalar x;
    x.m_limbs = montgomeryProduct(a.m_limbs, b.m_limbs);
    return x;
}

bool operator==(const Scalar& a, const Scalar& b)
{
    std::uint64_t any = 0;
    for (std::size_t i = 0; i < 4; ++i)
        any |= a.m_limbs[i] ^ b.m_limbs[i];
    return any == 0;
}

Scalar Scalar::inverse() const
{
    // x^(l - 2) by windows of four bits of the exponent, which everybody knows.
    constexpr ScalarWords kOrderLessTwo { 0x5812631a5cf5d3eb, 0x14def9dea2f79cd6, 0, 0x1000000000000000 };
    std::array<Scalar, 16> power;
    const WipeOnExit wipe(power);
    power[0] = one();
    for (std::size_t i = 1; i < power.size(); ++i)
        power[i] = power[i - 1] * *this;
    Scalar result = one();
    for (std::size_t i = 64; i-- > 0;) {
        for (int k = 0; k < 4; ++k)
            result *= result;
        const auto digit = static_cast<std::size_t>((kOrderLessTwo[i / 16] >> (4 * (i % 16))) & 15);
        if (digit != 0)
            result *= power[digit];
    }
    return result;
}

Scalar Scalar::power(std::uint64_t exponent) const
{
    Scalar result = one();
    for (int i = 63; i >= 0; --i) {
        result *= result;
        if ((exponent >> i & 1) != 0)
            result *= *this;
    }
    return result;
}

void Scalar::wipe()
{
    platformWipe({ reinterpret_cast<std::uint8_t*>(m_limbs.data()), sizeof m_limbs });
}

bool invertAll(std::span<Scalar> values)
{
    std::vector<Scalar> before(values.size());
    Scalar running = Scalar::one();
    for (std::size_t i = 0; i < values.size(); ++i) {
        before[i] = running;
        running *= values[i];
    }
    if (running.isZero())
        return false;
    running = running.inverse();
    for (std::size_t i = values.size(); i-- > 0;) {
        const Scalar inverse = running * before[i];
        running *= values[i];
        values[i] = inverse;
    }
    return true;
}

std::vector<Scalar> powersOf(const Scalar& x, std::size_t count)
{
    std::vector<Scalar> powers;
    powers.reserve(count);
    Scalar power = Scalar::one();
    for (std::size_t i = 0; i < count; ++i) {
        powers.push_back(power);
        power *= x;
    }
    return powers;
}

Scalar innerProduct(std::span<const Scalar> a, std::span<const Scalar> b)
{
    if (a.size() != b.size())
        std::abort();
    Scalar sum;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

} // namespace maru::voting
