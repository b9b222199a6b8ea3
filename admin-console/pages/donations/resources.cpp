// SPDX-License-Identifier: Apache-2.0
// Columns, filters and actions of every list of the donations page. Names are those of the domain's tables.
#include "admin-console/pages/donations/resources.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/donations/advice.h"
#include "admin-console/pages/donations/campaign_wizard.h"

#include <QCoreApplication>

#include <utility>

namespace maru::console::donations {

using namespace Qt::StringLiterals;

namespace {

using K = ValueKind;

RowsSource query(const QString& name)
{
    return { u"/v1/query/donation/"_s + name, {}, u"after"_s, "key", true };
}

/// Opens the action's form with what it brings about for this row.
/// Hashes of the evidence that the row shows.
base::Json shownEvidence(const base::Json& row)
{
    base::Json hashes = base::Json::array();
    if (const base::Json* list = row.find("evidence"); list != nullptr && list->isArray()) {
        for (const base::Json& item : list->asArray())
            hashes.push(base::Json(item.stringOr("hash", "")));
    }
    return base::Json::object({ { "evidence", std::move(hashes) } });
}

RowAction advised(RowAction action)
{
    action.open = [name = action.action, prefill = action.prefill, more = action.more](
                      Services& services, const base::Json& row, QWidget* window) {
        base::Json given = more ? more(row) : base::Json::object();
        for (const auto& [member, from] : prefill) {
            if (const base::Json* value = row.find(from); value != nullptr)
                given.set(member, *value);
        }
        openAdvisedForm(services, name, given, row, window);
    };
    action.advise = [name = action.action](const Services& services, const base::Json& row,
                        const base::Json& payload) { return Advice::text(services, name, row, payload); };
    return action;
}

/// `perRow`: what every row needs for itself.
RowAction inBatches(RowAction action, std::vector<std::string> perRow = {})
{
    action.isBatch = true;
    action.perRow = std::move(perRow);
    return action;
}

void campaignRowHistory(Services& services, const base::Json& row, QObject* context,
    std::function<void(std::vector<TimelineEntry>)> sink)
{
    loadCampaignHistory(services, services.connection, row.stringOr("id", ""), context, std::move(sink));
}

ResourceSpec campaigns()
{
    ResourceSpec spec;
    spec.id = u"campaigns"_s;
    spec.title = QT_TRANSLATE_NOOP("Columns", "Campaigns");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "No campaigns yet");
    spec.source = query(u"campaigns"_s);
    spec.domain = "donation";
    spec.query = spec.table = "campaigns";
    spec.stateKey = "state";
    spec.stateFilters = { "draft", "registered", "open", "distributing", "reporting", "closed" };
    spec.columns = {
        { "title", K::LocalText, QT_TRANSLATE_NOOP("Columns", "Campaign"), {}, 172, true, true },
        { "state", K::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 112 },
        { "organisation", K::LocalText, QT_TRANSLATE_NOOP("Columns", "Organisation"), {}, 118 },
        { "raised", K::Won, QT_TRANSLATE_NOOP("Columns", "Raised"), "raised", 110 },
        { "target", K::Won, QT_TRANSLATE_NOOP("Columns", "Target"), "target", 110 },
        { "paid", K::Won, QT_TRANSLATE_NOOP("Columns", "Paid out"), {}, 110 },
        { "balance", K::Won, QT_TRANSLATE_NOOP("Columns", "Balance"), {}, 110, false },
        { "donors", K::Integer, QT_TRANSLATE_NOOP("Columns", "Donors"), {}, 70, false },
        { "end", K::Date, QT_TRANSLATE_NOOP("Columns", "Ends"), "end", 92 },
        { "category", K::Choice, QT_TRANSLATE_NOOP("Columns", "Category"), {}, 90, false },
        { "region", K::Region, QT_TRANSLATE_NOOP("Columns", "Region"), {}, 110, false },
        { "created", K::Time, QT_TRANSLATE_NOOP("Columns", "Created"), "created", 130, false },
    };
    spec.facts = {
        { "organisation", K::LocalText, QT_TRANSLATE_NOOP("Columns", "Organisation") },
        { "purpose", K::LocalText, QT_TRANSLATE_NOOP("Columns", "Purpose") },
        { "target", K::Won, QT_TRANSLATE_NOOP("Columns", "Target") },
        { "raised", K::Won, QT_TRANSLATE_NOOP("Columns", "Raised") },
        { "paid", K::Won, QT_TRANSLATE_NOOP("Columns", "Paid out") },
        { "returned", K::Won, QT_TRANSLATE_NOOP("Columns", "Returned") },
        { "refunded", K::Won, QT_TRANSLATE_NOOP("Columns", "Refunded") },
        { "balance", K::Won, QT_TRANSLATE_NOOP("Columns", "Balance") },
        { "fundraising_cost", K::Won, QT_TRANSLATE_NOOP("Columns", "Cost share") },
        { "donations", K::Integer, QT_TRANSLATE_NOOP("Columns", "Donations") },
        { "donors", K::Integer, QT_TRANSLATE_NOOP("Columns", "Donors") },
        { "start", K::Time, QT_TRANSLATE_NOOP("Columns", "Starts") },
        { "end", K::Time, QT_TRANSLATE_NOOP("Columns", "Ends") },
        { "use_until", K::Time, QT_TRANSLATE_NOOP("Columns", "Use until") },
        { "category", K::Choice, QT_TRANSLATE_NOOP("Columns", "Category") },
        { "region", K::Region, QT_TRANSLATE_NOOP("Columns", "Region") },
        { "stop_rule", K::Choice, QT_TRANSLATE_NOOP("Columns", "Stop rule") },
        { "refund_policy", K::Choice, QT_TRANSLATE_NOOP("Columns", "Left-over money") },
        { "registration_number", K::Text, QT_TRANSLATE_NOOP("Columns", "Registration number") },
        { "reason", K::Text, QT_TRANSLATE_NOOP("Columns", "Reason") },
        { "id", K::Identifier, QT_TRANSLATE_NOOP("Columns", "Id") },
        { "sum_root", K::Hash, QT_TRANSLATE_NOOP("Columns", "Sum tree root") },
    };
    const auto onCampaign = [](const char* action, std::vector<std::string> states, bool isMain = false) {
        return RowAction { "donation", action, { { "campaign", "id" } }, std::move(states), isMain, {} };
    };
    spec.actions = {
        RowAction { "donation", "createCampaign", {}, {}, true, {} },
        onCampaign("registerCampaign", { "draft" }, /*isMain=*/true),
        onCampaign("returnCampaign", { "draft" }),
        onCampaign("editCampaign", { "draft" }),
        onCampaign("extendCampaign", { "registered", "open" }),
        onCampaign("correctCampaign", {}),
        onCampaign("stopCampaign", { "open" }),
        onCampaign("finishReport", { "reporting", "distributing" }),
        onCampaign("auditCampaign", { "reporting" }, /*isMain=*/true),
        onCampaign("suspendCampaign", { "open", "distributing" }),
        onCampaign("resumeCampaign", { "suspended" }),
        onCampaign("cancelCampaign", { "draft", "registered", "open", "suspended", "distributing" }),
    };
    for (RowAction& action : spec.actions) {
        if (action.action == "createCampaign") {
            action.open = [](Services& services, const base::Json&, QWidget* window) {
                openCampaignWizard(services, {}, window);
            };
        } else if (action.action == "editCampaign") {
            action.open = [](Services& services, const base::Json& row, QWidget* window) {
                openCampaignWizard(services, row, window);
            };
        } else if (action.action == "correctCampaign") {
            // What is there now is what is edited; the form takes the members that it has fields for.
            action.more = [](const base::Json& row) { return row; };
        } else {
            action = advised(std::move(action));
        }
    }
    spec.history = campaignRowHistory;
    return spec;
}

ResourceSpec organisations()
{
    ResourceSpec spec;
    spec.id = u"organisations"_s;
    spec.title = QT_TRANSLATE_NOOP("Columns", "Organisations");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "No organisations yet");
    spec.source = query(u"organisations"_s);
    spec.domain = "donation";
    spec.query = spec.table = "organisations";
    spec.titleKey = "name";
    spec.stateKey = "state";
    spec.stateFilters = { "registered", "verified" };
    spec.columns = {
        { "name", K::LocalText, QT_TRANSLATE_NOOP("Columns", "Organisation"), {}, 200, true, true },
        { "state", K::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 100 },
        { "number", K::Text, QT_TRANSLATE_NOOP("Columns", "Business number"), {}, 120 },
        { "category", K::Choice, QT_TRANSLATE_NOOP("Columns", "Category"), {}, 110 },
        { "campaigns", K::Integer, QT_TRANSLATE_NOOP("Columns", "Campaigns"), {}, 80 },
        { "raised", K::Won, QT_TRANSLATE_NOOP("Columns", "Raised"), {}, 120 },
        { "contact", K::Text, QT_TRANSLATE_NOOP("Columns", "Contact"), {}, 140, false },
        { "agency", K::Choice, QT_TRANSLATE_NOOP("Columns", "Agency"), {}, 150, false },
        { "id", K::Identifier, QT_TRANSLATE_NOOP("Columns", "Id"), {}, 130, false },
    };
    spec.actions = {
        RowAction { "donation", "registerOrganisation", {}, {}, true, {} },
        RowAction {
            "donation", "verifyOrganisation", { { "organisation", "id" } }, { "registered" }, false, {} },
    };
    return spec;
}

