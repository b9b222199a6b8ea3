// SPDX-License-Identifier: Apache-2.0
// Registry of sessions and counts.
#include "shared/http/server_core.h"

#include "shared/http/session.h"

#include <chrono>

namespace maru::http {

ServerCore::ServerCore(ServerOptions serverOptions, Router serverRouter, base::Logger& logger)
    : options(std::move(serverOptions))
    , router(std::move(serverRouter))
    , log(logger)
    , rate(options.limits.ratePerPeer, options.limits.rateBurst)
    , connections(options.limits.connections, options.limits.connectionsPerPeer)
    , workers(options.workerThreads, logger)
{
}

void ServerCore::enter(Session* session)
{
    const std::lock_guard lock(m_mutex);
    m_sessions.insert(session);
}

void ServerCore::leave(Session* session)
{
    {
        const std::lock_guard lock(m_mutex);
        m_sessions.erase(session);
    }
    m_left.notify_all();
}

void ServerCore::stopSessions(bool force)
{
    const std::lock_guard lock(m_mutex);
    for (Session* session : m_sessions)
        session->stop(force);
}

void ServerCore::abandonSessions()
{
    const std::lock_guard lock(m_mutex);
    for (Session* session : m_sessions)
        session->abandon();
}

bool ServerCore::waitForSessions(int milliseconds)
{
    std::unique_lock lock(m_mutex);
    return m_left.wait_for(
        lock, std::chrono::milliseconds(milliseconds), [this] { return m_sessions.empty(); });
}

void ServerCore::countStatus(int status)
{
    const std::lock_guard lock(m_mutex);
    ++m_metrics.requests;
    ++m_metrics.byStatus[status];
}

void ServerCore::countRate()
{
    const std::lock_guard lock(m_mutex);
    ++m_metrics.refusedByRate;
}

void ServerCore::countLimit()
{
    const std::lock_guard lock(m_mutex);
    ++m_metrics.refusedByLimit;
}

ServerMetrics ServerCore::metrics() const
{
    ServerMetrics copy;
    {
        const std::lock_guard lock(m_mutex);
        copy = m_metrics;
    }
    copy.openConnections = static_cast<std::int64_t>(connections.open());
    return copy;
}

} // namespace maru::http
