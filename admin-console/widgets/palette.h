// SPDX-License-Identifier: Apache-2.0
// The colours of the console, made from the KRDS tokens, in three schemes, and the style sheet made from them.
#pragma once

#include "admin-console/core/states.h"

#include <QColor>
#include <QString>

#include <array>
#include <cstddef>
#include <optional>

class QApplication;

namespace maru::console {

enum class Scheme {
    Light,
    Dark,
    HighContrast,
};

/// Roles; which KRDS token stands behind each is in palette.cpp. Text reaches 4.5:1 on what it stands on (7:1 in high
/// contrast), borders of fields and the focus 3:1; tst_palette holds every pair to that.
struct Palette {
    QColor surface; ///< cards, tables
    QColor background; ///< behind them
    QColor hover; ///< under the pointer
    QColor border; ///< of cards
    QColor divider; ///< between rows
    QColor text;
    QColor subtleText;
    QColor disabledText;
    QColor primary; ///< the filled button, lines, bars
    QColor primaryHover;
    QColor onPrimary; ///< text on the two above
    QColor primaryText; ///< links, the chosen tab
    QColor primarySubtle; ///< selected rows
    QColor field; ///< borders of inputs and buttons
    QColor focus;

    struct Pair {
        QColor text;
        QColor fill;
    };
    Pair tone(Tone tone) const { return tones[static_cast<std::size_t>(tone)]; }

    static constexpr int kSeries = 6;
    /// Colour of the n-th series of a chart, 0 the accent; each 3:1 against the surface. A second channel (pattern,
    /// dash, marker) goes with it always.
    QColor series(int n) const { return charts[static_cast<std::size_t>(n % kSeries)]; }

    bool isDark = false;
    std::array<Pair, 6> tones; ///< in the order of Tone
    std::array<QColor, kSeries> charts;
};

const Palette& palette(Scheme scheme);
/// The scheme that applyStyle() has set.
Scheme currentScheme();
const Palette& currentPalette();

/// "light", "dark", "contrast"; for settings and --theme.
QString schemeName(Scheme scheme);
std::optional<Scheme> schemeFromName(const QString& name);

/// Style sheet, palette and font of the application. May be called again while windows are open: every widget gets
/// QEvent::PaletteChange and QEvent::StyleChange and paints itself anew.
void applyStyle(QApplication& application, Scheme scheme);

/// Contrast of two opaque colours, 1 to 21 (WCAG 2.2, relative luminance of sRGB).
double contrastRatio(const QColor& one, const QColor& other);

} // namespace maru::console
