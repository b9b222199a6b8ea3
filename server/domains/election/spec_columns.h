// SPDX-License-Identifier: Apache-2.0
// Makers of columns and queries for the tables of the domain. Private to server/domains/election.
#pragma once

#include "server/domains/election/spec_parts.h"

namespace maru::election::columns {

using namespace domains;
using domain::QuerySpec;
using domain::TableSpec;
using domain::Visibility;

inline Field text(const char* name, Text label)
{
    return line(name, std::move(label), 0, 1'000'000);
}
inline Field count(const char* name, Text label)
{
    return integer(name, std::move(label), 0, base::kMaxSafeInteger);
}
inline Field moment(const char* name, Text label)
{
    return time(name, std::move(label));
}
inline Field rehearsal()
{
    return boolean("rehearsal", { "모의 선거", "Rehearsal" });
}
inline Field id()
{
    return line("id", { "번호", "Id" }, 1, 64);
}
inline Field state(std::vector<Choice> choices)
{
    return choice("state", { "상태", "State" }, std::move(choices));
}
inline Field transaction()
{
    return text("transaction", { "거래", "Transaction" });
}
inline Field height()
{
    return count("height", { "블록", "Block" });
}
inline Field at()
{
    return moment("time", { "시각", "Time" });
}
inline Field reason()
{
    return text("reason", { "사유", "Reason" });
}
inline Field officer()
{
    return text("officer", { "담당자", "Officer" });
}
inline Field agency()
{
    return reference("agency", { "기관", "Agency" }, "identity/agencies");
}
inline Field precinct()
{
    return text("precinct", { "투표구", "Precinct" });
}
inline Field unitField()
{
    return text("unit", { "개표 단위", "Unit" });
}
inline Field contest()
{
    return text("contest", { "투표 항목", "Contest" });
}
inline Field ballots()
{
    return count("ballots", { "투표지", "Ballots" });
}
inline Field weight()
{
    return count("weight", { "가중치", "Weight" });
}
inline Field items(const char* name, Text label, Field item)
{
    return list(name, std::move(label), std::move(item), 0, 100'000);
}

inline QuerySpec rows(const char* name, Text label, std::vector<Field> filters, std::vector<Field> columns,
    std::vector<std::string> sorts = { "" }, std::vector<std::string> search = {})
{
    QuerySpec query;
    query.name = query.table = name;
    query.label = std::move(label);
    query.filters = allOptional(std::move(filters));
    query.columns = allOptional(std::move(columns));
    query.sorts = std::move(sorts);
    query.search = std::move(search);
    return query;
}

inline QuerySpec computed(
    const char* name, Text label, std::vector<Field> arguments, std::vector<Field> columns)
{
    QuerySpec query;
    query.name = name;
    query.label = std::move(label);
    query.kind = QuerySpec::Kind::Computed;
    query.filters = Schema { std::move(arguments) };
    query.columns = allOptional(std::move(columns));
    return query;
}

inline QuerySpec restricted(QuerySpec query)
{
    query.visibility = Visibility::Restricted;
    return query;
}

} // namespace maru::election::columns
