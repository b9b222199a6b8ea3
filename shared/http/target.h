// SPDX-License-Identifier: Apache-2.0
// Request targets (RFC 9112 §3.2) into a decoded path and query. Deterministic, thread-safe.
#pragma once

#include "shared/base/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace maru::http {

struct Target {
    std::string path; ///< percent-decoded UTF-8, starts with '/'
    std::vector<std::pair<std::string, std::string>> query; ///< decoded, in order
};

inline constexpr std::size_t kMaxQueryParameters = 100;

/// Origin form, or absolute form, whose scheme and authority are dropped. Refused `http.target` (no path, a "."
/// or ".." segment, a control character, more than kMaxQueryParameters), `http.encoding` (bad escape, not UTF-8).
base::Result<Target> parseTarget(std::string_view target);

} // namespace maru::http
