// SPDX-License-Identifier: Apache-2.0
// DID URL dereferencing (W3C DID Resolution v0.3, §5.4): documents, parts of them, services and their addresses.
#include "server/resolver/resolver.h"

#include "shared/identity/did_document.h"

#include "shared/http/message.h"

#include <algorithm>
#include <array>

namespace maru::resolver {

using base::Json;
using base::refused;
using base::Result;
using did::DidUrl;

namespace {

constexpr std::array kRelationships { std::string_view("authentication"), std::string_view("assertionMethod"),
    std::string_view("keyAgreement"), std::string_view("capabilityInvocation"),
    std::string_view("capabilityDelegation") };
/// Parameters of the DID URL that are options of the resolution (DID Core §3.2.1).
constexpr std::array kResolutionParameters { std::string_view("versionId"), std::string_view("versionTime"),
    std::string_view("expandRelativeUrls"), std::string_view("noCache") };
constexpr std::array kServiceParameters { std::string_view("service"), std::string_view("serviceType"),
    std::string_view("relativeRef") };

template<class List>
bool isIn(const List& list, std::string_view name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

base::Error badUrl(std::string detail)
{
    return refused("resolver.invalid_did_url", {}, std::move(detail));
}

/// Every parameter once: twice has no meaning that all would agree on (§3.3).
base::Status checkParameters(const DidUrl& url)
{
    for (std::size_t i = 0; i < url.query.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (url.query[j].first == url.query[i].first)
                return badUrl("the parameter " + url.query[i].first + " is given twice");
        }
        if (url.query[i].first == "hl")
            return refused("resolver.feature_not_supported", "hl", "hl is not supported");
    }
    return {};
}

/// The caller's options and those that the DID URL itself names; saying the same twice is no contradiction.
Result<RawOptions> mergedOptions(const DidUrl& url, const RawOptions& options)
{
    RawOptions merged = options;
    for (const auto& [name, value] : url.query) {
        if (!isIn(kResolutionParameters, name))
            continue;
        const auto same = std::find_if(options.begin(), options.end(),
            [&key = name](const auto& option) { return option.first == key; });
        if (same == options.end())
            merged.emplace_back(name, value);
        else if (same->second != value)
            return refused("resolver.invalid_options", name, name + " says two things");
    }
    return merged;
}

bool hasType(const Json& service, const std::string& type)
{
    const Json* found = service.find("type");
    if (found == nullptr)
        return false;
    if (found->isString())
        return found->asString() == type;
    if (!found->isArray())
        return false;
    const auto& types = found->asArray();
    return std::any_of(types.begin(), types.end(),
        [&type](const Json& each) { return each.isString() && each.asString() == type; });
}

/// "files", "#files" and the absolute form name the same service.
std::string absoluteServiceId(std::string_view did, const std::string& text)
{
    if (text.starts_with("did:"))
        return text;
    if (!text.empty() && (text.front() == '#' || text.front() == '?' || text.front() == '/'))
        return std::string(did) + text;
    return std::string(did) + '#' + text;
}

Json::Array selectServices(const DidUrl& url, const Json& document)
{
    const auto id = url.parameter("service");
    const auto type = url.parameter("serviceType");
    Json::Array selected;
    const Json* services = document.find("service");
    if (services == nullptr || !services->isArray())
        return selected;
    for (const Json& service : services->asArray()) {
        if (!service.isObject())
            continue;
        const bool hasId =
            !id || absoluteServiceId(url.did, service.stringOr("id", "")) == absoluteServiceId(url.did, *id);
        if (hasId && (!type || hasType(service, *type)))
            selected.push_back(service);
    }
    return selected;
}

/// §12.6.1: no way of writing "..", decoded as often as somebody behind us might.
bool staysBelow(std::string text)
{
    for (int round = 0; round < 4; ++round) {
        std::size_t at = 0;
        const std::string path = text.substr(0, text.find_first_of("?#"));
        while (at <= path.size()) {
            const std::size_t end = std::min(path.find_first_of("/\\", at), path.size());
            const std::string segment = path.substr(at, end - at);
            if (segment == "." || segment == "..")
                return false;
            at = end + 1;
        }
        if (path.find('\\') != std::string::npos)
            return false;
        auto decoded = http::decodeComponent(text, /*plusIsSpace=*/false);
        if (!decoded)
            return false;
        if (*decoded == text)
            return true;
        text = std::move(*decoded);
    }
    return false;
}

bool isUriText(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c < 0x7f && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
    });
}

/// The address of what lies at `reference` below the endpoint, as the standard's own example puts them together. A
/// reference never leaves its endpoint, so it has no scheme and no host.
Result<std::string> below(const std::string& endpoint, const std::string& reference)
{
    if (endpoint.find_first_of("?#") != std::string::npos)
        return badUrl("the endpoint has a query or fragment of its own");
    if (!isUriText(reference) || reference.starts_with("//") || !staysBelow(reference))
        return badUrl("relativeRef is not a path below the endpoint");
    if (reference.empty() || reference.front() == '?' || reference.front() == '#')
        return endpoint + reference;
    const bool endsSo = endpoint.back() == '/';
    const bool beginsSo = reference.front() == '/';
    if (endsSo && beginsSo)
        return endpoint + reference.substr(1);
    return endpoint + (endsSo || beginsSo ? "" : "/") + reference;
}

/// Addresses of a service that are texts; maps are passed over.
std::vector<std::string> endpointsOf(const Json& service)
{
    std::vector<std::string> texts;
    const Json* endpoint = service.find("serviceEndpoint");
    if (endpoint == nullptr)
        return texts;
    if (endpoint->isString()) {
        texts.push_back(endpoint->asString());
    } else if (endpoint->isArray()) {
        for (const Json& each : endpoint->asArray()) {
            if (each.isString())
                texts.push_back(each.asString());
        }
    }
    // A browser is sent there: nothing but the web.
    std::erase_if(
        texts, [](const std::string& text) { return !text.starts_with("https://") || !isUriText(text); });
    return texts;
}

