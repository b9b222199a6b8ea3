// SPDX-License-Identifier: Apache-2.0
// maru-bench resolver: DIDs looked up over TLS on the loopback, by several clients at a time: of the chain, in a former
// version, and of did:key, which reads nothing.
#include "tests/bench/bench.h"
#include "tests/bench/https_stack.h"

#include "server/house.h"
#include "shared/http/client.h"
#include "shared/ledger/transaction.h"

#include <CLI/CLI.hpp>

#include <atomic>
#include <thread>

namespace maru::bench {

namespace {

using base::Json;

constexpr const char* kChain = "bench";
constexpr std::int64_t kBatch = 100;

base::Result<std::unique_ptr<http::Client>> clientOf(const HttpsStack& stack)
{
    http::ClientOptions options;
    options.baseUrl = stack.url();
    options.caPem = stack.caPem();
    options.timeoutSeconds = 60;
    return http::makeClient(std::move(options));
}

/// Sends them in one request and gives the DIDs that they made.
base::Result<std::vector<std::string>> sendAll(http::Client& client, Json::Array transactions)
{
    const std::string body =
        base::canonical(Json::object({ { "transactions", Json(std::move(transactions)) } }));
    MARU_TRY(
        answer, client.send("POST", "/v1/transactions", { { "Content-Type", "application/json" } }, body));
    MARU_TRY(json, base::parseJson(answer.body));
    std::vector<std::string> dids;
    MARU_TRY(results, base::readArray(json, "results"));
    for (const Json& result : results) {
        if (result.stringOr("code", "") != "ok")
            return base::failed("bench.answer", base::canonical(result));
        dids.push_back(result.at("data").at("did").asString());
    }
    return dids;
}

Json transactionOf(const crypto::SigningKey& key, const char* action, Json payload)
{
    return ledger::toJson(ledger::makeTransaction(
        key, kChain, "did", action, std::move(payload), base::SystemClock().now() + 600));
}

/// Documents of two versions each.
base::Result<std::vector<std::string>> makeDocuments(http::Client& client, std::int64_t count)
{
    std::vector<std::string> all;
    for (std::int64_t made = 0; made < count; made += kBatch) {
        std::vector<crypto::SigningKey> keys;
        Json::Array creations;
        for (std::int64_t i = made; i < std::min(made + kBatch, count); ++i) {
            keys.push_back(crypto::SigningKey::generate());
            const std::string multikey = crypto::didOf(keys.back().publicKey()).substr(8);
            creations.push_back(transactionOf(keys.back(), "create",
                Json::object({ { "kind", "person" },
                    { "keys",
                        Json::array({ Json::object({ { "key", multikey }, { "use", "control" } }) }) } })));
        }
        MARU_TRY(dids, sendAll(client, std::move(creations)));
        Json::Array changes;
        for (std::size_t i = 0; i < dids.size(); ++i)
            changes.push_back(transactionOf(keys[i], "addService",
                Json::object({ { "did", dids[i] }, { "id", "files" }, { "type", "Files" },
                    { "endpoint", "https://example.com/files" } })));
        MARU_CHECK(sendAll(client, std::move(changes)));
        all.insert(all.end(), dids.begin(), dids.end());
    }
    return all;
}

struct Load {
    const char* name;
    const char* suffix;
    bool isOfChain;
};

struct ResolverSettings {
    std::int64_t documents = 1'000;
    std::int64_t requests = 20'000;
    int clients = 8;
    bool isQuick = false;
    bool isJson = false;
};

void measure(Report& report, const HttpsStack& stack, const std::vector<std::string>& dids, const Load& load,
    const ResolverSettings& settings)
{
    std::atomic<std::int64_t> next = 0;
    std::atomic<int> wrong = 0;
    std::vector<std::vector<double>> times(static_cast<std::size_t>(settings.clients));
    const auto start = Clock::now();
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < times.size(); ++i) {
        threads.emplace_back([&, i] {
            auto client = clientOf(stack);
            if (!client) {
                ++wrong;
                return;
            }
            for (std::int64_t n = next++; n < settings.requests; n = next++) {
                const std::string did = load.isOfChain
                    ? dids[static_cast<std::size_t>(n) % dids.size()]
                    : "did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH";
                const auto begun = Clock::now();
                const auto answer = (*client)->send("GET", "/1.0/identifiers/" + did + load.suffix,
                    { { "Accept", "application/did-resolution" } }, {});
                times[i].push_back(1000 * secondsSince(begun));
                if (!answer || answer->status != 200)
                    ++wrong;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    const double seconds = secondsSince(start);
    if (wrong != 0)
        fail(base::failed("bench.answer", std::to_string(wrong) + " requests went wrong"));
    std::vector<double> all;
    for (const auto& each : times)
        all.insert(all.end(), each.begin(), each.end());
    report.add(load.name, static_cast<std::int64_t>(static_cast<double>(settings.requests) / seconds),
        "a second",
        "median " + std::to_string(static_cast<int>(1000 * percentile(all, 50))) + " µs, 99 % within "
            + std::to_string(static_cast<int>(1000 * percentile(all, 99))) + " µs");
}

void runResolver(ResolverSettings settings)
{
    if (settings.isQuick) {
        settings.documents = 100;
        settings.requests = 500;
    }
    const TemporaryFolder folder({});
    const crypto::SigningKey node = crypto::SigningKey::generate();
    const Json genesis = Json::object({ { "chain", kChain }, { "time", base::SystemClock().now() },
        { "node", crypto::didOf(node.publicKey()) }, { "domains", Json::object() } });
    auto stack = startHttpsStack(folder.path(), server::makeRegistry(), node, genesis);
    if (!stack)
        fail(stack.error());
    auto client = clientOf(**stack);
    if (!client)
        fail(client.error());
    const auto begun = Clock::now();
    const auto dids = makeDocuments(**client, settings.documents);
    if (!dids)
        fail(dids.error());
    const double seconds = secondsSince(begun);

    Report report("The universal resolver over HTTPS");
    report.add("documents", settings.documents, "", "two versions each");
    report.add("made and changed",
        static_cast<std::int64_t>(2 * static_cast<double>(settings.documents) / seconds),
        "transactions a second", "batches of 100 from one client, signing included");
    report.add("clients", settings.clients, "");
    for (const Load& load : { Load { "did:maru", "", true },
             Load { "did:maru, first version", "?versionId=1", true }, Load { "did:key", "", false } })
        measure(report, **stack, *dids, load, settings);
    report.print(settings.isJson);
}

} // namespace

void addResolverCommands(CLI::App& app)
{
    const auto settings = std::make_shared<ResolverSettings>();
    CLI::App* command = app.add_subcommand("resolver", "DIDs looked up over HTTPS");
    command->add_option("--documents", settings->documents, "DIDs of the chain")
        ->check(CLI::Range(1, 1'000'000));
    command->add_option("--requests", settings->requests, "Requests of each kind")
        ->check(CLI::Range(1, 10'000'000));
    command->add_option("--clients", settings->clients, "At a time")->check(CLI::Range(1, 64));
    command->add_flag("--quick", settings->isQuick, "100 documents, 500 requests");
    command->add_flag("--json", settings->isJson, "One JSON object");
    command->callback([settings] { runResolver(*settings); });
}

} // namespace maru::bench
