// SPDX-License-Identifier: Apache-2.0
// Sums over all keys of a ring, by classes.
#include "shared/voting/ring/key_sums.h"

namespace maru::voting {

namespace {

using RingPolynomial = std::array<Scalar, kMaxRingLevels + 1>;

/// Digits that are folded: half of them. Small rings are not worth it.
std::size_t outerDigits(std::size_t levels)
{
    return levels >= 4 ? levels / 2 : 0;
}

std::size_t classesOf(std::size_t outer)
{
    return std::size_t(1) << (2 * outer);
}

std::size_t keysOfClass(std::size_t keys, std::size_t classes, std::size_t index)
{
    return (keys - index + classes - 1) / classes;
}

template<class Value>
void wipeAll(std::vector<Value>& values)
{
    platformWipe({ reinterpret_cast<std::uint8_t*>(values.data()), values.size() * sizeof(Value) });
}

/// The product over the digits from `outer` on, for the first `wanted` numbers that these digits write.
std::vector<RingPolynomial> innerPolynomials(
    std::uint64_t place, const RingDigits& a, std::size_t levels, std::size_t outer, std::size_t wanted)
{
    std::vector<RingPolynomial> polynomials(1);
    polynomials[0][0] = Scalar::one();
    for (std::size_t level = levels; level-- > outer;) {
        // The most significant digit first: so the polynomials stand in the order of the keys.
        const std::size_t degree = levels - 1 - level;
        std::array<Scalar, kRingBase> sigma;
        for (std::size_t value = 0; value < kRingBase; ++value)
            sigma[value] = Scalar::fromU64(equalMask((place >> (2 * level)) & 3, value) & 1);
        std::vector<RingPolynomial> next(((wanted - 1) >> (2 * (level - outer))) + 1);
        for (std::size_t k = 0; k < next.size(); ++k) {
            const RingPolynomial& before = polynomials[k / kRingBase];
            for (std::size_t power = 0; power <= degree; ++power) {
                next[k][power] += before[power] * a[level][k % kRingBase];
                next[k][power + 1] = before[power] * sigma[k % kRingBase];
            }
        }
        wipeAll(polynomials);
        polynomials = std::move(next);
    }
    return polynomials;
}

} // namespace

KeySums::KeySums(const Ring& ring) : m_ring(ring), m_outer(outerDigits(ring.levels()))
{
    const std::size_t classes = classesOf(m_outer);
    const std::size_t whole = std::size_t(1) << (2 * (ring.levels() - m_outer));
    for (std::size_t i = 0; i < classes; ++i) {
        const std::size_t count = keysOfClass(ring.size(), classes, i);
        std::vector<Point> points;
        for (std::size_t k = 0; k < count; ++k)
            points.push_back(ring.keys()[i + classes * k]);
        if (count < whole)
            points.push_back(ring.keys().back());
        m_classes.push_back({ count, SecretTable(points) });
    }
}

unsigned KeySums::steps() const
{
    return static_cast<unsigned>(m_classes.size() * (m_ring.levels() - m_outer)) + 1;
}

KeySums::Polynomials KeySums::ofClasses(
    std::uint64_t place, const RingDigits& a, const RingProgress& progress) const
{
    const std::size_t inner = m_ring.levels() - m_outer;
    std::vector<RingPolynomial> polynomials =
        innerPolynomials(place, a, m_ring.levels(), m_outer, m_classes.front().keys);
    const WipeOnExit wiped(polynomials);
    unsigned done = 0;
    Polynomials classes;
    std::vector<Scalar> row;
    for (std::size_t i = 0; i < m_classes.size(); ++i) {
        const KeyClass& one = m_classes[i];
        std::vector<Point> sums;
        row.resize(one.table.size());
        const WipeOnExit wipedRow(row);
        for (std::size_t power = 0; power < inner; ++power) {
            // All products together are x^inner: what the repetitions of the last key get is minus the sum of the others.
            Scalar rest;
            for (std::size_t k = 0; k < one.keys; ++k) {
                row[k] = polynomials[k][power];
                rest -= row[k];
            }
            if (row.size() > one.keys)
                row[one.keys] = rest;
            sums.push_back(secretMultiScalar(row, one.table));
            if (progress)
                progress(++done, steps());
        }
        // The highest power has one key only, that of the secret's higher digits.
        Point chosen = m_ring.keys().back();
        for (std::size_t k = 0; k < one.keys; ++k)
            chosen.assignIf(equalMask(place >> (2 * m_outer), k), m_ring.keys()[i + m_classes.size() * k]);
        sums.push_back(chosen);
        classes.push_back(std::move(sums));
    }
    return classes;
}

KeySums::Polynomials KeySums::folded(
    const Polynomials& classes, std::uint64_t digit, const std::array<Scalar, kRingBase>& a)
{
    const std::size_t count = classes.size() / kRingBase;
    const std::size_t powers = classes.front().size();
    Polynomials result(count);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t power = 0; power <= powers; ++power) {
            Point sum;
            if (power < powers) {
                // a[0] is minus the sum of the others: three terms do.
                const Point& first = classes[i][power];
                const std::array<Point, 3> others { classes[i + count][power] - first,
                    classes[i + 2 * count][power] - first, classes[i + 3 * count][power] - first };
                sum = secretMultiScalar(std::span(a).subspan(1), SecretTable(others));
            }
            if (power > 0) {
                Point chosen = classes[i][power - 1];
                for (std::size_t value = 1; value < kRingBase; ++value)
                    chosen.assignIf(equalMask(digit, value), classes[i + value * count][power - 1]);
                sum += chosen;
            }
            result[i].push_back(sum);
        }
    }
    return result;
}

std::vector<Point> KeySums::sums(std::uint64_t place, const RingDigits& a, const RingProgress& progress) const
{
    Polynomials classes = ofClasses(place, a, progress);
    for (std::size_t level = m_outer; level-- > 0;) {
        Polynomials next = folded(classes, (place >> (2 * level)) & 3, a[level]);
        for (std::vector<Point>& points : classes)
            wipeAll(points);
        classes = std::move(next);
    }
    std::vector<Point> sums = std::move(classes.front());
    // The highest power is the secret key itself.
    platformWipe({ reinterpret_cast<std::uint8_t*>(&sums.back()), sizeof(Point) });
    sums.pop_back();
    return sums;
}

} // namespace maru::voting
