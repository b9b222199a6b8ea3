// SPDX-License-Identifier: Apache-2.0
// Keys of DID documents.
#include "server/domains/did/keys.h"

#include "server/domains/did/identifiers.h"
#include "shared/identity/jwk.h"

#include <algorithm>

namespace maru::dids {

using base::Json;
using base::refused;
using base::Result;

namespace {

/// What an Ed25519 key may do, and what a P-256 key may: signers of transactions are Ed25519, and only P-256 keys agree
/// on secrets.
bool canBe(jose::Algorithm algorithm, std::string_view use)
{
    if (use == "control")
        return algorithm == jose::Algorithm::EdDsa;
    if (use == "seal")
        return algorithm == jose::Algorithm::Es256;
    return true;
}

base::Status checkProof(
    const jose::PublicKey& key, const Json& item, std::string_view subject, const std::string& path)
{
    const auto signature = base::fromBase64Url(item.stringOr("proof", ""));
    const std::string text = proofText(item.at("key").asString(), subject);
    if (!signature || !key.verify(crypto::signingInput("did-key", text), *signature))
        return refused("did.proof", path + ".proof");
    return {};
}

} // namespace

std::string proofText(std::string_view multikey, std::string_view subject)
{
    return base::canonical(Json::object({ { "key", multikey }, { "subject", subject } }));
}

Result<Json> readKeyItem(
    const domain::Context& context, const Json& item, std::string_view subject, const std::string& path)
{
    const std::string& multikey = item.at("key").asString();
    const auto key = jose::fromMultikey(multikey);
    if (!key || key->multikey() != multikey)
        return refused("did.key", path + ".key");
    const std::string& use = item.at("use").asString();
    if (!canBe(key->algorithm(), use))
        return refused("did.use", path + ".use");
    const std::string credential = item.stringOr("credential", "");
    if (!credential.empty() && use != "login")
        return refused("did.credential", path + ".credential");
    // A passkey signs only what its browser puts together; that it answers is shown at the first sign-in with it.
    const bool isSigner = std::string(kKeyPrefix) + multikey == context.signer();
    if (!isSigner && credential.empty())
        MARU_CHECK(checkProof(*key, item, subject, path));
    return Json::object({ { "key", multikey }, { "use", use }, { "name", item.stringOr("name", "") },
        { "credential", credential }, { "added", context.block().time } });
}

Result<Json::Array> readKeyItems(
    const domain::Context& context, const Json& items, std::string_view subject, const std::string& path)
{
    if (items.asArray().size() > kMaxKeys)
        return refused("did.too_many_keys", path);
    Json::Array keys;
    for (std::size_t i = 0; i < items.asArray().size(); ++i) {
        const std::string at = path + '[' + std::to_string(i) + ']';
        MARU_TRY(key, readKeyItem(context, items.asArray()[i], subject, at));
        const auto isSame = [&key](const Json& other) {
            return other.at("key") == key.at("key")
                || (!key.at("credential").asString().empty()
                    && other.at("credential") == key.at("credential"));
        };
        if (std::any_of(keys.begin(), keys.end(), isSame))
            return refused("did.duplicate_key", at);
        keys.push_back(std::move(key));
    }
    return keys;
}

base::Status checkUnused(const domain::StateView& state, const Json& key, const std::string& path)
{
    if (state.has("keys", std::string(kKeyPrefix) + key.at("key").asString()))
        return refused("did.key_used", path);
    const std::string& credential = key.at("credential").asString();
    if (!credential.empty() && state.has("passkeys", credential))
        return refused("did.key_used", path);
    return {};
}

void enterKey(domain::Context& context, const std::string& did, const Json& key)
{
    const std::string name = std::string(kKeyPrefix) + key.at("key").asString();
    context.state().put("keys", name,
        Json::object({ { "key", name }, { "did", did }, { "use", key.at("use") },
            { "credential", key.at("credential") }, { "state", "listed" }, { "since", context.block().time },
            { "until", 0 } }));
    const std::string& credential = key.at("credential").asString();
    if (!credential.empty())
        context.state().put("passkeys", credential, Json::object({ { "did", did }, { "key", name } }));
}

void retireKey(domain::Context& context, const Json& key)
{
    const std::string name = std::string(kKeyPrefix) + key.at("key").asString();
    auto row = context.state().get("keys", name);
    MARU_ASSERT(row.has_value());
    row->set("state", "removed");
    row->set("until", context.block().time);
    context.state().put("keys", name, std::move(*row));
    const std::string& credential = key.at("credential").asString();
    if (!credential.empty())
        context.state().erase("passkeys", credential);
}

const Json* findKey(const Json& document, std::string_view multikey)
{
    for (const Json& key : document.at("keys").asArray()) {
        if (key.at("key").asString() == multikey)
            return &key;
    }
    return nullptr;
}

bool hasControlKey(const Json::Array& keys)
{
    return std::any_of(
        keys.begin(), keys.end(), [](const Json& key) { return key.at("use").asString() == "control"; });
}

bool isListedWith(const Json& document, std::string_view didKey, std::initializer_list<std::string_view> uses)
{
    if (!didKey.starts_with(kKeyPrefix))
        return false;
    const Json* key = findKey(document, didKey.substr(kKeyPrefix.size()));
    return key != nullptr
        && std::find(uses.begin(), uses.end(), std::string_view(key->at("use").asString())) != uses.end();
}

} // namespace maru::dids
