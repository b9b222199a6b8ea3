// SPDX-License-Identifier: Apache-2.0
// Verdicts and their JSON.
#include "shared/verify/election/verdict.h"

#include <algorithm>

namespace maru::verify::election {

std::string_view textOf(Answer answer)
{
    switch (answer) {
    case Answer::Pass:
        return "pass";
    case Answer::Fail:
        return "fail";
    case Answer::Unavailable:
        return "unavailable";
    }
    return "unavailable";
}

std::string_view textOf(Trust trust)
{
    switch (trust) {
    case Trust::Node:
        return "node";
    case Trust::Anchor:
        return "anchor";
    case Trust::FirstUse:
        return "first use";
    }
    return "first use";
}

Answer Verdict::answer() const
{
    if (m_failed > 0)
        return Answer::Fail;
    return m_isUnavailable ? Answer::Unavailable : Answer::Pass;
}

void Verdict::fail(std::string where, std::string detail)
{
    ++m_items;
    if (m_failed == 0) {
        m_where = std::move(where);
        m_detail = std::move(detail);
    }
    ++m_failed;
}

void Verdict::item(std::string where, std::string fault)
{
    if (fault.empty())
        pass();
    else
        fail(std::move(where), std::move(fault));
}

void Verdict::unavailable(std::string detail)
{
    if (m_failed == 0 && !m_isUnavailable)
        m_detail = std::move(detail);
    m_isUnavailable = true;
}

Answer ElectionReport::answer() const
{
    const auto has = [this](Answer answer) {
        return std::any_of(checks.begin(), checks.end(),
            [answer](const Verdict& check) { return check.answer() == answer; });
    };
    if (has(Answer::Fail))
        return Answer::Fail;
    return checks.empty() || has(Answer::Unavailable) ? Answer::Unavailable : Answer::Pass;
}

Trust ElectionReport::trust() const
{
    if (!isNodeTrusted)
        return Trust::Node;
    return anchors > 0 ? Trust::Anchor : Trust::FirstUse;
}

base::Json ElectionReport::toJson() const
{
    base::Json list = base::Json::array();
    for (const Verdict& check : checks) {
        base::Json first;
        if (check.answer() != Answer::Pass)
            first = base::Json::object({ { "where", check.where() }, { "detail", check.detail() } });
        list.push(base::Json::object(
            { { "name", check.name() }, { "items", check.items() }, { "failed", check.failed() },
                { "first", std::move(first) }, { "verdict", textOf(check.answer()) } }));
    }
    base::Json who = base::Json::array();
    for (const Person& person : people) {
        who.push(base::Json::object({ { "role", person.role }, { "index", person.index },
            { "officer", person.officer }, { "agency", person.agency }, { "did", person.did } }));
    }
    base::Json pinned =
        base::Json::object({ { "trustees", pinnedTrustees }, { "certifiers", pinnedCertifiers } });
    return base::Json::object({ { "format", "maru-election-verdict/v1" }, { "election", election },
        { "rehearsal", isRehearsal }, { "fingerprint", fingerprint }, { "chain_head", chainHead },
        { "ballots", ballots }, { "trust", textOf(trust()) }, { "trusted_node", !isNodeTrusted },
        { "trust_on_first_use", isNodeTrusted }, { "anchors", anchors }, { "people", std::move(who) },
        { "people_pinned", std::move(pinned) }, { "verdict", textOf(answer()) },
        { "checks", std::move(list) } });
}

} // namespace maru::verify::election
