// SPDX-License-Identifier: Apache-2.0
// Checking claims.
#include "server/issuing/claims.h"

#include "shared/base/calendar.h"

#include <algorithm>
#include <set>

namespace maru::issuing {

using base::Json;

namespace {

constexpr std::size_t kMaxTextBytes = 8'000;

const Json* claimAt(const Json& claims, std::string_view path)
{
    const Json* at = &claims;
    for (const std::string& part : pathParts(path)) {
        at = at->find(part);
        if (at == nullptr)
            return nullptr;
    }
    return at;
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

base::Status checkValue(const Json& claim, const Json& value)
{
    const std::string path = "claims." + claim.at("path").asString();
    const std::string& kind = claim.at("kind").asString();
    if (kind == "integer")
        return value.isInteger() ? base::Status() : base::refused("issuing.claim_kind", path);
    if (kind == "boolean")
        return value.isBoolean() ? base::Status() : base::refused("issuing.claim_kind", path);
    if (!value.isString())
        return base::refused("issuing.claim_kind", path);
    const std::string& text = value.asString();
    if (text.empty() || text.size() > kMaxTextBytes)
        return base::refused("issuing.claim_length", path);
    for (const char c : text)
        if (isControl(c))
            return base::refused("issuing.claim_kind", path);
    if (kind == "date" && !base::parseIsoDate(text))
        return base::refused("issuing.claim_kind", path);
    return {};
}

/// Every leaf must be one of the type's claims; an object only where a longer path goes through it.
base::Status onlyKnown(const Json& value, const std::string& path, const std::set<std::string>& known)
{
    for (const auto& [name, member] : value.asObject()) {
        const std::string here = path.empty() ? name : path + "." + name;
        if (known.count(here) != 0)
            continue;
        const auto below = known.lower_bound(here + ".");
        if (!member.isObject() || below == known.end() || !below->starts_with(here + "."))
            return base::refused("issuing.claim_unknown", "claims." + here);
        MARU_CHECK(onlyKnown(member, here, known));
    }
    return {};
}

} // namespace

std::vector<std::string> pathParts(std::string_view path)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (from <= path.size()) {
        const std::size_t dot = std::min(path.find('.', from), path.size());
        parts.emplace_back(path.substr(from, dot - from));
        from = dot + 1;
    }
    return parts;
}

std::string typeName(std::string_view typeId)
{
    std::string name;
    bool upper = true;
    for (const char c : typeId) {
        if (c == '-') {
            upper = true;
            continue;
        }
        name += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        upper = false;
    }
    return name;
}

base::Status checkClaims(const Json& type, const Json& claims)
{
    if (!claims.isObject())
        return base::refused("issuing.claims", "claims");
    std::set<std::string> known;
    for (const Json& claim : type.at("claims").asArray()) {
        const std::string& path = claim.at("path").asString();
        known.insert(path);
        const Json* value = claimAt(claims, path);
        if (value == nullptr) {
            if (claim.at("required").asBoolean())
                return base::refused("issuing.claim_missing", "claims." + path);
            continue;
        }
        MARU_CHECK(checkValue(claim, *value));
    }
    return onlyKnown(claims, "", known);
}

std::vector<vc::ClaimPath> selectiveClaims(const Json& type, const Json& claims)
{
    std::vector<vc::ClaimPath> paths;
    for (const Json& claim : type.at("claims").asArray()) {
        const std::string& path = claim.at("path").asString();
        if (!claim.at("sd").asBoolean() || claimAt(claims, path) == nullptr)
            continue;
        vc::ClaimPath steps;
        for (std::string& part : pathParts(path))
            steps.emplace_back(std::move(part));
        paths.push_back(std::move(steps));
    }
    return paths;
}

} // namespace maru::issuing
