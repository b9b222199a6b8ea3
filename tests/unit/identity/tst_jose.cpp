// SPDX-License-Identifier: Apache-2.0
// JWK, multikey, JWS and JWT against the vectors of RFC 7515, 7638 and 8037, and the attacks of RFC 8725.
#include "tests/unit/identity/identity_fixture.h"

using namespace maru;
using test::codeOf;
using test::ed25519Signer;
using test::json;
using test::kNow;
using test::now;
using test::only;
using test::p256Signer;

namespace {

const QByteArray kRfc8037Private =
    R"({"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",)"
    R"("x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})";
const QByteArray kRfc8037Public =
    R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})";
const QByteArray kRfc7515Public =
    R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
    R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})";

std::string signedClaims(const QByteArray& claims, const jose::Signer& signer, const char* type = "test+jwt")
{
    return *jose::signJwt(base::Json::object({ { "typ", type } }), json(claims), signer);
}

} // namespace

class TstJose : public QObject {
    Q_OBJECT

private slots:
    void signsTheVectorOfRfc8037()
    {
        const auto signer = jose::signerFromJwk(json(kRfc8037Private));
        QVERIFY(signer.has_value());
        const auto text = jose::signJws(base::Json::object(), "Example of Ed25519 signing", **signer);
        QCOMPARE(QString::fromStdString(*text),
            QString("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-"
                    "09PGcvMg3"
                    "AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"));
        QCOMPARE(QString::fromStdString((*signer)->publicKey().thumbprint()),
            QString("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"));
    }

    void verifiesTheVectorOfRfc7515()
    {
        const auto key = jose::fromJwk(json(kRfc7515Public));
        QVERIFY(key.has_value());
        std::string text =
            "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlL"
            "mNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSA"
            "pmWQxfKTUJqPP3-Kg6NU1Q";
        QVERIFY(jose::verifyJws(*jose::parseJws(text), *key).has_value());
        text[30] = text[30] == 'a' ? 'b' : 'a';
        QCOMPARE(codeOf(jose::verifyJws(*jose::parseJws(text), *key)), QString("jose.signature"));
    }

    void readsKeys_data()
    {
        QTest::addColumn<QByteArray>("jwk");
        QTest::addColumn<QString>("code");
        QTest::newRow("Ed25519") << kRfc8037Public << "ok";
        QTest::newRow("P-256") << kRfc7515Public << "ok";
        QTest::newRow("with kid and use")
            << QByteArray(kRfc8037Public)
                   .replace("{", R"({"kid":"1","use":"sig","alg":"EdDSA","key_ops":["verify"],)")
            << "ok";
        QTest::newRow("private") << kRfc8037Private << "jose.jwk_private";
        QTest::newRow("symmetric") << QByteArray(R"({"kty":"oct","k":"AAAA"})") << "jose.jwk_private";
        QTest::newRow("RSA") << QByteArray(R"({"kty":"RSA","n":"AQAB","e":"AQAB"})") << "jose.jwk";
        QTest::newRow("secp256k1") << QByteArray(kRfc7515Public).replace("P-256", "secp256k1") << "jose.jwk";
        QTest::newRow("not on the curve") << QByteArray(kRfc7515Public).replace("f83O", "f83P") << "jose.jwk";
        QTest::newRow("31 bytes") << QByteArray(R"({"kty":"OKP","crv":"Ed25519","x":"AAAA"})") << "jose.jwk";
        QTest::newRow("padding") << QByteArray(kRfc8037Public).replace("HURo\"", "HURo=\"") << "jose.jwk";
        QTest::newRow("for encryption")
            << QByteArray(kRfc8037Public).replace("{", R"({"use":"enc",)") << "jose.jwk";
        QTest::newRow("another alg") << QByteArray(kRfc8037Public).replace("{", R"({"alg":"ES256",)")
                                     << "jose.algorithm";
        QTest::newRow("no object") << QByteArray("[]") << "jose.jwk";
    }

    void readsKeys()
    {
        QFETCH(QByteArray, jwk);
        QFETCH(QString, code);
        QCOMPARE(codeOf(jose::fromJwk(json(jwk))), code);
    }

    void writesWhatItReads()
    {
        for (const QByteArray& text : { kRfc8037Public, kRfc7515Public })
            QCOMPARE(jose::toJwk(*jose::fromJwk(json(text))), json(text));
        for (const auto& signer : { ed25519Signer(1), p256Signer(2) }) {
            const jose::PublicKey key = signer->publicKey();
            QVERIFY(*jose::fromMultikey(key.multikey()) == key);
        }
        QVERIFY(p256Signer(2)->publicKey().multikey().rfind("zDn", 0) == 0);
        QVERIFY(ed25519Signer(1)->publicKey().multikey().rfind("z6Mk", 0) == 0);
    }

