// SPDX-License-Identifier: Apache-2.0
// Genesis, dispatch and declared roles.
#include "server/domains/identity/identity_domain.h"

#include "server/domains/identity/handlers.h"

#include <algorithm>

namespace maru::identity {
namespace {

using Action = Result<Json> (*)(Context&, const Json&);

const std::map<std::string_view, Action>& identityActions()
{
    static const std::map<std::string_view, Action> kActions {
        { "registerAgency", &registerAgency },
        { "updateAgency", &updateAgency },
        { "setAgencyState", &setAgencyState },
        { "setAgencyKey", &setAgencyKey },
        { "setAgencyCertificate", &setAgencyCertificate },
        { "registerOfficer", &registerOfficer },
        { "setRoles", &setRoles },
        { "setGrants", &setGrants },
        { "setOfficerState", &setOfficerState },
        { "replaceOfficerKey", &replaceOfficerKey },
        { "retireRole", &retireRole },
        { "invite", &invite },
        { "withdrawInvitation", &withdrawInvitation },
        { "enrol", &enrol },
        { "confirmOfficer", &confirmOfficer },
        { "appointDeputy", &appointDeputy },
        { "endDeputy", &endDeputy },
    };
    return kActions;
}

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

template<class Texts>
Json listOf(const Texts& texts)
{
    Json list = Json::array();
    for (const std::string& text : texts)
        list.push(text);
    return list;
}

void declare(DeclaredRoles& declared, const domain::DomainSpec& spec)
{
    for (const domain::RoleSpec& role : spec.roles) {
        const bool isNew = declared.roles.emplace(role.id, DeclaredRoles::Role { role.label, {}, {} }).second;
        MARU_ASSERT(isNew);
    }
}

void collect(DeclaredRoles& declared, const domain::DomainSpec& spec)
{
    for (const domain::ActionSpec& action : spec.actions) {
        const std::string right = spec.name + '/' + action.name;
        if (!action.roles.empty())
            declared.actions.insert(right);
        for (const std::string& role : action.roles) {
            const auto found = declared.roles.find(role);
            MARU_ASSERT(found != declared.roles.end());
            found->second.actions.insert(right);
        }
    }
    if (!spec.readers.empty())
        declared.domains.insert(spec.name);
    for (const std::string& role : spec.readers) {
        const auto found = declared.roles.find(role);
        MARU_ASSERT(found != declared.roles.end());
        found->second.reads.insert(spec.name);
    }
}

bool isRoleId(std::string_view id)
{
    const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
    return !id.empty() && isLetter(id.front()) && id.back() != '.' && id.back() != '-'
        && std::all_of(id.begin(), id.end(),
            [&isLetter](char c) { return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; });
}

} // namespace

DeclaredRoles declaredRoles(const domain::Registry& registry)
{
    DeclaredRoles declared;
    const domain::DomainSpec own = makeSpec();
    declare(declared, own);
    for (const auto& entry : registry.all()) {
        if (entry.first != own.name)
            declare(declared, entry.second->spec());
    }
    collect(declared, own);
    for (const auto& entry : registry.all()) {
        if (entry.first != own.name)
            collect(declared, entry.second->spec());
    }
    return declared;
}

IdentityDomain::IdentityDomain(DeclaredRoles declared) : m_spec(makeSpec()), m_declared(std::move(declared))
{
}

Status IdentityDomain::genesis(Context& context, const Json& section)
{
    for (const auto& [id, role] : m_declared.roles) {
        context.state().put("roles", id,
            Json::object({ { "id", id }, { "name_ko", role.label.ko }, { "name_en", role.label.en },
                { "actions", listOf(role.actions) }, { "reads", listOf(role.reads) },
                { "state", "active" } }));
    }
    if (section.isNull())
        return {};
    MARU_CHECK(base::onlyMembers(
        section, { "roles", "agencies", "certificates", "officers", "deputies" }, "identity."));
    MARU_CHECK(enterAll(*this, context, section, "agencies", "registerAgency"));
    MARU_CHECK(enterAll(*this, context, section, "certificates", "setAgencyCertificate"));
    MARU_CHECK(enterAll(*this, context, section, "officers", "registerOfficer"));
    MARU_CHECK(enterAll(*this, context, section, "roles", "defineRole"));
    return enterAll(*this, context, section, "deputies", "appointDeputy");
}

Result<Json> IdentityDomain::defineRole(Context& context, const Json& payload) const
{
    const std::string& id = payload.at("id").asString();
    if (!isRoleId(id))
        return refused("identity.role_id", "payload.id");
    std::set<std::string> actions;
    for (const Json& action : payload.at("actions").asArray()) {
        if (m_declared.actions.find(action.asString()) == m_declared.actions.end())
            return refused("identity.unknown_action", "payload.actions", action.asString());
        actions.insert(action.asString());
    }
    std::set<std::string> reads;
    for (const Json& domain : payload.at("reads").asArray()) {
        if (m_declared.domains.find(domain.asString()) == m_declared.domains.end())
            return refused("identity.unknown_domain", "payload.reads", domain.asString());
        reads.insert(domain.asString());
    }
    context.state().put("roles", id,
        Json::object(
            { { "id", id }, { "name_ko", payload.at("name_ko") }, { "name_en", payload.at("name_en") },
                { "actions", listOf(actions) }, { "reads", listOf(reads) }, { "state", "active" } }));
    // Genesis defines its roles when its officers are in, so the check holds there too.
    MARU_CHECK(keepAnAdministrator(context));
    context.emit("identity.role_defined", Json::object({ { "role", id } }));
    return Json::object({ { "role", id } });
}

Result<Json> IdentityDomain::execute(Context& context, const std::string& action, const Json& payload)
{
    if (action == "defineRole")
        return defineRole(context, payload);
    const auto found = identityActions().find(action);
    MARU_ASSERT(found != identityActions().end());
    return found->second(context, payload);
}

Status IdentityDomain::onDue(Context& context, const domain::DueEntry& entry)
{
    const std::string kind = entry.id.substr(0, entry.id.find(':'));
    if (kind == "invitation") {
        onInvitationExpired(context, entry.payload.at("invitation").asString());
        return {};
    }
    MARU_ASSERT(kind == "certificate");
    onCertificateDue(context, entry.payload);
    return {};
}

Result<Json> IdentityDomain::query(
    const domain::QueryView& view, const std::string& name, const Json& arguments) const
{
    if (name == "whoMay")
        return queryWhoMay(view, arguments);
    MARU_ASSERT(name == "effectiveRights");
    return queryEffectiveRights(view, arguments);
}

std::unique_ptr<domain::Domain> makeIdentityDomain(DeclaredRoles declared)
{
    return std::make_unique<IdentityDomain>(std::move(declared));
}

} // namespace maru::identity
