// SPDX-License-Identifier: Apache-2.0
// Fetching, and reading what strangers send.
#include "server/resolver/remote.h"

#include "shared/identity/did_document.h"

namespace maru::resolver {

base::Result<http::Response> fetch(
    http::ClientOptions options, const std::string& target, const std::string& accept)
{
    const std::string where = options.baseUrl;
    auto client = http::makeClient(std::move(options));
    if (!client)
        return base::failed("resolver.internal_error", where + ": " + client.error().code);
    auto answer = (*client)->send("GET", target, { { "Accept", accept } }, {});
    if (!answer)
        return base::failed(
            "resolver.internal_error", where + ": " + answer.error().code + ' ' + answer.error().detail);
    return answer;
}

base::Result<base::Json> parseForeign(std::string_view body)
{
    base::JsonLimits limits;
    limits.maxItems = 10'000;
    auto json = base::parseJson(body, limits);
    if (!json)
        return base::refused("resolver.invalid_did_document", json.error().field, json.error().code);
    return json;
}

base::Status checkDocument(const base::Json& document, std::string_view did)
{
    const auto parsed = did::parseDocument(document, did);
    if (!parsed)
        return base::refused("resolver.invalid_did_document", parsed.error().field, parsed.error().code);
    return {};
}

} // namespace maru::resolver
