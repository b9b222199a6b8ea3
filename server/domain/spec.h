// SPDX-License-Identifier: Apache-2.0
// What a domain declares about itself: actions, tables, queries, parameters. Drives validation, OpenAPI and forms.
#pragma once

#include "shared/schema/schema.h"

#include <map>
#include <string>
#include <vector>

namespace maru::domain {

using schema::Text;

/// Who may read what the action wrote into the log, or a table's rows.
enum class Visibility {
    Public,
    Restricted, ///< its signer, and officers whose roles read the domain; others see the leaf's hash only
};

/// A role (역할) that a domain brings along. What it may do is in the state from genesis on: ActionSpec::roles and
/// DomainSpec::readers say where it begins.
struct RoleSpec {
    std::string id; ///< lower case, with the domain in front unless it is the house's: "donation.registrar"
    Text label;
};

struct ActionSpec {
    std::string name; ///< lowerCamelCase verb phrase: "registerCampaign"
    /// Not empty: for officers whose roles hold the action; these roles hold it at genesis. Empty: any signer with a
    /// well-formed DID (citizens).
    std::vector<std::string> roles;
    schema::Schema payload;
    Text label;
    Text help;
    Visibility visibility = Visibility::Public;
};

/// Index over the members of the canonical JSON value: paths like "campaign" or "state".
struct IndexSpec {
    std::string name;
    std::vector<std::string> members;
};

struct TableSpec {
    std::string name;
    Text label;
    std::vector<IndexSpec> indexes;
    Visibility visibility = Visibility::Public;
};

/// A query lists rows of one table (kind Rows), or is computed by the domain (kind Computed).
struct QuerySpec {
    enum class Kind { Rows, Computed };
    std::string name;
    Text label;
    Kind kind = Kind::Rows;
    std::string table; ///< Rows: the table
    schema::Schema filters; ///< accepted arguments; Rows: equality on members of the value, all optional
    schema::Schema columns; ///< members of a row, for tables and OpenAPI
    std::vector<std::string> sorts; ///< Rows: members that `sort=` may name ("" = key); `sort=-x` descends
    std::vector<std::string> search; ///< Rows: members in which `q=` looks (substring, case of ASCII ignored)
    Visibility visibility = Visibility::Public;
    /// Rows: members (indexed; "" = key) whose beginning `q=` may be: identifiers in tables that grow without bound,
    /// where looking inside every row would take seconds.
    std::vector<std::string> searchStarts {};
};

/// A versioned parameter (limit, ratio, deadline) with its first value; changed only by `parameters/set`.
struct ParameterSpec {
    std::string name; ///< "<domain>.<name>"
    Text label;
    std::string unit;
    base::Json initial; ///< integer, string or flat object/array of integers
    std::string legalBasis;
    struct Bounds {
        std::int64_t least = 0;
        std::int64_t most = base::kMaxSafeInteger;
    };
    /// Of the integers inside, by the name of the member ("": the value itself); others only may not be negative.
    std::map<std::string, Bounds> bounds {};
};

struct DomainSpec {
    std::string name;
    Text label;
    std::vector<ActionSpec> actions;
    std::vector<TableSpec> tables;
    std::vector<QuerySpec> queries;
    std::vector<ParameterSpec> parameters;
    std::vector<std::string> readers; ///< roles that may read what is Restricted, at genesis
    std::vector<RoleSpec> roles {}; ///< that this domain brings along

    const ActionSpec* action(std::string_view actionName) const;
    const TableSpec* table(std::string_view tableName) const;
    const QuerySpec* query(std::string_view queryName) const;

    /// The state tree that holds a table's rows: the domain's own, or "<domain>_restricted" for restricted tables, so
    /// that a proof about a public row never shows the hash of a restricted one.
    std::string stateTree(std::string_view tableName) const;
    bool hasRestrictedTables() const;
};

base::Json toJson(const DomainSpec& spec);

} // namespace maru::domain
