// SPDX-License-Identifier: Apache-2.0
// Report, percentiles and the disk's own time.
#include "tests/bench/bench.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace maru::bench {

namespace {

std::string cpuName()
{
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);) {
        const std::size_t colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos)
            return line.substr(colon + 2);
    }
    return "unknown CPU";
}

/// Columns on a terminal; Korean text does not occur here.
std::string padded(const std::string& text, std::size_t width)
{
    return text.size() < width ? text + std::string(width - text.size(), ' ') : text;
}

} // namespace

void fail(const base::Error& error)
{
    std::cerr << "maru-bench: " << error.code << (error.field.empty() ? "" : " " + error.field)
              << (error.detail.empty() ? "" : ": " + error.detail) << '\n';
    throw CLI::RuntimeError(1);
}

Report::Report(std::string title) : m_title(std::move(title)) { }

void Report::add(std::string name, std::int64_t value, std::string unit, std::string note)
{
    m_rows.push_back({ std::move(name), std::to_string(value), std::move(unit), std::move(note) });
}

void Report::add(std::string name, double value, int decimals, std::string unit, std::string note)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    m_rows.push_back({ std::move(name), text, std::move(unit), std::move(note) });
}

void Report::print(bool isJson) const
{
    const std::string cpu = cpuName();
    const unsigned cores = std::thread::hardware_concurrency();
    if (isJson) {
        base::Json rows = base::Json::array();
        for (const Row& row : m_rows)
            rows.push(base::Json::object({ { "name", row.name }, { "value", row.value }, { "unit", row.unit },
                { "note", row.note } }));
        std::cout << base::canonical(base::Json::object({ { "benchmark", m_title }, { "cpu", cpu },
            { "cores", static_cast<std::int64_t>(cores) }, { "rows", std::move(rows) } }))
                  << std::endl;
        return;
    }
    std::size_t nameWidth = 0;
    std::size_t valueWidth = 0;
    std::size_t unitWidth = 0;
    for (const Row& row : m_rows) {
        nameWidth = std::max(nameWidth, row.name.size());
        valueWidth = std::max(valueWidth, row.value.size());
        unitWidth = std::max(unitWidth, row.unit.size());
    }
    std::cout << m_title << "  (" << cpu << ", " << cores << " cores)\n";
    for (const Row& row : m_rows)
        std::cout << "  " << padded(row.name, nameWidth) << "  "
                  << std::string(valueWidth - row.value.size(), ' ') << row.value << ' '
                  << padded(row.unit, unitWidth) << "  " << row.note << '\n';
    std::cout << std::flush;
}

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double percentile(std::vector<double> samples, double percent)
{
    if (samples.empty())
        return 0;
    std::sort(samples.begin(), samples.end());
    const double rank = std::ceil(percent / 100 * static_cast<double>(samples.size()));
    const auto place = static_cast<std::size_t>(std::max(rank, 1.0)) - 1;
    return samples[std::min(place, samples.size() - 1)];
}

base::Result<std::vector<double>> measureFsync(const std::filesystem::path& folder, int rounds)
{
    const std::filesystem::path file = folder / "fsync.probe";
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return base::failed("file.write", file.string() + ": " + std::strerror(errno));
    const std::vector<char> page(4096, 'm');
    std::vector<double> milliseconds;
    base::Status outcome;
    for (int i = 0; i < rounds && outcome; ++i) {
        const auto start = Clock::now();
        if (::write(descriptor, page.data(), page.size()) != static_cast<ssize_t>(page.size())
            || ::fdatasync(descriptor) != 0)
            outcome = base::failed("file.write", file.string() + ": " + std::strerror(errno));
        milliseconds.push_back(secondsSince(start) * 1000);
    }
    ::close(descriptor);
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    if (!outcome)
        return outcome.error();
    return milliseconds;
}

TemporaryFolder::TemporaryFolder(const std::filesystem::path& parent)
{
    std::string pattern =
        ((parent.empty() ? std::filesystem::temp_directory_path() : parent) / "maru-bench-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
        fail(base::failed("file.write", pattern + ": " + std::strerror(errno)));
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace maru::bench
