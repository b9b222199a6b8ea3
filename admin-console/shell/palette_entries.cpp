// SPDX-License-Identifier: Apache-2.0
// The palette's entries.
#include "admin-console/shell/palette_entries.h"

#include "admin-console/core/text.h"
#include "admin-console/shell/plain_title.h"

#include <QCoreApplication>

#include <array>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

struct CommandWords {
    const char16_t* name;
    const char* title;
    const char* keys;
    const char* icon;
    const char* keywords; ///< in both languages, not shown
};
constexpr std::array<CommandWords, 10> kCommands { {
    { u"lock", QT_TRANSLATE_NOOP("PaletteCommands", "Lock the console"), "Ctrl+L", "lock",
        "lock sign out 잠금 로그아웃" },
    { u"refresh", QT_TRANSLATE_NOOP("PaletteCommands", "Refresh this page"), "F5", "refresh",
        "reload 새로 고침" },
    { u"export", QT_TRANSLATE_NOOP("PaletteCommands", "Export this list"), "Ctrl+E", "export",
        "csv xlsx pdf excel print 내보내기 엑셀 인쇄" },
    { u"language", QT_TRANSLATE_NOOP("PaletteCommands", "Switch between Korean and English"), "", "language",
        "language korean english 언어 한국어 영어" },
    { u"theme", QT_TRANSLATE_NOOP("PaletteCommands", "Next colours: light, dark, high contrast"), "", "theme",
        "theme dark light contrast 테마 어두운 밝은 고대비" },
    { u"help", QT_TRANSLATE_NOOP("PaletteCommands", "Help for this page"), "F1", "help", "help 도움말" },
    { u"notices", QT_TRANSLATE_NOOP("PaletteCommands", "Show the notices"), "Ctrl+Shift+N", "bell",
        "notifications 알림" },
    { u"verify", QT_TRANSLATE_NOOP("PaletteCommands", "Check everything from a block on…"), "", "check",
        "verify proof chain audit 검증 증명 확인" },
    { u"navigation", QT_TRANSLATE_NOOP("PaletteCommands", "Navigation narrow or wide"), "Ctrl+B", "menu",
        "sidebar 메뉴" },
    { u"quit", QT_TRANSLATE_NOOP("PaletteCommands", "Quit the console"), "Ctrl+Q", "close",
        "exit quit 종료" },
} };

QString otherLanguage(const Language& language, const schema::Text& text)
{
    return toQt(language.code() == LanguageCode::Korean ? text.en : text.ko);
}

} // namespace

std::vector<PaletteEntry> makePaletteEntries(Workbench& bench, const PaletteDoors& doors)
{
    std::vector<PaletteEntry> all;
    for (const auto& page : bench.pages.pages()) {
        if (!bench.session.hasAnyRole(page->roles()))
            continue;
        const QString id = page->id();
        const QString title = plainTitle(page->title());
        all.push_back({ u"page:"_s + id, PaletteGroup::Pages, title, {}, page->icon(), id,
            [show = doors.showPage, id] { show(id); } });
        for (const auto& tab : doors.tabs(id)) {
            // The server calls it by a word of its own, and in the other language too: found by all of them.
            QString keywords = tab.first;
            for (const char* domain : { "donation", "identity", "accounts" }) {
                if (const QueryInfo* query = bench.catalogue.query(domain, fromQt(tab.first)))
                    keywords += u' ' + toQt(query->label.ko) + u' ' + toQt(query->label.en);
            }
            all.push_back({ u"list:"_s + id + u'/' + tab.first, PaletteGroup::Pages, tab.second, title,
                u"list"_s, keywords, [show = doors.showList, id, name = tab.first] { show(id, name); } });
        }
    }
    for (const auto& [key, action] : bench.catalogue.actions()) {
        // Actions without a role are the citizens' own.
        if (!bench.session.mayDo(action))
            continue;
        const QString domain = toQt(key.first);
        const QString name = toQt(key.second);
        all.push_back({ u"action:"_s + domain + u'.' + name, PaletteGroup::Actions,
            QString(bench.language.pick(action.label) + u'…'),
            bench.language.pick(bench.catalogue.domainLabel(key.first)), u"action"_s,
            QString(otherLanguage(bench.language, action.label) + u' ' + name),
            [open = doors.openAction, domain, name] { open(domain, name); } });
    }
    for (const CommandWords& words : kCommands) {
        const QString name = QString::fromUtf16(words.name);
        all.push_back({ u"command:"_s + name, PaletteGroup::Commands,
            QCoreApplication::translate("PaletteCommands", words.title), QString::fromLatin1(words.keys),
            QString::fromLatin1(words.icon), QString::fromUtf8(words.keywords),
            [command = doors.command, name] { command(name); } });
    }
    return all;
}

} // namespace maru::console
