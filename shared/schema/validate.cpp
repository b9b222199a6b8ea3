// SPDX-License-Identifier: Apache-2.0
// Validation of payloads: structure, types, bounds, and the characters that a text may hold.
#include "shared/base/calendar.h"
#include "shared/schema/schema.h"

#include <algorithm>

namespace maru::schema {
namespace {

using base::Json;
using base::Status;

Status wrong(std::string_view code, std::string_view path, std::string detail = {})
{
    return base::refused(code, std::string(path), std::move(detail));
}

Status checkBounds(const Field& field, std::int64_t measure, std::string_view path,
    std::string_view belowCode, std::string_view aboveCode)
{
    if (field.minimum && measure < *field.minimum)
        return wrong(belowCode, path, "least is " + std::to_string(*field.minimum));
    if (field.maximum && measure > *field.maximum)
        return wrong(aboveCode, path, "most is " + std::to_string(*field.maximum));
    return {};
}

Status checkLength(const Field& field, std::size_t size, std::string_view path)
{
    return checkBounds(field, static_cast<std::int64_t>(size), path, "schema.too_short", "schema.too_long");
}

/// Code point that starts at `at` of valid UTF-8; moves `at` behind it.
std::uint32_t nextCodePoint(std::string_view text, std::size_t& at)
{
    const auto lead = static_cast<unsigned char>(text[at++]);
    if (lead < 0x80)
        return lead;
    std::uint32_t point = lead >= 0xF0 ? lead & 0x07u : lead >= 0xE0 ? lead & 0x0Fu : lead & 0x1Fu;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u)
        point = point << 6 | (static_cast<unsigned char>(text[at++]) & 0x3Fu);
    return point;
}

/// Controls (C0, DEL, C1) and the bidirectional overrides that make a text read differently from what it says
/// (Unicode TR36 §2.4).
bool isForbidden(std::uint32_t point, bool severalLines)
{
    if (severalLines && (point == '\n' || point == '\t'))
        return false;
    return point < 0x20 || (point >= 0x7F && point <= 0x9F) || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069);
}

Status checkText(const Field& field, const std::string& text, std::string_view path, bool severalLines)
{
    std::size_t points = 0;
    for (std::size_t at = 0; at < text.size(); ++points) {
        if (isForbidden(nextCodePoint(text, at), severalLines))
            return wrong("schema.format", path, "forbidden control character");
    }
    return checkLength(field, points, path);
}

/// The shape only, so that this room needs no cryptography; a key that is no point fails when it is used.
bool looksLikeDid(std::string_view text)
{
    constexpr std::string_view kPrefix = "did:key:z6Mk";
    constexpr std::string_view kBase58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    return text.size() == 56 && text.substr(0, kPrefix.size()) == kPrefix
        && text.find_first_not_of(kBase58, kPrefix.size()) == std::string_view::npos;
}

Status checkMembers(const std::vector<Field>& fields, const Json& object, std::string_view prefix)
{
    for (const auto& [key, value] : object.asObject()) {
        const auto named = [&name = key](const Field& field) { return field.name == name; };
        if (std::none_of(fields.begin(), fields.end(), named))
            return wrong("schema.unknown_field", std::string(prefix) + key);
    }
    for (const Field& field : fields) {
        const Json* value = object.find(field.name);
        if (value == nullptr) {
            if (field.required)
                return wrong("schema.missing", std::string(prefix) + field.name);
            continue;
        }
        MARU_CHECK(validateField(field, *value, std::string(prefix) + field.name));
    }
    return {};
}

Status checkStringValue(const Field& field, const std::string& text, std::string_view path)
{
    switch (field.type) {
    case FieldType::String:
    case FieldType::Reference:
        return checkText(field, text, path, /*severalLines=*/false);
    case FieldType::Text:
        return checkText(field, text, path, /*severalLines=*/true);
    case FieldType::Date:
        if (!base::parseIsoDate(text))
            return wrong("schema.format", path, "YYYY-MM-DD expected");
        return {};
    case FieldType::Enum: {
        const auto chosen = [&text](const Choice& choice) { return choice.value == text; };
        if (std::none_of(field.choices.begin(), field.choices.end(), chosen))
            return wrong("schema.choice", path);
        return {};
    }
    case FieldType::Hash:
        if (!base::Hash256::fromHex(text))
            return wrong("schema.format", path, "64 lower-case hex digits expected");
        return {};
    case FieldType::Bytes: {
        const auto bytes = base::fromBase64Url(text);
        if (!bytes)
            return wrong("schema.format", path, "base64url expected");
        return checkLength(field, bytes->size(), path);
    }
    case FieldType::Did:
        if (!looksLikeDid(text))
            return wrong("schema.format", path, "did:key of an Ed25519 key expected");
        return {};
    case FieldType::Integer:
    case FieldType::Won:
    case FieldType::Time:
    case FieldType::Boolean:
    case FieldType::Object:
    case FieldType::List:
        break;
    }
    return wrong("schema.type", path);
}

Status checkList(const Field& field, const Json& list, std::string_view path)
{
    MARU_ASSERT(field.fields.size() == 1);
    MARU_CHECK(checkLength(field, list.asArray().size(), path));
    std::size_t index = 0;
    for (const Json& item : list.asArray()) {
        MARU_CHECK(
            validateField(field.fields.front(), item, std::string(path) + '[' + std::to_string(index) + ']'));
        ++index;
    }
    return {};
}

} // namespace

Status validate(const Schema& schema, const Json& payload, std::string_view prefix)
{
    if (!payload.isObject()) {
        if (!prefix.empty() && prefix.back() == '.')
            prefix.remove_suffix(1);
        return wrong("schema.type", prefix, "object expected");
    }
    return checkMembers(schema.fields, payload, prefix);
}

Status validateField(const Field& field, const Json& value, std::string_view path)
{
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Won:
    case FieldType::Time:
        if (!value.isInteger())
            return wrong("schema.type", path, "integer expected");
        return checkBounds(field, value.asInteger(), path, "schema.too_small", "schema.too_large");
    case FieldType::Boolean:
        if (!value.isBoolean())
            return wrong("schema.type", path, "boolean expected");
        return {};
    case FieldType::Object:
        if (!value.isObject())
            return wrong("schema.type", path, "object expected");
        return checkMembers(field.fields, value, std::string(path) + '.');
    case FieldType::List:
        if (!value.isArray())
            return wrong("schema.type", path, "array expected");
        return checkList(field, value, path);
    case FieldType::String:
    case FieldType::Text:
    case FieldType::Date:
    case FieldType::Enum:
    case FieldType::Hash:
    case FieldType::Bytes:
    case FieldType::Did:
    case FieldType::Reference:
        break;
    }
    if (!value.isString())
        return wrong("schema.type", path, "string expected");
    return checkStringValue(field, value.asString(), path);
}

} // namespace maru::schema
