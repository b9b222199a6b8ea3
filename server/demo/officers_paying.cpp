// SPDX-License-Identifier: Apache-2.0
// Campaigns after their raising: evidence, plans, reviews, usage reports.
#include "server/demo/officers.h"

#include "shared/crypto/hash.h"

#include <algorithm>

namespace maru::demo {

namespace {

constexpr std::size_t kDemoPlanCampaign =
    19; ///< winter lunch boxes: the handed-out beneficiary is in its plan

std::string milestoneKey(const std::string& campaign, std::int64_t seq)
{
    return campaign + (seq < 10 ? "/0" : "/") + std::to_string(seq);
}

} // namespace

void Officers::stepDistributing(Campaign& campaign, const Json& row, std::int64_t day)
{
    campaign.isStopped = true;
    if (campaign.nextStepDay == 0) { // a few days to get ready
        campaign.nextStepDay = day + 3;
        return;
    }
    reportUsage(campaign, row, day);
    const std::int64_t number = row.at("milestones").asInteger();
    bool isAllPaid = true;
    std::int64_t paid = 0;
    for (std::int64_t seq = 1; seq <= number; ++seq) {
        const Json milestone = m_stage.must("donation", "milestones", milestoneKey(campaign.id, seq));
        const std::string& state = milestone.at("state").asString();
        if (state == "paid" || state == "cancelled") {
            ++paid;
            continue;
        }
        isAllPaid = false;
        const bool isHeld = paid > 0
            && (campaign.row->fate == Fate::SuspendedPaying || campaign.row->fate == Fate::CancelledPaying);
        if (isHeld) {
            const bool isSuspended = campaign.row->fate == Fate::SuspendedPaying;
            m_stage.send(m_cast.registrar, "donation", isSuspended ? "suspendCampaign" : "cancelCampaign",
                Json::object({ { "campaign", campaign.id },
                    { "reason",
                        isSuspended ? "납품 확인을 위해 멈춤" : "강사를 구하지 못해 사업을 그만둠" } }));
            campaign.nextStepDay = day + 1'000;
            return;
        }
        if (stepMilestone(campaign, milestone, seq == number, day))
            campaign.nextStepDay = day + m_random.between(2, 6);
        break;
    }
    if (!isAllPaid || (campaign.row->fate != Fate::Closed && campaign.row->fate != Fate::Reporting))
        return;
    for (const RunningPlan& plan : campaign.plans)
        if (m_stage.must("donation", "plans", plan.id).at("state").asString() != "finished")
            return;
    if (row.at("usage_total") != row.at("paid_organisation"))
        return;
    m_stage.send(
        manager(campaign), "donation", "finishReport", Json::object({ { "campaign", campaign.id } }));
    campaign.reportDay = day;
}

bool Officers::stepMilestone(Campaign& campaign, const Json& milestone, bool isLast, std::int64_t day)
{
    const std::int64_t seq = milestone.at("seq").asInteger();
    const std::string& state = milestone.at("state").asString();
    const bool isRunning = campaign.row->fate == Fate::Distributing;
    // Of those that are distributing today, the last milestone of works and goods is still to come; of every second one
    // its evidence waits for the reviewer.
    const bool isPlan = milestone.at("recipient_kind").asString() == "plan";
    if (isPlan && !preparePlan(campaign, milestone, day))
        return true;
    const bool isHeld = isRunning && isLast && !isPlan;
    if (state == "pending" || state == "rejected") {
        if (isHeld && campaign.index % 2 == 1)
            return false;
        m_stage.send(manager(campaign), "donation", "submitEvidence",
            Json::object({ { "campaign", campaign.id }, { "milestone", seq },
                { "evidence",
                    Json::array(
                        { Json::object(
                              { { "hash", paper(campaign.id + std::to_string(seq) + state + " receipt") },
                                  { "title", "증빙 서류.pdf" } }),
                            Json::object(
                                { { "hash", paper(campaign.id + std::to_string(seq) + state + " photo") },
                                    { "title", "현장 사진.jpg" } }) }) } }));
        return true;
    }
    if (state != "needs_review" || isHeld)
        return false;
    const bool isRejected = campaign.index % 6 == 2 && !campaign.wasRejected;
    campaign.wasRejected = campaign.wasRejected || isRejected;
    m_stage.send(reviewer(campaign), "donation", "reviewMilestone",
        Json::object({ { "campaign", campaign.id }, { "milestone", seq },
            { "decision", isRejected ? "reject" : "approve" },
            { "note",
                isRejected ? "영수증의 날짜를 확인할 수 없습니다. 다시 내 주십시오." : "증빙 확인함" } }));
    return true;
}

bool Officers::preparePlan(Campaign& campaign, const Json& milestone, std::int64_t day)
{
    const std::string& plan = milestone.at("plan").asString();
    if (plan.empty()) {
        makePlan(campaign, milestone, day);
        return false;
    }
    if (m_stage.must("donation", "plans", plan).at("state").asString() != "proposed")
        return true;
    m_stage.send(reviewer(campaign), "donation", "reviewPlan",
        Json::object({ { "plan", plan }, { "decision", "approve" }, { "note", "선정 기준 확인함" } }));
    return false;
}

void Officers::makePlan(Campaign& campaign, const Json& milestone, std::int64_t day)
{
    const bool isRunning = campaign.row->fate == Fate::Distributing;
    const std::int64_t months = isRunning ? 6 : campaign.row->fate == Fate::Reporting ? 2 : 3;
    const std::int64_t members = m_random.between(8, 20);
    const Won monthly(milestone.at("amount").asInteger() / months);
    RunningPlan plan;
    Json shares = Json::array();
    Won left = monthly;
    for (std::int64_t i = 0; i < members; ++i) {
        // Each within a fifth of the mean; the last takes the rest, so that the months add up to the last won.
        const std::int64_t mean = left.count() / (members - i);
        const Won share(i + 1 == members ? left.count() : mean - mean / 5 + m_random.below(mean * 2 / 5 + 1));
        left -= share;
        const bool isDemo = campaign.index == kDemoPlanCampaign && i == 0;
        crypto::SigningKey key = isDemo
            ? beneficiaryKey(m_stage.seed())
            : seededKey(
                m_stage.seed(), "beneficiary/" + std::to_string(campaign.index) + "/" + std::to_string(i));
        shares.push(
            Json::object({ { "beneficiary", crypto::didOf(key.publicKey()) }, { "monthly", share } }));
        plan.members.push_back({ std::move(key), share, Won(0), isDemo });
    }
    plan.categories = { "food", "daily" };
    if (campaign.row->category == "health" || campaign.row->category == "elderly")
        plan.categories.push_back("medical");
    if (campaign.row->category == "education" || campaign.row->category == "children")
        plan.categories.push_back("education");
    if (campaign.row->category == "education")
        plan.categories.push_back("housing");
    if (campaign.row->category == "disaster" || campaign.index == 10)
        plan.categories.push_back("clothing");
    Json categories = Json::array();
    for (const std::string& category : plan.categories)
        categories.push(category);

    constexpr std::int64_t kDays[] { 5, 10, 25, 31 };
    // One plan came in with a share too much and was refused; the manager sent it again.
    Json payload = Json::object({ { "campaign", campaign.id }, { "milestone", milestone.at("seq") },
        { "shares", std::move(shares) }, { "day", kDays[campaign.index % 4] }, { "months", months },
        { "categories", std::move(categories) }, { "region", "00" },
        { "use_until", m_stage.dayStart(day + (months + 1) * 31 + 10) },
        { "unused_return", campaign.index % 2 == 0 ? "campaign" : "organisation" } });
    if (campaign.index == 1) {
        Json wrong = payload;
        wrong.set("months", months + 1);
        m_stage.sendWrong(manager(campaign), "donation", "createPlan", std::move(wrong));
    }
    campaign.plans.push_back(std::move(plan));
    RunningPlan& kept = campaign.plans.back();
    m_stage.send(manager(campaign), "donation", "createPlan", std::move(payload),
        [&kept](const chain::SubmitOutcome& outcome) { kept.id = outcome.result.data.stringOr("plan", ""); });
}

void Officers::reportUsage(Campaign& campaign, const Json& row, std::int64_t day)
{
    const std::int64_t paid = row.at("paid_organisation").asInteger();
    const std::int64_t gap = paid - row.at("usage_total").asInteger();
    if (gap <= 0)
        return;
    const bool isRunning = campaign.row->fate != Fate::Closed && campaign.row->fate != Fate::Reporting;
    if (isRunning && campaign.reportedFor == paid)
        return;
    campaign.reportedFor = paid;
    std::int64_t left = isRunning ? gap * 7 / 10 : gap;
    Json lines = Json::array();
    const std::string date = base::isoDate(base::koreanDate(m_stage.now()));
    const std::int64_t number =
        std::min<std::int64_t>(m_random.between(3, 9), std::max<std::int64_t>(left / 1'000, 1));
    for (std::int64_t i = 0; i < number && left > 0; ++i) {
        const std::int64_t mean = left / (number - i);
        const std::int64_t amount =
            i + 1 == number ? left : std::max<std::int64_t>(mean * m_random.between(60, 140) / 100, 1);
        const auto& usage = usageRows()[static_cast<std::size_t>(
            m_random.below(static_cast<std::int64_t>(usageRows().size())))];
        const std::int64_t part = std::min(amount, left);
        lines.push(Json::object({ { "date", date }, { "place", usage.place }, { "purpose", usage.purpose },
            { "amount", part } }));
        left -= part;
    }
    m_stage.send(manager(campaign), "donation", "reportUsage",
        Json::object({ { "campaign", campaign.id }, { "lines", std::move(lines) } }));
    campaign.nextStepDay = day + 1;
}

} // namespace maru::demo
