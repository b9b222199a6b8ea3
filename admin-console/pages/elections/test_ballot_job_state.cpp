// SPDX-License-Identifier: Apache-2.0
// What the test ballots' work knows: the sealed files, the roll, the frozen document, what was counted.
#include "admin-console/core/connection.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/counting_figures.h"
#include "admin-console/pages/elections/invitation_spool.h"
#include "admin-console/pages/elections/part_check.h"
#include "admin-console/pages/elections/pool_work.h"
#include "admin-console/pages/elections/row_list.h"
#include "admin-console/pages/elections/sealed_log.h"
#include "admin-console/pages/elections/settle_chunk.h"
#include "admin-console/pages/elections/test_ballot_job.h"

#include <algorithm>
#include <utility>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

constexpr SealedKind kTestBallotKind { "maru-test-ballots/1", "test-ballot-spool", "maru test ballot spool",
    ".maru-test-ballots" };

struct TestSecrets {
    std::shared_ptr<InvitationSpool> spool;
    std::shared_ptr<SealedLog> log;
    TestBallotRecord record;
};

base::Result<TestSecrets> openTestSecrets(
    const QString& folder, const std::string& election, const crypto::Signer& signer)
{
    TestSecrets made;
    MARU_TRY(spool, InvitationSpool::open(folder, election, signer));
    made.spool = std::move(spool);
    MARU_TRY(log, SealedLog::open(folder, election, signer, kTestBallotKind));
    made.log = std::make_shared<SealedLog>(std::move(log));
    TestBallotRecord& record = made.record;
    MARU_CHECK(made.log->read([&record](base::ByteView plain) { return record.take(plain); }));
    return made;
}

bool isCountedState(const std::string& state)
{
    return state == "closed" || state == "counted" || state == "certified" || state == "archived";
}

} // namespace

base::Status TestBallotRecord::take(base::ByteView plain)
{
    MARU_TRY(json, base::parseJson(base::asText(plain)));
    if (const base::Json* fixed = json.find("plan"))
        plan = *fixed;
    else
        done.insert(static_cast<std::size_t>(json.integerOr("done", 0)));
    return {};
}

void TestBallotJob::forgetAll()
{
    if (m_work != Work::None)
        end(std::nullopt);
    m_isOpening = false;
    m_spool.reset();
    m_log.reset();
    m_record = {};
    m_keys = std::make_shared<std::vector<TestVoterKeys>>();
    m_enrolled.clear();
    m_booth.reset();
    m_frozen = {};
    m_hasRings = false;
    m_plan.reset();
    m_table = {};
    m_result = {};
    m_comparison = {};
    m_error.reset();
}

void TestBallotJob::showElection(const base::Json& row)
{
    const bool isSame = m_row.isObject() && m_row.stringOr("id", "") == row.stringOr("id", "");
    const bool isOther = m_row.stringOr("state", "") != row.stringOr("state", "")
        || m_row.integerOr("precincts", 0) != row.integerOr("precincts", 0);
    // What a ring lacks depends on who has enrolled.
    const bool hasOtherKeys =
        row.stringOr("mode", "") == "ring" && m_row.integerOr("enrolled", 0) != row.integerOr("enrolled", 0);
    m_row = row;
    if (!isSame) {
        forgetAll();
        ++m_generation; // afterwards: what the end of a work asks for is about the election before
        m_precincts.clear();
        m_election = row.stringOr("id", "");
    }
    if (isRehearsal(m_row) && (!isSame || isOther)) {
        loadPrecincts();
        if (m_log == nullptr)
            look();
        else
            loadCounted();
    } else if (isRehearsal(m_row) && hasOtherKeys) {
        loadPrecincts();
    }
    Q_EMIT changed();
}

void TestBallotJob::refresh()
{
    if (isRehearsal(m_row) && m_plan && m_comparison.agreement == Agreement::Waiting)
        loadCounted();
}

void TestBallotJob::loadPrecincts()
{
    loadWholeList(m_transport, u"precincts"_s, toQt(m_election), this,
        [this, generation = m_generation](const base::Result<std::vector<base::Json>>& rows) {
            if (!isThis(generation))
                return;
            if (rows)
                m_precincts = testPrecincts(*rows);
            else
                m_error = rows.error();
            Q_EMIT changed();
        });
}

