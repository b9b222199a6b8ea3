// SPDX-License-Identifier: Apache-2.0
// Whether a key may sign somebody in as a did:maru, by the document in committed state.
#pragma once

#include "server/storage/store.h"

namespace maru::api {

/// `didKey`: "did:key:<multikey>". Refused `session.key_not_listed` unless the document is active and lists the key for
/// control, sign or login; failed `store.*`.
base::Status mayAuthenticate(const storage::Reader& reader, std::string_view did, std::string_view didKey);

} // namespace maru::api
