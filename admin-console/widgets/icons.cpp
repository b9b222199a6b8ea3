// SPDX-License-Identifier: Apache-2.0
// Paths of the icons (24 units, stroke 1.8) and their rendering.
#include "admin-console/widgets/icons.h"

#include "admin-console/widgets/palette.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <array>
#include <optional>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

struct IconPath {
    const char16_t* name;
    const char16_t* path;
};

constexpr std::array kIconPaths {
    IconPath { u"home", u"M4 11 12 4l8 7v8a1 1 0 0 1-1 1h-4v-6h-6v6H5a1 1 0 0 1-1-1z" },
    IconPath { u"heart",
        u"M12 20s-7.5-4.6-7.5-10A4.3 4.3 0 0 1 12 7.4 4.3 4.3 0 0 1 19.500 10c0 5.400-7.500 10-7.500 10z" },
    IconPath { u"blocks",
        u"M12 3l7.500 4.300v9.400L12 21l-7.500-4.300V7.300zM4.500 7.300 12 11.600l7.500-4.300M12 11.600V21" },
    IconPath { u"people",
        u"M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20c0-3.600 2.900-6 6.500-6s6.500 2.400 "
        u"6.500 6M16 4.300a3.500 3.500 0 0 1 0 6.400M18 14.500c2.200.8 3.500 2.800 3.500 5.500" },
    IconPath { u"audit",
        u"M12 3l7.500 2.700v5.600c0 4.700-3.100 7.900-7.500 "
        u"9.700-4.400-1.800-7.500-5-7.500-9.700V5.700zM8.700 "
        u"12l2.400 2.400 4.300-4.600" },
    IconPath { u"certificate",
        u"M12.500 16H3.500V4.500h17V11M7 8.500h8M7 12h4M17 17.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 "
        u"5zM15.700 "
        u"17.300l-.7 3.700 2-1.200 2 1.200-.7-3.700" },
    IconPath {
        u"ballot", u"M4 12v8.500h16V12M4 16h16M8 12l1-8.500h8l-1 8.500zM10.500 7.500l1.500 1.500 2.500-3" },
    IconPath { u"approvals", u"M5 3.500h14v17H5zM8.500 8h7M8.500 11.500h4M8.500 16l2 2 4.500-4.500" },
    IconPath { u"settings",
        u"M4 7h9M17 7h3M4 17h3M11 17h9M15 9.200a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400zM9 "
        u"19.200a2.200 "
        u"2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400z" },
    IconPath { u"bell", u"M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 1.500h-15zM10 20.500h4" },
    IconPath {
        u"search", u"M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.300 15.300 20.500 20.500" },
    IconPath { u"lock", u"M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3M12 14.500v2" },
    IconPath { u"help",
        u"M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.300 9.500a2.700 2.700 0 1 1 4 2.400c-.9.500-1.300 1-1.300 "
        u"2M12 17v.2" },
    IconPath { u"export", u"M12 15V4M8 8l4-4 4 4M5 14v5a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-5" },
    IconPath { u"import", u"M12 4v11M8 11l4 4 4-4M5 14v5a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-5" },
    IconPath { u"print", u"M7 9V4h10v5M7 17H4v-8h16v8h-3M7 14h10v6H7z" },
    IconPath { u"copy", u"M9 9h11v11H9zM15 9V4H4v11h5" },
    IconPath { u"table", u"M4 5h16v14H4zM4 10h16M4 14.500h16M10 10v9" },
    IconPath { u"chart", u"M4 4v16h16M8 16v-4M12 16V8M16 16v-6" },
    IconPath { u"picture", u"M4 5h16v14H4zM4 16l5-5 4 4 2.500-2.500L20 17M15.500 9.500v.1" },
    IconPath { u"refresh", u"M19.500 12a7.500 7.500 0 1 1-2.200-5.300L19.500 9M19.500 4.500V9H15" },
    IconPath { u"filter", u"M4 5h16l-6.200 7.500V19l-3.600-2v-4.500z" },
    IconPath { u"columns", u"M4 5h16v14H4zM9.300 5v14M14.700 5v14" },
    IconPath { u"plus", u"M12 5v14M5 12h14" },
    IconPath { u"check", u"M5 12.500l4.500 4.500L19 7.500" },
    IconPath { u"close", u"M6 6l12 12M18 6L6 18" },
    IconPath { u"more", u"M12 5.500v.1M12 12v.1M12 18.500v.1" },
    IconPath { u"link",
        u"M10 14a4 4 0 0 0 5.700 0l3-3a4 4 0 0 0-5.700-5.700l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 "
        u"5.700 5.700l1-1" },
    IconPath { u"key", u"M8 16.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 12.500h9M18 12.500v3.500M21 12.500v2" },
    IconPath { u"server", u"M4 5h16v6H4zM4 13h16v6H4zM7.500 8v.1M7.500 16v.1" },
    IconPath { u"calendar", u"M4 6h16v14H4zM4 10.500h16M8 3.500V7M16 3.500V7" },
    IconPath { u"star",
        u"M12 4l2.500 5.200 5.700.7-4.200 3.900 1.100 5.700-5.100-2.900-5.100 2.900 1.100-5.700-4.200-3.900 "
        u"5.700-.7z" },
    IconPath { u"document", u"M6 3.500h8l4 4v13H6zM14 3.500v4h4M9 12h6M9 16h6" },
    IconPath { u"warning", u"M12 4l9 16H3zM12 10v4.500M12 17.300v.1" },
    IconPath { u"play", u"M7 5l12 7-12 7z" },
    IconPath { u"pause", u"M8 5v14M16 5v14" },
};

