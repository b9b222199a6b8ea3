// SPDX-License-Identifier: Apache-2.0
// A chart as a picture for reports: title, note, legend and drawing on the surface of the scheme of now.
#pragma once

#include "admin-console/charts/chart_plot.h"

#include <QImage>
#include <QStringList>

namespace maru::console {

struct ChartPicture {
    QString title;
    QString note;
    QStringList legend; ///< of the series, or of the slices of a donut; may be empty
};

/// At twice the size on the screen, so that it prints well.
QImage chartImage(ChartPlot& plot, const ChartPicture& picture);
/// PNG, or SVG where the name ends so. False: the file could not be written.
bool saveChart(ChartPlot& plot, const ChartPicture& picture, const QString& path);

} // namespace maru::console