ResourceSpec milestones()
{
    ResourceSpec spec;
    spec.id = u"milestones"_s;
    spec.title = QT_TRANSLATE_NOOP("Columns", "Milestones and pay-outs");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "No milestones yet");
    spec.source = query(u"milestones"_s);
    spec.domain = "donation";
    spec.query = spec.table = "milestones";
    spec.stateKey = "state";
    spec.stateFilters = { "pending", "needs_review", "paid", "rejected", "cancelled" };
    spec.columns = {
        { "title", K::LocalText, QT_TRANSLATE_NOOP("Columns", "Milestone"), {}, 172, true, true },
        { "state", K::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 112 },
        { "seq", K::Integer, QT_TRANSLATE_NOOP("Columns", "No."), {}, 52 },
        { "amount", K::Won, QT_TRANSLATE_NOOP("Columns", "Amount"), {}, 110 },
        { "planned", K::Won, QT_TRANSLATE_NOOP("Columns", "Planned"), {}, 120, false },
        { "recipient_kind", K::Choice, QT_TRANSLATE_NOOP("Columns", "Paid to"), {}, 92 },
        { "due", K::Date, QT_TRANSLATE_NOOP("Columns", "Due"), {}, 92 },
        { "paid_at", K::Time, QT_TRANSLATE_NOOP("Columns", "Paid at"), {}, 130, false },
        { "campaign", K::Choice, QT_TRANSLATE_NOOP("Columns", "Campaign"), {}, 180 },
        { "recipient", K::Choice, QT_TRANSLATE_NOOP("Columns", "Recipient"), {}, 160, false },
        { "reviewer", K::Choice, QT_TRANSLATE_NOOP("Columns", "Reviewer"), {}, 140, false },
        { "evidence", K::Count, QT_TRANSLATE_NOOP("Columns", "Documents"), {}, 80, false },
        { "note", K::Text, QT_TRANSLATE_NOOP("Columns", "Note"), {}, 140, false },
    };
    spec.actions = {
        inBatches(advised(RowAction { "donation", "reviewMilestone",
            // The reviewer decides about the evidence that the row shows; the chain refuses it if it was replaced since.
            { { "campaign", "campaign" }, { "milestone", "seq" } }, { "needs_review" }, true,
            shownEvidence })),
        RowAction { "donation", "submitEvidence", { { "campaign", "campaign" }, { "milestone", "seq" } },
            { "pending", "rejected" }, true, {} },
        RowAction { "donation", "createPlan", { { "campaign", "campaign" }, { "milestone", "seq" } },
            { "pending", "needs_review", "rejected" }, false, {} },
    };
    spec.history = [](Services& services, const base::Json& row, QObject* context,
                       std::function<void(std::vector<TimelineEntry>)> sink) {
        loadCampaignHistory(
            services, services.connection, row.stringOr("campaign", ""), context, std::move(sink));
    };
    return spec;
}

