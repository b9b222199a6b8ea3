// SPDX-License-Identifier: Apache-2.0
// What the subcommands of maru-bench share: the report, percentiles, the disk's own time.
//
// A benchmark measures and prints; it never fails because something was slow.
#pragma once

#include "shared/base/json.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace maru::bench {

// Each adds its subcommands; every one has --quick and --json (see all in main.cpp). A failure ends in
// CLI::RuntimeError with status 1 after fail() has said why.
void addNodeCommands(CLI::App& app);
void addHttpsCommands(CLI::App& app);
void addRowsCommands(CLI::App& app);
void addIdentityCommands(CLI::App& app);
void addRingCommands(CLI::App& app);
void addElectionCommands(CLI::App& app);
void addResolverCommands(CLI::App& app);
void addBallotCommands(CLI::App& app);
void addVotingCommands(CLI::App& app);

/// Prints the error and throws CLI::RuntimeError.
[[noreturn]] void fail(const base::Error& error);

/// Figures of one run, printed as a table or as JSON. Not thread-safe.
class Report {
public:
    explicit Report(std::string title);
    void add(std::string name, std::int64_t value, std::string unit, std::string note = {});
    /// With `decimals` digits after the point; JSON carries it as text, as it has no floats.
    void add(std::string name, double value, int decimals, std::string unit, std::string note = {});
    /// To standard output, with the machine's CPU and core count at the head.
    void print(bool isJson) const;

private:
    struct Row {
        std::string name;
        std::string value;
        std::string unit;
        std::string note;
    };
    std::string m_title;
    std::vector<Row> m_rows;
};

using Clock = std::chrono::steady_clock;
double secondsSince(Clock::time_point start);

/// Nearest-rank percentile, 0 < percent <= 100; zero for no samples. Sorts its copy.
double percentile(std::vector<double> samples, double percent);

/// Milliseconds of write + fdatasync of 4 KiB at the end of a new file in `folder`, `rounds` times. Failed `file.write`.
base::Result<std::vector<double>> measureFsync(const std::filesystem::path& folder, int rounds);

/// A folder of its own below `parent` (the system's temporary folder when empty), removed with everything in it when
/// destroyed.
class TemporaryFolder {
public:
    explicit TemporaryFolder(const std::filesystem::path& parent);
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace maru::bench
