// SPDX-License-Identifier: Apache-2.0
// maru-portal: the citizens' web server. Serves the pages and passes public reads and citizens' transactions on.
#include "citizen-portal-backend/api/campaign_preview.h"
#include "citizen-portal-backend/api/campaign_search.h"
#include "citizen-portal-backend/api/donation_summary.h"
#include "citizen-portal-backend/api/live_feed.h"
#include "citizen-portal-backend/api/presentations.h"
#include "citizen-portal-backend/api/services.h"
#include "citizen-portal-backend/api/static_files.h"
#include "citizen-portal-backend/api/visitor_resources.h"
#include "shared/crypto/key_file.h"
#include "shared/http/forwarded.h"

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include <pthread.h>

namespace {

using namespace maru;

constexpr int kRefreshSeconds = 20;

struct Options {
    std::string server = "https://127.0.0.1:7443";
    std::string ca;
    std::string address = "127.0.0.1";
    std::uint16_t port = 7080;
    std::string certificate;
    std::string key;
    std::string web = MARU_WEB_DIR;
    std::string readyFile;
    std::string settlementKey;
    std::string settlementPassphrase;
    std::string verifierKey;
    std::string verifierPassphrase;
    std::string node;
    std::string publicUrl;
    std::size_t liveListeners = portal::LiveLimits().listeners;
    std::size_t livePerVisitor = portal::LiveLimits().listenersPerVisitor;
    std::size_t connections = 0; ///< 0: twice the live listeners, 2,000 at least
    std::size_t connectionsPerVisitor = 400;
    // A first visit fetches a few dozen small files, and a whole office or a carrier's street may share one address.
    int ratePerVisitor = 100;
    int rateBurst = 1'000;
    std::vector<std::string> trustedProxies;
};

class SpdLogger final : public base::Logger {
public:
    void write(base::LogLevel level, std::string_view text) override
    {
        switch (level) {
        case base::LogLevel::Debug:
            spdlog::debug("{}", text);
            return;
        case base::LogLevel::Info:
            spdlog::info("{}", text);
            return;
        case base::LogLevel::Warning:
            spdlog::warn("{}", text);
            return;
        case base::LogLevel::Error:
            spdlog::error("{}", text);
            return;
        }
    }
};

base::Result<std::string> readText(const std::string& file)
{
    std::ifstream input(file, std::ios::binary);
    std::string text { std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>() };
    if (!input)
        return base::failed("file.read", file);
    return text;
}

base::Result<portal::ChainIdentity> askIdentity(http::Client& server, const std::string& pinned)
{
    MARU_TRY(answer, server.send("GET", "/v1/node", {}, {}));
    MARU_TRY(json, base::parseJson(answer.body));
    MARU_TRY(chain, base::readString(json, "chain"));
    MARU_TRY(node, base::readString(json, "node"));
    if (!pinned.empty() && node != pinned)
        return base::refused("receipt.node", "node", "the server says " + node);
    return portal::ChainIdentity { chain, node };
}

base::Status writeReadyFile(const std::string& file, const std::string& url)
{
    const std::string temporary = file + ".tmp";
    {
        std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
        out << base::canonical(base::Json::object({ { "url", url } })) << '\n';
        if (!out.flush())
            return base::failed("file.write", file);
    }
    std::error_code error;
    std::filesystem::rename(temporary, file, error);
    if (error)
        return base::failed("file.write", file);
    return {};
}

bool isLoopback(const std::string& address)
{
    return address == "::1" || address.rfind("127.", 0) == 0;
}

base::Status serve(const Options& options, SpdLogger& log, const sigset_t& signals)
{
    http::ServerOptions serverOptions;
    serverOptions.address = options.address;
    serverOptions.port = options.port;
    serverOptions.workerThreads = 4;
    serverOptions.limits.bodyBytes = 256u << 10;
    serverOptions.limits.connections = options.connections != 0
        ? options.connections
        : std::max<std::size_t>(2'000, 2 * options.liveListeners);
    serverOptions.limits.connectionsPerPeer = options.connectionsPerVisitor;
    serverOptions.limits.ratePerPeer = options.ratePerVisitor;
    serverOptions.limits.rateBurst = options.rateBurst;
    for (const std::string& proxy : options.trustedProxies) {
        const std::string address = http::plainAddress(proxy);
        if (address.empty())
            return base::refused("portal.trusted_proxy", "trusted-proxy", proxy);
        serverOptions.trustedProxies.push_back(address);
    }
    // A browser that does not read its live events is let go.
    serverOptions.limits.streamQueueBytes = 2u << 20;
    if (!options.certificate.empty()) {
        MARU_TRY(certificate, readText(options.certificate));
        MARU_TRY(key, readText(options.key));
        serverOptions.certificatePem = certificate;
        serverOptions.keyPem = key;
    } else if (!isLoopback(options.address)) {
        return base::refused("portal.insecure_address", "address");
    }

    if (!options.publicUrl.empty())
        MARU_CHECK(portal::CampaignPreview::checkPublicUrl(options.publicUrl));

    http::ClientOptions clientOptions;
    clientOptions.baseUrl = options.server;
    if (!options.ca.empty()) {
        MARU_TRY(ca, readText(options.ca));
        clientOptions.caPem = ca;
    }
    MARU_TRY(client, http::makeClient(clientOptions));
    MARU_TRY(identity, askIdentity(*client, options.node));

    std::optional<crypto::SigningKey> settlement;
    if (!options.settlementKey.empty()) {
        MARU_TRY(passphrase, crypto::readPassphraseFile(options.settlementPassphrase));
        MARU_TRY(key, crypto::readKeyFile(options.settlementKey, passphrase));
        settlement.emplace(std::move(key));
        log.warning("practice bank desk is on: top-up requests are confirmed without a bank");
    }

    // A client of its own: the feed breaks its stream when the portal stops.
    MARU_TRY(streamClient, http::makeClient(clientOptions));
    portal::LiveLimits liveLimits;
    liveLimits.listeners = options.liveListeners;
    liveLimits.listenersPerVisitor = options.livePerVisitor;
    portal::LiveFeed feed(*streamClient, log, liveLimits);
    portal::DonationSummary summary(
        *client,
        [&feed] {
            return portal::DonationSummary::Freshness { feed.donationChanges(), feed.isConnected() };
        },
        [] { return std::chrono::steady_clock::now(); });
    portal::CampaignSource campaigns(
        *client,
        [&feed] {
            return portal::CampaignSource::Freshness { feed.donationChanges(), feed.isConnected() };
        },
        [] { return std::chrono::steady_clock::now(); });

    const base::SystemClock clock;
    portal::StaticFiles files;
    MARU_CHECK(files.add(options.web));
    portal::Services services { *client, log, identity, settlement ? &*settlement : nullptr, &summary };
    http::Router router;
    portal::addChainResources(router, services);
    portal::addBallotResources(router, services);
    portal::addCredentialResources(router, services);
    portal::addDidResources(router, services);
    portal::addBankDeskResources(router, services);
    portal::addCampaignResources(router, services, campaigns);
    portal::addLiveResources(router, feed);
    // Behind a proxy that ends TLS the public address says whether browsers come over https.
    const bool isSecure = !options.certificate.empty() || options.publicUrl.starts_with("https://");
    portal::VisitorSessions visitors(clock);
    portal::addVisitorResources(
        router, services, visitors, isSecure ? portal::CookieScope::Secure : portal::CookieScope::Plain);
    std::optional<portal::Presentations> presentations;
    if (!options.verifierKey.empty()) {
        MARU_TRY(passphrase, crypto::readPassphraseFile(options.verifierPassphrase));
        MARU_TRY(key, crypto::readKeyFile(options.verifierKey, passphrase));
        std::string publicUrl = options.publicUrl;
        while (!publicUrl.empty() && publicUrl.back() == '/')
            publicUrl.pop_back();
        presentations.emplace(
            *client, log, clock, std::move(key), std::move(publicUrl), portal::presentationServices());
        portal::addPresentationResources(router, services, *presentations);
        log.info("asks for credentials as " + presentations->clientId());
    } else {
        router.post("/api/presentations", [](const http::Request& request) {
            return portal::problemFor(request, base::refused("portal.verifier_unregistered"));
        });
    }
    const std::string scheme = options.certificate.empty() ? "http" : "https";
    const portal::CampaignPreview preview(files, campaigns, options.publicUrl);
    portal::addCampaignPreview(router, preview);
    router.get("/healthz", [](const http::Request&) {
        return http::Response::json(200, base::Json::object({ { "status", "ok" } }));
    });
    router.fallback([&files](const http::Request& request) { return files.answer(request); });
    router.after(portal::addSecurityHeaders);
    if (!options.certificate.empty()) {
        router.after([](const http::Request&, http::Response& response) {
            response.headers["Strict-Transport-Security"] = "max-age=31536000";
        });
    }
    MARU_TRY(server, http::startServer(serverOptions, std::move(router), log));
    feed.start();

    const std::string url = scheme + "://" + options.address + ":" + std::to_string(server->port());
    log.info("portal of chain " + identity.chain + " at " + url);
    if (const auto known = campaigns.current(); !known)
        log.warning("campaigns: " + known.error().detail);
    if (!options.readyFile.empty())
        MARU_CHECK(writeReadyFile(options.readyFile, url));
    // Links that are shared show what is known of a campaign without asking the chain server: somebody has to ask.
    const timespec untilRefresh { .tv_sec = kRefreshSeconds, .tv_nsec = 0 };
    while (sigtimedwait(&signals, nullptr, &untilRefresh) < 0)
        if (const auto known = campaigns.current(); !known)
            log.warning("campaigns: " + known.error().detail);
    log.info("stopping");
    feed.stop();
    server->stop();
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    CLI::App app { "Maru citizens' portal" };
    app.add_option("--server", options.server, "URL of the chain server");
    app.add_option("--ca", options.ca, "PEM file of the CA that signed the chain server's certificate");
    app.add_option(
        "--node", options.node, "DID that must sign the chain's headers (default: ask the server once)");
    app.add_option(
        "--address", options.address, "address to listen on; anything but loopback needs --tls-certificate");
    app.add_option("--port", options.port, "port to listen on, 0 = any");
    app.add_option("--tls-certificate", options.certificate, "PEM certificate chain");
    app.add_option("--tls-key", options.key, "PEM key of the certificate");
    app.add_option("--public-url", options.publicUrl,
        "where citizens reach the portal, for the addresses in links that are shared; without it they have "
        "none");
    app.add_option("--live-listeners", options.liveListeners, "pages that may follow the chain at a time")
        ->check(CLI::Range(1, 1'000'000));
    app.add_option("--live-per-visitor", options.livePerVisitor, "of these, of one address (IPv6: /64)")
        ->check(CLI::Range(1, 1'000'000));
    app.add_option("--connections", options.connections,
           "open connections in all (default: twice the live listeners, 2,000 at least)")
        ->check(CLI::Range(1, 2'000'000));
    app.add_option("--connections-per-visitor", options.connectionsPerVisitor, "of these, of one address")
        ->check(CLI::Range(1, 2'000'000));
    app.add_option(
           "--rate-per-visitor", options.ratePerVisitor, "requests a second of one address, 0 = no limit")
        ->check(CLI::Range(0, 1'000'000));
    app.add_option("--rate-burst", options.rateBurst, "requests of one address at once")
        ->check(CLI::Range(1, 1'000'000));
    app.add_option("--trusted-proxy", options.trustedProxies,
        "address of a reverse proxy whose X-Forwarded-For says who the visitor is; may be given again");
    app.add_option("--web", options.web, "folder of the built pages (web_build.py)");
    app.add_option("--ready-file", options.readyFile, "written once the portal answers");
    auto* desk = app.add_option("--settlement-key", options.settlementKey,
        "practice only: key file of a settlement officer; confirms top-up requests by itself");
    app.add_option("--settlement-passphrase-file", options.settlementPassphrase, "file with its passphrase")
        ->needs(desk);
    desk->needs("--settlement-passphrase-file");
    auto* verifier = app.add_option("--verifier-key", options.verifierKey,
        "key file (Ed25519) under whose DID the chain lets this portal ask for credentials");
    app.add_option("--verifier-passphrase-file", options.verifierPassphrase, "file with its passphrase")
        ->needs(verifier);
    verifier->needs("--verifier-passphrase-file")->needs("--public-url");
    CLI11_PARSE(app, argc, argv);

    spdlog::set_default_logger(spdlog::stderr_color_mt("portal"));
    SpdLogger log;
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    const auto outcome = serve(options, log, signals);
    if (!outcome) {
        std::cerr << "maru-portal: " << outcome.error().code << ": " << outcome.error().detail << '\n';
        return 1;
    }
    return 0;
}
