// SPDX-License-Identifier: Apache-2.0
// DID and DID URL syntax.
#include "shared/identity/did_url.h"

#include <algorithm>

namespace maru::did {

namespace {

bool isLowerOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool isAlphanumeric(char c)
{
    return isLowerOrDigit(c) || (c >= 'A' && c <= 'Z');
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool isEscapeAt(std::string_view text, std::size_t at)
{
    return at + 2 < text.size() && text[at] == '%' && hexDigit(text[at + 1]) >= 0
        && hexDigit(text[at + 2]) >= 0;
}

/// method-specific-id of DID Core §3.1: idchars and colons, with the last segment not empty.
bool isSpecificId(std::string_view text)
{
    if (text.empty() || text.back() == ':')
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '%') {
            if (!isEscapeAt(text, i))
                return false;
            i += 2;
        } else if (!isAlphanumeric(c) && c != '.' && c != '-' && c != '_' && c != ':') {
            return false;
        }
    }
    return true;
}

/// pchar / "/" / "?" of RFC 3986.
bool isUrlPart(std::string_view text, std::string_view extra)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '%') {
            if (!isEscapeAt(text, i))
                return false;
            i += 2;
        } else if (!isAlphanumeric(c)
            && std::string_view("-._~!$&'()*+,;=:@").find(c) == std::string_view::npos
            && extra.find(c) == std::string_view::npos) {
            return false;
        }
    }
    return true;
}

std::string decodedPart(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isEscapeAt(text, i)) {
            out.push_back(static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2])));
            i += 2;
        } else {
            out.push_back(text[i]);
        }
    }
    return out;
}

} // namespace

std::optional<std::string> DidUrl::parameter(std::string_view name) const
{
    for (const auto& [key, value] : query) {
        if (key == name)
            return value;
    }
    return std::nullopt;
}

base::Result<DidUrl> parseDidUrl(std::string_view text)
{
    const auto badDid = [](std::string detail) { return base::refused("diddoc.did", {}, std::move(detail)); };
    const auto badUrl = [](std::string detail) {
        return base::refused("diddoc.did_url", {}, std::move(detail));
    };
    if (text.size() > kMaxDidUrlBytes)
        return badDid("too long");
    if (text.substr(0, 4) != "did:")
        return badDid("does not begin with did:");
    const std::size_t end = std::min(text.find_first_of("/?#"), text.size());
    const std::size_t colon = text.find(':', 4);
    if (colon == std::string_view::npos || colon > end)
        return badDid("no method");
    DidUrl url;
    url.did = std::string(text.substr(0, end));
    url.method = std::string(text.substr(4, colon - 4));
    url.specific = std::string(text.substr(colon + 1, end - colon - 1));
    if (url.method.empty() || !std::all_of(url.method.begin(), url.method.end(), isLowerOrDigit))
        return badDid("method");
    if (!isSpecificId(url.specific))
        return badDid("method-specific id");

    std::string_view rest = text.substr(end);
    if (const std::size_t hash = rest.find('#'); hash != std::string_view::npos) {
        if (!isUrlPart(rest.substr(hash + 1), "/?"))
            return badUrl("fragment");
        url.fragment = std::string(rest.substr(hash + 1));
        rest = rest.substr(0, hash);
    }
    if (const std::size_t mark = rest.find('?'); mark != std::string_view::npos) {
        std::string_view query = rest.substr(mark + 1);
        if (!isUrlPart(query, "/?"))
            return badUrl("query");
        while (!query.empty()) {
            const std::size_t ampersand = std::min(query.find('&'), query.size());
            const std::string_view pair = query.substr(0, ampersand);
            query = query.substr(std::min(ampersand + 1, query.size()));
            if (pair.empty())
                continue;
            const std::size_t equals = pair.find('=');
            const std::string_view value =
                equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
            url.query.emplace_back(decodedPart(pair.substr(0, equals)), decodedPart(value));
            if (url.query.size() > 32)
                return badUrl("too many parameters");
        }
        rest = rest.substr(0, mark);
    }
    if (!isUrlPart(rest, "/"))
        return badUrl("path");
    url.path = std::string(rest);
    return url;
}

base::Result<DidUrl> parseDid(std::string_view text)
{
    auto url = parseDidUrl(text);
    if (!url || !url->isBare() || url->did != text)
        return base::refused("diddoc.did", {}, std::string(text.substr(0, 80)));
    return url;
}

std::string absoluteDidUrl(std::string_view did, std::string_view reference)
{
    if (!reference.empty()
        && (reference.front() == '#' || reference.front() == '?' || reference.front() == '/'))
        return std::string(did) + std::string(reference);
    return std::string(reference);
}

base::Status checkDidMaru(std::string_view did)
{
    constexpr std::string_view kPrefix = "did:maru:";
    const auto isBase32 = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7'); };
    // 26 characters are 130 bits: the last one carries 3 bits of the 128, so its two low bits are zero (RFC 4648 §3.5).
    constexpr std::string_view kLast = "aeimquy4";
    const std::string_view id = did.substr(std::min(kPrefix.size(), did.size()));
    if (did.substr(0, kPrefix.size()) != kPrefix || id.size() != 26
        || !std::all_of(id.begin(), id.end(), isBase32) || kLast.find(id.back()) == std::string_view::npos)
        return base::refused("diddoc.did", {}, std::string(did.substr(0, 80)));
    return {};
}

} // namespace maru::did
