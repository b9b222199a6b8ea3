// SPDX-License-Identifier: Apache-2.0
// What an officer has chosen about the console itself, kept for this user of the computer.
#pragma once

#include <QObject>
#include <QString>

namespace maru::console {

/// GUI thread only. Values out of range are brought into it, when read from the disk too.
class Preferences final : public QObject {
    Q_OBJECT

public:
    static constexpr int kShortestLockMinutes = 1;
    static constexpr int kLongestLockMinutes = 60;
    static constexpr int kUsualLockMinutes = 10;

    explicit Preferences(QObject* parent = nullptr);

    /// "light", "dark" or "contrast".
    QString theme() const { return m_theme; }
    /// 100, 115 or 130 percent.
    int textPercent() const { return m_textPercent; }
    int lockMinutes() const { return m_lockMinutes; }
    /// Charts change without gliding; the charts read the same setting ("view/reducedMotion") when they are drawn.
    bool hasReducedMotion() const { return m_reducedMotion; }
    bool hasDesktopNotices() const { return m_desktopNotices; }
    /// "ko" or "en": the language of the next start.
    QString languageTag() const { return m_languageTag; }

    void setTheme(const QString& theme);
    void setTextPercent(int percent);
    void setLockMinutes(int minutes);
    void setReducedMotion(bool wanted);
    void setDesktopNotices(bool wanted);
    void setLanguageTag(const QString& tag);
    /// For one run only, e.g. from the command line: nothing is written.
    void overrideTheme(const QString& theme);
    void overrideTextPercent(int percent);
    /// Forgets columns, sizes, filters and the place of the window; layoutReset() follows.
    void resetLayout();

Q_SIGNALS:
    void appearanceChanged();
    void lockMinutesChanged();
    void reducedMotionChanged();
    void desktopNoticesChanged();
    void languageTagChanged();
    void layoutReset();

private:
    QString m_theme;
    int m_textPercent = 100;
    int m_lockMinutes = kUsualLockMinutes;
    bool m_reducedMotion = false;
    bool m_desktopNotices = false;
    QString m_languageTag;
};

} // namespace maru::console
