// SPDX-License-Identifier: Apache-2.0
// Agencies: joining, changes, keys, leaving.
#include "server/domains/identity/handlers.h"

#include "shared/crypto/signing.h"

#include <algorithm>

namespace maru::identity {
namespace {

bool isAgencyId(std::string_view id)
{
    return std::all_of(id.begin(), id.end(),
        [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

/// An agency without a node uses the node of another, which has one of its own.
Status checkSponsor(const domain::StateView& state, const std::string& agency, const Json& payload)
{
    const std::string sponsor = payload.stringOr("sponsor", "");
    if (sponsor.empty())
        return {};
    if (sponsor == agency)
        return refused("identity.sponsor", "payload.sponsor");
    MARU_TRY(row, activeAgency(state, sponsor, "payload.sponsor"));
    if (!row.stringOr("sponsor", "").empty())
        return refused("identity.sponsor", "payload.sponsor", "has no node of its own");
    return {};
}

bool sponsorsAnybody(const domain::StateView& state, const std::string& agency)
{
    for (const domain::Row& row : domains::scanAll(state, "agencies", "")) {
        if (row.value.stringOr("sponsor", "") == agency && row.value.at("state").asString() != "left")
            return true;
    }
    return false;
}

Result<Json> agencyThatStays(const domain::StateView& state, const std::string& id)
{
    auto row = state.get("agencies", id);
    if (!row)
        return refused("identity.unknown_agency", "payload.agency");
    if (row->at("state").asString() == "left")
        return refused("identity.agency_state", "payload.agency");
    return std::move(*row);
}

void closeKey(Json& row, std::int64_t time)
{
    Json keys = row.at("keys");
    if (!keys.asArray().empty())
        keys.asArray().back().set("until", time);
    row.set("keys", std::move(keys));
}

Status setKey(Context& context, Json& row, const std::string& did)
{
    if (!crypto::publicKeyOf(did))
        return refused("identity.did", "payload.did");
    const std::int64_t now = context.block().time.count();
    closeKey(row, now);
    Json keys = row.at("keys");
    keys.push(Json::object({ { "did", did }, { "from", now } }));
    row.set("keys", std::move(keys));
    row.set("did", did);
    return {};
}

} // namespace

Result<Json> activeAgency(const domain::StateView& state, const std::string& id, std::string_view field)
{
    auto row = state.get("agencies", id);
    if (!row)
        return refused("identity.unknown_agency", std::string(field));
    if (row->at("state").asString() != "active")
        return refused("identity.agency_state", std::string(field));
    return std::move(*row);
}

Result<Json> registerAgency(Context& context, const Json& payload)
{
    const std::string& id = payload.at("id").asString();
    if (!isAgencyId(id))
        return refused("identity.agency_id", "payload.id");
    if (context.state().has("agencies", id))
        return refused("identity.duplicate_agency", "payload.id");
    MARU_CHECK(checkSponsor(context.state(), id, payload));
    Json row = payload;
    row.set("state", "active");
    row.set("since", context.block().time);
    row.set("keys", Json::array());
    if (const std::string did = payload.stringOr("did", ""); !did.empty())
        MARU_CHECK(setKey(context, row, did));
    context.state().put("agencies", id, std::move(row));
    context.emit("identity.agency_joined", Json::object({ { "agency", id } }));
    return Json::object({ { "agency", id } });
}

Result<Json> updateAgency(Context& context, const Json& payload)
{
    const std::string& id = payload.at("agency").asString();
    MARU_TRY(row, agencyThatStays(context.state(), id));
    MARU_CHECK(checkSponsor(context.state(), id, payload));
    if (!payload.stringOr("sponsor", "").empty() && sponsorsAnybody(context.state(), id))
        return refused("identity.has_sponsored", "payload.sponsor");
    for (const char* member : { "name_ko", "name_en", "kind" })
        row.set(member, payload.at(member));
    row.set("sponsor", payload.stringOr("sponsor", ""));
    context.state().put("agencies", id, std::move(row));
    return Json::object({ { "agency", id } });
}

Result<Json> setAgencyState(Context& context, const Json& payload)
{
    const std::string& id = payload.at("agency").asString();
    MARU_TRY(row, agencyThatStays(context.state(), id));
    const std::string& state = payload.at("state").asString();
    if (state == "left" && sponsorsAnybody(context.state(), id))
        return refused("identity.has_sponsored", "payload.agency");
    if (state == "left")
        closeKey(row, context.block().time.count());
    row.set("state", state);
    row.set("reason", payload.at("reason"));
    context.state().put("agencies", id, std::move(row));
    MARU_CHECK(keepAnAdministrator(context));
    context.emit("identity.agency_state", Json::object({ { "agency", id }, { "state", state } }));
    return Json::object({ { "agency", id } });
}

Result<Json> setAgencyKey(Context& context, const Json& payload)
{
    const std::string& id = payload.at("agency").asString();
    MARU_TRY(row, activeAgency(context.state(), id, "payload.agency"));
    const std::string& did = payload.at("did").asString();
    for (const Json& key : row.at("keys").asArray()) {
        // A key that was given up is not taken back: it may be in other hands.
        if (key.at("did").asString() == did)
            return refused("identity.key_known", "payload.did");
    }
    MARU_CHECK(setKey(context, row, did));
    context.state().put("agencies", id, std::move(row));
    context.emit("identity.agency_key", Json::object({ { "agency", id }, { "did", did } }));
    return Json::object({ { "agency", id } });
}

} // namespace maru::identity
