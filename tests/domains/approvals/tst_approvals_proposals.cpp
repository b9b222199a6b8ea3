// SPDX-License-Identifier: Apache-2.0
// The life of a proposal: opened, approved, rejected, withdrawn, expired, failed; and dry runs.
#include "tests/domains/approvals/approvals_harness.h"

#include <QtTest/QtTest>

using namespace maru;
using namespace maru::test;

class TestApprovalsProposals : public QObject {
    Q_OBJECT

private slots:
    void executesWithTheLastApprovalInTheSameBlock()
    {
        ApprovalsHarness chain;
        chain.openWithRules(2);
        const chain::SubmitOutcome proposed =
            chain.send("admin", "identity", "registerAgency", ApprovalsHarness::agency("gu-1"));
        QVERIFY(proposed.result.isOk());
        const std::string id = proposed.result.data.at("proposal").asString();
        QCOMPARE(id, "p-" + proposed.id.hex().substr(0, 16));
        QCOMPARE(proposed.result.data.at("needed").asInteger(), 2);
        QCOMPARE(proposed.result.data.at("state").asString(), std::string("open"));
        QVERIFY(!chain.get("identity", "agencies", "gu-1"));

        const chain::SubmitOutcome first = chain.send("admin2", "approvals", "approve", chain.approval(id));
        QVERIFY(first.result.isOk());
        QCOMPARE(first.result.data.at("missing").asInteger(), 1);
        QVERIFY(!chain.get("identity", "agencies", "gu-1"));
        const chain::SubmitOutcome last = chain.send("admin3", "approvals", "approve", chain.approval(id));
        QVERIFY(last.result.isOk());
        QCOMPARE(last.result.data.at("state").asString(), std::string("executed"));
        QCOMPARE(last.result.data.at("code").asString(), std::string("ok"));
        QVERIFY(chain.get("identity", "agencies", "gu-1"));

        // The last approval's leaf names every signature that the action rests on.
        const Json expected = Json::array({ proposed.id, first.id, last.id });
        QCOMPARE(base::canonical(last.result.data.at("transactions")), base::canonical(expected));
        const Json row = chain.proposal(id);
        QCOMPARE(row.at("state").asString(), std::string("executed"));
        QCOMPARE(row.at("height").asInteger(), last.height->count());
        QCOMPARE(row.at("approvals").asArray().size(), std::size_t(2));
        // What was proposed is in the log; the state does not keep it.
        QVERIFY(!chain.get("approvals", "contents", id));
    }

    void refusesAtOnceWhatCouldNotBeDone()
    {
        ApprovalsHarness chain;
        chain.openWithRules();
        // Refused to the proposer, who can mend it, and not to those who approve.
        QCOMPARE(chain.code("admin", "identity", "registerAgency", ApprovalsHarness::agency("city")),
            std::string("identity.duplicate_agency"));
        QCOMPARE(chain.code("registrar", "identity", "registerAgency", ApprovalsHarness::agency("gu-1")),
            std::string("auth.role"));
        QCOMPARE(chain.rows("approvals", "proposals").size(), std::size_t(0));
    }

    void failsWithTheReasonWhenTheWorldHasChanged()
    {
        ApprovalsHarness chain;
        chain.openWithRules();
        const std::string one = chain.proposeAgency("admin");
        const std::string two = chain.proposeAgency("admin3");
        QCOMPARE(chain.approve("admin2", one), std::string("ok"));
        const chain::SubmitOutcome last = chain.send("admin2", "approvals", "approve", chain.approval(two));
        // The approval stands; the action was refused.
        QVERIFY(last.result.isOk());
        QCOMPARE(last.result.data.at("state").asString(), std::string("failed"));
        QCOMPARE(last.result.data.at("code").asString(), std::string("identity.duplicate_agency"));
        QCOMPARE(chain.state(two), std::string("failed"));
        QCOMPARE(chain.proposal(two).at("approvals").asArray().size(), std::size_t(1));
    }

    void rejectionEndsIt()
    {
        ApprovalsHarness chain;
        chain.openWithRules(2);
        const std::string id = chain.proposeAgency();
        QCOMPARE(chain.approve("admin2", id), std::string("ok"));
        const auto no = [&id] { return Json::object({ { "proposal", id }, { "reason", "wrong name" } }); };
        QCOMPARE(chain.code("admin", "approvals", "reject", no()), std::string("approvals.own"));
        QCOMPARE(chain.code("registrar", "approvals", "reject", no()), std::string("approvals.not_approver"));
        QCOMPARE(chain.code("citizen", "approvals", "reject", no()), std::string("auth.not_officer"));
        QCOMPARE(chain.code(
                     "admin3", "approvals", "reject", Json::object({ { "proposal", id }, { "reason", "" } })),
            std::string("schema.too_short"));
        QCOMPARE(chain.code("admin3", "approvals", "reject", no()), std::string("ok"));
        QCOMPARE(chain.state(id), std::string("rejected"));
        QCOMPARE(chain.proposal(id).at("reason").asString(), std::string("wrong name"));
        QCOMPARE(chain.approve("admin3", id), std::string("approvals.closed"));
        QVERIFY(!chain.get("identity", "agencies", "gu-1"));
    }

