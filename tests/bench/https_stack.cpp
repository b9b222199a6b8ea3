// SPDX-License-Identifier: Apache-2.0
// The server of maru-bench https.
#include "tests/bench/https_stack.h"

#include "server/house.h"
#include "server/resolver_setup.h"
#include "server/storage/sqlcipher/sqlcipher_store.h"
#include "shared/crypto/aead.h"
#include "shared/crypto/tls_identity.h"

#include <atomic>
#include <iostream>
#include <mutex>

namespace maru::bench {

namespace {

class StderrLogger final : public base::Logger {
public:
    void write(base::LogLevel level, std::string_view text) override
    {
        if (level == base::LogLevel::Debug || level == base::LogLevel::Info)
            return;
        const std::lock_guard lock(m_mutex);
        std::cerr << "server: " << text << '\n';
    }

private:
    std::mutex m_mutex; // one line at a time
};

class ShiftedClock final : public base::Clock {
public:
    base::UnixSeconds now() const override { return m_system.now() + m_ahead.load(); }
    void shift(std::int64_t seconds) { m_ahead += seconds; }

private:
    const base::SystemClock m_system;
    std::atomic<std::int64_t> m_ahead { 0 };
};

class Stack final : public HttpsStack {
public:
    ~Stack() override
    {
        if (m_server)
            m_server->stop();
        if (m_node)
            m_node->stop();
    }

    base::Status start(const std::filesystem::path& folder, domain::Registry registry,
        const crypto::SigningKey& nodeKey, const base::Json& genesis)
    {
        m_registry = std::move(registry);
        const base::SecretBytes databaseKey = crypto::randomSecret(32);
        MARU_TRY(store,
            storage::openSqlcipherStore(
                folder / "ledger.db", databaseKey, storage::OpenMode::Create, m_registry));
        m_store = std::move(store);
        MARU_CHECK(chain::createChain(*m_store, m_registry, server::serviceFactories(), nodeKey, genesis));
        MARU_TRY(node,
            chain::openNode(*m_store, m_registry, server::serviceFactories(), nodeKey.clone(), m_clock, m_log,
                chain::NodeOptions(), [this](const base::Error& error) {
                    m_log.error("a commit failed: " + error.code + " " + error.detail);
                }));
        m_node = std::move(node);
        m_nodeDid = m_node->nodeDid();

        m_sessions = std::make_unique<api::Sessions>(m_clock);
        m_streams = std::make_unique<api::Streams>(*m_node, m_log);
        m_services.reset(new api::Services {
            *m_node, m_clock, m_log, *m_sessions, *m_streams, server::officerLookup(), "bench", {}, {} });
        server::ResolverConfig methods;
        methods.web = "off";
        MARU_TRY(resolver, server::makeResolver(methods, {}, *m_node));
        m_resolver = std::move(resolver);
        m_services->resolver = m_resolver.get();
        MARU_TRY(identity, crypto::makeTlsIdentity({ "localhost", "127.0.0.1" }, m_clock.now()));
        m_caPem = identity.caCertificatePem;
        http::ServerOptions options;
        options.certificatePem = identity.certificatePem;
        options.keyPem = std::string(base::asText(identity.keyPem.view()));
        options.limits.ratePerPeer = 0;
        options.limits.connectionsPerPeer = options.limits.connections;
        MARU_TRY(server, http::startServer(std::move(options), api::makeRouter(*m_services), m_log));
        m_server = std::move(server);
        m_url = "https://127.0.0.1:" + std::to_string(m_server->port());
        return {};
    }

    const std::string& url() const override { return m_url; }
    const std::string& caPem() const override { return m_caPem; }
    const std::string& nodeDid() const override { return m_nodeDid; }
    std::int64_t databaseBytes() const override { return m_store->sizeBytes(); }
    chain::NodeMetrics nodeMetrics() const override { return m_node->metrics(); }
    void shiftClock(std::int64_t seconds) override { m_clock.shift(seconds); }
    base::UnixSeconds now() const override { return m_clock.now(); }

private:
    ShiftedClock m_clock;
    StderrLogger m_log;
    domain::Registry m_registry;
    std::unique_ptr<storage::Store> m_store;
    std::unique_ptr<chain::Node> m_node;
    std::unique_ptr<api::Sessions> m_sessions;
    std::unique_ptr<api::Streams> m_streams;
    std::unique_ptr<resolver::Resolver> m_resolver;
    std::unique_ptr<api::Services> m_services;
    std::unique_ptr<http::Server> m_server;
    std::string m_url;
    std::string m_caPem;
    std::string m_nodeDid;
};

} // namespace

base::Result<std::unique_ptr<HttpsStack>> startHttpsStack(
    const std::filesystem::path& folder, const support::Cast& cast)
{
    return startHttpsStack(
        folder, server::makeRegistry(), cast.node, cast.genesis(base::SystemClock().now()));
}

base::Result<std::unique_ptr<HttpsStack>> startHttpsStack(const std::filesystem::path& folder,
    domain::Registry registry, const crypto::SigningKey& node, const base::Json& genesis)
{
    auto stack = std::make_unique<Stack>();
    MARU_CHECK(stack->start(folder, std::move(registry), node, genesis));
    return std::unique_ptr<HttpsStack>(std::move(stack));
}

} // namespace maru::bench
