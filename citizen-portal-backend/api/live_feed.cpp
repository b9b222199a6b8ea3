// SPDX-License-Identifier: Apache-2.0
// The upstream thread and the listeners: see live_feed.h.
#include "citizen-portal-backend/api/live_feed.h"

#include "shared/base/json.h"
#include "shared/http/rate_limiter.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace maru::portal {
namespace {

constexpr int kFirstRetryMs = 500;
constexpr int kLongestRetryMs = 15'000;

std::int64_t heightOf(std::string_view text)
{
    std::int64_t height = -1;
    const auto outcome = std::from_chars(text.data(), text.data() + text.size(), height);
    return outcome.ec == std::errc() && outcome.ptr == text.data() + text.size() && height >= 0 ? height : -1;
}

bool touchesDonations(const base::Json& block)
{
    const base::Json* events = block.find("events");
    if (events != nullptr && events->isArray())
        for (const base::Json& event : events->asArray())
            if (event.isObject() && event.stringOr("type", "").rfind("donation.", 0) == 0)
                return true;
    const base::Json* transactions = block.find("transactions");
    if (transactions != nullptr && transactions->isArray())
        for (const base::Json& transaction : transactions->asArray())
            if (transaction.isObject() && transaction.stringOr("domain", "") == "donation")
                return true;
    // A block of due entries alone has events of what they did; one with neither changes no donation.
    return false;
}

std::string withoutLists(const base::Json& block)
{
    return base::canonical(base::Json::object({ { "events", base::Json::array({}) },
        { "hash", block.stringOr("hash", "") }, { "height", block.integerOr("height", 0) },
        { "log_size", block.integerOr("log_size", 0) }, { "time", block.integerOr("time", 0) },
        { "transactions", base::Json::array({}) }, { "truncated", true } }));
}

} // namespace

LiveFeed::LiveFeed(http::Client& upstream, base::Logger& log, LiveLimits limits)
    : m_upstream(upstream), m_log(log), m_limits(limits)
{
}

LiveFeed::~LiveFeed()
{
    stop();
}

void LiveFeed::start()
{
    m_thread = std::thread([this] { run(); });
}

void LiveFeed::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        m_listeners.clear();
    }
    m_wake.notify_all();
    m_upstream.stopStreams();
    if (m_thread.joinable())
        m_thread.join();
}

void LiveFeed::run()
{
    int retryMs = kFirstRetryMs;
    while (true) {
        const base::Status outcome = follow();
        const bool wasConnected = m_isConnected;
        setConnected(false);
        retryMs = wasConnected ? kFirstRetryMs : std::min(retryMs * 2, kLongestRetryMs);
        std::unique_lock lock(m_mutex);
        if (m_isStopping)
            return;
        if (wasConnected)
            m_log.warning("chain stream: " + (outcome ? std::string("ended") : outcome.error().code));
        m_wake.wait_for(lock, std::chrono::milliseconds(retryMs), [this] { return m_isStopping; });
        if (m_isStopping)
            return;
    }
}

base::Status LiveFeed::follow()
{
    MARU_TRY(answer, m_upstream.send("GET", "/v1/node", { { "Accept", "application/json" } }, {}));
    MARU_TRY(node, base::parseJson(answer.body));
    MARU_TRY(height, base::readInteger(node, "height"));
    MARU_TRY(time, base::readInteger(node, "time"));
    MARU_TRY(head, base::readString(node, "head"));
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopping)
            return {};
        // After an outage the blocks between are not replayed: browsers see the gap and ask for what they show.
        if (height > m_height) {
            if (m_height >= 0) {
                ++m_donationChanges;
                m_kept.clear();
                m_keptBytes = 0;
            }
            m_height = height;
            m_time = time;
            m_hash = head;
            broadcast("head", std::to_string(height), headData());
        }
    }
    setConnected(true);
    http::EventParser parser;
    return m_upstream.stream("/v1/stream?from=" + std::to_string(height),
        { { "Accept", "text/event-stream" } }, [&](std::string_view bytes) {
            const base::Status fed =
                parser.feed(bytes, [this](const http::StreamEvent& event) { return onEvent(event); });
            const std::lock_guard lock(m_mutex);
            return fed.has_value() && !m_isStopping;
        });
}

