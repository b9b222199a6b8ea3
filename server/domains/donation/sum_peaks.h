// SPDX-License-Identifier: Apache-2.0
// The growing Merkle sum tree of a campaign's donations, kept as the peaks of its perfect subtrees, so that one
// donation costs one small row. Same root as merkle::sumRoot over all leaves. Deterministic.
#pragma once

#include "shared/base/json.h"
#include "shared/merkle/sum_tree.h"

#include <string>
#include <string_view>

namespace maru::donation {

/// SHA-256 of the donor's DID followed by the campaign's id.
base::Hash256 donorHash(std::string_view donor, std::string_view campaign);
/// Leaf over canonical JSON {"donation", "donor": donorHash in hex}.
merkle::SumNode donationLeaf(
    std::string_view donation, std::string_view donor, std::string_view campaign, base::Won amount);

base::Json emptySumTree(std::string_view campaign);
/// `tree` is a row {campaign, count, total, peaks: [{hash, sum}]}, peaks from the largest to the smallest.
void appendLeaf(base::Json& tree, const merkle::SumNode& leaf);
merkle::SumNode rootOf(const base::Json& tree);

base::Json toJson(const merkle::SumNode& node);

} // namespace maru::donation
