// SPDX-License-Identifier: Apache-2.0
// One outgoing connection with blocking calls and time limits. Private to shared/http.
#pragma once

#include "shared/base/result.h"

#include <boost/system/error_code.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace maru::http {

/// Trusted authorities, read once for all connections.
class ClientTrust;
/// Failed `http.tls`.
base::Result<std::shared_ptr<ClientTrust>> makeClientTrust(const std::string& caPem);

/// One thread at a time.
class ClientWire {
public:
    virtual ~ClientWire() = default;
    /// Resolves, connects and shakes hands; failed `http.connect`, `http.tls`, `http.timeout`.
    virtual base::Status open(const std::string& host, const std::string& port, int timeoutMs) = 0;
    virtual boost::system::error_code write(std::string_view bytes, int timeoutMs) = 0;
    virtual boost::system::error_code readSome(
        char* data, std::size_t size, std::size_t& count, int timeoutMs) = 0;
    /// Whether an idle connection is still open and silent.
    virtual bool isUsable() = 0;
    /// Ends a read in work with an error. From any thread while the wire exists.
    virtual void interrupt() = 0;
};

/// `trust` null: plain TCP. `publicOnly`: open() connects to public addresses only; failed `http.address`.
std::unique_ptr<ClientWire> makeClientWire(std::shared_ptr<ClientTrust> trust, bool publicOnly = false);

} // namespace maru::http
