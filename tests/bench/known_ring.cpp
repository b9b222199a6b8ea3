// SPDX-License-Identifier: Apache-2.0
// The same proof as shared/voting/ring/prove.cpp, from the secrets.
#include "tests/bench/known_ring.h"

#include "shared/base/result.h"
#include "shared/voting/group/multi_scalar.h"
#include "shared/voting/ring/parameters.h"
#include "shared/voting/ring/proof.h"

#include <algorithm>

namespace maru::bench {

using namespace voting;

namespace {

using KnownDigits = std::array<std::array<Scalar, kRingBase>, kMaxRingLevels>;
using KnownPolynomial = std::array<Scalar, kMaxRingLevels + 1>;

std::size_t digitOf(std::size_t number, std::size_t level)
{
    return (number >> (2 * level)) & 3;
}

/// For each of the first `keys` keys the product over the digits of (sigma x + a).
std::vector<KnownPolynomial> productsOf(
    std::size_t place, const KnownDigits& a, std::size_t levels, std::size_t keys)
{
    std::vector<KnownPolynomial> products(1);
    products[0][0] = Scalar::one();
    for (std::size_t level = levels; level-- > 0;) {
        // The highest digit first: so they stand in the order of the keys.
        const std::size_t degree = levels - 1 - level;
        std::vector<KnownPolynomial> next(((keys - 1) >> (2 * level)) + 1);
        for (std::size_t k = 0; k < next.size(); ++k) {
            const KnownPolynomial& before = products[k / kRingBase];
            for (std::size_t power = 0; power <= degree; ++power)
                next[k][power] += before[power] * a[level][k % kRingBase];
            // sigma is 1 along the place's own digits only.
            if (k % kRingBase == digitOf(place, level))
                for (std::size_t power = 0; power <= degree; ++power)
                    next[k][power + 1] += before[power];
        }
        products = std::move(next);
    }
    return products;
}

/// Commitment to make(level, value) for every digit and value, blinded.
template<class Make>
Point commitTo(std::size_t levels, const Scalar& blinding, Make make)
{
    const RingParameters& parameters = RingParameters::get();
    std::vector<Scalar> values { blinding };
    std::vector<Point> bases { parameters.h };
    for (std::size_t level = 0; level < levels; ++level)
        for (std::size_t value = 0; value < kRingBase; ++value) {
            values.push_back(make(level, value));
            bases.push_back(parameters.g[level][value]);
        }
    return multiScalar(values, bases);
}

} // namespace

KnownRing::KnownRing(std::shared_ptr<const Ring> ring, std::vector<Scalar> secrets)
    : m_ring(std::move(ring)), m_secrets(std::move(secrets))
{
    MARU_ASSERT(m_secrets.size() == m_ring->size());
    for (const std::size_t i : { std::size_t(0), m_secrets.size() - 1 })
        MARU_ASSERT(FixedBase::generator().multiply(m_secrets[i]) == m_ring->keys()[i]);
}

std::vector<std::uint8_t> KnownRing::prove(const RingStatement& statement, std::size_t place) const
{
    const std::size_t levels = m_ring->levels();
    KnownDigits sigma;
    KnownDigits a;
    for (std::size_t level = 0; level < levels; ++level) {
        sigma[level][digitOf(place, level)] = Scalar::one();
        for (std::size_t value = 1; value < kRingBase; ++value)
            a[level][value] = Scalar::random();
        a[level][0] = -(a[level][1] + a[level][2] + a[level][3]);
    }
    const Scalar rA = Scalar::random();
    const Scalar rB = Scalar::random();
    const Scalar rC = Scalar::random();
    const Scalar rD = Scalar::random();

    RingProof proof;
    proof.a = commitTo(levels, rA, [&a](std::size_t j, std::size_t i) { return a[j][i]; });
    proof.b = commitTo(levels, rB, [&sigma](std::size_t j, std::size_t i) { return sigma[j][i]; });
    proof.c = commitTo(levels, rC, [&a, &sigma](std::size_t j, std::size_t i) {
        return a[j][i] * (Scalar::one() - sigma[j][i] - sigma[j][i]);
    });
    proof.d = commitTo(levels, rD, [&a](std::size_t j, std::size_t i) { return -(a[j][i] * a[j][i]); });

    const std::vector<KnownPolynomial> products = productsOf(place, a, levels, m_ring->size());
    const auto tag = Point::decode(statement.tag);
    MARU_ASSERT(tag.has_value());
    std::vector<Scalar> rho(levels);
    for (std::size_t level = 0; level < levels; ++level) {
        // All products together are x^m, so what the repetitions of the last key get is minus the sum of the others.
        Scalar sum;
        Scalar rest;
        for (std::size_t k = 0; k < m_secrets.size(); ++k) {
            sum += products[k][level] * m_secrets[k];
            rest -= products[k][level];
        }
        rho[level] = Scalar::random();
        proof.x.push_back(FixedBase::generator().multiply(sum + rest * m_secrets.back() + rho[level]));
        proof.y.push_back(multiply(rho[level], *tag));
    }

    proof.f.resize(levels);
    const std::vector<std::uint8_t> commitments = proof.encode();
    const Scalar x = ringChallenge(*m_ring, statement, RingProof::commitmentsOf(commitments, levels));
    const std::vector<Scalar> powers = powersOf(x, levels + 1);
    for (std::size_t level = 0; level < levels; ++level)
        for (std::size_t value = 0; value < kRingBase; ++value)
            proof.f[level][value] = sigma[level][value] * x + a[level][value];
    proof.zA = rB * x + rA;
    proof.zC = rC * x + rD;
    proof.z = m_secrets[place] * powers[levels];
    for (std::size_t level = 0; level < levels; ++level)
        proof.z -= rho[level] * powers[level];
    return proof.encode();
}

} // namespace maru::bench
