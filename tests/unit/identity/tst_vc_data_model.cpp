// SPDX-License-Identifier: Apache-2.0
// W3C credentials with eddsa-jcs-2022: the recommendation's vector, presentations, and proofs that say something else.
#include "tests/unit/identity/identity_fixture.h"

#include "shared/identity/bitstring_status_list.h"
#include "shared/identity/did_key.h"
#include "shared/identity/multibase.h"
#include "shared/identity/vc_data_model.h"

using namespace maru;
using test::codeOf;
using test::ed25519Signer;
using test::json;
using test::kNow;
using test::now;

namespace {

/// W3C Data Integrity EdDSA Cryptosuites 1.0, appendix B.2.
const char* kVectorDocument = R"({"@context":["https://www.w3.org/ns/credentials/v2",
    "https://www.w3.org/ns/credentials/examples/v2"],"id":"urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type":["VerifiableCredential","AlumniCredential"],"name":"Alumni Credential",
    "description":"A minimum viable example of an Alumni Credential.","issuer":"https://vc.example/issuers/5678",
    "validFrom":"2023-01-01T00:00:00Z",
    "credentialSubject":{"id":"did:example:abcdefgh","alumniOf":"The School of Examples"}})";
const std::string kVectorMethod = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
                                  "#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
const std::string kVectorProof =
    "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX";

std::string didOf(std::uint8_t n)
{
    return did::didKeyOf(ed25519Signer(n)->publicKey());
}

std::string methodOf(std::uint8_t n)
{
    return didOf(n) + "#" + didOf(n).substr(8);
}

vc::MethodResolver keysOfDids()
{
    return [](const std::string& method, const std::string&) { return did::keyOfDidKey(method); };
}

base::Json credential(std::uint8_t issuer = 1, std::uint8_t subject = 5)
{
    return base::Json::object({ { "@context", base::Json::array({ vc::kCredentialsContext }) },
        { "type", base::Json::array({ "VerifiableCredential", "ResidenceCredential" }) },
        { "issuer", didOf(issuer) }, { "validFrom", vc::timestampText(base::UnixSeconds(kNow - 100)) },
        { "validUntil", vc::timestampText(base::UnixSeconds(kNow + 100)) },
        { "credentialStatus", vc::toStatusEntry({ "https://agency.example/status/1", 3, "revocation" }) },
        { "credentialSubject", base::Json::object({ { "id", didOf(subject) }, { "region", "11" } }) } });
}

vc::ProofOptions options(std::uint8_t n)
{
    vc::ProofOptions proof;
    proof.verificationMethod = methodOf(n);
    proof.created = base::UnixSeconds(kNow);
    return proof;
}

base::Json signedCredential(std::uint8_t issuer = 1, std::uint8_t subject = 5)
{
    return *vc::addProof(credential(issuer, subject), options(issuer), *ed25519Signer(issuer));
}

vc::CredentialCheck check(std::uint8_t status = 0, std::int64_t offset = 0)
{
    return { now(offset), keysOfDids(),
        [status](const vc::StatusReference&) -> base::Result<std::uint8_t> { return status; } };
}

base::Json presentation(std::uint8_t holder, std::uint8_t subject, const char* challenge = "nonce-0123456789",
    const char* domain = "https://portal.example")
{
    vc::ProofOptions proof = options(holder);
    proof.purpose = "authentication";
    proof.challenge = challenge;
    proof.domain = domain;
    return *vc::addProof(
        vc::makePresentation(didOf(holder), { signedCredential(1, subject) }), proof, *ed25519Signer(holder));
}

vc::PresentationCheck presentationCheck()
{
    return { now(), keysOfDids(), check().status, "nonce-0123456789", "https://portal.example" };
}

} // namespace

