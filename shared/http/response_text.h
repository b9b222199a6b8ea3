// SPDX-License-Identifier: Apache-2.0
// Response heads as bytes (RFC 9112 §4). Private to shared/http.
#pragma once

#include "shared/http/message.h"

#include <cstdint>
#include <string>

namespace maru::http {

enum class Connection { KeepAlive, Close };

/// Status line and headers with the blank line. Content-Length is `contentLength`, or none when it is negative
/// (an event stream, which ends with the connection). A header whose value holds a control character is left out.
std::string responseHead(const Response& response, Connection connection, std::int64_t contentLength);

/// Whether a response with this status carries a body and its length (RFC 9110 §6.4.1).
bool hasBody(int status);

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 §5.6.7)
std::string httpDate(std::int64_t unixSeconds);

} // namespace maru::http
