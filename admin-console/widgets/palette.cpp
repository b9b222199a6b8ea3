// SPDX-License-Identifier: Apache-2.0
// From KRDS tokens to roles. The dark scheme uses the scales of the light mode from their other end, as the token file
// has no dark mode; high contrast uses the file's own mode, with the steps that reach 7:1 on black.
#include "admin-console/widgets/palette.h"

#include "admin-console/core/text.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QPalette>

#include <krds_tokens.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

Palette makeLight()
{
    using namespace krds;
    Palette made;
    made.surface = QColor(kLightRoleSurfaceWhite);
    made.background = QColor(kLightRoleSurfaceGraySubtler);
    made.hover = QColor(kLightGray5);
    made.border = QColor(kLightRoleBorderGrayLight);
    made.divider = QColor(kLightGray10);
    made.text = QColor(kLightRoleTextBasic);
    made.subtleText = QColor(kLightGray60);
    made.disabledText = QColor(kLightGray40);
    made.primary = QColor(kLightRoleButtonPrimaryFill);
    made.primaryHover = QColor(kLightRoleButtonPrimaryFillHover);
    made.onPrimary = QColor(kLightRoleTextInverseStatic);
    made.primaryText = QColor(kLightRoleTextPrimary);
    made.primarySubtle = QColor(kLightRoleSurfacePrimarySubtler);
    made.field = QColor(kLightGray50);
    made.focus = QColor(kLightPrimary50);
    made.tones = { { { QColor(kLightGray70), QColor(kLightGray10) },
        { QColor(kLightPrimary60), QColor(kLightPrimary5) },
        { QColor(kLightSuccess60), QColor(kLightSuccess5) },
        { QColor(kLightWarning60), QColor(kLightWarning5) },
        { QColor(kLightDanger60), QColor(kLightDanger5) },
        { QColor(kLightInformation60), QColor(kLightInformation5) } } };
    made.charts = { QColor(kLightPrimary50), QColor(kLightGray50), QColor(kLightPrimary80),
        QColor(kLightWarning40), QColor(kLightGray70), QColor(kLightInformation40) };
    return made;
}

Palette makeDark()
{
    using namespace krds;
    Palette made;
    made.surface = QColor(kLightGray90);
    made.background = QColor(kLightGray95);
    made.hover = QColor(kLightGray80);
    made.border = QColor(kLightGray70);
    made.divider = QColor(kLightGray80);
    made.text = QColor(kLightGray5);
    made.subtleText = QColor(kLightGray30);
    made.disabledText = QColor(kLightGray50);
    made.primary = QColor(kLightPrimary50);
    made.primaryHover = QColor(kLightPrimary60);
    made.onPrimary = QColor(kLightGray0);
    made.primaryText = QColor(kLightPrimary30);
    made.primarySubtle = QColor(kLightPrimary80);
    made.field = QColor(kLightGray40);
    made.focus = QColor(kLightPrimary30);
    made.tones = { { { QColor(kLightGray20), QColor(kLightGray80) },
        { QColor(kLightPrimary20), QColor(kLightPrimary80) },
        { QColor(kLightSuccess20), QColor(kLightSuccess90) },
        { QColor(kLightWarning20), QColor(kLightWarning90) },
        { QColor(kLightDanger20), QColor(kLightDanger90) },
        { QColor(kLightInformation20), QColor(kLightInformation90) } } };
    made.charts = { QColor(kLightPrimary40), QColor(kLightGray40), QColor(kLightPrimary20),
        QColor(kLightWarning30), QColor(kLightGray20), QColor(kLightInformation30) };
    made.isDark = true;
    return made;
}

Palette makeHighContrast()
{
    using namespace krds;
    Palette made;
    made.surface = QColor(kHighContrastRoleSurfaceWhite);
    made.background = QColor(kHighContrastGray100);
    made.hover = QColor(kHighContrastGray80);
    made.border = QColor(kHighContrastGray30);
    made.divider = QColor(kHighContrastGray50);
    made.text = QColor(kHighContrastGray0);
    made.subtleText = QColor(kHighContrastRoleTextSubtle);
    made.disabledText = QColor(kHighContrastGray40);
    // White on the mode's own primary-50 reaches 4.6:1 only; black on primary-20 is 13:1.
    made.primary = QColor(kHighContrastPrimary20);
    made.primaryHover = QColor(kHighContrastPrimary10);
    made.onPrimary = QColor(kHighContrastGray100);
    made.primaryText = QColor(kHighContrastRoleTextPrimary);
    made.primarySubtle = QColor(kHighContrastPrimary80);
    made.field = QColor(kHighContrastGray20);
    made.focus = QColor(kHighContrastWarning20);
    made.tones = { { { QColor(kHighContrastGray0), QColor(kHighContrastGray80) },
        { QColor(kHighContrastPrimary10), QColor(kHighContrastPrimary80) },
        { QColor(kHighContrastSuccess10), QColor(kHighContrastSuccess90) },
        { QColor(kHighContrastWarning10), QColor(kHighContrastWarning90) },
        { QColor(kHighContrastDanger10), QColor(kHighContrastDanger90) },
        { QColor(kHighContrastInformation10), QColor(kHighContrastInformation90) } } };
    made.charts = { QColor(kHighContrastPrimary30), QColor(kHighContrastGray10),
        QColor(kHighContrastWarning20), QColor(kHighContrastGray40), QColor(kHighContrastSuccess30),
        QColor(kHighContrastPoint20) };
    made.isDark = true;
    return made;
}

