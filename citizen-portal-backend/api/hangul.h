// SPDX-License-Identifier: Apache-2.0
// Search in Korean as people type it: by syllables, by initial consonants (초성), by a syllable that is not finished yet.
#pragma once

#include "shared/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace maru::portal {

/// Text made ready to be searched. Full-width letters and ASCII capitals are folded, letters that came apart (NFD) are put
/// together, clusters such as ㄳ, which keyboards make of ㄱ and ㅅ, are taken apart, spaces are left out but remembered.
struct SearchText {
    std::u32string letters;
    std::vector<bool> isWordStart; ///< for each letter
};

/// Refused `portal.query` when it is not UTF-8. Control characters count as spaces.
base::Result<SearchText> searchText(std::string_view utf8);

/// The initial consonants of a text's syllables; other letters stay as they are: "아픈 아이 2" → "ㅇㅍㅇㅇ2".
std::u32string initialsOf(const SearchText& text);

enum class MatchPlace { Start, WordStart, Inside, None };
struct Match {
    MatchPlace place = MatchPlace::None;
    bool isLiteral = false; ///< as it is written, not by initials or unfinished syllables
    std::size_t at = 0;
};

/// The best place of the typed letters in the text.
Match findTerm(const SearchText& text, const std::u32string& typed);

} // namespace maru::portal
