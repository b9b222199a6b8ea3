// SPDX-License-Identifier: Apache-2.0
// The trust registry and the issues: who may issue what and when, whose keys count, and what becomes of a credential.

#include "tests/domains/credentials/credentials_house.h"

#include <QtTest/QtTest>

#include <set>

using namespace maru::test;
using maru::base::Json;

class TestCredentialsDomain : public QObject {
    Q_OBJECT

private slots:
    void refusesWrongTypes_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const char* member, const char* value, const char* code) {
            QTest::newRow(name) << member << value << code;
        };
        row("good", "id", "\"resident-card\"", "ok");
        row("upper case id", "id", "\"Resident\"", "credentials.type_id");
        row("id beginning with a digit", "id", "\"1card\"", "credentials.type_id");
        row("vct without scheme", "vct", "\"resident\"", "credentials.vct");
        row("vct with a space", "vct", "\"urn:a b\"", "credentials.vct");
        row("registered claim", "claims",
            R"([{"path":"iss","kind":"string","ko":"a","en":"a","required":true,"sd":true}])",
            "credentials.claim_path");
        row("claim that ends in a dot", "claims",
            R"([{"path":"a.","kind":"string","ko":"a","en":"a","required":true,"sd":true}])",
            "credentials.claim_path");
        row("claim five levels down", "claims",
            R"([{"path":"a.b.c.d.e","kind":"string","ko":"a","en":"a","required":true,"sd":true}])",
            "credentials.claim_path");
        row("claim twice", "claims",
            R"([{"path":"a","kind":"string","ko":"a","en":"a","required":true,"sd":true},
                {"path":"a","kind":"integer","ko":"a","en":"a","required":true,"sd":true}])",
            "credentials.claim_twice");
        row("claim inside a claim", "claims",
            R"([{"path":"a","kind":"string","ko":"a","en":"a","required":true,"sd":true},
                {"path":"a.b","kind":"string","ko":"a","en":"a","required":true,"sd":true}])",
            "credentials.claim_twice");
        row("no claims", "claims", "[]", "schema.too_short");
        row("no format", "formats", "[]", "schema.too_short");
        row("a format of others", "formats", R"(["mso_mdoc"])", "schema.choice");
        row("no validity", "validity_days", "0", "schema.too_small");
    }
    void refusesWrongTypes()
    {
        QFETCH(QString, member);
        QFETCH(QString, value);
        QFETCH(QString, code);
        CredentialsHouse chain;
        Json payload = CredentialsHouse::type();
        payload.set(member.toStdString(), *maru::base::parseJson(value.toStdString()));
        QCOMPARE(chain.code("authority", "credentials", "defineType", payload), code.toStdString());
    }

    void keepsTypesAsTheyWereDefined()
    {
        CredentialsHouse chain;
        chain.must("authority", "credentials", "defineType", CredentialsHouse::type());
        QCOMPARE(chain.code("authority", "credentials", "defineType", CredentialsHouse::type()),
            std::string("credentials.type_exists"));
        Json other = CredentialsHouse::type("other-card");
        other.set("vct", "urn:maru:vct:resident-card");
        QCOMPARE(chain.code("authority", "credentials", "defineType", other),
            std::string("credentials.vct_exists"));
    }

    void onlyTheAuthorityWritesTheRegistry()
    {
        CredentialsHouse chain;
        for (const char* who : { "issuer", "admin", "manager" })
            QCOMPARE(chain.code(who, "credentials", "defineType", CredentialsHouse::type()),
                std::string("auth.role"));
        QCOMPARE(chain.code("citizen", "credentials", "defineType", CredentialsHouse::type()),
            std::string("auth.not_officer"));
        chain.must("authority", "credentials", "defineType", CredentialsHouse::type());
        QCOMPARE(
            chain.code("issuer", "credentials", "accredit", chain.accreditation()), std::string("auth.role"));
    }

    void issuesOnlyWhileAccredited()
    {
        CredentialsHouse chain;
        chain.must("authority", "credentials", "defineType", CredentialsHouse::type());
        chain.must("issuer", "credentials", "setIssuer", chain.issuer());
        QCOMPARE(chain.code("issuer", "credentials", "issue", chain.issue("r-1")),
            std::string("credentials.not_accredited"));
        Json later = chain.accreditation();
        later.set("from", chain.now() + CredentialsHouse::kDay);
        later.set("until", chain.now() + 10 * CredentialsHouse::kDay);
        chain.must("authority", "credentials", "accredit", later);
        QCOMPARE(chain.code("issuer", "credentials", "issue", chain.issue("r-1")),
            std::string("credentials.not_accredited"));
        chain.pass(CredentialsHouse::kDay);
        QCOMPARE(chain.code("issuer", "credentials", "issue", chain.issue("r-1")), std::string("ok"));
        QCOMPARE(chain.code("stranger", "credentials", "issue", chain.issue("r-2")),
            std::string("credentials.not_accredited"));
        chain.pass(9 * CredentialsHouse::kDay);
        QCOMPARE(chain.code("issuer", "credentials", "issue", chain.issue("r-2")),
            std::string("credentials.not_accredited"));
    }

    void refusesOverlappingAccreditations()
    {
        CredentialsHouse chain;
        const std::string key = chain.ready();
        QCOMPARE(chain.code("authority", "credentials", "accredit", chain.accreditation()),
            std::string("credentials.accreditation_exists"));
        chain.must("authority", "credentials", "endAccreditation",
            Json::object({ { "accreditation", key }, { "reason", "개편" } }));
        QCOMPARE(
            chain.code("authority", "credentials", "accredit", chain.accreditation()), std::string("ok"));
        QCOMPARE(chain.code("authority", "credentials", "endAccreditation",
                     Json::object({ { "accreditation", key }, { "reason", "again" } })),
            std::string("credentials.accreditation_state"));
        QCOMPARE(chain.code("authority", "credentials", "accredit", chain.accreditation("nobody")),
            std::string("identity.unknown_agency"));
    }

    void handsNothingOutOnceTheAccreditationEnded()
    {
        CredentialsHouse chain;
        const std::string key = chain.ready();
        const std::string id =
            chain.must("issuer", "credentials", "issue", chain.issue("r-1")).at("issue").asString();
        chain.must("authority", "credentials", "endAccreditation",
            Json::object({ { "accreditation", key }, { "reason", "개편" } }));
        const Json mark = Json::object({ { "issue", id }, { "holder", maru::crypto::sha256("h").hex() } });
        QCOMPARE(chain.code("service", "credentials", "markIssued", mark),
            std::string("credentials.not_accredited"));
        QCOMPARE(chain.row(id).at("state").asString(), std::string("offered"));
        // What is out can still be taken back.
        QCOMPARE(chain.status(id, "revoke"), std::string("ok"));
    }

    void onlyTheEnteredServiceHandsOut()
    {
        CredentialsHouse chain;
        chain.ready();
        const std::string id =
            chain.must("issuer", "credentials", "issue", chain.issue("r-1")).at("issue").asString();
        const Json mark = Json::object({ { "issue", id }, { "holder", maru::crypto::sha256("h").hex() } });
        for (const char* who : { "issuer", "citizen", "authority" })
            QCOMPARE(
                chain.code(who, "credentials", "markIssued", mark), std::string("credentials.not_service"));
        QCOMPARE(chain.code("service", "credentials", "markIssued", mark), std::string("ok"));
        QCOMPARE(
            chain.code("service", "credentials", "markIssued", mark), std::string("credentials.issue_state"));
        QCOMPARE(chain.code("service", "credentials", "markIssued",
                     Json::object({ { "issue", "c-0" }, { "holder", maru::crypto::sha256("h").hex() } })),
            std::string("credentials.unknown_issue"));
    }

    void refusesARecordTwiceAndPeriodsBeyondTheType()
    {
        CredentialsHouse chain;
        chain.ready();
        chain.must("issuer", "credentials", "issue", chain.issue("r-1"));
        QCOMPARE(chain.code("issuer", "credentials", "issue", chain.issue("r-1")),
            std::string("credentials.commitment_used"));
        Json longer = chain.issue("r-2");
        longer.set("valid_until", chain.now() + 366 * CredentialsHouse::kDay);
        QCOMPARE(chain.code("issuer", "credentials", "issue", longer), std::string("credentials.validity"));
        Json past = chain.issue("r-2");
        past.set("valid_from", chain.now() - 10 * CredentialsHouse::kDay);
        past.set("valid_until", chain.now() - CredentialsHouse::kDay);
        QCOMPARE(chain.code("issuer", "credentials", "issue", past), std::string("credentials.period"));
        chain.must("authority", "credentials", "retireType", Json::object({ { "type", "resident-card" } }));
        QCOMPARE(chain.code("issuer", "credentials", "issue", chain.issue("r-3")),
            std::string("credentials.type_retired"));
    }

    void needsKeysBeforeTheFirstIssue()
    {
        CredentialsHouse chain;
        chain.must("authority", "credentials", "defineType", CredentialsHouse::type());
        chain.must("authority", "credentials", "accredit", chain.accreditation());
        QCOMPARE(chain.code("issuer", "credentials", "issue", chain.issue("r-1")),
            std::string("credentials.no_issuer"));
    }

    void givesEachCredentialItsOwnPosition()
    {
        CredentialsHouse chain;
        chain.ready();
        std::set<std::int64_t> seen;
        std::string list;
        for (int i = 0; i < 40; ++i) {
            const Json made =
                chain.must("issuer", "credentials", "issue", chain.issue("r-" + std::to_string(i)));
            QVERIFY(seen.insert(made.at("index").asInteger()).second);
            QVERIFY(made.at("index").asInteger() < 131'072);
            if (list.empty())
                list = made.at("list").asString();
            QCOMPARE(made.at("list").asString(), list);
        }
        QCOMPARE(chain.get("credentials", "lists", list)->at("used").asInteger(), std::int64_t(40));
        // A new list takes over, and the positions of the old one stay what they are.
        const std::string next =
            chain.must("issuer", "credentials", "openList", Json::object({ { "type", "resident-card" } }))
                .at("list")
                .asString();
        QCOMPARE(
            chain.must("issuer", "credentials", "issue", chain.issue("r-x")).at("list").asString(), next);
        QCOMPARE(chain.get("credentials", "lists", list)->at("state").asString(), std::string("closed"));
        QCOMPARE(chain.code("issuer", "credentials", "openList",
                     Json::object({ { "type", "resident-card" }, { "size", 1000 } })),
            std::string("schema.too_small"));
    }

    void suspendsResumesAndRevokesForGood()
    {
        CredentialsHouse chain;
        chain.ready();
        const std::string id = chain.issued("r-1");
        QVERIFY(!chain.statusRow(id));
        QCOMPARE(chain.status(id, "resume"), std::string("credentials.issue_state"));
        QCOMPARE(chain.status(id, "suspend"), std::string("ok"));
        QCOMPARE(chain.statusRow(id)->at("status").asString(), std::string("suspended"));
        QCOMPARE(chain.status(id, "suspend"), std::string("credentials.issue_state"));
        QCOMPARE(chain.status(id, "resume"), std::string("ok"));
        QVERIFY(!chain.statusRow(id));
        QCOMPARE(chain.status(id, "revoke"), std::string("ok"));
        QCOMPARE(chain.statusRow(id)->at("status").asString(), std::string("revoked"));
        for (const char* step : { "suspend", "resume", "revoke" })
            QCOMPARE(chain.status(id, step), std::string("credentials.revoked"));
        QCOMPARE(chain.row(id).at("state").asString(), std::string("revoked"));
    }

    void refusesOtherAgenciesSteps()
    {
        CredentialsHouse chain;
        chain.ready();
        const std::string id = chain.issued("r-1");
        QCOMPARE(chain.status(id, "revoke", "stranger"), std::string("credentials.other_agency"));
        QCOMPARE(chain.status(id, "revoke", "authority"), std::string("auth.role"));
        QCOMPARE(chain.status("c-none", "revoke"), std::string("credentials.unknown_issue"));
    }

    void statusRowsNameNobody()
    {
        CredentialsHouse chain;
        chain.ready();
        const std::string id = chain.issued("r-1");
        chain.status(id, "revoke");
        const Json row = *chain.statusRow(id);
        QCOMPARE(row.asObject().size(), std::size_t(4));
        for (const char* member : { "list", "index", "status", "time" })
            QVERIFY(row.find(member) != nullptr);
        QVERIFY(chain.registry().find("credentials")->spec().table("issues")->visibility
            == maru::domain::Visibility::Restricted);
    }

    void tellsWhetherAnIssuerWasTrustedThenAndNow()
    {
        CredentialsHouse chain;
        const std::string accreditation = chain.ready();
        const std::int64_t atIssue = chain.now();
        QVERIFY(chain.trust("k1", atIssue).at("trusted").asBoolean());
        QVERIFY(!chain.trust("k2", atIssue).at("trusted").asBoolean());
        QVERIFY(!chain.trust("k1", atIssue - 1).at("trusted").asBoolean());
        chain.pass(CredentialsHouse::kDay);
        chain.must("authority", "credentials", "endAccreditation",
            Json::object({ { "accreditation", accreditation }, { "reason", "개편" } }));
        const Json then = chain.trust("k1", atIssue);
        QVERIFY(then.at("trusted").asBoolean());
        QVERIFY(!then.at("accredited_now").asBoolean());
        QVERIFY(!chain.trust("k1", chain.now()).at("trusted").asBoolean());
        const Json nobody = chain.ask("credentials", "trust",
            Json::object({ { "vct", "urn:none" }, { "issuer", "https://evil.example" } }));
        QVERIFY(nobody.at("type").isNull() && nobody.at("issuer").isNull());
        QVERIFY(!nobody.at("trusted").asBoolean());
    }

    void retiredKeysKeepWhatTheySignedAndWithdrawnKeysDoNot()
    {
        CredentialsHouse chain;
        chain.ready();
        const std::int64_t before = chain.now();
        chain.pass(100);
        chain.must("issuer", "credentials", "setIssuer",
            chain.issuer(Json::array({ CredentialsHouse::key("k2", 'b') })));
        QVERIFY(chain.trust("k1", before).at("trusted").asBoolean());
        QVERIFY(!chain.trust("k1", chain.now()).at("key_good").asBoolean());
        QVERIFY(chain.trust("k2", chain.now()).at("trusted").asBoolean());
        Json leaked = chain.issuer(Json::array({ CredentialsHouse::key("k3", 'c') }));
        leaked.set("withdrawn", Json::array({ "k2", "k1" }));
        chain.must("issuer", "credentials", "setIssuer", leaked);
        QVERIFY(!chain.trust("k1", before).at("trusted").asBoolean());
        QVERIFY(!chain.trust("k2", chain.now() - 1).at("trusted").asBoolean());
        QCOMPARE(chain.code("issuer", "credentials", "setIssuer",
                     chain.issuer(Json::array({ CredentialsHouse::key("k2", 'b') }))),
            std::string("credentials.key_withdrawn"));
    }

    void refusesWrongKeys_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("code");
        const QString good = QString::fromStdString(CredentialsHouse::coordinate('a'));
        QTest::newRow("no P-256 key")
            << QStringLiteral(R"([{"kid":"e","alg":"EdDSA","x":"%1"}])").arg(good) << "credentials.key";
        QTest::newRow("no y") << QStringLiteral(R"([{"kid":"e","alg":"ES256","x":"%1"}])").arg(good)
                              << "credentials.key";
        QTest::newRow("EdDSA with y")
            << QStringLiteral(R"([{"kid":"e","alg":"EdDSA","x":"%1","y":"%1"}])").arg(good)
            << "credentials.key";
        QTest::newRow("one name twice") << QStringLiteral(
            R"([{"kid":"e","alg":"ES256","x":"%1","y":"%1"},{"kid":"e","alg":"ES256","x":"%1","y":"%1"}])")
                                               .arg(good)
                                        << "credentials.key_twice";
        QTest::newRow("not base64url")
            << QStringLiteral(R"([{"kid":"e","alg":"ES256","x":"%1","y":"%1"}])").arg(QString(43, u'*'))
            << "credentials.key";
    }
    void refusesWrongKeys()
    {
        QFETCH(QString, keys);
        QFETCH(QString, code);
        CredentialsHouse chain;
        QCOMPARE(chain.code("issuer", "credentials", "setIssuer",
                     chain.issuer(*maru::base::parseJson(keys.toStdString()))),
            code.toStdString());
    }

    void refusesAnotherAgencysAddress()
    {
        CredentialsHouse chain;
        chain.ready();
        QCOMPARE(chain.code("stranger", "credentials", "setIssuer",
                     chain.issuer(Json::array({ CredentialsHouse::key("k9", 'z') }))),
            std::string("credentials.issuer_url"));
        Json masked = chain.issuer(Json::array({ CredentialsHouse::key("k9", 'z') }), "hope");
        masked.set("did", chain.issuer().at("did"));
        QCOMPARE(chain.code("stranger", "credentials", "setIssuer", masked),
            std::string("credentials.issuer_url"));
        Json both = chain.issuer();
        both.set("withdrawn", Json::array({ "k1" }));
        QCOMPARE(
            chain.code("issuer", "credentials", "setIssuer", both), std::string("credentials.key_withdrawn"));
        both.set("withdrawn", Json::array({ "k7" }));
        QCOMPARE(chain.code("issuer", "credentials", "setIssuer", both), std::string("credentials.key"));
        Json plain = chain.issuer(Json::array({ CredentialsHouse::key("k9", 'z') }), "hope");
        plain.set("url", "http://portal.example/hope");
        QCOMPARE(
            chain.code("stranger", "credentials", "setIssuer", plain), std::string("credentials.party_name"));
    }

    void registersVerifiersWithTheClaimsTheyMayAsk()
    {
        CredentialsHouse chain;
        chain.ready();
        const auto verifier = [&chain](const std::string& client, const std::string& path) {
            return Json::object({ { "client_id", client }, { "name_ko", "기부" }, { "name_en", "Gifts" },
                { "purpose_ko", "지역 확인" }, { "purpose_en", "Region" },
                { "claims",
                    Json::array({ Json::object({ { "type", "resident-card" }, { "path", path } }) }) },
                { "from", chain.now() }, { "until", chain.now() + CredentialsHouse::kDay } });
        };
        const auto registered = [&chain] {
            return chain
                .ask("credentials", "verifier", Json::object({ { "client_id", "https://gifts.example" } }))
                .at("registered")
                .asBoolean();
        };
        QCOMPARE(
            chain.code("authority", "credentials", "registerVerifier", verifier("gifts.example", "name")),
            std::string("credentials.party_name"));
        QCOMPARE(chain.code("authority", "credentials", "registerVerifier",
                     verifier("https://gifts.example", "salary")),
            std::string("credentials.unknown_claim"));
        QVERIFY(!registered());
        const std::string id = chain
                                   .must("authority", "credentials", "registerVerifier",
                                       verifier("https://gifts.example", "address.region"))
                                   .at("verifier")
                                   .asString();
        QVERIFY(registered());
        QCOMPARE(chain.code("authority", "credentials", "registerVerifier",
                     verifier("https://gifts.example", "name")),
            std::string("credentials.verifier_exists"));
        chain.must("authority", "credentials", "endVerifier",
            Json::object({ { "verifier", id }, { "reason", "끝" } }));
        QVERIFY(!registered());
        chain.must("authority", "credentials", "registerVerifier", verifier("https://gifts.example", "name"));
        QVERIFY(registered());
        chain.pass(CredentialsHouse::kDay + 1);
        // A query tells the state at the newest block's time.
        chain.must("authority", "credentials", "retireType", Json::object({ { "type", "resident-card" } }));
        QVERIFY(!registered());
    }
};

QTEST_GUILESS_MAIN(TestCredentialsDomain)
#include "tst_credentials_domain.moc"
