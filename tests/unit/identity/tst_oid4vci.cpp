// SPDX-License-Identifier: Apache-2.0
// OpenID4VCI messages: offers and links, metadata, token and credential requests, proofs of keys.
#include "tests/unit/identity/identity_fixture.h"

#include "shared/identity/did_jwk.h"
#include "shared/identity/did_key.h"
#include "shared/identity/form.h"
#include "shared/identity/oid4vci.h"

using namespace maru;
using test::codeOf;
using test::ed25519Signer;
using test::json;
using test::kNow;
using test::now;
using test::p256Signer;

namespace {

const char* kIssuer = "https://portal.example/oid4vci/seoul";

vc::CredentialOffer offer()
{
    return { kIssuer, { "residence_sd_jwt" }, "code-123",
        vc::TransactionCode { true, 6, "문자로 받은 번호" } };
}

vc::ProofExpectation expectation(const std::string& nonce = "fresh")
{
    vc::ProofExpectation expected;
    expected.audience = kIssuer;
    expected.isFresh = [nonce](std::string_view given) { return given == nonce; };
    expected.time = now();
    return expected;
}

std::string proof(base::Json header, const base::Json& claims, const jose::Signer& signer)
{
    header.set("typ", "openid4vci-proof+jwt");
    return *jose::signJwt(std::move(header), claims, signer);
}

base::Json proofClaims()
{
    return base::Json::object({ { "aud", kIssuer }, { "iat", kNow }, { "nonce", "fresh" } });
}

} // namespace

class TstOid4vci : public QObject {
    Q_OBJECT

private slots:
    void keepsOffersThroughLinks()
    {
        const auto parsed = vc::parseOfferLink(vc::offerLink(offer()));
        QVERIFY2(parsed.has_value(), parsed ? "" : parsed.error().field.c_str());
        QCOMPARE(parsed->offer->issuer, std::string(kIssuer));
        QCOMPARE(parsed->offer->preAuthorizedCode, std::string("code-123"));
        QCOMPARE(parsed->offer->transactionCode->length, 6);
        QCOMPARE(parsed->offer->transactionCode->description, std::string("문자로 받은 번호"));
        const auto reference =
            vc::parseOfferLink(vc::offerReferenceLink("https://portal.example/offers/1?a=b"));
        QCOMPARE(reference->uri, std::string("https://portal.example/offers/1?a=b"));
        QVERIFY(!reference->offer);
    }

