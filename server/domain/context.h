// SPDX-License-Identifier: Apache-2.0
// Everything that a domain gets while a block is executed. No clock, no I/O, no other domain's keys.
#pragma once

#include "server/domain/state_view.h"
#include "shared/base/json.h"

#include <string>
#include <vector>

namespace maru::domain {

/// Effective at the block's time; implemented by the parameters domain.
class Parameters {
public:
    virtual ~Parameters() = default;
    /// MARU_ASSERT for a name that no domain declared.
    virtual base::Json value(std::string_view name) const = 0;
    std::int64_t integer(std::string_view name) const { return value(name).asInteger(); }
    /// Count of changes so far; decisions record it.
    virtual std::int64_t version() const = 0;
};

struct OfficerInfo {
    std::string did; ///< the key of now
    std::string officer; ///< "o-<16 hex>": stays when the key is replaced
    std::string agency;
    std::vector<std::string> roles; ///< in force at the block's time, deputies' included; each once
};

/// Agencies, officers and roles at the block's time; implemented by the identity domain. Roles are rows of the state:
/// what a domain declares is only where they begin.
class Identity {
public:
    virtual ~Identity() = default;
    /// Active officers of active agencies only.
    virtual std::optional<OfficerInfo> officer(std::string_view did) const = 0;
    /// By what stays when the key is replaced.
    virtual std::optional<OfficerInfo> officerById(std::string_view id) const
    {
        static_cast<void>(id);
        return std::nullopt;
    }
    /// Refused `auth.not_officer`, `auth.role` (no role in force holds the action), field "signer".
    virtual base::Status mayAct(
        std::string_view did, std::string_view domain, std::string_view action) const = 0;
    /// As mayAct, and a grant for the whole country ("00") or for this region. Refused also `auth.region`.
    virtual base::Status mayActIn(std::string_view did, std::string_view domain, std::string_view action,
        std::string_view region) const = 0;
    /// Active agencies only.
    virtual bool hasAgency(std::string_view agency) const = 0;
    /// Active roles only.
    virtual bool hasRole(std::string_view role) const
    {
        static_cast<void>(role);
        return true;
    }
    /// The agency's own DID of now, if it has one; active agencies only.
    virtual std::optional<std::string> agencyDid(std::string_view agency) const = 0;
};

/// The one way in which money moves, between accounts named "<kind>:<id>" (citizen:did:key:…, campaign:…,
/// organisation:…, plan:…, beneficiary:did:key:…, merchant:…). "outside:bank" is the other side of top-ups and
/// withdrawals and may be negative, so all balances always add up to zero. Implemented by the accounts domain.
class Accounts {
public:
    virtual ~Accounts() = default;
    virtual base::Won balance(std::string_view account) const = 0;
    /// Refused `accounts.amount` (not positive), `accounts.insufficient`, `accounts.same`, `accounts.name`,
    /// `accounts.total` (beyond 2^53-1).
    virtual base::Status transfer(
        std::string_view from, std::string_view to, base::Won amount, std::string_view purpose) = 0;
};

/// What the keeper of the vault has certified: this personal data is gone.
struct Destruction {
    std::string recordClass;
    std::string root; ///< hex, over the commitments: what the keeper has signed
    std::vector<std::string> commitments; ///< of the records, hex
};

/// Certificates of destruction; implemented by the privacy domain.
class Destructions {
public:
    virtual ~Destructions() = default;
    /// Certified ones only: an order is no destruction yet.
    virtual std::optional<Destruction> certified(std::string_view id) const = 0;
};

struct Event {
    std::string type; ///< "<domain>.<what>", e.g. "donation.received"
    base::Json data;
};

struct BlockContext {
    base::Height height;
    base::UnixSeconds time;
    std::string chain {}; ///< its name: part of what is signed for this chain alone
};

/// What a domain has found out ahead about one action (Preparer): only ever the value of a pure function of the action
/// and of rows that it names, so that an action with it and one without it end the same.
class Checked {
public:
    virtual ~Checked() = default;
};

/// For one action or one due entry.
class Context {
public:
    virtual ~Context() = default;
    virtual const BlockContext& block() const = 0;
    virtual const std::string& signer() const = 0; ///< "" for due entries and genesis
    virtual const base::Hash256& transactionId() const = 0; ///< zero for due entries and genesis
    virtual StateView& state() = 0; ///< this domain's own tables
    virtual Accounts& accounts() = 0;
    virtual const Parameters& parameters() const = 0;
    virtual const Identity& identity() const = 0;
    /// Null on a node without a privacy domain.
    virtual const Destructions* destructions() const { return nullptr; }
    virtual void emit(std::string type, base::Json data) = 0;
    /// Domain::onDue runs at the end of the first block whose time is >= `time` (this block included), in order of
    /// (time, id). `id`: 1..120 of [A-Za-z0-9:._-]; the same (time, id) again replaces the payload.
    virtual void schedule(base::UnixSeconds time, std::string_view id, base::Json payload) = 0;
    virtual void unschedule(base::UnixSeconds time, std::string_view id) = 0;
    /// Of this action; null when nothing was prepared (dry runs, due entries, approved proposals, a single action): then
    /// the domain checks by itself.
    virtual const Checked* checked() const { return nullptr; }
    /// A rule of four eyes holds for the action: it has its approvals, or is tried before it becomes a proposal.
    virtual bool isApproved() const { return false; }
};

struct DueEntry {
    base::UnixSeconds time;
    std::string id;
    base::Json payload;
};

} // namespace maru::domain
