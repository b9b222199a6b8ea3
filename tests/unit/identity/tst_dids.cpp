// SPDX-License-Identifier: Apache-2.0
// DID syntax, did:key and did:jwk against published examples, and hostile DID documents.
#include "tests/unit/identity/identity_fixture.h"

#include "shared/identity/did_jwk.h"
#include "shared/identity/did_key.h"
#include "shared/identity/did_url.h"
#include "shared/identity/multibase.h"

using namespace maru;
using did::Relationship;
using test::codeOf;
using test::json;

namespace {

const std::string kEd25519Key = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
const std::string kP256Key = "did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169";
const std::string kDid = "did:web:agency.example";

base::Json goodDocument()
{
    return json("{\"@context\":[\"https://www.w3.org/ns/did/v1\"],\"id\":\"did:web:agency.example\","
                "\"controller\":\"did:web:owner.example\",\"alsoKnownAs\":[\"https://agency.example/\"],"
                "\"verificationMethod\":["
                "{\"id\":\"#key-1\",\"type\":\"Multikey\",\"controller\":\"did:web:agency.example\","
                "\"publicKeyMultibase\":\"z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK\"},"
                "{\"id\":\"did:web:agency.example#agree\",\"type\":\"X25519KeyAgreementKey2020\","
                "\"controller\":\"did:web:agency.example\","
                "\"publicKeyMultibase\":\"z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc\"}],"
                "\"authentication\":[\"#key-1\","
                "{\"id\":\"#inline\",\"type\":\"JsonWebKey2020\",\"controller\":\"did:web:agency.example\","
                "\"publicKeyJwk\":{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_"
                "7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}}],"
                "\"assertionMethod\":[\"did:web:agency.example#key-1\"],\"keyAgreement\":[\"#agree\"],"
                "\"service\":[{\"id\":\"#status\",\"type\":\"StatusList\",\"serviceEndpoint\":\"https://"
                "agency.example/status\"}]}");
}

base::Json changed(const char* member, const QByteArray& value)
{
    base::Json document = goodDocument();
    document.set(member, json("[" + value + "]").asArray().front());
    return document;
}

} // namespace

class TstDids : public QObject {
    Q_OBJECT

private slots:
    void splitsDidUrls()
    {
        const auto url =
            did::parseDidUrl("did:web:a.example%3A8443:u:1/path?versionId=2&service=a%20b#key-1");
        QVERIFY(url.has_value());
        QCOMPARE(url->method, std::string("web"));
        QCOMPARE(url->specific, std::string("a.example%3A8443:u:1"));
        QCOMPARE(url->path, std::string("/path"));
        QCOMPARE(*url->parameter("service"), std::string("a b"));
        QCOMPARE(*url->fragment, std::string("key-1"));
    }

