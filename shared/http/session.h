// SPDX-License-Identifier: Apache-2.0
// One connection: requests one after the other, deadlines, event streams. Private to shared/http.
#pragma once

#include "shared/http/server_core.h"
#include "shared/http/waker.h"
#include "shared/http/wire.h"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace maru::http {

/// Cancels what the wire waits for when time is up. On the strand.
class Deadline {
public:
    Deadline(net::any_io_executor executor, Wire& wire);
    ~Deadline();
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;
    void start(int milliseconds);
    void stop();
    bool hasPassed() const;

private:
    struct State {
        Wire* wire = nullptr;
        std::uint64_t round = 0;
        bool hasPassed = false;
    };
    net::steady_timer m_timer;
    std::shared_ptr<State> m_state;
};

class Session : public std::enable_shared_from_this<Session> {
public:
    Session(ServerCore& core, net::any_io_executor executor, std::unique_ptr<Wire> wire, std::string peer);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    static net::awaitable<void> serve(std::shared_ptr<Session> self);
    /// Any thread, while the network threads run.
    void stop(bool force);
    /// After they ended.
    void abandon();

private:
    enum class Next { Continue, Close, Drain };
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

    net::awaitable<void> run();
    net::awaitable<Next> serveOne();
    net::awaitable<bool> readMore();
    /// False: answered (m_next says how to go on) or gone.
    net::awaitable<bool> readHeader(Parser& parser);
    net::awaitable<bool> readBody(Parser& parser);
    base::Status checkHeader(const Parser& parser) const;
    base::Status fill(Request& request, Parser& parser) const;
    net::awaitable<void> dispatch(std::shared_ptr<Request> request);
    net::awaitable<void> answerLater(Router::Match match, std::shared_ptr<Request> request);
    net::awaitable<void> runStream(StreamHandler handler, std::shared_ptr<Request> request);
    net::awaitable<void> refuse(base::Error error, Next next);
    net::awaitable<void> send(std::shared_ptr<Request> request, Response response);
    net::awaitable<bool> writeAll(std::string_view bytes);
    net::awaitable<void> drain();
    base::Error parseError(const ErrorCode& error) const;

    ServerCore& m_core;
    net::any_io_executor m_executor;
    std::unique_ptr<Wire> m_wire;
    std::string m_peer; ///< the other end of the connection
    std::string m_client; ///< who asks: m_peer, or whom a trusted proxy speaks for
    net::steady_timer m_wake;
    std::shared_ptr<Waker> m_waker;
    Deadline m_deadline;
    std::shared_ptr<SinkState> m_sink;
    std::string m_buffer;
    std::string m_chunk;
    Language m_language = Language::Korean;
    Next m_next = Next::Continue;
    bool m_isIdle = true;
    bool m_isStopping = false;
    bool m_isForced = false;
};

} // namespace maru::http
