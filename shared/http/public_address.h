// SPDX-License-Identifier: Apache-2.0
// Which addresses are reached over the open internet: what a request in a stranger's name may connect to. Thread-safe.
#pragma once

#include <string_view>

namespace maru::http {

/// False for every range of the IANA special-purpose registries (RFC 6890): this machine, private and shared networks,
/// link-local, documentation, multicast, reserved; for IPv6 addresses that carry an IPv4 address (mapped, 6to4, NAT64,
/// Teredo); and for a text that is no address.
bool isPublicAddress(std::string_view address);

} // namespace maru::http
