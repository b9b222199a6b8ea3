// SPDX-License-Identifier: Apache-2.0
// The portal's pages from memory: read once at start, served with an ETag and fixed types. No path of a request ever
// touches the file system.
#pragma once

#include "shared/http/server.h"

#include <filesystem>
#include <map>
#include <string>

namespace maru::portal {

class StaticFiles {
public:
    /// Reads every file of a known type below `folder` under `prefix` ("/" or "/vendor/krds/"). Failed `file.read`.
    base::Status add(const std::filesystem::path& folder, const std::string& prefix);
    /// One file under an exact path.
    base::Status addFile(const std::filesystem::path& file, const std::string& path);

    /// Answers GET and HEAD of "/", "/x", "/x.html" alike; 404 otherwise; 304 for a matching If-None-Match.
    http::Response answer(const http::Request& request) const;

private:
    struct File {
        std::string body;
        std::string type;
        std::string tag;
    };
    std::map<std::string, File, std::less<>> m_files;
};

/// Content-Security-Policy without inline script, no framing, no referrer, no sniffing.
void addSecurityHeaders(const http::Request& request, http::Response& response);

} // namespace maru::portal
