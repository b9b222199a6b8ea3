// SPDX-License-Identifier: Apache-2.0
// Signing and wrapping keys on tokens.
#include "shared/crypto/pkcs11.h"

#include "shared/crypto/pkcs11_module.h"
#include "shared/crypto/wrapped_text.h"

#include <algorithm>

namespace maru::crypto {
namespace {

using base::Bytes;
using base::Result;
using base::SecretBytes;
using base::Status;
using SharedSession = std::shared_ptr<Pkcs11Session>;

/// CKA_EC_POINT: an OCTET STRING around the 32 bytes; older modules leave the wrapping out.
std::optional<PublicKey> keyOfPoint(base::ByteView point)
{
    if (point.size() == 34 && point[0] == 0x04 && point[1] == 0x20)
        point = point.subspan(2);
    PublicKey key;
    if (point.size() != key.bytes.size())
        return std::nullopt;
    std::copy(point.begin(), point.end(), key.bytes.begin());
    return key;
}

struct TokenKey {
    Pkcs11KeyInfo info;
    CK_OBJECT_HANDLE handle = 0;
};

Result<std::vector<TokenKey>> findSigningKeys(const Pkcs11Session& session)
{
    MARU_TRY(privates, session.find(CKO_PRIVATE_KEY, CKK_EC_EDWARDS, std::nullopt));
    MARU_TRY(publics, session.find(CKO_PUBLIC_KEY, CKK_EC_EDWARDS, std::nullopt));
    std::vector<TokenKey> keys;
    for (const Pkcs11Session::Object& one : privates) {
        auto point = session.attribute(one.handle, CKA_EC_POINT);
        for (const Pkcs11Session::Object& half : publics)
            if (!point && half.id == one.id && half.label == one.label)
                point = session.attribute(half.handle, CKA_EC_POINT);
        const auto publicKey = point ? keyOfPoint(*point) : std::nullopt;
        if (publicKey)
            keys.push_back({ Pkcs11KeyInfo { one.label, base::toHex(one.id), *publicKey }, one.handle });
    }
    std::sort(keys.begin(), keys.end(), [](const TokenKey& a, const TokenKey& b) {
        return std::tie(a.info.label, a.info.id) < std::tie(b.info.label, b.info.id);
    });
    return keys;
}

class TokenSigner final : public Signer {
public:
    TokenSigner(SharedSession session, TokenKey key)
        : m_session(std::move(session)), m_key(std::move(key)) { }

    const PublicKey& publicKey() const override { return m_key.info.publicKey; }

    Result<Signature> signRaw(base::ByteView message) const override
    {
        MARU_TRY(bytes, m_session->signEd25519(m_key.handle, message));
        Signature signature;
        std::copy(bytes.begin(), bytes.end(), signature.bytes.begin());
        // A token that signs with another key than it shows would make transactions that nobody accepts.
        if (!verifyRaw(publicKey(), message, signature))
            return base::failed("pkcs11.token", "the token's signature does not fit its public key");
        return signature;
    }

    std::string place() const override { return m_session->info().label; }
    bool isOnToken() const override { return true; }
    std::unique_ptr<Signer> clone() const override { return std::make_unique<TokenSigner>(m_session, m_key); }

private:
    const SharedSession m_session;
    const TokenKey m_key;
};

/// Keys of one label; CKA_ID is a counter (4 bytes, big-endian) and 4 random bytes, so the newest is the greatest.
class TokenKeyWrapper final : public KeyWrapper {
public:
    using Object = Pkcs11Session::Object;

    TokenKeyWrapper(SharedSession session, std::string label, std::vector<Object> keys)
        : m_session(std::move(session)), m_label(std::move(label)), m_keys(std::move(keys))
    {
    }

    static Result<std::vector<Object>> findKeys(const Pkcs11Session& session, const std::string& label)
    {
        MARU_TRY(keys, session.find(CKO_SECRET_KEY, CKK_AES, label));
        keys.erase(std::remove_if(keys.begin(), keys.end(),
                       [](const Object& key) { return key.id.size() != kWrapIdBytes; }),
            keys.end());
        std::sort(keys.begin(), keys.end(), [](const Object& a, const Object& b) { return a.id > b.id; });
        return keys;
    }

    static Status makeKey(Pkcs11Session& session, const std::string& label, std::uint32_t number)
    {
        Bytes id = randomBytes(kWrapIdBytes);
        for (std::size_t i = 0; i < 4; ++i)
            id[i] = static_cast<std::uint8_t>(number >> (24 - 8 * i) & 0xff);
        return session.makeAes256(label, id);
    }

