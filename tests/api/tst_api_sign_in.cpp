// SPDX-License-Identifier: Apache-2.0
// Signing in as a did:maru, with a passkey and with a certificate; sessions seen and ended by their owner; keys and
// devices that are taken away.
#include "tests/api/api_house.h"

#include "shared/crypto/hash.h"
#include "shared/crypto/x509.h"
#include "shared/identity/did_key.h"

#include <QtTest>

using namespace maru;
using namespace maru::test;
using base::Json;

namespace {

const std::string kOrigin = "https://portal.example.kr";
const std::string kHost = "portal.example.kr";

Json deviceKey(const std::string& multikey, const std::string& use)
{
    return Json::object({ { "key", multikey }, { "use", use } });
}

std::string dataOf(const Answer& answer, const char* member)
{
    return answer.json.at("results").asArray().at(0).at("data").stringOr(member, "");
}

std::string codeOfResult(const Answer& answer)
{
    return answer.json.at("results").asArray().at(0).stringOr("code", "");
}

crypto::X509Name personName(const char* text)
{
    crypto::X509Name name;
    name.commonName = text;
    return name;
}

/// What a browser and an authenticator would make; each member can be spoiled.
struct Passkey {
    crypto::P256Key key = crypto::P256Key::generate();
    base::Bytes id = base::toBytes("credential-1");
    std::string origin = kOrigin;
    std::string host = kHost;
    std::string type = "webauthn.get";
    std::uint8_t flags = 0x05; // user present, user verified
    std::string userHandle;

    std::string multikey() const { return jose::PublicKey(key.publicKey()).multikey(); }
    std::string didKey() const { return did::didKeyOf(did::PublicKey(key.publicKey())); }

    Json answer(const std::string& challenge) const
    {
        const std::string client = R"({"type":")" + type + R"(","challenge":")" + challenge
            + R"(","origin":")" + origin + R"(","crossOrigin":false})";
        const base::Hash256 rp = crypto::sha256(std::string_view(host));
        base::Bytes data(rp.bytes.begin(), rp.bytes.end());
        data.push_back(flags);
        data.insert(data.end(), { 0, 0, 0, 0 });
        base::Bytes message = data;
        const base::Hash256 hash = crypto::sha256(std::string_view(client));
        message.insert(message.end(), hash.bytes.begin(), hash.bytes.end());
        Json response = Json::object({ { "clientDataJSON", base::toBase64Url(base::asBytes(client)) },
            { "authenticatorData", base::toBase64Url(data) },
            { "signature", base::toBase64Url(key.sign(message).der()) } });
        if (!userHandle.empty())
            response.set("userHandle", base::toBase64Url(base::asBytes(userHandle)));
        return Json::object({ { "id", base::toBase64Url(id) }, { "rawId", base::toBase64Url(id) },
            { "type", "public-key" }, { "response", std::move(response) } });
    }
};

} // namespace

