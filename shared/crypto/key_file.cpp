// SPDX-License-Identifier: Apache-2.0
// The encrypted key file's JSON, sealed and opened.
#include "shared/crypto/key_file.h"

#include "shared/base/json.h"
#include "shared/crypto/private_file.h"

#include <algorithm>

namespace maru::crypto {
namespace {

using base::Json;
using base::Result;

constexpr std::string_view kFormat = "maru-key/v1";
constexpr std::string_view kKdf = "argon2id";
constexpr std::string_view kCipherName = "aes-256-gcm";
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kSeedBytes = 32;
constexpr std::size_t kMaxFileBytes = 16 * 1024;
constexpr std::size_t kMaxPassphraseBytes = 4096;

struct Parts {
    KeyFileInfo info;
    PublicKey publicKey;
    Argon2Cost cost;
    base::Bytes salt;
    base::Bytes nonce;
    base::Bytes sealed;
    std::string associated;
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

Result<Parts> readParts(std::string_view text)
{
    base::JsonLimits limits;
    limits.maxBytes = kMaxFileBytes;
    MARU_TRY(json, base::parseJson(text, limits));
    MARU_CHECK(base::onlyMembers(json, { "format", "did", "name", "kdf", "cipher", "sealed" }));
    MARU_CHECK(expectText(json, "format", kFormat, ""));
    Parts parts;
    MARU_TRY(did, base::readString(json, "did"));
    MARU_TRY(publicKey, publicKeyOf(did));
    MARU_TRY(name, base::readString(json, "name"));
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
    MARU_TRY(sealed, readSized(json, "sealed", "", kSeedBytes + kAeadTagBytes));
    json.remove("sealed");
    parts.info = KeyFileInfo { std::move(did), std::move(name) };
    parts.publicKey = publicKey;
    parts.cost = Argon2Cost { memoryKib, passes, lanes };
    parts.salt = std::move(salt);
    parts.nonce = std::move(nonce);
    parts.sealed = std::move(sealed);
    parts.associated = base::canonical(json);
    return parts;
}

/// Whatever is wrong inside, people are told that this is no key file; where it is wrong stays in field and detail.
Result<Parts> parse(std::string_view text)
{
    auto parts = readParts(text);
    if (parts)
        return parts;
    const base::Error& error = parts.error();
    return base::refused("key_file.format", error.field, error.code + ' ' + error.detail);
}

} // namespace

Result<std::string> encodeKeyFile(
    const SigningKey& key, std::string_view name, const base::SecretBytes& passphrase, Argon2Cost cost)
{
    const base::Bytes salt = randomBytes(kSaltBytes);
    const base::Bytes nonce = randomBytes(kAeadNonceBytes);
    Json json = Json::object({ { "format", kFormat }, { "did", didOf(key.publicKey()) }, { "name", name } });
    json.set("kdf",
        Json::object({ { "name", kKdf }, { "memory_kib", std::int64_t(cost.memoryKib) },
            { "passes", std::int64_t(cost.passes) }, { "lanes", std::int64_t(cost.lanes) },
            { "salt", base::toBase64Url(salt) } }));
    json.set("cipher", Json::object({ { "name", kCipherName }, { "nonce", base::toBase64Url(nonce) } }));
    MARU_TRY(fileKey, deriveKey(passphrase, salt, cost));
    const base::SecretBytes seed = key.seed();
    MARU_TRY(sealed, seal(fileKey, nonce, base::asBytes(base::canonical(json)), seed.view()));
    json.set("sealed", base::toBase64Url(sealed));
    return base::pretty(json) + '\n';
}

Result<SigningKey> decodeKeyFile(std::string_view text, const base::SecretBytes& passphrase)
{
    MARU_TRY(parts, parse(text));
    MARU_TRY(fileKey, deriveKey(passphrase, parts.salt, parts.cost));
    const auto seed = open(fileKey, parts.nonce, base::asBytes(parts.associated), parts.sealed);
    if (!seed)
        return base::refused("key_file.passphrase");
    MARU_TRY(key, SigningKey::fromSeed(seed->view()));
    if (key.publicKey() != parts.publicKey)
        return malformed("did");
    return Result<SigningKey>(std::move(key));
}

Result<KeyFileInfo> describeKeyFile(std::string_view text)
{
    MARU_TRY(parts, parse(text));
    return std::move(parts.info);
}

base::Status writeKeyFile(const std::filesystem::path& path, const SigningKey& key, std::string_view name,
    const base::SecretBytes& passphrase, Argon2Cost cost)
{
    MARU_TRY(text, encodeKeyFile(key, name, passphrase, cost));
    return writePrivateFile(path, text);
}

Result<SigningKey> readKeyFile(const std::filesystem::path& path, const base::SecretBytes& passphrase)
{
    MARU_TRY(text, readPrivateFile(path, kMaxFileBytes));
    return decodeKeyFile(base::asText(text.view()), passphrase);
}

Result<base::SecretBytes> readPassphraseFile(const std::filesystem::path& path)
{
    MARU_TRY(content, readPrivateFile(path, kMaxPassphraseBytes));
    const std::string_view text = base::asText(content.view());
    const std::size_t size = std::min(text.find_first_of("\r\n"), text.size());
    base::SecretBytes line(size);
    std::copy_n(content.view().begin(), size, line.mutableView().begin());
    return Result<base::SecretBytes>(std::move(line));
}

} // namespace maru::crypto
