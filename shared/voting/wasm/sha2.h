// SPDX-License-Identifier: Apache-2.0
// SHA-256 and SHA-512 (FIPS 180-4) for the browser's module, where no library gives them at once: WebCrypto answers
// later only, and a proof needs hundreds. Native programs use libsodium.
#pragma once

#include <cstdint>
#include <span>

namespace maru::voting::wasm {

void sha256(std::span<const std::uint8_t> data, std::span<std::uint8_t, 32> out);
void sha512(std::span<const std::uint8_t> data, std::span<std::uint8_t, 64> out);

} // namespace maru::voting::wasm
