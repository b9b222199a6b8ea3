// SPDX-License-Identifier: Apache-2.0
// Reading lines into claims.
#include "admin-console/pages/credentials/issue_plan.h"

#include "admin-console/core/format.h"
#include "admin-console/core/text.h"

#include <algorithm>
#include <set>

namespace maru::console::credentials {

using namespace Qt::StringLiterals;

namespace {

const base::Json* valueAt(const base::Json& claims, const std::string& path)
{
    const base::Json* at = &claims;
    for (const QString& part : toQt(path).split(u'.')) {
        at = at->find(fromQt(part));
        if (at == nullptr)
            return nullptr;
    }
    return at;
}

void setAt(base::Json& object, const QStringList& parts, qsizetype from, base::Json value)
{
    const std::string name = fromQt(parts.at(from));
    if (from + 1 == parts.size()) {
        object.set(name, std::move(value));
        return;
    }
    base::Json inner = base::Json::object();
    if (const base::Json* there = object.find(name); there != nullptr && there->isObject())
        inner = *there;
    setAt(inner, parts, from + 1, std::move(value));
    object.set(name, std::move(inner));
}

/// Nothing when the text is none of the kind.
std::optional<base::Json> valueOf(const std::string& kind, const QString& text)
{
    if (kind == "integer") {
        const auto number = parseInteger(text);
        return number ? std::optional(base::Json(static_cast<std::int64_t>(*number))) : std::nullopt;
    }
    if (kind == "boolean") {
        static const QStringList yes { u"예"_s, u"y"_s, u"yes"_s, u"true"_s, u"o"_s, u"1"_s, u"참"_s };
        static const QStringList no { u"아니요"_s, u"아니오"_s, u"n"_s, u"no"_s, u"false"_s, u"x"_s, u"0"_s,
            u"거짓"_s };
        if (yes.contains(text.toLower()))
            return base::Json(true);
        if (no.contains(text.toLower()))
            return base::Json(false);
        return std::nullopt;
    }
    if (kind == "date") {
        const QString date = csvDate(text);
        return date.isEmpty() ? std::nullopt : std::optional(base::Json(fromQt(date)));
    }
    return base::Json(fromQt(text));
}

schema::FieldType typeOf(const std::string& kind)
{
    if (kind == "integer")
        return schema::FieldType::Integer;
    if (kind == "boolean")
        return schema::FieldType::Boolean;
    // A day of birth is typed: a calendar that begins with some day is soon signed with it.
    return schema::FieldType::String;
}

} // namespace

int IssuePlan::good() const
{
    return static_cast<int>(
        std::count_if(rows.begin(), rows.end(), [](const PlannedIssue& row) { return !row.error; }));
}

std::vector<schema::Field> claimFields(const base::Json& type)
{
    std::vector<schema::Field> fields;
    for (const base::Json& claim : type.at("claims").asArray()) {
        schema::Field field;
        field.name = claim.stringOr("path", "");
        field.type = typeOf(claim.stringOr("kind", ""));
        field.label = { claim.stringOr("ko", ""), claim.stringOr("en", "") };
        field.required = claim.booleanOr("required", true);
        const bool isDate = claim.stringOr("kind", "") == "date";
        if (field.type == schema::FieldType::String) {
            field.minimum = field.required ? 1 : 0;
            if (!isDate)
                field.maximum = 2'000;
        }
        if (claim.booleanOr("sd", false))
            field.help = { "시민이 보이지 않게 할 수 있는 항목입니다.",
                "The citizen may keep this one back." };
        if (isDate) {
            field.help.ko = "연-월-일, 예: 1988-03-14. " + field.help.ko;
            field.help.en = "Year-month-day, e.g. 1988-03-14. " + field.help.en;
        }
        fields.push_back(std::move(field));
    }
    return fields;
}

base::Json claimsOf(const std::vector<std::pair<std::string, base::Json>>& values)
{
    base::Json claims = base::Json::object();
    for (const auto& [path, value] : values)
        setAt(claims, toQt(path).split(u'.'), 0, value);
    return claims;
}

base::Result<IssuePlan> readPlan(const base::Json& type, const CsvTable& table)
{
    IssuePlan plan;
    if (table.lines.size() < 2)
        return base::refused("console.csv_empty");
    if (table.lines.size() - 1 > kMostRows)
        return base::refused("issuing.csv_rows");
    const auto& claims = type.at("claims").asArray();
    const QStringList& header = table.lines.front().cells;
    std::vector<int> claimOfColumn(static_cast<std::size_t>(header.size()), -1);
    std::set<int> found;
    for (qsizetype column = 0; column < header.size(); ++column) {
        const QString heading = header.at(column).toLower();
        for (std::size_t i = 0; i < claims.size(); ++i) {
            const bool isIt = heading == toQt(claims[i].stringOr("path", "")).toLower()
                || heading == toQt(claims[i].stringOr("ko", "")).toLower()
                || heading == toQt(claims[i].stringOr("en", "")).toLower();
            if (isIt && found.insert(static_cast<int>(i)).second) {
                claimOfColumn[static_cast<std::size_t>(column)] = static_cast<int>(i);
                break;
            }
        }
        if (claimOfColumn[static_cast<std::size_t>(column)] < 0 && !heading.isEmpty())
            plan.unknownColumns << header.at(column);
    }
    for (std::size_t i = 0; i < claims.size(); ++i)
        if (claims[i].booleanOr("required", true) && found.count(static_cast<int>(i)) == 0)
            return base::refused("console.csv_columns", {}, claims[i].stringOr("path", ""));

    std::set<std::string> seen;
    for (std::size_t n = 1; n < table.lines.size(); ++n) {
        const CsvLine& line = table.lines[n];
        PlannedIssue row;
        row.line = line.number;
        std::vector<std::pair<std::string, base::Json>> values;
        for (qsizetype column = 0; column < line.cells.size() && column < header.size(); ++column) {
            const int index = claimOfColumn[static_cast<std::size_t>(column)];
            const QString text = line.cells.at(column).trimmed();
            if (index < 0 || text.isEmpty())
                continue;
            const base::Json& claim = claims[static_cast<std::size_t>(index)];
            const std::string path = claim.stringOr("path", "");
            auto value = valueOf(claim.stringOr("kind", ""), text);
            if (!value && !row.error)
                row.error = base::refused("issuing.claim_kind", path, fromQt(text));
            if (value)
                values.emplace_back(path, std::move(*value));
        }
        row.claims = claimsOf(values);
        for (const base::Json& claim : claims)
            if (!row.error && claim.booleanOr("required", true)
                && valueAt(row.claims, claim.stringOr("path", "")) == nullptr)
                row.error = base::refused("issuing.claim_missing", claim.stringOr("path", ""));
        if (!row.error && !seen.insert(base::canonical(row.claims)).second)
            row.error = base::refused("issuing.claim_twice_in_file");
        plan.rows.push_back(std::move(row));
    }
    return plan;
}

QString csvTemplate(const base::Json& type, bool korean)
{
    const auto quoted = [](QString text) {
        text.replace(u"\""_s, u"\"\""_s);
        return u"\"%1\""_s.arg(text);
    };
    QStringList header;
    QStringList example;
    for (const base::Json& claim : type.at("claims").asArray()) {
        header << quoted(toQt(claim.stringOr(korean ? "ko" : "en", "")));
        const std::string kind = claim.stringOr("kind", "");
        example << (kind == "date"  ? u"2026-11-22"_s
                : kind == "integer" ? u"1"_s
                : kind == "boolean" ? (korean ? u"예"_s : u"yes"_s)
                                    : quoted(korean ? u"보기"_s : u"example"_s));
    }
    // Spreadsheets take a file for UTF-8 by this mark.
    return QChar(0xfeff) + header.join(u',') + u"\r\n"_s + example.join(u',') + u"\r\n"_s;
}

QString nameOf(const base::Json& type, const base::Json& claims)
{
    for (const base::Json& claim : type.at("claims").asArray())
        if (claim.stringOr("kind", "") == "string")
            if (const base::Json* value = valueAt(claims, claim.stringOr("path", ""));
                value != nullptr && value->isString())
                return toQt(value->asString());
    return {};
}

} // namespace maru::console::credentials
