// SPDX-License-Identifier: Apache-2.0
// The portal's pages from memory: read once at start from what web_build.py made. No path of a request ever touches the
// file system. Each text has a gzip of the same build beside it; pages exist in Korean and English.
#pragma once

#include "shared/http/server.h"

#include <filesystem>
#include <map>
#include <string>

namespace maru::portal {

/// Whether gzip may be sent (RFC 9110 §12.5.3): named or "*" with a weight above 0. Rubbish counts as no.
bool acceptsGzip(std::string_view acceptEncoding);

/// The visitor's own choice (cookie maru_language=ko|en), else Accept-Language.
http::Language pageLanguage(const http::Request& request);

/// Whether an If-None-Match header names the tag (RFC 9110 §13.1.2, weak comparison).
bool matchesTag(std::string_view ifNoneMatch, std::string_view tag);

class StaticFiles {
public:
    /// Reads every file of a known type below `folder`. Failed `file.read`.
    base::Status add(const std::filesystem::path& folder);

    /// Answers GET and HEAD of "/", "/x", "/x.html" (page x in the visitor's language) and of every file's own path; 404
    /// otherwise, as the built page not_found for whoever accepts text/html; 304 for a matching If-None-Match. Files below /v/ never change and say so.
    http::Response answer(const http::Request& request) const;

    /// A built page ("campaign") as it is without compression; null when there is none.
    const std::string* page(std::string_view name, http::Language language) const;

private:
    struct Representation {
        std::string body;
        std::string tag; ///< strong: of these very bytes
    };
    struct File {
        Representation plain;
        Representation gzip; ///< empty body: there is none
        std::string type;
    };
    struct Found {
        const File* file = nullptr;
        std::string_view language; ///< "" when there is but one
    };

    base::Status addFile(const std::filesystem::path& file, const std::string& path);
    Found find(const http::Request& request) const;
    http::Response notFound(const http::Request& request) const;

    std::map<std::string, File, std::less<>> m_files;
};

/// Content-Security-Policy without inline script or foreign hosts, no framing, no referrer, no sniffing.
void addSecurityHeaders(const http::Request& request, http::Response& response);

} // namespace maru::portal
