// SPDX-License-Identifier: Apache-2.0
// What a payload, a filter or a row looks like, said once: drives validation, the OpenAPI document and the console's
// forms and tables. Flat objects, lists of scalars and lists of flat objects. Deterministic, thread-safe when const.
#pragma once

#include "shared/base/json.h"

#include <optional>
#include <string>
#include <vector>

namespace maru::schema {

/// A text in the two languages; both are always present (a lint test says so).
struct Text {
    std::string ko;
    std::string en;
    friend bool operator==(const Text&, const Text&) = default;
};

enum class FieldType {
    String, ///< free text, one line
    Text, ///< free text, several lines
    Integer, ///< a count
    Won, ///< integer won
    Time, ///< Unix seconds
    Date, ///< "YYYY-MM-DD" in KST
    Boolean,
    Enum, ///< one of `choices`
    Hash, ///< 64 lower-case hex digits
    Bytes, ///< base64url
    Did, ///< did:key:z6Mk… of an Ed25519 key
    Reference, ///< id of a row of `reference` ("domain/table" of the query that lists it)
    Object, ///< flat object of `fields`
    List, ///< list of `fields[0]` (scalar) or of objects (fields[0].type == Object)
};

struct Choice {
    std::string value;
    Text label;
    friend bool operator==(const Choice&, const Choice&) = default;
};

struct Field {
    std::string name;
    FieldType type = FieldType::String;
    Text label;
    Text help; ///< the rule, said before the mistake
    bool required = true;
    /// String/Text: length in Unicode code points. Integer/Won/Time: value. Bytes: decoded size. List: item count.
    std::optional<std::int64_t> minimum;
    std::optional<std::int64_t> maximum;
    std::string unit; ///< "원", "%", "일" ... shown beside the field
    std::vector<Choice> choices;
    std::string reference; ///< for Reference, e.g. "donation/campaigns"
    std::vector<Field> fields; ///< for Object and List
    friend bool operator==(const Field&, const Field&) = default;
};

/// The members of one payload.
struct Schema {
    std::vector<Field> fields;
    friend bool operator==(const Schema&, const Schema&) = default;
};

/// Checks a payload. Refused with the path ("payload.milestones[2].amount" for prefix "payload."):
/// `schema.missing`, `schema.unknown_field`, `schema.type`, `schema.too_short`, `schema.too_long`, `schema.too_small`,
/// `schema.too_large`, `schema.choice`, `schema.format` (hash, bytes, DID, date, control characters in text).
/// An amount in a type other than an integer (a float never parses; a string, "10 USD") is `schema.type`.
base::Status validate(const Schema& schema, const base::Json& payload, std::string_view prefix = "payload.");
/// One field alone, for validation while typing.
base::Status validateField(const Field& field, const base::Json& value, std::string_view path);

/// For GET /v1/domains: everything above as JSON, and back (in the console).
base::Json toJson(const Schema& schema);
base::Result<Schema> fromJson(const base::Json& json);
base::Json toJson(const Text& text);

/// JSON Schema 2020-12 object as OpenAPI 3.1 uses it, additionalProperties: false.
base::Json toJsonSchema(const Schema& schema);

std::string_view fieldTypeName(FieldType type);

} // namespace maru::schema
