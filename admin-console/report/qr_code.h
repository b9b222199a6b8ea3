// SPDX-License-Identifier: Apache-2.0
// QR codes (ISO/IEC 18004), by libqrencode.
#pragma once

#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace maru::console::report {

struct QrCode {
    int width = 0; ///< modules of a side
    std::vector<bool> dark; ///< row by row

    bool isDark(int column, int row) const
    {
        return dark[static_cast<std::size_t>(row) * static_cast<std::size_t>(width)
            + static_cast<std::size_t>(column)];
    }
};

/// Byte mode, error correction M (15 % may be worn away on paper). Nothing for an empty text and for one that is too
/// long for a QR code (about 2,300 bytes).
std::optional<QrCode> makeQrCode(const QString& text);
/// With the quiet zone of four modules inside `area`, which is square.
void paintQrCode(QPainter& painter, const QRectF& area, const QrCode& code);

} // namespace maru::console::report
