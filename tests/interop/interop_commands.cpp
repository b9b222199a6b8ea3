// SPDX-License-Identifier: Apache-2.0
// Interop commands on keys, DIDs, tokens, credentials and status lists.
#include "tests/interop/interop.h"

#include "shared/identity/bitstring_status_list.h"
#include "shared/identity/did_jwk.h"
#include "shared/identity/did_key.h"
#include "shared/identity/sd_jwt_vc.h"
#include "shared/identity/token_status_list.h"
#include "shared/identity/vc_data_model.h"

namespace maru::interop {

namespace {

using base::Json;
using base::Result;

vc::TimeCheck timeOf(const Json& arguments)
{
    return vc::TimeCheck { base::UnixSeconds(arguments.integerOr("now", 0)), 60 };
}

jose::KeyResolver resolverOf(const jose::PublicKey& key)
{
    return [key](const Json&, const Json&) -> Result<jose::PublicKey> { return key; };
}

Result<std::vector<vc::ClaimPath>> pathsOf(const Json& arguments, const char* name)
{
    std::vector<vc::ClaimPath> paths;
    MARU_TRY(list, base::readArray(arguments, name));
    for (const Json& item : list) {
        MARU_TRY(path, vc::parseClaimPath(item));
        paths.push_back(std::move(path));
    }
    return paths;
}

Result<Json> signToken(const Json& arguments)
{
    MARU_TRY(signer, jose::signerFromJwk(arguments.at("key")));
    MARU_TRY(text, jose::signJwt(arguments.at("header"), arguments.at("claims"), *signer));
    return Json(std::move(text));
}

Result<Json> verifyToken(const Json& arguments)
{
    MARU_TRY(key, jose::fromJwk(arguments.at("key")));
    MARU_TRY(jwt,
        jose::verifyJwt(arguments.stringOr("text", ""), arguments.stringOr("type", ""), resolverOf(key),
            timeOf(arguments)));
    return jwt.claims;
}

Result<Json> describeKey(const Json& arguments)
{
    MARU_TRY(key, jose::fromJwk(arguments.at("key")));
    return Json::object({ { "thumbprint", key.thumbprint() }, { "did_key", did::didKeyOf(key) },
        { "did_jwk", did::didJwkOf(key) }, { "jwk", jose::toJwk(key) } });
}

Result<Json> resolveDid(const Json& arguments)
{
    const std::string did = arguments.stringOr("did", "");
    if (did.rfind("did:jwk:", 0) == 0) {
        MARU_TRY(document, did::expandDidJwk(did));
        return did::toJson(document);
    }
    MARU_TRY(document, did::expandDidKey(did));
    return did::toJson(document);
}

Result<Json> keyOfDocument(const Json& arguments)
{
    MARU_TRY(document, did::parseDocument(arguments.at("document")));
    MARU_TRY(first, document.firstKey(did::Relationship::AssertionMethod));
    return jose::toJwk(first.second);
}

Result<Json> issueSdJwt(const Json& arguments)
{
    vc::SdJwtVcContent content;
    content.issuer = arguments.stringOr("issuer", "");
    content.keyId = arguments.stringOr("kid", "");
    content.type = arguments.stringOr("vct", "");
    content.claims = arguments.at("claims");
    MARU_TRY(hidden, pathsOf(arguments, "hidden"));
    content.hidden = std::move(hidden);
    if (const Json* holder = arguments.find("holder")) {
        MARU_TRY(key, jose::fromJwk(*holder));
        content.holder = key;
    }
    if (const Json* status = arguments.find("status"))
        content.status = vc::StatusReference { status->stringOr("uri", ""), status->integerOr("idx", 0), {} };
    content.issuedAt = base::UnixSeconds(arguments.integerOr("now", 0));
    content.expires = base::UnixSeconds(arguments.integerOr("now", 0) + 3600);
    content.decoys = static_cast<int>(arguments.integerOr("decoys", 0));
    MARU_TRY(signer, jose::signerFromJwk(arguments.at("key")));
    MARU_TRY(sdJwt, vc::issueSdJwtVc(content, *signer));
    return Json(vc::toText(sdJwt));
}

Result<Json> presentSdJwt(const Json& arguments)
{
    MARU_TRY(sdJwt, vc::parseSdJwt(arguments.stringOr("text", "")));
    MARU_TRY(shown, pathsOf(arguments, "shown"));
    MARU_TRY(chosen, vc::present(sdJwt, shown));
    MARU_TRY(holder, jose::signerFromJwk(arguments.at("key")));
    MARU_TRY(bound,
        vc::bindKey(std::move(chosen), { arguments.stringOr("aud", ""), arguments.stringOr("nonce", "") },
            base::UnixSeconds(arguments.integerOr("now", 0)), *holder));
    return Json(vc::toText(bound));
}

Result<Json> verifySdJwt(const Json& arguments)
{
    vc::SdJwtVcCheck check;
    check.time = timeOf(arguments);
    MARU_TRY(key, jose::fromJwk(arguments.at("key")));
    check.issuerKey = [key](const vc::IssuerQuestion&) -> Result<jose::PublicKey> { return key; };
    if (arguments.find("nonce") != nullptr)
        check.keyBinding =
            vc::KeyBindingRequest { arguments.stringOr("aud", ""), arguments.stringOr("nonce", "") };
    MARU_TRY(credential, vc::verifySdJwtVc(arguments.stringOr("text", ""), check));
    return Json::object({ { "claims", credential.claims }, { "bound", credential.isKeyBound } });
}

Result<Json> signStatusList(const Json& arguments)
{
    const std::int64_t now = arguments.integerOr("now", 0);
    MARU_TRY(list,
        vc::StatusList::create(
            static_cast<int>(arguments.integerOr("bits", 1)), arguments.integerOr("size", 131072)));
    MARU_TRY(entries, base::readArray(arguments, "entries"));
    for (const Json& entry : entries)
        MARU_CHECK(
            list.set(entry.integerOr("idx", 0), static_cast<std::uint8_t>(entry.integerOr("value", 0))));
    MARU_TRY(signer, jose::signerFromJwk(arguments.at("key")));
    const vc::StatusListToken token { arguments.stringOr("uri", ""), base::UnixSeconds(now),
        base::UnixSeconds(now + 600), 300, std::move(list), "" };
    MARU_TRY(text, vc::signStatusListToken(token, "key-1", *signer));
    return Json(std::move(text));
}

Result<Json> readStatusList(const Json& arguments)
{
    MARU_TRY(key, jose::fromJwk(arguments.at("key")));
    MARU_TRY(token,
        vc::verifyStatusListToken(arguments.stringOr("text", ""), arguments.stringOr("uri", ""),
            resolverOf(key), timeOf(arguments)));
    MARU_TRY(indexes, base::readArray(arguments, "indexes"));
    Json values = Json::array();
    for (const Json& index : indexes) {
        MARU_TRY(value, token.list.at(index.asInteger()));
        values.push(static_cast<std::int64_t>(value));
    }
    return Json::object({ { "values", std::move(values) }, { "size", token.list.size() } });
}

Result<Json> packBitstring(const Json& arguments)
{
    MARU_TRY(list, vc::Bitstring::create(vc::kMinBitstringEntries));
    MARU_TRY(indexes, base::readArray(arguments, "indexes"));
    for (const Json& index : indexes)
        MARU_CHECK(list.set(index.asInteger(), true));
    return Json(list.encode());
}

Result<Json> readBitstring(const Json& arguments)
{
    MARU_TRY(list, vc::Bitstring::decode(arguments.stringOr("encoded", "")));
    MARU_TRY(indexes, base::readArray(arguments, "indexes"));
    Json values = Json::array();
    for (const Json& index : indexes) {
        MARU_TRY(value, list.at(index.asInteger()));
        values.push(value);
    }
    return values;
}

Result<Json> signDocument(const Json& arguments)
{
    MARU_TRY(signer, jose::signerFromJwk(arguments.at("key")));
    vc::ProofOptions options;
    options.verificationMethod = arguments.stringOr("method", "");
    options.created = base::UnixSeconds(arguments.integerOr("now", 0));
    return vc::addProof(arguments.at("document"), options, *signer);
}

Result<Json> verifyDocument(const Json& arguments)
{
    vc::ProofCheck check;
    check.time = timeOf(arguments);
    check.method = [](const std::string& method, const std::string&) { return did::keyOfDidKey(method); };
    MARU_TRY(method, vc::verifyProof(arguments.at("document"), check));
    return Json(std::move(method));
}

} // namespace

void addFormatCommands(Commands& commands)
{
    commands.emplace("jwt.sign", signToken);
    commands.emplace("jwt.verify", verifyToken);
    commands.emplace("key.describe", describeKey);
    commands.emplace("did.resolve", resolveDid);
    commands.emplace("did.key", keyOfDocument);
    commands.emplace("sdjwt.issue", issueSdJwt);
    commands.emplace("sdjwt.present", presentSdJwt);
    commands.emplace("sdjwt.verify", verifySdJwt);
    commands.emplace("status.sign", signStatusList);
    commands.emplace("status.read", readStatusList);
    commands.emplace("bitstring.pack", packBitstring);
    commands.emplace("bitstring.read", readBitstring);
    commands.emplace("document.sign", signDocument);
    commands.emplace("document.verify", verifyDocument);
}

} // namespace maru::interop
