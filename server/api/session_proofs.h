// SPDX-License-Identifier: Apache-2.0
// What opens a session: a signature by a key, a passkey, or a certificate. Each answers a challenge of ours and proves
// one DID.
//
// | body of POST /v1/sessions | proves |
// |---|---|
// | {did, challenge, signature} | a did:key: Ed25519 over {"chain", "challenge", "did"}, purpose "session" |
// | {did, challenge, key, signature} | a did:maru: `key` is a did:key that its document lists under authentication; the same text is signed |
// | {challenge, passkey: {…PublicKeyCredential.toJSON()}} | the did:maru whose document lists the passkey (WebAuthn §7.2) |
// | {challenge, certificate: {chain: [base64url DER, …], signature}} | did:key of the certificate's key: ES256 or EdDSA over "maru/session/v1" and the text; chain and CRLs are checked (RFC 5280 §6) |
// `label` (up to 80 characters) may stand beside each: what the owner reads in the list of sessions.
//
// Refused `session.challenge`, `session.signature`, `session.key_not_listed`, `session.passkey`, `session.certificate`
// (with the reason's own code in the detail where it is x509.* or vc.*), `session.not_offered`, did.*, x509.*.
#pragma once

#include "server/api/services.h"

namespace maru::api {

/// Uses the challenge up and says who has been proven.
base::Result<Sessions::Proven> checkSessionProof(
    const Services& services, const storage::Reader& reader, const base::Json& body);

} // namespace maru::api
