// SPDX-License-Identifier: Apache-2.0
// Making, changing and ending documents.
#include "server/domains/common/rows.h"
#include "server/domains/did/handlers.h"
#include "server/domains/did/identifiers.h"
#include "server/domains/did/keys.h"
#include "server/domains/did/records.h"

#include <algorithm>

namespace maru::dids {

using base::Json;
using base::refused;
using base::Status;
using domain::Context;

namespace {

constexpr std::size_t kMaxServices = 8;

bool isIdText(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
            || c == '_' || c == '.';
    });
}

/// "https://" and printable ASCII without what a header or a page could trip over.
bool isEndpoint(std::string_view text)
{
    constexpr std::string_view kScheme = "https://";
    if (!text.starts_with(kScheme) || text.size() == kScheme.size() || text[kScheme.size()] == '/')
        return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c < 0x7f && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
    });
}

Status checkService(const Json& service, const std::string& path)
{
    const std::string& id = service.at("id").asString();
    // Key ids are multikeys, which begin so: a service must not pass for a key.
    if (!isIdText(id) || id.starts_with("z6Mk") || id.starts_with("zDn"))
        return refused("did.service_id", path + ".id");
    if (!isIdText(service.at("type").asString()))
        return refused("did.service_type", path + ".type");
    if (!isEndpoint(service.at("endpoint").asString()))
        return refused("did.endpoint", path + ".endpoint");
    return {};
}

base::Result<Json::Array> readServices(const Json& items)
{
    Json::Array services;
    for (std::size_t i = 0; i < items.asArray().size(); ++i) {
        const Json& service = items.asArray()[i];
        const std::string path = "payload.services[" + std::to_string(i) + ']';
        MARU_CHECK(checkService(service, path));
        const auto isSame = [&service](const Json& other) { return other.at("id") == service.at("id"); };
        if (std::any_of(services.begin(), services.end(), isSame))
            return refused("did.duplicate_service", path + ".id");
        services.push_back(service);
    }
    return services;
}

Status checkAgency(const Context& context, const std::string& agency)
{
    if (!agency.empty() && !context.identity().hasAgency(agency))
        return refused("did.unknown_agency", "payload.agency");
    return {};
}

/// The controller is a person or organisation whose document is changed by its own keys, and has room.
Status takeUnderControl(Context& context, const std::string& controller)
{
    MARU_TRY(owner, findActive(context.state(), controller, "payload.controller"));
    if (!owner.at("controller").asString().empty())
        return refused("did.controller", "payload.controller");
    if (!isListedWith(owner, context.signer(), { "control" }))
        return refused("did.not_controller", "signer");
    const std::int64_t devices = owner.integerOr("controlled", 0);
    if (devices >= context.parameters().integer("did.controlled_documents"))
        return refused("did.too_many_controlled", "payload.controller");
    owner.set("controlled", devices + 1);
    context.state().put("documents", controller, std::move(owner));
    return {};
}

Answer changeKeys(Context& context, Json document, const std::string& change)
{
    // Whoever removes the last key that controls would never change anything again.
    if (!hasControlKey(document.at("keys").asArray()) && document.at("controller").asString().empty())
        return refused("did.last_key", "payload");
    return store(context, std::move(document), change);
}

base::Result<Json> changeable(Context& context, const Json& payload)
{
    MARU_TRY(document, findActive(context.state(), payload.at("did").asString(), "payload.did"));
    MARU_CHECK(mayChange(context, document));
    return document;
}

Json::Array withoutKey(const Json& document, std::string_view multikey)
{
    Json::Array keys = document.at("keys").asArray();
    std::erase_if(keys, [&](const Json& key) { return key.at("key").asString() == multikey; });
    return keys;
}

} // namespace

void releaseFromController(Context& context, const Json& document)
{
    const std::string& controller = document.at("controller").asString();
    if (controller.empty())
        return;
    auto owner = context.state().get("documents", controller);
    MARU_ASSERT(owner.has_value());
    owner->set("controlled", owner->integerOr("controlled", 1) - 1);
    context.state().put("documents", controller, std::move(*owner));
}

Answer createDocument(Context& context, const Json& payload)
{
    const std::string did = didOfTransaction(context.transactionId());
    const std::string controller = payload.stringOr("controller", "");
    const std::string agency = payload.stringOr("agency", "");
    MARU_TRY(keys, readKeyItems(context, payload.at("keys"), context.signer(), "payload.keys"));
    for (std::size_t i = 0; i < keys.size(); ++i)
        MARU_CHECK(checkUnused(context.state(), keys[i], "payload.keys[" + std::to_string(i) + ']'));
    Json::Array services;
    if (const Json* items = payload.find("services")) {
        MARU_TRY(read, readServices(*items));
        services = std::move(read);
    }
    MARU_CHECK(checkAgency(context, agency));
    if (controller.empty()) {
        // Who makes a document for nobody else is its first controller.
        if (!isListedWith(Json::object({ { "keys", Json(keys) } }), context.signer(), { "control" }))
            return refused("did.not_controller", "signer");
    } else {
        if (payload.at("kind").asString() == "person")
            return refused("did.controller", "payload.kind");
        MARU_CHECK(takeUnderControl(context, controller));
    }
    for (const Json& key : keys)
        enterKey(context, did, key);
    Json document = Json::object({ { "did", did }, { "kind", payload.at("kind") },
        { "controller", controller }, { "state", "active" }, { "created", context.block().time },
        { "agency", agency }, { "keys", Json(std::move(keys)) }, { "services", Json(std::move(services)) },
        { "guardians", Json::object({ { "needed", 0 }, { "members", Json::array() } }) } });
    return store(context, std::move(document), "create");
}

