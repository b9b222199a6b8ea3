// SPDX-License-Identifier: Apache-2.0
// SD-JWT VC: issuing and verifying, times, status, holder, and credentials that somebody changed.
#include "tests/unit/identity/identity_fixture.h"

#include "shared/identity/did_key.h"
#include "shared/identity/sd_jwt_vc.h"

using namespace maru;
using test::codeOf;
using test::ed25519Signer;
using test::json;
using test::kNow;
using test::now;
using test::p256Signer;
using vc::Status;

namespace {

const vc::KeyBindingRequest kRequest { "https://portal.example", "nonce-0123456789" };

vc::SdJwtVcContent content()
{
    vc::SdJwtVcContent content;
    content.issuer = "https://agency.example";
    content.keyId = "key-1";
    content.type = "https://maru.example/vct/residence";
    content.claims = json(R"({"sub":"did:example:me","name":"홍길동","region":"11","over19":true})");
    content.hidden = { { "name" }, { "region" }, { "over19" } };
    content.holder = p256Signer(5)->publicKey();
    content.status = vc::StatusReference { "https://agency.example/status/1", 7, {} };
    content.issuedAt = base::UnixSeconds(kNow - 100);
    content.notBefore = base::UnixSeconds(kNow - 100);
    content.expires = base::UnixSeconds(kNow + 100);
    return content;
}

std::string presented(const vc::SdJwt& sdJwt, std::vector<vc::ClaimPath> shown = { { "region" } })
{
    return vc::toText(
        *vc::bindKey(*vc::present(sdJwt, shown), kRequest, base::UnixSeconds(kNow), *p256Signer(5)));
}

vc::SdJwtVcCheck check(Status status = Status::Valid)
{
    vc::SdJwtVcCheck check;
    check.time = now();
    check.issuerKey = [](const vc::IssuerQuestion& question) -> base::Result<jose::PublicKey> {
        if (question.issuer != "https://agency.example" || question.keyId != "key-1")
            return base::refused("vc.issuer_missing");
        return ed25519Signer(1)->publicKey();
    };
    check.status = [status](const vc::StatusReference& reference) -> base::Result<std::uint8_t> {
        if (reference.uri != "https://agency.example/status/1" || reference.index != 7)
            return base::refused("vc.status_index");
        return static_cast<std::uint8_t>(status);
    };
    check.keyBinding = kRequest;
    return check;
}

/// Signs claims as they are, with a digest or two in them.
std::string signedRaw(
    const base::Json& claims, const char* type = "dc+sd-jwt", const std::string& disclosures = {})
{
    return *jose::signJwt(
               base::Json::object({ { "typ", type }, { "kid", "key-1" } }), claims, *ed25519Signer(1))
        + "~" + disclosures;
}

base::Json rawClaims()
{
    return json(R"({"iss":"https://agency.example","vct":"t","exp":1800000100})");
}

} // namespace

class TstSdJwtVc : public QObject {
    Q_OBJECT

private slots:
    void showsOneClaimWithoutTheOthers()
    {
        const auto sdJwt = vc::issueSdJwtVc(content(), *ed25519Signer(1));
        QVERIFY(sdJwt.has_value());
        const auto credential = vc::verifySdJwtVc(presented(*sdJwt), check());
        QVERIFY2(credential.has_value(), credential ? "" : credential.error().code.c_str());
        QCOMPARE(credential->claims.stringOr("region", ""), std::string("11"));
        QVERIFY(credential->claims.find("name") == nullptr);
        QVERIFY(credential->claims.find("over19") == nullptr);
        QVERIFY(credential->isKeyBound);
        QCOMPARE(credential->type, std::string("https://maru.example/vct/residence"));
        QCOMPARE(credential->disclosed.size(), std::size_t { 1 });
        QVERIFY(*credential->holder == p256Signer(5)->publicKey());
        QCOMPARE(credential->status->index, std::int64_t { 7 });
        QCOMPARE(credential->header.stringOr("typ", ""), std::string("dc+sd-jwt"));
    }

    void checksStatus_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::newRow("valid") << 0 << "ok";
        QTest::newRow("revoked") << 1 << "vc.revoked";
        QTest::newRow("suspended") << 2 << "vc.suspended";
        QTest::newRow("of the application") << 3 << "vc.status_unknown";
    }

    void checksStatus()
    {
        QFETCH(int, status);
        QFETCH(QString, code);
        const auto sdJwt = vc::issueSdJwtVc(content(), *ed25519Signer(1));
        QCOMPARE(codeOf(vc::verifySdJwtVc(presented(*sdJwt), check(static_cast<Status>(status)))), code);
    }

    void passesTheResolversRefusalOn()
    {
        vc::SdJwtVcContent other = content();
        other.status->index = 8;
        QCOMPARE(codeOf(vc::verifySdJwtVc(presented(*vc::issueSdJwtVc(other, *ed25519Signer(1))), check())),
            QString("vc.status_index"));
        other = content();
        other.issuer = "https://impostor.example";
        QCOMPARE(codeOf(vc::verifySdJwtVc(presented(*vc::issueSdJwtVc(other, *ed25519Signer(1))), check())),
            QString("vc.issuer_missing"));
    }

    void refusesAnotherIssuersSignature()
    {
        const auto sdJwt = vc::issueSdJwtVc(content(), *ed25519Signer(2));
        QCOMPARE(codeOf(vc::verifySdJwtVc(presented(*sdJwt), check())), QString("jose.signature"));
        const auto other = vc::issueSdJwtVc(content(), *p256Signer(1));
        QCOMPARE(codeOf(vc::verifySdJwtVc(presented(*other), check())), QString("jose.algorithm"));
    }

