// SPDX-License-Identifier: Apache-2.0
// The few URLs that a client is given: scheme, host, port (RFC 3986 §3). Deterministic, thread-safe.
#pragma once

#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace maru::http {

struct BaseUrl {
    bool isTls = true;
    std::string host; ///< without brackets
    std::string port;
    std::string authority; ///< for the Host header
};

/// "https://host[:port][/]"; refused `http.url` for anything else: user names, paths, queries.
base::Result<BaseUrl> parseBaseUrl(std::string_view text);

} // namespace maru::http
