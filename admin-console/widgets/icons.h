// SPDX-License-Identifier: Apache-2.0
// Line icons drawn in the colour of the text around them.
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>
#include <QStringList>

namespace maru::console {

/// Drawn when it is painted, in the colours of the scheme of that moment: subtle text, chosen ones as links are,
/// disabled ones pale. A widget that shows it needs only to be repainted after a change of scheme, which Qt does.
/// Names are those of iconNames(); an unknown name gives an empty square.
QIcon icon(const QString& name);
/// In one colour, for places with a colour of their own.
QIcon icon(const QString& name, const QColor& colour);
QStringList iconNames();

} // namespace maru::console