Answer updateDocument(Context& context, const Json& payload)
{
    MARU_TRY(document, changeable(context, payload));
    MARU_TRY(services, readServices(payload.at("services")));
    const std::string& agency = payload.at("agency").asString();
    MARU_CHECK(checkAgency(context, agency));
    document.set("services", Json(std::move(services)));
    setAgency(context, document, agency);
    return store(context, std::move(document), "update");
}

Answer rotateKey(Context& context, const Json& payload)
{
    MARU_TRY(document, changeable(context, payload));
    const std::string& did = payload.at("did").asString();
    const Json* old = findKey(document, payload.at("old").asString());
    if (old == nullptr)
        return refused("did.unknown_key", "payload.old");
    MARU_TRY(key, readKeyItem(context, payload.at("new"), did, "payload.new"));
    MARU_CHECK(checkUnused(context.state(), key, "payload.new.key"));
    if (key.at("use") != old->at("use"))
        return refused("did.use", "payload.new.use");
    if (key.at("name").asString().empty())
        key.set("name", old->at("name"));
    retireKey(context, *old);
    enterKey(context, did, key);
    Json::Array keys = document.at("keys").asArray();
    std::replace_if(
        keys.begin(), keys.end(), [&](const Json& each) { return each.at("key") == payload.at("old"); }, key);
    document.set("keys", Json(std::move(keys)));
    return changeKeys(context, std::move(document), "rotate");
}

Answer addDevice(Context& context, const Json& payload)
{
    MARU_TRY(document, changeable(context, payload));
    const std::string& did = payload.at("did").asString();
    if (document.at("keys").asArray().size() >= kMaxKeys)
        return refused("did.too_many_keys", "payload.device");
    MARU_TRY(key, readKeyItem(context, payload.at("device"), did, "payload.device"));
    MARU_CHECK(checkUnused(context.state(), key, "payload.device.key"));
    enterKey(context, did, key);
    Json::Array keys = document.at("keys").asArray();
    keys.push_back(std::move(key));
    document.set("keys", Json(std::move(keys)));
    return store(context, std::move(document), "addDevice");
}

Answer removeDevice(Context& context, const Json& payload)
{
    MARU_TRY(document, changeable(context, payload));
    const std::string& multikey = payload.at("key").asString();
    const Json* key = findKey(document, multikey);
    if (key == nullptr)
        return refused("did.unknown_key", "payload.key");
    retireKey(context, *key);
    document.set("keys", Json(withoutKey(document, multikey)));
    return changeKeys(context, std::move(document), "removeDevice");
}

Answer addService(Context& context, const Json& payload)
{
    MARU_TRY(document, changeable(context, payload));
    Json service = payload;
    service.remove("did");
    MARU_CHECK(checkService(service, "payload"));
    Json::Array services = document.at("services").asArray();
    if (services.size() >= kMaxServices)
        return refused("did.too_many_services", "payload.id");
    const auto isSame = [&service](const Json& other) { return other.at("id") == service.at("id"); };
    if (std::any_of(services.begin(), services.end(), isSame))
        return refused("did.duplicate_service", "payload.id");
    services.push_back(std::move(service));
    document.set("services", Json(std::move(services)));
    return store(context, std::move(document), "addService");
}

Answer removeService(Context& context, const Json& payload)
{
    MARU_TRY(document, changeable(context, payload));
    Json::Array services = document.at("services").asArray();
    const auto removed =
        std::erase_if(services, [&](const Json& service) { return service.at("id") == payload.at("id"); });
    if (removed == 0)
        return refused("did.unknown_service", "payload.id");
    document.set("services", Json(std::move(services)));
    return store(context, std::move(document), "removeService");
}

Answer deactivateDocument(Context& context, const Json& payload)
{
    MARU_TRY(document, changeable(context, payload));
    for (const Json& key : document.at("keys").asArray())
        retireKey(context, key);
    releaseFromController(context, document);
    closeRecoveries(context, payload.at("did").asString(), "cancelled");
    document.set("state", "deactivated");
    document.set("keys", Json::array());
    document.set("services", Json::array());
    return store(context, std::move(document), "deactivate");
}

} // namespace maru::dids
