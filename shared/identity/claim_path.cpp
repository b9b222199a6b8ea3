// SPDX-License-Identifier: Apache-2.0
// Claims path pointers.
#include "shared/identity/claim_path.h"

#include <algorithm>

namespace maru::vc {

using base::Json;

namespace {

constexpr std::size_t kMaxPathSteps = 16;

bool stepCovers(const PathStep& wide, const PathStep& narrow)
{
    if (std::holds_alternative<AnyElement>(wide))
        return !std::holds_alternative<std::string>(narrow);
    return wide == narrow;
}

} // namespace

base::Result<ClaimPath> parseClaimPath(const Json& json)
{
    if (!json.isArray() || json.asArray().empty() || json.asArray().size() > kMaxPathSteps)
        return base::refused("vc.claim_path", {}, "1 to 16 steps");
    ClaimPath path;
    for (const Json& step : json.asArray()) {
        if (step.isString())
            path.emplace_back(step.asString());
        else if (step.isInteger() && step.asInteger() >= 0)
            path.emplace_back(step.asInteger());
        else if (step.isNull())
            path.emplace_back(AnyElement {});
        else
            return base::refused("vc.claim_path", {}, "a step is text, a number from 0 or null");
    }
    return path;
}

Json toJson(const ClaimPath& path)
{
    Json json = Json::array();
    for (const PathStep& step : path) {
        if (const auto* name = std::get_if<std::string>(&step))
            json.push(*name);
        else if (const auto* index = std::get_if<std::int64_t>(&step))
            json.push(*index);
        else
            json.push(nullptr);
    }
    return json;
}

std::string pathText(const ClaimPath& path)
{
    std::string text;
    for (const PathStep& step : path) {
        if (const auto* name = std::get_if<std::string>(&step))
            text += (text.empty() ? "" : ".") + *name;
        else if (const auto* index = std::get_if<std::int64_t>(&step))
            text += "[" + std::to_string(*index) + "]";
        else
            text += "[]";
    }
    return text;
}

std::vector<const Json*> select(const Json& claims, const ClaimPath& path)
{
    std::vector<const Json*> selected { &claims };
    for (const PathStep& step : path) {
        std::vector<const Json*> next;
        for (const Json* value : selected) {
            if (const auto* name = std::get_if<std::string>(&step)) {
                if (const Json* member = value->find(*name))
                    next.push_back(member);
            } else if (value->isArray()) {
                const Json::Array& items = value->asArray();
                if (const auto* index = std::get_if<std::int64_t>(&step)) {
                    if (*index >= 0 && static_cast<std::uint64_t>(*index) < items.size())
                        next.push_back(&items[static_cast<std::size_t>(*index)]);
                } else {
                    for (const Json& item : items)
                        next.push_back(&item);
                }
            }
        }
        selected = std::move(next);
    }
    return selected;
}

bool covers(const ClaimPath& wide, const ClaimPath& narrow)
{
    return wide.size() <= narrow.size() && std::equal(wide.begin(), wide.end(), narrow.begin(), stepCovers);
}

} // namespace maru::vc
