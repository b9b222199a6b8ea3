// SPDX-License-Identifier: Apache-2.0
// Usage report (사용 내역: date, place, purpose, amount, as the national donation portal asks since 2024), its completion, and
// the audit.
#include "server/domains/donation/handlers.h"
#include "shared/base/calendar.h"

namespace maru::donation {

Result<Json> reportUsage(Context& context, const Json& payload)
{
    MARU_TRY(campaign, loadCampaign(context, payload));
    MARU_CHECK(requireManager(context, campaign));
    MARU_CHECK(requireState(campaign, { "distributing" }));
    const std::string today = base::isoDate(base::koreanDate(context.block().time));
    Won total = wonAt(campaign, "usage_total");
    const Won limit = wonAt(campaign, "paid_organisation");
    std::size_t index = 0;
    for (const Json& line : payload.at("lines").asArray()) {
        const std::string path = "payload.lines[" + std::to_string(index) + "].";
        if (line.at("date").asString() > today)
            return refused("donation.dates", path + "date");
        total += wonAt(line, "amount");
        if (total > limit)
            return refused("donation.usage_exceeds", path + "amount");
        ++index;
    }
    const std::string& id = campaign.at("id").asString();
    for (const Json& line : payload.at("lines").asArray()) {
        const std::int64_t n = domains::countUp(campaign, "usage_count") + 1;
        Json row = line;
        row.set("campaign", id);
        row.set("n", n);
        row.set("time", context.block().time);
        row.set("transaction", context.transactionId());
        context.state().put("usage", id + '/' + padded(n, 6), std::move(row));
    }
    campaign.set("usage_total", total);
    context.emit("donation.usage", Json::object({ { "campaign", id }, { "total", total } }));
    saveCampaign(context, std::move(campaign));
    return Json::object({ { "total", total } });
}

Result<Json> finishReport(Context& context, const Json& payload)
{
    MARU_TRY(campaign, loadCampaign(context, payload));
    MARU_CHECK(requireManager(context, campaign));
    MARU_CHECK(requireState(campaign, { "distributing" }));
    for (const Json& milestone : milestonesOf(context, campaign.at("id").asString())) {
        if (!isIn(milestone, { "paid", "cancelled" }))
            return refused("donation.milestone_state", "payload.campaign",
                "milestone " + std::to_string(milestone.at("seq").asInteger()));
        const std::string& plan = milestone.at("plan").asString();
        if (isIn(milestone, { "paid" }) && !plan.empty()
            && !isIn(mustGet(context, "plans", plan), { "finished" }))
            return refused("donation.usage_incomplete", "payload.campaign", plan + " is not finished");
    }
    if (campaign.at("usage_total") != campaign.at("paid_organisation"))
        return refused("donation.usage_incomplete", "payload.campaign");
    setState(context, campaign, "reporting", "reporting", "");
    saveCampaign(context, std::move(campaign));
    return Json::object();
}

Result<Json> auditCampaign(Context& context, const Json& payload)
{
    MARU_TRY(campaign, loadCampaign(context, payload));
    MARU_CHECK(requireState(campaign, { "reporting" }));
    campaign.set("opinion", payload.at("opinion"));
    campaign.set("audit_report", payload.at("report"));
    const std::string id = campaign.at("id").asString();
    setState(context, campaign, "audited", "audited", payload.at("opinion").asString());
    scheduleNow(context, "close", id, Json::object({ { "campaign", id } }));
    saveCampaign(context, std::move(campaign));
    return Json::object();
}

} // namespace maru::donation