    void refusesBadLinks_data()
    {
        QTest::addColumn<QString>("link");
        QTest::newRow("nothing") << "openid-credential-offer://";
        QTest::newRow("both")
            << "openid-credential-offer://?credential_offer=%7B%7D&credential_offer_uri=https://a";
        QTest::newRow("http") << "openid-credential-offer://?credential_offer_uri=http%3A%2F%2Fa.example";
        QTest::newRow("file")
            << "openid-credential-offer://?credential_offer_uri=file%3A%2F%2F%2Fetc%2Fpasswd";
        QTest::newRow("javascript") << "javascript:alert(1)?credential_offer_uri=https%3A%2F%2Fa.example";
        QTest::newRow("no JSON") << "openid-credential-offer://?credential_offer=x";
        QTest::newRow("broken escape") << "openid-credential-offer://?credential_offer=%7";
        QTest::newRow("field twice") << "openid-credential-offer://?credential_offer_uri=https://a.example"
                                        "&credential_offer_uri=https://b.example";
        QTest::newRow("long") << "openid-credential-offer://?credential_offer=" + QString(70'000, 'a');
    }

    void refusesBadLinks()
    {
        QFETCH(QString, link);
        QCOMPARE(codeOf(vc::parseOfferLink(link.toStdString())), QString("vc.offer"));
    }

    void refusesBadOffers_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char* name, const char* member, const char* value) {
            QTest::newRow(name) << QByteArray(member) << QByteArray(value);
        };
        row("issuer without TLS", "credential_issuer", "\"http://portal.example\"");
        row("issuer with user", "credential_issuer", "\"https://a@portal.example\"");
        row("no configurations", "credential_configuration_ids", "[]");
        row("configuration twice", "credential_configuration_ids", "[\"a\",\"a\"]");
        row("objects", "credential_configuration_ids", "[{}]");
        row("another grant", "grants", "{\"authorization_code\":{}}");
        row("no code", "grants", "{\"urn:ietf:params:oauth:grant-type:pre-authorized_code\":{}}");
        row("bad transaction code", "grants",
            R"({"urn:ietf:params:oauth:grant-type:pre-authorized_code":{"pre-authorized_code":"a","tx_code":1}})");
    }

    void refusesBadOffers()
    {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, value);
        base::Json bad = vc::toJson(offer());
        QVERIFY(vc::parseOffer(bad).has_value());
        bad.set(member.toStdString(), json("[" + value + "]").asArray().front());
        QCOMPARE(codeOf(vc::parseOffer(bad)), QString("vc.offer"));
    }

    void keepsMetadata()
    {
        vc::CredentialConfiguration residence { "residence_sd_jwt", "dc+sd-jwt", "urn:residence", {},
            "residence", { { "ko", "거주 증명" }, { "en", "Residence" } },
            { { { "region" }, true, { { "ko", "지역" } } }, { { "address", "street" }, false, {} } },
            { jose::Algorithm::Es256 } };
        vc::CredentialConfiguration degree { "degree_ldp", "ldp_vc", {}, { "VerifiableCredential", "Degree" },
            {}, {}, {}, {} };
        const vc::IssuerMetadata metadata { kIssuer, std::string(kIssuer) + "/credential",
            std::string(kIssuer) + "/nonce", {}, { { "ko", "서울시" } }, { degree, residence } };
        const base::Json written = vc::toJson(metadata);
        const auto read = vc::parseIssuerMetadata(written, kIssuer);
        QVERIFY2(read.has_value(), read ? "" : read.error().field.c_str());
        QCOMPARE(QString::fromStdString(base::canonical(vc::toJson(*read))),
            QString::fromStdString(base::canonical(written)));
        QVERIFY(read->configuration("residence_sd_jwt")->claims[0].isMandatory);
        QCOMPARE(codeOf(vc::parseIssuerMetadata(written, "https://portal.example/oid4vci/busan")),
            QString("vc.issuer_metadata"));
        base::Json bad = written;
        bad.set("credential_endpoint", "http://portal.example/credential");
        QCOMPARE(codeOf(vc::parseIssuerMetadata(bad, kIssuer)), QString("vc.issuer_metadata"));
    }

    void placesWellKnownPaths()
    {
        QCOMPARE(*vc::wellKnownUrl(kIssuer, "openid-credential-issuer"),
            std::string("https://portal.example/.well-known/openid-credential-issuer/oid4vci/seoul"));
        QCOMPARE(*vc::wellKnownUrl("https://portal.example/", "oauth-authorization-server"),
            std::string("https://portal.example/.well-known/oauth-authorization-server"));
        QCOMPARE(codeOf(vc::wellKnownUrl("https://portal.example/?a", "x")), QString("vc.issuer_url"));
        QCOMPARE(codeOf(vc::wellKnownUrl("ftp://portal.example", "x")), QString("vc.issuer_url"));
    }

    void readsOrigins_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("origin");
        QTest::newRow("port") << "https://a.example:8443/x?y"
                              << "https://a.example:8443";
        QTest::newRow("loopback") << "http://127.0.0.1:80/"
                                  << "http://127.0.0.1:80";
        QTest::newRow("IPv6") << "https://[::1]:1/x"
                              << "https://[::1]:1";
        QTest::newRow("plain") << "http://a.example"
                               << "";
        QTest::newRow("loopback look-alike") << "http://localhost.evil.example"
                                             << "";
        QTest::newRow("user") << "https://a@b.example"
                              << "";
        QTest::newRow("backslash") << "https://a.example\\@b.example"
                                   << "";
        QTest::newRow("space") << "https://a.example /"
                               << "";
        QTest::newRow("no host") << "https:///x"
                                 << "";
        QTest::newRow("bad port") << "https://a.example:x/"
                                  << "";
        QTest::newRow("other scheme") << "data:text/html,x"
                                      << "";
    }

    void readsOrigins()
    {
        QFETCH(QString, url);
        QFETCH(QString, origin);
        QCOMPARE(QString::fromStdString(vc::originOf(url.toStdString()).value_or("")), origin);
    }

    void readsTokenRequests_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("code");
        const QString grant = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Apre-authorized_code";
        QTest::newRow("good") << grant + "&pre-authorized_code=abc&tx_code=123456"
                              << "ok";
        QTest::newRow("another grant") << "grant_type=authorization_code&code=a"
                                       << "vc.grant_type";
        QTest::newRow("no grant") << "pre-authorized_code=a"
                                  << "vc.token_request";
        QTest::newRow("no code") << grant << "vc.token_request";
        QTest::newRow("code twice") << grant + "&pre-authorized_code=a&pre-authorized_code=b"
                                    << "vc.token_request";
        QTest::newRow("long") << grant + "&pre-authorized_code=" + QString(600, 'a') << "vc.token_request";
        QTest::newRow("broken escape") << grant + "&pre-authorized_code=%zz"
                                       << "vc.token_request";
    }

    void readsTokenRequests()
    {
        QFETCH(QString, form);
        QFETCH(QString, code);
        const auto request = vc::parseTokenRequest(form.toStdString());
        QCOMPARE(codeOf(request), code);
        if (request)
            QCOMPARE(request->transactionCode, std::string("123456"));
    }

    void readsCredentialRequests_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("good") << QByteArray(
            R"({"credential_configuration_id":"a","proofs":{"jwt":["x.y.z"]}})")
                              << "ok";
        QTest::newRow("identifier") << QByteArray(
            R"({"credential_identifier":"a","proofs":{"jwt":["x.y.z"]}})")
                                    << "ok";
        QTest::newRow("both") << QByteArray(
            R"({"credential_configuration_id":"a","credential_identifier":"a","proofs":{"jwt":["x"]}})")
                              << "vc.credential_request";
        QTest::newRow("no proof") << QByteArray(R"({"credential_configuration_id":"a"})")
                                  << "vc.credential_request";
        QTest::newRow("another proof")
            << QByteArray(R"({"credential_configuration_id":"a","proofs":{"di_vp":[{}]}})")
            << "vc.proof_type";
        QTest::newRow("no jwt") << QByteArray(R"({"credential_configuration_id":"a","proofs":{"jwt":[]}})")
                                << "vc.credential_request";
        QTest::newRow("encrypted") << QByteArray(
            R"({"credential_configuration_id":"a","proofs":{"jwt":["x"]},"credential_response_encryption":{}})")
                                   << "vc.encryption_unsupported";
    }

    void readsCredentialRequests()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QCOMPARE(codeOf(vc::parseCredentialRequest(json(text))), code);
    }

    void takesProofsOfKeys()
    {
        for (const auto& holder : { ed25519Signer(5), p256Signer(5) }) {
            const auto made = vc::makeProofJwt(kIssuer, "fresh", base::UnixSeconds(kNow), *holder);
            const auto taken = vc::verifyProofJwt(*made, expectation());
            QVERIFY2(taken.has_value(), taken ? "" : taken.error().code.c_str());
            QVERIFY(taken->key == holder->publicKey());
            for (const std::string& did :
                { did::didKeyOf(holder->publicKey()), did::didJwkOf(holder->publicKey()) + "#0" }) {
                const auto named = vc::verifyProofJwt(
                    proof(base::Json::object({ { "kid", did } }), proofClaims(), *holder), expectation());
                QVERIFY(named->key == holder->publicKey());
                QCOMPARE(named->did, did.substr(0, did.find('#')));
            }
        }
    }

    void asksForKeysOfOtherDids()
    {
        const auto holder = ed25519Signer(5);
        const std::string text =
            proof(base::Json::object({ { "kid", "did:maru:x#key-1" } }), proofClaims(), *holder);
        QCOMPARE(codeOf(vc::verifyProofJwt(text, expectation())), QString("vc.proof_jwt_key"));
        vc::ProofExpectation expected = expectation();
        expected.resolver = [&holder](const std::string& url) -> base::Result<jose::PublicKey> {
            if (url != "did:maru:x#key-1")
                return base::refused("diddoc.no_method");
            return holder->publicKey();
        };
        QVERIFY(vc::verifyProofJwt(text, expected).has_value());
    }

    void refusesBadProofs()
    {
        const auto holder = p256Signer(5);
        const base::Json header = base::Json::object({ { "jwk", jose::toJwk(holder->publicKey()) } });
        const auto tried = [&holder](const base::Json& changedHeader, const base::Json& claims) {
            return codeOf(vc::verifyProofJwt(proof(changedHeader, claims, *holder), expectation()));
        };
        const auto with = [](base::Json value, const char* name, base::Json member) {
            value.set(name, std::move(member));
            return value;
        };
        QCOMPARE(tried(header, proofClaims()), QString("ok"));
        QCOMPARE(tried(base::Json::object(), proofClaims()), QString("vc.proof_jwt_key"));
        QCOMPARE(tried(with(header, "kid", "did:key:z6Mk"), proofClaims()), QString("vc.proof_jwt_key"));
        QCOMPARE(tried(with(header, "x5c", base::Json::array({ "AA" })), proofClaims()),
            QString("vc.proof_jwt_key"));
        QCOMPARE(
            tried(header, with(proofClaims(), "aud", "https://other.example")), QString("vc.proof_audience"));
        QCOMPARE(tried(header, with(proofClaims(), "aud", base::Json::array({ kIssuer }))),
            QString("vc.proof_audience"));
        QCOMPARE(tried(header, with(proofClaims(), "nonce", "stale")), QString("vc.proof_nonce"));
        QCOMPARE(tried(header, with(proofClaims(), "nonce", nullptr)), QString("vc.proof_nonce"));
        QCOMPARE(tried(header, with(proofClaims(), "iat", kNow - 361)), QString("vc.proof_age"));
        QCOMPARE(tried(header, with(proofClaims(), "iat", kNow + 61)), QString("jose.issued_in_future"));
        // Another key's signature, another type, a private key in the header.
        QCOMPARE(codeOf(vc::verifyProofJwt(proof(header, proofClaims(), *p256Signer(6)), expectation())),
            QString("jose.signature"));
        QCOMPARE(codeOf(vc::verifyProofJwt(
                     *jose::signJwt(with(header, "typ", "JWT"), proofClaims(), *holder), expectation())),
            QString("jose.type"));
        const base::Json secret = with(jose::toJwk(holder->publicKey()), "d", "AA");
        QCOMPARE(
            tried(base::Json::object({ { "jwk", secret } }), proofClaims()), QString("vc.proof_jwt_key"));
    }

    void writesResponses()
    {
        const base::Json response = vc::credentialResponse({ "a~", base::Json::object({ { "x", 1 } }) });
        QCOMPARE(vc::parseCredentialResponse(response)->size(), std::size_t { 2 });
        QCOMPARE(codeOf(vc::parseCredentialResponse(json(R"({"credential":"a"})"))),
            QString("vc.credential_response"));
        QCOMPARE(vc::issuanceErrorCode("vc.proof_nonce"), std::string("invalid_nonce"));
        QCOMPARE(vc::issuanceErrorCode("jose.signature"), std::string("invalid_proof"));
        QCOMPARE(vc::issuanceErrorCode("vc.grant_type"), std::string("unsupported_grant_type"));
    }
};

QTEST_APPLESS_MAIN(TstOid4vci)
#include "tst_oid4vci.moc"
