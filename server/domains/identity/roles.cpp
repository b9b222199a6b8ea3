// SPDX-License-Identifier: Apache-2.0
// Roles as rows: checks and retirement. Making one needs the declarations: IdentityDomain::defineRole.
#include "server/domains/identity/handlers.h"

namespace maru::identity {

Status checkRole(const domain::StateView& state, const std::string& role, std::string_view field)
{
    const auto row = state.get("roles", role);
    if (!row || row->at("state").asString() != "active")
        return refused("identity.unknown_role", std::string(field), role);
    return {};
}

Result<Json> retireRole(Context& context, const Json& payload)
{
    const std::string& id = payload.at("role").asString();
    MARU_CHECK(checkRole(context.state(), id, "payload.role"));
    Json row = *context.state().get("roles", id);
    row.set("state", "retired");
    row.set("reason", payload.at("reason"));
    context.state().put("roles", id, std::move(row));
    MARU_CHECK(keepAnAdministrator(context));
    context.emit("identity.role_retired", Json::object({ { "role", id } }));
    return Json::object({ { "role", id } });
}

} // namespace maru::identity
