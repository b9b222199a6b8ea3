// SPDX-License-Identifier: Apache-2.0
// Key binding of an SD-JWT (RFC 9901 §4.3): the holder's signature over audience, nonce and what is shown. Thread-safe.
#pragma once

#include "shared/identity/sd_jwt.h"

namespace maru::vc {

struct KeyBindingRequest {
    std::string audience;
    std::string nonce;
};

/// Adds the key binding (replaces one). Fails as the signer does.
base::Result<SdJwt> bindKey(
    SdJwt sdJwt, const KeyBindingRequest& request, base::UnixSeconds issuedAt, const jose::Signer& holder);

/// Refused `vc.key_binding_missing`, `vc.key_binding_audience`, `vc.key_binding_nonce`, `vc.key_binding_hash`,
/// `vc.key_binding_time` (older than maxAgeSeconds or in the future), and as jose::verifyJwt.
base::Status verifyKeyBinding(const SdJwt& sdJwt, const jose::PublicKey& holder,
    const KeyBindingRequest& request, const TimeCheck& time, std::int64_t maxAgeSeconds = 300);

} // namespace maru::vc