    std::string keyId() const override
    {
        const std::lock_guard lock(m_mutex);
        return base::toHex(m_keys.front().id);
    }

    bool isRotating() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_keys.size() > 1;
    }

    Result<Bytes> wrap(const SecretBytes& secret, base::ByteView associated) const override
    {
        if (secret.size() > kMaxWrappedSecret)
            return base::failed("crypto.aead", "secret too long");
        const Object key = current();
        const Bytes nonce = randomBytes(kAeadNonceBytes);
        MARU_TRY(sealed, m_session->encryptGcm(key.handle, nonce, wrapAssociated(associated), secret.view()));
        return wrappedText(key.id, nonce, sealed);
    }

    Result<SecretBytes> unwrap(base::ByteView wrapped, base::ByteView associated) const override
    {
        const auto parts = splitWrapped(wrapped);
        if (!parts)
            return base::refused("crypto.unwrap");
        for (const Object& key : keys())
            if (std::equal(key.id.begin(), key.id.end(), parts->keyId.begin(), parts->keyId.end()))
                return m_session->decryptGcm(
                    key.handle, parts->nonce, wrapAssociated(associated), parts->sealed);
        return base::refused("crypto.unwrap");
    }

    Status beginRotation() override
    {
        const std::lock_guard lock(m_mutex);
        if (m_keys.size() > 1)
            return {};
        std::uint32_t number = 0;
        for (std::size_t i = 0; i < 4; ++i)
            number = number << 8 | m_keys.front().id[i];
        MARU_CHECK(makeKey(*m_session, m_label, number + 1));
        return reload();
    }

    Status finishRotation() override
    {
        const std::lock_guard lock(m_mutex);
        for (std::size_t i = 1; i < m_keys.size(); ++i)
            MARU_CHECK(m_session->destroy(m_keys[i].handle));
        return reload();
    }

    std::string place() const override { return m_session->info().label; }

private:
    Object current() const
    {
        const std::lock_guard lock(m_mutex);
        return m_keys.front();
    }

    std::vector<Object> keys() const
    {
        const std::lock_guard lock(m_mutex);
        return m_keys;
    }

    Status reload()
    {
        MARU_TRY(keys, findKeys(*m_session, m_label));
        if (keys.empty())
            return base::failed("pkcs11.token", "the wrapping key is gone");
        m_keys = std::move(keys);
        return {};
    }

    const SharedSession m_session;
    const std::string m_label;
    mutable std::mutex m_mutex;
    std::vector<Object> m_keys; // guarded by m_mutex; the newest first
};

class OpenToken final : public Pkcs11Token {
public:
    explicit OpenToken(SharedSession session) : m_session(std::move(session)) { }

    const Pkcs11TokenInfo& info() const override { return m_session->info(); }

    Result<std::vector<Pkcs11KeyInfo>> signingKeys() const override
    {
        MARU_TRY(found, findSigningKeys(*m_session));
        std::vector<Pkcs11KeyInfo> keys;
        for (const TokenKey& key : found)
            keys.push_back(key.info);
        return keys;
    }

    Result<Pkcs11KeyInfo> generateSigningKey(std::string_view label) override
    {
        const std::string name(label);
        MARU_TRY(before, findSigningKeys(*m_session));
        for (const TokenKey& key : before)
            if (key.info.label == name)
                return base::refused("pkcs11.key_exists", {}, name);
        const Bytes id = randomBytes(8);
        MARU_CHECK(m_session->makeEd25519(name, id));
        MARU_TRY(after, findSigningKeys(*m_session));
        for (const TokenKey& key : after)
            if (key.info.label == name && key.info.id == base::toHex(id))
                return key.info;
        return base::failed("pkcs11.token", "the new key cannot be found");
    }

    Result<std::unique_ptr<Signer>> signer(std::string_view label) const override
    {
        MARU_TRY(found, findSigningKeys(*m_session));
        std::vector<TokenKey> fitting;
        for (const TokenKey& key : found)
            if (label.empty() || key.info.label == label)
                fitting.push_back(key);
        if (fitting.size() != 1)
            return base::refused("pkcs11.no_key", {},
                std::to_string(fitting.size()) + " keys named \"" + std::string(label) + "\"");
        std::unique_ptr<Signer> signer = std::make_unique<TokenSigner>(m_session, fitting.front());
        return Result<std::unique_ptr<Signer>>(std::move(signer));
    }

