// SPDX-License-Identifier: Apache-2.0
// Values of rows as text.
#include "admin-console/core/column.h"

#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/states.h"
#include "admin-console/core/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

struct Region {
    const char16_t* code;
    const char16_t* ko;
    const char16_t* en;
};

constexpr std::array<Region, 18> kRegions { {
    { u"00", u"전국", u"Nationwide" },
    { u"11", u"서울특별시", u"Seoul" },
    { u"26", u"부산광역시", u"Busan" },
    { u"27", u"대구광역시", u"Daegu" },
    { u"28", u"인천광역시", u"Incheon" },
    { u"29", u"광주광역시", u"Gwangju" },
    { u"30", u"대전광역시", u"Daejeon" },
    { u"31", u"울산광역시", u"Ulsan" },
    { u"36", u"세종특별자치시", u"Sejong" },
    { u"41", u"경기도", u"Gyeonggi" },
    { u"43", u"충청북도", u"North Chungcheong" },
    { u"44", u"충청남도", u"South Chungcheong" },
    { u"46", u"전라남도", u"South Jeolla" },
    { u"47", u"경상북도", u"North Gyeongsang" },
    { u"48", u"경상남도", u"South Gyeongsang" },
    { u"50", u"제주특별자치도", u"Jeju" },
    { u"51", u"강원특별자치도", u"Gangwon" },
    { u"52", u"전북특별자치도", u"Jeonbuk" },
} };

QString choiceText(const std::string& key, const std::string& value, const Words& words)
{
    const QString label = words.catalogue == nullptr
        ? QString()
        : words.catalogue->choiceLabel(words.domain, key, value, *words.language);
    return label.isEmpty() ? toQt(value) : label;
}

QString listText(const base::Json& list, const ColumnSpec& column, const Words& words)
{
    QStringList parts;
    for (const base::Json& item : list.asArray()) {
        if (item.isString())
            parts << choiceText(column.key, item.asString(), words);
    }
    return parts.join(u", "_s);
}

QString scalarText(const base::Json& value)
{
    if (value.isString())
        return toQt(value.asString());
    if (value.isInteger())
        return QString::number(value.asInteger());
    return value.isNull() ? QString() : toQt(base::canonical(value));
}

} // namespace

QString regionName(const QString& code, LanguageCode language)
{
    for (const Region& region : kRegions) {
        if (code == QStringView(region.code))
            return QString::fromUtf16(language == LanguageCode::Korean ? region.ko : region.en);
    }
    return code;
}

QString columnTitle(const ColumnSpec& column)
{
    return column.heading.isEmpty() ? QCoreApplication::translate("Columns", column.title) : column.heading;
}

bool isRightAligned(ValueKind kind)
{
    return kind == ValueKind::Won || kind == ValueKind::Integer || kind == ValueKind::Count
        || kind == ValueKind::Share;
}

bool isMonospaced(ValueKind kind)
{
    return kind == ValueKind::Hash || kind == ValueKind::Identifier;
}

QString fullText(const base::Json& row, const ColumnSpec& column, const Words& words)
{
    if (column.kind == ValueKind::LocalText)
        return words.language->pick(row, column.key);
    const base::Json* value = row.find(column.key);
    if (value == nullptr || value->isNull())
        return {};
    switch (column.kind) {
    case ValueKind::Time:
        return value->isInteger() ? formatTime(base::UnixSeconds(value->asInteger())) : scalarText(*value);
    case ValueKind::Date:
        return value->isInteger() ? formatDate(base::UnixSeconds(value->asInteger())) : scalarText(*value);
    case ValueKind::State:
        return value->isString() ? stateWord(value->asString()).word : scalarText(*value);
    case ValueKind::Choice:
        return value->isString()
            ? choiceText(column.words.empty() ? column.key : column.words, value->asString(), words)
            : scalarText(*value);
    case ValueKind::Region:
        return regionName(scalarText(*value), words.language->code());
    case ValueKind::Boolean:
        if (!value->isBoolean())
            return scalarText(*value);
        return value->asBoolean() ? QCoreApplication::translate("Columns", "Yes")
                                  : QCoreApplication::translate("Columns", "No");
    case ValueKind::Count:
        return value->isArray() ? QString::number(value->asArray().size()) : scalarText(*value);
    case ValueKind::Words:
        return value->isArray() ? listText(*value, column, words) : scalarText(*value);
    case ValueKind::Domain:
        return value->isString() && words.catalogue != nullptr
            ? words.language->pick(words.catalogue->domainLabel(value->asString()))
            : scalarText(*value);
    case ValueKind::Action: {
        const ActionInfo* action = value->isString() && words.catalogue != nullptr
            ? words.catalogue->action(row.stringOr("domain", ""), value->asString())
            : nullptr;
        return action != nullptr ? words.language->pick(action->label) : scalarText(*value);
    }
    case ValueKind::Share:
        return value->isInteger() ? formatShare(value->asInteger(), kShareWhole, 2) : scalarText(*value);
    case ValueKind::Problem:
        if (!value->isString() || words.language == nullptr)
            return scalarText(*value);
        return value->asString() == "ok"
            ? stateWord("ok").word
            : problemText(base::refused(value->asString()), words.language->code());
    case ValueKind::Text:
    case ValueKind::Signer:
    case ValueKind::LocalText:
    case ValueKind::Won:
    case ValueKind::Integer:
    case ValueKind::Hash:
    case ValueKind::Identifier:
        break;
    }
    return scalarText(*value);
}

QString cellText(const base::Json& row, const ColumnSpec& column, const Words& words)
{
    const base::Json* value = row.find(column.key);
    switch (column.kind) {
    case ValueKind::Won:
        return value != nullptr && value->isInteger() ? formatWon(base::Won(value->asInteger())) : QString();
    case ValueKind::Integer:
        return value != nullptr && value->isInteger() ? formatInteger(value->asInteger())
                                                      : fullText(row, column, words);
    case ValueKind::Hash:
        return shortened(fullText(row, column, words));
    case ValueKind::Identifier: {
        const QString text = fullText(row, column, words);
        // Every did:key of Ed25519 begins alike; what tells them apart is at the end.
        return text.startsWith(u"did:key:"_s) ? QString(u"…"_s + text.right(8)) : shortened(text, 10, 4);
    }
    case ValueKind::Signer:
        return value != nullptr && value->isString() && words.catalogue != nullptr
                && words.language != nullptr
            ? signerName(value->asString(), words.catalogue->officers(), *words.language)
            : QString();
    case ValueKind::Problem:
    case ValueKind::Text:
    case ValueKind::LocalText:
    case ValueKind::Time:
    case ValueKind::Date:
    case ValueKind::State:
    case ValueKind::Choice:
    case ValueKind::Boolean:
    case ValueKind::Region:
    case ValueKind::Count:
    case ValueKind::Words:
    case ValueKind::Domain:
    case ValueKind::Action:
    case ValueKind::Share:
        break;
    }
    return fullText(row, column, words);
}

} // namespace maru::console
