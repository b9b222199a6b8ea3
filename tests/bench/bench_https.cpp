// SPDX-License-Identifier: Apache-2.0
// maru-bench https: batches, single submissions at a fixed rate, and look-ups, over TLS on the loopback.
//
// Without --server the server runs in this process, so that its share of the cores is what the load generator leaves.
// With --server URL --data DIR it is the one that serves that data folder (profile demo: the keys of its settlement
// officer, registrar, reviewer and manager are used); its limits on requests of one address then hold.
#include "tests/bench/bench.h"
#include "tests/bench/https_stack.h"

#include "citizen-portal-backend/api/services.h"
#include "server/keys.h"
#include "shared/http/client.h"
#include "shared/ledger/receipt.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

namespace maru::bench {

namespace {

using base::Json;
using base::Won;

constexpr std::size_t kBatch = 100;
constexpr std::int64_t kDonation = 1'000;

struct HttpsOptions {
    std::string server;
    std::string data;
    std::string folder;
    std::int64_t donations = 30'000;
    int connections = 8;
    int rate = 200;
    int seconds = 20;
    int lookupSeconds = 5;
    int citizens = 500;
    int campaigns = 10;
    bool isQuick = false;
    bool isJson = false;
};

/// The first failure of several threads.
class FirstError {
public:
    void set(base::Error error)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_error)
            m_error = std::move(error);
    }
    base::Status status() const
    {
        const std::lock_guard lock(m_mutex);
        return m_error ? base::Status(*m_error) : base::Status();
    }

private:
    mutable std::mutex m_mutex;
    std::optional<base::Error> m_error; // guarded by m_mutex
};

void onThreads(int count, const std::function<void(int)>& work)
{
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back(work, i);
    for (std::thread& thread : threads)
        thread.join();
}

base::Result<std::unique_ptr<http::Client>> connectTo(
    const std::string& url, const std::string& ca, int connections)
{
    http::ClientOptions options;
    options.baseUrl = url;
    options.caPem = ca;
    options.timeoutSeconds = 60;
    options.connections = static_cast<std::size_t>(connections);
    return http::makeClient(std::move(options));
}

base::Error unexpected(const http::Response& response)
{
    return base::failed("bench.answer", std::to_string(response.status) + " " + response.body.substr(0, 500));
}

http::Headers jsonHeaders()
{
    return { { "Content-Type", "application/json" } };
}

std::string batchBody(
    const std::vector<ledger::Transaction>& transactions, std::size_t first, std::size_t count)
{
    Json list = Json::array();
    for (std::size_t i = first; i < std::min(first + count, transactions.size()); ++i)
        list.push(ledger::toJson(transactions[i]));
    return base::canonical(Json::object({ { "transactions", std::move(list) } }));
}

std::vector<std::string> batchBodies(const std::vector<ledger::Transaction>& transactions)
{
    std::vector<std::string> bodies;
    for (std::size_t i = 0; i < transactions.size(); i += kBatch)
        bodies.push_back(batchBody(transactions, i, kBatch));
    return bodies;
}

/// How many outcomes of an answer are "ok", without parsing it: the load generator shares the cores with the server.
std::size_t okCount(std::string_view answer)
{
    constexpr std::string_view kOk = "\"code\":\"ok\"";
    std::size_t count = 0;
    for (std::size_t at = answer.find(kOk); at != std::string_view::npos;
         at = answer.find(kOk, at + kOk.size()))
        ++count;
    return count;
}

