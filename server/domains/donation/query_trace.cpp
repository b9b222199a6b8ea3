// SPDX-License-Identifier: Apache-2.0
// Which won of a donation went where. Donations in order of receipt fill payments in order of payment: both lie on one
// axis of won, and what they share is where the money is (README.md, section Trace).
#include "server/domain/spec.h"
#include "server/domains/donation/queries.h"

#include <algorithm>

namespace maru::donation {
namespace {

struct Piece {
    std::string kind;
    std::string labelKo;
    std::string labelEn;
    Won amount;
    std::string date;
};

Won total(const std::vector<Piece>& pieces)
{
    Won sum(0);
    for (const Piece& piece : pieces)
        sum += piece.amount;
    return sum;
}

/// Cuts the pieces so that they hold at most `most`, and fills up with `rest`.
void fillTo(std::vector<Piece>& pieces, Won most, Piece rest)
{
    Won sum(0);
    for (Piece& piece : pieces) {
        piece.amount = std::min(piece.amount, most - sum);
        sum += piece.amount;
    }
    rest.amount = most - sum;
    pieces.push_back(std::move(rest));
}

Json partsAsJson(const Interval& stretch, const std::vector<Piece>& pieces)
{
    std::vector<Won> amounts;
    for (const Piece& piece : pieces)
        amounts.push_back(piece.amount);
    Json then = Json::array();
    for (const Part& part : partsOf(stretch, amounts)) {
        const Piece& piece = pieces[part.piece];
        then.push(Json::object({ { "kind", piece.kind }, { "label_ko", piece.labelKo },
            { "label_en", piece.labelEn }, { "amount", part.within.length() }, { "date", piece.date } }));
    }
    return then;
}

std::string dateOf(const Json& row)
{
    return base::isoDate(base::koreanDate(UnixSeconds(row.at("time").asInteger())));
}

class Tracer {
public:
    Tracer(const domain::QueryView& view, Json campaign, std::vector<Payout> payouts)
        : m_view(view), m_campaign(std::move(campaign)), m_payouts(std::move(payouts))
    {
    }

    /// Hops of the payments that the stretch meets; their amounts add up to what is not waiting.
    Result<Json> payoutHops(const Interval& stretch)
    {
        std::vector<Won> nets;
        for (const Payout& payout : m_payouts)
            nets.push_back(payout.net);
        Json hops = Json::array();
        for (const Part& part : partsOf(stretch, nets)) {
            MARU_TRY(hop, hopOf(part));
            hops.push(std::move(hop));
        }
        return hops;
    }

private:
    Result<Json> hopOf(const Part& part)
    {
        const Payout& payout = m_payouts[part.piece];
        const std::string to = payout.movement.at("to").asString();
        const std::string toKind = to.substr(0, to.find(':'));
        Json hop = Json::object({ { "kind", "payout" }, { "milestone", payout.movement.at("milestone") },
            { "amount", part.within.length() }, { "time", payout.movement.at("time") }, { "to", to },
            { "to_kind", toKind } });
        hop.set(
            "title_ko", payout.milestone.isNull() ? Json("남은 돈 전달") : payout.milestone.at("title_ko"));
        hop.set("title_en",
            payout.milestone.isNull() ? Json("Remainder passed on") : payout.milestone.at("title_en"));
        if (payout.milestone.isNull()) {
            hop.set("then", partsAsJson(part.within, { unspent(payout.net) }));
        } else if (!payout.plan.isNull()) {
            MARU_TRY(pieces, planPieces(payout));
            hop.set("then", partsAsJson(part.within, pieces));
        } else if (toKind == "organisation") {
            MARU_TRY(pieces, usagePieces());
            const Won offset = organisationOffset(part.piece);
            hop.set("then", partsAsJson({ part.within.begin + offset, part.within.end + offset }, pieces));
        } else {
            hop.set("then", Json::array());
        }
        return hop;
    }

    static Piece unspent(Won amount) { return { "unspent", "아직 쓰지 않음", "Not spent yet", amount, "" }; }

    /// Where this payment begins on the axis of all money that organisations were paid.
    Won organisationOffset(std::size_t index) const
    {
        Won offset(0);
        for (std::size_t i = 0; i < index; ++i) {
            if (isToOrganisation(m_payouts[i]))
                offset += m_payouts[i].net;
        }
        return offset;
    }

    static bool isToOrganisation(const Payout& payout)
    {
        return payout.movement.at("kind").asString() == "payout" && payout.plan.isNull()
            && payout.movement.at("to").asString().rfind("organisation:", 0) == 0;
    }

    Result<std::vector<Piece>> usagePieces()
    {
        Won paid(0);
        for (const Payout& payout : m_payouts)
            paid += isToOrganisation(payout) ? payout.net : Won(0);
        MARU_TRY(lines, rowsWithPrefix(m_view, "usage", m_campaign.at("id").asString() + '/'));
        std::vector<Piece> pieces;
        for (const Json& line : lines) {
            const std::string label = line.at("place").asString() + " · " + line.at("purpose").asString();
            pieces.push_back({ "usage", label, label, wonAt(line, "amount"), line.at("date").asString() });
        }
        fillTo(pieces, paid, unspent(Won(0)));
        return pieces;
    }

