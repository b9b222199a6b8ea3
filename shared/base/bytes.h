// SPDX-License-Identifier: Apache-2.0
// Byte strings, 32-byte digests, and their text forms: lower-case hex and base64url without padding (RFC 4648 §5).
#pragma once

#include "shared/base/result.h"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace maru::base {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// A SHA-256 digest. Text form: 64 lower-case hex digits.
struct Hash256 {
    std::array<std::uint8_t, 32> bytes {};

    friend auto operator<=>(const Hash256&, const Hash256&) = default;
    ByteView view() const { return bytes; }
    bool isZero() const;
    std::string hex() const;
    /// Refused `format.hash` unless exactly 64 lower-case hex digits.
    static Result<Hash256> fromHex(std::string_view text);
};

/// The bytes of a string, without copying. The string must outlive the view.
ByteView asBytes(std::string_view text);
std::string_view asText(ByteView bytes);
Bytes toBytes(std::string_view text);

std::string toHex(ByteView bytes);
/// Lower case only; refused `format.hex`.
Result<Bytes> fromHex(std::string_view text);

std::string toBase64Url(ByteView bytes);
/// No padding, no white space, no non-zero trailing bits (one text per value); refused `format.base64url`.
Result<Bytes> fromBase64Url(std::string_view text);

std::string toBase64(ByteView bytes);
/// Standard alphabet with padding (C2SP signed notes, PEM-free files); refused `format.base64`.
Result<Bytes> fromBase64(std::string_view text);

/// Compares without telling by its time where the difference is. False when the lengths differ.
bool equalConstantTime(ByteView a, ByteView b);

/// Key material: locked in memory, left out of core dumps, wiped when destroyed, never copied, never printed
/// (shared/base/secret_memory.h says what of this the system may refuse).
class SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(std::size_t size); ///< zeros
    explicit SecretBytes(Bytes&& bytes); ///< `bytes` is wiped
    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    ~SecretBytes();
    /// A second copy of what lies elsewhere; wiping the first is the caller's business.
    static SecretBytes copyOf(ByteView bytes);

    ByteView view() const { return ByteView(m_data, m_size); }
    std::span<std::uint8_t> mutableView() { return std::span<std::uint8_t>(m_data, m_size); }
    std::size_t size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    /// An explicit second copy, for the rare owner that needs one.
    SecretBytes clone() const;

private:
    std::uint8_t* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace maru::base
