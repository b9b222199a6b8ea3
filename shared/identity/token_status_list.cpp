// SPDX-License-Identifier: Apache-2.0
// Token Status List.
#include "shared/identity/token_status_list.h"

#include "shared/identity/inflate.h"

#include <algorithm>

namespace maru::vc {

using base::Json;

namespace {

constexpr std::size_t kMaxStatusTokenBytes = 4 * 1024 * 1024;

base::Status checkBits(std::int64_t bits)
{
    if (bits != 1 && bits != 2 && bits != 4 && bits != 8)
        return base::refused("vc.status_bits", "bits");
    return {};
}

} // namespace

base::Result<StatusList> StatusList::create(int bits, std::int64_t entries)
{
    MARU_CHECK(checkBits(bits));
    if (entries < 1 || entries > static_cast<std::int64_t>(kMaxStatusListBytes) * 8 / bits)
        return base::refused("vc.status_size");
    const std::int64_t bytes = (entries * bits + 7) / 8;
    return StatusList(bits, base::Bytes(static_cast<std::size_t>(bytes), 0));
}

base::Result<StatusList> StatusList::fromBytes(int bits, base::Bytes bytes)
{
    MARU_CHECK(checkBits(bits));
    if (bytes.empty() || bytes.size() > kMaxStatusListBytes)
        return base::refused("vc.status_size");
    return StatusList(bits, std::move(bytes));
}

base::Result<StatusList> StatusList::fromJson(const Json& json, std::size_t maxBytes)
{
    const Json* bits = json.find("bits");
    const Json* packed = json.find("lst");
    if (bits == nullptr || !bits->isInteger() || packed == nullptr || !packed->isString())
        return base::refused("vc.status_list", "status_list");
    MARU_CHECK(checkBits(bits->asInteger()));
    const auto bytes = base::fromBase64Url(packed->asString());
    if (!bytes)
        return base::refused("vc.status_list", "lst", "not base64url");
    MARU_TRY(list, inflated(*bytes, Packing::Zlib, std::min(maxBytes, kMaxStatusListBytes)));
    return fromBytes(static_cast<int>(bits->asInteger()), std::move(list));
}

base::Result<std::uint8_t> StatusList::at(std::int64_t index) const
{
    if (index < 0 || index >= size())
        return base::refused("vc.status_index", "idx");
    const std::int64_t bit = index * m_bits;
    const unsigned byte = m_bytes[static_cast<std::size_t>(bit / 8)];
    return static_cast<std::uint8_t>((byte >> (bit % 8)) & ((1U << m_bits) - 1U));
}

base::Status StatusList::set(std::int64_t index, std::uint8_t value)
{
    if (index < 0 || index >= size())
        return base::refused("vc.status_index", "idx");
    const unsigned mask = (1U << m_bits) - 1U;
    if (value > mask)
        return base::refused("vc.status_value");
    const std::int64_t bit = index * m_bits;
    std::uint8_t& byte = m_bytes[static_cast<std::size_t>(bit / 8)];
    const unsigned shift = static_cast<unsigned>(bit % 8);
    byte = static_cast<std::uint8_t>((byte & ~(mask << shift)) | (static_cast<unsigned>(value) << shift));
    return {};
}

Json StatusList::toJson() const
{
    const auto packed = deflated(m_bytes, Packing::Zlib);
    MARU_ASSERT(packed.has_value());
    return Json::object({ { "bits", m_bits }, { "lst", base::toBase64Url(*packed) } });
}

base::Result<std::string> signStatusListToken(
    const StatusListToken& token, std::string_view keyId, const jose::Signer& signer)
{
    Json claims = Json::object(
        { { "sub", token.uri }, { "iat", token.issuedAt }, { "status_list", token.list.toJson() } });
    if (!token.issuer.empty())
        claims.set("iss", token.issuer);
    if (token.expires)
        claims.set("exp", *token.expires);
    if (token.ttlSeconds)
        claims.set("ttl", *token.ttlSeconds);
    Json header = Json::object({ { "typ", kStatusListType } });
    if (!keyId.empty())
        header.set("kid", keyId);
    return jose::signJwt(std::move(header), claims, signer);
}

base::Result<StatusListToken> verifyStatusListToken(std::string_view text, std::string_view uri,
    const jose::KeyResolver& resolver, const TimeCheck& time, std::size_t maxBytes)
{
    MARU_TRY(jwt, jose::verifyJwt(text, kStatusListType, resolver, time, kMaxStatusTokenBytes));
    if (jwt.claims.stringOr("sub", "") != uri)
        return base::refused("vc.status_subject", "sub");
    const Json* issued = jwt.claims.find("iat");
    const Json* list = jwt.claims.find("status_list");
    if (issued == nullptr || !issued->isInteger() || list == nullptr)
        return base::refused("vc.status_list", "iat");
    MARU_TRY(statuses, StatusList::fromJson(*list, maxBytes));
    StatusListToken token { std::string(uri), base::UnixSeconds(issued->asInteger()), {}, {},
        std::move(statuses), jwt.claims.stringOr("iss", "") };
    if (const Json* expires = jwt.claims.find("exp"))
        token.expires = base::UnixSeconds(expires->asInteger());
    if (const Json* ttl = jwt.claims.find("ttl")) {
        if (!ttl->isInteger() || ttl->asInteger() < 1)
            return base::refused("vc.status_list", "ttl");
        token.ttlSeconds = ttl->asInteger();
    }
    return token;
}

} // namespace maru::vc
