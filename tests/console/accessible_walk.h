// SPDX-License-Identifier: Apache-2.0
// A walk through the controls of a window: each has a name in the language of the console, is there to be seen, and is
// reached with the Tab key. What is wrong is collected and printed.
#pragma once

#include <QTest>

#include "admin-console/core/language.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSet>
#include <QTabBar>

namespace maru::console::walk {

using namespace Qt::StringLiterals;

inline constexpr int kSmallest = 8;
inline constexpr int kTabsAtMost = 400;

inline QString pathOf(const QWidget* widget)
{
    QStringList names;
    for (const QWidget* up = widget; up != nullptr; up = up->parentWidget()) {
        QString name = QString::fromLatin1(up->metaObject()->className()).section(u"::"_s, -1);
        if (!up->objectName().isEmpty())
            name += u'#' + up->objectName();
        names.prepend(name);
    }
    return names.join(u'/');
}

/// Parts that Qt makes inside its own controls are spoken and reached with them.
inline bool isPartOfAnother(const QWidget* widget)
{
    if (widget->objectName().startsWith(u"qt_"_s))
        return true;
    for (const QWidget* up = widget->parentWidget(); up != nullptr; up = up->parentWidget()) {
        if (qobject_cast<const QLineEdit*>(up) != nullptr
            || qobject_cast<const QAbstractItemView*>(up) != nullptr
            || qobject_cast<const QComboBox*>(up) != nullptr
            || qobject_cast<const QAbstractSpinBox*>(up) != nullptr
            || qobject_cast<const QTabBar*>(up) != nullptr)
            return true;
        if (up->isWindow())
            break;
    }
    return false;
}

inline bool isControl(const QWidget* widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0
        && widget->focusProxy() == nullptr && !isPartOfAnother(widget);
}

inline QList<QWidget*> controlsOf(const QWidget& root)
{
    QList<QWidget*> controls;
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        if (widget->window() == root.window() && isControl(widget))
            controls << widget;
    }
    return controls;
}

inline QString nameOf(QWidget* widget)
{
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
    return spoken == nullptr ? QString() : spoken->text(QAccessible::Name).trimmed();
}

/// "donation.create_campaign", "createCampaign": what a catalogue or a schema calls it, not what a person would.
inline bool isKey(const QString& name)
{
    static const QRegularExpression key(
        u"^(?:[a-z0-9]+(?:[._][a-z0-9_.]+)+|[a-z]+[A-Z][A-Za-z0-9]*|action_.*)$"_s);
    return key.match(name).hasMatch();
}

/// Words without a Korean letter, in the Korean console.
inline bool isForeign(const QString& name)
{
    static const QRegularExpression word(u"[A-Za-z]{3,}"_s);
    static const QRegularExpression korean(u"[가-힣ㄱ-ㅎ]"_s);
    static const QStringList same { u"English"_s, u"CSV"_s, u"XLSX"_s, u"PDF"_s, u"JSON"_s, u"DID"_s };
    if (korean.match(name).hasMatch())
        return false;
    auto words = word.globalMatch(name);
    while (words.hasNext()) {
        if (!same.contains(words.next().captured()))
            return true;
    }
    return false;
}

inline bool isInScrolledArea(const QWidget* widget)
{
    for (const QWidget* up = widget->parentWidget(); up != nullptr && !up->isWindow();
         up = up->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(up) != nullptr)
            return true;
    }
    return false;
}

inline bool sharesGroupWithAny(const QWidget* widget, const QSet<QWidget*>& visited)
{
    // Of exclusive choices Tab reaches the chosen one, the arrow keys the others.
    const auto isChoice = [](const QAbstractButton* button) {
        return button != nullptr && button->isCheckable()
            && (button->group() != nullptr ? button->group()->exclusive() : button->autoExclusive());
    };
    const auto* choice = qobject_cast<const QAbstractButton*>(widget);
    if (!isChoice(choice))
        return false;
    for (QWidget* one : visited) {
        const auto* other = qobject_cast<const QAbstractButton*>(one);
        if (isChoice(other)
            && (other->group() != nullptr ? other->group() == choice->group()
                                          : other->parentWidget() == choice->parentWidget()))
            return true;
    }
    return false;
}

class AccessibleWalk {
public:
    void setLanguage(const Language& language) { m_language = &language; }
    const QStringList& faults() const { return m_faults; }
    void clear() { m_faults.clear(); }

    void checkNamesAndSizes(const QString& where, const QWidget& root)
    {
        for (QWidget* widget : controlsOf(root)) {
            const QString name = nameOf(widget);
            if (name.isEmpty())
                fault(where, widget, u"no name"_s);
            else if (isKey(name))
                fault(where, widget, QString(u"a key for a name, “"_s + name + u'”'));
            else if (m_language->code() == LanguageCode::Korean && isForeign(name))
                fault(where, widget, QString(u"not translated, “"_s + name + u'”'));
            // A scrolled area is covered by its viewport; what is in it may be scrolled out of sight.
            const auto* area = qobject_cast<const QAbstractScrollArea*>(widget);
            const QWidget* seen = area == nullptr ? widget : area->viewport();
            if (widget->width() < kSmallest || widget->height() < kSmallest
                || (!isInScrolledArea(widget) && seen->visibleRegion().isEmpty()))
                fault(where, widget, u"clipped"_s);
        }
    }

    void checkTabOrder(const QString& where, QWidget& root)
    {
        const QList<QWidget*> controls = controlsOf(root);
        if (controls.isEmpty())
            return;
        root.window()->activateWindow();
        controls.front()->setFocus(Qt::TabFocusReason);
        QSet<QWidget*> visited;
        for (int i = 0; i < kTabsAtMost; ++i) {
            QWidget* focus = QApplication::focusWidget();
            if (focus == nullptr)
                break;
            visited.insert(focus);
            QTest::keyClick(focus, Qt::Key_Tab);
            if (QApplication::focusWidget() == controls.front())
                break;
        }
        for (QWidget* widget : controls) {
            if (!visited.contains(widget) && !sharesGroupWithAny(widget, visited))
                fault(where, widget, u"not reached with Tab"_s);
        }
    }

private:
    void fault(const QString& where, const QWidget* widget, const QString& what)
    {
        const QString line = m_language->tag() + u' ' + where + u": "_s + what + u": "_s + pathOf(widget);
        if (m_faults.contains(line))
            return;
        m_faults << line;
        qWarning("%s", qPrintable(line));
    }

    const Language* m_language = nullptr;
    QStringList m_faults;
};

} // namespace maru::console::walk
