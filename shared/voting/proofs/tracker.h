// SPDX-License-Identifier: Apache-2.0
// The tracker that a voter notes: the first 100 bits of the ballot hash in Crockford's base 32, groups of four.
// Standard library only. Thread-safe.
#pragma once

#include "shared/voting/proofs/context.h"

namespace maru::voting {

/// "7K3Q-F2M9-XDAB-CDEF-GHJK": 20 letters in five groups.
std::string trackerOf(const BallotHash& hash);

/// What a person typed, as trackerOf writes it: capitals or not, with or without hyphens and spaces, O as 0, I and L
/// as 1. Empty when it is no tracker.
std::string normalisedTracker(std::string_view text);

} // namespace maru::voting
