// SPDX-License-Identifier: Apache-2.0
// The tables of the chain's database: their definition, the indexes that domains declare, and one block's writes.
#pragma once

#include "server/domain/domain.h"
#include "server/storage/sqlcipher/sqlite.h"
#include "server/storage/store.h"

namespace maru::storage::tables {

inline constexpr std::int64_t kFormatVersion = 1;

base::Status create(sqlite::Connection& connection);
/// Failed `store.version` unless the database has this format.
base::Status checkVersion(sqlite::Connection& connection);
/// One partial index over JSON members for each declared index. Refused `store.index` for a bad name.
base::Status createIndexes(sqlite::Connection& connection, const domain::Registry& registry);

/// Name of an index over all rows of a domain's table; empty when it declares none. Names must be safe names.
base::Result<std::string> indexOf(
    sqlite::Connection& connection, std::string_view domain, std::string_view table);

/// Inside the caller's transaction.
base::Status writeGenesis(sqlite::Connection& connection, const base::Json& genesis);
base::Status writeBlock(sqlite::Connection& connection, const BlockCommit& block);

/// SQL of a member of the value: json_extract(value,'$.name'), or key for "". The name is a safe name.
std::string memberSql(std::string_view member);

} // namespace maru::storage::tables
