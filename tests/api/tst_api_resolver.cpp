// SPDX-License-Identifier: Apache-2.0
// The universal resolver over HTTPS, word for word as W3C DID Resolution v0.3 has it: media types, every error with its
// status, 410, versions, dereferencing.
#include "tests/api/api_house.h"

#ifndef Q_MOC_RUN
#include "server/api/resources.h"
#include "server/domains/did/identifiers.h"
#include "server/domains/did/keys.h"
#include "shared/crypto/tls_identity.h"
#include "shared/identity/did_document.h"
#include "shared/identity/did_key.h"
#include "shared/identity/timestamp.h"
#include "shared/ledger/transaction.h"
#endif

#include <QtTest>

#include <map>
#include <optional>

using namespace maru;
using namespace maru::test;
using base::Json;

namespace {

constexpr const char* kResolution = "application/did-resolution";
constexpr const char* kDereferencing = "application/did-url-dereferencing";
constexpr const char* kAbsent = "did:maru:mzuhvlpymk6xo3epygfy5h4oea";

std::string multikeyOf(const crypto::SigningKey& key)
{
    return crypto::didOf(key.publicKey()).substr(8);
}

/// A web server on this machine with fixed answers, and a certificate for "localhost".
class WebHouse {
public:
    WebHouse()
    {
        auto tls = must(crypto::makeTlsIdentity({ "localhost" }, base::SystemClock().now()));
        caPem = tls.caCertificatePem;
        http::ServerOptions options;
        options.certificatePem = tls.certificatePem;
        options.keyPem = std::string(base::asText(tls.keyPem.view()));
        http::Router router;
        router.fallback([this](const http::Request& request) {
            lastTarget = request.target;
            const auto found = pages.find(request.path);
            return found == pages.end() ? http::Response::text(404, "no") : found->second;
        });
        m_server = must(http::startServer(options, std::move(router), m_log));
    }
    ~WebHouse() { m_server->stop(); }
    std::string did(const std::string& path) const
    {
        return "did:web:localhost%3A" + std::to_string(m_server->port()) + path;
    }
    std::uint16_t port() const { return m_server->port(); }

    std::string caPem;
    std::string lastTarget;
    std::map<std::string, http::Response> pages; ///< set before the first request

private:
    base::NullLogger m_log;
    std::unique_ptr<http::Server> m_server;
};

} // namespace

