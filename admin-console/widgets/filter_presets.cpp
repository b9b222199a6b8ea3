// SPDX-License-Identifier: Apache-2.0
// Named filters in the settings.
#include "admin-console/widgets/filter_presets.h"

#include "admin-console/core/text.h"

#include <QSettings>

#include <algorithm>
#include <optional>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

base::Json presetToJson(const FilterPreset& preset)
{
    base::Json filters = base::Json::object();
    for (const auto& [name, value] : preset.filters)
        filters.set(fromQt(name), base::Json(fromQt(value)));
    base::Json conditions = base::Json::array();
    for (const Condition& one : preset.conditions)
        conditions.push(toJson(one));
    base::Json json =
        base::Json::object({ { "name", fromQt(preset.name) }, { "search", fromQt(preset.search) },
            { "filters", std::move(filters) }, { "conditions", std::move(conditions) } });
    if (preset.layout.isObject())
        json.set("layout", preset.layout);
    return json;
}

std::optional<FilterPreset> presetFromJson(const base::Json& json)
{
    FilterPreset preset;
    preset.name = toQt(json.stringOr("name", ""));
    preset.search = toQt(json.stringOr("search", ""));
    if (preset.name.isEmpty())
        return std::nullopt;
    if (const base::Json* filters = json.find("filters"); filters != nullptr && filters->isObject()) {
        for (const auto& [name, value] : filters->asObject()) {
            if (value.isString())
                preset.filters.emplace_back(toQt(name), toQt(value.asString()));
        }
    }
    if (const base::Json* conditions = json.find("conditions");
        conditions != nullptr && conditions->isArray()) {
        for (const base::Json& one : conditions->asArray()) {
            if (const std::optional<Condition> condition = conditionFromJson(one))
                preset.conditions.push_back(*condition);
        }
    }
    if (const base::Json* layout = json.find("layout"); layout != nullptr)
        preset.layout = *layout;
    return preset;
}

} // namespace

FilterPresets::FilterPresets(const QString& server, const QString& list)
    : m_key(u"presets/"_s + QString(server).replace(u'/', u'_') + u'/' + list)
{
}

std::vector<FilterPreset> FilterPresets::all() const
{
    std::vector<FilterPreset> presets;
    const base::Result<base::Json> json = base::parseJson(fromQt(QSettings().value(m_key).toString()));
    if (!json || !json->isArray())
        return presets;
    for (const base::Json& one : json->asArray()) {
        if (std::optional<FilterPreset> preset = presetFromJson(one))
            presets.push_back(std::move(*preset));
    }
    return presets;
}

const FilterPreset* FilterPresets::find(const std::vector<FilterPreset>& presets, const QString& name) const
{
    const auto found = std::find_if(
        presets.begin(), presets.end(), [&name](const FilterPreset& one) { return one.name == name; });
    return found == presets.end() ? nullptr : &*found;
}

void FilterPresets::save(const FilterPreset& preset)
{
    std::vector<FilterPreset> presets = all();
    const auto same = std::find_if(presets.begin(), presets.end(),
        [&preset](const FilterPreset& one) { return one.name == preset.name; });
    if (same == presets.end())
        presets.push_back(preset);
    else
        *same = preset;
    write(presets);
}

bool FilterPresets::rename(const QString& from, const QString& to)
{
    std::vector<FilterPreset> presets = all();
    if (to.isEmpty() || find(presets, to) != nullptr)
        return false;
    for (FilterPreset& one : presets) {
        if (one.name == from) {
            one.name = to;
            write(presets);
            return true;
        }
    }
    return false;
}

void FilterPresets::remove(const QString& name)
{
    std::vector<FilterPreset> presets = all();
    std::erase_if(presets, [&name](const FilterPreset& one) { return one.name == name; });
    write(presets);
}

void FilterPresets::write(const std::vector<FilterPreset>& presets) const
{
    base::Json list = base::Json::array();
    for (const FilterPreset& one : presets)
        list.push(presetToJson(one));
    QSettings().setValue(m_key, toQt(base::canonical(list)));
}

} // namespace maru::console
