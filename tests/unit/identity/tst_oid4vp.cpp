// SPDX-License-Identifier: Apache-2.0
// OpenID4VP: requests, links, responses of a wallet, and responses that were replayed, swapped or made up.
#include "tests/unit/identity/identity_fixture.h"

#include "shared/identity/did_key.h"
#include "shared/identity/oid4vp.h"

using namespace maru;
using test::codeOf;
using test::ed25519Signer;
using test::json;
using test::kNow;
using test::now;
using test::p256Signer;

namespace {

const std::string kVerifier = did::didKeyOf(ed25519Signer(8)->publicKey());
const std::string kClient = "decentralized_identifier:" + kVerifier;

std::string didOf(std::uint8_t n)
{
    return did::didKeyOf(ed25519Signer(n)->publicKey());
}

vc::PresentationRequest request()
{
    vc::PresentationRequest made;
    made.client = *vc::parseClientId(kClient);
    made.responseUri = "https://portal.example/oid4vp/response/1";
    made.nonce = "nonce-0123456789";
    made.state = "state-1";
    made.clientName = "마루 시민 포털";
    made.issuedAt = base::UnixSeconds(kNow);
    made.expires = base::UnixSeconds(kNow + 300);
    made.query = *vc::parseDcql(json(R"({"credentials":[
        {"id":"residence","format":"dc+sd-jwt","meta":{"vct_values":["urn:residence"]},"claims":[{"path":["region"]}]},
        {"id":"degree","format":"ldp_vc","meta":{"type_values":[["Degree"]]},
         "claims":[{"path":["credentialSubject","level"]}]}],
        "credential_sets":[{"options":[["residence"]]},{"options":[["degree"]],"required":false}]})"));
    return made;
}

base::Result<jose::PublicKey> verifierKey(const base::Json& header, const base::Json&)
{
    return did::keyOfDidKey(header.stringOr("kid", ""));
}

std::string signedRequest(const vc::PresentationRequest& made)
{
    return *vc::signRequest(made, kVerifier + "#" + kVerifier.substr(8), *ed25519Signer(8));
}

std::string residence(const char* nonce = "nonce-0123456789", const std::string& audience = kClient,
    const char* type = "urn:residence", std::vector<vc::ClaimPath> shown = { { "region" } })
{
    vc::SdJwtVcContent content;
    content.issuer = "https://agency.example";
    content.type = type;
    content.claims = json(R"({"region":"11","name":"홍길동"})");
    content.hidden = { { "region" }, { "name" } };
    content.holder = p256Signer(5)->publicKey();
    content.issuedAt = base::UnixSeconds(kNow - 10);
    const auto issued = vc::issueSdJwtVc(content, *ed25519Signer(1));
    return vc::toText(*vc::bindKey(
        *vc::present(*issued, shown), { audience, nonce }, base::UnixSeconds(kNow), *p256Signer(5)));
}

base::Json degree(const char* nonce = "nonce-0123456789", std::uint8_t holder = 5)
{
    const base::Json credential =
        base::Json::object({ { "@context", base::Json::array({ vc::kCredentialsContext }) },
            { "type", base::Json::array({ "VerifiableCredential", "Degree" }) }, { "issuer", didOf(1) },
            { "credentialSubject", base::Json::object({ { "id", didOf(5) }, { "level", "M" } }) } });
    vc::ProofOptions issuing;
    issuing.verificationMethod = didOf(1) + "#" + didOf(1).substr(8);
    issuing.created = base::UnixSeconds(kNow);
    vc::ProofOptions showing;
    showing.verificationMethod = didOf(holder) + "#" + didOf(holder).substr(8);
    showing.purpose = "authentication";
    showing.created = base::UnixSeconds(kNow);
    showing.challenge = nonce;
    showing.domain = kClient;
    return *vc::addProof(
        vc::makePresentation(didOf(holder), { *vc::addProof(credential, issuing, *ed25519Signer(1)) }),
        showing, *ed25519Signer(holder));
}

vc::PresentationResponse response(base::Json one = residence(), const char* id = "residence")
{
    vc::PresentationResponse made;
    made.state = "state-1";
    made.presentations[id] = { std::move(one) };
    return made;
}

vc::ResponseCheck check()
{
    vc::ResponseCheck made;
    made.time = now();
    made.issuerKey = [](const vc::IssuerQuestion&) -> base::Result<jose::PublicKey> {
        return ed25519Signer(1)->publicKey();
    };
    made.method = [](const std::string& method, const std::string&) { return did::keyOfDidKey(method); };
    return made;
}

