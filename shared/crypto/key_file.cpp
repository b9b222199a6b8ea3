// SPDX-License-Identifier: Apache-2.0
// The encrypted key file's JSON, sealed and opened.
#include "shared/crypto/key_file.h"

#include "shared/base/json.h"
#include "shared/crypto/passphrase_seal.h"
#include "shared/crypto/private_file.h"

#include <algorithm>

namespace maru::crypto {
namespace {

using base::Json;
using base::Result;

constexpr std::string_view kFormat = "maru-key/v1";
constexpr std::size_t kSeedBytes = 32;
constexpr std::size_t kMaxFileBytes = 16 * 1024;
constexpr std::size_t kMaxPassphraseBytes = 4096;

struct Parts {
    KeyFileInfo info;
    PublicKey publicKey;
    Json json;
};

Result<Parts> readParts(std::string_view text)
{
    base::JsonLimits limits;
    limits.maxBytes = kMaxFileBytes;
    MARU_TRY(json, base::parseJson(text, limits));
    MARU_CHECK(base::onlyMembers(json, { "format", "did", "name", "kdf", "cipher", "sealed" }));
    MARU_TRY(format, base::readString(json, "format"));
    if (format != kFormat)
        return base::refused("key_file.format", "format");
    Parts parts;
    MARU_TRY(did, base::readString(json, "did"));
    MARU_TRY(publicKey, publicKeyOf(did));
    MARU_TRY(name, base::readString(json, "name"));
    MARU_CHECK(checkSealMembers(json, kSeedBytes + kAeadTagBytes));
    parts.info = KeyFileInfo { std::move(did), std::move(name) };
    parts.publicKey = publicKey;
    parts.json = std::move(json);
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
    const base::SecretBytes seed = key.seed();
    MARU_TRY(json,
        sealUnderPassphrase(
            Json::object({ { "format", kFormat }, { "did", didOf(key.publicKey()) }, { "name", name } }),
            seed.view(), passphrase, cost));
    return base::pretty(json) + '\n';
}

Result<SigningKey> decodeKeyFile(std::string_view text, const base::SecretBytes& passphrase)
{
    MARU_TRY(parts, parse(text));
    MARU_TRY(seed, openUnderPassphrase(std::move(parts.json), passphrase));
    MARU_TRY(key, SigningKey::fromSeed(seed.view()));
    if (key.publicKey() != parts.publicKey)
        return base::refused("key_file.format", "did");
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