class ApiResolver : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { restart(); }
    void restart()
    {
        m_client.reset();
        m_house = std::make_unique<ApiHouse>();
        m_client = m_house->client();
    }
    void cleanupTestCase()
    {
        m_client.reset();
        m_house.reset();
    }

    void answersInTheFormThatIsAskedFor_data()
    {
        QTest::addColumn<QString>("accept");
        QTest::addColumn<QString>("type");
        QTest::newRow("nothing asked") << ""
                                       << "application/did";
        QTest::newRow("anything") << "*/*"
                                  << "application/did";
        QTest::newRow("a document") << "application/did"
                                    << "application/did";
        QTest::newRow("older name") << "application/did+ld+json"
                                    << "application/did+ld+json";
        QTest::newRow("plain JSON") << "application/json"
                                    << "application/json";
        QTest::newRow("a result") << kResolution << kResolution;
        QTest::newRow("a result of older drafts")
            << "application/ld+json;profile=\"https://w3id.org/did-resolution\""
            << "application/ld+json;profile=\"https://w3id.org/did-resolution\"";
        QTest::newRow("the better one")
            << "application/did;q=0.3, application/did-resolution;q=0.9" << kResolution;
        QTest::newRow("one that is known") << "text/html, application/did"
                                           << "application/did";
        QTest::newRow("case does not matter") << "Application/DID"
                                              << "application/did";
        QTest::newRow("a dereferencing result") << kDereferencing << kDereferencing;
    }
    void answersInTheFormThatIsAskedFor()
    {
        QFETCH(QString, accept);
        QFETCH(QString, type);
        const std::string did = create();
        const Answer answer = ask(did, accept.toStdString());
        QCOMPARE(answer.status, 200);
        QCOMPARE(QString::fromStdString(answer.headers.at("Content-Type")), type);
        QCOMPARE(answer.headers.at("Access-Control-Allow-Origin"), std::string("*"));
        const Json* document = answer.json.find("didDocument");
        if (document == nullptr)
            document = answer.json.find("content");
        if (document == nullptr)
            document = &answer.json;
        QCOMPARE(document->at("id").asString(), did);
    }

    void tellsOfADocument()
    {
        const std::string did = create();
        const Json result = ask(did, kResolution).json;
        QCOMPARE(result.asObject().size(), std::size_t(3));
        QCOMPARE(result.at("didResolutionMetadata"), Json::object({ { "contentType", "application/did" } }));
        const Json& metadata = result.at("didDocumentMetadata");
        QCOMPARE(metadata.at("created").asString(), vc::timestampText(m_house->clock.now()));
        QCOMPARE(metadata.at("versionId").asString(), std::string("1"));
        for (const char* member : { "updated", "deactivated", "nextUpdate", "nextVersionId" })
            QVERIFY(metadata.find(member) == nullptr);
        const auto document = must(did::parseDocument(result.at("didDocument"), did));
        const std::string id = did + '#' + multikeyOf(*m_key);
        for (const auto relationship :
            { did::Relationship::Authentication, did::Relationship::AssertionMethod,
                did::Relationship::CapabilityInvocation, did::Relationship::CapabilityDelegation })
            QVERIFY(document.allows(relationship, id));
        QVERIFY(!document.allows(did::Relationship::KeyAgreement, id));
    }

    void keepsVersions()
    {
        const std::string did = create();
        const std::int64_t created = m_house->clock.now().count();
        addService(did, "files", 100);
        addService(did, "mail", 100);
        const auto at = [&](std::int64_t time) {
            return ask(did + "?versionTime=" + vc::timestampText(base::UnixSeconds(time)), kResolution);
        };
        const Json first = ask(did + "?versionId=1", kResolution).json;
        QVERIFY(first.at("didDocument").find("service") == nullptr);
        QVERIFY(first.at("didDocumentMetadata").find("updated") == nullptr);
        QCOMPARE(first.at("didDocumentMetadata").at("nextVersionId").asString(), std::string("2"));
        QCOMPARE(first.at("didDocumentMetadata").at("nextUpdate").asString(),
            vc::timestampText(base::UnixSeconds(created + 100)));
        const Json second = ask(did + "?versionId=2", kResolution).json;
        QCOMPARE(second.at("didDocument").at("service").asArray().size(), std::size_t(1));
        QCOMPARE(second.at("didDocumentMetadata").at("updated").asString(),
            vc::timestampText(base::UnixSeconds(created + 100)));
        QCOMPARE(at(created).json, first);
        QCOMPARE(at(created + 99).json, first);
        QCOMPARE(at(created + 100).json, second);
        QCOMPARE(at(created + 199).json, second);
        const Json newest = ask(did, kResolution).json;
        QCOMPARE(at(created + 100'000).json, newest);
        QCOMPARE(newest.at("didDocumentMetadata").at("versionId").asString(), std::string("3"));
        QVERIFY(newest.at("didDocumentMetadata").find("nextUpdate") == nullptr);
        QCOMPARE(at(created - 1).status, 404);
        // In the DID URL itself, escaped or not, and as an option of POST.
        QCOMPARE(ask(http::encodeComponent(did + "?versionId=2"), kResolution).json, second);
        QCOMPARE(post(did, R"({"versionId":"2"})", kResolution).json, second);
        QCOMPARE(post(did, R"({"versionId":2})", kResolution).json, second);
        QCOMPARE(post(did, "", kResolution).json, newest);
    }

    void saysGoneForADeactivatedOne()
    {
        const std::string did = create();
        send("deactivate", Json::object({ { "did", did } }), 50);
        for (const char* accept : { kResolution, "application/did", "" }) {
            const Answer answer = ask(did, accept);
            QCOMPARE(answer.status, 410);
            QCOMPARE(answer.headers.at("Content-Type"), std::string(kResolution));
            QVERIFY(answer.json.at("didDocument").isNull());
            QVERIFY(answer.json.at("didDocumentMetadata").at("deactivated").asBoolean());
            QCOMPARE(answer.json.at("didDocumentMetadata").at("versionId").asString(), std::string("2"));
            QVERIFY(answer.json.at("didResolutionMetadata").find("error") == nullptr);
        }
        QCOMPARE(ask(did + "?versionId=1", kResolution).status, 410);
        const Answer url = ask(did + "%23" + multikeyOf(*m_key), kDereferencing);
        QCOMPARE(url.status, 410);
        QVERIFY(url.json.at("content").isNull());
        QVERIFY(url.json.at("contentMetadata").at("deactivated").asBoolean());
    }

    void namesEachError_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("accept");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("type");
        const auto row = [](const char* name, const QString& target, int status, const char* type,
                             const char* accept = kResolution) {
            QTest::newRow(name) << target << QString::fromLatin1(accept) << status
                                << QString::fromLatin1(type);
        };
        row("no DID", QStringLiteral("hello"), 400, "INVALID_DID");
        row("no DID, document asked", QStringLiteral("hello"), 400, "INVALID_DID", "application/did");
        row("upper case method", QStringLiteral("did:Maru:abc"), 400, "INVALID_DID");
        row("empty id", QStringLiteral("did:maru:"), 400, "INVALID_DID");
        row("bad characters", QStringLiteral("did:maru:a@b"), 400, "INVALID_DID");
        row("bad maru id", QStringLiteral("did:maru:abc"), 400, "INVALID_DID");
        row("bad did:key", QStringLiteral("did:key:z6MkNo"), 400, "INVALID_DID");
        row("bad multibase", QStringLiteral("did:key:x6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH"), 400,
            "INVALID_DID");
        row("bad did:jwk", QStringLiteral("did:jwk:e30"), 400, "INVALID_DID");
        row("fragment, result asked", QStringLiteral("%1%23a"), 400, "INVALID_DID");
        row("bad DID URL", QStringLiteral("%1%23a%23b"), 400, "INVALID_DID_URL", kDereferencing);
        row("parameter twice", QStringLiteral("%1%3Fservice=a%26service=b"), 400, "INVALID_DID_URL",
            kDereferencing);
        row("version twice", QStringLiteral("%1?versionId=1&versionId=1"), 400, "INVALID_OPTIONS");
        row("version in two ways", QStringLiteral("%1?versionId=1&versionTime=2026-01-01T00:00:00Z"), 400,
            "INVALID_OPTIONS");
        row("version says two things", QStringLiteral("%1%3FversionId%3D1?versionId=2"), 400,
            "INVALID_OPTIONS");
        row("time with a zone", QStringLiteral("%1?versionTime=2026-01-01T09:00:00%2B09:00"), 400,
            "INVALID_OPTIONS");
        row("time with a fraction", QStringLiteral("%1?versionTime=2026-01-01T09:00:00.5Z"), 400,
            "INVALID_OPTIONS");
        row("time that is none", QStringLiteral("%1?versionTime=yesterday"), 400, "INVALID_OPTIONS");
        row("flag that is none", QStringLiteral("%1?expandRelativeUrls=yes"), 400, "INVALID_OPTIONS");
        row("unknown DID", QString::fromLatin1(kAbsent), 404, "NOT_FOUND");
        row("unknown DID, document asked", QString::fromLatin1(kAbsent), 404, "NOT_FOUND", "application/did");
        row("unknown version", QStringLiteral("%1?versionId=7"), 404, "NOT_FOUND");
        row("version zero", QStringLiteral("%1?versionId=0"), 404, "NOT_FOUND");
        row("version with a zero in front", QStringLiteral("%1?versionId=01"), 404, "NOT_FOUND");
        row("version no number", QStringLiteral("%1?versionId=..%2F1"), 404, "NOT_FOUND");
        row("unknown fragment", QStringLiteral("%1%23nobody"), 404, "NOT_FOUND", kDereferencing);
        row("a path", QStringLiteral("%1/whois"), 404, "NOT_FOUND", kDereferencing);
        row("an unknown parameter", QStringLiteral("%1%3Fcolour=red"), 404, "NOT_FOUND", kDereferencing);
        row("relativeRef alone", QStringLiteral("%1?relativeRef=/a"), 404, "NOT_FOUND", kDereferencing);
        row("a page", QStringLiteral("%1"), 406, "REPRESENTATION_NOT_SUPPORTED", "text/html");
        row("CBOR", QStringLiteral("%1"), 406, "REPRESENTATION_NOT_SUPPORTED", "application/did+cbor");
        row("refused by quality", QStringLiteral("%1"), 406, "REPRESENTATION_NOT_SUPPORTED",
            "application/did;q=0");
        row("addresses of a DID", QStringLiteral("%1"), 406, "REPRESENTATION_NOT_SUPPORTED", "text/uri-list");
        row("unknown method", QStringLiteral("did:example:123"), 501, "METHOD_NOT_SUPPORTED");
        row("unknown option", QStringLiteral("%1?colour=red"), 501, "FEATURE_NOT_SUPPORTED");
        row("unknown option of an unknown method", QStringLiteral("did:example:123?colour=red"), 501,
            "METHOD_NOT_SUPPORTED");
        row("versions of did:key",
            QStringLiteral("did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH?versionId=1"), 501,
            "FEATURE_NOT_SUPPORTED");
        row("hashlinks", QStringLiteral("%1?hl=zQm"), 501, "FEATURE_NOT_SUPPORTED", kDereferencing);
        row("relationship of no method", QStringLiteral("%1%23files?verificationRelationship=authentication"),
            500, "INVALID_VERIFICATION_METHOD", kDereferencing);
        row("relationship of a document", QStringLiteral("%1?verificationRelationship=authentication"), 500,
            "INVALID_VERIFICATION_METHOD", kDereferencing);
        row("relationship that is not listed",
            QStringLiteral("%1%23%2?verificationRelationship=keyAgreement"), 500,
            "INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD", kDereferencing);
        row("relationship that is none", QStringLiteral("%1%23%2?verificationRelationship=id"), 500,
            "INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD", kDereferencing);
    }
    void namesEachError()
    {
        QFETCH(QString, target);
        QFETCH(QString, accept);
        QFETCH(int, status);
        QFETCH(QString, type);
        const std::string did = create();
        addService(did, "files", 1);
        // Not arg(): the targets have percent signs of their own.
        target.replace(QStringLiteral("%23%2?"),
            QStringLiteral("%23") + QString::fromStdString(multikeyOf(*m_key)) + QStringLiteral("?"));
        if (target.startsWith(QStringLiteral("%1")))
            target.replace(0, 2, QString::fromStdString(did));
        const Answer answer = ask(target.toStdString(), accept.toStdString());
        checkError(answer, status, type, accept);
    }

    void refusesBadBodies_data()
    {
        QTest::addColumn<QString>("body");
        QTest::newRow("no JSON") << "{";
        QTest::newRow("an array") << "[]";
        QTest::newRow("a nested option") << R"({"versionId":{}})";
        QTest::newRow("an option twice") << R"({"versionId":"1","versionId":"2"})";
    }
    void refusesBadBodies()
    {
        QFETCH(QString, body);
        checkError(post(create(), body.toStdString(), kResolution), 400, QStringLiteral("INVALID_OPTIONS"),
            QString::fromLatin1(kResolution));
    }

    void dereferencesParts()
    {
        const std::string did = create();
        addService(did, "files", 1);
        addService(did, "mail", 1);
        const std::string id = did + '#' + multikeyOf(*m_key);
        const Json method = ask(http::encodeComponent(id), kDereferencing).json;
        QCOMPARE(method.at("content").at("id").asString(), id);
        QCOMPARE(method.at("content").at("type").asString(), std::string("Multikey"));
        QVERIFY(method.at("content").find("@context") != nullptr);
        QCOMPARE(
            method.at("dereferencingMetadata").at("contentType").asString(), std::string("application/did"));
        QCOMPARE(method.at("contentMetadata").at("versionId").asString(), std::string("3"));
        // Half escaped, as many clients do it; the content alone; for a purpose.
        QCOMPARE(ask(did + "%23" + multikeyOf(*m_key), kDereferencing).json, method);
        QCOMPARE(ask(http::encodeComponent(id), "application/did").json, method.at("content"));
        QCOMPARE(ask(http::encodeComponent(id) + "?verificationRelationship=assertionMethod", kDereferencing)
                     .status,
            200);
        QCOMPARE(ask(did + "%23files", kDereferencing).json.at("content").at("serviceEndpoint").asString(),
            std::string("https://example.com/files"));
        const Json chosen = ask(did + "?service=mail", kDereferencing).json.at("content");
        QCOMPARE(chosen.at("id").asString(), did);
        QCOMPARE(chosen.at("service").asArray().size(), std::size_t(1));
        QCOMPARE(chosen.at("service").asArray()[0].at("id").asString(), did + "#mail");
        QCOMPARE(
            ask(did + "?serviceType=Files", kDereferencing).json.at("content").at("service").asArray().size(),
            std::size_t(2));
        QCOMPARE(ask(did + "?serviceType=Files&versionId=2", kDereferencing)
                     .json.at("content")
                     .at("service")
                     .asArray()
                     .size(),
            std::size_t(1));
    }

    void leadsToServices_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("location");
        QTest::newRow("the endpoint") << "?service=files"
                                      << "https://example.com/files";
        QTest::newRow("by type") << "?serviceType=Files"
                                 << "https://example.com/files";
        QTest::newRow("a path below") << "?service=files&relativeRef=%2Fmyresume%2Fdoc%3Fversion%3Dlatest"
                                      << "https://example.com/files/myresume/doc?version=latest";
        QTest::newRow("a name below") << "?service=files&relativeRef=doc.pdf"
                                      << "https://example.com/files/doc.pdf";
        QTest::newRow("with a fragment") << "%23intro?service=files&relativeRef=doc"
                                         << "https://example.com/files/doc#intro";
    }
    void leadsToServices()
    {
        QFETCH(QString, query);
        QFETCH(QString, location);
        const std::string did = create();
        addService(did, "files", 1);
        const Answer answer = ask(did + query.toStdString(), "text/uri-list");
        QCOMPARE(answer.status, 303);
        QCOMPARE(QString::fromStdString(answer.headers.at("Location")), location);
        QVERIFY(answer.text.empty());
    }

    void keepsReferencesBelowTheirEndpoint_data()
    {
        QTest::addColumn<QString>("reference");
        for (const char* bad : { "..%2Fsecret", "%2F..%2Fsecret", "a%2F..%2F..%2Fb", "%252E%252E%252Fsecret",
                 "a%255C..%255Cb", "..%5Csecret", "%2F%2Fevil.example%2F", "a%20b",
                 "%25252e%25252e%25252fsecret", ".", "a%2F.%2Fb" })
            QTest::newRow(bad) << QString::fromLatin1(bad);
    }
    void keepsReferencesBelowTheirEndpoint()
    {
        QFETCH(QString, reference);
        const std::string did = create();
        addService(did, "files", 1);
        const Answer answer =
            ask(did + "?service=files&relativeRef=" + reference.toStdString(), "text/uri-list");
        checkError(answer, 400, QStringLiteral("INVALID_DID_URL"), QStringLiteral("text/uri-list"));
    }

    void knowsKeysWithoutAskingAnybody()
    {
        const std::string did = "did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH";
        const Answer answer = ask(did, kResolution);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json.at("didDocument").at("id").asString(), did);
        QCOMPARE(answer.json.at("didDocumentMetadata"), Json::object());
        const std::string jwk =
            "did:jwk:"
            "eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6OTFQSDZDZEgy"
            "VjAiLCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9";
        QCOMPARE(ask(jwk, kResolution)
                     .json.at("didDocument")
                     .at("verificationMethod")
                     .asArray()[0]
                     .at("id")
                     .asString(),
            jwk + "#0");
    }

    void fetchesDocumentsOfTheWeb()
    {
        restart();
        WebHouse web;
        const std::string alice = web.did(":user:alice");
        web.pages["/user/alice/did.json"] = http::Response::json(200, Json::object({ { "id", alice } }));
        web.pages["/odd/did.json"] = http::Response::json(200, Json::object({ { "id", "did:web:other" } }));
        web.pages["/float/did.json"] = http::Response::text(200, R"({"id":"x","n":1.5})", "application/json");
        web.pages["/moved/did.json"] = http::Response::text(302, "");
        web.pages["/moved/did.json"].headers["Location"] = "/user/alice/did.json";
        web.pages["/broken/did.json"] = http::Response::text(500, "");
        web.pages["/large/did.json"] =
            http::Response::text(200, std::string(400'000, ' '), "application/json");
        web.pages["/private/did.json"] = http::Response::text(200,
            R"({"id":")" + web.did(":private")
                + R"(","verificationMethod":[{"id":"#a","type":"JsonWebKey","controller":")"
                + web.did(":private")
                + R"(","publicKeyJwk":{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}}]})",
            "application/json");
        resolver::WebOptions options;
        options.caPem = web.caPem;
        options.privateHosts = { "localhost" };
        m_house->resolver().addRemote(resolver::makeWebMethod(options));
        const QString asked = QString::fromLatin1(kResolution);
        const Answer found = ask(alice, kResolution);
        QCOMPARE(found.status, 200);
        QCOMPARE(found.json.at("didDocument").at("id").asString(), alice);
        QCOMPARE(ask(http::encodeComponent(alice), "application/did").json.at("id").asString(), alice);
        QCOMPARE(ask(alice + "?expandRelativeUrls=true", kResolution).status, 200);
        checkError(ask(web.did(":private"), kResolution), 500, QStringLiteral("INVALID_DID_DOCUMENT"), asked);
        checkError(ask(web.did(":odd"), kResolution), 500, QStringLiteral("INVALID_DID_DOCUMENT"), asked);
        checkError(ask(web.did(":float"), kResolution), 500, QStringLiteral("INVALID_DID_DOCUMENT"), asked);
        checkError(ask(web.did(":moved"), kResolution), 500, QStringLiteral("INTERNAL_ERROR"), asked);
        checkError(ask(web.did(":broken"), kResolution), 500, QStringLiteral("INTERNAL_ERROR"), asked);
        checkError(ask(web.did(":large"), kResolution), 500, QStringLiteral("INTERNAL_ERROR"), asked);
        checkError(ask(web.did(":nobody"), kResolution), 404, QStringLiteral("NOT_FOUND"), asked);
        checkError(ask(web.did(":..:secret"), kResolution), 400, QStringLiteral("INVALID_DID"), asked);
        checkError(
            ask(web.did(":a?versionId=1"), kResolution), 501, QStringLiteral("FEATURE_NOT_SUPPORTED"), asked);
    }

    void reachesNoPrivateAddress()
    {
        restart();
        WebHouse web;
        resolver::WebOptions options;
        options.caPem = web.caPem;
        m_house->resolver().addRemote(resolver::makeWebMethod(options));
        checkError(ask(web.did(""), kResolution), 500, QStringLiteral("INTERNAL_ERROR"),
            QString::fromLatin1(kResolution));
        QCOMPARE(web.lastTarget, std::string());
    }

    /// The signer of a transaction is a did:key; its owner signed in as a did:maru that lists it.
    void showsRestrictedActionsToTheirSigner()
    {
        const std::string did = create();
        const std::string key = crypto::didOf(m_key->publicKey());
        const auto transaction = m_house->transaction(*m_key, "did", "approveRecovery",
            Json::object({ { "did", did }, { "recovery", "r-0123456789abcdef" }, { "guardian", key },
                { "salt", std::string(22, 'A') } }));
        QCOMPARE(m_house->submit(transaction).json.at("results").asArray().at(0).at("code").asString(),
            std::string("did.unknown_recovery"));
        const std::string path = "/v1/transactions/" + ledger::transactionId(transaction).hex();
        QVERIFY(m_house->get(path).json.find("tx") == nullptr);

        const Answer asked =
            m_house->post("/v1/sessions/challenge", base::canonical(Json::object({ { "did", did } })));
        const std::string challenge = asked.json.at("challenge").asString();
        const auto signature =
            crypto::sign(*m_key, "session", api::sessionText("test-chain", did, challenge));
        const Answer opened = m_house->post("/v1/sessions",
            base::canonical(Json::object({ { "did", did }, { "key", key }, { "challenge", challenge },
                { "signature", signature.text() } })));
        QCOMPARE(opened.status, 200);
        const Answer own = m_house->get(path, opened.json.at("token").asString());
        QCOMPARE(own.json.at("tx").at("signer").asString(), key);
    }

