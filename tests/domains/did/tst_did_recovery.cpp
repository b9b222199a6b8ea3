// SPDX-License-Identifier: Apache-2.0
// Coming back after a loss: guardians, waits, objections, the agency in person.
#include "tests/domains/did/did_house.h"

#include <QtTest/QtTest>

using namespace maru::test;
using maru::base::Json;

namespace {

/// kim, guarded by two of lee, park and choi; salt of each: their name's SHA-256.
class GuardedHouse : public DidHouse {
public:
    explicit GuardedHouse(int waitHours = 24)
    {
        open(Json::object({ { "did.recovery_wait_hours", waitHours } }));
        kim = create("kim");
        for (const char* name : { "lee", "park", "choi", "kang" })
            guardians[name] = name == std::string("kang") ? did("kang") : create(name);
        setGuardians("kim", 2, { "lee", "park", "kang" });
    }

    static maru::base::Hash256 salt(const std::string& name) { return maru::crypto::sha256("salt " + name); }

    std::string commitment(const std::string& name)
    {
        const maru::base::Bytes zero { 0 };
        const maru::base::Hash256 own = salt(name);
        return maru::crypto::sha256({ maru::base::asBytes("maru/guardian/v1"), zero, own.view(),
                                        maru::base::asBytes(guardians.at(name)) })
            .hex();
    }
    std::string setGuardians(const std::string& who, int needed, const std::vector<std::string>& names)
    {
        Json members = Json::array();
        for (const std::string& name : names)
            members.push(commitment(name));
        return code(who, "did", "setGuardians",
            Json::object({ { "did", kim }, { "needed", needed }, { "members", members } }));
    }
    Json shown(const std::string& name, Json payload)
    {
        payload.set("did", kim);
        payload.set("guardian", guardians.at(name));
        payload.set("salt", maru::base::toBase64Url(salt(name).view()));
        return payload;
    }
    Json request(const std::string& name, const std::string& newKey = "new")
    {
        return shown(name, Json::object({ { "keys", Json::array({ item(newKey, "control", kim) }) } }));
    }
    Json approval(const std::string& name, const std::string& recovery)
    {
        return shown(name, Json::object({ { "recovery", recovery } }));
    }
    Json recovery(const std::string& id) { return *get("did", "recoveries", kim + "/" + id); }
    std::string controlKey() { return document(kim).at("keys").asArray().at(0).at("key").asString(); }

    std::string kim;
    std::map<std::string, std::string> guardians;
};

} // namespace

class TestDidRecovery : public QObject {
    Q_OBJECT

private slots:
    void recoversWithEnoughGuardiansAfterTheWait()
    {
        GuardedHouse chain;
        const Json opened = chain.must("lee", "did", "requestRecovery", chain.request("lee"));
        const std::string id = opened.at("recovery").asString();
        QCOMPARE(opened.at("state").asString(), std::string("open"));
        QCOMPARE(
            chain.must("kang", "did", "approveRecovery", chain.approval("kang", id)).at("state").asString(),
            std::string("waiting"));
        QCOMPARE(chain.controlKey(), chain.multikey("kim"));
        chain.pass(24 * 3600 - 1);
        QCOMPARE(chain.controlKey(), chain.multikey("kim"));
        chain.pass(1);
        QCOMPARE(chain.controlKey(), chain.multikey("new"));
        QCOMPARE(chain.recovery(id).at("state").asString(), std::string("done"));
        QCOMPARE(chain.code("kim", "did", "deactivate", Json::object({ { "did", chain.kim } })),
            std::string("did.not_controller"));
        chain.must("new", "did", "deactivate", Json::object({ { "did", chain.kim } }));
    }

    void recoversInTheSameBlockWithoutAWait()
    {
        GuardedHouse chain(0);
        const std::string id =
            chain.must("lee", "did", "requestRecovery", chain.request("lee")).at("recovery").asString();
        chain.must("park", "did", "approveRecovery", chain.approval("park", id));
        QCOMPARE(chain.controlKey(), chain.multikey("new"));
    }

    void doesNotSayWhoGuards()
    {
        GuardedHouse chain;
        chain.must("lee", "did", "requestRecovery", chain.request("lee"));
        std::string all;
        for (const char* table : { "documents", "versions", "recoveries" })
            for (const Json& row : chain.rows("did", table, chain.kim))
                all += maru::base::canonical(row);
        for (const char* name : { "lee", "park", "kang" }) {
            QVERIFY(all.find(chain.guardians.at(name)) == std::string::npos);
            QVERIFY(all.find(chain.multikey(name)) == std::string::npos);
        }
    }

