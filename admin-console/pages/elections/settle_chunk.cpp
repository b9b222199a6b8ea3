// SPDX-License-Identifier: Apache-2.0
// Asking the roll by the first commitment of the chunk.
#include "admin-console/pages/elections/settle_chunk.h"

#include "admin-console/core/text.h"

#include <utility>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

/// A transaction is valid for ten minutes; some blocks more, and it can no longer come.
constexpr std::int64_t kUnknownSeconds = 900;
constexpr std::int64_t kProposalSeconds = 30 * 86'400;

base::Result<std::vector<Invitation>> settledBy(
    const base::Json& answer, InvitationSpool& spool, std::int64_t now)
{
    const base::Json* rows = answer.find("rows");
    if (rows == nullptr || !rows->isArray())
        return base::failed("console.protocol");
    if (!rows->asArray().empty()) {
        const std::int64_t first = rows->asArray().front().integerOr("number", 0);
        MARU_CHECK(spool.settle(first));
        SpooledChunk chunk = spool.takePending();
        for (std::size_t i = 0; i < chunk.invitations.size(); ++i)
            chunk.invitations[i].number = first + static_cast<std::int64_t>(i);
        return std::move(chunk.invitations);
    }
    // Its transaction is no longer valid: whoever was in it is imported again.
    if (now - spool.pending().madeAt > (spool.pending().isProposal ? kProposalSeconds : kUnknownSeconds))
        MARU_CHECK(spool.drop());
    return std::vector<Invitation>();
}

} // namespace

void settleChunk(Transport& transport, const Connection& connection, const std::string& election,
    std::shared_ptr<InvitationSpool> spool, QObject* context, std::function<bool()> isWanted,
    std::function<void(base::Result<std::vector<Invitation>>)> sink)
{
    const QString commitment = toQt(spool->pending().commitments.front());
    transport.send(
        get(u"/v1/query/election/voters"_s,
            { { u"election"_s, toQt(election) }, { u"commitment"_s, commitment }, { u"limit"_s, u"1"_s } }),
        context,
        [&connection, spool = std::move(spool), isWanted = std::move(isWanted), sink = std::move(sink)](
            const ApiAnswer& answer) {
            if (!isWanted())
                return;
            if (!answer)
                sink(answer.error());
            else if (!spool->hasPending())
                sink(std::vector<Invitation>());
            else
                sink(settledBy(*answer, *spool, connection.serverNow()));
        });
}

} // namespace maru::console::elections
