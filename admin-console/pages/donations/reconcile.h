// SPDX-License-Identifier: Apache-2.0
// Reconciliation (대사): a campaign's figures worked out again from its donations and movements, and its sum tree built
// again, on this computer. Pure functions; thread-safe.
#pragma once

#include "shared/base/json.h"
#include "shared/base/units.h"
#include "shared/merkle/sum_tree.h"

#include <map>
#include <string>
#include <vector>

namespace maru::console::donations {

/// What does not fit: what the campaign's row (or the account) states, and what its own rows add up to.
struct Difference {
    enum class What {
        Raised, ///< Σ of donations
        RaisedMovements, ///< Σ of movements of kind donation
        Paid, ///< Σ of payouts and of the remainder that was passed on
        Returned,
        Refunded, ///< Σ of movements of kind refund
        RefundedDonations, ///< Σ of what the donations say was refunded
        Balance, ///< raised + returned - paid - refunded
        Account, ///< balance of the campaign's account
        Count, ///< number of donations
        Order, ///< a donation is missing from the sequence or does not begin where the one before it ends
        SumRoot, ///< root of the sum tree
    };
    What what;
    std::int64_t stated = 0;
    std::int64_t computed = 0;
    std::string note; ///< Order: the donation; SumRoot: the computed hash
};

struct Figures {
    base::Won raised;
    base::Won returned;
    base::Won paid;
    base::Won refunded;
    base::Won balance;
    std::int64_t donations = 0;
};

struct Reconciled {
    Figures stated;
    Figures computed;
    merkle::SumNode root;
    std::vector<Difference> differences;
    bool holds() const { return differences.empty(); }
};

/// The same figures page by page, so that a campaign's rows never stand in memory together: sums, and of the sum tree
/// only the roots of its full subtrees. One thread at a time.
class ReconcileFold {
public:
    explicit ReconcileFold(const base::Json& campaign);
    /// In order of their index.
    void addDonations(const std::vector<base::Json>& page);
    void addMovements(const std::vector<base::Json>& page);
    Reconciled finish(std::int64_t accountBalance);

private:
    void addDonation(const base::Json& donation);
    struct Peak {
        merkle::SumNode node;
        std::uint64_t leaves = 0;
    };
    base::Json m_campaign;
    std::string m_id;
    Reconciled m_result;
    std::vector<Peak> m_peaks; ///< from left to right, each at least twice as large as the next
    std::int64_t m_count = 0;
    std::int64_t m_raised = 0;
    std::int64_t m_refundedDonations = 0;
    std::map<std::string, std::int64_t> m_byKind;
};

/// `donations` and `movements` are all rows of the campaign, in any order; `accountBalance` the balance of
/// "campaign:<id>". Sums that leave what amounts can be come as Broken figures: a difference, never an overflow.
Reconciled reconcile(const base::Json& campaign, const std::vector<base::Json>& donations,
    const std::vector<base::Json>& movements, std::int64_t accountBalance);

/// The donation's leaf is in the campaign's sum tree at its place, and the tree's root and total are those of the
/// campaign's row. Refused `console.proof_differs` (another donation, place, root or total), `merkle.range`.
base::Status checkSumProof(const base::Json& donation, const base::Json& proof, const base::Json& campaign);

} // namespace maru::console::donations
