// SPDX-License-Identifier: Apache-2.0
// maru-bench election: a whole election through a real server over TLS on the loopback: roll, ballots made ahead, casting,
// closing, three of five trustees, the count, and the size of the record.
//
// With --rate ballots come one by one at their own times, as from voters' browsers; else in batches, as fast as it goes.
// The clock of the server is moved ahead between the phases.
#include "tests/bench/bench.h"
#include "tests/bench/election_scene.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <memory>
#include <mutex>
#include <numeric>
#include <thread>

#include <sys/resource.h>

namespace maru::bench {

using base::Json;

namespace {

constexpr std::size_t kTogether = 100; ///< ballots in one request

struct ElectionOptions {
    ElectionSize size;
    std::int64_t ballots = 0; ///< 0: every voter
    int rate = 0;
    int seconds = 60;
    std::string folder;
    std::string record;
    bool isQuick = false;
    bool isJson = false;
};

/// Voters come in no order of precincts: number k of the day is k steps of about 0.618 of the roll ahead.
std::int64_t spread(std::int64_t k, std::int64_t voters)
{
    std::int64_t step = voters * 618 / 1000;
    while (std::gcd(step, voters) != 1)
        ++step;
    return k % voters * step % voters;
}

/// Bodies of requests, made on all cores before anything is measured.
base::Result<std::vector<std::string>> makeBodies(
    ElectionScene& scene, std::int64_t ballots, std::size_t together, Report& report)
{
    const Stopwatch watch;
    const auto count = (static_cast<std::size_t>(ballots) + together - 1) / together;
    std::vector<std::string> bodies(count);
    std::atomic<std::size_t> next { 0 };
    std::atomic<std::int64_t> bytes { 0 };
    const int cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    MARU_CHECK(onThreads(cores, [&](int) -> base::Status {
        for (std::size_t i = next++; i < count; i = next++) {
            std::vector<ledger::Transaction> batch;
            const auto first = static_cast<std::int64_t>(i * together);
            for (std::int64_t k = first; k < std::min(first + static_cast<std::int64_t>(together), ballots);
                 ++k) {
                batch.push_back(scene.ballot(spread(k, scene.size().voters), k / scene.size().voters));
                if (k == 0)
                    bytes = static_cast<std::int64_t>(base::canonical(batch.back().payload).size());
            }
            bodies[i] = together == 1 ? base::canonical(ledger::toJson(batch.front())) : bodyOf(batch);
        }
        return {};
    }));
    const double seconds = watch.seconds();
    report.add("ballots made", static_cast<double>(ballots) / seconds, 0, "/s",
        std::to_string(ballots) + " on " + std::to_string(cores) + " threads");
    report.add("  processor time", watch.processorMs(ballots), 2, "ms/ballot");
    report.add("payload of one ballot", bytes.load(), "B", "JSON with its authorization");
    return bodies;
}

base::Status castAll(ElectionScene& scene, std::int64_t ballots, Report& report)
{
    MARU_TRY(bodies, makeBodies(scene, ballots, kTogether, report));
    const std::int64_t before = scene.stack().databaseBytes();
    std::atomic<std::size_t> next { 0 };
    std::vector<double> milliseconds(bodies.size());
    const Stopwatch watch;
    MARU_CHECK(onThreads(scene.size().connections, [&](int) -> base::Status {
        for (std::size_t i = next++; i < bodies.size(); i = next++) {
            const auto sent = Clock::now();
            const auto left = static_cast<std::size_t>(ballots) - i * kTogether;
            MARU_CHECK(scene.sendBody(std::move(bodies[i]), std::min(kTogether, left)));
            milliseconds[i] = secondsSince(sent) * 1000;
        }
        return {};
    }));
    const double seconds = watch.seconds();
    report.add("cast", static_cast<double>(ballots) / seconds, 0, "ballots/s",
        "batches of 100, " + std::to_string(scene.size().connections) + " connections, all committed");
    report.add("  processor time", watch.processorMs(ballots), 2, "ms/ballot", "load generator and server");
    report.add("  one batch, p50", percentile(milliseconds, 50), 1, "ms");
    report.add("  one batch, p99", percentile(milliseconds, 99), 1, "ms");
    report.add("  database growth",
        static_cast<double>(scene.stack().databaseBytes() - before) / static_cast<double>(ballots), 0,
        "B/ballot", "with its write-ahead log");
    return {};
}

/// Open loop: each ballot has its own time and is timed from then on, whether the ones before are back or not.
base::Status castAtRate(ElectionScene& scene, const ElectionOptions& options, Report& report)
{
    // Who waits for a commit sends nothing else: as many as can be on their way when a commit takes half a second.
    const int senders = std::clamp(options.rate / 2, 8, 1'500);
    const auto total = static_cast<std::int64_t>(options.rate) * options.seconds;
    MARU_TRY(bodies, makeBodies(scene, total, 1, report));
    std::atomic<std::size_t> next { 0 };
    std::vector<double> committed(bodies.size());
    std::vector<double> late(bodies.size());
    // Opens the connections; their handshakes are not what is measured.
    MARU_CHECK(onThreads(senders, [&](int) -> base::Status {
        const auto answer = scene.client().send("GET", "/v1/head", {}, {});
        return answer ? base::Status() : base::Status(answer.error());
    }));
    const auto start = Clock::now() + std::chrono::milliseconds(100);
    MARU_CHECK(onThreads(senders, [&](int) -> base::Status {
        for (std::size_t i = next++; i < bodies.size(); i = next++) {
            const auto due = start
                + std::chrono::duration_cast<Clock::duration>(
                    std::chrono::duration<double>(static_cast<double>(i) / options.rate));
            std::this_thread::sleep_until(due);
            late[i] = secondsSince(due) * 1000;
            MARU_CHECK(scene.sendBody(std::move(bodies[i]), 1));
            committed[i] = secondsSince(due) * 1000;
        }
        return {};
    }));
    const double seconds = secondsSince(start);
    report.add("cast one by one", static_cast<double>(total) / seconds, 0, "ballots/s",
        std::to_string(options.rate) + "/s for " + std::to_string(options.seconds) + " s, none refused, "
            + std::to_string(senders) + " connections");
    report.add("  submit to commit, p50", percentile(committed, 50), 1, "ms");
    report.add("  submit to commit, p99", percentile(committed, 99), 1, "ms");
    report.add("  submit to commit, most", percentile(committed, 100), 1, "ms");
    report.add("  sender late, p99", percentile(late, 99), 1, "ms", "part of the times above");
    return {};
}

base::Status count(ElectionScene& scene, std::int64_t ballots, Report& report)
{
    MARU_CHECK(scene.close());
    const auto start = Clock::now();
    MARU_TRY(sums, scene.rows("sums"));
    const auto needed = static_cast<int>(scene.size().threshold);
    // Each trustee works on a machine of their own; here they share this one.
    MARU_CHECK(onThreads(needed, [&](int i) -> base::Status {
        for (Json& payload : scene.team().decryptPayloads(i + 1, scene.booth().verifier().frozen(), sums))
            MARU_CHECK(scene.send({ scene.sign(scene.trusteeKey(i + 1), "decrypt", std::move(payload)) }));
        return {};
    }));
    MARU_CHECK(scene.waitFor("counted"));
    const double seconds = secondsSince(start);
    MARU_TRY(results, scene.rows("results"));
    const std::int64_t weight = results.empty() ? -1 : results.front().integerOr("weight", -1);
    const std::int64_t expected = std::min(ballots, scene.size().voters);
    if (weight != expected)
        return base::failed("bench.count",
            std::to_string(weight) + " ballots were counted and " + std::to_string(expected) + " cast");
    report.add("tally", seconds, 2, "s",
        std::to_string(needed) + " trustees, " + std::to_string(sums.size()) + " sums, from the closed box");
    return {};
}

base::Status measureRecord(ElectionScene& scene, const std::string& file, Report& report)
{
    std::FILE* out = file.empty() ? nullptr : std::fopen(file.c_str(), "wb");
    if (!file.empty() && out == nullptr)
        return base::failed("file.write", file);
    std::int64_t bytes = 0;
    std::string cursor;
    const auto start = Clock::now();
    do {
        const std::string target = "/v1/elections/" + scene.id() + "/record"
            + (cursor.empty() ? std::string() : "?cursor=" + cursor);
        const auto answer = scene.client().send("GET", target, {}, {});
        if (!answer || answer->status != 200) {
            if (out != nullptr)
                std::fclose(out);
            return answer ? base::failed("bench.answer", std::to_string(answer->status) + " " + answer->body)
                          : answer.error();
        }
        bytes += static_cast<std::int64_t>(answer->body.size());
        if (out != nullptr)
            std::fwrite(answer->body.data(), 1, answer->body.size(), out);
        const auto next = answer->headers.find("Maru-Next-Cursor");
        cursor = next == answer->headers.end() ? std::string() : next->second;
    } while (!cursor.empty());
    if (out != nullptr)
        std::fclose(out);
    report.add("record", bytes, "B", file.empty() ? "as JSON Lines" : file);
    report.add("  exported in", secondsSince(start), 2, "s");
    return {};
}

void measureState(ElectionScene& scene, Report& report)
{
    const chain::NodeMetrics metrics = scene.stack().nodeMetrics();
    report.add("keys in state", metrics.stateKeys, "rows", "of all domains");
    report.add("  state trees in memory", static_cast<double>(metrics.stateTreeBytes) / (1 << 20), 0, "MiB");
    report.add("  database", static_cast<double>(scene.stack().databaseBytes()) / (1 << 20), 0, "MiB",
        "with its log");
    rusage used {};
    if (getrusage(RUSAGE_SELF, &used) == 0)
        report.add("  most memory, load generator and server", used.ru_maxrss / 1024, "MiB");
}

base::Status runElection(const ElectionOptions& options)
{
    Report report("election, " + options.size.mode);
    const TemporaryFolder folder(options.folder);
    ElectionScene scene(folder.path(), options.size);
    MARU_CHECK(scene.open());
    const auto voters = static_cast<double>(options.size.voters);
    report.add("database after the roll", static_cast<double>(scene.stack().databaseBytes()) / voters, 0,
        "B/voter", "with its write-ahead log");
    report.add("roll and enrolment", voters / scene.roll().seconds, 0, "voters/s",
        std::to_string(options.size.voters) + " voters, each line and each enrolment on the chain");
    report.add("  processor time", scene.roll().processorMs, 2, "ms/voter", "load generator and server");
    report.add("freezing", scene.freezing().seconds, 2, "s", "roll commitment, rings, fingerprint");
    report.add("  processor time", scene.freezing().processorMs, 3, "ms/voter");
    const std::int64_t ballots = options.rate > 0 ? static_cast<std::int64_t>(options.rate) * options.seconds
        : options.ballots > 0                     ? options.ballots
                                                  : options.size.voters;
    MARU_CHECK(options.rate > 0 ? castAtRate(scene, options, report) : castAll(scene, ballots, report));
    MARU_CHECK(count(scene, ballots, report));
    measureState(scene, report);
    MARU_CHECK(measureRecord(scene, options.record, report));
    report.print(options.isJson);
    return {};
}

} // namespace

void addElectionCommands(CLI::App& app)
{
    auto options = std::make_shared<ElectionOptions>();
    CLI::App* command = app.add_subcommand("election", "A whole election through the server");
    CLI::Option* voters = command->add_option("--voters", options->size.voters, "On the roll, all enrolled")
                              ->check(CLI::Range(256, 1'000'000));
    CLI::Option* ballots =
        command->add_option("--ballots", options->ballots, "Cast (default: everybody, once)")
            ->check(CLI::Range(1, 2'000'000));
    command->add_option("--mode", options->size.mode, "signed or ring")
        ->check(CLI::IsMember({ "signed", "ring" }));
    CLI::Option* ring =
        command->add_option("--ring", options->size.ringSize, "Voters of a precinct, keys of a ring")
            ->check(CLI::Range(256, 4'096));
    command->add_option("--options", options->size.options, "Candidates")->check(CLI::Range(1, 60));
    command->add_option("--connections", options->size.connections, "Connections for batches")
        ->check(CLI::Range(1, 64));
    CLI::Option* rate = command->add_option("--rate", options->rate, "Ballots a second, one by one")
                            ->check(CLI::Range(1, 5'000));
    command->add_option("--seconds", options->seconds, "Seconds of --rate")
        ->check(CLI::Range(1, 600))
        ->needs(rate);
    rate->excludes(ballots);
    command->add_option("--folder", options->folder, "Where the database of the run is made and removed");
    command->add_option("--record", options->record, "Writes the election's record to this file");
    command->add_flag("--quick", options->isQuick, "Small sizes");
    command->add_flag("--json", options->isJson, "JSON instead of a table");
    command->callback([options, voters, ballots, ring] {
        if (options->isQuick) {
            options->size.voters = voters->empty() ? 512 : options->size.voters;
            options->ballots = ballots->empty() && options->rate == 0 ? 100 : options->ballots;
            options->size.ringSize = ring->empty() ? 256 : options->size.ringSize;
        }
        if (const auto outcome = runElection(*options); !outcome)
            fail(outcome.error());
    });
}

} // namespace maru::bench
