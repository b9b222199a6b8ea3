// SPDX-License-Identifier: Apache-2.0
// A campaign, from the first word to the signature.
#include "admin-console/pages/donations/campaign_wizard.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/donations/campaign_steps.h"

#include <QPointer>

#include <algorithm>

namespace maru::console::donations {

using namespace Qt::StringLiterals;

CampaignWizard::CampaignWizard(Services& given, const base::Json& draft, QWidget* parent)
    : Wizard(given,
        draft.isObject() ? u"donation.editCampaign."_s + toQt(draft.stringOr("id", ""))
                         : u"donation.campaignWizard"_s,
        parent)
    , m_campaign(draft.stringOr("id", ""))
    , m_organisation(given.language.pick(draft, "organisation"))
{
    setObjectName(u"campaignWizard"_s);
    const ActionInfo* action =
        given.catalogue.action("donation", isEdit() ? "editCampaign" : "createCampaign");
    const ActionInfo none;
    const ActionInfo& info = action == nullptr ? none : *action;
    if (!isEdit())
        addStep(new OrganisationStep(given, this));
    addStep(new TextsStep(given, info, this));
    addStep(new MoneyStep(given, info, this));
    addStep(new PeriodStep(given, info, this));
    addStep(new MilestonesStep(given, info, this));
    if (!isEdit() && given.session.hasAnyRole({ "donation.registrar" }))
        addStep(new RegisterStep(given, this));
    begin(draft);
}

QString CampaignWizard::heading() const
{
    return isEdit() ? tr("Edit the draft campaign") : tr("New campaign");
}

base::Json CampaignWizard::payload() const
{
    base::Json all = value();
    all.remove("register_now");
    all.remove("registration_number");
    if (isEdit()) {
        all.remove("organisation");
        all.set("campaign", m_campaign);
    }
    return all;
}

WizardReview CampaignWizard::review() const
{
    const base::Json all = value();
    WizardReview made;
    QString organisation = m_organisation;
    bool isVerified = true;
    const CampaignLaw* law = nullptr;
    for (int i = 0; i < stepCount(); ++i) {
        if (const auto* first = qobject_cast<const OrganisationStep*>(step(i))) {
            organisation = services().language.pick(first->organisation(), "name");
            isVerified = first->organisation().stringOr("state", "") == "verified";
        }
        if (const auto* money = qobject_cast<const MoneyStep*>(step(i)))
            law = &money->law();
    }
    const base::Json* list = all.find("milestones");
    const auto milestones =
        list != nullptr && list->isArray() ? static_cast<qint64>(list->asArray().size()) : qint64(0);
    const base::Won target(all.integerOr("target", 0));
    const QString sentence = isEdit()
        ? tr("The draft “%1” of %2 is changed: raise %3 from %4 to %5, paid out in %6 milestones.")
        : tr("The draft “%1” of %2 is made: raise %3 from %4 to %5, paid out in %6 milestones.");
    made.sentence = sentence.arg(services().language.pick(all, "title"), organisation, formatWon(target),
        formatTime(base::UnixSeconds(all.integerOr("start", 0))),
        formatTime(base::UnixSeconds(all.integerOr("end", 0))), formatInteger(milestones));

    const bool registersNow = all.booleanOr("register_now", false);
    if (!registersNow)
        made.notes << tr("Nobody can donate yet: the registering authority must register the draft first.");
    if (!isVerified)
        made.notes << tr("The organisation is not verified; until then the draft cannot be registered.");
    if (law != nullptr && law->needsNumber(target) && !registersNow)
        made.notes << tr("A registration number will be needed (%1).").arg(law->thresholdBasis);
    if (list != nullptr && list->isArray()) {
        std::vector<std::string> reviewers;
        for (const base::Json& one : list->asArray()) {
            const std::string did = one.isObject() ? one.stringOr("reviewer", "") : std::string();
            if (!did.empty() && std::find(reviewers.begin(), reviewers.end(), did) == reviewers.end())
                reviewers.push_back(did);
        }
        made.notes << tr("Every payout waits for the approval of its reviewer (%1 different reviewers).")
                          .arg(formatInteger(static_cast<qint64>(reviewers.size())));
    }
    made.notes << tr("A draft can still be edited. With the first donation its terms are frozen.");

    const auto label = [this](const char* action) {
        return services().catalogue.actionLabel("donation", action, services().language);
    };
    const base::Json campaign = payload();
    const char* action = isEdit() ? "editCampaign" : "createCampaign";
    made.transactions.push_back(
        { label(action), "donation", action, [campaign](const std::vector<Outcome>&) { return campaign; } });
    if (registersNow) {
        const std::string number = all.stringOr("registration_number", "");
        made.transactions.push_back({ label("registerCampaign"), "donation", "registerCampaign",
            [number](const std::vector<Outcome>& before) {
                return base::Json::object({ { "campaign", before.front().data.stringOr("campaign", "") },
                    { "registration_number", number } });
            } });
    }
    return made;
}

std::vector<WizardLink> CampaignWizard::links() const
{
    if (outcomes().empty())
        return {};
    const QString id = isEdit() ? toQt(m_campaign) : toQt(outcomes().front().data.stringOr("campaign", ""));
    const QString transaction = outcomes().front().id;
    Services& all = services();
    return { { tr("Open the campaign"), [&all, id] { all.show(u"campaigns"_s, id); } },
        { tr("Open the transaction and its receipt"),
            [&all, transaction] { all.show(u"transaction"_s, transaction); } } };
}

void openCampaignWizard(Services& services, const base::Json& row, QWidget* window)
{
    if (!row.isObject()) {
        (new CampaignWizard(services, {}, window))->open();
        return;
    }
    services.connection.send(
        get(u"/v1/query/donation/milestones"_s,
            { { u"campaign"_s, toQt(row.stringOr("id", "")) }, { u"limit"_s, u"100"_s } }),
        window, [&services, row, window, officer = services.session.officer().did](const ApiAnswer& answer) {
            // The answer may come when another officer has signed in: it was not asked for by them.
            if (services.session.officer().did != officer)
                return;
            const base::Json* rows = answer ? answer->find("rows") : nullptr;
            if (rows == nullptr || !rows->isArray()) {
                showMessage(window, CampaignWizard::tr("Edit the draft campaign"),
                    answer ? QString() : problemText(answer.error(), services.language.code()));
                return;
            }
            base::Json draft = row;
            base::Json milestones = *rows;
            std::sort(milestones.asArray().begin(), milestones.asArray().end(),
                [](const base::Json& a, const base::Json& b) {
                    return a.integerOr("seq", 0) < b.integerOr("seq", 0);
                });
            draft.set("milestones", milestones);
            (new CampaignWizard(services, draft, window))->open();
        });
}

} // namespace maru::console::donations
