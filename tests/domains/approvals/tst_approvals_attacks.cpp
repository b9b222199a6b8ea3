// SPDX-License-Identifier: Apache-2.0
// Whoever tries to do alone what needs two.
#include "tests/domains/approvals/approvals_harness.h"

#include <QtTest/QtTest>

using namespace maru;
using namespace maru::test;

class TestApprovalsAttacks : public QObject {
    Q_OBJECT

private slots:
    void nobodyApprovesTheirOwn()
    {
        ApprovalsHarness chain;
        chain.openWithRules();
        const std::string id = chain.proposeAgency();
        QCOMPARE(chain.approve("admin", id), std::string("approvals.own"));
        QCOMPARE(chain.state(id), std::string("open"));
    }

    void aReplacedKeyIsStillTheSameOfficer()
    {
        ApprovalsHarness chain;
        chain.openWithRules();
        const std::string id = chain.proposeAgency();
        // The proposer gets a new key, as after a loss, and signs with that.
        QCOMPARE(
            chain.code("admin2", "identity", "replaceOfficerKey", replacement(chain, "admin", "admin-new")),
            std::string("ok"));
        QCOMPARE(chain.approve("admin-new", id), std::string("approvals.own"));
        QCOMPARE(chain.approve("admin", id), std::string("approvals.own"));
        QCOMPARE(chain.state(id), std::string("open"));
        // The same officer may still take it back.
        QCOMPARE(chain.code("admin-new", "approvals", "withdraw", Json::object({ { "proposal", id } })),
            std::string("ok"));
    }

    void aReplacedKeyDoesNotApproveTwice()
    {
        ApprovalsHarness chain;
        chain.openWithRules(2);
        const std::string id = chain.proposeAgency();
        QCOMPARE(chain.approve("admin2", id), std::string("ok"));
        QCOMPARE(chain.approve("admin2", id), std::string("approvals.twice"));
        QCOMPARE(
            chain.code("admin", "identity", "replaceOfficerKey", replacement(chain, "admin2", "admin2-new")),
            std::string("ok"));
        QCOMPARE(chain.approve("admin2-new", id), std::string("approvals.twice"));
        QCOMPARE(chain.state(id), std::string("open"));
    }

    void anApprovalIsForOneTransactionOnly()
    {
        ApprovalsHarness chain;
        chain.openWithRules();
        const std::string shown = chain.proposeAgency("admin", "gu-1");
        const std::string other = chain.proposeAgency("admin", "gu-2");
        Json payload = chain.approval(shown);
        payload.set("proposal", other);
        QCOMPARE(chain.code("admin2", "approvals", "approve", payload),
            std::string("approvals.other_transaction"));
        QCOMPARE(chain.state(other), std::string("open"));
    }

    void aReplayedApprovalChangesNothing()
    {
        ApprovalsHarness chain;
        chain.openWithRules(2);
        const std::string id = chain.proposeAgency();
        const ledger::Transaction approval =
            chain.transaction("admin2", "approvals", "approve", chain.approval(id));
        QVERIFY(chain.sendSigned(approval).result.isOk());
        const chain::SubmitOutcome again = chain.sendSigned(approval);
        QVERIFY(again.result.isOk()); // the first outcome, not a second approval
        QCOMPARE(chain.proposal(id).at("approvals").asArray().size(), std::size_t(1));
        QCOMPARE(chain.state(id), std::string("open"));
        // Nor does the proposer's own transaction execute a second time after it has been executed.
        QCOMPARE(chain.approve("admin3", id), std::string("ok"));
        QCOMPARE(chain.rows("approvals", "proposals").size(), std::size_t(1));
    }

