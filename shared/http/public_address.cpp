// SPDX-License-Identifier: Apache-2.0
// The special-purpose ranges.
#include "shared/http/public_address.h"

#include <boost/asio/ip/address.hpp>

#include <array>
#include <cstdint>
#include <string>

namespace maru::http {

namespace {

namespace net = boost::asio;

struct Range4 {
    std::uint32_t network;
    int bits;
};

constexpr std::array kSpecial4 {
    Range4 { 0x00000000, 8 }, // this network
    Range4 { 0x0A000000, 8 }, // private
    Range4 { 0x64400000, 10 }, // shared address space of carriers
    Range4 { 0x7F000000, 8 }, // loopback
    Range4 { 0xA9FE0000, 16 }, // link-local, cloud metadata
    Range4 { 0xAC100000, 12 }, // private
    Range4 { 0xC0000000, 24 }, // protocol assignments
    Range4 { 0xC0000200, 24 }, // documentation
    Range4 { 0xC0586300, 24 }, // 6to4 relays
    Range4 { 0xC0A80000, 16 }, // private
    Range4 { 0xC6120000, 15 }, // benchmarks
    Range4 { 0xC6336400, 24 }, // documentation
    Range4 { 0xCB007100, 24 }, // documentation
    Range4 { 0xE0000000, 3 }, // multicast, reserved, broadcast
};

bool isPublic4(std::uint32_t address)
{
    for (const Range4& range : kSpecial4) {
        const std::uint32_t mask = ~std::uint32_t { 0 } << (32 - range.bits);
        if ((address & mask) == range.network)
            return false;
    }
    return true;
}

bool isPublic6(const net::ip::address_v6::bytes_type& bytes)
{
    // Global unicast is 2000::/3; everything else is special or not given out.
    if ((bytes[0] & 0xE0u) != 0x20)
        return false;
    const unsigned first = static_cast<unsigned>(bytes[0]) << 8 | bytes[1];
    const unsigned second = static_cast<unsigned>(bytes[2]) << 8 | bytes[3];
    const bool isProtocol = first == 0x2001 && second < 0x0200; // 2001::/23: Teredo, ORCHID, benchmarks…
    const bool isDocumentation =
        (first == 0x2001 && second == 0x0DB8) || (first == 0x3FFF && second < 0x1000);
    const bool is6to4 = first == 0x2002;
    return !isProtocol && !isDocumentation && !is6to4;
}

} // namespace

bool isPublicAddress(std::string_view address)
{
    boost::system::error_code error;
    const auto parsed = net::ip::make_address(std::string(address), error);
    if (error)
        return false;
    if (parsed.is_v4())
        return isPublic4(parsed.to_v4().to_uint());
    return isPublic6(parsed.to_v6().to_bytes());
}

} // namespace maru::http
