// SPDX-License-Identifier: Apache-2.0
// Schemas as JSON and back: what GET /v1/domains carries and the console builds its forms from.
#include "shared/schema/schema.h"

#include <array>

namespace maru::schema {
namespace {

using base::Json;
using base::Result;

struct TypeName {
    FieldType type;
    std::string_view name;
};

constexpr std::array<TypeName, 14> kTypeNames { {
    { FieldType::String, "string" },
    { FieldType::Text, "text" },
    { FieldType::Integer, "integer" },
    { FieldType::Won, "won" },
    { FieldType::Time, "time" },
    { FieldType::Date, "date" },
    { FieldType::Boolean, "boolean" },
    { FieldType::Enum, "enum" },
    { FieldType::Hash, "hash" },
    { FieldType::Bytes, "bytes" },
    { FieldType::Did, "did" },
    { FieldType::Reference, "reference" },
    { FieldType::Object, "object" },
    { FieldType::List, "list" },
} };

base::Error malformed(std::string_view path, std::string detail)
{
    return base::refused("schema.description", std::string(path), std::move(detail));
}

Json fieldsToJson(const std::vector<Field>& fields);

Json fieldToJson(const Field& field)
{
    Json json = Json::object({ { "name", field.name }, { "type", fieldTypeName(field.type) },
        { "label", toJson(field.label) }, { "required", field.required } });
    if (field.help != Text {})
        json.set("help", toJson(field.help));
    if (field.minimum)
        json.set("minimum", *field.minimum);
    if (field.maximum)
        json.set("maximum", *field.maximum);
    if (!field.unit.empty())
        json.set("unit", field.unit);
    if (!field.choices.empty()) {
        Json choices = Json::array();
        for (const Choice& choice : field.choices)
            choices.push(Json::object({ { "value", choice.value }, { "label", toJson(choice.label) } }));
        json.set("choices", std::move(choices));
    }
    if (!field.reference.empty())
        json.set("reference", field.reference);
    if (!field.fields.empty())
        json.set("fields", fieldsToJson(field.fields));
    return json;
}

Json fieldsToJson(const std::vector<Field>& fields)
{
    Json list = Json::array();
    for (const Field& field : fields)
        list.push(fieldToJson(field));
    return list;
}

Result<Text> textFromJson(const Json& json, std::string_view key, const std::string& path)
{
    MARU_TRY(object, base::readObject(json, key, path));
    const std::string inner = path + std::string(key) + '.';
    MARU_TRY(ko, base::readString(object, "ko", inner));
    MARU_TRY(en, base::readString(object, "en", inner));
    return Text { std::move(ko), std::move(en) };
}

Result<FieldType> typeFromName(std::string_view name, const std::string& path)
{
    for (const TypeName& entry : kTypeNames) {
        if (entry.name == name)
            return entry.type;
    }
    return malformed(path + "type", "unknown field type");
}

Result<std::optional<std::int64_t>> boundFromJson(
    const Json& json, std::string_view key, const std::string& path)
{
    if (json.find(key) == nullptr)
        return std::optional<std::int64_t>();
    MARU_TRY(value, base::readInteger(json, key, path));
    return std::optional<std::int64_t>(value);
}

Result<std::vector<Choice>> choicesFromJson(const Json& json, const std::string& path)
{
    std::vector<Choice> choices;
    if (json.find("choices") == nullptr)
        return choices;
    MARU_TRY(items, base::readArray(json, "choices", path));
    for (const Json& item : items) {
        const std::string inner = path + "choices[" + std::to_string(choices.size()) + "].";
        MARU_TRY(value, base::readString(item, "value", inner));
        MARU_TRY(label, textFromJson(item, "label", inner));
        choices.push_back(Choice { std::move(value), std::move(label) });
    }
    return choices;
}

Result<std::vector<Field>> fieldsFromJson(const Json& json, const std::string& path);

Result<Field> fieldFromJson(const Json& json, const std::string& path)
{
    Field field;
    MARU_TRY(name, base::readString(json, "name", path));
    MARU_TRY(typeName, base::readString(json, "type", path));
    MARU_TRY(type, typeFromName(typeName, path));
    MARU_TRY(label, textFromJson(json, "label", path));
    MARU_TRY(required, base::readBoolean(json, "required", path));
    MARU_TRY(minimum, boundFromJson(json, "minimum", path));
    MARU_TRY(maximum, boundFromJson(json, "maximum", path));
    MARU_TRY(choices, choicesFromJson(json, path));
    if (json.find("help") != nullptr) {
        MARU_TRY(help, textFromJson(json, "help", path));
        field.help = std::move(help);
    }
    if (json.find("fields") != nullptr) {
        MARU_TRY(inner, fieldsFromJson(json, path));
        field.fields = std::move(inner);
    }
    if (type == FieldType::List && field.fields.size() != 1)
        return malformed(path + "fields", "a list has exactly one kind of item");
    field.name = std::move(name);
    field.type = type;
    field.label = std::move(label);
    field.required = required;
    field.minimum = minimum;
    field.maximum = maximum;
    field.unit = json.stringOr("unit", "");
    field.choices = std::move(choices);
    field.reference = json.stringOr("reference", "");
    return field;
}

Result<std::vector<Field>> fieldsFromJson(const Json& json, const std::string& path)
{
    MARU_TRY(items, base::readArray(json, "fields", path));
    std::vector<Field> fields;
    for (const Json& item : items) {
        MARU_TRY(field, fieldFromJson(item, path + "fields[" + std::to_string(fields.size()) + "]."));
        fields.push_back(std::move(field));
    }
    return fields;
}

} // namespace

std::string_view fieldTypeName(FieldType type)
{
    for (const TypeName& entry : kTypeNames) {
        if (entry.type == type)
            return entry.name;
    }
    base::assertionFailed("known field type", __FILE__, __LINE__);
}

Json toJson(const Text& text)
{
    return Json::object({ { "ko", text.ko }, { "en", text.en } });
}

Json toJson(const Schema& schema)
{
    return Json::object({ { "fields", fieldsToJson(schema.fields) } });
}

Result<Schema> fromJson(const Json& json)
{
    MARU_TRY(fields, fieldsFromJson(json, ""));
    return Schema { std::move(fields) };
}

} // namespace maru::schema
