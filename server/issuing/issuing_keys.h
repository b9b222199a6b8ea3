// SPDX-License-Identifier: Apache-2.0
// Signing keys of the agencies that issue from this server: all of them come out of one secret of 32 bytes
// (HKDF-SHA-256), so there is one thing to keep, and a key that leaked tells nothing about the others.
//
// A generation has one P-256 key (ES256: SD-JWT VC, status lists) and one Ed25519 key (eddsa-jcs-2022). Which
// generation signs is what the agency has entered on the chain (credentials/setIssuer), not a setting here.
#pragma once

#include "shared/base/json.h"
#include "shared/crypto/signing.h"
#include "shared/identity/jwk.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace maru::issuing {

inline constexpr int kMostGenerations = 64;

struct AgencyKeys {
    int generation = 0;
    std::shared_ptr<const jose::Signer> es256;
    std::shared_ptr<const jose::Signer> eddsa;
    std::string es256Id; ///< JWK thumbprint
    std::string eddsaId;

    /// For credentials/setIssuer: [{kid, alg, x, y?}, …]
    base::Json chainKeys() const;
};

/// Safe to call from any thread.
class IssuingKeys {
public:
    /// `secret`: 32 bytes.
    explicit IssuingKeys(base::SecretBytes secret) : m_secret(std::move(secret)) { }

    base::Result<AgencyKeys> derive(std::string_view agency, int generation) const;
    /// Signs credentials/markIssued for the agency.
    base::Result<crypto::SigningKey> serviceKey(std::string_view agency) const;
    /// The newest generation whose two keys are active in the agency's row of credentials/issuers. Refused
    /// `issuing.no_keys` when there is none.
    base::Result<AgencyKeys> current(std::string_view agency, const base::Json& issuerRow) const;
    /// Number of the generation that comes after every one that the row has had.
    base::Result<int> nextGeneration(std::string_view agency, const base::Json& issuerRow) const;
    /// Keyed hash of a text under a key of its own use ("code", "tx").
    base::Result<base::Hash256> seal(std::string_view use, std::string_view text) const;

private:
    base::Result<base::SecretBytes> expand(std::string_view info) const;

    base::SecretBytes m_secret;
    mutable std::mutex m_mutex; // guards m_derived
    mutable std::map<std::pair<std::string, int>, AgencyKeys> m_derived;
};

} // namespace maru::issuing
