// SPDX-License-Identifier: Apache-2.0
// The demo scenario at a small scale: it loads, shows every state, adds up to the last won, replays, and is the same
// again for the same seed, start and keys.
#include "tests/e2e/program.h"

#include <map>
#include <set>

using namespace maru;
using namespace maru::test;
using base::Json;

namespace {

constexpr std::int64_t kYear = 365 * 86'400;

} // namespace

class Demo : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // Now, so that open campaigns are open; once, so that both loads are the same.
        m_end = base::SystemClock().now().count();
        m_data = m_folder.filePath(QStringLiteral("one"));
        const Finished done = load(m_data);
        QVERIFY2(done.status == 0, qPrintable(done.err));
        m_server = std::make_unique<RunningServer>(m_data);
        QVERIFY2(m_server->isReady(), qPrintable(m_server->log()));
    }
    void cleanupTestCase() { m_server.reset(); }

    void hasCampaignsOfEveryState()
    {
        std::set<std::string> states;
        for (const Json& campaign : campaigns())
            states.insert(campaign.at("state").asString());
        for (const char* state :
            { "draft", "registered", "open", "suspended", "distributing", "reporting", "closed" })
            QVERIFY2(states.count(state) == 1, state);
        QCOMPARE(campaigns().size(), std::size_t(46));
        std::set<std::string> kinds;
        for (const Json& campaign : campaigns()) {
            const Json changes = m_server->get(
                "/v1/query/donation/changes?limit=500&campaign=" + campaign.at("id").asString());
            for (const Json& change : changes.at("rows").asArray()) {
                kinds.insert(change.at("kind").asString());
                kinds.insert(change.at("to").asString());
            }
        }
        for (const char* kind : { "returned", "extended", "corrected", "cancelled", "audited",
                 "target_reached", "period_ended", "refunding" })
            QVERIFY2(kinds.count(kind) == 1, kind);
    }

    void addsUpToTheLastWon()
    {
        std::int64_t raised = 0;
        for (const Json& campaign : campaigns()) {
            const auto at = [&campaign](const char* name) { return campaign.at(name).asInteger(); };
            QVERIFY2(at("raised") + at("returned") == at("paid") + at("refunded") + at("balance")
                    || campaign.at("state").asString() == "closed",
                campaign.at("title_en").asString().c_str());
            const Json sums =
                m_server->get("/v1/query/donation/sums?campaign=" + campaign.at("id").asString());
            QVERIFY2(sums.booleanOr("holds", false), campaign.at("title_en").asString().c_str());
            raised += at("raised");
        }
        QCOMPARE(m_server->get("/v1/query/donation/summary").at("raised").asInteger(), raised);
        QVERIFY(raised > 4'000'000 && raised < 7'000'000); // a twentieth of about 100 million
    }

    void showsRefusals()
    {
        const Json refused = m_server->get("/v1/transactions?code=refused&limit=500");
        std::set<std::string> codes;
        for (const Json& row : refused.at("rows").asArray())
            codes.insert(row.at("code").asString());
        QVERIFY(codes.count("donation.over_target") == 1);
        QVERIFY(codes.count("donation.after_stop") == 1);
        QVERIFY(codes.count("donation.number_checksum") == 1);
        QVERIFY(codes.size() >= 5);
    }

    void leavesSomethingToDo()
    {
        const auto count = [this](const std::string& target) {
            return m_server->get(target + "&total=1").at("total").asInteger();
        };
        QVERIFY(count("/v1/query/accounts/requests?state=open") >= 6);
        QVERIFY(count("/v1/query/donation/milestones?state=needs_review") >= 1);
        QVERIFY(count("/v1/query/donation/plans?state=running") >= 2);
        const auto donor = m_server->key("donor");
        const Json given = m_server->get(
            "/v1/query/donation/donor?did=" + http::encodeComponent(crypto::didOf(donor.publicKey())));
        QVERIFY(given.at("donations").asInteger() >= 1);
    }

    // One election is over, one goes on, one is still ahead: what each shows is what its state allows.
    void hasElectionsBeforeDuringAndAfter()
    {
        std::map<std::string, Json> byState;
        const Json elections = m_server->get("/v1/query/election/elections?limit=500");
        QCOMPARE(elections.at("rows").asArray().size(), std::size_t(3));
        for (const Json& election : elections.at("rows").asArray()) {
            QVERIFY(!election.at("rehearsal").asBoolean());
            byState[election.at("state").asString()] = election;
        }
        const auto about = [this](const char* query, const Json& election) {
            return m_server->get(
                std::string("/v1/query/election/") + query + "?election=" + election.at("id").asString());
        };
        const auto mode = [&](const char* state) { return byState.at(state).at("mode").asString(); };
        QVERIFY(byState.count("certified") == 1 && byState.count("open") == 1 && byState.count("ready") == 1);
        QCOMPARE(mode("certified"), std::string("ring"));
        QCOMPARE(mode("open"), std::string("ring"));
        QCOMPARE(mode("ready"), std::string("signed"));

        const Json over = about("result", byState.at("certified"));
        const Json counted = about("progress", byState.at("certified"));
        QVERIFY(counted.at("ballots").asInteger() > 100);
        QCOMPARE(over.at("certificate").at("ballots"), counted.at("ballots"));
        QCOMPARE(over.at("certificate").at("chain_head"), counted.at("chain_head"));
        QCOMPARE(over.at("certificate").at("result"), over.at("hash"));
        QCOMPARE(over.at("certificate").at("certifiers").asArray().size(), std::size_t(2));
        QCOMPARE(over.at("contests").asArray().size(), std::size_t(2));
        for (const Json& contest : over.at("contests").asArray()) {
            QCOMPARE(contest.at("outcome").asString(), std::string("decided"));
            QVERIFY(contest.at("ballots").asInteger() > 0
                && contest.at("ballots").asInteger() <= counted.at("ballots").asInteger());
            QCOMPARE(contest.at("valid").asInteger() + contest.at("blank").asInteger(),
                contest.at("weight").asInteger());
        }

        // While votes come in nobody sees a result, and whoever is asked for one says so.
        const Json running = about("result", byState.at("open"));
        QVERIFY(about("progress", byState.at("open")).at("ballots").asInteger() > 0);
        QVERIFY(running.at("contests").asArray().empty());
        QVERIFY(running.at("certificate").isNull());
        QCOMPARE(running.at("hash").asString(), std::string());

        const Json& ahead = byState.at("ready");
        QVERIFY(ahead.at("enrolled").asInteger() > 0);
        QVERIFY(ahead.at("enrolled").asInteger() < ahead.at("entries").asInteger());
        QVERIFY(ahead.at("opens").asInteger() > m_end);
        QCOMPARE(about("progress", ahead).at("ballots").asInteger(), std::int64_t(0));
    }

    void letsTheHandedOutPeopleAct()
    {
        // The donor gives to an open campaign, from the account that the demo filled.
        const auto donor = m_server->key("donor");
        std::string open;
        for (const Json& campaign : campaigns())
            if (campaign.at("state").asString() == "open" && campaign.at("overflow").asString() == "accept")
                open = campaign.at("id").asString();
        QVERIFY(!open.empty());
        const Json given = m_server->submit(donor, "donation", "donate",
            Json::object({ { "campaign", open }, { "amount", 10'000 }, { "kind", "once" } }));
        QCOMPARE(given.stringOr("code", ""), std::string("ok"));

        // The beneficiary buys something to eat.
        std::string lunch;
        for (const Json& campaign : campaigns())
            if (campaign.at("title_en").asString() == "Winter lunch boxes for hungry children")
                lunch = campaign.at("id").asString();
        const Json plans = m_server->get("/v1/query/donation/plans?state=running&campaign=" + lunch);
        const Json shops = m_server->get("/v1/query/donation/merchants?category=food");
        const Json spent = m_server->submit(m_server->key("beneficiary"), "donation", "spend",
            Json::object({ { "plan", plans.at("rows").asArray().at(0).at("id") },
                { "merchant", shops.at("rows").asArray().at(0).at("id") }, { "amount", 1'000 } }));
        QCOMPARE(spent.stringOr("code", ""), std::string("ok"));
    }

    void verifiesAndReplays()
    {
        QCOMPARE(m_server->stop(), 0);
        const Finished done = runProgram({ "verify", "--data", m_data, "--replay" }, 600'000);
        QVERIFY2(done.status == 0, qPrintable(done.err));
    }

    void isTheSameAgain()
    {
        const QString other = m_folder.filePath(QStringLiteral("two"));
        QVERIFY2(load(other).status == 0, "load");
        const QString first = m_folder.filePath(QStringLiteral("one.jsonl"));
        const QString second = m_folder.filePath(QStringLiteral("two.jsonl"));
        QCOMPARE(runProgram({ "export", "--data", m_data, "--out", first }).status, 0);
        QCOMPARE(runProgram({ "export", "--data", other, "--out", second }).status, 0);
        // The first went on after the demo: what was loaded is its beginning, all but the end line.
        const std::string text = textOf(second);
        const std::string loaded = text.substr(0, text.rfind("{\"end\""));
        QVERIFY(!loaded.empty());
        QVERIFY(textOf(first).compare(0, loaded.size(), loaded) == 0);
    }

    void refusesASecondLoad()
    {
        const Finished again = runProgram({ "demo", "--data", m_data });
        QCOMPARE(again.status, 1);
        QVERIFY(again.err.contains(QStringLiteral("server.demo_profile")));
    }

private:
    Finished load(const QString& data)
    {
        const Finished made = runProgram({ "init", "--data", data, "--profile", "demo", "--insecure-seed",
            "7", "--time", QString::number(m_end - kYear) });
        if (made.status != 0)
            return made;
        return runProgram(
            { "demo", "--data", data, "--scale", "5", "--seed", "7", "--end", QString::number(m_end) },
            600'000);
    }

    const std::vector<Json>& campaigns()
    {
        if (m_campaigns.empty())
            m_campaigns = m_server->get("/v1/query/donation/campaigns?limit=500").at("rows").asArray();
        return m_campaigns;
    }

    QTemporaryDir m_folder;
    QString m_data;
    std::int64_t m_end = 0;
    std::unique_ptr<RunningServer> m_server;
    std::vector<Json> m_campaigns;
};

QTEST_GUILESS_MAIN(Demo)
#include "tst_demo.moc"
