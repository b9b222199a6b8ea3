// SPDX-License-Identifier: Apache-2.0
// Agencies, officers and roles.
#include "tests/support/domain_harness.h"

#include <QtTest/QtTest>

#include <algorithm>

using namespace maru::test;
using maru::base::Json;

namespace {

Json agency(const std::string& id)
{
    return Json::object(
        { { "id", id }, { "name_ko", "구청" }, { "name_en", "District" }, { "kind", "local" } });
}

Json sponsored(const std::string& id, const std::string& by)
{
    Json made = agency(id);
    made.set("sponsor", by);
    return made;
}

Json officer(const std::string& did, const std::string& agencyId, Json roles)
{
    return Json::object({ { "did", did }, { "agency", agencyId }, { "name_ko", "담당 1" },
        { "name_en", "Officer 1" }, { "roles", std::move(roles) } });
}

Json stateOf(const std::string& did, const char* state)
{
    return Json::object({ { "did", did }, { "state", state }, { "reason", "because" } });
}

Json agencyState(const std::string& id, const char* state)
{
    return Json::object({ { "agency", id }, { "state", state }, { "reason", "because" } });
}

Json grant(const char* role, const char* region, std::int64_t from = 0, std::int64_t until = 0)
{
    Json made = Json::object({ { "role", role }, { "region", region } });
    if (from != 0)
        made.set("from", from);
    if (until != 0)
        made.set("until", until);
    return made;
}

Json role(const std::string& id, Json actions, Json reads = Json::array())
{
    return Json::object({ { "id", id }, { "name_ko", "역할" }, { "name_en", "Role" },
        { "actions", std::move(actions) }, { "reads", std::move(reads) } });
}

} // namespace

class TestIdentityDomain : public QObject {
    Q_OBJECT

private slots:
    void grantsAndTakesRoles()
    {
        DomainHarness chain;
        chain.open();
        chain.must("admin", "identity", "registerAgency", agency("gu-1"));
        const std::string did = chain.did("new");
        QCOMPARE(
            chain.code("new", "identity", "registerAgency", agency("gu-2")), std::string("auth.not_officer"));
        chain.must(
            "admin", "identity", "registerOfficer", officer(did, "gu-1", Json::array({ "administrator" })));
        chain.must("new", "identity", "registerAgency", agency("gu-2"));
        chain.must("admin", "identity", "setOfficerState", stateOf(did, "suspended"));
        QCOMPARE(
            chain.code("new", "identity", "registerAgency", agency("gu-3")), std::string("auth.not_officer"));
        chain.must("admin", "identity", "setOfficerState", stateOf(did, "active"));
        chain.must("new", "identity", "registerAgency", agency("gu-3"));
        chain.must("admin", "identity", "setRoles",
            Json::object({ { "did", did }, { "roles", Json::array({ "observer" }) } }));
        QCOMPARE(chain.code("new", "identity", "registerAgency", agency("gu-4")), std::string("auth.role"));
    }

    void grantsBeginAndEnd()
    {
        DomainHarness chain;
        chain.open();
        const std::int64_t from = chain.now() + DomainHarness::kDay;
        const std::int64_t until = from + DomainHarness::kDay;
        chain.must("admin", "identity", "setGrants",
            Json::object({ { "did", chain.did("auditor") },
                { "grants", Json::array({ grant("administrator", "00", from, until) }) } }));
        const auto tries = [&chain](const char* id) {
            return chain.code("auditor", "identity", "registerAgency", agency(id));
        };
        QCOMPARE(tries("gu-1"), std::string("auth.role"));
        chain.goTo(from - 1);
        QCOMPARE(tries("gu-1"), std::string("auth.role"));
        chain.goTo(from);
        QCOMPARE(tries("gu-1"), std::string("ok"));
        chain.goTo(until - 1);
        QCOMPARE(tries("gu-2"), std::string("ok"));
        chain.goTo(until);
        QCOMPARE(tries("gu-3"), std::string("auth.role"));
    }

