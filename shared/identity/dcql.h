// SPDX-License-Identifier: Apache-2.0
// Digital Credentials Query Language (OpenID4VP 1.0 §6): what a verifier asks, and which held credentials answer it.
//
// Formats: dc+sd-jwt and ldp_vc. Deterministic, thread-safe.
#pragma once

#include "shared/identity/claim_path.h"

#include <map>
#include <optional>

namespace maru::vc {

struct ClaimQuery {
    std::string id; ///< "" when there is none; needed for claim sets
    ClaimPath path;
    std::vector<base::Json> values; ///< empty: any value; else strings, integers, booleans
};

struct CredentialQuery {
    std::string id;
    std::string format; ///< "dc+sd-jwt", "ldp_vc"
    bool isMultiple = false;
    bool needsHolderBinding = true; ///< require_cryptographic_holder_binding
    std::vector<std::string> types; ///< vct_values
    std::vector<std::vector<std::string>> typeSets; ///< type_values of W3C credentials
    std::vector<ClaimQuery> claims; ///< empty: nothing that can be kept back is asked for
    std::vector<std::vector<std::string>> claimSets; ///< in order of preference
};

struct CredentialSetQuery {
    std::vector<std::vector<std::string>> options; ///< ids of credential queries, in order of preference
    bool isRequired = true;
};

struct DcqlQuery {
    std::vector<CredentialQuery> credentials;
    std::vector<CredentialSetQuery> sets; ///< empty: every credential query must be answered
    const CredentialQuery* credential(std::string_view id) const;
};

/// Bounds: 16 credential queries, 64 claims and 32 claim sets each, 16 sets of 16 options. Members that we do not know
/// are ignored, as the standard says. Refused `vc.dcql` with the member's path, `vc.dcql_format`.
base::Result<DcqlQuery> parseDcql(const base::Json& json);
base::Json toJson(const DcqlQuery& query);

/// A credential that a wallet holds, or that a verifier received.
struct HeldCredential {
    std::string format;
    std::string type; ///< vct
    std::vector<std::string> types; ///< "type" of a W3C credential
    base::Json claims; ///< everything that could be shown (wallet), or was shown (verifier)
    bool isHolderBound = true;
};

/// The claims to show for a query, or none when the credential does not answer it. With claim sets the first one that
/// can be met; a W3C credential's paths are those of its whole JSON.
std::optional<std::vector<ClaimPath>> matchCredential(
    const CredentialQuery& query, const HeldCredential& held);

/// Which held credentials (by position) answer which credential query.
struct DcqlMatch {
    struct Answer {
        std::size_t held = 0;
        std::vector<ClaimPath> shown;
    };
    std::map<std::string, std::vector<Answer>> answers;
    bool isSatisfiable = false; ///< credentials or required sets can all be met
};
DcqlMatch matchDcql(const DcqlQuery& query, const std::vector<HeldCredential>& held);

/// What a verifier must check: every credential that came answers its query, several only where allowed, and required
/// sets are met. `received` is keyed by credential query. Refused `vc.dcql_unasked`, `vc.dcql_mismatch`,
/// `vc.dcql_multiple`, `vc.dcql_incomplete`.
base::Status checkAnswer(
    const DcqlQuery& query, const std::map<std::string, std::vector<HeldCredential>>& received);

} // namespace maru::vc
