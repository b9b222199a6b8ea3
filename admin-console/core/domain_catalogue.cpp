// SPDX-License-Identifier: Apache-2.0
// Reads the declarations of GET /v1/domains.
#include "admin-console/core/domain_catalogue.h"

#include "admin-console/core/text.h"

#include <utility>

namespace maru::console {

using namespace Qt::StringLiterals;

namespace {

schema::Text textOf(const base::Json& object, std::string_view key)
{
    const base::Json* text = object.find(key);
    if (text == nullptr)
        return {};
    return { text->stringOr("ko", ""), text->stringOr("en", "") };
}

std::vector<std::string> stringsOf(const base::Json& object, std::string_view key)
{
    std::vector<std::string> strings;
    if (const base::Json* list = object.find(key); list != nullptr && list->isArray()) {
        for (const base::Json& item : list->asArray()) {
            if (item.isString())
                strings.push_back(item.asString());
        }
    }
    return strings;
}

base::Result<schema::Schema> schemaOf(const base::Json& object, std::string_view key)
{
    const base::Json* json = object.find(key);
    if (json == nullptr || json->isNull())
        return schema::Schema {};
    return schema::fromJson(*json);
}

const base::Json::Array& itemsOf(const base::Json& object, std::string_view key)
{
    static const base::Json::Array kNone;
    const base::Json* list = object.find(key);
    return list != nullptr && list->isArray() ? list->asArray() : kNone;
}

} // namespace

DomainCatalogue::DomainCatalogue(QObject* parent) : QObject(parent) { }

void DomainCatalogue::load(Transport& transport)
{
    transport.send(get(u"/v1/domains"_s), this, [this](const ApiAnswer& answer) {
        if (!answer) {
            Q_EMIT failed(answer.error());
            return;
        }
        if (const base::Status status = read(*answer); !status)
            Q_EMIT failed(status.error());
        else
            Q_EMIT loaded();
    });
}

base::Status DomainCatalogue::read(const base::Json& json)
{
    m_actions.clear();
    m_queries.clear();
    m_domains.clear();
    m_tables.clear();
    m_readers.clear();
    m_choices.clear();
    for (const base::Json& domain : itemsOf(json, "domains")) {
        const std::string name = domain.stringOr("name", "");
        m_domains[name] = textOf(domain, "label");
        m_readers[name] = stringsOf(domain, "readers");
        // Roles begin with what the domains bring along; rows may name more of them.
        for (const base::Json& item : itemsOf(domain, "roles"))
            learn("identity", "roles", item.stringOr("id", ""), textOf(item, "label"));
        for (const base::Json& item : itemsOf(domain, "tables"))
            m_tables[{ name, item.stringOr("name", "") }] = textOf(item, "label");
        for (const base::Json& item : itemsOf(domain, "actions")) {
            ActionInfo action;
            action.domain = name;
            action.name = item.stringOr("name", "");
            action.roles = stringsOf(item, "roles");
            MARU_TRY(payload, schemaOf(item, "payload"));
            action.payload = std::move(payload);
            action.label = textOf(item, "label");
            action.help = textOf(item, "help");
            action.isRestricted = item.stringOr("visibility", "public") == "restricted";
            rememberChoices(name, action.payload.fields);
            m_actions[{ name, action.name }] = std::move(action);
        }
        for (const base::Json& item : itemsOf(domain, "queries")) {
            QueryInfo query;
            query.domain = name;
            query.name = item.stringOr("name", "");
            query.table = item.stringOr("table", "");
            query.label = textOf(item, "label");
            MARU_TRY(filters, schemaOf(item, "filters"));
            MARU_TRY(columns, schemaOf(item, "columns"));
            query.filters = std::move(filters);
            query.columns = std::move(columns);
            for (const std::string& sort : stringsOf(item, "sorts"))
                query.sorts.insert(sort);
            query.canSearch = !stringsOf(item, "search").empty();
            query.isRows = item.stringOr("kind", "rows") == "rows";
            query.isRestricted = item.stringOr("visibility", "public") == "restricted";
            rememberChoices(name, query.columns.fields);
            rememberChoices(name, query.filters.fields);
            m_queries[{ name, query.name }] = std::move(query);
        }
    }
    m_loaded = true;
    return {};
}

void DomainCatalogue::rememberChoices(const std::string& domain, const std::vector<schema::Field>& fields)
{
    for (const schema::Field& field : fields) {
        for (const schema::Choice& choice : field.choices) {
            m_choices[{ domain, field.name }].try_emplace(choice.value, choice.label);
            // Choices of a list's items belong to the list ("roles", "categories").
        }
        if (field.type == schema::FieldType::List && !field.fields.empty()) {
            for (const schema::Choice& choice : field.fields.front().choices)
                m_choices[{ domain, field.name }].try_emplace(choice.value, choice.label);
        }
        rememberChoices(domain, field.fields);
    }
}

const ActionInfo* DomainCatalogue::action(const std::string& domain, const std::string& name) const
{
    const auto found = m_actions.find({ domain, name });
    return found == m_actions.end() ? nullptr : &found->second;
}

const QueryInfo* DomainCatalogue::query(const std::string& domain, const std::string& name) const
{
    const auto found = m_queries.find({ domain, name });
    return found == m_queries.end() ? nullptr : &found->second;
}

schema::Text DomainCatalogue::domainLabel(const std::string& domain) const
{
    const auto found = m_domains.find(domain);
    return found == m_domains.end() ? schema::Text { domain, domain } : found->second;
}

schema::Text DomainCatalogue::tableLabel(const std::string& domain, const std::string& table) const
{
    const auto found = m_tables.find({ domain, table });
    return found == m_tables.end() ? schema::Text { table, table } : found->second;
}

const QueryInfo* DomainCatalogue::queryOfTable(const std::string& domain, const std::string& table) const
{
    for (const auto& [key, query] : m_queries) {
        if (key.first == domain && query.isRows && query.table == table)
            return &query;
    }
    return nullptr;
}

std::vector<std::string> DomainCatalogue::domainNames() const
{
    std::vector<std::string> names;
    for (const auto& [name, label] : m_domains)
        names.push_back(name);
    return names;
}

std::vector<std::string> DomainCatalogue::actionNames() const
{
    std::set<std::string> names;
    for (const auto& [key, action] : m_actions)
        names.insert(action.name);
    return { names.begin(), names.end() };
}

QString DomainCatalogue::anyActionLabel(const std::string& name, const Language& language) const
{
    for (const auto& [key, action] : m_actions) {
        if (action.name == name)
            return actionLabel(action.domain, name, language);
    }
    return {};
}

std::vector<std::string> DomainCatalogue::readers(const std::string& domain) const
{
    const auto found = m_readers.find(domain);
    return found == m_readers.end() ? std::vector<std::string> {} : found->second;
}

void DomainCatalogue::learn(
    const std::string& domain, const std::string& field, const std::string& value, schema::Text label)
{
    m_learned[{ domain, field }][value] = std::move(label);
}

QString DomainCatalogue::choiceLabel(const std::string& domain, const std::string& field,
    const std::string& value, const Language& language) const
{
    for (const auto* names : { &m_choices, &m_learned }) {
        const auto found = names->find({ domain, field });
        if (found == names->end())
            continue;
        if (const auto label = found->second.find(value); label != found->second.end())
            return language.pick(label->second);
    }
    return {};
}

QString DomainCatalogue::actionLabel(
    const std::string& domain, const std::string& name, const Language& language) const
{
    const ActionInfo* info = action(domain, name);
    const QString label = info == nullptr ? toQt(name) : language.pick(info->label);
    return language.pick(domainLabel(domain)) + u" · "_s + label;
}

} // namespace maru::console
