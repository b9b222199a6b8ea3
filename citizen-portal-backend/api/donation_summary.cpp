// SPDX-License-Identifier: Apache-2.0
// One answer for all: see donation_summary.h.
#include "citizen-portal-backend/api/donation_summary.h"

namespace maru::portal {
namespace {

constexpr std::chrono::seconds kSummaryAgeWithoutStream { 5 };
constexpr int kSummaryShareOfTime = 20;

base::Result<http::Response> askSummary(http::Client& server)
{
    return server.send("GET", "/v1/query/donation/summary", { { "Accept", "application/json" } }, {});
}

} // namespace

DonationSummary::DonationSummary(http::Client& server, std::function<Freshness()> freshness, Clock clock)
    : m_server(server), m_freshness(std::move(freshness)), m_clock(std::move(clock))
{
}

bool DonationSummary::isFresh() const
{
    if (!m_answer)
        return false;
    const auto age = m_clock() - m_fetchedAt;
    if (age < m_fetchTook * kSummaryShareOfTime)
        return true;
    const Freshness freshness = m_freshness();
    return freshness.isFollowed ? freshness.changes == m_changes : age < kSummaryAgeWithoutStream;
}

base::Result<http::Response> DonationSummary::get(bool isExact)
{
    if (isExact)
        return askSummary(m_server);
    const std::lock_guard lock(m_mutex);
    if (isFresh())
        return *m_answer;
    const auto begin = m_clock();
    // Read before asking: a change in between makes the answer one to ask for again, never one that is kept too long.
    const std::uint64_t changes = m_freshness().changes;
    auto answer = askSummary(m_server);
    if (!answer || answer->status != 200) {
        m_answer.reset();
        return answer;
    }
    m_answer = *answer;
    m_changes = changes;
    m_fetchedAt = m_clock();
    m_fetchTook = m_fetchedAt - begin;
    return answer;
}

} // namespace maru::portal
