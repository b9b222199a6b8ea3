// SPDX-License-Identifier: Apache-2.0
// The encrypted file of a P-256 key.
#include "shared/crypto/p256_file.h"

#include "shared/base/json.h"
#include "shared/crypto/passphrase_seal.h"
#include "shared/crypto/private_file.h"

namespace maru::crypto {
namespace {

using base::Json;
using base::Result;

constexpr std::string_view kP256Format = "maru-p256-key/v1";
constexpr std::size_t kP256ScalarBytes = 32;
constexpr std::size_t kMaxP256FileBytes = 16 * 1024;

struct P256Parts {
    P256FileInfo info;
    Json json;
};

Result<P256Parts> readP256Parts(std::string_view text)
{
    base::JsonLimits limits;
    limits.maxBytes = kMaxP256FileBytes;
    MARU_TRY(json, base::parseJson(text, limits));
    MARU_CHECK(base::onlyMembers(json, { "format", "public_key", "name", "kdf", "cipher", "sealed" }));
    MARU_TRY(format, base::readString(json, "format"));
    if (format != kP256Format)
        return base::refused("key_file.format", "format");
    MARU_TRY(point, base::readBytes(json, "public_key"));
    MARU_TRY(publicKey, P256PublicKey::fromSec1(point));
    MARU_TRY(name, base::readString(json, "name"));
    MARU_CHECK(checkSealMembers(json, kP256ScalarBytes + kAeadTagBytes));
    return P256Parts { P256FileInfo { publicKey, std::move(name) }, std::move(json) };
}

Result<P256Parts> parseP256File(std::string_view text)
{
    auto parts = readP256Parts(text);
    if (parts)
        return parts;
    const base::Error& error = parts.error();
    return base::refused("key_file.format", error.field, error.code + ' ' + error.detail);
}

} // namespace

Result<std::string> encodeP256File(
    const P256Key& key, std::string_view name, const base::SecretBytes& passphrase, Argon2Cost cost)
{
    const base::SecretBytes scalar = key.scalar();
    MARU_TRY(json,
        sealUnderPassphrase(
            Json::object({ { "format", kP256Format },
                { "public_key", base::toBase64Url(key.publicKey().compressed()) }, { "name", name } }),
            scalar.view(), passphrase, cost));
    return base::pretty(json) + '\n';
}

Result<P256Key> decodeP256File(std::string_view text, const base::SecretBytes& passphrase)
{
    MARU_TRY(parts, parseP256File(text));
    MARU_TRY(scalar, openUnderPassphrase(std::move(parts.json), passphrase));
    MARU_TRY(key, P256Key::fromScalar(scalar.view()));
    if (key.publicKey() != parts.info.publicKey)
        return base::refused("key_file.format", "public_key");
    return Result<P256Key>(std::move(key));
}

Result<P256FileInfo> describeP256File(std::string_view text)
{
    MARU_TRY(parts, parseP256File(text));
    return std::move(parts.info);
}

base::Status writeP256File(const std::filesystem::path& path, const P256Key& key, std::string_view name,
    const base::SecretBytes& passphrase, Argon2Cost cost)
{
    MARU_TRY(text, encodeP256File(key, name, passphrase, cost));
    return writePrivateFile(path, text);
}

Result<P256Key> readP256File(const std::filesystem::path& path, const base::SecretBytes& passphrase)
{
    MARU_TRY(text, readPrivateFile(path, kMaxP256FileBytes));
    return decodeP256File(base::asText(text.view()), passphrase);
}

} // namespace maru::crypto
