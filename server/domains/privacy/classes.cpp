// SPDX-License-Identifier: Apache-2.0
// Vaults, kinds of record, and the agencies to which a kind is given.
#include "server/domains/privacy/handlers.h"

#include <algorithm>

namespace maru::privacy {

using base::refused;

namespace {

bool isClassId(std::string_view id)
{
    return !id.empty() && id.front() >= 'a' && id.front() <= 'z'
        && std::all_of(id.begin(), id.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
           });
}

std::string recipientKey(const Json& payload)
{
    return payload.at("class").asString() + "/" + payload.at("agency").asString();
}

} // namespace

Result<Json> registerKeeper(Context& context, const Json& payload)
{
    const std::string& did = payload.at("did").asString();
    const auto known = context.state().get("keepers", did);
    if (known && known->at("state").asString() == "active")
        return refused("privacy.keeper", "payload.did");
    const std::string& agency = payload.at("agency").asString();
    if (!context.identity().hasAgency(agency))
        return refused("privacy.agency", "payload.agency");
    context.state().put("keepers", did,
        Json::object({ { "did", did }, { "agency", agency }, { "state", "active" },
            { "since", context.block().time } }));
    return Json::object();
}

Result<Json> endKeeper(Context& context, const Json& payload)
{
    const std::string& did = payload.at("did").asString();
    auto keeper = context.state().get("keepers", did);
    if (!keeper || keeper->at("state").asString() != "active")
        return refused("privacy.not_keeper", "payload.did");
    keeper->set("state", "ended");
    context.state().put("keepers", did, std::move(*keeper));
    return Json::object();
}

Result<Json> defineClass(Context& context, const Json& payload)
{
    const std::string& id = payload.at("id").asString();
    if (!isClassId(id))
        return refused("schema.format", "payload.id");
    if (payload.at("years").asInteger() == 0 && payload.at("days").asInteger() == 0)
        return refused("privacy.retention", "payload.years");
    const std::string law = payload.stringOr("separate_law", "");
    const std::int64_t years = payload.integerOr("separate_years", 0);
    // A law without years, or years without a law, says nothing.
    if (law.empty() != (years == 0))
        return refused("privacy.retention", law.empty() ? "payload.separate_law" : "payload.separate_years");
    Json row = payload;
    row.set("separate_law", law);
    row.set("separate_years", years);
    row.set("state", "active");
    row.set("defined_at", context.block().time);
    context.state().put("classes", id, std::move(row));
    context.emit("privacy.class_defined", Json::object({ { "class", id } }));
    return Json::object();
}

Result<Json> retireClass(Context& context, const Json& payload)
{
    const std::string& id = payload.at("class").asString();
    MARU_TRY(row, classAt(context, id, "payload.class"));
    if (!hasState(row, { "active" }))
        return refused("privacy.class_retired", "payload.class");
    row.set("state", "retired");
    context.state().put("classes", id, std::move(row));
    return Json::object();
}

Result<Json> addRecipient(Context& context, const Json& payload)
{
    MARU_CHECK(classAt(context, payload.at("class").asString(), "payload.class"));
    if (!context.identity().hasAgency(payload.at("agency").asString()))
        return refused("privacy.agency", "payload.agency");
    Json row = payload;
    row.set("state", "active");
    row.set("since", context.block().time);
    context.state().put("recipients", recipientKey(payload), std::move(row));
    context.emit("privacy.recipient_added",
        Json::object({ { "class", payload.at("class") }, { "agency", payload.at("agency") } }));
    return Json::object();
}

Result<Json> endRecipient(Context& context, const Json& payload)
{
    auto row = context.state().get("recipients", recipientKey(payload));
    if (!row || !hasState(*row, { "active" }))
        return refused("privacy.unknown_recipient", "payload.agency");
    row->set("state", "ended");
    context.state().put("recipients", recipientKey(payload), std::move(*row));
    return Json::object();
}

} // namespace maru::privacy
