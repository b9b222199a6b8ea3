// SPDX-License-Identifier: Apache-2.0
// Secrets in JSON under a passphrase.
#include "shared/crypto/passphrase_seal.h"

namespace maru::crypto {
namespace {

using base::Json;
using base::Result;

constexpr std::string_view kKdf = "argon2id";
constexpr std::string_view kCipherName = "aes-256-gcm";
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kMaxSealedBytes = 64 * 1024;

struct SealParts {
    Argon2Cost cost;
    base::Bytes salt;
    base::Bytes nonce;
    base::Bytes sealed;
};

base::Error malformed(std::string field)
{
    return base::refused("key_file.format", std::move(field));
}

base::Status expectText(
    const Json& object, std::string_view key, std::string_view expected, std::string_view prefix)
{
    MARU_TRY(text, base::readString(object, key, prefix));
    if (text != expected)
        return malformed(std::string(prefix) + std::string(key));
    return {};
}

Result<std::uint32_t> readCost(const Json& kdf, std::string_view key, std::int64_t least, std::int64_t most)
{
    MARU_TRY(value, base::readInteger(kdf, key, "kdf."));
    if (value < least || value > most)
        return malformed("kdf." + std::string(key));
    return static_cast<std::uint32_t>(value);
}

Result<base::Bytes> readSized(
    const Json& object, std::string_view key, std::string_view prefix, std::size_t size)
{
    MARU_TRY(bytes, base::readBytes(object, key, prefix));
    if (bytes.size() != size)
        return malformed(std::string(prefix) + std::string(key));
    return bytes;
}

Result<SealParts> readParts(const Json& json)
{
    SealParts parts;
    MARU_TRY(kdf, base::readObject(json, "kdf"));
    MARU_CHECK(base::onlyMembers(kdf, { "name", "memory_kib", "passes", "lanes", "salt" }, "kdf."));
    MARU_CHECK(expectText(kdf, "name", kKdf, "kdf."));
    MARU_TRY(memoryKib, readCost(kdf, "memory_kib", 8 << 10, 1 << 20));
    MARU_TRY(passes, readCost(kdf, "passes", 1, 16));
    MARU_TRY(lanes, readCost(kdf, "lanes", 1, 4));
    MARU_TRY(salt, readSized(kdf, "salt", "kdf.", kSaltBytes));
    MARU_TRY(cipher, base::readObject(json, "cipher"));
    MARU_CHECK(base::onlyMembers(cipher, { "name", "nonce" }, "cipher."));
    MARU_CHECK(expectText(cipher, "name", kCipherName, "cipher."));
    MARU_TRY(nonce, readSized(cipher, "nonce", "cipher.", kAeadNonceBytes));
    MARU_TRY(sealed, base::readBytes(json, "sealed"));
    if (sealed.size() < kAeadTagBytes || sealed.size() > kMaxSealedBytes)
        return malformed("sealed");
    parts.cost = Argon2Cost { memoryKib, passes, lanes };
    parts.salt = std::move(salt);
    parts.nonce = std::move(nonce);
    parts.sealed = std::move(sealed);
    return parts;
}

/// Whatever is wrong inside, people are told that this is no key file; where it is wrong stays in field and detail.
base::Error asMalformed(const base::Error& error)
{
    return base::refused("key_file.format", error.field, error.code + ' ' + error.detail);
}

} // namespace

Result<Json> sealUnderPassphrase(
    Json head, base::ByteView secret, const base::SecretBytes& passphrase, Argon2Cost cost)
{
    const base::Bytes salt = randomBytes(kSaltBytes);
    const base::Bytes nonce = randomBytes(kAeadNonceBytes);
    head.set("kdf",
        Json::object({ { "name", kKdf }, { "memory_kib", std::int64_t(cost.memoryKib) },
            { "passes", std::int64_t(cost.passes) }, { "lanes", std::int64_t(cost.lanes) },
            { "salt", base::toBase64Url(salt) } }));
    head.set("cipher", Json::object({ { "name", kCipherName }, { "nonce", base::toBase64Url(nonce) } }));
    MARU_TRY(fileKey, deriveKey(passphrase, salt, cost));
    MARU_TRY(sealed, seal(fileKey, nonce, base::asBytes(base::canonical(head)), secret));
    head.set("sealed", base::toBase64Url(sealed));
    return head;
}

Result<base::SecretBytes> openUnderPassphrase(Json json, const base::SecretBytes& passphrase)
{
    const auto parts = readParts(json);
    if (!parts)
        return asMalformed(parts.error());
    json.remove("sealed");
    MARU_TRY(fileKey, deriveKey(passphrase, parts->salt, parts->cost));
    auto secret = open(fileKey, parts->nonce, base::asBytes(base::canonical(json)), parts->sealed);
    if (!secret)
        return base::refused("key_file.passphrase");
    return secret;
}

base::Status checkSealMembers(const Json& json, std::size_t sealedBytes)
{
    const auto parts = readParts(json);
    if (!parts)
        return asMalformed(parts.error());
    if (sealedBytes != 0 && parts->sealed.size() != sealedBytes)
        return malformed("sealed");
    return {};
}

} // namespace maru::crypto
