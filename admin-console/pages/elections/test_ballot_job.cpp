// SPDX-License-Identifier: Apache-2.0
// The work: one item after the other, some at a time.
#include "admin-console/pages/elections/test_ballot_job.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/running_work.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/core/transaction_sender.h"
#include "admin-console/pages/elections/invitation_spool.h"
#include "admin-console/pages/elections/pool_work.h"
#include "admin-console/pages/elections/sealed_log.h"

#include <algorithm>
#include <utility>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

/// At a time: one block takes them together.
constexpr int kTestWindow = 8;
constexpr std::int64_t kTestValiditySeconds = 600;

/// What the chain says of something that it has already: the answer to an earlier try was lost.
bool isThereAlready(const std::string& code)
{
    return code == "election.ballot_repeated" || code == "election.enrolled_already";
}

} // namespace

TestBallotJob::TestBallotJob(Services& given, Transport& transport, QObject* parent)
    : QObject(parent)
    , m_services(given)
    , m_transport(transport)
    , m_folder(SealedLog::folder(u"test-voters"_s))
    , m_keys(std::make_shared<std::vector<TestVoterKeys>>())
{
    connect(&given.session, &Session::opened, this, &TestBallotJob::look);
    connect(&given.session, &Session::closed, this, [this] {
        ++m_generation;
        forgetAll();
        Q_EMIT changed();
    });
}

TestBallotJob::~TestBallotJob() = default;

const voting::Definition* TestBallotJob::definition() const
{
    return m_booth == nullptr ? nullptr : &m_booth->definition();
}

bool TestBallotJob::isLate() const
{
    return m_row.stringOr("state", "") != "draft"
        && m_services.connection.serverNow() >= m_row.integerOr("enrol_from", 0);
}

std::size_t TestBallotJob::votersNeeded() const
{
    // Those who are on the roll and will enrol count as enrolled.
    std::vector<TestPrecinct> all = m_precincts;
    for (const TestVoterKeys& one : *m_keys) {
        if (m_enrolled.count(one.voter.number) != 0)
            continue;
        for (TestPrecinct& precinct : all)
            if (precinct.id == one.voter.precinct)
                ++precinct.enrolled;
    }
    if (m_row.stringOr("mode", "") == "ring")
        return testVotersNeeded(all, /*isRing=*/true);
    return m_keys->empty() ? testVotersNeeded(all, /*isRing=*/false) : 0;
}

bool TestBallotJob::mayBegin()
{
    if (m_work != Work::None || m_isOpening)
        return false;
    m_error.reset();
    if (!isRehearsal(m_row))
        m_error = base::refused("console.test_ballots_real");
    else if (const base::Status may = maySign(m_services.session.isOpen(), m_services.connection.state());
             !may)
        m_error = may.error();
    if (m_error)
        Q_EMIT changed();
    return !m_error;
}

void TestBallotJob::addVoters(int count)
{
    if (count < 1 || count > kMostVoters || !mayBegin())
        return;
    withSecrets([this, count] {
        settlePending([this, count] {
            if (m_spool->hasPending()) {
                // Nobody knows yet how the last part ended: it would be on the roll twice.
                end(base::failed("console.outcome_unknown"));
                return;
            }
            std::vector<TestPrecinct> places = m_precincts;
            for (const TestVoterKeys& one : *m_keys)
                for (TestPrecinct& precinct : places)
                    if (precinct.id == one.voter.precinct && m_enrolled.count(one.voter.number) == 0)
                        ++precinct.enrolled;
            const std::vector<std::string> spread = spreadTestVoters(
                places, m_row.stringOr("mode", "") == "ring", static_cast<std::size_t>(count));
            std::vector<RollLine> lines;
            for (std::size_t i = 0; i < spread.size(); ++i) {
                RollLine line;
                line.line = static_cast<int>(i) + 1;
                // Nobody's name; in the vault it shows what it is, whatever language the console has.
                line.name = u"모의 선거인 "_s + QString::number(m_keys->size() + i + 1);
                line.precinct = toQt(spread[i]);
                lines.push_back(std::move(line));
            }
            if (lines.empty()) {
                end(base::refused("console.test_ballots_precincts"));
                return;
            }
            begin(Work::Roll, 0, static_cast<qint64>(lines.size()));
            m_import = new RollImport(m_services, m_transport, m_election, std::move(lines),
                isLate() ? std::string("모의 투표를 위한 모의 선거인") : std::string(), m_spool,
                m_reading.get());
            connect(m_import, &RollImport::changed, this, &TestBallotJob::onImport);
            m_import->start();
        });
    });
}

