// SPDX-License-Identifier: Apache-2.0
// Fetching a document over HTTPS with every limit said. Private to the room.
#pragma once

#include "server/resolver/method.h"

#include "shared/http/client.h"

namespace maru::resolver {

/// One GET; a redirect is an answer like any other and is not followed. Failed `resolver.internal_error` with what went
/// wrong. Any thread.
base::Result<http::Response> fetch(
    http::ClientOptions options, const std::string& target, const std::string& accept);
/// JSON of the subset that this project reads, within bounds. Refused `resolver.invalid_did_document`.
base::Result<base::Json> parseForeign(std::string_view body);
/// A readable DID document of that DID. Refused `resolver.invalid_did_document`.
base::Status checkDocument(const base::Json& document, std::string_view did);

} // namespace maru::resolver
