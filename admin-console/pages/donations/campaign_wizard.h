// SPDX-License-Identifier: Apache-2.0
// The wizard that makes or edits a campaign: organisation, texts, money, period, milestones, review, signature.
#pragma once

#include "admin-console/widgets/wizard.h"

namespace maru::console::donations {

class CampaignWizard final : public Wizard {
    Q_OBJECT

public:
    /// `draft` is the row of a campaign to be edited with its milestones in "milestones", or null for a new one.
    CampaignWizard(Services& services, const base::Json& draft, QWidget* parent);

    bool isEdit() const { return !m_campaign.empty(); }

protected:
    QString heading() const override;
    WizardReview review() const override;
    std::vector<WizardLink> links() const override;

private:
    base::Json payload() const;

    std::string m_campaign; ///< id of the edited one
    QString m_organisation; ///< its name
};

/// Opens the wizard over `window`; for a draft its milestones are asked for first.
void openCampaignWizard(Services& services, const base::Json& row, QWidget* window);

} // namespace maru::console::donations
