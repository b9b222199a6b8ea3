// SPDX-License-Identifier: Apache-2.0
// Splits, decodes and checks request targets.
#include "shared/http/target.h"

#include "shared/http/message.h"

#include <cstdint>

namespace maru::http {

namespace {

bool isContinuation(unsigned char byte)
{
    return (byte & 0xC0u) == 0x80u;
}

/// Length of the well-formed UTF-8 sequence at `i` (Unicode 15 table 3-7), or 0.
std::size_t sequenceAt(std::string_view text, std::size_t i)
{
    const auto byte = [&](std::size_t k) {
        return k < text.size() ? static_cast<unsigned char>(text[k]) : static_cast<unsigned char>(0);
    };
    const unsigned char first = byte(i);
    const unsigned char second = byte(i + 1);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return isContinuation(second) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool inRange = (first != 0xE0 || second >= 0xA0) && (first != 0xED || second <= 0x9F);
        return inRange && isContinuation(second) && isContinuation(byte(i + 2)) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool inRange = (first != 0xF0 || second >= 0x90) && (first != 0xF4 || second <= 0x8F);
        return inRange && isContinuation(second) && isContinuation(byte(i + 2)) && isContinuation(byte(i + 3))
            ? 4
            : 0;
    }
    return 0;
}

base::Result<std::string> decodeText(std::string_view raw, bool plusIsSpace)
{
    MARU_TRY(text, decodeComponent(raw, plusIsSpace));
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequenceAt(text, i);
        if (length == 0)
            return base::refused("http.encoding", {}, "not UTF-8");
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20 || byte == 0x7F)
            return base::refused("http.target", {}, "control character");
        i += length;
    }
    return text;
}

bool hasDotSegment(std::string_view path)
{
    std::size_t start = 0;
    while (start <= path.size()) {
        std::size_t end = path.find('/', start);
        if (end == std::string_view::npos)
            end = path.size();
        const std::string_view segment = path.substr(start, end - start);
        if (segment == "." || segment == "..")
            return true;
        start = end + 1;
    }
    return false;
}

} // namespace

base::Result<Target> parseTarget(std::string_view target)
{
    for (const std::string_view scheme : { std::string_view("http://"), std::string_view("https://") }) {
        if (!target.starts_with(scheme))
            continue;
        const std::size_t end = target.find_first_of("/?", scheme.size());
        if (end == std::string_view::npos || target[end] == '?')
            return base::refused("http.target", {}, "absolute form without a path");
        target.remove_prefix(end);
        break;
    }
    if (const std::size_t fragment = target.find('#'); fragment != std::string_view::npos)
        target = target.substr(0, fragment);
    if (target.empty() || target.front() != '/')
        return base::refused("http.target", {}, "no path");

    const std::size_t question = target.find('?');
    MARU_TRY(path, decodeText(target.substr(0, question), /*plusIsSpace=*/false));
    if (hasDotSegment(path))
        return base::refused("http.target", {}, "dot segment");
    Target parsed;
    parsed.path = std::move(path);
    std::string_view rest =
        question == std::string_view::npos ? std::string_view() : target.substr(question + 1);
    while (!rest.empty()) {
        const std::size_t ampersand = rest.find('&');
        const std::string_view pair = rest.substr(0, ampersand);
        rest = ampersand == std::string_view::npos ? std::string_view() : rest.substr(ampersand + 1);
        if (pair.empty())
            continue;
        if (parsed.query.size() == kMaxQueryParameters)
            return base::refused("http.target", {}, "too many query parameters");
        const std::size_t equals = pair.find('=');
        MARU_TRY(name, decodeText(pair.substr(0, equals), /*plusIsSpace=*/true));
        std::string value;
        if (equals != std::string_view::npos) {
            MARU_TRY(decoded, decodeText(pair.substr(equals + 1), /*plusIsSpace=*/true));
            value = std::move(decoded);
        }
        parsed.query.emplace_back(std::move(name), std::move(value));
    }
    return parsed;
}

} // namespace maru::http