ResourceSpec plans()
{
    ResourceSpec spec;
    spec.id = u"plans"_s;
    spec.title = QT_TRANSLATE_NOOP("Columns", "Distribution plans");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "No distribution plans yet");
    spec.source = query(u"plans"_s);
    spec.domain = "donation";
    spec.query = spec.table = "plans";
    spec.titleKey = "id";
    spec.stateKey = "state";
    spec.stateFilters = { "proposed", "approved", "running", "finished", "rejected" };
    spec.columns = {
        { "id", K::Identifier, QT_TRANSLATE_NOOP("Columns", "Plan"), {}, 122 },
        { "campaign", K::Choice, QT_TRANSLATE_NOOP("Columns", "Campaign"), {}, 176 },
        { "state", K::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 100 },
        { "total", K::Won, QT_TRANSLATE_NOOP("Columns", "Total"), {}, 106 },
        { "paid", K::Won, QT_TRANSLATE_NOOP("Columns", "Distributed"), {}, 106 },
        { "spent", K::Won, QT_TRANSLATE_NOOP("Columns", "Spent"), {}, 106 },
        { "returned", K::Won, QT_TRANSLATE_NOOP("Columns", "Returned"), {}, 96 },
        { "beneficiaries", K::Integer, QT_TRANSLATE_NOOP("Columns", "Beneficiaries"), {}, 90 },
        { "months_paid", K::Integer, QT_TRANSLATE_NOOP("Columns", "Months paid"), {}, 90 },
        { "months", K::Integer, QT_TRANSLATE_NOOP("Columns", "Months"), {}, 70 },
        { "day", K::Integer, QT_TRANSLATE_NOOP("Columns", "Day"), {}, 56, false },
        { "categories", K::Words, QT_TRANSLATE_NOOP("Columns", "May be spent on"), {}, 200, true, true },
        { "region", K::Region, QT_TRANSLATE_NOOP("Columns", "Region"), {}, 110, false },
        { "use_until", K::Date, QT_TRANSLATE_NOOP("Columns", "Use until"), {}, 100, false },
        { "reviewer", K::Choice, QT_TRANSLATE_NOOP("Columns", "Reviewer"), {}, 140, false },
    };
    spec.actions = {
        RowAction { "donation", "createPlan", {}, {}, true, {} },
        inBatches(
            advised(RowAction { "donation", "reviewPlan", { { "plan", "id" } }, { "proposed" }, true, {} })),
    };
    spec.history = [](Services& services, const base::Json& row, QObject* context,
                       std::function<void(std::vector<TimelineEntry>)> sink) {
        loadCampaignHistory(
            services, services.connection, row.stringOr("campaign", ""), context, std::move(sink));
    };
    return spec;
}

