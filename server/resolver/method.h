// SPDX-License-Identifier: Apache-2.0
// How DIDs of one method become documents. Every method is safe to call from any thread.
#pragma once

#include "server/resolver/resolution.h"

#include "server/storage/store.h"
#include "shared/identity/did_url.h"

#include <functional>
#include <memory>
#include <set>
#include <string>

namespace maru::resolver {

class Method {
public:
    virtual ~Method() = default;
    virtual const std::string& name() const = 0; ///< "key" of did:key:…
    /// Refused or failed with one of the codes of resolution.h.
    virtual base::Result<Resolution> resolve(const did::DidUrl& did, const Options& options) const = 0;
};

using ReaderSource = std::function<base::Result<std::unique_ptr<storage::Reader>>()>;

/// did:maru of this chain.
std::unique_ptr<Method> makeMaruMethod(ReaderSource reader);
/// did:key and did:jwk: the text says all. They have no versions.
std::unique_ptr<Method> makeKeyMethod();
std::unique_ptr<Method> makeJwkMethod();

struct RemoteLimits {
    int timeoutSeconds = 5;
    std::size_t answerBytes = 256u << 10;
};

/// did:web: HTTPS only, public addresses only (after the name is looked up, and of the connected peer), no redirects, no IP
/// addresses as names.
struct WebOptions {
    std::string caPem; ///< "": the system's authorities
    /// Hosts of the own network that may have private addresses.
    std::set<std::string, std::less<>> privateHosts;
    RemoteLimits limits;
};
std::unique_ptr<Method> makeWebMethod(WebOptions options);
/// Where a did:web document lies: {"https://host:port", "/path/did.json"}. Refused `resolver.invalid_did`.
struct WebLocation {
    std::string host;
    std::string baseUrl;
    std::string target;
};
base::Result<WebLocation> webLocation(std::string_view specific);

/// Any other method through a driver, which is a resolver of its own (DIF universal resolver: GET <url>/<did>). The operator
/// names it, so it may be on this machine.
struct DriverOptions {
    std::string method;
    std::string url; ///< "http://localhost:8081/1.0/identifiers"
    std::string caPem;
    RemoteLimits limits;
};
/// Refused `resolver.configuration`.
base::Result<std::unique_ptr<Method>> makeDriverMethod(DriverOptions options);

} // namespace maru::resolver
