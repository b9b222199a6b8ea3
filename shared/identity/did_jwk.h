// SPDX-License-Identifier: Apache-2.0
// did:jwk: a public JWK as base64url text. Deterministic, thread-safe.
#pragma once

#include "shared/identity/did_document.h"

namespace maru::did {

std::string didJwkOf(const PublicKey& key);
/// Also with the fragment "#0". Refused `diddoc.did`, `format.base64url`, `jose.jwk`, `jose.jwk_private`.
base::Result<PublicKey> keyOfDidJwk(std::string_view didOrUrl);
/// The document that the text stands for: one JsonWebKey method with the id "<did>#0".
base::Result<Document> expandDidJwk(std::string_view did);

} // namespace maru::did
