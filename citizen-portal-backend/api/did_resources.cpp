// SPDX-License-Identifier: Apache-2.0
// The universal resolver, passed through: anybody who has a DID of this chain can look it up where citizens are.
#include "citizen-portal-backend/api/services.h"

#include "shared/http/problem_details.h"

#include <array>

namespace maru::portal {
namespace {

constexpr std::string_view kResolverPrefix = "/1.0/identifiers/";
constexpr std::size_t kMaxIdentifierBytes = 4096;

http::Response passResolution(const Services& services, const http::Request& request)
{
    // As it was sent: escapes inside a DID URL mean something.
    if (request.target.size() > kMaxIdentifierBytes || request.target.rfind(kResolverPrefix, 0) != 0)
        return problemFor(request, base::refused("http.not_found"));
    http::Headers headers;
    headers["Accept"] = request.headerOr("Accept", "*/*");
    headers["Accept-Language"] = request.headerOr("Accept-Language", "ko");
    if (request.method == "POST")
        headers["Content-Type"] = "application/json";
    // HEAD is a GET whose body the server leaves out.
    const std::string_view method = request.method == "POST" ? "POST" : "GET";
    auto answer =
        services.server.send(method, request.target, speakingFor(request, std::move(headers)), request.body);
    if (!answer) {
        services.log.warning("chain server: " + answer.error().code + " " + answer.error().detail);
        return problemFor(request, base::failed("portal.chain_unavailable"));
    }
    http::Response response;
    response.status = answer->status;
    response.body = std::move(answer->body);
    constexpr std::array kPassed { std::string_view("Content-Type"), std::string_view("Content-Language"),
        std::string_view("Location"), std::string_view("Retry-After"), std::string_view("Vary"),
        std::string_view("Access-Control-Allow-Origin") };
    for (const std::string_view name : kPassed) {
        const auto found = answer->headers.find(name);
        if (found != answer->headers.end())
            response.headers[std::string(name)] = found->second;
    }
    response.headers["Cache-Control"] = "no-store";
    return response;
}

} // namespace

void addDidResources(http::Router& router, Services& services)
{
    const auto handler = [&services](
                             const http::Request& request) { return passResolution(services, request); };
    router.get("/1.0/identifiers/{identifier...}", handler);
    router.post("/1.0/identifiers/{identifier...}", handler);
}

} // namespace maru::portal
