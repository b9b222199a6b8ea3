// SPDX-License-Identifier: Apache-2.0
// Ballots and ring proofs of a cheat who follows the protocol in every step but one: exactly one defence stands between
// them and a counted vote. Changing bytes of a good proof changes its challenge, and then everything fails at once.
#pragma once

#include "shared/voting/ballot.h"
#include "shared/voting/ring/parameters.h"
#include "shared/voting/ring/proof.h"
#include "shared/voting/ring/statement.h"

#include <functional>
#include <vector>

namespace maru::test {

/// What the cheat does otherwise; nothing set: an honest answer.
struct Cheat {
    std::function<voting::Scalar(std::size_t slot, const voting::Scalar& honest)> randomness {};
    /// Other bytes for the same point.
    std::function<voting::Encoded(std::size_t slot, const voting::Encoded& honest)> alpha {};
    std::function<voting::Encoded(std::size_t slot, const voting::Encoded& honest)> beta {};
};

/// As voting::proveContestUnchecked, with the cheat's steps.
inline std::vector<std::uint8_t> proveByHand(const voting::ContestShape& shape,
    const voting::BallotContext& context, const voting::EncryptionKey& key,
    const std::vector<std::uint64_t>& votes, const voting::BallotSeed& seed, const Cheat& cheat)
{
    voting::RandomNonces nonces;
    std::vector<std::uint8_t> out;
    std::vector<voting::Scalar> randomness;
    std::vector<voting::Ciphertext> ciphertexts;
    for (std::size_t i = 0; i < shape.slots.size(); ++i) {
        voting::Scalar r = voting::ballotRandomness(seed, context, shape.id, shape.slots[i].id);
        if (cheat.randomness)
            r = cheat.randomness(i, r);
        randomness.push_back(r);
        ciphertexts.push_back(voting::encryptVote(key, votes[i], r));
        voting::Encoded alpha = ciphertexts[i].alpha.encode();
        voting::Encoded beta = ciphertexts[i].beta.encode();
        if (cheat.alpha)
            alpha = cheat.alpha(i, alpha);
        if (cheat.beta)
            beta = cheat.beta(i, beta);
        out.insert(out.end(), alpha.begin(), alpha.end());
        out.insert(out.end(), beta.begin(), beta.end());
        voting::Transcript statement = context.transcript("option");
        statement.add(std::string_view(shape.id)).add(std::string_view(shape.slots[i].id));
        statement.add(voting::ByteView(key.encoded())).addU64(shape.slots[i].top);
        statement.add(voting::ByteView(alpha)).add(voting::ByteView(beta));
        voting::proveRange(votes[i], static_cast<std::size_t>(shape.slots[i].top) + 1, r, key,
            std::move(statement), nonces, out);
    }
    for (std::size_t number = 0; number < shape.rules.size(); ++number) {
        const voting::LinearRule& rule = shape.rules[number];
        voting::Scalar combined;
        voting::Ciphertext sum;
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < votes.size(); ++i) {
            combined += voting::signedScalar(rule.factors[i]) * randomness[i];
            value += static_cast<std::uint64_t>(rule.factors[i]) * votes[i];
            if (rule.factors[i] != 0)
                sum += voting::scaled(ciphertexts[i], rule.factors[i]);
        }
        voting::Transcript statement = context.transcript("rule");
        statement.add(std::string_view(shape.id)).addU64(number).addU64(rule.low).addU64(rule.high);
        statement.add(voting::ByteView(key.encoded())).add(sum.alpha).add(sum.beta);
        voting::proveRange(value - rule.low, rule.values(), combined, key, std::move(statement), nonces, out);
    }
    return out;
}

/// p - s of RFC 9496: read without the check for negative encodings it is the same point again.
inline voting::Encoded negativeEncoding(const voting::Encoded& good)
{
    voting::Encoded other {};
    int borrow = 0;
    for (std::size_t i = 0; i < other.size(); ++i) {
        const int p = i == 0 ? 0xed : i + 1 == other.size() ? 0x7f : 0xff;
        const int digit = p - good[i] - borrow;
        borrow = digit < 0 ? 1 : 0;
        other[i] = static_cast<std::uint8_t>(digit & 0xff);
    }
    return other;
}

