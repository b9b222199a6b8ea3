// SPDX-License-Identifier: Apache-2.0
// Rules: which action needs whose approval. The rule for changing rules comes from the genesis document alone.
#include "server/domains/approvals/handlers.h"
#include "server/domains/approvals/requirement.h"

#include "server/domains/common/rows.h"

#include <algorithm>
#include <array>
#include <set>

namespace maru::approvals {
namespace {

using base::Json;
using base::refused;
using base::Result;
using base::Status;
using domain::Context;

/// Actions by which an officer gets rights: who could do one of them alone could make the second officer himself.
constexpr std::array<std::string_view, 11> kRightsGiving { "identity/appointDeputy",
    "identity/confirmOfficer", "identity/defineRole", "identity/registerOfficer",
    "identity/replaceOfficerKey", "identity/retireRole", "identity/setAgencyCertificate",
    "identity/setAgencyKey", "identity/setAgencyState", "identity/setGrants", "identity/setRoles" };

Status checkDistinct(const std::vector<std::string>& texts, const char* field)
{
    std::set<std::string> seen;
    for (const std::string& text : texts) {
        if (!seen.insert(text).second)
            return refused("approvals.duplicate", field, text);
    }
    return {};
}

/// A row of the table from a payload whose schema is good.
Result<Json> ruleRow(Context& context, const KnownActions& known, const Json& payload)
{
    const std::string& domain = payload.at("domain").asString();
    const std::string& action = payload.at("action").asString();
    if (known.find(ruleKey(domain, action)) == known.end())
        return refused("approvals.unknown_action", "payload.action");
    const Requirement requirement = Requirement::of(payload);
    MARU_CHECK(checkDistinct(requirement.roles, "payload.roles"));
    MARU_CHECK(checkDistinct(requirement.agencies, "payload.agencies"));
    for (const std::string& agency : requirement.agencies) {
        if (!context.identity().hasAgency(agency))
            return refused("approvals.unknown_agency", "payload.agencies", agency);
    }
    // A role that nobody can hold would wait for ever, and in the rule of changes nobody could mend it.
    for (const std::string& role : requirement.roles) {
        if (!context.identity().hasRole(role))
            return refused("approvals.unknown_role", "payload.roles", role);
    }
    if (requirement.distinctAgencies && !requirement.agencies.empty()
        && requirement.needed > static_cast<std::int64_t>(requirement.agencies.size()))
        return refused("approvals.impossible", "payload.needed");
    const auto list = [&payload](const char* name) {
        const Json* found = payload.find(name);
        return found != nullptr ? *found : Json::array();
    };
    return Json::object({ { "domain", domain }, { "action", action }, { "needed", requirement.needed },
        { "roles", list("roles") }, { "agencies", list("agencies") },
        { "distinct_agencies", requirement.distinctAgencies }, { "seconds", payload.at("seconds") },
        { "since", context.block().time } });
}

} // namespace

std::string ruleKey(std::string_view domain, std::string_view action)
{
    std::string key(domain);
    key += '/';
    key += action;
    return key;
}

Result<Json> setRule(Context& context, const KnownActions& known, const Json& payload)
{
    // Without a rule for changing rules there is nobody who may.
    if (!context.state().has(kRules, kChangeRule))
        return refused("approvals.fixed");
    if (payload.at("domain").asString() == "approvals")
        return refused("approvals.fixed", "payload.domain");
    MARU_TRY(row, ruleRow(context, known, payload));
    const std::string key = ruleKey(row.at("domain").asString(), row.at("action").asString());
    context.state().put(kRules, key, std::move(row));
    context.emit("approvals.rule_set", Json::object({ { "rule", key } }));
    return Json::object({ { "rule", key } });
}

Result<Json> removeRule(Context& context, const Json& payload)
{
    if (!context.state().has(kRules, kChangeRule))
        return refused("approvals.fixed");
    if (payload.at("domain").asString() == "approvals")
        return refused("approvals.fixed", "payload.domain");
    const std::string key = ruleKey(payload.at("domain").asString(), payload.at("action").asString());
    if (!context.state().has(kRules, key))
        return refused("approvals.unknown_rule", "payload.action");
    context.state().erase(kRules, key);
    context.emit("approvals.rule_removed", Json::object({ { "rule", key } }));
    return Json::object({ { "rule", key } });
}

Status enterRules(
    Context& context, const KnownActions& known, const domain::DomainSpec& spec, const Json& section)
{
    if (section.isNull())
        return {};
    MARU_CHECK(base::onlyMembers(section, { "rules", "change" }, "approvals."));
    const domain::ActionSpec* action = spec.action("setRule");
    MARU_ASSERT(action != nullptr);
    if (const Json* rules = section.find("rules")) {
        if (!rules->isArray())
            return refused("schema.type", "approvals.rules");
        for (const Json& rule : rules->asArray()) {
            MARU_CHECK(schema::validate(action->payload, rule, "approvals.rules."));
            if (rule.at("domain").asString() == "approvals")
                return refused("approvals.fixed", "approvals.rules.domain");
            MARU_TRY(row, ruleRow(context, known, rule));
            const std::string key = ruleKey(row.at("domain").asString(), row.at("action").asString());
            if (context.state().has(kRules, key))
                return refused("approvals.duplicate", "approvals.rules.action", key);
            context.state().put(kRules, key, std::move(row));
        }
    }
    if (const Json* change = section.find("change")) {
        for (const char* name : { "setRule", "removeRule" }) {
            Json rule = *change;
            if (!rule.isObject() || rule.find("domain") != nullptr || rule.find("action") != nullptr)
                return refused("schema.type", "approvals.change");
            rule.set("domain", "approvals");
            rule.set("action", name);
            MARU_CHECK(schema::validate(action->payload, rule, "approvals.change."));
            MARU_TRY(row, ruleRow(context, known, rule));
            context.state().put(kRules, ruleKey("approvals", name), std::move(row));
        }
    }
    return {};
}

Result<Json> queryGaps(const domain::QueryView& view, const KnownActions& known)
{
    Json rows = Json::array();
    for (const std::string_view key : kRightsGiving) {
        if (known.find(key) == known.end())
            continue;
        MARU_TRY(rule, view.get("approvals", kRules, key));
        if (rule)
            continue;
        const std::size_t slash = key.find('/');
        rows.push(Json::object({ { "domain", key.substr(0, slash) }, { "action", key.substr(slash + 1) } }));
    }
    MARU_TRY(change, view.get("approvals", kRules, kChangeRule));
    return Json::object({ { "rows", std::move(rows) }, { "can_change", change.has_value() } });
}

} // namespace maru::approvals
