// SPDX-License-Identifier: Apache-2.0
// A campaign's money as a graph: what flows into a node flows out of it. Groups of spending only as published.
#include "server/domain/spec.h"
#include "server/domains/donation/queries.h"

#include <algorithm>

namespace maru::donation {
namespace {

class Graph {
public:
    /// Adds to the node's amount; a node without money does not appear.
    void node(const std::string& id, std::string_view kind, const Json& ko, const Json& en, Won amount)
    {
        if (amount == Won(0))
            return;
        for (Json& each : m_nodes) {
            if (each.at("id").asString() == id) {
                domains::addWon(each, "amount", amount);
                return;
            }
        }
        m_nodes.push_back(Json::object({ { "id", id }, { "kind", kind }, { "label_ko", ko },
            { "label_en", en }, { "amount", amount } }));
    }

    void link(const std::string& from, const std::string& to, Won amount)
    {
        if (amount > Won(0))
            m_links.push_back(Json::object({ { "from", from }, { "to", to }, { "amount", amount } }));
    }

    Json nodes() { return std::move(m_nodes); }
    Json links() { return std::move(m_links); }

private:
    Json::Array m_nodes;
    Json::Array m_links;
};

Result<Json> recipientRow(const domain::QueryView& view, const std::string& account)
{
    const std::size_t colon = account.find(':');
    const std::string table = account.substr(0, colon) == "merchant" ? "merchants" : "organisations";
    MARU_TRY(row, view.get("donation", table, account.substr(colon + 1)));
    MARU_ASSERT(row.has_value());
    return std::move(*row);
}

/// Money that a plan's beneficiaries have or spent; adds the plan's other ways out. Total of all plans in `given`.
void addPlan(Graph& graph, const Payout& payout, const Json& campaign, Won& given)
{
    const Json& plan = payout.plan;
    const std::string id = "plan:" + plan.at("id").asString();
    const Won amount = wonAt(payout.movement, "amount");
    const bool isFinished = plan.at("state").asString() == "finished";
    const Won out = wonAt(plan, isFinished ? "spent" : "paid");
    const Won returned = wonAt(plan, "returned");
    graph.node(id, "plan", "배분 계획", "Distribution plan", amount);
    graph.link(id, "beneficiaries", out);
    given += out;
    if (plan.at("returned_to").asString() == "organisation") {
        const std::string organisation = "organisation:" + campaign.at("organisation").asString();
        graph.node(organisation, "organisation", campaign.at("organisation_ko"),
            campaign.at("organisation_en"), returned);
        graph.link(id, organisation, returned);
    } else {
        graph.node("unused", "returned", "쓰지 않고 돌려준 돈", "Unused and given back", returned);
        graph.link(id, "unused", returned);
    }
    const Won rest = amount - out - returned;
    graph.node("undistributed", "unspent", "아직 배분하지 않음", "Not distributed yet", rest);
    graph.link(id, "undistributed", rest);
}

Result<Won> addPayouts(
    Graph& graph, const domain::QueryView& view, const Json& campaign, std::vector<Payout>& payouts)
{
    Won given(0);
    for (const Payout& payout : payouts) {
        const Won amount = wonAt(payout.movement, "amount");
        const std::string to = payout.movement.at("to").asString();
        std::string source = "campaign";
        if (!payout.milestone.isNull()) {
            source = "milestone:" + std::to_string(payout.movement.at("milestone").asInteger());
            graph.node(source, "milestone", payout.milestone.at("title_ko"), payout.milestone.at("title_en"),
                amount);
            graph.link("campaign", source, amount);
        }
        graph.link(source, to, amount);
        if (!payout.plan.isNull()) {
            addPlan(graph, payout, campaign, given);
            continue;
        }
        MARU_TRY(recipient, recipientRow(view, to));
        graph.node(to, to.substr(0, to.find(':')), recipient.at("name_ko"), recipient.at("name_en"), amount);
    }
    return given;
}

Status addSpending(Graph& graph, const domain::QueryView& view, const std::string& campaign, Won given)
{
    graph.node("beneficiaries", "beneficiaries", "수혜자", "Beneficiaries", given);
    MARU_TRY(published, publishedSpending(view, campaign));
    std::map<std::string, Won> byCategory;
    Won shown(0);
    for (const PublishedSpending::Group& group : published.groups) {
        byCategory[group.category] += group.amount;
        shown += group.amount;
    }
    for (const auto& [category, amount] : byCategory) {
        const schema::Text label = categoryLabel(category);
        graph.node("category:" + category, "category", label.ko, label.en, amount);
        graph.link("beneficiaries", "category:" + category, amount);
    }
    const Won rest = given - shown;
    graph.node("undisclosed", "unspent", "쓰기 전이거나 공개하지 않음", "Not spent yet or not shown", rest);
    graph.link("beneficiaries", "undisclosed", rest);
    return {};
}

} // namespace

Result<Json> queryFlow(const domain::QueryView& view, const Json& arguments)
{
    const std::string& id = arguments.at("campaign").asString();
    MARU_TRY(campaign, findCampaign(view, id));
    MARU_TRY(payouts, payoutsOf(view, id));
    const Won raised = wonAt(campaign, "raised");
    const Won returned = wonAt(campaign, "returned");
    const Won refunded = wonAt(campaign, "refunded");
    const Won balance = wonAt(campaign, "balance");

    Graph graph;
    graph.node("donors", "donors", "기부자", "Donors", raised);
    graph.node("reused", "returned", "돌아온 돈", "Money that came back", returned);
    graph.node("campaign", "campaign", campaign.at("title_ko"), campaign.at("title_en"), raised + returned);
    graph.link("donors", "campaign", raised);
    graph.link("reused", "campaign", returned);
    Won cost(0);
    for (const Payout& payout : payouts) {
        if (payout.movement.at("milestone").asInteger() > campaign.at("milestones").asInteger())
            cost += wonAt(payout.movement, "amount");
    }
    MARU_TRY(given, addPayouts(graph, view, campaign, payouts));
    if (given > Won(0))
        MARU_CHECK(addSpending(graph, view, id, given));
    graph.node("refunds", "refunds", "기부자에게 환급", "Refunded to donors", refunded);
    graph.link("campaign", "refunds", refunded);
    graph.node("balance", "balance", "남은 돈", "Balance", balance);
    graph.link("campaign", "balance", balance);
    return Json::object({ { "campaign", id }, { "raised", raised }, { "paid", campaign.at("paid") },
        { "returned", returned }, { "refunded", refunded }, { "balance", balance }, { "cost", cost },
        { "nodes", graph.nodes() }, { "links", graph.links() } });
}

} // namespace maru::donation
