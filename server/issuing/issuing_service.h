// SPDX-License-Identifier: Apache-2.0
// Issuing of credentials: personal data comes out of the vault, rights and status out of the chain, signatures out of
// the agency's keys. Serves OpenID4VCI 1.0 (pre-authorized code) and status lists; docs/credentials.md.
#pragma once

#include "server/chain/node.h"
#include "server/issuing/offer_book.h"
#include "server/vault/vault.h"
#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/identity/oid4vci.h"
#include "shared/identity/status.h"

#include <deque>
#include <set>

namespace maru::issuing {

/// Class of the vault records that hold a credential's claims (a row of privacy/classes).
inline constexpr std::string_view kRecordClass = "credential.claims";
inline constexpr std::string_view kDomain = "credentials"; ///< of the chain
inline constexpr std::int64_t kNonceSeconds = 300;

/// Issuer identifier and did:web of an agency under a public address without a closing slash.
std::string issuerUrlAt(std::string_view publicUrl, std::string_view agency);
std::string issuerDidAt(std::string_view publicUrl, std::string_view agency);
/// What the vault keeps of a credential's claims.
vault::NewRecord recordOf(
    std::string_view agency, const std::string& type, const base::Json& claims, const std::string& subject);

/// Nonces of the nonce endpoint, each good once. In memory: after a restart a wallet asks for another. Thread-safe.
class Nonces {
public:
    std::string make(base::UnixSeconds now);
    bool take(std::string_view nonce, base::UnixSeconds now);

private:
    std::mutex m_mutex; // guards both
    std::map<std::string, base::UnixSeconds, std::less<>> m_open; // by nonce, until when
    std::deque<std::string> m_order;
};

/// What an agency needs to enter on the chain, and whether it has.
struct IssuerState {
    base::Json payload; ///< of credentials/setIssuer
    bool isEntered = false; ///< the chain's row has this URL, these keys and this service
    base::Json row; ///< of credentials/issuers, null before
};

struct Delivery {
    base::Json credential; ///< text (SD-JWT VC) or object (VC 2.0)
};

/// Safe to call from any thread.
class IssuingService {
public:
    /// `vault` may be null (a server without one): then nothing can be kept or issued, `issuing.no_vault`.
    IssuingService(chain::Node& node, vault::Vault* vault, const base::Clock& clock, base::Logger& log,
        const IssuingKeys& keys, OfferBook& offers)
        : m_node(node), m_vault(vault), m_clock(clock), m_log(log), m_keys(keys), m_offers(offers)
    {
    }

    /// "https://…" without a closing slash, under which wallets reach this service.
    void setPublicUrl(std::string url);
    std::string publicUrl() const;
    std::string issuerUrl(std::string_view agency) const;
    /// did:web of the issuer's URL.
    std::string issuerDid(std::string_view agency) const;

    // For officers; the caller has checked the right.
    enum class Keys { Current, Next };
    base::Result<IssuerState> issuerState(std::string_view agency, Keys which) const;
    struct Claims {
        base::Json claims;
        std::string subject; ///< may be ""
    };
    /// Checks the claims and keeps them, all or none: when one cannot be kept, those before it are destroyed. Refused as
    /// checkClaims, `credentials.unknown_type`, `credentials.type_retired`, `credentials.not_accredited`, `vault.*`.
    base::Result<std::vector<vault::Stored>> keepAll(
        std::string_view agency, const std::string& type, const std::vector<Claims>& rows);
    base::Status check(std::string_view agency, const std::string& type, const base::Json& claims) const;
    /// Offers of issues that are waiting, in their order; all that can be made are stored with one write. Each refused
    /// `issuing.unknown_issue`, `issuing.issue_state`, `issuing.record_mismatch`, `credentials.not_accredited`,
    /// `vault.*`; failed as a whole when storage fails.
    base::Result<std::vector<base::Result<NewOffer>>> offerAll(std::string_view agency,
        const std::vector<std::string>& issueIds, OfferBook::TransactionCode transactionCode);
    base::Result<NewOffer> offer(
        std::string_view agency, const std::string& issue, OfferBook::TransactionCode transactionCode);
    OfferBook& offers() { return m_offers; }

    // OpenID4VCI.
    base::Result<vc::CredentialOffer> offerFor(std::string_view agency, std::string_view id) const;
    base::Result<base::Json> issuerMetadata(std::string_view agency) const;
    base::Result<base::Json> serverMetadata(std::string_view agency) const;
    base::Result<base::Json> keySet(std::string_view agency) const;
    base::Result<base::Json> didDocument(std::string_view agency) const;
    base::Result<OfferBook::Grant> token(std::string_view agency, std::string_view form);
    std::string nonce() { return m_nonces.make(m_clock.now()); }
    base::Result<Delivery> credential(
        std::string_view agency, std::string_view accessToken, const base::Json& request);

    // Status lists.
    base::Result<std::string> statusToken(const std::string& list);
    /// `purpose`: "revocation" or "suspension".
    base::Result<base::Json> statusCredential(const std::string& list, const std::string& purpose);

private:
    struct Issuer {
        base::Json row;
        AgencyKeys keys;
    };
    struct StatusRows {
        base::Json list; ///< row of credentials/lists
        std::vector<std::pair<std::int64_t, vc::Status>> set;
    };
    struct Cached {
        base::Height height;
        base::UnixSeconds made;
        std::string text;
    };

    std::string statusUri(const std::string& list) const;
    base::Result<Issuer> issuer(const storage::Reader& reader, std::string_view agency) const;
    base::Status checkAccredited(
        const storage::Reader& reader, std::string_view agency, std::string_view type) const;
    /// Type of an issue that may be offered now.
    base::Result<std::string> offerable(
        const storage::Reader& reader, std::string_view agency, const std::string& issue) const;
    base::Result<base::Json> activeType(const storage::Reader& reader, const std::string& id) const;
    base::Status markIssued(std::string_view agency, const std::string& issue, const std::string& thumbprint);
    base::Result<base::Json> openRecord(const base::Json& issue) const;
    base::Result<base::Json> makeSdJwt(const Issuer& issuer, const base::Json& type, const base::Json& issue,
        const base::Json& claims, const vc::HolderProof& holder) const;
    base::Result<base::Json> makeDocument(const Issuer& issuer, const base::Json& type,
        const base::Json& issue, const base::Json& claims, const vc::HolderProof& holder) const;
    base::Result<StatusRows> statusRows(const storage::Reader& reader, const std::string& list) const;
    /// The text made for this height not long ago, or "".
    std::string cached(const std::string& name, base::Height height) const;
    void keepCached(const std::string& name, base::Height height, const std::string& text);

    chain::Node& m_node;
    vault::Vault* m_vault;
    const base::Clock& m_clock;
    base::Logger& m_log;
    const IssuingKeys& m_keys;
    OfferBook& m_offers;
    Nonces m_nonces;
    mutable std::mutex m_mutex; // guards m_publicUrl and m_cache
    std::string m_publicUrl;
    std::map<std::string, Cached> m_cache;
};

} // namespace maru::issuing
