// SPDX-License-Identifier: Apache-2.0
// Hands answers and events over to the network threads.
#include "shared/http/waker.h"

#include "shared/http/event_stream.h"
#include "shared/http/problem_details.h"

#include <boost/asio/post.hpp>

namespace maru::http {

namespace {

class ResponderGuard {
public:
    ResponderGuard(std::shared_ptr<AnswerSlot> slot, Language language)
        : m_slot(std::move(slot)), m_language(language)
    {
    }
    ResponderGuard(const ResponderGuard&) = delete;
    ResponderGuard& operator=(const ResponderGuard&) = delete;
    ~ResponderGuard()
    {
        if (!m_slot->hasAnswer())
            m_slot->answer(problem(base::failed("http.internal", "dropped responder"), m_language));
    }
    void answer(Response response) { m_slot->answer(std::move(response)); }

private:
    std::shared_ptr<AnswerSlot> m_slot;
    Language m_language;
};

class SinkHandle final : public EventSink {
public:
    explicit SinkHandle(std::shared_ptr<SinkState> state) : m_state(std::move(state)) { }
    SinkHandle(const SinkHandle&) = delete;
    SinkHandle& operator=(const SinkHandle&) = delete;
    ~SinkHandle() override { m_state->close(); }
    bool send(std::string_view event, std::string_view id, std::string_view data) override
    {
        return m_state->send(event, id, data);
    }
    bool isOpen() const override { return m_state->isOpen(); }

private:
    std::shared_ptr<SinkState> m_state;
};

} // namespace

void Waker::wake()
{
    const std::lock_guard lock(m_mutex);
    if (m_timer == nullptr)
        return;
    boost::asio::post(m_timer->get_executor(), [self = shared_from_this()] {
        const std::lock_guard inner(self->m_mutex);
        if (self->m_timer != nullptr)
            self->m_timer->cancel();
    });
}

void Waker::detach()
{
    const std::lock_guard lock(m_mutex);
    m_timer = nullptr;
}

void AnswerSlot::answer(Response response)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isAnswered)
            return;
        m_isAnswered = true;
        m_response = std::move(response);
    }
    m_waker->wake();
}

bool AnswerSlot::hasAnswer() const
{
    const std::lock_guard lock(m_mutex);
    return m_isAnswered;
}

Response AnswerSlot::take()
{
    const std::lock_guard lock(m_mutex);
    MARU_ASSERT(m_response.has_value());
    Response response = std::move(*m_response);
    m_response.reset();
    return response;
}

Responder makeResponder(std::shared_ptr<AnswerSlot> slot, Language language)
{
    auto guard = std::make_shared<ResponderGuard>(std::move(slot), language);
    return [guard](Response response) { guard->answer(std::move(response)); };
}

bool SinkState::send(std::string_view event, std::string_view id, std::string_view data)
{
    bool isTaken = false;
    {
        const std::string text = formatEvent(event, id, data);
        const std::lock_guard lock(m_mutex);
        if (!m_isOpen)
            return false;
        if (m_queue.size() + text.size() > m_limit) {
            m_isOpen = false;
            m_queue.clear();
        } else {
            m_queue += text;
            isTaken = true;
        }
    }
    m_waker->wake();
    return isTaken;
}

bool SinkState::isOpen() const
{
    const std::lock_guard lock(m_mutex);
    return m_isOpen;
}

void SinkState::close()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isOpen)
            return;
        m_isOpen = false;
    }
    m_waker->wake();
}

void SinkState::abort()
{
    const std::lock_guard lock(m_mutex);
    m_isOpen = false;
    m_queue.clear();
}

std::string SinkState::takeQueued()
{
    const std::lock_guard lock(m_mutex);
    std::string taken;
    taken.swap(m_queue);
    return taken;
}

std::shared_ptr<EventSink> makeSink(std::shared_ptr<SinkState> state)
{
    return std::make_shared<SinkHandle>(std::move(state));
}

} // namespace maru::http
