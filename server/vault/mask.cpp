// SPDX-License-Identifier: Apache-2.0
// What is shown of personal data before somebody has given a reason to see it.
#include "server/vault/vault.h"

#include <algorithm>

namespace maru::vault {

namespace {

constexpr std::size_t kMostStars = 6;
constexpr std::size_t kShortText = 4; ///< code points: names
constexpr std::size_t kDidShown = 12;
constexpr std::size_t kLeastNumberDigits = 5;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::vector<std::string_view> codePoints(std::string_view text)
{
    std::vector<std::string_view> points;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
            ++end;
        points.push_back(text.substr(at, end - at));
        at = end;
    }
    return points;
}

std::string stars(std::size_t count)
{
    return std::string(count, '*');
}

/// Groups of digits with dashes between: telephone numbers, registration numbers, accounts.
std::string maskedGroups(std::string_view text)
{
    std::vector<std::string_view> groups;
    std::size_t at = 0;
    while (true) {
        const std::size_t dash = text.find('-', at);
        groups.push_back(text.substr(at, dash == text.npos ? text.npos : dash - at));
        if (dash == text.npos)
            break;
        at = dash + 1;
    }
    std::string masked(groups.front());
    for (std::size_t i = 1; i < groups.size(); ++i) {
        const bool isShown = groups.size() > 2 && i + 1 == groups.size();
        masked += '-';
        masked += isShown ? std::string(groups[i]) : stars(groups[i].size());
    }
    return masked;
}

} // namespace

std::string maskedText(std::string_view text)
{
    if (text.empty())
        return {};
    if (text.starts_with("did:"))
        return std::string(text.substr(0, kDidShown)) + "***";
    const std::vector<std::string_view> points = codePoints(text);
    if (const std::size_t at = text.find('@'); at != text.npos && at > 0)
        return std::string(points.front()) + "***" + std::string(text.substr(at));
    const auto digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), isDigit));
    const bool hasOnlyNumber =
        std::all_of(text.begin(), text.end(), [](char c) { return isDigit(c) || c == '-'; });
    if (hasOnlyNumber && digits >= kLeastNumberDigits) {
        if (text.find('-') != text.npos)
            return maskedGroups(text);
        return stars(text.size() - 2) + std::string(text.substr(text.size() - 2));
    }
    if (points.size() == 1)
        return "*";
    if (points.size() == 2)
        return std::string(points.front()) + "*";
    if (points.size() <= kShortText)
        return std::string(points.front()) + stars(points.size() - 2) + std::string(points.back());
    return std::string(points[0]) + std::string(points[1]) + stars(std::min(points.size() - 2, kMostStars));
}

base::Json maskedJson(const base::Json& data)
{
    if (data.isString())
        return maskedText(data.asString());
    if (data.isInteger())
        return "***";
    if (data.isArray()) {
        base::Json list = base::Json::array();
        for (const base::Json& item : data.asArray())
            list.push(maskedJson(item));
        return list;
    }
    if (data.isObject()) {
        base::Json masked = base::Json::object();
        for (const auto& [name, value] : data.asObject())
            masked.set(name, maskedJson(value));
        return masked;
    }
    return data;
}

} // namespace maru::vault
