// SPDX-License-Identifier: Apache-2.0
// The JSON value itself: access, change, order of members, and the readers for decoders.
#include "shared/base/json.h"

#include <algorithm>

namespace maru::base {
namespace {

// In UTF-8 order and in UTF-16 order characters compare alike, but for one case: U+E000..U+FFFF (lead bytes 0xEE and
// 0xEF) come after the surrogate pairs of U+10000 and above (lead bytes 0xF0..0xF4).
unsigned utf16Rank(unsigned char byte)
{
    return byte == 0xEE || byte == 0xEF ? byte + 0x10u : byte;
}

std::string pathOf(std::string_view prefix, std::string_view key)
{
    std::string path(prefix);
    path += key;
    return path;
}

Result<const Json*> member(const Json& object, std::string_view key, std::string_view prefix)
{
    if (!object.isObject()) {
        std::string path(prefix);
        if (!path.empty() && path.back() == '.')
            path.pop_back();
        return refused("json.type", std::move(path), "object expected");
    }
    const Json* found = object.find(key);
    if (found == nullptr)
        return refused("json.missing", pathOf(prefix, key));
    return found;
}

Error wrongType(std::string_view prefix, std::string_view key, const char* expected)
{
    return refused("json.type", pathOf(prefix, key), std::string(expected) + " expected");
}

} // namespace

bool Utf16Less::operator()(std::string_view a, std::string_view b) const
{
    const std::size_t common = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < common; ++i) {
        if (a[i] != b[i])
            return utf16Rank(static_cast<unsigned char>(a[i])) < utf16Rank(static_cast<unsigned char>(b[i]));
    }
    return a.size() < b.size();
}

Json Json::object(std::initializer_list<std::pair<const std::string, Json>> members)
{
    Object object;
    for (const auto& [key, value] : members)
        object.insert_or_assign(key, value);
    return Json(std::move(object));
}

Json Json::array(std::initializer_list<Json> items)
{
    return Json(Array(items));
}

bool Json::asBoolean() const
{
    MARU_ASSERT(isBoolean());
    return *std::get_if<bool>(&m_value);
}

std::int64_t Json::asInteger() const
{
    MARU_ASSERT(isInteger());
    return *std::get_if<std::int64_t>(&m_value);
}

const std::string& Json::asString() const
{
    MARU_ASSERT(isString());
    return *std::get_if<std::string>(&m_value);
}

const Json::Array& Json::asArray() const
{
    MARU_ASSERT(isArray());
    return *std::get_if<Array>(&m_value);
}

Json::Array& Json::asArray()
{
    MARU_ASSERT(isArray());
    return *std::get_if<Array>(&m_value);
}

const Json::Object& Json::asObject() const
{
    MARU_ASSERT(isObject());
    return *std::get_if<Object>(&m_value);
}

Json::Object& Json::asObject()
{
    MARU_ASSERT(isObject());
    return *std::get_if<Object>(&m_value);
}

const Json* Json::find(std::string_view key) const
{
    const Object* object = std::get_if<Object>(&m_value);
    if (object == nullptr)
        return nullptr;
    const auto found = object->find(key);
    return found == object->end() ? nullptr : &found->second;
}

const Json& Json::at(std::string_view key) const
{
    const Json* found = find(key);
    MARU_ASSERT(found != nullptr);
    return *found;
}

Json& Json::set(std::string key, Json value)
{
    if (isNull())
        m_value.emplace<Object>();
    asObject().insert_or_assign(std::move(key), std::move(value));
    return *this;
}

void Json::remove(std::string_view key)
{
    Object& object = asObject();
    const auto found = object.find(key);
    if (found != object.end())
        object.erase(found);
}

Json& Json::push(Json value)
{
    if (isNull())
        m_value.emplace<Array>();
    asArray().push_back(std::move(value));
    return *this;
}

std::int64_t Json::integerOr(std::string_view key, std::int64_t fallback) const
{
    const Json* found = find(key);
    return found != nullptr && found->isInteger() ? found->asInteger() : fallback;
}

std::string Json::stringOr(std::string_view key, std::string_view fallback) const
{
    const Json* found = find(key);
    return found != nullptr && found->isString() ? found->asString() : std::string(fallback);
}

bool Json::booleanOr(std::string_view key, bool fallback) const
{
    const Json* found = find(key);
    return found != nullptr && found->isBoolean() ? found->asBoolean() : fallback;
}

Result<std::int64_t> readInteger(const Json& object, std::string_view key, std::string_view prefix)
{
    MARU_TRY(found, member(object, key, prefix));
    if (!found->isInteger())
        return wrongType(prefix, key, "integer");
    return found->asInteger();
}

Result<std::string> readString(const Json& object, std::string_view key, std::string_view prefix)
{
    MARU_TRY(found, member(object, key, prefix));
    if (!found->isString())
        return wrongType(prefix, key, "string");
    return found->asString();
}

Result<bool> readBoolean(const Json& object, std::string_view key, std::string_view prefix)
{
    MARU_TRY(found, member(object, key, prefix));
    if (!found->isBoolean())
        return wrongType(prefix, key, "boolean");
    return found->asBoolean();
}

Result<Hash256> readHash(const Json& object, std::string_view key, std::string_view prefix)
{
    MARU_TRY(found, member(object, key, prefix));
    if (!found->isString())
        return wrongType(prefix, key, "hash");
    auto hash = Hash256::fromHex(found->asString());
    if (!hash)
        return wrongType(prefix, key, "hash");
    return hash;
}

Result<Bytes> readBytes(const Json& object, std::string_view key, std::string_view prefix)
{
    MARU_TRY(found, member(object, key, prefix));
    if (!found->isString())
        return wrongType(prefix, key, "base64url");
    auto bytes = fromBase64Url(found->asString());
    if (!bytes)
        return wrongType(prefix, key, "base64url");
    return bytes;
}

Result<Json::Array> readArray(const Json& object, std::string_view key, std::string_view prefix)
{
    MARU_TRY(found, member(object, key, prefix));
    if (!found->isArray())
        return wrongType(prefix, key, "array");
    return found->asArray();
}

Result<Json> readObject(const Json& object, std::string_view key, std::string_view prefix)
{
    MARU_TRY(found, member(object, key, prefix));
    if (!found->isObject())
        return wrongType(prefix, key, "object");
    return Json(*found);
}

Status onlyMembers(const Json& object, std::initializer_list<std::string_view> known, std::string_view prefix)
{
    if (!object.isObject()) {
        std::string path(prefix);
        if (!path.empty() && path.back() == '.')
            path.pop_back();
        return refused("json.type", std::move(path), "object expected");
    }
    for (const auto& [key, value] : object.asObject()) {
        if (std::find(known.begin(), known.end(), std::string_view(key)) == known.end())
            return refused("json.unknown_field", pathOf(prefix, key));
    }
    return {};
}

} // namespace maru::base
