// SPDX-License-Identifier: Apache-2.0
// Peaks of a growing sum tree: adding a leaf merges as many peaks as the count has trailing one bits.
#include "server/domains/donation/sum_peaks.h"

#include "shared/crypto/hash.h"

namespace maru::donation {

using base::Json;
using merkle::SumNode;

namespace {

SumNode fromJson(const Json& json)
{
    const auto hash = base::Hash256::fromHex(json.at("hash").asString());
    MARU_ASSERT(hash.has_value());
    return { *hash, base::Won(json.at("sum").asInteger()) };
}

} // namespace

base::Hash256 donorHash(std::string_view donor, std::string_view campaign)
{
    return crypto::sha256({ base::asBytes(donor), base::asBytes(campaign) });
}

SumNode donationLeaf(
    std::string_view donation, std::string_view donor, std::string_view campaign, base::Won amount)
{
    const std::string data =
        base::canonical(Json::object({ { "donation", donation }, { "donor", donorHash(donor, campaign) } }));
    return merkle::sumLeaf(base::asBytes(data), amount);
}

Json emptySumTree(std::string_view campaign)
{
    return Json::object(
        { { "campaign", campaign }, { "count", 0 }, { "total", 0 }, { "peaks", Json::array() } });
}

void appendLeaf(Json& tree, const SumNode& leaf)
{
    Json::Array peaks = tree.at("peaks").asArray();
    const std::int64_t count = tree.at("count").asInteger();
    SumNode node = leaf;
    for (std::int64_t rest = count; (rest & 1) != 0; rest >>= 1) {
        MARU_ASSERT(!peaks.empty());
        node = merkle::sumInner(fromJson(peaks.back()), node);
        peaks.pop_back();
    }
    peaks.push_back(toJson(node));
    tree.set("peaks", std::move(peaks));
    tree.set("count", count + 1);
    tree.set("total", base::Won(tree.at("total").asInteger()) + leaf.sum);
}

SumNode rootOf(const Json& tree)
{
    const auto& peaks = tree.at("peaks").asArray();
    if (peaks.empty())
        return merkle::sumRoot({});
    SumNode node = fromJson(peaks.back());
    for (auto peak = peaks.rbegin() + 1; peak != peaks.rend(); ++peak)
        node = merkle::sumInner(fromJson(*peak), node);
    return node;
}

Json toJson(const SumNode& node)
{
    return Json::object({ { "hash", node.hash }, { "sum", node.sum } });
}

} // namespace maru::donation
