// SPDX-License-Identifier: Apache-2.0
// Reads, checks and answers the requests of one connection; answers come in the order of the requests (RFC 9112 §9.3).
#include "shared/http/session.h"

#include "shared/http/forwarded.h"
#include "shared/http/problem_details.h"
#include "shared/http/response_text.h"
#include "shared/http/target.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <chrono>

namespace maru::http {

namespace beast = boost::beast;

namespace {

constexpr auto kToken = net::as_tuple(net::use_awaitable);
constexpr std::size_t kReadBytes = 16 * 1024;
constexpr std::size_t kWriteBytes = 256 * 1024;
constexpr std::size_t kDrainBytes = 32u << 20;
constexpr int kDrainMs = 2'000;
constexpr int kFinishMs = 1'000;
constexpr int kFinishWhileStoppingMs = 50;
constexpr int kHeartbeatSeconds = 15;

std::int64_t monotonicMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

std::string toString(boost::core::string_view text)
{
    return std::string(text.data(), text.size());
}

} // namespace

Deadline::Deadline(net::any_io_executor executor, Wire& wire)
    : m_timer(std::move(executor)), m_state(std::make_shared<State>())
{
    m_state->wire = &wire;
}

Deadline::~Deadline()
{
    m_state->wire = nullptr;
}

void Deadline::start(int milliseconds)
{
    m_state->hasPassed = false;
    const std::uint64_t round = ++m_state->round;
    m_timer.expires_after(std::chrono::milliseconds(milliseconds));
    m_timer.async_wait([state = m_state, round](const ErrorCode& error) {
        if (error || state->round != round || state->wire == nullptr)
            return;
        state->hasPassed = true;
        state->wire->lowest().cancel();
    });
}

void Deadline::stop()
{
    ++m_state->round;
    m_timer.cancel();
}

bool Deadline::hasPassed() const
{
    return m_state->hasPassed;
}

Session::Session(
    ServerCore& core, net::any_io_executor executor, std::unique_ptr<Wire> wire, std::string peer)
    : m_core(core)
    , m_executor(executor)
    , m_wire(std::move(wire))
    , m_peer(std::move(peer))
    , m_wake(executor)
    , m_waker(std::make_shared<Waker>(m_wake))
    , m_deadline(executor, *m_wire)
    , m_chunk(kReadBytes, '\0')
{
    m_core.enter(this);
}

Session::~Session()
{
    m_waker->detach();
    if (m_sink)
        m_sink->abort();
    m_core.leave(this);
    m_core.connections.remove(m_peer);
}

net::awaitable<void> Session::serve(std::shared_ptr<Session> self)
{
    co_await self->run();
}

void Session::stop(bool force)
{
    // Called with the registry locked, so the session still exists, but it may be on its way out.
    net::post(m_executor, [weak = weak_from_this(), force] {
        const std::shared_ptr<Session> self = weak.lock();
        if (!self)
            return;
        self->m_isStopping = true;
        self->m_isForced = self->m_isForced || force;
        if (self->m_sink)
            self->m_sink->close();
        if (self->m_isIdle || force)
            self->m_wire->lowest().cancel();
        if (force)
            self->m_wake.cancel();
    });
}

void Session::abandon()
{
    m_waker->detach();
}

net::awaitable<void> Session::run()
{
    m_deadline.start(m_core.options.limits.headerTimeoutSeconds * 1000);
    const ErrorCode error = co_await m_wire->handshake();
    m_deadline.stop();
    if (error)
        co_return;
    bool isFirst = true;
    Next next = Next::Continue;
    while (next == Next::Continue && !m_isStopping && !m_core.isStopping) {
        if (m_buffer.empty()) {
            const ServerLimits& limits = m_core.options.limits;
            m_isIdle = true;
            m_deadline.start((isFirst ? limits.headerTimeoutSeconds : limits.idleTimeoutSeconds) * 1000);
            const bool isAlive = co_await readMore();
            m_deadline.stop();
            m_isIdle = false;
            if (!isAlive)
                break;
        }
        m_isIdle = false;
        isFirst = false;
        next = co_await serveOne();
    }
    if (m_isForced)
        co_return;
    m_isIdle = true;
    const bool isStopping = m_isStopping || m_core.isStopping;
    m_deadline.start(isStopping ? kFinishWhileStoppingMs : kFinishMs);
    co_await m_wire->finish();
    if (next == Next::Drain)
        co_await drain();
    m_deadline.stop();
}

net::awaitable<bool> Session::readMore()
{
    const ReadOutcome outcome = co_await m_wire->readSome(m_chunk.data(), m_chunk.size());
    if (outcome.error)
        co_return false;
    m_buffer.append(m_chunk.data(), outcome.size);
    co_return true;
}

net::awaitable<Session::Next> Session::serveOne()
{
    m_next = Next::Continue;
    m_language = Language::Korean;
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(m_core.options.limits.headerBytes));
    parser.body_limit(m_core.options.limits.bodyBytes);

