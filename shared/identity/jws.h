// SPDX-License-Identifier: Apache-2.0
// JSON Web Signature in compact form (RFC 7515) and JSON Web Tokens (RFC 7519), as RFC 8725 asks.
//
// The algorithm is the key's, never the token's choice: "alg" must name the algorithm of the key that the resolver
// gave. "crit", "b64", "zip" and keys inside the header ("jwk", "x5c", "jku", "x5u") have no effect on which key is
// taken unless the resolver says so; "crit" and "b64" are refused. JSON is base::Json: no duplicate members, no
// floats. Thread-safe.
#pragma once

#include "shared/identity/jwk.h"
#include "shared/identity/timestamp.h"

#include <functional>
#include <optional>

namespace maru::jose {

using vc::TimeCheck;

inline constexpr std::size_t kMaxTokenBytes = 256 * 1024;

/// Parsed, not yet verified.
struct Jws {
    base::Json header; ///< an object with a known "alg"
    Algorithm algorithm = Algorithm::EdDsa;
    base::Bytes payload;
    std::string signingInput;
    base::Bytes signature; ///< 64 bytes
};

/// Refused `jose.compact` (not three base64url parts, too long), `jose.header`, `jose.algorithm`, `jose.critical`.
base::Result<Jws> parseJws(std::string_view text, std::size_t maxBytes = kMaxTokenBytes);
/// Refused `jose.algorithm` when "alg" is not that of the key, `jose.signature`.
base::Status verifyJws(const Jws& jws, const PublicKey& key);
/// Sets "alg" in the header. Fails as the signer does.
base::Result<std::string> signJws(base::Json header, std::string_view payload, const Signer& signer);
base::Result<std::string> signJwt(base::Json header, const base::Json& claims, const Signer& signer);

/// Gives the key for a token that is not yet verified: it decides whom to trust.
using KeyResolver =
    std::function<base::Result<PublicKey>(const base::Json& header, const base::Json& claims)>;

struct Jwt {
    base::Json header;
    base::Json claims; ///< an object
    PublicKey key;
};

/// "iat" not in the future, "nbf" reached, "exp" not passed, each where present and with the allowance. Refused
/// `jose.time_claim` (no integer), `jose.issued_in_future`, `jose.not_yet_valid`, `jose.expired`.
base::Status checkTimes(const base::Json& claims, const TimeCheck& time);
/// "application/" is left out on both sides, case does not count (RFC 7515 §4.1.9). Refused `jose.type`.
base::Status checkType(const base::Json& header, std::string_view type);
/// True when "aud" is the text, or an array that has it.
bool isForAudience(const base::Json& claims, std::string_view audience);

/// Parses, asks for the key, verifies, checks type and times. Refused as the functions above, `jose.claims` when the
/// payload is no JSON object, and as the resolver refuses.
base::Result<Jwt> verifyJwt(std::string_view text, std::string_view type, const KeyResolver& resolver,
    const TimeCheck& time, std::size_t maxBytes = kMaxTokenBytes);

/// Header and claims of a token, not verified: to find out whose key to ask for, to show.
struct UnverifiedJwt {
    base::Json header;
    base::Json claims;
};
base::Result<UnverifiedJwt> peekJwt(std::string_view text);

} // namespace maru::jose
