// SPDX-License-Identifier: Apache-2.0
// The election subcommand.
#include "shared/verify/election_command.h"

#include "shared/verify/election/election_check.h"
#include "shared/verify/election/texts.h"

#include <cstdio>

#include <unistd.h>

namespace maru::verify {

namespace {

constexpr int kBarWidth = 30;

void drawBar(std::string_view check, std::size_t done, std::size_t whole)
{
    static std::size_t s_lastPercent = 101;
    static std::string s_lastCheck;
    const std::size_t percent = whole == 0 ? 100 : done * 100 / whole;
    if (percent == s_lastPercent && check == s_lastCheck)
        return;
    s_lastPercent = percent;
    s_lastCheck = check;
    const int filled = static_cast<int>(percent) * kBarWidth / 100;
    std::fprintf(stderr, "\r[%.*s%*s] %3zu %% %-20.*s", filled, "##############################",
        kBarWidth - filled, "", percent, static_cast<int>(check.size()), check.data());
    std::fflush(stderr);
}

} // namespace

Outcome runElectionCommand(const ElectionCommand& command, LineSource& source)
{
    std::FILE* copy = nullptr;
    if (!command.output.empty()) {
        copy = std::fopen(command.output.c_str(), "wb");
        if (copy == nullptr) {
            std::fprintf(stderr, "maru-verify: %s cannot be written\n", command.output.c_str());
            return Outcome::Unavailable;
        }
    }
    election::Options options;
    options.node = command.node;
    options.since = command.since;
    options.threads = command.threads;
    const bool isBarShown = command.hasProgress && isatty(fileno(stderr)) != 0;
    if (isBarShown)
        options.progress = &drawBar;
    election::ElectionCheck check(std::move(options));
    std::string line;
    bool isRead = true;
    bool isCopied = true;
    for (;;) {
        const auto isThere = source.next(line);
        if (!isThere) {
            std::fprintf(
                stderr, "maru-verify: %s %s\n", isThere.error().code.c_str(), isThere.error().detail.c_str());
            isRead = false;
            break;
        }
        if (!*isThere)
            break;
        if (copy != nullptr) {
            line += '\n';
            isCopied = isCopied && std::fwrite(line.data(), 1, line.size(), copy) == line.size();
            line.pop_back();
        }
        if (!check.feed(line) && copy == nullptr)
            break;
    }
    if (copy != nullptr && (std::fclose(copy) != 0 || !isCopied)) {
        std::fprintf(stderr, "maru-verify: %s cannot be written\n", command.output.c_str());
        return Outcome::Unavailable;
    }
    if (!isRead)
        return Outcome::Unavailable;
    const election::ElectionReport report = check.finish();
    if (isBarShown)
        std::fprintf(stderr, "\r%*s\r", kBarWidth + 32, "");
    const std::string text = command.isJson
        ? base::canonical(report.toJson()) + "\n"
        : election::reportText(report,
            command.language == Language::Korean ? election::Language::Korean : election::Language::English);
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
    switch (report.answer()) {
    case election::Answer::Pass:
        return Outcome::Pass;
    case election::Answer::Fail:
        return Outcome::Fail;
    case election::Answer::Unavailable:
        return Outcome::Unavailable;
    }
    return Outcome::Unavailable;
}

} // namespace maru::verify
