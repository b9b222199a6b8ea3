// SPDX-License-Identifier: Apache-2.0
// Methods behind a driver: another resolver that speaks the HTTP binding, of this draft or of older ones.
#include "server/resolver/remote.h"

#include "shared/identity/timestamp.h"

namespace maru::resolver {

using base::Json;

namespace {

constexpr std::string_view kLegacyResult = "application/ld+json;profile=\"https://w3id.org/did-resolution\"";

constexpr std::size_t kMaxToldBytes = 200;

/// The error that a driver's answer names, in either of its spellings.
base::Error errorOf(const Json& error, const std::string& where)
{
    const std::string type = error.isString() ? error.asString() : error.stringOr("type", "");
    const ErrorKind& kind = kindNamed(type);
    // A refusal is told to whoever asks: it does not name our machines.
    const std::string told = type.substr(0, kMaxToldBytes);
    return kind.status == 500 ? base::failed(kind.code, where + ": " + told)
                              : base::refused(kind.code, {}, told);
}

class DriverMethod final : public Method {
public:
    DriverMethod(DriverOptions options, std::string baseUrl, std::string path)
        : m_options(std::move(options)), m_baseUrl(std::move(baseUrl)), m_path(std::move(path))
    {
    }
    const std::string& name() const override { return m_options.method; }

    base::Result<Resolution> resolve(const did::DidUrl& url, const Options& options) const override
    {
        http::ClientOptions client;
        client.baseUrl = m_baseUrl;
        client.caPem = m_options.caPem;
        client.timeoutSeconds = m_options.limits.timeoutSeconds;
        client.responseLimitBytes = m_options.limits.answerBytes;
        client.connections = 1;
        std::string target = m_path + '/' + http::encodeComponent(url.did);
        if (options.versionId)
            target += "?versionId=" + http::encodeComponent(*options.versionId);
        else if (options.versionTime)
            target += "?versionTime=" + http::encodeComponent(vc::timestampText(*options.versionTime));
        MARU_TRY(answer,
            fetch(std::move(client), target, "application/did-resolution, " + std::string(kLegacyResult)));
        MARU_TRY(result, parseForeign(answer.body));
        return read(result, url.did, answer.status);
    }

private:
    base::Result<Resolution> read(const Json& result, const std::string& did, int status) const
    {
        const Json* resolutionMetadata = result.find("didResolutionMetadata");
        if (resolutionMetadata != nullptr) {
            if (const Json* error = resolutionMetadata->find("error"); error != nullptr && !error->isNull())
                return errorOf(*error, m_baseUrl);
        }
        Resolution resolution;
        if (const Json* metadata = result.find("didDocumentMetadata");
            metadata != nullptr && metadata->isObject())
            resolution.metadata = *metadata;
        if (status == 410 || resolution.metadata.booleanOr("deactivated", false)) {
            resolution.metadata.set("deactivated", true);
            resolution.isDeactivated = true;
            return resolution;
        }
        if (status != 200)
            return base::failed("resolver.internal_error", m_baseUrl + " answered " + std::to_string(status));
        // A driver may send the document alone.
        const Json* document = result.find("didDocument");
        resolution.document = document == nullptr ? result : *document;
        MARU_CHECK(checkDocument(resolution.document, did));
        return resolution;
    }

    const DriverOptions m_options;
    const std::string m_baseUrl;
    const std::string m_path;
};

bool isMethodName(std::string_view name)
{
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    return !name.empty() && name.size() <= 32 && name.find_first_not_of(kLetters) == std::string_view::npos;
}

} // namespace

base::Result<std::unique_ptr<Method>> makeDriverMethod(DriverOptions options)
{
    const std::string where = "driver " + options.method;
    const std::size_t scheme = options.url.find("://");
    if (!isMethodName(options.method) || scheme == std::string::npos)
        return base::refused("resolver.configuration", "resolver.drivers", where);
    const std::size_t slash = options.url.find('/', scheme + 3);
    const std::string baseUrl = options.url.substr(0, slash);
    std::string path = slash == std::string::npos ? "" : options.url.substr(slash);
    while (!path.empty() && path.back() == '/')
        path.pop_back();
    if (path.find_first_of("?# ") != std::string::npos)
        return base::refused("resolver.configuration", "resolver.drivers", where);
    http::ClientOptions probe;
    probe.baseUrl = baseUrl;
    probe.caPem = options.caPem;
    if (const auto client = http::makeClient(std::move(probe)); !client)
        return base::refused(
            "resolver.configuration", "resolver.drivers", where + ": " + client.error().code);
    return std::unique_ptr<Method>(
        std::make_unique<DriverMethod>(std::move(options), baseUrl, std::move(path)));
}

} // namespace maru::resolver
