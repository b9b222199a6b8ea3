// SPDX-License-Identifier: Apache-2.0
// Ed25519 through libsodium, and did:key with its base58btc text.
#include "shared/crypto/signing.h"

#include "shared/crypto/hash.h"

#include <sodium.h>

#include <algorithm>

namespace maru::crypto {
namespace {

static_assert(
    crypto_sign_PUBLICKEYBYTES == 32 && crypto_sign_BYTES == 64 && crypto_sign_SECRETKEYBYTES == 64);

constexpr std::string_view kDidPrefix = "did:key:z";
constexpr std::string_view kBase58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::size_t kDidDigits = 47; // of the 34 bytes 0xed 0x01 || key, which always begin "6Mk"
constexpr std::uint32_t kEd25519Multicodec = 0xed01;
constexpr std::uint32_t kBase58ToTheFifth = 58u * 58u * 58u * 58u * 58u;

/// The 272-bit number of a did:key in 32-bit limbs, least significant first; the top limb holds 16 bits.
using DidNumber = std::array<std::uint32_t, 9>;

void startLibrary()
{
    // Ready once a process; later calls are cheap and any thread may make them.
    static const int status = sodium_init();
    MARU_ASSERT(status >= 0);
}

} // namespace

std::string Signature::text() const
{
    return base::toBase64Url(bytes);
}

base::Result<Signature> Signature::fromText(std::string_view text)
{
    const auto decoded = base::fromBase64Url(text);
    Signature signature;
    if (!decoded || decoded->size() != signature.bytes.size())
        return base::refused("crypto.signature_format");
    std::copy(decoded->begin(), decoded->end(), signature.bytes.begin());
    return signature;
}

SigningKey::SigningKey(base::SecretBytes secret, PublicKey publicKey)
    : m_secret(std::move(secret)), m_public(publicKey)
{
}

SigningKey SigningKey::generate()
{
    startLibrary();
    base::SecretBytes secret(crypto_sign_SECRETKEYBYTES);
    PublicKey publicKey;
    MARU_ASSERT(crypto_sign_keypair(publicKey.bytes.data(), secret.mutableView().data()) == 0);
    return SigningKey(std::move(secret), publicKey);
}

base::Result<SigningKey> SigningKey::fromSeed(base::ByteView seed)
{
    startLibrary();
    if (seed.size() != crypto_sign_SEEDBYTES)
        return base::refused("crypto.key_format");
    base::SecretBytes secret(crypto_sign_SECRETKEYBYTES);
    PublicKey publicKey;
    MARU_ASSERT(
        crypto_sign_seed_keypair(publicKey.bytes.data(), secret.mutableView().data(), seed.data()) == 0);
    return SigningKey(std::move(secret), publicKey);
}

base::SecretBytes SigningKey::seed() const
{
    base::SecretBytes seed(crypto_sign_SEEDBYTES);
    MARU_ASSERT(crypto_sign_ed25519_sk_to_seed(seed.mutableView().data(), m_secret.view().data()) == 0);
    return seed;
}

Signature SigningKey::signRaw(base::ByteView message) const
{
    MARU_ASSERT(m_secret.size() == crypto_sign_SECRETKEYBYTES);
    Signature signature;
    MARU_ASSERT(crypto_sign_detached(
                    signature.bytes.data(), nullptr, message.data(), message.size(), m_secret.view().data())
        == 0);
    return signature;
}

SigningKey SigningKey::clone() const
{
    return SigningKey(m_secret.clone(), m_public);
}

base::Bytes signingInput(std::string_view what, std::string_view canonicalText)
{
    constexpr std::string_view kHead = "maru/";
    constexpr std::string_view kTail = "/v1";
    const base::Hash256 hash = sha256(canonicalText);
    base::Bytes input;
    input.reserve(kHead.size() + what.size() + kTail.size() + 1 + hash.bytes.size());
    for (const std::string_view part : { kHead, what, kTail })
        input.insert(input.end(), part.begin(), part.end());
    input.push_back(0);
    input.insert(input.end(), hash.bytes.begin(), hash.bytes.end());
    return input;
}

Signature sign(const SigningKey& key, std::string_view what, std::string_view canonicalText)
{
    return key.signRaw(signingInput(what, canonicalText));
}

bool verify(
    const PublicKey& key, std::string_view what, std::string_view canonicalText, const Signature& signature)
{
    return verifyRaw(key, signingInput(what, canonicalText), signature);
}

bool verifyRaw(const PublicKey& key, base::ByteView message, const Signature& signature)
{
    startLibrary();
    return crypto_sign_verify_detached(
               signature.bytes.data(), message.data(), message.size(), key.bytes.data())
        == 0;
}

std::string didOf(const PublicKey& key)
{
    DidNumber number {};
    for (std::size_t i = 0; i < key.bytes.size(); ++i) {
        const std::size_t fromRight = key.bytes.size() - 1 - i;
        number[fromRight / 4] |= static_cast<std::uint32_t>(key.bytes[i]) << (8 * (fromRight % 4));
    }
    number.back() = kEd25519Multicodec;

    std::string did(kDidPrefix.size() + kDidDigits, '1');
    std::copy(kDidPrefix.begin(), kDidPrefix.end(), did.begin());
    std::size_t at = did.size();
    while (at > kDidPrefix.size()) {
        std::uint64_t remainder = 0;
        for (std::size_t limb = number.size(); limb-- > 0;) {
            const std::uint64_t part = remainder << 32 | number[limb];
            number[limb] = static_cast<std::uint32_t>(part / kBase58ToTheFifth);
            remainder = part % kBase58ToTheFifth;
        }
        for (int digit = 0; digit < 5 && at > kDidPrefix.size(); ++digit) {
            did[--at] = kBase58[remainder % 58];
            remainder /= 58;
        }
    }
    return did;
}

base::Result<PublicKey> publicKeyOf(std::string_view did)
{
    if (did.size() != kDidPrefix.size() + kDidDigits || did.substr(0, kDidPrefix.size()) != kDidPrefix)
        return base::refused("crypto.did_format");
    DidNumber number {};
    for (const char c : did.substr(kDidPrefix.size())) {
        const std::size_t digit = kBase58.find(c);
        if (digit == std::string_view::npos)
            return base::refused("crypto.did_format");
        std::uint64_t carry = digit;
        for (std::uint32_t& limb : number) {
            carry += static_cast<std::uint64_t>(limb) * 58;
            limb = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
    }
    if (number.back() != kEd25519Multicodec)
        return base::refused("crypto.did_format");
    PublicKey key;
    for (std::size_t i = 0; i < key.bytes.size(); ++i) {
        const std::size_t fromRight = key.bytes.size() - 1 - i;
        key.bytes[i] = static_cast<std::uint8_t>(number[fromRight / 4] >> (8 * (fromRight % 4)));
    }
    return key;
}

} // namespace maru::crypto
