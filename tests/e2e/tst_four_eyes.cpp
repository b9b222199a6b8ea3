// SPDX-License-Identifier: Apache-2.0
// Four eyes on the real server program and the demo's rules: two administrators of two agencies, and one of them who
// would rather do it alone.
#include "tests/e2e/program.h"

#include <optional>

using namespace maru;
using namespace maru::test;
using base::Json;

class FourEyes : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_data = m_folder.filePath(QStringLiteral("data"));
        const Finished made = runProgram({ "init", "--data", m_data, "--chain", "e2e", "--profile", "demo" });
        QVERIFY2(made.status == 0, qPrintable(made.err));
        m_server = std::make_unique<RunningServer>(m_data);
        QVERIFY2(m_server->isReady(), qPrintable(m_server->log()));
        m_first.emplace(m_server->key("administrator"));
        m_second.emplace(m_server->key("administrator2"));
        m_observer.emplace(m_server->key("observer"));
    }

    void twoOfficersDoItTogether()
    {
        const Json proposed = setRoles(*m_first);
        QCOMPARE(proposed.at("data").stringOr("state", ""), std::string("open"));
        const Json approved = approve(*m_second, proposed);
        QCOMPARE(approved.at("code").asString(), std::string("ok"));
        QCOMPARE(approved.at("data").at("state").asString(), std::string("executed"));
        const Json& signatures = approved.at("data").at("transactions");
        QCOMPARE(signatures.asArray().front().asString(), proposed.at("id").asString());
        QCOMPARE(signatures.asArray().back().asString(), approved.at("id").asString());
        // Each of them is in the log with a receipt of its own.
        for (const Json& id : signatures.asArray())
            QVERIFY(m_server->get("/v1/transactions/" + id.asString() + "/receipt").find("proof") != nullptr);
    }

    void aRogueAdministratorGetsNowhereAlone()
    {
        // Approving one's own.
        const Json own = setRoles(*m_first);
        QCOMPARE(approve(*m_first, own).at("code").asString(), std::string("approvals.own"));

        // A second self, made to approve.
        const auto puppet = crypto::SigningKey::generate();
        const Json registered = m_server->submit(*m_first, "identity", "registerOfficer",
            Json::object({ { "did", crypto::didOf(puppet.publicKey()) }, { "agency", "audit-office" },
                { "name_ko", "담당" }, { "name_en", "Officer" },
                { "roles", Json::array({ "administrator" }) } }));
        QCOMPARE(registered.at("data").stringOr("state", ""), std::string("open"));
        QCOMPARE(approve(puppet, own).at("code").asString(), std::string("auth.not_officer"));
        QCOMPARE(approve(puppet, registered).at("code").asString(), std::string("auth.not_officer"));

        // The other administrator's post with a key of one's own.
        const Json hijacked = m_server->submit(*m_first, "identity", "replaceOfficerKey",
            Json::object({ { "did", crypto::didOf(m_second->publicKey()) },
                { "new_did", crypto::didOf(puppet.publicKey()) }, { "reason", "lost" } }));
        // Without a certificate of the other agency it is refused; with one it would wait.
        QVERIFY(
            hijacked.stringOr("code", "ok") != "ok" || hijacked.at("data").stringOr("state", "") == "open");
        QCOMPARE(approve(puppet, own).at("code").asString(), std::string("auth.not_officer"));

        // The rule out of the way first.
        const Json removed = m_server->submit(*m_first, "approvals", "removeRule",
            Json::object({ { "domain", "identity" }, { "action", "setRoles" } }));
        QCOMPARE(removed.at("data").stringOr("state", ""), std::string("open"));
        QCOMPARE(approve(*m_first, removed).at("code").asString(), std::string("approvals.own"));
        const Json fixed = m_server->submit(*m_first, "approvals", "setRule",
            Json::object(
                { { "domain", "approvals" }, { "action", "setRule" }, { "needed", 1 }, { "seconds", 600 } }));
        QCOMPARE(fixed.at("code").asString(), std::string("approvals.fixed"));

        // Somebody without the role.
        QCOMPARE(approve(*m_observer, own).at("code").asString(), std::string("approvals.not_approver"));
        QVERIFY(m_server->get("/v1/query/approvals/rules?limit=100").at("rows").asArray().size() >= 13);
    }

    void aReplayedApprovalIsOneApproval()
    {
        const Json proposed = setRoles(*m_first);
        const ledger::Transaction approval = ledger::makeTransaction(*m_second, m_server->chain(),
            "approvals", "approve", approvalOf(proposed), base::SystemClock().now() + 300);
        const Json once = m_server->post("/v1/transactions", ledger::toJson(approval));
        const Json again = m_server->post("/v1/transactions", ledger::toJson(approval));
        QCOMPARE(base::canonical(once), base::canonical(again));
        // A new signature over the same is refused.
        QCOMPARE(approve(*m_second, proposed).at("code").asString(), std::string("approvals.closed"));
        // An approval of one is none of another.
        const Json one = setRoles(*m_first);
        const Json two = setRoles(*m_first);
        Json mixed = approvalOf(one);
        mixed.set("proposal", two.at("data").at("proposal"));
        QCOMPARE(m_server->submit(*m_second, "approvals", "approve", mixed).at("code").asString(),
            std::string("approvals.other_transaction"));
    }

    void whatIsWithdrawnOrRejectedStaysUndone()
    {
        const Json proposed = setRoles(*m_first);
        const Json payload = Json::object({ { "proposal", proposed.at("data").at("proposal") } });
        QCOMPARE(m_server->submit(*m_second, "approvals", "withdraw", payload).at("code").asString(),
            std::string("approvals.not_proposer"));
        QCOMPARE(m_server->submit(*m_first, "approvals", "withdraw", payload).at("code").asString(),
            std::string("ok"));
        QCOMPARE(approve(*m_second, proposed).at("code").asString(), std::string("approvals.closed"));

        const Json next = setRoles(*m_second);
        QCOMPARE(m_server
                     ->submit(*m_first, "approvals", "reject",
                         Json::object({ { "proposal", next.at("data").at("proposal") }, { "reason", "no" } }))
                     .at("code")
                     .asString(),
            std::string("ok"));
        QCOMPARE(approve(*m_first, next).at("code").asString(), std::string("approvals.closed"));
    }

    void severalAreApprovedInOneCall()
    {
        Json batch = Json::array();
        for (int i = 0; i < 5; ++i) {
            const Json proposed = setRoles(*m_second);
            batch.push(ledger::toJson(ledger::makeTransaction(*m_first, m_server->chain(), "approvals",
                "approve", approvalOf(proposed), base::SystemClock().now() + 300)));
        }
        const Json answer =
            m_server->post("/v1/transactions", Json::object({ { "transactions", std::move(batch) } }));
        QCOMPARE(answer.at("results").asArray().size(), std::size_t(5));
        for (const Json& one : answer.at("results").asArray())
            QCOMPARE(one.at("data").stringOr("state", ""), std::string("executed"));
    }

    void aStricterRuleHoldsForWhatIsOpen()
    {
        const Json open = setRoles(*m_first);
        const Json rule = m_server->submit(*m_first, "approvals", "setRule",
            Json::object({ { "domain", "identity" }, { "action", "setRoles" }, { "needed", 2 },
                { "roles", Json::array({ "administrator" }) }, { "distinct_agencies", true },
                { "seconds", 3600 } }));
        QCOMPARE(approve(*m_second, rule).at("data").at("state").asString(), std::string("executed"));
        const Json approved = approve(*m_second, open);
        QCOMPARE(approved.at("code").asString(), std::string("ok"));
        QCOMPARE(approved.at("data").at("state").asString(), std::string("open"));
        QCOMPARE(approved.at("data").at("missing").asInteger(), 1);
    }

    void theHistoryReplaysToTheSameRoots()
    {
        QCOMPARE(m_server->stop(), 0);
        const Finished verified = runProgram({ "verify", "--data", m_data });
        QVERIFY2(verified.status == 0, qPrintable(verified.out + verified.err));
        // And a restarted server still knows what waits.
        m_server = std::make_unique<RunningServer>(m_data);
        QVERIFY2(m_server->isReady(), qPrintable(m_server->log()));
        const Json next = setRoles(*m_first);
        QCOMPARE(next.at("data").stringOr("state", ""), std::string("open"));
        QCOMPARE(next.at("data").at("needed").asInteger(), 2);
    }

private:
    /// The action that waits: another role set for an officer, a new one each time.
    Json setRoles(const crypto::SigningKey& who)
    {
        return m_server->submit(who, "identity", "setRoles",
            Json::object({ { "did", crypto::didOf(m_observer->publicKey()) },
                { "roles", Json::array({ "observer" }) } }));
    }
    static Json approvalOf(const Json& proposed)
    {
        return Json::object(
            { { "proposal", proposed.at("data").at("proposal") }, { "transaction", proposed.at("id") } });
    }
    Json approve(const crypto::SigningKey& who, const Json& proposed)
    {
        return m_server->submit(who, "approvals", "approve", approvalOf(proposed));
    }

    QTemporaryDir m_folder;
    QString m_data;
    std::unique_ptr<RunningServer> m_server;
    std::optional<crypto::SigningKey> m_first;
    std::optional<crypto::SigningKey> m_second;
    std::optional<crypto::SigningKey> m_observer;
};

QTEST_GUILESS_MAIN(FourEyes)
#include "tst_four_eyes.moc"