    void checksDidSyntax_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("good") << "did:example:123"
                              << "ok";
        QTest::newRow("colons") << "did:example:a:b::c"
                                << "ok";
        QTest::newRow("escape") << "did:example:a%2Fb"
                                << "ok";
        QTest::newRow("upper-case scheme") << "DID:example:1"
                                           << "diddoc.did";
        QTest::newRow("upper-case method") << "did:Example:1"
                                           << "diddoc.did";
        QTest::newRow("no method") << "did::1"
                                   << "diddoc.did";
        QTest::newRow("nothing specific") << "did:example:"
                                          << "diddoc.did";
        QTest::newRow("no colon") << "did:example"
                                  << "diddoc.did";
        QTest::newRow("ends with a colon") << "did:example:a:"
                                           << "diddoc.did";
        QTest::newRow("broken escape") << "did:example:a%2"
                                       << "diddoc.did";
        QTest::newRow("percent-encoded DID") << "did%3Aexample%3A1"
                                             << "diddoc.did";
        QTest::newRow("space") << "did:example:a b"
                               << "diddoc.did";
        QTest::newRow("no ASCII") << QString::fromUtf8("did:example:가") << "diddoc.did";
        QTest::newRow("a URL") << "did:example:1#k"
                               << "diddoc.did";
        QTest::newRow("too long") << "did:example:" + QString(3000, 'a') << "diddoc.did";
    }

    void checksDidSyntax()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        QCOMPARE(codeOf(did::parseDid(text.toStdString())), code);
    }

    void checksDidUrlSyntax_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("bad fragment") << "did:example:1#a#b"
                                      << "diddoc.did_url";
        QTest::newRow("bad query") << "did:example:1?a=<b>"
                                   << "diddoc.did_url";
        QTest::newRow("bad path") << "did:example:1/a b"
                                  << "diddoc.did_url";
        QTest::newRow("many parameters")
            << "did:example:1?" + QString("a=1&").repeated(40) << "diddoc.did_url";
    }

    void checksDidUrlSyntax()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        QCOMPARE(codeOf(did::parseDidUrl(text.toStdString())), code);
    }

    void checksOurOwnDids_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("good") << "did:maru:aaaaaaaaaaaaaaaaaaaaaaaaae" << true;
        QTest::newRow("unused bits set") << "did:maru:aaaaaaaaaaaaaaaaaaaaaaaaab" << false;
        QTest::newRow("short") << "did:maru:aaaaaaaaaaaaaaaaaaaaaaaaa" << false;
        QTest::newRow("upper case") << "did:maru:Aaaaaaaaaaaaaaaaaaaaaaaaae" << false;
        QTest::newRow("another method") << "did:key:aaaaaaaaaaaaaaaaaaaaaaaaae" << false;
        QTest::newRow("empty") << "" << false;
    }

    void checksOurOwnDids()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        QCOMPARE(did::checkDidMaru(text.toStdString()).has_value(), good);
    }

    void expandsDidKey()
    {
        for (const std::string& text : { kEd25519Key, kP256Key }) {
            const auto key = did::keyOfDidKey(text);
            QVERIFY(key.has_value());
            QCOMPARE(did::didKeyOf(*key), text);
            const auto document = did::expandDidKey(text);
            QVERIFY(document.has_value());
            const auto first = document->firstKey(Relationship::AssertionMethod);
            QVERIFY(first->second == *key);
            QCOMPARE(first->first, text + "#" + text.substr(8));
            QVERIFY(document->allows(Relationship::Authentication, first->first));
            QVERIFY(!document->allows(Relationship::KeyAgreement, first->first));
            const auto again = did::parseDocument(did::toJson(*document), text);
            QVERIFY(*again->methods.front().key == *key);
        }
        QCOMPARE(did::keyOfDidKey(kEd25519Key)->algorithm(), jose::Algorithm::EdDsa);
        QCOMPARE(did::keyOfDidKey(kP256Key)->algorithm(), jose::Algorithm::Es256);
    }

    void refusesBadDidKeys_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("not base58") << "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2do0"
                                    << "diddoc.multibase";
        QTest::newRow("other base") << "did:key:u7QEuFl9xPMa8SJy0ep6uvjeSlxDDzu7C2DXzX0hFVHPBXw"
                                    << "diddoc.multibase";
        QTest::newRow("base16") << "did:key:f00"
                                << "diddoc.multibase";
        QTest::newRow("X25519") << "did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc"
                                << "jose.multikey";
        QTest::newRow("cut off") << "did:key:z6MkhaXgBZDvotDkL5257faizti"
                                 << "jose.multikey";
        QTest::newRow("other fragment") << QString::fromStdString(kEd25519Key) + "#key-1"
                                        << "diddoc.did_url";
        QTest::newRow("other method") << "did:kay:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
                                      << "diddoc.did";
        QTest::newRow("long") << "did:key:z" + QString(1900, '2') << "diddoc.multibase";
    }

    void refusesBadDidKeys()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        QCOMPARE(codeOf(did::keyOfDidKey(text.toStdString())), code);
    }

    void expandsDidJwk()
    {
        const auto signer = test::p256Signer(3);
        const std::string text = did::didJwkOf(signer->publicKey());
        QVERIFY(*did::keyOfDidJwk(text + "#0") == signer->publicKey());
        const auto document = did::expandDidJwk(text);
        QVERIFY(*document->key(Relationship::Authentication, "#0") == signer->publicKey());
        QCOMPARE(codeOf(did::keyOfDidJwk(text + "#1")), QString("diddoc.did_url"));
        const std::string secret = base::toBase64Url(
            base::asBytes("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"AA\",\"x\":\"AA\"}"));
        QCOMPARE(codeOf(did::keyOfDidJwk("did:jwk:" + secret)), QString("jose.jwk_private"));
        QCOMPARE(codeOf(did::keyOfDidJwk("did:jwk:AAAA%20")), QString("format.base64url"));
    }

    void readsDocuments()
    {
        const auto document = did::parseDocument(goodDocument(), kDid);
        QVERIFY(document.has_value());
        QCOMPARE(document->methods.size(), std::size_t { 3 });
        QVERIFY(document->key(Relationship::AssertionMethod, "#key-1").has_value());
        QVERIFY(document->key(Relationship::Authentication, kDid + "#inline").has_value());
        // What is embedded in one relationship stands in no other.
        QCOMPARE(
            codeOf(document->key(Relationship::AssertionMethod, "#inline")), QString("diddoc.not_allowed"));
        QCOMPARE(
            codeOf(document->key(Relationship::KeyAgreement, "#agree")), QString("diddoc.key_unsupported"));
        QCOMPARE(codeOf(document->key(Relationship::AssertionMethod, "#none")), QString("diddoc.no_method"));
        QCOMPARE(document->service("#status")->types.front(), std::string("StatusList"));
        QCOMPARE(codeOf(did::parseDocument(goodDocument(), "did:web:other.example")),
            QString("diddoc.id_mismatch"));
    }

    void refusesHostileDocuments_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("code");
        const QByteArray method =
            "{\"id\":\"#a\",\"type\":\"Multikey\",\"controller\":\"did:web:agency.example\"";
        const auto row = [](const char* name, const char* member, const QByteArray& value, const char* code) {
            QTest::newRow(name) << QByteArray(member) << value << code;
        };
        row("good", "alsoKnownAs", "[]", "ok");
        row("id is no DID", "id", "\"https://agency.example\"", "diddoc.document");
        row("id is a number", "id", "7", "diddoc.document");
        row("controller is no DID", "controller", "\"owner\"", "diddoc.document");
        row("methods are no list", "verificationMethod", "{}", "diddoc.document");
        row("method id without fragment", "verificationMethod",
            "[{\"id\":\"did:web:agency.example\",\"type\":\"Multikey\",\"controller\":\"did:web:agency."
            "example\"}]",
            "diddoc.document");
        row("method twice", "verificationMethod", "[" + method + "}," + method + "}]", "diddoc.document");
        row("private key", "verificationMethod", "[" + method + ",\"secretKeyMultibase\":\"z3u2\"}]",
            "diddoc.private_key");
        row("private JWK", "verificationMethod",
            "[" + method
                + ",\"publicKeyJwk\":{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\",\"d\":\"AA\"}}]",
            "diddoc.private_key");
        row("two forms of a key", "verificationMethod",
            "[" + method + ",\"publicKeyJwk\":{},\"publicKeyMultibase\":\"z6Mk\"}]", "diddoc.document");
        base::Bytes cutOff { 0xed, 0x01 };
        cutOff.insert(cutOff.end(), 31, 7);
        row("cut-off key", "verificationMethod",
            "[" + method + ",\"publicKeyMultibase\":\""
                + QByteArray::fromStdString(did::toMultibase58(cutOff)) + "\"}]",
            "diddoc.document");
        row("key is a number", "verificationMethod", "[" + method + ",\"publicKeyMultibase\":7}]",
            "diddoc.document");
        row("relationship is text", "authentication", "\"#key-1\"", "diddoc.document");
        row("service without endpoint", "service", "[{\"id\":\"#s\",\"type\":\"A\"}]", "diddoc.document");
        row("endpoint in endpoint", "service",
            "[{\"id\":\"#s\",\"type\":\"A\",\"serviceEndpoint\":[[\"https://a\"]]}]", "diddoc.document");
        row("service twice", "service",
            "[{\"id\":\"#s\",\"type\":\"A\",\"serviceEndpoint\":\"https://"
            "a\"},{\"id\":\"#s\",\"type\":\"A\",\"serviceEndpoint\":\"https://a\"}]",
            "diddoc.document");
        QByteArray many = "[";
        for (int i = 0; i < 65; ++i)
            many += QByteArray(i == 0 ? "" : ",") + "\"#k" + QByteArray::number(i) + "\"";
        row("too many", "authentication", many + "]", "diddoc.too_many");
        row("long alias", "alsoKnownAs", "\"" + QByteArray(3000, 'a') + "\"", "diddoc.document");
    }

    void refusesHostileDocuments()
    {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, value);
        QFETCH(QString, code);
        QCOMPARE(codeOf(did::parseDocument(changed(member.constData(), value))), code);
    }

    void keepsBase58OfLeadingZeros()
    {
        const base::Bytes bytes { 0, 0, 1, 2, 255 };
        QCOMPARE(did::toBase58(bytes).substr(0, 2), std::string("11"));
        QCOMPARE(*did::fromBase58(did::toBase58(bytes)), bytes);
        QCOMPARE(did::toBase58(base::asBytes("Hello World!")), std::string("2NEpo7TZRRrLZSi2U"));
        QCOMPARE(codeOf(did::fromBase58("0OIl")), QString("diddoc.multibase"));
    }
};

QTEST_APPLESS_MAIN(TstDids)
#include "tst_dids.moc"
