// SPDX-License-Identifier: Apache-2.0
// The way of a signed transaction to its outcome.
#include "admin-console/core/submission.h"

#include "admin-console/core/problem.h"
#include "admin-console/core/text.h"

#include <algorithm>
#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

/// The server has answered and will not take it; what this computer itself could not do says nothing about the server.
bool isAnsweredRefusal(const base::Error& error)
{
    return error.kind == base::ErrorKind::Refused
        && (error.code.compare(0, 8, "console.") != 0 || error.code == "console.http");
}

} // namespace

bool Outcome::isProposal() const
{
    // An approval's own result names its proposal too, but not until when it can be approved.
    return isOk() && data.find("proposal") != nullptr && data.find("valid_until") != nullptr;
}

QString Outcome::proposal() const
{
    return toQt(data.stringOr("proposal", ""));
}

base::Result<Outcome> outcomeOf(const base::Json& answer, const std::string& id)
{
    const base::Error unknown = base::failed("console.outcome_unknown", id);
    const base::Json* results = answer.find("results");
    if (results == nullptr || !results->isArray() || results->asArray().size() != 1
        || !results->asArray().front().isObject())
        return unknown;
    const base::Json& first = results->asArray().front();
    const std::string status = first.stringOr("status", "");
    if (first.stringOr("id", "") != id || (status != "committed" && status != "refused"))
        return unknown;
    if (const base::Json* problem = first.find("error");
        problem != nullptr && problem->isObject() && first.find("height") == nullptr)
        return problemFromJson(*problem, 400);
    Outcome outcome;
    outcome.id = toQt(id);
    outcome.code = first.stringOr("code", "");
    outcome.height = first.integerOr("height", 0);
    // Committed and "ok" say the same; where they do not, nothing is settled.
    if (outcome.code.empty() || outcome.isOk() != (status == "committed"))
        return unknown;
    if (const base::Json* data = first.find("data"); data != nullptr)
        outcome.data = *data;
    return outcome;
}

Submission::Submission(Transport& transport, std::string id, QByteArray body, std::function<bool()> mayAsk,
    Pace pace, QObject* parent)
    : QObject(parent)
    , m_transport(transport)
    , m_id(std::move(id))
    , m_body(std::move(body))
    , m_mayAsk(std::move(mayAsk))
    , m_pace(pace)
    , m_waitMs(pace.shortestMs)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (std::exchange(m_isSecond, false))
            m_transport.send(ApiRequest { "POST", u"/v1/transactions"_s, {}, m_body }, this,
                [this](const ApiAnswer& answer) { onSecond(answer); });
        else
            ask();
    });
}

void Submission::start()
{
    m_transport.send(ApiRequest { "POST", u"/v1/transactions"_s, {}, m_body }, this,
        [this](const ApiAnswer& answer) { onFirst(answer); });
}

void Submission::onFirst(const ApiAnswer& answer)
{
    if (answer) {
        const base::Result<Outcome> outcome = outcomeOf(*answer, m_id);
        if (outcome || outcome.error().code != "console.outcome_unknown") {
            end(outcome);
            return;
        }
    } else if (isAnsweredRefusal(answer.error())) {
        end(answer.error());
        return;
    }
    m_isSecond = true;
    m_timer.start(m_pace.secondTryMs);
}

void Submission::onSecond(const ApiAnswer& answer)
{
    if (answer) {
        const base::Result<Outcome> outcome = outcomeOf(*answer, m_id);
        if (outcome || outcome.error().code != "console.outcome_unknown") {
            end(outcome);
            return;
        }
    }
    lose();
}

void Submission::lose()
{
    m_isLost = true;
    m_timer.start(m_waitMs);
    Q_EMIT lost();
}

void Submission::wake()
{
    if (!m_isLost || m_isAsking || m_hasEnded)
        return;
    m_waitMs = m_pace.shortestMs;
    m_timer.stop();
    ask();
}

void Submission::waitLonger()
{
    m_isAsking = false;
    m_timer.start(m_waitMs);
    m_waitMs = std::min(m_waitMs * 2, m_pace.longestMs);
}

void Submission::ask()
{
    if (m_hasEnded)
        return;
    if (!m_mayAsk()) {
        waitLonger();
        return;
    }
    m_isAsking = true;
    m_transport.send(
        get(u"/v1/transactions/"_s + toQt(m_id) + u"/status"_s), this, [this](const ApiAnswer& answer) {
            if (answer && answer->stringOr("id", "") == m_id)
                onStatus(*answer);
            else
                waitLonger();
        });
}

void Submission::onStatus(const base::Json& status)
{
    const std::string word = status.stringOr("status", "");
    const std::string code = status.stringOr("code", "");
    if (word == "unknown")
        sendAgain();
    else if (word == "committed" && status.integerOr("height", 0) > 0)
        fetchResult(status);
    else if (word == "refused" && !code.empty() && status.find("height") == nullptr)
        end(base::refused(code));
    else if (word == "refused" && !code.empty())
        end(Outcome { toQt(m_id), code, base::Json::object(), status.integerOr("height", 0) });
    else
        waitLonger();
}

void Submission::fetchResult(const base::Json& status)
{
    m_transport.send(get(u"/v1/transactions/"_s + toQt(m_id)), this,
        [this, height = status.integerOr("height", 0)](const ApiAnswer& answer) {
            if (!answer) {
                waitLonger();
                return;
            }
            Outcome outcome { toQt(m_id), "ok", base::Json::object(), height };
            if (const base::Json* result = answer->find("result"); result != nullptr && result->isObject()) {
                if (const base::Json* data = result->find("data"); data != nullptr)
                    outcome.data = *data;
            }
            end(outcome);
        });
}

void Submission::sendAgain()
{
    m_transport.send(
        ApiRequest { "POST", u"/v1/transactions"_s, {}, m_body }, this, [this](const ApiAnswer& answer) {
            if (answer) {
                const base::Result<Outcome> outcome = outcomeOf(*answer, m_id);
                if (outcome || outcome.error().code != "console.outcome_unknown") {
                    end(outcome);
                    return;
                }
            } else if (answer.error().code == "transaction.expired" && isAnsweredRefusal(answer.error())) {
                // The server looks for a known outcome before it says so; from now on no block can take it.
                end(answer.error());
                return;
            }
            waitLonger();
        });
}

void Submission::end(const base::Result<Outcome>& result)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    m_timer.stop();
    Q_EMIT ended(result);
}

} // namespace maru::console
