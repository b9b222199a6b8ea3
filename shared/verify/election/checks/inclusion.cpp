// SPDX-License-Identifier: Apache-2.0
// Every transaction is in the log of the last header, in the block that it is shown in, signed, and only once.
#include "shared/merkle/multi_proof.h"
#include "shared/verify/election/checks/checks.h"

#include <algorithm>

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
std::string leafFault(const Material& material, RecordLeaf& leaf)
{
    const Record& record = material.record;
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
    const base::Hash256 key = Known::keyOf(Question::Signature, { base::ByteView(leaf.hash.bytes) });
    if (!material.isKnown(key)) {
        if (const base::Status good = ledger::checkSignature(leaf.transaction); !good)
            return good.error().code;
        material.keep(key);
    }
    const std::uint64_t first =
        leaf.block == 0 ? record.before.header.logSize : record.blocks[leaf.block - 1].header.logSize;
    if (leaf.index < first || leaf.index >= record.blocks[leaf.block].header.logSize)
        return "not in the range of its block";
    // A node that is slow logs what has expired meanwhile, as refused for exactly that.
    if (leaf.transaction.validUntil < record.blocks[leaf.block].header.time
        && leaf.result.code != "transaction.expired")
        return "expired before its block";
    leaf.isGood = true;
    return {};
}

/// What is said of the roll stands in the roll lines, and what people object is not public: a record does not show it.
bool isShownAction(const ledger::Transaction& transaction)
{
    static constexpr std::string_view kElsewhere[] = { "addVoters", "addLateVoter", "removeVoter",
        "replaceInvitation", "enrol", "objectTo" };
    return std::find(std::begin(kElsewhere), std::end(kElsewhere), transaction.action)
        == std::end(kElsewhere);
}

/// Receipts from elsewhere: what they prove must be what the record shows.
void compareReceipt(Material& material, const ledger::Receipt& receipt, Verdict& verdict)
{
    const Record& record = material.record;
    const std::string where = "receipt of leaf " + std::to_string(receipt.index);
    const ledger::Header& header = receipt.header.header;
    if (const base::Status good = ledger::checkReceipt(receipt, header.proposer); !good) {
        verdict.fail(where, "does not hold by itself: " + good.error().code);
        return;
    }
    const auto block = std::find_if(record.blocks.begin(), record.blocks.end(),
        [&](const ledger::SignedHeader& one) { return one.header.height == header.height; });
    if (block == record.blocks.end()) {
        verdict.fail(where, "of a block that the record does not hold");
        return;
    }
    if (ledger::headerHash(block->header) != ledger::headerHash(header)) {
        verdict.fail(
            where, "a receipt says that block " + std::to_string(header.height.count()) + " is another one");
        return;
    }
    // Of what a record does not show, the block's header is all that can be compared.
    const base::Json* about = receipt.transaction.payload.find("election");
    const bool isOurs = receipt.transaction.domain == "election" && about != nullptr
        && *about == base::Json(record.election) && isShownAction(receipt.transaction);
    if (isOurs) {
        const base::Hash256 id = ledger::transactionId(receipt.transaction);
        const auto leaf = std::find_if(record.leaves.begin(), record.leaves.end(),
            [&](const RecordLeaf& one) { return one.isGood && one.id == id; });
        if (leaf == record.leaves.end() || leaf->index != receipt.index
            || leaf->result.code != receipt.result.code || !(leaf->result.data == receipt.result.data)) {
            verdict.fail(where,
                "a receipt says that leaf " + std::to_string(receipt.index) + " is " + id.hex()
                    + " with the result " + receipt.result.code);
            return;
        }
    }
    ++material.anchors;
    verdict.pass();
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
            leaf.hash = merkle::leafHash(base::asBytes(base::canonical(leaf.json)));
            shown[i] = { leaf.index, leaf.hash };
            faults[i] = leafFault(material, leaf);
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
    material.acts = record.acts();
    if (record.blocks.empty())
        return;
    for (const ledger::Receipt& receipt : material.options.receipts)
        compareReceipt(material, receipt, verdict);
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
