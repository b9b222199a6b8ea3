// SPDX-License-Identifier: Apache-2.0
// Rules: where they begin, who changes them, and what a change means for proposals that are open.
#include "tests/domains/approvals/approvals_harness.h"

#include <QtTest/QtTest>

using namespace maru;
using namespace maru::test;

namespace {

Json change(const std::string& action, std::int64_t needed)
{
    return ApprovalsHarness::rule("identity", action, needed, false);
}

Json named(const std::string& domain, const std::string& action)
{
    return Json::object({ { "domain", domain }, { "action", action } });
}

} // namespace

class TestApprovalsRules : public QObject {
    Q_OBJECT

private slots:
    void aRuleIsChangedUnderTheRuleOfTheGenesis()
    {
        ApprovalsHarness chain;
        chain.openWithRules();
        const std::string id = chain.propose("admin", "approvals", "setRule", change("registerOfficer", 1));
        QVERIFY(!chain.get("approvals", "rules", "identity/registerOfficer"));
        QCOMPARE(chain.approve("admin2", id), std::string("ok"));
        QCOMPARE(chain.state(id), std::string("executed"));
        QVERIFY(chain.get("approvals", "rules", "identity/registerOfficer"));
        // From the next transaction on.
        const Json officer = Json::object({ { "did", chain.did("new") }, { "agency", "city" },
            { "name_ko", "담당" }, { "name_en", "Officer" }, { "roles", Json::array({ "observer" }) } });
        const std::string next = chain.propose("admin", "identity", "registerOfficer", officer);
        QVERIFY(!chain.get("identity", "officers", chain.did("new")));
        QCOMPARE(chain.approve("admin2", next), std::string("ok"));
        QVERIFY(chain.get("identity", "officers", chain.did("new")));

        const std::string removal =
            chain.propose("admin2", "approvals", "removeRule", named("identity", "registerAgency"));
        QCOMPARE(chain.approve("admin3", removal), std::string("ok"));
        QCOMPARE(chain.code("admin", "identity", "registerAgency", ApprovalsHarness::agency("gu-9")),
            std::string("ok"));
        QVERIFY(chain.get("identity", "agencies", "gu-9"));
    }

    void withoutARuleForChangesNobodyChangesAny()
    {
        ApprovalsHarness chain;
        chain.addSection("approvals",
            Json::object({ { "rules",
                Json::array({ ApprovalsHarness::rule("identity", "registerAgency", 1, false) }) } }));
        chain.open();
        QCOMPARE(chain.code("admin", "approvals", "setRule", change("registerOfficer", 1)),
            std::string("approvals.fixed"));
        QCOMPARE(chain.code("admin", "approvals", "removeRule", named("identity", "registerAgency")),
            std::string("approvals.fixed"));
        QVERIFY(chain.get("approvals", "rules", "identity/registerAgency"));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("payload");
        QTest::addColumn<QString>("code");
        const auto rule = [](const char* members) {
            return QStringLiteral(R"({"domain":"identity","action":"setRoles","needed":1,"seconds":600%1})")
                .arg(QString::fromUtf8(members));
        };
        const auto row = [](const char* name, const char* action, const QString& payload, const char* code) {
            QTest::newRow(name) << QString::fromUtf8(action) << payload << QString::fromUtf8(code);
        };
        row("the rule of changes itself", "setRule",
            QStringLiteral(R"({"domain":"approvals","action":"setRule","needed":1,"seconds":600})"),
            "approvals.fixed");
        row("no rule for approving", "setRule",
            QStringLiteral(R"({"domain":"approvals","action":"approve","needed":1,"seconds":600})"),
            "approvals.fixed");
        row("taking the rule of changes away", "removeRule",
            QStringLiteral(R"({"domain":"approvals","action":"setRule"})"), "approvals.fixed");
        row("no such action", "setRule",
            QStringLiteral(R"({"domain":"identity","action":"fly","needed":1,"seconds":600})"),
            "approvals.unknown_action");
        row("no rule to take away", "removeRule",
            QStringLiteral(R"({"domain":"identity","action":"setRoles"})"), "approvals.unknown_rule");
        row("no such agency", "setRule", rule(R"(,"agencies":["nowhere"])"), "approvals.unknown_agency");
        row("no such role", "setRule", rule(R"(,"roles":["emperor"])"), "approvals.unknown_role");
        row("an agency twice", "setRule", rule(R"(,"agencies":["city","city"])"), "approvals.duplicate");
        row("a role twice", "setRule", rule(R"(,"roles":["observer","observer"])"), "approvals.duplicate");
        row("more than there are", "setRule",
            QStringLiteral(R"({"domain":"identity","action":"setRoles","needed":2,"seconds":600,)"
                           R"("agencies":["city"],"distinct_agencies":true})"),
            "approvals.impossible");
        row("nobody's approval", "setRule",
            QStringLiteral(R"({"domain":"identity","action":"setRoles","needed":0,"seconds":600})"),
            "schema.too_small");
        row("no time", "setRule",
            QStringLiteral(R"({"domain":"identity","action":"setRoles","needed":1,"seconds":5})"),
            "schema.too_small");
    }

    void refuses()
    {
        QFETCH(QString, action);
        QFETCH(QString, payload);
        QFETCH(QString, code);
        ApprovalsHarness chain;
        chain.openWithRules();
        const auto json = base::parseJson(payload.toStdString());
        QVERIFY(json);
        QCOMPARE(chain.code("admin", "approvals", action.toStdString(), *json), code.toStdString());
    }