class TstVcDataModel : public QObject {
    Q_OBJECT

private slots:
    void signsTheRecommendationsVector()
    {
        const auto secret = did::fromMultibase("z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq");
        const auto signer =
            jose::signerFor(*crypto::SigningKey::fromSeed(base::ByteView(*secret).subspan(2)));
        vc::ProofOptions proof;
        proof.verificationMethod = kVectorMethod;
        proof.created = *vc::parseTimestamp("2023-02-24T23:36:38Z");
        const auto document = vc::addProof(json(kVectorDocument), proof, *signer);
        QVERIFY(document.has_value());
        QCOMPARE(document->at("proof").stringOr("proofValue", ""), kVectorProof);
        vc::ProofCheck proofCheck;
        proofCheck.time = now();
        proofCheck.method = keysOfDids();
        QCOMPARE(*vc::verifyProof(*document, proofCheck), kVectorMethod);
        // A set of proofs holds when each does.
        base::Json several = *document;
        several.set("proof", base::Json::array({ document->at("proof"), document->at("proof") }));
        QCOMPARE(codeOf(vc::verifyProof(several, proofCheck)), QString("ok"));
    }

    void verifiesWhatItIssued()
    {
        const auto verified = vc::verifyCredential(signedCredential(), check());
        QVERIFY2(verified.has_value(), verified ? "" : verified.error().code.c_str());
        QCOMPARE(verified->types.back(), std::string("ResidenceCredential"));
        QCOMPARE(verified->statuses.front().index, std::int64_t { 3 });
        QCOMPARE(codeOf(vc::verifyCredential(signedCredential(), check(1))), QString("vc.revoked"));
        QCOMPARE(codeOf(vc::verifyCredential(signedCredential(), check(0, 200))), QString("vc.expired"));
    }