void TestBallotJob::onImport()
{
    if (m_import == nullptr)
        return;
    takeInvitations(m_import->takeInvitations());
    m_done = static_cast<qint64>(m_import->done());
    if (!m_import->isRunning()) {
        std::optional<base::Error> error = m_import->error();
        // It emits from inside itself: gone when it has returned.
        m_import->disconnect(this);
        m_import->setParent(nullptr);
        m_import->deleteLater();
        m_import = nullptr;
        end(std::move(error));
        if (m_spool != nullptr && m_spool->isUnsettled()) {
            // Its codes are on the disk alone now. Read again they are pending, and the roll is asked for them before
            // anything else is made.
            m_spool.reset();
            m_log.reset();
            m_record = {};
            m_keys = std::make_shared<std::vector<TestVoterKeys>>();
            look();
        }
        loadPrecincts();
        return;
    }
    tellWork();
    Q_EMIT changed();
}

void TestBallotJob::enrol()
{
    if (!mayBegin())
        return;
    withSecrets([this] {
        settlePending([this] {
            if (m_keys->empty()) {
                end(base::refused("console.test_ballots_none"));
                return;
            }
            begin(Work::Enrol, 0, static_cast<qint64>(m_keys->size()));
            loadRoll([this] {
                m_queue.clear();
                for (std::size_t i = m_keys->size(); i > 0; --i)
                    if (m_enrolled.count((*m_keys)[i - 1].voter.number) == 0)
                        m_queue.push_back(i - 1);
                m_done = m_doneBefore = m_whole - static_cast<qint64>(m_queue.size());
                fill();
            });
        });
    });
}

void TestBallotJob::cast(int ballots, std::int64_t seed)
{
    if (!mayBegin())
        return;
    withSecrets([this, ballots, seed] {
        begin(Work::Cast, 0, 0);
        loadRoll([this, ballots, seed] {
            loadPlan([this, ballots, seed] {
                if (!m_plan && !fixPlan(ballots, seed))
                    return;
                loadRings([this] {
                    m_owners = plannedKeys();
                    m_queue.clear();
                    for (std::size_t i = m_plan->ballots.size(); i > 0; --i)
                        if (m_record.done.count(i - 1) == 0)
                            m_queue.push_back(i - 1);
                    m_whole = static_cast<qint64>(m_plan->ballots.size());
                    m_done = m_doneBefore = m_whole - static_cast<qint64>(m_queue.size());
                    fill();
                });
            });
        });
    });
}

bool TestBallotJob::fixPlan(int ballots, std::int64_t seed)
{
    std::vector<TestVoter> voters;
    base::Json numbers = base::Json::array();
    for (const TestVoterKeys& one : *m_keys) {
        if (m_enrolled.count(one.voter.number) == 0)
            continue;
        voters.push_back(one.voter);
        numbers.push(one.voter.number);
    }
    if (voters.empty() || ballots < 1) {
        end(base::refused("console.test_ballots_none"));
        return false;
    }
    TestBallotPlan plan =
        planTestBallots(m_booth->definition(), voters, static_cast<std::size_t>(ballots), seed);
    base::Json record = base::Json::object({ { "plan",
        base::Json::object({ { "numbers", std::move(numbers) },
            { "ballots", static_cast<std::int64_t>(ballots) }, { "summary", plan.summary() } }) } });
    // Before the first ballot: nobody plans a result afterwards.
    if (const base::Status kept = m_log->append(base::toBytes(base::canonical(record))); !kept) {
        end(kept.error());
        return false;
    }
    m_record.plan = record.at("plan");
    m_plan = std::move(plan);
    return true;
}

void TestBallotJob::begin(Work work, qint64 done, qint64 whole)
{
    m_work = work;
    m_reading = std::make_unique<QObject>();
    m_done = m_doneBefore = done;
    m_whole = whole;
    m_inFlight = 0;
    m_lost = 0;
    m_round = 0;
    m_error.reset();
    m_time.start();
    tellWork();
    Q_EMIT changed();
}

void TestBallotJob::fill()
{
    while (m_inFlight < kTestWindow && !m_queue.empty()) {
        const std::size_t item = m_queue.back();
        if (m_work == Work::Cast && m_plan->ballots[item].round != m_round) {
            // A ballot that replaces another comes after it.
            if (m_inFlight > 0)
                break;
            m_round = m_plan->ballots[item].round;
        }
        m_queue.pop_back();
        ++m_inFlight;
        make(item);
    }
    tellWork();
    Q_EMIT changed();
    if (m_inFlight == 0 && m_queue.empty())
        end(std::nullopt);
}

