// SPDX-License-Identifier: Apache-2.0
// Line icons drawn in the colour of the text around them.
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace maru::console {

/// "home", "heart", "blocks", "people"; an unknown name gives an empty square.
QIcon icon(const QString& name, const QColor& colour);

} // namespace maru::console
