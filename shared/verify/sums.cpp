// SPDX-License-Identifier: Apache-2.0
// The sum proof of a campaign, recomputed from proven state and the public list of donations.
//
// Tables of the donation domain: campaigns, sum_trees, donations. A leaf of the sum tree commits to canonical JSON
// {"donation": id, "donor": SHA-256(donor's DID || campaign id) in hex} and to the amount.
#include "shared/crypto/hash.h"
#include "shared/merkle/sum_tree.h"
#include "shared/verify/chain_checker.h"
#include "shared/verify/verify.h"

#include <map>
#include <optional>

namespace maru::verify {

namespace {

constexpr int kPageRows = 500;
/// Attempts to get both proofs under one header while blocks go on.
constexpr int kAttempts = 5;

struct Donation {
    std::string id;
    std::string donor;
    std::int64_t amount = 0;
};

struct Material {
    std::optional<base::Json> campaign;
    std::optional<base::Json> sumTree;
    std::map<std::int64_t, Donation> donations; ///< by index
};

/// A row that is not what the domain writes is left out: the list then has a gap.
void addDonation(Material& material, const std::string& key, const base::Json& row)
{
    const std::int64_t index = row.integerOr("index", -1);
    if (index >= 0)
        material.donations.emplace(
            index, Donation { key, row.stringOr("donor", ""), row.integerOr("amount", -1) });
}

base::Result<merkle::SumNode> readNode(const base::Json& json)
{
    MARU_TRY(hash, base::readHash(json, "hash"));
    MARU_TRY(sum, base::readInteger(json, "sum"));
    if (sum < 0)
        return base::refused("verify.sum_root", "sum");
    return merkle::SumNode { hash, base::Won(sum) };
}

/// The root that the kept peaks give; the peaks' sums must add up to `total`, so nothing can overflow.
std::optional<base::Hash256> rootOfPeaks(const base::Json& tree, std::int64_t total)
{
    const auto items = base::readArray(tree, "peaks");
    if (!items)
        return std::nullopt;
    std::vector<merkle::SumNode> peaks;
    std::int64_t sum = 0;
    for (const base::Json& item : *items) {
        const auto node = readNode(item);
        if (!node || node->sum.count() > total - sum)
            return std::nullopt;
        sum += node->sum.count();
        peaks.push_back(*node);
    }
    if (sum != total)
        return std::nullopt;
    if (peaks.empty())
        return merkle::sumRoot({}).hash;
    merkle::SumNode root = peaks.back();
    for (std::size_t i = peaks.size() - 1; i > 0; --i)
        root = merkle::sumInner(peaks[i - 1], root);
    return root.hash;
}

bool readWon(const base::Json& json, std::string_view key, std::int64_t& amount)
{
    const auto value = base::readInteger(json, key);
    if (!value || *value < 0)
        return false;
    amount = *value;
    return true;
}

bool checkBooks(Report& report, const Material& material, const std::string& id, std::int64_t& raised)
{
    const base::Json& campaign = *material.campaign;
    std::int64_t returned = 0;
    std::int64_t paid = 0;
    std::int64_t refunded = 0;
    std::int64_t balance = 0;
    if (campaign.stringOr("id", "") != id || !readWon(campaign, "raised", raised)
        || !readWon(campaign, "returned", returned) || !readWon(campaign, "paid", paid)
        || !readWon(campaign, "refunded", refunded) || !readWon(campaign, "balance", balance))
        return report.fail("verify.sum_balance", {}, "amounts of the campaign");
    report.fact("raised", raised);
    report.fact("returned", returned);
    report.fact("paid", paid);
    report.fact("refunded", refunded);
    report.fact("balance", balance);
    // Each is below 2^53, so these sums stay far from 2^63.
    if (raised + returned != paid + refunded + balance)
        return report.fail("verify.sum_balance");
    report.pass("verify.sum_balance");
    return true;
}

/// The first `count` donations by index, none missing.
bool collectLeaves(Report& report, const Material& material, const std::string& campaign, std::int64_t count,
    std::vector<merkle::SumNode>& leaves, std::int64_t& total)
{
    auto next = material.donations.begin();
    for (std::int64_t index = 0; index < count; ++index, ++next) {
        const std::string where = "donation " + std::to_string(index);
        if (next == material.donations.end() || next->first != index)
            return report.fail("verify.sum_rows", where, "missing");
        const Donation& donation = next->second;
        if (donation.amount <= 0 || donation.amount > base::kMaxSafeInteger - total || donation.id.empty())
            return report.fail("verify.sum_rows", where, "amount or id");
        total += donation.amount;
        const base::Hash256 donor =
            crypto::sha256({ base::asBytes(donation.donor), base::asBytes(campaign) });
        const std::string data =
            base::canonical(base::Json::object({ { "donation", donation.id }, { "donor", donor } }));
        leaves.push_back(merkle::sumLeaf(base::asBytes(data), base::Won(donation.amount)));
    }
    report.pass("verify.sum_rows", count);
    return true;
}

void checkMaterial(Report& report, const Material& material, const std::string& id)
{
    report.fact("campaign", id);
    if (!material.campaign) {
        report.unavailable(base::refused("verify.unknown_campaign"));
        return;
    }
    std::int64_t raised = 0;
    if (!checkBooks(report, material, id, raised))
        return;
    const base::Json tree = material.sumTree.value_or(base::Json::object(
        { { "campaign", id }, { "count", 0 }, { "total", 0 }, { "peaks", base::Json::array() } }));
    const std::int64_t count = tree.integerOr("count", -1);
    const std::int64_t total = tree.integerOr("total", -1);
    report.fact("donations", count);
    if (count < 0 || tree.stringOr("campaign", "") != id
        || material.campaign->integerOr("donations", -1) != count) {
        report.fail("verify.sum_count");
        return;
    }
    report.pass("verify.sum_count");
    if (total != raised) {
        report.fail("verify.sum_total", {}, "the sum tree says " + std::to_string(total));
        return;
    }
    std::vector<merkle::SumNode> leaves;
    std::int64_t sum = 0;
    if (!collectLeaves(report, material, id, count, leaves, sum))
        return;
    if (sum != total) {
        report.fail("verify.sum_total", {}, "the donations add up to " + std::to_string(sum));
        return;
    }
    report.pass("verify.sum_total");
    const merkle::SumNode root = merkle::sumRoot(leaves);
    report.fact("sum_root", root.hash);
    const std::optional<base::Hash256> kept = rootOfPeaks(tree, total);
    const std::string published = material.campaign->stringOr("sum_root", "");
    if (!kept || *kept != root.hash || (count > 0 && published != root.hash.hex())) {
        report.fail("verify.sum_root");
        return;
    }
    report.pass("verify.sum_root");
}

} // namespace

void checkServerSums(
    Report& report, client::BlockingClient& client, const std::string& campaign, const std::string& node)
{
    Material material;
    std::optional<ledger::StateProofFile> campaignProof;
    std::optional<ledger::StateProofFile> treeProof;
    for (int attempt = 0;; ++attempt) {
        auto first = client.run(client::requests::stateProof("donation", "campaigns", campaign));
        auto second = client.run(client::requests::stateProof("donation", "sum_trees", campaign));
        if (!first || !second) {
            report.stopOn(!first ? first.error() : second.error());
            return;
        }
        if (first->header.header == second->header.header) {
            campaignProof = std::move(*first);
            treeProof = std::move(*second);
            break;
        }
        if (attempt + 1 == kAttempts) {
            report.unavailable(base::refused("verify.moving"));
            return;
        }
    }
    const ledger::Header& header = campaignProof->header.header;
    if (node.empty())
        report.note("verify.trust_first_use");
    const std::string trusted = node.empty() ? header.proposer : node;
    const std::string* tables[] = { &campaignProof->table, &treeProof->table };
    const ledger::StateProofFile* proofs[] = { &*campaignProof, &*treeProof };
    const std::string_view expected[] = { "campaigns", "sum_trees" };
    for (std::size_t i = 0; i < 2; ++i) {
        if (proofs[i]->domain != "donation" || *tables[i] != expected[i] || proofs[i]->key != campaign) {
            report.fail("state_proof.path", std::string(expected[i]), "a proof of something else");
            return;
        }
        if (const base::Status good = ledger::checkStateProof(*proofs[i], trusted); !good) {
            report.fail(good.error(), std::string(expected[i]));
            return;
        }
        for (const char* check : { "receipt.node", "header.ledger_root", "header.signature",
                 "state_proof.roots", "state_proof.path" })
            report.pass(check);
    }
    report.fact("chain", header.chain);
    report.fact("node", header.proposer);
    report.fact("height", header.height);
    report.fact("head", ledger::headerHash(header));
    material.campaign = campaignProof->value;
    material.sumTree = treeProof->value;

    client::QueryArguments arguments;
    arguments.filters = { { "campaign", campaign } };
    arguments.limit = kPageRows;
    std::string after;
    do {
        arguments.after = after;
        const auto page = client.run(client::requests::query("donation", "donations", arguments));
        if (!page) {
            report.stopOn(page.error());
            return;
        }
        for (const base::Json& row : page->rows)
            addDonation(material, row.stringOr("key", ""), row);
        if (!page->next.empty() && page->next == after) {
            report.fail("client.answer", {}, "the cursor stands still");
            return;
        }
        after = page->next;
    } while (!after.empty());
    checkMaterial(report, material, campaign);
}

void checkExportSums(Report& report, LineSource& source, const std::string& campaign, const std::string& node)
{
    Material material;
    ChainChecker checker(report, node);
    checker.onStateRow([&](const std::string& domain, const std::string& table, const std::string& key,
                           const base::Json& value) {
        if (domain != "donation")
            return;
        if (table == "campaigns" && key == campaign)
            material.campaign = value;
        else if (table == "sum_trees" && key == campaign)
            material.sumTree = value;
        else if (table == "donations" && value.stringOr("campaign", "") == campaign)
            addDonation(material, key, value);
    });
    std::string line;
    while (true) {
        const auto isThere = source.next(line);
        if (!isThere) {
            report.stopOn(isThere.error());
            return;
        }
        if (!*isThere)
            break;
        if (!checker.feed(line))
            return;
    }
    if (!checker.finish())
        return;
    if (!checker.hasState()) {
        report.unavailable(base::refused("verify.state_needed"));
        return;
    }
    checkMaterial(report, material, campaign);
}

} // namespace maru::verify
