// SPDX-License-Identifier: Apache-2.0
// Static files: see static_files.h.
#include "citizen-portal-backend/api/static_files.h"

#include "citizen-portal-backend/api/services.h"
#include "shared/crypto/hash.h"

#include <array>
#include <fstream>
#include <iterator>
#include <optional>

namespace maru::portal {
namespace {

constexpr std::uintmax_t kMaxFileBytes = 4u << 20;

std::optional<std::string_view> typeOf(const std::filesystem::path& file)
{
    struct Entry {
        std::string_view extension;
        std::string_view type;
    };
    static constexpr std::array kTypes {
        Entry { ".html", "text/html; charset=utf-8" },
        Entry { ".css", "text/css; charset=utf-8" },
        Entry { ".js", "text/javascript; charset=utf-8" },
        Entry { ".json", "application/json; charset=utf-8" },
        Entry { ".svg", "image/svg+xml" },
        Entry { ".png", "image/png" },
        Entry { ".woff2", "font/woff2" },
        Entry { ".txt", "text/plain; charset=utf-8" },
    };
    const std::string extension = file.extension().string();
    for (const Entry& entry : kTypes)
        if (entry.extension == extension)
            return entry.type;
    return std::nullopt;
}

} // namespace

base::Status StaticFiles::addFile(const std::filesystem::path& file, const std::string& path)
{
    const auto type = typeOf(file);
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (!type || error || size > kMaxFileBytes)
        return base::failed("file.read", file.string());
    std::ifstream input(file, std::ios::binary);
    std::string body { std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>() };
    if (!input || body.size() != size)
        return base::failed("file.read", file.string());
    std::string tag = "\"" + crypto::sha256(body).hex().substr(0, 32) + "\"";
    m_files[path] = File { std::move(body), std::string(*type), std::move(tag) };
    return {};
}

base::Status StaticFiles::add(const std::filesystem::path& folder, const std::string& prefix)
{
    std::error_code error;
    std::filesystem::recursive_directory_iterator walk(folder, error);
    if (error)
        return base::failed("file.read", folder.string());
    for (const auto& entry : walk) {
        if (!entry.is_regular_file(error) || !typeOf(entry.path()))
            continue;
        MARU_CHECK(addFile(entry.path(), prefix + entry.path().lexically_relative(folder).generic_string()));
    }
    return {};
}

http::Response StaticFiles::answer(const http::Request& request) const
{
    std::string path = request.path == "/" ? "/index.html" : request.path;
    auto found = m_files.find(path);
    if (found == m_files.end())
        found = m_files.find(path + ".html");
    if (found == m_files.end() || request.path.rfind("/api/", 0) == 0)
        return problemFor(request, base::refused("http.not_found"));
    const File& file = found->second;
    http::Response response;
    response.headers["ETag"] = file.tag;
    response.headers["Cache-Control"] = "no-cache";
    if (request.headerOr("If-None-Match", "") == file.tag) {
        response.status = 304;
        return response;
    }
    response.headers["Content-Type"] = file.type;
    response.body = file.body;
    return response;
}

void addSecurityHeaders(const http::Request&, http::Response& response)
{
    response.headers["Content-Security-Policy"] =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src "
        "'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    response.headers["X-Content-Type-Options"] = "nosniff";
    response.headers["Referrer-Policy"] = "no-referrer";
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin";
    response.headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()";
}

} // namespace maru::portal
