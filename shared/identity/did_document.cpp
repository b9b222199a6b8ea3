// SPDX-License-Identifier: Apache-2.0
// Reading and writing DID documents.
#include "shared/identity/did_document.h"

#include "shared/identity/did_url.h"
#include "shared/identity/multibase.h"

#include <algorithm>

namespace maru::did {

using base::Json;

namespace {

constexpr Relationship kRelationships[] = { Relationship::Authentication, Relationship::AssertionMethod,
    Relationship::KeyAgreement, Relationship::CapabilityInvocation, Relationship::CapabilityDelegation };

base::Error badDocument(std::string field, std::string detail = {})
{
    return base::refused("diddoc.document", std::move(field), std::move(detail));
}

std::string at(std::string_view name, std::size_t index)
{
    return std::string(name) + "[" + std::to_string(index) + "]";
}

/// Reads one document; a class so that limits and the document are at hand everywhere.
class Reader {
public:
    Reader(const Json& json, const DocumentLimits& limits) : m_json(json), m_limits(limits) { }

    base::Result<Document> read(std::string_view expectedDid)
    {
        if (!m_json.isObject())
            return badDocument({}, "no object");
        MARU_TRY(id, shortText(m_json.find("id"), "id"));
        if (!parseDid(id))
            return badDocument("id", "no DID");
        if (!expectedDid.empty() && id != expectedDid)
            return base::refused("diddoc.id_mismatch", "id");
        m_document.id = id;
        MARU_TRY(controllers, textOrTexts("controller", m_limits.controllers));
        for (const std::string& controller : controllers) {
            if (!parseDid(controller))
                return badDocument("controller", "no DID");
        }
        m_document.controllers = std::move(controllers);
        MARU_TRY(aliases, textOrTexts("alsoKnownAs", m_limits.alsoKnownAs));
        m_document.alsoKnownAs = std::move(aliases);
        MARU_CHECK(readMethods());
        for (const Relationship relationship : kRelationships)
            MARU_CHECK(readRelationship(relationship));
        MARU_CHECK(readServices());
        return std::move(m_document);
    }

private:
    base::Result<std::string> shortText(const Json* value, std::string field) const
    {
        if (value == nullptr || !value->isString() || value->asString().empty()
            || value->asString().size() > m_limits.textBytes)
            return badDocument(std::move(field), "no text of a sensible length");
        return value->asString();
    }

    base::Result<std::vector<std::string>> textOrTexts(const char* name, std::size_t most) const
    {
        std::vector<std::string> texts;
        const Json* value = m_json.find(name);
        if (value == nullptr)
            return texts;
        if (!value->isArray()) {
            MARU_TRY(single, shortText(value, name));
            texts.push_back(std::move(single));
            return texts;
        }
        if (value->asArray().size() > most)
            return base::refused("diddoc.too_many", name);
        for (std::size_t i = 0; i < value->asArray().size(); ++i) {
            MARU_TRY(single, shortText(&value->asArray()[i], at(name, i)));
            texts.push_back(std::move(single));
        }
        return texts;
    }

    base::Result<const Json::Array*> list(const char* name, std::size_t most) const
    {
        static const Json::Array empty;
        const Json* value = m_json.find(name);
        if (value == nullptr)
            return &empty;
        if (!value->isArray())
            return badDocument(name, "no array");
        if (value->asArray().size() > most)
            return base::refused("diddoc.too_many", name);
        return &value->asArray();
    }

    /// Absolute id that belongs to a DID.
    base::Result<std::string> methodId(const Json* value, const std::string& field) const
    {
        MARU_TRY(reference, shortText(value, field));
        std::string id = absoluteDidUrl(m_document.id, reference);
        const auto url = parseDidUrl(id);
        if (!url || !url->fragment || url->fragment->empty())
            return badDocument(field, "no DID URL with a fragment");
        return id;
    }

