// SPDX-License-Identifier: Apache-2.0
// A key as two people compare it on the telephone.
#pragma once

#include "admin-console/core/text.h"

#include <QStringList>

namespace maru::console {

/// The key part of a did:key in groups of four.
inline QString readableKey(const std::string& did)
{
    const QString key = toQt(did).section(u':', -1);
    QStringList groups;
    for (qsizetype i = 0; i < key.size(); i += 4)
        groups << key.mid(i, 4);
    return groups.join(u' ');
}

} // namespace maru::console
