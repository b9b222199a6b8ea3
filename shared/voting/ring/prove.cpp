// SPDX-License-Identifier: Apache-2.0
// The prover of Triptych (eprint 2020/018, figure 2) in base 4.
//
// Digit j of the secret index l is written as four numbers sigma_{j,i} (one is 1, the others 0) and blinded by a_{j,i}
// that add up to zero. For key k the product over j of (sigma_{j,k_j} x + a_{j,k_j}) is a polynomial in x whose x^m
// coefficient is 1 for k = l and 0 for all others; its lower coefficients p_{k,j} are what X_j takes away. All products
// together are x^m, so the lower coefficients of all keys add up to zero. key_sums.h has the sums.
#include "shared/voting/ring/prove.h"

#include "shared/voting/group/hash.h"
#include "shared/voting/ring/proof.h"

namespace maru::voting {

namespace {

struct RingPlace {
    std::uint64_t index = 0;
    std::uint64_t found = 0; ///< all ones or zero
};

/// Where the key stands, looking at every key of the ring in the same way.
RingPlace placeOf(const Ring& ring, const Encoded& key)
{
    RingPlace place;
    const ByteView keys = ring.encoded();
    for (std::size_t k = 0; k < ring.size(); ++k) {
        std::uint64_t differs = 0;
        for (std::size_t i = 0; i < 32; ++i)
            differs |= static_cast<std::uint64_t>(keys[32 * k + i] ^ key[i]);
        const std::uint64_t here = equalMask(differs, 0);
        place.index |= here & k;
        place.found |= here;
    }
    return place;
}

/// Nonces out of seed, secret and statement together.
class RingNonces final : public NonceSource {
public:
    RingNonces(std::span<const std::uint8_t, 32> seed, const Scalar& secret, const Ring& ring,
        const RingStatement& statement)
        : m_transcript("ring-nonce")
    {
        m_transcript.add(ByteView(seed)).add(secret).add(ringChallenge(ring, statement, {}));
    }

    Scalar next() override
    {
        Transcript one(m_transcript);
        return one.addU64(m_count++).scalar();
    }

private:
    Transcript m_transcript;
    std::uint64_t m_count = 0;
};

struct RingSecrets {
    RingDigits sigma, a;
    std::array<Scalar, kMaxRingLevels> rho;
    Scalar rA, rB, rC, rD;
};

RingSecrets drawSecrets(std::uint64_t index, std::size_t levels, NonceSource& nonces)
{
    RingSecrets drawn;
    for (std::size_t level = 0; level < levels; ++level) {
        const std::uint64_t digit = (index >> (2 * level)) & 3;
        for (std::size_t value = 0; value < kRingBase; ++value)
            drawn.sigma[level][value] = Scalar::fromU64(equalMask(digit, value) & 1);
        auto& a = drawn.a[level];
        for (std::size_t value = 1; value < kRingBase; ++value)
            a[value] = nonces.next();
        a[0] = -(a[1] + a[2] + a[3]);
    }
    for (Scalar* blinding : { &drawn.rA, &drawn.rB, &drawn.rC, &drawn.rD })
        *blinding = nonces.next();
    for (std::size_t level = 0; level < levels; ++level)
        drawn.rho[level] = nonces.next();
    return drawn;
}

std::vector<Point> commitmentBases(std::size_t levels)
{
    const RingParameters& parameters = RingParameters::get();
    std::vector<Point> bases;
    for (std::size_t level = 0; level < levels; ++level)
        bases.insert(bases.end(), parameters.g[level].begin(), parameters.g[level].end());
    bases.push_back(parameters.h);
    return bases;
}

/// Commitment to make(level, value) for every digit and value, blinded.
template<class Make>
Point commit(const SecretTable& bases, std::size_t levels, const Scalar& blinding, Make make)
{
    std::vector<Scalar> values;
    const WipeOnExit wiped(values);
    values.reserve(levels * kRingBase + 1);
    for (std::size_t level = 0; level < levels; ++level)
        for (std::size_t value = 0; value < kRingBase; ++value)
            values.push_back(make(level, value));
    values.push_back(blinding);
    return secretMultiScalar(values, bases);
}

} // namespace

RingProver::RingProver(const Ring& ring)
    : m_ring(ring), m_keys(ring), m_commitments(commitmentBases(ring.levels()))
{
}

std::optional<std::vector<std::uint8_t>> RingProver::prove(const RingStatement& statement,
    const Scalar& secret, std::span<const std::uint8_t, 32> seed, const RingProgress& progress) const
{
    RingNonces nonces(seed, secret, m_ring, statement);
    return prove(statement, secret, nonces, progress);
}

std::optional<std::vector<std::uint8_t>> RingProver::prove(const RingStatement& statement,
    const Scalar& secret, NonceSource& nonces, const RingProgress& progress) const
{
    const std::size_t levels = m_ring.levels();
    const std::optional<Point> tag = ringTag(secret, tagBase(statement.election));
    RingPlace place = placeOf(m_ring, secretMulBase(secret).encode());
    const WipeOnExit wipedPlace(place);
    if (place.found == 0 || !tag || tag->encode() != statement.tag)
        return std::nullopt;

    RingSecrets secrets = drawSecrets(place.index, levels, nonces);
    const WipeOnExit wipedSecrets(secrets);
    const RingDigits& sigma = secrets.sigma;
    const RingDigits& a = secrets.a;

    RingProof proof;
    proof.a =
        commit(m_commitments, levels, secrets.rA, [&a](std::size_t j, std::size_t i) { return a[j][i]; });
    proof.b = commit(
        m_commitments, levels, secrets.rB, [&sigma](std::size_t j, std::size_t i) { return sigma[j][i]; });
    proof.c = commit(m_commitments, levels, secrets.rC, [&a, &sigma](std::size_t j, std::size_t i) {
        return a[j][i] * (Scalar::one() - sigma[j][i] - sigma[j][i]);
    });
    proof.d = commit(m_commitments, levels, secrets.rD,
        [&a](std::size_t j, std::size_t i) { return -(a[j][i] * a[j][i]); });

    const std::vector<Point> sums = m_keys.sums(place.index, a, progress);
    const SecretBase tagTable(*tag);
    for (std::size_t level = 0; level < levels; ++level) {
        proof.x.push_back(sums[level] + secretMulBase(secrets.rho[level]));
        proof.y.push_back(tagTable.multiply(secrets.rho[level]));
    }
    if (progress)
        progress(m_keys.steps(), m_keys.steps());

    proof.f.resize(levels);
    const std::vector<std::uint8_t> commitments = proof.encode();
    const Scalar x = ringChallenge(m_ring, statement, RingProof::commitmentsOf(commitments, levels));
    const std::vector<Scalar> powers = powersOf(x, levels + 1);
    bool hasZero = false;
    for (std::size_t level = 0; level < levels; ++level)
        for (std::size_t value = 0; value < kRingBase; ++value) {
            proof.f[level][value] = sigma[level][value] * x + a[level][value];
            hasZero = hasZero || proof.f[level][value].isZero();
        }
    // Comes up once in 2^250 proofs; a verifier would refuse it.
    if (hasZero)
        return std::nullopt;
    proof.zA = secrets.rB * x + secrets.rA;
    proof.zC = secrets.rC * x + secrets.rD;
    proof.z = secret * powers[levels];
    for (std::size_t level = 0; level < levels; ++level)
        proof.z -= secrets.rho[level] * powers[level];
    return proof.encode();
}

} // namespace maru::voting
