// SPDX-License-Identifier: Apache-2.0
// Path patterns, first registered first matched; HEAD goes where GET goes.
#include "shared/http/server.h"

#include <algorithm>

namespace maru::http {

struct Router::Route {
    std::string method;
    std::vector<std::string> segments;
    Match match;
};

namespace {

/// "/v1/blocks/5" gives "v1", "blocks", "5"; "/" gives one empty segment.
std::vector<std::string> split(std::string_view path)
{
    std::vector<std::string> segments;
    if (path.starts_with('/'))
        path.remove_prefix(1);
    while (true) {
        const std::size_t slash = path.find('/');
        segments.emplace_back(path.substr(0, slash));
        if (slash == std::string_view::npos)
            return segments;
        path.remove_prefix(slash + 1);
    }
}

bool isParameter(std::string_view segment)
{
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool isRest(std::string_view segment)
{
    return isParameter(segment) && segment.ends_with("...}");
}

using Parameters = std::map<std::string, std::string, std::less<>>;

bool matchSegments(
    const std::vector<std::string>& pattern, const std::vector<std::string>& path, Parameters& parameters)
{
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (i >= path.size())
            return false;
        const std::string& segment = pattern[i];
        if (isRest(segment)) {
            std::string rest = path[i];
            for (std::size_t k = i + 1; k < path.size(); ++k)
                rest += '/' + path[k];
            if (rest.empty())
                return false;
            parameters[segment.substr(1, segment.size() - 5)] = std::move(rest);
            return true;
        }
        if (isParameter(segment)) {
            if (path[i].empty())
                return false;
            parameters[segment.substr(1, segment.size() - 2)] = path[i];
        } else if (segment != path[i]) {
            return false;
        }
    }
    return pattern.size() == path.size();
}

} // namespace

void Router::add(std::string method, std::string pattern, Match match)
{
    MARU_ASSERT(pattern.starts_with('/'));
    auto route = std::make_shared<Route>();
    route->method = std::move(method);
    route->segments = split(pattern);
    route->match = std::move(match);
    m_routes.push_back(std::move(route));
}

void Router::get(std::string pattern, Handler handler)
{
    Match match;
    match.handler = std::move(handler);
    add("GET", std::move(pattern), std::move(match));
}

void Router::post(std::string pattern, Handler handler)
{
    Match match;
    match.handler = std::move(handler);
    add("POST", std::move(pattern), std::move(match));
}

void Router::remove(std::string pattern, Handler handler)
{
    Match match;
    match.handler = std::move(handler);
    add("DELETE", std::move(pattern), std::move(match));
}

void Router::postAsync(std::string pattern, AsyncHandler handler)
{
    Match match;
    match.async = std::move(handler);
    add("POST", std::move(pattern), std::move(match));
}

void Router::stream(std::string pattern, StreamHandler handler)
{
    Match match;
    match.stream = std::move(handler);
    add("GET", std::move(pattern), std::move(match));
}

void Router::fallback(Handler handler)
{
    m_fallback = std::move(handler);
}

void Router::after(std::function<void(const Request&, Response&)> hook)
{
    m_hooks.push_back(std::move(hook));
}

std::optional<Router::Match> Router::match(
    std::string_view method, std::string_view path, std::string& allowed) const
{
    allowed.clear();
    if (method == "HEAD")
        method = "GET";
    const std::vector<std::string> segments = split(path);
    std::vector<std::string> methods;
    for (const auto& route : m_routes) {
        Parameters parameters;
        if (!matchSegments(route->segments, segments, parameters))
            continue;
        if (route->method == method) {
            Match found = route->match;
            found.parameters = std::move(parameters);
            return found;
        }
        methods.push_back(route->method);
    }
    if (methods.empty() && m_fallback) {
        if (method == "GET") {
            Match found;
            found.handler = m_fallback;
            return found;
        }
        methods.push_back("GET");
    }
    std::sort(methods.begin(), methods.end());
    methods.erase(std::unique(methods.begin(), methods.end()), methods.end());
    for (const std::string& name : methods) {
        allowed += (allowed.empty() ? "" : ", ") + name;
        if (name == "GET")
            allowed += ", HEAD";
    }
    return std::nullopt;
}

void Router::finish(const Request& request, Response& response) const
{
    for (const auto& hook : m_hooks)
        hook(request, response);
}

} // namespace maru::http
