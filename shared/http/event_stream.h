// SPDX-License-Identifier: Apache-2.0
// Server-Sent Events as text, both ways (WHATWG HTML §9.2.5-9.2.6).
#pragma once

#include "shared/base/result.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace maru::http {

struct StreamEvent {
    std::string type; ///< "message" when the stream names none
    std::string id; ///< the last id seen so far
    std::string data; ///< lines joined by "\n"
};

/// One event with its blank line. Line ends in `event` and `id` are dropped; data is split into lines.
std::string formatEvent(std::string_view event, std::string_view id, std::string_view data);

/// Takes a stream's bytes in pieces of any size. One stream, one thread.
class EventParser {
public:
    explicit EventParser(std::size_t eventLimitBytes = 4u << 20) : m_limit(eventLimitBytes) { }
    /// Calls `onEvent` for each event that is complete; events without data are dropped, as the standard says.
    /// Refused `http.too_large` for a longer event: stop reading then. False from `onEvent` ends the call early.
    base::Status feed(std::string_view bytes, const std::function<bool(const StreamEvent&)>& onEvent);
    const std::string& lastId() const { return m_lastId; }

private:
    void onLine(std::string_view line);

    std::size_t m_limit;
    std::string m_line;
    std::string m_type;
    std::string m_data;
    std::string m_lastId;
    bool m_hasData = false;
    bool m_sawReturn = false;
    bool m_isFirstByte = true;
};

} // namespace maru::http
