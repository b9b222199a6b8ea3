// SPDX-License-Identifier: Apache-2.0
// W3C Verifiable Credentials Data Model 2.0 with Data Integrity proofs of the suite eddsa-jcs-2022.
//
// JSON only: contexts are compared, never fetched; what is signed is the JCS form (RFC 8785) of everything. Thread-safe.
#pragma once

#include "shared/identity/jwk.h"
#include "shared/identity/status.h"
#include "shared/identity/timestamp.h"

#include <functional>
#include <optional>
#include <vector>

namespace maru::vc {

inline constexpr std::string_view kCredentialsContext = "https://www.w3.org/ns/credentials/v2";
inline constexpr std::string_view kCryptosuite = "eddsa-jcs-2022";

struct ProofOptions {
    std::string verificationMethod; ///< DID URL of the key
    std::string purpose = "assertionMethod"; ///< or "authentication" for presentations
    base::UnixSeconds created;
    std::optional<base::UnixSeconds> expires;
    std::string challenge; ///< presentations: the verifier's nonce
    std::string domain; ///< presentations: the verifier
};

/// The document with "proof". Refused `vc.proof_key` unless the signer is Ed25519, `vc.document` for no object or when
/// it has a proof.
base::Result<base::Json> addProof(
    base::Json document, const ProofOptions& options, const jose::Signer& signer);

/// Gives the key of a verification method, if its document lists it for the purpose, and whom it belongs to.
using MethodResolver =
    std::function<base::Result<jose::PublicKey>(const std::string& method, const std::string& purpose)>;

struct ProofCheck {
    TimeCheck time;
    std::string purpose = "assertionMethod";
    MethodResolver method;
    std::optional<std::string> challenge; ///< must be equal when given
    std::optional<std::string> domain;
};

/// Verifies "proof" (one, or an array of at most 8, each of which must hold). Gives the verification method of the
/// first. Refused `vc.proof_missing`, `vc.proof_format`, `vc.proof_suite`, `vc.proof_purpose`, `vc.proof_challenge`,
/// `vc.proof_domain`, `vc.proof_time`, `vc.proof_context`, `vc.proof_signature`, and as the resolver refuses.
base::Result<std::string> verifyProof(const base::Json& document, const ProofCheck& check);

struct Credential {
    base::Json json; ///< as received
    std::string id; ///< "" when there is none
    std::vector<std::string> types; ///< "VerifiableCredential" and others
    std::string issuer; ///< DID or URL
    std::vector<base::Json> subjects;
    std::optional<base::UnixSeconds> validFrom;
    std::optional<base::UnixSeconds> validUntil;
    std::vector<StatusReference> statuses;
};

/// Structure of VCDM 2.0 §4; refused `vc.document` with the path of the member.
base::Result<Credential> parseCredential(const base::Json& json);
/// Refused `vc.not_yet_valid`, `vc.expired`.
base::Status checkCredential(const Credential& credential, const TimeCheck& time);

struct CredentialCheck {
    TimeCheck time;
    MethodResolver method;
    StatusResolver status; ///< empty: entries are read and not looked up
};
/// Structure, proof (whose method must belong to the issuer: `vc.proof_issuer`), times and status.
base::Result<Credential> verifyCredential(const base::Json& json, const CredentialCheck& check);

struct Presentation {
    std::string holder; ///< "" when there is none
    std::vector<Credential> credentials;
};
struct PresentationCheck {
    TimeCheck time;
    MethodResolver method;
    StatusResolver status;
    std::string challenge;
    std::string domain;
};
/// A presentation without proof, for addProof with the purpose "authentication".
base::Json makePresentation(std::string_view holder, const std::vector<base::Json>& credentials);
/// Proof by the holder, each credential (at most 16), and that each credential's subject is the holder
/// (`vc.holder_mismatch`).
base::Result<Presentation> verifyPresentation(const base::Json& json, const PresentationCheck& check);

} // namespace maru::vc