    /// With one plan in the campaign the published groups are that plan's; with several, only its months are told.
    Result<std::vector<Piece>> planPieces(const Payout& payout)
    {
        const Json& plan = payout.plan;
        const bool isFinished = plan.at("state").asString() == "finished";
        const Won given = wonAt(plan, isFinished ? "spent" : "paid");
        std::vector<Piece> pieces;
        if (isOnlyPlan()) {
            MARU_TRY(published, publishedSpending(m_view, m_campaign.at("id").asString()));
            for (const PublishedSpending::Group& group : published.groups) {
                const schema::Text label = categoryLabel(group.category);
                pieces.push_back({ "spending", label.ko, label.en, group.amount, group.month });
            }
        } else {
            domain::Selection selection = domains::from("movements",
                { domains::equal("plan", plan.at("id")), domains::equal("kind", "distribution") });
            MARU_TRY(rows, domains::selectAll(m_view, "donation", std::move(selection), 1000));
            for (const domain::Row& row : rows)
                pieces.push_back({ "distribution", "월 배분", "Monthly distribution",
                    wonAt(row.value, "amount"), dateOf(row.value) });
        }
        fillTo(pieces, given, { "distribution", "수혜자에게 배분", "Given to beneficiaries", Won(0), "" });
        if (isFinished)
            pieces.push_back(
                { "returned", "쓰지 않아 돌아감", "Unused and returned", payout.net - total(pieces), "" });
        else
            pieces.push_back(unspent(payout.net - total(pieces)));
        return pieces;
    }

    bool isOnlyPlan() const
    {
        return std::count_if(m_payouts.begin(), m_payouts.end(), [](const Payout& payout) {
            return !payout.plan.isNull();
        }) == 1;
    }

    const domain::QueryView& m_view;
    Json m_campaign;
    std::vector<Payout> m_payouts;
};

/// What was refunded of the donations before this one: their stretches are that much shorter.
Result<Won> refundedBefore(const domain::QueryView& view, const Json& donation)
{
    domain::Selection selection = domains::from("donations",
        { domains::equal("campaign", donation.at("campaign")),
            { "index", domain::Filter::Operator::Less, donation.at("index") } });
    MARU_TRY(sum, view.sum("donation", selection, "refunded"));
    return Won(sum);
}

Result<Json> refundHop(const domain::QueryView& view, const Json& donation)
{
    domain::Selection selection = domains::from(
        "movements", { domains::equal("donation", donation.at("id")), domains::equal("kind", "refund") });
    MARU_TRY(page, view.select("donation", selection));
    const Json time = page.rows.empty() ? Json(0) : page.rows.front().value.at("time");
    return Json::object({ { "kind", "refund" }, { "milestone", 0 }, { "title_ko", "환급" },
        { "title_en", "Refund" }, { "amount", donation.at("refunded") }, { "time", time },
        { "to", "citizen:" + donation.at("donor").asString() }, { "to_kind", "citizen" },
        { "then", Json::array() } });
}

} // namespace

Result<std::vector<Payout>> payoutsOf(const domain::QueryView& view, const std::string& campaign)
{
    std::vector<Json> movements;
    for (const char* kind : { "payout", "remainder" }) {
        domain::Selection selection = domains::from(
            "movements", { domains::equal("campaign", campaign), domains::equal("kind", kind) });
        MARU_TRY(rows, domains::selectAll(view, "donation", std::move(selection), 1000));
        for (domain::Row& row : rows)
            movements.push_back(std::move(row.value));
    }
    std::vector<Payout> payouts;
    for (Json& movement : movements) {
        Payout payout;
        payout.net = wonAt(movement, "amount");
        const std::int64_t seq = movement.at("milestone").asInteger();
        if (seq > 0) {
            MARU_TRY(milestone, view.get("donation", "milestones", campaign + '/' + domains::padded(seq, 2)));
            MARU_ASSERT(milestone.has_value());
            payout.milestone = std::move(*milestone);
        }
        if (const std::string& id = movement.at("plan").asString(); !id.empty()) {
            MARU_TRY(plan, view.get("donation", "plans", id));
            MARU_ASSERT(plan.has_value());
            if (plan->at("returned_to").asString() == "campaign")
                payout.net -= wonAt(*plan, "returned");
            payout.plan = std::move(*plan);
        }
        payout.movement = std::move(movement);
        payouts.push_back(std::move(payout));
    }
    return payouts;
}

Result<Json> queryTrace(const domain::QueryView& view, const Json& arguments)
{
    MARU_TRY(donation, findDonation(view, arguments.at("donation").asString()));
    MARU_TRY(campaign, findCampaign(view, donation.at("campaign").asString()));
    MARU_TRY(before, refundedBefore(view, donation));
    const Won kept = wonAt(donation, "amount") - wonAt(donation, "refunded");
    const Won start = wonAt(donation, "start") - before;

    MARU_TRY(payouts, payoutsOf(view, campaign.at("id").asString()));
    Won net(0);
    for (const Payout& payout : payouts)
        net += payout.net;
    const std::string account = "campaign:" + campaign.at("id").asString();
    Tracer tracer(view, campaign, std::move(payouts));
    MARU_TRY(hops, tracer.payoutHops({ start, start + kept }));
    const Won waiting = Interval { std::max(start, net), start + kept }.length();
    if (waiting > Won(0))
        hops.push(Json::object({ { "kind", "waiting" }, { "milestone", 0 }, { "title_ko", "캠페인에서 대기" },
            { "title_en", "Waiting in the campaign" }, { "amount", waiting }, { "time", donation.at("time") },
            { "to", account }, { "to_kind", "campaign" }, { "then", Json::array() } }));
    if (wonAt(donation, "refunded") > Won(0)) {
        MARU_TRY(hop, refundHop(view, donation));
        hops.push(std::move(hop));
    }
    return Json::object({ { "donation", donation.at("id") }, { "campaign", campaign.at("id") },
        { "amount", donation.at("amount") }, { "kept", kept }, { "refunded", donation.at("refunded") },
        { "hops", std::move(hops) } });
}

} // namespace maru::donation
