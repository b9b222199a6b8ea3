// SPDX-License-Identifier: Apache-2.0
// CBOR with RFC 8949's examples, COSE keys, and passkeys made by a small authenticator: good ones and forged ones.
#include "tests/unit/identity/identity_fixture.h"

#include "shared/identity/webauthn.h"

using namespace maru;
using test::codeOf;
using test::ed25519Signer;
using test::p256Signer;
using vc::Cbor;

namespace {

const std::string kOrigin = "https://portal.example";
const base::Bytes kId(32, 0x77);

vc::WebauthnExpectation expectation()
{
    vc::WebauthnExpectation expected;
    expected.challenge = base::Bytes(32, 0x42);
    expected.origins = { kOrigin };
    expected.relyingPartyId = "portal.example";
    return expected;
}

/// What an authenticator can be made to do wrong.
struct Authenticator {
    std::unique_ptr<jose::Signer> key;
    std::string party = "portal.example";
    unsigned flags = 0x45;
    std::uint32_t count = 1;
    std::string format = "none";
    base::Bytes behind;
    std::string type;
    std::string origin = kOrigin;
    std::string clientExtra;
    base::Bytes challenge = base::Bytes(32, 0x42);

    std::string clientData(const char* fallback) const
    {
        return "{\"type\":\"" + (type.empty() ? std::string(fallback) : type) + "\",\"challenge\":\""
            + base::toBase64Url(challenge) + "\",\"origin\":\"" + origin + "\"" + clientExtra + "}";
    }

    base::Bytes data(bool withKey) const
    {
        const base::Hash256 hash = crypto::sha256(party);
        base::Bytes bytes(hash.bytes.begin(), hash.bytes.end());
        bytes.push_back(static_cast<std::uint8_t>(flags));
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes.push_back(static_cast<std::uint8_t>(count >> shift));
        if (withKey) {
            bytes.insert(bytes.end(), 16, 0);
            bytes.push_back(0);
            bytes.push_back(static_cast<std::uint8_t>(kId.size()));
            bytes.insert(bytes.end(), kId.begin(), kId.end());
            const base::Bytes cose = vc::toCoseKey(key->publicKey());
            bytes.insert(bytes.end(), cose.begin(), cose.end());
        }
        bytes.insert(bytes.end(), behind.begin(), behind.end());
        return bytes;
    }

    base::Bytes sign(base::Bytes data, const std::string& client) const
    {
        const base::Hash256 hash = crypto::sha256(client);
        data.insert(data.end(), hash.bytes.begin(), hash.bytes.end());
        const base::Bytes raw = *key->sign(data);
        return key->publicKey().p256() != nullptr ? crypto::P256Signature::fromBytes(raw)->der() : raw;
    }

    vc::WebauthnRegistration registration() const
    {
        const std::string client = clientData("webauthn.create");
        Cbor::Map statement;
        if (format == "packed") {
            statement.emplace_back(Cbor(std::string("alg")),
                Cbor(std::int64_t { key->publicKey().p256() != nullptr ? -7 : -8 }));
            statement.emplace_back(Cbor(std::string("sig")), Cbor(sign(data(true), client)));
        }
        Cbor::Map object;
        object.emplace_back(Cbor(std::string("fmt")), Cbor(std::string(format)));
        object.emplace_back(Cbor(std::string("attStmt")), Cbor(std::move(statement)));
        object.emplace_back(Cbor(std::string("authData")), Cbor(data((flags & 0x40) != 0)));
        return { kId, base::toBytes(client), vc::encodeCbor(Cbor(std::move(object))) };
    }

    vc::WebauthnAssertion assertion() const
    {
        const std::string client = clientData("webauthn.get");
        vc::WebauthnAssertion made;
        made.credentialId = kId;
        made.clientData = base::toBytes(client);
        made.authenticatorData = data(false);
        made.signature = sign(made.authenticatorData, client);
        return made;
    }
};

Authenticator authenticator(bool isP256 = true)
{
    Authenticator made;
    made.key = isP256 ? p256Signer(3) : ed25519Signer(3);
    return made;
}

QString cborCode(const char* hex)
{
    return codeOf(vc::parseCbor(*base::fromHex(hex)));
}

} // namespace

