// SPDX-License-Identifier: Apache-2.0
// Sums of public multiples. Few terms: Straus (E. Straus, "Addition chains of vectors", 1964) over non-adjacent forms, one
// chain of doublings for all. Many: Pippenger's buckets with signed digits (D. Bernstein et al., "Faster batch forgery
// identification", eprint 2012/549, section 4): each term is one addition a window, and a window's buckets are summed by
// running totals.
#include "shared/voting/group/multi_scalar.h"

#include "shared/voting/group/point_ops.h"

#include <algorithm>
#include <bit>
#include <cstdlib>

namespace maru::voting {

namespace {

constexpr int kNafWidth = 5;
constexpr std::size_t kNafEntries = 8;
constexpr std::size_t kNafDigits = 256;

using NafDigits = std::array<std::int8_t, kNafDigits>;

/// Digits that are zero or odd, within +-15, at most one in five not zero; the number of digits up to the highest.
std::size_t nafOf(const Encoded& number, NafDigits& digits)
{
    const auto words = wordsOf(number);
    digits.fill(0);
    std::size_t used = 0;
    unsigned carry = 0;
    for (std::size_t at = 0; at < kNafDigits;) {
        std::uint64_t part = words[at / 64] >> (at % 64);
        if (at % 64 + kNafWidth > 64 && at / 64 + 1 < words.size())
            part |= words[at / 64 + 1] << (64 - at % 64);
        const unsigned window = carry + static_cast<unsigned>(part & 31);
        if (window % 2 == 0) {
            ++at;
            continue;
        }
        carry = window >= 16 ? 1 : 0;
        digits[at] = static_cast<std::int8_t>(static_cast<int>(window) - (carry != 0 ? 32 : 0));
        used = at + 1;
        at += kNafWidth;
    }
    return used;
}

Coordinates strausSum(std::span<const Scalar> scalars, std::span<const Point> points)
{
    struct Term {
        NafDigits digit;
        std::array<CachedPoint, kNafEntries> odd; ///< P, 3P, ... 15P
    };
    std::vector<Term> terms(scalars.size());
    std::size_t length = 0;
    for (std::size_t i = 0; i < scalars.size(); ++i) {
        Term& term = terms[i];
        length = std::max(length, nafOf(scalars[i].encode(), term.digit));
        Coordinates multiple = points[i].coordinates();
        const CachedPoint twice = cachedOf(doubledOnce(multiple));
        term.odd[0] = cachedOf(multiple);
        for (std::size_t j = 1; j < kNafEntries; ++j) {
            multiple = added(multiple, twice);
            term.odd[j] = cachedOf(multiple);
        }
    }
    Coordinates sum = identityCoordinates();
    int doublings = 0;
    for (std::size_t at = length; at-- > 0;) {
        ++doublings;
        for (const Term& term : terms) {
            const int digit = term.digit[at];
            if (digit == 0)
                continue;
            if (doublings > 0)
                sum = doubledTimes(sum, doublings);
            doublings = 0;
            if (digit > 0)
                sum = added(sum, term.odd[static_cast<std::size_t>(digit / 2)]);
            else
                sum = subtracted(sum, term.odd[static_cast<std::size_t>(-digit / 2)]);
        }
    }
    return doublings > 0 ? doubledTimes(sum, doublings) : sum;
}

/// Bits of the highest bit that is set.
std::size_t bitLength(const Encoded& number)
{
    for (std::size_t i = number.size(); i-- > 0;) {
        if (number[i] != 0)
            return 8 * i + static_cast<std::size_t>(std::bit_width(static_cast<unsigned>(number[i])));
    }
    return 0;
}

/// The width with the fewest multiplications: 7 an addition of a term to a bucket, 18 a bucket for the two totals.
int bucketWidth(std::size_t totalBits, std::size_t highestBits)
{
    int best = 4;
    std::size_t least = SIZE_MAX;
    for (int width = 4; width <= 14; ++width) {
        const auto bits = static_cast<std::size_t>(width);
        const std::size_t windows = highestBits / bits + 1;
        const std::size_t cost = 7 * (totalBits / bits) + 18 * windows * (std::size_t(1) << (width - 1));
        if (cost < least) {
            least = cost;
            best = width;
        }
    }
    return best;
}

class Buckets {
public:
    explicit Buckets(std::size_t count) : m_sum(count), m_isUsed(count) { }

    void clear() { std::fill(m_isUsed.begin(), m_isUsed.end(), std::uint8_t(0)); }

    /// Begins to fetch the bucket of a digit that comes soon.
    void expect(int digit) const
    {
#if defined(__GNUC__) && !defined(__wasm__)
        const auto* bucket = reinterpret_cast<const char*>(m_sum.data() + slotOf(digit));
        __builtin_prefetch(bucket);
        __builtin_prefetch(bucket + 64);
        __builtin_prefetch(bucket + 128);
#else
        static_cast<void>(digit);
#endif
    }

