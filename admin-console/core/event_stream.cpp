// SPDX-License-Identifier: Apache-2.0
// The line grammar of Server-Sent Events.
#include "admin-console/core/event_stream.h"

#include <utility>

namespace maru::console {

EventStreamReader::EventStreamReader(Sink sink) : m_sink(std::move(sink)) { }

void EventStreamReader::reset()
{
    m_buffer.clear();
    m_event = {};
    m_hasData = false;
}

void EventStreamReader::feed(const QByteArray& bytes)
{
    m_buffer += bytes;
    qsizetype start = 0;
    for (qsizetype end = m_buffer.indexOf('\n', start); end >= 0; end = m_buffer.indexOf('\n', start)) {
        QByteArray text = m_buffer.mid(start, end - start);
        if (text.endsWith('\r'))
            text.chop(1);
        start = end + 1;
        line(text);
    }
    m_buffer.remove(0, start);
    if (m_buffer.size() > kLimitBytes)
        m_buffer.clear();
}

void EventStreamReader::line(const QByteArray& text)
{
    if (text.isEmpty()) {
        if (m_hasData) {
            if (m_event.type.isEmpty())
                m_event.type = "message";
            if (!m_event.id.isEmpty())
                m_lastId = m_event.id;
            m_sink(m_event);
        }
        m_event = {};
        m_hasData = false;
        return;
    }
    if (text.startsWith(':'))
        return;
    const qsizetype colon = text.indexOf(':');
    const QByteArray name = colon < 0 ? text : text.left(colon);
    QByteArray value = colon < 0 ? QByteArray() : text.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (name == "event") {
        m_event.type = value;
    } else if (name == "id") {
        m_event.id = value;
    } else if (name == "data" && m_event.data.size() + value.size() <= kLimitBytes) {
        if (m_hasData)
            m_event.data += '\n';
        m_event.data += value;
        m_hasData = true;
    }
}

} // namespace maru::console
