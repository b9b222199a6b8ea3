// SPDX-License-Identifier: Apache-2.0
// Crockford's base32 with a weighted check sum modulo 31, which finds every single wrong letter and every two that
// changed places.
#include "shared/crypto/one_time_code.h"

#include "shared/crypto/aead.h"
#include "shared/crypto/hash.h"

namespace maru::crypto {

namespace {

constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kRandomLetters = 24;
constexpr std::size_t kCodeLetters = kRandomLetters + 1;
constexpr std::size_t kGroup = 5;
constexpr unsigned kModulus = 31; ///< prime, below the alphabet's size, above the number of places

int valueOf(char c)
{
    if (c >= 'a' && c <= 'z')
        c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O')
        c = '0';
    if (c == 'I' || c == 'L')
        c = '1';
    const std::size_t found = kLetters.find(c);
    return found == std::string_view::npos ? -1 : static_cast<int>(found);
}

unsigned checkOf(base::ByteView values)
{
    unsigned sum = 0;
    for (std::size_t i = 0; i < kRandomLetters; ++i)
        sum += static_cast<unsigned>(i + 1) * values[i];
    return sum % kModulus;
}

} // namespace

base::SecretBytes makeOneTimeCode()
{
    auto code = oneTimeCodeOf(randomSecret(kRandomLetters).view());
    MARU_ASSERT(code.has_value());
    return std::move(*code);
}

base::Result<base::SecretBytes> oneTimeCodeOf(base::ByteView random)
{
    if (random.size() != kRandomLetters)
        return base::refused("crypto.key_format");
    base::SecretBytes values(kRandomLetters);
    base::SecretBytes text(kCodeLetters + kCodeLetters / kGroup - 1);
    for (std::size_t i = 0; i < kRandomLetters; ++i)
        values.mutableView()[i] = random[i] & 31u;
    std::size_t at = 0;
    for (std::size_t i = 0; i < kCodeLetters; ++i) {
        if (i > 0 && i % kGroup == 0)
            text.mutableView()[at++] = '-';
        const std::size_t value = i < kRandomLetters ? values.view()[i] : checkOf(values.view());
        text.mutableView()[at++] = static_cast<std::uint8_t>(kLetters[value]);
    }
    return text;
}

base::Result<SigningKey> keyOfOneTimeCode(std::string_view text)
{
    base::SecretBytes values(kCodeLetters);
    std::size_t count = 0;
    for (const char c : text) {
        if (c == '-' || c == ' ' || c == '\t' || c == '\r' || c == '\n')
            continue;
        const int value = valueOf(c);
        if (value < 0 || count == kCodeLetters)
            return base::refused("crypto.one_time_code", "code");
        values.mutableView()[count++] = static_cast<std::uint8_t>(value);
    }
    if (count != kCodeLetters || values.view()[kRandomLetters] != checkOf(values.view()))
        return base::refused("crypto.one_time_code", "code");
    constexpr std::string_view kDomain = "maru/one-time-code/v1";
    base::SecretBytes input(kDomain.size() + 1 + kRandomLetters);
    std::size_t at = 0;
    for (const char c : kDomain)
        input.mutableView()[at++] = static_cast<std::uint8_t>(c);
    input.mutableView()[at++] = 0;
    for (std::size_t i = 0; i < kRandomLetters; ++i)
        input.mutableView()[at++] = values.view()[i];
    const base::Hash256 seed = sha256(input.view());
    return SigningKey::fromSeed(seed.view());
}

} // namespace maru::crypto