void TestBallotJob::make(std::size_t item)
{
    const std::string chain = fromQt(m_services.connection.node().chain);
    const base::UnixSeconds until(m_services.connection.serverNow() + kTestValiditySeconds);
    std::function<base::Result<SignedBody>()> work;
    if (m_work == Work::Enrol) {
        work = [chain, until, election = m_election, keys = m_keys, item] {
            return makeTestEnrolment(chain, election, (*keys)[item], until);
        };
    } else {
        const TestBallot& ballot = m_plan->ballots[item];
        work = [chain, until, booth = m_booth, keys = m_keys, at = m_owners[ballot.voter], ballot] {
            return makeTestBallot(*booth, chain, (*keys)[at], ballot, until);
        };
    }
    workApart(m_reading.get(), std::move(work), [this, item](const base::Result<SignedBody>& made) {
        if (made)
            submit(item, *made);
        else
            end(made.error());
    });
}

void TestBallotJob::submit(std::size_t item, const SignedBody& made)
{
    const QString chain = m_services.connection.node().chain;
    const QUrl server = m_services.connection.server();
    auto* way = new Submission(
        m_transport, made.id, bytesOf(made.body),
        [this, chain, server] {
            return m_services.connection.state() == Connection::State::Online
                && m_services.connection.server() == server && m_services.connection.node().chain == chain;
        },
        {}, m_reading.get());
    connect(way, &Submission::lost, this, [this] {
        ++m_lost;
        Q_EMIT changed();
    });
    connect(&m_services.connection, &Connection::stateChanged, way, &Submission::wake);
    connect(way, &Submission::ended, this, [this, item, way](const base::Result<Outcome>& result) {
        if (way->isLost())
            --m_lost;
        way->disconnect(this);
        // It emits from inside itself: the end of the work must not destroy it.
        way->setParent(nullptr);
        way->deleteLater();
        onOutcome(item, result);
    });
    way->start();
}

void TestBallotJob::onOutcome(std::size_t item, const base::Result<Outcome>& result)
{
    --m_inFlight;
    if (!result) {
        end(result.error());
        return;
    }
    if (!result->isOk() && !isThereAlready(result->code)) {
        end(base::refused(result->code, result->data.stringOr("field", "")));
        return;
    }
    if (m_work == Work::Enrol) {
        m_enrolled.insert((*m_keys)[item].voter.number);
    } else {
        m_record.done.insert(item);
        const base::Json record = base::Json::object({ { "done", static_cast<std::int64_t>(item) } });
        if (const base::Status kept = m_log->append(base::toBytes(base::canonical(record))); !kept) {
            end(kept.error());
            return;
        }
    }
    ++m_done;
    fill();
}

void TestBallotJob::stop()
{
    if (m_work == Work::None)
        return;
    if (m_work == Work::Roll && m_import != nullptr && m_import->isRunning()) {
        m_import->stop(); // after the part that is on its way
        return;
    }
    end(std::nullopt);
}

void TestBallotJob::end(std::optional<base::Error> error)
{
    m_reading.reset(); // what is on its way is found on the chain when the work goes on
    if (m_work == Work::Enrol)
        loadPrecincts(); // who enrolled counts there now
    m_work = Work::None;
    m_queue.clear();
    m_inFlight = 0;
    m_lost = 0;
    m_error = std::move(error);
    tellWork();
    Q_EMIT changed();
}

qint64 TestBallotJob::secondsLeft() const
{
    if (m_work == Work::None || m_done <= m_doneBefore)
        return -1;
    const double each = static_cast<double>(m_time.elapsed()) / static_cast<double>(m_done - m_doneBefore);
    return static_cast<qint64>(each * static_cast<double>(m_whole - m_done) / 1000.0) + 1;
}

void TestBallotJob::tellWork()
{
    if (m_services.work == nullptr)
        return;
    if (m_work == Work::None) {
        m_services.work->end(this, RunningWork::Kind::Running);
        return;
    }
    m_services.work->begin(this, RunningWork::Kind::Running, [this] {
        const QString count = tr("%1 of %2").arg(formatInteger(m_done), formatInteger(m_whole));
        return (m_work == Work::Roll    ? tr("Test voters are put on the roll: %1.")
                : m_work == Work::Enrol ? tr("Test voters are enrolled: %1.")
                                        : tr("Test ballots are cast: %1."))
            .arg(count);
    });
}

} // namespace maru::console::elections
