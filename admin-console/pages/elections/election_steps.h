// SPDX-License-Identifier: Apache-2.0
// The steps of the election wizard.
#pragma once

#include "admin-console/core/states.h"
#include "admin-console/core/transport.h"
#include "admin-console/pages/elections/roll_csv.h"
#include "admin-console/widgets/fields_step.h"

#include <functional>
#include <map>
#include <optional>

class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace maru::console {
class CellsModel;
}

namespace maru::console::elections {

class RollPreview;

/// What kind of election, how votes are kept secret, and whether it is a rehearsal.
class KindStep final : public FieldsStep {
    Q_OBJECT

public:
    enum class Rehearsal {
        Free, ///< the officer says
        Always, ///< settled: a rehearsal can never become a real election
        Hidden, ///< the election is there already
    };
    KindStep(Services& services, const ActionInfo& action, Rehearsal rehearsal, QWidget* parent);
    QString title() const override { return tr("Kind of election"); }
    QString hint() const override { return tr("What is elected, and how votes are kept secret."); }
    base::Json value() const override;

protected:
    void explain() override;
    void checkTogether(std::vector<WizardProblem>& problems) override;

private:
    Rehearsal m_rehearsal;
    QLabel* m_note = nullptr;
};

/// One contest: fields of `setContest`. Not a page of its own: ContestsStep shows several.
class ContestForm final : public FieldsStep {
    Q_OBJECT

public:
    ContestForm(Services& services, const ActionInfo& action, QWidget* parent);
    QString title() const override;
    /// Everything that will be signed, one line a rule and a candidate.
    QString summary() const;
    /// As the server wants it: what was left empty is "" or the usual value.
    base::Json value() const override;
    void setValue(const base::Json& value) override;

protected:
    void explain() override;
    void checkTogether(std::vector<WizardProblem>& problems) override;

private:
    std::string textOf(const std::string& name) const;
    QLabel* m_note = nullptr;
};

/// All contests with their candidates.
class ContestsStep final : public WizardStep {
    Q_OBJECT

public:
    ContestsStep(Services& services, const ActionInfo& action, QWidget* parent);
    QString title() const override { return tr("Contests and candidates"); }
    QString hint() const override;
    std::vector<WizardProblem> check() override;
    base::Json value() const override;
    void setValue(const base::Json& value) override;
    std::vector<std::pair<QString, QString>> facts() const override;
    void focusFirst() override;
    void showRefusal(const base::Error& error) override;
    /// The refusal to come is about this contest.
    void choose(const std::string& contest);
    int count() const { return static_cast<int>(m_forms.size()); }
    ContestForm* form(int n) const { return m_forms[static_cast<std::size_t>(n)]; }
    ContestForm* add();
    /// A vote on one question (찬반 투표): yes or no, by the majority of the valid votes. Takes the place of a contest that
    /// nobody has filled in yet.
    ContestForm* addReferendum();
    void removeCurrent();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showNames();
    std::string freeId() const;

