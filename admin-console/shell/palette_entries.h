// SPDX-License-Identifier: Apache-2.0
// What the command palette always offers: pages and their lists, the actions that the officer's roles allow, commands.
#pragma once

#include "admin-console/shell/palette_model.h"
#include "admin-console/shell/workbench.h"

namespace maru::console {

/// What the window does for an entry.
struct PaletteDoors {
    std::function<void(const QString& page)> showPage;
    std::function<void(const QString& page, const QString& tab)> showList;
    /// Ids and titles of a page's tabs, as they are written there.
    std::function<std::vector<std::pair<QString, QString>>(const QString& page)> tabs;
    std::function<void(const QString& domain, const QString& action)> openAction;
    std::function<void(const QString& command)> command; ///< "lock", "language", "theme", …
};

std::vector<PaletteEntry> makePaletteEntries(Workbench& bench, const PaletteDoors& doors);

} // namespace maru::console
