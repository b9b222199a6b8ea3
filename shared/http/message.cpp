// SPDX-License-Identifier: Apache-2.0
// Requests and responses as values: header names, percent-encoding, Accept-Language.
#include "shared/http/message.h"

#include <algorithm>
#include <cctype>

namespace maru::http {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool isUnreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
        || c == '_' || c == '~';
}

std::string_view trim(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// A qvalue (RFC 9110 §12.4.2) in thousandths; -1 for anything else.
int qualityOf(std::string_view text)
{
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1'))
        return -1;
    if (text.size() > 1 && text[1] != '.')
        return -1;
    int value = (text[0] - '0') * 1000;
    int unit = 100;
    for (const char c : text.substr(std::min<std::size_t>(2, text.size()))) {
        if (c < '0' || c > '9')
            return -1;
        value += (c - '0') * unit;
        unit /= 10;
    }
    return value <= 1000 ? value : -1;
}

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size()
        && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

/// "en", "EN-us"; not "eng".
bool isLanguage(std::string_view range, std::string_view language)
{
    if (range.size() < language.size() || !equalIgnoringCase(range.substr(0, language.size()), language))
        return false;
    return range.size() == language.size() || range[language.size()] == '-';
}

} // namespace

bool CaseLess::operator()(std::string_view a, std::string_view b) const
{
    return std::lexicographical_compare(
        a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) < lower(y); });
}

std::optional<std::string> Request::queryValue(std::string_view name) const
{
    for (const auto& entry : query) {
        if (entry.first == name)
            return entry.second;
    }
    return std::nullopt;
}

std::string Request::headerOr(std::string_view name, std::string_view fallback) const
{
    const auto found = headers.find(name);
    return found == headers.end() ? std::string(fallback) : found->second;
}

Response Response::json(int status, const base::Json& body)
{
    return text(status, base::canonical(body), "application/json");
}

Response Response::text(int status, std::string body, std::string_view type)
{
    Response response;
    response.status = status;
    response.headers["Content-Type"] = std::string(type);
    response.body = std::move(body);
    return response;
}

std::string encodeComponent(std::string_view text)
{
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        if (isUnreserved(c)) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += kDigits[static_cast<std::size_t>(byte >> 4)];
        encoded += kDigits[static_cast<std::size_t>(byte & 15)];
    }
    return encoded;
}

base::Result<std::string> decodeComponent(std::string_view text, bool plusIsSpace)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            const int high = i + 1 < text.size() ? hexDigit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return base::refused("http.encoding", {}, "bad percent escape");
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        } else if (text[i] == '+' && plusIsSpace) {
            decoded += ' ';
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

Language preferredLanguage(std::string_view acceptLanguage)
{
    int korean = -1;
    int english = -1;
    int any = -1;
    while (!acceptLanguage.empty()) {
        const std::size_t comma = acceptLanguage.find(',');
        std::string_view item = acceptLanguage.substr(0, comma);
        acceptLanguage =
            comma == std::string_view::npos ? std::string_view() : acceptLanguage.substr(comma + 1);

        int quality = 1000;
        if (const std::size_t semicolon = item.find(';'); semicolon != std::string_view::npos) {
            const std::string_view parameter = trim(item.substr(semicolon + 1));
            if (parameter.size() < 2 || lower(parameter[0]) != 'q' || parameter[1] != '=')
                continue;
            quality = qualityOf(trim(parameter.substr(2)));
            item = item.substr(0, semicolon);
        }
        item = trim(item);
        if (quality < 0)
            continue;
        if (isLanguage(item, "ko"))
            korean = std::max(korean, quality);
        else if (isLanguage(item, "en"))
            english = std::max(english, quality);
        else if (item == "*")
            any = std::max(any, quality);
    }
    if (korean < 0)
        korean = any;
    if (english < 0)
        english = any;
    return english > 0 && english > korean ? Language::English : Language::Korean;
}

} // namespace maru::http
