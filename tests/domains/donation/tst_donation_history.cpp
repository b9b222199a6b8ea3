// SPDX-License-Identifier: Apache-2.0
// Random histories keep the invariants: all balances add up to zero, every campaign's sums hold, every donation's way
// adds up to the last won, the sum tree is that of the donations. The seed is printed when something breaks.
#include "tests/domains/donation/donation_cast.h"

#include <QtTest/QtTest>

#include <random>

using namespace maru::test;
using maru::base::Json;

namespace {

/// Plays whatever comes to the dice; refusals are part of the game.
class Player {
public:
    explicit Player(std::uint32_t seed)
        : m_random(seed)
        , m_cast(Json::object({ { "donation.due_batch", static_cast<std::int64_t>(1 + seed % 4) } }))
    {
    }

    void play(int steps)
    {
        for (int i = 0; i < 3; ++i)
            open();
        for (int i = 0; i < steps; ++i)
            step();
        m_cast.pass(500 * DomainHarness::kDay);
    }

    std::string broken()
    {
        if (m_cast.sumOfBalances() != 0)
            return "balances";
        for (const std::string& id : m_campaigns) {
            if (std::string wrong = m_cast.broken(id); !wrong.empty())
                return wrong;
        }
        return {};
    }

private:
    std::int64_t pick(std::int64_t from, std::int64_t to)
    {
        return from + static_cast<std::int64_t>(m_random() % static_cast<std::uint32_t>(to - from + 1));
    }

    void open()
    {
        static const char* kRules[] = { "target", "period", "both", "manual" };
        Json payload = m_cast.campaign();
        const std::int64_t target = pick(10'000, 200'000);
        payload.set("target", target);
        payload.set("minimum", pick(0, 3) == 0 ? target / 2 : 0);
        payload.set("stop_rule", kRules[pick(0, 3)]);
        payload.set("overflow", pick(0, 1) == 0 ? "stop" : "accept");
        payload.set("refund_policy", pick(0, 1) == 0 ? "refund" : "organisation");
        payload.set("fundraising_cost", pick(0, target / 10));
        payload.set("milestones",
            Json::array({ m_cast.milestone(target / 3, "plan"), m_cast.milestone(target / 4),
                m_cast.milestone(target / 7, "merchant") }));
        m_campaigns.push_back(m_cast.openCampaign(payload));
    }

    void step()
    {
        const std::string& id = m_campaigns[static_cast<std::size_t>(pick(0, 2))];
        const std::string donor = "donor" + std::to_string(pick(0, 4));
        switch (pick(0, 11)) {
        case 0:
        case 1:
        case 2:
        case 3: {
            const std::int64_t amount = pick(100, 30'000);
            m_cast.topUp(donor, amount);
            m_cast.send(donor, "donation", "donate", DonationCast::gift(id, amount));
            break;
        }
        case 4:
            m_cast.topUp(donor, 10'000);
            m_cast.send(donor, "donation", "pledgeMonthly",
                Json::object({ { "campaign", id }, { "amount", pick(100, 5'000) }, { "day", pick(1, 31) },
                    { "months", pick(1, 5) } }));
            break;
        case 5:
            m_cast.pass(pick(1, 20) * DomainHarness::kDay);
            break;
        case 6:
        case 7:
            m_cast.send("manager", "donation", "submitEvidence", DonationCast::evidence(id, pick(1, 3)));
            m_cast.send("reviewer", "donation", "reviewMilestone", DonationCast::review(id, pick(1, 3)));
            break;
        case 8:
            plan(id);
            break;
        case 9:
            spend();
            break;
        case 10:
            m_cast.send("manager", "donation", "reportUsage", DonationCast::usage(id, pick(1, 5'000)));
            break;
        default:
            supervise(id);
        }
    }

    void supervise(const std::string& id)
    {
        switch (pick(0, 9)) {
        case 0:
            m_cast.send("registrar", "donation", "cancelCampaign", DonationCast::reasonFor(id));
            break;
        case 1:
        case 2:
            m_cast.send("registrar", "donation", "suspendCampaign", DonationCast::reasonFor(id));
            break;
        case 3:
        case 4:
        case 5:
            m_cast.send("registrar", "donation", "resumeCampaign", DonationCast::reasonFor(id));
            break;
        default:
            m_cast.send("manager", "donation", "stopCampaign", DonationCast::reasonFor(id));
        }
    }

    void plan(const std::string& id)
    {
        const std::int64_t amount = m_cast.row("milestones", id + "/01").at("amount").asInteger();
        const std::int64_t months = pick(1, 3);
        const std::vector<std::string> people { "b1", "b2", "b3" };
        const std::int64_t monthly = amount / months / 3;
        Json payload = m_cast.planPayload(id, people, monthly, months);
        payload.set("unused_return", pick(0, 1) == 0 ? "campaign" : "organisation");
        const auto made = m_cast.send("manager", "donation", "createPlan", payload);
        if (made.error || !made.result.isOk())
            return;
        const std::string plan = made.result.data.at("plan").asString();
        m_plans.push_back(plan);
        m_cast.send("reviewer", "donation", "reviewPlan",
            Json::object({ { "plan", plan }, { "decision", "approve" }, { "note", "" } }));
        m_cast.send("manager", "donation", "submitEvidence", DonationCast::evidence(id, 1));
        m_cast.send("reviewer", "donation", "reviewMilestone", DonationCast::review(id, 1));
    }

    void spend()
    {
        for (const std::string& plan : m_plans)
            m_cast.send("b" + std::to_string(pick(1, 3)), "donation", "spend",
                Json::object(
                    { { "plan", plan }, { "merchant", m_cast.shop }, { "amount", pick(1, 5'000) } }));
    }

    std::mt19937 m_random;
    DonationCast m_cast;
    std::vector<std::string> m_campaigns;
    std::vector<std::string> m_plans;
};

} // namespace

class TestDonationHistory : public QObject {
    Q_OBJECT

private slots:
    void keepsTheInvariants_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 12; ++seed)
            QTest::newRow(("seed " + std::to_string(seed)).c_str()) << seed;
    }
    void keepsTheInvariants()
    {
        QFETCH(quint32, seed);
        Player player(seed);
        player.play(60);
        const std::string wrong = player.broken();
        QVERIFY2(wrong.empty(), ("seed " + std::to_string(seed) + ": " + wrong).c_str());
    }
};

QTEST_GUILESS_MAIN(TestDonationHistory)
#include "tst_donation_history.moc"
