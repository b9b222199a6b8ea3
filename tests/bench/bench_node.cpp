// SPDX-License-Identifier: Apache-2.0
// maru-bench node and state: signed transactions verified, executed, rooted and durably committed in this process,
// beside the machine's own signature checks; and what a large state costs at start and in memory.
#include "server/chain/loader.h"
#include "server/storage/sqlcipher/sqlcipher_store.h"
#include "shared/crypto/hash.h"
#include "shared/merkle/state_tree.h"
#include "tests/bench/bench.h"
#include "tests/support/test_chain.h"

#include <CLI/CLI.hpp>

#include <fstream>
#include <future>
#include <thread>

namespace maru::bench {

namespace {

constexpr std::int64_t kChunk = 250;

/// VmRSS of this process in bytes.
std::int64_t residentBytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:"))
            return std::atoll(line.c_str() + 6) * 1024;
    }
    return 0;
}

template<class T>
T need(base::Result<T> result)
{
    if (!result)
        fail(result.error());
    return std::move(*result);
}

void need(const base::Status& status)
{
    if (!status)
        fail(status.error());
}

/// Signed by 200 people, each in turn, over 20,000 accounts.
std::vector<ledger::Transaction> makeTransactions(std::int64_t count, base::UnixSeconds now)
{
    std::vector<crypto::SigningKey> keys;
    for (std::uint8_t i = 0; i < 200; ++i)
        keys.push_back(test::keyOf(static_cast<std::uint8_t>(10 + i)));
    std::vector<ledger::Transaction> transactions;
    transactions.reserve(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) {
        const std::string from = "account" + std::to_string(i * 7919 % 20'000);
        transactions.push_back(test::signedAction(keys[static_cast<std::size_t>(i % 200)], "credit",
            test::credit(from, 1000 + i % 1000), now, static_cast<std::uint64_t>(i)));
    }
    return transactions;
}

double verificationsPerSecond(const std::vector<ledger::Transaction>& transactions)
{
    const std::size_t count = std::min<std::size_t>(transactions.size(), 10'000);
    std::vector<base::Bytes> messages;
    std::vector<crypto::PublicKey> keys;
    for (std::size_t i = 0; i < count; ++i) {
        messages.push_back(
            crypto::signingInput("transaction", base::canonical(ledger::bodyJson(transactions[i]))));
        keys.push_back(need(crypto::publicKeyOf(transactions[i].signer)));
    }
    const auto start = Clock::now();
    std::size_t good = 0;
    for (std::size_t i = 0; i < count; ++i)
        good += crypto::verifyRaw(keys[i], messages[i], transactions[i].signature) ? 1 : 0;
    if (good != count)
        fail(base::failed("bench.signature"));
    return static_cast<double>(count) / secondsSince(start);
}

void runNode(std::int64_t count, const std::string& folder, bool isJson)
{
    const base::SystemClock clock;
    const auto transactions = makeTransactions(count, clock.now());
    const double verifications = verificationsPerSecond(transactions);

    const TemporaryFolder temporary(folder);
    const auto fsync = need(measureFsync(temporary.path(), 50));
    domain::Registry registry;
    test::fillRegistry(registry);
    const auto store = need(storage::openSqlcipherStore(
        temporary.path() / "chain.db", test::databaseKey(), storage::OpenMode::Create, registry));
    need(
        chain::createChain(*store, registry, test::testServices(), test::nodeKey(), test::genesisDocument()));
    base::NullLogger log;
    chain::NodeOptions options;
    options.mempoolTotal = static_cast<std::size_t>(count) + 1;
    options.mempoolPerSigner = static_cast<std::size_t>(count) + 1;
    const std::int64_t emptyBytes = store->sizeBytes();
    const auto node = need(
        chain::openNode(*store, registry, test::testServices(), test::nodeKey(), clock, log, options, {}));

    const auto start = Clock::now();
    std::vector<std::future<std::int64_t>> answers;
    for (std::int64_t first = 0; first < count; first += kChunk) {
        const auto end = std::min(count, first + kChunk);
        auto good = std::make_shared<std::promise<std::int64_t>>();
        answers.push_back(good->get_future());
        node->submit({ transactions.begin() + first, transactions.begin() + end },
            [good](std::vector<chain::SubmitOutcome> outcomes) {
                std::int64_t committed = 0;
                for (const chain::SubmitOutcome& outcome : outcomes)
                    committed += outcome.status == chain::TransactionStatus::Committed ? 1 : 0;
                good->set_value(committed);
            });
    }
    std::int64_t committed = 0;
    for (auto& answer : answers)
        committed += answer.get();
    const double seconds = secondsSince(start);
    if (committed != count)
        fail(base::failed("bench.committed", std::to_string(committed) + " of " + std::to_string(count)));
    const std::int64_t blocks = node->head().header.height.count();
    node->stop();

    const double rate = static_cast<double>(count) / seconds;
    Report report("Node in this process: verified, executed, rooted, durably committed");
    report.add("transactions", count, "");
    report.add("throughput", rate, 0, "tx/s");
    report.add("Ed25519 verifications on one core", verifications, 0, "/s");
    report.add("ratio", rate / verifications, 2, "", "aim: 0.4 or more");
    report.add("blocks", blocks, "", std::to_string(count / std::max<std::int64_t>(blocks, 1)) + " a block");
    report.add("fdatasync p50", percentile(fsync, 50), 2, "ms");
    report.add("database", (store->sizeBytes() - emptyBytes) / count, "bytes/tx", "with its write-ahead log");
    report.print(isJson);
}

/// One block with `count` state rows, made by the store's own commit so that it takes seconds, not hours.
void fillState(storage::Store& store, const domain::Registry& registry, std::int64_t count)
{
    base::Json accounts = base::Json::object();
    for (std::int64_t i = 0; i < count; ++i)
        accounts.set("account" + std::to_string(10'000'000 + i), base::Json(i));
    need(chain::createChain(store, registry, test::testServices(), test::nodeKey(),
        test::genesisDocument(base::Json::object({ { "accounts", std::move(accounts) } }))));
}

void runState(std::int64_t count, const std::string& folder, bool isJson, const std::string& filled)
{
    const TemporaryFolder temporary(folder);
    const std::filesystem::path file =
        filled.empty() ? temporary.path() / "chain.db" : std::filesystem::path(filled);
    domain::Registry registry;
    test::fillRegistry(registry);
    if (filled.empty()) {
        {
            const auto store = need(
                storage::openSqlcipherStore(file, test::databaseKey(), storage::OpenMode::Create, registry));
            fillState(*store, registry, count);
        }
        // A process of its own opens it, so that the memory of filling does not count.
        std::string command = "/proc/self/exe";
        command = std::filesystem::read_symlink(command).string() + " state --keys " + std::to_string(count)
            + " --filled '" + file.string() + "'" + (isJson ? " --json" : "");
        if (std::system(command.c_str()) != 0)
            fail(base::failed("bench.child"));
        return;
    }
    const base::SystemClock clock;
    base::NullLogger log;
    const std::int64_t before = residentBytes();
    const auto start = Clock::now();
    const auto store =
        need(storage::openSqlcipherStore(file, test::databaseKey(), storage::OpenMode::ReadWrite, registry));
    const auto node =
        need(chain::openNode(*store, registry, test::testServices(), test::nodeKey(), clock, log, {}, {}));
    const double seconds = secondsSince(start);
    const std::int64_t memory = residentBytes() - before;

    std::size_t siblings = 0;
    std::size_t most = 0;
    const auto proofStart = Clock::now();
    constexpr std::int64_t kProofs = 200;
    for (std::int64_t i = 0; i < kProofs; ++i) {
        const auto proof = need(node->stateProof(
            "ledger", "accounts", "account" + std::to_string(10'000'000 + i * 4999 % count)));
        need(ledger::checkStateProof(proof, node->nodeDid()));
        siblings += proof.siblings.size();
        most = std::max(most, proof.siblings.size());
    }
    const double proofSeconds = secondsSince(proofStart);
    Report report("Large state");
    report.add("keys", node->metrics().stateKeys, "");
    report.add("start: open, rebuild, compare", seconds, 2, "s");
    report.add("memory at start", memory / (1024 * 1024), "MiB");
    report.add("state trees", node->metrics().stateTreeBytes / (1024 * 1024), "MiB");
    report.add("proof, average", static_cast<std::int64_t>(siblings) * 32 / kProofs, "bytes", "of siblings");
    report.add("proof, largest", static_cast<std::int64_t>(most) * 32, "bytes");
    report.add("proof, made and checked", 1000 * proofSeconds / kProofs, 2, "ms");
    report.add("database", store->sizeBytes() / (1024 * 1024), "MiB");
    report.print(isJson);
}

struct Settings {
    std::int64_t count = 0;
    bool isQuick = false;
    bool isJson = false;
    std::string folder;
    std::string filled;
};

} // namespace

void addNodeCommands(CLI::App& app)
{
    const auto node = std::make_shared<Settings>();
    node->count = 50'000;
    CLI::App* nodeCommand = app.add_subcommand("node", "Throughput of the node without HTTP");
    nodeCommand->add_option("--transactions", node->count, "How many")->check(CLI::Range(100, 10'000'000));
    nodeCommand->add_option("--folder", node->folder, "Where the database is made");
    nodeCommand->add_flag("--quick", node->isQuick, "2,000 transactions");
    nodeCommand->add_flag("--json", node->isJson, "One JSON object");
    nodeCommand->callback(
        [node] { runNode(node->isQuick ? 2'000 : node->count, node->folder, node->isJson); });

    const auto state = std::make_shared<Settings>();
    state->count = 1'000'000;
    CLI::App* stateCommand = app.add_subcommand("state", "Start, memory and proofs with a large state");
    stateCommand->add_option("--keys", state->count, "How many")->check(CLI::Range(100, 100'000'000));
    stateCommand->add_option("--folder", state->folder, "Where the database is made");
    stateCommand->add_option("--filled", state->filled, "A database that this command made already")
        ->group("");
    stateCommand->add_flag("--quick", state->isQuick, "20,000 keys");
    stateCommand->add_flag("--json", state->isJson, "One JSON object");
    stateCommand->callback([state] {
        runState(state->isQuick ? 20'000 : state->count, state->folder, state->isJson, state->filled);
    });
}

} // namespace maru::bench
