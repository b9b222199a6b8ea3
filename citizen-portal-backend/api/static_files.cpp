// SPDX-License-Identifier: Apache-2.0
// Static files: see static_files.h.
#include "citizen-portal-backend/api/static_files.h"

#include "citizen-portal-backend/api/services.h"
#include "shared/crypto/hash.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <optional>

namespace maru::portal {
namespace {

constexpr std::uintmax_t kMaxFileBytes = 4u << 20;
constexpr std::size_t kMaxHeaderBytes = 1024;
constexpr std::string_view kNotFoundPage = "not_found";

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
        Entry { ".webmanifest", "application/manifest+json; charset=utf-8" },
        Entry { ".svg", "image/svg+xml" },
        Entry { ".png", "image/png" },
        Entry { ".woff2", "font/woff2" },
        Entry { ".woff", "font/woff" },
        Entry { ".ttf", "font/ttf" },
        Entry { ".wasm", "application/wasm" },
        Entry { ".txt", "text/plain; charset=utf-8" },
    };
    const std::string extension = file.extension().string();
    for (const Entry& entry : kTypes)
        if (entry.extension == extension)
            return entry.type;
    return std::nullopt;
}

base::Result<std::string> readWhole(const std::filesystem::path& file)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error || size > kMaxFileBytes)
        return base::failed("file.read", file.string());
    std::ifstream input(file, std::ios::binary);
    std::string body { std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>() };
    if (!input || body.size() != size)
        return base::failed("file.read", file.string());
    return body;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// The next item of a list with commas or semicolons; takes it off `rest`.
std::string_view nextItem(std::string_view& rest, char separator)
{
    const std::size_t end = rest.find(separator);
    const std::string_view item = trimmed(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view {} : rest.substr(end + 1);
    return item;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
    });
}

/// A weight of RFC 9110 §12.4.2 above 0; one that is no weight is none.
bool isPositiveWeight(std::string_view text)
{
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1'))
        return false;
    if (text.size() > 1 && text[1] != '.')
        return false;
    bool isPositive = text[0] == '1';
    for (const char c : text.substr(std::min<std::size_t>(2, text.size()))) {
        if (c < '0' || c > '9' || (text[0] == '1' && c != '0'))
            return false;
        isPositive = isPositive || c != '0';
    }
    return isPositive;
}

/// The pages with the voting engine: they start its worker from the very bytes whose integrity they have checked (a Blob,
/// which has its page's policy), and that worker compiles WebAssembly. No other page may do either.
bool isEnginePage(std::string_view path)
{
    constexpr std::array kPages { std::string_view("/vote"), std::string_view("/enrol"),
        std::string_view("/challenge") };
    return std::find(kPages.begin(), kPages.end(), path) != kPages.end();
}

} // namespace

bool acceptsGzip(std::string_view acceptEncoding)
{
    if (acceptEncoding.size() > kMaxHeaderBytes)
        return false;
    std::optional<bool> named;
    std::optional<bool> any;
    while (!acceptEncoding.empty()) {
        std::string_view item = nextItem(acceptEncoding, ',');
        const std::string_view coding = nextItem(item, ';');
        bool isWanted = true;
        while (!item.empty()) {
            const std::string_view parameter = nextItem(item, ';');
            if (parameter.size() >= 2 && (parameter[0] == 'q' || parameter[0] == 'Q') && parameter[1] == '=')
                isWanted = isPositiveWeight(parameter.substr(2));
        }
        if (equalsIgnoringCase(coding, "gzip") || equalsIgnoringCase(coding, "x-gzip"))
            named = isWanted;
        else if (coding == "*")
            any = isWanted;
    }
    return named.value_or(any.value_or(false));
}

http::Language pageLanguage(const http::Request& request)
{
    const std::string cookies = request.headerOr("Cookie", "");
    std::string_view rest = cookies;
    while (!rest.empty()) {
        const std::string_view cookie = nextItem(rest, ';');
        if (cookie == "maru_language=ko")
            return http::Language::Korean;
        if (cookie == "maru_language=en")
            return http::Language::English;
    }
    return http::preferredLanguage(request.headerOr("Accept-Language", "ko"));
}

bool matchesTag(std::string_view ifNoneMatch, std::string_view tag)
{
    while (!ifNoneMatch.empty()) {
        std::string_view item = nextItem(ifNoneMatch, ',');
        if (item == "*")
            return true;
        if (item.substr(0, 2) == "W/")
            item.remove_prefix(2);
        if (item == tag)
            return true;
    }
    return false;
}

base::Status StaticFiles::addFile(const std::filesystem::path& file, const std::string& path)
{
    const auto type = typeOf(file);
    if (!type)
        return {};
    const auto represent = [](std::string body) {
        std::string tag = "\"" + crypto::sha256(body).hex().substr(0, 32) + "\"";
        return Representation { std::move(body), std::move(tag) };
    };
    MARU_TRY(plain, readWhole(file));
    File entry { represent(std::move(plain)), {}, std::string(*type) };
    const std::filesystem::path packed = file.string() + ".gz";
    std::error_code error;
    if (std::filesystem::exists(packed, error)) {
        MARU_TRY(gzip, readWhole(packed));
        entry.gzip = represent(std::move(gzip));
    }
    m_files[path] = std::move(entry);
    return {};
}

