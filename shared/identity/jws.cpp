// SPDX-License-Identifier: Apache-2.0
// Compact JWS and JWT.
#include "shared/identity/jws.h"

#include <algorithm>

namespace maru::jose {

using base::Json;

namespace {

/// Tokens nest little; a deep one is somebody's try.
base::JsonLimits tokenLimits(std::size_t maxBytes)
{
    base::JsonLimits limits;
    limits.maxBytes = maxBytes;
    limits.maxStringBytes = maxBytes; // a status list is one long text
    limits.maxDepth = 24;
    limits.maxItems = 20'000;
    return limits;
}

base::Error badCompact(std::string detail)
{
    return base::refused("jose.compact", {}, std::move(detail));
}

std::string_view withoutApplication(std::string_view type)
{
    constexpr std::string_view kPrefix = "application/";
    if (type.size() <= kPrefix.size())
        return type;
    for (std::size_t i = 0; i < kPrefix.size(); ++i) {
        const char c = type[i] >= 'A' && type[i] <= 'Z' ? static_cast<char>(type[i] - 'A' + 'a') : type[i];
        if (c != kPrefix[i])
            return type;
    }
    return type.substr(kPrefix.size());
}

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [lower](char x, char y) { return lower(x) == lower(y); });
}

base::Result<std::optional<std::int64_t>> readTime(const Json& claims, std::string_view name)
{
    const Json* value = claims.find(name);
    if (value == nullptr)
        return std::optional<std::int64_t>();
    if (!value->isInteger())
        return base::refused("jose.time_claim", std::string(name));
    return std::optional<std::int64_t>(value->asInteger());
}

base::Result<Json> claimsOf(const Jws& jws)
{
    MARU_TRY(claims, base::parseJson(base::asText(jws.payload), tokenLimits(jws.payload.size())));
    if (!claims.isObject())
        return base::refused("jose.claims", {}, "the payload is no object");
    return claims;
}

} // namespace

base::Result<Jws> parseJws(std::string_view text, std::size_t maxBytes)
{
    if (text.size() > maxBytes)
        return badCompact("too long");
    const std::size_t first = text.find('.');
    const std::size_t second = first == std::string_view::npos ? first : text.find('.', first + 1);
    if (second == std::string_view::npos || text.find('.', second + 1) != std::string_view::npos)
        return badCompact("not three parts");
    auto headerBytes = base::fromBase64Url(text.substr(0, first));
    auto payload = base::fromBase64Url(text.substr(first + 1, second - first - 1));
    auto signature = base::fromBase64Url(text.substr(second + 1));
    if (!headerBytes || !payload || !signature)
        return badCompact("not base64url");
    auto header = base::parseJson(base::asText(*headerBytes), tokenLimits(maxBytes));
    if (!header)
        return base::refused("jose.header", header.error().field, header.error().code);
    if (!header->isObject())
        return base::refused("jose.header", {}, "no object");
    const Json* name = header->find("alg");
    if (name == nullptr || !name->isString())
        return base::refused("jose.algorithm", "alg", "missing");
    MARU_TRY(algorithm, algorithmNamed(name->asString()));
    // RFC 7515 §4.1.11: what is critical and not understood must be refused; we understand no extension.
    for (const char* extension : { "crit", "b64", "zip", "enc" }) {
        if (header->find(extension) != nullptr)
            return base::refused("jose.critical", extension);
    }
    if (signature->size() != 64)
        return base::refused("jose.signature", {}, "not 64 bytes");
    Jws jws;
    jws.header = std::move(*header);
    jws.algorithm = algorithm;
    jws.payload = std::move(*payload);
    jws.signingInput = std::string(text.substr(0, second));
    jws.signature = std::move(*signature);
    return jws;
}

base::Status verifyJws(const Jws& jws, const PublicKey& key)
{
    if (jws.algorithm != key.algorithm())
        return base::refused("jose.algorithm", "alg", "not that of the key");
    if (!key.verify(base::asBytes(jws.signingInput), jws.signature))
        return base::refused("jose.signature");
    return {};
}

base::Result<std::string> signJws(Json header, std::string_view payload, const Signer& signer)
{
    header.set("alg", nameOf(signer.publicKey().algorithm()));
    std::string text = base::toBase64Url(base::asBytes(base::canonical(header))) + "."
        + base::toBase64Url(base::asBytes(payload));
    MARU_TRY(signature, signer.sign(base::asBytes(text)));
    text += "." + base::toBase64Url(signature);
    return text;
}

base::Result<std::string> signJwt(Json header, const Json& claims, const Signer& signer)
{
    return signJws(std::move(header), base::canonical(claims), signer);
}

base::Status checkTimes(const Json& claims, const TimeCheck& time)
{
    MARU_TRY(issued, readTime(claims, "iat"));
    MARU_TRY(notBefore, readTime(claims, "nbf"));
    MARU_TRY(expires, readTime(claims, "exp"));
    const std::int64_t now = time.now.count();
    if (issued && *issued > now + time.skewSeconds)
        return base::refused("jose.issued_in_future", "iat");
    if (notBefore && *notBefore > now + time.skewSeconds)
        return base::refused("jose.not_yet_valid", "nbf");
    if (expires && *expires <= now - time.skewSeconds)
        return base::refused("jose.expired", "exp");
    return {};
}

base::Status checkType(const Json& header, std::string_view type)
{
    const Json* value = header.find("typ");
    if (value == nullptr || !value->isString()
        || !equalIgnoringCase(withoutApplication(value->asString()), withoutApplication(type)))
        return base::refused("jose.type", "typ");
    return {};
}

bool isForAudience(const Json& claims, std::string_view audience)
{
    const Json* value = claims.find("aud");
    if (value == nullptr)
        return false;
    if (value->isString())
        return value->asString() == audience;
    if (!value->isArray())
        return false;
    const Json::Array& list = value->asArray();
    return std::any_of(list.begin(), list.end(),
        [audience](const Json& item) { return item.isString() && item.asString() == audience; });
}

base::Result<Jwt> verifyJwt(std::string_view text, std::string_view type, const KeyResolver& resolver,
    const TimeCheck& time, std::size_t maxBytes)
{
    MARU_TRY(jws, parseJws(text, maxBytes));
    MARU_CHECK(checkType(jws.header, type));
    MARU_TRY(claims, claimsOf(jws));
    MARU_TRY(key, resolver(jws.header, claims));
    MARU_CHECK(verifyJws(jws, key));
    MARU_CHECK(checkTimes(claims, time));
    return Jwt { std::move(jws.header), std::move(claims), std::move(key) };
}

base::Result<UnverifiedJwt> peekJwt(std::string_view text)
{
    MARU_TRY(jws, parseJws(text));
    MARU_TRY(claims, claimsOf(jws));
    return UnverifiedJwt { std::move(jws.header), std::move(claims) };
}

} // namespace maru::jose
