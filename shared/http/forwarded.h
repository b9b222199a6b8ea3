// SPDX-License-Identifier: Apache-2.0
// Who speaks through a reverse proxy: X-Forwarded-For, believed of named proxies only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace maru::http {

/// An IP address in its usual spelling, IPv4 in IPv6 as IPv4; "" for what is none (a port, a zone, a name).
std::string plainAddress(std::string_view text);

/// The last address of `forwardedFor` that is no trusted proxy's own, when `peer` is one: each proxy writes whom it has
/// heard at the end, and what stands before that anybody may have written. `peer` itself for a stranger, and for a list that
/// says nothing or no address at that place.
std::string clientAddress(
    const std::string& peer, std::string_view forwardedFor, const std::vector<std::string>& trusted);

} // namespace maru::http
