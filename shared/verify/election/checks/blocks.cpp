// SPDX-License-Identifier: Apache-2.0
// Headers: linked from the block before the election to the record's last, each signed by the chain's node.
#include "shared/verify/election/checks/checks.h"

#include <algorithm>

namespace maru::verify::election {

namespace {

std::string blockName(const ledger::Header& header)
{
    return "block " + std::to_string(header.height.count());
}

/// Empty: good.
std::string headerFault(const Material& material, const ledger::SignedHeader& signedHeader)
{
    if (signedHeader.header.chain != material.record.chain)
        return "of another chain";
    if (signedHeader.header.proposer != material.node)
        return "by another node";
    const base::Hash256 key =
        Known::keyOf(Question::Header, { base::asBytes(base::canonical(ledger::toJson(signedHeader))) });
    if (material.isKnown(key))
        return {};
    const base::Status good = ledger::checkHeader(signedHeader);
    if (!good)
        return good.error().code;
    material.keep(key);
    return {};
}

/// Heads that somebody kept: those of the record's heights must be the record's. Only what the node has signed is evidence
/// of a second history; a changed byte is a bad record and no fork.
void compareHeads(Material& material, const std::vector<const ledger::SignedHeader*>& all,
    const std::vector<bool>& isSigned, Verdict& verdict)
{
    struct Shown {
        base::Hash256 hash;
        bool isSigned = false;
    };
    std::map<std::int64_t, Shown> blocks;
    for (std::size_t i = 0; i < all.size(); ++i)
        blocks.emplace(
            all[i]->header.height.count(), Shown { ledger::headerHash(all[i]->header), isSigned[i] });
    for (const KnownHead& known : material.options.heads) {
        const auto shown = blocks.find(known.height);
        const std::string where = "block " + std::to_string(known.height);
        if (shown == blocks.end()) {
            if (known.isRequired) {
                material.isFork = material.isFork || isSigned.back();
                verdict.fail(where, "a block that the record does not hold");
            }
        } else if (shown->second.hash != known.hash) {
            material.isFork = material.isFork || shown->second.isSigned;
            verdict.fail(where, "not the block that was kept: " + known.hash.hex());
        } else {
            ++material.anchors;
            verdict.pass();
        }
    }
}

bool isKept(const Material& material, const ledger::Header& header)
{
    const auto& heads = material.options.heads;
    return std::any_of(heads.begin(), heads.end(), [&](const KnownHead& known) {
        return known.height == header.height.count() && known.hash == ledger::headerHash(header);
    });
}

} // namespace

void checkBlocks(Material& material, Verdict& verdict)
{
    const Record& record = material.record;
    std::vector<const ledger::SignedHeader*> all { &record.before };
    for (const ledger::SignedHeader& block : record.blocks)
        all.push_back(&block);
    std::vector<std::string> faults(all.size());
    forAll(
        all.size(), material.options.threads,
        [&](std::size_t i) { faults[i] = headerFault(material, *all[i]); },
        [&](std::size_t done, std::size_t whole) { material.progress(verdict, done, whole); });
    std::vector<bool> isSigned;
    for (const std::string& fault : faults)
        isSigned.push_back(fault.empty());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const ledger::Header& header = all[i]->header;
        if (faults[i].empty() && i > 0) {
            const ledger::Header& previous = all[i - 1]->header;
            // The genesis block has nothing before it: its record begins with itself.
            const bool isGenesis = i == 1 && header.height.count() == 0 && header == previous;
            if (!isGenesis && header.height.count() != previous.height.count() + 1)
                faults[i] = "not the next height";
            else if (!isGenesis && header.previous != ledger::headerHash(previous)) {
                faults[i] = "not linked to the block before";
                // Both are signed: the record goes on from another block than the one that was kept.
                material.isFork = material.isFork || isKept(material, previous);
            } else if (header.time < previous.time)
                faults[i] = "earlier than the block before";
            else if (header.logSize < previous.logSize)
                faults[i] = "a log that shrank";
        }
        if (faults[i].empty())
            verdict.pass();
        else
            verdict.fail(blockName(header), std::move(faults[i]));
    }
    if (record.blocks.empty())
        verdict.fail("", "no block");
    compareHeads(material, all, isSigned, verdict);
}

} // namespace maru::verify::election
