// SPDX-License-Identifier: Apache-2.0
// Totals over all campaigns, for dashboards and the portal's first page.
#include "server/domain/spec.h"
#include "server/domains/donation/queries.h"

#include <algorithm>

namespace maru::donation {
namespace {

constexpr std::int64_t kMostMonths = 24;

Result<std::int64_t> sumBetween(const domain::QueryView& view, const std::string& table,
    std::vector<domain::Filter> filters, UnixSeconds from, UnixSeconds until)
{
    filters.push_back({ "time", domain::Filter::Operator::GreaterOrEqual, from });
    filters.push_back({ "time", domain::Filter::Operator::Less, until });
    return view.sum("donation", domains::from(table, std::move(filters)), "amount");
}

/// The months from the first campaign's to the current one, at most two years.
Result<Json> months(const domain::QueryView& view, UnixSeconds first)
{
    const base::CivilDate now = base::koreanDate(view.time());
    const base::CivilDate begin = base::koreanDate(first);
    const std::int64_t past =
        std::min<std::int64_t>(kMostMonths - 1, (now.year - begin.year) * 12 + now.month - begin.month);
    Json rows = Json::array();
    for (std::int64_t back = std::max<std::int64_t>(past, 0); back >= 0; --back) {
        const base::CivilDate month = base::addMonths(now, static_cast<int>(-back), 1);
        const UnixSeconds from = base::startOfKoreanDay(month);
        const UnixSeconds until = base::startOfKoreanDay(base::addMonths(month, 1, 1));
        MARU_TRY(raised, sumBetween(view, "donations", {}, from, until));
        MARU_TRY(paid, sumBetween(view, "movements", { domains::equal("kind", "payout") }, from, until));
        rows.push(Json::object(
            { { "month", base::isoDate(month).substr(0, 7) }, { "raised", raised }, { "paid", paid } }));
    }
    return rows;
}

} // namespace

Result<Json> querySummary(const domain::QueryView& view, const Json&)
{
    MARU_TRY(campaigns, rowsWithPrefix(view, "campaigns", ""));
    Won raised(0), paid(0), refunded(0), balance(0);
    std::int64_t donations = 0;
    std::map<std::string, std::int64_t> byState;
    UnixSeconds first = view.time();
    for (const Json& campaign : campaigns) {
        raised += wonAt(campaign, "raised");
        paid += wonAt(campaign, "paid");
        refunded += wonAt(campaign, "refunded");
        balance += wonAt(campaign, "balance");
        donations += campaign.at("donations").asInteger();
        ++byState[campaign.at("state").asString()];
        first = std::min(first, UnixSeconds(campaign.at("created").asInteger()));
    }
    Json states = Json::object();
    for (const auto& [state, number] : byState)
        states.set(state, number);
    MARU_TRY(donors, domains::count(view, "donation", domains::from("people")));
    MARU_TRY(organisations, domains::count(view, "donation", domains::from("organisations")));
    MARU_TRY(byMonth, months(view, first));
    const auto open = byState.find("open");
    return Json::object({ { "campaigns", static_cast<std::int64_t>(campaigns.size()) },
        { "open", open == byState.end() ? std::int64_t(0) : open->second }, { "raised", raised },
        { "paid", paid }, { "refunded", refunded }, { "balance", balance }, { "donors", donors },
        { "organisations", organisations }, { "donations", donations }, { "by_state", std::move(states) },
        { "by_month", std::move(byMonth) } });
}

} // namespace maru::donation