QString pathOf(const QString& name)
{
    for (const IconPath& one : kIconPaths) {
        if (name == QStringView(one.name))
            return QString::fromUtf16(one.path);
    }
    if (name == u"search"_s)
        return u"M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500 20 20"_s;
    if (name == u"bell"_s)
        return u"M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 1.500h-15zM10 20.500a2 2 0 0 0 4 0"_s;
    if (name == u"help"_s)
        return u"M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.500 9.500a2.500 2.500 0 1 1 3.600 2.200c-.8.4-1.100.9-1.100 1.800M12 16.600v.2"_s;
    if (name == u"settings"_s)
        return u"M4 7h9M17 7h3M4 17h3M11 17h9M15 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM9 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z"_s;
    if (name == u"audit"_s)
        return u"M9 4h6v3H9zM9 5.500H6a1 1 0 0 0-1 1V20a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V6.500a1 1 0 0 0-1-1h-3M8.500 14l2.500 2.500 4.500-5"_s;
    if (name == u"lock"_s)
        return u"M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3"_s;
    if (name == u"language"_s)
        return u"M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3.500 12h17M12 3c5 5.500 5 12.500 0 18M12 3c-5 5.500-5 12.500 0 18"_s;
    if (name == u"theme"_s)
        return u"M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 3v18M12 8l6-2M12 12h9M12 16l6 2"_s;
    if (name == u"action"_s)
        return u"M5 4h9l5 5v11H5zM14 4v5h5M12 11.500v6M9 14.500h6"_s;
    if (name == u"list"_s)
        return u"M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1"_s;
    if (name == u"organisation"_s)
        return u"M5 21V4h9v17M14 9h5v12M3 21h18M8 8h3M8 12h3M8 16h3"_s;
    if (name == u"transaction"_s)
        return u"M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4"_s;
    if (name == u"refresh"_s)
        return u"M19.500 11a7.500 7.500 0 0 0-13.800-3.500L4.500 9M4.500 4.500V9H9M4.500 13a7.500 7.500 0 0 0 13.800 3.500l1.200-1.500M19.500 19.500V15H15"_s;
    if (name == u"check"_s)
        return u"M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.300l2.800 2.800 5.200-6"_s;
    if (name == u"export"_s)
        return u"M12 15V4M8 7.500 12 4l4 3.500M5 13v7h14v-7"_s;
    if (name == u"command"_s)
        return u"M4 5h16v14H4zM7.500 9.500 10 12l-2.500 2.500M12.500 15h4"_s;
    if (name == u"back"_s)
        return u"M19 12H5M11 6l-6 6 6 6"_s;
    if (name == u"forward"_s)
        return u"M5 12h14M13 6l6 6-6 6"_s;
    if (name == u"menu"_s)
        return u"M4 6h16M4 12h16M4 18h16"_s;
    if (name == u"close"_s)
        return u"M6 6l12 12M18 6 6 18"_s;
    return u"M5 5h14v14H5z"_s;
}

class LineIconEngine final : public QIconEngine {
public:
    LineIconEngine(const QString& name, std::optional<QColor> colour) : m_name(name), m_colour(colour) { }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const QString svg =
            u"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><path fill=\"none\" stroke=\""_s
            + colourFor(mode).name()
            + u"\" stroke-width=\"1.8\" stroke-linejoin=\"round\" stroke-linecap=\"round\" d=\""_s
            + pathOf(m_name) + u"\"/></svg>"_s;
        QSvgRenderer renderer(svg.toUtf8());
        const int side = qMin(rect.width(), rect.height());
        const QRect square(
            rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side);
        renderer.render(painter, QRectF(square));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap made(size);
        made.fill(Qt::transparent);
        QPainter painter(&made);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return made;
    }

    QIconEngine* clone() const override { return new LineIconEngine(m_name, m_colour); }

private:
    QColor colourFor(QIcon::Mode mode) const
    {
        const Palette& colours = currentPalette();
        if (mode == QIcon::Disabled)
            return colours.disabledText;
        if (m_colour)
            return *m_colour;
        return mode == QIcon::Normal ? colours.subtleText : colours.primaryText;
    }

    QString m_name;
    std::optional<QColor> m_colour;
};

} // namespace

QIcon icon(const QString& name)
{
    return QIcon(new LineIconEngine(name, std::nullopt));
}

QIcon icon(const QString& name, const QColor& colour)
{
    return QIcon(new LineIconEngine(name, colour));
}

QStringList iconNames()
{
    QStringList names;
    for (const IconPath& one : kIconPaths)
        names << QString::fromUtf16(one.name);
    return names;
}

} // namespace maru::console
