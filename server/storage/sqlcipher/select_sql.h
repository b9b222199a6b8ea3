// SPDX-License-Identifier: Apache-2.0
// SQL of a Selection. Names (checked by checkSelection) stand in the text so that partial and expression indexes are
// found; every value is bound.
#pragma once

#include "server/domain/state_view.h"
#include "server/storage/selection.h"
#include "server/storage/sqlcipher/sqlite.h"

#include <optional>
#include <string>
#include <vector>

namespace maru::storage {

struct SelectSql {
    std::string text;
    std::vector<base::Json> values; ///< integers, texts, nulls in order of the question marks

    void bindTo(sqlite::Query& query) const;
};

/// Columns: key, value, sort value. One row more than the limit tells whether there is a next page.
SelectSql rowsSql(
    std::string_view domain, const domain::Selection& selection, const std::optional<Cursor>& after);
SelectSql countSql(
    std::string_view domain, const domain::Selection& selection, const std::string& narrowIndex);
SelectSql sumSql(std::string_view domain, const domain::Selection& selection, std::string_view member);

} // namespace maru::storage
