// SPDX-License-Identifier: Apache-2.0
// A new election, the change of a draft, or the rehearsal of another one, step by step. What is signed is what differs
// from what the chain has, so that a wizard that was broken off goes on where it was.
#pragma once

#include "admin-console/pages/elections/roll_csv.h"
#include "admin-console/widgets/wizard.h"

#include <functional>
#include <map>
#include <set>
#include <string>

namespace maru::console::elections {

class CheckStep;
class ContestsStep;
class KindStep;
class PrecinctsStep;
class RollStep;
class ScheduleStep;
class TrusteesStep;

/// Takes the lines of the roll to where they are imported.
using TakeRoll = std::function<void(const QString& election, RollPlan plan)>;

class ElectionWizard final : public Wizard {
    Q_OBJECT

public:
    enum class Purpose {
        New,
        Edit, ///< `start` is what the chain has, with its id
        Rehearsal, ///< `start` is a copy of the real election, with its id
        Runoff, ///< `start` is what runoffStart() makes of the election, with its id
    };

    /// `start`: row of `elections` with "contests", "precincts" and "trustees" as lists (electionWhole()); null for a
    /// new one. `transport`: over which officers are asked for.
    ElectionWizard(Services& services, Transport& transport, Purpose purpose, const base::Json& start,
        TakeRoll takeRoll, QWidget* parent);

    /// A thing to be signed: what `key` should be. `payload` without the election.
    struct Wish {
        std::string key; ///< "terms", "trustees", "precincts/0", "contest/c1"
        std::string action;
        base::Json payload;
        /// The chain has it, but an earlier one of this plan takes it away: signed again.
        bool isAgain = false;
    };
    /// Everything as the steps have it, in the order of signing.
    std::vector<Wish> wishes() const;
    RollStep& roll() { return *m_roll; }
    ContestsStep& contests() { return *m_contests; }
    TrusteesStep& trustees() { return *m_trustees; }

protected:
    QString heading() const override;
    WizardReview review() const override;
    std::vector<WizardLink> links() const override;
    int stepToMend(std::size_t transaction, const base::Error& error) const override;

private:
    std::map<std::string, std::string> known() const;
    std::string electionId() const;
    void rememberStart();
    base::Json terms() const;

    Purpose m_purpose;
    Transport& m_transport;
    std::string m_election; ///< that is edited; empty for one that is made
    std::string m_original; ///< that is rehearsed
    std::set<std::string> m_startPrecincts; ///< ids that the chain had
    std::map<std::string, std::string> m_start; ///< what the chain had: key -> canonical payload
    TakeRoll m_takeRoll;
    KindStep* m_kind = nullptr;
    ContestsStep* m_contests = nullptr;
    PrecinctsStep* m_precincts = nullptr;
    RollStep* m_roll = nullptr;
    TrusteesStep* m_trustees = nullptr;
    ScheduleStep* m_schedule = nullptr;
    CheckStep* m_check = nullptr;
    mutable std::vector<Wish> m_plan; ///< of the last review: accepted ones keep their place
};

/// Asks for the contests, precincts and trustees of an election and puts them into its row.
void loadWhole(Transport& transport, const base::Json& row, QObject* context,
    std::function<void(const base::Result<base::Json>&)> sink);
/// `row` null: a new election.
void openElectionWizard(Services& services, Transport& transport, ElectionWizard::Purpose purpose,
    const base::Json& row, TakeRoll takeRoll, QWidget* window);

} // namespace maru::console::elections
