// SPDX-License-Identifier: Apache-2.0
// Plain TCP, for tests and behind a reverse proxy.
#include "shared/http/wire.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace maru::http {

namespace {

constexpr auto kToken = net::as_tuple(net::use_awaitable);

class PlainWire final : public Wire {
public:
    explicit PlainWire(net::ip::tcp::socket socket) : m_stream(std::move(socket)) { }

    net::awaitable<ErrorCode> handshake() override { co_return ErrorCode(); }

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
        ErrorCode ignored;
        m_stream.socket().shutdown(net::ip::tcp::socket::shutdown_send, ignored);
        co_return;
    }

    boost::beast::tcp_stream& lowest() override { return m_stream; }

private:
    boost::beast::tcp_stream m_stream;
};

} // namespace

std::unique_ptr<Wire> makePlainWire(net::ip::tcp::socket socket)
{
    return std::make_unique<PlainWire>(std::move(socket));
}

} // namespace maru::http
