// SPDX-License-Identifier: Apache-2.0
// A whole server in this process: SQLCipher store, node with the real domains, API, TLS, on any free port.
#pragma once

#include "server/api/services.h"
#include "tests/support/giving/giving.h"

#include <filesystem>
#include <memory>
#include <string>

namespace maru::bench {

class HttpsStack {
public:
    virtual ~HttpsStack() = default;
    virtual const std::string& url() const = 0;
    virtual const std::string& caPem() const = 0;
    virtual const std::string& nodeDid() const = 0;
    virtual std::int64_t databaseBytes() const = 0;
    virtual chain::NodeMetrics nodeMetrics() const = 0;
    /// Lets the server's clock run ahead: a benchmark of something that takes days.
    virtual void shiftClock(std::int64_t seconds) = 0;
    virtual base::UnixSeconds now() const = 0;
};

/// Makes the chain of `cast` in `folder`, beginning now, and serves it without limits on requests and connections of one
/// address, because the load comes from one. What a node logs above Info goes to standard error.
base::Result<std::unique_ptr<HttpsStack>> startHttpsStack(
    const std::filesystem::path& folder, const support::Cast& cast);
/// The same with other domains and another beginning.
base::Result<std::unique_ptr<HttpsStack>> startHttpsStack(const std::filesystem::path& folder,
    domain::Registry registry, const crypto::SigningKey& node, const base::Json& genesis);

} // namespace maru::bench