ResourceSpec usage()
{
    ResourceSpec spec;
    spec.id = u"usage"_s;
    spec.title = QT_TRANSLATE_NOOP("Columns", "Usage");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "No usage has been reported yet");
    spec.source = query(u"usage"_s);
    spec.domain = "donation";
    spec.query = spec.table = "usage";
    spec.titleKey = "purpose";
    spec.columns = {
        { "date", K::Date, QT_TRANSLATE_NOOP("Columns", "Date"), {}, 100 },
        { "purpose", K::Text, QT_TRANSLATE_NOOP("Columns", "Purpose"), {}, 240, true, true },
        { "place", K::Text, QT_TRANSLATE_NOOP("Columns", "Place"), {}, 180 },
        { "amount", K::Won, QT_TRANSLATE_NOOP("Columns", "Amount"), {}, 120 },
        { "campaign", K::Choice, QT_TRANSLATE_NOOP("Columns", "Campaign"), {}, 190 },
        { "time", K::Time, QT_TRANSLATE_NOOP("Columns", "Reported"), {}, 130 },
        { "transaction", K::Hash, QT_TRANSLATE_NOOP("Columns", "Transaction"), {}, 130, false },
    };
    spec.actions = {
        RowAction { "donation", "reportUsage", {}, {}, true,
            [](const base::Json& row) {
                return base::Json::object({ { "campaign", row.stringOr("campaign", "") } });
            } },
    };
    return spec;
}

ResourceSpec gifts()
{
    ResourceSpec spec;
    spec.id = u"donations"_s;
    spec.title = QT_TRANSLATE_NOOP("Columns", "Donations");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "No donations yet");
    spec.source = query(u"donations"_s);
    spec.domain = "donation";
    spec.query = spec.table = "donations";
    spec.titleKey = "id";
    spec.newestFirst = "time"; // a million of them, of which the newest are looked for
    spec.columns = {
        { "id", K::Identifier, QT_TRANSLATE_NOOP("Columns", "Donation"), {}, 150, true, true },
        { "time", K::Time, QT_TRANSLATE_NOOP("Columns", "Time"), "time", 130 },
        { "amount", K::Won, QT_TRANSLATE_NOOP("Columns", "Amount"), "amount", 120 },
        { "refunded", K::Won, QT_TRANSLATE_NOOP("Columns", "Refunded"), {}, 110 },
        { "donor", K::Identifier, QT_TRANSLATE_NOOP("Columns", "Donor (pseudonym)"), {}, 130 },
        { "campaign", K::Choice, QT_TRANSLATE_NOOP("Columns", "Campaign"), {}, 190 },
        { "pledge", K::Identifier, QT_TRANSLATE_NOOP("Columns", "Pledge"), {}, 130, false },
        { "tax_receipt", K::Boolean, QT_TRANSLATE_NOOP("Columns", "Tax receipt"), {}, 90 },
        { "height", K::Integer, QT_TRANSLATE_NOOP("Columns", "Block"), {}, 80, false },
        { "transaction", K::Hash, QT_TRANSLATE_NOOP("Columns", "Transaction"), {}, 130, false },
    };
    return spec;
}

