// SPDX-License-Identifier: Apache-2.0
// The disjunctive proof, made and verified.
#include "shared/voting/proofs/option_proof.h"

namespace maru::voting {
namespace {

constexpr std::size_t kWord = 32;

void appendWord(std::vector<std::uint8_t>& out, const Encoded& word)
{
    out.insert(out.end(), word.begin(), word.end());
}

/// One when equal, zero else, without a branch.
Scalar equalityScalar(std::uint64_t a, std::uint64_t b)
{
    const std::uint64_t difference = a ^ b;
    return Scalar::fromU64(((difference | (std::uint64_t(0) - difference)) >> 63) ^ 1);
}

} // namespace

void proveRange(std::uint64_t offset, std::size_t values, const Scalar& randomness, const EncryptionKey& key,
    Transcript statement, NonceSource& nonces, std::vector<std::uint8_t>& out)
{
    // For every value j at once, the true one (j = offset) not told apart by what is computed: with nonces w_j and
    // challenges c_j, a_j = w_j G and b_j = w_j K - c_j (v - v_j) G fulfil the equations with z_j = w_j + c_j r. For the
    // true one the last term is zero whatever c_j is, so its challenge may be set afterwards.
    std::vector<Scalar> nonce(values);
    std::vector<Scalar> challenge(values);
    std::vector<Point> commitments;
    commitments.reserve(2 * values);
    const WipeOnExit wipeNonces(nonce);
    const WipeOnExit wipeChallenges(challenge);
    const SecretBase& generator = SecretBase::generator();
    Scalar drawn;
    for (std::size_t j = 0; j < values; ++j) {
        nonce[j] = nonces.next();
        challenge[j] = nonces.next();
        drawn += challenge[j];
        Scalar difference = Scalar::fromU64(offset) - Scalar::fromU64(j);
        const WipeOnExit wipeDifference(difference);
        Scalar shift = challenge[j] * difference;
        const WipeOnExit wipeShift(shift);
        commitments.push_back(generator.multiply(nonce[j]));
        commitments.push_back(key.base().multiply(nonce[j]) - generator.multiply(shift));
    }
    const std::vector<Encoded> encoded = encodeAll(commitments);
    for (const Encoded& word : encoded) {
        statement.add(ByteView(word));
        appendWord(out, word);
    }
    const Scalar missing = statement.scalar() - drawn;
    for (std::size_t j = 0; j < values; ++j)
        challenge[j] += equalityScalar(offset, j) * missing;
    for (std::size_t j = 0; j + 1 < values; ++j)
        appendWord(out, challenge[j].encode());
    for (std::size_t j = 0; j < values; ++j)
        appendWord(out, (nonce[j] + challenge[j] * randomness).encode());
}

std::optional<RangeProof> parseRange(
    std::uint64_t low, std::size_t values, ByteView bytes, Transcript statement)
{
    if (values == 0 || bytes.size() != rangeProofBytes(values))
        return std::nullopt;
    const auto word = [bytes](std::size_t index) { return bytes.subspan(kWord * index, kWord); };
    RangeProof proof;
    proof.low = low;
    proof.branches.resize(values);
    for (std::size_t j = 0; j < values; ++j) {
        const auto a = Point::decode(word(2 * j));
        const auto b = Point::decode(word(2 * j + 1));
        const auto response = Scalar::decode(word(2 * values + (values - 1) + j));
        if (!a || !b || !response)
            return std::nullopt;
        proof.branches[j].a = *a;
        proof.branches[j].b = *b;
        proof.branches[j].response = *response;
        statement.add(word(2 * j)).add(word(2 * j + 1));
    }
    Scalar left = statement.scalar();
    for (std::size_t j = 0; j + 1 < values; ++j) {
        const auto challenge = Scalar::decode(word(2 * values + j));
        if (!challenge)
            return std::nullopt;
        proof.branches[j].challenge = *challenge;
        left -= *challenge;
    }
    proof.branches[values - 1].challenge = left;
    return proof;
}

CiphertextWeights addRangeEquations(
    const RangeProof& proof, const VerificationKey& key, BatchWeights& weights, MultiScalarSum& sum)
{
    CiphertextWeights ciphertext;
    Scalar ofGenerator;
    Scalar ofKey;
    std::uint64_t value = proof.low;
    for (const ProofBranch& branch : proof.branches) {
        const Scalar first = weights.next();
        const Scalar second = weights.next();
        // first (a + c alpha - z G) + second (b + c (beta - value G) - z K)
        sum.add(first, branch.a);
        sum.add(second, branch.b);
        const Scalar secondTimesChallenge = second * branch.challenge;
        ciphertext.alpha += first * branch.challenge;
        ciphertext.beta += secondTimesChallenge;
        ofGenerator -= first * branch.response + secondTimesChallenge * Scalar::fromU64(value);
        ofKey -= second * branch.response;
        ++value;
    }
    sum.addBase(ofGenerator);
    sum.addFixed(ofKey, key.base());
    return ciphertext;
}

bool verifyRange(const RangeProof& proof, const Ciphertext& ciphertext, const VerificationKey& key)
{
    const FixedBase& generator = FixedBase::generator();
    std::uint64_t value = proof.low;
    for (const ProofBranch& branch : proof.branches) {
        const Point shifted = ciphertext.beta - generator.multiply(Scalar::fromU64(value));
        if (!(generator.multiply(branch.response) == branch.a + multiply(branch.challenge, ciphertext.alpha)))
            return false;
        if (!(key.base().multiply(branch.response) == branch.b + multiply(branch.challenge, shifted)))
            return false;
        ++value;
    }
    return !proof.branches.empty();
}

} // namespace maru::voting
