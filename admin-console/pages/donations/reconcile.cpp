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

} // namespace

ReconcileFold::ReconcileFold(const Json& campaign)
    : m_campaign(campaign), m_id(campaign.stringOr("id", campaign.stringOr("key", "")))
{
    const auto stated = [&campaign](const char* name) { return campaign.integerOr(name, 0); };
    m_result.stated = { Won(stated("raised")), Won(stated("returned")), Won(stated("paid")),
        Won(stated("refunded")), Won(stated("balance")), stated("donations") };
}

void ReconcileFold::addDonations(const std::vector<Json>& page)
{
    for (const Json& one : page)
        addDonation(one);
}

void ReconcileFold::addDonation(const Json& donation)
{
    const std::int64_t index = donation.integerOr("index", -1);
    if (index != m_count && m_result.differences.empty())
        m_result.differences.push_back(
            { Difference::What::Order, index, m_count, donation.stringOr("id", "") });
    ++m_count;
    m_raised = plus(m_raised, donation.integerOr("amount", 0));
    m_refundedDonations = plus(m_refundedDonations, donation.integerOr("refunded", 0));
    // A sum out of bounds would stop the program in the tree's own arithmetic; it is told as a difference.
    if (m_raised >= base::kMaxSafeInteger)
        return;
    m_peaks.push_back({ leafOf(donation, m_id), 1 });
    while (m_peaks.size() > 1 && m_peaks[m_peaks.size() - 2].leaves == m_peaks.back().leaves) {
        const Peak right = m_peaks.back();
        m_peaks.pop_back();
        m_peaks.back() = { merkle::sumInner(m_peaks.back().node, right.node), right.leaves * 2 };
    }
}

void ReconcileFold::addMovements(const std::vector<Json>& page)
{
    for (const Json& one : page) {
        // What a plan did not use goes back to the campaign, or to the organisation: then it is no money of the campaign.
        if (one.stringOr("kind", "") == "return" && one.stringOr("to", "").starts_with("organisation:"))
            continue;
        std::int64_t& sum = m_byKind[one.stringOr("kind", "")];
        sum = plus(sum, one.integerOr("amount", 0));
    }
}

Reconciled ReconcileFold::finish(std::int64_t accountBalance)
{
    using What = Difference::What;
    const auto stated = [this](const char* name) { return m_campaign.integerOr(name, 0); };
    const auto ofKind = [this](const char* kind) {
        const auto found = m_byKind.find(kind);
        return found == m_byKind.end() ? std::int64_t { 0 } : found->second;
    };
    const std::int64_t paid = plus(ofKind("payout"), ofKind("remainder"));
    const std::int64_t returned = ofKind("return");
    const std::int64_t refunded = ofKind("refund");
    const std::int64_t balance = plus(plus(m_raised, returned), -plus(paid, refunded));
    m_result.computed = { Won(m_raised), Won(returned), Won(paid), Won(refunded), Won(balance), m_count };
    const auto compare = [this](What what, std::int64_t said, std::int64_t found) {
        if (said != found)
            m_result.differences.push_back({ what, said, found, {} });
    };
    compare(What::Raised, stated("raised"), m_raised);
    compare(What::RaisedMovements, stated("raised"), ofKind("donation"));
    compare(What::Paid, stated("paid"), paid);
    compare(What::Returned, stated("returned"), returned);
    compare(What::Refunded, stated("refunded"), refunded);
    compare(What::RefundedDonations, stated("refunded"), m_refundedDonations);
    compare(What::Balance, stated("balance"), balance);
    compare(What::Account, stated("balance"), accountBalance);
    compare(What::Count, stated("donations"), m_count);
    if (m_raised < base::kMaxSafeInteger) {
        // RFC 6962 §2.1: the largest full subtree is on the left, so the peaks fold from the right.
        m_result.root = m_peaks.empty() ? merkle::sumRoot({}) : m_peaks.back().node;
        for (std::size_t i = m_peaks.size(); i > 1; --i)
            m_result.root = merkle::sumInner(m_peaks[i - 2].node, m_result.root);
        const std::string root = m_campaign.stringOr("sum_root", "");
        const bool isEmpty = m_peaks.empty() && root.empty();
        if (!isEmpty && root != m_result.root.hash.hex())
            m_result.differences.push_back({ What::SumRoot, 0, 0, m_result.root.hash.hex() });
    }
    return std::move(m_result);
}

Reconciled reconcile(const Json& campaign, const std::vector<Json>& donations,
    const std::vector<Json>& movements, std::int64_t accountBalance)
{
    std::vector<Json> inOrder = donations;
    std::stable_sort(inOrder.begin(), inOrder.end(),
        [](const Json& a, const Json& b) { return a.integerOr("index", 0) < b.integerOr("index", 0); });
    ReconcileFold fold(campaign);
    fold.addDonations(inOrder);
    fold.addMovements(movements);
    return fold.finish(accountBalance);
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
