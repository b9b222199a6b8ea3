// SPDX-License-Identifier: Apache-2.0
// The officer's choices in QSettings.
#include "admin-console/core/preferences.h"

#include <QSettings>

#include <algorithm>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

QString knownTheme(const QString& theme)
{
    return theme == u"dark"_s || theme == u"contrast"_s ? theme : u"light"_s;
}

int knownPercent(int percent)
{
    return percent >= 130 ? 130 : percent >= 115 ? 115 : 100;
}

int knownMinutes(int minutes)
{
    return std::clamp(minutes, Preferences::kShortestLockMinutes, Preferences::kLongestLockMinutes);
}

QString knownTag(const QString& tag)
{
    return tag == u"en"_s ? tag : u"ko"_s;
}

} // namespace

Preferences::Preferences(QObject* parent) : QObject(parent)
{
    const QSettings settings;
    m_theme = knownTheme(settings.value(u"theme"_s).toString());
    m_textPercent = knownPercent(settings.value(u"textPercent"_s, 100).toInt());
    m_lockMinutes = knownMinutes(settings.value(u"lockMinutes"_s, kUsualLockMinutes).toInt());
    m_reducedMotion = settings.value(u"view/reducedMotion"_s, false).toBool();
    m_desktopNotices = settings.value(u"desktopNotices"_s, false).toBool();
    m_languageTag = knownTag(settings.value(u"language"_s).toString());
}

void Preferences::setTheme(const QString& theme)
{
    const QString known = knownTheme(theme);
    QSettings().setValue(u"theme"_s, known);
    overrideTheme(known);
}

void Preferences::overrideTheme(const QString& theme)
{
    const QString known = knownTheme(theme);
    if (known == m_theme)
        return;
    m_theme = known;
    Q_EMIT appearanceChanged();
}

void Preferences::setTextPercent(int percent)
{
    const int known = knownPercent(percent);
    if (known != m_textPercent)
        QSettings().setValue(u"textPercent"_s, known);
    overrideTextPercent(known);
}

void Preferences::overrideTextPercent(int percent)
{
    const int known = knownPercent(percent);
    if (known == m_textPercent)
        return;
    m_textPercent = known;
    Q_EMIT appearanceChanged();
}

void Preferences::setLockMinutes(int minutes)
{
    const int known = knownMinutes(minutes);
    if (known == m_lockMinutes)
        return;
    m_lockMinutes = known;
    QSettings().setValue(u"lockMinutes"_s, known);
    Q_EMIT lockMinutesChanged();
}

void Preferences::setReducedMotion(bool wanted)
{
    if (wanted == m_reducedMotion)
        return;
    m_reducedMotion = wanted;
    QSettings().setValue(u"view/reducedMotion"_s, wanted);
    Q_EMIT reducedMotionChanged();
}

void Preferences::setDesktopNotices(bool wanted)
{
    if (wanted == m_desktopNotices)
        return;
    m_desktopNotices = wanted;
    QSettings().setValue(u"desktopNotices"_s, wanted);
    Q_EMIT desktopNoticesChanged();
}

void Preferences::setLanguageTag(const QString& tag)
{
    const QString known = knownTag(tag);
    if (known == m_languageTag)
        return;
    m_languageTag = known;
    QSettings().setValue(u"language"_s, known);
    Q_EMIT languageTagChanged();
}

void Preferences::resetLayout()
{
    QSettings settings;
    for (const QString& group : { u"columns"_s, u"layout"_s, u"splitters"_s, u"tables"_s, u"window"_s })
        settings.remove(group);
    Q_EMIT layoutReset();
}

} // namespace maru::console