    void regionsCountWhereTheyAreAsked()
    {
        DomainHarness chain;
        chain.open();
        chain.must("admin", "identity", "setGrants",
            Json::object({ { "did", chain.did("registrar") },
                { "grants", Json::array({ grant("donation.registrar", "11") }) } }));
        const auto services = maru::identity::makeIdentity;
        class View final : public maru::domain::StateView {
        public:
            explicit View(DomainHarness& harness) : m_harness(harness) { }
            std::optional<Json> get(std::string_view table, std::string_view key) const override
            {
                return m_harness.get("identity", std::string(table), std::string(key));
            }
            bool has(std::string_view table, std::string_view key) const override
            {
                return get(table, key).has_value();
            }
            void put(std::string_view, std::string_view, Json) override { }
            void erase(std::string_view, std::string_view) override { }
            std::vector<maru::domain::Row> scan(
                std::string_view, std::string_view, std::string_view, std::size_t) const override
            {
                return {};
            }

        private:
            DomainHarness& m_harness;
        } view(chain);
        const auto identity = services(view, maru::base::UnixSeconds(chain.now()));
        const std::string did = chain.did("registrar");
        QVERIFY(identity->mayAct(did, "donation", "registerCampaign"));
        QVERIFY(identity->mayActIn(did, "donation", "registerCampaign", "11"));
        const auto other = identity->mayActIn(did, "donation", "registerCampaign", "26");
        QVERIFY(!other);
        QCOMPARE(other.error().code, std::string("auth.region"));
        const auto country = identity->mayActIn(did, "donation", "registerCampaign", "00");
        QVERIFY(!country);
        const auto nothing = identity->mayActIn(did, "identity", "setGrants", "11");
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().code, std::string("auth.role"));
        QVERIFY(identity->mayActIn(chain.did("admin"), "identity", "setGrants", "26"));
    }

    void rolesAreRowsAndNotTheDeclarations()
    {
        DomainHarness chain;
        chain.open();
        chain.must("admin", "identity", "defineRole",
            role("office.door", Json::array({ "identity/registerAgency" })));
        QCOMPARE(
            chain.code("auditor", "identity", "registerAgency", agency("gu-1")), std::string("auth.role"));
        chain.must("admin", "identity", "setRoles",
            Json::object({ { "did", chain.did("auditor") }, { "roles", Json::array({ "office.door" }) } }));
        QCOMPARE(chain.code("auditor", "identity", "registerAgency", agency("gu-1")), std::string("ok"));
        QCOMPARE(chain.code("auditor", "identity", "setAgencyState", agencyState("gu-1", "suspended")),
            std::string("auth.role"));
        // A declared role can lose an action: what the action's declaration says does not bring it back.
        const Json before = *chain.get("identity", "roles", "donation.registrar");
        const auto& held = before.at("actions").asArray();
        QVERIFY(std::find(held.begin(), held.end(), Json("donation/registerMerchant")) != held.end());
        chain.must("admin", "identity", "defineRole", role("donation.registrar", Json::array()));
        const Json merchant = Json::object({ { "name_ko", "가게" }, { "name_en", "Shop" },
            { "number", "1234567891" }, { "category", "food" }, { "region", "11" } });
        QCOMPARE(chain.code("registrar", "donation", "registerMerchant", merchant), std::string("auth.role"));
        chain.must("admin", "identity", "retireRole",
            Json::object({ { "role", "office.door" }, { "reason", "no longer" } }));
        QCOMPARE(
            chain.code("auditor", "identity", "registerAgency", agency("gu-2")), std::string("auth.role"));
    }

    void officersOfASuspendedAgencyMayDoNothing()
    {
        DomainHarness chain;
        chain.open();
        chain.must("admin", "identity", "registerAgency", agency("gu-1"));
        chain.must("admin", "identity", "registerOfficer",
            officer(chain.did("new"), "gu-1", Json::array({ "administrator" })));
        chain.must("admin", "identity", "setAgencyState", agencyState("gu-1", "suspended"));
        QCOMPARE(
            chain.code("new", "identity", "registerAgency", agency("gu-2")), std::string("auth.not_officer"));
        chain.must("admin", "identity", "setAgencyState", agencyState("gu-1", "active"));
        QCOMPARE(chain.code("new", "identity", "registerAgency", agency("gu-2")), std::string("ok"));
        chain.must("admin", "identity", "setAgencyState", agencyState("gu-1", "left"));
        QCOMPARE(chain.code("admin", "identity", "setAgencyState", agencyState("gu-1", "active")),
            std::string("identity.agency_state"));
    }

    void agenciesWithoutANodeHaveASponsor()
    {
        DomainHarness chain;
        chain.open();
        chain.must("admin", "identity", "registerAgency", sponsored("town", "city"));
        QCOMPARE(chain.code("admin", "identity", "registerAgency", sponsored("village", "town")),
            std::string("identity.sponsor"));
        QCOMPARE(chain.code("admin", "identity", "registerAgency", sponsored("village", "nowhere")),
            std::string("identity.unknown_agency"));
        QCOMPARE(chain.code("admin", "identity", "setAgencyState", agencyState("city", "left")),
            std::string("identity.has_sponsored"));
        chain.must("admin", "identity", "setAgencyState", agencyState("town", "left"));
        QCOMPARE(chain.code("admin", "identity", "setAgencyState", agencyState("city", "left")),
            std::string("ok"));
    }

    void agencyKeysTurnOverAndAreNotTakenBack()
    {
        DomainHarness chain;
        chain.open();
        const auto set = [&chain](const char* who) {
            return chain.code("admin", "identity", "setAgencyKey",
                Json::object({ { "agency", "city" }, { "did", chain.did(who) }, { "reason", "yearly" } }));
        };
        QCOMPARE(set("city key 1"), std::string("ok"));
        chain.pass(100);
        QCOMPARE(set("city key 2"), std::string("ok"));
        QCOMPARE(set("city key 1"), std::string("identity.key_known"));
        const Json row = *chain.get("identity", "agencies", "city");
        QCOMPARE(row.at("did").asString(), chain.did("city key 2"));
        QCOMPARE(row.at("keys").asArray().size(), std::size_t { 2 });
        QCOMPARE(row.at("keys").asArray()[0].at("until").asInteger(), chain.now());
        QVERIFY(row.at("keys").asArray()[1].find("until") == nullptr);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("payload");
        QTest::addColumn<QString>("code");
        DomainHarness people;
        const auto row = [](const char* name, const char* action, const Json& payload, const char* code) {
            QTest::newRow(name) << action << QString::fromStdString(maru::base::canonical(payload)) << code;
        };
        const std::string admin = people.did("admin");
        const std::string fresh = people.did("fresh");
        row("agency id", "registerAgency", agency("Big Agency"), "identity.agency_id");
        row("agency twice", "registerAgency", agency("city"), "identity.duplicate_agency");
        row("own sponsor", "registerAgency", sponsored("town", "town"), "identity.sponsor");
        row("officer twice", "registerOfficer", officer(admin, "city", Json::array()),
            "identity.duplicate_officer");
        row("no agency", "registerOfficer", officer(fresh, "nowhere", Json::array()),
            "identity.unknown_agency");
        row("role twice", "registerOfficer", officer(fresh, "city", Json::array({ "observer", "observer" })),
            "identity.duplicate_role");
        row("unknown role", "registerOfficer", officer(fresh, "city", Json::array({ "king" })),
            "identity.unknown_role");
        row("no DID", "registerOfficer", officer("did:web:x", "city", Json::array()), "schema.format");
        row("no key", "registerOfficer",
            officer("did:key:z6Mk" + std::string(44, 'z'), "city", Json::array()), "identity.did");
        row("nobody", "setOfficerState", stateOf(fresh, "active"), "identity.unknown_officer");
        row("made-up state", "setOfficerState", stateOf(admin, "replaced"), "schema.choice");
        row("last administrator", "setOfficerState", stateOf(admin, "left"), "identity.last_administrator");
        row("last administrator's agency", "setAgencyState", agencyState("ministry", "suspended"),
            "identity.last_administrator");
        row("administrators for a while only", "setGrants",
            Json::object({ { "did", admin },
                { "grants", Json::array({ grant("administrator", "00", 1, 2'000'000'000) }) } }),
            "identity.last_administrator");
        row("administrator's role without the right", "defineRole",
            role("administrator", Json::array({ "identity/registerAgency" })), "identity.last_administrator");
        row("administrator's role retired", "retireRole",
            Json::object({ { "role", "administrator" }, { "reason", "why not" } }),
            "identity.last_administrator");
        row("left", "setOfficerState", stateOf(people.did("auditor"), "active"), "identity.left");
        row("role id", "defineRole", role("Big role", Json::array()), "identity.role_id");
        row("action that is not there", "defineRole", role("x.y", Json::array({ "identity/fly" })),
            "identity.unknown_action");
        row("citizens' action", "defineRole", role("x.y", Json::array({ "donation/donate" })),
            "identity.unknown_action");
        row("domain without secrets", "defineRole", role("x.y", Json::array(), Json::array({ "identity" })),
            "identity.unknown_domain");
        row("grant that ends before it starts", "setGrants",
            Json::object(
                { { "did", admin }, { "grants", Json::array({ grant("observer", "00", 20, 10) }) } }),
            "identity.term");
        row("region that is not there", "setGrants",
            Json::object({ { "did", admin }, { "grants", Json::array({ grant("observer", "99") }) } }),
            "schema.choice");
        row("same grant twice", "setGrants",
            Json::object({ { "did", admin },
                { "grants", Json::array({ grant("observer", "11"), grant("observer", "11") }) } }),
            "identity.duplicate_role");
    }
    void refuses()
    {
        QFETCH(QString, action);
        QFETCH(QString, payload);
        QFETCH(QString, code);
        DomainHarness chain;
        chain.open();
        chain.must("admin", "identity", "setOfficerState", stateOf(chain.did("auditor"), "left"));
        const auto parsed = maru::base::parseJson(payload.toStdString());
        QVERIFY(parsed.has_value());
        QCOMPARE(chain.code("admin", "identity", action.toStdString(), *parsed), code.toStdString());
    }

    void saysWhoMayDoWhatAndWhy()
    {
        DomainHarness chain;
        chain.open();
        const Json rights =
            chain.ask("identity", "effectiveRights", Json::object({ { "did", chain.did("registrar") } }));
        QVERIFY(rights.at("active").asBoolean());
        bool found = false;
        for (const Json& right : rights.at("rights").asArray()) {
            QCOMPARE(right.at("domain").asString(), std::string("donation"));
            if (right.at("action").asString() == "registerCampaign") {
                found = true;
                QCOMPARE(right.at("sources").asArray()[0].at("role").asString(),
                    std::string("donation.registrar"));
                QVERIFY(right.at("rule").isNull());
            }
        }
        QVERIFY(found);
        QCOMPARE(rights.at("reads"), Json::array({ "donation" }));
        const Json who = chain.ask("identity", "whoMay",
            Json::object({ { "domain", "donation" }, { "action", "registerCampaign" } }));
        QCOMPARE(who.at("officers").asArray().size(), std::size_t { 1 });
        QCOMPARE(who.at("officers").asArray()[0].at("did").asString(), chain.did("registrar"));
        chain.must("admin", "identity", "setOfficerState", stateOf(chain.did("registrar"), "suspended"));
        const Json after =
            chain.ask("identity", "effectiveRights", Json::object({ { "did", chain.did("registrar") } }));
        QVERIFY(!after.at("active").asBoolean());
        QVERIFY(after.at("rights").asArray().empty());
        QVERIFY(chain
                    .ask("identity", "whoMay",
                        Json::object({ { "domain", "donation" }, { "action", "registerCampaign" } }))
                    .at("officers")
                    .asArray()
                    .empty());
    }
};

QTEST_GUILESS_MAIN(TestIdentityDomain)
#include "tst_identity_domain.moc"
