// SPDX-License-Identifier: Apache-2.0
// Deputies (직무대리): who stands in for whom, with which roles, from when to when.
#include "server/domains/identity/handlers.h"

namespace maru::identity {

Result<Json> appointDeputy(Context& context, const Json& payload)
{
    const std::string& represented = payload.at("for").asString();
    const std::string& deputy = payload.at("by").asString();
    if (represented == deputy)
        return refused("identity.self", "payload.by");
    MARU_TRY(principal, officerById(context.state(), represented, "payload.for"));
    MARU_TRY(standIn, officerById(context.state(), deputy, "payload.by"));
    const std::int64_t from = payload.at("from").asInteger();
    const std::int64_t until = payload.at("until").asInteger();
    if (until <= from || until <= context.block().time.count())
        return refused("identity.term", "payload.until");
    for (const Json& role : payload.at("roles").asArray()) {
        MARU_CHECK(checkRole(context.state(), role.asString(), "payload.roles"));
        if (!domains::contains(principal.at("roles"), role.asString()))
            return refused("identity.not_held", "payload.roles", role.asString());
    }
    // Block 0 has no transaction: its deputyships are told apart by their two officers.
    const std::string id = context.transactionId() == base::Hash256 {} ? "d-" + represented.substr(2)
                                                                       : domains::newId('d', context);
    const std::string key = deputy + '/' + id;
    if (context.state().has("deputies", key))
        return refused("identity.deputy_state", "payload.by");
    Json row = payload;
    row.set("id", id);
    row.set("state", "appointed");
    row.set("agency", principal.at("agency"));
    row.set("made_by", context.signer());
    context.state().put("deputies", key, std::move(row));
    context.emit("identity.deputy",
        Json::object({ { "for", represented }, { "by", deputy }, { "from", from }, { "until", until } }));
    return Json::object({ { "deputy", key } });
}

Result<Json> endDeputy(Context& context, const Json& payload)
{
    const std::string& key = payload.at("deputy").asString();
    auto row = context.state().get("deputies", key);
    if (!row)
        return refused("identity.unknown_deputy", "payload.deputy");
    if (row->at("state").asString() != "appointed")
        return refused("identity.deputy_state", "payload.deputy");
    row->set("state", "ended");
    row->set("reason", payload.at("reason"));
    row->set("ended_at", context.block().time);
    context.emit(
        "identity.deputy_ended", Json::object({ { "for", row->at("for") }, { "by", row->at("by") } }));
    context.state().put("deputies", key, std::move(*row));
    return Json::object();
}

} // namespace maru::identity