    Result<std::unique_ptr<KeyWrapper>> keyWrapper(std::string_view label, bool create) override
    {
        const std::string name(label);
        MARU_TRY(keys, TokenKeyWrapper::findKeys(*m_session, name));
        if (keys.empty() && !create)
            return base::refused("pkcs11.no_key", {}, name);
        if (keys.empty()) {
            MARU_CHECK(TokenKeyWrapper::makeKey(*m_session, name, 1));
            MARU_TRY(made, TokenKeyWrapper::findKeys(*m_session, name));
            keys = std::move(made);
        }
        if (keys.empty())
            return base::failed("pkcs11.token", "the new key cannot be found");
        std::unique_ptr<KeyWrapper> wrapper =
            std::make_unique<TokenKeyWrapper>(m_session, name, std::move(keys));
        return Result<std::unique_ptr<KeyWrapper>>(std::move(wrapper));
    }

private:
    const SharedSession m_session;
};

} // namespace

Pkcs11Token::~Pkcs11Token() = default;

Result<std::vector<Pkcs11TokenInfo>> pkcs11Tokens(const std::filesystem::path& module)
{
    MARU_TRY(loaded, Pkcs11Module::load(module));
    MARU_TRY(slots, loaded->slots());
    std::vector<Pkcs11TokenInfo> tokens;
    for (const Pkcs11Module::Slot& slot : slots)
        tokens.push_back(slot.info);
    return tokens;
}

Result<std::unique_ptr<Pkcs11Token>> openPkcs11Token(
    const std::filesystem::path& module, std::string_view label, const SecretBytes& pin)
{
    MARU_TRY(loaded, Pkcs11Module::load(module));
    MARU_TRY(slots, loaded->slots());
    std::vector<Pkcs11Module::Slot> fitting;
    for (const Pkcs11Module::Slot& slot : slots)
        if (label.empty() || slot.info.label == label || slot.info.serial == label)
            fitting.push_back(slot);
    if (fitting.size() != 1)
        return base::refused("pkcs11.no_token", {},
            std::to_string(fitting.size()) + " tokens named \"" + std::string(label) + "\"");
    if (fitting.front().info.isPinLocked)
        return base::refused("pkcs11.pin_locked");
    MARU_TRY(session, Pkcs11Session::open(*loaded, fitting.front(), pin));
    std::unique_ptr<Pkcs11Token> token = std::make_unique<OpenToken>(std::move(session));
    return Result<std::unique_ptr<Pkcs11Token>>(std::move(token));
}

namespace {

constexpr std::string_view kUriScheme = "pkcs11:";

bool isPlainInUri(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
        || c == '_' || c == '~' || c == '/';
}

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (isPlainInUri(c))
            out += c;
        else
            out += { '%', kDigits[byte >> 4], kDigits[byte & 15] };
    }
    return out;
}

int uriHexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::optional<std::string> percentDecoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? uriHexValue(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? uriHexValue(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

} // namespace

std::string Pkcs11Uri::text() const
{
    std::string out(kUriScheme);
    if (!token.empty())
        out += "token=" + percentEncoded(token);
    if (!object.empty())
        out += std::string(token.empty() ? "" : ";") + "object=" + percentEncoded(object);
    return out + "?module-path=" + percentEncoded(module.string());
}

bool Pkcs11Uri::isOne(std::string_view text)
{
    return text.substr(0, kUriScheme.size()) == kUriScheme;
}

Result<Pkcs11Uri> Pkcs11Uri::parse(std::string_view text)
{
    if (!isOne(text) || text.size() > 2048)
        return base::refused("pkcs11.uri");
    Pkcs11Uri uri;
    std::string_view rest = text.substr(kUriScheme.size());
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(";?&"), rest.size());
        const std::string_view part = rest.substr(0, end);
        rest = rest.substr(std::min(end + 1, rest.size()));
        if (part.empty())
            continue;
        const std::size_t equals = part.find('=');
        const auto value = percentDecoded(equals == std::string_view::npos ? "" : part.substr(equals + 1));
        const std::string_view name = part.substr(0, std::min(equals, part.size()));
        if (equals == std::string_view::npos || !value)
            return base::refused("pkcs11.uri");
        if (name == "token" || name == "serial")
            uri.token = *value;
        else if (name == "object")
            uri.object = *value;
        else if (name == "module-path")
            uri.module = *value;
        else if (name != "type" && name != "manufacturer" && name != "model")
            return base::refused(
                "pkcs11.uri"); // what is not understood (a PIN, above all) is not passed over
    }
    if (uri.module.empty())
        return base::refused("pkcs11.uri");
    return uri;
}

} // namespace maru::crypto
