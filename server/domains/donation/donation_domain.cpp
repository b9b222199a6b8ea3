// SPDX-License-Identifier: Apache-2.0
// From the names of actions, due entries and queries to the functions that do the work.
#include "server/domains/donation/donation_domain.h"

#include "server/domains/donation/handlers.h"
#include "server/domains/donation/queries.h"

#include <map>

namespace maru::donation {
namespace {

using Action = Result<Json> (*)(Context&, const Json&);
using Due = Status (*)(Context&, const Json&);
using Query = Result<Json> (*)(const domain::QueryView&, const Json&);

const std::map<std::string_view, Action>& actions()
{
    static const std::map<std::string_view, Action> kActions {
        { "registerOrganisation", &registerOrganisation },
        { "verifyOrganisation", &verifyOrganisation },
        { "registerMerchant", &registerMerchant },
        { "createCampaign", &createCampaign },
        { "editCampaign", &editCampaign },
        { "registerCampaign", &registerCampaign },
        { "returnCampaign", &returnCampaign },
        { "extendCampaign", &extendCampaign },
        { "correctCampaign", &correctCampaign },
        { "stopCampaign", &stopCampaign },
        { "suspendCampaign", &suspendCampaign },
        { "resumeCampaign", &resumeCampaign },
        { "cancelCampaign", &cancelCampaign },
        { "donate", &donate },
        { "pledgeMonthly", &pledgeMonthly },
        { "cancelPledge", &cancelPledge },
        { "submitEvidence", &submitEvidence },
        { "reviewMilestone", &reviewMilestone },
        { "createPlan", &createPlan },
        { "reviewPlan", &reviewPlan },
        { "spend", &spend },
        { "reportUsage", &reportUsage },
        { "finishReport", &finishReport },
        { "auditCampaign", &auditCampaign },
    };
    return kActions;
}

const std::map<std::string_view, Due>& dueHandlers()
{
    static const std::map<std::string_view, Due> kDue {
        { "open", &onOpen },
        { "end", &onEnd },
        { "distribute", &onDistribute },
        { "pay", &onPay },
        { "use_end", &onUseEnd },
        { "pledge", &onPledge },
        { "plan_end", &onPlanEnd },
        { "refund", &onRefund },
        { "settle", &onSettle },
        { "close", &onClose },
    };
    return kDue;
}

const std::map<std::string_view, Query>& queries()
{
    static const std::map<std::string_view, Query> kQueries {
        { "summary", &querySummary },
        { "flow", &queryFlow },
        { "trace", &queryTrace },
        { "spending", &querySpending },
        { "sums", &querySums },
        { "sumProof", &querySumProof },
        { "donor", &queryDonor },
    };
    return kQueries;
}

} // namespace

DonationDomain::DonationDomain() : m_spec(makeSpec()) { }

Result<Json> DonationDomain::execute(Context& context, const std::string& action, const Json& payload)
{
    const auto found = actions().find(action);
    MARU_ASSERT(found != actions().end());
    return found->second(context, payload);
}

Status DonationDomain::onDue(Context& context, const domain::DueEntry& entry)
{
    const std::string_view kind = std::string_view(entry.id).substr(0, entry.id.find(':'));
    if (kind == "plan")
        return onPlanMonth(context, entry);
    const auto found = dueHandlers().find(kind);
    MARU_ASSERT(found != dueHandlers().end());
    return found->second(context, entry.payload);
}

Result<Json> DonationDomain::query(
    const domain::QueryView& view, const std::string& name, const Json& arguments) const
{
    const auto found = queries().find(name);
    MARU_ASSERT(found != queries().end());
    return found->second(view, arguments);
}

std::unique_ptr<domain::Domain> makeDonationDomain()
{
    return std::make_unique<DonationDomain>();
}

} // namespace maru::donation
