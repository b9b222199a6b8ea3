// SPDX-License-Identifier: Apache-2.0
// The portal as a verifier against a scripted chain server: what it may ask, what it believes, who may read the answer.
#include "citizen-portal-backend/api/presentations.h"
#include "shared/identity/did_key.h"

#include <QtTest>

#include <atomic>

using namespace maru;
using base::Json;

namespace {

constexpr std::int64_t kStart = 1'790'000'000;
constexpr const char* kIssuer = "https://portal.test/oid4vci/gyeonggi";
constexpr const char* kVct = "urn:maru:vct:resident-card";

Json claimRow(const char* path)
{
    return Json::object({ { "path", path }, { "kind", "string" }, { "ko", path }, { "en", path },
        { "required", true }, { "sd", true } });
}

/// What a test changes of the chain.
struct Script {
    bool isTypeThere = true;
    bool isRegistered = true;
    std::string registeredPath = "address.region";
    bool isTrusted = true;
    std::string issuerUrl = kIssuer;
    std::string status; ///< "" = no row
    bool isListThere = true;
    std::atomic<bool> isBroken = false;
};

class VerifierHouse {
public:
    VerifierHouse()
        : issuer(jose::signerFor(crypto::P256Key::generate()))
        , holder(jose::signerFor(crypto::P256Key::generate()))
    {
        http::Router router;
        router.get("/v1/state/credentials/{rest...}",
            [this](const http::Request& request) { return state(request); });
        router.get("/v1/state/identity/agencies/gyeonggi", [](const http::Request&) {
            return http::Response::json(200,
                Json::object(
                    { { "value", Json::object({ { "name_ko", "경기도" }, { "name_en", "Gyeonggi" } }) } }));
        });
        router.get("/v1/query/credentials/verifier", [this](const http::Request& request) {
            Json row = Json::object({ { "claims",
                Json::array({ Json::object(
                    { { "type", "resident-card" }, { "path", script.registeredPath } }) }) } });
            const bool isMe = request.queryValue("client_id").value_or("").rfind("did:key:z6Mk", 0) == 0;
            return http::Response::json(200,
                Json::object(
                    { { "verifier", std::move(row) }, { "registered", script.isRegistered && isMe } }));
        });
        router.get("/v1/query/credentials/trust", [this](const http::Request& request) {
            if (script.isBroken)
                return http::Response::text(503, "{}");
            const Json jwk = jose::toJwk(issuer->publicKey());
            const bool isKid = request.queryValue("kid").value_or("") == issuer->publicKey().thumbprint();
            return http::Response::json(200,
                Json::object({ { "trusted", script.isTrusted && isKid },
                    { "issuer", Json::object({ { "agency", "gyeonggi" }, { "url", script.issuerUrl } }) },
                    { "key",
                        Json::object(
                            { { "alg", "ES256" }, { "x", jwk.at("x") }, { "y", jwk.at("y") } }) } }));
        });
        server = std::move(*http::startServer({}, std::move(router), log));
        http::ClientOptions options;
        options.baseUrl = "http://127.0.0.1:" + std::to_string(server->port());
        client = std::move(*http::makeClient(options));
        auto services = portal::presentationServices();
        services.push_back(
            portal::PresentationService { "door", "/door", "resident-card", { "region" }, true });
        portal::PresentationLimits limits;
        limits.most = 3;
        limits.mostPerVisitor = 2;
        presentations = std::make_unique<portal::Presentations>(*client, log, clock,
            crypto::SigningKey::generate(), "https://portal.test", std::move(services), limits);
    }
    ~VerifierHouse() { server->stop(); }

    http::Response state(const http::Request& request) const
    {
        const std::string& rest = request.parameters.find("rest")->second;
        Json value;
        if (rest == "types/resident-card" && script.isTypeThere)
            value = Json::object({ { "vct", kVct },
                { "claims",
                    Json::array({ claimRow("family_name"), claimRow("address.region"),
                        claimRow("address.city") }) } });
        else if (rest == "lists/l-1" && script.isListThere)
            value = Json::object({ { "id", "l-1" } });
        else if (rest == "statuses/l-1/00000042" && !script.status.empty())
            value = Json::object({ { "status", script.status } });
        return http::Response::json(200, Json::object({ { "value", std::move(value) } }));
    }

