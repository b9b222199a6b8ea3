// SPDX-License-Identifier: Apache-2.0
// Documents of did:maru: who may change them, what may stand in them, and what stays of what was.
#include "tests/domains/did/did_house.h"

#include "shared/crypto/p256.h"

#include <QtTest/QtTest>

using namespace maru::test;
using maru::base::Json;
namespace dids = maru::dids;

namespace {

Json parsed(const QString& text)
{
    return *maru::base::parseJson(text.toStdString());
}

} // namespace

class TestDidDomain : public QObject {
    Q_OBJECT

private slots:
    void namesADocumentAfterItsTransaction()
    {
        DidHouse chain;
        chain.open();
        const auto sent = chain.send("kim", "did", "create",
            Json::object({ { "kind", "person" }, { "keys", Json::array({ chain.own("kim") }) } }));
        QVERIFY(sent.result.isOk());
        const std::string did = sent.result.data.at("did").asString();
        QCOMPARE(did, dids::didOfTransaction(sent.id));
        QVERIFY(dids::isMaruDid(did));
        const Json document = chain.document(did);
        QCOMPARE(document.at("version").asInteger(), std::int64_t(1));
        QCOMPARE(document.at("state").asString(), std::string("active"));
        QCOMPARE(chain.get("did", "keys", chain.did("kim"))->at("did").asString(), did);
        QCOMPARE(chain.ask("did", "ofKey", Json::object({ { "key", chain.did("kim") } }))
                     .at("document")
                     .at("did")
                     .asString(),
            did);
    }

    /// Known bytes: SHA-256 of 32 zero bytes begins 66687aad f862bd77 6c8fc18b 8e9f8e20.
    void writesIdsInBase32()
    {
        QCOMPARE(dids::didOfTransaction({}), std::string("did:maru:mzuhvlpymk6xo3epygfy5h4oea"));
    }

    void tellsItsIds_data()
    {
        QTest::addColumn<QString>("did");
        QTest::addColumn<bool>("good");
        QTest::newRow("one of ours") << "did:maru:mzuhvlpymk6xo3epygfy5h4oea" << true;
        QTest::newRow("upper case") << "did:maru:MZUHVLPYMK6XO3EPYGFY5H4OEA" << false;
        QTest::newRow("too short") << "did:maru:mzuhvlpymk6xo3epygfy5h4oe" << false;
        QTest::newRow("too long") << "did:maru:mzuhvlpymk6xo3epygfy5h4oeaa" << false;
        QTest::newRow("not in the alphabet") << "did:maru:mzuhvlpymk6xo3epygfy5h4o1a" << false;
        QTest::newRow("spare bits") << "did:maru:mzuhvlpymk6xo3epygfy5h4oeb" << false;
        QTest::newRow("another method") << "did:mare:mzuhvlpymk6xo3epygfy5h4oea" << false;
        QTest::newRow("nothing") << "" << false;
    }
    void tellsItsIds()
    {
        QFETCH(QString, did);
        QFETCH(bool, good);
        QCOMPARE(dids::isMaruDid(did.toStdString()), good);
    }

