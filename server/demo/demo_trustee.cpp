// SPDX-License-Identifier: Apache-2.0
// The rounds of the ceremony and the counting.
#include "server/demo/demo_trustee.h"

#include "shared/crypto/hash.h"
#include "shared/crypto/sealed_box.h"

namespace maru::demo {

using base::Json;

namespace {

template<class Bytes>
std::string text(const Bytes& bytes)
{
    return base::toBase64Url(base::ByteView(bytes.data(), bytes.size()));
}

base::SecretBytes secretOf(const std::array<std::uint8_t, 32>& bytes)
{
    base::SecretBytes secret(bytes.size());
    std::copy(bytes.begin(), bytes.end(), secret.mutableView().begin());
    return secret;
}

} // namespace

voting::Scalar SeededNonces::next()
{
    return voting::Transcript("demo-number").add(std::string_view(m_subject)).addU64(m_count++).scalar();
}

std::array<std::uint8_t, 32> SeededNonces::bytes()
{
    const std::string text = m_subject + "/bytes/" + std::to_string(m_count++);
    return crypto::sha256(std::string_view(text)).bytes;
}

DemoTrustee::DemoTrustee(std::string subject, voting::CeremonyContext context, std::int64_t index)
    : m_subject(std::move(subject)), m_context(std::move(context)), m_index(index), m_nonces(m_subject)
{
    for (std::int64_t t = 0; t < m_context.threshold; ++t) {
        m_polynomial.push_back(m_nonces.next());
        m_coefficients.push_back(voting::secretMulBase(m_polynomial.back()).encode());
    }
    m_boxSecret = m_nonces.bytes();
    const auto key = crypto::boxPublicKeyOf(secretOf(m_boxSecret));
    MARU_ASSERT(key.has_value());
    m_encryptionKey = *key;
}

Json DemoTrustee::message() const
{
    return Json::object({ { "election", m_context.election }, { "attempt", m_context.attempt } });
}

Json DemoTrustee::commitPayload() const
{
    Json payload = message();
    payload.set("commitment", text(voting::ceremonyCommitment(m_context, m_index, m_coefficients)));
    payload.set("encryption_key", text(m_encryptionKey));
    return payload;
}

Json DemoTrustee::revealPayload()
{
    voting::Transcript transcript =
        voting::ceremonyProofTranscript(m_context, m_index, m_encryptionKey, m_coefficients);
    std::vector<voting::Scalar> nonces;
    base::Bytes proof;
    for (std::size_t t = 0; t < m_polynomial.size(); ++t) {
        nonces.push_back(m_nonces.next());
        const voting::Encoded commitment = voting::secretMulBase(nonces.back()).encode();
        transcript.add(voting::ByteView(commitment));
        proof.insert(proof.end(), commitment.begin(), commitment.end());
    }
    const voting::Scalar challenge = transcript.scalar();
    for (std::size_t t = 0; t < m_polynomial.size(); ++t) {
        const voting::Encoded response = (nonces[t] + challenge * m_polynomial[t]).encode();
        proof.insert(proof.end(), response.begin(), response.end());
    }
    Json coefficients = Json::array();
    for (const voting::Encoded& point : m_coefficients)
        coefficients.push(text(point));
    Json payload = message();
    payload.set("coefficients", std::move(coefficients));
    payload.set("proof", text(proof));
    return payload;
}

voting::Scalar DemoTrustee::shareFor(std::int64_t to) const
{
    const voting::Scalar at = voting::Scalar::fromU64(static_cast<std::uint64_t>(to));
    voting::Scalar value;
    for (std::size_t t = m_polynomial.size(); t-- > 0;)
        value = value * at + m_polynomial[t];
    return value;
}

Json DemoTrustee::sharesPayload(const std::vector<DemoTrustee>& all)
{
    Json shares = Json::array();
    for (const DemoTrustee& other : all) {
        if (other.m_index == m_index)
            continue;
        const voting::Encoded share = shareFor(other.m_index).encode();
        const auto sealed = crypto::sealBoxFrom(secretOf(m_nonces.bytes()), other.m_encryptionKey, share);
        MARU_ASSERT(sealed.has_value());
        shares.push(Json::object({ { "to", other.m_index }, { "sealed", base::toBase64Url(*sealed) } }));
    }
    Json payload = message();
    payload.set("shares", std::move(shares));
    return payload;
}

void DemoTrustee::finish(const std::vector<DemoTrustee>& all)
{
    m_share = voting::Scalar();
    for (const DemoTrustee& dealer : all)
        m_share = m_share + dealer.shareFor(m_index);
}

std::string DemoTrustee::decrypt(voting::DecryptionStatement statement,
    const std::vector<voting::Ciphertext>& sums, const std::vector<voting::TrusteeKey>& keys)
{
    statement.index = m_index;
    const auto share = voting::publicShare(keys, m_index);
    MARU_ASSERT(share.has_value());
    statement.publicShare = *share;
    return base::toBase64Url(voting::toBytes(voting::decryptSums(statement, sums, m_share, m_nonces)));
}

} // namespace maru::demo
