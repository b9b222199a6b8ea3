// SPDX-License-Identifier: Apache-2.0
// QR codes.
#include "admin-console/report/qr_code.h"

#include <QPainter>

#include <memory>

#include <qrencode.h>

namespace maru::console::report {

namespace {

constexpr int kQuietModules = 4;

} // namespace

std::optional<QrCode> makeQrCode(const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    if (bytes.isEmpty())
        return std::nullopt;
    struct Free {
        void operator()(QRcode* made) const { QRcode_free(made); }
    };
    // The data is handed over as bytes: a string function would stop at NUL.
    const std::unique_ptr<QRcode, Free> made(QRcode_encodeData(static_cast<int>(bytes.size()),
        reinterpret_cast<const unsigned char*>(bytes.constData()), 0, QR_ECLEVEL_M));
    if (!made)
        return std::nullopt;
    QrCode code;
    code.width = made->width;
    const auto count = static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
    code.dark.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        code.dark.push_back((made->data[i] & 1U) != 0);
    return code;
}

void paintQrCode(QPainter& painter, const QRectF& area, const QrCode& code)
{
    const qreal module = area.width() / (code.width + 2 * kQuietModules);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(area, Qt::white);
    for (int row = 0; row < code.width; ++row) {
        int column = 0;
        while (column < code.width) {
            if (!code.isDark(column, row)) {
                ++column;
                continue;
            }
            const int first = column;
            while (column < code.width && code.isDark(column, row))
                ++column;
            // Neighbours in one rectangle: no hairlines between modules on paper.
            painter.fillRect(
                QRectF(area.left() + (first + kQuietModules) * module,
                    area.top() + (row + kQuietModules) * module, (column - first) * module, module),
                Qt::black);
        }
    }
    painter.restore();
}

} // namespace maru::console::report
