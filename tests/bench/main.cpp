// SPDX-License-Identifier: Apache-2.0
// maru-bench: the figures of docs/benchmarks.md, one subcommand a subject, and all of them one after the other.
#include "tests/bench/bench.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <cstdlib>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

namespace {

/// Each in a process of its own, so that one's memory does not count for the next.
int runSelf(const std::vector<std::string>& arguments)
{
    std::vector<std::string> words { "maru-bench" };
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> raw;
    for (std::string& word : words)
        raw.push_back(word.data());
    raw.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        ::execv("/proc/self/exe", raw.data());
        ::_exit(127);
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child)
        return 1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

} // namespace

int main(int argc, char** argv)
{
    using namespace maru::bench;
    CLI::App app("Maru's benchmarks: what docs/benchmarks.md holds, measured on this machine");
    app.require_subcommand(1);
    addNodeCommands(app);
    addHttpsCommands(app);
    addRowsCommands(app);
    addIdentityCommands(app);
    addRingCommands(app);
    addResolverCommands(app);
    addBallotCommands(app);
    addVotingCommands(app);
    addElectionCommands(app);

    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    bool isQuick = false;
    bool isJson = false;
    CLI::App* all = app.add_subcommand("all", "Every benchmark, one after the other");
    all->add_flag("--quick", isQuick, "Small sizes: shows that everything runs, not how fast");
    all->add_flag("--json", isJson, "One JSON object a line");
    int status = 0;
    all->callback([&] {
        for (const std::string& name : names) {
            std::vector<std::string> arguments { name };
            if (isQuick)
                arguments.emplace_back("--quick");
            if (isJson)
                arguments.emplace_back("--json");
            if (const int outcome = runSelf(arguments); outcome != 0) {
                std::fprintf(stderr, "maru-bench: %s ended with status %d\n", name.c_str(), outcome);
                status = 1;
            }
        }
    });

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem);
    }
    return status;
}