ResourceSpec pledges()
{
    ResourceSpec spec;
    spec.id = u"pledges"_s;
    spec.title = QT_TRANSLATE_NOOP("Columns", "Pledges");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "No pledges yet");
    spec.source = query(u"pledges"_s);
    spec.domain = "donation";
    spec.query = spec.table = "pledges";
    spec.titleKey = "id";
    spec.stateKey = "state";
    spec.stateFilters = { "active", "finished", "cancelled" };
    spec.columns = {
        { "id", K::Identifier, QT_TRANSLATE_NOOP("Columns", "Pledge"), {}, 150, true, true },
        { "state", K::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 100 },
        { "amount", K::Won, QT_TRANSLATE_NOOP("Columns", "Monthly amount"), {}, 120 },
        { "day", K::Integer, QT_TRANSLATE_NOOP("Columns", "Day"), {}, 56 },
        { "made", K::Integer, QT_TRANSLATE_NOOP("Columns", "Payments made"), {}, 90 },
        { "months", K::Integer, QT_TRANSLATE_NOOP("Columns", "Months"), {}, 70 },
        { "missed", K::Integer, QT_TRANSLATE_NOOP("Columns", "Missed"), {}, 70 },
        { "next", K::Time, QT_TRANSLATE_NOOP("Columns", "Next payment"), {}, 130 },
        { "donor", K::Identifier, QT_TRANSLATE_NOOP("Columns", "Donor (pseudonym)"), {}, 130 },
        { "campaign", K::Choice, QT_TRANSLATE_NOOP("Columns", "Campaign"), {}, 190 },
    };
    return spec;
}

ResourceSpec merchants()
{
    ResourceSpec spec;
    spec.id = u"merchants"_s;
    spec.title = QT_TRANSLATE_NOOP("Columns", "Merchants");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "No merchants yet");
    spec.source = query(u"merchants"_s);
    spec.domain = "donation";
    spec.query = spec.table = "merchants";
    spec.titleKey = "name";
    spec.stateKey = "state";
    spec.columns = {
        { "name", K::LocalText, QT_TRANSLATE_NOOP("Columns", "Merchant"), {}, 220, true, true },
        { "state", K::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 100 },
        { "category", K::Choice, QT_TRANSLATE_NOOP("Columns", "Category"), {}, 120 },
        { "region", K::Region, QT_TRANSLATE_NOOP("Columns", "Region"), {}, 130 },
        { "number", K::Text, QT_TRANSLATE_NOOP("Columns", "Business number"), {}, 130 },
        { "id", K::Identifier, QT_TRANSLATE_NOOP("Columns", "Id"), {}, 150, false },
    };
    spec.actions = { RowAction { "donation", "registerMerchant", {}, {}, true, {} } };
    return spec;
}

ResourceSpec topUps()
{
    ResourceSpec spec;
    spec.id = u"topups"_s;
    spec.title = QT_TRANSLATE_NOOP("Columns", "Top-up requests");
    spec.emptyText = QT_TRANSLATE_NOOP("Columns", "No top-up requests");
    spec.source = { u"/v1/query/accounts/requests"_s, {}, u"after"_s, "key", true };
    spec.domain = "accounts";
    spec.query = spec.table = "requests";
    spec.titleKey = "id";
    spec.stateKey = "state";
    spec.stateFilters = { "open", "paid" };
    spec.columns = {
        { "id", K::Identifier, QT_TRANSLATE_NOOP("Columns", "Request"), {}, 170, true, true },
        { "state", K::State, QT_TRANSLATE_NOOP("Columns", "State"), {}, 100 },
        { "amount", K::Won, QT_TRANSLATE_NOOP("Columns", "Amount"), {}, 140 },
        { "time", K::Time, QT_TRANSLATE_NOOP("Columns", "Time"), {}, 140 },
        { "did", K::Identifier, QT_TRANSLATE_NOOP("Columns", "Citizen (pseudonym)"), {}, 150 },
    };
    spec.actions = {
        inBatches(RowAction { "accounts", "topUp", { { "amount", "amount" }, { "request", "id" } },
                      { "open" }, true,
                      [](const base::Json& row) {
                          return base::Json::object({ { "account", "citizen:" + row.stringOr("did", "") } });
                      } },
            { "reference" }),
        RowAction { "accounts", "withdraw", {}, {}, false, {} },
    };
    return spec;
}

} // namespace

std::vector<ResourceSpec> makeResources()
{
    std::vector<ResourceSpec> all;
    all.push_back(campaigns());
    all.push_back(organisations());
    all.push_back(milestones());
    all.push_back(plans());
    all.push_back(usage());
    all.push_back(gifts());
    all.push_back(pledges());
    all.push_back(merchants());
    all.push_back(topUps());
    return all;
}

} // namespace maru::console::donations
