// SPDX-License-Identifier: Apache-2.0
// did:web (W3C CCG did:web, §2): a document on somebody's web server, fetched without helping anybody reach into the own
// network.
#include "server/resolver/remote.h"

#include <algorithm>
#include <charconv>

namespace maru::resolver {

using base::refused;

namespace {

constexpr std::size_t kMaxHostBytes = 253;
constexpr std::size_t kMaxSegments = 16;

base::Error badDid(std::string detail)
{
    return refused("resolver.invalid_did", {}, std::move(detail));
}

std::vector<std::string> splitAtColons(std::string_view text)
{
    std::vector<std::string> parts;
    while (true) {
        const std::size_t colon = text.find(':');
        parts.emplace_back(text.substr(0, colon));
        if (colon == std::string_view::npos)
            return parts;
        text.remove_prefix(colon + 1);
    }
}

bool isLabel(std::string_view label)
{
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-')
        return false;
    return std::all_of(label.begin(), label.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// A name of the DNS. The last label is no number, so that no way of writing an IPv4 address passes (WHATWG URL
/// §3.1 reads "127.1" and "0x7f000001" as addresses).
bool isHostName(std::string_view host)
{
    if (host.empty() || host.size() > kMaxHostBytes)
        return false;
    std::string_view rest = host;
    std::string_view last;
    while (true) {
        const std::size_t dot = rest.find('.');
        last = rest.substr(0, dot);
        if (!isLabel(last))
            return false;
        if (dot == std::string_view::npos)
            break;
        rest.remove_prefix(dot + 1);
    }
    return last.front() < '0' || last.front() > '9';
}

bool isPort(std::string_view text)
{
    int port = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), port);
    return problem == std::errc() && end == text.data() + text.size() && port >= 1 && port <= 65'535
        && std::to_string(port) == text;
}

/// One step of a path, decoded: nothing that could be two steps, none, or a query.
bool isSegment(std::string_view segment)
{
    if (segment.empty() || segment == "." || segment == "..")
        return false;
    return std::all_of(segment.begin(), segment.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte > 0x20 && byte != 0x7f && c != '/' && c != '\\' && c != '?' && c != '#' && c != '%';
    });
}

class WebMethod final : public Method {
public:
    explicit WebMethod(WebOptions options) : m_options(std::move(options)) { }
    const std::string& name() const override { return m_name; }

    base::Result<Resolution> resolve(const did::DidUrl& url, const Options& options) const override
    {
        MARU_TRY(location, webLocation(url.specific));
        if (options.wantsVersion())
            return refused("resolver.feature_not_supported", {}, "did:web has no versions");
        http::ClientOptions client;
        client.baseUrl = location.baseUrl;
        client.caPem = m_options.caPem;
        client.timeoutSeconds = m_options.limits.timeoutSeconds;
        client.responseLimitBytes = m_options.limits.answerBytes;
        client.connections = 1;
        client.publicAddressesOnly =
            m_options.privateHosts.find(location.host) == m_options.privateHosts.end();
        MARU_TRY(answer,
            fetch(std::move(client), location.target,
                "application/did, application/did+json, application/json"));
        if (answer.status == 404 || answer.status == 410)
            return refused("resolver.not_found");
        if (answer.status != 200)
            return base::failed(
                "resolver.internal_error", location.baseUrl + " answered " + std::to_string(answer.status));
        Resolution resolution;
        MARU_TRY(document, parseForeign(answer.body));
        MARU_CHECK(checkDocument(document, url.did));
        resolution.document = std::move(document);
        return resolution;
    }

private:
    const std::string m_name = "web";
    const WebOptions m_options;
};

} // namespace

base::Result<WebLocation> webLocation(std::string_view specific)
{
    std::vector<std::string> parts = splitAtColons(specific);
    if (parts.size() > kMaxSegments)
        return badDid("too many path segments");
    for (std::string& part : parts) {
        auto decoded = http::decodeComponent(part, /*plusIsSpace=*/false);
        if (!decoded)
            return badDid("bad percent encoding");
        part = std::move(*decoded);
    }
    std::string host = parts.front();
    std::string port;
    if (const std::size_t colon = host.find(':'); colon != std::string::npos) {
        port = host.substr(colon + 1);
        host.resize(colon);
        if (!isPort(port))
            return badDid("the port is no port");
    }
    if (!isHostName(host))
        return badDid("the host is no DNS name");
    std::transform(host.begin(), host.end(), host.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });

    WebLocation location { host, "https://" + host + (port.empty() ? "" : ":" + port), {} };
    if (parts.size() == 1) {
        location.target = "/.well-known/did.json";
        return location;
    }
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (!isSegment(parts[i]))
            return badDid("a path segment is not allowed");
        location.target += '/' + http::encodeComponent(parts[i]);
    }
    location.target += "/did.json";
    return location;
}

std::unique_ptr<Method> makeWebMethod(WebOptions options)
{
    return std::make_unique<WebMethod>(std::move(options));
}

} // namespace maru::resolver
