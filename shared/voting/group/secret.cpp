// SPDX-License-Identifier: Apache-2.0
// Multiplication by secrets: signed windows of four bits, every entry of a row read and masked, no branch and no index
// that depends on the secret.
#include "shared/voting/group/multi_scalar.h"

#include "shared/voting/group/point_ops.h"

#include <cstdlib>

namespace maru::voting {

namespace {

constexpr int kSecretWidth = 4;
constexpr std::size_t kSecretDigits = digitCount(kSecretWidth);
constexpr std::size_t kSecretEntries = 8;

using SecretDigits = std::array<std::int16_t, kSecretDigits>;
using SecretRow = std::array<AffinePoint, kSecretEntries>;

SecretDigits secretDigitsOf(const Scalar& secret)
{
    Encoded bytes = secret.encode();
    const WipeOnExit wipe(bytes);
    SecretDigits digits {};
    signedDigits(bytes, kSecretWidth, digits);
    return digits;
}

/// P, 2P, ... 8P
void appendMultiples(const Coordinates& point, std::vector<Coordinates>& multiples)
{
    const CachedPoint step = cachedOf(point);
    Coordinates multiple = point;
    multiples.push_back(multiple);
    for (std::size_t j = 1; j < kSecretEntries; ++j) {
        multiple = added(multiple, step);
        multiples.push_back(multiple);
    }
}

std::vector<SecretRow> secretRowsOf(const std::vector<Coordinates>& multiples)
{
    const std::vector<AffinePoint> affine = affineAll(std::span<const Coordinates>(multiples));
    std::vector<SecretRow> rows(affine.size() / kSecretEntries);
    for (std::size_t i = 0; i < affine.size(); ++i)
        rows[i / kSecretEntries][i % kSecretEntries] = affine[i];
    return rows;
}

} // namespace

Point secretMul(const Scalar& secret, const Point& point)
{
    // No inversion here: one multiplication would not earn it.
    std::array<CachedPoint, kSecretEntries> row;
    row[0] = cachedOf(point.coordinates());
    Coordinates multiple = point.coordinates();
    for (std::size_t j = 1; j < kSecretEntries; ++j) {
        multiple = added(multiple, row[0]);
        row[j] = cachedOf(multiple);
    }
    SecretDigits digits = secretDigitsOf(secret);
    const WipeOnExit wipe(digits);
    Coordinates sum = identityCoordinates();
    for (std::size_t i = kSecretDigits; i-- > 0;)
        sum = added(doubledTimes(sum, kSecretWidth), chosen(row, digits[i]));
    return Point(sum);
}

Point secretMulBase(const Scalar& secret)
{
    return SecretBase::generator().multiply(secret);
}

/// Row i holds the multiples of 256^i * P.
struct SecretBase::Rows {
    std::vector<SecretRow> row;
};

SecretBase::SecretBase(const Point& point) : m_point(point), m_rows(std::make_unique<Rows>())
{
    std::vector<Coordinates> multiples;
    multiples.reserve(kSecretDigits / 2 * kSecretEntries);
    Coordinates first = point.coordinates();
    for (std::size_t i = 0; i < kSecretDigits / 2; ++i) {
        appendMultiples(first, multiples);
        first = doubledTimes(first, 2 * kSecretWidth);
    }
    m_rows->row = secretRowsOf(multiples);
}

SecretBase::~SecretBase() = default;
SecretBase::SecretBase(SecretBase&&) noexcept = default;
SecretBase& SecretBase::operator=(SecretBase&&) noexcept = default;

Point SecretBase::multiply(const Scalar& secret) const
{
    // The odd digits first, times 16, then the even ones: one table serves both.
    SecretDigits digits = secretDigitsOf(secret);
    const WipeOnExit wipe(digits);
    Coordinates sum = identityCoordinates();
    for (std::size_t i = 1; i < kSecretDigits; i += 2)
        sum = added(sum, chosen(m_rows->row[i / 2], digits[i]));
    sum = doubledTimes(sum, kSecretWidth);
    for (std::size_t i = 0; i < kSecretDigits; i += 2)
        sum = added(sum, chosen(m_rows->row[i / 2], digits[i]));
    return Point(sum);
}

const SecretBase& SecretBase::generator()
{
    static const SecretBase table(Point::base());
    return table;
}

struct SecretTable::Rows {
    std::vector<SecretRow> row;
};

SecretTable::SecretTable(std::span<const Point> points)
    : m_size(points.size()), m_rows(std::make_unique<Rows>())
{
    std::vector<Coordinates> multiples;
    multiples.reserve(points.size() * kSecretEntries);
    for (const Point& point : points)
        appendMultiples(point.coordinates(), multiples);
    m_rows->row = secretRowsOf(multiples);
}

SecretTable::~SecretTable() = default;
SecretTable::SecretTable(SecretTable&&) noexcept = default;
SecretTable& SecretTable::operator=(SecretTable&&) noexcept = default;

Point secretMultiScalar(std::span<const Scalar> secrets, const SecretTable& table)
{
    if (secrets.size() != table.size())
        std::abort();
    // Straus: all share the doublings. Digits lie window by window, as they are read.
    const std::size_t count = secrets.size();
    std::vector<std::int16_t> digits(kSecretDigits * count);
    const WipeOnExit wipe(digits);
    for (std::size_t i = 0; i < count; ++i) {
        SecretDigits own = secretDigitsOf(secrets[i]);
        const WipeOnExit wipeOwn(own);
        for (std::size_t w = 0; w < kSecretDigits; ++w)
            digits[w * count + i] = own[w];
    }
    Coordinates sum = identityCoordinates();
    for (std::size_t w = kSecretDigits; w-- > 0;) {
        sum = doubledTimes(sum, kSecretWidth);
        for (std::size_t i = 0; i < count; ++i)
            sum = added(sum, chosen(table.m_rows->row[i], digits[w * count + i]));
    }
    return Point(sum);
}

} // namespace maru::voting
