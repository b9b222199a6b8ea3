// SPDX-License-Identifier: Apache-2.0
// Agencies and officers: actions, genesis, and the Identity service.
#include "server/domains/identity/identity_domain.h"

#include "server/domains/common/rows.h"
#include "shared/crypto/signing.h"

#include <algorithm>
#include <set>

namespace maru::identity {
namespace {

using base::Json;
using base::refused;
using base::Result;
using base::Status;
using domain::Context;

bool isAgencyId(std::string_view id)
{
    return std::all_of(id.begin(), id.end(),
        [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

Status checkRoles(const Json& roles)
{
    std::set<std::string> seen;
    for (const Json& role : roles.asArray()) {
        if (!seen.insert(role.asString()).second)
            return refused("identity.duplicate_role", "payload.roles", role.asString());
    }
    return {};
}

bool isActiveAdministrator(const Json& officer)
{
    return officer.at("state").asString() == "active"
        && domains::contains(officer.at("roles"), "administrator");
}

/// Somebody must stay who can enter officers; otherwise the chain could never get a new one.
Status keepAnAdministrator(const domain::StateView& state, const std::string& except)
{
    for (const domain::Row& row : domains::scanAll(state, "officers", "")) {
        if (row.key != except && isActiveAdministrator(row.value))
            return {};
    }
    return refused("identity.last_administrator", "payload.did");
}

Result<Json> registerAgency(Context& context, const Json& payload)
{
    const std::string& id = payload.at("id").asString();
    if (!isAgencyId(id))
        return refused("identity.agency_id", "payload.id");
    if (context.state().has("agencies", id))
        return refused("identity.duplicate_agency", "payload.id");
    Json row = payload;
    row.set("state", "active");
    context.state().put("agencies", id, std::move(row));
    return Json::object({ { "agency", id } });
}

Result<Json> registerOfficer(Context& context, const Json& payload)
{
    const std::string& did = payload.at("did").asString();
    if (!crypto::publicKeyOf(did))
        return refused("identity.did", "payload.did");
    if (context.state().has("officers", did))
        return refused("identity.duplicate_officer", "payload.did");
    if (!context.state().has("agencies", payload.at("agency").asString()))
        return refused("identity.unknown_agency", "payload.agency");
    MARU_CHECK(checkRoles(payload.at("roles")));
    Json row = payload;
    row.set("state", "active");
    context.state().put("officers", did, std::move(row));
    return Json::object({ { "officer", did } });
}

Result<Json> findOfficer(Context& context, const Json& payload)
{
    auto officer = context.state().get("officers", payload.at("did").asString());
    if (!officer)
        return refused("identity.unknown_officer", "payload.did");
    if (officer->at("state").asString() == "left")
        return refused("identity.left", "payload.did");
    return std::move(*officer);
}

Result<Json> replaceOfficer(Context& context, const std::string& did, Json officer)
{
    if (!isActiveAdministrator(officer))
        MARU_CHECK(keepAnAdministrator(context.state(), did));
    context.state().put("officers", did, std::move(officer));
    return Json::object({ { "officer", did } });
}

Result<Json> setRoles(Context& context, const Json& payload)
{
    MARU_TRY(officer, findOfficer(context, payload));
    MARU_CHECK(checkRoles(payload.at("roles")));
    officer.set("roles", payload.at("roles"));
    return replaceOfficer(context, payload.at("did").asString(), std::move(officer));
}

Result<Json> setOfficerState(Context& context, const Json& payload)
{
    MARU_TRY(officer, findOfficer(context, payload));
    officer.set("state", payload.at("state"));
    officer.set("reason", payload.at("reason"));
    return replaceOfficer(context, payload.at("did").asString(), std::move(officer));
}

class IdentityService final : public domain::Identity {
public:
    explicit IdentityService(const domain::StateView& state) : m_state(state) { }

    std::optional<domain::OfficerInfo> officer(std::string_view did) const override
    {
        const auto row = m_state.get("officers", did);
        if (!row || row->at("state").asString() != "active")
            return std::nullopt;
        domain::OfficerInfo info { std::string(did), row->at("agency").asString(), {} };
        for (const Json& role : row->at("roles").asArray())
            info.roles.push_back(role.asString());
        return info;
    }

    bool hasAgency(std::string_view agency) const override { return m_state.has("agencies", agency); }

private:
    const domain::StateView& m_state;
};

/// Each item of `section[member]` as if it came in an action's payload.
Status enterAll(IdentityDomain& domain, Context& context, const Json& section, std::string_view member,
    const std::string& action)
{
    const Json* items = section.find(member);
    if (items == nullptr)
        return {};
    if (!items->isArray())
        return refused("schema.type", "identity." + std::string(member));
    const domain::ActionSpec* spec = domain.spec().action(action);
    MARU_ASSERT(spec != nullptr);
    for (const Json& item : items->asArray()) {
        MARU_CHECK(schema::validate(spec->payload, item, "identity." + std::string(member) + '.'));
        MARU_CHECK(domain.execute(context, action, item));
    }
    return {};
}

} // namespace

IdentityDomain::IdentityDomain() : m_spec(makeSpec()) { }

Status IdentityDomain::genesis(Context& context, const Json& section)
{
    if (section.isNull())
        return {};
    MARU_CHECK(base::onlyMembers(section, { "agencies", "officers" }, "identity."));
    MARU_CHECK(enterAll(*this, context, section, "agencies", "registerAgency"));
    return enterAll(*this, context, section, "officers", "registerOfficer");
}

Result<Json> IdentityDomain::execute(Context& context, const std::string& action, const Json& payload)
{
    if (action == "registerAgency")
        return registerAgency(context, payload);
    if (action == "registerOfficer")
        return registerOfficer(context, payload);
    if (action == "setRoles")
        return setRoles(context, payload);
    MARU_ASSERT(action == "setOfficerState");
    return setOfficerState(context, payload);
}

std::unique_ptr<domain::Domain> makeIdentityDomain()
{
    return std::make_unique<IdentityDomain>();
}

std::unique_ptr<domain::Identity> makeIdentity(const domain::StateView& state)
{
    return std::make_unique<IdentityService>(state);
}

} // namespace maru::identity