    void refusesCreate_data()
    {
        QTest::addColumn<QString>("payload");
        QTest::addColumn<QString>("code");
        DidHouse chain;
        const QString kim = QString::fromStdString(chain.multikey("kim"));
        const QString lee = QString::fromStdString(chain.multikey("lee"));
        const auto keys = [](const QString& items) {
            return QStringLiteral(R"({"kind":"person","keys":[%1]})").arg(items);
        };
        const QString own = QStringLiteral(R"({"key":"%1","use":"control"})").arg(kim);
        QTest::newRow("no keys") << keys(QString()) << "schema.too_short";
        QTest::newRow("no multikey") << keys(
            QStringLiteral(R"({"key":"%1","use":"control"})").arg(QString(48, QChar::fromLatin1('z'))))
                                     << "did.key";
        QTest::newRow("padded multikey")
            << keys(QStringLiteral(R"({"key":"z1%1","use":"control"})").arg(kim.mid(1))) << "did.key";
        QTest::newRow("unknown use") << keys(QStringLiteral(R"({"key":"%1","use":"rule"})").arg(kim))
                                     << "schema.choice";
        QTest::newRow("Ed25519 to encrypt")
            << keys(QStringLiteral(R"({"key":"%1","use":"seal"})").arg(kim)) << "did.use";
        QTest::newRow("signer does not control")
            << keys(QStringLiteral(R"({"key":"%1","use":"sign"})").arg(kim)) << "did.not_controller";
        QTest::newRow("same key twice") << keys(own + QStringLiteral(",") + own) << "did.duplicate_key";
        QTest::newRow("another's key without proof")
            << keys(own + QStringLiteral(R"(,{"key":"%1","use":"sign"})").arg(lee)) << "did.proof";
        QTest::newRow("another's key, proof of nothing") << keys(own
            + QStringLiteral(R"(,{"key":"%1","use":"sign","proof":"%2"})")
                  .arg(lee, QString(85, QChar::fromLatin1('A')) + QStringLiteral("A")))
                                                         << "did.proof";
        QTest::newRow("a passkey that controls") << keys(own
            + QStringLiteral(R"(,{"key":"%1","use":"control","credential":"%2"})")
                  .arg(lee, QString(64, QChar::fromLatin1('a'))))
                                                 << "did.credential";
        const auto service = [&](const QString& endpoint, const QString& id = QStringLiteral("files")) {
            return QStringLiteral(
                R"({"kind":"person","keys":[%1],"services":[{"id":"%2","type":"Files","endpoint":"%3"}]})")
                .arg(own, id, endpoint);
        };
        QTest::newRow("http endpoint") << service(QStringLiteral("http://example.com/")) << "did.endpoint";
        QTest::newRow("script endpoint") << service(QStringLiteral("javascript:alert(1)")) << "did.endpoint";
        QTest::newRow("no host") << service(QStringLiteral("https:///x")) << "did.endpoint";
        QTest::newRow("a space") << service(QStringLiteral("https://a b/")) << "did.endpoint";
        QTest::newRow("a quote") << service(QStringLiteral("https://a/\\\"")) << "did.endpoint";
        QTest::newRow("service id with #")
            << service(QStringLiteral("https://a/"), QStringLiteral("a#b")) << "did.service_id";
        QTest::newRow("service that looks like a key")
            << service(QStringLiteral("https://a/"), QStringLiteral("z6MkFake")) << "did.service_id";
        QTest::newRow("unknown agency")
            << QStringLiteral(R"({"kind":"person","keys":[%1],"agency":"nobody"})").arg(own)
            << "did.unknown_agency";
        QTest::newRow("a person under control") << QStringLiteral(
            R"({"kind":"person","controller":"did:maru:mzuhvlpymk6xo3epygfy5h4oea","keys":[%1]})")
                                                       .arg(own)
                                                << "did.controller";
        QTest::newRow("unknown controller") << QStringLiteral(
            R"({"kind":"device","controller":"did:maru:mzuhvlpymk6xo3epygfy5h4oea","keys":[%1]})")
                                                   .arg(own)
                                            << "did.unknown";
        QTest::newRow("controller of another method") << QStringLiteral(
            R"({"kind":"device","controller":"did:nope:mzuhvlpymk6xo3epygfy5h4oea","keys":[%1]})")
                                                             .arg(own)
                                                      << "did.unknown";
    }
    void refusesCreate()
    {
        QFETCH(QString, payload);
        QFETCH(QString, code);
        DidHouse chain;
        chain.open();
        QCOMPARE(QString::fromStdString(chain.code("kim", "did", "create", parsed(payload))), code);
    }

    void refusesAProofForAnotherSubject()
    {
        DidHouse chain;
        chain.open();
        const std::string did = chain.create("kim");
        const Json stolen =
            Json::object({ { "did", did }, { "device", chain.item("phone", "sign", chain.did("lee")) } });
        QCOMPARE(chain.code("kim", "did", "addDevice", stolen), std::string("did.proof"));
        chain.must("kim", "did", "addDevice",
            Json::object({ { "did", did }, { "device", chain.item("phone", "sign", did) } }));
    }

    void keepsAKeyInOneDocument()
    {
        DidHouse chain;
        chain.open();
        chain.create("kim");
        QCOMPARE(chain.code("kim", "did", "create",
                     Json::object({ { "kind", "person" }, { "keys", Json::array({ chain.own("kim") }) } })),
            std::string("did.key_used"));
    }

    void neverTakesARemovedKeyBack()
    {
        DidHouse chain;
        chain.open();
        const std::string did = chain.create("kim");
        chain.must("kim", "did", "addDevice",
            Json::object({ { "did", did }, { "device", chain.item("phone", "sign", did) } }));
        chain.must("kim", "did", "removeDevice",
            Json::object({ { "did", did }, { "key", chain.multikey("phone") } }));
        QCOMPARE(chain.code("kim", "did", "addDevice",
                     Json::object({ { "did", did }, { "device", chain.item("phone", "sign", did) } })),
            std::string("did.key_used"));
        const Json key = *chain.get("did", "keys", chain.did("phone"));
        QCOMPARE(key.at("state").asString(), std::string("removed"));
    }

