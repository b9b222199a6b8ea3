// SPDX-License-Identifier: Apache-2.0
// Asynchronous operations run to their end one by one on a private io_context: that gives blocking calls a deadline.
#include "shared/http/client_wire.h"

#include "shared/http/public_address.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <chrono>

namespace maru::http {

namespace net = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

class ClientTrust {
public:
    ClientTrust() : m_context(net::ssl::context::tls_client) { }
    net::ssl::context& context() { return m_context; }

private:
    net::ssl::context m_context;
};

base::Result<std::shared_ptr<ClientTrust>> makeClientTrust(const std::string& caPem)
{
    try {
        auto trust = std::make_shared<ClientTrust>();
        net::ssl::context& context = trust->context();
        if (SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION) != 1)
            return base::failed("http.tls", "protocol versions");
        SSL_CTX_set_options(context.native_handle(), SSL_OP_IGNORE_UNEXPECTED_EOF);
        context.set_verify_mode(net::ssl::verify_peer);
        if (caPem.empty())
            context.set_default_verify_paths();
        else
            context.add_certificate_authority(net::buffer(caPem));
        return trust;
    } catch (const std::exception& exception) {
        return base::failed("http.tls", exception.what());
    }
}

namespace {

base::Error openError(const error_code& error, std::string_view code, const std::string& where)
{
    if (error == beast::error::timeout)
        return base::failed("http.timeout", where);
    return base::failed(code, where + ": " + error.message());
}

class WireBase : public ClientWire {
public:
    explicit WireBase(bool publicOnly) : m_publicOnly(publicOnly) { }
    bool isUsable() override
    {
        char byte = 0;
        const ::ssize_t count = ::recv(lowest().socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
        // A silent open socket would block; an end, or bytes that nobody asked for, mean that it is done for.
        return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
    }

    void interrupt() override
    {
        net::post(m_io, [this] { lowest().cancel(); });
    }

protected:
    virtual beast::tcp_stream& lowest() = 0;

    net::io_context& io() { return m_io; }
    void arm(int timeoutMs) { lowest().expires_after(std::chrono::milliseconds(std::max(timeoutMs, 1))); }
    void finish()
    {
        m_io.restart();
        m_io.run();
    }

    base::Status connect(const std::string& host, const std::string& port, int timeoutMs)
    {
        const std::string where = host + ':' + port;
        error_code error;
        net::ip::tcp::resolver resolver(m_io);
        const auto found = resolver.resolve(host, port, error);
        if (error)
            return base::failed("http.connect", where + ": " + error.message());
        // The addresses that were looked at are those that are connected to: a name that says something else the
        // next time (DNS rebinding) is not asked again.
        std::vector<net::ip::tcp::endpoint> endpoints;
        for (const auto& entry : found) {
            if (isAllowed(entry.endpoint()))
                endpoints.push_back(entry.endpoint());
        }
        if (endpoints.empty())
            return base::failed("http.address", where + " has no public address");
        arm(timeoutMs);
        lowest().async_connect(
            endpoints, [&](const error_code& result, const net::ip::tcp::endpoint&) { error = result; });
        finish();
        if (error)
            return openError(error, "http.connect", where);
        error_code ignored;
        const auto peer = lowest().socket().remote_endpoint(ignored);
        if (ignored || !isAllowed(peer))
            return base::failed("http.address", where + " is not at a public address");
        lowest().socket().set_option(net::ip::tcp::no_delay(true), ignored);
        return {};
    }

    template<class Stream>
    error_code writeTo(Stream& stream, std::string_view bytes, int timeoutMs)
    {
        error_code error;
        arm(timeoutMs);
        net::async_write(stream, net::buffer(bytes.data(), bytes.size()),
            [&](const error_code& result, std::size_t) { error = result; });
        finish();
        return error;
    }

    template<class Stream>
    error_code readFrom(Stream& stream, char* data, std::size_t size, std::size_t& count, int timeoutMs)
    {
        error_code error;
        arm(timeoutMs);
        stream.async_read_some(net::buffer(data, size), [&](const error_code& result, std::size_t got) {
            error = result;
            count = got;
        });
        finish();
        return error;
    }

private:
    bool isAllowed(const net::ip::tcp::endpoint& endpoint) const
    {
        return !m_publicOnly || isPublicAddress(endpoint.address().to_string());
    }

    net::io_context m_io { 1 };
    const bool m_publicOnly;
};

class PlainClientWire final : public WireBase {
public:
    explicit PlainClientWire(bool publicOnly) : WireBase(publicOnly), m_stream(io()) { }
    base::Status open(const std::string& host, const std::string& port, int timeoutMs) override
    {
        return connect(host, port, timeoutMs);
    }
    error_code write(std::string_view bytes, int timeoutMs) override
    {
        return writeTo(m_stream, bytes, timeoutMs);
    }
    error_code readSome(char* data, std::size_t size, std::size_t& count, int timeoutMs) override
    {
        return readFrom(m_stream, data, size, count, timeoutMs);
    }

protected:
    beast::tcp_stream& lowest() override { return m_stream; }

private:
    beast::tcp_stream m_stream;
};

class TlsClientWire final : public WireBase {
public:
    TlsClientWire(std::shared_ptr<ClientTrust> trust, bool publicOnly)
        : WireBase(publicOnly), m_trust(std::move(trust)), m_stream(io(), m_trust->context())
    {
    }

    base::Status open(const std::string& host, const std::string& port, int timeoutMs) override
    {
        MARU_CHECK(connect(host, port, timeoutMs));
        error_code error;
        net::ip::make_address(host, error);
        // SNI names hosts only (RFC 6066 §3); the certificate is compared with names and addresses alike.
        // SSL_set_tlsext_host_name() is a macro with an old-style cast.
        std::string name = host;
        if (error
            && SSL_ctrl(m_stream.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                   name.data())
                != 1)
            return base::failed("http.tls", "server name");
        m_stream.set_verify_callback(net::ssl::host_name_verification(host), error);
        if (error)
            return base::failed("http.tls", error.message());
        arm(timeoutMs);
        m_stream.async_handshake(
            net::ssl::stream_base::client, [&](const error_code& result) { error = result; });
        finish();
        if (error) {
            std::string where = host + ':' + port;
            const long verdict = SSL_get_verify_result(m_stream.native_handle());
            if (verdict != X509_V_OK)
                where += std::string(" (") + X509_verify_cert_error_string(verdict) + ')';
            return openError(error, "http.tls", where);
        }
        return {};
    }

    error_code write(std::string_view bytes, int timeoutMs) override
    {
        return writeTo(m_stream, bytes, timeoutMs);
    }
    error_code readSome(char* data, std::size_t size, std::size_t& count, int timeoutMs) override
    {
        return readFrom(m_stream, data, size, count, timeoutMs);
    }

protected:
    beast::tcp_stream& lowest() override { return m_stream.next_layer(); }

private:
    std::shared_ptr<ClientTrust> m_trust;
    net::ssl::stream<beast::tcp_stream> m_stream;
};

} // namespace

std::unique_ptr<ClientWire> makeClientWire(std::shared_ptr<ClientTrust> trust, bool publicOnly)
{
    if (trust)
        return std::make_unique<TlsClientWire>(std::move(trust), publicOnly);
    return std::make_unique<PlainClientWire>(publicOnly);
}

} // namespace maru::http
