// SPDX-License-Identifier: Apache-2.0
// Every transaction is in the log of the last header, in the block that it is shown in, signed, and only once.
#include "shared/merkle/multi_proof.h"
#include "shared/verify/election/checks/checks.h"

namespace maru::verify::election {

namespace {

bool isAbout(const RecordLeaf& leaf, const std::string& election)
{
    const ledger::Transaction& transaction = leaf.transaction;
    // Of what it approves checkInclusion() asks when all leaves have been read.
    if (transaction.domain == "approvals")
        return transaction.action == "approve" && leaf.result.isOk();
    if (transaction.domain != "election")
        return false;
    if (transaction.action == "createElection")
        return leaf.result.isOk() && leaf.result.data.stringOr("election", "") == election;
    return transaction.payload.stringOr("election", "") == election;
}

/// Fills the leaf; empty: good.
std::string leafFault(const Record& record, RecordLeaf& leaf)
{
    auto content = ledger::decodeLeaf(leaf.json);
    if (!content)
        return content.error().code + ' ' + content.error().field;
    leaf.transaction = std::move(content->transaction);
    leaf.result = std::move(content->result);
    leaf.id = ledger::transactionId(leaf.transaction);
    if (leaf.transaction.chain != record.chain)
        return "of another chain";
    if (!isAbout(leaf, record.election))
        return "not about this election";
    if (const base::Status good = ledger::checkSignature(leaf.transaction); !good)
        return good.error().code;
    const std::uint64_t first =
        leaf.block == 0 ? record.before.header.logSize : record.blocks[leaf.block - 1].header.logSize;
    if (leaf.index < first || leaf.index >= record.blocks[leaf.block].header.logSize)
        return "not in the range of its block";
    if (leaf.transaction.validUntil < record.blocks[leaf.block].header.time)
        return "expired before its block";
    leaf.isGood = true;
    return {};
}

} // namespace

void checkInclusion(Material& material, Verdict& verdict)
{
    Record& record = material.record;
    std::vector<std::string> faults(record.leaves.size());
    std::vector<merkle::IndexedLeaf> shown(record.leaves.size());
    forAll(
        record.leaves.size(), material.options.threads,
        [&](std::size_t i) {
            RecordLeaf& leaf = record.leaves[i];
            shown[i] = { leaf.index, merkle::leafHash(base::asBytes(base::canonical(leaf.json))) };
            faults[i] = leafFault(record, leaf);
            leaf.json = base::Json();
        },
        [&](std::size_t done, std::size_t whole) { material.progress(verdict, done, whole); });
    std::set<base::Hash256> ids;
    std::set<std::string> proposed;
    for (std::size_t i = 0; i < record.leaves.size(); ++i) {
        RecordLeaf& leaf = record.leaves[i];
        if (faults[i].empty() && !ids.insert(leaf.id).second)
            faults[i] = "a transaction that is there twice";
        if (faults[i].empty() && leaf.transaction.domain == "approvals"
            && !proposed.contains(leaf.transaction.payload.stringOr("transaction", "")))
            faults[i] = "an approval of something else";
        if (faults[i].empty() && leaf.result.data.find("proposal") != nullptr)
            proposed.insert(leaf.id.hex());
        if (faults[i].empty()) {
            verdict.pass();
        } else {
            leaf.isGood = false;
            verdict.fail(leaf.where(), std::move(faults[i]));
        }
    }
    if (record.blocks.empty())
        return;
    const ledger::Header& last = record.blocks.back().header;
    if (record.logSize != last.logSize) {
        verdict.fail("log", "not the log of the last block");
        return;
    }
    const auto root = merkle::multiProofRoot(shown, record.logSize, record.logNodes);
    if (!root)
        verdict.fail("log", root.error().code + ": " + root.error().detail);
    else if (*root != last.logRoot)
        verdict.fail("log", "the leaves and nodes do not give the log root of the last block");
    else
        verdict.pass();
}

} // namespace maru::verify::election
