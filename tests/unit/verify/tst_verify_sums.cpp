// SPDX-License-Identifier: Apache-2.0
// Sums of a campaign, from an export and from a server, and every way of cooking the books.
#include "tests/unit/verify/mini_chain.h"

#include <QtTest>

using namespace maru;

using Cook = std::function<void(MiniChain&)>;
Q_DECLARE_METATYPE(Cook)

class TestVerifySums : public QObject {
    Q_OBJECT

private slots:
    void acceptsExport();
    void acceptsServer();
    void acceptsCampaignWithoutDonations();
    void findsCookedBooks_data();
    void findsCookedBooks();
    void findsForgedLists_data();
    void findsForgedLists();
    void findsForgedProof();
    void cannotCheckWithoutState();
    void knowsNoSuchCampaign();
};

namespace {

base::Json& campaignOf(MiniChain& chain)
{
    return chain.state[{ "donation", "campaigns", kCampaign }];
}

base::Json& treeOf(MiniChain& chain)
{
    return chain.state[{ "donation", "sum_trees", kCampaign }];
}

/// Some donation's row.
std::map<MiniChain::Row, base::Json>::iterator donationOf(MiniChain& chain)
{
    return chain.state.lower_bound({ "donation", "donations", "" });
}

verify::Report checkExport(
    const MiniChain& chain, bool withState = true, const std::string& campaign = kCampaign)
{
    verify::Report report;
    TextSource source(chain.lines(withState));
    verify::checkExportSums(report, source, campaign, chain.node());
    return report;
}

verify::Report checkServer(
    const MiniChain& chain, std::vector<base::Json> rows = {}, const std::string& node = {})
{
    MiniChain::Shown shown;
    shown.chain = &chain;
    shown.extraRows = std::move(rows);
    base::NullLogger log;
    const auto server = MiniChain::serve(shown, log);
    const auto client = clientOf(*server);
    verify::Report report;
    verify::checkServerSums(report, *client, kCampaign, node.empty() ? chain.node() : node);
    return report;
}

std::vector<base::Json> rowsOf(const MiniChain& chain)
{
    std::vector<base::Json> rows;
    for (const auto& entry : chain.state) {
        if (std::get<1>(entry.first) == "donations") {
            rows.push_back(entry.second);
            rows.back().set("key", std::get<2>(entry.first));
        }
    }
    return rows;
}

} // namespace

void TestVerifySums::acceptsExport()
{
    const verify::Report report = checkExport(MiniChain(8));
    QVERIFY2(report.isGood(), explain(report).c_str());
    QCOMPARE(report.passed("verify.sum_root"), std::int64_t { 1 });
    QCOMPARE(report.passed("verify.sum_balance"), std::int64_t { 1 });
}

void TestVerifySums::acceptsServer()
{
    for (int blocks = 2; blocks < 8; ++blocks) {
        const MiniChain chain(blocks);
        const verify::Report report = checkServer(chain);
        QVERIFY2(report.isGood(), explain(report).c_str());
        QCOMPARE(report.passed("verify.sum_root"), std::int64_t { 1 });
    }
}

void TestVerifySums::acceptsCampaignWithoutDonations()
{
    MiniChain chain(1);
    campaignOf(chain) = base::Json::object({ { "id", kCampaign }, { "raised", 0 }, { "returned", 0 },
        { "paid", 0 }, { "refunded", 0 }, { "balance", 0 }, { "donations", 0 } });
    chain.resealState();
    const verify::Report report = checkServer(chain);
    QVERIFY2(report.isGood(), explain(report).c_str());
}

void TestVerifySums::findsCookedBooks_data()
{
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<Cook>("cook");
    const auto row = [](const char* name, const char* expected, const Cook& cook) {
        QTest::newRow(name) << QByteArray(expected) << cook;
    };
    // The node signs all of these: only the sums give it away.
    row("money gone", "verify.sum_balance", [](MiniChain& chain) { campaignOf(chain).set("balance", 1); });
    row("money paid twice", "verify.sum_balance", [](MiniChain& chain) {
        campaignOf(chain).set("paid", campaignOf(chain).at("paid").asInteger() * 2);
    });
    row("negative", "verify.sum_balance", [](MiniChain& chain) {
        campaignOf(chain).set("refunded", -5);
        campaignOf(chain).set("balance", campaignOf(chain).at("balance").asInteger() + 5);
    });
    row("less raised", "verify.sum_total", [](MiniChain& chain) {
        campaignOf(chain).set("raised", campaignOf(chain).at("raised").asInteger() - 1000);
        campaignOf(chain).set("balance", campaignOf(chain).at("balance").asInteger() - 1000);
    });
    row("count", "verify.sum_count", [](MiniChain& chain) { campaignOf(chain).set("donations", 1); });
    row("tree count", "verify.sum_count", [](MiniChain& chain) { treeOf(chain).set("count", 1); });
    row("no tree", "verify.sum_count", [](MiniChain& chain) {
        chain.state.erase({ "donation", "sum_trees", kCampaign });
    });
    row("peak", "verify.sum_root", [](MiniChain& chain) {
        base::Json peak = treeOf(chain).at("peaks").asArray()[0];
        peak.set("hash", base::Hash256());
        base::Json peaks = treeOf(chain).at("peaks");
        peaks.asArray()[0] = peak;
        treeOf(chain).set("peaks", peaks);
    });
    row("peak sums", "verify.sum_root", [](MiniChain& chain) {
        base::Json peaks = treeOf(chain).at("peaks");
        peaks.asArray()[0].set("sum", base::kMaxSafeInteger);
        treeOf(chain).set("peaks", peaks);
    });
    row("published root", "verify.sum_root",
        [](MiniChain& chain) { campaignOf(chain).set("sum_root", base::Hash256()); });
    row("donation removed", "verify.sum_rows",
        [](MiniChain& chain) { chain.state.erase(donationOf(chain)); });
    row("donation smaller", "verify.sum_total",
        [](MiniChain& chain) { donationOf(chain)->second.set("amount", 1); });
    row("another donor", "verify.sum_root",
        [](MiniChain& chain) { donationOf(chain)->second.set("donor", "did:key:zSomebody"); });
    row("huge donation", "verify.sum_rows",
        [](MiniChain& chain) { donationOf(chain)->second.set("amount", base::kMaxSafeInteger); });
    row("nothing given", "verify.sum_rows",
        [](MiniChain& chain) { donationOf(chain)->second.set("amount", 0); });
}

