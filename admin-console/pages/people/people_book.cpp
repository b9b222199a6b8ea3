// SPDX-License-Identifier: Apache-2.0
// Pages of the roles, officers and agencies.
#include "admin-console/pages/people/people_book.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/language.h"
#include "admin-console/core/text.h"

#include <algorithm>

namespace maru::console::people {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBookRows = 500;
constexpr std::int64_t kDaySeconds = 86'400;

std::set<std::string> setOf(const base::Json& row, std::string_view key)
{
    std::set<std::string> texts;
    const base::Json* list = row.find(key);
    if (list != nullptr && list->isArray()) {
        for (const base::Json& one : list->asArray()) {
            if (one.isString())
                texts.insert(one.asString());
        }
    }
    return texts;
}

} // namespace

PeopleBook::PeopleBook(Services& services, Transport& transport, QObject* parent)
    : QObject(parent), m_services(services), m_transport(transport)
{
}

void PeopleBook::load()
{
    if (m_waiting > 0)
        return;
    m_waiting = 3;
    m_error.reset();
    ask(u"roles"_s, {});
    ask(u"officers"_s, {});
    ask(u"agencies"_s, {});
}

void PeopleBook::ask(const QString& query, const QString& after)
{
    QueryItems items { { u"limit"_s, QString::number(kBookRows) } };
    if (!after.isEmpty())
        items.emplace_back(u"after"_s, after);
    m_transport.send(get(u"/v1/query/identity/"_s + query, std::move(items)), this,
        [this, query](const ApiAnswer& answer) {
            const base::Json* rows = answer ? answer->find("rows") : nullptr;
            if (rows == nullptr || !rows->isArray()) {
                m_error = answer ? base::failed("console.protocol") : answer.error();
                finishOne();
                return;
            }
            for (const base::Json& row : rows->asArray()) {
                if (query == u"roles"_s) {
                    RoleRow role;
                    role.id = row.stringOr("id", "");
                    role.name = { row.stringOr("name_ko", ""), row.stringOr("name_en", "") };
                    role.actions = setOf(row, "actions");
                    role.reads = setOf(row, "reads");
                    role.isActive = row.stringOr("state", "") == "active";
                    for (const char* field : { "roles", "role" })
                        m_services.catalogue.learn("identity", field, role.id, role.name);
                    m_roles[role.id] = std::move(role);
                } else if (query == u"agencies"_s) {
                    m_agencies[row.stringOr("id", "")] = row;
                } else if (row.stringOr("state", "") != "replaced") {
                    m_officers[row.stringOr("officer", "")] = row;
                }
            }
            const QString next = toQt(answer->stringOr("next", ""));
            if (next.isEmpty())
                finishOne();
            else
                ask(query, next);
        });
}

void PeopleBook::finishOne()
{
    if (--m_waiting > 0)
        return;
    m_isLoaded = m_isLoaded || !m_error;
    for (const auto& [id, row] : m_officers) {
        const QString ko = toQt(row.stringOr("name_ko", ""));
        const QString en = toQt(row.stringOr("name_en", ""));
        for (const char* field : { "for", "by", "officer", "replaces" })
            m_services.catalogue.learn("identity", field, id, { fromQt(ko), fromQt(en) });
    }
    Q_EMIT changed();
}

const base::Json* PeopleBook::officer(const std::string& id) const
{
    const auto found = m_officers.find(id);
    return found == m_officers.end() ? nullptr : &found->second;
}

const base::Json* PeopleBook::agency(const std::string& id) const
{
    const auto found = m_agencies.find(id);
    return found == m_agencies.end() ? nullptr : &found->second;
}

QString PeopleBook::officerName(const std::string& id) const
{
    const base::Json* row = officer(id);
    if (row == nullptr)
        return toQt(id);
    const base::Json* home = agency(row->stringOr("agency", ""));
    return m_services.language.pick(*row, "name") + u" ("_s
        + (home == nullptr ? toQt(row->stringOr("agency", "")) : m_services.language.pick(*home, "name"))
        + u')';
}

std::vector<base::Json> PeopleBook::endingWithin(int days) const
{
    std::vector<base::Json> found;
    const std::int64_t limit = m_services.connection.serverNow() + days * kDaySeconds;
    for (const auto& [id, row] : m_agencies) {
        const std::int64_t until = row.integerOr("certificate_until", 0);
        if (until != 0 && until <= limit && row.stringOr("state", "") == "active")
            found.push_back(row);
    }
    std::sort(found.begin(), found.end(), [](const base::Json& a, const base::Json& b) {
        return a.integerOr("certificate_until", 0) < b.integerOr("certificate_until", 0);
    });
    return found;
}

ActionInfo PeopleBook::withChoices(ActionInfo action) const
{
    const auto change = [this](schema::Field& field) {
        if (field.type == schema::FieldType::Reference && field.reference == "identity/roles") {
            field.type = schema::FieldType::Enum;
            field.minimum.reset();
            field.maximum.reset();
            for (const auto& [id, role] : m_roles) {
                if (role.isActive)
                    field.choices.push_back({ id, role.name });
            }
        }
        if (field.type == schema::FieldType::String
            && (field.name == "for" || field.name == "by" || field.name == "replaces")) {
            field.type = schema::FieldType::Enum;
            field.minimum.reset();
            field.maximum.reset();
            for (const auto& [id, row] : m_officers) {
                if (row.stringOr("state", "") == "left")
                    continue;
                const base::Json* home = agency(row.stringOr("agency", ""));
                const auto with = [&](const char* member) {
                    return row.stringOr(member, "")
                        + (home == nullptr ? std::string() : " (" + home->stringOr(member, "") + ")");
                };
                field.choices.push_back({ id, { with("name_ko"), with("name_en") } });
            }
        }
    };
    for (schema::Field& field : action.payload.fields) {
        change(field);
        for (schema::Field& item : field.fields) {
            change(item);
            for (schema::Field& member : item.fields)
                change(member);
        }
    }
    return action;
}

} // namespace maru::console::people