    void refusesAPrivateKeyOfAnotherPublicKey()
    {
        base::Json jwk = json(kRfc8037Private);
        jwk.set("x", base::toBase64Url(base::Bytes(32, 7)));
        QCOMPARE(codeOf(jose::signerFromJwk(jwk)), QString("jose.jwk"));
    }

    void readsKeySets()
    {
        base::Json first = jose::toJwk(ed25519Signer(1)->publicKey());
        first.set("kid", "a");
        base::Json other = json(R"({"kty":"RSA","n":"AQAB","e":"AQAB","kid":"r"})");
        base::Json set = base::Json::object({ { "keys", base::Json::array({ first, other }) } });
        const auto keys = jose::fromJwkSet(set);
        QCOMPARE(keys->size(), std::size_t { 1 });
        QCOMPARE(keys->front().id, std::string("a"));
        set.set("keys", base::Json::array({ first, first }));
        QCOMPARE(codeOf(jose::fromJwkSet(set)), QString("jose.jwk_set"));
        set.set("keys", base::Json::array({ other }));
        QCOMPARE(codeOf(jose::fromJwkSet(set)), QString("jose.jwk_set"));
        set.set("keys", base::Json::array({ json(kRfc8037Private) }));
        QCOMPARE(codeOf(jose::fromJwkSet(set)), QString("jose.jwk_private"));
    }