    void rotatesAndKeepsWhatWas()
    {
        DidHouse chain;
        chain.open();
        const std::string did = chain.create("kim");
        chain.pass(3600);
        const Json rotation = Json::object({ { "did", did }, { "old", chain.multikey("kim") },
            { "new", chain.item("kim2", "control", did) } });
        QCOMPARE(chain.code("lee", "did", "rotate", rotation), std::string("did.not_controller"));
        chain.must("kim", "did", "rotate", rotation);
        QCOMPARE(chain.code("kim", "did", "removeService", Json::object({ { "did", did }, { "id", "x" } })),
            std::string("did.not_controller"));
        QCOMPARE(chain.code("kim2", "did", "removeService", Json::object({ { "did", did }, { "id", "x" } })),
            std::string("did.unknown_service"));
        const auto versions = chain.rows("did", "versions", did);
        QCOMPARE(versions.size(), std::size_t(2));
        QCOMPARE(versions[0].at("keys").asArray()[0].at("key").asString(), chain.multikey("kim"));
        QCOMPARE(versions[1].at("keys").asArray()[0].at("key").asString(), chain.multikey("kim2"));
        QCOMPARE(versions[1].at("time").asInteger() - versions[0].at("time").asInteger(), std::int64_t(3600));
    }

    void refusesARotationThatChangesTheUse()
    {
        DidHouse chain;
        chain.open();
        const std::string did = chain.create("kim");
        QCOMPARE(chain.code("kim", "did", "rotate",
                     Json::object({ { "did", did }, { "old", chain.multikey("kim") },
                         { "new", chain.item("kim2", "sign", did) } })),
            std::string("did.use"));
        QCOMPARE(chain.code("kim", "did", "rotate",
                     Json::object({ { "did", did }, { "old", chain.multikey("nobody") },
                         { "new", chain.item("kim2", "control", did) } })),
            std::string("did.unknown_key"));
    }

    void keepsTheLastKeyThatControls()
    {
        DidHouse chain;
        chain.open();
        const std::string did = chain.create("kim");
        QCOMPARE(chain.code("kim", "did", "removeDevice",
                     Json::object({ { "did", did }, { "key", chain.multikey("kim") } })),
            std::string("did.last_key"));
        QCOMPARE(chain.document(did).at("keys").asArray().size(), std::size_t(1));
        QCOMPARE(chain.get("did", "keys", chain.did("kim"))->at("state").asString(), std::string("listed"));
    }

    void takesP256KeysWithProof()
    {
        DidHouse chain;
        chain.open();
        const std::string did = chain.create("kim");
        const auto key = maru::crypto::P256Key::generate();
        const std::string multikey = maru::jose::PublicKey(key.publicKey()).multikey();
        const auto input = maru::crypto::signingInput("did-key", dids::proofText(multikey, did));
        const auto item = [&](const char* use, const maru::base::Bytes& proof) {
            return Json::object({ { "did", did },
                { "device",
                    Json::object({ { "key", multikey }, { "use", use },
                        { "proof", maru::base::toBase64Url(proof) } }) } });
        };
        const auto signature = key.sign(input);
        const maru::base::Bytes good(signature.bytes.begin(), signature.bytes.end());
        maru::base::Bytes bad = good;
        bad[40] ^= 1;
        QCOMPARE(chain.code("kim", "did", "addDevice", item("control", good)), std::string("did.use"));
        QCOMPARE(chain.code("kim", "did", "addDevice", item("seal", bad)), std::string("did.proof"));
        QCOMPARE(chain.code("kim", "did", "addDevice", item("seal", good)), std::string("ok"));
    }

    void findsADocumentByItsPasskey()
    {
        DidHouse chain;
        chain.open();
        const std::string did = chain.create("kim");
        const std::string credential(64, 'a');
        const auto key = maru::crypto::P256Key::generate();
        const std::string multikey = maru::jose::PublicKey(key.publicKey()).multikey();
        const auto add = [&](const std::string& name) {
            return Json::object({ { "did", did },
                { "device",
                    Json::object({ { "key", name }, { "use", "login" }, { "credential", credential } }) } });
        };
        chain.must("kim", "did", "addDevice", add(multikey));
        QCOMPARE(chain.get("did", "passkeys", credential)->at("did").asString(), did);
        const auto other = maru::crypto::P256Key::generate();
        QCOMPARE(
            chain.code("kim", "did", "addDevice", add(maru::jose::PublicKey(other.publicKey()).multikey())),
            std::string("did.key_used"));
        chain.must("kim", "did", "removeDevice", Json::object({ { "did", did }, { "key", multikey } }));
        QVERIFY(!chain.get("did", "passkeys", credential));
    }

