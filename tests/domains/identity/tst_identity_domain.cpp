// SPDX-License-Identifier: Apache-2.0
// Agencies, officers and roles.
#include "tests/support/domain_harness.h"

#include <QtTest/QtTest>

using namespace maru::test;
using maru::base::Json;

namespace {

Json agency(const std::string& id)
{
    return Json::object(
        { { "id", id }, { "name_ko", "구청" }, { "name_en", "District" }, { "kind", "local" } });
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

} // namespace

class TestIdentityDomain : public QObject {
    Q_OBJECT

private slots:
    void grantsAndTakesRoles()
    {
        DomainHarness chain;
        chain.open();
        const Json request = Json::object({ { "amount", 5 } });
        chain.must("admin", "identity", "registerAgency", agency("gu-1"));
        const std::string did = chain.did("new");
        QCOMPARE(chain.code("new", "identity", "registerAgency", agency("gu-2")) == "ok", false);
        chain.must(
            "admin", "identity", "registerOfficer", officer(did, "gu-1", Json::array({ "administrator" })));
        chain.must("new", "identity", "registerAgency", agency("gu-2"));
        chain.must("admin", "identity", "setOfficerState", stateOf(did, "suspended"));
        QVERIFY(chain.code("new", "identity", "registerAgency", agency("gu-3")) != "ok");
        chain.must("admin", "identity", "setOfficerState", stateOf(did, "active"));
        chain.must("new", "identity", "registerAgency", agency("gu-3"));
        chain.must("admin", "identity", "setRoles",
            Json::object({ { "did", did }, { "roles", Json::array({ "observer" }) } }));
        QVERIFY(chain.code("new", "identity", "registerAgency", agency("gu-4")) != "ok");
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
        row("officer twice", "registerOfficer", officer(admin, "city", Json::array()),
            "identity.duplicate_officer");
        row("no agency", "registerOfficer", officer(fresh, "nowhere", Json::array()),
            "identity.unknown_agency");
        row("role twice", "registerOfficer", officer(fresh, "city", Json::array({ "observer", "observer" })),
            "identity.duplicate_role");
        row("unknown role", "registerOfficer", officer(fresh, "city", Json::array({ "king" })),
            "schema.choice");
        row("no DID", "registerOfficer", officer("did:web:x", "city", Json::array()), "schema.format");
        row("no key", "registerOfficer",
            officer("did:key:z6Mk" + std::string(44, 'z'), "city", Json::array()), "identity.did");
        row("nobody", "setOfficerState", stateOf(fresh, "active"), "identity.unknown_officer");
        row("last administrator", "setOfficerState", stateOf(admin, "left"), "identity.last_administrator");
        row("left", "setOfficerState", stateOf(people.did("auditor"), "active"), "identity.left");
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
};

QTEST_GUILESS_MAIN(TestIdentityDomain)
#include "tst_identity_domain.moc"
