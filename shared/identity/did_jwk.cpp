// SPDX-License-Identifier: Apache-2.0
// did:jwk.
#include "shared/identity/did_jwk.h"

#include "shared/identity/did_url.h"

namespace maru::did {

namespace {

base::Result<PublicKey> keyOfDidJwkUrl(const DidUrl& url)
{
    if (url.method != "jwk" || !url.path.empty() || !url.query.empty())
        return base::refused("diddoc.did", {}, "no did:jwk");
    if (url.fragment && *url.fragment != "0")
        return base::refused("diddoc.did_url", {}, "the fragment of a did:jwk is 0");
    MARU_TRY(bytes, base::fromBase64Url(url.specific));
    MARU_TRY(jwk, base::parseJson(base::asText(bytes)));
    return jose::fromJwk(jwk);
}

} // namespace

std::string didJwkOf(const PublicKey& key)
{
    return "did:jwk:" + base::toBase64Url(base::asBytes(base::canonical(jose::toJwk(key))));
}

base::Result<PublicKey> keyOfDidJwk(std::string_view didOrUrl)
{
    MARU_TRY(url, parseDidUrl(didOrUrl));
    return keyOfDidJwkUrl(url);
}

base::Result<Document> expandDidJwk(std::string_view did)
{
    MARU_TRY(url, parseDid(did));
    MARU_TRY(key, keyOfDidJwkUrl(url));
    Document document;
    document.id = url.did;
    VerificationMethod method;
    method.id = url.did + "#0";
    method.type = "JsonWebKey";
    method.controller = url.did;
    method.key = std::move(key);
    for (const Relationship relationship : { Relationship::Authentication, Relationship::AssertionMethod,
             Relationship::CapabilityInvocation, Relationship::CapabilityDelegation })
        document.relationships[relationship].push_back(method.id);
    document.methods.push_back(std::move(method));
    return document;
}

} // namespace maru::did
