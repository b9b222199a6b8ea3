// SPDX-License-Identifier: Apache-2.0
// Headers: linked from the block before the election to the record's last, each signed by the chain's node.
#include "shared/verify/election/checks/checks.h"

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
    const base::Status good = ledger::checkHeader(signedHeader);
    return good ? std::string() : good.error().code;
}

/// Heads that somebody kept: those of the record's heights must be the record's.
void compareHeads(Material& material, const std::vector<const ledger::SignedHeader*>& all, Verdict& verdict)
{
    std::map<std::int64_t, base::Hash256> hashes;
    for (const ledger::SignedHeader* block : all)
        hashes.emplace(block->header.height.count(), ledger::headerHash(block->header));
    for (const KnownHead& known : material.options.heads) {
        const auto shown = hashes.find(known.height);
        const std::string where = "block " + std::to_string(known.height);
        if (shown == hashes.end()) {
            if (known.isRequired)
                verdict.fail(where, "a block that the record does not hold");
        } else if (shown->second != known.hash) {
            verdict.fail(where, "not the block that was kept: " + known.hash.hex());
        } else {
            ++material.anchors;
            verdict.pass();
        }
    }
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
    for (std::size_t i = 0; i < all.size(); ++i) {
        const ledger::Header& header = all[i]->header;
        if (faults[i].empty() && i > 0) {
            const ledger::Header& previous = all[i - 1]->header;
            // The genesis block has nothing before it: its record begins with itself.
            const bool isGenesis = i == 1 && header.height.count() == 0 && header == previous;
            if (!isGenesis && header.height.count() != previous.height.count() + 1)
                faults[i] = "not the next height";
            else if (!isGenesis && header.previous != ledger::headerHash(previous))
                faults[i] = "not linked to the block before";
            else if (header.time < previous.time)
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
    compareHeads(material, all, verdict);
}

} // namespace maru::verify::election
