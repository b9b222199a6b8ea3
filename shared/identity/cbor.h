// SPDX-License-Identifier: Apache-2.0
// CBOR (RFC 8949) as CTAP2 and COSE use it: a small strict reader. Definite lengths only, shortest forms only, no
// floats, no tags, no duplicate keys; depth, items and bytes are bounded. Deterministic, thread-safe.
#pragma once

#include "shared/base/bytes.h"

#include <optional>
#include <utility>
#include <variant>

namespace maru::vc {

class Cbor {
public:
    using Array = std::vector<Cbor>;
    using Map = std::vector<std::pair<Cbor, Cbor>>; ///< in order of the text

    Cbor() = default;
    explicit Cbor(std::int64_t value) : m_value(value) { }
    explicit Cbor(base::Bytes value) : m_value(std::move(value)) { }
    explicit Cbor(std::string value) : m_value(std::move(value)) { }
    explicit Cbor(Array value) : m_value(std::move(value)) { }
    explicit Cbor(Map value) : m_value(std::move(value)) { }
    explicit Cbor(bool value) : m_value(value) { }

    bool isNull() const { return std::holds_alternative<std::nullptr_t>(m_value); }
    const std::int64_t* integer() const { return std::get_if<std::int64_t>(&m_value); }
    const base::Bytes* bytes() const { return std::get_if<base::Bytes>(&m_value); }
    const std::string* text() const { return std::get_if<std::string>(&m_value); }
    const Array* array() const { return std::get_if<Array>(&m_value); }
    const Map* map() const { return std::get_if<Map>(&m_value); }
    const bool* boolean() const { return std::get_if<bool>(&m_value); }

    /// Member of a map, or null.
    const Cbor* find(std::int64_t key) const;
    const Cbor* find(std::string_view key) const;

    friend bool operator==(const Cbor&, const Cbor&) = default;

private:
    std::variant<std::nullptr_t, bool, std::int64_t, base::Bytes, std::string, Array, Map> m_value = nullptr;
};

struct CborLimits {
    std::size_t maxBytes = 64 * 1024;
    int maxDepth = 8;
    std::size_t maxItems = 1000;
};

struct CborRead {
    Cbor value;
    std::size_t length = 0; ///< bytes that the value took
};
/// The first value of the bytes. Refused `vc.cbor`.
base::Result<CborRead> readCbor(base::ByteView bytes, const CborLimits& limits = {});
/// One value and nothing behind it. Refused `vc.cbor`.
base::Result<Cbor> parseCbor(base::ByteView bytes, const CborLimits& limits = {});
/// Shortest form, members in the order given.
base::Bytes encodeCbor(const Cbor& value);

} // namespace maru::vc
