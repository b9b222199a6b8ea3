// SPDX-License-Identifier: Apache-2.0
// A node that credits accounts as fast as it can and writes the id of each acknowledged transaction to standard
// output. tst_crash kills it; tst_full_disk lets its disk fill up.
//
// Arguments: database, first number, limit of file size in bytes (0: none). Exit status 3 after a failed commit, with
// the error's code on the last line.
#include "server/chain/loader.h"
#include "server/storage/sqlcipher/sqlcipher_store.h"
#include "tests/support/test_chain.h"

#include <atomic>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <sys/resource.h>
#include <unistd.h>

using namespace maru;

namespace {

void say(const std::string& line)
{
    // One write a line: what arrived at the reader was acknowledged, even if the process dies in the next moment.
    const std::string text = line + "\n";
    if (::write(1, text.data(), text.size()) < 0)
        std::_Exit(4);
}

int die(const base::Error& error)
{
    say("error " + error.code);
    std::cerr << error.code << ": " << error.detail << std::endl;
    return 2;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4)
        return 1;
    const std::uint64_t first = std::strtoull(argv[2], nullptr, 10);
    const rlim_t limit = std::strtoull(argv[3], nullptr, 10);
    domain::Registry registry;
    test::fillRegistry(registry);
    auto store =
        storage::openSqlcipherStore(argv[1], test::databaseKey(), storage::OpenMode::ReadWrite, registry);
    if (!store)
        return die(store.error());
    const base::SystemClock clock;
    base::NullLogger log;
    chain::NodeOptions options;
    options.blockDelayMs = 2;
    options.blockTransactions = 40;
    auto node =
        chain::openNode(**store, registry, test::testServices(), test::nodeKey(), clock, log, options, {});
    if (!node)
        return die(node.error());
    if (limit > 0) {
        // Writes beyond the limit fail with EFBIG instead of ending the process.
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit size { limit, limit };
        ::setrlimit(RLIMIT_FSIZE, &size);
    }
    say("ready");

    std::mutex mutex;
    std::condition_variable changed;
    std::size_t inFlight = 0;
    std::optional<base::Error> failure;
    for (std::uint64_t number = first;; ++number) {
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return inFlight < 300 || failure; });
            if (failure)
                break;
            ++inFlight;
        }
        (*node)->submit({ test::signedAction(test::keyOf(5), "credit",
                            test::credit("account" + std::to_string(number % 500), 1), clock.now(), number) },
            [&](std::vector<chain::SubmitOutcome> outcomes) {
                const chain::SubmitOutcome& outcome = outcomes.front();
                if (outcome.status == chain::TransactionStatus::Committed)
                    say("ok " + outcome.id.hex());
                const std::lock_guard lock(mutex);
                --inFlight;
                if (outcome.error)
                    failure = outcome.error;
                changed.notify_all();
            });
    }
    (*node)->stop();
    std::cerr << failure->detail << std::endl;
    say("failed " + failure->code);
    return 3;
}
