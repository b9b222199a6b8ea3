// SPDX-License-Identifier: Apache-2.0
// Domain queries: rows of a table with filters, search, order and pages, and what a domain computes.
#include "server/api/access.h"
#include "server/api/resources.h"

#include "shared/schema/schema.h"

#include <algorithm>
#include <array>

namespace maru::api {

namespace {

constexpr std::array<std::string_view, 6> kReserved { "q", "sort", "after", "limit", "total", "where" };
constexpr std::size_t kLongestSearch = 200;
constexpr std::size_t kMostConditions = 8;

bool isReserved(std::string_view name)
{
    return std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end();
}

const schema::Field* fieldOf(const schema::Schema& schema, std::string_view name)
{
    for (const schema::Field& field : schema.fields)
        if (field.name == name)
            return &field;
    return nullptr;
}

/// The JSON value that the text of a query parameter stands for.
base::Result<base::Json> valueOf(const schema::Field& field, const std::string& text)
{
    switch (field.type) {
    case schema::FieldType::Integer:
    case schema::FieldType::Won:
    case schema::FieldType::Time: {
        MARU_TRY(number, parseInteger(text, field.name, -base::kMaxSafeInteger, base::kMaxSafeInteger));
        return base::Json(number);
    }
    case schema::FieldType::Boolean:
        if (text == "true" || text == "1")
            return base::Json(true);
        if (text == "false" || text == "0")
            return base::Json(false);
        return base::refused("query.parameter", field.name);
    case schema::FieldType::Object:
    case schema::FieldType::List: {
        auto parsed = base::parseJson(text);
        if (!parsed)
            return base::refused("query.parameter", field.name);
        return parsed;
    }
    case schema::FieldType::String:
    case schema::FieldType::Text:
    case schema::FieldType::Date:
    case schema::FieldType::Enum:
    case schema::FieldType::Hash:
    case schema::FieldType::Bytes:
    case schema::FieldType::Did:
    case schema::FieldType::Reference:
        break;
    }
    return base::Json(text);
}

/// Filters given, as an object. An empty text is no filter: forms send those.
base::Result<base::Json> argumentsOf(
    const domain::QuerySpec& spec, const http::Request& request, bool takesReserved)
{
    base::Json arguments = base::Json::object();
    for (const auto& [name, text] : request.query) {
        const schema::Field* field = fieldOf(spec.filters, name);
        if (field == nullptr) {
            if (takesReserved && isReserved(name))
                continue;
            return base::refused("query.extra_parameter", name);
        }
        if (arguments.find(name) != nullptr)
            return base::refused("query.parameter", name, "given twice");
        if (text.empty())
            continue;
        MARU_TRY(value, valueOf(*field, text));
        MARU_CHECK(schema::validateField(*field, value, name));
        arguments.set(name, std::move(value));
    }
    return arguments;
}

/// Restricted rows are open to the person they are about: a filter that names a DID which is the session's own.
bool isAboutCaller(const domain::QuerySpec& spec, const base::Json& arguments, const Caller& caller)
{
    if (!caller.isKnown())
        return false;
    return std::any_of(
        spec.filters.fields.begin(), spec.filters.fields.end(), [&](const schema::Field& field) {
            // A subject may be a did:maru, which is no did:key.
            const bool namesAPerson = field.type == schema::FieldType::Did || field.name == "subject";
            return namesAPerson && arguments.stringOr(field.name, "") == caller.did;
        });
}

using Operator = domain::Filter::Operator;

std::optional<Operator> operatorOf(std::string_view word)
{
    constexpr std::array<std::pair<std::string_view, Operator>, 7> kOperators { { { "eq", Operator::Equal },
        { "ne", Operator::NotEqual }, { "lt", Operator::Less }, { "le", Operator::LessOrEqual },
        { "gt", Operator::Greater }, { "ge", Operator::GreaterOrEqual }, { "has", Operator::Contains } } };
    for (const auto& one : kOperators) {
        if (one.first == word)
            return one.second;
    }
    return std::nullopt;
}

/// Numbers and times have an order; what is text has parts.
bool fits(schema::FieldType type, Operator op)
{
    switch (type) {
    case schema::FieldType::Integer:
    case schema::FieldType::Won:
    case schema::FieldType::Time:
        return op != Operator::Contains;
    case schema::FieldType::Date:
        return true;
    case schema::FieldType::Boolean:
        return op == Operator::Equal || op == Operator::NotEqual;
    case schema::FieldType::Object:
    case schema::FieldType::List:
        return false;
    case schema::FieldType::String:
    case schema::FieldType::Text:
    case schema::FieldType::Enum:
    case schema::FieldType::Hash:
    case schema::FieldType::Bytes:
    case schema::FieldType::Did:
    case schema::FieldType::Reference:
        return op == Operator::Equal || op == Operator::NotEqual || op == Operator::Contains;
    }
    return false;
}

/// "raised:ge:1000000": a column, an operator, and what it is compared with.
base::Result<domain::Filter> conditionOf(const domain::QuerySpec& spec, std::string_view text)
{
    const std::size_t first = text.find(':');
    const std::size_t second = first == text.npos ? text.npos : text.find(':', first + 1);
    if (second == text.npos || text.size() - second > kLongestSearch)
        return base::refused("query.condition", "where");
    const std::string member(text.substr(0, first));
    const schema::Field* field = fieldOf(spec.columns, member);
    if (field == nullptr)
        field = fieldOf(spec.filters, member);
    const auto op = operatorOf(text.substr(first + 1, second - first - 1));
    const std::string value(text.substr(second + 1));
    if (field == nullptr || !op || !fits(field->type, *op) || value.empty())
        return base::refused("query.condition", "where", member);
    auto parsed = valueOf(*field, value);
    if (!parsed)
        return base::refused("query.condition", "where", member);
    return domain::Filter { member, *op, std::move(*parsed) };
}

base::Status addConditions(
    const domain::QuerySpec& spec, const http::Request& request, domain::Selection& selection)
{
    std::size_t count = 0;
    for (const auto& [name, text] : request.query) {
        if (name != "where" || fieldOf(spec.filters, name) != nullptr)
            continue;
        if (++count > kMostConditions)
            return base::refused("query.condition", "where", "too many");
        MARU_TRY(condition, conditionOf(spec, text));
        selection.filters.push_back(std::move(condition));
    }
    return {};
}

/// A DID is looked for among DIDs and other identifiers elsewhere: one range of one index, at any size.
std::vector<std::string> startsFor(const domain::QuerySpec& spec, const std::string& search)
{
    const bool isDid = search.starts_with("did:");
    std::vector<std::string> members;
    for (const std::string& member : spec.searchStarts) {
        const schema::Field* field = fieldOf(spec.columns, member);
        if ((field != nullptr && field->type == schema::FieldType::Did) == isDid)
            members.push_back(member);
    }
    return members;
}

base::Result<domain::Selection> selectionOf(
    const domain::QuerySpec& spec, const http::Request& request, const base::Json& arguments)
{
    domain::Selection selection;
    selection.table = spec.table;
    for (const auto& [name, value] : arguments.asObject())
        selection.filters.push_back({ name, domain::Filter::Operator::Equal, value });
    MARU_CHECK(addConditions(spec, request, selection));
    selection.search = request.queryValue("q").value_or("");
    if (!selection.search.empty()) {
        if (spec.search.empty() && spec.searchStarts.empty())
            return base::refused("query.extra_parameter", "q");
        if (selection.search.size() > kLongestSearch)
            return base::refused("query.parameter", "q");
        selection.searchMembers = spec.search;
        selection.searchStarts = startsFor(spec, selection.search);
    }
    std::string sort = request.queryValue("sort").value_or("");
    selection.descending = sort.starts_with('-');
    if (selection.descending)
        sort.erase(0, 1);
    if (sort == "key")
        sort.clear();
    if (!sort.empty() && std::find(spec.sorts.begin(), spec.sorts.end(), sort) == spec.sorts.end())
        return base::refused("query.sort", "sort");
    selection.sort = std::move(sort);
    selection.after = request.queryValue("after").value_or("");
    MARU_TRY(limit, limitParameter(request));
    selection.limit = limit;
    selection.wantTotal = wantsTotal(request);
    return selection;
}

bool isRestricted(const domain::DomainSpec& domain, const domain::QuerySpec& spec)
{
    if (spec.visibility == domain::Visibility::Restricted)
        return true;
    if (spec.kind != domain::QuerySpec::Kind::Rows)
        return false;
    const domain::TableSpec* table = domain.table(spec.table);
    return table == nullptr || table->visibility == domain::Visibility::Restricted;
}

} // namespace

base::Result<http::Response> getQuery(const Services& services, const http::Request& request)
{
    const domain::Domain* found = services.node.registry().find(pathParameter(request, "domain"));
    if (found == nullptr)
        return base::refused("api.unknown_domain", "domain");
    const domain::QuerySpec* spec = found->spec().query(pathParameter(request, "query"));
    if (spec == nullptr)
        return base::refused("api.unknown_query", "query");
    const bool isRows = spec->kind == domain::QuerySpec::Kind::Rows;
    MARU_TRY(arguments, argumentsOf(*spec, request, isRows));
    MARU_TRY(reader, services.node.read());
    MARU_TRY(caller, callerOf(services, request, *reader));
    if (isRestricted(found->spec(), *spec) && !isReader(found->spec(), caller)
        && !isAboutCaller(*spec, arguments, caller))
        return restrictedError(caller);

    if (!isRows) {
        MARU_CHECK(schema::validate(spec->filters, arguments, ""));
        const auto make = [&]() -> base::Result<http::Response> {
            MARU_TRY(answer, found->query(*reader, spec->name, arguments));
            return http::Response::json(200, answer);
        };
        // What only some may read is made for each of them.
        if (isRestricted(found->spec(), *spec))
            return make();
        const std::string key = found->spec().name + '/' + spec->name + '?' + base::canonical(arguments);
        return services.queryCache->answer(key, reader->height(), make);
    }
    MARU_TRY(selection, selectionOf(*spec, request, arguments));
    MARU_TRY(page, reader->select(found->spec().name, selection));
    base::Json::Array rows;
    rows.reserve(page.rows.size());
    for (domain::Row& row : page.rows) {
        base::Json value = std::move(row.value);
        if (!value.isObject())
            value = base::Json::object({ { "value", std::move(value) } });
        value.set("key", row.key);
        rows.push_back(std::move(value));
    }
    return listResponse(std::move(rows), std::move(page.next), page.total);
}

} // namespace maru::api
