// SPDX-License-Identifier: Apache-2.0
// From a contest's members to its slots and linear rules.
#include "shared/voting/proofs/shape.h"

#include "shared/voting/proofs/option_proof.h"

#include <set>

namespace maru::voting {
namespace {

std::size_t listsIn(const ContestRules& rules)
{
    std::size_t lists = 0;
    for (const ContestRules::Option& option : rules.options)
        lists += option.list.empty() ? 1 : 0;
    return lists;
}

std::string listFault(const ContestRules& rules)
{
    if (listsIn(rules) == 0)
        return "no list";
    for (const ContestRules::Option& list : rules.options) {
        std::uint64_t candidates = 0;
        bool isNamed = list.list.empty();
        for (const ContestRules::Option& other : rules.options) {
            candidates += other.list == list.id ? 1 : 0;
            isNamed = isNamed || (other.id == list.list && other.list.empty());
        }
        if (!isNamed)
            return "the list of " + list.id + " is no list of this contest";
        // Fewer, and nobody could choose this list: a voter would give away a vote without being told.
        if (list.list.empty() && candidates < rules.minimum)
            return "list " + list.id + " has fewer candidates than must be chosen";
    }
    return {};
}

std::vector<LinearRule> listRules(const ContestRules& rules)
{
    const std::size_t first = rules.blank ? 1 : 0;
    const std::size_t slots = rules.options.size() + first;
    const auto most = static_cast<std::int64_t>(rules.maximum);
    LinearRule oneList { std::vector<std::int64_t>(slots, 0), 1, 1 };
    if (rules.blank)
        oneList.factors[0] = 1;
    std::vector<LinearRule> all;
    for (std::size_t i = 0; i < rules.options.size(); ++i) {
        if (!rules.options[i].list.empty())
            continue;
        oneList.factors[first + i] = 1;
        LinearRule inside { std::vector<std::int64_t>(slots, 0), 0, rules.maximum - rules.minimum };
        inside.factors[first + i] = most;
        for (std::size_t k = 0; k < rules.options.size(); ++k)
            if (rules.options[k].list == rules.options[i].id)
                inside.factors[first + k] = -1;
        all.push_back(std::move(inside));
    }
    all.insert(all.begin(), std::move(oneList));
    return all;
}

} // namespace

std::size_t ContestShape::proofBytes() const
{
    std::size_t bytes = 0;
    for (const Slot& slot : slots)
        bytes += 64 + rangeProofBytes(static_cast<std::size_t>(slot.top) + 1);
    for (const LinearRule& rule : rules)
        bytes += rangeProofBytes(rule.values());
    return bytes;
}

bool ContestShape::allows(const std::vector<std::uint64_t>& votes) const
{
    if (votes.size() != slots.size())
        return false;
    for (std::size_t i = 0; i < votes.size(); ++i)
        if (votes[i] > slots[i].top)
            return false;
    for (const LinearRule& rule : rules) {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < votes.size(); ++i)
            sum += rule.factors[i] * static_cast<std::int64_t>(votes[i]);
        if (sum < static_cast<std::int64_t>(rule.low) || sum > static_cast<std::int64_t>(rule.high))
            return false;
    }
    return true;
}

std::string faultOf(const ContestRules& rules)
{
    if (rules.options.empty() || rules.options.size() > kMaxOptions)
        return "1 to 64 options";
    std::set<std::string_view> ids;
    for (const ContestRules::Option& option : rules.options) {
        if (option.id == kBlank)
            return "an option may not be called blank";
        if (!ids.insert(option.id).second)
            return "option " + option.id + " is there twice";
        if (rules.kind != ContestKind::List && !option.list.empty())
            return "only a list contest has lists";
    }
    if (rules.score < 1 || rules.score > kMaxScore || (rules.kind != ContestKind::Score && rules.score != 1))
        return "score";
    if (rules.maximum > rules.options.size() * rules.score || rules.minimum > rules.maximum)
        return "minimum and maximum do not fit the options";
    if (rules.kind == ContestKind::List)
        return listFault(rules);
    // A blank vote counts as `maximum` in the rule; were that 0, it would exclude nothing.
    if (rules.maximum == 0)
        return "nothing can be chosen";
    return {};
}

ContestShape shapeOf(const ContestRules& rules)
{
    ContestShape shape;
    shape.id = rules.id;
    if (rules.blank)
        shape.slots.push_back({ std::string(kBlank), 1 });
    for (const ContestRules::Option& option : rules.options)
        shape.slots.push_back({ option.id, rules.kind == ContestKind::Score ? rules.score : 1 });
    if (rules.kind == ContestKind::List) {
        shape.rules = listRules(rules);
        return shape;
    }
    LinearRule sum { std::vector<std::int64_t>(shape.slots.size(), 1), rules.minimum, rules.maximum };
    if (rules.blank)
        sum.factors[0] = static_cast<std::int64_t>(rules.maximum);
    shape.rules.push_back(std::move(sum));
    return shape;
}

} // namespace maru::voting
