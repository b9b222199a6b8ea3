// SPDX-License-Identifier: Apache-2.0
// The election subcommand.
#include "shared/verify/election_command.h"

#include "shared/crypto/signing.h"
#include "shared/verify/anchors.h"
#include "shared/verify/election/election_check.h"
#include "shared/verify/election/texts.h"

#include <charconv>
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

/// The index of "INDEX=DID", 0 when it is none.
std::int64_t pinnedIndex(std::string_view text)
{
    const std::string_view digits = text.substr(0, text.find('='));
    std::int64_t index = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    return read.ec == std::errc() && read.ptr == digits.data() + digits.size() && index > 0 ? index : 0;
}

base::Result<election::Options> optionsOf(const ElectionCommand& command)
{
    election::Options options;
    options.node = command.node;
    options.election = command.election;
    options.since = command.since;
    options.threads = command.threads;
    for (const std::string& pin : command.trustees)
        options.trustees.emplace(pinnedIndex(pin), pin.substr(pin.find('=') + 1));
    options.certifiers.insert(command.certifiers.begin(), command.certifiers.end());
    for (const std::string& file : command.receipts) {
        MARU_TRY(receipt, readReceipt(file));
        options.receipts.push_back(std::move(receipt));
    }
    for (const std::string& text : command.chainHeads) {
        MARU_TRY(head, parseHead(text));
        options.heads.push_back(head);
    }
    if (!command.heads.empty()) {
        MARU_TRY(kept, readHeads(command.heads));
        options.heads.insert(options.heads.end(), kept.begin(), kept.end());
    }
    return options;
}

std::string textOf(const base::Error& error)
{
    return error.code + (error.field.empty() ? "" : " " + error.field)
        + (error.detail.empty() ? "" : " " + error.detail);
}

/// What was read is no record; everything else is only not there.
bool isWrongRecord(const base::Error& error)
{
    return error.code == "verify.line_too_long" || error.code == "client.answer";
}

/// A copy of what is read, or nothing.
class Copy {
public:
    Copy() = default;
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
    ~Copy() { close(); }

    bool open(const std::string& path)
    {
        m_file = std::fopen(path.c_str(), "wb");
        return m_file != nullptr;
    }
    bool isOpen() const { return m_file != nullptr; }
    void add(std::string line)
    {
        line += '\n';
        m_isGood = m_isGood && std::fwrite(line.data(), 1, line.size(), m_file) == line.size();
    }
    /// False: it is not whole.
    bool close()
    {
        if (m_file != nullptr)
            m_isGood = std::fclose(m_file) == 0 && m_isGood;
        m_file = nullptr;
        return m_isGood;
    }

private:
    std::FILE* m_file = nullptr;
    bool m_isGood = true;
};

void readAll(LineSource& source, election::ElectionCheck& check, Copy& copy)
{
    std::string line;
    for (;;) {
        const auto isThere = source.next(line);
        if (!isThere) {
            std::fprintf(stderr, "maru-verify: %s\n", textOf(isThere.error()).c_str());
            check.stopReading(textOf(isThere.error()), isWrongRecord(isThere.error()));
            return;
        }
        if (!*isThere)
            return;
        if (copy.isOpen())
            copy.add(line);
        // What is no record is not read on: a server could send it for ever.
        if (!check.feed(line))
            return;
    }
}

Outcome print(const ElectionCommand& command, const election::ElectionReport& report)
{
    const bool isPass = report.answer() == election::Answer::Pass;
    const bool isDecided = command.trustsFirst || report.trust() != election::Trust::FirstUse;
    const bool isKorean = command.language == Language::Korean;
    std::string text = command.isJson
        ? base::canonical(report.toJson()) + "\n"
        : election::reportText(report, isKorean ? election::Language::Korean : election::Language::English);
    if (!command.isJson && isPass && !isDecided)
        text += isKorean
            ? "판정 보류(종료 상태 2): 이 기록의 노드가 진짜인지 확인할 근거가 없습니다. --node, --receipt, "
              "--heads, "
              "--chain-head 가운데 하나를 주거나, 기록의 노드를 그대로 믿는다면 --trust-first를 주십시오.\n"
            : "Not decided (exit status 2): nothing says that this is the right node. Give --node, "
              "--receipt, --heads or "
              "--chain-head, or take the record's node at its word with --trust-first.\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
    if (report.answer() == election::Answer::Fail)
        return Outcome::Fail;
    return isPass && isDecided ? Outcome::Pass : Outcome::Unavailable;
}

} // namespace

std::string checkTrusteePin(const std::string& text)
{
    const std::size_t sign = text.find('=');
    if (sign == std::string::npos || pinnedIndex(text) == 0)
        return "not INDEX=DID";
    return crypto::publicKeyOf(text.substr(sign + 1)) ? std::string() : "not a did:key of an Ed25519 key";
}

Outcome runElectionCommand(const ElectionCommand& command, LineSource& source)
{
    const bool isBarShown = command.hasProgress && isatty(fileno(stderr)) != 0;
    auto options = optionsOf(command);
    const std::optional<base::Error> badAnchor =
        options ? std::nullopt : std::optional<base::Error>(options.error());
    if (options && isBarShown)
        options->progress = &drawBar;
    election::ElectionCheck check(options ? std::move(*options) : election::Options());
    Copy copy;
    if (badAnchor) {
        std::fprintf(stderr, "maru-verify: %s\n", textOf(*badAnchor).c_str());
        check.stopReading(textOf(*badAnchor), /*isWrong=*/false);
    } else if (!command.output.empty() && !copy.open(command.output)) {
        std::fprintf(stderr, "maru-verify: %s cannot be written\n", command.output.c_str());
        check.stopReading("the copy cannot be written", /*isWrong=*/false);
    } else {
        readAll(source, check, copy);
        if (!copy.close()) {
            std::fprintf(stderr, "maru-verify: %s cannot be written\n", command.output.c_str());
            check.stopReading("the copy cannot be written", /*isWrong=*/false);
        }
    }
    const election::ElectionReport report = check.finish();
    if (isBarShown)
        std::fprintf(stderr, "\r%*s\r", kBarWidth + 32, "");
    return print(command, report);
}

} // namespace maru::verify
