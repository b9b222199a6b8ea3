// SPDX-License-Identifier: Apache-2.0
// TLS over TCP: the only unit that instantiates Asio's TLS stream for the server.
#include "shared/http/wire.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace maru::http {

namespace {

constexpr auto kToken = net::as_tuple(net::use_awaitable);

class TlsWire final : public Wire {
public:
    TlsWire(net::ip::tcp::socket socket, net::ssl::context& context)
        : m_stream(boost::beast::tcp_stream(std::move(socket)), context)
    {
    }

    net::awaitable<ErrorCode> handshake() override
    {
        auto [error] = co_await m_stream.async_handshake(net::ssl::stream_base::server, kToken);
        co_return error;
    }

    net::awaitable<ReadOutcome> readSome(char* data, std::size_t size) override
    {
        auto [error, count] = co_await m_stream.async_read_some(net::buffer(data, size), kToken);
        co_return ReadOutcome { error, count };
    }

    net::awaitable<ErrorCode> write(std::string_view bytes) override
    {
        auto [error, count] =
            co_await net::async_write(m_stream, net::buffer(bytes.data(), bytes.size()), kToken);
        static_cast<void>(count);
        co_return error;
    }

    net::awaitable<void> finish() override
    {
        // Waits for the peer's close_notify as well; the caller's deadline ends it.
        auto [error] = co_await m_stream.async_shutdown(kToken);
        static_cast<void>(error);
        ErrorCode ignored;
        lowest().socket().shutdown(net::ip::tcp::socket::shutdown_send, ignored);
    }

    boost::beast::tcp_stream& lowest() override { return m_stream.next_layer(); }

private:
    net::ssl::stream<boost::beast::tcp_stream> m_stream;
};

} // namespace

std::unique_ptr<Wire> makeTlsWire(net::ip::tcp::socket socket, net::ssl::context& context)
{
    return std::make_unique<TlsWire>(std::move(socket), context);
}

} // namespace maru::http