    void letsTheOwnerControlADevice()
    {
        DidHouse chain;
        chain.open();
        const std::string owner = chain.create("kim");
        const std::string meter = chain.createDevice("kim", owner, "meter");
        QCOMPARE(chain.document(meter).at("controller").asString(), owner);
        QCOMPARE(chain.document(owner).at("controlled").asInteger(), std::int64_t(1));
        const Json rotation = Json::object({ { "did", meter }, { "old", chain.multikey("meter") },
            { "new", chain.item("meter2", "sign", meter) } });
        QCOMPARE(chain.code("meter", "did", "rotate", rotation), std::string("did.not_controller"));
        QCOMPARE(chain.code("lee", "did", "rotate", rotation), std::string("did.not_controller"));
        chain.must("kim", "did", "rotate", rotation);
        chain.must("kim", "did", "deactivate", Json::object({ { "did", meter } }));
        QCOMPARE(chain.document(owner).at("controlled").asInteger(), std::int64_t(0));
    }

    void refusesAControllerThatIsControlled()
    {
        DidHouse chain;
        chain.open();
        const std::string owner = chain.create("kim");
        const std::string meter = chain.createDevice("kim", owner, "meter");
        QCOMPARE(chain.code("kim", "did", "create",
                     Json::object({ { "kind", "device" }, { "controller", meter },
                         { "keys", Json::array({ chain.item("part", "sign", chain.did("kim")) }) } })),
            std::string("did.controller"));
    }

    void refusesMoreThanTheLimitUnderOneController()
    {
        DidHouse chain;
        chain.open(Json::object({ { "did.controlled_documents", 1 } }));
        const std::string owner = chain.create("kim");
        chain.createDevice("kim", owner, "meter");
        QCOMPARE(chain.code("kim", "did", "create",
                     Json::object({ { "kind", "device" }, { "controller", owner },
                         { "keys", Json::array({ chain.item("meter2", "sign", chain.did("kim")) }) } })),
            std::string("did.too_many_controlled"));
    }

    void addsAndTakesServices()
    {
        DidHouse chain;
        chain.open();
        const std::string did = chain.create("kim");
        const auto service = [&](const std::string& id) {
            return Json::object({ { "did", did }, { "id", id }, { "type", "Files" },
                { "endpoint", "https://example.com/files" } });
        };
        chain.must("kim", "did", "addService", service("files"));
        QCOMPARE(
            chain.code("kim", "did", "addService", service("files")), std::string("did.duplicate_service"));
        for (int i = 1; i < 8; ++i)
            chain.must("kim", "did", "addService", service("files" + std::to_string(i)));
        QCOMPARE(
            chain.code("kim", "did", "addService", service("more")), std::string("did.too_many_services"));
        chain.must("kim", "did", "removeService", Json::object({ { "did", did }, { "id", "files" } }));
        QCOMPARE(chain.document(did).at("services").asArray().size(), std::size_t(7));
        QVERIFY(chain.document(did).at("services").asArray()[0].find("did") == nullptr);
        chain.must("kim", "did", "update",
            Json::object({ { "did", did }, { "services", Json::array() }, { "agency", "city" } }));
        QCOMPARE(chain.document(did).at("agency").asString(), std::string("city"));
        QVERIFY(chain.document(did).at("services").asArray().empty());
    }

    void endsForEver()
    {
        DidHouse chain;
        chain.open();
        const std::string did = chain.create("kim");
        QCOMPARE(chain.code("lee", "did", "deactivate", Json::object({ { "did", did } })),
            std::string("did.not_controller"));
        chain.must("kim", "did", "deactivate", Json::object({ { "did", did } }));
        QCOMPARE(chain.document(did).at("state").asString(), std::string("deactivated"));
        QVERIFY(chain.document(did).at("keys").asArray().empty());
        QCOMPARE(chain.rows("did", "versions", did).size(), std::size_t(2));
        QCOMPARE(chain.code("kim", "did", "update",
                     Json::object({ { "did", did }, { "services", Json::array() }, { "agency", "" } })),
            std::string("did.deactivated"));
        QCOMPARE(chain.code("kim", "did", "create",
                     Json::object({ { "kind", "person" }, { "keys", Json::array({ chain.own("kim") }) } })),
            std::string("did.key_used"));
        QVERIFY(!chain.query("did", "ofKey", Json::object({ { "key", chain.did("lee") } })));
    }

    void refusesUnknownDids()
    {
        DidHouse chain;
        chain.open();
        chain.create("kim");
        for (const char* did : { "did:maru:mzuhvlpymk6xo3epygfy5h4oea", "did:maru:MZUHVLPYMK6XO3EPYGFY5H4OEA",
                 "did:maru:/../../../../../../../../a" })
            QCOMPARE(chain.code("kim", "did", "deactivate", Json::object({ { "did", did } })),
                std::string("did.unknown"));
    }
};

QTEST_GUILESS_MAIN(TestDidDomain)
#include "tst_did_domain.moc"
