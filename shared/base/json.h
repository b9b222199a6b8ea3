// SPDX-License-Identifier: Apache-2.0
// The one text form of everything signed and stored: an I-JSON subset (RFC 7493), canonical per RFC 8785.
//
// Subset: integers within ±(2^53-1) only, no floats, no duplicate keys, depth <= 32, valid UTF-8 without lone
// surrogates. Bytes are base64url, hashes lower-case hex, times Unix seconds. Safe to call from any thread.
#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/base/units.h"

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace maru::base {

/// RFC 8785 §3.2.3: property names are ordered by their UTF-16 code units. Takes UTF-8.
struct Utf16Less {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const;
};

class Json {
public:
    enum class Type { Null, Boolean, Integer, String, Array, Object };
    using Array = std::vector<Json>;
    using Object = std::map<std::string, Json, Utf16Less>;

    Json() = default;
    Json(std::nullptr_t) { }
    Json(bool value) : m_value(value) { }
    Json(int value) : m_value(static_cast<std::int64_t>(value)) { }
    Json(std::int64_t value) : m_value(value) { }
    Json(const char* value) : m_value(std::string(value)) { }
    Json(std::string_view value) : m_value(std::string(value)) { }
    Json(std::string value) : m_value(std::move(value)) { }
    Json(Array value) : m_value(std::move(value)) { }
    Json(Object value) : m_value(std::move(value)) { }
    Json(Won value) : m_value(value.count()) { }
    Json(Height value) : m_value(value.count()) { }
    Json(UnixSeconds value) : m_value(value.count()) { }
    Json(const Hash256& value) : m_value(value.hex()) { }
    Json(std::size_t) = delete; // cast to std::int64_t where the bound is known

    /// Json::object({{"a", 1}, {"b", "x"}}); later duplicates replace earlier ones.
    static Json object(std::initializer_list<std::pair<const std::string, Json>> members = {});
    static Json array(std::initializer_list<Json> items = {});

    Type type() const { return static_cast<Type>(m_value.index()); }
    bool isNull() const { return type() == Type::Null; }
    bool isBoolean() const { return type() == Type::Boolean; }
    bool isInteger() const { return type() == Type::Integer; }
    bool isString() const { return type() == Type::String; }
    bool isArray() const { return type() == Type::Array; }
    bool isObject() const { return type() == Type::Object; }

    // Unchecked-by-caller access is our bug (MARU_ASSERT); for input use the field readers below or a schema.
    bool asBoolean() const;
    std::int64_t asInteger() const;
    const std::string& asString() const;
    const Array& asArray() const;
    Array& asArray();
    const Object& asObject() const;
    Object& asObject();

    /// Member of an object, or nullptr when this is no object or has no such member.
    const Json* find(std::string_view key) const;
    /// Member of an object that must be there (state we wrote ourselves); MARU_ASSERT otherwise.
    const Json& at(std::string_view key) const;
    /// Sets a member; a null value becomes an object first.
    Json& set(std::string key, Json value);
    /// Removes a member if present.
    void remove(std::string_view key);
    /// Appends to an array; a null value becomes an array first.
    Json& push(Json value);

    // Readers with a default, for optional members of state that we wrote or input that a schema has checked.
    std::int64_t integerOr(std::string_view key, std::int64_t fallback) const;
    std::string stringOr(std::string_view key, std::string_view fallback) const;
    bool booleanOr(std::string_view key, bool fallback) const;

    friend bool operator==(const Json&, const Json&) = default;

private:
    std::variant<std::nullptr_t, bool, std::int64_t, std::string, Array, Object> m_value = nullptr;
};

struct JsonLimits {
    std::size_t maxBytes = 1u << 20; ///< whole text
    int maxDepth = 32;
    std::size_t maxStringBytes = 1u << 18;
    std::size_t maxItems = 100'000; ///< members and elements in all
};

/// Any JSON text of the subset, white space allowed. Refused: `json.syntax`, `json.too_long`, `json.too_deep`,
/// `json.too_many`, `json.duplicate_key`, `json.number` (float, exponent, -0, out of range), `json.utf8`; the field
/// is the path of the offending value, e.g. "payload.lines[3].amount".
Result<Json> parseJson(std::string_view text, const JsonLimits& limits = {});

/// As parseJson, and refused `json.not_canonical` unless the text is its own canonical form.
Result<Json> parseCanonicalJson(std::string_view text, const JsonLimits& limits = {});

/// RFC 8785: no white space, members sorted, shortest escapes. Deterministic.
std::string canonical(const Json& value);
/// Two-space indentation for people; same order of members.
std::string pretty(const Json& value);

// Readers for decoders: the member must exist and have the type; refused `json.missing` or `json.type` with the
// path `prefix + key` in the error's field ("" prefix or e.g. "header.").
Result<std::int64_t> readInteger(const Json& object, std::string_view key, std::string_view prefix = {});
Result<std::string> readString(const Json& object, std::string_view key, std::string_view prefix = {});
Result<bool> readBoolean(const Json& object, std::string_view key, std::string_view prefix = {});
Result<Hash256> readHash(const Json& object, std::string_view key, std::string_view prefix = {});
Result<Bytes> readBytes(const Json& object, std::string_view key, std::string_view prefix = {});
Result<Json::Array> readArray(const Json& object, std::string_view key, std::string_view prefix = {});
Result<Json> readObject(const Json& object, std::string_view key, std::string_view prefix = {});
/// Refused `json.unknown_field` when the object has a member that is not in the list, `json.type` for no object.
Status onlyMembers(
    const Json& object, std::initializer_list<std::string_view> known, std::string_view prefix = {});

} // namespace maru::base