    m_deadline.start(m_core.options.limits.headerTimeoutSeconds * 1000);
    const bool hasHeader = co_await readHeader(parser);
    m_deadline.stop();
    if (!hasHeader)
        co_return m_next;

    if (!parser.keep_alive())
        m_next = Next::Close;
    const auto& message = parser.get();
    m_language = preferredLanguage(toString(message[beast::http::field::accept_language]));
    m_client = m_peer;
    if (!m_core.options.trustedProxies.empty()) {
        std::string forwarded;
        const auto range = message.equal_range("X-Forwarded-For");
        for (auto field = range.first; field != range.second; ++field)
            forwarded += (forwarded.empty() ? "" : ",") + toString(field->value());
        m_client = clientAddress(m_peer, forwarded, m_core.options.trustedProxies);
    }
    if (!m_core.rate.allow(m_client, monotonicMs())) {
        m_core.countRate();
        co_await refuse(base::refused("http.rate_limited"), parser.is_done() ? m_next : Next::Drain);
        co_return m_next;
    }
    if (const base::Status good = checkHeader(parser); !good) {
        co_await refuse(good.error(), Next::Drain);
        co_return m_next;
    }
    if (!parser.is_done()) {
        m_deadline.start(m_core.options.limits.bodyTimeoutSeconds * 1000);
        const bool hasBody = co_await readBody(parser);
        m_deadline.stop();
        if (!hasBody)
            co_return m_next;
    }
    auto request = std::make_shared<Request>();
    if (const base::Status filled = fill(*request, parser); !filled) {
        co_await refuse(filled.error(), m_next);
        co_return m_next;
    }
    co_await dispatch(std::move(request));
    co_return m_next;
}

net::awaitable<bool> Session::readHeader(Parser& parser)
{
    while (!parser.is_header_done()) {
        ErrorCode error;
        const std::size_t used = parser.put(net::buffer(m_buffer.data(), m_buffer.size()), error);
        m_buffer.erase(0, used);
        // The parser looks for the end of the head only within its limit; this bounds what is kept besides.
        if (error == beast::http::error::need_more
            && m_buffer.size() > m_core.options.limits.headerBytes + kReadBytes)
            error = beast::http::error::header_limit;
        if (error && error != beast::http::error::need_more) {
            co_await refuse(parseError(error), Next::Drain);
            co_return false;
        }
        if (parser.is_header_done())
            break;
        const bool isAlive = co_await readMore();
        if (!isAlive) {
            const bool isLate = m_deadline.hasPassed();
            m_next = Next::Close;
            if (isLate && !m_isForced)
                co_await refuse(base::refused("http.request_timeout"), Next::Close);
            co_return false;
        }
    }
    co_return true;
}

