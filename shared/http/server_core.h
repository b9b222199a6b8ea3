// SPDX-License-Identifier: Apache-2.0
// What all sessions of one server share. Private to shared/http. Every member is safe to call from any thread.
#pragma once

#include "shared/http/rate_limiter.h"
#include "shared/http/server.h"
#include "shared/http/worker_pool.h"

#include <condition_variable>
#include <mutex>
#include <set>

namespace maru::http {

class Session;

class ServerCore {
public:
    ServerCore(ServerOptions serverOptions, Router serverRouter, base::Logger& logger);

    const ServerOptions options;
    const Router router;
    base::Logger& log;
    RateLimiter rate;
    ConnectionCounter connections;
    WorkerPool workers;
    std::atomic<bool> isStopping = false;

    void enter(Session* session);
    void leave(Session* session);
    /// Tells every session to end; those with a request in work answer it first unless forced.
    void stopSessions(bool force);
    /// After the network threads are gone: nothing may reach them any more.
    void abandonSessions();
    /// False when sessions are left after that time.
    bool waitForSessions(int milliseconds);

    void countStatus(int status);
    void countRate();
    void countLimit();
    ServerMetrics metrics() const;

private:
    mutable std::mutex m_mutex; ///< guards the two below
    std::set<Session*> m_sessions;
    ServerMetrics m_metrics;
    std::condition_variable m_left;
};

} // namespace maru::http
