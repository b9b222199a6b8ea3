// SPDX-License-Identifier: Apache-2.0
// Base58btc and base64url multibase.
#include "shared/identity/multibase.h"

#include <algorithm>

namespace maru::did {

namespace {

constexpr std::string_view kBase58Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
// log(256) / log(58) < 1.366
constexpr std::size_t kMaxBase58Text = kMaxBase58Bytes * 1366 / 1000 + 1;

base::Error badMultibase(std::string detail)
{
    return base::refused("diddoc.multibase", {}, std::move(detail));
}

} // namespace

std::string toBase58(base::ByteView bytes)
{
    MARU_ASSERT(bytes.size() <= kMaxBase58Bytes);
    std::size_t zeros = 0;
    while (zeros < bytes.size() && bytes[zeros] == 0)
        ++zeros;
    std::vector<std::uint8_t> digits; // least significant first
    for (std::size_t i = zeros; i < bytes.size(); ++i) {
        unsigned carry = bytes[i];
        for (std::uint8_t& digit : digits) {
            carry += static_cast<unsigned>(digit) << 8;
            digit = static_cast<std::uint8_t>(carry % 58);
            carry /= 58;
        }
        while (carry > 0) {
            digits.push_back(static_cast<std::uint8_t>(carry % 58));
            carry /= 58;
        }
    }
    std::string text(zeros, '1');
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit)
        text.push_back(kBase58Alphabet[*digit]);
    return text;
}

base::Result<base::Bytes> fromBase58(std::string_view text)
{
    if (text.size() > kMaxBase58Text)
        return badMultibase("too long");
    std::size_t zeros = 0;
    while (zeros < text.size() && text[zeros] == '1')
        ++zeros;
    std::vector<std::uint8_t> value; // least significant first
    for (std::size_t i = zeros; i < text.size(); ++i) {
        const std::size_t digit = kBase58Alphabet.find(text[i]);
        if (digit == std::string_view::npos)
            return badMultibase("not base58");
        unsigned carry = static_cast<unsigned>(digit);
        for (std::uint8_t& byte : value) {
            carry += static_cast<unsigned>(byte) * 58;
            byte = static_cast<std::uint8_t>(carry & 0xff);
            carry >>= 8;
        }
        while (carry > 0) {
            value.push_back(static_cast<std::uint8_t>(carry & 0xff));
            carry >>= 8;
        }
    }
    base::Bytes bytes(zeros, 0);
    bytes.insert(bytes.end(), value.rbegin(), value.rend());
    if (bytes.size() > kMaxBase58Bytes)
        return badMultibase("too long");
    return bytes;
}

std::string toMultibase58(base::ByteView bytes)
{
    return "z" + toBase58(bytes);
}

std::string toMultibase64Url(base::ByteView bytes)
{
    return "u" + base::toBase64Url(bytes);
}

base::Result<base::Bytes> fromMultibase(std::string_view text)
{
    if (text.size() < 2)
        return badMultibase("empty");
    if (text.front() == 'z')
        return fromBase58(text.substr(1));
    if (text.front() == 'u') {
        auto bytes = base::fromBase64Url(text.substr(1));
        if (!bytes)
            return badMultibase("not base64url");
        return bytes;
    }
    return badMultibase("another base than z or u");
}

} // namespace maru::did