    void refusesChangedProofs_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const char* member, const char* value, const char* code) {
            QTest::newRow(name) << QByteArray(member) << QByteArray(value) << code;
        };
        row("another suite", "cryptosuite", "\"eddsa-rdfc-2022\"", "vc.proof_suite");
        row("another type", "type", "\"Ed25519Signature2020\"", "vc.proof_suite");
        row("another purpose", "proofPurpose", "\"authentication\"", "vc.proof_purpose");
        row("in the future", "created", "\"2027-01-16T00:00:00Z\"", "vc.proof_time");
        row("expired", "expires", "\"2027-01-14T00:00:00Z\"", "vc.proof_time");
        row("no time", "created", "\"yesterday\"", "vc.proof_format");
        row("chained", "previousProof", "\"urn:x\"", "vc.proof_format");
        row("another member", "nonce", "\"x\"", "vc.proof_signature");
        row("no value", "proofValue", "\"\"", "vc.proof_format");
        row("base64url value", "proofValue", "\"uAAAA\"", "vc.proof_format");
        row("short value", "proofValue", "\"z2H\"", "vc.proof_format");
        row("another context", "@context", "[\"https://www.w3.org/ns/credentials/v1\"]", "vc.proof_context");
        row("no context", "@context", "[]", "vc.proof_signature");
        row("no method", "verificationMethod", "7", "vc.proof_format");
        row("a P-256 key", "verificationMethod",
            "\"did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169\"", "vc.proof_key");
    }

    void refusesChangedProofs()
    {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, value);
        QFETCH(QString, code);
        base::Json document = signedCredential();
        base::Json proof = document.at("proof");
        proof.set(member.toStdString(), json("[" + value + "]").asArray().front());
        document.set("proof", proof);
        QCOMPARE(codeOf(vc::verifyCredential(document, check())), code);
    }

    void refusesChangedContent()
    {
        base::Json document = signedCredential();
        document.set("credentialSubject", base::Json::object({ { "id", didOf(5) }, { "region", "26" } }));
        QCOMPARE(codeOf(vc::verifyCredential(document, check())), QString("vc.proof_signature"));
        document = signedCredential();
        document.remove("proof");
        QCOMPARE(codeOf(vc::verifyCredential(document, check())), QString("vc.proof_missing"));
    }

    void refusesAProofOfSomebodyElse()
    {
        const auto document = vc::addProof(credential(1), options(2), *ed25519Signer(2));
        QCOMPARE(codeOf(vc::verifyCredential(*document, check())), QString("vc.proof_issuer"));
    }

    void refusesMalformedCredentials_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const char* member, const char* value, const char* code) {
            QTest::newRow(name) << QByteArray(member) << QByteArray(value) << code;
        };
        row("issuer as object", "issuer", R"({"id":"did:example:a"})", "ok");
        row("VCDM 1.1", "@context", "[\"https://www.w3.org/2018/credentials/v1\"]", "vc.document");
        row("context is text", "@context", "\"https://www.w3.org/ns/credentials/v2\"", "vc.document");
        row("no credential", "type", "[\"Residence\"]", "vc.document");
        row("type is a number", "type", "[\"VerifiableCredential\",1]", "vc.document");
        row("issuer is no URL", "issuer", "\"agency\"", "vc.document");
        row("no subject", "credentialSubject", "[]", "vc.document");
        row("empty subject", "credentialSubject", "{}", "vc.document");
        row("ends before it begins", "validUntil", "\"2020-01-01T00:00:00Z\"", "vc.document");
        row("no time", "validFrom", "\"soon\"", "vc.document");
        row("unknown status", "credentialStatus", R"({"type":"CredentialStatusList2017"})",
            "vc.status_format");
        row("id is no URL", "id", "\"x\"", "vc.document");
    }

    void refusesMalformedCredentials()
    {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, value);
        QFETCH(QString, code);
        base::Json document = credential();
        document.set(member.toStdString(), json("[" + value + "]").asArray().front());
        QCOMPARE(codeOf(vc::parseCredential(document)), code);
    }

    void verifiesPresentations()
    {
        const auto verified = vc::verifyPresentation(presentation(5, 5), presentationCheck());
        QVERIFY2(verified.has_value(), verified ? "" : verified.error().code.c_str());
        QCOMPARE(verified->holder, didOf(5));
        QCOMPARE(verified->credentials.size(), std::size_t { 1 });
    }

    void refusesPresentationsOfOthers()
    {
        QCOMPARE(codeOf(vc::verifyPresentation(presentation(6, 5), presentationCheck())),
            QString("vc.holder_mismatch"));
        QCOMPARE(codeOf(vc::verifyPresentation(presentation(5, 5, "another-nonce-123"), presentationCheck())),
            QString("vc.proof_challenge"));
        QCOMPARE(codeOf(vc::verifyPresentation(
                     presentation(5, 5, "nonce-0123456789", "https://evil.example"), presentationCheck())),
            QString("vc.proof_domain"));
        base::Json other = presentation(5, 5);
        other.set("holder", didOf(6));
        QVERIFY(!vc::verifyPresentation(other, presentationCheck()));
        // An assertion does not authenticate.
        vc::ProofOptions proof = options(5);
        proof.challenge = "nonce-0123456789";
        proof.domain = "https://portal.example";
        const auto assertion =
            vc::addProof(vc::makePresentation(didOf(5), { signedCredential() }), proof, *ed25519Signer(5));
        QCOMPARE(
            codeOf(vc::verifyPresentation(*assertion, presentationCheck())), QString("vc.proof_purpose"));
        // A presentation without a nonce of ours is nobody's answer.
        vc::PresentationCheck empty = presentationCheck();
        empty.challenge.clear();
        QCOMPARE(
            codeOf(vc::verifyPresentation(presentation(5, 5, ""), empty)), QString("vc.proof_challenge"));
    }

    void signsWithEd25519Only()
    {
        QCOMPARE(
            codeOf(vc::addProof(credential(), options(1), *test::p256Signer(1))), QString("vc.proof_key"));
        QCOMPARE(
            codeOf(vc::addProof(signedCredential(), options(1), *ed25519Signer(1))), QString("vc.document"));
    }
};

QTEST_APPLESS_MAIN(TstVcDataModel)
#include "tst_vc_data_model.moc"
