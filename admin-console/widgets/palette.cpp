// SPDX-License-Identifier: Apache-2.0
// Values of krds-uiux 1.x, resources/css/token/krds_tokens.css.
#include "admin-console/widgets/palette.h"

#include "admin-console/core/text.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QPalette>

#include <utility>
#include <vector>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

const Palette kLight { QColor(0xffffff), QColor(0xf4f5f6), QColor(0xcdd1d5), QColor(0xe6e8ea),
    QColor(0x1e2124), QColor(0x58616a), QColor(0x256ef4), QColor(0x0b50d0), QColor(0xecf2fe),
    QColor(0x8a949e), false };
const Palette kDark { QColor(0x1e2124), QColor(0x131416), QColor(0x464c53), QColor(0x33363d),
    QColor(0xf4f5f6), QColor(0xb1b8be), QColor(0x256ef4), QColor(0x86aff9), QColor(0x052561),
    QColor(0x6d7882), true };

Scheme g_scheme = Scheme::Light; // set once at start by applyStyle(), GUI thread

} // namespace

Palette::Pair Palette::tone(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral:
        return isDark ? Pair { QColor(0xcdd1d5), QColor(0x33363d) }
                      : Pair { QColor(0x464c53), QColor(0xe6e8ea) };
    case Tone::Primary:
        return isDark ? Pair { QColor(0xb1cefb), QColor(0x052561) }
                      : Pair { QColor(0x0b50d0), QColor(0xecf2fe) };
    case Tone::Success:
        return isDark ? Pair { QColor(0xa9dab4), QColor(0x122b18) }
                      : Pair { QColor(0x267337), QColor(0xeaf6ec) };
    case Tone::Warning:
        return isDark ? Pair { QColor(0xffc95c), QColor(0x2e1f00) }
                      : Pair { QColor(0x8a5c00), QColor(0xfff3db) };
    case Tone::Danger:
        return isDark ? Pair { QColor(0xf7afa1), QColor(0x390d05) }
                      : Pair { QColor(0xbd2c0f), QColor(0xfdefec) };
    case Tone::Information:
        return isDark ? Pair { QColor(0x9ed2fa), QColor(0x03253f) }
                      : Pair { QColor(0x096ab3), QColor(0xe7f4fe) };
    }
    return { text, surface };
}

const Palette& palette(Scheme scheme)
{
    return scheme == Scheme::Dark ? kDark : kLight;
}

const Palette& currentPalette()
{
    return palette(g_scheme);
}

void applyStyle(QApplication& application, Scheme scheme)
{
    g_scheme = scheme;
    const Palette& colours = palette(scheme);
    QFont font(
        QStringList { u"Pretendard GOV"_s, u"Noto Sans CJK KR"_s, u"Noto Sans KR"_s, u"Malgun Gothic"_s });
    font.setPixelSize(13);
    application.setFont(font);

    QPalette base;
    base.setColor(QPalette::Window, colours.background);
    base.setColor(QPalette::WindowText, colours.text);
    base.setColor(QPalette::Base, colours.surface);
    base.setColor(QPalette::AlternateBase, colours.background);
    base.setColor(QPalette::Text, colours.text);
    base.setColor(QPalette::Button, colours.surface);
    base.setColor(QPalette::ButtonText, colours.text);
    base.setColor(QPalette::Highlight, colours.primarySubtle);
    base.setColor(QPalette::HighlightedText, colours.text);
    base.setColor(QPalette::PlaceholderText, colours.subtleText);
    base.setColor(QPalette::ToolTipBase, colours.surface);
    base.setColor(QPalette::ToolTipText, colours.text);
    base.setColor(QPalette::Link, colours.primaryText);
    application.setPalette(base);

    QFile file(u":/style/console.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return;
    QString sheet = QString::fromUtf8(file.readAll());
    std::vector<std::pair<QString, QColor>> tokens { { u"@surface"_s, colours.surface },
        { u"@background"_s, colours.background }, { u"@border"_s, colours.border },
        { u"@divider"_s, colours.divider }, { u"@subtleText"_s, colours.subtleText },
        { u"@primarySubtle"_s, colours.primarySubtle }, { u"@primaryText"_s, colours.primaryText },
        { u"@primary"_s, colours.primary }, { u"@text"_s, colours.text }, { u"@field"_s, colours.field } };
    for (const Tone tone :
        { Tone::Neutral, Tone::Primary, Tone::Success, Tone::Warning, Tone::Danger, Tone::Information }) {
        const Palette::Pair pair = colours.tone(tone);
        const QString name = toneName(tone);
        tokens.insert(tokens.begin(), { u"@"_s + name + u"Tone"_s, pair.text });
        tokens.insert(tokens.begin(), { u"@"_s + name + u"Fill"_s, pair.fill });
    }
    for (const auto& [name, colour] : tokens)
        sheet.replace(name, colour.name());
    application.setStyleSheet(sheet);
}

} // namespace maru::console
