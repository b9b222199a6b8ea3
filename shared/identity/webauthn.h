// SPDX-License-Identifier: Apache-2.0
// Web Authentication level 3 (W3C): checking what a passkey made, as §7.1 and §7.2 say. ES256 and EdDSA keys.
//
// Attestation: "none" and "packed" (self, or with a certificate whose signature is checked and whose chain is not: we
// register passkeys, we do not tell authenticators' makers apart). Thread-safe.
#pragma once

#include "shared/identity/cbor.h"
#include "shared/identity/jwk.h"

#include <optional>

namespace maru::vc {

/// COSE_Key (RFC 9053) of EC2/P-256/ES256 or OKP/Ed25519/EdDSA. Refused `vc.cose_key`, `vc.cbor`.
base::Result<jose::PublicKey> fromCoseKey(const Cbor& key);
base::Bytes toCoseKey(const jose::PublicKey& key);

struct WebauthnExpectation {
    base::Bytes challenge; ///< at least 16 bytes
    std::vector<std::string> origins; ///< exact, e.g. "https://maru.example.kr"
    std::string relyingPartyId; ///< e.g. "maru.example.kr"
    bool needsUserVerification = true;
};

/// What the browser sent, decoded from base64url.
struct WebauthnRegistration {
    base::Bytes credentialId;
    base::Bytes clientData; ///< clientDataJSON
    base::Bytes attestation; ///< attestationObject
};
/// {"id", "rawId", "type", "response": {"clientDataJSON", "attestationObject"}} as PublicKeyCredential.toJSON() gives
/// it; refused `vc.webauthn_message`.
base::Result<WebauthnRegistration> parseWebauthnRegistration(const base::Json& json);

struct Passkey {
    base::Bytes credentialId; ///< 1 to 1023 bytes
    jose::PublicKey key;
    std::uint32_t signCount = 0;
    bool isUserVerified = false;
    bool isBackupEligible = false;
    bool isBackedUp = false;
    std::string attestation; ///< "none", "packed"
};

/// Refused `vc.webauthn_message`, `vc.webauthn_type`, `vc.webauthn_challenge`, `vc.webauthn_origin`,
/// `vc.webauthn_cross_origin`, `vc.webauthn_rp`, `vc.webauthn_presence`, `vc.webauthn_verification`,
/// `vc.webauthn_attestation`, `vc.webauthn_credential`, `vc.cose_key`, `vc.cbor`.
base::Result<Passkey> verifyWebauthnRegistration(
    const WebauthnRegistration& registration, const WebauthnExpectation& expectation);

struct WebauthnAssertion {
    base::Bytes credentialId;
    base::Bytes clientData;
    base::Bytes authenticatorData;
    base::Bytes signature;
    std::optional<base::Bytes> userHandle;
};
/// {"id", …, "response": {"clientDataJSON", "authenticatorData", "signature", "userHandle"?}}
base::Result<WebauthnAssertion> parseWebauthnAssertion(const base::Json& json);

struct AssertionResult {
    std::uint32_t signCount = 0; ///< keep it; 0 for authenticators that do not count
    bool isUserVerified = false;
    bool isBackedUp = false;
};
/// `known` is the key's row: its id must be the assertion's (`vc.webauthn_credential`). Refused as above,
/// `vc.webauthn_signature`, `vc.webauthn_count` when the counter did not go up (a copy of the key is in use).
base::Result<AssertionResult> verifyWebauthnAssertion(const WebauthnAssertion& assertion,
    const WebauthnExpectation& expectation, const jose::PublicKey& key, base::ByteView credentialId,
    std::uint32_t signCount);

} // namespace maru::vc