QString verified(const vc::PresentationResponse& made)
{
    return codeOf(vc::verifyResponse(made, request(), check()));
}

} // namespace

class TstOid4vp : public QObject {
    Q_OBJECT

private slots:
    void keepsRequests()
    {
        const auto read = vc::verifyRequest(signedRequest(request()), kClient, verifierKey, now());
        QVERIFY2(read.has_value(), read ? "" : read.error().code.c_str());
        QCOMPARE(read->responseUri, request().responseUri);
        QCOMPARE(read->clientName, request().clientName);
        QCOMPARE(base::canonical(vc::toJson(read->query)), base::canonical(vc::toJson(request().query)));
        QCOMPARE(codeOf(vc::verifyRequest(
                     signedRequest(request()), "decentralized_identifier:" + didOf(9), verifierKey, now())),
            QString("vc.request_client"));
        QCOMPARE(codeOf(vc::verifyRequest(signedRequest(request()), kClient, verifierKey, now(361))),
            QString("jose.expired"));
        QCOMPARE(codeOf(vc::verifyRequest(signedRequest(request()), kClient, verifierKey, now(), "wallet")),
            QString("vc.request"));
        const std::string plain =
            *jose::signJwt(base::Json::object({ { "typ", "JWT" }, { "kid", kVerifier } }),
                vc::toClaims(request()), *ed25519Signer(8));
        QCOMPARE(codeOf(vc::verifyRequest(plain, kClient, verifierKey, now())), QString("jose.type"));
    }

