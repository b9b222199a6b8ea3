// SPDX-License-Identifier: Apache-2.0
// How other threads reach a session's coroutine: answers and event sinks. Private to shared/http.
#pragma once

#include "shared/http/server.h"

#include <boost/asio/steady_timer.hpp>

#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace maru::http {

/// Wakes the coroutine that waits on the timer. wake() and detach() are safe from any thread; after detach()
/// nothing reaches the network threads.
class Waker : public std::enable_shared_from_this<Waker> {
public:
    explicit Waker(boost::asio::steady_timer& timer) : m_timer(&timer) { }
    void wake();
    void detach();

private:
    std::mutex m_mutex; ///< guards m_timer, and that its executor lives
    boost::asio::steady_timer* m_timer;
};

/// One answer, given once from any thread; the first counts.
class AnswerSlot {
public:
    explicit AnswerSlot(std::shared_ptr<Waker> waker) : m_waker(std::move(waker)) { }
    void answer(Response response);
    bool hasAnswer() const;
    Response take();

private:
    std::shared_ptr<Waker> m_waker;
    mutable std::mutex m_mutex; ///< guards the two below
    std::optional<Response> m_response;
    bool m_isAnswered = false;
};

/// Answers the slot with 500 when the last copy is dropped unanswered.
Responder makeResponder(std::shared_ptr<AnswerSlot> slot, Language language);

/// The queue of an event stream.
class SinkState {
public:
    SinkState(std::shared_ptr<Waker> waker, std::size_t limitBytes)
        : m_waker(std::move(waker)), m_limit(limitBytes)
    {
    }
    bool send(std::string_view event, std::string_view id, std::string_view data);
    bool isOpen() const;
    /// What is queued is still written; nothing more is taken.
    void close();
    /// Drops the queue as well.
    void abort();
    std::string takeQueued();

private:
    std::shared_ptr<Waker> m_waker;
    const std::size_t m_limit;
    mutable std::mutex m_mutex; ///< guards the two below
    std::string m_queue;
    bool m_isOpen = true;
};

/// The handler's handle: the stream closes when the last copy is dropped.
std::shared_ptr<EventSink> makeSink(std::shared_ptr<SinkState> state);

} // namespace maru::http