/// s + l: the same scalar in other bytes.
template<class Iterator>
void addGroupOrder(Iterator bytes)
{
    constexpr std::uint8_t kOrder[32] = { 0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7,
        0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10 };
    unsigned carry = 0;
    for (std::size_t i = 0; i < 32; ++i, ++bytes) {
        carry += unsigned(*bytes) + kOrder[i];
        *bytes = static_cast<std::uint8_t>(carry & 0xffU);
        carry >>= 8;
    }
}

/// A ring proof with any secret and the statement's tag, claiming to be the key at `place`.
inline std::vector<std::uint8_t> proveRingByHand(const voting::Ring& ring,
    const voting::RingStatement& statement, const voting::Scalar& secret, std::size_t place)
{
    using voting::Point;
    using voting::Scalar;
    constexpr std::size_t base = voting::kRingBase;
    const voting::RingParameters& parameters = voting::RingParameters::get();
    const std::size_t levels = ring.levels();
    const Scalar rA = Scalar::random();
    const Scalar rB = Scalar::random();
    const Scalar rC = Scalar::random();
    const Scalar rD = Scalar::random();
    std::vector<std::vector<Scalar>> sigma(levels, std::vector<Scalar>(base));
    std::vector<std::vector<Scalar>> a(levels, std::vector<Scalar>(base));
    voting::RingProof proof;
    proof.a = multiply(rA, parameters.h);
    proof.b = multiply(rB, parameters.h);
    proof.c = multiply(rC, parameters.h);
    proof.d = multiply(rD, parameters.h);
    for (std::size_t level = 0; level < levels; ++level) {
        sigma[level][(place >> (2 * level)) % base] = Scalar::one();
        for (std::size_t i = 1; i < base; ++i) {
            a[level][i] = Scalar::random();
            a[level][0] = a[level][0] - a[level][i];
        }
        for (std::size_t i = 0; i < base; ++i) {
            const Point& g = parameters.g[level][i];
            const Scalar& s = sigma[level][i];
            proof.a += multiply(a[level][i], g);
            proof.b += multiply(s, g);
            proof.c += multiply(a[level][i] * (Scalar::one() - s - s), g);
            proof.d += multiply(-(a[level][i] * a[level][i]), g);
        }
    }
    // X_j = sum over k of the coefficient of x^j in the product of k's digits, times M_k; the last key is repeated.
    const Point tag = *Point::decode(statement.tag);
    std::vector<Scalar> rho(levels);
    proof.x.resize(levels);
    proof.y.resize(levels);
    for (std::size_t level = 0; level < levels; ++level) {
        rho[level] = Scalar::random();
        proof.x[level] = multiply(rho[level], Point::base());
        proof.y[level] = multiply(rho[level], tag);
    }
    for (std::size_t k = 0; k < (std::size_t(1) << (2 * levels)); ++k) {
        std::vector<Scalar> product(levels + 1);
        product[0] = Scalar::one();
        for (std::size_t level = 0; level < levels; ++level) {
            const std::size_t digit = (k >> (2 * level)) % base;
            for (std::size_t j = levels + 1; j-- > 0;)
                product[j] =
                    product[j] * a[level][digit] + (j > 0 ? product[j - 1] * sigma[level][digit] : Scalar());
        }
        const Point& key = ring.keys()[std::min(k, ring.keys().size() - 1)];
        for (std::size_t level = 0; level < levels; ++level)
            proof.x[level] += multiply(product[level], key);
    }
    proof.f.resize(levels);
    const std::vector<std::uint8_t> commitments = proof.encode();
    const Scalar x = voting::ringChallenge(
        ring, statement, voting::RingProof::commitmentsOf(voting::ByteView(commitments), levels));
    Scalar power = Scalar::one();
    for (std::size_t level = 0; level < levels; ++level) {
        for (std::size_t i = 0; i < base; ++i)
            proof.f[level][i] = sigma[level][i] * x + a[level][i];
        proof.z -= rho[level] * power;
        power = power * x;
    }
    proof.z += secret * power;
    proof.zA = rB * x + rA;
    proof.zC = rC * x + rD;
    return proof.encode();
}

} // namespace maru::test
