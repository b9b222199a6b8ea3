// SPDX-License-Identifier: Apache-2.0
// Keys of documents, as the did domain keeps them.
#include "server/api/did_keys.h"

namespace maru::api {

base::Status mayAuthenticate(const storage::Reader& reader, std::string_view did, std::string_view didKey)
{
    const base::Error refusal = base::refused("session.key_not_listed", "key");
    MARU_TRY(document, reader.get("did", "documents", did));
    if (!document || document->stringOr("state", "") != "active")
        return refusal;
    MARU_TRY(key, reader.get("did", "keys", didKey));
    if (!key || key->stringOr("did", "") != did || key->stringOr("state", "") != "listed")
        return refusal;
    const std::string use = key->stringOr("use", "");
    if (use != "control" && use != "sign" && use != "login")
        return refusal;
    return {};
}

} // namespace maru::api
