// SPDX-License-Identifier: Apache-2.0
// Where did:web documents lie, what drivers answer, relative URLs, and what is kept of answers.
#ifndef Q_MOC_RUN // moc stumbles over <compare> of this library when it comes first
#include "server/resolver/resolver.h"
#include "shared/http/server.h"
#endif

#include <QtTest>

#include <atomic>

using namespace maru;
using base::Json;
using namespace maru::resolver;

namespace {

/// A driver on this machine: each DID has its answer.
class DriverHouse {
public:
    DriverHouse()
    {
        http::Router router;
        router.fallback([this](const http::Request& request) {
            ++asked;
            lastTarget = request.target;
            const auto found = answers.find(request.path.substr(request.path.rfind('/') + 1));
            return found == answers.end() ? http::Response::text(404, "{}") : found->second;
        });
        auto started = http::startServer({}, std::move(router), m_log);
        if (!started)
            qFatal("%s", started.error().code.c_str());
        m_server = std::move(*started);
    }
    ~DriverHouse() { m_server->stop(); }
    std::string url() const
    {
        return "http://127.0.0.1:" + std::to_string(m_server->port()) + "/1.0/identifiers/";
    }

    std::map<std::string, http::Response> answers; ///< set before the first request
    std::atomic<int> asked = 0;
    std::string lastTarget;

private:
    base::NullLogger m_log;
    std::unique_ptr<http::Server> m_server;
};

http::Response result(int status, const char* error, Json document, Json metadata = Json::object())
{
    Json process = Json::object();
    if (error != nullptr)
        process.set("error", Json::object({ { "type", error } }));
    return http::Response::json(status,
        Json::object(
            { { "didDocument", std::move(document) }, { "didResolutionMetadata", std::move(process) },
                { "didDocumentMetadata", std::move(metadata) } }));
}

std::unique_ptr<Method> driver(const DriverHouse& house)
{
    auto made = makeDriverMethod({ "example", house.url(), {}, {} });
    if (!made)
        qFatal("%s", made.error().code.c_str());
    return std::move(*made);
}

} // namespace

class TestResolverMethods : public QObject {
    Q_OBJECT

private slots:
    void findsWebDocuments_data()
    {
        QTest::addColumn<QString>("specific");
        QTest::addColumn<QString>("url");
        QTest::newRow("a host") << "w3c-ccg.github.io"
                                << "https://w3c-ccg.github.io/.well-known/did.json";
        QTest::newRow("a path") << "w3c-ccg.github.io:user:alice"
                                << "https://w3c-ccg.github.io/user/alice/did.json";
        QTest::newRow("a port") << "example.com%3A3000:user:alice"
                                << "https://example.com:3000/user/alice/did.json";
        QTest::newRow("upper case") << "Example.COM"
                                    << "https://example.com/.well-known/did.json";
        QTest::newRow("Korean path") << "example.com:%ED%95%9C"
                                     << "https://example.com/%ED%95%9C/did.json";
        for (const char* bad : { "", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1",
                 "1.2.3.4", "%5B%3A%3A1%5D", "example.com%3A0", "example.com%3A65536", "example.com%3A080",
                 "example.com%3A", "example.com%3Aabc", "user%40example.com", "example.com%2Fx",
                 "example.com%3Fx", "example.com%23x", "example..com", "-a.com", "a-.com", "example.com:..:x",
                 "example.com:.", "example.com:a%2F..%2Fb", "example.com:%2e%2e", "example.com:a%5Cb",
                 "example.com:a%00b", "example.com:a%0Ab", "example.com:a%252Fb", "example.com:",
                 "example.com::a", "example.com:a%3Fb", "example.com:%zz", "a b.com", "example.com." })
            QTest::newRow(bad) << QString::fromLatin1(bad) << QString();
    }
    void findsWebDocuments()
    {
        QFETCH(QString, specific);
        QFETCH(QString, url);
        const auto location = webLocation(specific.toStdString());
        QCOMPARE(location.has_value(), !url.isEmpty());
        if (location)
            QCOMPARE(QString::fromStdString(location->baseUrl + location->target), url);
        else
            QCOMPARE(location.error().code, std::string("resolver.invalid_did"));
    }

