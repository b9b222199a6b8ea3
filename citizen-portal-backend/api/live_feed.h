// SPDX-License-Identifier: Apache-2.0
// New blocks for the visitors' browsers: one stream from the chain server, handed to all of them. Bounded in listeners, in
// listeners of one address, in what is kept and in what waits for a slow one.
#pragma once

#include "shared/base/log.h"
#include "shared/http/client.h"
#include "shared/http/event_stream.h"
#include "shared/http/server.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace maru::portal {

struct LiveLimits {
    std::size_t listeners = 1'000;
    /// Of one address (IPv6: /64). One more pushes out its oldest, which is most often a page that is gone already. Many
    /// households share one address of a carrier, so this only keeps a single one from taking all places.
    std::size_t listenersPerVisitor = 250;
    /// A larger block goes on without its lists, marked `truncated`.
    std::size_t blockBytes = 64u << 10;
    /// Kept for those that reconnect with Last-Event-ID or ?from=, the last block that they have seen.
    std::size_t keptBlocks = 64;
    std::size_t keptBytes = 1u << 20;
};

/// Thread-safe. Events that browsers get: `head` {height, hash, time, connected} first; `block` as in docs/api.md, with
/// `truncated` where its lists were left out; `chain` {connected} when the chain server goes or comes back; `full` {} for
/// one that is sent away and should not come back at once.
class LiveFeed {
public:
    /// `upstream` must outlive the feed and serve nothing else: stop() breaks its streams.
    LiveFeed(http::Client& upstream, base::Logger& log, LiveLimits limits = {});
    ~LiveFeed();
    LiveFeed(const LiveFeed&) = delete;
    LiveFeed& operator=(const LiveFeed&) = delete;

    void start();
    /// Ends the upstream connection and every listener's stream. Not from a listener.
    void stop();

    void listen(const http::Request& request, std::shared_ptr<http::EventSink> sink);
    std::size_t listeners() const;
    bool isConnected() const { return m_isConnected; }
    /// Grows with every block that touches donations; who caches them compares.
    std::uint64_t donationChanges() const { return m_donationChanges; }

private:
    struct Listener {
        std::string visitor;
        std::shared_ptr<http::EventSink> sink;
    };
    struct Kept {
        std::int64_t height = 0;
        std::string data;
    };

    void run();
    base::Status follow();
    bool onEvent(const http::StreamEvent& event);
    void setConnected(bool isConnected);
    void broadcast(std::string_view event, std::string_view id, std::string_view data); ///< with m_mutex held
    void keep(std::int64_t height, std::string data); ///< with m_mutex held
    std::string headData() const; ///< with m_mutex held
    void dropClosed(); ///< with m_mutex held

    http::Client& m_upstream;
    base::Logger& m_log;
    const LiveLimits m_limits;
    std::atomic<bool> m_isConnected = false;
    std::atomic<std::uint64_t> m_donationChanges = 0;
    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    bool m_isStopping = false;
    std::list<Listener> m_listeners; ///< oldest first
    std::deque<Kept> m_kept;
    std::size_t m_keptBytes = 0;
    std::int64_t m_height = -1;
    std::int64_t m_time = 0;
    std::string m_hash;
    std::thread m_thread;
};

void addLiveResources(http::Router& router, LiveFeed& feed); ///< GET /api/stream

} // namespace maru::portal
