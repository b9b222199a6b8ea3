// SPDX-License-Identifier: Apache-2.0
// X-Forwarded-For: see forwarded.h.
#include "shared/http/forwarded.h"

#include <boost/asio/ip/address.hpp>

#include <algorithm>

namespace maru::http {
namespace {

constexpr std::size_t kMaxAddressBytes =
    45; ///< an IPv6 address with an IPv4 part, INET6_ADDRSTRLEN less its end

std::string_view withoutBlanks(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

} // namespace

std::string plainAddress(std::string_view text)
{
    if (text.empty() || text.size() > kMaxAddressBytes || text.find('%') != std::string_view::npos)
        return {};
    boost::system::error_code error;
    const auto address = boost::asio::ip::make_address(std::string(text), error);
    if (error)
        return {};
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

std::string clientAddress(
    const std::string& peer, std::string_view forwardedFor, const std::vector<std::string>& trusted)
{
    const auto isTrusted = [&trusted](const std::string& address) {
        return std::find(trusted.begin(), trusted.end(), address) != trusted.end();
    };
    if (!isTrusted(peer))
        return peer;
    std::string_view rest = forwardedFor;
    while (!rest.empty()) {
        const std::size_t comma = rest.rfind(',');
        const std::string_view last = comma == std::string_view::npos ? rest : rest.substr(comma + 1);
        rest = comma == std::string_view::npos ? std::string_view {} : rest.substr(0, comma);
        std::string address = plainAddress(withoutBlanks(last));
        if (address.empty())
            return peer;
        if (!isTrusted(address))
            return address;
    }
    return peer;
}

} // namespace maru::http
