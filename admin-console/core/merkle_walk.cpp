// SPDX-License-Identifier: Apache-2.0
// Recomputes an audit path and keeps every hash of the way.
#include "admin-console/core/merkle_walk.h"

#include "admin-console/core/text.h"
#include "shared/merkle/log_tree.h"

#include <algorithm>
#include <bit>

namespace maru::console {

namespace {

struct Range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

/// Siblings of the way from the root to the leaf, bottom first: which leaves each covers.
std::vector<Range> siblingRanges(std::uint64_t index, std::uint64_t size)
{
    std::vector<Range> ranges;
    Range here { 0, size };
    while (here.end - here.begin > 1) {
        const std::uint64_t split = here.begin + std::bit_ceil(here.end - here.begin) / 2;
        if (index < split) {
            ranges.push_back({ split, here.end });
            here.end = split;
        } else {
            ranges.push_back({ here.begin, split });
            here.begin = split;
        }
    }
    std::reverse(ranges.begin(), ranges.end());
    return ranges;
}

void climb(MerkleWalk& walk, const std::vector<base::Hash256>& proof)
{
    walk.root = walk.leaf;
    if (walk.index >= walk.size)
        return;
    const std::vector<Range> siblings = siblingRanges(walk.index, walk.size);
    walk.isShapeRight = proof.size() == siblings.size();
    Range covered { walk.index, walk.index + 1 };
    for (std::size_t i = 0; i < std::min(proof.size(), siblings.size()); ++i) {
        MerkleStep step;
        step.isSiblingLeft = siblings[i].end == covered.begin;
        step.left = step.isSiblingLeft ? proof[i] : walk.root;
        step.right = step.isSiblingLeft ? walk.root : proof[i];
        step.result = merkle::innerHash(step.left, step.right);
        step.siblingBegin = siblings[i].begin;
        step.siblingEnd = siblings[i].end;
        covered = { std::min(covered.begin, siblings[i].begin), std::max(covered.end, siblings[i].end) };
        step.resultBegin = covered.begin;
        step.resultEnd = covered.end;
        walk.root = step.result;
        walk.steps.push_back(step);
    }
}

void checkHeaderOf(MerkleWalk& walk, const ledger::SignedHeader& header, const std::string& node)
{
    walk.header = header.header;
    walk.isRootRight =
        walk.isShapeRight && walk.root == walk.header.logRoot && walk.size == walk.header.logSize;
    walk.isLedgerRootRight = ledger::computeLedgerRoot(walk.header) == walk.header.ledgerRoot;
    walk.isNodeRight = walk.header.proposer == node && ledger::checkHeader(header).has_value();
}

} // namespace

MerkleWalk walkReceipt(const base::Json& file, const QString& id, const std::string& node)
{
    MerkleWalk walk;
    walk.id = id;
    const base::Result<ledger::Receipt> receipt = ledger::decodeReceipt(file);
    if (!receipt) {
        walk.error = receipt.error();
        return walk;
    }
    if (toQt(ledger::transactionId(receipt->transaction).hex()) != id) {
        walk.error = base::refused("console.proof_differs");
        return walk;
    }
    const std::string leafText = ledger::leafData(receipt->transaction, receipt->result);
    walk.index = receipt->index;
    walk.size = receipt->header.header.logSize;
    walk.leaf = merkle::leafHash(base::asBytes(leafText));
    walk.isLeafComputed = true;
    walk.leafBytes = leafText.size();
    climb(walk, receipt->proof);
    walk.isSignatureRight = receipt->transaction.chain == receipt->header.header.chain
        && ledger::checkSignature(receipt->transaction).has_value();
    checkHeaderOf(walk, receipt->header, node);
    return walk;
}

MerkleWalk walkRedacted(const base::Json& transaction, const base::Json& inclusion, const base::Json& block,
    const QString& id, const std::string& node)
{
    MerkleWalk walk;
    walk.id = id;
    const auto leaf = base::readHash(transaction, "redacted");
    const auto index = base::readInteger(transaction, "index");
    const auto list = base::readArray(inclusion, "proof");
    const base::Json* header = block.find("header");
    const base::Json* signatures = block.find("signatures");
    if (!leaf || !index || *index < 0 || !list || header == nullptr || signatures == nullptr) {
        walk.error = base::failed("console.protocol");
        return walk;
    }
    if (toQt(transaction.stringOr("id", "")) != id) {
        walk.error = base::refused("console.proof_differs");
        return walk;
    }
    const auto decoded = ledger::decodeSignedHeader(
        base::Json::object({ { "header", *header }, { "signatures", *signatures } }));
    if (!decoded) {
        walk.error = decoded.error();
        return walk;
    }
    std::vector<base::Hash256> proof;
    for (const base::Json& item : *list) {
        const auto hash = item.isString() ? base::Hash256::fromHex(item.asString())
                                          : base::Result<base::Hash256>(base::refused("json.type"));
        if (!hash) {
            walk.error = hash.error();
            return walk;
        }
        proof.push_back(*hash);
    }
    walk.index = static_cast<std::uint64_t>(*index);
    walk.size = decoded->header.logSize;
    walk.leaf = *leaf;
    climb(walk, proof);
    checkHeaderOf(walk, *decoded, node);
    return walk;
}

} // namespace maru::console
