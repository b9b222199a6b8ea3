// SPDX-License-Identifier: Apache-2.0
// Keeps heads, and shouts when a server shows a history that does not contain them.
#include "shared/merkle/log_tree.h"
#include "shared/verify/anchors.h"
#include "shared/verify/verify.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <unistd.h>

namespace maru::verify {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHeightDigits = 12;

std::string headName(base::Height height)
{
    const std::string digits = std::to_string(height.count());
    const std::size_t zeros = digits.size() < kHeightDigits ? kHeightDigits - digits.size() : 0;
    return std::string(zeros, '0') + digits;
}

base::Error writeError(const fs::path& path)
{
    return base::failed("file.write", path.string() + ": " + std::strerror(errno));
}

/// Whole or not at all, also when the machine dies.
base::Status writeFile(const fs::path& path, const std::string& text)
{
    const fs::path temporary = path.string() + ".part";
    const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0)
        return writeError(temporary);
    std::size_t at = 0;
    bool isGood = true;
    while (isGood && at < text.size()) {
        const ::ssize_t count = ::write(file, text.data() + at, text.size() - at);
        isGood = count > 0;
        at += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    isGood = isGood && ::fsync(file) == 0;
    const base::Error error = writeError(temporary);
    ::close(file);
    if (!isGood)
        return error;
    if (::rename(temporary.c_str(), path.c_str()) != 0)
        return writeError(path);
    return {};
}

struct Kept {
    std::optional<ledger::SignedHeader> newest;
    std::int64_t count = 0;
};

base::Result<Kept> readKept(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return base::failed("file.write", folder.string() + ": " + error.message());
    Kept kept;
    std::optional<fs::path> newest;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (!isHeadFile(entry->path()))
            continue;
        ++kept.count;
        const std::string stem = entry->path().stem().string();
        if (!newest || stem.size() > newest->stem().string().size()
            || (stem.size() == newest->stem().string().size() && stem > newest->stem().string()))
            newest = entry->path();
    }
    if (error)
        return base::failed("file.read", folder.string() + ": " + error.message());
    if (newest) {
        MARU_TRY(header, readHead(*newest));
        kept.newest = std::move(header);
    }
    return kept;
}

void shout(Report& report, std::string_view check, const fs::path& folder, const ledger::SignedHeader& kept,
    const ledger::SignedHeader& shown, const std::string& detail)
{
    const std::string height = headName(kept.header.height);
    report.fail(check, "block " + std::to_string(kept.header.height.count()), detail);
    const fs::path path = folder / ("fork-" + height + ".json");
    const base::Json evidence =
        base::Json::object({ { "kept", ledger::toJson(kept) }, { "shown", ledger::toJson(shown) } });
    if (const base::Status written = writeFile(path, base::canonical(evidence) + '\n'); written)
        report.fact("evidence", path.string());
    else
        report.unavailable(written.error());
}

/// The server's block at the kept height is the kept one, and its log extends the kept log.
bool compare(Report& report, client::BlockingClient& client, const fs::path& folder,
    const ledger::SignedHeader& kept, const ledger::SignedHeader& head)
{
    const base::Hash256 keptHash = ledger::headerHash(kept.header);
    if (head.header.height < kept.header.height) {
        shout(report, "verify.rollback", folder, kept, head,
            "the server's head is block " + std::to_string(head.header.height.count()));
        return false;
    }
    report.pass("verify.rollback");
    ledger::SignedHeader shown = head;
    if (head.header.height != kept.header.height) {
        const auto block = client.run(client::requests::block(kept.header.height));
        if (!block && block.error().code == "chain.unknown_block") {
            shout(report, "verify.fork", folder, kept, head, "the server does not know the kept block");
            return false;
        }
        if (!block)
            return report.stopOn(block.error());
        shown = block->header;
    }
    if (ledger::headerHash(shown.header) != keptHash) {
        shout(report, "verify.fork", folder, kept, shown, "kept " + keptHash.hex());
        return false;
    }
    report.pass("verify.fork");

    std::vector<base::Hash256> proof;
    if (head.header.logSize > kept.header.logSize) {
        const auto consistency =
            client.run(client::requests::consistency(kept.header.logSize, head.header.logSize));
        if (!consistency)
            return report.stopOn(consistency.error());
        proof = consistency->proof;
    }
    if (!merkle::verifyConsistency(
            kept.header.logSize, head.header.logSize, kept.header.logRoot, head.header.logRoot, proof)) {
        shout(report, "verify.consistency", folder, kept, head, {});
        return false;
    }
    report.pass("verify.consistency");
    if (head.header.time < kept.header.time)
        return report.fail("verify.header_time", "block " + std::to_string(head.header.height.count()));
    report.pass("verify.header_time");
    return true;
}