    base::Status addMethod(const Json& json, const std::string& field)
    {
        if (!json.isObject())
            return badDocument(field, "no object");
        for (const char* secret : { "privateKeyJwk", "privateKeyMultibase", "privateKeyBase58",
                 "privateKeyHex", "secretKeyMultibase", "secretKeyJwk" }) {
            if (json.find(secret) != nullptr)
                return base::refused("diddoc.private_key", field);
        }
        VerificationMethod method;
        MARU_TRY(id, methodId(json.find("id"), field + ".id"));
        MARU_TRY(type, shortText(json.find("type"), field + ".type"));
        MARU_TRY(controller, shortText(json.find("controller"), field + ".controller"));
        if (!parseDid(controller))
            return badDocument(field + ".controller", "no DID");
        if (m_document.method(id) != nullptr)
            return badDocument(field + ".id", "given twice");
        if (m_document.methods.size() >= m_limits.methods)
            return base::refused("diddoc.too_many", field);
        method.id = std::move(id);
        method.type = std::move(type);
        method.controller = std::move(controller);
        MARU_TRY(key, readKey(json, method.type, field));
        method.key = std::move(key);
        m_document.methods.push_back(std::move(method));
        return {};
    }

    /// No key for kinds that we do not use; a refusal for those that we do and that are malformed.
    base::Result<std::optional<PublicKey>> readKey(
        const Json& json, const std::string& type, const std::string& field) const
    {
        const std::optional<PublicKey> none;
        const Json* jwk = json.find("publicKeyJwk");
        const Json* multibase = json.find("publicKeyMultibase");
        const Json* base58 = json.find("publicKeyBase58");
        if ((jwk != nullptr) + (multibase != nullptr) + (base58 != nullptr) > 1)
            return badDocument(field, "more than one form of the key");
        if (jwk != nullptr) {
            const std::string curve = jwk->stringOr("crv", "");
            if (jwk->isObject() && jwk->find("d") != nullptr)
                return base::refused("diddoc.private_key", field + ".publicKeyJwk");
            if (curve != "Ed25519" && curve != "P-256")
                return none;
            auto key = jose::fromJwk(*jwk);
            if (!key)
                return badDocument(field + ".publicKeyJwk", key.error().code);
            return std::optional<PublicKey>(std::move(*key));
        }
        if (multibase != nullptr) {
            if (!multibase->isString())
                return badDocument(field + ".publicKeyMultibase", "no text");
            auto bytes = fromMultibase(multibase->asString());
            if (!bytes)
                return badDocument(field + ".publicKeyMultibase", bytes.error().detail);
            const bool isOurs = bytes->size() > 2
                && (((*bytes)[0] == 0xed && (*bytes)[1] == 0x01)
                    || ((*bytes)[0] == 0x80 && (*bytes)[1] == 0x24));
            if (!isOurs)
                return none;
            auto key = jose::fromMultikey(multibase->asString());
            if (!key)
                return badDocument(field + ".publicKeyMultibase", key.error().code);
            return std::optional<PublicKey>(std::move(*key));
        }
        if (base58 != nullptr && type == "Ed25519VerificationKey2018") {
            const auto bytes = base58->isString() ? fromBase58(base58->asString())
                                                  : base::Result<base::Bytes>(base::Bytes());
            if (!bytes || bytes->size() != 32)
                return badDocument(field + ".publicKeyBase58", "not 32 bytes");
            crypto::PublicKey key;
            std::copy(bytes->begin(), bytes->end(), key.bytes.begin());
            return std::optional<PublicKey>(PublicKey(key));
        }
        return none;
    }

    base::Status readMethods()
    {
        MARU_TRY(methods, list("verificationMethod", m_limits.methods));
        for (std::size_t i = 0; i < methods->size(); ++i)
            MARU_CHECK(addMethod((*methods)[i], at("verificationMethod", i)));
        return {};
    }

