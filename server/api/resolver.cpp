// SPDX-License-Identifier: Apache-2.0
// The HTTPS binding of DID Resolution (W3C DID Resolution v0.3, §11.1): GET and POST /1.0/identifiers/{did or DID URL}.
#include "server/api/resolver.h"

#include "shared/errors/catalogue.h"
#include "shared/identity/did_url.h"

#include <algorithm>
#include <array>

namespace maru::api {

using base::Json;
using resolver::RawOptions;

namespace {

constexpr std::string_view kPrefix = "/1.0/identifiers/";
constexpr std::string_view kResolutionType = "application/did-resolution";
constexpr std::string_view kDereferencingType = "application/did-url-dereferencing";
/// Of drafts before 2025; resolvers of that time ask for it.
constexpr std::string_view kLegacyResolutionType =
    "application/ld+json;profile=\"https://w3id.org/did-resolution\"";
constexpr std::string_view kLegacyContext = "https://w3id.org/did-resolution/v1";
constexpr std::size_t kMaxRanges = 32;

/// What the caller wants to see of it.
struct Wanted {
    enum class Form { Resolution, Dereferencing, Document, Addresses };
    Form form = Form::Document;
    std::string contentType;
};

struct Range {
    std::string type; ///< lower case, without parameters
    std::string profile;
    int quality = 1000; ///< thousandths
};

std::string trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return std::string(text);
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

/// At `separator`, but not inside quotes.
std::vector<std::string> splitOutsideQuotes(std::string_view text, char separator)
{
    std::vector<std::string> parts(1);
    bool isQuoted = false;
    for (const char c : text) {
        if (c == '"')
            isQuoted = !isQuoted;
        if (c == separator && !isQuoted)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

/// "0", "1", "0.5", "0.725" (RFC 9110 §12.4.2); anything else counts as 0.
int qualityOf(std::string_view text)
{
    if (text == "1" || text.starts_with("1."))
        return 1000;
    if (!text.starts_with("0."))
        return 0;
    int quality = 0;
    int unit = 100;
    for (const char c : text.substr(2, 3)) {
        if (c < '0' || c > '9')
            return 0;
        quality += (c - '0') * unit;
        unit /= 10;
    }
    return quality;
}

/// In the order of preference.
std::vector<Range> acceptedRanges(std::string_view header)
{
    std::vector<Range> ranges;
    for (const std::string& part : splitOutsideQuotes(header, ',')) {
        if (ranges.size() == kMaxRanges)
            break;
        const auto pieces = splitOutsideQuotes(part, ';');
        Range range;
        range.type = lower(trimmed(pieces.front()));
        for (std::size_t i = 1; i < pieces.size(); ++i) {
            const std::string piece = trimmed(pieces[i]);
            const std::size_t equals = piece.find('=');
            if (equals == std::string::npos)
                continue;
            const std::string name = lower(trimmed(std::string_view(piece).substr(0, equals)));
            std::string value = trimmed(std::string_view(piece).substr(equals + 1));
            if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
                value = value.substr(1, value.size() - 2);
            if (name == "q")
                range.quality = qualityOf(value);
            else if (name == "profile")
                range.profile = value;
        }
        if (!range.type.empty() && range.quality > 0)
            ranges.push_back(std::move(range));
    }
    std::stable_sort(
        ranges.begin(), ranges.end(), [](const Range& a, const Range& b) { return a.quality > b.quality; });
    return ranges;
}

std::optional<Wanted> wantedFor(const Range& range)
{
    using Form = Wanted::Form;
    if (range.type == kResolutionType)
        return Wanted { Form::Resolution, range.type };
    if (range.type == kDereferencingType)
        return Wanted { Form::Dereferencing, range.type };
    if (range.type == resolver::kUriListType)
        return Wanted { Form::Addresses, range.type };
    if (range.type == "application/ld+json" && range.profile == "https://w3id.org/did-resolution")
        return Wanted { Form::Resolution, std::string(kLegacyResolutionType) };
    constexpr std::array kDocumentTypes { std::string_view("application/did"),
        std::string_view("application/did+json"), std::string_view("application/did+ld+json"),
        std::string_view("application/ld+json"), std::string_view("application/json") };
    if (std::find(kDocumentTypes.begin(), kDocumentTypes.end(), range.type) != kDocumentTypes.end()
        && range.profile.empty())
        return Wanted { Form::Document, range.type };
    if (range.type == "*/*" || range.type == "application/*")
        return Wanted { Form::Document, std::string(resolver::kDocumentType) };
    return std::nullopt;
}

base::Result<Wanted> wantedOf(const http::Request& request)
{
    const std::string header = request.headerOr("Accept", "");
    if (trimmed(header).empty())
        return Wanted { Wanted::Form::Document, std::string(resolver::kDocumentType) };
    for (const Range& range : acceptedRanges(header)) {
        if (auto wanted = wantedFor(range))
            return std::move(*wanted);
    }
    return base::refused("resolver.representation_not_supported", "accept");
}

/// The identifier as it was meant. A caller who escapes it escapes all of it ("did%3Aweb%3A…"); one who appends it as it
/// is ("did:web:host%3A8443") leaves the DID's own escapes in, so only what follows the DID is decoded.
base::Result<std::string> identifierOf(std::string_view raw)
{
    const auto isEscaped = [raw](std::size_t at) {
        const std::string escape = lower(std::string(raw.substr(at, 3)));
        return escape == "%23" || escape == "%2f" || escape == "%3f";
    };
    if (lower(std::string(raw.substr(0, 6))) == "did%3a")
        return http::decodeComponent(raw, /*plusIsSpace=*/false);
    std::size_t end = 0;
    while (end < raw.size() && raw[end] != '/' && !isEscaped(end))
        ++end;
    MARU_TRY(rest, http::decodeComponent(raw.substr(end), /*plusIsSpace=*/false));
    return std::string(raw.substr(0, end)) + rest;
}

struct IdentifierRequest {
    std::string identifier; ///< DID or DID URL
    RawOptions options;
};

/// Options that came in the query of the request or in the body. Parameters of the DID URL itself may come unescaped
/// behind it; they go back to where they belong.
base::Status takeQuery(IdentifierRequest& asked, const http::Request& request)
{
    constexpr std::array kOfTheUrl { std::string_view("service"), std::string_view("serviceType"),
        std::string_view("relativeRef"), std::string_view("hl") };
    std::string added;
    for (const auto& [name, value] : request.query) {
        if (std::find(kOfTheUrl.begin(), kOfTheUrl.end(), name) == kOfTheUrl.end())
            asked.options.emplace_back(name, value);
        else
            added += (added.empty() ? "" : "&") + name + '=' + http::encodeComponent(value);
    }
    if (added.empty())
        return {};
    const std::size_t hash = asked.identifier.find('#');
    const std::string fragment = hash == std::string::npos ? "" : asked.identifier.substr(hash);
    std::string start = asked.identifier.substr(0, hash);
    start += (start.find('?') == std::string::npos ? '?' : '&') + added;
    asked.identifier = start + fragment;
    return {};
}

base::Status takeBody(IdentifierRequest& asked, const http::Request& request)
{
    if (request.method != "POST" || request.body.empty())
        return {};
    const auto body = base::parseJson(request.body);
    if (!body || !body->isObject())
        return base::refused("resolver.invalid_options", {}, "the body is no JSON object");
    for (const auto& member : body->asObject()) {
        const Json& value = member.second;
        if (value.isString())
            asked.options.emplace_back(member.first, value.asString());
        else if (value.isBoolean())
            asked.options.emplace_back(member.first, value.asBoolean() ? "true" : "false");
        else if (value.isInteger())
            asked.options.emplace_back(member.first, std::to_string(value.asInteger()));
        else
            return base::refused("resolver.invalid_options", member.first, member.first + " is no text");
    }
    return {};
}

base::Result<IdentifierRequest> identifierRequestOf(const http::Request& request)
{
    std::string_view raw = request.target;
    raw = raw.substr(0, raw.find('?'));
    if (!raw.starts_with(kPrefix))
        return base::refused("resolver.invalid_did");
    raw.remove_prefix(kPrefix.size());
    IdentifierRequest asked;
    auto identifier = identifierOf(raw);
    if (!identifier)
        return base::refused("resolver.invalid_did", {}, "bad percent encoding");
    asked.identifier = std::move(*identifier);
    MARU_CHECK(takeQuery(asked, request));
    MARU_CHECK(takeBody(asked, request));
    return asked;
}

/// A DID, or one followed by nothing but options of the resolution, which then join the others.
bool isForResolution(IdentifierRequest& asked)
{
    constexpr std::array kOptions { std::string_view("versionId"), std::string_view("versionTime"),
        std::string_view("expandRelativeUrls"), std::string_view("noCache") };
    const auto url = did::parseDidUrl(asked.identifier);
    // What has no DID in front is refused as a DID, not as a DID URL.
    if (!url)
        return !did::parseDid(asked.identifier.substr(0, asked.identifier.find_first_of("/?#")));
    if (url->isBare())
        return true;
    if (!url->path.empty() || url->fragment)
        return false;
    const bool isOptions = std::all_of(url->query.begin(), url->query.end(), [&](const auto& parameter) {
        return std::find(kOptions.begin(), kOptions.end(), parameter.first) != kOptions.end();
    });
    if (!isOptions)
        return false;
    for (const auto& parameter : url->query) {
        if (std::find(asked.options.begin(), asked.options.end(), parameter) == asked.options.end())
            asked.options.push_back(parameter);
    }
    asked.identifier = url->did;
    return true;
}

Json errorObject(const base::Error& error, const http::Request& request)
{
    const resolver::ErrorKind& kind = resolver::kindOf(error);
    const auto language =
        languageOf(request) == http::Language::English ? errors::Language::English : errors::Language::Korean;
    Json object = Json::object({ { "type", kind.type }, { "title", errors::title(kind.code, language) },
        { "status", kind.status } });
    // What failed on the way names machines: it stays in the log.
    if (error.kind == base::ErrorKind::Refused && !error.detail.empty())
        object.set("detail", error.detail);
    return object;
}

http::Response answer(int status, std::string_view type, const Json& body)
{
    return http::Response::text(status, base::canonical(body), type);
}

http::Response resultOf(const Wanted& wanted, int status, Json document, Json processMetadata, Json metadata)
{
    if (wanted.form == Wanted::Form::Dereferencing)
        return answer(status, wanted.contentType,
            Json::object(
                { { "content", std::move(document) }, { "dereferencingMetadata", std::move(processMetadata) },
                    { "contentMetadata", std::move(metadata) } }));
    const bool isResolution = wanted.form == Wanted::Form::Resolution;
    const std::string type = isResolution ? wanted.contentType : std::string(kResolutionType);
    Json body = Json::object(
        { { "didDocument", std::move(document) }, { "didResolutionMetadata", std::move(processMetadata) },
            { "didDocumentMetadata", std::move(metadata) } });
    if (type == kLegacyResolutionType)
        body.set("@context", kLegacyContext);
    return answer(status, type, body);
}

http::Response errorResponse(
    const Services& services, const http::Request& request, const Wanted& wanted, const base::Error& error)
{
    if (error.kind == base::ErrorKind::Failed)
        services.log.warning("resolver: " + error.code + ' ' + error.detail);
    Json object = errorObject(error, request);
    const int status = resolver::kindOf(error).status;
    http::Response response =
        wanted.form == Wanted::Form::Resolution || wanted.form == Wanted::Form::Dereferencing
        ? resultOf(wanted, status, nullptr, Json::object({ { "error", object } }), Json::object())
        : answer(status, "application/problem+json", object);
    response.headers["Content-Language"] = languageOf(request) == http::Language::English ? "en" : "ko";
    return response;
}

http::Response goneResponse(const Wanted& wanted, const Json& metadata)
{
    constexpr int kGone = 410;
    return resultOf(wanted, kGone, nullptr, Json::object(), metadata);
}

base::Result<http::Response> resolveTo(
    const Services& services, const Wanted& wanted, const IdentifierRequest& asked)
{
    MARU_TRY(found, services.resolver->resolve(asked.identifier, asked.options));
    if (found.isDeactivated)
        return goneResponse(wanted, found.metadata);
    if (wanted.form == Wanted::Form::Document)
        return answer(200, wanted.contentType, found.document);
    return resultOf(wanted, 200, std::move(found.document),
        Json::object({ { "contentType", resolver::kDocumentType } }), std::move(found.metadata));
}

base::Result<http::Response> dereferenceTo(
    const Services& services, const Wanted& wanted, const IdentifierRequest& asked)
{
    const std::string_view accept =
        wanted.form == Wanted::Form::Addresses ? resolver::kUriListType : std::string_view();
    MARU_TRY(found, services.resolver->dereference(asked.identifier, asked.options, accept));
    if (found.isDeactivated)
        return goneResponse(wanted, found.metadata);
    if (found.contentType == resolver::kUriListType) {
        constexpr int kSeeOther = 303;
        http::Response response;
        response.status = kSeeOther;
        response.headers["Location"] = found.urls.front();
        return response;
    }
    if (wanted.form == Wanted::Form::Document)
        return answer(200, wanted.contentType, found.content);
    return resultOf(wanted, 200, std::move(found.content),
        Json::object({ { "contentType", found.contentType } }), std::move(found.metadata));
}

} // namespace

http::Response getIdentifier(const Services& services, const http::Request& request)
{
    auto wanted = wantedOf(request);
    const Wanted shown = wanted ? *wanted : Wanted {};
    const auto finished = [&](base::Result<http::Response> made) {
        http::Response response =
            made ? std::move(*made) : errorResponse(services, request, shown, made.error());
        // Anybody's page may resolve: nothing here depends on who asks.
        response.headers["Access-Control-Allow-Origin"] = "*";
        response.headers["Vary"] = "Accept, Accept-Language";
        return response;
    };
    if (!wanted)
        return finished(wanted.error());
    if (services.resolver == nullptr)
        return finished(base::refused("resolver.method_not_supported"));
    auto asked = identifierRequestOf(request);
    if (!asked)
        return finished(asked.error());
    const bool resolves = isForResolution(*asked) || shown.form == Wanted::Form::Resolution;
    if (resolves && shown.form != Wanted::Form::Dereferencing && shown.form != Wanted::Form::Addresses)
        return finished(resolveTo(services, shown, *asked));
    return finished(dereferenceTo(services, shown, *asked));
}

} // namespace maru::api