    /// A credential of the issuer, by default one that holds.
    vc::SdJwt credential(const std::function<void(vc::SdJwtVcContent&)>& change = {}) const
    {
        vc::SdJwtVcContent content;
        content.issuer = kIssuer;
        content.keyId = issuer->publicKey().thumbprint();
        content.type = kVct;
        content.claims = Json::object({ { "family_name", "김" },
            { "address", Json::object({ { "region", "41" }, { "city", "수원시" } }) } });
        content.hidden = { { "family_name" }, { "address", "region" }, { "address", "city" } };
        content.holder = holder->publicKey();
        content.status = vc::StatusReference { "https://portal.test/status-lists/l-1", 42, {} };
        content.issuedAt = base::UnixSeconds(kStart - 100);
        content.expires = base::UnixSeconds(kStart + 100'000);
        if (change)
            change(content);
        auto made = vc::issueSdJwtVc(content, *issuer);
        return std::move(*made);
    }

    vc::PresentationRequest requestOf(const std::string& id) const
    {
        const auto text = presentations->requestObject(id, {});
        return *vc::parseRequest(jose::peekJwt(*text)->claims);
    }

    std::string formOf(const vc::PresentationRequest& request, const std::string& text) const
    {
        vc::PresentationResponse response;
        response.state = request.state;
        response.presentations["credential"] = { Json(text) };
        return vc::responseForm(response);
    }

    std::string bound(const vc::SdJwt& shown, const std::string& audience, const std::string& nonce) const
    {
        return vc::toText(*vc::bindKey(shown, { audience, nonce }, clock.now(), *holder));
    }

    /// The form that a good wallet posts.
    std::string goodForm(const std::string& id, const vc::SdJwt& credential,
        std::vector<vc::ClaimPath> shown = { { "address", "region" } }) const
    {
        const auto request = requestOf(id);
        return formOf(request, bound(*vc::present(credential, shown), request.client.full, request.nonce));
    }

    struct Begun {
        std::string id;
        std::string secret;
    };
    Begun begin(const char* service = "hometown") const
    {
        const auto begun = presentations->begin(service);
        return { begun->stringOr("id", ""), begun->stringOr("secret", "") };
    }

    Script script;
    base::NullLogger log;
    base::ScriptedClock clock { base::UnixSeconds(kStart) };
    std::unique_ptr<jose::Signer> issuer;
    std::unique_ptr<jose::Signer> holder;
    std::unique_ptr<http::Server> server;
    std::unique_ptr<http::Client> client;
    std::unique_ptr<portal::Presentations> presentations;
};

} // namespace

class TestPresentations final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksForOneClaimOnly()
    {
        VerifierHouse house;
        const auto begun = house.begin();
        const std::string text = *house.presentations->requestObject(begun.id, "wallet-nonce-1");
        const auto key = [](const Json& header, const Json&) {
            return did::keyOfDidKey(header.at("kid").asString());
        };
        const auto request = vc::verifyRequest(
            text, house.presentations->clientId(), key, { house.clock.now() }, "wallet-nonce-1");
        QVERIFY2(request, request ? "" : request.error().code.c_str());
        QCOMPARE(request->responseUri, "https://portal.test/oid4vp/response/" + begun.id);
        QCOMPARE(request->query.credentials.size(), std::size_t(1));
        QCOMPARE(request->query.credentials[0].types, std::vector<std::string> { kVct });
        QCOMPARE(request->query.credentials[0].claims.size(), std::size_t(1));
        QCOMPARE(vc::pathText(request->query.credentials[0].claims[0].path), std::string("address.region"));
        QVERIFY(
            !vc::verifyRequest(text, house.presentations->clientId(), key, { house.clock.now() }, "another"));
    }

    void believesAGoodPresentation()
    {
        VerifierHouse house;
        const auto begun = house.begin();
        QCOMPARE(house.presentations->state(begun.id, begun.secret, {})->stringOr("state", ""),
            std::string("waiting"));
        const auto next =
            house.presentations->receive(begun.id, house.goodForm(begun.id, house.credential()));
        QVERIFY2(next, next ? "" : next.error().code.c_str());
        QVERIFY(
            next->stringOr("redirect_uri", "").rfind("https://portal.test/hometown?response_code=", 0) == 0);
        const auto state = house.presentations->state(begun.id, begun.secret, {});
        QCOMPARE(state->stringOr("state", ""), std::string("done"));
        QCOMPARE(base::canonical(state->at("claims")), std::string(R"({"region":"41"})"));
        QCOMPARE(state->at("issuer").stringOr("name_en", ""), std::string("Gyeonggi"));
        QCOMPARE(state->stringOr("reference", "").size(), std::size_t(14));
    }

    void keepsNothingBeyondTheQuestion()
    {
        VerifierHouse house;
        const auto begun = house.begin();
        QVERIFY(house.presentations->receive(
            begun.id, house.goodForm(begun.id, house.credential(), { { "address" }, { "family_name" } })));
        const auto state = house.presentations->state(begun.id, begun.secret, {});
        QCOMPARE(base::canonical(state->at("claims")), std::string(R"({"region":"41"})"));
        QVERIFY(base::canonical(*state).find("수원") == std::string::npos);
    }

