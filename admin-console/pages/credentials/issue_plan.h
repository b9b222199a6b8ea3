// SPDX-License-Identifier: Apache-2.0
// Credentials to issue, from a form or from a CSV file: claims as the type says. Pure functions; thread-safe.
#pragma once

#include "admin-console/core/csv.h"
#include "shared/base/json.h"
#include "shared/schema/schema.h"

#include <QString>

#include <optional>
#include <vector>

namespace maru::console::credentials {

/// Most rows of one file: what the server takes at once.
inline constexpr std::size_t kMostRows = 500;

struct PlannedIssue {
    int line = 0; ///< of the file; 0: from the form
    base::Json claims;
    std::optional<base::Error> error; ///< code, field (the claim) and the text in the detail
};

struct IssuePlan {
    std::vector<PlannedIssue> rows;
    QStringList unknownColumns; ///< headings that are no claim of the type: left out
    int good() const;
};

/// The claims of a type's row as fields of a form, in their order; names are the claims' paths.
std::vector<schema::Field> claimFields(const base::Json& type);
/// {"address": {"region": "26"}} from values by path; what has no value is left out.
base::Json claimsOf(const std::vector<std::pair<std::string, base::Json>>& values);
/// Columns are found by claim path or by its name in either language. Refused `console.csv_columns` with the missing
/// required claim in the detail, `issuing.csv_rows` beyond kMostRows; what is wrong with a line stands in the line:
/// `issuing.claim_missing`, `issuing.claim_kind`, `issuing.claim_twice_in_file`.
base::Result<IssuePlan> readPlan(const base::Json& type, const CsvTable& table);
/// Heading line and an example line for a type.
QString csvTemplate(const base::Json& type, bool korean);
/// What a line is recognised by in lists: its first text claim.
QString nameOf(const base::Json& type, const base::Json& claims);

} // namespace maru::console::credentials
