// SPDX-License-Identifier: Apache-2.0
// The resolver of all methods (W3C DID Resolution v0.3): resolve() is §4.4, dereference() §5.4.
#pragma once

#include "server/resolver/method.h"

#include <chrono>
#include <map>
#include <mutex>

namespace maru::resolver {

struct ResolverOptions {
    /// Methods that ask other machines: how many requests at a time, so that slow ones never take all of the server's
    /// workers, and for how long an answer is kept.
    std::size_t remoteAtOnce = 2;
    int remoteCacheSeconds = 60;
    std::size_t remoteCacheEntries = 1'000;
};

/// Safe to call from any thread.
class Resolver {
public:
    explicit Resolver(ResolverOptions options = {}) : m_options(options) { }
    Resolver(const Resolver&) = delete;
    Resolver& operator=(const Resolver&) = delete;

    /// Before the first request. A later method of the same name takes the place of the earlier.
    void add(std::unique_ptr<Method> method);
    /// The same for methods that ask other machines.
    void addRemote(std::unique_ptr<Method> method);

    /// `did`: no path, query or fragment. Errors have the codes of resolution.h.
    base::Result<Resolution> resolve(std::string_view did, const RawOptions& options) const;
    /// `accept`: the media type that the caller prefers for the content; "" = the document's.
    base::Result<Dereferenced> dereference(
        std::string_view didUrl, const RawOptions& options, std::string_view accept) const;

private:
    struct Entry {
        std::unique_ptr<Method> method;
        bool isRemote = false;
    };
    struct Kept {
        Resolution resolution;
        std::chrono::steady_clock::time_point until;
    };

    base::Result<Resolution> resolveParsed(const did::DidUrl& url, const RawOptions& options) const;
    base::Result<Resolution> ask(const Entry& entry, const did::DidUrl& url, const Options& options) const;
    base::Result<Resolution> askRemote(
        const Entry& entry, const did::DidUrl& url, const Options& options) const;

    const ResolverOptions m_options;
    std::map<std::string, Entry, std::less<>> m_methods;
    mutable std::mutex m_mutex; ///< guards the two below
    mutable std::size_t m_remoteNow = 0;
    mutable std::map<std::string, Kept, std::less<>> m_kept;
};

/// Relative ids and references made absolute (§4.4, step "expandRelativeUrls").
base::Json expandRelativeUrls(base::Json document, std::string_view did);

} // namespace maru::resolver