    void rolesAndAgenciesAreThoseOfTheRule()
    {
        ApprovalsHarness chain;
        chain.addSection("approvals",
            Json::object({ { "rules",
                Json::array({ Json::object({ { "domain", "identity" }, { "action", "registerAgency" },
                    { "needed", 1 }, { "roles", Json::array({ "administrator" }) },
                    { "agencies", Json::array({ "audit" }) }, { "seconds", 600 } }) }) } }));
        chain.open();
        const std::string id = chain.proposeAgency();
        QCOMPARE(chain.approve("citizen", id), std::string("auth.not_officer"));
        QCOMPARE(chain.approve("registrar", id), std::string("approvals.not_approver"));
        QCOMPARE(chain.approve("auditor", id), std::string("approvals.not_approver"));
        QCOMPARE(chain.approve("admin2", id), std::string("approvals.not_approver"));
        QCOMPARE(chain.approve("admin3", id), std::string("ok"));
        QCOMPARE(chain.state(id), std::string("executed"));
    }

    void differentAgenciesAreDifferentFromTheProposersToo()
    {
        ApprovalsHarness chain;
        chain.addOfficer("admin4", "ministry", { "administrator" });
        chain.addOfficer("admin5", "city", { "administrator" });
        chain.openWithRules(2, true);
        const std::string id = chain.proposeAgency();
        QCOMPARE(chain.approve("admin4", id), std::string("approvals.same_agency"));
        QCOMPARE(chain.approve("admin2", id), std::string("ok"));
        QCOMPARE(chain.approve("admin5", id), std::string("approvals.same_agency"));
        QCOMPARE(chain.approve("admin3", id), std::string("ok"));
        QCOMPARE(chain.state(id), std::string("executed"));
    }

    void aSuspendedOfficerApprovesNothing()
    {
        ApprovalsHarness chain;
        chain.openWithRules();
        const std::string id = chain.proposeAgency();
        chain.must("admin3", "identity", "setOfficerState",
            Json::object(
                { { "did", chain.did("admin2") }, { "state", "suspended" }, { "reason", "leave" } }));
        QCOMPARE(chain.approve("admin2", id), std::string("auth.not_officer"));
    }

    void aProposerWhoLosesTheRoleGetsNothingDone()
    {
        ApprovalsHarness chain;
        chain.openWithRules();
        const std::string id = chain.proposeAgency();
        chain.must("admin3", "identity", "setOfficerState",
            Json::object(
                { { "did", chain.did("admin") }, { "state", "suspended" }, { "reason", "inquiry" } }));
        QCOMPARE(chain.approve("admin2", id), std::string("ok"));
        QCOMPARE(chain.state(id), std::string("failed"));
        QCOMPARE(chain.proposal(id).at("code").asString(), std::string("auth.not_officer"));
        QVERIFY(!chain.get("identity", "agencies", "gu-1"));
    }

    void aRogueAdministratorFindsNoWayRound()
    {
        // Everything that gives rights needs another administrator of another agency.
        ApprovalsHarness chain;
        Json rules = Json::array();
        const Json gapsOf = allGaps();
        for (const Json& action : gapsOf.asArray())
            rules.push(ApprovalsHarness::rule("identity", action.asString(), 1, true));
        chain.addSection("approvals",
            Json::object({ { "rules", std::move(rules) },
                { "change",
                    Json::object({ { "needed", 1 }, { "roles", Json::array({ "administrator" }) },
                        { "distinct_agencies", true }, { "seconds", 600 } }) } }));
        chain.open();
        // A second self with the role: waits for approval.
        const Json puppet = Json::object({ { "did", chain.did("puppet") }, { "agency", "audit" },
            { "name_ko", "담당" }, { "name_en", "Officer" }, { "roles", Json::array({ "administrator" }) } });
        const std::string officer = chain.propose("admin", "identity", "registerOfficer", puppet);
        QCOMPARE(chain.approve("puppet", officer), std::string("auth.not_officer"));
        QCOMPARE(chain.approve("admin", officer), std::string("approvals.own"));
        // The rule taken away first: waits too.
        const std::string removal = chain.propose("admin", "approvals", "removeRule",
            Json::object({ { "domain", "identity" }, { "action", "registerOfficer" } }));
        QCOMPARE(chain.approve("admin", removal), std::string("approvals.own"));
        // A rule that nobody's approval satisfies sooner than one's own: the rule of changes stays.
        QCOMPARE(chain.code("admin", "approvals", "setRule",
                     ApprovalsHarness::rule("approvals", "setRule", 1, false)),
            std::string("approvals.fixed"));
        // A weaker officer as helper.
        const std::string helper = chain.propose("admin", "identity", "setRoles",
            Json::object(
                { { "did", chain.did("registrar") }, { "roles", Json::array({ "administrator" }) } }));
        QCOMPARE(chain.approve("registrar", helper), std::string("approvals.not_approver"));
        QCOMPARE(chain.approve("admin", helper), std::string("approvals.own"));
        QVERIFY(!chain.get("identity", "officers", chain.did("puppet")));
        QVERIFY(chain.get("approvals", "rules", "identity/registerOfficer"));
        // And the other administrator sees all of it waiting.
        QCOMPARE(chain.rows("approvals", "proposals").size(), std::size_t(3));
    }

