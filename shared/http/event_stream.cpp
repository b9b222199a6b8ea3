// SPDX-License-Identifier: Apache-2.0
// Writes and reads Server-Sent Events.
#include "shared/http/event_stream.h"

namespace maru::http {

namespace {

void appendField(std::string& out, std::string_view name, std::string_view value)
{
    out += name;
    out += ": ";
    for (const char c : value) {
        if (c != '\n' && c != '\r' && c != '\0')
            out += c;
    }
    out += '\n';
}

} // namespace

std::string formatEvent(std::string_view event, std::string_view id, std::string_view data)
{
    std::string out;
    out.reserve(data.size() + event.size() + id.size() + 32);
    if (!event.empty())
        appendField(out, "event", event);
    if (!id.empty())
        appendField(out, "id", id);
    while (true) {
        const std::size_t end = data.find('\n');
        appendField(out, "data", data.substr(0, end));
        if (end == std::string_view::npos)
            break;
        data.remove_prefix(end + 1);
    }
    out += '\n';
    return out;
}

base::Status EventParser::feed(std::string_view bytes, const std::function<bool(const StreamEvent&)>& onEvent)
{
    for (const char c : bytes) {
        if (m_sawReturn && c == '\n') {
            m_sawReturn = false;
            continue;
        }
        m_sawReturn = c == '\r';
        if (c != '\n' && c != '\r') {
            m_line += c;
            if (m_line.size() + m_data.size() > m_limit)
                return base::refused("http.too_large", {}, "event longer than the limit");
            continue;
        }
        if (m_isFirstByte && m_line.starts_with("\xEF\xBB\xBF"))
            m_line.erase(0, 3);
        m_isFirstByte = false;
        if (!m_line.empty()) {
            const std::string line = std::move(m_line);
            m_line.clear();
            onLine(line);
            continue;
        }
        if (m_hasData) {
            m_data.pop_back();
            const StreamEvent event { m_type.empty() ? "message" : m_type, m_lastId, std::move(m_data) };
            m_data.clear();
            m_type.clear();
            m_hasData = false;
            if (!onEvent(event))
                return {};
        }
        m_type.clear();
    }
    return {};
}

void EventParser::onLine(std::string_view line)
{
    const std::size_t colon = line.find(':');
    if (colon == 0)
        return; // comment
    const std::string_view name = line.substr(0, colon);
    std::string_view value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
    if (value.starts_with(' '))
        value.remove_prefix(1);
    if (name == "event") {
        m_type = std::string(value);
    } else if (name == "data") {
        m_data += value;
        m_data += '\n';
        m_hasData = true;
    } else if (name == "id" && value.find('\0') == std::string_view::npos) {
        m_lastId = std::string(value);
    }
}

} // namespace maru::http
