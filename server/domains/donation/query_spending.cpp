// SPDX-License-Identifier: Apache-2.0
// Spending of beneficiaries, only in groups that are large enough (k-anonymity), and only of months that are over: a
// month that still runs would show one purchase as the difference of two readings.
#include "server/domain/spec.h"
#include "server/domains/donation/queries.h"

#include <algorithm>

namespace maru::donation {
namespace {

Result<std::int64_t> anonymity(const domain::QueryView& view)
{
    // The value in force at the block's time; parameters keeps it beside the history.
    MARU_TRY(row, view.get("parameters", "meta", "current/donation.k_anonymity"));
    return row ? std::max<std::int64_t>(row->at("value").asInteger(), 1) : std::int64_t(5);
}

using Months = std::map<std::string, std::map<std::string, SpendingGroup>>;

Result<Months> groupsOf(const domain::QueryView& view, const std::string& campaign)
{
    const std::string current = monthOf(view.time());
    Months months;
    MARU_TRY(groups, rowsWithPrefix(view, "spending", campaign + '/'));
    for (const Json& row : groups) {
        const std::string& month = row.at("month").asString();
        if (month >= current)
            continue;
        const std::string& category = row.at("category").asString();
        months[month][category] = SpendingGroup { category, wonAt(row, "amount"), {} };
    }
    MARU_TRY(spenders, rowsWithPrefix(view, "spenders", campaign + '/'));
    for (const Json& row : spenders) {
        const auto month = months.find(row.at("month").asString());
        if (month != months.end() && row.at("kind").asString() == "b")
            month->second[row.at("category").asString()].beneficiaries.insert(row.at("who").asString());
    }
    return months;
}

} // namespace

Result<PublishedSpending> publishedSpending(const domain::QueryView& view, const std::string& campaign)
{
    PublishedSpending published;
    MARU_TRY(k, anonymity(view));
    published.k = k;
    MARU_TRY(months, groupsOf(view, campaign));
    for (const auto& [month, byCategory] : months) {
        std::vector<SpendingGroup> groups;
        for (const auto& [category, group] : byCategory)
            groups.push_back(group);
        const std::vector<bool> isPublished = publishable(groups, k);
        for (std::size_t i = 0; i < groups.size(); ++i) {
            if (isPublished[i])
                published.groups.push_back({ month, groups[i].category, groups[i].amount,
                    static_cast<std::int64_t>(groups[i].beneficiaries.size()) });
            else
                published.isAnythingHidden = true;
        }
    }
    return published;
}

Result<Json> querySpending(const domain::QueryView& view, const Json& arguments)
{
    const std::string& id = arguments.at("campaign").asString();
    MARU_CHECK(findCampaign(view, id));
    MARU_TRY(published, publishedSpending(view, id));
    Json rows = Json::array();
    for (const PublishedSpending::Group& group : published.groups)
        rows.push(Json::object({ { "month", group.month }, { "category", group.category },
            { "amount", group.amount }, { "beneficiaries", group.beneficiaries } }));
    return Json::object(
        { { "k", published.k }, { "rows", std::move(rows) }, { "hidden", published.isAnythingHidden } });
}

} // namespace maru::donation
