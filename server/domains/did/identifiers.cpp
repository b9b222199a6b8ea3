// SPDX-License-Identifier: Apache-2.0
// Base32 of 16 bytes.
#include "server/domains/did/identifiers.h"

#include "shared/crypto/hash.h"

namespace maru::dids {
namespace {

constexpr std::string_view kBase32 = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::size_t kIdBytes = 16;
constexpr std::size_t kIdDigits = 26;

} // namespace

std::string didOfTransaction(const base::Hash256& transaction)
{
    const base::Hash256 digest = crypto::sha256(transaction.view());
    std::string did(kMethodPrefix);
    std::uint32_t bits = 0;
    int held = 0;
    for (std::size_t i = 0; i < kIdBytes; ++i) {
        bits = bits << 8 | digest.bytes[i];
        held += 8;
        while (held >= 5) {
            held -= 5;
            did += kBase32[bits >> held & 31u];
        }
        bits &= (1u << held) - 1u;
    }
    did += kBase32[bits << (5 - held) & 31u];
    return did;
}

bool isMaruDid(std::string_view did)
{
    if (did.size() != kMethodPrefix.size() + kIdDigits || !did.starts_with(kMethodPrefix))
        return false;
    const std::string_view digits = did.substr(kMethodPrefix.size());
    if (digits.find_first_not_of(kBase32) != std::string_view::npos)
        return false;
    // 26 digits are 130 bits, 16 bytes are 128.
    return kBase32.find(digits.back()) % 4 == 0;
}

} // namespace maru::dids
