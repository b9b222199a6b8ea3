// SPDX-License-Identifier: Apache-2.0
// Lines of a file into the roll: personal data into the vault, a key of an invitation made here for each, then commitments
// and public keys onto the chain, chunk by chunk. May be stopped and gone on with; what is done is never done again.
#pragma once

#include "admin-console/core/services.h"
#include "admin-console/core/submission.h"
#include "admin-console/core/transport.h"
#include "admin-console/pages/elections/invitation_list.h"
#include "admin-console/pages/elections/invitation_spool.h"
#include "admin-console/pages/elections/roll_csv.h"

#include <QElapsedTimer>
#include <QObject>

#include <optional>
#include <utility>
#include <vector>

namespace maru::console::elections {

/// What the vault keeps of a line.
base::Json vaultData(const RollLine& line);

/// GUI thread only.
class RollImport final : public QObject {
    Q_OBJECT

public:
    /// A transaction stays below 64 KiB, and the vault takes as many records at once.
    static constexpr std::size_t kChunk = 200;

    /// `lateReason` not empty: the roll is public already, each voter is added by a transaction with this reason.
    /// `spool`: where each chunk's codes lie before it is signed; without a place on the disk nothing is signed.
    RollImport(Services& services, Transport& transport, std::string election, std::vector<RollLine> lines,
        std::string lateReason, std::shared_ptr<InvitationSpool> spool, QObject* parent);

    /// Begins, or goes on where it stopped.
    void start();
    /// After the chunk in work.
    void stop() { m_isStopped = true; }
    bool isRunning() const { return m_isRunning; }
    bool isDone() const { return m_next >= m_lines.size(); }
    std::size_t done() const { return m_next; }
    std::size_t total() const { return m_lines.size(); }
    /// At the pace since it was started; -1 before the first chunk is through.
    qint64 secondsLeft() const;
    /// Why it stopped by itself; none while it runs, after stop() and at the end.
    const std::optional<base::Error>& error() const { return m_error; }
    /// Line of the file that a refusal is about; 0: the whole chunk.
    int errorLine() const { return m_errorLine; }
    /// Takes the invitations that were made since the last time.
    std::vector<Invitation> takeInvitations() { return std::exchange(m_made, {}); }

Q_SIGNALS:
    void changed();
    void finished();

private:
    std::size_t chunkSize() const;
    void nextChunk();
    void onKept(const ApiAnswer& answer);
    void submit();
    void onOutcome(const base::Result<Outcome>& result);
    void end(std::optional<base::Error> error);

    Services& m_services;
    Transport& m_transport;
    std::string m_election;
    std::vector<RollLine> m_lines;
    std::string m_lateReason;
    std::size_t m_next = 0; ///< first line that is not on the chain
    std::shared_ptr<InvitationSpool> m_spool;
    std::vector<std::string> m_commitments; ///< of the chunk in work; empty: not in the vault yet
    SpooledChunk m_chunk;
    bool m_isKept = false; ///< the chunk in work lies in the spool
    QElapsedTimer m_time;
    std::size_t m_startedAt = 0;
    base::Json m_payload; ///< of the chunk in work: the same again is the same transaction
    std::vector<Invitation> m_made;
    std::optional<base::Error> m_error;
    int m_errorLine = 0;
    bool m_isRunning = false;
    bool m_isStopped = false;
    bool m_isUnsettled = false; ///< sent, and the answer was lost
};

} // namespace maru::console::elections
