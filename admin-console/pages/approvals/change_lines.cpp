// SPDX-License-Identifier: Apache-2.0
// From rows of the state to words.
#include "admin-console/pages/approvals/change_lines.h"

#include "admin-console/core/column.h"
#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/problem.h"
#include "admin-console/core/sentence.h"
#include "admin-console/core/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace maru::console::approvals {

using namespace Qt::StringLiterals;

namespace {

/// What the clock will do is kept in this table of every domain; its keys begin with twelve digits of seconds.
constexpr std::string_view kDueTable = "due";
constexpr std::size_t kDueDigits = 12;

class ChangeWords {
    Q_DECLARE_TR_FUNCTIONS(ChangeWords)
};

const schema::Field* fieldNamed(const std::vector<schema::Field>& fields, const std::string& name)
{
    const auto found = std::find_if(
        fields.begin(), fields.end(), [&name](const schema::Field& one) { return one.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

/// What the table's list declares; else what every action of the domain that takes such a member says alike.
const schema::Field* memberField(const DomainCatalogue& catalogue, const std::string& domain,
    const QueryInfo* query, const std::string& member)
{
    if (query != nullptr) {
        if (const schema::Field* column = fieldNamed(query->columns.fields, member))
            return column;
    }
    const schema::Field* agreed = nullptr;
    for (const auto& [key, action] : catalogue.actions()) {
        const schema::Field* field =
            key.first == domain ? fieldNamed(action.payload.fields, member) : nullptr;
        if (field == nullptr)
            continue;
        if (agreed != nullptr
            && (agreed->type != field->type || agreed->label != field->label
                || agreed->fields != field->fields))
            return nullptr;
        agreed = field;
    }
    return agreed;
}

bool isTimeName(const std::string& name)
{
    constexpr std::array<std::string_view, 8> kTimes { "closed", "effective_from", "from", "since", "time",
        "until", "valid_from", "valid_until" };
    return std::find(kTimes.begin(), kTimes.end(), name) != kTimes.end();
}

/// A value of a member that no declaration describes, by what its name says.
QString plainText(
    const std::string& domain, const std::string& name, const base::Json& value, const Services& services)
{
    if (value.isString()) {
        const std::string& text = value.asString();
        // A role is the identity domain's wherever it is named.
        for (const auto& [where, field] : { std::pair<std::string, std::string> { domain, name },
                 std::pair<std::string, std::string> { "identity", name == "role" ? "roles" : name } }) {
            const QString word = services.catalogue.choiceLabel(where, field, text, services.language);
            if (!word.isEmpty())
                return word;
        }
        if (name == "region")
            return regionName(toQt(text), services.language.code());
        return toQt(text);
    }
    if (value.isBoolean())
        return value.asBoolean() ? ChangeWords::tr("yes") : ChangeWords::tr("no");
    if (value.isInteger())
        return isTimeName(name) && value.asInteger() > 0
            ? formatTimeWithZone(base::UnixSeconds(value.asInteger()))
            : formatInteger(value.asInteger());
    return toQt(base::canonical(value));
}

QString valueText(const std::string& domain, const schema::Field* field, const std::string& name,
    const base::Json* value, const Services& services);

/// "역할 참관 · 지역 전국": every member, so that what is signed is shown whole.
QString objectText(
    const std::string& domain, const schema::Field* object, const base::Json& value, const Services& services)
{
    QStringList parts;
    for (const auto& [name, member] : value.asObject()) {
        const schema::Field* field = nullptr;
        if (object != nullptr) {
            for (const schema::Field& one : object->fields) {
                if (one.name == name)
                    field = &one;
            }
        }
        const QString label = field == nullptr ? toQt(name) : services.language.pick(field->label);
        parts << QString(label + u' ' + valueText(domain, field, name, &member, services));
    }
    return parts.join(u" · "_s);
}

QString valueText(const std::string& domain, const schema::Field* field, const std::string& name,
    const base::Json* value, const Services& services)
{
    if (value == nullptr || value->isNull() || (value->isString() && value->asString().empty())
        || (value->isArray() && value->asArray().empty()))
        return u"–"_s;
    if (value->isObject())
        return objectText(domain, field, *value, services);
    if (value->isArray()) {
        const schema::Field* item =
            field != nullptr && !field->fields.empty() ? &field->fields.front() : nullptr;
        const bool hasRows = value->asArray().front().isObject();
        QStringList parts;
        for (const base::Json& one : value->asArray()) {
            if (one.isObject()) {
                parts << objectText(domain, item, one, services);
            } else if (item != nullptr && !one.isArray()) {
                schema::Field named = *item;
                named.name = name; // choices of a list's items belong to the list
                parts << fieldValueText(domain, named, one, { services.catalogue, services.language });
            } else {
                parts << plainText(domain, name, one, services);
            }
        }
        return parts.join(hasRows ? u"\n"_s : u", "_s);
    }
    if (field != nullptr) {
        const QString text =
            fieldValueText(domain, *field, *value, { services.catalogue, services.language });
        if (!text.isEmpty())
            return text;
    }
    return plainText(domain, name, *value, services);
}

std::set<std::string> memberNames(const base::Json& before, const base::Json& after)
{
    std::set<std::string> names;
    for (const base::Json* side : { &before, &after }) {
        if (!side->isObject())
            continue;
        for (const auto& [name, value] : side->asObject())
            names.insert(name);
    }
    return names;
}

QString recordTitle(
    const std::string& domain, const std::string& table, const std::string& key, const Services& services)
{
    if (table == kDueTable && key.size() > kDueDigits) {
        const qint64 seconds = toQt(key.substr(0, kDueDigits)).toLongLong();
        return ChangeWords::tr("Planned for %1 · %2")
            .arg(formatTimeWithZone(base::UnixSeconds(seconds)),
                services.language.pick(services.catalogue.domainLabel(domain)));
    }
    const QString label = services.language.pick(services.catalogue.tableLabel(domain, table));
    const QString officer = services.catalogue.officers().nameOf(key, services.language);
    const QString name = officer.isEmpty() ? shortened(toQt(key), 40, 8) : officer;
    return label + u" · "_s + name;
}

} // namespace

std::vector<ChangedRecord> changedRecords(const base::Json& run, const Services& services)
{
    std::vector<ChangedRecord> records;
    const base::Json* writes = run.find("writes");
    if (writes == nullptr || !writes->isArray())
        return records;
    for (const base::Json& row : writes->asArray()) {
        const std::string domain = row.stringOr("domain", "");
        const std::string table = row.stringOr("table", "");
        ChangedRecord record;
        if (row.booleanOr("restricted", false)) {
            record.kind = ChangeKind::Hidden;
            record.title = services.language.pick(services.catalogue.tableLabel(domain, table));
            records.push_back(std::move(record));
            continue;
        }
        const base::Json nothing;
        const base::Json* beforeMember = row.find("before");
        const base::Json* afterMember = row.find("after");
        const base::Json& before = beforeMember != nullptr ? *beforeMember : nothing;
        const base::Json& after = afterMember != nullptr ? *afterMember : nothing;
        record.kind = before.isNull() ? ChangeKind::Created
            : after.isNull()          ? ChangeKind::Removed
                                      : ChangeKind::Changed;
        record.title = recordTitle(domain, table, row.stringOr("key", ""), services);
        const QueryInfo* query = services.catalogue.queryOfTable(domain, table);
        for (const std::string& name : memberNames(before, after)) {
            const base::Json* old = before.find(name);
            const base::Json* fresh = after.find(name);
            if (old != nullptr && fresh != nullptr && *old == *fresh)
                continue;
            const schema::Field* field = memberField(services.catalogue, domain, query, name);
            const QString label = field == nullptr ? toQt(name) : services.language.pick(field->label);
            record.members.push_back({ label, valueText(domain, field, name, old, services),
                valueText(domain, field, name, fresh, services) });
        }
        if (record.members.empty())
            record.members.push_back(
                { ChangeWords::tr("Value"), valueText(domain, nullptr, {}, &before, services),
                    valueText(domain, nullptr, {}, &after, services) });
        records.push_back(std::move(record));
    }
    return records;
}

QString recordHeading(const ChangedRecord& record)
{
    switch (record.kind) {
    case ChangeKind::Created:
        return u"＋ "_s + ChangeWords::tr("%1: new").arg(record.title);
    case ChangeKind::Changed:
        return u"△ "_s + ChangeWords::tr("%1: changed").arg(record.title);
    case ChangeKind::Removed:
        return u"✕ "_s + ChangeWords::tr("%1: removed").arg(record.title);
    case ChangeKind::Hidden:
        return u"▒ "_s + ChangeWords::tr("%1: a restricted record that you may not read").arg(record.title);
    }
    return record.title;
}

QString refusalOf(const base::Json& run, const Services& services)
{
    const base::Json* result = run.find("result");
    if (result == nullptr || result->stringOr("code", "ok") == "ok")
        return {};
    return problemText(base::refused(result->stringOr("code", "")), services.language.code());
}

} // namespace maru::console::approvals
