// SPDX-License-Identifier: Apache-2.0
// Parameters: rows by name and effective date, a short cut to the value in force, and the Parameters service.
//
// meta/"version" counts changes; meta/"current/<name>" holds {value, until}: the value that is in force before
// `until` (0: until somebody changes it), so that a rule costs one look-up instead of a scan.
#include "server/domains/parameters/parameters_domain.h"

#include "server/domains/common/rows.h"

#include <algorithm>

namespace maru::parameters {
namespace {

using base::Json;
using base::refused;
using base::Result;
using base::Status;
using base::UnixSeconds;
using domain::Context;
using domains::padded;

constexpr std::size_t kTimeDigits = 12;

std::string currentKey(std::string_view name)
{
    return "current/" + std::string(name);
}

std::string valueKey(std::string_view name, std::int64_t effectiveFrom)
{
    return std::string(name) + '/' + padded(effectiveFrom, kTimeDigits);
}

struct Current {
    Json value;
    std::int64_t until = 0;
};

/// The newest value that is in force at `time`, and when the next one begins.
Current currentAt(const domain::StateView& state, std::string_view name, UnixSeconds time)
{
    Current current;
    for (const domain::Row& row : domains::scanAll(state, "values", std::string(name) + '/')) {
        const std::int64_t from = row.value.at("effective_from").asInteger();
        if (from > time.count()) {
            current.until = from;
            break;
        }
        current.value = row.value.at("value");
    }
    return current;
}

void refresh(Context& context, const std::string& name)
{
    Current current = currentAt(context.state(), name, context.block().time);
    context.state().put("meta", currentKey(name),
        Json::object({ { "value", std::move(current.value) }, { "until", current.until } }));
}

std::int64_t nextVersion(Context& context)
{
    const auto meta = context.state().get("meta", "version");
    const std::int64_t version = (meta ? meta->at("version").asInteger() : 0) + 1;
    context.state().put("meta", "version", Json::object({ { "version", version } }));
    return version;
}

/// Same types all the way down; arrays may have another length, objects the same members.
bool hasShapeOf(const Json& value, const Json& first)
{
    if (value.type() != first.type())
        return false;
    if (first.isInteger())
        return value.asInteger() >= 0;
    if (first.isArray()) {
        if (value.asArray().empty() || first.asArray().empty())
            return value.asArray().empty() == first.asArray().empty();
        for (const Json& item : value.asArray()) {
            if (!hasShapeOf(item, first.asArray().front()))
                return false;
        }
        return true;
    }
    if (first.isObject()) {
        if (value.asObject().size() != first.asObject().size())
            return false;
        for (const auto& [key, member] : first.asObject()) {
            const Json* found = value.find(key);
            if (found == nullptr || !hasShapeOf(*found, member))
                return false;
        }
    }
    return true;
}

/// Every integer inside lies within the bounds of its member's name; `name` is "" at the top.
bool isWithin(const Json& value, const domain::ParameterSpec& declared, const std::string& name = {})
{
    if (value.isInteger()) {
        const auto found = declared.bounds.find(name);
        return found == declared.bounds.end()
            || (value.asInteger() >= found->second.least && value.asInteger() <= found->second.most);
    }
    if (value.isArray()) {
        const auto& items = value.asArray();
        return std::all_of(
            items.begin(), items.end(), [&](const Json& item) { return isWithin(item, declared, name); });
    }
    if (value.isObject()) {
        const auto& members = value.asObject();
        return std::all_of(members.begin(), members.end(),
            [&](const auto& member) { return isWithin(member.second, declared, std::string(member.first)); });
    }
    return true;
}

/// The form holds a text; a parameter that is no text is written as JSON in it.
Result<Json> parseValue(const std::string& text, const Json& first)
{
    if (first.isString())
        return Json(text);
    auto parsed = base::parseJson(text);
    if (!parsed)
        return refused("parameters.value", "payload.value", parsed.error().code);
    if (!hasShapeOf(*parsed, first))
        return refused("parameters.value", "payload.value", "not of the same shape as the first value");
    return std::move(*parsed);
}

Result<Json> setValue(
    Context& context, const std::vector<domain::ParameterSpec>& declared, const Json& payload)
{
    const std::string& name = payload.at("name").asString();
    const auto meta = context.state().get("meta", currentKey(name));
    if (!meta)
        return refused("parameters.unknown", "payload.name");
    const std::int64_t from = payload.at("effective_from").asInteger();
    if (from < context.block().time.count())
        return refused("parameters.effective_in_past", "payload.effective_from");
    const std::string key = valueKey(name, from);
    if (context.state().has("values", key))
        return refused("parameters.exists", "payload.effective_from");
    MARU_TRY(value, parseValue(payload.at("value").asString(), meta->at("value")));
    const auto spec = std::find_if(declared.begin(), declared.end(),
        [&name](const domain::ParameterSpec& parameter) { return parameter.name == name; });
    if (spec != declared.end() && !isWithin(value, *spec))
        return refused("parameters.value", "payload.value", "out of bounds");
    const std::int64_t version = nextVersion(context);
    context.state().put("values", key,
        Json::object({ { "name", name }, { "value", std::move(value) }, { "effective_from", from },
            { "legal_basis", payload.at("legal_basis") }, { "version", version } }));
    refresh(context, name);
    if (from > context.block().time.count())
        context.schedule(UnixSeconds(from), name, Json::object({ { "name", name } }));
    context.emit("parameters.set", Json::object({ { "name", name }, { "effective_from", from } }));
    return Json::object({ { "version", version } });
}

class ParametersService final : public domain::Parameters {
public:
    ParametersService(const domain::StateView& state, UnixSeconds time) : m_state(state), m_time(time) { }