    void refusesStrangers()
    {
        GuardedHouse chain;
        // A guardian of nobody, a guardian's number in a stranger's hand, a wrong salt.
        QCOMPARE(chain.code("choi", "did", "requestRecovery", chain.request("choi")),
            std::string("did.not_guardian"));
        QCOMPARE(chain.code("choi", "did", "requestRecovery", chain.request("lee")),
            std::string("did.not_guardian"));
        Json wrong = chain.request("lee");
        wrong.set("salt", maru::base::toBase64Url(GuardedHouse::salt("park").view()));
        QCOMPARE(chain.code("lee", "did", "requestRecovery", wrong), std::string("did.not_guardian"));
        const std::string id =
            chain.must("lee", "did", "requestRecovery", chain.request("lee")).at("recovery").asString();
        QCOMPARE(chain.code("choi", "did", "approveRecovery", chain.approval("choi", id)),
            std::string("did.not_guardian"));
        QCOMPARE(chain.code("lee", "did", "approveRecovery", chain.approval("lee", id)),
            std::string("did.approved_already"));
        QCOMPARE(chain.code("lee", "did", "requestRecovery", chain.request("lee", "new2")),
            std::string("did.recovery_open"));
        QCOMPARE(chain.code("park", "did", "approveRecovery", chain.approval("park", "r-0000000000000000")),
            std::string("did.unknown_recovery"));
    }

    void refusesKeysThatNobodyHolds()
    {
        GuardedHouse chain;
        Json unproven = chain.request("lee");
        Json key = chain.own("new");
        unproven.set("keys", Json::array({ key }));
        QCOMPARE(chain.code("lee", "did", "requestRecovery", unproven), std::string("did.proof"));
        Json used = chain.request("lee", "park");
        QCOMPARE(chain.code("lee", "did", "requestRecovery", used), std::string("did.key_used"));
        Json weak = chain.request("lee");
        weak.set("keys", Json::array({ chain.item("new", "sign", chain.kim) }));
        QCOMPARE(chain.code("lee", "did", "requestRecovery", weak), std::string("did.last_key"));
    }

    void letsTheOwnerObject()
    {
        GuardedHouse chain;
        const std::string id =
            chain.must("lee", "did", "requestRecovery", chain.request("lee")).at("recovery").asString();
        chain.must("park", "did", "approveRecovery", chain.approval("park", id));
        const Json cancel = Json::object({ { "did", chain.kim }, { "recovery", id } });
        QCOMPARE(chain.code("lee", "did", "cancelRecovery", cancel), std::string("did.not_controller"));
        chain.must("kim", "did", "cancelRecovery", cancel);
        chain.pass(30 * 86400);
        QCOMPARE(chain.controlKey(), chain.multikey("kim"));
        QCOMPARE(chain.code("kang", "did", "approveRecovery", chain.approval("kang", id)),
            std::string("did.recovery_closed"));
    }

    void expiresWithoutEnoughGuardians()
    {
        GuardedHouse chain;
        const std::string id =
            chain.must("lee", "did", "requestRecovery", chain.request("lee")).at("recovery").asString();
        chain.pass(7 * 86400);
        QCOMPARE(chain.recovery(id).at("state").asString(), std::string("expired"));
        QCOMPARE(chain.code("park", "did", "approveRecovery", chain.approval("park", id)),
            std::string("did.recovery_closed"));
    }

    void failsWhenTheNewKeyWentElsewhere()
    {
        GuardedHouse chain;
        const std::string id =
            chain.must("lee", "did", "requestRecovery", chain.request("lee")).at("recovery").asString();
        chain.must("park", "did", "approveRecovery", chain.approval("park", id));
        chain.create("new");
        chain.pass(24 * 3600);
        QCOMPARE(chain.recovery(id).at("state").asString(), std::string("failed"));
        QCOMPARE(chain.controlKey(), chain.multikey("kim"));
    }

    void keepsFormerGuardiansForSomeDays()
    {
        GuardedHouse chain;
        // A thief with kim's key puts friends in the guardians' place.
        QCOMPARE(chain.setGuardians("kim", 2, { "choi", "kang" }), std::string("ok"));
        const std::string id =
            chain.must("lee", "did", "requestRecovery", chain.request("lee")).at("recovery").asString();
        // One of each set is not two of one set.
        QCOMPARE(
            chain.must("choi", "did", "approveRecovery", chain.approval("choi", id)).at("state").asString(),
            std::string("open"));
        QCOMPARE(
            chain.must("park", "did", "approveRecovery", chain.approval("park", id)).at("state").asString(),
            std::string("waiting"));
        chain.pass(14 * 86400);
        QCOMPARE(chain.code("lee", "did", "requestRecovery", chain.request("lee", "new2")),
            std::string("did.not_guardian"));
    }

