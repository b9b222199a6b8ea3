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
#include "admin-console/pages/elections/settle_chunk.h"

#include <algorithm>
#include <utility>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

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
    settleChunk(
        m_transport, m_services.connection, m_spoolElection, m_spool, this,
        [this, spool = m_spool] {
            m_isSettling = false;
            return spool == m_spool;
        },
        [this](base::Result<std::vector<Invitation>> settled) {
            if (settled)
                m_box->add(m_spoolElection, std::move(*settled));
            else
                m_error = settled.error();
            showAll();
        });
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
