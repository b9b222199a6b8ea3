// SPDX-License-Identifier: Apache-2.0
// The steps of an import.
#include "admin-console/pages/elections/roll_import.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/core/transaction_sender.h"
#include "shared/base/bytes.h"
#include "shared/crypto/election_invitation.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

/// n of "payload.voters[n].…"; none for other fields.
std::optional<std::size_t> indexOfField(const std::string& field)
{
    const std::size_t open = field.find('[');
    const std::size_t close = field.find(']');
    if (open == std::string::npos || close == std::string::npos || close < open)
        return std::nullopt;
    std::size_t index = 0;
    const auto read = std::from_chars(field.data() + open + 1, field.data() + close, index);
    return read.ec == std::errc() && read.ptr == field.data() + close ? std::optional(index) : std::nullopt;
}

} // namespace

base::Json vaultData(const RollLine& line)
{
    base::Json data = base::Json::object();
    const auto put = [&data](const char* name, const QString& value) {
        if (!value.isEmpty())
            data.set(name, fromQt(value));
    };
    put("name", line.name);
    put("birth_date", line.birthDate);
    put("identifier", line.identifier);
    put("telephone", line.telephone);
    put("email", line.email);
    put("address", line.address);
    return data;
}

RollImport::RollImport(Services& given, Transport& transport, std::string election,
    std::vector<RollLine> lines, std::string lateReason, std::shared_ptr<InvitationSpool> spool,
    QObject* parent)
    : QObject(parent)
    , m_services(given)
    , m_transport(transport)
    , m_election(std::move(election))
    , m_lines(std::move(lines))
    , m_lateReason(std::move(lateReason))
    , m_spool(std::move(spool))
{
}

std::size_t RollImport::chunkSize() const
{
    return std::min(m_lateReason.empty() ? kChunk : 1, m_lines.size() - m_next);
}

void RollImport::start()
{
    if (m_isRunning || m_isUnsettled || isDone())
        return;
    m_isRunning = true;
    m_time.start();
    m_startedAt = m_next;
    m_isStopped = false;
    m_error.reset();
    m_errorLine = 0;
    Q_EMIT changed();
    if (!m_payload.isNull())
        submit();
    else
        nextChunk();
}

void RollImport::nextChunk()
{
    if (isDone() || m_isStopped) {
        end(std::nullopt);
        return;
    }
    // What an earlier try has put into the vault is not put there again.
    m_commitments.resize(chunkSize());
    base::Json records = base::Json::array();
    for (std::size_t i = 0; i < m_commitments.size(); ++i) {
        if (m_commitments[i].empty())
            records.push(
                base::Json::object({ { "subject", "" }, { "data", vaultData(m_lines[m_next + i]) } }));
    }
    ApiRequest request;
    request.method = "POST";
    request.path = u"/v1/vault/records/batch"_s;
    request.body = bytesOf(base::canonical(
        base::Json::object({ { "class", "election.roll" }, { "records", std::move(records) } })));
    m_transport.send(std::move(request), this, [this](const ApiAnswer& answer) { onKept(answer); });
}

void RollImport::onKept(const ApiAnswer& answer)
{
    const auto open = static_cast<std::size_t>(std::count(m_commitments.begin(), m_commitments.end(), ""));
    const base::Json* records = answer ? answer->find("records") : nullptr;
    if (records == nullptr || !records->isArray() || records->asArray().size() != open) {
        end(answer ? base::failed("console.protocol") : answer.error());
        return;
    }
    std::optional<base::Error> refusal;
    auto record = records->asArray().begin();
    for (std::size_t i = 0; i < m_commitments.size(); ++i) {
        if (!m_commitments[i].empty())
            continue;
        m_commitments[i] = record->stringOr("commitment", "");
        if (m_commitments[i].empty() && !refusal) {
            const base::Json* error = record->find("error");
            refusal = error == nullptr ? base::failed("console.protocol") : problemFromJson(*error, 422);
            m_errorLine = m_lines[m_next + i].line;
        }
        ++record;
    }
    if (refusal) {
        end(std::move(refusal));
        return;
    }
    base::Json voters = base::Json::array();
    m_chunk = {};
    m_chunk.commitments = m_commitments;
    m_chunk.madeAt = m_services.connection.serverNow();
    for (std::size_t i = 0; i < m_commitments.size(); ++i) {
        const RollLine& line = m_lines[m_next + i];
        Invitation made;
        made.name = line.name;
        made.precinct = line.precinct;
        made.telephone = line.telephone;
        made.email = line.email;
        made.address = line.address;
        made.code = crypto::makeInvitationCode();
        const auto key = crypto::keyOfInvitation(m_election, base::asText(made.code.view()));
        if (!key) {
            end(key.error());
            return;
        }
        voters.push(base::Json::object({ { "precinct", fromQt(line.precinct) },
            { "weight", static_cast<std::int64_t>(line.weight) }, { "commitment", m_commitments[i] },
            { "invitation", base::toBase64Url(key->publicKey().bytes) } }));
        m_chunk.invitations.push_back(std::move(made));
    }
    if (m_lateReason.empty()) {
        m_payload = base::Json::object({ { "election", m_election }, { "voters", std::move(voters) } });
    } else {
        m_payload = voters.asArray().front();
        m_payload.set("election", m_election);
        m_payload.set("reason", m_lateReason);
    }
    submit();
}

