// SPDX-License-Identifier: Apache-2.0
// The steps of issuing.
#include "admin-console/pages/credentials/issue_run.h"

#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"
#include "admin-console/core/transaction_sender.h"

#include <algorithm>

namespace maru::console::credentials {

using namespace Qt::StringLiterals;

base::Result<MadeOffer> offerOf(const base::Json& json)
{
    if (const base::Json* error = json.find("error"))
        return problemFromJson(*error, 422);
    MadeOffer offer;
    offer.issue = toQt(json.stringOr("issue", ""));
    offer.link = toQt(json.stringOr("link", ""));
    offer.web = toQt(json.stringOr("web", ""));
    offer.transactionCode = toQt(json.stringOr("tx_code", ""));
    offer.expires = json.integerOr("expires", 0);
    if (offer.issue.isEmpty() || offer.link.isEmpty())
        return base::failed("console.protocol");
    return offer;
}

IssueRun::IssueRun(Services& given, Transport& transport, Order order, QObject* parent)
    : QObject(parent)
    , m_services(given)
    , m_transport(transport)
    , m_order(std::move(order))
    , m_rows(m_order.claims.size())
{
}

int IssueRun::done() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const RunRow& row) {
        return row.state != RunRow::State::Waiting && row.state != RunRow::State::Kept;
    }));
}

void IssueRun::start()
{
    m_isRunning = true;
    base::Json rows = base::Json::array();
    for (const base::Json& claims : m_order.claims)
        rows.push(base::Json::object({ { "claims", claims } }));
    ApiRequest request;
    request.method = "POST";
    request.path = u"/v1/issuing/records"_s;
    request.body = bytesOf(
        base::canonical(base::Json::object({ { "type", m_order.type }, { "rows", std::move(rows) } })));
    m_transport.send(std::move(request), this, [this](const ApiAnswer& answer) { onKept(answer); });
}

void IssueRun::onKept(const ApiAnswer& answer)
{
    const base::Json* results = answer ? answer->find("results") : nullptr;
    const bool fits = results != nullptr && results->isArray() && results->asArray().size() == m_rows.size();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        RunRow& row = m_rows[i];
        if (!fits) {
            row.error = answer ? base::failed("console.protocol") : answer.error();
            row.state = RunRow::State::Failed;
            continue;
        }
        const base::Json& result = results->asArray()[i];
        if (const base::Json* error = result.find("error")) {
            row.error = problemFromJson(*error, 422);
            row.state = RunRow::State::Failed;
        } else if (answer->booleanOr("stored", false)) {
            row.record = result.stringOr("record", "");
            row.commitment = result.stringOr("commitment", "");
            row.state = RunRow::State::Kept;
        }
    }
    Q_EMIT changed(-1);
    issueNext();
}

void IssueRun::issueNext()
{
    while (m_next < m_rows.size() && m_rows[m_next].state != RunRow::State::Kept)
        ++m_next;
    if (m_next >= m_rows.size() || m_isStopped) {
        makeOffers();
        return;
    }
    const std::size_t row = m_next++;
    base::Json payload = base::Json::object({ { "type", m_order.type },
        { "commitment", m_rows[row].commitment }, { "record", m_rows[row].record } });
    if (m_order.validUntil > 0)
        payload.set("valid_until", static_cast<std::int64_t>(m_order.validUntil));
    m_services.sender.send("credentials", "issue", payload, this,
        [this, row](const base::Result<Outcome>& result) { onOutcome(row, result); });
}

void IssueRun::onOutcome(std::size_t index, const base::Result<Outcome>& result)
{
    RunRow& row = m_rows[index];
    const bool settledLater = row.error.has_value() && row.error->code == "console.outcome_unknown";
    if (!result) {
        row.error = result.error();
        row.state = RunRow::State::Failed;
    } else if (!result->isOk()) {
        row.error = base::refused(result->code);
        row.state = RunRow::State::Failed;
    } else {
        row.error.reset();
        row.issue = toQt(result->data.stringOr("issue", ""));
        row.proposal = result->proposal();
        row.state = result->isProposal() ? RunRow::State::Proposed : RunRow::State::Issued;
    }
    Q_EMIT changed(static_cast<int>(index));
    // A lost answer is told a second time, when it is settled; the row after it is in work by then.
    if (!settledLater)
        issueNext();
    else if (!m_isRunning && row.state == RunRow::State::Issued)
        makeOffers();
}

void IssueRun::makeOffers()
{
    base::Json issues = base::Json::array();
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].state == RunRow::State::Issued) {
            issues.push(fromQt(m_rows[i].issue));
            rows.push_back(i);
        }
    if (rows.empty()) {
        end();
        return;
    }
    ApiRequest request;
    request.method = "POST";
    request.path = u"/v1/issuing/offers"_s;
    request.body = bytesOf(base::canonical(
        base::Json::object({ { "issues", std::move(issues) }, { "tx_code", m_order.withCode } })));
    m_transport.send(std::move(request), this, [this, rows](const ApiAnswer& answer) {
        const base::Json* offers = answer ? answer->find("offers") : nullptr;
        const bool fits = offers != nullptr && offers->isArray() && offers->asArray().size() == rows.size();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            RunRow& row = m_rows[rows[i]];
            const base::Result<MadeOffer> offer = fits ? offerOf(offers->asArray()[i])
                : answer ? base::Result<MadeOffer>(base::failed("console.protocol"))
                         : base::Result<MadeOffer>(answer.error());
            // The credential is on the chain either way: its offer can be made from its row later.
            if (!offer) {
                row.error = offer.error();
                continue;
            }
            row.offer = *offer;
            row.state = RunRow::State::Offered;
        }
        end();
    });
}

void IssueRun::end()
{
    m_isRunning = false;
    Q_EMIT changed(-1);
    Q_EMIT finished();
}

} // namespace maru::console::credentials
