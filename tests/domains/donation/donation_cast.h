// SPDX-License-Identifier: Apache-2.0
// Payloads and short cuts for tests of the donation domain.
#pragma once

#include "shared/merkle/sum_tree.h"
#include "tests/support/domain_harness.h"

#include <string>
#include <vector>

namespace maru::test {

inline std::string hashOf(const std::string& text)
{
    return crypto::sha256(text).hex();
}

/// A business number with the right check digit for a serial of 9 digits.
inline std::string businessNumber(int serial)
{
    std::string digits = std::to_string(100000000 + serial);
    constexpr int kWeights[] = { 1, 3, 7, 1, 3, 7, 1, 3, 5 };
    int sum = (digits[8] - '0') * 5 / 10;
    for (std::size_t i = 0; i < 9; ++i)
        sum += (digits[i] - '0') * kWeights[i];
    return digits + std::to_string((10 - sum % 10) % 10);
}

class DonationCast : public DomainHarness {
public:
    explicit DonationCast(Json parameters = Json::object())
    {
        open(std::move(parameters));
        hope = registerOrganisation("hope", 1);
        must("registrar", "donation", "verifyOrganisation",
            Json::object({ { "organisation", hope }, { "evidence", hashOf("evidence") }, { "note", "" } }));
        shop = must("registrar", "donation", "registerMerchant", merchant(2, "food", "26"))
                   .at("merchant")
                   .asString();
    }

    std::string registerOrganisation(const std::string& agency, int serial)
    {
        return must("registrar", "donation", "registerOrganisation", organisation(agency, serial))
            .at("organisation")
            .asString();
    }

    static Json organisation(const std::string& agency, int serial)
    {
        return Json::object({ { "agency", agency }, { "name_ko", "희망" }, { "name_en", "Hope" },
            { "number", businessNumber(serial) }, { "category", "designated" },
            { "contact", "051-000-0000" } });
    }
    static Json merchant(int serial, const std::string& category, const std::string& region)
    {
        return Json::object({ { "name_ko", "가게" }, { "name_en", "Shop" },
            { "number", businessNumber(serial) }, { "category", category }, { "region", region } });
    }

    Json milestone(std::int64_t amount, const std::string& kind = "organisation")
    {
        return Json::object({ { "title_ko", "단계" }, { "title_en", "Step" }, { "amount", amount },
            { "recipient_kind", kind },
            { "recipient",
                kind == "plan"           ? ""
                    : kind == "merchant" ? shop
                                         : hope },
            { "reviewer", did("reviewer") }, { "due", kStart + 100 * kDay } });
    }

    /// Target 1,000,000, 30 days from tomorrow on, to be used within 400 days, one milestone of everything.
    Json campaign()
    {
        return Json::object({ { "organisation", hope }, { "title_ko", "겨울나기" }, { "title_en", "Winter" },
            { "purpose_ko", "난방" }, { "purpose_en", "Heating" }, { "category", "children" },
            { "region", "26" }, { "target", 1'000'000 }, { "minimum", 0 }, { "start", now() + kDay },
            { "end", now() + 31 * kDay }, { "stop_rule", "both" }, { "overflow", "stop" },
            { "refund_policy", "refund" }, { "use_until", now() + 400 * kDay },
            { "attachments", Json::array() }, { "milestones", Json::array({ milestone(1'000'000) }) },
            { "fundraising_cost", 0 } });
    }
    std::string draft(Json payload)
    {
        return must("manager", "donation", "createCampaign", std::move(payload)).at("campaign").asString();
    }
    void registerIt(const std::string& id)
    {
        must("registrar", "donation", "registerCampaign",
            Json::object({ { "campaign", id }, { "registration_number", "R-1" } }));
    }
    std::string openCampaign(Json payload)
    {
        const std::int64_t start = payload.at("start").asInteger();
        const std::string id = draft(std::move(payload));
        registerIt(id);
        goTo(std::max(start, now()) + 1);
        return id;
    }
    std::string openCampaign() { return openCampaign(campaign()); }

    static Json gift(const std::string& id, std::int64_t amount)
    {
        return Json::object({ { "campaign", id }, { "amount", amount }, { "kind", "once" },
            { "tax_receipt", false }, { "public_name", false } });
    }
    std::string give(const std::string& who, const std::string& id, std::int64_t amount)
    {
        topUp(who, amount);
        return must(who, "donation", "donate", gift(id, amount)).at("donation").asString();
    }

    static Json evidence(const std::string& id, std::int64_t seq)
    {
        return Json::object({ { "campaign", id }, { "milestone", seq },
            { "evidence",
                Json::array({ Json::object({ { "hash", hashOf("bill") }, { "title", "Bill" } }) }) } });
    }
    static Json review(const std::string& id, std::int64_t seq, const std::string& decision = "approve")
    {
        return Json::object(
            { { "campaign", id }, { "milestone", seq }, { "decision", decision }, { "note", "" } });
    }
    /// Evidence and approval; the payment follows by itself.
    void pay(const std::string& id, std::int64_t seq)
    {
        must("manager", "donation", "submitEvidence", evidence(id, seq));
        must("reviewer", "donation", "reviewMilestone", review(id, seq));
    }

