// SPDX-License-Identifier: Apache-2.0
// Test voters and test ballots of a rehearsal: puts the voters on the roll, enrols each with keys of their own, casts the
// planned ballots, all through the server as citizens do. Everything that must not be lost is sealed on disk before it is
// sent, so that whatever was stopped, closed or killed goes on where it was. Refuses every election that is no rehearsal.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/submission.h"
#include "admin-console/core/transport.h"
#include "admin-console/pages/elections/roll_import.h"
#include "admin-console/pages/elections/test_ballot_check.h"
#include "admin-console/pages/elections/test_voters.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace maru::console::elections {

class SealedLog;

/// What an earlier console has left: the plan that was fixed before the first ballot, and which ballots are on the chain.
struct TestBallotRecord {
    base::Json plan; ///< "numbers" of the roll and "summary"; null: none yet
    std::set<std::size_t> done;

    base::Status take(base::ByteView plain);
};

/// GUI thread only.
class TestBallotJob final : public QObject {
    Q_OBJECT

public:
    enum class Work { None, Roll, Enrol, Cast };
    static constexpr int kMostVoters = 20'000;

    TestBallotJob(Services& services, Transport& transport, QObject* parent);
    ~TestBallotJob() override;

    /// Another place for the sealed files; before an election is shown.
    void setFolder(const QString& folder) { m_folder = folder; }
    /// Row of `elections`; null: none. What is under way for another one is stopped.
    void showElection(const base::Json& row);
    /// News of the chain: what is counted is asked for again.
    void refresh();

    /// Adds so many to those that are there.
    void addVoters(int count);
    void enrol();
    /// Fixes the plan before the first ballot; later calls go on with the plan that is there.
    void cast(int ballots, std::int64_t seed);
    /// What is on its way is settled when it goes on.
    void stop();
    /// Deletes keys and plan from this computer; what is on the chain stays.
    void forget();

    bool isBusy() const { return m_work != Work::None || m_isOpening; }
    bool hasSecrets() const { return m_log != nullptr; }
    Work work() const { return m_work; }
    qint64 done() const { return m_done; } ///< of the work that runs
    qint64 whole() const { return m_whole; }
    qint64 secondsLeft() const; ///< -1: nothing to go by
    const std::optional<base::Error>& error() const { return m_error; }
    bool isLost() const { return m_lost > 0; } ///< an answer is missing; the server is asked again

    const std::vector<TestPrecinct>& precincts() const { return m_precincts; }
    std::size_t voters() const { return m_keys->size(); }
    std::size_t enrolled() const { return m_enrolled.size(); }
    /// Beyond those that are there.
    std::size_t votersNeeded() const;
    const std::optional<TestBallotPlan>& plan() const { return m_plan; }
    std::size_t ballotsDone() const { return m_record.done.size(); }
    const voting::Definition* definition() const;
    const Comparison& comparison() const { return m_comparison; }
    bool isLate() const;

Q_SIGNALS:
    void changed();

private:
    bool isThis(int generation) const { return generation == m_generation; }
    bool mayBegin();
    void look();
    void withSecrets(std::function<void()> then);
    void takeInvitations(std::vector<Invitation> made);
    void settlePending(std::function<void()> then);
    void loadPrecincts();
    void loadRoll(std::function<void()> then);
    void loadPlan(std::function<void()> then);
    void loadRings(std::function<void()> then);
    void loadCounted();
    void compare();
    bool fixPlan(int ballots, std::int64_t seed);
    void onImport();
    void begin(Work work, qint64 done, qint64 whole);
    void fill();
    void make(std::size_t item);
    void submit(std::size_t item, const SignedBody& made);
    void onOutcome(std::size_t item, const base::Result<Outcome>& result);
    void end(std::optional<base::Error> error);
    void tellWork();
    void forgetAll();
    std::vector<TestVoter> plannedVoters() const;
    /// Where the keys of each planned voter are; fewer when some are missing here.
    std::vector<std::size_t> plannedKeys() const;

    Services& m_services;
    Transport& m_transport;
    QString m_folder;
    base::Json m_row;
    std::string m_election;
    int m_generation = 0;
    bool m_isOpening = false;
    std::shared_ptr<InvitationSpool> m_spool;
    std::shared_ptr<SealedLog> m_log;
    TestBallotRecord m_record;
    std::vector<TestPrecinct> m_precincts;
    /// Grows only while nothing on the pool reads it.
    std::shared_ptr<std::vector<TestVoterKeys>> m_keys;
    std::set<std::int64_t> m_enrolled; ///< numbers of test voters
    base::Json m_frozen; ///< the document
    std::shared_ptr<const voting::Booth> m_booth;
    bool m_hasRings = false;
    std::optional<TestBallotPlan> m_plan;
    base::Json m_table;
    base::Json m_result;
    Comparison m_comparison;

    Work m_work = Work::None;
    std::unique_ptr<QObject>
        m_reading; ///< what answers and the pool are waited for with; gone with the work's end
    QPointer<RollImport> m_import;
    std::vector<std::size_t> m_owners; ///< place of the keys of each planned voter
    std::vector<std::size_t> m_queue; ///< items of the work, the last one next
    int m_inFlight = 0;
    int m_lost = 0;
    int m_round = 0;
    qint64 m_done = 0;
    qint64 m_whole = 0;
    qint64 m_doneBefore = 0;
    QElapsedTimer m_time;
    std::optional<base::Error> m_error;
};

} // namespace maru::console::elections
