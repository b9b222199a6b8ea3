// SPDX-License-Identifier: Apache-2.0
// The sum proof: donations + returns = payments + refunds + balance, and each donor's place in the sum tree. Also the
// look-ups that the queries share, and a donor's own list.
#include "server/domain/spec.h"
#include "server/domains/donation/queries.h"
#include "server/domains/donation/sum_peaks.h"

namespace maru::donation {

Result<Json> findCampaign(const domain::QueryView& view, const std::string& id)
{
    MARU_TRY(row, view.get("donation", "campaigns", id));
    if (!row)
        return refused("donation.unknown_campaign", "campaign");
    return std::move(*row);
}

Result<Json> findDonation(const domain::QueryView& view, const std::string& id)
{
    MARU_TRY(row, view.get("donation", "donations", id));
    if (!row)
        return refused("donation.unknown_donation", "donation");
    return std::move(*row);
}

Result<std::vector<Json>> rowsWithPrefix(
    const domain::QueryView& view, const std::string& table, const std::string& prefix)
{
    domain::Selection selection = domains::from(table);
    selection.keyPrefix = prefix;
    MARU_TRY(rows, domains::selectAll(view, "donation", std::move(selection), kMostRows));
    std::vector<Json> values;
    values.reserve(rows.size());
    for (domain::Row& row : rows)
        values.push_back(std::move(row.value));
    return values;
}

Result<Json> querySums(const domain::QueryView& view, const Json& arguments)
{
    const std::string& id = arguments.at("campaign").asString();
    MARU_TRY(campaign, findCampaign(view, id));
    MARU_TRY(stored, view.get("donation", "sum_trees", id));
    const Json tree = stored ? std::move(*stored) : emptySumTree(id);
    const merkle::SumNode root = rootOf(tree);
    const bool holds = root.sum == wonAt(campaign, "raised")
        && wonAt(campaign, "raised") + wonAt(campaign, "returned")
            == wonAt(campaign, "paid") + wonAt(campaign, "refunded") + wonAt(campaign, "balance");
    return Json::object({ { "campaign", id }, { "count", tree.at("count") }, { "total", tree.at("total") },
        { "root", toJson(root) }, { "raised", campaign.at("raised") },
        { "returned", campaign.at("returned") }, { "paid", campaign.at("paid") },
        { "refunded", campaign.at("refunded") }, { "balance", campaign.at("balance") }, { "holds", holds } });
}

Result<Json> querySumProof(const domain::QueryView& view, const Json& arguments)
{
    const std::string& id = arguments.at("donation").asString();
    MARU_TRY(donation, findDonation(view, id));
    const std::string& campaign = donation.at("campaign").asString();
    domain::Selection selection = domains::from("donations", { domains::equal("campaign", campaign) });
    selection.sort = "index";
    MARU_TRY(rows, domains::selectAll(view, "donation", std::move(selection), kMostRows));
    std::vector<merkle::SumNode> leaves;
    leaves.reserve(rows.size());
    for (const domain::Row& row : rows)
        leaves.push_back(
            donationLeaf(row.key, row.value.at("donor").asString(), campaign, wonAt(row.value, "amount")));
    const auto index = static_cast<std::uint64_t>(donation.at("index").asInteger());
    MARU_TRY(proof, merkle::sumProof(leaves, index));
    Json siblings = Json::array();
    for (const merkle::SumNode& sibling : proof)
        siblings.push(toJson(sibling));
    return Json::object({ { "donation", id }, { "campaign", campaign }, { "index", donation.at("index") },
        { "count", static_cast<std::int64_t>(leaves.size()) }, { "amount", donation.at("amount") },
        { "donor_hash", donorHash(donation.at("donor").asString(), campaign) },
        { "siblings", std::move(siblings) }, { "root", toJson(merkle::sumRoot(leaves)) } });
}

Result<Json> queryDonor(const domain::QueryView& view, const Json& arguments)
{
    const std::string& did = arguments.at("did").asString();
    domain::Selection selection = domains::from("donations", { domains::equal("donor", did) });
    selection.sort = "time";
    selection.descending = true;
    MARU_TRY(rows, domains::selectAll(view, "donation", std::move(selection), 10'000));
    Won amount(0);
    Won refunded(0);
    std::map<std::string, Json> campaigns;
    Json list = Json::array();
    for (domain::Row& row : rows) {
        const std::string id = row.value.at("campaign").asString();
        auto campaign = campaigns.find(id);
        if (campaign == campaigns.end()) {
            MARU_TRY(found, findCampaign(view, id));
            campaign = campaigns.emplace(id, std::move(found)).first;
        }
        amount += wonAt(row.value, "amount");
        refunded += wonAt(row.value, "refunded");
        row.value.set("title_ko", campaign->second.at("title_ko"));
        row.value.set("title_en", campaign->second.at("title_en"));
        row.value.set("state", campaign->second.at("state"));
        list.push(std::move(row.value));
    }
    return Json::object({ { "did", did }, { "amount", amount }, { "refunded", refunded },
        { "donations", static_cast<std::int64_t>(rows.size()) },
        { "campaigns", static_cast<std::int64_t>(campaigns.size()) }, { "rows", std::move(list) } });
}

} // namespace maru::donation
