// SPDX-License-Identifier: Apache-2.0
// Titles of pages without their mnemonics.
#pragma once

#include <QString>

namespace maru::console {

/// "&Blocks" -> "Blocks", "블록(&B)" -> "블록".
inline QString plainTitle(QString title)
{
    if (const qsizetype open = title.indexOf(QLatin1StringView("(&")); open > 0)
        title.truncate(open);
    return title.remove(u'&');
}

} // namespace maru::console
