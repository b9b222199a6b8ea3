// SPDX-License-Identifier: Apache-2.0
// did:key.
#include "shared/identity/did_key.h"

#include "shared/identity/did_url.h"

namespace maru::did {

namespace {

base::Result<PublicKey> keyOfDidKeyUrl(const DidUrl& url)
{
    if (url.method != "key" || !url.path.empty() || !url.query.empty())
        return base::refused("diddoc.did", {}, "no did:key");
    // did:key has base58btc only, so that a key has one DID.
    if (url.specific.front() != 'z')
        return base::refused("diddoc.multibase", {}, "did:key is base58btc");
    if (url.fragment && *url.fragment != url.specific)
        return base::refused("diddoc.did_url", {}, "the fragment is not the key");
    return jose::fromMultikey(url.specific);
}

} // namespace

std::string didKeyOf(const PublicKey& key)
{
    return "did:key:" + key.multikey();
}

base::Result<PublicKey> keyOfDidKey(std::string_view didOrUrl)
{
    MARU_TRY(url, parseDidUrl(didOrUrl));
    return keyOfDidKeyUrl(url);
}

base::Result<Document> expandDidKey(std::string_view did)
{
    MARU_TRY(url, parseDid(did));
    MARU_TRY(key, keyOfDidKeyUrl(url));
    Document document;
    document.id = url.did;
    VerificationMethod method;
    method.id = url.did + "#" + url.specific;
    method.type = "Multikey";
    method.controller = url.did;
    method.key = std::move(key);
    // Signing keys only: no key agreement is derived from an Ed25519 key, and P-256 keys have one use.
    for (const Relationship relationship : { Relationship::Authentication, Relationship::AssertionMethod,
             Relationship::CapabilityInvocation, Relationship::CapabilityDelegation })
        document.relationships[relationship].push_back(method.id);
    document.methods.push_back(std::move(method));
    return document;
}

} // namespace maru::did
