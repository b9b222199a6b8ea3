// SPDX-License-Identifier: Apache-2.0
// Stopping by hand, suspension, resumption and cancellation.
#include "server/domains/donation/handlers.h"

#include <algorithm>

namespace maru::donation {

Result<Json> stopCampaign(Context& context, const Json& payload)
{
    MARU_TRY(campaign, loadCampaign(context, payload));
    MARU_CHECK(requireManager(context, campaign));
    MARU_CHECK(requireState(campaign, { "open" }));
    const std::string& rule = campaign.at("stop_rule").asString();
    if (rule != "manual" && rule != "both")
        return refused("donation.state", "payload.campaign", "its stop rule is " + rule);
    endRaising(context, campaign, "stopped", "stopped", payload.at("reason").asString());
    saveCampaign(context, std::move(campaign));
    return Json::object();
}

Result<Json> suspendCampaign(Context& context, const Json& payload)
{
    MARU_TRY(campaign, loadCampaign(context, payload));
    MARU_CHECK(requireRegion(context, campaign, "suspendCampaign"));
    MARU_CHECK(requireState(campaign, { "open", "distributing" }));
    campaign.set("suspended_from", std::string(stateOf(campaign)));
    setState(context, campaign, "suspended", "suspended", payload.at("reason").asString());
    saveCampaign(context, std::move(campaign));
    return Json::object();
}

Result<Json> resumeCampaign(Context& context, const Json& payload)
{
    MARU_TRY(campaign, loadCampaign(context, payload));
    MARU_CHECK(requireRegion(context, campaign, "resumeCampaign"));
    MARU_CHECK(requireState(campaign, { "suspended" }));
    const std::string id = campaign.at("id").asString();
    const std::string from = campaign.at("suspended_from").asString();
    campaign.set("suspended_from", "");
    setState(context, campaign, from, "resumed", payload.at("reason").asString());
    if (from == "open") {
        // What became due meanwhile was passed over.
        const UnixSeconds end(std::max(campaign.at("end").asInteger(), context.block().time.count()));
        context.schedule(end, dueId("end", id), Json::object({ { "campaign", id } }));
    } else {
        for (const Json& milestone : milestonesOf(context, id)) {
            if (isIn(milestone, { "completed" }))
                scheduleNow(context, "pay", id,
                    Json::object({ { "campaign", id }, { "milestone", milestone.at("seq") } }),
                    milestone.at("seq").asInteger());
        }
    }
    saveCampaign(context, std::move(campaign));
    return Json::object();
}

Result<Json> cancelCampaign(Context& context, const Json& payload)
{
    MARU_TRY(campaign, loadCampaign(context, payload));
    MARU_CHECK(requireRegion(context, campaign, "cancelCampaign"));
    MARU_CHECK(requireState(campaign,
        { "draft", "registered", "open", "suspended", "target_reached", "period_ended", "stopped",
            "distributing" }));
    const std::string id = campaign.at("id").asString();
    setState(context, campaign, "cancelled", "cancelled", payload.at("reason").asString());
    if (campaign.at("ended").asInteger() == 0)
        markEnded(context, campaign);
    for (const Json& milestone : milestonesOf(context, id)) {
        const std::string& planId = milestone.at("plan").asString();
        if (isIn(milestone, { "paid" }) && !planId.empty()) {
            Json plan = mustGet(context, "plans", planId);
            if (isIn(plan, { "running" }))
                endPlan(context, std::move(plan));
        }
    }
    cancelMilestones(context, campaign);
    scheduleNow(context, "settle", id, Json::object({ { "campaign", id } }));
    saveCampaign(context, std::move(campaign));
    return Json::object();
}

} // namespace maru::donation
