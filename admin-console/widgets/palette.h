// SPDX-License-Identifier: Apache-2.0
// The colours of the console (KRDS colour tokens, light and dark) and the style sheet made from them.
#pragma once

#include "admin-console/core/states.h"

#include <QColor>

class QApplication;

namespace maru::console {

/// Names follow the KRDS tokens (krds_tokens.css): surface-white is color-light-gray-0 and so on.
struct Palette {
    QColor surface; ///< cards, tables: gray-0
    QColor background; ///< behind them: gray-5
    QColor border; ///< gray-20
    QColor divider; ///< gray-10
    QColor text; ///< gray-90
    QColor subtleText; ///< gray-60
    QColor primary; ///< primary-50
    QColor primaryText; ///< primary-60
    QColor primarySubtle; ///< primary-5
    QColor field; ///< borders of inputs: gray-40, 3:1 against the surface

    struct Pair {
        QColor text;
        QColor fill;
    };
    Pair tone(Tone tone) const;
    bool isDark = false;
};

enum class Scheme {
    Light,
    Dark,
};

const Palette& palette(Scheme scheme);
/// The scheme that applyStyle() has set.
const Palette& currentPalette();
/// Style sheet, palette and font of the application.
void applyStyle(QApplication& application, Scheme scheme);

} // namespace maru::console