private:
    Answer toAnswer(base::Result<http::Response> response)
    {
        http::Response good = must(std::move(response));
        Answer answer { good.status, std::move(good.headers), std::move(good.body), nullptr };
        if (auto json = base::parseJson(answer.text))
            answer.json = std::move(*json);
        return answer;
    }
    Answer ask(const std::string& identifier, const std::string& accept)
    {
        http::Headers headers { { "Accept-Language", "en" } };
        if (!accept.empty())
            headers["Accept"] = accept;
        return toAnswer(m_client->send("GET", "/1.0/identifiers/" + identifier, headers, {}));
    }
    Answer post(const std::string& identifier, const std::string& body, const std::string& accept)
    {
        return toAnswer(
            m_client->send("POST", "/1.0/identifiers/" + identifier, { { "Accept", accept } }, body));
    }
    std::string send(const std::string& action, Json payload, std::int64_t later)
    {
        m_house->clock.set(m_house->clock.now() + later);
        const auto transaction = m_house->transaction(*m_key, "did", action, std::move(payload));
        const Answer answer = m_house->submit(transaction);
        const Json& outcome = answer.json.at("results").asArray().at(0);
        if (outcome.at("code").asString() != "ok")
            qFatal("%s: %s", action.c_str(), answer.text.c_str());
        return dids::didOfTransaction(ledger::transactionId(transaction));
    }
    /// Of a new key each time: a key is in one document only.
    std::string create()
    {
        m_key.emplace(crypto::SigningKey::generate());
        return send("create",
            Json::object({ { "kind", "person" },
                { "keys",
                    Json::array(
                        { Json::object({ { "key", multikeyOf(*m_key) }, { "use", "control" } }) }) } }),
            0);
    }
    void addService(const std::string& did, const std::string& id, std::int64_t later)
    {
        send("addService",
            Json::object({ { "did", did }, { "id", id }, { "type", "Files" },
                { "endpoint", "https://example.com/files" } }),
            later);
    }
    static void checkError(const Answer& answer, int status, const QString& type, const QString& accept)
    {
        QCOMPARE(answer.status, status);
        const Json* error = &answer.json;
        if (accept == QString::fromLatin1(kResolution)) {
            QVERIFY(answer.json.at("didDocument").isNull());
            QCOMPARE(answer.json.at("didDocumentMetadata"), Json::object());
            error = &answer.json.at("didResolutionMetadata").at("error");
        } else if (accept == QString::fromLatin1(kDereferencing)) {
            QVERIFY(answer.json.at("content").isNull());
            QCOMPARE(answer.json.at("contentMetadata"), Json::object());
            error = &answer.json.at("dereferencingMetadata").at("error");
        } else {
            QCOMPARE(answer.headers.at("Content-Type"), std::string("application/problem+json"));
        }
        const bool isOfSecurity = type.startsWith(QStringLiteral("INVALID_VERIFICATION"))
            || type.startsWith(QStringLiteral("INVALID_RELATIONSHIP"));
        const QString base = isOfSecurity ? QStringLiteral("https://w3id.org/security#")
                                          : QStringLiteral("https://www.w3.org/ns/did#");
        QCOMPARE(QString::fromStdString(error->at("type").asString()), base + type);
        QVERIFY(!error->at("title").asString().empty());
        QCOMPARE(error->at("status").asInteger(), std::int64_t(status));
    }

    std::unique_ptr<ApiHouse> m_house;
    std::unique_ptr<http::Client> m_client;
    std::optional<crypto::SigningKey> m_key;
};

QTEST_GUILESS_MAIN(ApiResolver)
#include "tst_api_resolver.moc"
