// SPDX-License-Identifier: Apache-2.0
// Titles of error codes in Korean and English, for the edges that talk to people (API, portal, console, tools).
#pragma once

#include <string_view>

namespace maru::errors {

enum class Language {
    Korean,
    English,
};

/// The title of an error code ("donation.below_minimum") in the language, a whole sentence to be shown as it is.
/// A code that the catalogue does not hold is returned unchanged, so that something can always be shown; the view
/// then lives as long as `code` does, otherwise for ever. Safe to call from any thread.
std::string_view title(std::string_view code, Language language);

/// Whether the catalogue holds the code. Safe to call from any thread.
bool isKnown(std::string_view code);

/// The language that an Accept-Language header (RFC 9110 section 12.5.4) prefers: English when "en" has a higher
/// weight than "ko", else Korean, which is also the answer to an absent or malformed header.
Language preferredLanguage(std::string_view acceptLanguage);

} // namespace maru::errors
