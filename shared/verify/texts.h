// SPDX-License-Identifier: Apache-2.0
// What a check says when it holds; what it says when it fails is the title of its error code. Thread-safe.
#pragma once

#include "shared/verify/report.h"

namespace maru::verify {

/// The check's own name when it has no text.
std::string_view checkLabel(std::string_view check, Language language);
std::string_view outcomeLabel(Outcome outcome, Language language);
std::string_view factLabel(std::string_view fact, Language language);

} // namespace maru::verify
