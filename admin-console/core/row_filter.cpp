// SPDX-License-Identifier: Apache-2.0
// Conditions as words, queries and settings.
#include "admin-console/core/row_filter.h"

#include "admin-console/core/format.h"
#include "admin-console/core/states.h"
#include "admin-console/core/text.h"
#include "shared/base/calendar.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::int64_t kMinuteSeconds = 60;
constexpr std::size_t kLongestFilterText = 100; // the server takes 200 bytes

struct OpName {
    FilterOp op;
    const char* name; ///< in settings
    const char* word;
};

constexpr std::array<OpName, 11> kOps { {
    { FilterOp::Contains, "contains", QT_TRANSLATE_NOOP("RowFilter", "contains") },
    { FilterOp::Is, "is", QT_TRANSLATE_NOOP("RowFilter", "is") },
    { FilterOp::IsNot, "is_not", QT_TRANSLATE_NOOP("RowFilter", "is not") },
    { FilterOp::AtLeast, "at_least", QT_TRANSLATE_NOOP("RowFilter", "at least") },
    { FilterOp::AtMost, "at_most", QT_TRANSLATE_NOOP("RowFilter", "at most") },
    { FilterOp::Between, "between", QT_TRANSLATE_NOOP("RowFilter", "between") },
    { FilterOp::From, "from", QT_TRANSLATE_NOOP("RowFilter", "from") },
    { FilterOp::Until, "until", QT_TRANSLATE_NOOP("RowFilter", "until") },
    { FilterOp::Today, "today", QT_TRANSLATE_NOOP("RowFilter", "today") },
    { FilterOp::ThisWeek, "this_week", QT_TRANSLATE_NOOP("RowFilter", "this week") },
    { FilterOp::ThisMonth, "this_month", QT_TRANSLATE_NOOP("RowFilter", "this month") },
} };

bool isPeriod(FilterOp op)
{
    return op == FilterOp::Today || op == FilterOp::ThisWeek || op == FilterOp::ThisMonth;
}

bool isMoment(FilterType type)
{
    return type == FilterType::Time || type == FilterType::Date;
}

std::optional<FilterType> filterTypeOf(schema::FieldType type)
{
    switch (type) {
    case schema::FieldType::String:
    case schema::FieldType::Text:
    case schema::FieldType::Hash:
    case schema::FieldType::Did:
    case schema::FieldType::Reference:
        return FilterType::Text;
    case schema::FieldType::Integer:
        return FilterType::Integer;
    case schema::FieldType::Won:
        return FilterType::Won;
    case schema::FieldType::Time:
        return FilterType::Time;
    case schema::FieldType::Date:
        return FilterType::Date;
    case schema::FieldType::Boolean:
        return FilterType::Boolean;
    case schema::FieldType::Enum:
        return FilterType::Choice;
    case schema::FieldType::Bytes:
    case schema::FieldType::Object:
    case schema::FieldType::List:
        break;
    }
    return std::nullopt;
}

bool isValue(const FilterField& field, const base::Json& value)
{
    switch (field.type) {
    case FilterType::Text:
        return value.isString() && !value.asString().empty() && value.asString().size() <= kLongestFilterText;
    case FilterType::Won:
    case FilterType::Integer:
        return value.isInteger();
    case FilterType::Time:
        return value.isInteger() && value.asInteger() > 0;
    case FilterType::Date:
        return value.isString() && base::parseIsoDate(value.asString());
    case FilterType::Choice:
        return value.isString() && !value.asString().empty()
            && (field.choices.empty()
                || std::find(field.choices.begin(), field.choices.end(), value.asString())
                    != field.choices.end());
    case FilterType::Boolean:
        return value.isBoolean();
    }
    return false;
}

QString filterValueText(const FilterField& field, const base::Json& value, const Words& words)
{
    switch (field.type) {
    case FilterType::Won:
        return formatWon(base::Won(value.asInteger()));
    case FilterType::Integer:
        return formatInteger(value.asInteger());
    case FilterType::Time:
        return field.isWholeDays ? formatDate(base::UnixSeconds(value.asInteger()))
                                 : formatTime(base::UnixSeconds(value.asInteger()));
    case FilterType::Boolean:
        return value.asBoolean() ? QCoreApplication::translate("Columns", "Yes")
                                 : QCoreApplication::translate("Columns", "No");
    case FilterType::Choice:
        for (const auto& [name, word] : choicesOf(field, words)) {
            if (name == value.asString())
                return word;
        }
        return toQt(value.asString());
    case FilterType::Text: {
        // Identifiers are long; what tells them apart is at the ends.
        const QString text = toQt(value.asString());
        return u'“' + (text.contains(u' ') ? text : shortened(text, 16, 8)) + u'”';
    }
    case FilterType::Date:
        break;
    }
    return toQt(value.asString());
}

