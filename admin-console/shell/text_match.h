// SPDX-License-Identifier: Apache-2.0
// How well a typed text fits a name, in Korean (with initial consonants and a syllable that is still being typed) and
// in Latin letters (with left-out letters). Pure functions; thread-safe.
#pragma once

#include <QString>

#include <optional>

namespace maru::console {

/// Greater is better; none where it does not fit. Every word of `typed` must fit; an empty `typed` fits everything
/// with 0. "ㅁㄱ" and "모그" fit "모금 등록"; "crca" fits "Create campaign".
std::optional<int> matchScore(const QString& typed, const QString& name);

/// Whether the text has initial consonants in place of syllables, which only names can be matched with.
bool hasInitials(const QString& typed);

} // namespace maru::console
