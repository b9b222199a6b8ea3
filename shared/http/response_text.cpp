// SPDX-License-Identifier: Apache-2.0
// Response heads as bytes.
#include "shared/http/response_text.h"

#include <array>
#include <chrono>
#include <ctime>

namespace maru::http {

namespace {

std::string_view reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 206:
        return "Partial Content";
    case 301:
        return "Moved Permanently";
    case 302:
        return "Found";
    case 303:
        return "See Other";
    case 304:
        return "Not Modified";
    case 307:
        return "Temporary Redirect";
    case 308:
        return "Permanent Redirect";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 422:
        return "Unprocessable Content";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "";
    }
}

bool isClean(std::string_view text)
{
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && byte != '\t') || byte == 0x7F)
            return false;
    }
    return true;
}

bool isToken(std::string_view name)
{
    static constexpr std::string_view kOthers = "!#$%&'*+-.^_`|~";
    for (const char c : name) {
        const bool isAlphanumeric =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!isAlphanumeric && kOthers.find(c) == std::string_view::npos)
            return false;
    }
    return !name.empty();
}

std::string twoDigits(int value)
{
    return { static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10) };
}

} // namespace

bool hasBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

std::string httpDate(std::int64_t unixSeconds)
{
    static constexpr std::array<std::string_view, 7> kDays { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri",
        "Sat" };
    static constexpr std::array<std::string_view, 12> kMonths { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    namespace chrono = std::chrono;
    const chrono::sys_seconds time { chrono::seconds(unixSeconds) };
    const auto day = chrono::floor<chrono::days>(time);
    const chrono::year_month_day date { day };
    const chrono::hh_mm_ss clock { time - day };
    std::string text(kDays[chrono::weekday(day).c_encoding()]);
    text += ", " + twoDigits(static_cast<int>(static_cast<unsigned>(date.day()))) + ' ';
    text += kMonths[static_cast<unsigned>(date.month()) - 1];
    text += ' ' + std::to_string(static_cast<int>(date.year())) + ' ';
    text += twoDigits(static_cast<int>(clock.hours().count())) + ':';
    text += twoDigits(static_cast<int>(clock.minutes().count())) + ':';
    text += twoDigits(static_cast<int>(clock.seconds().count())) + " GMT";
    return text;
}

std::string responseHead(const Response& response, Connection connection, std::int64_t contentLength)
{
    std::string head = "HTTP/1.1 " + std::to_string(response.status) + ' ';
    head += reasonOf(response.status);
    head += "\r\n";
    for (const auto& header : response.headers) {
        const bool isOurs =
            !CaseLess()(header.first, "Content-Length") && !CaseLess()("Content-Length", header.first);
        if (isOurs || !isToken(header.first) || !isClean(header.second))
            continue;
        head += header.first + ": " + header.second + "\r\n";
    }
    if (response.headers.find("Date") == response.headers.end()) {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        head += "Date: " + httpDate(std::chrono::duration_cast<std::chrono::seconds>(now).count()) + "\r\n";
    }
    if (contentLength >= 0 && hasBody(response.status))
        head += "Content-Length: " + std::to_string(contentLength) + "\r\n";
    head +=
        connection == Connection::KeepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return head;
}

} // namespace maru::http
