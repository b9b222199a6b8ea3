// SPDX-License-Identifier: Apache-2.0
// Officers: entry, grants, states, and the way from one key to the next.
#include "server/domains/identity/handlers.h"
#include "server/domains/identity/rights.h"

#include "shared/crypto/hash.h"
#include "shared/crypto/signing.h"

#include <set>

namespace maru::identity {
namespace {

Json roleNames(const Json& grants)
{
    std::set<std::string> names;
    for (const Json& grant : grants.asArray())
        names.insert(grant.at("role").asString());
    Json list = Json::array();
    for (const std::string& name : names)
        list.push(name);
    return list;
}

/// From the first key, so that genesis, whose transaction has no id, makes different ones too.
std::string officerIdOf(std::string_view did)
{
    return "o-" + crypto::sha256("maru/officer/v1/" + std::string(did)).hex().substr(0, 16);
}

Result<Json> saveOfficer(Context& context, Json officer)
{
    Json answer = Json::object({ { "officer", officer.at("did") }, { "id", officer.at("officer") } });
    const std::string did = officer.at("did").asString();
    context.state().put("officers", did, std::move(officer));
    MARU_CHECK(keepAnAdministrator(context));
    return answer;
}

Status checkKey(Context& context, const std::string& did)
{
    if (!crypto::publicKeyOf(did))
        return refused("identity.did", "payload.did");
    if (context.state().has("officers", did))
        return refused("identity.duplicate_officer", "payload.did");
    return {};
}

} // namespace

Status keepAnAdministrator(Context& context)
{
    if (context.block().height == base::Height(0))
        return {};
    const StateRows rows(context.state());
    const std::int64_t now = context.block().time.count();
    // By pages: with very many officers the first ones nearly always have what is looked for.
    constexpr std::size_t kPage = 64;
    std::string after;
    while (true) {
        const std::vector<domain::Row> page = context.state().scan("officers", "", after, kPage);
        for (const domain::Row& row : page) {
            const auto holder = holderAt(rows, row.key, now);
            if (!holder)
                continue;
            for (const HeldRole& held : holder->held) {
                if (held.deputy.empty() && held.until == 0
                    && roleHolds(rows, held.role, "identity/setGrants"))
                    return {};
            }
        }
        if (page.size() < kPage)
            return refused("identity.last_administrator", "payload");
        after = page.back().key;
    }
}

Result<Json> grantsOf(Context& context, const Json& payload)
{
    Json grants = Json::array();
    std::set<std::pair<std::string, std::string>> seen;
    const auto add = [&](const std::string& role, const std::string& region, std::int64_t from,
                         std::int64_t until, const std::string& field) -> Status {
        MARU_CHECK(checkRole(context.state(), role, field));
        if (!seen.emplace(role, region).second)
            return refused("identity.duplicate_role", field, role);
        if (until != 0 && until <= from)
            return refused("identity.term", field);
        Json grant = Json::object({ { "role", role }, { "region", region }, { "from", from } });
        if (until != 0)
            grant.set("until", until);
        grants.push(std::move(grant));
        return {};
    };
    if (const Json* roles = payload.find("roles")) {
        for (const Json& role : roles->asArray())
            MARU_CHECK(add(role.asString(), std::string(kWholeCountry), context.block().time.count(), 0,
                "payload.roles"));
    }
    if (const Json* list = payload.find("grants")) {
        for (std::size_t i = 0; i < list->asArray().size(); ++i) {
            const Json& grant = list->asArray()[i];
            const std::string field = "payload.grants[" + std::to_string(i) + "]";
            MARU_CHECK(add(grant.at("role").asString(), grant.at("region").asString(),
                grant.integerOr("from", context.block().time.count()), grant.integerOr("until", 0), field));
        }
    }
    return grants;
}

Result<Json> findOfficer(const domain::StateView& state, const std::string& did, std::string_view field)
{
    auto officer = state.get("officers", did);
    if (!officer)
        return refused("identity.unknown_officer", std::string(field));
    const std::string& current = officer->at("state").asString();
    if (current == "left")
        return refused("identity.left", std::string(field));
    if (current == "replaced")
        return refused("identity.replaced", std::string(field));
    return std::move(*officer);
}

Result<Json> officerById(const domain::StateView& state, const std::string& id, std::string_view field)
{
    const auto key = state.get("officer_ids", id);
    if (!key)
        return refused("identity.unknown_officer", std::string(field));
    return findOfficer(state, key->at("did").asString(), field);
}

Result<Json> enterOfficer(Context& context, const std::string& did, const Json& names, Json grants)
{
    MARU_CHECK(checkKey(context, did));
    const std::string id = officerIdOf(did);
    if (context.state().has("officer_ids", id))
        return refused("identity.duplicate_officer", "payload.did");
    Json row = Json::object({ { "did", did }, { "officer", id }, { "agency", names.at("agency") },
        { "name_ko", names.at("name_ko") }, { "name_en", names.at("name_en") },
        { "roles", roleNames(grants) }, { "state", "active" }, { "since", context.block().time } });
    row.set("grants", std::move(grants));
    context.state().put("officer_ids", id, Json::object({ { "did", did } }));
    context.state().put("officers", did, row);
    return row;
}

Result<Json> moveToKey(Context& context, Json officer, const std::string& did, const std::string& reason)
{
    MARU_CHECK(checkKey(context, did));
    const std::string old = officer.at("did").asString();
    Json fresh = officer;
    fresh.set("did", did);
    fresh.set("state", "active");
    fresh.set("replaces", old);
    fresh.set("since", context.block().time);
    fresh.remove("reason");
    fresh.remove("certificate");
    fresh.remove("certificate_until");
    revokeOfficerCertificate(context, officer, "superseded");
    officer.set("state", "replaced");
    officer.set("replaced_by", did);
    officer.set("reason", reason);
    context.emit("identity.key_replaced",
        Json::object({ { "officer", officer.at("officer") }, { "old", old }, { "new", did } }));
    context.state().put("officers", old, std::move(officer));
    context.state().put("officer_ids", fresh.at("officer").asString(), Json::object({ { "did", did } }));
    context.state().put("officers", did, fresh);
    return fresh;
}

Result<Json> registerOfficer(Context& context, const Json& payload)
{
    MARU_CHECK(activeAgency(context.state(), payload.at("agency").asString(), "payload.agency"));
    MARU_TRY(grants, grantsOf(context, payload));
    MARU_TRY(row, enterOfficer(context, payload.at("did").asString(), payload, std::move(grants)));
    MARU_CHECK(takeOfficerCertificate(context, row, payload.find("certificate")));
    context.emit("identity.officer_joined",
        Json::object({ { "officer", row.at("officer") }, { "agency", row.at("agency") } }));
    return saveOfficer(context, std::move(row));
}

Result<Json> setGrants(Context& context, const Json& payload)
{
    MARU_TRY(officer, findOfficer(context.state(), payload.at("did").asString(), "payload.did"));
    MARU_TRY(grants, grantsOf(context, payload));
    officer.set("roles", roleNames(grants));
    officer.set("grants", std::move(grants));
    context.emit("identity.grants", Json::object({ { "officer", officer.at("officer") } }));
    return saveOfficer(context, std::move(officer));
}

Result<Json> setRoles(Context& context, const Json& payload)
{
    return setGrants(context, payload);
}

Result<Json> setOfficerState(Context& context, const Json& payload)
{
    MARU_TRY(officer, findOfficer(context.state(), payload.at("did").asString(), "payload.did"));
    const std::string& state = payload.at("state").asString();
    officer.set("state", state);
    officer.set("reason", payload.at("reason"));
    if (state == "left")
        revokeOfficerCertificate(context, officer, "left");
    context.emit(
        "identity.officer_state", Json::object({ { "officer", officer.at("officer") }, { "state", state } }));
    return saveOfficer(context, std::move(officer));
}

Result<Json> replaceOfficerKey(Context& context, const Json& payload)
{
    MARU_TRY(officer, findOfficer(context.state(), payload.at("did").asString(), "payload.did"));
    MARU_TRY(fresh,
        moveToKey(
            context, std::move(officer), payload.at("new_did").asString(), payload.at("reason").asString()));
    MARU_CHECK(takeOfficerCertificate(context, fresh, payload.find("certificate")));
    return saveOfficer(context, std::move(fresh));
}

} // namespace maru::identity
