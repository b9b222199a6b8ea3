// SPDX-License-Identifier: Apache-2.0
// Resolution by method, with what is kept of answers from other machines.
#include "server/resolver/resolver.h"

#include <algorithm>

namespace maru::resolver {

using base::Json;
using base::refused;

namespace {

bool isRelative(const std::string& reference)
{
    return !reference.empty()
        && (reference.front() == '#' || reference.front() == '?' || reference.front() == '/');
}

void expandItem(Json& item, std::string_view did)
{
    if (item.isString()) {
        if (isRelative(item.asString()))
            item = Json(std::string(did) + item.asString());
        return;
    }
    if (!item.isObject())
        return;
    if (const Json* id = item.find("id"); id != nullptr && id->isString() && isRelative(id->asString()))
        item.set("id", std::string(did) + id->asString());
}

/// Given back also when something is thrown on the way: it would be lost until the next start.
struct TakenPlace {
    std::mutex& mutex;
    std::size_t& count; ///< guarded by mutex
    ~TakenPlace()
    {
        const std::lock_guard lock(mutex);
        --count;
    }
};

} // namespace

Json expandRelativeUrls(Json document, std::string_view did)
{
    if (!document.isObject())
        return document;
    for (auto& member : document.asObject()) {
        // Strings of @context and alsoKnownAs are no DID URLs.
        if (member.first == "@context" || member.first == "alsoKnownAs" || !member.second.isArray())
            continue;
        for (Json& item : member.second.asArray())
            expandItem(item, did);
    }
    return document;
}

void Resolver::add(std::unique_ptr<Method> method)
{
    const std::string name = method->name();
    m_methods[name] = Entry { std::move(method), false };
}

void Resolver::addRemote(std::unique_ptr<Method> method)
{
    const std::string name = method->name();
    m_methods[name] = Entry { std::move(method), true };
}

base::Result<Resolution> Resolver::resolve(std::string_view did, const RawOptions& options) const
{
    const auto url = did::parseDid(did);
    if (!url)
        return refused("resolver.invalid_did", {}, url.error().code);
    return resolveParsed(*url, options);
}

base::Result<Resolution> Resolver::resolveParsed(const did::DidUrl& url, const RawOptions& raw) const
{
    const auto found = m_methods.find(url.method);
    if (found == m_methods.end())
        return refused("resolver.method_not_supported", {}, "did:" + url.method + " is not supported");
    MARU_TRY(options, readOptions(raw));
    auto resolution =
        found->second.isRemote ? askRemote(found->second, url, options) : ask(found->second, url, options);
    if (resolution && options.expandRelativeUrls)
        resolution->document = expandRelativeUrls(std::move(resolution->document), url.did);
    return resolution;
}

base::Result<Resolution> Resolver::ask(
    const Entry& entry, const did::DidUrl& url, const Options& options) const
{
    // Methods see the DID alone; what follows it is for dereferencing.
    did::DidUrl bare;
    bare.did = url.did;
    bare.method = url.method;
    bare.specific = url.specific;
    return entry.method->resolve(bare, options);
}

base::Result<Resolution> Resolver::askRemote(
    const Entry& entry, const did::DidUrl& url, const Options& options) const
{
    const auto now = std::chrono::steady_clock::now();
    {
        const std::lock_guard lock(m_mutex);
        const auto kept = m_kept.find(url.did);
        if (!options.noCache && !options.wantsVersion() && kept != m_kept.end() && kept->second.until > now)
            return kept->second.resolution;
        if (m_remoteNow >= m_options.remoteAtOnce)
            return base::failed("resolver.internal_error", "too many requests to other machines at once");
        ++m_remoteNow;
    }
    const TakenPlace place { m_mutex, m_remoteNow };
    auto resolution = ask(entry, url, options);
    if (!resolution || options.wantsVersion())
        return resolution;
    const std::lock_guard lock(m_mutex);
    if (m_kept.size() >= m_options.remoteCacheEntries)
        std::erase_if(m_kept, [now](const auto& item) { return item.second.until <= now; });
    if (m_kept.size() < m_options.remoteCacheEntries)
        m_kept[url.did] = Kept { *resolution, now + std::chrono::seconds(m_options.remoteCacheSeconds) };
    return resolution;
}

} // namespace maru::resolver