base::Status StaticFiles::add(const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::recursive_directory_iterator walk(folder, error);
    if (error)
        return base::failed("file.read", folder.string());
    for (const auto& entry : walk) {
        if (entry.is_regular_file(error))
            MARU_CHECK(addFile(entry.path(), "/" + entry.path().lexically_relative(folder).generic_string()));
    }
    if (m_files.find("/index.ko.html") == m_files.end())
        return base::failed("file.read", folder.string() + " holds no built pages");
    return {};
}

StaticFiles::Found StaticFiles::find(const http::Request& request) const
{
    const auto own = m_files.find(request.path);
    if (own != m_files.end()) {
        std::string_view language;
        if (request.path.ends_with(".ko.html"))
            language = "ko";
        if (request.path.ends_with(".en.html"))
            language = "en";
        return { &own->second, language };
    }
    std::string page = request.path == "/" ? "/index" : request.path;
    if (page.ends_with(".html"))
        page.resize(page.size() - std::string_view(".html").size());
    const std::string_view language = pageLanguage(request) == http::Language::English ? "en" : "ko";
    if (page == "/" + std::string(kNotFoundPage))
        return {}; // shown with 404, never as a page that is there
    const auto found = m_files.find(page + "." + std::string(language) + ".html");
    if (found == m_files.end())
        return {};
    return { &found->second, language };
}

http::Response StaticFiles::notFound(const http::Request& request) const
{
    http::Response response = problemFor(request, base::refused("http.not_found"));
    // A browser that goes to an address names text/html first; scripts, pictures and programs get the problem.
    const bool isForReading = request.headerOr("Accept", "").find("text/html") != std::string::npos
        && request.path.rfind("/api/", 0) != 0 && request.path.rfind("/v/", 0) != 0;
    const http::Language language = pageLanguage(request);
    const std::string* body = isForReading ? page(kNotFoundPage, language) : nullptr;
    if (body != nullptr) {
        response.headers["Content-Type"] = "text/html; charset=utf-8";
        response.headers["Content-Language"] = language == http::Language::English ? "en" : "ko";
        response.body = *body;
    }
    response.headers["Cache-Control"] = "no-store";
    response.headers["Vary"] = "Accept, Accept-Language, Cookie";
    return response;
}

http::Response StaticFiles::answer(const http::Request& request) const
{
    const Found found = find(request);
    if (found.file == nullptr || request.path.rfind("/api/", 0) == 0)
        return notFound(request);
    const File& file = *found.file;
    const bool isPacked = !file.gzip.body.empty() && acceptsGzip(request.headerOr("Accept-Encoding", ""));
    const Representation& chosen = isPacked ? file.gzip : file.plain;
    http::Response response;
    response.headers["ETag"] = chosen.tag;
    const bool isVersioned = request.path.rfind("/v/", 0) == 0;
    response.headers["Cache-Control"] = isVersioned ? "public, max-age=31536000, immutable" : "no-cache";
    if (!file.gzip.body.empty())
        response.headers["Vary"] =
            found.language.empty() ? "Accept-Encoding" : "Accept-Encoding, Accept-Language, Cookie";
    if (matchesTag(request.headerOr("If-None-Match", ""), chosen.tag)) {
        response.status = 304;
        return response;
    }
    response.headers["Content-Type"] = file.type;
    if (!found.language.empty())
        response.headers["Content-Language"] = std::string(found.language);
    if (isPacked)
        response.headers["Content-Encoding"] = "gzip";
    response.body = chosen.body;
    return response;
}

const std::string* StaticFiles::page(std::string_view name, http::Language language) const
{
    const std::string_view ending = language == http::Language::English ? ".en.html" : ".ko.html";
    const auto found = m_files.find("/" + std::string(name) + std::string(ending));
    return found == m_files.end() ? nullptr : &found->second.plain.body;
}

void addSecurityHeaders(const http::Request& request, http::Response& response)
{
    // data: and blob: are pictures that a page makes itself (QR codes, charts to save).
    response.headers["Content-Security-Policy"] = std::string("default-src 'none'; script-src 'self'")
        + (isEnginePage(request.path) ? " 'wasm-unsafe-eval'" : "")
        + "; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
          "connect-src 'self'; manifest-src 'self'; worker-src 'self'"
        + (isEnginePage(request.path) ? " blob:" : "")
        + "; media-src 'self' blob:; form-action 'self'; "
          "base-uri 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; "
          "trusted-types maru";
    response.headers["X-Content-Type-Options"] = "nosniff";
    response.headers["X-Frame-Options"] = "DENY";
    response.headers["Referrer-Policy"] = "no-referrer";
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin";
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin";
    response.headers["Permissions-Policy"] =
        "camera=(self), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
}

} // namespace maru::portal