    base::Status readRelationship(Relationship relationship)
    {
        const std::string name(nameOf(relationship));
        MARU_TRY(entries, list(name.c_str(), m_limits.methods));
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < entries->size(); ++i) {
            const Json& entry = (*entries)[i];
            const std::string field = at(name, i);
            if (entry.isObject()) {
                MARU_CHECK(addMethod(entry, field));
                ids.push_back(m_document.methods.back().id);
                continue;
            }
            MARU_TRY(id, methodId(&entry, field));
            if (std::find(ids.begin(), ids.end(), id) == ids.end())
                ids.push_back(std::move(id));
        }
        if (!ids.empty())
            m_document.relationships[relationship] = std::move(ids);
        return {};
    }

    base::Status readServices()
    {
        MARU_TRY(services, list("service", m_limits.services));
        for (std::size_t i = 0; i < services->size(); ++i) {
            const Json& json = (*services)[i];
            const std::string field = at("service", i);
            if (!json.isObject())
                return badDocument(field, "no object");
            Service service;
            MARU_TRY(reference, shortText(json.find("id"), field + ".id"));
            service.id = absoluteDidUrl(m_document.id, reference);
            if (m_document.service(service.id) != nullptr)
                return badDocument(field + ".id", "given twice");
            const Json* type = json.find("type");
            if (type != nullptr && type->isArray() && !type->asArray().empty()
                && type->asArray().size() <= m_limits.controllers) {
                for (const Json& item : type->asArray()) {
                    MARU_TRY(single, shortText(&item, field + ".type"));
                    service.types.push_back(std::move(single));
                }
            } else {
                MARU_TRY(single, shortText(type, field + ".type"));
                service.types.push_back(std::move(single));
            }
            MARU_CHECK(checkEndpoint(json.find("serviceEndpoint"), field + ".serviceEndpoint", true));
            service.endpoint = json.at("serviceEndpoint");
            m_document.services.push_back(std::move(service));
        }
        return {};
    }

    base::Status checkEndpoint(const Json* endpoint, const std::string& field, bool mayBeList) const
    {
        if (endpoint != nullptr && endpoint->isObject())
            return {};
        if (endpoint != nullptr && endpoint->isArray() && mayBeList) {
            if (endpoint->asArray().empty() || endpoint->asArray().size() > m_limits.controllers)
                return badDocument(field, "empty or too many");
            for (const Json& item : endpoint->asArray())
                MARU_CHECK(checkEndpoint(&item, field, false));
            return {};
        }
        MARU_TRY(text, shortText(endpoint, field));
        if (text.find(':') == std::string::npos)
            return badDocument(field, "no URI");
        return {};
    }

    const Json& m_json;
    const DocumentLimits& m_limits;
    Document m_document;
};

template<class Item>
const Item* findById(const std::vector<Item>& items, std::string_view did, std::string_view idOrFragment)
{
    const std::string id = absoluteDidUrl(did, idOrFragment);
    for (const Item& item : items) {
        if (item.id == id)
            return &item;
    }
    return nullptr;
}

Json textsJson(const std::vector<std::string>& texts)
{
    Json list = Json::array();
    for (const std::string& text : texts)
        list.push(text);
    return list;
}

Json methodJson(const VerificationMethod& method)
{
    Json json =
        Json::object({ { "id", method.id }, { "type", method.type }, { "controller", method.controller } });
    if (method.key) {
        if (method.type == "JsonWebKey" || method.type == "JsonWebKey2020")
            json.set("publicKeyJwk", jose::toJwk(*method.key));
        else
            json.set("publicKeyMultibase", method.key->multikey());
    }
    return json;
}

} // namespace

std::string_view nameOf(Relationship relationship)
{
    switch (relationship) {
    case Relationship::Authentication:
        return "authentication";
    case Relationship::AssertionMethod:
        return "assertionMethod";
    case Relationship::KeyAgreement:
        return "keyAgreement";
    case Relationship::CapabilityInvocation:
        return "capabilityInvocation";
    case Relationship::CapabilityDelegation:
        return "capabilityDelegation";
    }
    MARU_ASSERT(false);
    return {};
}