/// Sends every body and waits for the commits. Milliseconds of each call.
base::Result<std::vector<double>> postAll(
    http::Client& client, const std::vector<std::string>& bodies, std::size_t transactions, int connections)
{
    FirstError error;
    std::atomic<std::size_t> next { 0 };
    std::atomic<std::size_t> good { 0 };
    std::vector<double> milliseconds(bodies.size());
    onThreads(connections, [&](int) {
        for (std::size_t i = next++; i < bodies.size() && error.status(); i = next++) {
            const auto start = Clock::now();
            const auto answer = client.send("POST", "/v1/transactions", jsonHeaders(), bodies[i]);
            milliseconds[i] = secondsSince(start) * 1000;
            if (!answer)
                error.set(answer.error());
            else if (answer->status != 200)
                error.set(unexpected(*answer));
            else if (const std::size_t ok = okCount(answer->body); ok == 0)
                error.set(unexpected(*answer));
            else
                good += ok;
        }
    });
    MARU_CHECK(error.status());
    if (good != transactions)
        return base::failed("bench.refused",
            std::to_string(transactions - good) + " of " + std::to_string(transactions) + " transactions");
    return milliseconds;
}

/// The people, campaigns and money that the load needs, made through the API itself.
class Scene {
public:
    Scene(const HttpsOptions& options, support::Cast& cast) : m_options(options), m_cast(cast) { }

