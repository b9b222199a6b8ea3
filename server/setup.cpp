// SPDX-License-Identifier: Apache-2.0
// Shared steps of the commands.
#include "server/setup.h"

#include "shared/crypto/private_file.h"
#include "shared/crypto/tls_identity.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace maru::server {

namespace {

std::int64_t steadyMilliseconds()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace

base::Status checkEmpty(const std::filesystem::path& folder)
{
    std::error_code problem;
    if (!std::filesystem::exists(folder, problem))
        return {};
    const std::filesystem::directory_iterator first(folder, problem);
    if (problem || first != std::filesystem::directory_iterator())
        return base::refused("server.exists", {}, folder.string());
    return {};
}

base::Status writeTls(const DataFolder& folder, std::vector<std::string> hosts, base::UnixSeconds now)
{
    for (const char* host : { "localhost", "127.0.0.1", "::1" })
        if (std::find(hosts.begin(), hosts.end(), host) == hosts.end())
            hosts.push_back(host);
    MARU_CHECK(makePrivateFolder(folder.tls()));
    MARU_TRY(identity, crypto::makeTlsIdentity(hosts, now));
    MARU_CHECK(writeTextFile(folder.ca(), identity.caCertificatePem, /*isPrivate=*/false));
    MARU_CHECK(writeTextFile(folder.certificate(), identity.certificatePem, /*isPrivate=*/false));
    return crypto::writePrivateFile(folder.certificateKey(), base::asText(identity.keyPem.view()));
}

bool isKoreanTerminal()
{
    for (const char* name : { "LC_ALL", "LC_MESSAGES", "LANG" }) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0')
            return std::string_view(value).starts_with("ko");
    }
    return false;
}

Progress::Progress(std::string what)
    : m_what(std::move(what)), m_started(steadyMilliseconds()), m_isTerminal(::isatty(STDERR_FILENO) == 1)
{
}

bool Progress::isTime(bool isLast)
{
    const std::int64_t now = steadyMilliseconds();
    if (!isLast && now - m_shown < (m_isTerminal ? 200 : 2'000))
        return false;
    m_shown = now;
    m_wrote = true;
    return true;
}

void Progress::show(std::int64_t done, std::int64_t total)
{
    if (!isTime(done >= total))
        return;
    const std::int64_t elapsed = std::max<std::int64_t>(m_shown - m_started, 1);
    std::fprintf(stderr, "%s%s: %3lld%%  %lld / %lld  %lld/s%s", m_isTerminal ? "\r" : "", m_what.c_str(),
        static_cast<long long>(total == 0 ? 100 : done * 100 / total), static_cast<long long>(done),
        static_cast<long long>(total), static_cast<long long>(done * 1'000 / elapsed),
        m_isTerminal ? "  " : "\n");
    std::fflush(stderr);
}

void Progress::show(std::int64_t done, std::int64_t total, std::int64_t number, std::string_view unit)
{
    if (!isTime(done >= total))
        return;
    const std::int64_t elapsed = std::max<std::int64_t>(m_shown - m_started, 1);
    std::fprintf(stderr, "%s%s: %3lld%%  %lld %.*s  %lld/s%s", m_isTerminal ? "\r" : "", m_what.c_str(),
        static_cast<long long>(total == 0 ? 100 : done * 100 / total), static_cast<long long>(number),
        static_cast<int>(unit.size()), unit.data(), static_cast<long long>(number * 1'000 / elapsed),
        m_isTerminal ? "  " : "\n");
    std::fflush(stderr);
}

Progress::~Progress()
{
    if (m_wrote && m_isTerminal)
        std::fputc('\n', stderr);
}

} // namespace maru::server
