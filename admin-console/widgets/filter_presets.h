// SPDX-License-Identifier: Apache-2.0
// Filters that an officer has named, kept on this computer for each server and list.
#pragma once

#include "admin-console/core/row_filter.h"

#include <QString>

#include <vector>

namespace maru::console {

struct FilterPreset {
    QString name;
    QString search;
    QueryItems filters; ///< equality filters of the chips
    std::vector<Condition> conditions;
    base::Json layout; ///< "sort" and, if the officer wanted, "columns" (ColumnLayout); may be empty
    bool hasColumns() const { return layout.find("columns") != nullptr; }
};

/// Reads and writes the settings at once; entries of the wrong form are passed over. GUI thread only.
class FilterPresets {
public:
    FilterPresets(const QString& server, const QString& list);

    std::vector<FilterPreset> all() const;
    const FilterPreset* find(const std::vector<FilterPreset>& presets, const QString& name) const;
    /// Replaces the one of the same name.
    void save(const FilterPreset& preset);
    /// Nothing happens when the new name is taken or empty; says so.
    bool rename(const QString& from, const QString& to);
    void remove(const QString& name);

private:
    void write(const std::vector<FilterPreset>& presets) const;

    QString m_key;
};

} // namespace maru::console
