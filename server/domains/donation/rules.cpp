// SPDX-License-Identifier: Apache-2.0
// The donation domain's arithmetic.
#include "server/domains/donation/rules.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace maru::donation {

using base::Won;

bool isBusinessNumber(std::string_view digits)
{
    constexpr std::array<int, 9> kWeights { 1, 3, 7, 1, 3, 7, 1, 3, 5 };
    if (digits.size() != 10 || digits.find_first_not_of("0123456789") != std::string_view::npos)
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i)
        sum += (digits[i] - '0') * kWeights[i];
    sum += (digits[8] - '0') * kWeights[8] / 10;
    return (10 - sum % 10) % 10 == digits[9] - '0';
}

std::vector<Won> apportion(Won total, const std::vector<Won>& weights)
{
    const Won sum = std::accumulate(weights.begin(), weights.end(), Won(0));
    std::vector<Won> parts(weights.size(), Won(0));
    if (total == Won(0))
        return parts;
    MARU_ASSERT(total > Won(0) && sum > Won(0));
    using Wide = unsigned __int128;
    std::vector<std::int64_t> remainders(weights.size(), 0);
    Won given(0);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        MARU_ASSERT(weights[i] >= Won(0));
        const Wide product = static_cast<Wide>(total.count()) * static_cast<Wide>(weights[i].count());
        parts[i] = Won(static_cast<std::int64_t>(product / static_cast<Wide>(sum.count())));
        remainders[i] = static_cast<std::int64_t>(product % static_cast<Wide>(sum.count()));
        given += parts[i];
    }
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
        [&remainders](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t i = 0; given < total; ++i) {
        parts[order[i]] += Won(1);
        given += Won(1);
    }
    return parts;
}

Won refundShare(Won unspent, Won start, Won amount, Won raised)
{
    MARU_ASSERT(raised > Won(0) && unspent >= Won(0) && unspent <= raised);
    return mulDiv(unspent, (start + amount).count(), raised.count())
        - mulDiv(unspent, start.count(), raised.count());
}

Interval intersection(const Interval& a, const Interval& b)
{
    return { std::max(a.begin, b.begin), std::min(a.end, b.end) };
}

std::vector<Part> partsOf(const Interval& stretch, const std::vector<Won>& pieces)
{
    std::vector<Part> parts;
    Won start(0);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Interval piece { start, start + pieces[i] };
        const Interval common = intersection(stretch, piece);
        if (common.length() > Won(0))
            parts.push_back({ i, { common.begin - start, common.end - start } });
        start = piece.end;
    }
    return parts;
}

base::UnixSeconds monthlyTime(const base::CivilDate& first, std::int64_t months, std::int64_t day)
{
    constexpr std::int64_t kNineOClock = 9 * 3600;
    const base::CivilDate date = base::addMonths(first, static_cast<int>(months), static_cast<int>(day));
    return base::startOfKoreanDay(date) + kNineOClock;
}

std::string monthOf(base::UnixSeconds time)
{
    return base::isoDate(base::koreanDate(time)).substr(0, 7);
}

Won costCap(const base::Json& tiers, Won total)
{
    const auto& all = tiers.asArray();
    MARU_ASSERT(!all.empty());
    const base::Json* chosen = &all.back();
    for (const base::Json& tier : all) {
        if (total.count() <= tier.at("up_to").asInteger()) {
            chosen = &tier;
            break;
        }
    }
    // Within these bounds the product of any amount is an amount again.
    const std::int64_t percent = std::clamp<std::int64_t>(chosen->at("percent").asInteger(), 0, 100);
    return mulDiv(total, percent, 100);
}

std::vector<bool> publishable(const std::vector<SpendingGroup>& groups, std::int64_t k)
{
    const auto least = static_cast<std::size_t>(std::max<std::int64_t>(k, 1));
    std::vector<bool> isPublished(groups.size(), true);
    std::set<std::string> hidden;
    const auto hide = [&](std::size_t i) {
        isPublished[i] = false;
        hidden.insert(groups[i].beneficiaries.begin(), groups[i].beneficiaries.end());
    };
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].beneficiaries.size() < least)
            hide(i);
    }
    while (!hidden.empty() && hidden.size() < least) {
        std::size_t smallest = groups.size();
        for (std::size_t i = 0; i < groups.size(); ++i) {
            if (isPublished[i]
                && (smallest == groups.size()
                    || groups[i].beneficiaries.size() < groups[smallest].beneficiaries.size()))
                smallest = i;
        }
        if (smallest == groups.size())
            break;
        hide(smallest);
    }
    return isPublished;
}

} // namespace maru::donation