QString wireValue(const base::Json& value)
{
    if (value.isInteger())
        return QString::number(value.asInteger());
    if (value.isBoolean())
        return value.asBoolean() ? u"true"_s : u"false"_s;
    return toQt(value.asString());
}

struct Span {
    std::optional<base::Json> first; ///< included
    std::optional<base::Json> last; ///< included
};

base::Json momentOf(const FilterField& field, base::CivilDate day, bool isEnd)
{
    if (field.type == FilterType::Date)
        return base::isoDate(day);
    return base::startOfKoreanDay(day).count() + (isEnd ? kDaySeconds - 1 : 0);
}

base::CivilDate addDays(base::CivilDate day, int days)
{
    return base::koreanDate(base::startOfKoreanDay(day) + days * kDaySeconds);
}

Span periodOf(const FilterField& field, FilterOp op, qint64 now)
{
    const base::CivilDate today = base::koreanDate(base::UnixSeconds(now));
    base::CivilDate first = today;
    base::CivilDate last = today;
    if (op == FilterOp::ThisWeek) {
        // 1970-01-01 was a Thursday; days since then in Korea.
        const qint64 days = (base::startOfKoreanDay(today).count() + 9 * 3600) / kDaySeconds;
        first = addDays(today, -static_cast<int>((days + 3) % 7));
        last = addDays(first, 6);
    } else if (op == FilterOp::ThisMonth) {
        first.day = 1;
        last.day = base::daysInMonth(today.year, today.month);
    }
    return { momentOf(field, first, false), momentOf(field, last, true) };
}

/// The last second of the minute or the day that the officer named.
base::Json endOf(const FilterField& field, const base::Json& value)
{
    if (field.type != FilterType::Time)
        return value;
    if (field.isWholeDays)
        return momentOf(field, base::koreanDate(base::UnixSeconds(value.asInteger())), true);
    return value.asInteger() - value.asInteger() % kMinuteSeconds + kMinuteSeconds - 1;
}

base::Json beginOf(const FilterField& field, const base::Json& value)
{
    if (field.type != FilterType::Time)
        return value;
    if (field.isWholeDays)
        return momentOf(field, base::koreanDate(base::UnixSeconds(value.asInteger())), false);
    return value.asInteger() - value.asInteger() % kMinuteSeconds;
}

Span spanOf(const FilterField& field, const Condition& condition, qint64 now)
{
    switch (condition.op) {
    case FilterOp::AtLeast:
    case FilterOp::From:
        return { beginOf(field, condition.value), std::nullopt };
    case FilterOp::AtMost:
    case FilterOp::Until:
        return { std::nullopt, endOf(field, condition.value) };
    case FilterOp::Between:
        return { beginOf(field, condition.value), endOf(field, condition.second) };
    case FilterOp::Is: // a day or a minute is a span of seconds
        return { beginOf(field, condition.value), endOf(field, condition.value) };
    case FilterOp::Today:
    case FilterOp::ThisWeek:
    case FilterOp::ThisMonth:
        return periodOf(field, condition.op, now);
    case FilterOp::Contains:
    case FilterOp::IsNot:
        break;
    }
    return {};
}

bool isSpan(const FilterField& field, FilterOp op)
{
    return op != FilterOp::Contains && op != FilterOp::IsNot
        && (op != FilterOp::Is || field.type == FilterType::Time);
}

} // namespace

int conditionParts(const Condition& condition)
{
    return condition.op == FilterOp::Between || isPeriod(condition.op) ? 2 : 1;
}

std::vector<FilterField> filterFields(const std::vector<ColumnSpec>& columns, const QueryInfo& query)
{
    const auto declared = [&query](const std::string& name) -> const schema::Field* {
        for (const schema::Schema* one : { &query.columns, &query.filters }) {
            for (const schema::Field& field : one->fields) {
                if (field.name == name)
                    return &field;
            }
        }
        return nullptr;
    };
    std::vector<FilterField> fields;
    for (const ColumnSpec& column : columns) {
        if (findField(fields, column.key) != nullptr)
            continue;
        const bool isLocal = column.kind == ValueKind::LocalText;
        const schema::Field* field = declared(isLocal ? column.key + "_ko" : column.key);
        const std::optional<FilterType> type = field == nullptr ? std::nullopt : filterTypeOf(field->type);
        if (!type || (isLocal && declared(column.key + "_en") == nullptr))
            continue;
        FilterField made;
        made.name = column.key;
        made.title = column.title;
        made.type = *type;
        made.isLocal = isLocal;
        made.isWholeDays = column.kind == ValueKind::Date;
        made.words = column.kind == ValueKind::State || column.kind == ValueKind::Region ? column.kind
                                                                                         : ValueKind::Choice;
        for (const schema::Choice& choice : field->choices)
            made.choices.push_back(choice.value);
        if (made.type == FilterType::Choice && made.choices.empty())
            continue;
        fields.push_back(std::move(made));
    }
    return fields;
}

