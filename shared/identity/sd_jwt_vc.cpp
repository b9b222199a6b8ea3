// SPDX-License-Identifier: Apache-2.0
// SD-JWT VC.
#include "shared/identity/sd_jwt_vc.h"

#include "shared/identity/did_jwk.h"
#include "shared/identity/did_key.h"

#include <algorithm>

namespace maru::vc {

using base::Json;

namespace {

/// Draft §3.2.2.2: these are never behind a digest.
bool isRegistered(std::string_view name)
{
    constexpr std::string_view kNames[] = { "iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "status",
        "aud", "nonce" };
    return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

base::Result<std::optional<base::UnixSeconds>> timeOf(const Json& claims, std::string_view name)
{
    const Json* value = claims.find(name);
    if (value == nullptr)
        return std::optional<base::UnixSeconds>();
    if (!value->isInteger())
        return base::refused("jose.time_claim", std::string(name));
    return std::optional<base::UnixSeconds>(base::UnixSeconds(value->asInteger()));
}

base::Result<std::optional<jose::PublicKey>> holderOf(const Json& claims)
{
    const Json* confirmation = claims.find("cnf");
    if (confirmation == nullptr)
        return std::optional<jose::PublicKey>();
    const Json* jwk = confirmation->find("jwk");
    const Json* keyId = confirmation->find("kid");
    if ((jwk != nullptr) == (keyId != nullptr))
        return base::refused("vc.holder_key", "cnf", "exactly one of jwk and kid");
    if (jwk != nullptr) {
        const auto key = jose::fromJwk(*jwk);
        if (!key)
            return base::refused("vc.holder_key", "cnf.jwk", key.error().code);
        return std::optional<jose::PublicKey>(*key);
    }
    if (keyId->isString()) {
        auto key = did::keyOfDidKey(keyId->asString());
        if (!key)
            key = did::keyOfDidJwk(keyId->asString());
        if (key)
            return std::optional<jose::PublicKey>(*key);
    }
    return base::refused("vc.holder_key", "cnf.kid", "neither did:key nor did:jwk");
}

base::Result<std::optional<StatusReference>> statusOf(const Json& claims)
{
    const Json* status = claims.find("status");
    if (status == nullptr)
        return std::optional<StatusReference>();
    const Json* list = status->find("status_list");
    const Json* index = list == nullptr ? nullptr : list->find("idx");
    const Json* uri = list == nullptr ? nullptr : list->find("uri");
    if (index == nullptr || !index->isInteger() || index->asInteger() < 0 || uri == nullptr
        || !uri->isString() || uri->asString().empty() || uri->asString().size() > 2048)
        return base::refused("vc.status_format", "status");
    return std::optional<StatusReference>(StatusReference { uri->asString(), index->asInteger(), {} });
}

base::Result<SdJwtVc> readParts(SdJwt sdJwt, const jose::UnverifiedJwt& token)
{
    if (!jose::checkType(token.header, kSdJwtVcType) && !jose::checkType(token.header, kOldSdJwtVcType))
        return base::refused("jose.type", "typ");
    MARU_TRY(revealed, reveal(token.claims, sdJwt.disclosures));
    for (const ClaimPath& path : revealed.paths) {
        const auto* name = std::get_if<std::string>(&path.front());
        if (name != nullptr && isRegistered(*name))
            return base::refused("vc.registered_claim", *name);
    }
    SdJwtVc credential;
    credential.header = token.header;
    credential.claims = std::move(revealed.claims);
    credential.disclosed = std::move(revealed.paths);
    credential.issuer = credential.claims.stringOr("iss", "");
    credential.keyId = token.header.stringOr("kid", "");
    credential.type = credential.claims.stringOr("vct", "");
    if (credential.type.empty())
        return base::refused("vc.vct_missing", "vct");
    if (credential.issuer.empty())
        return base::refused("vc.issuer_missing", "iss");
    MARU_TRY(holder, holderOf(credential.claims));
    MARU_TRY(status, statusOf(credential.claims));
    MARU_TRY(issuedAt, timeOf(credential.claims, "iat"));
    MARU_TRY(notBefore, timeOf(credential.claims, "nbf"));
    MARU_TRY(expires, timeOf(credential.claims, "exp"));
    credential.holder = std::move(holder);
    credential.status = std::move(status);
    credential.issuedAt = issuedAt;
    credential.notBefore = notBefore;
    credential.expires = expires;
    credential.sdJwt = std::move(sdJwt);
    return credential;
}

} // namespace

base::Result<SdJwt> issueSdJwtVc(
    const SdJwtVcContent& content, const jose::Signer& issuer, const RandomBytes& random)
{
    if (!content.claims.isObject())
        return base::refused("jose.claims", {}, "no object");
    for (const auto& member : content.claims.asObject()) {
        if (isRegistered(member.first) || member.first == "iat")
            return base::refused("vc.reserved_claim", member.first);
    }
    for (const ClaimPath& path : content.hidden) {
        const auto* name = path.empty() ? nullptr : std::get_if<std::string>(&path.front());
        if (name == nullptr || isRegistered(*name))
            return base::refused("vc.reserved_claim", pathText(path));
    }
    if (content.issuer.empty())
        return base::refused("vc.issuer_missing", "iss");
    if (content.type.empty())
        return base::refused("vc.vct_missing", "vct");
    Json claims = content.claims;
    claims.set("iss", content.issuer);
    claims.set("vct", content.type);
    if (content.holder)
        claims.set("cnf", Json::object({ { "jwk", jose::toJwk(*content.holder) } }));
    if (content.status)
        claims.set("status",
            Json::object({ { "status_list",
                Json::object({ { "idx", content.status->index }, { "uri", content.status->uri } }) } }));
    if (content.issuedAt)
        claims.set("iat", *content.issuedAt);
    if (content.notBefore)
        claims.set("nbf", *content.notBefore);
    if (content.expires)
        claims.set("exp", *content.expires);
    Json header = Json::object({ { "typ", kSdJwtVcType } });
    if (!content.keyId.empty())
        header.set("kid", content.keyId);
    SdJwtOptions options;
    options.hidden = content.hidden;
    options.decoys = content.decoys;
    options.random = random;
    return issueSdJwt(std::move(header), claims, options, issuer);
}

base::Result<SdJwtVc> readSdJwtVc(std::string_view text)
{
    MARU_TRY(sdJwt, parseSdJwt(text));
    MARU_TRY(token, jose::peekJwt(sdJwt.jwt));
    return readParts(std::move(sdJwt), token);
}

base::Result<SdJwtVc> verifySdJwtVc(std::string_view text, const SdJwtVcCheck& check)
{
    MARU_TRY(credential, readSdJwtVc(text));
    IssuerQuestion question { credential.issuer, credential.keyId, credential.type, credential.issuedAt,
        credential.header };
    MARU_TRY(key, check.issuerKey(question));
    MARU_TRY(jws, jose::parseJws(credential.sdJwt.jwt));
    MARU_CHECK(jose::verifyJws(jws, key));
    MARU_CHECK(jose::checkTimes(credential.claims, check.time));
    if (check.keyBinding) {
        if (!credential.holder)
            return base::refused("vc.holder_missing", "cnf");
        MARU_CHECK(verifyKeyBinding(credential.sdJwt, *credential.holder, *check.keyBinding, check.time,
            check.keyBindingMaxAgeSeconds));
        credential.isKeyBound = true;
    }
    if (credential.status && check.status)
        MARU_CHECK(requireValid(*credential.status, check.status));
    return credential;
}

} // namespace maru::vc
