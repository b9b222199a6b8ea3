// SPDX-License-Identifier: Apache-2.0
// Hex, base64 and base64url, and the wiping of key material.
#include "shared/base/bytes.h"

#include "shared/base/secret_memory.h"

#include <algorithm>
#include <utility>

namespace maru::base {
namespace {

constexpr char kHexDigits[] = "0123456789abcdef";
constexpr char kStandardAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr char kUrlAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::array<std::int8_t, 256> reverseTable(const char* alphabet, int count)
{
    std::array<std::int8_t, 256> table {};
    for (auto& entry : table)
        entry = -1;
    for (int i = 0; i < count; ++i)
        table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
    return table;
}

constexpr auto kHexValues = reverseTable(kHexDigits, 16);
constexpr auto kStandardValues = reverseTable(kStandardAlphabet, 64);
constexpr auto kUrlValues = reverseTable(kUrlAlphabet, 64);

bool decodeHex(std::string_view text, std::uint8_t* out)
{
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        const int high = kHexValues[static_cast<unsigned char>(text[i])];
        const int low = kHexValues[static_cast<unsigned char>(text[i + 1])];
        if (high < 0 || low < 0)
            return false;
        *out++ = static_cast<std::uint8_t>(high * 16 + low);
    }
    return true;
}

std::string encode64(ByteView bytes, const char* alphabet, bool padded)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    std::size_t i = 0;
    for (; i + 2 < bytes.size(); i += 3) {
        const std::uint32_t group = static_cast<std::uint32_t>(bytes[i]) << 16
            | static_cast<std::uint32_t>(bytes[i + 1]) << 8 | static_cast<std::uint32_t>(bytes[i + 2]);
        text.push_back(alphabet[group >> 18]);
        text.push_back(alphabet[group >> 12 & 63]);
        text.push_back(alphabet[group >> 6 & 63]);
        text.push_back(alphabet[group & 63]);
    }
    const std::size_t rest = bytes.size() - i;
    if (rest > 0) {
        std::uint32_t group = static_cast<std::uint32_t>(bytes[i]) << 16;
        if (rest == 2)
            group |= static_cast<std::uint32_t>(bytes[i + 1]) << 8;
        text.push_back(alphabet[group >> 18]);
        text.push_back(alphabet[group >> 12 & 63]);
        if (rest == 2)
            text.push_back(alphabet[group >> 6 & 63]);
        if (padded)
            text.append(3 - rest, '=');
    }
    return text;
}

// `text` has no padding. False for a foreign character, an impossible length or non-zero trailing bits.
bool decode64(std::string_view text, const std::array<std::int8_t, 256>& values, Bytes& out)
{
    if (text.size() % 4 == 1)
        return false;
    out.reserve(text.size() * 3 / 4);
    std::uint32_t pending = 0;
    unsigned pendingBits = 0;
    for (const char c : text) {
        const int value = values[static_cast<unsigned char>(c)];
        if (value < 0)
            return false;
        pending = pending << 6 | static_cast<std::uint32_t>(value);
        pendingBits += 6;
        if (pendingBits >= 8) {
            pendingBits -= 8;
            out.push_back(static_cast<std::uint8_t>(pending >> pendingBits & 0xff));
            pending &= (1u << pendingBits) - 1;
        }
    }
    return pending == 0;
}

} // namespace

bool Hash256::isZero() const
{
    return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0; });
}

std::string Hash256::hex() const
{
    return toHex(bytes);
}

Result<Hash256> Hash256::fromHex(std::string_view text)
{
    Hash256 hash;
    if (text.size() != 64 || !decodeHex(text, hash.bytes.data()))
        return refused("format.hash");
    return hash;
}

ByteView asBytes(std::string_view text)
{
    return ByteView(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

std::string_view asText(ByteView bytes)
{
    return std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

Bytes toBytes(std::string_view text)
{
    return Bytes(text.begin(), text.end());
}

std::string toHex(ByteView bytes)
{
    std::string text(bytes.size() * 2, '0');
    std::size_t at = 0;
    for (const std::uint8_t byte : bytes) {
        text[at++] = kHexDigits[byte >> 4];
        text[at++] = kHexDigits[byte & 15];
    }
    return text;
}

Result<Bytes> fromHex(std::string_view text)
{
    Bytes bytes(text.size() / 2);
    if (text.size() % 2 != 0 || !decodeHex(text, bytes.data()))
        return refused("format.hex");
    return bytes;
}

std::string toBase64Url(ByteView bytes)
{
    return encode64(bytes, kUrlAlphabet, false);
}

Result<Bytes> fromBase64Url(std::string_view text)
{
    Bytes bytes;
    if (!decode64(text, kUrlValues, bytes))
        return refused("format.base64url");
    return bytes;
}

std::string toBase64(ByteView bytes)
{
    return encode64(bytes, kStandardAlphabet, true);
}

Result<Bytes> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return refused("format.base64");
    for (int i = 0; i < 2 && !text.empty() && text.back() == '='; ++i)
        text.remove_suffix(1);
    Bytes bytes;
    if (!decode64(text, kStandardValues, bytes))
        return refused("format.base64");
    return bytes;
}

bool equalConstantTime(ByteView a, ByteView b)
{
    if (a.size() != b.size())
        return false;
    volatile std::uint8_t difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        difference = static_cast<std::uint8_t>(difference | (a[i] ^ b[i]));
    return difference == 0;
}

SecretBytes::SecretBytes(std::size_t size) : m_data(size == 0 ? nullptr : allocateSecret(size)), m_size(size)
{
}

SecretBytes::SecretBytes(Bytes&& bytes) : SecretBytes(bytes.size())
{
    std::copy(bytes.begin(), bytes.end(), m_data);
    wipeMemory(bytes.data(), bytes.size());
    bytes.clear();
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0))
{
}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept
{
    if (this != &other) {
        releaseSecret(m_data, m_size);
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

SecretBytes::~SecretBytes()
{
    releaseSecret(m_data, m_size);
}

SecretBytes SecretBytes::copyOf(ByteView bytes)
{
    SecretBytes copy(bytes.size());
    std::copy(bytes.begin(), bytes.end(), copy.m_data);
    return copy;
}

SecretBytes SecretBytes::clone() const
{
    return copyOf(view());
}

} // namespace maru::base