class TstWebauthn : public QObject {
    Q_OBJECT

private slots:
    void readsCbor_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QString>("code");
        // RFC 8949 appendix A.
        for (const char* good :
            { "00", "17", "1818", "1903e8", "1b000000e8d4a51000", "20", "3903e7", "4401020304", "6161",
                "62c3bc", "80", "83010203", "a0", "a26161016162820203", "f4", "f5", "f6" })
            QTest::newRow(good) << QByteArray(good) << "ok";
        const auto bad = [](const char* name, const char* hex) {
            QTest::newRow(name) << QByteArray(hex) << "vc.cbor";
        };
        bad("empty", "");
        bad("number above 2^63", "1bffffffffffffffff");
        bad("not the shortest", "1817");
        bad("not the shortest length", "5800");
        bad("cut off text", "6261");
        bad("cut off list", "8301");
        bad("lying length", "9b7fffffffffffffff");
        bad("lying map", "bb7fffffffffffffff");
        bad("indefinite", "9fff");
        bad("indefinite bytes", "5f41aaff");
        bad("float", "f93c00");
        bad("double", "fb3ff199999999999a");
        bad("undefined", "f7");
        bad("tag", "c11a514b67b0");
        bad("break", "ff");
        bad("no UTF-8", "61ff");
        bad("overlong UTF-8", "62c080");
        bad("surrogate", "63eda080");
        bad("key twice", "a201020103");
        bad("list as key", "a18001");
        bad("behind it", "0000");
        bad("too deep", "818181818181818181818100");
    }

    void readsCbor()
    {
        QFETCH(QByteArray, hex);
        QFETCH(QString, code);
        QCOMPARE(cborCode(hex.constData()), code);
        if (code == "ok")
            QCOMPARE(base::toHex(vc::encodeCbor(*vc::parseCbor(*base::fromHex(hex.toStdString())))),
                hex.toStdString());
    }

    void keepsCoseKeys()
    {
        for (const auto& signer : { p256Signer(3), ed25519Signer(3) }) {
            const auto key = vc::fromCoseKey(*vc::parseCbor(vc::toCoseKey(signer->publicKey())));
            QVERIFY(*key == signer->publicKey());
        }
        // RSA, ES384, P-256 key for ES384, coordinates of another length.
        for (const char* bad : { "a301030339010020590100", "a0", "a401022003262001" })
            QVERIFY(
                !vc::parseCbor(*base::fromHex(bad)) || !vc::fromCoseKey(*vc::parseCbor(*base::fromHex(bad))));
        Cbor::Map other;
        other.emplace_back(Cbor(std::int64_t { 1 }), Cbor(std::int64_t { 2 }));
        other.emplace_back(Cbor(std::int64_t { 3 }), Cbor(std::int64_t { -35 }));
        other.emplace_back(Cbor(std::int64_t { -1 }), Cbor(std::int64_t { 1 }));
        other.emplace_back(Cbor(std::int64_t { -2 }), Cbor(base::Bytes(32, 1)));
        other.emplace_back(Cbor(std::int64_t { -3 }), Cbor(base::Bytes(32, 1)));
        QCOMPARE(codeOf(vc::fromCoseKey(Cbor(std::move(other)))), QString("vc.cose_key"));
    }

    void registersAndSignsIn_data()
    {
        QTest::addColumn<bool>("isP256");
        QTest::addColumn<QString>("format");
        QTest::newRow("ES256") << true << "none";
        QTest::newRow("ES256, self attestation") << true << "packed";
        QTest::newRow("EdDSA") << false << "none";
        QTest::newRow("EdDSA, self attestation") << false << "packed";
    }

    void registersAndSignsIn()
    {
        QFETCH(bool, isP256);
        QFETCH(QString, format);
        Authenticator device = authenticator(isP256);
        device.format = format.toStdString();
        const auto passkey = vc::verifyWebauthnRegistration(device.registration(), expectation());
        QVERIFY2(passkey.has_value(), passkey ? "" : passkey.error().code.c_str());
        QVERIFY(passkey->key == device.key->publicKey());
        QCOMPARE(passkey->credentialId, kId);
        QCOMPARE(passkey->attestation, format.toStdString());
        QVERIFY(passkey->isUserVerified);

        device.flags = 0x05;
        device.count = 2;
        const auto signedIn = vc::verifyWebauthnAssertion(
            device.assertion(), expectation(), passkey->key, passkey->credentialId, passkey->signCount);
        QVERIFY2(signedIn.has_value(), signedIn ? "" : signedIn.error().code.c_str());
        QCOMPARE(signedIn->signCount, std::uint32_t { 2 });
    }

    void refusesForgedRegistrations_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("code");
        for (const auto& [what, code] :
            std::initializer_list<std::pair<const char*, const char*>> { { "type", "vc.webauthn_type" },
                { "challenge", "vc.webauthn_challenge" }, { "origin", "vc.webauthn_origin" },
                { "sub-domain", "vc.webauthn_origin" }, { "cross origin", "vc.webauthn_cross_origin" },
                { "top origin", "vc.webauthn_cross_origin" }, { "party", "vc.webauthn_rp" },
                { "presence", "vc.webauthn_presence" }, { "verification", "vc.webauthn_verification" },
                { "no key", "vc.webauthn_message" }, { "behind", "vc.webauthn_message" },
                { "backup", "vc.webauthn_message" }, { "format", "vc.webauthn_attestation" },
                { "duplicate member", "vc.webauthn_message" }, { "other id", "vc.webauthn_credential" },
                { "attestation signature", "vc.webauthn_attestation" },
                { "statement of none", "vc.webauthn_attestation" }, { "cut off", "vc.cbor" } })
            QTest::newRow(what) << what << code;
    }

    void refusesForgedRegistrations()
    {
        QFETCH(QString, what);
        QFETCH(QString, code);
        Authenticator device = authenticator();
        if (what == "type")
            device.type = "webauthn.get";
        else if (what == "challenge")
            device.challenge = base::Bytes(32, 0x43);
        else if (what == "origin")
            device.origin = "http://portal.example";
        else if (what == "sub-domain")
            device.origin = "https://evil.portal.example";
        else if (what == "cross origin")
            device.clientExtra = ",\"crossOrigin\":true";
        else if (what == "top origin")
            device.clientExtra = ",\"topOrigin\":\"https://evil.example\"";
        else if (what == "duplicate member")
            device.clientExtra = ",\"origin\":\"" + kOrigin + "\"";
        else if (what == "party")
            device.party = "evil.example";
        else if (what == "presence")
            device.flags = 0x44;
        else if (what == "verification")
            device.flags = 0x41;
        else if (what == "no key")
            device.flags = 0x05;
        else if (what == "behind")
            device.behind = { 0 };
        else if (what == "backup")
            device.flags = 0x55;
        else if (what == "format")
            device.format = "android-safetynet";
        vc::WebauthnRegistration made = device.registration();
        if (what == "other id") {
            made.credentialId.back() ^= 1;
        } else if (what == "cut off") {
            made.attestation.pop_back();
        } else if (what == "attestation signature") {
            device.format = "packed";
            made = device.registration();
            made.clientData = base::toBytes(device.clientData("webauthn.create") + " ");
        } else if (what == "statement of none") {
            Cbor::Map object;
            Cbor::Map statement;
            statement.emplace_back(Cbor(std::string("sig")), Cbor(base::Bytes(8, 1)));
            object.emplace_back(Cbor(std::string("fmt")), Cbor(std::string("none")));
            object.emplace_back(Cbor(std::string("attStmt")), Cbor(std::move(statement)));
            object.emplace_back(Cbor(std::string("authData")), Cbor(device.data(true)));
            made.attestation = vc::encodeCbor(Cbor(std::move(object)));
        }
        QCOMPARE(codeOf(vc::verifyWebauthnRegistration(made, expectation())), code);
    }

    void takesUnverifiedPeopleWhereAllowed()
    {
        Authenticator device = authenticator();
        device.flags = 0x41;
        vc::WebauthnExpectation lenient = expectation();
        lenient.needsUserVerification = false;
        const auto passkey = vc::verifyWebauthnRegistration(device.registration(), lenient);
        QVERIFY(passkey.has_value() && !passkey->isUserVerified);
    }

    void refusesForgedAssertions()
    {
        Authenticator device = authenticator();
        device.flags = 0x05;
        device.count = 7;
        const jose::PublicKey key = device.key->publicKey();
        const auto tried = [&key](const vc::WebauthnAssertion& made, std::uint32_t before = 6) {
            return codeOf(vc::verifyWebauthnAssertion(made, expectation(), key, kId, before));
        };
        QCOMPARE(tried(device.assertion()), QString("ok"));
        QCOMPARE(tried(device.assertion(), 7), QString("vc.webauthn_count"));
        QCOMPARE(tried(device.assertion(), 8), QString("vc.webauthn_count"));
        vc::WebauthnAssertion made = device.assertion();
        made.signature.back() ^= 1;
        QCOMPARE(tried(made), QString("vc.webauthn_signature"));
        made = device.assertion();
        made.clientData.push_back(' ');
        QCOMPARE(tried(made), QString("vc.webauthn_signature"));
        made = device.assertion();
        made.credentialId = base::Bytes(32, 1);
        QCOMPARE(tried(made), QString("vc.webauthn_credential"));
        device.type = "webauthn.create";
        QCOMPARE(tried(device.assertion()), QString("vc.webauthn_type"));
        device.type.clear();
        device.flags = 0x45;
        QCOMPARE(tried(device.assertion()), QString("vc.webauthn_message"));
        device.flags = 0x05;
        device.key = p256Signer(4);
        QCOMPARE(tried(device.assertion()), QString("vc.webauthn_signature"));
    }

    void takesAuthenticatorsThatDoNotCount()
    {
        Authenticator device = authenticator();
        device.flags = 0x05;
        device.count = 0;
        QVERIFY(
            vc::verifyWebauthnAssertion(device.assertion(), expectation(), device.key->publicKey(), kId, 0));
        QCOMPARE(codeOf(vc::verifyWebauthnAssertion(
                     device.assertion(), expectation(), device.key->publicKey(), kId, 3)),
            QString("vc.webauthn_count"));
    }

    void readsMessagesOfBrowsers()
    {
        const vc::WebauthnRegistration made = authenticator().registration();
        base::Json message = base::Json::object(
            { { "id", base::toBase64Url(kId) }, { "rawId", base::toBase64Url(kId) }, { "type", "public-key" },
                { "response",
                    base::Json::object({ { "clientDataJSON", base::toBase64Url(made.clientData) },
                        { "attestationObject", base::toBase64Url(made.attestation) } }) } });
        QCOMPARE(vc::parseWebauthnRegistration(message)->attestation, made.attestation);
        base::Json bad = message;
        bad.set("rawId", "AAAA");
        QCOMPARE(codeOf(vc::parseWebauthnRegistration(bad)), QString("vc.webauthn_message"));
        bad = message;
        bad.set("type", "password");
        QCOMPARE(codeOf(vc::parseWebauthnRegistration(bad)), QString("vc.webauthn_message"));
        bad = message;
        bad.set("response", base::Json::object());
        QCOMPARE(codeOf(vc::parseWebauthnRegistration(bad)), QString("vc.webauthn_message"));
        QCOMPARE(codeOf(vc::parseWebauthnAssertion(message)), QString("vc.webauthn_message"));
    }
};

QTEST_APPLESS_MAIN(TstWebauthn)
#include "tst_webauthn.moc"
