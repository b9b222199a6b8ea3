// SPDX-License-Identifier: Apache-2.0
// The donation domain's arithmetic as pure functions: checksum, apportionment, intervals of money, monthly dates,
// cost cap, and which groups of spending may be published. Deterministic, thread-safe.
#pragma once

#include "shared/base/calendar.h"
#include "shared/base/json.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace maru::donation {

/// 사업자등록번호: 10 digits, the last a check digit (weights 1 3 7 1 3 7 1 3 5, and the tens of 5 x the ninth).
bool isBusinessNumber(std::string_view digits);

/// Splits `total` in proportion to `weights` by largest remainder (Hamilton): floors first, then one won each to the
/// largest remainders, earlier ones first among equals. The parts add up to `total`. Weights >= 0 with a positive
/// sum, unless total is 0.
std::vector<base::Won> apportion(base::Won total, const std::vector<base::Won>& weights);

/// What a donation gets when `unspent` of `raised` goes back pro rata:
/// floor(unspent * (start + amount) / raised) - floor(unspent * start / raised). Over all donations the parts add up to
/// `unspent`, and each is within one won of its exact quota, whatever the batches. 0 <= unspent <= raised, raised > 0.
base::Won refundShare(base::Won unspent, base::Won start, base::Won amount, base::Won raised);

/// Half-open stretch of money on an axis of won.
struct Interval {
    base::Won begin;
    base::Won end;
    base::Won length() const { return begin < end ? end - begin : base::Won(0); }
};
Interval intersection(const Interval& a, const Interval& b);

/// Where the parts of a stretch lie when `pieces` fill the axis one after the other from 0.
struct Part {
    std::size_t piece;
    Interval within; ///< relative to the piece's own start
};
std::vector<Part> partsOf(const Interval& stretch, const std::vector<base::Won>& pieces);

/// 09:00 in Korea at day `day` of the month `months` after the first date's; the last day of shorter months. Always
/// counted from the first date, so that 31 January, 28 February, 31 March follow each other.
base::UnixSeconds monthlyTime(const base::CivilDate& first, std::int64_t months, std::int64_t day);
/// "2026-11" in Korea.
std::string monthOf(base::UnixSeconds time);

/// Most that may be kept for the costs of raising (모집비용, 기부금품법 제13조): the percentage of the tier that `total` falls
/// into, of the whole total. Tiers ascend by up_to; the last has no upper bound.
base::Won costCap(const base::Json& tiers, base::Won total);

/// Spending of one month and category. `beneficiaries` are their pseudonyms.
struct SpendingGroup {
    std::string category;
    base::Won amount;
    std::set<std::string> beneficiaries;
};
/// For the groups of one month that is over: which may be published when at least `k` people must stand behind every
/// published number. Hides groups below k and then, smallest first, more of them until those that are hidden
/// together have k people as well, so that a known total less what is published says nothing about fewer than k.
std::vector<bool> publishable(const std::vector<SpendingGroup>& groups, std::int64_t k);

} // namespace maru::donation