void TestBallotJob::look()
{
    if (!m_services.session.isOpen() || !isRehearsal(m_row) || m_log != nullptr || m_isOpening)
        return;
    // A token is not asked for two signatures where there is nothing to open.
    const std::string did = fromQt(m_services.session.officer().did);
    const auto all = InvitationSpool::elections(m_folder, did);
    if (std::find(all.begin(), all.end(), m_election) == all.end())
        return;
    withSecrets([this] {
        settlePending([this] {
            loadRoll([this] {
                if (m_record.plan.isObject())
                    loadPlan([this] { loadCounted(); });
            });
        });
    });
}

void TestBallotJob::withSecrets(std::function<void()> then)
{
    if (m_log != nullptr) {
        then();
        return;
    }
    m_isOpening = true;
    Q_EMIT changed();
    workApart(
        this,
        [folder = m_folder, election = m_election, signer = m_services.session.sharedSigner()] {
            return openTestSecrets(folder, election, *signer);
        },
        [this, generation = m_generation, then = std::move(then)](base::Result<TestSecrets> opened) {
            if (!isThis(generation))
                return;
            m_isOpening = false;
            if (!opened) {
                m_error = opened.error();
                Q_EMIT changed();
                return;
            }
            m_spool = std::move(opened->spool);
            m_log = std::move(opened->log);
            m_record = std::move(opened->record);
            takeInvitations(m_spool->takeKnown());
            Q_EMIT changed();
            then();
        });
}

void TestBallotJob::takeInvitations(std::vector<Invitation> made)
{
    for (Invitation& one : made)
        m_keys->push_back({ { one.number, fromQt(one.precinct) }, std::move(one.code) });
}

void TestBallotJob::settlePending(std::function<void()> then)
{
    if (!m_spool->hasPending() || m_spool->pending().commitments.empty()) {
        then();
        return;
    }
    m_isOpening = true;
    settleChunk(
        m_transport, m_services.connection, m_election, m_spool, this,
        [this, generation = m_generation, spool = m_spool] { return spool == m_spool && isThis(generation); },
        [this, then = std::move(then)](base::Result<std::vector<Invitation>> settled) {
            m_isOpening = false;
            if (!settled) {
                m_error = settled.error();
                Q_EMIT changed();
                return;
            }
            takeInvitations(std::move(*settled));
            then();
        });
}

void TestBallotJob::loadRoll(std::function<void()> then)
{
    loadWholeList(m_transport, u"voters"_s, toQt(m_election), m_reading ? m_reading.get() : this,
        [this, generation = m_generation, then = std::move(then)](
            const base::Result<std::vector<base::Json>>& rows) {
            if (!isThis(generation))
                return;
            if (!rows) {
                end(rows.error());
                return;
            }
            std::map<std::int64_t, std::string> credentials;
            for (const base::Json& row : *rows)
                if (row.stringOr("state", "") == "enrolled")
                    credentials[row.integerOr("number", 0)] = row.stringOr("credential", "");
            // Two hundred multiplications a voter are no work for the thread that draws.
            workApart(
                m_reading ? m_reading.get() : this,
                [credentials = std::move(credentials), keys = m_keys, election = m_election] {
                    std::set<std::int64_t> enrolled;
                    std::int64_t foreign = 0;
                    for (const TestVoterKeys& one : *keys) {
                        const auto found = credentials.find(one.voter.number);
                        if (found == credentials.end())
                            continue;
                        if (found->second == testCredential(election, one))
                            enrolled.insert(one.voter.number);
                        else if (foreign == 0)
                            foreign = one.voter.number;
                    }
                    return std::make_pair(enrolled, foreign);
                },
                [this, generation, then](const std::pair<std::set<std::int64_t>, std::int64_t>& found) {
                    if (!isThis(generation))
                        return;
                    m_enrolled = found.first;
                    if (found.second != 0) {
                        // Somebody has enrolled in the place of a test voter.
                        end(base::refused("console.test_ballots_foreign", {}, std::to_string(found.second)));
                        return;
                    }
                    Q_EMIT changed();
                    then();
                });
        });
}

std::vector<std::size_t> TestBallotJob::plannedKeys() const
{
    std::map<std::int64_t, std::size_t> byNumber;
    for (std::size_t i = 0; i < m_keys->size(); ++i)
        byNumber[(*m_keys)[i].voter.number] = i;
    std::vector<std::size_t> places;
    for (const base::Json& number : membersOf(m_record.plan, "numbers")) {
        const auto found = byNumber.find(number.isInteger() ? number.asInteger() : 0);
        if (found != byNumber.end())
            places.push_back(found->second);
    }
    return places;
}

std::vector<TestVoter> TestBallotJob::plannedVoters() const
{
    std::vector<TestVoter> voters;
    for (const std::size_t place : plannedKeys())
        voters.push_back((*m_keys)[place].voter);
    return voters;
}

