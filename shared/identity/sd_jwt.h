// SPDX-License-Identifier: Apache-2.0
// Selective disclosure for JWTs (SD-JWT, RFC 9901): issuing, choosing what to show, and reading what was shown.
//
// Hash: sha-256 only. Bounds: 512 KiB of text, 1,000 disclosures, 32 levels in all. Thread-safe.
#pragma once

#include "shared/identity/claim_path.h"
#include "shared/identity/jws.h"

#include <functional>

namespace maru::vc {

inline constexpr std::size_t kMaxSdJwtBytes = 512 * 1024;
inline constexpr std::size_t kMaxDisclosures = 1000;

struct Disclosure {
    std::string encoded; ///< base64url text, as it was received; what is hashed
    std::string digest; ///< base64url of SHA-256(encoded)
    std::string salt;
    std::optional<std::string> name; ///< none for an array's element
    base::Json value; ///< may hold digests of further disclosures
};

/// <jwt>~<disclosure>~…~[<key binding jwt>]
struct SdJwt {
    std::string jwt;
    std::vector<Disclosure> disclosures;
    std::string keyBinding; ///< "" when there is none
};

/// Structure only, nothing is verified. Refused `vc.sd_jwt_format`, `vc.disclosure_format`, `vc.too_long`.
base::Result<SdJwt> parseSdJwt(std::string_view text);
/// With the closing '~' when there is no key binding.
std::string toText(const SdJwt& sdJwt);
/// Everything before the key binding: what "sd_hash" is made of.
std::string withoutKeyBinding(const SdJwt& sdJwt);
/// base64url of SHA-256 of withoutKeyBinding().
std::string sdHashOf(const SdJwt& sdJwt);

using RandomBytes = std::function<base::Bytes(std::size_t)>;

struct SdJwtOptions {
    /// Claims that can be shown or kept back, e.g. {"name"}, {"address","city"}, {"nationalities", AnyElement}. A path
    /// below another hidden one nests disclosures. Paths that select nothing are passed over.
    std::vector<ClaimPath> hidden;
    int decoys =
        0; ///< random digests added to each object with hidden members, so that their number does not tell
    RandomBytes random; ///< the operating system's when empty
};

/// Claims with digests in place of what is hidden, and the disclosures. Refused `vc.reserved_claim` when claims hold
/// "_sd", "_sd_alg" or "...".
struct Concealed {
    base::Json payload;
    std::vector<Disclosure> disclosures;
};
base::Result<Concealed> conceal(const base::Json& claims, const SdJwtOptions& options);
base::Result<SdJwt> issueSdJwt(
    base::Json header, const base::Json& claims, const SdJwtOptions& options, const jose::Signer& signer);

/// What the payload says once the disclosures are put in. A disclosure whose digest is nowhere (orphaned), a digest
/// that occurs twice, a name that is there already, reserved names: refused `vc.disclosure_orphaned`,
/// `vc.digest_repeated`, `vc.disclosure_duplicate`, `vc.claim_collision`, `vc.reserved_claim`, `vc.disclosure_kind`,
/// `vc.hash_algorithm`, `vc.too_deep`.
struct Revealed {
    base::Json claims; ///< without "_sd", "_sd_alg" and digests
    /// Where each disclosure went, in the order of the disclosures.
    std::vector<ClaimPath> paths;
};
base::Result<Revealed> reveal(const base::Json& payload, const std::vector<Disclosure>& disclosures);

/// The same SD-JWT with only the disclosures that `shown` needs: each selected claim, what hides it, and what is hidden
/// below it. The key binding is left out. Refused `vc.claim_missing` for a path that selects nothing, and as reveal.
base::Result<SdJwt> present(const SdJwt& sdJwt, const std::vector<ClaimPath>& shown);

} // namespace maru::vc
