// SPDX-License-Identifier: Apache-2.0
// Colours and text size of the whole application, as the officer has chosen them.
#pragma once

#include "admin-console/core/preferences.h"

class QApplication;

namespace maru::console {

/// Applies theme and text size. May be called again while windows are open.
void applyAppearance(QApplication& application, const Preferences& preferences);

/// The style sheet with its font sizes multiplied; other lengths stay.
QString scaledSheet(const QString& sheet, int percent);

} // namespace maru::console