net::awaitable<bool> Session::readBody(Parser& parser)
{
    const std::string expect = toString(parser.get()[beast::http::field::expect]);
    if (!CaseLess()(expect, "100-continue") && !CaseLess()("100-continue", expect) && m_buffer.empty()) {
        const ErrorCode error = co_await m_wire->write("HTTP/1.1 100 Continue\r\n\r\n");
        if (error) {
            m_next = Next::Close;
            co_return false;
        }
    }
    parser.eager(true);
    while (!parser.is_done()) {
        if (!m_buffer.empty()) {
            ErrorCode error;
            const std::size_t used = parser.put(net::buffer(m_buffer.data(), m_buffer.size()), error);
            m_buffer.erase(0, used);
            if (error && error != beast::http::error::need_more) {
                co_await refuse(parseError(error), Next::Drain);
                co_return false;
            }
            if (parser.is_done())
                break;
        }
        const bool isAlive = co_await readMore();
        if (!isAlive) {
            const bool isLate = m_deadline.hasPassed();
            m_next = Next::Close;
            if (isLate && !m_isForced)
                co_await refuse(base::refused("http.request_timeout"), Next::Close);
            co_return false;
        }
    }
    co_return true;
}

base::Error Session::parseError(const ErrorCode& error) const
{
    if (error == beast::http::error::header_limit)
        return base::refused("http.header_too_large");
    if (error == beast::http::error::body_limit)
        return base::refused("http.body_too_large");
    return base::refused("http.malformed", {}, error.message());
}

base::Status Session::checkHeader(const Parser& parser) const
{
    const auto& message = parser.get();
    const auto hosts = message.count(beast::http::field::host);
    if (hosts > 1 || (hosts == 0 && message.version() >= 11))
        return base::refused("http.malformed", {}, "exactly one Host header is needed");
    return {};
}

base::Status Session::fill(Request& request, Parser& parser) const
{
    auto& message = parser.get();
    request.method = toString(message.method_string());
    request.target = toString(message.target());
    request.peer = m_client;
    for (const auto& field : message) {
        std::string name = toString(field.name_string());
        const std::string value = toString(field.value());
        const bool isCookie = field.name() == beast::http::field::cookie;
        auto [entry, isNew] = request.headers.try_emplace(std::move(name), value);
        if (!isNew)
            entry->second += (isCookie ? "; " : ", ") + value;
    }
    MARU_TRY(target, parseTarget(request.target));
    request.path = std::move(target.path);
    request.query = std::move(target.query);
    request.body = std::move(message.body());
    return {};
}

net::awaitable<void> Session::dispatch(std::shared_ptr<Request> request)
{
    std::string allowed;
    std::optional<Router::Match> match = m_core.router.match(request->method, request->path, allowed);
    if (!match) {
        Response response = problem(
            base::refused(allowed.empty() ? "http.not_found" : "http.method_not_allowed"), m_language);
        if (!allowed.empty())
            response.headers["Allow"] = allowed;
        co_await send(std::move(request), std::move(response));
        co_return;
    }
    request->parameters = std::move(match->parameters);
    if (match->stream) {
        co_await runStream(std::move(match->stream), std::move(request));
        co_return;
    }
    co_await answerLater(std::move(*match), std::move(request));
}

net::awaitable<void> Session::answerLater(Router::Match match, std::shared_ptr<Request> request)
{
    auto slot = std::make_shared<AnswerSlot>(m_waker);
    {
        Responder responder = makeResponder(slot, m_language);
        std::shared_ptr<const Request> shared = request;
        base::Logger& log = m_core.log;
        std::function<void()> job = [match = std::move(match), shared, responder, &log] {
            try {
                if (match.handler)
                    responder(match.handler(*shared));
                else
                    match.async(*shared, responder);
            } catch (const std::exception& exception) {
                log.error("http handler " + shared->method + ' ' + shared->path + ": " + exception.what());
            } catch (...) {
                log.error("http handler " + shared->method + ' ' + shared->path + ": unknown exception");
            }
        };
        if (!m_core.workers.run(std::move(job)))
            slot->answer(problem(base::failed("http.stopping"), m_language));
    }
    while (!slot->hasAnswer() && !m_isForced) {
        m_wake.expires_at(net::steady_timer::time_point::max());
        auto [error] = co_await m_wake.async_wait(kToken);
        static_cast<void>(error);
    }
    if (!slot->hasAnswer()) {
        m_next = Next::Close;
        co_return;
    }
    co_await send(std::move(request), slot->take());
}