class TestApiSignIn final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<ApiHouse>();
        m_house->services().signIn.origins = { kOrigin };
        m_house->services().signIn.relyingPartyId = kHost;
        m_device = std::make_unique<crypto::SigningKey>(crypto::SigningKey::generate());
        m_did = makeDid(m_house->citizen);
    }
    void cleanup() { m_house.reset(); }

    void signsInAsADigitalIdentity()
    {
        const Answer answer = signInAs(m_did, m_house->citizen);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json.at("did").asString(), m_did);
        QCOMPARE(answer.json.at("method").asString(), std::string("key"));
        QVERIFY(answer.json.at("officer").isNull());
    }

    void refusesAKeyThatTheDocumentDoesNotList()
    {
        const Answer answer = signInAs(m_did, *m_device);
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.code(), std::string("session.key_not_listed"));
        QCOMPARE(signInAs("did:maru:aaaaaaaaaaaaaaaaaaaaaaaaaa", m_house->citizen).code(),
            std::string("session.key_not_listed"));
    }

    void refusesASignatureForAnotherDid()
    {
        const std::string other = makeDid(*m_device);
        // The key is the other document's; the signature is over its DID.
        const std::string challenge = challengeFor(m_did);
        const std::string text = api::sessionText(m_house->node().chainId(), other, challenge);
        const Answer answer = post(Json::object({ { "did", m_did }, { "challenge", challenge },
            { "key", crypto::didOf(m_house->citizen.publicKey()) },
            { "signature", crypto::sign(m_house->citizen, "session", text).text() } }));
        QCOMPARE(answer.code(), std::string("session.signature"));
    }

    void endsTheSessionOfADeviceThatWasTakenOut()
    {
        const std::string multikey = jose::PublicKey(m_device->publicKey()).multikey();
        Json device = deviceKey(multikey, "sign");
        device.set("proof", proof(*m_device, multikey, m_did));
        QCOMPARE(codeOfResult(submit(m_house->citizen, "addDevice",
                     Json::object({ { "did", m_did }, { "device", std::move(device) } }))),
            std::string("ok"));
        const Answer opened = signInAs(m_did, *m_device);
        QCOMPARE(opened.status, 200);
        const std::string token = opened.json.at("token").asString();
        QCOMPARE(m_house->get("/v1/sessions", token).status, 200);
        QCOMPARE(codeOfResult(submit(m_house->citizen, "removeDevice",
                     Json::object({ { "did", m_did }, { "key", multikey } }))),
            std::string("ok"));
        QCOMPARE(m_house->get("/v1/sessions", token).code(), std::string("session.expired"));
        QCOMPARE(signInAs(m_did, *m_device).code(), std::string("session.key_not_listed"));
    }

    void showsAndEndsThePersonsOwnSessionsOnly()
    {
        const std::string first =
            signInAs(m_did, m_house->citizen, "Firefox · Linux").json.at("token").asString();
        m_house->clock.set(m_house->clock.now() + 5);
        const std::string second =
            signInAs(m_did, m_house->citizen, "Chrome · Android").json.at("token").asString();
        const std::string stranger = m_house->signIn(m_house->registrar);

        const Json rows = m_house->get("/v1/sessions", second).json.at("rows");
        QCOMPARE(rows.asArray().size(), std::size_t(2));
        QCOMPARE(rows.asArray().at(0).at("label").asString(), std::string("Chrome · Android"));
        QCOMPARE(rows.asArray().at(0).at("current"), Json(true));
        QCOMPARE(rows.asArray().at(1).at("current"), Json(false));
        QVERIFY(base::canonical(rows).find(first) == std::string::npos);

        const std::string target = "/v1/sessions/" + rows.asArray().at(1).at("id").asString();
        QCOMPARE(m_house->remove(target, stranger).code(), std::string("session_list.unknown"));
        QCOMPARE(m_house->get("/v1/sessions", first).status, 200);
        QCOMPARE(m_house->remove(target, second).status, 204);
        QCOMPARE(m_house->get("/v1/sessions", first).code(), std::string("session.expired"));
        QCOMPARE(m_house->remove(target, second).code(), std::string("session_list.unknown"));
        QCOMPARE(m_house->get("/v1/sessions").status, 401);
    }

    void signsInWithAPasskey()
    {
        Passkey passkey = registered();
        passkey.userHandle = m_did;
        const Answer answer = post(Json::object({ { "challenge", challengeFor({}) } }), passkey);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json.at("did").asString(), m_did);
        QCOMPARE(answer.json.at("method").asString(), std::string("passkey"));
        QCOMPARE(codeOfResult(submit(m_house->citizen, "removeDevice",
                     Json::object({ { "did", m_did }, { "key", passkey.multikey() } }))),
            std::string("ok"));
        const std::string token = answer.json.at("token").asString();
        QCOMPARE(m_house->get("/v1/sessions", token).code(), std::string("session.expired"));
    }

    void refusesSpoiledPasskeys_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("code");
        QTest::newRow("another origin") << 0 << QStringLiteral("vc.webauthn_origin");
        QTest::newRow("another relying party") << 1 << QStringLiteral("vc.webauthn_rp");
        QTest::newRow("registration passed off as sign-in") << 2 << QStringLiteral("vc.webauthn_type");
        QTest::newRow("no user verification") << 3 << QStringLiteral("vc.webauthn_verification");
        QTest::newRow("nobody present") << 4 << QStringLiteral("vc.webauthn_presence");
        QTest::newRow("another key") << 5 << QStringLiteral("vc.webauthn_signature");
        QTest::newRow("an unknown passkey") << 6 << QStringLiteral("session.key_not_listed");
        QTest::newRow("somebody else's user handle") << 7 << QStringLiteral("session.passkey");
    }
    void refusesSpoiledPasskeys()
    {
        QFETCH(int, which);
        QFETCH(QString, code);
        Passkey passkey = registered();
        passkey.userHandle = m_did;
        switch (which) {
        case 0:
            passkey.origin = "https://portal.example.kr.evil.example";
            break;
        case 1:
            passkey.host = "evil.example";
            break;
        case 2:
            passkey.type = "webauthn.create";
            break;
        case 3:
            passkey.flags = 0x01;
            break;
        case 4:
            passkey.flags = 0x04;
            break;
        case 5:
            passkey.key = crypto::P256Key::generate();
            break;
        case 6:
            passkey.id = base::toBytes("credential-2");
            break;
        default:
            passkey.userHandle = makeDid(*m_device);
        }
        const Answer answer = post(Json::object({ { "challenge", challengeFor({}) } }), passkey);
        QVERIFY(answer.status >= 400);
        QCOMPARE(QString::fromStdString(answer.code()), code);
    }

    void refusesAChallengeTwiceAndAnotherPersons()
    {
        Passkey passkey = registered();
        const std::string challenge = challengeFor({});
        QCOMPARE(post(Json::object({ { "challenge", challenge } }), passkey).status, 200);
        QCOMPARE(post(Json::object({ { "challenge", challenge } }), passkey).code(),
            std::string("session.challenge"));
        const std::string named = challengeFor(m_did);
        QCOMPARE(
            post(Json::object({ { "challenge", named } }), passkey).code(), std::string("session.challenge"));
        const std::string late = challengeFor({});
        m_house->clock.set(m_house->clock.now() + api::kChallengeSeconds);
        QCOMPARE(
            post(Json::object({ { "challenge", late } }), passkey).code(), std::string("session.challenge"));
    }

    void offersNoPasskeysWithoutAnOrigin()
    {
        Passkey passkey = registered();
        m_house->services().signIn.origins.clear();
        QCOMPARE(post(Json::object({ { "challenge", challengeFor({}) } }), passkey).code(),
            std::string("session.not_offered"));
    }

    void signsInWithACertificate()
    {
        trust(base::UnixSeconds(m_house->clock.now().count() + 86'400));
        const Answer answer = signInWith(m_leaf, *m_leafKey);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json.at("method").asString(), std::string("certificate"));
        QCOMPARE(answer.json.at("did").asString(), did::didKeyOf(did::PublicKey(m_leafKey->publicKey())));
    }

    void refusesCertificates_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("code");
        QTest::newRow("signed by another key") << 0 << QStringLiteral("session.signature");
        QTest::newRow("of another authority") << 1 << QStringLiteral("x509.untrusted");
        QTest::newRow("expired") << 2 << QStringLiteral("x509.expired");
        QTest::newRow("revoked") << 3 << QStringLiteral("x509.revoked");
        QTest::newRow("no revocation list") << 4 << QStringLiteral("x509.crl_missing");
        QTest::newRow("no certificate at all") << 5 << QStringLiteral("x509.format");
    }
    void refusesCertificates()
    {
        QFETCH(int, which);
        QFETCH(QString, code);
        trust(base::UnixSeconds(m_house->clock.now().count() + 86'400), which == 3);
        const auto other = crypto::P256Key::generate();
        if (which == 1)
            m_authorities.anchors = { must(crypto::makeCa(other, personName("Other"),
                base::UnixSeconds(m_house->clock.now().count() - 100),
                base::UnixSeconds(m_house->clock.now().count() + 100'000))) };
        if (which == 2)
            m_house->clock.set(m_house->clock.now() + 90'000);
        if (which == 4)
            m_authorities.crls.clear();
        if (which == 5)
            m_leaf = base::toBytes("0");
        const Answer answer = signInWith(m_leaf, which == 0 ? other : *m_leafKey);
        QVERIFY(answer.status >= 400);
        QCOMPARE(QString::fromStdString(answer.code()), code);
    }

    void offersNoCertificatesWithoutAuthorities()
    {
        trust(base::UnixSeconds(m_house->clock.now().count() + 86'400));
        m_house->services().signIn.authorities = {};
        QCOMPARE(signInWith(m_leaf, *m_leafKey).code(), std::string("session.not_offered"));
    }

private:
    Answer submit(const crypto::SigningKey& key, const std::string& action, Json payload)
    {
        return m_house->submit(m_house->transaction(key, "did", action, std::move(payload)));
    }
    static std::string proof(
        const crypto::SigningKey& key, const std::string& multikey, const std::string& subject)
    {
        const std::string text =
            base::canonical(Json::object({ { "key", multikey }, { "subject", subject } }));
        return crypto::sign(key, "did-key", text).text();
    }
    std::string makeDid(const crypto::SigningKey& key)
    {
        const std::string multikey = jose::PublicKey(key.publicKey()).multikey();
        const Answer made = submit(key, "create",
            Json::object(
                { { "kind", "person" }, { "keys", Json::array({ deviceKey(multikey, "control") }) } }));
        if (codeOfResult(made) != "ok")
            qFatal("%s", made.text.c_str());
        return dataOf(made, "did");
    }
    Passkey registered()
    {
        Passkey passkey;
        Json device = deviceKey(passkey.multikey(), "login");
        device.set("credential", crypto::sha256(passkey.id).hex());
        const Answer added = submit(m_house->citizen, "addDevice",
            Json::object({ { "did", m_did }, { "device", std::move(device) } }));
        if (codeOfResult(added) != "ok")
            qFatal("%s", added.text.c_str());
        return passkey;
    }
    std::string challengeFor(const std::string& did)
    {
        const Json body = did.empty() ? Json::object() : Json::object({ { "did", did } });
        return m_house->post("/v1/sessions/challenge", base::canonical(body)).json.at("challenge").asString();
    }
    Answer post(const Json& body) { return m_house->post("/v1/sessions", base::canonical(body)); }
    Answer post(Json body, const Passkey& passkey)
    {
        body.set("passkey", passkey.answer(body.at("challenge").asString()));
        return post(body);
    }
    Answer signInAs(const std::string& did, const crypto::SigningKey& key, const std::string& label = {})
    {
        const std::string challenge = challengeFor(did);
        const std::string text = api::sessionText(m_house->node().chainId(), did, challenge);
        return post(Json::object(
            { { "did", did }, { "challenge", challenge }, { "key", crypto::didOf(key.publicKey()) },
                { "label", label }, { "signature", crypto::sign(key, "session", text).text() } }));
    }
    void trust(base::UnixSeconds until, bool isRevoked = false)
    {
        const base::UnixSeconds now = m_house->clock.now();
        const auto ca = crypto::P256Key::generate();
        m_leafKey = std::make_unique<crypto::P256Key>(crypto::P256Key::generate());
        const base::Bytes anchor = must(crypto::makeCa(
            ca, personName("Test CA"), now + -100, base::UnixSeconds(now.count() + 1'000'000)));
        crypto::IssueOptions options;
        options.notBefore = now + -50;
        options.notAfter = until;
        m_leaf = must(crypto::issueFor(ca, anchor, m_leafKey->publicKey(), personName("Person"), options));
        std::vector<crypto::RevokedCertificate> revoked;
        if (isRevoked)
            revoked.push_back({ must(crypto::readCertificateFields(m_leaf)).serial, now });
        m_authorities = api::Authorities { { anchor },
            { must(crypto::makeCrl(ca, anchor, 1, now, base::UnixSeconds(now.count() + 500'000), revoked)) },
            true };
        m_house->services().signIn.authorities =
            [this](const storage::Reader&) -> base::Result<api::Authorities> { return m_authorities; };
    }
    Answer signInWith(const base::Bytes& leaf, const crypto::P256Key& key)
    {
        const std::string challenge = challengeFor({});
        const std::string subject = did::didKeyOf(did::PublicKey(m_leafKey->publicKey()));
        const base::Bytes message =
            crypto::signingInput("session", api::sessionText(m_house->node().chainId(), subject, challenge));
        return post(Json::object({ { "challenge", challenge },
            { "certificate",
                Json::object({ { "chain", Json::array({ base::toBase64Url(leaf) }) },
                    { "signature", base::toBase64Url(key.sign(message).view()) } }) } }));
    }

    std::unique_ptr<ApiHouse> m_house;
    std::unique_ptr<crypto::SigningKey> m_device;
    std::unique_ptr<crypto::P256Key> m_leafKey;
    base::Bytes m_leaf;
    api::Authorities m_authorities;
    std::string m_did;
};

QTEST_GUILESS_MAIN(TestApiSignIn)
#include "tst_api_sign_in.moc"
