// SPDX-License-Identifier: Apache-2.0
// Inputs and results of DID Resolution (W3C DID Resolution v0.3, §4 and §5), and the errors that it names.
#pragma once

#include "shared/base/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace maru::resolver {

/// As the caller gave them, in order; read by the resolver once the DID is known to be one (§4.4 says in which order).
using RawOptions = std::vector<std::pair<std::string, std::string>>;

struct Options {
    std::optional<std::string> versionId;
    std::optional<base::UnixSeconds> versionTime;
    bool expandRelativeUrls = false;
    bool noCache = false;
    std::optional<std::string> verificationRelationship; ///< dereferencing only
    bool wantsVersion() const { return versionId || versionTime; }
};

/// Refused `resolver.feature_not_supported` for an option that is not known, `resolver.invalid_options` for one given
/// twice, a value that is none, or a version named in two ways.
base::Result<Options> readOptions(const RawOptions& raw);

inline constexpr std::string_view kDocumentType = "application/did";
inline constexpr std::string_view kUriListType = "text/uri-list";

/// A DID document with its metadata. A deactivated DID has metadata only.
struct Resolution {
    base::Json document;
    base::Json metadata = base::Json::object();
    bool isDeactivated = false;
};

/// What a DID URL stands for: a document, a part of one, or addresses of services.
struct Dereferenced {
    base::Json content;
    std::vector<std::string> urls;
    std::string contentType { kDocumentType };
    base::Json metadata = base::Json::object();
    bool isDeactivated = false;
};

/// One of the errors of §10, or of Controlled Identifiers 1.0 §3.5.
struct ErrorKind {
    std::string_view code; ///< ours: "resolver.not_found"
    std::string_view type; ///< URI
    int status; ///< of the HTTP binding, §11.1
};
/// The kind of an error; anything that is none of them is an internal error.
const ErrorKind& kindOf(const base::Error& error);
/// From a driver's error: the URI, its last part, or the word of older drafts ("notFound").
const ErrorKind& kindNamed(std::string_view type);

} // namespace maru::resolver