const FilterField* findField(const std::vector<FilterField>& fields, const std::string& name)
{
    const auto found = std::find_if(
        fields.begin(), fields.end(), [&name](const FilterField& one) { return one.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

std::vector<FilterOp> operatorsOf(const FilterField& field)
{
    if (field.hasParameters()) {
        std::vector<FilterOp> ops;
        const bool isTime = isMoment(field.type);
        if (!field.from.isEmpty() && !field.until.isEmpty() && isTime)
            ops = { FilterOp::Today, FilterOp::ThisWeek, FilterOp::ThisMonth, FilterOp::Between };
        else if (!field.from.isEmpty() && !field.until.isEmpty())
            ops = { FilterOp::Between };
        if (!field.equals.isEmpty())
            ops.insert(ops.begin(), FilterOp::Is);
        if (!field.from.isEmpty())
            ops.push_back(isTime ? FilterOp::From : FilterOp::AtLeast);
        if (!field.until.isEmpty())
            ops.push_back(isTime ? FilterOp::Until : FilterOp::AtMost);
        return ops;
    }
    switch (field.type) {
    case FilterType::Text:
        return { FilterOp::Contains, FilterOp::Is, FilterOp::IsNot };
    case FilterType::Won:
        return { FilterOp::AtLeast, FilterOp::AtMost, FilterOp::Between, FilterOp::Is, FilterOp::IsNot };
    case FilterType::Integer:
        // Numbers of voters and blocks are looked up more often than counts are compared.
        return { FilterOp::Is, FilterOp::AtLeast, FilterOp::AtMost, FilterOp::Between, FilterOp::IsNot };
    case FilterType::Time:
    case FilterType::Date:
        return { FilterOp::From, FilterOp::Until, FilterOp::Between, FilterOp::Today, FilterOp::ThisWeek,
            FilterOp::ThisMonth };
    case FilterType::Choice:
        return { FilterOp::Is, FilterOp::IsNot };
    case FilterType::Boolean:
        return { FilterOp::Is };
    }
    return {};
}

QString operatorWord(FilterOp op)
{
    for (const OpName& one : kOps) {
        if (one.op == op)
            return QCoreApplication::translate("RowFilter", one.word);
    }
    return {};
}

std::vector<std::pair<std::string, QString>> choicesOf(const FilterField& field, const Words& words)
{
    std::vector<std::pair<std::string, QString>> choices;
    std::vector<std::string> values = field.choices;
    if (values.empty() && words.catalogue != nullptr) {
        if (field.words == ValueKind::Domain)
            values = words.catalogue->domainNames();
        else if (field.words == ValueKind::Action)
            values = words.catalogue->actionNames();
    }
    for (const std::string& value : values) {
        QString word;
        switch (field.words) {
        case ValueKind::State:
            word = stateWord(value).word;
            break;
        case ValueKind::Region:
            word = regionName(toQt(value), words.language->code());
            break;
        case ValueKind::Domain:
            if (words.catalogue != nullptr)
                word = words.language->pick(words.catalogue->domainLabel(value));
            break;
        case ValueKind::Action:
            if (words.catalogue != nullptr)
                word = words.catalogue->anyActionLabel(value, *words.language);
            break;
        default:
            if (words.catalogue != nullptr)
                word = words.catalogue->choiceLabel(words.domain, field.name, value, *words.language);
            break;
        }
        choices.emplace_back(value, word.isEmpty() ? toQt(value) : word);
    }
    return choices;
}

base::Status checkCondition(const std::vector<FilterField>& fields, const Condition& condition)
{
    const FilterField* field = findField(fields, condition.field);
    if (field == nullptr)
        return base::refused("console.filter_field", condition.field);
    const std::vector<FilterOp> ops = operatorsOf(*field);
    if (std::find(ops.begin(), ops.end(), condition.op) == ops.end())
        return base::refused("console.filter_value", condition.field);
    if (isPeriod(condition.op))
        return {};
    if (!isValue(*field, condition.value))
        return base::refused("console.filter_value", condition.field);
    if (condition.op != FilterOp::Between)
        return {};
    if (!isValue(*field, condition.second))
        return base::refused("console.filter_value", condition.field);
    const bool isReversed = condition.value.isInteger()
        ? condition.value.asInteger() > condition.second.asInteger()
        : condition.value.asString() > condition.second.asString();
    return isReversed ? base::Status(base::refused("console.filter_order", condition.field)) : base::Status();
}

QString conditionText(const FilterField& field, const Condition& condition, const Words& words)
{
    const QString title = QCoreApplication::translate("Columns", field.title);
    if (isPeriod(condition.op))
        return title + u": "_s + operatorWord(condition.op);
    const QString value = filterValueText(field, condition.value, words);
    switch (condition.op) {
    case FilterOp::Contains:
        return QCoreApplication::translate("RowFilter", "%1 contains %2").arg(title, value);
    case FilterOp::Is:
        return field.type == FilterType::Won || field.type == FilterType::Integer
            ? QString(title + u" = "_s + value)
            : QString(title + u": "_s + value);
    case FilterOp::IsNot:
        return title + u" ≠ "_s + value;
    case FilterOp::AtLeast:
        return title + u" ≥ "_s + value;
    case FilterOp::AtMost:
        return title + u" ≤ "_s + value;
    case FilterOp::Between:
        return title + u": "_s + value + u" ~ "_s + filterValueText(field, condition.second, words);
    case FilterOp::From:
        return QCoreApplication::translate("RowFilter", "%1: from %2").arg(title, value);
    case FilterOp::Until:
        return QCoreApplication::translate("RowFilter", "%1: until %2").arg(title, value);
    case FilterOp::Today:
    case FilterOp::ThisWeek:
    case FilterOp::ThisMonth:
        break;
    }
    return title;
}

void appendCondition(QueryItems& query, const std::vector<FilterField>& fields, const Condition& condition,
    const Words& words, qint64 now)
{
    if (!checkCondition(fields, condition))
        return;
    const FilterField& field = *findField(fields, condition.field);
    const bool hasSpan = isSpan(field, condition.op);
    const Span span = hasSpan ? spanOf(field, condition, now) : Span {};
    if (field.hasParameters()) {
        if (!hasSpan || (condition.op == FilterOp::Is && !field.equals.isEmpty())) {
            query.emplace_back(field.equals, wireValue(condition.value));
            return;
        }
        if (span.first)
            query.emplace_back(field.from, wireValue(*span.first));
        if (span.last)
            // Parameters called "until" exclude their end.
            query.emplace_back(field.until,
                wireValue(
                    field.type == FilterType::Time ? base::Json(span.last->asInteger() + 1) : *span.last));
        return;
    }
    const QString member =
        toQt(field.name) + (field.isLocal ? QString(u'_' + words.language->tag()) : QString());
    const auto add = [&query, &member](const QString& op, const base::Json& value) {
        query.emplace_back(u"where"_s, member + u':' + op + u':' + wireValue(value));
    };
    if (hasSpan) {
        if (span.first)
            add(u"ge"_s, *span.first);
        if (span.last)
            add(u"le"_s, *span.last);
        return;
    }
    add(condition.op == FilterOp::Contains    ? u"has"_s
            : condition.op == FilterOp::IsNot ? u"ne"_s
                                              : u"eq"_s,
        condition.value);
}

base::Json toJson(const Condition& condition)
{
    const auto name = std::find_if(
        kOps.begin(), kOps.end(), [&condition](const OpName& one) { return one.op == condition.op; });
    base::Json json = base::Json::object({ { "field", condition.field }, { "op", name->name } });
    if (!condition.value.isNull())
        json.set("value", condition.value);
    if (!condition.second.isNull())
        json.set("second", condition.second);
    return json;
}

std::optional<Condition> conditionFromJson(const base::Json& json)
{
    const std::string op = json.stringOr("op", "");
    const auto name =
        std::find_if(kOps.begin(), kOps.end(), [&op](const OpName& one) { return op == one.name; });
    Condition condition;
    condition.field = json.stringOr("field", "");
    if (name == kOps.end() || condition.field.empty())
        return std::nullopt;
    condition.op = name->op;
    if (const base::Json* value = json.find("value"); value != nullptr)
        condition.value = *value;
    if (const base::Json* second = json.find("second"); second != nullptr)
        condition.second = *second;
    return condition;
}

} // namespace maru::console