    void understandsDrivers_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("code");
        QTest::newRow("found") << "good"
                               << "";
        QTest::newRow("a document alone") << "bare"
                                          << "";
        QTest::newRow("not found, as it is said now") << "absent"
                                                      << "resolver.not_found";
        QTest::newRow("not found, as it was said") << "legacy"
                                                   << "resolver.not_found";
        QTest::newRow("bad id") << "bad"
                                << "resolver.invalid_did";
        QTest::newRow("an error that nobody knows") << "strange"
                                                    << "resolver.internal_error";
        QTest::newRow("another DID's document") << "other"
                                                << "resolver.invalid_did_document";
        QTest::newRow("no JSON") << "noise"
                                 << "resolver.invalid_did_document";
        QTest::newRow("nothing") << "nothing"
                                 << "resolver.internal_error";
    }
    void understandsDrivers()
    {
        QFETCH(QString, id);
        QFETCH(QString, code);
        DriverHouse house;
        const auto document = [](const char* did) { return Json::object({ { "id", did } }); };
        house.answers["did:example:good"] =
            result(200, nullptr, document("did:example:good"), Json::object({ { "versionId", "7" } }));
        house.answers["did:example:bare"] = http::Response::json(200, document("did:example:bare"));
        house.answers["did:example:absent"] = result(404, "https://www.w3.org/ns/did#NOT_FOUND", nullptr);
        house.answers["did:example:legacy"] = http::Response::json(404,
            Json::object({ { "didDocument", nullptr },
                { "didResolutionMetadata", Json::object({ { "error", "notFound" } }) } }));
        house.answers["did:example:bad"] = result(400, "https://www.w3.org/ns/did#INVALID_DID", nullptr);
        house.answers["did:example:strange"] = result(418, "https://example.com/errors#TEAPOT", nullptr);
        house.answers["did:example:other"] = result(200, nullptr, document("did:example:good"));
        house.answers["did:example:noise"] = http::Response::text(200, "<html>");
        Resolver all;
        all.addRemote(driver(house));
        const auto found = all.resolve("did:example:" + id.toStdString(), {});
        QCOMPARE(found ? QString() : QString::fromStdString(found.error().code), code);
        if (found)
            QCOMPARE(found->document.at("id").asString(), "did:example:" + id.toStdString());
    }

    void passesDeactivationOn()
    {
        DriverHouse house;
        house.answers["did:example:gone"] =
            result(410, nullptr, nullptr, Json::object({ { "deactivated", true }, { "versionId", "3" } }));
        Resolver all;
        all.addRemote(driver(house));
        const auto found = all.resolve("did:example:gone", {});
        QVERIFY(found);
        QVERIFY(found->isDeactivated);
        QCOMPARE(found->metadata.at("versionId").asString(), std::string("3"));
    }

    void passesVersionsOn()
    {
        DriverHouse house;
        house.answers["did:example:good"] =
            result(200, nullptr, Json::object({ { "id", "did:example:good" } }));
        Resolver all;
        all.addRemote(driver(house));
        QVERIFY(all.resolve("did:example:good", { { "versionTime", "2026-01-01T00:00:00Z" } }));
        QCOMPARE(house.lastTarget,
            std::string("/1.0/identifiers/did%3Aexample%3Agood?versionTime=2026-01-01T00%3A00%3A00Z"));
    }

    void keepsAnswersForAWhile()
    {
        DriverHouse house;
        house.answers["did:example:good"] =
            result(200, nullptr, Json::object({ { "id", "did:example:good" } }));
        Resolver all;
        all.addRemote(driver(house));
        for (int i = 0; i < 3; ++i)
            QVERIFY(all.resolve("did:example:good", {}));
        QCOMPARE(house.asked.load(), 1);
        QVERIFY(all.resolve("did:example:good", { { "noCache", "true" } }));
        QCOMPARE(house.asked.load(), 2);
        QVERIFY(!all.resolve("did:example:absent", {}));
        QVERIFY(!all.resolve("did:example:absent", {}));
        QCOMPARE(house.asked.load(), 4);
    }

    void asksFewAtATime()
    {
        DriverHouse house;
        ResolverOptions options;
        options.remoteAtOnce = 0;
        Resolver all(options);
        all.addRemote(driver(house));
        const auto found = all.resolve("did:example:good", {});
        QVERIFY(!found);
        QCOMPARE(found.error().code, std::string("resolver.internal_error"));
        QCOMPARE(house.asked.load(), 0);
    }

    void refusesDrivers_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("url");
        QTest::newRow("no URL") << "ion"
                                << "example.com";
        QTest::newRow("another scheme") << "ion"
                                        << "ftp://example.com/";
        QTest::newRow("a query") << "ion"
                                 << "https://example.com/x?a=b";
        QTest::newRow("a name that is none") << "Ion"
                                             << "https://example.com/";
        QTest::newRow("no name") << ""
                                 << "https://example.com/";
    }
    void refusesDrivers()
    {
        QFETCH(QString, method);
        QFETCH(QString, url);
        const auto made = makeDriverMethod({ method.toStdString(), url.toStdString(), {}, {} });
        QVERIFY(!made);
        QCOMPARE(made.error().code, std::string("resolver.configuration"));
    }

    void expandsRelativeUrls()
    {
        const Json method = Json::object({ { "id", "#k" }, { "type", "Multikey" } });
        const Json inner = Json::object({ { "id", "#inline" } });
        Json document = Json::object({ { "id", "did:example:a" }, { "@context", Json::array({ "#x" }) },
            { "alsoKnownAs", Json::array({ "#y" }) }, { "verificationMethod", Json::array({ method }) },
            { "authentication", Json::array({ "#k", inner, "did:example:b#k" }) },
            { "service", Json::array({ Json::object({ { "id", "?service=s" } }) }) },
            { "own", Json::array({ Json::object({ { "id", "/path" } }), 5 }) } });
        const Json full = expandRelativeUrls(document, "did:example:a");
        for (const char* member : { "id", "@context", "alsoKnownAs" })
            QCOMPARE(full.at(member), document.at(member));
        QCOMPARE(
            full.at("verificationMethod").asArray()[0].at("id").asString(), std::string("did:example:a#k"));
        const auto& authentication = full.at("authentication").asArray();
        QCOMPARE(authentication[0].asString(), std::string("did:example:a#k"));
        QCOMPARE(authentication[1].at("id").asString(), std::string("did:example:a#inline"));
        QCOMPARE(authentication[2].asString(), std::string("did:example:b#k"));
        QCOMPARE(full.at("service").asArray()[0].at("id").asString(), std::string("did:example:a?service=s"));
        QCOMPARE(full.at("own").asArray()[0].at("id").asString(), std::string("did:example:a/path"));
        QCOMPARE(full.at("own").asArray()[1].asInteger(), std::int64_t(5));
    }
};

QTEST_GUILESS_MAIN(TestResolverMethods)
#include "tst_resolver_methods.moc"
