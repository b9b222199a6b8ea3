// SPDX-License-Identifier: Apache-2.0
// Paths of the icons (24 units, stroke 1.8) and their rendering.
#include "admin-console/widgets/icons.h"

#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

QString pathOf(const QString& name)
{
    if (name == u"home"_s)
        return u"M4 11 12 4l8 7v8a1 1 0 0 1-1 1h-4v-6h-6v6H5a1 1 0 0 1-1-1z"_s;
    if (name == u"heart"_s)
        return u"M12 20s-7.5-4.6-7.5-10A4.3 4.3 0 0 1 12 7.4 4.3 4.3 0 0 1 19.500 10c0 5.400-7.500 10-7.500 10z"_s;
    if (name == u"blocks"_s)
        return u"M12 3l7.500 4.300v9.400L12 21l-7.500-4.300V7.300zM4.500 7.300 12 11.600l7.500-4.300M12 11.600V21"_s;
    if (name == u"people"_s)
        return u"M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20c0-3.600 2.900-6 6.500-6s6.500 2.400 6.500 6M16 4.300a3.500 3.500 0 0 1 0 6.400M18 14.500c2.200.8 3.500 2.800 3.500 5.500"_s;
    return u"M5 5h14v14H5z"_s;
}

QPixmap draw(const QString& name, const QColor& colour, int size)
{
    const QString svg =
        u"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><path fill=\"none\" stroke=\""_s
        + colour.name() + u"\" stroke-width=\"1.8\" stroke-linejoin=\"round\" stroke-linecap=\"round\" d=\""_s
        + pathOf(name) + u"\"/></svg>"_s;
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg.toUtf8());
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

} // namespace

QIcon icon(const QString& name, const QColor& colour)
{
    QIcon made;
    for (const int size : { 18, 36 })
        made.addPixmap(draw(name, colour, size));
    return made;
}

} // namespace maru::console
