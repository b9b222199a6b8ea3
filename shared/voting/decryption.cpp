// SPDX-License-Identifier: Apache-2.0
// Partial decryptions.
#include "shared/voting/decryption.h"

#include "shared/voting/native/secret.h"

#include <algorithm>

namespace maru::voting {
namespace {

using base::Status;

/// ("decryption", F, election id, unit, contest id, slot id, index, S_j, A, B, D
Transcript decryptionTranscript(const DecryptionStatement& statement, std::size_t slot, const Encoded& alpha,
    const Encoded& beta, const Encoded& share)
{
    Transcript transcript("decryption");
    transcript.add(ByteView(statement.fingerprint)).add(std::string_view(statement.election));
    transcript.add(std::string_view(statement.unit)).add(std::string_view(statement.contest));
    transcript.add(std::string_view(statement.slots[slot]));
    transcript.addU64(static_cast<std::uint64_t>(statement.index)).add(ByteView(statement.publicShare));
    transcript.add(ByteView(alpha)).add(ByteView(beta)).add(ByteView(share));
    return transcript;
}

struct ParsedPart {
    EqualityStatement statement;
    EqualityProof proof;
    Scalar challenge;
};

base::Error badPart(const DecryptionStatement& statement, std::size_t slot, const char* why)
{
    return base::refused("voting.decryption_proof", {},
        std::string(why) + " of trustee " + std::to_string(statement.index) + " for " + statement.unit + '/'
            + statement.contest + '/' + statement.slots[slot]);
}

base::Result<std::vector<ParsedPart>> parseParts(const DecryptionStatement& statement,
    const std::vector<Ciphertext>& sums, const std::vector<DecryptionPart>& parts)
{
    const std::string place = statement.unit + '/' + statement.contest;
    if (statement.slots.size() != sums.size() || parts.size() != sums.size())
        return base::refused("voting.decryption_proof", {}, "not one part for each sum of " + place);
    const auto publicShare = Point::decodeNonIdentity(statement.publicShare);
    if (!publicShare)
        return base::refused("voting.decryption_proof", {}, "public share of " + place);
    std::vector<ParsedPart> parsed;
    parsed.reserve(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto image = Point::decode(parts[i].share);
        const auto a = Point::decode(parts[i].a);
        const auto b = Point::decode(parts[i].b);
        const auto response = Scalar::decode(parts[i].response);
        if (!image || !a || !b || !response)
            return badPart(statement, i, "encoding");
        // Nothing was cast: the proof alone would hold for the identity only, said here once more.
        if (sums[i].alpha.isIdentity() && !image->isIdentity())
            return badPart(statement, i, "a part of an empty sum");
        Transcript transcript =
            decryptionTranscript(statement, i, sums[i].alpha.encode(), sums[i].beta.encode(), parts[i].share);
        transcript.add(ByteView(parts[i].a)).add(ByteView(parts[i].b));
        parsed.push_back(
            { { *publicShare, sums[i].alpha, *image }, { *a, *b, *response }, transcript.scalar() });
    }
    return parsed;
}

Status verifyParsedParts(const DecryptionStatement& statement, const std::vector<ParsedPart>& parsed)
{
    for (std::size_t i = 0; i < parsed.size(); ++i)
        if (!verifyEquality(parsed[i].statement, parsed[i].proof, parsed[i].challenge))
            return badPart(statement, i, "proof");
    return {};
}

} // namespace

std::vector<DecryptionPart> partsFromBytes(base::ByteView bytes, std::size_t slots)
{
    std::vector<DecryptionPart> parts;
    if (bytes.size() != slots * kDecryptionPartBytes)
        return parts;
    parts.resize(slots);
    const std::uint8_t* at = bytes.data();
    for (DecryptionPart& part : parts) {
        for (Encoded* word : { &part.share, &part.a, &part.b, &part.response }) {
            std::copy_n(at, word->size(), word->begin());
            at += word->size();
        }
    }
    return parts;
}

base::Bytes toBytes(const std::vector<DecryptionPart>& parts)
{
    base::Bytes bytes;
    bytes.reserve(parts.size() * kDecryptionPartBytes);
    for (const DecryptionPart& part : parts)
        for (const Encoded* word : { &part.share, &part.a, &part.b, &part.response })
            bytes.insert(bytes.end(), word->begin(), word->end());
    return bytes;
}

std::vector<DecryptionPart> decryptSums(const DecryptionStatement& statement,
    const std::vector<Ciphertext>& sums, const Scalar& secretShare, NonceSource& nonces)
{
    MARU_ASSERT(statement.slots.size() == sums.size());
    std::vector<DecryptionPart> parts;
    parts.reserve(sums.size());
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const Encoded alpha = sums[i].alpha.encode();
        const auto share = native::secretMul(secretShare, alpha);
        MARU_ASSERT(share.has_value());
        const EqualityProof proof = proveEquality(secretShare, alpha,
            decryptionTranscript(statement, i, alpha, sums[i].beta.encode(), *share), nonces);
        parts.push_back({ *share, proof.a.encode(), proof.b.encode(), proof.response.encode() });
    }
    return parts;
}

