// SPDX-License-Identifier: Apache-2.0
// Origins of the portal, and the authorities on disk.
#include "server/sign_in.h"

#include "server/data_folder.h"

#include "shared/crypto/x509.h"

#include <algorithm>

namespace maru::server {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxAuthorityFiles = 100;
constexpr std::size_t kMaxAuthorityBytes = 1u << 20;

/// "https://maru.example.kr:8443/x" -> "https://maru.example.kr:8443"
std::string originOf(const std::string& url)
{
    const std::size_t host = url.find("://");
    if (host == std::string::npos)
        return {};
    return url.substr(0, url.find('/', host + 3));
}

/// Host without port: what a passkey is bound to. Browsers take no address but a name there.
std::string hostOf(const std::string& origin)
{
    const std::size_t start = origin.find("://") + 3;
    return origin.substr(start, origin.find(':', start) - start);
}

/// Every block of every file, or the whole file where it is DER.
base::Result<std::vector<base::Bytes>> readAll(const fs::path& folder, std::string_view label)
{
    std::vector<fs::path> files;
    std::error_code problem;
    for (fs::directory_iterator it(folder, problem), end; !problem && it != end; it.increment(problem))
        if (it->is_regular_file())
            files.push_back(it->path());
    if (problem && problem != std::errc::no_such_file_or_directory)
        return base::failed("file.read", folder.string());
    if (files.size() > kMaxAuthorityFiles)
        return base::failed("server.trust", "more than 100 files in " + folder.string());
    std::sort(files.begin(), files.end());
    std::vector<base::Bytes> all;
    for (const fs::path& file : files) {
        MARU_TRY(text, readTextFile(file, kMaxAuthorityBytes));
        if (!text.empty() && text.front() == '\x30') {
            all.push_back(base::toBytes(text));
            continue;
        }
        auto blocks = crypto::fromPem(text, label);
        if (!blocks)
            return base::failed("server.trust", file.string() + ": " + blocks.error().code);
        all.insert(all.end(), blocks->begin(), blocks->end());
    }
    return all;
}

} // namespace

api::SignIn makeSignIn(const std::string& publicUrl, const fs::path& dataFolder)
{
    api::SignIn signIn;
    if (const std::string origin = originOf(publicUrl); !origin.empty()) {
        signIn.origins = { origin };
        signIn.relyingPartyId = hostOf(origin);
    }
    signIn.authorities = [trust = dataFolder / "trust"](
                             const storage::Reader&) -> base::Result<api::Authorities> {
        std::error_code problem;
        if (!fs::is_directory(trust / "anchors", problem))
            return base::refused("session.not_offered", "certificate");
        api::Authorities authorities;
        MARU_TRY(anchors, readAll(trust / "anchors", "CERTIFICATE"));
        MARU_TRY(crls, readAll(trust / "crls", "X509 CRL"));
        authorities.anchors = std::move(anchors);
        authorities.crls = std::move(crls);
        return authorities;
    };
    return signIn;
}

} // namespace maru::server
