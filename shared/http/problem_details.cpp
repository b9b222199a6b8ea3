// SPDX-License-Identifier: Apache-2.0
// The one table from error codes to HTTP status, and RFC 9457 bodies.
#include "shared/http/problem_details.h"

#include "shared/errors/catalogue.h"

#include <string_view>

namespace maru::http {

namespace {

struct Line {
    std::string_view pattern; ///< exact, or with '*' at its start, its end or both
    int status;
};

// The first line that fits decides. Anything else: 422 when refused, 500 when failed.
constexpr Line kRefused[] = {
    { "http.malformed", 400 },
    { "http.target", 400 },
    { "http.encoding", 400 },
    { "http.not_found", 404 },
    { "http.method_not_allowed", 405 },
    { "http.request_timeout", 408 },
    { "http.body_too_large", 413 },
    { "http.rate_limited", 429 },
    { "http.header_too_large", 431 },
    { "http.internal", 500 },
    { "http.stopping", 503 },
    { "json.too_long", 413 },
    { "json.too_large", 413 },
    { "transaction.too_long", 413 },
    { "transaction.format", 400 },
    { "transaction.signature", 400 },
    { "transaction.chain", 400 },
    { "json.*", 400 },
    { "schema.*", 400 },
    { "format.*", 400 },
    { "leaf.*", 400 },
    { "merkle.range", 400 },
    { "query.*", 400 },
    { "session.*", 401 },
    { "auth.*", 403 },
    { "portal.forgery", 403 },
    { "vault.other_agency", 403 },
    { "vault.no_consent", 403 },
    { "vault.no_reveal", 403 },
    { "vault.reveal_*", 403 },
    { "portal.presentations_full", 503 },
    { "*.restricted", 403 },
    { "*.forbidden", 403 },
    { "mempool.full", 503 },
    { "mempool.*", 429 },
    { "rate.*", 429 },
    { "*.unknown*", 404 },
    { "*.not_found", 404 },
    { "api.*", 400 },
    { "*.exists", 409 },
    { "*.duplicate", 409 },
    { "*.gone", 410 },
    { "vault.destroyed", 410 },
};

constexpr Line kFailed[] = {
    { "store.*", 503 },
    { "chain.failed", 503 },
    { "chain.stopped", 503 },
    { "chain.busy", 503 },
    { "http.stopping", 503 },
    { "http.connect", 503 },
    { "http.timeout", 503 },
};

bool fits(std::string_view pattern, std::string_view code)
{
    const bool fromStart = !pattern.starts_with('*');
    const bool toEnd = !pattern.ends_with('*');
    if (!fromStart)
        pattern.remove_prefix(1);
    if (!toEnd)
        pattern.remove_suffix(1);
    if (fromStart && toEnd)
        return code == pattern;
    if (fromStart)
        return code.starts_with(pattern);
    if (toEnd)
        return code.ends_with(pattern);
    return code.find(pattern) != std::string_view::npos;
}

} // namespace

int statusOf(const base::Error& error)
{
    if (error.kind == base::ErrorKind::Failed) {
        for (const Line& line : kFailed) {
            if (fits(line.pattern, error.code))
                return line.status;
        }
        return 500;
    }
    for (const Line& line : kRefused) {
        if (fits(line.pattern, error.code))
            return line.status;
    }
    return 422;
}

Response problem(const base::Error& error, Language language)
{
    const int status = statusOf(error);
    const errors::Language titleLanguage =
        language == Language::English ? errors::Language::English : errors::Language::Korean;
    base::Json body = base::Json::object({
        { "type", "urn:maru:error:" + error.code },
        { "title", errors::title(error.code, titleLanguage) },
        { "status", status },
        { "code", error.code },
    });
    // Details of failures can name files and hosts: they stay in the log.
    if (error.kind == base::ErrorKind::Refused && !error.detail.empty())
        body.set("detail", error.detail);
    if (!error.field.empty())
        body.set("field", error.field);

    Response response = Response::text(status, base::canonical(body), "application/problem+json");
    response.headers["Content-Language"] = language == Language::English ? "en" : "ko";
    response.headers["Cache-Control"] = "no-store";
    if (status == 429 || status == 503)
        response.headers["Retry-After"] = "1";
    if (status == 401)
        response.headers["WWW-Authenticate"] = "Bearer";
    return response;
}

} // namespace maru::http
