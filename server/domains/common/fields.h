// SPDX-License-Identifier: Apache-2.0
// Short makers of schema fields, so that a domain's specification reads like a table. Pure, thread-safe.
#pragma once

#include "server/domain/spec.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace maru::domains {

using schema::Choice;
using schema::Field;
using schema::FieldType;
using schema::Schema;
using schema::Text;

/// Largest single amount that a payload may hold: 1e14 won, far below 2^53-1 even when 64 of them are added.
inline constexpr std::int64_t kLargestAmount = 100'000'000'000'000;
/// 9999-12-31T00:00:00Z
inline constexpr std::int64_t kLargestTime = 253'402'214'400;

Field field(FieldType type, std::string name, Text label);
/// One line; length in code points.
Field line(std::string name, Text label, std::int64_t minimum, std::int64_t maximum);
/// Several lines.
Field prose(std::string name, Text label, std::int64_t minimum, std::int64_t maximum);
Field integer(std::string name, Text label, std::int64_t minimum, std::int64_t maximum);
/// Integer won, `minimum`..kLargestAmount.
Field won(std::string name, Text label, std::int64_t minimum = 1);
Field time(std::string name, Text label);
Field boolean(std::string name, Text label);
Field hash(std::string name, Text label);
Field did(std::string name, Text label);
Field date(std::string name, Text label);
Field choice(std::string name, Text label, std::vector<Choice> choices);
/// Id of a row of "domain/query".
Field reference(std::string name, Text label, std::string target);
Field list(std::string name, Text label, Field item, std::int64_t minimum, std::int64_t maximum);
Field object(std::vector<Field> fields);

Field optional(Field field);
Field help(Field field, Text text);
Field unit(Field field, std::string text);

/// For columns and filters: the same fields, each optional.
Schema allOptional(std::vector<Field> fields);

/// Local government codes of metropolitan cities and provinces (시도), and "00" for the whole country.
std::vector<Choice> regions();

} // namespace maru::domains
