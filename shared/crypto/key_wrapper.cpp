// SPDX-License-Identifier: Apache-2.0
// The key-encryption key in a private file.
#include "shared/crypto/key_wrapper.h"

#include "shared/base/json.h"
#include "shared/crypto/aead.h"
#include "shared/crypto/hash.h"
#include "shared/crypto/passphrase_seal.h"
#include "shared/crypto/private_file.h"
#include "shared/crypto/wrapped_text.h"

#include <algorithm>
#include <mutex>

namespace maru::crypto {
namespace {

using base::Result;
using base::SecretBytes;
using base::Status;

constexpr std::string_view kKekFormat = "maru-kek/v1";
constexpr std::size_t kMaxKekFileBytes = 16 * 1024;
constexpr std::size_t kMaxKeks = 2;

struct Kek {
    base::Bytes id;
    SecretBytes key;
};

Kek kekOf(SecretBytes key)
{
    const base::Hash256 hash = sha256({ base::asBytes(kKekFormat), key.view() });
    return { base::Bytes(hash.bytes.begin(), hash.bytes.begin() + kWrapIdBytes), std::move(key) };
}

/// The keys one after the other, the current one first.
SecretBytes joinedKeys(const std::vector<Kek>& keks)
{
    SecretBytes all(keks.size() * kAeadKeyBytes);
    auto at = all.mutableView().begin();
    for (const Kek& kek : keks)
        at = std::copy(kek.key.view().begin(), kek.key.view().end(), at);
    return all;
}

Result<std::vector<Kek>> splitKeys(const SecretBytes& all)
{
    const std::size_t count = all.size() / kAeadKeyBytes;
    if (all.size() % kAeadKeyBytes != 0 || count == 0 || count > kMaxKeks)
        return base::refused("key_file.format", "keys");
    std::vector<Kek> keks;
    for (std::size_t i = 0; i < count; ++i)
        keks.push_back(kekOf(SecretBytes::copyOf(all.view().subspan(i * kAeadKeyBytes, kAeadKeyBytes))));
    return Result<std::vector<Kek>>(std::move(keks));
}

int hexValue(std::uint8_t digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

/// "maru-kek/v1\n" and a line of 64 hex digits a key, without a copy outside of locked memory.
Result<SecretBytes> readPlainKeys(base::ByteView text)
{
    const auto malformed = [] { return base::refused("key_file.format"); };
    const std::size_t head = kKekFormat.size() + 1;
    constexpr std::size_t kLine = 2 * kAeadKeyBytes + 1;
    const std::size_t count = text.size() < head ? 0 : (text.size() - head) / kLine;
    if (count == 0 || count > kMaxKeks || text.size() != head + count * kLine
        || base::asText(text.first(head - 1)) != kKekFormat || text[head - 1] != '\n')
        return malformed();
    SecretBytes keys(count * kAeadKeyBytes);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const std::size_t at = head + i / kAeadKeyBytes * kLine + 2 * (i % kAeadKeyBytes);
        const int high = hexValue(text[at]);
        const int low = hexValue(text[at + 1]);
        if (high < 0 || low < 0)
            return malformed();
        keys.mutableView()[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    for (std::size_t line = 1; line <= count; ++line)
        if (text[head + line * kLine - 1] != '\n')
            return malformed();
    return Result<SecretBytes>(std::move(keys));
}

SecretBytes writePlainKeys(const SecretBytes& keys)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    const std::size_t count = keys.size() / kAeadKeyBytes;
    SecretBytes text(kKekFormat.size() + 1 + 2 * keys.size() + count);
    auto out = text.mutableView().begin();
    out = std::copy(kKekFormat.begin(), kKekFormat.end(), out);
    *out++ = '\n';
    for (std::size_t i = 0; i < keys.size(); ++i) {
        *out++ = static_cast<std::uint8_t>(kDigits[keys.view()[i] >> 4]);
        *out++ = static_cast<std::uint8_t>(kDigits[keys.view()[i] & 15]);
        if (i % kAeadKeyBytes == kAeadKeyBytes - 1)
            *out++ = '\n';
    }
    return text;
}

Result<SecretBytes> fileText(const std::vector<Kek>& keks, const SecretBytes& passphrase)
{
    const SecretBytes keys = joinedKeys(keks);
    if (passphrase.isEmpty())
        return writePlainKeys(keys);
    MARU_TRY(json,
        sealUnderPassphrase(
            base::Json::object({ { "format", kKekFormat } }), keys.view(), passphrase, Argon2Cost()));
    return SecretBytes(base::toBytes(base::pretty(json) + "\n"));
}

Result<std::vector<Kek>> readKeks(base::ByteView text, const SecretBytes& passphrase)
{
    if (text.empty() || text[0] != '{') {
        MARU_TRY(keys, readPlainKeys(text));
        return splitKeys(keys);
    }
    auto json = base::parseJson(base::asText(text));
    if (!json || !base::onlyMembers(*json, { "format", "kdf", "cipher", "sealed" })
        || base::readString(*json, "format").value_or(std::string()) != kKekFormat)
        return base::refused("key_file.format");
    MARU_TRY(keys, openUnderPassphrase(std::move(json).value(), passphrase));
    return splitKeys(keys);
}

class FileKeyWrapper final : public KeyWrapper {
public:
    FileKeyWrapper(std::filesystem::path path, SecretBytes passphrase, std::vector<Kek> keks)
        : m_path(std::move(path)), m_passphrase(std::move(passphrase)), m_keks(std::move(keks))
    {
    }

    std::string keyId() const override
    {
        const std::lock_guard lock(m_mutex);
        return base::toHex(m_keks.front().id);
    }

    bool isRotating() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_keks.size() > 1;
    }

    Result<base::Bytes> wrap(const SecretBytes& secret, base::ByteView associated) const override
    {
        if (secret.size() > kMaxWrappedSecret)
            return base::failed("crypto.aead", "secret too long");
        const std::lock_guard lock(m_mutex);
        const Kek& kek = m_keks.front();
        const base::Bytes nonce = randomBytes(kAeadNonceBytes);
        MARU_TRY(sealed, seal(kek.key, nonce, wrapAssociated(associated), secret.view()));
        return wrappedText(kek.id, nonce, sealed);
    }

    Result<SecretBytes> unwrap(base::ByteView wrapped, base::ByteView associated) const override
    {
        const auto parts = splitWrapped(wrapped);
        if (!parts)
            return base::refused("crypto.unwrap");
        const std::lock_guard lock(m_mutex);
        for (const Kek& kek : m_keks) {
            if (!std::equal(kek.id.begin(), kek.id.end(), parts->keyId.begin(), parts->keyId.end()))
                continue;
            auto secret = open(kek.key, parts->nonce, wrapAssociated(associated), parts->sealed);
            if (secret)
                return secret;
        }
        return base::refused("crypto.unwrap");
    }

    Status beginRotation() override
    {
        const std::lock_guard lock(m_mutex);
        if (m_keks.size() > 1)
            return {};
        std::vector<Kek> next;
        next.push_back(kekOf(randomSecret(kAeadKeyBytes)));
        next.push_back(kekOf(m_keks.front().key.clone()));
        return store(std::move(next));
    }

    Status finishRotation() override
    {
        const std::lock_guard lock(m_mutex);
        if (m_keks.size() < 2)
            return {};
        std::vector<Kek> next;
        next.push_back(kekOf(m_keks.front().key.clone()));
        return store(std::move(next));
    }

    std::string place() const override { return m_path.filename().string(); }

private:
    /// The file first: a key that is in memory only would be lost with the process.
    Status store(std::vector<Kek> keks)
    {
        MARU_TRY(text, fileText(keks, m_passphrase));
        MARU_CHECK(replacePrivateFile(m_path, text.view()));
        m_keks = std::move(keks);
        return {};
    }

    const std::filesystem::path m_path;
    const SecretBytes m_passphrase;
    mutable std::mutex m_mutex;
    std::vector<Kek> m_keks; // guarded by m_mutex; the current one first
};

} // namespace

KeyWrapper::~KeyWrapper() = default;

std::string KeyWrapper::keyIdOf(base::ByteView wrapped)
{
    return wrapped.size() < kWrapIdBytes ? std::string() : base::toHex(wrapped.first(kWrapIdBytes));
}

Result<std::unique_ptr<KeyWrapper>> createKeyWrapperFile(
    const std::filesystem::path& path, const SecretBytes& passphrase)
{
    std::vector<Kek> keks;
    keks.push_back(kekOf(randomSecret(kAeadKeyBytes)));
    MARU_TRY(text, fileText(keks, passphrase));
    MARU_CHECK(writePrivateFile(path, base::asText(text.view())));
    std::unique_ptr<KeyWrapper> wrapper =
        std::make_unique<FileKeyWrapper>(path, passphrase.clone(), std::move(keks));
    return Result<std::unique_ptr<KeyWrapper>>(std::move(wrapper));
}

Result<std::unique_ptr<KeyWrapper>> openKeyWrapperFile(
    const std::filesystem::path& path, const SecretBytes& passphrase)
{
    MARU_TRY(text, readPrivateFile(path, kMaxKekFileBytes));
    MARU_TRY(keks, readKeks(text.view(), passphrase));
    std::unique_ptr<KeyWrapper> wrapper =
        std::make_unique<FileKeyWrapper>(path, passphrase.clone(), std::move(keks));
    return Result<std::unique_ptr<KeyWrapper>>(std::move(wrapper));
}

Status changeKeyWrapperPassphrase(
    const std::filesystem::path& path, const SecretBytes& passphrase, const SecretBytes& newPassphrase)
{
    MARU_TRY(text, readPrivateFile(path, kMaxKekFileBytes));
    MARU_TRY(keks, readKeks(text.view(), passphrase));
    MARU_TRY(changed, fileText(keks, newPassphrase));
    return replacePrivateFile(path, changed.view());
}

} // namespace maru::crypto