    void onlyTheProposerWithdraws()
    {
        ApprovalsHarness chain;
        chain.openWithRules();
        const std::string id = chain.proposeAgency();
        const Json payload = Json::object({ { "proposal", id } });
        QCOMPARE(
            chain.code("admin2", "approvals", "withdraw", payload), std::string("approvals.not_proposer"));
        QCOMPARE(
            chain.code("citizen", "approvals", "withdraw", payload), std::string("approvals.not_proposer"));
        QCOMPARE(chain.code("admin", "approvals", "withdraw", payload), std::string("ok"));
        QCOMPARE(chain.state(id), std::string("withdrawn"));
        QCOMPARE(chain.approve("admin2", id), std::string("approvals.closed"));
        QCOMPARE(chain.code("admin", "approvals", "withdraw", payload), std::string("approvals.closed"));
    }

    void expiresByTheClock()
    {
        ApprovalsHarness chain;
        chain.openWithRules();
        const std::string id = chain.proposeAgency();
        const std::int64_t until = chain.proposal(id).at("valid_until").asInteger();
        QCOMPARE(until, chain.now() + 3 * ApprovalsHarness::kDay);
        chain.goTo(until);
        QCOMPARE(chain.state(id), std::string("open"));
        chain.goTo(until + 1);
        QCOMPARE(chain.state(id), std::string("expired"));
        QCOMPARE(chain.approve("admin2", id), std::string("approvals.closed"));
        QVERIFY(!chain.get("identity", "agencies", "gu-1"));
        QCOMPARE(chain.rows("approvals", "due").size(), std::size_t(0));
    }

    void anApprovalInTheLastSecondCounts()
    {
        ApprovalsHarness chain;
        chain.openWithRules();
        const std::string id = chain.proposeAgency();
        chain.goTo(chain.proposal(id).at("valid_until").asInteger());
        QCOMPARE(chain.approve("admin2", id), std::string("ok"));
        QCOMPARE(chain.state(id), std::string("executed"));
        // Its due entry is gone with it.
        QCOMPARE(chain.rows("approvals", "due").size(), std::size_t(0));
    }

    void otherActionsAreUntouched()
    {
        ApprovalsHarness chain;
        chain.openWithRules();
        QCOMPARE(chain.code("admin", "accounts", "topUp",
                     Json::object({ { "account", "citizen:" + chain.did("anna") }, { "amount", 1000 },
                         { "reference", "bank-1" } })),
            std::string("ok"));
        QCOMPARE(chain.balance("citizen:" + chain.did("anna")), 1000);
        QCOMPARE(chain.rows("approvals", "proposals").size(), std::size_t(0));
    }

    void dryRunShowsWhatWillHappenAndKeepsNothing()
    {
        ApprovalsHarness chain;
        chain.openWithRules();
        const std::string id = chain.proposeAgency();
        const Json row = chain.proposal(id);
        const auto run = [&](const char* agency, const std::string& signer) {
            auto done = chain::dryRun(chain.store(), chain.registry(), chain.services(), "test",
                base::UnixSeconds(chain.now()),
                chain::DryRunRequest { "identity", "registerAgency", signer, ApprovalsHarness::agency(agency),
                    *base::Hash256::fromHex(row.at("transaction").asString()) });
            DomainHarness::require(done, "dryRun");
            return std::move(*done);
        };
        const chain::DryRun shown = run("gu-1", chain.did("admin"));
        QVERIFY(shown.result.isOk());
        QCOMPARE(shown.changes.size(), std::size_t(1));
        QCOMPARE(shown.changes.front().table, std::string("agencies"));
        QCOMPARE(shown.changes.front().key, std::string("gu-1"));
        QVERIFY(!shown.changes.front().before);
        QVERIFY(shown.changes.front().after);
        QVERIFY(!chain.get("identity", "agencies", "gu-1"));
        // A refusal is an answer too, and nothing changes with it.
        const chain::DryRun refused = run("city", chain.did("admin"));
        QCOMPARE(refused.result.code, std::string("identity.duplicate_agency"));
        QVERIFY(refused.changes.empty());
        QCOMPARE(run("gu-2", chain.did("registrar")).result.code, std::string("auth.role"));

        // It is what happens.
        QCOMPARE(chain.approve("admin2", id), std::string("ok"));
        QCOMPARE(base::canonical(*chain.get("identity", "agencies", "gu-1")),
            base::canonical(*shown.changes.front().after));
    }
};

QTEST_APPLESS_MAIN(TestApprovalsProposals)
#include "tst_approvals_proposals.moc"
