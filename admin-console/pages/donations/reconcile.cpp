// SPDX-License-Identifier: Apache-2.0
// The figures of a campaign from its parts.
#include "admin-console/pages/donations/reconcile.h"

#include "shared/crypto/hash.h"

#include <algorithm>

namespace maru::console::donations {

using base::Json;
using base::Won;

namespace {

/// Saturates instead of overflowing: a sum that is out of bounds equals no stated amount.
std::int64_t plus(std::int64_t a, std::int64_t b)
{
    constexpr std::int64_t kBound = base::kMaxSafeInteger;
    return std::clamp<std::int64_t>(
        std::clamp(a, -kBound, kBound) + std::clamp(b, -kBound, kBound), -kBound, kBound);
}

/// Leaf of a donation as the server's domain makes it (docs/formats.md): canonical JSON of its id and of SHA-256(donor DID
/// followed by the campaign's id).
merkle::SumNode leafOf(const Json& donation, const std::string& campaign)
{
    const std::string donor = donation.stringOr("donor", "");
    const base::Hash256 hash = crypto::sha256({ base::asBytes(donor), base::asBytes(campaign) });
    const std::string data = base::canonical(Json::object(
        { { "donation", donation.stringOr("id", donation.stringOr("key", "")) }, { "donor", hash } }));
    return merkle::sumLeaf(
        base::asBytes(data), Won(std::max<std::int64_t>(0, donation.integerOr("amount", 0))));
}

std::int64_t sumOf(const std::vector<Json>& rows, const char* member)
{
    std::int64_t total = 0;
    for (const Json& row : rows)
        total = plus(total, row.integerOr(member, 0));
    return total;
}

std::int64_t sumOfKind(const std::vector<Json>& movements, const char* kind)
{
    std::int64_t total = 0;
    for (const Json& row : movements) {
        if (row.stringOr("kind", "") == kind)
            total = plus(total, row.integerOr("amount", 0));
    }
    return total;
}

} // namespace

Reconciled reconcile(const Json& campaign, const std::vector<Json>& donations,
    const std::vector<Json>& movements, std::int64_t accountBalance)
{
    using What = Difference::What;
    const std::string id = campaign.stringOr("id", campaign.stringOr("key", ""));
    const auto stated = [&campaign](const char* name) { return campaign.integerOr(name, 0); };
    Reconciled result;
    result.stated = { Won(stated("raised")), Won(stated("returned")), Won(stated("paid")),
        Won(stated("refunded")), Won(stated("balance")), stated("donations") };

    std::vector<const Json*> inOrder;
    for (const Json& one : donations)
        inOrder.push_back(&one);
    std::stable_sort(inOrder.begin(), inOrder.end(),
        [](const Json* a, const Json* b) { return a->integerOr("index", 0) < b->integerOr("index", 0); });
    std::vector<merkle::SumNode> leaves;
    leaves.reserve(inOrder.size());
    std::int64_t index = 0;
    for (const Json* one : inOrder) {
        if (one->integerOr("index", -1) != index && result.differences.empty())
            result.differences.push_back(
                { What::Order, one->integerOr("index", -1), index, one->stringOr("id", "") });
        leaves.push_back(leafOf(*one, id));
        ++index;
    }

    const std::int64_t raised = sumOf(donations, "amount");
    const std::int64_t paid = plus(sumOfKind(movements, "payout"), sumOfKind(movements, "remainder"));
    const std::int64_t returned = sumOfKind(movements, "return");
    const std::int64_t refunded = sumOfKind(movements, "refund");
    const std::int64_t balance = plus(plus(raised, returned), -plus(paid, refunded));
    result.computed = { Won(raised), Won(returned), Won(paid), Won(refunded), Won(balance),
        static_cast<std::int64_t>(donations.size()) };
    const auto compare = [&result](What what, std::int64_t said, std::int64_t found) {
        if (said != found)
            result.differences.push_back({ what, said, found, {} });
    };
    compare(What::Raised, stated("raised"), raised);
    compare(What::RaisedMovements, stated("raised"), sumOfKind(movements, "donation"));
    compare(What::Paid, stated("paid"), paid);
    compare(What::Returned, stated("returned"), returned);
    compare(What::Refunded, stated("refunded"), refunded);
    compare(What::RefundedDonations, stated("refunded"), sumOf(donations, "refunded"));
    compare(What::Balance, stated("balance"), balance);
    compare(What::Account, stated("balance"), accountBalance);
    compare(What::Count, stated("donations"), static_cast<std::int64_t>(donations.size()));

    // A sum out of bounds would stop the program in the tree's own arithmetic, and has been told above.
    if (raised < base::kMaxSafeInteger) {
        result.root = merkle::sumRoot(leaves);
        const std::string root = campaign.stringOr("sum_root", "");
        const bool isEmpty = leaves.empty() && root.empty();
        if (!isEmpty && root != result.root.hash.hex())
            result.differences.push_back({ What::SumRoot, 0, 0, result.root.hash.hex() });
    }
    return result;
}

base::Status checkSumProof(const Json& donation, const Json& proof, const Json& campaign)
{
    const base::Error differs = base::refused("console.proof_differs");
    const std::string id = campaign.stringOr("id", campaign.stringOr("key", ""));
    const std::int64_t index = donation.integerOr("index", -1);
    const Json* root = proof.find("root");
    const Json* siblings = proof.find("siblings");
    if (root == nullptr || siblings == nullptr || !siblings->isArray()
        || donation.stringOr("campaign", "") != id || proof.integerOr("index", -2) != index
        || proof.integerOr("count", -1) != campaign.integerOr("donations", 0)
        || root->stringOr("hash", "") != campaign.stringOr("sum_root", "")
        || root->integerOr("sum", -1) != campaign.integerOr("raised", 0))
        return differs;
    const auto node = [](const Json& json) -> std::optional<merkle::SumNode> {
        const auto hash = base::Hash256::fromHex(json.stringOr("hash", ""));
        const std::int64_t sum = json.integerOr("sum", -1);
        if (!hash || sum < 0)
            return std::nullopt;
        return merkle::SumNode { *hash, Won(sum) };
    };
    std::vector<merkle::SumNode> path;
    for (const Json& one : siblings->asArray()) {
        const auto made = node(one);
        if (!made)
            return differs;
        path.push_back(*made);
    }
    const auto top = node(*root);
    if (!top || index < 0
        || !merkle::verifySum(leafOf(donation, id), static_cast<std::uint64_t>(index),
            static_cast<std::uint64_t>(proof.integerOr("count", 0)), path, *top))
        return differs;
    return {};
}

} // namespace maru::console::donations