    base::Status prepare(http::Client& client)
    {
        const base::UnixSeconds now = base::SystemClock().now();
        m_validUntil = now + 3'000;
        std::vector<ledger::Transaction> house;
        house.push_back(m_cast.registerOrganisation(now.count() % 999'999'999, m_validUntil));
        const std::string organisation = support::idMadeBy(house.front(), 'o');
        house.push_back(m_cast.verifyOrganisation(organisation, m_validUntil));
        for (int i = 0; i < m_options.campaigns; ++i) {
            support::CampaignTerms terms;
            terms.organisation = organisation;
            terms.title = std::to_string(i + 1);
            terms.target = Won(100'000'000'000);
            terms.start = now;
            terms.end = now + 90 * 86'400;
            terms.useUntil = now + 300 * 86'400;
            terms.milestones.push_back(
                { Won(90'000'000'000), "organisation", organisation, now + 200 * 86'400 });
            house.push_back(m_cast.createCampaign(terms, m_validUntil));
            m_campaigns.push_back(support::idMadeBy(house.back(), 'c'));
            house.push_back(m_cast.registerCampaign(m_campaigns.back(), m_validUntil));
        }
        // In order, so one call.
        MARU_CHECK(postAll(client, { batchBody(house, 0, house.size()) }, house.size(), 1));

        std::vector<ledger::Transaction> topUps;
        for (int i = 0; i < m_options.citizens; ++i) {
            m_citizens.push_back(support::fixedKey("citizen " + m_cast.tag + std::to_string(i)));
            topUps.push_back(
                m_cast.topUp(crypto::didOf(m_citizens.back().publicKey()), Won(100'000'000), m_validUntil));
        }
        return postAll(client, batchBodies(topUps), topUps.size(), m_options.connections).has_value()
            ? base::Status()
            : base::Status(base::failed("bench.refused", "top-ups"));
    }

    std::vector<ledger::Transaction> donations(std::int64_t count)
    {
        std::vector<ledger::Transaction> list;
        for (std::int64_t i = 0; i < count; ++i)
            list.push_back(m_cast.donate(m_citizens[static_cast<std::size_t>(i) % m_citizens.size()],
                m_campaigns[static_cast<std::size_t>(i) % m_campaigns.size()], Won(kDonation), m_validUntil));
        return list;
    }

    const std::vector<std::string>& campaigns() const { return m_campaigns; }

private:
    const HttpsOptions& m_options;
    support::Cast& m_cast;
    base::UnixSeconds m_validUntil;
    std::vector<std::string> m_campaigns;
    std::vector<crypto::SigningKey> m_citizens;
};

base::Status measureBatches(
    const HttpsOptions& options, http::Client& client, Scene& scene, HttpsStack* stack, Report& report)
{
    const std::vector<ledger::Transaction> donations = scene.donations(options.donations);
    const std::vector<std::string> bodies = batchBodies(donations);
    const std::int64_t before = stack == nullptr ? 0 : stack->databaseBytes();
    const auto start = Clock::now();
    MARU_TRY(calls, postAll(client, bodies, donations.size(), options.connections));
    const double seconds = secondsSince(start);
    report.add("batches of 100, " + std::to_string(options.connections) + " connections",
        static_cast<double>(donations.size()) / seconds, 0, "tx/s",
        std::to_string(donations.size()) + " donations committed; aim 3000");
    report.add("  one batch, p50", percentile(calls, 50), 1, "ms");
    report.add("  one batch, p99", percentile(calls, 99), 1, "ms");
    if (stack != nullptr) {
        const std::int64_t bytes = stack->databaseBytes() - before;
        report.add("  database growth", static_cast<double>(bytes) / static_cast<double>(donations.size()), 0,
            "B/tx", "with its write-ahead log");
    }
    return {};
}

/// Open loop: each submission has its own time and is timed from then on, whether the ones before are back or not.
base::Status measureSingles(const HttpsOptions& options, const std::string& url, const std::string& ca,
    Scene& scene, const std::filesystem::path& folder, Report& report)
{
    constexpr int kSenders = 32;
    const auto total = static_cast<std::size_t>(options.rate) * static_cast<std::size_t>(options.seconds);
    const std::vector<ledger::Transaction> donations = scene.donations(static_cast<std::int64_t>(total));
    std::vector<std::string> bodies;
    std::vector<std::string> receipts;
    for (const ledger::Transaction& one : donations) {
        bodies.push_back(base::canonical(ledger::toJson(one)));
        receipts.push_back("/v1/transactions/" + ledger::transactionId(one).hex() + "/receipt");
    }
    MARU_TRY(client, connectTo(url, ca, kSenders));
    // Opens the connections; their handshakes are not what is measured.
    onThreads(kSenders, [&](int) { (void)client->send("GET", "/v1/head", {}, {}); });
    MARU_TRY(disk, measureFsync(folder, 200));

    FirstError error;
    std::atomic<std::size_t> next { 0 };
    std::vector<double> committed(total);
    std::vector<double> receipted(total);
    std::vector<double> late(total);
    const auto start = Clock::now() + std::chrono::milliseconds(100);
    onThreads(kSenders, [&](int) {
        for (std::size_t i = next++; i < total && error.status(); i = next++) {
            const auto due = start
                + std::chrono::duration_cast<Clock::duration>(
                    std::chrono::duration<double>(static_cast<double>(i) / options.rate));
            std::this_thread::sleep_until(due);
            late[i] = secondsSince(due) * 1000;
            const auto posted = client->send("POST", "/v1/transactions", jsonHeaders(), bodies[i]);
            committed[i] = secondsSince(due) * 1000;
            if (!posted)
                return error.set(posted.error());
            if (posted->status != 200 || okCount(posted->body) != 1)
                return error.set(unexpected(*posted));
            const auto receipt = client->send("GET", receipts[i], {}, {});
            receipted[i] = secondsSince(due) * 1000;
            if (!receipt)
                return error.set(receipt.error());
            if (receipt->status != 200)
                return error.set(unexpected(*receipt));
        }
    });
    MARU_CHECK(error.status());
    MARU_TRY(diskAfter, measureFsync(folder, 200));
    disk.insert(disk.end(), diskAfter.begin(), diskAfter.end());
    const double fsync = percentile(disk, 50);

    const std::string load =
        std::to_string(options.rate) + "/s for " + std::to_string(options.seconds) + " s";
    report.add("single, submit to answer, p50", percentile(committed, 50), 1, "ms", load);
    report.add("single, submit to answer, p99", percentile(committed, 99), 1, "ms");
    report.add("single, submit to receipt, p50", percentile(receipted, 50), 1, "ms");
    char aim[64];
    std::snprintf(aim, sizeof aim, "aim: under 50 ms + one fsync = %.1f ms", 50 + fsync);
    report.add("single, submit to receipt, p99", percentile(receipted, 99), 1, "ms", aim);
    report.add("single, submit to receipt, most", percentile(receipted, 100), 1, "ms");
    report.add("sender late, p99", percentile(late, 99), 1, "ms", "part of the times above");
    report.add("write + fdatasync of 4 KiB, median", fsync, 2, "ms", "same folder, before and after");
    report.add("write + fdatasync of 4 KiB, p99", percentile(disk, 99), 2, "ms");
    return {};
}

/// Closed loop of GETs for some seconds.
base::Status measureLookups(const HttpsOptions& options, http::Client& client, const std::string& name,
    const std::vector<std::string>& targets, Report& report)
{
    FirstError error;
    std::atomic<std::size_t> next { 0 };
    std::mutex mutex;
    std::vector<double> milliseconds; // guarded by mutex
    const auto start = Clock::now();
    onThreads(options.connections, [&](int) {
        std::vector<double> mine;
        while (secondsSince(start) < options.lookupSeconds && error.status()) {
            const auto sent = Clock::now();
            const auto answer = client.send("GET", targets[next++ % targets.size()], {}, {});
            if (!answer)
                error.set(answer.error());
            else if (answer->status != 200)
                error.set(unexpected(*answer));
            mine.push_back(secondsSince(sent) * 1000);
        }
        const std::lock_guard lock(mutex);
        milliseconds.insert(milliseconds.end(), mine.begin(), mine.end());
    });
    const double seconds = secondsSince(start);
    MARU_CHECK(error.status());
    char note[64];
    std::snprintf(note, sizeof note, "p50 %.1f ms, p99 %.1f ms", percentile(milliseconds, 50),
        percentile(milliseconds, 99));
    report.add(name, static_cast<double>(milliseconds.size()) / seconds, 0, "requests/s", note);
    return {};
}

base::Status measureReads(const HttpsOptions& options, const std::string& url, const std::string& ca,
    const std::string& chain, const std::string& node, http::Client& client, const Scene& scene,
    Report& report)
{
    MARU_TRY(listed, client.send("GET", "/v1/transactions?domain=donation&action=donate&limit=100", {}, {}));
    if (listed.status != 200)
        return unexpected(listed);
    MARU_TRY(list, base::parseJson(listed.body));
    MARU_TRY(rows, base::readArray(list, "rows"));
    std::vector<std::string> receipts;
    for (const Json& row : rows)
        receipts.push_back("/v1/transactions/" + row.stringOr("id", "") + "/receipt");
    std::vector<std::string> pages { "/v1/query/donation/campaigns?state=open&limit=20" };
    for (const std::string& campaign : scene.campaigns())
        pages.push_back("/v1/query/donation/milestones?campaign=" + campaign);

    // As maru-portal has it: four connections to the server, four workers, plain HTTP on the loopback.
    base::NullLogger log;
    MARU_TRY(upstream, connectTo(url, ca, 4));
    portal::Services services { *upstream, log, { chain, node }, nullptr };
    http::Router router;
    portal::addChainResources(router, services);
    http::ServerOptions serverOptions;
    serverOptions.workerThreads = 4;
    serverOptions.limits.ratePerPeer = 0;
    MARU_TRY(portalServer, http::startServer(serverOptions, std::move(router), log));
    MARU_TRY(visitor,
        connectTo("http://127.0.0.1:" + std::to_string(portalServer->port()), {}, options.connections));
    const auto throughPortal = [](std::vector<std::string> targets) {
        for (std::string& target : targets)
            target.insert(0, "/api");
        return targets;
    };
    auto outcome = measureLookups(options, client, "server, campaigns and milestones", pages, report);
    if (outcome)
        outcome = measureLookups(options, client, "server, receipts", receipts, report);
    if (outcome)
        outcome = measureLookups(
            options, *visitor, "portal, campaigns and milestones", throughPortal(pages), report);
    if (outcome)
        outcome = measureLookups(options, *visitor, "portal, receipts", throughPortal(receipts), report);
    portalServer->stop();
    return outcome;
}

base::Status useFolderKeys(const server::DataFolder& folder, support::Cast& cast)
{
    struct Post {
        const char* name;
        crypto::SigningKey& key;
    };
    for (const Post& post : { Post { "settlement", cast.settlement }, Post { "registrar", cast.registrar },
             Post { "reviewer", cast.reviewer }, Post { "manager", cast.manager } }) {
        MARU_TRY(key, server::readKey(folder, post.name));
        post.key = std::move(key);
    }
    return {};
}

base::Status runHttps(const HttpsOptions& options)
{
    Report report("https");
    support::Cast cast("bench.maru");
    const TemporaryFolder folder(options.folder);
    std::unique_ptr<HttpsStack> stack;
    std::string url = options.server;
    std::string ca;
    std::filesystem::path diskFolder = folder.path();
    if (options.server.empty()) {
        MARU_TRY(started, startHttpsStack(folder.path(), cast));
        stack = std::move(started);
        url = stack->url();
        ca = stack->caPem();
    } else {
        const server::DataFolder data(options.data);
        MARU_TRY(text, server::readTextFile(data.ca(), 1u << 20));
        ca = text;
        MARU_CHECK(useFolderKeys(data, cast));
        diskFolder = data.root;
        cast.tag = std::to_string(base::SystemClock().now().count());
    }
    MARU_TRY(client, connectTo(url, ca, options.connections));
    MARU_TRY(about, client->send("GET", "/v1/node", {}, {}));
    MARU_TRY(node, base::parseJson(about.body));
    MARU_TRY(chainName, base::readString(node, "chain"));
    MARU_TRY(nodeDid, base::readString(node, "node"));
    cast.chain = chainName;

    Scene scene(options, cast);
    MARU_CHECK(scene.prepare(*client));
    MARU_CHECK(measureBatches(options, *client, scene, stack.get(), report));
    MARU_CHECK(measureSingles(options, url, ca, scene, diskFolder, report));
    MARU_CHECK(measureReads(options, url, ca, chainName, nodeDid, *client, scene, report));
    report.print(options.isJson);
    return {};
}

} // namespace

void addHttpsCommands(CLI::App& app)
{
    auto options = std::make_shared<HttpsOptions>();
    CLI::App* command = app.add_subcommand("https", "Submissions and look-ups over HTTPS");
    CLI::Option* server = command->add_option("--server", options->server, "URL of a running server");
    CLI::Option* data =
        command->add_option("--data", options->data, "Its data folder, for the officers' keys");
    server->needs(data);
    data->needs(server);
    command->add_option("--folder", options->folder, "Where the database of the run is made and removed");
    CLI::Option* donations =
        command->add_option("--donations", options->donations, "Donations in batches of 100")
            ->check(CLI::Range(100, 200'000));
    command->add_option("--connections", options->connections, "Connections for batches and look-ups")
        ->check(CLI::Range(1, 64));
    command->add_option("--rate", options->rate, "Single submissions a second")->check(CLI::Range(1, 5'000));
    CLI::Option* seconds = command->add_option("--seconds", options->seconds, "Seconds of single submissions")
                               ->check(CLI::Range(1, 600));
    CLI::Option* lookup =
        command->add_option("--lookup-seconds", options->lookupSeconds, "Seconds of each look-up")
            ->check(CLI::Range(1, 600));
    command->add_option("--citizens", options->citizens, "People who donate")->check(CLI::Range(1, 100'000));
    command->add_option("--campaigns", options->campaigns, "Campaigns that they donate to")
        ->check(CLI::Range(1, 200));
    command->add_flag("--quick", options->isQuick, "Small sizes");
    command->add_flag("--json", options->isJson, "JSON instead of a table");
    command->callback([options, donations, seconds, lookup] {
        if (options->isQuick) {
            options->donations = donations->empty() ? 2'000 : options->donations;
            options->seconds = seconds->empty() ? 3 : options->seconds;
            options->lookupSeconds = lookup->empty() ? 1 : options->lookupSeconds;
        }
        if (const auto outcome = runHttps(*options); !outcome)
            fail(outcome.error());
    });
}

} // namespace maru::bench