    void proposingToTakeARuleAwayTakesNothingAway()
    {
        ApprovalsHarness chain;
        chain.openWithRules();
        const Json rule = Json::object({ { "domain", "identity" }, { "action", "registerAgency" } });
        // As the first transaction after a start, and right after another action of the approvals.
        const std::string first = chain.propose("admin", "approvals", "removeRule", rule);
        const std::string waiting = chain.proposeAgency("admin", "gu-1");
        QCOMPARE(chain.state(waiting), std::string("open"));
        QCOMPARE(chain.code("admin", "approvals", "withdraw", Json::object({ { "proposal", first } })),
            std::string("ok"));
        chain.propose("admin", "approvals", "removeRule", rule);
        QCOMPARE(chain.state(chain.proposeAgency("admin", "gu-2")), std::string("open"));
        QVERIFY(!chain.get("identity", "agencies", "gu-1"));
        QVERIFY(!chain.get("identity", "agencies", "gu-2"));
    }

    void aProposedRuleHoldsNothingUp()
    {
        ApprovalsHarness chain;
        chain.openWithRules();
        chain.propose(
            "admin", "approvals", "setRule", ApprovalsHarness::rule("identity", "setOfficerState", 1, true));
        QCOMPARE(chain.code("admin", "identity", "setOfficerState",
                     Json::object({ { "did", chain.did("registrar") }, { "state", "suspended" },
                         { "reason", "leave" } })),
            std::string("ok"));
        QCOMPARE(chain.get("identity", "officers", chain.did("registrar"))->at("state").asString(),
            std::string("suspended"));
    }

    void theSameHistoryGivesTheSameRoots()
    {
        ApprovalsHarness chain;
        chain.openWithRules();
        const std::string one = chain.proposeAgency("admin", "gu-1");
        const std::string two = chain.proposeAgency("admin", "gu-2");
        chain.proposeAgency("admin", "gu-3");
        QCOMPARE(chain.approve("admin2", one), std::string("ok"));
        chain.must(
            "admin2", "approvals", "reject", Json::object({ { "proposal", two }, { "reason", "no" } }));
        chain.pass(10 * ApprovalsHarness::kDay);
        const base::Status same = chain::replay(
            chain.store(), chain.registry(), chain.services(), [](base::Height, base::Height) {});
        QVERIFY2(same, same ? "" : same.error().detail.c_str());
    }

private:
    static Json replacement(ApprovalsHarness& chain, const char* from, const char* to)
    {
        return Json::object(
            { { "did", chain.did(from) }, { "new_did", chain.did(to) }, { "reason", "token lost" } });
    }

    /// Everything that the domain itself says gives rights.
    static Json allGaps()
    {
        ApprovalsHarness chain;
        chain.open();
        Json actions = Json::array();
        const Json gaps = chain.ask("approvals", "gaps", Json::object());
        for (const Json& row : gaps.at("rows").asArray())
            actions.push(row.at("action"));
        return actions;
    }
};

QTEST_APPLESS_MAIN(TestApprovalsAttacks)
#include "tst_approvals_attacks.moc"