    void refusesBadRequests_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const char* member, const char* value, const char* code) {
            QTest::newRow(name) << QByteArray(member) << QByteArray(value) << code;
        };
        row("good", "x", "1", "ok");
        row("client without prefix", "client_id", "\"portal.example\"", "vc.client_id");
        row("client is no DID", "client_id", "\"decentralized_identifier:portal\"", "vc.client_id");
        row("another response type", "response_type", "\"code\"", "vc.request");
        row("another mode", "response_mode", "\"fragment\"", "vc.response_mode");
        row("encrypted", "response_mode", "\"direct_post.jwt\"", "vc.response_mode");
        row("response over http", "response_uri", "\"http://portal.example/\"", "vc.response_uri");
        row("redirect URI as well", "redirect_uri", "\"https://portal.example/\"", "vc.response_uri");
        row("short nonce", "nonce", "\"abc\"", "vc.request");
        row("nonce with space", "nonce", "\"nonce 0123456789\"", "vc.request");
        row("transaction data", "transaction_data", "[\"x\"]", "vc.transaction_data");
        row("presentation exchange", "presentation_definition", "{}", "vc.request");
        row("no query", "dcql_query", "{}", "vc.dcql");
        row("another redirect client", "client_id", "\"redirect_uri:https://evil.example/\"",
            "vc.response_uri");
    }

    void refusesBadRequests()
    {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, value);
        QFETCH(QString, code);
        base::Json claims = vc::toClaims(request());
        claims.set(member.toStdString(), json("[" + value + "]").asArray().front());
        QCOMPARE(codeOf(vc::parseRequest(claims)), code);
    }

    void keepsLinks()
    {
        const auto link = vc::parseRequestLink(vc::requestLink(kClient, "https://portal.example/r/1?a=b&c"));
        QVERIFY(link.has_value());
        QCOMPARE(link->clientId, kClient);
        QCOMPARE(link->requestUri, std::string("https://portal.example/r/1?a=b&c"));
        QVERIFY(vc::parseRequestLink(
            vc::requestLink(kClient, "https://a.example/r", "https://w.example/wallet?ui=1"))
                    .has_value());
        for (const char* bad :
            { "openid4vp://", "openid4vp://?client_id=x&request_uri=https%3A%2F%2Fa.example",
                "javascript:x?client_id=redirect_uri%3Ahttps%3A%2F%2Fa.example&request_uri=https%3A%2F%2Fa."
                "example",
                "openid4vp://"
                "?client_id=redirect_uri%3Ahttps%3A%2F%2Fa.example&request_uri=http%3A%2F%2Fa.example",
                "openid4vp://?client_id=redirect_uri%3Ahttps%3A%2F%2Fa.example",
                "openid4vp://"
                "?client_id=redirect_uri%3Ahttps%3A%2F%2Fa.example&request_uri=https%3A%2F%2Fa.example"
                "&request_uri_method=put" })
            QCOMPARE(codeOf(vc::parseRequestLink(bad)), QString("vc.request_link"));
    }

    void verifiesResponses()
    {
        const auto parsed = vc::parseResponse(vc::responseForm(response()));
        QVERIFY(parsed.has_value());
        const auto presented = vc::verifyResponse(*parsed, request(), check());
        QVERIFY2(presented.has_value(), presented ? "" : presented.error().code.c_str());
        QCOMPARE(presented->size(), std::size_t { 1 });
        QCOMPARE(presented->front().claims.stringOr("region", ""), std::string("11"));
        QVERIFY(presented->front().claims.find("name") == nullptr);

        vc::PresentationResponse both = response();
        both.presentations["degree"] = { degree() };
        const auto two = vc::verifyResponse(both, request(), check());
        QVERIFY2(two.has_value(), two ? "" : two.error().code.c_str());
        QCOMPARE(two->front().query, std::string("degree"));
        QCOMPARE(two->front().holderDid, didOf(5));
    }

    void refusesOtherResponses()
    {
        vc::PresentationResponse made = response();
        made.state = "state-2";
        QCOMPARE(verified(made), QString("vc.response_state"));
        // Replayed from another request, made for another verifier, of another type, with too little shown.
        QCOMPARE(verified(response(residence("nonce-9876543210"))), QString("vc.key_binding_nonce"));
        QCOMPARE(verified(response(residence("nonce-0123456789", "decentralized_identifier:" + didOf(9)))),
            QString("vc.key_binding_audience"));
        QCOMPARE(verified(response(residence("nonce-0123456789", kClient, "urn:other"))),
            QString("vc.dcql_mismatch"));
        QCOMPARE(verified(response(residence("nonce-0123456789", kClient, "urn:residence", { { "name" } }))),
            QString("vc.dcql_mismatch"));
        QCOMPARE(verified(response(residence(), "income")), QString("vc.dcql_unasked"));
        QCOMPARE(verified(response(residence(), "degree")), QString("vc.dcql_mismatch"));
        QCOMPARE(verified(response(degree(), "degree")), QString("vc.dcql_incomplete"));
        made = response();
        made.presentations["degree"] = { degree("nonce-9876543210") };
        QCOMPARE(verified(made), QString("vc.proof_challenge"));
        made.presentations["degree"] = { degree("nonce-0123456789", 6) };
        QCOMPARE(verified(made), QString("vc.holder_mismatch"));
        made = response();
        made.presentations["residence"].push_back(residence());
        QCOMPARE(verified(made), QString("vc.dcql_multiple"));
        made = response();
        made.error = "access_denied";
        QCOMPARE(verified(made), QString("vc.response"));
    }

    void refusesMalformedResponses_data()
    {
        QTest::addColumn<QString>("form");
        QTest::newRow("empty") << "";
        QTest::newRow("both") << "vp_token=%7B%7D&error=x";
        QTest::newRow("text") << "vp_token=abc&state=s";
        QTest::newRow("empty object") << "vp_token=%7B%7D&state=s";
        QTest::newRow("no lists") << "vp_token=%7B%22a%22%3A%22b%22%7D&state=s";
        QTest::newRow("numbers") << "vp_token=%7B%22a%22%3A%5B1%5D%7D&state=s";
        QTest::newRow("query twice")
            << "vp_token=%7B%22a%22%3A%5B%22x%22%5D%2C%22a%22%3A%5B%22y%22%5D%7D&state=s";
        QTest::newRow("state twice") << "vp_token=%7B%22a%22%3A%5B%22x%22%5D%7D&state=s&state=t";
        QTest::newRow("too long") << "vp_token=" + QString(1100 * 1024, 'a');
    }

    void refusesMalformedResponses()
    {
        QFETCH(QString, form);
        QCOMPARE(codeOf(vc::parseResponse(form.toStdString())), QString("vc.response"));
    }

    void readsRefusalsOfWallets()
    {
        const auto parsed = vc::parseResponse("error=access_denied&error_description=no%20thanks&state=s");
        QCOMPARE(parsed->error, std::string("access_denied"));
        QCOMPARE(parsed->errorDescription, std::string("no thanks"));
    }
};

QTEST_APPLESS_MAIN(TstOid4vp)
#include "tst_oid4vp.moc"