    void checksTimes_data()
    {
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("code");
        QTest::newRow("within") << 0 << "ok";
        QTest::newRow("just expired, within the allowance") << 159 << "ok";
        QTest::newRow("expired") << 160 << "jose.expired";
        QTest::newRow("not yet, within the allowance") << -160 << "ok";
        QTest::newRow("not yet") << -161 << "jose.issued_in_future";
    }

    void checksTimes()
    {
        QFETCH(int, offset);
        QFETCH(QString, code);
        vc::SdJwtVcCheck asked = check();
        asked.time = now(offset);
        asked.keyBinding.reset();
        const auto sdJwt = vc::issueSdJwtVc(content(), *ed25519Signer(1));
        QCOMPARE(codeOf(vc::verifySdJwtVc(vc::toText(*sdJwt), asked)), code);
    }

    void asksForTheHolder()
    {
        const auto sdJwt = vc::issueSdJwtVc(content(), *ed25519Signer(1));
        QCOMPARE(codeOf(vc::verifySdJwtVc(vc::toText(*sdJwt), check())), QString("vc.key_binding_missing"));
        vc::SdJwtVcContent bearer = content();
        bearer.holder.reset();
        QCOMPARE(codeOf(vc::verifySdJwtVc(presented(*vc::issueSdJwtVc(bearer, *ed25519Signer(1))), check())),
            QString("vc.holder_missing"));
    }

    void takesTheOldTypeIn()
    {
        vc::SdJwtVcCheck asked = check();
        asked.keyBinding.reset();
        QCOMPARE(codeOf(vc::verifySdJwtVc(signedRaw(rawClaims(), "vc+sd-jwt"), asked)), QString("ok"));
        QCOMPARE(codeOf(vc::verifySdJwtVc(signedRaw(rawClaims(), "JWT"), asked)), QString("jose.type"));
    }

    void refusesMalformedClaims_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const char* member, const char* value, const char* code) {
            QTest::newRow(name) << QByteArray(member) << QByteArray(value) << code;
        };
        row("good", "x", "1", "ok");
        row("vct is a number", "vct", "1", "vc.vct_missing");
        row("empty vct", "vct", "\"\"", "vc.vct_missing");
        row("iss is an object", "iss", "{}", "vc.issuer_missing");
        row("cnf without key", "cnf", "{}", "vc.holder_key");
        row("cnf with two", "cnf", "{\"jwk\":{},\"kid\":\"a\"}", "vc.holder_key");
        row("cnf with private key", "cnf",
            "{\"jwk\":{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\",\"d\":\"AA\"}}", "vc.holder_key");
        row("cnf with did:key", "cnf",
            "{\"kid\":\"did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK\"}", "ok");
        row("cnf with did:web", "cnf", "{\"kid\":\"did:web:a.example\"}", "vc.holder_key");
        row("status of another kind", "status", "{\"other\":{}}", "vc.status_format");
        row("negative index", "status", "{\"status_list\":{\"idx\":-1,\"uri\":\"https://a\"}}",
            "vc.status_format");
        row("index as text", "status", "{\"status_list\":{\"idx\":\"1\",\"uri\":\"https://a\"}}",
            "vc.status_format");
        row("exp as text", "exp", "\"1\"", "jose.time_claim");
    }

    void refusesMalformedClaims()
    {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, value);
        QFETCH(QString, code);
        base::Json claims = rawClaims();
        claims.set(member.toStdString(), json("[" + value + "]").asArray().front());
        vc::SdJwtVcCheck asked = check();
        asked.keyBinding.reset();
        QCOMPARE(codeOf(vc::verifySdJwtVc(signedRaw(claims), asked)), code);
    }

    void refusesRegisteredClaimsBehindDigests()
    {
        for (const char* name : { "cnf", "status", "exp", "vct#integrity" }) {
            const std::string encoded =
                base::toBase64Url(base::asBytes("[\"salt\",\"" + std::string(name) + "\",1]"));
            base::Json claims = rawClaims();
            claims.remove("exp");
            claims.set("_sd", base::Json::array({ base::toBase64Url(crypto::sha256(encoded).view()) }));
            vc::SdJwtVcCheck asked = check();
            asked.keyBinding.reset();
            QCOMPARE(codeOf(vc::verifySdJwtVc(signedRaw(claims, "dc+sd-jwt", encoded + "~"), asked)),
                QString("vc.registered_claim"));
        }
    }

    void refusesToIssueRegisteredClaims()
    {
        vc::SdJwtVcContent bad = content();
        bad.claims.set("exp", 1);
        QCOMPARE(codeOf(vc::issueSdJwtVc(bad, *ed25519Signer(1))), QString("vc.reserved_claim"));
        bad = content();
        bad.hidden.push_back({ "cnf" });
        QCOMPARE(codeOf(vc::issueSdJwtVc(bad, *ed25519Signer(1))), QString("vc.reserved_claim"));
        bad = content();
        bad.claims.set("_sd", 1);
        QCOMPARE(codeOf(vc::issueSdJwtVc(bad, *ed25519Signer(1))), QString("vc.reserved_claim"));
    }
};

QTEST_APPLESS_MAIN(TstSdJwtVc)
#include "tst_sd_jwt_vc.moc"
