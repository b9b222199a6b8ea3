// SPDX-License-Identifier: Apache-2.0
// One accepted connection's bytes, plain or TLS, so that the session is compiled once. Private to shared/http.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace boost::asio::ssl {
class context;
}

namespace maru::http {

namespace net = boost::asio;
using ErrorCode = boost::system::error_code;

struct ReadOutcome {
    ErrorCode error;
    std::size_t size = 0;
};

/// Used on the connection's strand only. cancel() ends what is pending with operation_aborted.
class Wire {
public:
    virtual ~Wire() = default;
    virtual net::awaitable<ErrorCode> handshake() = 0;
    virtual net::awaitable<ReadOutcome> readSome(char* data, std::size_t size) = 0;
    virtual net::awaitable<ErrorCode> write(std::string_view bytes) = 0;
    /// Tells the other side that nothing more comes; reading goes on.
    virtual net::awaitable<void> finish() = 0;
    virtual boost::beast::tcp_stream& lowest() = 0;
};

std::unique_ptr<Wire> makePlainWire(net::ip::tcp::socket socket);
std::unique_ptr<Wire> makeTlsWire(net::ip::tcp::socket socket, net::ssl::context& context);

} // namespace maru::http
