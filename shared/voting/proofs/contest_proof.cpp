// SPDX-License-Identifier: Apache-2.0
// A contest's blob: written by the voter's page, read and verified by everybody else.
#include "shared/voting/proofs/contest_proof.h"

namespace maru::voting {
namespace {

constexpr std::size_t kCiphertextBytes = 64;

/// ("option", CTX, contest id, slot id, K, R, alpha, beta
Transcript optionStatement(const BallotContext& context, const Encoded& key, const ContestShape& shape,
    const Slot& slot, ByteView alpha, ByteView beta)
{
    Transcript statement = context.transcript("option");
    statement.add(std::string_view(shape.id)).add(std::string_view(slot.id)).add(ByteView(key));
    statement.addU64(slot.top).add(alpha).add(beta);
    return statement;
}

/// ("rule", CTX, contest id, number, low, high, K, combined alpha, combined beta
Transcript ruleStatement(const BallotContext& context, const Encoded& key, const ContestShape& shape,
    std::size_t number, const Ciphertext& combined)
{
    const LinearRule& rule = shape.rules[number];
    Transcript statement = context.transcript("rule");
    statement.add(std::string_view(shape.id)).addU64(number).addU64(rule.low).addU64(rule.high);
    statement.add(ByteView(key)).add(combined.alpha).add(combined.beta);
    return statement;
}

Ciphertext combine(const LinearRule& rule, const std::vector<Ciphertext>& ciphertexts)
{
    Ciphertext sum;
    for (std::size_t i = 0; i < ciphertexts.size(); ++i)
        if (rule.factors[i] != 0)
            sum += scaled(ciphertexts[i], rule.factors[i]);
    return sum;
}

std::string optionPlace(const ContestShape& shape, std::size_t slot)
{
    return shape.id + '/' + shape.slots[slot].id;
}

std::string rulePlace(const ContestShape& shape, std::size_t rule)
{
    return "rule " + std::to_string(rule) + " of " + shape.id;
}

} // namespace

std::vector<std::uint8_t> proveContestUnchecked(const ContestShape& shape, const BallotContext& context,
    const EncryptionKey& key, const std::vector<std::uint64_t>& votes, const BallotSeed& seed,
    NonceSource& nonces)
{
    std::vector<std::uint8_t> out;
    out.reserve(shape.proofBytes());
    std::vector<Scalar> randomness(shape.slots.size());
    const WipeOnExit wipeRandomness(randomness);
    std::vector<Ciphertext> ciphertexts(shape.slots.size());
    for (std::size_t i = 0; i < shape.slots.size(); ++i) {
        const Slot& slot = shape.slots[i];
        randomness[i] = ballotRandomness(seed, context, shape.id, slot.id);
        ciphertexts[i] = encryptVote(key, votes[i], randomness[i]);
        const Encoded alpha = ciphertexts[i].alpha.encode();
        const Encoded beta = ciphertexts[i].beta.encode();
        out.insert(out.end(), alpha.begin(), alpha.end());
        out.insert(out.end(), beta.begin(), beta.end());
        proveRange(votes[i], static_cast<std::size_t>(slot.top) + 1, randomness[i], key,
            optionStatement(context, key.encoded(), shape, slot, alpha, beta), nonces, out);
    }
    for (std::size_t number = 0; number < shape.rules.size(); ++number) {
        const LinearRule& rule = shape.rules[number];
        Scalar combinedRandomness;
        const WipeOnExit wipeCombined(combinedRandomness);
        std::uint64_t value = 0; // modulo 2^64, so that factors below zero need no case of their own
        for (std::size_t i = 0; i < votes.size(); ++i) {
            combinedRandomness += signedScalar(rule.factors[i]) * randomness[i];
            value += static_cast<std::uint64_t>(rule.factors[i]) * votes[i];
        }
        proveRange(value - rule.low, rule.values(), combinedRandomness, key,
            ruleStatement(context, key.encoded(), shape, number, combine(rule, ciphertexts)), nonces, out);
    }
    return out;
}

std::optional<std::vector<std::uint8_t>> proveContest(const ContestShape& shape, const BallotContext& context,
    const EncryptionKey& key, const std::vector<std::uint64_t>& votes, const BallotSeed& seed,
    NonceSource& nonces)
{
    if (!shape.allows(votes))
        return std::nullopt;
    return proveContestUnchecked(shape, context, key, votes, seed, nonces);
}

ParsedContest parseContest(
    const ContestShape& shape, const BallotContext& context, const VerificationKey& key, ByteView blob)
{
    ParsedContest parsed;
    const auto fault = [](std::string text) {
        ParsedContest bad;
        bad.fault = std::move(text);
        return bad;
    };
    if (blob.size() != shape.proofBytes())
        return fault("length of " + shape.id);
    std::size_t at = 0;
    const auto take = [&](std::size_t size) {
        const ByteView part = blob.subspan(at, size);
        at += size;
        return part;
    };
    for (std::size_t i = 0; i < shape.slots.size(); ++i) {
        const Slot& slot = shape.slots[i];
        const ByteView alphaBytes = take(32);
        const ByteView betaBytes = take(32);
        // The identity as alpha is a ciphertext without randomness: everybody could read the vote.
        const auto alpha = Point::decodeNonIdentity(alphaBytes);
        const auto beta = Point::decode(betaBytes);
        if (!alpha || !beta)
            return fault("encoding of " + optionPlace(shape, i));
        const std::size_t values = static_cast<std::size_t>(slot.top) + 1;
        auto proof = parseRange(0, values, take(rangeProofBytes(values)),
            optionStatement(context, key.encoded(), shape, slot, alphaBytes, betaBytes));
        if (!proof)
            return fault("encoding of the option proof of " + optionPlace(shape, i));
        parsed.answer.ciphertexts.push_back({ *alpha, *beta });
        parsed.answer.options.push_back(std::move(*proof));
    }
    for (std::size_t number = 0; number < shape.rules.size(); ++number) {
        const LinearRule& rule = shape.rules[number];
        const Ciphertext combined = combine(rule, parsed.answer.ciphertexts);
        auto proof = parseRange(rule.low, rule.values(), take(rangeProofBytes(rule.values())),
            ruleStatement(context, key.encoded(), shape, number, combined));
        if (!proof)
            return fault("encoding of " + rulePlace(shape, number));
        parsed.answer.rules.push_back(std::move(*proof));
    }
    return parsed;
}

std::vector<std::uint8_t> cutCiphertexts(const ContestShape& shape, ByteView blob)
{
    std::vector<std::uint8_t> cut;
    if (blob.size() != shape.proofBytes())
        return cut;
    cut.reserve(shape.slots.size() * kCiphertextBytes);
    std::size_t at = 0;
    for (const Slot& slot : shape.slots) {
        const ByteView pair = blob.subspan(at, kCiphertextBytes);
        cut.insert(cut.end(), pair.begin(), pair.end());
        at += kCiphertextBytes + rangeProofBytes(static_cast<std::size_t>(slot.top) + 1);
    }
    return cut;
}

std::optional<std::vector<Ciphertext>> readCiphertexts(const ContestShape& shape, ByteView blob)
{
    const std::vector<std::uint8_t> cut = cutCiphertexts(shape, blob);
    if (cut.size() != shape.slots.size() * kCiphertextBytes)
        return std::nullopt;
    std::vector<Ciphertext> ciphertexts;
    for (std::size_t i = 0; i < shape.slots.size(); ++i) {
        const ByteView pair = ByteView(cut).subspan(i * kCiphertextBytes, kCiphertextBytes);
        const auto alpha = Point::decodeNonIdentity(pair.first(32));
        const auto beta = Point::decode(pair.last(32));
        if (!alpha || !beta)
            return std::nullopt;
        ciphertexts.push_back({ *alpha, *beta });
    }
    return ciphertexts;
}

void addContestEquations(const ContestShape& shape, const ContestAnswer& answer, const VerificationKey& key,
    BatchWeights& weights, MultiScalarSum& sum)
{
    std::vector<CiphertextWeights> ofCiphertext;
    ofCiphertext.reserve(answer.options.size());
    for (const RangeProof& proof : answer.options)
        ofCiphertext.push_back(addRangeEquations(proof, key, weights, sum));
    // A rule's ciphertext is a sum of the others: its weights go to each of them, times its factor.
    for (std::size_t number = 0; number < answer.rules.size(); ++number) {
        const CiphertextWeights ofRule = addRangeEquations(answer.rules[number], key, weights, sum);
        const LinearRule& rule = shape.rules[number];
        for (std::size_t i = 0; i < ofCiphertext.size(); ++i) {
            if (rule.factors[i] == 0)
                continue;
            const Scalar factor = signedScalar(rule.factors[i]);
            ofCiphertext[i].alpha += factor * ofRule.alpha;
            ofCiphertext[i].beta += factor * ofRule.beta;
        }
    }
    for (std::size_t i = 0; i < ofCiphertext.size(); ++i) {
        sum.add(ofCiphertext[i].alpha, answer.ciphertexts[i].alpha);
        sum.add(ofCiphertext[i].beta, answer.ciphertexts[i].beta);
    }
}

ProofFault verifyContest(const ContestShape& shape, const ContestAnswer& answer, const VerificationKey& key)
{
    if (answer.ciphertexts.size() != shape.slots.size() || answer.options.size() != shape.slots.size()
        || answer.rules.size() != shape.rules.size())
        return "length of " + shape.id;
    for (std::size_t i = 0; i < answer.options.size(); ++i)
        if (!verifyRange(answer.options[i], answer.ciphertexts[i], key))
            return "option proof of " + optionPlace(shape, i);
    for (std::size_t number = 0; number < answer.rules.size(); ++number)
        if (!verifyRange(answer.rules[number], combine(shape.rules[number], answer.ciphertexts), key))
            return rulePlace(shape, number);
    return std::nullopt;
}

ProofFault checkOpening(const ContestShape& shape, const BallotContext& context, const ContestAnswer& answer,
    const VerificationKey& key, const std::vector<std::uint64_t>& votes, const BallotSeed& seed)
{
    if (answer.ciphertexts.size() != shape.slots.size() || votes.size() != shape.slots.size())
        return "length of " + shape.id;
    const FixedBase& generator = FixedBase::generator();
    for (std::size_t i = 0; i < votes.size(); ++i) {
        const Scalar randomness = ballotRandomness(seed, context, shape.id, shape.slots[i].id);
        const Ciphertext expected { generator.multiply(randomness),
            generator.multiply(Scalar::fromU64(votes[i])) + key.base().multiply(randomness) };
        if (!(expected == answer.ciphertexts[i]))
            return "opening of " + optionPlace(shape, i);
    }
    return std::nullopt;
}

} // namespace maru::voting
