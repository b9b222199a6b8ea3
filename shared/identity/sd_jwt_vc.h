// SPDX-License-Identifier: Apache-2.0
// SD-JWT VC (draft-ietf-oauth-sd-jwt-vc): credentials as SD-JWT, "typ" dc+sd-jwt. Thread-safe.
#pragma once

#include "shared/identity/kb_jwt.h"
#include "shared/identity/status.h"

namespace maru::vc {

inline constexpr std::string_view kSdJwtVcType = "dc+sd-jwt";
/// The name of earlier drafts, taken in and never written.
inline constexpr std::string_view kOldSdJwtVcType = "vc+sd-jwt";

struct SdJwtVcContent {
    std::string issuer; ///< "iss": https URL or DID
    std::string keyId; ///< "kid" of the header; "" for none
    std::string type; ///< "vct"
    base::Json claims; ///< object; the registered names below must not be in it
    std::vector<ClaimPath> hidden;
    std::optional<jose::PublicKey> holder; ///< "cnf": {"jwk": …}
    std::optional<StatusReference> status; ///< "status": {"status_list": {"idx", "uri"}}
    std::optional<base::UnixSeconds> issuedAt;
    std::optional<base::UnixSeconds> notBefore;
    std::optional<base::UnixSeconds> expires;
    int decoys = 0;
};

/// Refused `vc.reserved_claim` when `claims` or `hidden` name a registered claim (iss, nbf, exp, cnf, vct, status…).
base::Result<SdJwt> issueSdJwtVc(
    const SdJwtVcContent& content, const jose::Signer& issuer, const RandomBytes& random = {});

/// Whose signature counts: gives the issuer's key for "iss", "kid" and the header, or refuses (`vc.issuer_unknown`…).
struct IssuerQuestion {
    std::string issuer;
    std::string keyId; ///< "" when the header has none
    std::string type; ///< vct
    std::optional<base::UnixSeconds> issuedAt;
    base::Json header;
};
using IssuerKeyResolver = std::function<base::Result<jose::PublicKey>(const IssuerQuestion&)>;

struct SdJwtVcCheck {
    TimeCheck time;
    IssuerKeyResolver issuerKey;
    StatusResolver status; ///< empty: a status claim is read and not looked up
    std::optional<KeyBindingRequest> keyBinding; ///< none: no key binding is asked for
    std::int64_t keyBindingMaxAgeSeconds = 300;
};

struct SdJwtVc {
    std::string issuer;
    std::string keyId;
    std::string type;
    base::Json header;
    base::Json claims; ///< everything that was shown, registered names as well
    std::vector<ClaimPath> disclosed; ///< what came out of disclosures
    std::optional<jose::PublicKey> holder;
    std::optional<StatusReference> status;
    std::optional<base::UnixSeconds> issuedAt;
    std::optional<base::UnixSeconds> notBefore;
    std::optional<base::UnixSeconds> expires;
    bool isKeyBound = false; ///< the key binding was asked for and holds
    SdJwt sdJwt;
};

/// Reads without checking signature, times or status: to show, or to find out whom to ask.
base::Result<SdJwtVc> readSdJwtVc(std::string_view text);
/// Refused as all of the above, `vc.registered_claim` (a registered claim came out of a disclosure),
/// `vc.vct_missing`, `vc.issuer_missing`, `vc.holder_missing`, `vc.holder_key`, `vc.status_format`.
base::Result<SdJwtVc> verifySdJwtVc(std::string_view text, const SdJwtVcCheck& check);

} // namespace maru::vc