Result<Dereferenced> dereferenceServices(const DidUrl& url, Dereferenced found, const std::string& accept)
{
    Json::Array selected = selectServices(url, found.content);
    const auto reference = url.parameter("relativeRef");
    for (const Json& service : selected) {
        for (const std::string& endpoint : endpointsOf(service)) {
            std::string address = endpoint;
            if (reference) {
                MARU_TRY(made, below(endpoint, *reference));
                address = std::move(made);
            }
            if (url.fragment && accept == kUriListType) {
                if (address.find('#') != std::string::npos)
                    return badUrl("the endpoint has a fragment of its own");
                address += '#' + *url.fragment;
            }
            found.urls.push_back(std::move(address));
        }
    }
    if (accept == kUriListType) {
        if (found.urls.empty())
            return refused("resolver.not_found", {}, "no service has an address");
        found.content = nullptr;
        found.contentType = kUriListType;
        return found;
    }
    found.urls.clear();
    found.content.set("service", Json(std::move(selected)));
    return found;
}

const Json* partWithId(const Json& list, const DidUrl& url, const std::string& wanted)
{
    if (!list.isArray())
        return nullptr;
    for (const Json& item : list.asArray()) {
        const Json* id = item.isObject() ? item.find("id") : nullptr;
        if (id != nullptr && id->isString() && did::absoluteDidUrl(url.did, id->asString()) == wanted)
            return &item;
    }
    return nullptr;
}

bool isListed(
    const Json& document, const DidUrl& url, std::string_view relationship, const std::string& wanted)
{
    const Json* list = document.find(relationship);
    if (list == nullptr || !list->isArray())
        return false;
    if (partWithId(*list, url, wanted) != nullptr)
        return true;
    const auto& items = list->asArray();
    return std::any_of(items.begin(), items.end(), [&](const Json& item) {
        return item.isString() && did::absoluteDidUrl(url.did, item.asString()) == wanted;
    });
}

bool isVerificationMethod(const Json& part)
{
    const auto isText = [&part](std::string_view member) {
        const Json* found = part.find(member);
        return found != nullptr && found->isString();
    };
    return isText("id") && isText("type") && isText("controller");
}

/// Of the document: a verification method (also one embedded in a relationship) or a service.
Result<Dereferenced> dereferenceFragment(
    const DidUrl& url, Dereferenced found, const std::optional<std::string>& relationship)
{
    const std::string wanted = url.did + '#' + *url.fragment;
    const Json document = found.content;
    const Json* method = nullptr;
    if (const Json* methods = document.find("verificationMethod"))
        method = partWithId(*methods, url, wanted);
    for (const std::string_view name : kRelationships) {
        const Json* list = method == nullptr ? document.find(name) : nullptr;
        if (list != nullptr)
            method = partWithId(*list, url, wanted);
    }
    const Json* part = method;
    if (part == nullptr) {
        if (const Json* services = document.find("service"))
            part = partWithId(*services, url, wanted);
    }
    if (relationship) {
        if (method == nullptr || !isVerificationMethod(*method))
            return base::failed("resolver.invalid_verification_method", wanted);
        if (!isIn(kRelationships, *relationship) || !isListed(document, url, *relationship, wanted))
            return base::failed("resolver.invalid_relationship", wanted + " is not for " + *relationship);
    }
    if (part == nullptr)
        return refused("resolver.not_found", {}, wanted);
    Json content = *part;
    if (const Json* contexts = document.find("@context"))
        content.set("@context", *contexts);
    found.content = std::move(content);
    return found;
}

} // namespace

Result<Dereferenced> Resolver::dereference(
    std::string_view didUrl, const RawOptions& options, std::string_view accept) const
{
    const auto parsed = did::parseDidUrl(didUrl);
    if (!parsed)
        return badUrl(parsed.error().code);
    const DidUrl& url = *parsed;
    MARU_CHECK(checkParameters(url));
    MARU_TRY(merged, mergedOptions(url, options));
    MARU_TRY(resolution, resolveParsed(url, merged));
    // It could be read before: the resolution has passed.
    MARU_TRY(read, readOptions(merged));

    Dereferenced found;
    found.content = std::move(resolution.document);
    found.metadata = std::move(resolution.metadata);
    found.isDeactivated = resolution.isDeactivated;
    if (found.isDeactivated)
        return found;

    const bool hasService = url.parameter("service") || url.parameter("serviceType");
    const bool hasOther =
        !url.path.empty() || std::any_of(url.query.begin(), url.query.end(), [&](const auto& parameter) {
            return !isIn(kResolutionParameters, parameter.first)
                && !(hasService && isIn(kServiceParameters, parameter.first));
        });
    if (hasOther)
        return refused("resolver.not_found", {}, "nothing is known at this path or query");
    if (hasService) {
        MARU_TRY(selected, dereferenceServices(url, std::move(found), std::string(accept)));
        if (selected.contentType == kUriListType || !url.fragment)
            return selected;
        found = std::move(selected);
    } else if (accept == kUriListType) {
        return refused("resolver.representation_not_supported", {}, "only services have addresses");
    }
    if (url.fragment)
        return dereferenceFragment(url, std::move(found), read.verificationRelationship);
    if (read.verificationRelationship)
        return base::failed(
            "resolver.invalid_verification_method", "the DID URL names no verification method");
    return found;
}

} // namespace maru::resolver