Scheme g_scheme = Scheme::Light; // set by applyStyle(), GUI thread

double luminance(const QColor& colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

/// Lines that begin with "@contrast " count in the high-contrast scheme only.
QString linesOf(const QString& sheet, Scheme scheme)
{
    QStringList kept;
    const QString mark = u"@contrast "_s;
    for (const QString& line : sheet.split(u'\n')) {
        if (!line.startsWith(mark))
            kept << line;
        else if (scheme == Scheme::HighContrast)
            kept << line.mid(mark.size());
    }
    return kept.join(u'\n');
}

QString styleSheet(const Palette& colours, Scheme scheme)
{
    QFile file(u":/style/console.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = linesOf(QString::fromUtf8(file.readAll()), scheme);
    std::vector<std::pair<QString, QColor>> tokens { { u"@surface"_s, colours.surface },
        { u"@background"_s, colours.background }, { u"@hover"_s, colours.hover },
        { u"@border"_s, colours.border }, { u"@divider"_s, colours.divider },
        { u"@subtleText"_s, colours.subtleText }, { u"@disabledText"_s, colours.disabledText },
        { u"@primarySubtle"_s, colours.primarySubtle }, { u"@primaryText"_s, colours.primaryText },
        { u"@primaryHover"_s, colours.primaryHover }, { u"@onPrimary"_s, colours.onPrimary },
        { u"@primary"_s, colours.primary }, { u"@text"_s, colours.text }, { u"@field"_s, colours.field },
        { u"@focus"_s, colours.focus } };
    for (const Tone tone :
        { Tone::Neutral, Tone::Primary, Tone::Success, Tone::Warning, Tone::Danger, Tone::Information }) {
        const Palette::Pair pair = colours.tone(tone);
        const QString name = toneName(tone);
        tokens.push_back({ u"@"_s + name + u"Tone"_s, pair.text });
        tokens.push_back({ u"@"_s + name + u"Fill"_s, pair.fill });
    }
    // Longest first, so that @primary does not eat the head of @primaryText.
    std::sort(tokens.begin(), tokens.end(),
        [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    for (const auto& [name, colour] : tokens)
        sheet.replace(name, colour.name());
    return sheet;
}

QPalette qtPalette(const Palette& colours)
{
    QPalette base(colours.surface, colours.background);
    base.setColor(QPalette::Window, colours.background);
    base.setColor(QPalette::WindowText, colours.text);
    base.setColor(QPalette::Base, colours.surface);
    base.setColor(QPalette::AlternateBase, colours.background);
    base.setColor(QPalette::Text, colours.text);
    base.setColor(QPalette::Button, colours.surface);
    base.setColor(QPalette::ButtonText, colours.text);
    base.setColor(QPalette::BrightText, colours.tone(Tone::Danger).text);
    base.setColor(QPalette::Highlight, colours.primarySubtle);
    base.setColor(QPalette::HighlightedText, colours.text);
    base.setColor(QPalette::PlaceholderText, colours.subtleText);
    base.setColor(QPalette::ToolTipBase, colours.surface);
    base.setColor(QPalette::ToolTipText, colours.text);
    base.setColor(QPalette::Link, colours.primaryText);
    base.setColor(QPalette::LinkVisited, colours.primaryText);
    for (const QPalette::ColorRole role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        base.setColor(QPalette::Disabled, role, colours.disabledText);
    return base;
}

} // namespace

const Palette& palette(Scheme scheme)
{
    static const Palette light = makeLight();
    static const Palette dark = makeDark();
    static const Palette highContrast = makeHighContrast();
    switch (scheme) {
    case Scheme::Light:
        return light;
    case Scheme::Dark:
        return dark;
    case Scheme::HighContrast:
        return highContrast;
    }
    return light;
}

Scheme currentScheme()
{
    return g_scheme;
}

const Palette& currentPalette()
{
    return palette(g_scheme);
}

QString schemeName(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Light:
        return u"light"_s;
    case Scheme::Dark:
        return u"dark"_s;
    case Scheme::HighContrast:
        return u"contrast"_s;
    }
    return u"light"_s;
}

std::optional<Scheme> schemeFromName(const QString& name)
{
    for (const Scheme scheme : { Scheme::Light, Scheme::Dark, Scheme::HighContrast }) {
        if (schemeName(scheme) == name)
            return scheme;
    }
    return std::nullopt;
}

void applyStyle(QApplication& application, Scheme scheme)
{
    g_scheme = scheme;
    const Palette& colours = palette(scheme);
    QFont font(
        QStringList { u"Pretendard GOV"_s, u"Noto Sans CJK KR"_s, u"Noto Sans KR"_s, u"Malgun Gothic"_s });
    font.setPixelSize(13);
    application.setFont(font);
    application.setPalette(qtPalette(colours));
    application.setStyleSheet(styleSheet(colours, scheme));
}

double contrastRatio(const QColor& one, const QColor& other)
{
    const double a = luminance(one) + 0.05;
    const double b = luminance(other) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

} // namespace maru::console
