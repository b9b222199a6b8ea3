// SPDX-License-Identifier: Apache-2.0
// The face of identifiers and JSON.
#pragma once

#include <QFont>

namespace maru::console {

/// Fixed width, a pixel smaller than the text around it.
QFont monospaced(const QFont& like);

} // namespace maru::console
