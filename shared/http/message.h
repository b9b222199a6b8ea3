// SPDX-License-Identifier: Apache-2.0
// Requests and responses as plain values: no Beast in sight.
#pragma once

#include "shared/base/json.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace maru::http {

struct CaseLess {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const;
};
using Headers = std::map<std::string, std::string, CaseLess>;

struct Request {
    std::string method; ///< "GET"
    std::string target; ///< as sent, with query
    std::string path; ///< percent-decoded; refused before a handler sees bad escapes, NUL or ".." segments
    std::vector<std::pair<std::string, std::string>> query; ///< decoded, in order
    Headers headers;
    std::string body;
    std::string peer; ///< IP address, without port
    std::map<std::string, std::string, std::less<>> parameters; ///< from the route: "/v1/blocks/{height}"

    std::optional<std::string> queryValue(std::string_view name) const;
    std::string headerOr(std::string_view name, std::string_view fallback) const;
};

struct Response {
    int status = 200;
    Headers headers;
    std::string body;

    static Response json(int status, const base::Json& body);
    static Response text(int status, std::string body, std::string_view type = "text/plain; charset=utf-8");
};

/// Percent-encodes a path segment or query value (RFC 3986 unreserved stay).
std::string encodeComponent(std::string_view text);
/// Refused `http.encoding`.
base::Result<std::string> decodeComponent(std::string_view text, bool plusIsSpace);

/// "ko" or "en" from Accept-Language (RFC 9110 §12.5.4); Korean when neither is asked for.
enum class Language { Korean, English };
Language preferredLanguage(std::string_view acceptLanguage);

} // namespace maru::http
