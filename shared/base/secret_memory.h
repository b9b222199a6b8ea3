// SPDX-License-Identifier: Apache-2.0
// Memory for key material: locked (never swapped out), left out of core dumps, between guard pages, wiped when given
// back. SecretBytes lives here. Thread-safe.
//
// Pages can be locked only up to a limit of the system (RLIMIT_MEMLOCK). Beyond it secrets still get memory that no dump
// holds, and secretMemoryUse() says how much of it is unlocked: the server tells the operator at its start.
#pragma once

#include <cstddef>
#include <cstdint>

namespace maru::base {

struct SecretMemoryUse {
    std::size_t reservedBytes = 0; ///< taken from the system
    std::size_t unlockedBytes = 0; ///< of these, what the system refused to lock
    std::size_t dumpableBytes = 0; ///< of these, what the system cannot leave out of a dump
};

/// Zeroed; never null for size > 0: when the system has no memory left the process ends.
std::uint8_t* allocateSecret(std::size_t size);
/// Wipes it. `size` as it was asked for.
void releaseSecret(std::uint8_t* memory, std::size_t size) noexcept;
/// Stores that no compiler leaves out as dead.
void wipeMemory(void* memory, std::size_t size) noexcept;

SecretMemoryUse secretMemoryUse();

} // namespace maru::base
