// SPDX-License-Identifier: Apache-2.0
// Names that are offered for files.
#pragma once

#include <QString>

namespace maru::console::report {

/// "모금 목록-2026-11-22.csv": the title without what file systems refuse, the day in Korea.
QString suggestedFileName(const QString& title, const QString& suffix);

} // namespace maru::console::report
