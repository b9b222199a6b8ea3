// SPDX-License-Identifier: Apache-2.0
// HTTPS server: router, limits, event streams. Beast and Asio live in the .cpp files.
#pragma once

#include "shared/base/log.h"
#include "shared/http/message.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace maru::http {

/// Answers once; may be called later and from any thread. A responder dropped unanswered answers 500.
using Responder = std::function<void(Response)>;
/// Called on a worker thread, may block on reads.
using Handler = std::function<Response(const Request&)>;
/// For answers that come later (a commit).
using AsyncHandler = std::function<void(const Request&, Responder)>;

/// One open Server-Sent-Events stream (WHATWG HTML §9.2). Thread-safe.
class EventSink {
public:
    virtual ~EventSink() = default;
    /// False when the client is gone or more than the limit is waiting (the stream is then closed).
    virtual bool send(std::string_view event, std::string_view id, std::string_view data) = 0;
    virtual bool isOpen() const = 0;
};
/// Called when a client opens the stream; keep the sink while you want to send.
using StreamHandler = std::function<void(const Request&, std::shared_ptr<EventSink>)>;

class Router {
public:
    /// Path patterns: literal segments, "{name}" for one segment, "{name...}" last for the rest.
    void get(std::string pattern, Handler handler);
    void post(std::string pattern, Handler handler);
    void remove(std::string pattern, Handler handler); ///< DELETE
    void postAsync(std::string pattern, AsyncHandler handler);
    void stream(std::string pattern, StreamHandler handler);
    /// For paths that no pattern matches (static files).
    void fallback(Handler handler);
    /// Wraps every handler's answer: last word on headers (CSP, HSTS).
    void after(std::function<void(const Request&, Response&)> hook);

    struct Match {
        Handler handler;
        AsyncHandler async;
        StreamHandler stream;
        std::map<std::string, std::string, std::less<>> parameters;
    };
    /// Nothing found: nullopt and `allowed` lists methods of the path ("" = no such path).
    std::optional<Match> match(std::string_view method, std::string_view path, std::string& allowed) const;
    void finish(const Request& request, Response& response) const;

private:
    struct Route;
    void add(std::string method, std::string pattern, Match match);
    std::vector<std::shared_ptr<const Route>> m_routes;
    Handler m_fallback;
    std::vector<std::function<void(const Request&, Response&)>> m_hooks;
};

struct ServerLimits {
    std::size_t bodyBytes = 8u << 20;
    std::size_t headerBytes = 16u << 10;
    int headerTimeoutSeconds = 15;
    int bodyTimeoutSeconds = 30;
    int idleTimeoutSeconds = 60;
    std::size_t connections = 2'000;
    std::size_t connectionsPerPeer = 200;
    /// Requests a second from one address: sustained and burst (token bucket). 0 = no limit.
    int ratePerPeer = 500;
    int rateBurst = 2'000;
    std::size_t streamQueueBytes = 4u << 20;
};

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; ///< 0: any
    std::string certificatePem; ///< empty with `keyPem` empty: plain HTTP (behind a reverse proxy, tests)
    std::string keyPem;
    int ioThreads = 1;
    int workerThreads = 2;
    /// Addresses of reverse proxies whose X-Forwarded-For says who asks: Request::peer and the rate are the client's then,
    /// and connectionsPerPeer does not hold for the proxy. In the spelling of plainAddress() (forwarded.h).
    std::vector<std::string> trustedProxies;
    ServerLimits limits;
};

struct ServerMetrics {
    std::int64_t requests = 0;
    std::int64_t openConnections = 0;
    std::int64_t refusedByRate = 0;
    std::int64_t refusedByLimit = 0;
    std::map<int, std::int64_t> byStatus;
};

class Server {
public:
    virtual ~Server() = default;
    virtual std::uint16_t port() const = 0;
    virtual ServerMetrics metrics() const = 0;
    /// Stops accepting, lets requests in work finish for at most 5 s, closes streams, joins threads.
    virtual void stop() = 0;
};

/// TLS 1.2 or newer, HTTP/1.1 keep-alive. Failed `http.listen`, `http.tls`. Errors made by the server itself (400, 404, 405,
/// 408, 413, 429, 431, 500, 503) are RFC 9457 problems from problem_details.h.
base::Result<std::unique_ptr<Server>> startServer(ServerOptions options, Router router, base::Logger& log);

} // namespace maru::http