    void add(int digit, const AffinePoint& point)
    {
        if (digit == 0)
            return;
        const std::size_t at = slotOf(digit);
        const Coordinates from = m_isUsed[at] != 0 ? m_sum[at] : identityCoordinates();
        m_sum[at] = digit > 0 ? added(from, point) : subtracted(from, point);
        m_isUsed[at] = 1;
    }

    /// 1 * bucket[0] + 2 * bucket[1] + ...
    Coordinates total() const
    {
        Coordinates running = identityCoordinates();
        Coordinates total = identityCoordinates();
        bool isStarted = false;
        for (std::size_t at = m_sum.size(); at-- > 0;) {
            if (m_isUsed[at] != 0) {
                running = isStarted ? added(running, cachedOf(m_sum[at])) : m_sum[at];
                isStarted = true;
            }
            if (isStarted)
                total = added(total, cachedOf(running));
        }
        return total;
    }

private:
    /// |digit| - 1 (and 0 for 0), without std::abs: GCC 12.2 at -O2 gives -|x| for it here (neg, mov, cmovns).
    static std::size_t slotOf(int digit)
    {
        const auto bits = static_cast<std::uint32_t>(digit);
        const std::uint32_t size = (bits >> 31) != 0 ? ~bits : bits - 1;
        return digit == 0 ? 0 : size;
    }

    std::vector<Coordinates> m_sum;
    std::vector<std::uint8_t> m_isUsed;
};

Coordinates pippengerSum(std::span<const Scalar> scalars, std::span<const Point> points)
{
    const std::size_t count = scalars.size();
    std::vector<Encoded> numbers(count);
    std::size_t totalBits = 0;
    std::size_t highestBits = 0;
    for (std::size_t i = 0; i < count; ++i) {
        numbers[i] = scalars[i].encode();
        const std::size_t bits = bitLength(numbers[i]);
        totalBits += bits;
        highestBits = std::max(highestBits, bits);
    }
    const int width = bucketWidth(totalBits, highestBits);
    const std::size_t windows = digitCount(width);
    std::vector<std::int16_t> digits(windows * count);
    std::vector<std::int16_t> own(windows);
    for (std::size_t i = 0; i < count; ++i) {
        signedDigits(numbers[i], width, own);
        for (std::size_t w = 0; w < windows; ++w)
            digits[w * count + i] = own[w];
    }
    const std::vector<AffinePoint> affine = affineAll(points);

    constexpr std::size_t kAhead = 4;
    Buckets buckets(std::size_t(1) << (width - 1));
    Coordinates sum = identityCoordinates();
    for (std::size_t w = windows; w-- > 0;) {
        const std::span<const std::int16_t> row = std::span(digits).subspan(w * count, count);
        buckets.clear();
        for (std::size_t i = 0; i < count; ++i) {
            if (i + kAhead < count)
                buckets.expect(row[i + kAhead]);
            buckets.add(row[i], affine[i]);
        }
        sum = added(doubledTimes(sum, width), cachedOf(buckets.total()));
    }
    return sum;
}

/// From about here on the buckets need fewer multiplications (maru-bench voting).
constexpr std::size_t kPippengerTerms = 190;

} // namespace

Point multiply(const Scalar& scalar, const Point& point)
{
    return multiScalar({ &scalar, 1 }, { &point, 1 });
}

Point multiScalar(std::span<const Scalar> scalars, std::span<const Point> points)
{
    if (scalars.size() != points.size())
        std::abort();
    return Point(
        scalars.size() < kPippengerTerms ? strausSum(scalars, points) : pippengerSum(scalars, points));
}

void MultiScalarSum::reserve(std::size_t terms)
{
    m_scalars.reserve(terms);
    m_points.reserve(terms);
}

void MultiScalarSum::add(const Scalar& scalar, const Point& point)
{
    m_scalars.push_back(scalar);
    m_points.push_back(point);
}

void MultiScalarSum::addFixed(const Scalar& scalar, const FixedBase& base)
{
    for (FixedTerm& term : m_fixed) {
        if (term.base == &base) {
            term.scalar += scalar;
            return;
        }
    }
    m_fixed.push_back({ &base, scalar });
}

void MultiScalarSum::append(const MultiScalarSum& other)
{
    m_scalars.insert(m_scalars.end(), other.m_scalars.begin(), other.m_scalars.end());
    m_points.insert(m_points.end(), other.m_points.begin(), other.m_points.end());
    // By index: `other` may be this one.
    for (std::size_t i = 0, count = other.m_fixed.size(); i < count; ++i)
        addFixed(Scalar(other.m_fixed[i].scalar), *other.m_fixed[i].base);
}

Point MultiScalarSum::value() const
{
    Point sum = multiScalar(m_scalars, m_points);
    for (const FixedTerm& term : m_fixed)
        sum += term.base->multiply(term.scalar);
    return sum;
}

void MultiScalarSum::clear()
{
    m_scalars.clear();
    m_points.clear();
    m_fixed.clear();
}

} // namespace maru::voting
