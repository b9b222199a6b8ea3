// SPDX-License-Identifier: Apache-2.0
// What every store does alike with a Selection: check its names, read and write its cursor. Thread-safe.
#pragma once

#include "server/domain/state_view.h"

#include <string>
#include <string_view>

namespace maru::storage {

/// 1..64 of [a-z0-9_]: the only texts of a selection that ever become part of an SQL statement.
bool isSafeName(std::string_view text);

/// Refused `query.member` (a name with other characters), `query.limit`.
base::Status checkSelection(std::string_view domain, const domain::Selection& selection);

/// Where the next page starts: after the row with this sort value (integer, text or null) and key.
struct Cursor {
    base::Json sortValue;
    std::string key;
};
/// base64url of the canonical JSON [sort value, key].
std::string encodeCursor(const Cursor& cursor);
/// Refused `query.cursor`.
base::Result<Cursor> decodeCursor(std::string_view text);

/// ASCII letters only, as SQLite's lower() does.
std::string lowerAscii(std::string_view text);
/// The least string that is greater than every string with this prefix; "" when there is none. ASCII keys.
std::string prefixEnd(std::string_view prefix);

} // namespace maru::storage