    void aWeakerRuleEasesNothingThatIsOpen()
    {
        ApprovalsHarness chain;
        chain.openWithRules(2);
        const std::string open = chain.proposeAgency();
        const std::string weaker =
            chain.propose("admin", "approvals", "setRule", change("registerAgency", 1));
        QCOMPARE(chain.approve("admin2", weaker), std::string("ok"));
        QCOMPARE(chain.approve("admin2", open), std::string("ok"));
        QCOMPARE(chain.state(open), std::string("open"));
        QCOMPARE(chain.approve("admin3", open), std::string("ok"));
        QCOMPARE(chain.state(open), std::string("executed"));
        // A new one goes by the new rule.
        const std::string next = chain.proposeAgency("admin", "gu-2");
        QCOMPARE(chain.approve("admin2", next), std::string("ok"));
        QCOMPARE(chain.state(next), std::string("executed"));
    }

    void takingTheRuleAwayEasesNothingThatIsOpen()
    {
        ApprovalsHarness chain;
        chain.openWithRules(2);
        const std::string open = chain.proposeAgency();
        const std::string removal =
            chain.propose("admin", "approvals", "removeRule", named("identity", "registerAgency"));
        QCOMPARE(chain.approve("admin2", removal), std::string("ok"));
        QCOMPARE(chain.approve("admin2", open), std::string("ok"));
        QCOMPARE(chain.state(open), std::string("open"));
    }

    void aStricterRuleHoldsForWhatIsOpen()
    {
        ApprovalsHarness chain;
        chain.openWithRules(1);
        const std::string open = chain.proposeAgency();
        const std::string stricter =
            chain.propose("admin", "approvals", "setRule", change("registerAgency", 2));
        QCOMPARE(chain.approve("admin2", stricter), std::string("ok"));
        QCOMPARE(chain.approve("admin2", open), std::string("ok"));
        QCOMPARE(chain.state(open), std::string("open"));
        QCOMPARE(chain.approve("admin3", open), std::string("ok"));
        QCOMPARE(chain.state(open), std::string("executed"));
    }

    void genesisRefuses_data()
    {
        QTest::addColumn<QString>("section");
        QTest::addColumn<QString>("code");
        QTest::newRow("unknown member")
            << QStringLiteral(R"({"rule":[]})") << QStringLiteral("json.unknown_field");
        QTest::newRow("no list") << QStringLiteral(R"({"rules":{}})") << QStringLiteral("schema.type");
        QTest::newRow("unknown action")
            << QStringLiteral(R"({"rules":[{"domain":"identity","action":"fly","needed":1,"seconds":600}]})")
            << QStringLiteral("approvals.unknown_action");
        QTest::newRow("of the rules' own domain") << QStringLiteral(
            R"({"rules":[{"domain":"approvals","action":"approve","needed":1,"seconds":600}]})")
                                                  << QStringLiteral("approvals.fixed");
        QTest::newRow("twice") << QStringLiteral(
            R"({"rules":[{"domain":"identity","action":"setRoles","needed":1,"seconds":600},)"
            R"({"domain":"identity","action":"setRoles","needed":2,"seconds":600}]})")
                               << QStringLiteral("approvals.duplicate");
        QTest::newRow("a change of another") << QStringLiteral(
            R"({"change":{"domain":"identity","action":"setRoles","needed":1,"seconds":600}})")
                                             << QStringLiteral("schema.type");
        QTest::newRow("a change by a role that nobody can hold")
            << QStringLiteral(R"({"change":{"needed":1,"roles":["adminstrator"],"seconds":600}})")
            << QStringLiteral("approvals.unknown_role");
        QTest::newRow("a change without a time")
            << QStringLiteral(R"({"change":{"needed":1}})") << QStringLiteral("schema.missing");
    }

    void genesisRefuses()
    {
        QFETCH(QString, section);
        QFETCH(QString, code);
        const ApprovalsHarness chain;
        const auto store = storage::makeMemoryStore();
        const auto key = crypto::SigningKey::fromSeed(crypto::sha256("node").view());
        const Json genesis = Json::object({ { "chain", "test" }, { "time", ApprovalsHarness::kStart },
            { "node", crypto::didOf(key->publicKey()) },
            { "domains", Json::object({ { "approvals", *base::parseJson(section.toStdString()) } }) } });
        const base::Status made =
            chain::createChain(*store, chain.registry(), chain.services(), *key, genesis);
        QVERIFY(!made);
        QCOMPARE(made.error().code, code.toStdString());
    }

    void saysWhichActionsGiveRightsWithoutARule()
    {
        ApprovalsHarness chain;
        chain.openWithRules();
        const auto actions = [&chain] {
            std::set<std::string> all;
            const Json gaps = chain.ask("approvals", "gaps", Json::object());
            for (const Json& row : gaps.at("rows").asArray())
                all.insert(row.at("domain").asString() + '/' + row.at("action").asString());
            return all;
        };
        QVERIFY(actions().count("identity/registerOfficer") == 1);
        QVERIFY(actions().count("identity/registerAgency") == 0);
        const std::string id = chain.propose("admin", "approvals", "setRule", change("registerOfficer", 1));
        QCOMPARE(chain.approve("admin2", id), std::string("ok"));
        QVERIFY(actions().count("identity/registerOfficer") == 0);
    }
};

QTEST_APPLESS_MAIN(TestApprovalsRules)
#include "tst_approvals_rules.moc"