    void refusesGuardians_data()
    {
        QTest::addColumn<int>("needed");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("code");
        QTest::newRow("one is enough") << 1 << 3 << "did.guardians_needed";
        QTest::newRow("more than there are") << 4 << 3 << "did.guardians_needed";
        QTest::newRow("needed of none") << 2 << 0 << "did.guardians_needed";
        QTest::newRow("some, none needed") << 0 << 3 << "did.guardians_needed";
        QTest::newRow("two of three") << 2 << 3 << "ok";
        QTest::newRow("all of them") << 3 << 3 << "ok";
        QTest::newRow("no guard") << 0 << 0 << "ok";
    }
    void refusesGuardians()
    {
        QFETCH(int, needed);
        QFETCH(int, count);
        QFETCH(QString, code);
        GuardedHouse chain;
        const std::vector<std::string> names { "lee", "park", "choi" };
        QCOMPARE(QString::fromStdString(
                     chain.setGuardians("kim", needed, { names.begin(), names.begin() + count })),
            code);
    }
    void refusesAGuardianTwice()
    {
        GuardedHouse chain;
        QCOMPARE(chain.setGuardians("kim", 2, { "lee", "lee" }), std::string("did.duplicate_guardian"));
        QCOMPARE(chain.setGuardians("lee", 2, { "lee", "park" }), std::string("did.not_controller"));
    }

    void recoversInPerson()
    {
        GuardedHouse chain;
        for (const char* name : { "clerk", "outsider" })
            chain.must("admin", "identity", "registerOfficer",
                Json::object({ { "did", chain.did(name) },
                    { "agency", name == std::string("clerk") ? "city" : "audit" }, { "name_ko", "담당" },
                    { "name_en", "Office" }, { "roles", Json::array({ "did.registrar" }) } }));
        const Json visit = Json::object(
            { { "did", chain.kim }, { "keys", Json::array({ chain.item("new", "control", chain.kim) }) },
                { "evidence", "주민등록증, 접수 2026-1" } });
        QCOMPARE(chain.code("clerk", "did", "recoverInPerson", visit), std::string("did.other_agency"));
        chain.must("kim", "did", "update",
            Json::object({ { "did", chain.kim }, { "services", Json::array() }, { "agency", "city" } }));
        QCOMPARE(chain.code("outsider", "did", "recoverInPerson", visit), std::string("did.other_agency"));
        QCOMPARE(chain.code("registrar", "did", "recoverInPerson", visit), std::string("auth.role"));
        QCOMPARE(chain.code("kim", "did", "recoverInPerson", visit), std::string("auth.not_officer"));
        const std::string id = chain.must("lee", "did", "requestRecovery", chain.request("lee", "new3"))
                                   .at("recovery")
                                   .asString();
        // The thief's last try: another agency.
        chain.must("kim", "did", "update",
            Json::object({ { "did", chain.kim }, { "services", Json::array() }, { "agency", "audit" } }));
        chain.must("clerk", "did", "recoverInPerson", visit);
        QCOMPARE(chain.controlKey(), chain.multikey("new"));
        QCOMPARE(chain.recovery(id).at("state").asString(), std::string("cancelled"));
        QCOMPARE(chain.get("did", "keys", chain.did("kim"))->at("state").asString(), std::string("removed"));
    }

    void takesFormerAgenciesForSomeDaysOnly()
    {
        GuardedHouse chain;
        chain.must("admin", "identity", "registerOfficer",
            Json::object({ { "did", chain.did("clerk") }, { "agency", "city" }, { "name_ko", "담당" },
                { "name_en", "Office" }, { "roles", Json::array({ "did.registrar" }) } }));
        for (const char* agency : { "city", "audit" })
            chain.must("kim", "did", "update",
                Json::object({ { "did", chain.kim }, { "services", Json::array() }, { "agency", agency } }));
        chain.pass(14 * 86400);
        QCOMPARE(chain.code("clerk", "did", "recoverInPerson",
                     Json::object({ { "did", chain.kim },
                         { "keys", Json::array({ chain.item("new", "control", chain.kim) }) },
                         { "evidence", "x" } })),
            std::string("did.other_agency"));
    }
};

QTEST_GUILESS_MAIN(TestDidRecovery)
#include "tst_did_recovery.moc"
