// SPDX-License-Identifier: Apache-2.0
// How a call reaches the server: over shared/http for tools and the portal, over Qt Network in the console.
#pragma once

#include "shared/http/message.h"

#include <functional>
#include <string>

namespace maru::client {

struct Call {
    std::string method = "GET";
    std::string target; ///< "/v1/node", encoded
    http::Headers headers;
    std::string body;
};

/// Called once, on the transport's own thread (the console's: the GUI thread). Any HTTP status is a value; failed
/// `http.connect`, `http.tls`, `http.timeout`, `http.too_large`, `http.protocol` otherwise.
using Answer = std::function<void(base::Result<http::Response>)>;

class Transport {
public:
    virtual ~Transport() = default;
    virtual void send(Call call, Answer answer) = 0;
};

} // namespace maru::client
