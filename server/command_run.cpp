// SPDX-License-Identifier: Apache-2.0
// `maru-server run`: serves until it is told to stop, or until a commit fails.
#include "server/commands.h"
#include "server/console_log.h"
#include "server/data_folder.h"
#include "server/house.h"
#include "server/version.h"

#include "server/api/services.h"
#include "shared/crypto/private_file.h"
#include "shared/http/client.h"

#include <atomic>
#include <csignal>
#include <ctime>
#include <mutex>
#include <optional>

namespace maru::server {

namespace fs = std::filesystem;

namespace {

/// SIGINT and SIGTERM are taken here and nowhere else: blocked before the first thread starts.
class StopSignals {
public:
    StopSignals()
    {
        sigemptyset(&m_set);
        sigaddset(&m_set, SIGINT);
        sigaddset(&m_set, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &m_set, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
        // A write beyond a file size limit fails like one on a full disk.
        std::signal(SIGXFSZ, SIG_IGN);
    }
    /// True when one came; false after about a tenth of a second without.
    bool wait() const
    {
        const timespec tenth { 0, 100'000'000 };
        return sigtimedwait(&m_set, nullptr, &tenth) > 0;
    }

private:
    sigset_t m_set {};
};

struct Fatal {
    std::mutex mutex;
    std::optional<base::Error> error; // guarded by mutex

    void set(const base::Error& problem)
    {
        const std::lock_guard lock(mutex);
        if (!error)
            error = problem;
    }
    std::optional<base::Error> get()
    {
        const std::lock_guard lock(mutex);
        return error;
    }
};

base::Status answersAt(const std::string& url, const std::string& caPem)
{
    http::ClientOptions options;
    options.baseUrl = url;
    options.caPem = caPem;
    MARU_TRY(client, http::makeClient(options));
    MARU_TRY(response, client->send("GET", "/healthz", {}, {}));
    if (response.status != 200)
        return base::failed("server.not_ready", "healthz answered " + std::to_string(response.status));
    return {};
}

/// Where programs on this machine find the server: the certificate names the loopback addresses.
std::string urlOf(const http::ServerOptions& options, std::uint16_t port)
{
    std::string host = options.address;
    if (host.empty() || host == "0.0.0.0" || host == "::" || host == "localhost")
        host = "127.0.0.1";
    if (host.find(':') != std::string::npos)
        host = "[" + host + "]";
    return "https://" + host + ":" + std::to_string(port);
}

base::Result<int> serve(const RunOptions& options, const StopSignals& signals)
{
    const DataFolder folder(options.data);
    MARU_TRY(config, loadConfig(folder.config()));
    if (options.port)
        config.http.port = *options.port;
    MARU_TRY(log, makeLogger(config, folder.root));
    MARU_TRY(lock, FolderLock::take(folder));
    MARU_TRY(certificate, readTextFile(folder.root / config.certificate, 1u << 20));
    MARU_TRY(certificateKey, crypto::readPrivateFile(folder.root / config.key, 1u << 20));
    config.http.certificatePem = certificate;
    config.http.keyPem = std::string(base::asText(certificateKey.view()));

    const base::SystemClock clock;
    const domain::Registry registry = makeRegistry();
    MARU_TRY(store, openStore(folder, /*readOnly=*/false, registry));
    MARU_TRY(nodeKey, readNodeKey(folder));
    log->info("opening the chain: rebuilding and checking its trees");
    Fatal fatal;
    MARU_TRY(node,
        chain::openNode(*store, registry, serviceFactories(), std::move(nodeKey), clock, *log, config.chain,
            [&fatal](const base::Error& error) { fatal.set(error); }));
    const ledger::SignedHeader head = node->head();
    log->info("chain " + node->chainId() + " at height " + std::to_string(head.header.height.count()) + ", "
        + std::to_string(head.header.logSize) + " transactions, node " + node->nodeDid());

    api::Sessions sessions(clock);
    api::Streams streams(*node, *log);
    // Set once the server listens and emptied before it goes.
    std::atomic<http::Server*> web { nullptr };
    const api::Services services { *node, clock, *log, sessions, streams, officerLookup(),
        std::string(kVersion),
        [&web] {
            const http::Server* server = web.load();
            return server == nullptr ? http::ServerMetrics() : server->metrics();
        },
        [&store] { return store->sizeBytes(); } };
    MARU_TRY(server, http::startServer(config.http, api::makeRouter(services), *log));
    web = server.get();
    const std::string url = urlOf(config.http, server->port());
    MARU_TRY(caPem, readTextFile(folder.ca(), 1u << 20));
    const auto ready = answersAt(url, caPem);
    if (!ready)
        log->warning(
            "the server does not answer its own client: " + ready.error().code + " " + ready.error().detail);
    if (!options.readyFile.empty())
        MARU_CHECK(writeTextFile(options.readyFile,
            base::canonical(base::Json::object(
                { { "url", url }, { "chain", node->chainId() }, { "node", node->nodeDid() } }))
                + "\n",
            /*isPrivate=*/false));
    log->info("serving " + url);

    while (!signals.wait() && !fatal.get()) { }

    const auto problem = fatal.get();
    log->info(problem ? "stopping after a failed commit" : "stopping");
    server->stop();
    web = nullptr;
    node->stop();
    if (!options.readyFile.empty()) {
        std::error_code ignored;
        fs::remove(options.readyFile, ignored);
    }
    if (!problem)
        return kExitDone;
    log->error("a block could not be stored, so nothing more was accepted: " + problem->code + " "
        + problem->detail
        + ". What was acknowledged is safe. Free the disk or repair it, run `maru-server doctor` "
          "and `maru-server verify`, then start again.");
    report(*problem);
    return kExitFatal;
}

} // namespace

int runServer(const RunOptions& options)
{
    const StopSignals signals;
    const auto status = serve(options, signals);
    return status ? *status : report(status.error());
}

} // namespace maru::server