bool LiveFeed::onEvent(const http::StreamEvent& event)
{
    if (event.type != "block")
        return true;
    auto block = base::parseJson(event.data, base::JsonLimits { .maxBytes = 8u << 20 });
    if (!block || !block->isObject()) {
        m_log.warning("chain stream: an event that is no block");
        return false;
    }
    const std::int64_t height = block->integerOr("height", -1);
    const bool isLarge = event.data.size() > m_limits.blockBytes;
    std::string data = isLarge ? withoutLists(*block) : event.data;
    const std::lock_guard lock(m_mutex);
    if (height <= m_height)
        return true;
    m_height = height;
    m_time = block->integerOr("time", 0);
    m_hash = block->stringOr("hash", "");
    if (touchesDonations(*block))
        ++m_donationChanges;
    broadcast("block", std::to_string(height), data);
    keep(height, std::move(data));
    return true;
}

void LiveFeed::setConnected(bool isConnected)
{
    const std::lock_guard lock(m_mutex);
    if (m_isConnected.exchange(isConnected) == isConnected)
        return;
    broadcast("chain", {}, base::canonical(base::Json::object({ { "connected", isConnected } })));
}

void LiveFeed::broadcast(std::string_view event, std::string_view id, std::string_view data)
{
    m_listeners.remove_if([&](const Listener& listener) { return !listener.sink->send(event, id, data); });
}

void LiveFeed::keep(std::int64_t height, std::string data)
{
    m_keptBytes += data.size();
    m_kept.push_back({ height, std::move(data) });
    while (!m_kept.empty() && (m_kept.size() > m_limits.keptBlocks || m_keptBytes > m_limits.keptBytes)) {
        m_keptBytes -= m_kept.front().data.size();
        m_kept.pop_front();
    }
}

std::string LiveFeed::headData() const
{
    return base::canonical(base::Json::object({ { "connected", m_isConnected.load() }, { "hash", m_hash },
        { "height", m_height }, { "time", m_time } }));
}

void LiveFeed::dropClosed()
{
    m_listeners.remove_if([](const Listener& listener) { return !listener.sink->isOpen(); });
}

void LiveFeed::listen(const http::Request& request, std::shared_ptr<http::EventSink> sink)
{
    const std::string visitor = http::peerKey(request.peer);
    // A browser that reconnects by itself sends the header; a page that begins a new stream can only say it in the address.
    std::int64_t seen = heightOf(request.headerOr("Last-Event-ID", ""));
    if (seen < 0)
        seen = heightOf(request.queryValue("from").value_or(""));
    const std::lock_guard lock(m_mutex);
    if (m_isStopping)
        return;
    dropClosed();
    const auto isSame = [&visitor](const Listener& listener) { return listener.visitor == visitor; };
    const auto count = std::count_if(m_listeners.begin(), m_listeners.end(), isSame);
    if (static_cast<std::size_t>(count) >= m_limits.listenersPerVisitor) {
        const auto oldest = std::find_if(m_listeners.begin(), m_listeners.end(), isSame);
        oldest->sink->send("full", {}, "{}");
        m_listeners.erase(oldest);
    }
    if (m_listeners.size() >= m_limits.listeners) {
        sink->send("full", {}, "{}");
        return;
    }
    // What was missed, when all of it is still here; else `head` alone tells that there is a gap.
    const bool isWhole = seen >= 0 && !m_kept.empty() && m_kept.front().height <= seen + 1;
    bool isOpen = true;
    if (isWhole)
        for (const Kept& kept : m_kept)
            if (isOpen && kept.height > seen)
                isOpen = sink->send("block", std::to_string(kept.height), kept.data);
    if (isOpen && m_height >= 0)
        isOpen = sink->send("head", std::to_string(m_height), headData());
    else if (isOpen)
        isOpen = sink->send("chain", {}, R"({"connected":false})");
    if (isOpen)
        m_listeners.push_back({ visitor, std::move(sink) });
}

std::size_t LiveFeed::listeners() const
{
    const std::lock_guard lock(m_mutex);
    return m_listeners.size();
}

void addLiveResources(http::Router& router, LiveFeed& feed)
{
    router.stream(
        "/api/stream", [&feed](const http::Request& request, std::shared_ptr<http::EventSink> sink) {
            feed.listen(request, std::move(sink));
        });
}

} // namespace maru::portal