    void refusesToBegin_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("code");
        QTest::newRow("no such service") << "service"
                                         << "portal.unknown_service";
        QTest::newRow("no such type") << "type"
                                      << "portal.verifier_unregistered";
        QTest::newRow("not registered") << "registered"
                                        << "portal.verifier_unregistered";
        QTest::newRow("another claim") << "claim"
                                       << "portal.verifier_unregistered";
        QTest::newRow("a claim that only begins alike") << "prefix"
                                                        << "portal.verifier_unregistered";
        QTest::newRow("too many") << "many"
                                  << "portal.presentations_full";
    }

    void refusesToBegin()
    {
        QFETCH(QString, what);
        QFETCH(QString, code);
        VerifierHouse house;
        house.script.isTypeThere = what != "type";
        house.script.isRegistered = what != "registered";
        if (what == "claim")
            house.script.registeredPath = "family_name";
        if (what == "prefix")
            house.script.registeredPath = "address.reg";
        if (what == "many")
            for (int i = 0; i < 3; ++i)
                QVERIFY(house.presentations->begin("hometown"));
        const auto begun = house.presentations->begin(what == "service" ? "palace" : "hometown");
        QVERIFY(!begun);
        QCOMPARE(QString::fromStdString(begun.error().code), code);
    }

    void letsNoVisitorTakeAllPlaces()
    {
        VerifierHouse house;
        QVERIFY(house.presentations->begin("hometown", "203.0.113.1"));
        QVERIFY(house.presentations->begin("hometown", "203.0.113.1"));
        const auto third = house.presentations->begin("hometown", "203.0.113.1");
        QVERIFY(!third);
        QCOMPARE(third.error().code, std::string("portal.presentations_full"));
        QVERIFY(house.presentations->begin("hometown", "203.0.113.2"));
    }

    void refusesAPresentation_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("code");
        QTest::newRow("another nonce") << "nonce"
                                       << "vc.key_binding_nonce";
        QTest::newRow("another audience") << "audience"
                                          << "vc.key_binding_audience";
        QTest::newRow("no key binding") << "unbound"
                                        << "vc.key_binding_missing";
        QTest::newRow("another holder") << "holder"
                                        << "jose.signature";
        QTest::newRow("revoked") << "revoked"
                                 << "vc.revoked";
        QTest::newRow("suspended") << "suspended"
                                   << "vc.suspended";
        QTest::newRow("no such list") << "list"
                                      << "vc.status_format";
        QTest::newRow("issuer without accreditation") << "trust"
                                                      << "portal.issuer_not_trusted";
        QTest::newRow("issuer of another address") << "url"
                                                   << "portal.issuer_not_trusted";
        QTest::newRow("another key") << "kid"
                                     << "portal.issuer_not_trusted";
        QTest::newRow("no key named") << "nokid"
                                      << "portal.issuer_not_trusted";
        QTest::newRow("expired") << "expired"
                                 << "jose.expired";
        QTest::newRow("claim not shown") << "hidden"
                                         << "vc.dcql_mismatch";
        QTest::newRow("another type") << "type"
                                      << "vc.dcql_mismatch";
    }

    void refusesAPresentation()
    {
        QFETCH(QString, what);
        QFETCH(QString, code);
        VerifierHouse house;
        const auto begun = house.begin();
        const auto request = house.requestOf(begun.id);
        if (what == "revoked" || what == "suspended")
            house.script.status = what.toStdString();
        house.script.isListThere = what != "list";
        house.script.isTrusted = what != "trust";
        if (what == "url")
            house.script.issuerUrl = "https://portal.test/oid4vci/other";
        const auto credential = house.credential([&what](vc::SdJwtVcContent& content) {
            if (what == "kid")
                content.keyId = "another";
            if (what == "nokid")
                content.keyId.clear();
            if (what == "expired")
                content.expires = base::UnixSeconds(kStart - 61);
            if (what == "type")
                content.type = "urn:maru:vct:other";
        });
        const vc::ClaimPath path =
            what == "hidden" ? vc::ClaimPath { "family_name" } : vc::ClaimPath { "address", "region" };
        const vc::SdJwt shown = *vc::present(credential, { path });
        if (what == "holder")
            house.holder = jose::signerFor(crypto::P256Key::generate());
        const std::string text = what == "unbound"
            ? vc::toText(shown)
            : house.bound(shown, what == "audience" ? "https://elsewhere.test" : request.client.full,
                what == "nonce" ? "another-question-0123" : request.nonce);
        const auto answer = house.presentations->receive(begun.id, house.formOf(request, text));
        QVERIFY(!answer);
        QCOMPARE(QString::fromStdString(answer.error().code), code);
        const auto state = house.presentations->state(begun.id, begun.secret, {});
        QCOMPARE(state->stringOr("state", ""), std::string("failed"));
        QCOMPARE(QString::fromStdString(state->at("problem").stringOr("code", "")), code);
    }

    void takesOneAnswerOnly()
    {
        VerifierHouse house;
        const auto begun = house.begin();
        const std::string form = house.goodForm(begun.id, house.credential());
        QVERIFY(house.presentations->receive(begun.id, form));
        QCOMPARE(house.presentations->receive(begun.id, form).error().code,
            std::string("portal.presentation_answered"));
        QCOMPARE(house.presentations->requestObject(begun.id, {}).error().code,
            std::string("portal.unknown_presentation"));
    }

    void strangersCannotEndTheQuestion()
    {
        VerifierHouse house;
        const auto begun = house.begin();
        QCOMPARE(house.presentations->receive(begun.id, "error=access_denied&state=guessed").error().code,
            std::string("vc.response_state"));
        QCOMPARE(house.presentations->receive(begun.id, "nonsense").error().code, std::string("vc.response"));
        QCOMPARE(house.presentations->receive("nobody", "error=x&state=y").error().code,
            std::string("portal.unknown_presentation"));
        QVERIFY(house.presentations->receive(begun.id, house.goodForm(begun.id, house.credential())));
    }

    void hearsThatThePersonRefused()
    {
        VerifierHouse house;
        const auto begun = house.begin();
        vc::PresentationResponse response;
        response.state = house.requestOf(begun.id).state;
        response.error = "access_denied";
        QVERIFY(house.presentations->receive(begun.id, vc::responseForm(response)));
        const auto state = house.presentations->state(begun.id, begun.secret, {});
        QCOMPARE(state->stringOr("state", ""), std::string("declined"));
        QVERIFY(state->find("claims") == nullptr);
    }

    void showsTheAnswerToTheSecretAlone()
    {
        VerifierHouse house;
        const auto begun = house.begin();
        QVERIFY(house.presentations->receive(begun.id, house.goodForm(begun.id, house.credential())));
        for (const std::string& secret : { std::string(), std::string("x"), begun.id, begun.secret + "x" })
            QCOMPARE(house.presentations->state(begun.id, secret, {}).error().code,
                std::string("portal.unknown_presentation"));
        QCOMPARE(house.presentations->state(begun.id, begun.secret, "a guess").error().code,
            std::string("portal.response_code"));
    }

    void opensADoorOnlyForTheBrowserThatCameBack()
    {
        VerifierHouse house;
        const auto begun = house.begin("door");
        const auto next =
            house.presentations->receive(begun.id, house.goodForm(begun.id, house.credential()));
        const std::string uri = next->stringOr("redirect_uri", "");
        const std::string code =
            uri.substr(uri.find("response_code=") + std::string("response_code=").size());
        QCOMPARE(house.presentations->state(begun.id, begun.secret, {}).error().code,
            std::string("portal.response_code"));
        QCOMPARE(house.presentations->state(begun.id, begun.secret, code)->stringOr("state", ""),
            std::string("done"));
    }

    void takesTheAnswerAgainWhenTheChainWasAway()
    {
        VerifierHouse house;
        const auto begun = house.begin();
        const std::string form = house.goodForm(begun.id, house.credential());
        house.script.isBroken = true;
        QCOMPARE(house.presentations->receive(begun.id, form).error().code,
            std::string("portal.chain_unavailable"));
        QCOMPARE(house.presentations->state(begun.id, begun.secret, {})->stringOr("state", ""),
            std::string("waiting"));
        house.script.isBroken = false;
        QVERIFY(house.presentations->receive(begun.id, form));
    }

    void forgets()
    {
        VerifierHouse house;
        const auto unanswered = house.begin();
        const auto begun = house.begin();
        QVERIFY(house.presentations->receive(begun.id, house.goodForm(begun.id, house.credential())));
        house.clock.set(base::UnixSeconds(kStart + portal::kPresentationSeconds));
        QCOMPARE(house.presentations->requestObject(unanswered.id, {}).error().code,
            std::string("portal.unknown_presentation"));
        QVERIFY(house.presentations->state(begun.id, begun.secret, {}));
        house.clock.set(base::UnixSeconds(kStart + portal::kPresentationResultSeconds));
        QCOMPARE(house.presentations->state(begun.id, begun.secret, {}).error().code,
            std::string("portal.unknown_presentation"));
    }
};

QTEST_GUILESS_MAIN(TestPresentations)
#include "tst_presentations.moc"
