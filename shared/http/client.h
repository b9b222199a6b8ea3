// SPDX-License-Identifier: Apache-2.0
// Blocking HTTPS client with keep-alive, for the portal, tools and tests.
#pragma once

#include "shared/http/message.h"

#include <functional>
#include <memory>
#include <string>

namespace maru::http {

struct ClientOptions {
    std::string baseUrl; ///< "https://127.0.0.1:7443"
    std::string caPem; ///< trusted CA; empty: the system's
    int timeoutSeconds = 15;
    std::size_t responseLimitBytes = 64u << 20;
    std::size_t connections = 4; ///< kept alive
    /// For URLs that a stranger chose: connects to public addresses only (public_address.h), whatever the name says, and
    /// asks no name a second time between the check and the connection.
    bool publicAddressesOnly = false;
};

/// Safe from any thread; each call uses a pooled connection. One retry on a stale kept-alive connection (GET only).
class Client {
public:
    virtual ~Client() = default;
    /// Failed `http.connect`, `http.tls`, `http.timeout`, `http.too_large`, `http.protocol`, `http.address` (no public
    /// address where only those are allowed). Any status is a value; redirects are not followed.
    virtual base::Result<Response> send(
        std::string_view method, std::string_view target, Headers headers, std::string body) = 0;
    /// Reads a body as it comes, for exports and event streams; `onData` returns false to stop.
    virtual base::Status stream(
        std::string_view target, Headers headers, const std::function<bool(std::string_view)>& onData) = 0;
    /// Breaks streams in work, which then end with `http.connect`, and refuses later ones: for a reader that stops.
    virtual void stopStreams() { }
};

/// Refused `http.url`.
base::Result<std::unique_ptr<Client>> makeClient(ClientOptions options);

} // namespace maru::http
