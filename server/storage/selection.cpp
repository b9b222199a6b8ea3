// SPDX-License-Identifier: Apache-2.0
// Names, cursors and prefixes of selections.
#include "server/storage/selection.h"

#include <algorithm>

namespace maru::storage {

namespace {

constexpr std::size_t kMaxNameBytes = 64;
constexpr std::size_t kMaxLimit = 1000;
constexpr std::size_t kMaxCursorBytes = 4096;

base::Status checkMember(std::string_view member)
{
    if (member.empty() || isSafeName(member))
        return {};
    return base::refused("query.member", std::string(member.substr(0, kMaxNameBytes)));
}

} // namespace

bool isSafeName(std::string_view text)
{
    return !text.empty() && text.size() <= kMaxNameBytes && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

base::Status checkSelection(std::string_view domain, const domain::Selection& selection)
{
    if (!isSafeName(domain) || !isSafeName(selection.table))
        return base::refused("query.member", "table");
    for (const domain::Filter& filter : selection.filters) {
        MARU_CHECK(checkMember(filter.member));
        if (filter.value.isArray() || filter.value.isObject())
            return base::refused("query.member", filter.member, "only scalars can be compared");
    }
    for (const std::string& member : selection.searchMembers)
        MARU_CHECK(checkMember(member));
    for (const std::string& member : selection.searchStarts)
        MARU_CHECK(checkMember(member));
    MARU_CHECK(checkMember(selection.sort));
    if (selection.limit < 1 || selection.limit > kMaxLimit)
        return base::refused("query.limit", "limit");
    return {};
}

std::string encodeCursor(const Cursor& cursor)
{
    return base::toBase64Url(
        base::asBytes(base::canonical(base::Json::array({ cursor.sortValue, base::Json(cursor.key) }))));
}

base::Result<Cursor> decodeCursor(std::string_view text)
{
    const base::Error bad = base::refused("query.cursor", "after");
    if (text.size() > kMaxCursorBytes)
        return bad;
    const auto bytes = base::fromBase64Url(text);
    if (!bytes)
        return bad;
    const auto json = base::parseCanonicalJson(base::asText(*bytes));
    if (!json || !json->isArray() || json->asArray().size() != 2)
        return bad;
    const base::Json& value = json->asArray()[0];
    const base::Json& key = json->asArray()[1];
    if (!key.isString() || !(value.isNull() || value.isInteger() || value.isString()))
        return bad;
    return Cursor { value, key.asString() };
}

std::string lowerAscii(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + ('a' - 'A'));
    }
    return lower;
}

std::string prefixEnd(std::string_view prefix)
{
    std::string end(prefix);
    while (!end.empty() && static_cast<unsigned char>(end.back()) >= 0x7f)
        end.pop_back();
    if (!end.empty())
        end.back() = static_cast<char>(end.back() + 1);
    return end;
}

} // namespace maru::storage