bool checkCheckpoint(Report& report, client::BlockingClient& client, const ledger::SignedHeader& head)
{
    const auto note = client.run(client::requests::checkpoint());
    if (!note)
        return report.stopOn(note.error());
    const auto key = crypto::publicKeyOf(head.header.proposer);
    if (!key)
        return report.fail(key.error());
    const auto checkpoint = ledger::openCheckpoint(*note, *key);
    if (!checkpoint)
        return report.fail(checkpoint.error());
    const bool isSameHeight = checkpoint->height && *checkpoint->height == head.header.height;
    const bool agrees = checkpoint->origin == "maru/" + head.header.chain
        && checkpoint->size >= head.header.logSize
        && (!isSameHeight
            || (checkpoint->headerHash == ledger::headerHash(head.header)
                && checkpoint->root == head.header.logRoot && checkpoint->size == head.header.logSize));
    if (!agrees)
        return report.fail("verify.checkpoint", "block " + std::to_string(head.header.height.count()));
    report.pass("verify.checkpoint");
    return true;
}

} // namespace

void followOnce(Report& report, client::BlockingClient& client, const std::filesystem::path& folder,
    const std::string& node)
{
    const auto kept = readKept(folder);
    if (!kept) {
        report.stopOn(kept.error());
        return;
    }
    const auto head = client.run(client::requests::head());
    if (!head) {
        report.stopOn(head.error());
        return;
    }
    std::string trusted = node;
    if (trusted.empty() && kept->newest)
        trusted = kept->newest->header.proposer;
    if (trusted.empty()) {
        trusted = head->header.proposer;
        report.note("verify.trust_first_use");
    }
    const std::string where = "block " + std::to_string(head->header.height.count());
    if (head->header.proposer != trusted) {
        report.fail("verify.header_node", where, head->header.proposer);
        return;
    }
    report.pass("verify.header_node");
    if (const base::Status good = ledger::checkHeader(*head); !good) {
        report.fail(good.error(), where);
        return;
    }
    report.pass("header.ledger_root");
    report.pass("header.signature");
    if (kept->newest && head->header.chain != kept->newest->header.chain) {
        report.fail("verify.header_chain", where, head->header.chain);
        return;
    }
    report.fact("chain", head->header.chain);
    report.fact("node", trusted);
    report.fact("height", head->header.height);
    report.fact("head", ledger::headerHash(head->header));
    report.fact("time", head->header.time);
    report.fact("transactions", static_cast<std::int64_t>(head->header.logSize));
    if (kept->newest && !compare(report, client, folder, *kept->newest, *head))
        return;
    if (!checkCheckpoint(report, client, *head))
        return;
    const std::filesystem::path path = folder / (headName(head->header.height) + ".json");
    const bool isNew = !kept->newest || kept->newest->header.height != head->header.height;
    if (isNew) {
        if (const base::Status written = writeFile(path, base::canonical(ledger::toJson(*head)) + '\n');
            !written) {
            report.unavailable(written.error());
            return;
        }
    }
    report.fact("kept", kept->count + (isNew ? 1 : 0));
}

} // namespace maru::verify
