// SPDX-License-Identifier: Apache-2.0
// A small cast of officers with fixed keys and the signed transactions that they send: for replay and benchmarks.
//
// The keys are derived from public text. Everything here is deterministic; one thread at a time.
#pragma once

#include "shared/base/json.h"
#include "shared/crypto/signing.h"
#include "shared/ledger/transaction.h"

#include <string>
#include <string_view>
#include <vector>

namespace maru::support {

/// Ed25519 from SHA-256("maru test key/" + name).
crypto::SigningKey fixedKey(std::string_view name);

/// A 사업자등록번호 with a right check digit: `serial` 0..999,999,999 are its first nine digits.
std::string businessNumber(std::int64_t serial);

/// The id that a domain gives to what a transaction makes: letter, dash, 16 hex digits of the transaction's id.
std::string idMadeBy(const ledger::Transaction& transaction, char letter);

struct MilestoneTerms {
    base::Won amount;
    std::string recipientKind = "organisation"; ///< organisation, plan, merchant
    std::string recipient; ///< "" for a plan
    base::UnixSeconds due;
};

struct CampaignTerms {
    std::string organisation;
    std::string title;
    base::Won target { 1'000'000 };
    base::Won minimum;
    base::Won cost;
    base::UnixSeconds start;
    base::UnixSeconds end;
    base::UnixSeconds useUntil;
    std::string stopRule = "period";
    std::string overflow = "accept";
    std::string refundPolicy = "refund";
    std::vector<MilestoneTerms> milestones;
};

/// Officers of the genesis document below, or of a data folder when the members are replaced.
class Cast {
public:
    explicit Cast(std::string chain);

    std::string chain;
    std::string organisationAgency = "org-01"; ///< the manager's
    crypto::SigningKey node;
    crypto::SigningKey administrator;
    crypto::SigningKey settlement;
    crypto::SigningKey registrar;
    crypto::SigningKey reviewer;
    crypto::SigningKey auditor;
    crypto::SigningKey manager;
    /// Part of each nonce and bank reference: another tag, other transactions.
    std::string tag;

    base::Json genesis(base::UnixSeconds time) const;

    /// The nonce counts up, so no two are alike.
    ledger::Transaction sign(const crypto::SigningKey& key, std::string domain, std::string action,
        base::Json payload, base::UnixSeconds validUntil);

    ledger::Transaction registerOrganisation(std::int64_t serial, base::UnixSeconds validUntil);
    ledger::Transaction verifyOrganisation(std::string_view organisation, base::UnixSeconds validUntil);
    ledger::Transaction createCampaign(const CampaignTerms& terms, base::UnixSeconds validUntil);
    ledger::Transaction registerCampaign(std::string_view campaign, base::UnixSeconds validUntil);
    ledger::Transaction topUp(std::string_view did, base::Won amount, base::UnixSeconds validUntil);
    ledger::Transaction donate(const crypto::SigningKey& donor, std::string_view campaign, base::Won amount,
        base::UnixSeconds validUntil);

private:
    std::int64_t m_count = 0;
};

} // namespace maru::support
