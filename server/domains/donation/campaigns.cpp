// SPDX-License-Identifier: Apache-2.0
// Campaigns: drafting, registration by the authority (모집등록), extension and correction.
#include "server/domains/donation/handlers.h"
#include "server/domains/donation/rules.h"

namespace maru::donation {
namespace {

Status checkTimes(const Context& context, const Json& payload)
{
    const std::int64_t now = context.block().time.count();
    const std::int64_t end = payload.at("end").asInteger();
    const std::int64_t useUntil = payload.at("use_until").asInteger();
    if (end <= now)
        return refused("donation.end_in_past", "payload.end");
    if (payload.at("start").asInteger() >= end)
        return refused("donation.dates", "payload.start");
    if (useUntil <= end)
        return refused("donation.dates", "payload.use_until");
    std::size_t index = 0;
    for (const Json& milestone : payload.at("milestones").asArray()) {
        if (milestone.at("due").asInteger() > useUntil)
            return refused("donation.dates", "payload.milestones[" + std::to_string(index) + "].due");
        ++index;
    }
    return {};
}

Status checkAmounts(Context& context, const Json& payload)
{
    const Won target = wonAt(payload, "target");
    const Won cost(payload.integerOr("fundraising_cost", 0));
    if (wonAt(payload, "minimum") > target)
        return refused("donation.sum_mismatch", "payload.minimum");
    if (cost >= target)
        return refused("donation.sum_mismatch", "payload.fundraising_cost");
    if (cost > costCap(context.parameters().value("donation.cost_cap"), target))
        return refused("donation.cost_cap", "payload.fundraising_cost");
    Won sum(0);
    for (const Json& milestone : payload.at("milestones").asArray())
        sum += wonAt(milestone, "amount");
    if (sum > target - cost)
        return refused("donation.milestones_exceed", "payload.milestones");
    return {};
}

/// An organisation or merchant that is on the register; a plan names nobody.
Status checkRecipient(Context& context, const Json& milestone, const std::string& field)
{
    const std::string& kind = milestone.at("recipient_kind").asString();
    const std::string& recipient = milestone.at("recipient").asString();
    if (kind == "plan")
        return recipient.empty() ? Status() : refused("donation.unregistered_recipient", field);
    const auto row = kind == "organisation" ? loadOrganisation(context, recipient, field)
                                            : loadMerchant(context, recipient, field);
    if (!row)
        return refused("donation.unregistered_recipient", field);
    return {};
}

Status checkMilestones(
    Context& context, const Json& payload, const Json& organisation, std::string_view creator)
{
    std::size_t index = 0;
    for (const Json& milestone : payload.at("milestones").asArray()) {
        const std::string path = "payload.milestones[" + std::to_string(index) + "].";
        MARU_CHECK(checkRecipient(context, milestone, path + "recipient"));
        MARU_CHECK(checkReviewer(
            context, milestone, organisation.at("agency").asString(), creator, path + "reviewer"));
        ++index;
    }
    return {};
}

void writeMilestones(Context& context, const std::string& campaign, const Json& milestones)
{
    for (const Json& old : milestonesOf(context, campaign))
        context.state().erase("milestones", milestoneKey(campaign, old.at("seq").asInteger()));
    std::int64_t seq = 0;
    for (const Json& each : milestones.asArray()) {
        Json row = each;
        row.set("campaign", campaign);
        row.set("seq", ++seq);
        row.set("planned", each.at("amount"));
        row.set("state", "pending");
        row.set("evidence", Json::array());
        row.set("note", "");
        row.set("paid_at", 0);
        row.set("plan", "");
        saveMilestone(context, std::move(row));
    }
}

void copyTerms(Json& campaign, const Json& payload)
{
    static constexpr std::string_view kTerms[] = { "title_ko", "title_en", "purpose_ko", "purpose_en",
        "category", "region", "target", "minimum", "start", "end", "stop_rule", "overflow", "refund_policy",
        "use_until" };
    for (const std::string_view term : kTerms)
        campaign.set(std::string(term), payload.at(term));
    campaign.set("fundraising_cost", payload.integerOr("fundraising_cost", 0));
    const Json* attachments = payload.find("attachments");
    campaign.set("attachments", attachments == nullptr ? Json::array() : *attachments);
    campaign.set("milestones", static_cast<std::int64_t>(payload.at("milestones").asArray().size()));
}

Json emptyCampaign(const Context& context, const std::string& id, const Json& organisation)
{
    Json campaign = Json::object({ { "id", id }, { "organisation", organisation.at("id") },
        { "organisation_ko", organisation.at("name_ko") }, { "organisation_en", organisation.at("name_en") },
        { "agency", organisation.at("agency") }, { "registration_number", "" }, { "state", "draft" },
        { "creator", context.signer() }, { "sum_root", "" }, { "suspended_from", "" }, { "reason", "" },
        { "created", context.block().time }, { "parameters_version", context.parameters().version() } });
    for (const char* name : { "raised", "paid", "returned", "refunded", "balance", "donations", "donors",
             "opened", "ended", "closed", "sum_count", "movement_count", "change_count", "usage_count",
             "usage_total", "paid_organisation" })
        campaign.set(name, 0);
    return campaign;
}

} // namespace

Result<Json> createCampaign(Context& context, const Json& payload)
{
    const std::string& organisationId = payload.at("organisation").asString();
    MARU_TRY(organisation, loadOrganisation(context, organisationId, "payload.organisation"));
    MARU_CHECK(requireManager(context, organisation));
    MARU_CHECK(checkTimes(context, payload));
    MARU_CHECK(checkAmounts(context, payload));
    MARU_CHECK(checkMilestones(context, payload, organisation, context.signer()));
    MARU_TRY(id, domains::freshId('c', context, "campaigns"));
    Json campaign = emptyCampaign(context, id, organisation);
    copyTerms(campaign, payload);
    writeMilestones(context, id, payload.at("milestones"));
    addChange(context, campaign, { "created", "", "", "draft", {} });
    saveCampaign(context, std::move(campaign));
    domains::countUp(organisation, "campaigns");
    context.state().put("organisations", organisationId, std::move(organisation));
    return Json::object({ { "campaign", id } });
}

Result<Json> editCampaign(Context& context, const Json& payload)
{
    MARU_TRY(campaign, loadCampaign(context, payload));
    MARU_CHECK(requireManager(context, campaign));
    if (campaign.at("donations").asInteger() > 0)
        return refused("donation.frozen", "payload.campaign");
    MARU_CHECK(requireState(campaign, { "draft" }));
    MARU_TRY(
        organisation, loadOrganisation(context, campaign.at("organisation").asString(), "payload.campaign"));
    MARU_CHECK(checkTimes(context, payload));
    MARU_CHECK(checkAmounts(context, payload));
    MARU_CHECK(checkMilestones(context, payload, organisation, campaign.at("creator").asString()));
    copyTerms(campaign, payload);
    campaign.set("parameters_version", context.parameters().version());
    const std::string id = campaign.at("id").asString();
    writeMilestones(context, id, payload.at("milestones"));
    addChange(context, campaign, { "edited", "", "draft", "draft", {} });
    saveCampaign(context, std::move(campaign));
    return Json::object({ { "campaign", id } });
}

Result<Json> registerCampaign(Context& context, const Json& payload)
{
    MARU_TRY(campaign, loadCampaign(context, payload));
    MARU_CHECK(requireRegion(context, campaign, "registerCampaign"));
    MARU_CHECK(requireState(campaign, { "draft" }));
    MARU_TRY(
        organisation, loadOrganisation(context, campaign.at("organisation").asString(), "payload.campaign"));
    if (!isIn(organisation, { "verified" }))
        return refused("donation.not_verified", "payload.campaign");
    const UnixSeconds now = context.block().time;
    if (campaign.at("end").asInteger() <= now.count())
        return refused("donation.end_in_past", "payload.campaign");
    const std::string number = payload.stringOr("registration_number", "");
    const Won threshold(context.parameters().integer("donation.registration_threshold"));
    if (number.empty() && wonAt(campaign, "target") >= threshold)
        return refused("donation.registration_needed", "payload.registration_number");
    campaign.set("registration_number", number);
    campaign.set("parameters_version", context.parameters().version());
    setState(context, campaign, "registered", "registered", "");
    const std::string id = campaign.at("id").asString();
    const UnixSeconds start(std::max(campaign.at("start").asInteger(), now.count()));
    context.schedule(start, dueId("open", id), Json::object({ { "campaign", id } }));
    saveCampaign(context, std::move(campaign));
    return Json::object({ { "campaign", id } });
}

Result<Json> returnCampaign(Context& context, const Json& payload)
{
    MARU_TRY(campaign, loadCampaign(context, payload));
    MARU_CHECK(requireRegion(context, campaign, "returnCampaign"));
    MARU_CHECK(requireState(campaign, { "draft" }));
    const std::string& reason = payload.at("reason").asString();
    campaign.set("reason", reason);
    addChange(context, campaign, { "returned", reason, "draft", "draft", {} });
    saveCampaign(context, std::move(campaign));
    return Json::object();
}

Result<Json> extendCampaign(Context& context, const Json& payload)
{
    MARU_TRY(campaign, loadCampaign(context, payload));
    MARU_CHECK(requireManager(context, campaign));
    const bool isRaising = isIn(campaign, { "registered", "open" })
        || (isIn(campaign, { "suspended" }) && campaign.at("suspended_from").asString() == "open");
    if (!isRaising)
        return refused("donation.state", "payload.campaign");
    const std::int64_t end = payload.at("end").asInteger();
    const std::int64_t before = campaign.at("end").asInteger();
    // A block that runs at or after the end comes before the due entry that ends raising: too late all the same.
    if (end <= context.block().time.count() || before <= context.block().time.count())
        return refused("donation.end_in_past", "payload.end");
    if (end <= before || end >= campaign.at("use_until").asInteger())
        return refused("donation.dates", "payload.end");
    const std::string id = campaign.at("id").asString();
    if (!isIn(campaign, { "registered" })) {
        context.unschedule(UnixSeconds(before), dueId("end", id));
        context.schedule(UnixSeconds(end), dueId("end", id), Json::object({ { "campaign", id } }));
    }
    campaign.set("end", end);
    const std::string state(stateOf(campaign));
    addChange(context, campaign,
        { "extended", payload.at("reason").asString(), state, state, Json::object({ { "end", before } }) });
    saveCampaign(context, std::move(campaign));
    return Json::object({ { "campaign", id } });
}

Result<Json> correctCampaign(Context& context, const Json& payload)
{
    MARU_TRY(campaign, loadCampaign(context, payload));
    MARU_CHECK(requireManager(context, campaign));
    if (isIn(campaign, { "cancelled", "refunding", "closed" }))
        return refused("donation.state", "payload.campaign");
    Json before = Json::object();
    for (const char* name : { "title_ko", "title_en", "purpose_ko", "purpose_en" }) {
        before.set(name, campaign.at(name));
        campaign.set(name, payload.at(name));
    }
    const std::string state(stateOf(campaign));
    addChange(
        context, campaign, { "corrected", payload.at("reason").asString(), state, state, std::move(before) });
    saveCampaign(context, std::move(campaign));
    return Json::object();
}

} // namespace maru::donation
