// SPDX-License-Identifier: Apache-2.0
// `maru-server run`: serves until it is told to stop, or until a commit fails.
#include "server/commands.h"
#include "server/console_log.h"
#include "server/control_socket.h"
#include "server/data_folder.h"
#include "server/house.h"
#include "server/house_keys.h"
#include "server/issuing_setup.h"
#include "server/keys.h"
#include "server/resolver_setup.h"
#include "server/sign_in.h"
#include "server/vault_setup.h"
#include "server/version.h"

#include "server/api/services.h"
#include "server/api/vault_keeper.h"
#include "shared/base/secret_memory.h"
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

/// A folder that was restored without the vault's keys serves everything but personal data.
base::Result<std::unique_ptr<vault::Vault>> openVaultFor(const DataFolder& folder, base::Logger& log)
{
    auto opened = openVault(folder, vault::OpenMode::ReadWrite);
    const std::string code = opened ? std::string() : opened.error().code;
    if (code != "vault.missing" && code != "vault.kek" && code != "file.read")
        return opened;
    log.error("the vault stays closed, personal data cannot be read: " + opened.error().code + " "
        + opened.error().detail);
    return std::unique_ptr<vault::Vault>();
}

/// Said once: an operator can raise the limit.
void reportSecretMemory(base::Logger& log)
{
    const base::SecretMemoryUse use = base::secretMemoryUse();
    if (use.unlockedBytes > 0)
        log.warning("of " + std::to_string(use.reservedBytes) + " bytes for secrets "
            + std::to_string(use.unlockedBytes)
            + " could not be locked in memory: raise the limit of locked memory (LimitMEMLOCK=, ulimit -l)");
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

    MARU_TRY(vault, openVaultFor(folder, *log));
    std::unique_ptr<api::VaultKeeper> keeper;
    if (vault) {
        MARU_TRY(keeperKey, readKey(folder, kVaultKeeper));
        keeper = std::make_unique<api::VaultKeeper>(*vault, *node, std::move(keeperKey), clock, *log);
        MARU_CHECK(keeper->reconcile());
        keeper->start();
    }

    MARU_TRY(issuing, openIssuing(folder, *node, vault.get(), clock, *log));

    api::Sessions sessions(clock);
    api::Streams streams(*node, *log);
    // Set once the server listens and emptied before it goes.
    std::atomic<http::Server*> web { nullptr };
    api::Services services { *node, clock, *log, sessions, streams, officerLookup(), std::string(kVersion),
        [&web] {
            const http::Server* server = web.load();
            return server == nullptr ? http::ServerMetrics() : server->metrics();
        },
        [&store] { return store->sizeBytes(); } };
    MARU_TRY(didResolver, makeResolver(config.resolver, folder.root, *node));
    services.resolver = didResolver.get();
    services.vaultKeeper = keeper.get();
    services.signIn = makeSignIn(config.publicUrl, folder.root);
    issuing->service->setPublicUrl(config.publicUrl);
    services.issuer = issuing->service.get();
    MARU_TRY(server, http::startServer(config.http, api::makeRouter(services), *log));
    web = server.get();
    const std::string url = urlOf(config.http, server->port());
    if (config.publicUrl.empty())
        issuing->service->setPublicUrl(url);
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

    auto control = ControlSocket::open(folder.controlSocket(), [&](std::string_view command) -> base::Status {
        if (command != "rekey")
            return base::refused("server.unknown_command");
        log->info("a new database key was asked for");
        const base::Status done = rekeyWhileRunning(folder, *store);
        log->info(done ? "the database is under its new key"
                       : "the database keeps its key: " + done.error().code + " " + done.error().detail);
        return done;
    });
    if (!control)
        log->warning("no rekey while this server runs: " + control.error().detail);
    reportSecretMemory(*log);

    while (!signals.wait() && !fatal.get())
        if (control)
            (*control)->poll();

    const auto problem = fatal.get();
    log->info(problem ? "stopping after a failed commit" : "stopping");
    server->stop();
    web = nullptr;
    if (keeper)
        keeper->stop();
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
