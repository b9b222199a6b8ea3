// SPDX-License-Identifier: Apache-2.0
// Consequences in words.
#include "admin-console/pages/donations/advice.h"

#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/widgets/action_form.h"

namespace maru::console::donations {

using namespace Qt::StringLiterals;

QString Advice::text(
    const Services& services, const std::string& action, const base::Json& row, const base::Json& payload)
{
    const auto won = [&row](const char* name) { return formatWon(base::Won(row.integerOr(name, 0))); };
    const QString donors = formatInteger(row.integerOr("donors", 0));
    if (action == "stopCampaign")
        return tr(
            "Raising ends at once, at %1 of %2. No donation is taken any more and monthly pledges to this "
            "campaign stop. Milestones are scaled down to what was raised. This cannot be taken back.")
            .arg(won("raised"), won("target"));
    if (action == "suspendCampaign")
        return tr(
            "No donation and no payout until it is resumed. %1 donors see the campaign as suspended on the "
            "portal; %2 stay in its account.")
            .arg(donors, won("balance"));
    if (action == "resumeCampaign")
        return tr("Raising and payouts go on. If the end (%1) has passed meanwhile, raising ends at once.")
            .arg(formatTimeWithZone(base::UnixSeconds(row.integerOr("end", 0))));
    if (action == "cancelCampaign")
        return row.integerOr("raised", 0) == 0
            ? tr("The campaign ends for good. Nothing has been raised, so nothing is refunded.")
            : tr("The campaign ends for good: %1 that are not spent, and what running plans give back, are "
                 "refunded "
                 "to %2 donors in proportion. %3 were paid out already and stay there. This cannot be taken "
                 "back.")
                  .arg(won("balance"), donors, won("paid"));
    if (action == "finishReport")
        return tr("The report goes to the auditor. %1 of the %2 that the organisation was paid are reported.")
            .arg(won("usage_total"), won("paid_organisation"));
    if (action == "auditCampaign")
        return tr(
            "After the audit the campaign closes by itself; %1 that are left are settled by its rule (%2).")
            .arg(won("balance"),
                services.catalogue.choiceLabel(
                    "donation", "refund_policy", row.stringOr("refund_policy", ""), services.language));
    if (action == "registerCampaign")
        return tr("Once registered, the campaign opens by itself on %1 and can no longer be edited.")
            .arg(formatTimeWithZone(base::UnixSeconds(row.integerOr("start", 0))));
    if (action == "reviewMilestone") {
        const std::string decision = payload.stringOr("decision", "");
        if (decision == "approve")
            return tr("%1 are paid to the recipient at once, by themselves. This cannot be taken back.")
                .arg(won("amount"));
        if (decision == "reject")
            return tr("Nothing is paid. The manager can hand in other evidence.");
        return tr("This decides on %1. Look at every piece of evidence before you approve.")
            .arg(won("amount"));
    }
    if (action == "reviewPlan") {
        const std::string decision = payload.stringOr("decision", "");
        if (decision == "approve")
            return tr("%1 may be distributed to %2 beneficiaries once the milestone is paid.")
                .arg(won("total"), formatInteger(row.integerOr("beneficiaries", 0)));
        if (decision == "reject")
            return tr("The plan is rejected; the manager can make another one.");
        return {};
    }
    return {};
}

void openAdvisedForm(Services& services, const std::string& action, const base::Json& prefill,
    const base::Json& row, QWidget* window)
{
    const ActionInfo* info = services.catalogue.action("donation", action);
    if (info == nullptr)
        return;
    auto* form = new ActionForm(services, *info, prefill, window);
    form->setAdvice([&services, action, row](
                        const base::Json& payload) { return Advice::text(services, action, row, payload); });
    form->open();
}

} // namespace maru::console::donations
