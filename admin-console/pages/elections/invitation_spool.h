// SPDX-License-Identifier: Apache-2.0
// Where the codes of an import are kept until they are handed over: a file of the officer's own account, sealed with a
// key that only the officer's signing key (key file or token) can make again. A chunk is on disk before its transaction
// is signed, so that no code ever exists in memory only; a console that was closed or died finds everything at the next
// sign-in with the same key.
#pragma once

#include "admin-console/pages/elections/invitation_list.h"
#include "admin-console/pages/elections/sealed_log.h"

#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace maru::console::elections {

/// A chunk whose transaction was about to be signed: on the chain, or not.
struct SpooledChunk {
    std::vector<Invitation> invitations; ///< without numbers until settled
    std::vector<std::string> commitments; ///< of the same voters: what finds them on the roll
    std::int64_t madeAt = 0; ///< Unix seconds of the server
    bool isProposal = false; ///< waits for approval
};

/// One thread at a time; sealed and flushed as sealed_log.h says.
class InvitationSpool {
public:
    /// In the account's own data folder, never in a temporary one.
    static QString folder();
    /// Elections of which something of this officer waits.
    static std::vector<std::string> elections(const QString& folder, const std::string& did);
    /// Reads what is there, else begins with the first keep(). Failed `console.spool` (cannot be read or written),
    /// refused `console.spool_key` for a file of another key or one that was changed; `pkcs11.*` of a token.
    static base::Result<std::shared_ptr<InvitationSpool>> open(
        const QString& folder, const std::string& election, const crypto::Signer& signer);

    /// Those with numbers that open() has read, in the order of the roll.
    std::vector<Invitation> takeKnown() { return std::move(m_known); }
    bool hasPending() const { return m_pending.has_value(); }
    const SpooledChunk& pending() const { return *m_pending; }
    SpooledChunk takePending();
    /// The last keep() of this one is neither settled nor dropped: its codes are in the file, and whoever opens that again
    /// has them as pending. A further keep() would put itself in their place.
    bool isUnsettled() const { return m_isUnsettled; }

    /// Before the chunk is signed.
    base::Status keep(const SpooledChunk& chunk);
    /// The chunk is on the roll, its first voter with this number.
    base::Status settle(std::int64_t first);
    base::Status markProposal();
    /// The chunk is not on the roll and never will be.
    base::Status drop();
    /// Everything has been handed over.
    base::Status remove();

private:
    explicit InvitationSpool(SealedLog log);
    base::Status take(base::ByteView plain);

    SealedLog m_log;
    std::vector<Invitation> m_known;
    std::optional<SpooledChunk> m_pending;
    bool m_isUnsettled = false;
};

} // namespace maru::console::elections