    Services& m_services;
    const ActionInfo m_action;
    std::vector<ContestForm*> m_forms;
    QListWidget* m_list = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_referendum = nullptr;
    QPushButton* m_remove = nullptr;
    QStackedWidget* m_stack = nullptr;
};

/// Where people vote and what is counted together.
class PrecinctsStep final : public FieldsStep {
    Q_OBJECT

public:
    PrecinctsStep(Services& services, const ActionInfo& action, QWidget* parent);
    QString title() const override { return tr("Precincts"); }
    QString hint() const override
    {
        return tr("Each voter belongs to one. Results are counted by precinct.");
    }
    base::Json value() const override;
    std::vector<std::pair<QString, QString>> facts() const override;

protected:
    void explain() override;
    void checkTogether(std::vector<WizardProblem>& problems) override;

private:
    QLabel* m_note = nullptr;
};

/// The file with the voters. Never part of a draft: names stay where the officer keeps them.
class RollStep final : public WizardStep {
    Q_OBJECT

public:
    RollStep(Services& services, QWidget* parent);
    QString title() const override { return tr("Roll of voters"); }
    QString hint() const override
    {
        return tr("Checked now, imported when the election is there. It may follow later.");
    }
    std::vector<WizardProblem> check() override;
    base::Json value() const override { return base::Json::object(); }
    void setValue(const base::Json&) override { }
    void enter(const base::Json& all) override;
    std::vector<std::pair<QString, QString>> facts() const override;
    void focusFirst() override;
    RollPreview& preview() { return *m_preview; }
    const RollPreview& preview() const { return *m_preview; }

private:
    Services& m_services;
    RollPreview* m_preview = nullptr;
};

/// Who keeps the keys, and how many of them are needed to count.
class TrusteesStep final : public WizardStep {
    Q_OBJECT

public:
    TrusteesStep(Services& services, Transport& transport, QWidget* parent);
    QString title() const override { return tr("Trustees"); }
    QString hint() const override;
    std::vector<WizardProblem> check() override;
    /// {"threshold", "trustees": [{officer, agency, name_ko, name_en}]}
    base::Json value() const override;
    void setValue(const base::Json& value) override;
    std::vector<std::pair<QString, QString>> facts() const override;
    void focusFirst() override;
    void showRefusal(const base::Error& error) override;
    QListWidget& list() { return *m_list; }
    QSpinBox& threshold() { return *m_threshold; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void load();
    void fill();
    void explain();
    bool isChosen(const std::string& officer) const;

    Services& m_services;
    Transport& m_transport;
    std::vector<base::Json> m_officers; ///< rows of the trustees' officers
    std::vector<base::Json> m_chosen; ///< entries of the payload
    std::optional<base::Error> m_error;
    bool m_isLoaded = false;
    bool m_isFilling = false;
    QListWidget* m_list = nullptr;
    QLabel* m_thresholdLabel = nullptr;
    QSpinBox* m_threshold = nullptr;
    QLabel* m_note = nullptr;
    QLabel* m_problem = nullptr;
};

/// When people enrol and vote, and the rules.
class ScheduleStep final : public FieldsStep {
    Q_OBJECT

public:
    ScheduleStep(Services& services, const ActionInfo& action, QWidget* parent);
    QString title() const override { return tr("Schedule and rules"); }
    QString hint() const override
    {
        return tr("Frozen with the election; the closing can be put off afterwards, never forward.");
    }
    /// Seconds, as the chain has them; days and minutes on the screen.
    base::Json value() const override;
    void setValue(const base::Json& value) override;

protected:
    void explain() override;
    void checkTogether(std::vector<WizardProblem>& problems) override;

private:
    std::map<std::string, std::pair<std::int64_t, std::int64_t>>
        m_exact; ///< shown units -> seconds that were given
    QLabel* m_note = nullptr;
};

/// What is there, what is missing, what comes later: before the first signature.
class CheckStep final : public WizardStep {
    Q_OBJECT

public:
    struct Line {
        Tone tone = Tone::Neutral;
        QString text;
    };
    using Lines = std::function<std::vector<Line>()>;
    CheckStep(Lines lines, QWidget* parent);
    QString title() const override { return tr("Check list"); }
    QString hint() const override
    {
        return tr("What is missing may follow later, before the election is frozen.");
    }
    std::vector<WizardProblem> check() override { return {}; }
    base::Json value() const override { return base::Json::object(); }
    void setValue(const base::Json&) override { }
    void enter(const base::Json& all) override;
    std::vector<std::pair<QString, QString>> facts() const override { return {}; }
    void focusFirst() override;
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showAll();

    Lines m_lines;
    QLabel* m_label = nullptr;
};

/// "✓ ", "! ", "✕ " or "· " before a line of a check list.
QString checkSign(Tone tone);

} // namespace maru::console::elections
