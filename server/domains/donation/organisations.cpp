// SPDX-License-Identifier: Apache-2.0
// Organisations (모집단체) and merchants (가맹점).
#include "server/domains/donation/handlers.h"
#include "server/domains/donation/rules.h"

namespace maru::donation {
namespace {

/// One number may stand for one organisation and one merchant: a hospital may raise and also be paid.
Status useNumber(Context& context, std::string_view kind, const std::string& number, const std::string& id)
{
    if (!isBusinessNumber(number))
        return refused("donation.number_checksum", "payload.number");
    const std::string key = std::string(kind) + '/' + number;
    if (context.state().has("numbers", key))
        return refused("donation.duplicate_number", "payload.number");
    context.state().put("numbers", key, Json::object({ { "number", number }, { "id", id } }));
    return {};
}

} // namespace

Result<Json> registerOrganisation(Context& context, const Json& payload)
{
    if (!context.identity().hasAgency(payload.at("agency").asString()))
        return refused("donation.unknown_organisation", "payload.agency", "no such agency");
    MARU_TRY(id, domains::freshId('o', context, "organisations"));
    MARU_CHECK(useNumber(context, "organisation", payload.at("number").asString(), id));
    Json row = payload;
    row.set("id", id);
    row.set("state", "registered");
    row.set("campaigns", 0);
    row.set("raised", 0);
    context.state().put("organisations", id, std::move(row));
    return Json::object({ { "organisation", id } });
}

Result<Json> verifyOrganisation(Context& context, const Json& payload)
{
    const std::string& id = payload.at("organisation").asString();
    MARU_TRY(organisation, loadOrganisation(context, id, "payload.organisation"));
    if (!isIn(organisation, { "registered" }))
        return refused("donation.state", "payload.organisation");
    organisation.set("state", "verified");
    organisation.set("evidence", payload.at("evidence"));
    organisation.set("note", payload.stringOr("note", ""));
    context.state().put("organisations", id, std::move(organisation));
    context.emit("donation.organisation_verified", Json::object({ { "organisation", id } }));
    return Json::object({ { "organisation", id } });
}

Result<Json> registerMerchant(Context& context, const Json& payload)
{
    MARU_TRY(id, domains::freshId('m', context, "merchants"));
    MARU_CHECK(useNumber(context, "merchant", payload.at("number").asString(), id));
    Json row = payload;
    row.set("id", id);
    row.set("state", "registered");
    context.state().put("merchants", id, std::move(row));
    return Json::object({ { "merchant", id } });
}

} // namespace maru::donation
