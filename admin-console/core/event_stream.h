// SPDX-License-Identifier: Apache-2.0
// Reader of Server-Sent Events (WHATWG HTML §9.2), fed with bytes as they come.
#pragma once

#include <QByteArray>

#include <functional>

namespace maru::console {

struct ServerEvent {
    QByteArray type; ///< "message" unless said
    QByteArray id;
    QByteArray data;
};

/// Bytes may be cut anywhere. An event longer than the limit is dropped whole.
class EventStreamReader {
public:
    using Sink = std::function<void(const ServerEvent&)>;
    explicit EventStreamReader(Sink sink);

    void feed(const QByteArray& bytes);
    void reset();
    /// Id of the last complete event, to resume after.
    const QByteArray& lastId() const { return m_lastId; }

private:
    void line(const QByteArray& text);

    static constexpr qsizetype kLimitBytes = 8 << 20;
    Sink m_sink;
    QByteArray m_buffer;
    ServerEvent m_event;
    QByteArray m_lastId;
    bool m_hasData = false;
};

} // namespace maru::console
