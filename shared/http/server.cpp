// SPDX-License-Identifier: Apache-2.0
// Listens, accepts within the limits, and stops in order: acceptor, idle sessions, work, threads.
#include "shared/http/server.h"

#include "shared/http/session.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <openssl/ssl.h>

#include <algorithm>
#include <thread>

namespace maru::http {

namespace {

constexpr auto kToken = net::as_tuple(net::use_awaitable);
constexpr int kStopMs = 5'000;
constexpr int kForcedStopMs = 1'000;
constexpr auto kAcceptPause = std::chrono::milliseconds(50);
/// TLS 1.2 suites with forward secrecy and AEAD (RFC 9325 §4.2); TLS 1.3 has only such ones.
constexpr const char* kCiphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

std::string addressText(const net::ip::tcp::socket& socket)
{
    ErrorCode error;
    const net::ip::tcp::endpoint peer = socket.remote_endpoint(error);
    if (error)
        return {};
    const net::ip::address address = peer.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return net::ip::make_address_v4(net::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

base::Result<std::unique_ptr<net::ssl::context>> makeTlsContext(const ServerOptions& options)
{
    try {
        auto context = std::make_unique<net::ssl::context>(net::ssl::context::tls_server);
        context->set_options(net::ssl::context::default_workarounds);
        SSL_CTX* native = context->native_handle();
        if (SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION) != 1
            || SSL_CTX_set_cipher_list(native, kCiphers) != 1)
            return base::failed("http.tls", "protocol versions or cipher suites");
        SSL_CTX_set_options(
            native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
        // Peers that close without close_notify have ended their side; HTTP's own lengths say whether a message is whole.
        SSL_CTX_set_options(native, SSL_OP_IGNORE_UNEXPECTED_EOF);
        context->use_certificate_chain(net::buffer(options.certificatePem));
        context->use_private_key(net::buffer(options.keyPem), net::ssl::context::pem);
        if (SSL_CTX_check_private_key(native) != 1)
            return base::failed("http.tls", "the key does not belong to the certificate");
        return context;
    } catch (const std::exception& exception) {
        return base::failed("http.tls", exception.what());
    }
}

class AsioServer final : public Server {
public:
    AsioServer(
        ServerOptions options, Router router, base::Logger& log, std::unique_ptr<net::ssl::context> tls)
        : m_core(std::move(options), std::move(router), log)
        , m_tls(std::move(tls))
        , m_io(std::make_unique<net::io_context>())
        , m_acceptor(std::make_unique<net::ip::tcp::acceptor>(net::make_strand(*m_io)))
    {
    }

    AsioServer(const AsioServer&) = delete;
    AsioServer& operator=(const AsioServer&) = delete;
    ~AsioServer() override { shutDown(); }

    base::Status start()
    {
        const ServerOptions& options = m_core.options;
        ErrorCode error;
        const net::ip::address address = net::ip::make_address(options.address, error);
        if (error)
            return base::failed("http.listen", options.address + ": " + error.message());
        const net::ip::tcp::endpoint endpoint(address, options.port);
        const auto step = [&](const char* what) {
            return base::failed("http.listen",
                std::string(what) + ' ' + options.address + ':' + std::to_string(options.port) + ": "
                    + error.message());
        };
        if (m_acceptor->open(endpoint.protocol(), error); error)
            return step("open");
        if (m_acceptor->set_option(net::socket_base::reuse_address(true), error); error)
            return step("option");
        if (m_acceptor->bind(endpoint, error); error)
            return step("bind");
        if (m_acceptor->listen(net::socket_base::max_listen_connections, error); error)
            return step("listen");
        m_port = m_acceptor->local_endpoint(error).port();
        if (error)
            return step("endpoint");

        net::co_spawn(m_acceptor->get_executor(), acceptLoop(),
            [this](std::exception_ptr failure) { report(failure, "http acceptor"); });
        for (int i = 0; i < std::max(options.ioThreads, 1); ++i)
            m_threads.emplace_back([this] { runNetwork(); });
        return {};
    }

    std::uint16_t port() const override { return m_port; }
    ServerMetrics metrics() const override { return m_core.metrics(); }
    void stop() override { shutDown(); }

private:
    void report(std::exception_ptr failure, std::string_view where)
    {
        if (!failure)
            return;
        try {
            std::rethrow_exception(failure);
        } catch (const std::exception& exception) {
            m_core.log.error(std::string(where) + ": " + exception.what());
        } catch (...) {
            m_core.log.error(std::string(where) + ": unknown exception");
        }
    }

    void runNetwork()
    {
        while (true) {
            try {
                m_io->run();
                return;
            } catch (...) {
                report(std::current_exception(), "http network");
            }
        }
    }

    net::awaitable<void> acceptLoop()
    {
        net::steady_timer pause(m_acceptor->get_executor());
        while (m_acceptor->is_open()) {
            net::ip::tcp::socket socket(net::make_strand(*m_io));
            auto [error] = co_await m_acceptor->async_accept(socket, kToken);
            if (m_core.isStopping || error == net::error::operation_aborted)
                co_return;
            if (error) {
                // Out of file descriptors, or a peer that was gone already: try again a little later.
                m_core.log.warning("http accept: " + error.message());
                pause.expires_after(kAcceptPause);
                auto [ignored] = co_await pause.async_wait(kToken);
                static_cast<void>(ignored);
                continue;
            }
            std::string peer = addressText(socket);
            const auto& proxies = m_core.options.trustedProxies;
            const bool isProxy = std::find(proxies.begin(), proxies.end(), peer) != proxies.end();
            if (!m_core.connections.tryAdd(peer, isProxy)) {
                m_core.countLimit();
                continue; // closes
            }
            begin(std::move(socket), std::move(peer));
        }
    }

    void begin(net::ip::tcp::socket socket, std::string peer)
    {
        ErrorCode ignored;
        socket.set_option(net::ip::tcp::no_delay(true), ignored);
        const net::any_io_executor executor = socket.get_executor();
        std::unique_ptr<Wire> wire =
            m_tls ? makeTlsWire(std::move(socket), *m_tls) : makePlainWire(std::move(socket));
        auto session = std::make_shared<Session>(m_core, executor, std::move(wire), std::move(peer));
        net::co_spawn(executor, Session::serve(std::move(session)),
            [this](std::exception_ptr failure) { report(failure, "http session"); });
    }

    void shutDown()
    {
        if (m_isDown)
            return;
        m_isDown = true;
        m_core.isStopping = true;
        net::post(m_acceptor->get_executor(), [this] {
            ErrorCode ignored;
            m_acceptor->close(ignored);
        });
        m_core.stopSessions(/*force=*/false);
        if (!m_core.waitForSessions(kStopMs)) {
            m_core.stopSessions(/*force=*/true);
            m_core.waitForSessions(kForcedStopMs);
        }
        m_core.workers.stop();
        m_io->stop();
        for (std::thread& thread : m_threads)
            thread.join();
        m_threads.clear();
        m_core.abandonSessions();
        m_acceptor.reset();
        m_io.reset();
    }

    ServerCore m_core;
    std::unique_ptr<net::ssl::context> m_tls;
    std::unique_ptr<net::io_context> m_io;
    std::unique_ptr<net::ip::tcp::acceptor> m_acceptor;
    std::vector<std::thread> m_threads;
    std::uint16_t m_port = 0;
    bool m_isDown = false;
};

} // namespace

base::Result<std::unique_ptr<Server>> startServer(ServerOptions options, Router router, base::Logger& log)
{
    if (options.certificatePem.empty() != options.keyPem.empty())
        return base::failed("http.tls", "certificate and key belong together");
    std::unique_ptr<net::ssl::context> tls;
    if (!options.certificatePem.empty()) {
        MARU_TRY(context, makeTlsContext(options));
        tls = std::move(context);
    }
    auto server = std::make_unique<AsioServer>(std::move(options), std::move(router), log, std::move(tls));
    MARU_CHECK(server->start());
    return std::unique_ptr<Server>(std::move(server));
}

} // namespace maru::http
