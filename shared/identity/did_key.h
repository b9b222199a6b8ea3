// SPDX-License-Identifier: Apache-2.0
// did:key (W3C CCG) for Ed25519 "z6Mk…" and P-256 "zDn…". Deterministic, thread-safe.
#pragma once

#include "shared/identity/did_document.h"

namespace maru::did {

std::string didKeyOf(const PublicKey& key);
/// Also a DID URL whose fragment names the key itself. Refused `diddoc.did`, `diddoc.multibase`, `jose.multikey`.
base::Result<PublicKey> keyOfDidKey(std::string_view didOrUrl);
/// The document that the text stands for: one Multikey method with the id "<did>#<multikey>".
base::Result<Document> expandDidKey(std::string_view did);

} // namespace maru::did