const VerificationMethod* Document::method(std::string_view idOrFragment) const
{
    return findById(methods, id, idOrFragment);
}

const Service* Document::service(std::string_view idOrFragment) const
{
    return findById(services, id, idOrFragment);
}

bool Document::allows(Relationship relationship, std::string_view methodId) const
{
    const auto found = relationships.find(relationship);
    if (found == relationships.end())
        return false;
    const std::string absolute = absoluteDidUrl(id, methodId);
    return std::find(found->second.begin(), found->second.end(), absolute) != found->second.end();
}

base::Result<PublicKey> Document::key(Relationship relationship, std::string_view methodId) const
{
    const VerificationMethod* found = method(methodId);
    if (found == nullptr)
        return base::refused("diddoc.no_method", {}, std::string(methodId));
    if (!allows(relationship, methodId))
        return base::refused("diddoc.not_allowed", {}, std::string(nameOf(relationship)));
    if (!found->key)
        return base::refused("diddoc.key_unsupported", {}, found->type);
    return *found->key;
}

base::Result<std::pair<std::string, PublicKey>> Document::firstKey(Relationship relationship) const
{
    const auto found = relationships.find(relationship);
    if (found != relationships.end()) {
        for (const std::string& methodId : found->second) {
            const VerificationMethod* candidate = method(methodId);
            if (candidate != nullptr && candidate->key)
                return std::pair<std::string, PublicKey>(candidate->id, *candidate->key);
        }
    }
    return base::refused("diddoc.no_method", {}, std::string(nameOf(relationship)));
}

const VerificationMethod* Document::methodWithKey(Relationship relationship, const PublicKey& key) const
{
    for (const VerificationMethod& candidate : methods) {
        if (candidate.key && *candidate.key == key && allows(relationship, candidate.id))
            return &candidate;
    }
    return nullptr;
}

base::Result<Document> parseDocument(
    const Json& json, std::string_view expectedDid, const DocumentLimits& limits)
{
    return Reader(json, limits).read(expectedDid);
}

Json toPlainJson(const Document& document)
{
    Json json = Json::object({ { "id", document.id } });
    if (document.controllers.size() == 1)
        json.set("controller", document.controllers.front());
    else if (!document.controllers.empty())
        json.set("controller", textsJson(document.controllers));
    if (!document.alsoKnownAs.empty())
        json.set("alsoKnownAs", textsJson(document.alsoKnownAs));
    if (!document.methods.empty()) {
        Json methods = Json::array();
        for (const VerificationMethod& method : document.methods)
            methods.push(methodJson(method));
        json.set("verificationMethod", std::move(methods));
    }
    for (const auto& [relationship, ids] : document.relationships)
        json.set(std::string(nameOf(relationship)), textsJson(ids));
    if (!document.services.empty()) {
        Json services = Json::array();
        for (const Service& service : document.services) {
            Json entry = Json::object({ { "id", service.id }, { "serviceEndpoint", service.endpoint } });
            if (service.types.size() == 1)
                entry.set("type", service.types.front());
            else
                entry.set("type", textsJson(service.types));
            services.push(std::move(entry));
        }
        json.set("service", std::move(services));
    }
    return json;
}

Json toJson(const Document& document)
{
    Json json = toPlainJson(document);
    Json contexts = Json::array({ "https://www.w3.org/ns/did/v1" });
    bool hasMultikey = false;
    bool hasJwk = false;
    for (const VerificationMethod& method : document.methods) {
        hasMultikey = hasMultikey || method.type == "Multikey";
        hasJwk = hasJwk || method.type == "JsonWebKey" || method.type == "JsonWebKey2020";
    }
    if (hasMultikey)
        contexts.push("https://w3id.org/security/multikey/v1");
    if (hasJwk)
        contexts.push("https://w3id.org/security/jwk/v1");
    json.set("@context", std::move(contexts));
    return json;
}

} // namespace maru::did