net::awaitable<void> Session::runStream(StreamHandler handler, std::shared_ptr<Request> request)
{
    m_next = Next::Close;
    Response head = Response::text(200, {}, "text/event-stream");
    head.headers["Cache-Control"] = "no-store";
    head.headers["X-Accel-Buffering"] = "no";
    m_core.router.finish(*request, head);
    m_core.countStatus(200);
    const std::string text = responseHead(head, Connection::Close, -1);
    const bool isWritten = co_await writeAll(text);
    if (!isWritten || request->method == "HEAD")
        co_return;

    m_sink = std::make_shared<SinkState>(m_waker, m_core.options.limits.streamQueueBytes);
    {
        std::shared_ptr<const Request> shared = request;
        std::shared_ptr<EventSink> sink = makeSink(m_sink);
        base::Logger& log = m_core.log;
        std::function<void()> job = [handler = std::move(handler), shared, sink, &log] {
            try {
                handler(*shared, sink);
            } catch (const std::exception& exception) {
                log.error("http stream " + shared->path + ": " + exception.what());
            } catch (...) {
                log.error("http stream " + shared->path + ": unknown exception");
            }
        };
        m_core.workers.run(std::move(job));
    }
    while (!m_isForced) {
        const bool isOpen = m_sink->isOpen();
        std::string queued = m_sink->takeQueued();
        if (queued.empty() && (!isOpen || m_isStopping))
            break;
        if (queued.empty()) {
            m_wake.expires_after(std::chrono::seconds(kHeartbeatSeconds));
            auto [error] = co_await m_wake.async_wait(kToken);
            if (!error)
                queued = ": still here\n\n";
        }
        if (queued.empty())
            continue;
        const bool isSent = co_await writeAll(queued);
        if (!isSent)
            break;
    }
    m_sink->abort();
}

net::awaitable<void> Session::refuse(base::Error error, Next next)
{
    auto request = std::make_shared<Request>();
    request->peer = m_client;
    m_next = next;
    co_await send(std::move(request), problem(error, m_language));
}

net::awaitable<void> Session::send(std::shared_ptr<Request> request, Response response)
{
    if (response.status < 200 || response.status > 599) {
        m_core.log.error("http: handler answered with status " + std::to_string(response.status));
        response = problem(base::failed("http.internal"), m_language);
    }
    try {
        m_core.router.finish(*request, response);
    } catch (const std::exception& exception) {
        m_core.log.error(std::string("http hook: ") + exception.what());
        response = problem(base::failed("http.internal"), m_language);
    }
    if (m_isStopping || m_core.isStopping)
        m_next = m_next == Next::Continue ? Next::Close : m_next;
    m_core.countStatus(response.status);
    const Connection connection = m_next == Next::Continue ? Connection::KeepAlive : Connection::Close;
    std::string text = responseHead(response, connection, static_cast<std::int64_t>(response.body.size()));
    const bool withBody = request->method != "HEAD" && hasBody(response.status);
    // Small answers leave in one piece; large ones are not copied.
    if (withBody && response.body.size() <= kReadBytes) {
        text += response.body;
        response.body.clear();
    }
    bool isSent = co_await writeAll(text);
    if (isSent && withBody && !response.body.empty())
        isSent = co_await writeAll(response.body);
    if (!isSent)
        m_next = Next::Close;
}

net::awaitable<bool> Session::writeAll(std::string_view bytes)
{
    while (!bytes.empty()) {
        const std::string_view piece = bytes.substr(0, kWriteBytes);
        m_deadline.start(m_core.options.limits.bodyTimeoutSeconds * 1000);
        const ErrorCode error = co_await m_wire->write(piece);
        m_deadline.stop();
        if (error)
            co_return false;
        bytes.remove_prefix(piece.size());
    }
    co_return true;
}

net::awaitable<void> Session::drain()
{
    // Closing with unread bytes would send a reset, which can destroy the answer on its way (RFC 9112 §9.6).
    m_deadline.start(m_isStopping ? kFinishWhileStoppingMs : kDrainMs);
    std::size_t drained = 0;
    while (drained < kDrainBytes) {
        auto [error, count] =
            co_await m_wire->lowest().async_read_some(net::buffer(m_chunk.data(), m_chunk.size()), kToken);
        if (error)
            break;
        drained += count;
    }
}

} // namespace maru::http