void TestBallotJob::loadPlan(std::function<void()> then)
{
    if (m_plan || (m_booth != nullptr && !m_record.plan.isObject())) {
        then();
        return;
    }
    QObject* context = m_reading ? m_reading.get() : this;
    loadFrozen(m_transport, toQt(m_election), context,
        [this, generation = m_generation, context, then = std::move(then)](
            const base::Result<base::Json>& frozen) {
            if (!isThis(generation))
                return;
            if (!frozen || frozen->isNull()) {
                end(frozen ? base::failed("console.protocol") : frozen.error());
                return;
            }
            m_frozen = *frozen;
            using Made =
                base::Result<std::pair<std::shared_ptr<const voting::Booth>, std::optional<TestBallotPlan>>>;
            workApart(
                context,
                [document = m_frozen, election = m_election, fixed = m_record.plan,
                    voters = plannedVoters()]() -> Made {
                    MARU_TRY(booth, voting::Booth::create(document));
                    auto shared = std::make_shared<const voting::Booth>(std::move(booth));
                    if (!shared->definition().rehearsal || shared->definition().id != election)
                        return base::refused("console.test_ballots_real");
                    if (!fixed.isObject())
                        return std::make_pair(shared, std::optional<TestBallotPlan>());
                    const base::Json& summary = memberOf(fixed, "summary");
                    TestBallotPlan plan = planTestBallots(shared->definition(), voters,
                        static_cast<std::size_t>(fixed.integerOr("ballots", 0)),
                        summary.integerOr("seed", 0));
                    // The same inputs give the same plan, or something is not as it was.
                    if (plan.summary() != summary)
                        return base::refused("console.test_ballots_plan");
                    return std::make_pair(shared, std::optional<TestBallotPlan>(std::move(plan)));
                },
                [this, generation, then](const Made& made) {
                    if (!isThis(generation))
                        return;
                    if (!made) {
                        end(made.error());
                        return;
                    }
                    m_booth = made->first;
                    m_plan = made->second;
                    compare();
                    then();
                });
        });
}

void TestBallotJob::loadRings(std::function<void()> then)
{
    if (m_hasRings || m_booth->definition().mode == voting::Mode::Signed) {
        then();
        return;
    }
    loadWholeList(m_transport, u"rings"_s, toQt(m_election), m_reading.get(),
        [this, then = std::move(then)](const base::Result<std::vector<base::Json>>& rows) {
            if (!rows) {
                end(rows.error());
                return;
            }
            using Made = base::Result<std::shared_ptr<const voting::Booth>>;
            workApart(
                m_reading.get(),
                [rings = *rows, document = m_frozen]() -> Made {
                    MARU_TRY(booth, voting::Booth::create(document));
                    auto made = std::make_shared<voting::Booth>(std::move(booth));
                    for (const base::Json& ring : rings)
                        MARU_CHECK(made->addRing(ring.stringOr("ring", ""), ring.stringOr("keys", "")));
                    return std::shared_ptr<const voting::Booth>(std::move(made));
                },
                [this, then](const Made& made) {
                    if (!made) {
                        end(made.error());
                        return;
                    }
                    m_booth = *made;
                    m_hasRings = true;
                    then();
                });
        });
}

void TestBallotJob::loadCounted()
{
    if (!m_plan || !isCountedState(m_row.stringOr("state", "")))
        return;
    const auto ask = [this](const QString& query, base::Json& place) {
        m_transport.send(get(u"/v1/query/election/"_s + query, { { u"election"_s, toQt(m_election) } }), this,
            [this, &place, generation = m_generation](const ApiAnswer& answer) {
                if (!isThis(generation))
                    return;
                if (answer)
                    place = *answer;
                else
                    m_error = answer.error();
                compare();
                Q_EMIT changed();
            });
    };
    ask(u"officialTable"_s, m_table);
    ask(u"result"_s, m_result);
}

void TestBallotJob::compare()
{
    if (m_plan && m_booth != nullptr)
        m_comparison = compareWithPlan(m_booth->definition(), m_plan->expected, m_table, m_result);
}

void TestBallotJob::forget()
{
    if (m_log == nullptr || m_work != Work::None)
        return;
    base::Status removed = m_spool->remove();
    if (const base::Status log = m_log->remove(); removed)
        removed = log;
    forgetAll();
    if (!removed)
        m_error = removed.error();
    Q_EMIT changed();
}

} // namespace maru::console::elections
