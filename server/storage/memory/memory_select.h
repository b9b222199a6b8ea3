// SPDX-License-Identifier: Apache-2.0
// Selections over rows in memory, with the meaning that they have in SQL: null < integers < texts.
#pragma once

#include "server/domain/state_view.h"
#include "server/storage/selection.h"

#include <vector>

namespace maru::storage {

/// `rows`: those of the table, in key order. The selection has passed checkSelection.
base::Result<domain::Page> selectRows(std::vector<domain::Row> rows, const domain::Selection& selection);
std::int64_t sumRows(
    const std::vector<domain::Row>& rows, const domain::Selection& selection, std::string_view member);

} // namespace maru::storage
