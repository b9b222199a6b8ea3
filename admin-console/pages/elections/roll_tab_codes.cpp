// SPDX-License-Identifier: Apache-2.0
// The roll's desk: where its codes are kept until they are handed over, and what goes on while nobody is at the desk.
#include "admin-console/pages/elections/roll_tab.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/running_work.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/pool_work.h"
#include "admin-console/pages/elections/roll_preview.h"

#include <algorithm>
#include <utility>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

/// A transaction is valid for ten minutes; some blocks more, and it can no longer come.
constexpr std::int64_t kUnknownSeconds = 900;
constexpr std::int64_t kProposalSeconds = 30 * 86'400;

} // namespace

void RollTab::openSpool(std::function<void()> then)
{
    const std::string election = m_row.stringOr("id", "");
    if (m_spool && m_spoolElection == election) {
        then();
        return;
    }
    if (m_isOpeningSpool || !m_services.session.isOpen())
        return;
    m_isOpeningSpool = true;
    // A token takes its time to sign, a large file to be read.
    workApart(
        this,
        [folder = m_spoolFolder, election, signer = m_services.session.sharedSigner()] {
            return InvitationSpool::open(folder, election, *signer);
        },
        [this, election, generation = m_generation, then = std::move(then)](
            base::Result<std::shared_ptr<InvitationSpool>> opened) {
            m_isOpeningSpool = false;
            if (generation != m_generation || !m_services.session.isOpen()) {
                findSpool();
                return;
            }
            if (!opened) {
                m_error = opened.error();
                showAll();
                return;
            }
            m_spool = *opened;
            m_spoolElection = election;
            m_box->add(election, m_spool->takeKnown());
            settlePending();
            then();
            showAll();
        });
    showAll();
}

void RollTab::findSpool()
{
    if (!m_services.session.isOpen() || !m_row.isObject() || m_import)
        return;
    const auto all = InvitationSpool::elections(m_spoolFolder, fromQt(m_services.session.officer().did));
    if (std::find(all.begin(), all.end(), m_row.stringOr("id", "")) != all.end())
        openSpool([] {});
}

void RollTab::settlePending()
{
    if (!m_spool || !m_spool->hasPending() || m_isSettling || m_import
        || m_spoolElection != m_row.stringOr("id", "") || m_spool->pending().commitments.empty())
        return;
    m_isSettling = true;
    m_transport.send(
        get(u"/v1/query/election/voters"_s,
            { { u"election"_s, toQt(m_spoolElection) },
                { u"commitment"_s, toQt(m_spool->pending().commitments.front()) }, { u"limit"_s, u"1"_s } }),
        this, [this, spool = m_spool](const ApiAnswer& answer) {
            m_isSettling = false;
            if (spool != m_spool)
                return;
            if (answer)
                onPending(*answer);
            else
                m_error = answer.error();
            showAll();
        });
}

void RollTab::onPending(const base::Json& answer)
{
    const base::Json* rows = answer.find("rows");
    if (rows == nullptr || !rows->isArray()) {
        m_error = base::failed("console.protocol");
        return;
    }
    base::Status written;
    if (!rows->asArray().empty()) {
        const qint64 first = rows->asArray().front().integerOr("number", 0);
        written = m_spool->settle(first);
        SpooledChunk chunk = m_spool->takePending();
        for (std::size_t i = 0; i < chunk.invitations.size(); ++i)
            chunk.invitations[i].number = first + static_cast<qint64>(i);
        m_box->add(m_spoolElection, std::move(chunk.invitations));
    } else if (m_services.connection.serverNow() - m_spool->pending().madeAt
        > (m_spool->pending().isProposal ? kProposalSeconds : kUnknownSeconds)) {
        // Its transaction is no longer valid: whoever was in it is imported again.
        written = m_spool->drop();
    }
    if (!written)
        m_error = written.error();
}

void RollTab::forgetCodes()
{
    if (m_import && !m_import->isDone())
        return;
    m_spool.reset();
    m_spoolElection.clear();
    m_box->wipe();
}

void RollTab::tellWork()
{
    if (m_services.work == nullptr)
        return;
    if (m_import && m_import->isRunning())
        m_services.work->begin(this, RunningWork::Kind::Running, [this] {
            if (!m_import)
                return tr("Voters are put on the roll.");
            return tr(
                "Voters are put on the roll: %1 of %2. If it is stopped here, the rest is imported later.")
                .arg(formatInteger(static_cast<qint64>(m_import->done())),
                    formatInteger(static_cast<qint64>(m_import->total())));
        });
    else
        m_services.work->end(this, RunningWork::Kind::Running);
    if (waitingInvitations() > 0)
        m_services.work->begin(this, RunningWork::Kind::Waiting, [this] {
            return tr(
                "%1 invitation codes have not been handed over. They stay sealed on this computer; only "
                "your signing key opens them again, under “Roll”.")
                .arg(formatInteger(static_cast<qint64>(waitingInvitations())));
        });
    else
        m_services.work->end(this, RunningWork::Kind::Waiting);
}

} // namespace maru::console::elections
