// SPDX-License-Identifier: Apache-2.0
// AES-256-GCM and Argon2id through Botan, random bytes through libsodium.
#include "shared/crypto/aead.h"

#include <botan/aead.h>
#include <botan/pwdhash.h>
#include <botan/version.h>
#include <sodium.h>

#include <algorithm>

namespace maru::crypto {
namespace {

constexpr const char* kCipher = "AES-256/GCM";
#if BOTAN_VERSION_MAJOR >= 3
constexpr auto kEncrypt = Botan::Cipher_Dir::Encryption;
constexpr auto kDecrypt = Botan::Cipher_Dir::Decryption;
#else
constexpr auto kEncrypt = Botan::ENCRYPTION;
constexpr auto kDecrypt = Botan::DECRYPTION;
#endif

/// The mode runs over `buffer` in place. Throws Botan::Exception.
void runCipher(Botan::Cipher_Dir direction, const base::SecretBytes& key, base::ByteView nonce,
    base::ByteView associated, Botan::secure_vector<std::uint8_t>& buffer)
{
    const auto mode = Botan::AEAD_Mode::create_or_throw(kCipher, direction);
    mode->set_key(key.view().data(), key.size());
    mode->set_associated_data(associated.data(), associated.size());
    mode->start(nonce.data(), nonce.size());
    mode->finish(buffer);
}

bool isWithin(std::uint32_t value, std::uint32_t least, std::uint32_t most)
{
    return value >= least && value <= most;
}

void fillRandom(std::uint8_t* out, std::size_t size)
{
    static const int status = sodium_init();
    MARU_ASSERT(status >= 0);
    randombytes_buf(out, size);
}

} // namespace

base::Result<base::Bytes> seal(
    const base::SecretBytes& key, base::ByteView nonce, base::ByteView associated, base::ByteView plain)
{
    if (key.size() != kAeadKeyBytes || nonce.size() != kAeadNonceBytes)
        return base::failed("crypto.aead", "key or nonce has the wrong size");
    try {
        Botan::secure_vector<std::uint8_t> buffer(plain.begin(), plain.end());
        runCipher(kEncrypt, key, nonce, associated, buffer);
        return base::Bytes(buffer.begin(), buffer.end());
    } catch (const std::exception& exception) {
        return base::failed("crypto.aead", exception.what());
    }
}

base::Result<base::SecretBytes> open(
    const base::SecretBytes& key, base::ByteView nonce, base::ByteView associated, base::ByteView sealed)
{
    if (key.size() != kAeadKeyBytes || nonce.size() != kAeadNonceBytes || sealed.size() < kAeadTagBytes)
        return base::refused("crypto.aead_open");
    try {
        Botan::secure_vector<std::uint8_t> buffer(sealed.begin(), sealed.end());
        runCipher(kDecrypt, key, nonce, associated, buffer);
        return base::SecretBytes(base::Bytes(buffer.begin(), buffer.end()));
    } catch (const std::exception&) {
        return base::refused("crypto.aead_open");
    }
}

base::Result<base::SecretBytes> deriveKey(
    const base::SecretBytes& passphrase, base::ByteView salt, Argon2Cost cost)
{
    const bool costFits = isWithin(cost.memoryKib, 8u << 10, 1u << 20) && isWithin(cost.passes, 1, 16)
        && isWithin(cost.lanes, 1, 4);
    if (!costFits || salt.size() < 8 || salt.size() > 64)
        return base::failed("crypto.argon2", "cost or salt is out of bounds");
    try {
        const auto family = Botan::PasswordHashFamily::create_or_throw("Argon2id");
        const auto hash = family->from_params(cost.memoryKib, cost.passes, cost.lanes);
        base::SecretBytes key(kAeadKeyBytes);
        // Botan forbids a null pointer even for an empty passphrase.
        static const char kEmpty[1] = {};
        const char* text = passphrase.isEmpty() ? kEmpty : base::asText(passphrase.view()).data();
        hash->derive_key(
            key.mutableView().data(), key.size(), text, passphrase.size(), salt.data(), salt.size());
        return key;
    } catch (const std::exception& exception) {
        return base::failed("crypto.argon2", exception.what());
    }
}

base::Bytes randomBytes(std::size_t size)
{
    base::Bytes bytes(size);
    fillRandom(bytes.data(), size);
    return bytes;
}

base::SecretBytes randomSecret(std::size_t size)
{
    base::SecretBytes bytes(size);
    fillRandom(bytes.mutableView().data(), size);
    return bytes;
}

} // namespace maru::crypto
