// SPDX-License-Identifier: Apache-2.0
// Forms and origins.
#include "shared/identity/form.h"

#include <algorithm>

namespace maru::vc {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::optional<std::string> unescaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            out.push_back(' ');
        } else if (text[i] == '%') {
            if (i + 2 >= text.size() || hexValue(text[i + 1]) < 0 || hexValue(text[i + 2]) < 0)
                return std::nullopt;
            out.push_back(static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2])));
            i += 2;
        } else {
            out.push_back(text[i]);
        }
    }
    return out;
}

bool isHostText(std::string_view host)
{
    if (host.empty())
        return false;
    if (host.front() == '[')
        return host.size() > 2 && host.back() == ']'
            && host.find_first_not_of("0123456789abcdefABCDEF:.", 1) == host.size() - 1;
    return std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.'
            || c == '-';
    });
}

} // namespace

base::Result<FormFields> parseForm(std::string_view text)
{
    FormFields fields;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('&'), text.size());
        const std::string_view pair = text.substr(0, end);
        text = text.substr(std::min(end + 1, text.size()));
        if (pair.empty())
            continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const auto name = unescaped(pair.substr(0, equals));
        const auto value = unescaped(pair.substr(std::min(equals + 1, pair.size())));
        if (!name || !value)
            return base::refused("vc.form", {}, "broken escape");
        if (fieldOf(fields, *name) != nullptr)
            return base::refused("vc.form", *name, "occurs twice");
        if (fields.size() >= 64)
            return base::refused("vc.form", {}, "too many fields");
        fields.emplace_back(*name, *value);
    }
    return fields;
}

std::string formText(const FormFields& fields)
{
    std::string text;
    for (const auto& [name, value] : fields)
        text += (text.empty() ? "" : "&") + escaped(name) + "=" + escaped(value);
    return text;
}

const std::string* fieldOf(const FormFields& fields, std::string_view name)
{
    for (const auto& field : fields) {
        if (field.first == name)
            return &field.second;
    }
    return nullptr;
}

std::string escaped(std::string_view text)
{
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '-' || c == '.' || c == '_' || c == '~';
        if (isPlain) {
            out.push_back(c);
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out.push_back('%');
        out.push_back(kHex[byte >> 4]);
        out.push_back(kHex[byte & 0x0fU]);
    }
    return out;
}

std::optional<std::string> originOf(std::string_view url)
{
    const bool isPlain = url.substr(0, 7) == "http://";
    if (!isPlain && url.substr(0, 8) != "https://")
        return std::nullopt;
    if (url.size() > 2048
        || std::any_of(url.begin(), url.end(), [](char c) { return c <= ' ' || c == '\x7f' || c == '\\'; }))
        return std::nullopt;
    const std::size_t begin = isPlain ? 7 : 8;
    const std::size_t end = std::min(url.find_first_of("/?#", begin), url.size());
    std::string_view host = url.substr(begin, end - begin);
    const std::size_t colon = host.rfind(':');
    if (colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos) {
        const std::string_view port = host.substr(colon + 1);
        if (port.empty() || port.size() > 5
            || !std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return std::nullopt;
        host = host.substr(0, colon);
    }
    if (!isHostText(host))
        return std::nullopt;
    if (isPlain && host != "localhost" && host != "127.0.0.1" && host != "[::1]")
        return std::nullopt;
    return std::string(url.substr(0, end));
}

} // namespace maru::vc
