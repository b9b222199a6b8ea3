// SPDX-License-Identifier: Apache-2.0
// Parses base URLs.
#include "shared/http/url.h"

namespace maru::http {

namespace {

bool isHostCharacter(char c, bool inBrackets)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-'
        || c == '_')
        return true;
    return inBrackets && c == ':';
}

} // namespace

base::Result<BaseUrl> parseBaseUrl(std::string_view text)
{
    const base::Error refusal = base::refused("http.url", {}, "want https://host:port");
    BaseUrl url;
    if (text.starts_with("https://")) {
        text.remove_prefix(8);
    } else if (text.starts_with("http://")) {
        text.remove_prefix(7);
        url.isTls = false;
    } else {
        return refusal;
    }
    if (text.ends_with('/'))
        text.remove_suffix(1);
    url.authority = std::string(text);
    std::string_view port;
    bool hasPort = false;
    const bool inBrackets = text.starts_with('[');
    if (inBrackets) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos)
            return refusal;
        url.host = std::string(text.substr(1, end - 1));
        text.remove_prefix(end + 1);
        if (!text.empty() && text.front() != ':')
            return refusal;
        hasPort = !text.empty();
        port = hasPort ? text.substr(1) : text;
    } else {
        const std::size_t colon = text.find(':');
        url.host = std::string(text.substr(0, colon));
        hasPort = colon != std::string_view::npos;
        port = hasPort ? text.substr(colon + 1) : std::string_view();
    }
    if (url.host.empty() || url.host.size() > 253)
        return refusal;
    for (const char c : url.host) {
        if (!isHostCharacter(c, inBrackets))
            return refusal;
    }
    if (!hasPort) {
        url.port = url.isTls ? "443" : "80";
        return url;
    }
    int number = 0;
    for (const char c : port) {
        if (c < '0' || c > '9' || number > 65'535)
            return refusal;
        number = number * 10 + (c - '0');
    }
    if (port.empty() || number < 1 || number > 65'535)
        return refusal;
    url.port = std::to_string(number);
    return url;
}

} // namespace maru::http
