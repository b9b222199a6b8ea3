// SPDX-License-Identifier: Apache-2.0
// Freshness of the snapshot, and the resource: see campaign_search.h.
#include "citizen-portal-backend/api/campaign_search.h"

#include <algorithm>
#include <charconv>

namespace maru::portal {
namespace {

using namespace std::chrono_literals;

constexpr auto kShortestAge = 1s;
constexpr auto kAgeWithoutStream = 10s;
constexpr int kShareOfTime = 20;
constexpr std::size_t kMaxPages = kMaxIndexedCampaigns / 500 + 1;
constexpr std::size_t kMaxLimit = 50;
constexpr std::size_t kMaxFilterBytes = 32;

base::Result<base::Json> askChain(http::Client& server, const std::string& target)
{
    MARU_TRY(answer, server.send("GET", target, { { "Accept", "application/json" } }, {}));
    if (answer.status != 200)
        return base::failed(
            "portal.chain_unavailable", target + " answered " + std::to_string(answer.status));
    return base::parseJson(answer.body, base::JsonLimits { .maxBytes = 16u << 20, .maxItems = 1'000'000 });
}

base::Result<std::size_t> readNumber(
    const http::Request& request, std::string_view name, std::size_t fallback, std::size_t most)
{
    const auto text = request.queryValue(name);
    if (!text)
        return fallback;
    std::size_t value = 0;
    const auto outcome = std::from_chars(text->data(), text->data() + text->size(), value);
    if (outcome.ec != std::errc() || outcome.ptr != text->data() + text->size() || value > most)
        return base::refused("portal.query", std::string(name));
    return value;
}

base::Result<std::string> readFilter(const http::Request& request, std::string_view name)
{
    std::string value = request.queryValue(name).value_or("");
    const bool isPlain = std::all_of(value.begin(), value.end(),
        [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
    if (value.size() > kMaxFilterBytes || !isPlain)
        return base::refused("portal.query", std::string(name));
    return value;
}

base::Result<CampaignSearch> readSearch(const http::Request& request)
{
    CampaignSearch search;
    search.text = request.queryValue("q").value_or("");
    MARU_TRY(state, readFilter(request, "state"));
    if (state == "draft")
        return base::refused("portal.query", "state");
    MARU_TRY(category, readFilter(request, "category"));
    MARU_TRY(region, readFilter(request, "region"));
    MARU_TRY(order, campaignOrder(request.queryValue("sort").value_or("")));
    MARU_TRY(offset, readNumber(request, "offset", 0, kMaxIndexedCampaigns));
    MARU_TRY(limit, readNumber(request, "limit", 12, kMaxLimit));
    if (limit == 0)
        return base::refused("portal.query", "limit");
    search.state = std::move(state);
    search.category = std::move(category);
    search.region = std::move(region);
    search.order = order;
    search.offset = offset;
    search.limit = limit;
    return search;
}

} // namespace

CampaignSource::CampaignSource(http::Client& server, std::function<Freshness()> freshness, Clock clock)
    : m_server(server), m_freshness(std::move(freshness)), m_clock(std::move(clock))
{
}

bool CampaignSource::isFresh() const
{
    if (!m_snapshot)
        return false;
    const auto age = m_clock() - m_fetchedAt;
    if (age < std::max<std::chrono::steady_clock::duration>(kShortestAge, m_fetchTook * kShareOfTime))
        return true;
    const Freshness freshness = m_freshness();
    if (m_hasFailed)
        return false;
    return freshness.isFollowed ? freshness.changes == m_changes : age < kAgeWithoutStream;
}

base::Result<std::shared_ptr<const CampaignSnapshot>> CampaignSource::fetch()
{
    MARU_TRY(node, askChain(m_server, "/v1/node"));
    MARU_TRY(height, base::readInteger(node, "height"));
    MARU_TRY(time, base::readInteger(node, "time"));
    std::vector<base::Json> rows;
    std::string after;
    for (std::size_t page = 0; page < kMaxPages; ++page) {
        std::string target = "/v1/query/donation/campaigns?limit=500";
        if (!after.empty())
            target += "&after=" + http::encodeComponent(after);
        MARU_TRY(answer, askChain(m_server, target));
        MARU_TRY(items, base::readArray(answer, "rows"));
        rows.insert(rows.end(), items.begin(), items.end());
        after = answer.stringOr("next", "");
        if (after.empty())
            break;
    }
    return std::make_shared<const CampaignSnapshot>(CampaignSnapshot { CampaignIndex(rows), height, time });
}

std::shared_ptr<const CampaignSnapshot> CampaignSource::kept() const
{
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

base::Result<CampaignSource::Answer> CampaignSource::current()
{
    std::unique_lock fetching(m_fetching, std::defer_lock);
    {
        const std::lock_guard lock(m_mutex);
        if (isFresh() || (m_snapshot && !fetching.try_lock()))
            return Answer { m_snapshot, m_hasFailed };
    }
    if (!fetching.owns_lock()) {
        // The very first snapshot: everybody waits for it.
        fetching.lock();
        const std::lock_guard lock(m_mutex);
        if (isFresh())
            return Answer { m_snapshot, m_hasFailed };
    }
    const auto begin = m_clock();
    const std::uint64_t changes = m_freshness().changes;
    auto fresh = fetch();
    const std::lock_guard lock(m_mutex);
    m_fetchedAt = m_clock();
    m_fetchTook = m_fetchedAt - begin;
    m_hasFailed = !fresh;
    if (!fresh) {
        if (!m_snapshot)
            return base::failed("portal.chain_unavailable", fresh.error().code + " " + fresh.error().detail);
        // A server that does not answer is asked once in a while, not on every search.
        m_fetchTook = std::min<std::chrono::steady_clock::duration>(m_fetchTook, kShortestAge);
        return Answer { m_snapshot, true };
    }
    m_snapshot = std::move(*fresh);
    m_changes = changes;
    return Answer { m_snapshot, false };
}

void addCampaignResources(http::Router& router, Services& services, CampaignSource& source)
{
    router.get("/api/campaigns", [&services, &source](const http::Request& request) {
        const auto search = readSearch(request);
        if (!search)
            return problemFor(request, search.error());
        const auto current = source.current();
        if (!current) {
            services.log.warning("campaigns: " + current.error().detail);
            return problemFor(request, base::failed("portal.chain_unavailable"));
        }
        const CampaignSnapshot& snapshot = *current->snapshot;
        const auto found = snapshot.index.find(*search);
        if (!found)
            return problemFor(request, found.error());
        base::Json rows = base::Json::array();
        for (const base::Json* row : found->rows)
            rows.push(*row);
        http::Response response = http::Response::json(200,
            base::Json::object({ { "rows", std::move(rows) },
                { "total", static_cast<std::int64_t>(found->total) },
                { "next", static_cast<std::int64_t>(found->next) },
                { "as_of", base::Json::object({ { "height", snapshot.height }, { "time", snapshot.time } }) },
                { "stale", current->isStale } }));
        response.headers["Cache-Control"] = "no-store";
        return response;
    });
}

} // namespace maru::portal