void TestVerifySums::findsCookedBooks()
{
    QFETCH(QByteArray, expected);
    QFETCH(Cook, cook);
    MiniChain chain;
    cook(chain);
    chain.resealState();
    const verify::Report fromExport = checkExport(chain);
    QCOMPARE(fromExport.outcome(), verify::Outcome::Fail);
    QCOMPARE(fromExport.failures()[0].check, expected.toStdString());
    const verify::Report fromServer = checkServer(chain);
    QCOMPARE(fromServer.outcome(), verify::Outcome::Fail);
    QCOMPARE(fromServer.failures()[0].check, expected.toStdString());
}

void TestVerifySums::findsForgedLists_data()
{
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<int>("kind");
    QTest::newRow("left out") << QByteArray("verify.sum_rows") << 0;
    QTest::newRow("other amount") << QByteArray("verify.sum_total") << 1;
    QTest::newRow("other donor") << QByteArray("verify.sum_root") << 2;
    QTest::newRow("other id") << QByteArray("verify.sum_root") << 3;
    QTest::newRow("two amounts shifted") << QByteArray("verify.sum_root") << 4;
    QTest::newRow("no donor") << QByteArray("verify.sum_root") << 5;
    QTest::newRow("negative amount") << QByteArray("verify.sum_rows") << 6;
}

void TestVerifySums::findsForgedLists()
{
    QFETCH(QByteArray, expected);
    QFETCH(int, kind);
    const MiniChain chain;
    std::vector<base::Json> rows = rowsOf(chain);
    switch (kind) {
    case 0:
        rows.pop_back();
        break;
    case 1:
        rows[0].set("amount", rows[0].at("amount").asInteger() + 1);
        break;
    case 2:
        rows[0].set("donor", "did:key:zSomebody");
        break;
    case 3:
        rows[0].set("key", "d-ffffffffffffffff");
        break;
    case 4:
        rows[0].set("amount", rows[0].at("amount").asInteger() + 1);
        rows[1].set("amount", rows[1].at("amount").asInteger() - 1);
        break;
    case 5:
        rows[0].remove("donor");
        break;
    default:
        rows[0].set("amount", -1);
        break;
    }
    const verify::Report report = checkServer(chain, rows);
    QCOMPARE(report.outcome(), verify::Outcome::Fail);
    QCOMPARE(report.failures()[0].check, expected.toStdString());
}

void TestVerifySums::findsForgedProof()
{
    MiniChain chain;
    campaignOf(chain).set("balance", 1); // without the node's signature under it
    const verify::Report report = checkServer(chain);
    QCOMPARE(report.outcome(), verify::Outcome::Fail);
    QCOMPARE(report.failures()[0].check, std::string("state_proof.roots"));
    const auto stranger = crypto::SigningKey::generate();
    const verify::Report other = checkServer(MiniChain(), {}, crypto::didOf(stranger.publicKey()));
    QCOMPARE(other.failures()[0].check, std::string("receipt.node"));
    MiniChain broken;
    broken.blocks[3].header.header.logRoot = base::Hash256();
    QCOMPARE(checkExport(broken).failures()[0].check, std::string("header.ledger_root"));
}

void TestVerifySums::cannotCheckWithoutState()
{
    QCOMPARE(checkExport(MiniChain(), false).outcome(), verify::Outcome::Unavailable);
}

void TestVerifySums::knowsNoSuchCampaign()
{
    QCOMPARE(checkExport(MiniChain(), true, "c-nobody").outcome(), verify::Outcome::Unavailable);
}

QTEST_GUILESS_MAIN(TestVerifySums)
#include "tst_verify_sums.moc"
