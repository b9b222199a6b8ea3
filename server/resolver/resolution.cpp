// SPDX-License-Identifier: Apache-2.0
// Options and errors.
#include "server/resolver/resolution.h"

#include "shared/identity/timestamp.h"

#include <algorithm>
#include <array>

namespace maru::resolver {

using base::refused;

namespace {

constexpr std::array kErrorKinds {
    // The last one is what every other error is.
    ErrorKind { "resolver.invalid_did", "https://www.w3.org/ns/did#INVALID_DID", 400 },
    ErrorKind { "resolver.invalid_did_url", "https://www.w3.org/ns/did#INVALID_DID_URL", 400 },
    ErrorKind { "resolver.invalid_options", "https://www.w3.org/ns/did#INVALID_OPTIONS", 400 },
    ErrorKind { "resolver.not_found", "https://www.w3.org/ns/did#NOT_FOUND", 404 },
    ErrorKind { "resolver.representation_not_supported",
        "https://www.w3.org/ns/did#REPRESENTATION_NOT_SUPPORTED", 406 },
    ErrorKind { "resolver.invalid_did_document", "https://www.w3.org/ns/did#INVALID_DID_DOCUMENT", 500 },
    ErrorKind { "resolver.method_not_supported", "https://www.w3.org/ns/did#METHOD_NOT_SUPPORTED", 501 },
    ErrorKind { "resolver.feature_not_supported", "https://www.w3.org/ns/did#FEATURE_NOT_SUPPORTED", 501 },
    ErrorKind { "resolver.invalid_verification_method",
        "https://w3id.org/security#INVALID_VERIFICATION_METHOD", 500 },
    ErrorKind { "resolver.invalid_relationship",
        "https://w3id.org/security#INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD", 500 },
    ErrorKind { "resolver.internal_error", "https://www.w3.org/ns/did#INTERNAL_ERROR", 500 },
};

/// Letters only, lower case: "NOT_FOUND", "notFound" and "…#NOT_FOUND" are one.
std::string plain(std::string_view type)
{
    if (const std::size_t hash = type.rfind('#'); hash != std::string_view::npos)
        type.remove_prefix(hash + 1);
    std::string letters;
    for (const char c : type) {
        if (c >= 'A' && c <= 'Z')
            letters += static_cast<char>(c - 'A' + 'a');
        else if (c >= 'a' && c <= 'z')
            letters += c;
    }
    return letters;
}

base::Result<bool> readFlag(const std::string& name, const std::string& value)
{
    if (value == "true" || value == "false")
        return value == "true";
    return refused("resolver.invalid_options", name, name + " is true or false");
}

base::Status readOption(Options& options, const std::string& name, const std::string& value)
{
    if (name == "versionId") {
        if (value.empty())
            return refused("resolver.invalid_options", name, "versionId is empty");
        options.versionId = value;
    } else if (name == "versionTime") {
        // XML Schema dateTime in UTC without a fraction: DID Core §7.3.
        const auto time = vc::parseTimestamp(value);
        if (!time || vc::timestampText(*time) != value)
            return refused("resolver.invalid_options", name, "versionTime looks like 2026-11-22T09:30:00Z");
        options.versionTime = *time;
    } else if (name == "expandRelativeUrls") {
        MARU_TRY(flag, readFlag(name, value));
        options.expandRelativeUrls = flag;
    } else if (name == "noCache") {
        MARU_TRY(flag, readFlag(name, value));
        options.noCache = flag;
    } else if (name == "verificationRelationship") {
        if (value.empty())
            return refused("resolver.invalid_options", name, "verificationRelationship is empty");
        options.verificationRelationship = value;
    }
    return {};
}

} // namespace

base::Result<Options> readOptions(const RawOptions& raw)
{
    constexpr std::array kKnown { std::string_view("versionId"), std::string_view("versionTime"),
        std::string_view("expandRelativeUrls"), std::string_view("noCache"),
        std::string_view("verificationRelationship") };
    for (const auto& [name, value] : raw) {
        if (std::find(kKnown.begin(), kKnown.end(), name) == kKnown.end())
            return refused(
                "resolver.feature_not_supported", name, "the option " + name + " is not supported");
    }
    Options options;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (raw[j].first == raw[i].first)
                return refused("resolver.invalid_options", raw[i].first, raw[i].first + " is given twice");
        }
        MARU_CHECK(readOption(options, raw[i].first, raw[i].second));
    }
    if (options.versionId && options.versionTime)
        return refused("resolver.invalid_options", "versionTime", "versionId or versionTime, not both");
    return options;
}

const ErrorKind& kindOf(const base::Error& error)
{
    const auto found = std::find_if(kErrorKinds.begin(), kErrorKinds.end(),
        [&error](const ErrorKind& kind) { return kind.code == error.code; });
    return found == kErrorKinds.end() ? kErrorKinds.back() : *found;
}

const ErrorKind& kindNamed(std::string_view type)
{
    const std::string wanted = plain(type);
    const auto found = std::find_if(kErrorKinds.begin(), kErrorKinds.end(),
        [&wanted](const ErrorKind& kind) { return plain(kind.type) == wanted; });
    return found == kErrorKinds.end() ? kErrorKinds.back() : *found;
}

} // namespace maru::resolver
