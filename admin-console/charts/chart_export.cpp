// SPDX-License-Identifier: Apache-2.0
// Composition of the picture of a chart.
#include "admin-console/charts/chart_export.h"

#include "admin-console/widgets/palette.h"

#include <QApplication>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QWidget>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kEdge = 16;
constexpr int kSwatch = 12;
constexpr int kScale = 2;

struct LegendRoom {
    QList<QRect> boxes; ///< of swatch and word together
    int height = 0;
};

QFont textFont(int pixels, bool isBold)
{
    QFont font = QApplication::font();
    font.setPixelSize(pixels);
    font.setBold(isBold);
    return font;
}

LegendRoom layLegend(const QStringList& names, int width)
{
    LegendRoom room;
    const QFontMetrics metrics(textFont(12, false));
    int x = 0;
    int y = 0;
    for (const QString& name : names) {
        const int need = kSwatch + 6 + metrics.horizontalAdvance(name) + 16;
        if (x > 0 && x + need > width) {
            x = 0;
            y += 20;
        }
        room.boxes << QRect(x, y, need, 20);
        x += need;
    }
    room.height = names.isEmpty() ? 0 : y + 26;
    return room;
}

QSize pictureSize(const ChartPlot& plot, const ChartPicture& picture)
{
    const QSize drawing = plot.widget()->size(); // its own shape, or it would not fill the picture
    const int head =
        26 + (picture.note.isEmpty() ? 0 : 20) + layLegend(picture.legend, drawing.width()).height;
    return { drawing.width() + 2 * kEdge, drawing.height() + head + 2 * kEdge };
}

void paintPicture(QPainter& painter, ChartPlot& plot, const ChartPicture& picture, const QSize& size,
    ChartPlot::Medium medium)
{
    const Palette& colours = currentPalette();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(QPoint(0, 0), size), colours.surface);
    const int width = size.width() - 2 * kEdge;
    int y = kEdge;
    painter.setPen(colours.text);
    painter.setFont(textFont(15, true));
    painter.drawText(QRect(kEdge, y, width, 22), Qt::AlignLeft | Qt::AlignVCenter, picture.title);
    y += 26;
    if (!picture.note.isEmpty()) {
        painter.setPen(colours.subtleText);
        painter.setFont(textFont(12, false));
        painter.drawText(QRect(kEdge, y, width, 18), Qt::AlignLeft | Qt::AlignVCenter, picture.note);
        y += 20;
    }
    const LegendRoom room = layLegend(picture.legend, width);
    for (int i = 0; i < room.boxes.size(); ++i) {
        const QRect box = room.boxes[i].translated(kEdge, y);
        paintSwatch(
            painter, QRect(box.left(), box.center().y() - kSwatch / 2, kSwatch + 2, kSwatch), plot.kind(), i);
        painter.setPen(colours.text);
        painter.setFont(textFont(12, false));
        painter.drawText(
            box.adjusted(kSwatch + 8, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, picture.legend[i]);
    }
    y += room.height;
    plot.render(painter, QRect(kEdge, y, width, size.height() - y - kEdge), medium);
}

bool saveSvg(ChartPlot& plot, const ChartPicture& picture, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    const QSize size = pictureSize(plot, picture);
    QSvgGenerator generator;
    generator.setOutputDevice(&file);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setTitle(picture.title);
    generator.setDescription(picture.note);
    QPainter painter;
    if (!painter.begin(&generator))
        return false;
    paintPicture(painter, plot, picture, size, ChartPlot::Medium::Vector);
    painter.end();
    return file.commit();
}

} // namespace

QImage chartImage(ChartPlot& plot, const ChartPicture& picture)
{
    const QSize size = pictureSize(plot, picture);
    QImage image(size * kScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kScale);
    QPainter painter(&image);
    paintPicture(painter, plot, picture, size, ChartPlot::Medium::Raster);
    return image;
}

bool saveChart(ChartPlot& plot, const ChartPicture& picture, const QString& path)
{
    if (path.endsWith(u".svg"_s, Qt::CaseInsensitive))
        return saveSvg(plot, picture, path);
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && chartImage(plot, picture).save(&file, "PNG") && file.commit();
}

} // namespace maru::console
