// SPDX-License-Identifier: Apache-2.0
// Work that is the same for many items, on all cores.
#pragma once

#include <cstddef>
#include <functional>

namespace maru::verify::election {

/// Done and whole, in items of the check's own; called from any thread, never from two at once.
using Progress = std::function<void(std::size_t done, std::size_t whole)>;

/// Calls `work(i)` for every i below `count`, on `threads` threads (0: as many as the machine has), and comes back when
/// all are done. `work` may not throw. `isStopped` true: what has not begun is left out, and the answer is false.
bool forAll(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work,
    const Progress& progress = {}, const std::function<bool()>& isStopped = {});

} // namespace maru::verify::election
