// SPDX-License-Identifier: Apache-2.0
// The cap of costs and the duty to register, by the parameters in force.
#include "admin-console/pages/donations/campaign_law.h"

#include <QTest>

using namespace maru;
using namespace maru::console;
using namespace maru::console::donations;
using namespace Qt::StringLiterals;

class TestCampaignLaw final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsTheCapOfTheLawInForce()
    {
        const auto tiers = [](int percent) {
            return base::Json::array(
                { base::Json::object({ { "up_to", 1'000'000'000 }, { "percent", percent } }),
                    base::Json::object({ { "up_to", base::kMaxSafeInteger }, { "percent", 10 } }) });
        };
        const auto row = [](const char* name, int from, base::Json value) {
            return base::Json::object({ { "name", name }, { "effective_from", from }, { "value", value },
                { "legal_basis", "제13조" } });
        };
        const base::Json rows = base::Json::array({ row("donation.cost_cap", 0, tiers(15)),
            row("donation.cost_cap", 100, tiers(12)), row("donation.cost_cap", 900, tiers(5)),
            row("donation.registration_threshold", 0, base::Json(10'000'000)) });
        const CampaignLaw law = CampaignLaw::read(rows, 500);
        QCOMPARE(law.costCap(base::Won(10'000'000))->percent, std::int64_t(12));
        QCOMPARE(law.costCap(base::Won(10'000'000))->amount.count(), std::int64_t(1'200'000));
        QCOMPARE(law.costCap(base::Won(1'000'000'001))->percent, std::int64_t(10));
        QVERIFY(!law.costCap(base::Won(0)));
        QVERIFY(law.needsNumber(base::Won(10'000'000)));
        QVERIFY(!law.needsNumber(base::Won(9'999'999)));
        QVERIFY(!CampaignLaw::read({}, 0).costCap(base::Won(5)));
    }
};

QTEST_GUILESS_MAIN(TestCampaignLaw)
#include "tst_campaign_law.moc"
