// SPDX-License-Identifier: Apache-2.0
// Parameters, lists and problems.
#include "server/api/respond.h"

#include "shared/http/problem_details.h"

#include <algorithm>
#include <charconv>

namespace maru::api {

namespace {

constexpr std::int64_t kMaximumLimit = 500;
constexpr std::size_t kDefaultLimit = 50;

} // namespace

http::Language languageOf(const http::Request& request)
{
    return http::preferredLanguage(request.headerOr("Accept-Language", ""));
}

http::Response problemFor(const Services& services, const http::Request& request, const base::Error& error)
{
    if (error.kind == base::ErrorKind::Failed)
        services.log.error(request.method + " " + request.path + ": " + error.code + ": " + error.detail);
    http::Response response = http::problem(error, languageOf(request));
    if (response.status == 401)
        response.headers["WWW-Authenticate"] = "Bearer";
    return response;
}

base::Json problemJson(const base::Error& error, http::Language language)
{
    auto parsed = base::parseJson(http::problem(error, language).body);
    return parsed ? std::move(parsed).value() : base::Json::object({ { "code", error.code } });
}

http::Handler handle(const Services& services, Resource resource)
{
    return [&services, resource](const http::Request& request) {
        auto answer = resource(services, request);
        return answer ? std::move(answer).value() : problemFor(services, request, answer.error());
    };
}

base::Status onlyParameters(const http::Request& request, std::initializer_list<std::string_view> known)
{
    for (std::size_t i = 0; i < request.query.size(); ++i) {
        const std::string& name = request.query[i].first;
        if (std::find(known.begin(), known.end(), name) == known.end())
            return base::refused("query.extra_parameter", name);
        for (std::size_t j = 0; j < i; ++j)
            if (request.query[j].first == name)
                return base::refused("query.parameter", name, "given twice");
    }
    return {};
}

base::Result<std::int64_t> parseInteger(
    std::string_view text, std::string_view name, std::int64_t minimum, std::int64_t maximum)
{
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || problem != std::errc() || end != text.data() + text.size() || value < minimum
        || value > maximum)
        return base::refused("query.parameter", std::string(name));
    return value;
}

base::Result<std::optional<std::int64_t>> integerParameter(
    const http::Request& request, std::string_view name, std::int64_t minimum, std::int64_t maximum)
{
    const auto text = request.queryValue(name);
    if (!text)
        return std::optional<std::int64_t>();
    MARU_TRY(value, parseInteger(*text, name, minimum, maximum));
    return std::optional(value);
}

base::Result<std::size_t> limitParameter(const http::Request& request)
{
    MARU_TRY(limit, integerParameter(request, "limit", 1, kMaximumLimit));
    return limit ? static_cast<std::size_t>(*limit) : kDefaultLimit;
}

bool wantsTotal(const http::Request& request)
{
    return request.queryValue("total") == "1";
}

const std::string& pathParameter(const http::Request& request, std::string_view name)
{
    const auto found = request.parameters.find(name);
    MARU_ASSERT(found != request.parameters.end());
    return found->second;
}

base::Result<base::Hash256> idParameter(const http::Request& request)
{
    auto id = base::Hash256::fromHex(pathParameter(request, "id"));
    if (!id)
        return base::refused("query.parameter", "id");
    return id;
}

base::Result<base::Height> heightParameter(const http::Request& request)
{
    MARU_TRY(height, parseInteger(pathParameter(request, "height"), "height", 0, base::kMaxSafeInteger));
    return base::Height(height);
}

http::Response listResponse(base::Json::Array rows, std::string next, std::optional<std::int64_t> total)
{
    return http::Response::json(200,
        base::Json::object({ { "rows", base::Json(std::move(rows)) }, { "next", base::Json(std::move(next)) },
            { "total", total ? base::Json(*total) : base::Json(nullptr) } }));
}

base::Json hashArray(const std::vector<base::Hash256>& hashes)
{
    base::Json list = base::Json::array();
    for (const base::Hash256& hash : hashes)
        list.push(base::Json(hash));
    return list;
}

base::Json count(std::uint64_t value)
{
    MARU_ASSERT(value <= static_cast<std::uint64_t>(base::kMaxSafeInteger));
    return base::Json(static_cast<std::int64_t>(value));
}

} // namespace maru::api
