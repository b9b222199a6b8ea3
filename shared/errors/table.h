// SPDX-License-Identifier: Apache-2.0
// The generated table behind catalogue.h: one row an error code, sorted by code.
#pragma once

#include <span>
#include <string_view>

namespace maru::errors {

struct CatalogueEntry {
    std::string_view code;
    std::string_view korean;
    std::string_view english;
};

/// All rows in ascending order of code. Defined in the file that translations/merge_errors.py writes.
std::span<const CatalogueEntry> catalogueTable();

} // namespace maru::errors
