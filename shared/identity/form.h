// SPDX-License-Identifier: Apache-2.0
// application/x-www-form-urlencoded (WHATWG URL §5), strict and bounded, and small checks of URLs. Thread-safe.
#pragma once

#include "shared/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace maru::vc {

using FormFields = std::vector<std::pair<std::string, std::string>>;

/// Refused `vc.form`: a broken escape, a name that occurs twice, more than 64 fields, text that is not UTF-8 is left to
/// who reads it.
base::Result<FormFields> parseForm(std::string_view text);
std::string formText(const FormFields& fields);
/// Null when it is not there.
const std::string* fieldOf(const FormFields& fields, std::string_view name);
/// Everything but unreserved characters as %XX.
std::string escaped(std::string_view text);

/// "https://host[:port]" of an https URL, or of an http URL of a loopback host; none for anything else, for user
/// information, and for control characters or spaces.
std::optional<std::string> originOf(std::string_view url);

} // namespace maru::vc