Status checkParts(const DecryptionStatement& statement, const std::vector<Ciphertext>& sums,
    const std::vector<DecryptionPart>& parts)
{
    MARU_TRY(parsed, parseParts(statement, sums, parts));
    return verifyParsedParts(statement, parsed);
}

struct DecryptionBatch::Item {
    DecryptionStatement statement;
    Status known;
    std::vector<ParsedPart> parts;
    Digest512 digest {};
};

DecryptionBatch::DecryptionBatch() = default;
DecryptionBatch::~DecryptionBatch() = default;

std::size_t DecryptionBatch::size() const
{
    return m_items.size();
}

void DecryptionBatch::add(
    DecryptionStatement statement, std::vector<Ciphertext> sums, std::vector<DecryptionPart> parts)
{
    Item item;
    auto parsed = parseParts(statement, sums, parts);
    if (parsed)
        item.parts = std::move(parsed).value();
    else
        item.known = checkParts(statement, sums, parts);
    // The challenges hash the whole statement and the commitments; the responses are all that they leave out.
    Transcript transcript("batch-decryption");
    for (const ParsedPart& part : item.parts)
        transcript.add(part.challenge).add(part.proof.response);
    item.digest = transcript.bytes();
    item.statement = std::move(statement);
    m_items.push_back(std::move(item));
}

std::vector<Status> DecryptionBatch::verify() const
{
    std::vector<Status> verdicts;
    verdicts.reserve(m_items.size());
    Transcript all("batch");
    for (const Item& item : m_items) {
        verdicts.push_back(item.known);
        all.add(ByteView(item.digest));
    }
    BatchWeights weights(all.bytes());
    MultiScalarSum sum;
    for (const Item& item : m_items)
        for (const ParsedPart& part : item.parts)
            addEqualityEquations(part.statement, part.proof, part.challenge, weights, sum);
    if (sum.isIdentity())
        return verdicts;
    // Trustees are few and known by name: a bad part is rare, and naming it may take its time.
    for (std::size_t i = 0; i < m_items.size(); ++i)
        if (verdicts[i])
            verdicts[i] = verifyParsedParts(m_items[i].statement, m_items[i].parts);
    return verdicts;
}

std::vector<Scalar> lagrangeAtZero(std::span<const std::int64_t> indexes)
{
    std::vector<Scalar> coefficients;
    for (const std::int64_t own : indexes) {
        Scalar numerator = Scalar::one();
        Scalar denominator = Scalar::one();
        for (const std::int64_t other : indexes) {
            if (other == own)
                continue;
            numerator *= signedScalar(other);
            denominator *= signedScalar(other - own);
        }
        coefficients.push_back(numerator * denominator.inverse());
    }
    return coefficients;
}

std::optional<std::vector<Point>> combineParts(const std::vector<Ciphertext>& sums,
    std::span<const std::int64_t> indexes, const std::vector<std::vector<DecryptionPart>>& parts)
{
    if (parts.size() != indexes.size() || indexes.empty())
        return std::nullopt;
    const std::vector<Scalar> coefficients = lagrangeAtZero(indexes);
    std::vector<Point> plain;
    plain.reserve(sums.size());
    std::vector<Point> shares(parts.size());
    for (std::size_t slot = 0; slot < sums.size(); ++slot) {
        for (std::size_t j = 0; j < parts.size(); ++j) {
            if (parts[j].size() != sums.size())
                return std::nullopt;
            const auto share = Point::decode(parts[j][slot].share);
            if (!share)
                return std::nullopt;
            shares[j] = *share;
        }
        plain.push_back(sums[slot].beta - multiScalar(coefficients, shares));
    }
    return plain;
}

} // namespace maru::voting
