// SPDX-License-Identifier: Apache-2.0
// Theme and text size.
#include "admin-console/shell/appearance.h"

#include "admin-console/widgets/palette.h"

#include <QApplication>
#include <QFont>
#include <QRegularExpression>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWholePercent = 100;

int scaledPixels(int pixels, int percent)
{
    return (pixels * percent + kWholePercent / 2) / kWholePercent;
}

} // namespace

QString scaledSheet(const QString& sheet, int percent)
{
    static const QRegularExpression size(u"font-size:\\s*(\\d+)px"_s);
    QString scaled;
    qsizetype from = 0;
    auto found = size.globalMatch(sheet);
    while (found.hasNext()) {
        const QRegularExpressionMatch one = found.next();
        scaled += sheet.mid(from, one.capturedStart() - from);
        scaled +=
            u"font-size: "_s + QString::number(scaledPixels(one.captured(1).toInt(), percent)) + u"px"_s;
        from = one.capturedEnd();
    }
    return scaled + sheet.mid(from);
}

void applyAppearance(QApplication& application, const Preferences& preferences)
{
    applyStyle(application, schemeFromName(preferences.theme()).value_or(Scheme::Light));
    const int percent = preferences.textPercent();
    if (percent == kWholePercent)
        return;
    QFont font = QApplication::font();
    font.setPixelSize(scaledPixels(font.pixelSize(), percent));
    QApplication::setFont(font);
    application.setStyleSheet(scaledSheet(application.styleSheet(), percent));
}

} // namespace maru::console
