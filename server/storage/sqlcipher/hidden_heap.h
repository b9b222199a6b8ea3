// SPDX-License-Identifier: Apache-2.0
// SQLite's own heap in pages that no core dump holds: it has the database keys and decrypted pages with restricted rows
// and personal data in it.
#pragma once

namespace maru::storage::sqlite {

/// Before SQLite is used for the first time in the process; later calls do nothing.
void useHiddenHeap();

} // namespace maru::storage::sqlite
