// SPDX-License-Identifier: Apache-2.0
// The steps of the campaign wizard.
#pragma once

#include "admin-console/pages/donations/campaign_law.h"
#include "admin-console/widgets/fields_step.h"

class QLabel;
class QListWidget;

namespace maru::console::donations {

/// Which organisation raises. Those of other agencies are listed with the reason why they cannot be chosen.
class OrganisationStep final : public WizardStep {
    Q_OBJECT

public:
    OrganisationStep(Services& services, QWidget* parent);
    QString title() const override { return tr("Organisation"); }
    QString hint() const override;
    std::vector<WizardProblem> check() override;
    base::Json value() const override;
    void setValue(const base::Json& value) override;
    std::vector<std::pair<QString, QString>> facts() const override;
    void focusFirst() override;
    /// The chosen row; null before.
    base::Json organisation() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void load();
    void fill();
    void showNote(const QString& text);
    QString reasonAgainst(const base::Json& row) const;

    Services& m_services;
    QListWidget* m_list = nullptr;
    QLabel* m_note = nullptr;
    std::vector<base::Json> m_rows;
    std::string m_chosen;
    bool m_isLoaded = false;
};

/// What it is for, in both languages.
class TextsStep final : public FieldsStep {
    Q_OBJECT

public:
    TextsStep(Services& services, const ActionInfo& action, QWidget* parent);
    QString title() const override { return tr("Purpose and texts"); }
    QString hint() const override
    {
        return tr("What citizens read. Both languages are shown on the portal.");
    }
};

/// Target, minimum, cost of raising within the legal cap.
class MoneyStep final : public FieldsStep {
    Q_OBJECT

public:
    MoneyStep(Services& services, const ActionInfo& action, QWidget* parent);
    QString title() const override { return tr("Money"); }
    QString hint() const override
    {
        return tr("How much is raised, and how much of it may be kept for costs.");
    }
    const CampaignLaw& law() const { return m_law; }

protected:
    void explain() override;
    void checkTogether(std::vector<WizardProblem>& problems) override;

private:
    CampaignLaw m_law;
    QLabel* m_capNote = nullptr;
    QLabel* m_targetNote = nullptr;
};

/// When it opens and ends, and what happens with what is left.
class PeriodStep final : public FieldsStep {
    Q_OBJECT

public:
    PeriodStep(Services& services, const ActionInfo& action, QWidget* parent);
    QString title() const override { return tr("Period and rules"); }
    QString hint() const override { return tr("These terms are frozen with the first donation."); }

protected:
    void explain() override;
    void checkTogether(std::vector<WizardProblem>& problems) override;

private:
    std::string choiceOf(const std::string& name) const;
    QLabel* m_note = nullptr;
};

/// What the money is paid for, in which order, to whom, and who reviews it.
class MilestonesStep final : public FieldsStep {
    Q_OBJECT

public:
    MilestonesStep(Services& services, const ActionInfo& action, QWidget* parent);
    QString title() const override { return tr("Milestones and distribution"); }
    QString hint() const override
    {
        return tr("Money leaves the campaign only through these, one after the other.");
    }
    /// As the server wants it: a recipient that was left empty is "".
    base::Json value() const override;
    void enter(const base::Json& all) override;

protected:
    void explain() override;
    void checkTogether(std::vector<WizardProblem>& problems) override;

private:
    bool isUntouched() const;
    base::Won sum() const;
    QLabel* m_sumNote = nullptr;
    QLabel* m_howNote = nullptr;
};

/// For officers who are of the registering authority as well: register at once.
class RegisterStep final : public FieldsStep {
    Q_OBJECT

public:
    RegisterStep(Services& services, QWidget* parent);
    QString title() const override { return tr("Registration"); }
    QString hint() const override { return tr("Your roles let you register the campaign in the same go."); }
};

} // namespace maru::console::donations