void RollImport::submit()
{
    // On the disk first: whatever happens from here on, no code is lost that the chain may know.
    if (!m_isKept) {
        if (const base::Status kept = m_spool->keep(m_chunk); !kept) {
            end(kept.error());
            return;
        }
        m_isKept = true;
    }
    m_services.sender.send("election", m_lateReason.empty() ? "addVoters" : "addLateVoter", m_payload, this,
        [this](const base::Result<Outcome>& result) { onOutcome(result); });
}

void RollImport::onOutcome(const base::Result<Outcome>& result)
{
    const bool wasUnsettled = std::exchange(m_isUnsettled, false);
    if (!result || !result->isOk()) {
        const bool isSettled = result || result.error().code != "console.outcome_unknown";
        if (isSettled && std::exchange(m_isKept, false)) {
            if (const base::Status dropped = m_spool->drop(); !dropped) {
                end(dropped.error());
                return;
            }
        }
    }
    if (!result) {
        // It may be in the log: nothing is signed until the sender tells how it ended, a second time.
        m_isUnsettled = result.error().code == "console.outcome_unknown";
        end(result.error());
        return;
    }
    if (!result->isOk()) {
        const std::string field = result->data.stringOr("field", "");
        const auto index = indexOfField(field);
        if (index && m_next + *index < m_lines.size())
            m_errorLine = m_lines[m_next + *index].line;
        end(base::refused(result->code, field));
        return;
    }
    if (result->isProposal()) {
        // Approved later, the voters are found on the roll by what the spool knows of them.
        (void)m_spool->markProposal();
        end(base::refused("console.roll_approval"));
        return;
    }
    const qint64 first = result->data.integerOr(m_lateReason.empty() ? "first" : "number", 0);
    if (first < 1) {
        end(base::failed("console.protocol"));
        return;
    }
    // Where this cannot be written, the next console finds the numbers on the roll.
    const base::Status settled = m_spool->settle(first);
    for (std::size_t i = 0; i < m_chunk.invitations.size(); ++i) {
        m_chunk.invitations[i].number = first + static_cast<qint64>(i);
        m_made.push_back(std::move(m_chunk.invitations[i]));
    }
    m_next += m_chunk.invitations.size();
    m_chunk = {};
    m_isKept = false;
    m_commitments.clear();
    m_payload = {};
    m_error.reset();
    m_errorLine = 0;
    Q_EMIT changed();
    if (!settled && !isDone()) {
        end(settled.error());
        return;
    }
    if (wasUnsettled) {
        // It stopped when the answer was lost; going on is the officer's to say, unless that was the end.
        if (isDone())
            Q_EMIT finished();
        return;
    }
    nextChunk();
}

qint64 RollImport::secondsLeft() const
{
    if (!m_isRunning || m_next <= m_startedAt)
        return -1;
    const double perLine = static_cast<double>(m_time.elapsed()) / static_cast<double>(m_next - m_startedAt);
    return static_cast<qint64>(perLine * static_cast<double>(m_lines.size() - m_next) / 1000.0) + 1;
}

void RollImport::end(std::optional<base::Error> error)
{
    m_isRunning = false;
    m_error = std::move(error);
    Q_EMIT changed();
    Q_EMIT finished();
}

} // namespace maru::console::elections
