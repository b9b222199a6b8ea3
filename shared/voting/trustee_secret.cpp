// SPDX-License-Identifier: Apache-2.0
// A trustee's secret: polynomial, shares, decryption.
#include "shared/voting/trustee_secret.h"

#include "shared/crypto/hash.h"
#include "shared/crypto/sealed_box.h"
#include "shared/voting/native/secret.h"

#include <algorithm>

namespace maru::voting {
namespace {

constexpr std::size_t kScalarBytes = 32;

void writeScalar(std::span<std::uint8_t> out, const Scalar& scalar)
{
    Encoded encoded = scalar.encode();
    const WipeOnExit wipe(encoded);
    std::copy(encoded.begin(), encoded.end(), out.begin());
}

} // namespace

bool TrusteeMemory::isEmpty() const
{
    return chain.empty() && node.empty() && keys.empty() && fingerprint.empty() && sums.empty();
}

base::Hash256 digestOf(std::vector<TrusteeKey> keys)
{
    std::sort(
        keys.begin(), keys.end(), [](const TrusteeKey& a, const TrusteeKey& b) { return a.index < b.index; });
    std::string text = "maru/trustee-keys/v1";
    for (const TrusteeKey& key : keys) {
        text += '\n' + std::to_string(key.index);
        for (const Encoded& coefficient : key.coefficients)
            text += ' ' + base::toHex(coefficient);
    }
    return crypto::sha256(std::string_view(text));
}

TrusteeSecret TrusteeSecret::create(CeremonyContext context, std::int64_t index)
{
    MARU_ASSERT(context.threshold >= 1 && context.threshold <= static_cast<std::int64_t>(kMaxTrustees));
    MARU_ASSERT(index >= 1 && index <= static_cast<std::int64_t>(kMaxTrustees));
    const auto count = static_cast<std::size_t>(context.threshold);
    base::SecretBytes polynomial(count * kScalarBytes);
    for (std::size_t t = 0; t < count; ++t) {
        Scalar coefficient = Scalar::random();
        const WipeOnExit wipe(coefficient);
        writeScalar(polynomial.mutableView().subspan(t * kScalarBytes, kScalarBytes), coefficient);
    }
    TrusteeSecret secret;
    secret.m_context = std::move(context);
    secret.m_index = index;
    const bool isGood = secret.load(std::move(polynomial), crypto::generateBoxSecret(), {});
    MARU_ASSERT(isGood);
    return secret;
}

bool TrusteeSecret::load(
    base::SecretBytes coefficients, base::SecretBytes encryption, base::SecretBytes share)
{
    const auto publicKey = crypto::boxPublicKeyOf(encryption);
    if (!publicKey || coefficients.size() != static_cast<std::size_t>(m_context.threshold) * kScalarBytes)
        return false;
    m_encryptionKey = *publicKey;
    m_polynomial = std::move(coefficients);
    m_encryptionSecret = std::move(encryption);
    m_share = std::move(share);
    m_coefficients.clear();
    for (std::size_t t = 0; t < static_cast<std::size_t>(m_context.threshold); ++t) {
        auto scalar = Scalar::decode(m_polynomial.view().subspan(t * kScalarBytes, kScalarBytes));
        if (!scalar || scalar->isZero())
            return false;
        const WipeOnExit wipe(*scalar);
        m_coefficients.push_back(native::secretMulBaseEncoded(*scalar));
    }
    if (m_share.isEmpty())
        return true;
    auto scalar = Scalar::decode(m_share.view());
    if (!scalar)
        return false;
    scalar->wipe();
    return true;
}

Scalar TrusteeSecret::coefficient(std::size_t degree) const
{
    const auto scalar = Scalar::decode(m_polynomial.view().subspan(degree * kScalarBytes, kScalarBytes));
    MARU_ASSERT(scalar.has_value());
    return *scalar;
}

Scalar TrusteeSecret::evaluate(std::int64_t at) const
{
    MARU_ASSERT(at >= 1);
    const Scalar point = Scalar::fromU64(static_cast<std::uint64_t>(at));
    Scalar value;
    for (std::size_t t = m_coefficients.size(); t-- > 0;) {
        Scalar next = coefficient(t);
        const WipeOnExit wipe(next);
        value = value * point + next;
    }
    return value;
}

CeremonyCommitment TrusteeSecret::commitment() const
{
    return ceremonyCommitment(m_context, m_index, m_coefficients);
}

base::Bytes TrusteeSecret::proof() const
{
    std::vector<Scalar> nonces(m_coefficients.size());
    const WipeOnExit wipeNonces(nonces);
    Transcript transcript = ceremonyProofTranscript(m_context, m_index, m_encryptionKey, m_coefficients);
    base::Bytes proof;
    for (Scalar& nonce : nonces) {
        nonce = Scalar::random();
        const Encoded commitment = native::secretMulBaseEncoded(nonce);
        transcript.add(ByteView(commitment));
        proof.insert(proof.end(), commitment.begin(), commitment.end());
    }
    const Scalar challenge = transcript.scalar();
    for (std::size_t t = 0; t < nonces.size(); ++t) {
        Scalar secret = coefficient(t);
        const WipeOnExit wipe(secret);
        const Encoded response = (nonces[t] + challenge * secret).encode();
        proof.insert(proof.end(), response.begin(), response.end());
    }
    return proof;
}

CeremonyReveal TrusteeSecret::reveal() const
{
    return { m_index, commitment(), m_encryptionKey, m_coefficients, proof() };
}

base::SecretBytes TrusteeSecret::shareFor(std::int64_t to) const
{
    Scalar share = evaluate(to);
    const WipeOnExit wipe(share);
    base::SecretBytes bytes(kScalarBytes);
    writeScalar(bytes.mutableView(), share);
    return bytes;
}

base::Result<base::Bytes> TrusteeSecret::sealedShareFor(std::int64_t to, const EncryptionPublicKey& key) const
{
    return crypto::sealBox(key, shareFor(to).view());
}

std::optional<Scalar> TrusteeSecret::open(const ReceivedShare& share) const
{
    if (!share.published.empty())
        return Scalar::decode(share.published);
    const auto plain = crypto::openBox(m_encryptionSecret, share.sealed);
    if (!plain)
        return std::nullopt;
    return Scalar::decode(plain->view());
}

bool TrusteeSecret::isShareGood(
    const ReceivedShare& share, const std::vector<Encoded>& dealerCoefficients) const
{
    auto scalar = open(share);
    if (!scalar)
        return false;
    const WipeOnExit wipe(*scalar);
    Encoded encoded = scalar->encode();
    const WipeOnExit wipeEncoded(encoded);
    return checkShare(dealerCoefficients, m_index, encoded).has_value();
}

base::Status TrusteeSecret::finish(
    const std::vector<TrusteeKey>& dealers, const std::vector<ReceivedShare>& shares)
{
    Scalar sum;
    const WipeOnExit wipeSum(sum);
    bool hasOwn = false;
    for (const TrusteeKey& dealer : dealers) {
        if (dealer.index == m_index) {
            if (dealer.coefficients != m_coefficients)
                return base::refused("voting.ceremony_share", "dealers",
                    "the coefficients under this trustee's number are not this file's");
            Scalar own = evaluate(m_index);
            const WipeOnExit wipe(own);
            sum += own;
            hasOwn = true;
            continue;
        }
        const auto received = std::find_if(shares.begin(), shares.end(),
            [&dealer](const ReceivedShare& share) { return share.from == dealer.index; });
        if (received == shares.end() || !isShareGood(*received, dealer.coefficients))
            return base::refused(
                "voting.ceremony_share", "shares", "share of trustee " + std::to_string(dealer.index));
        auto scalar = open(*received);
        MARU_ASSERT(scalar.has_value());
        const WipeOnExit wipe(*scalar);
        sum += *scalar;
    }
    if (!hasOwn)
        return base::refused(
            "voting.ceremony_share", "dealers", "this trustee is not among those who finished");
    m_share = base::SecretBytes(kScalarBytes);
    writeScalar(m_share.mutableView(), sum);
    m_memory.keys = digestOf(dealers).hex();
    return {};
}

void TrusteeSecret::noteHome(std::string_view chain, std::string_view node)
{
    if (m_memory.chain.empty())
        m_memory.chain = chain;
    if (m_memory.node.empty())
        m_memory.node = node;
}

base::Status TrusteeSecret::noteOpening(std::string_view fingerprint, std::string_view sums)
{
    if ((!m_memory.fingerprint.empty() && m_memory.fingerprint != fingerprint)
        || (!m_memory.sums.empty() && m_memory.sums != sums))
        return base::refused("voting.trustee_opened");
    m_memory.fingerprint = fingerprint;
    m_memory.sums = sums;
    return {};
}

base::Result<std::vector<DecryptionPart>> TrusteeSecret::decrypt(
    const DecryptionStatement& statement, const std::vector<Ciphertext>& sums, NonceSource& nonces) const
{
    if (!isFinished())
        return base::refused("voting.trustee_unfinished");
    auto share = Scalar::decode(m_share.view());
    MARU_ASSERT(share.has_value());
    const WipeOnExit wipe(*share);
    // A file of another election, attempt or trustee gives parts that everybody refuses; say it here.
    if (native::secretMulBaseEncoded(*share) != statement.publicShare)
        return base::refused("voting.trustee_file", {}, "not the share of this election's trustee");
    return decryptSums(statement, sums, *share, nonces);
}

} // namespace maru::voting
