// SPDX-License-Identifier: Apache-2.0
// Typed conditions on the rows of a list: which fields can be asked about, which questions fit their type, how a
// condition is written in words, as a query, and in settings. Pure functions; GUI thread only because of translations.
#pragma once

#include "admin-console/core/column.h"
#include "admin-console/core/transport.h"

#include <optional>
#include <string>
#include <vector>

namespace maru::console {

enum class FilterType {
    Text,
    Won,
    Integer,
    Time, ///< Unix seconds
    Date, ///< "YYYY-MM-DD" as text
    Choice,
    Boolean,
};

/// Something that conditions can ask about. Lists that are queries get theirs from the server's declarations
/// (filterFields()); lists with parameters of their own name them in `equals`, `from` and `until`.
struct FilterField {
    std::string name; ///< key of the column, or any name that is unique in the list
    const char* title = nullptr; ///< context "Columns"
    FilterType type = FilterType::Text;
    std::vector<std::string>
        choices = {}; ///< of FilterType::Choice; empty with words Domain or Action: all there are
    ValueKind words = ValueKind::Choice; ///< how choices are said: Choice, State, Region, Domain, Action
    /// Names of query parameters; all empty: `where=`. `from` is inclusive, `until` exclusive for times.
    QString equals = {};
    QString from = {};
    QString until = {};
    bool isLocal = false; ///< member "<name>_ko" or "<name>_en" by the language of the console
    bool isWholeDays = false; ///< a time that is shown and asked for as a day

    bool hasParameters() const { return !equals.isEmpty() || !from.isEmpty() || !until.isEmpty(); }
};

enum class FilterOp {
    Contains,
    Is,
    IsNot,
    AtLeast,
    AtMost,
    Between, ///< both ends included
    From,
    Until, ///< the whole last day or minute included
    Today,
    ThisWeek, ///< from Monday
    ThisMonth,
};

/// Times are Unix seconds, days "YYYY-MM-DD", amounts integers, choices and texts strings.
struct Condition {
    std::string field;
    FilterOp op = FilterOp::Is;
    base::Json value = {};
    base::Json second = {}; ///< of Between
    friend bool operator==(const Condition&, const Condition&) = default;
};

/// The server takes as many (`where=`); Between is two of them.
inline constexpr int kMostConditionParts = 8;
int conditionParts(const Condition& condition);

/// The columns of the list that the query's declarations know.
std::vector<FilterField> filterFields(const std::vector<ColumnSpec>& columns, const QueryInfo& query);
const FilterField* findField(const std::vector<FilterField>& fields, const std::string& name);

/// Questions that fit, the usual one first.
std::vector<FilterOp> operatorsOf(const FilterField& field);
QString operatorWord(FilterOp op);
/// Values that a choice takes, with their words.
std::vector<std::pair<std::string, QString>> choicesOf(const FilterField& field, const Words& words);

/// Refused `console.filter_field` (no such field), `console.filter_value` (missing or not of the type),
/// `console.filter_order` (the end lies before the beginning).
base::Status checkCondition(const std::vector<FilterField>& fields, const Condition& condition);
/// "Raised ≥ 1,000,000원"; for chips and documents.
QString conditionText(const FilterField& field, const Condition& condition, const Words& words);
/// What the server is asked; `now` (Unix seconds) settles Today, ThisWeek and ThisMonth. A condition that does not
/// pass checkCondition() adds nothing.
void appendCondition(QueryItems& query, const std::vector<FilterField>& fields, const Condition& condition,
    const Words& words, qint64 now);

base::Json toJson(const Condition& condition);
/// None for anything that toJson() does not write.
std::optional<Condition> conditionFromJson(const base::Json& json);

} // namespace maru::console
