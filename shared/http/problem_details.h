// SPDX-License-Identifier: Apache-2.0
// RFC 9457 problem details, and the one table from error codes to HTTP status.
#pragma once

#include "shared/http/message.h"

namespace maru::http {

/// application/problem+json {type: "urn:maru:error:<code>", title (translated), status, code, detail?, field?}.
/// Refused → 400/401/403/404/409/410/413/422/429 by code (422 when the table has no line for it), failed → 500/503. `detail` of a
/// failed error stays in the log.
Response problem(const base::Error& error, Language language);
int statusOf(const base::Error& error);

} // namespace maru::http
