// SPDX-License-Identifier: Apache-2.0
// What the group layer takes from outside: SHA-512, random bytes and wiping. shared/voting/native/platform.cpp gives
// them from libsodium; in WebAssembly the page's JavaScript gives them. Everything else in this folder uses the
// standard library only, no exceptions and no threads, so that the same files run in the browser.
//
// All three are safe to call from any thread.
#pragma once

#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

namespace maru::voting {

using ByteView = std::span<const std::uint8_t>;

/// SHA-512 (FIPS 180-4) of the whole input.
void platformSha512(ByteView data, std::span<std::uint8_t, 64> out);

/// Fills with bytes of a cryptographic generator; never returns with fewer.
void platformRandom(std::span<std::uint8_t> out);

/// Overwrites with zeros in a way that the compiler keeps.
void platformWipe(std::span<std::uint8_t> bytes);

/// Wipes a value of plain memory (a Scalar, a Point, an array of them) when the block ends.
template<class T>
class WipeOnExit {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    explicit WipeOnExit(T& value) : m_value(value) { }
    ~WipeOnExit() { platformWipe({ reinterpret_cast<std::uint8_t*>(&m_value), sizeof(T) }); }
    WipeOnExit(const WipeOnExit&) = delete;
    WipeOnExit& operator=(const WipeOnExit&) = delete;

private:
    T& m_value;
};

/// The same for what a vector holds at the end; what it held before it grew is not reached.
template<class T>
class WipeOnExit<std::vector<T>> {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    explicit WipeOnExit(std::vector<T>& values) : m_values(values) { }
    ~WipeOnExit()
    {
        platformWipe({ reinterpret_cast<std::uint8_t*>(m_values.data()), m_values.size() * sizeof(T) });
    }
    WipeOnExit(const WipeOnExit&) = delete;
    WipeOnExit& operator=(const WipeOnExit&) = delete;

private:
    std::vector<T>& m_values;
};

} // namespace maru::voting