    Json value(std::string_view name) const override
    {
        const auto meta = m_state.get("meta", currentKey(name));
        MARU_ASSERT(meta.has_value());
        const std::int64_t until = meta->at("until").asInteger();
        if (until == 0 || m_time.count() < until)
            return meta->at("value");
        return currentAt(m_state, name, m_time).value;
    }

    std::int64_t version() const override
    {
        const auto meta = m_state.get("meta", "version");
        return meta ? meta->at("version").asInteger() : 0;
    }

private:
    const domain::StateView& m_state;
    UnixSeconds m_time;
};

} // namespace

ParametersDomain::ParametersDomain(std::vector<domain::ParameterSpec> declared)
    : m_spec(makeSpec()), m_declared(std::move(declared))
{
}

Status ParametersDomain::genesis(Context& context, const Json& section)
{
    const Json* replaced = section.find("values");
    if (!section.isNull())
        MARU_CHECK(base::onlyMembers(section, { "values" }, "parameters."));
    if (replaced != nullptr && !replaced->isObject())
        return refused("schema.type", "parameters.values");
    std::size_t used = 0;
    for (const domain::ParameterSpec& parameter : m_declared) {
        Json value = parameter.initial;
        if (const Json* other = replaced == nullptr ? nullptr : replaced->find(parameter.name)) {
            if (!hasShapeOf(*other, parameter.initial) || !isWithin(*other, parameter))
                return refused("parameters.value", "parameters.values." + parameter.name);
            value = *other;
            ++used;
        }
        context.state().put("values", valueKey(parameter.name, 0),
            Json::object({ { "name", parameter.name }, { "value", value }, { "effective_from", 0 },
                { "legal_basis", parameter.legalBasis }, { "version", 0 } }));
        context.state().put("meta", currentKey(parameter.name),
            Json::object({ { "value", std::move(value) }, { "until", 0 } }));
    }
    if (replaced != nullptr && used != replaced->asObject().size())
        return refused("parameters.unknown", "parameters.values");
    context.state().put("meta", "version", Json::object({ { "version", 0 } }));
    return {};
}

Result<Json> ParametersDomain::execute(Context& context, const std::string& action, const Json& payload)
{
    MARU_ASSERT(action == "set");
    return setValue(context, m_declared, payload);
}

Status ParametersDomain::onDue(Context& context, const domain::DueEntry& entry)
{
    refresh(context, entry.payload.at("name").asString());
    return {};
}

std::unique_ptr<domain::Domain> makeParametersDomain(std::vector<domain::ParameterSpec> declared)
{
    return std::make_unique<ParametersDomain>(std::move(declared));
}

std::vector<domain::ParameterSpec> declaredParameters(const domain::Registry& registry)
{
    std::vector<domain::ParameterSpec> all;
    for (const auto& [name, each] : registry.all()) {
        const auto& own = each->spec().parameters;
        all.insert(all.end(), own.begin(), own.end());
    }
    return all;
}

std::unique_ptr<domain::Parameters> makeParameters(const domain::StateView& state, UnixSeconds time)
{
    return std::make_unique<ParametersService>(state, time);
}

} // namespace maru::parameters
