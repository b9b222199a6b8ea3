// SPDX-License-Identifier: Apache-2.0
// What each check says, in the two languages: for maru-verify and for the console's observers. Thread-safe.
#pragma once

#include "shared/verify/election/verdict.h"

namespace maru::verify::election {

enum class Language { Korean, English };

/// What holds when the check passes: "Every option proof holds".
std::string_view checkText(std::string_view check, Language language);
std::string_view answerText(Answer answer, Language language);
/// Why a check could not be made, in that language; a reason that is not known comes back as it is.
std::string_view reasonText(std::string_view reason, Language language);
/// Trustees and certifiers with their keys, a line each.
std::string peopleText(const ElectionReport& report, Language language);
/// The whole report for a terminal; ends with a line feed.
std::string reportText(const ElectionReport& report, Language language);

} // namespace maru::verify::election
