// SPDX-License-Identifier: Apache-2.0
// Schemas as JSON Schema 2020-12, the dialect of OpenAPI 3.1.
#include "shared/schema/schema.h"

#include <algorithm>

namespace maru::schema {
namespace {

using base::Json;

Json objectSchema(const std::vector<Field>& fields);

void setBounds(Json& json, const Field& field, const char* minimumKey, const char* maximumKey)
{
    if (field.minimum)
        json.set(minimumKey, *field.minimum);
    if (field.maximum)
        json.set(maximumKey, *field.maximum);
}

Json integerSchema(const Field& field)
{
    Json json = Json::object({ { "type", "integer" }, { "format", "int64" },
        { "minimum", -base::kMaxSafeInteger }, { "maximum", base::kMaxSafeInteger } });
    setBounds(json, field, "minimum", "maximum");
    return json;
}

Json enumSchema(const Field& field)
{
    Json values = Json::array();
    for (const Choice& choice : field.choices)
        values.push(choice.value);
    return Json::object({ { "type", "string" }, { "enum", std::move(values) } });
}

/// JSON Schema counts characters; n bytes are ceil(4n/3) characters of base64url without padding.
std::int64_t base64UrlLength(std::int64_t bytes)
{
    // A description from elsewhere may hold any bound; no text is longer than this.
    constexpr std::int64_t kMost = std::int64_t(1) << 40;
    return (std::clamp<std::int64_t>(bytes, 0, kMost) * 4 + 2) / 3;
}

Json bytesSchema(const Field& field)
{
    Json json = Json::object(
        { { "type", "string" }, { "contentEncoding", "base64url" }, { "pattern", "^[A-Za-z0-9_-]*$" } });
    if (field.minimum)
        json.set("minLength", base64UrlLength(*field.minimum));
    if (field.maximum)
        json.set("maxLength", base64UrlLength(*field.maximum));
    return json;
}

Json typeSchema(const Field& field);

Json listSchema(const Field& field)
{
    MARU_ASSERT(field.fields.size() == 1);
    Json json = Json::object({ { "type", "array" }, { "items", typeSchema(field.fields.front()) } });
    setBounds(json, field, "minItems", "maxItems");
    return json;
}

Json typeSchema(const Field& field)
{
    switch (field.type) {
    case FieldType::String:
    case FieldType::Text:
    case FieldType::Reference: {
        Json json = Json::object({ { "type", "string" } });
        setBounds(json, field, "minLength", "maxLength");
        return json;
    }
    case FieldType::Integer:
    case FieldType::Won:
    case FieldType::Time:
        return integerSchema(field);
    case FieldType::Date:
        return Json::object({ { "type", "string" }, { "format", "date" } });
    case FieldType::Boolean:
        return Json::object({ { "type", "boolean" } });
    case FieldType::Enum:
        return enumSchema(field);
    case FieldType::Hash:
        return Json::object({ { "type", "string" }, { "pattern", "^[0-9a-f]{64}$" } });
    case FieldType::Bytes:
        return bytesSchema(field);
    case FieldType::Did:
        return Json::object(
            { { "type", "string" }, { "pattern", "^did:key:z6Mk[1-9A-HJ-NP-Za-km-z]{44}$" } });
    case FieldType::Object:
        return objectSchema(field.fields);
    case FieldType::List:
        return listSchema(field);
    }
    base::assertionFailed("known field type", __FILE__, __LINE__);
}

Json objectSchema(const std::vector<Field>& fields)
{
    Json properties = Json::object();
    Json required = Json::array();
    for (const Field& field : fields) {
        Json json = typeSchema(field);
        json.set("title", field.label.en);
        json.set("x-title-ko", field.label.ko);
        if (!field.help.en.empty())
            json.set("description", field.help.en);
        if (!field.help.ko.empty())
            json.set("x-description-ko", field.help.ko);
        if (!field.unit.empty())
            json.set("x-unit", field.unit);
        if (!field.reference.empty())
            json.set("x-reference", field.reference);
        properties.set(field.name, std::move(json));
        if (field.required)
            required.push(field.name);
    }
    Json object = Json::object(
        { { "type", "object" }, { "properties", std::move(properties) }, { "additionalProperties", false } });
    if (!required.asArray().empty())
        object.set("required", std::move(required));
    return object;
}

} // namespace

Json toJsonSchema(const Schema& schema)
{
    return objectSchema(schema.fields);
}

} // namespace maru::schema