    void refusesForgedHeaders_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("code");
        QTest::newRow("good") << QByteArray(R"({"alg":"EdDSA","typ":"test+jwt"})") << "ok";
        QTest::newRow("good, RFC 9864") << QByteArray(R"({"alg":"Ed25519","typ":"test+jwt"})") << "ok";
        QTest::newRow("application/")
            << QByteArray(R"({"alg":"EdDSA","typ":"Application/Test+JWT"})") << "ok";
        QTest::newRow("none") << QByteArray(R"({"alg":"none","typ":"test+jwt"})") << "jose.algorithm";
        QTest::newRow("None") << QByteArray(R"({"alg":"NoNe","typ":"test+jwt"})") << "jose.algorithm";
        QTest::newRow("no alg") << QByteArray(R"({"typ":"test+jwt"})") << "jose.algorithm";
        QTest::newRow("symmetric with the public key")
            << QByteArray(R"({"alg":"HS256","typ":"test+jwt"})") << "jose.algorithm";
        QTest::newRow("the other kind of key")
            << QByteArray(R"({"alg":"ES256","typ":"test+jwt"})") << "jose.algorithm";
        QTest::newRow("alg twice") << QByteArray(R"({"alg":"EdDSA","alg":"none","typ":"test+jwt"})")
                                   << "jose.header";
        QTest::newRow("no type") << QByteArray(R"({"alg":"EdDSA"})") << "jose.type";
        QTest::newRow("another type") << QByteArray(R"({"alg":"EdDSA","typ":"kb+jwt"})") << "jose.type";
        QTest::newRow("critical") << QByteArray(R"({"alg":"EdDSA","typ":"test+jwt","crit":["x"],"x":1})")
                                  << "jose.critical";
        QTest::newRow("b64") << QByteArray(R"({"alg":"EdDSA","typ":"test+jwt","b64":false})")
                             << "jose.critical";
        QTest::newRow("no JSON") << QByteArray("alg=EdDSA") << "jose.header";
        QTest::newRow("no object") << QByteArray(R"(["EdDSA"])") << "jose.header";
        QTest::newRow("float") << QByteArray(R"({"alg":"EdDSA","typ":"test+jwt","n":1.5})") << "jose.header";
    }

    void refusesForgedHeaders()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, code);
        const auto signer = ed25519Signer(1);
        const std::string text = test::forged(header.toStdString(), "{}", *signer);
        QCOMPARE(codeOf(jose::verifyJwt(text, "test+jwt", only(signer->publicKey()), now())), code);
    }

    void takesNoKeyFromTheHeader()
    {
        const auto attacker = ed25519Signer(9);
        base::Json header =
            base::Json::object({ { "typ", "test+jwt" }, { "jwk", jose::toJwk(attacker->publicKey()) } });
        const auto text = jose::signJwt(header, base::Json::object(), *attacker);
        QCOMPARE(codeOf(jose::verifyJwt(*text, "test+jwt", only(ed25519Signer(1)->publicKey()), now())),
            QString("jose.signature"));
    }

    void refusesForgedPayloads_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("code");
        QTest::newRow("good") << QByteArray(R"({"iss":"a"})") << "ok";
        QTest::newRow("duplicate member") << QByteArray(R"({"iss":"a","iss":"b"})") << "json.duplicate_key";
        QTest::newRow("float") << QByteArray(R"({"height":1.7})") << "json.number";
        QTest::newRow("no object") << QByteArray("[1]") << "jose.claims";
        QTest::newRow("too deep") << QByteArray("{\"a\":") + QByteArray(40, '[') + QByteArray(40, ']') + "}"
                                  << "json.too_deep";
        QTest::newRow("no UTF-8") << QByteArray("{\"a\":\"\xff\"}") << "json.utf8";
    }

    void refusesForgedPayloads()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QString, code);
        const auto signer = ed25519Signer(1);
        const std::string text =
            test::forged(R"({"alg":"EdDSA","typ":"test+jwt"})", payload.toStdString(), *signer);
        QCOMPARE(codeOf(jose::verifyJwt(text, "test+jwt", only(signer->publicKey()), now())), code);
    }

    void refusesMalformedTokens_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << ""
                               << "jose.compact";
        QTest::newRow("two parts") << "eyJhbGciOiJFZERTQSJ9.e30"
                                   << "jose.compact";
        QTest::newRow("four parts") << "eyJhbGciOiJFZERTQSJ9.e30.AA.AA"
                                    << "jose.compact";
        QTest::newRow("padding") << "eyJhbGciOiJFZERTQSJ9.e30=.AA"
                                 << "jose.compact";
        QTest::newRow("short signature") << "eyJhbGciOiJFZERTQSJ9.e30.AA"
                                         << "jose.signature";
        QTest::newRow("no signature") << "eyJhbGciOiJFZERTQSJ9.e30."
                                      << "jose.signature";
        QTest::newRow("too long") << QString(300 * 1024, 'A') << "jose.compact";
    }

    void refusesMalformedTokens()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        QCOMPARE(codeOf(jose::parseJws(text.toStdString())), code);
    }

    void checksTimes_data()
    {
        QTest::addColumn<QByteArray>("claims");
        QTest::addColumn<QString>("code");
        const auto at = [](const char* name, std::int64_t offset) {
            return QByteArray("{\"") + name + "\":" + QByteArray::number(static_cast<qint64>(kNow + offset))
                + "}";
        };
        QTest::newRow("none") << QByteArray("{}") << "ok";
        QTest::newRow("iat now") << at("iat", 0) << "ok";
        QTest::newRow("iat within the allowance") << at("iat", 60) << "ok";
        QTest::newRow("iat ahead") << at("iat", 61) << "jose.issued_in_future";
        QTest::newRow("nbf within the allowance") << at("nbf", 60) << "ok";
        QTest::newRow("nbf ahead") << at("nbf", 61) << "jose.not_yet_valid";
        QTest::newRow("exp within the allowance") << at("exp", -59) << "ok";
        QTest::newRow("exp passed") << at("exp", -60) << "jose.expired";
        QTest::newRow("exp as text") << QByteArray(R"({"exp":"1900000000"})") << "jose.time_claim";
    }

    void checksTimes()
    {
        QFETCH(QByteArray, claims);
        QFETCH(QString, code);
        const auto signer = p256Signer(1);
        const std::string text = signedClaims(claims, *signer);
        QCOMPARE(codeOf(jose::verifyJwt(text, "test+jwt", only(signer->publicKey()), now())), code);
    }

    void findsTheAudience()
    {
        QVERIFY(jose::isForAudience(json(R"({"aud":"a"})"), "a"));
        QVERIFY(jose::isForAudience(json(R"({"aud":["b","a"]})"), "a"));
        QVERIFY(!jose::isForAudience(json(R"({"aud":["b"]})"), "a"));
        QVERIFY(!jose::isForAudience(json("{}"), "a"));
    }

    void readsTimestamps_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("epoch") << "1970-01-01T00:00:00Z" << qint64 { 0 };
        QTest::newRow("zone") << "2026-11-22T18:30:00+09:00" << qint64 { 1795339800 };
        QTest::newRow("fraction") << "2026-11-22T09:30:00.999Z" << qint64 { 1795339800 };
        QTest::newRow("leap day") << "2024-02-29T00:00:00Z" << qint64 { 1709164800 };
        QTest::newRow("before the epoch") << "1969-12-31T23:59:59Z" << qint64 { -1 };
        QTest::newRow("no zone") << "2026-11-22T09:30:00" << qint64 { INT64_MIN };
        QTest::newRow("no leap day") << "2025-02-29T00:00:00Z" << qint64 { INT64_MIN };
        QTest::newRow("hour 24") << "2025-02-28T24:00:00Z" << qint64 { INT64_MIN };
        QTest::newRow("behind it") << "2025-02-28T00:00:00Zx" << qint64 { INT64_MIN };
        QTest::newRow("date") << "2025-02-28" << qint64 { INT64_MIN };
    }

    void readsTimestamps()
    {
        QFETCH(QString, text);
        QFETCH(qint64, seconds);
        const auto time = vc::parseTimestamp(text.toStdString());
        QCOMPARE(time.has_value(), seconds != INT64_MIN);
        if (!time)
            return;
        QCOMPARE(qint64 { time->count() }, seconds);
        QCOMPARE(vc::parseTimestamp(vc::timestampText(*time))->count(), time->count());
    }
};

QTEST_APPLESS_MAIN(TstJose)
#include "tst_jose.moc"