    Json planPayload(const std::string& id, const std::vector<std::string>& beneficiaries,
        std::int64_t monthly, std::int64_t months)
    {
        Json shares = Json::array();
        for (const std::string& each : beneficiaries)
            shares.push(Json::object({ { "beneficiary", did(each) }, { "monthly", monthly } }));
        return Json::object({ { "campaign", id }, { "milestone", 1 }, { "shares", shares }, { "day", 31 },
            { "months", months }, { "categories", Json::array({ "food" }) }, { "region", "26" },
            { "use_until", get("donation", "campaigns", id)->at("use_until").asInteger() - kDay },
            { "unused_return", "campaign" } });
    }

    Json row(const std::string& table, const std::string& key)
    {
        auto found = get("donation", table, key);
        if (!found) {
            std::fprintf(stderr, "no row %s/%s\n", table.c_str(), key.c_str());
            std::abort();
        }
        return *found;
    }
    std::string state(const std::string& id) { return row("campaigns", id).at("state").asString(); }
    static Json reasonFor(const std::string& id)
    {
        return Json::object({ { "campaign", id }, { "reason", "because" } });
    }
    static Json line(std::int64_t amount, const std::string& date = "2026-01-05")
    {
        return Json::object(
            { { "date", date }, { "place", "Shop" }, { "purpose", "Coal" }, { "amount", amount } });
    }
    static Json usage(const std::string& id, std::int64_t amount, const std::string& date = "2026-01-05")
    {
        return Json::object({ { "campaign", id }, { "lines", Json::array({ line(amount, date) }) } });
    }

    /// Empty when all that must hold for one campaign holds; otherwise what does not.
    std::string broken(const std::string& id)
    {
        const Json sums = ask("donation", "sums", Json::object({ { "campaign", id } }));
        if (!sums.at("holds").asBoolean())
            return "sums: " + base::canonical(sums);
        if (balance("campaign:" + id) != sums.at("balance").asInteger())
            return "balance of the account";
        std::vector<merkle::SumNode> leaves;
        for (const Json& each : rows("donation", "donations")) {
            if (each.at("campaign").asString() != id)
                continue;
            const Json argument = Json::object({ { "donation", each.at("id") } });
            const Json trace = ask("donation", "trace", argument);
            std::int64_t total = 0;
            for (const Json& hop : trace.at("hops").asArray()) {
                total += hop.at("amount").asInteger();
                std::int64_t parts = 0;
                for (const Json& part : hop.at("then").asArray())
                    parts += part.at("amount").asInteger();
                if (!hop.at("then").asArray().empty() && parts != hop.at("amount").asInteger())
                    return "trace, inner: " + base::canonical(trace);
            }
            if (total != each.at("amount").asInteger())
                return "trace: " + base::canonical(trace);
            if (std::string wrong = brokenProof(each, argument, sums); !wrong.empty())
                return wrong;
        }
        return brokenFlow(ask("donation", "flow", Json::object({ { "campaign", id } })));
    }

    std::string hope;
    std::string shop;

private:
    std::string brokenProof(const Json& donation, const Json& argument, const Json& sums)
    {
        const Json proof = ask("donation", "sumProof", argument);
        const auto node = [](const Json& json) {
            return merkle::SumNode { *base::Hash256::fromHex(json.at("hash").asString()),
                base::Won(json.at("sum").asInteger()) };
        };
        const std::string data = base::canonical(Json::object({ { "donation", donation.at("id") },
            { "donor", hashOf(donation.at("donor").asString() + donation.at("campaign").asString()) } }));
        std::vector<merkle::SumNode> siblings;
        for (const Json& sibling : proof.at("siblings").asArray())
            siblings.push_back(node(sibling));
        const bool isIn = merkle::verifySum(
            merkle::sumLeaf(base::asBytes(data), base::Won(donation.at("amount").asInteger())),
            static_cast<std::uint64_t>(proof.at("index").asInteger()),
            static_cast<std::uint64_t>(proof.at("count").asInteger()), siblings, node(sums.at("root")));
        return isIn ? "" : "sum proof of " + base::canonical(donation);
    }

    /// Every inner node passes on what it got.
    static std::string brokenFlow(const Json& flow)
    {
        for (const Json& node : flow.at("nodes").asArray()) {
            std::int64_t in = 0;
            std::int64_t out = 0;
            for (const Json& link : flow.at("links").asArray()) {
                if (link.at("to") == node.at("id"))
                    in += link.at("amount").asInteger();
                if (link.at("from") == node.at("id"))
                    out += link.at("amount").asInteger();
            }
            const std::int64_t amount = node.at("amount").asInteger();
            if ((in != 0 && in != amount) || (out != 0 && out != amount) || (in == 0 && out == 0))
                return "flow at " + base::canonical(node) + " of " + base::canonical(flow);
        }
        return {};
    }
};

} // namespace maru::test
