// SPDX-License-Identifier: Apache-2.0
// Sessions by signed challenge, and what they open: restricted transactions, rows and proofs.
#include "tests/api/api_house.h"

#ifndef Q_MOC_RUN
#include "shared/crypto/hash.h"
#include "shared/ledger/receipt.h"
#include "shared/merkle/state_tree.h"
#endif

#include <QtTest>

#include <algorithm>

using namespace maru;
using namespace maru::test;
using base::Json;

class ApiSessions : public QObject {
    Q_OBJECT

private slots:
    void init() { m_house = std::make_unique<ApiHouse>(); }
    void cleanup() { m_house.reset(); }

    void opensForOfficersAndCitizens()
    {
        const Answer officer = open(m_house->registrar);
        QCOMPARE(officer.status, 200);
        QCOMPARE(officer.json.at("officer").at("agency").asString(), std::string("office"));
        QCOMPARE(officer.json.at("officer").at("agency_en").asString(), std::string("Office"));
        QCOMPARE(officer.json.at("officer").at("roles").asArray().at(0).asString(),
            std::string("donation.registrar"));
        QCOMPARE(officer.headers.at("Cache-Control"), std::string("no-store"));
        const Answer citizen = open(m_house->citizen);
        QCOMPARE(citizen.status, 200);
        QVERIFY(citizen.json.at("officer").isNull());
    }

    void refusesBadSignIns_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("code");
        QTest::newRow("another key") << "key"
                                     << "session.signature";
        QTest::newRow("another purpose") << "purpose"
                                         << "session.signature";
        QTest::newRow("another chain") << "chain"
                                       << "session.signature";
        QTest::newRow("another person's challenge") << "person"
                                                    << "session.challenge";
        QTest::newRow("made-up challenge") << "invented"
                                           << "session.challenge";
        QTest::newRow("challenge too old") << "old"
                                           << "session.challenge";
        QTest::newRow("no signature") << "empty"
                                      << "session.signature";
    }
    void refusesBadSignIns()
    {
        QFETCH(QString, fault);
        QFETCH(QString, code);
        const std::string did = crypto::didOf(m_house->citizen.publicKey());
        const std::string asked = fault == "person" ? crypto::didOf(m_house->reviewer.publicKey()) : did;
        std::string challenge = challengeFor(asked);
        if (fault == "invented")
            challenge = std::string(43, 'A');
        if (fault == "old")
            m_house->clock.set(m_house->clock.now() + api::kChallengeSeconds);
        const std::string text = api::sessionText(fault == "chain" ? "other" : "test-chain", did, challenge);
        const crypto::SigningKey& key = fault == "key" ? m_house->reviewer : m_house->citizen;
        std::string signature =
            crypto::sign(key, fault == "purpose" ? "transaction" : "session", text).text();
        if (fault == "empty")
            signature.clear();
        const Answer answer = postSession(did, challenge, signature);
        QCOMPARE(answer.status, 401);
        QCOMPARE(QString::fromStdString(answer.code()), code);
    }

    void takesAChallengeOnce()
    {
        const std::string did = crypto::didOf(m_house->citizen.publicKey());
        const std::string challenge = challengeFor(did);
        const std::string signature =
            crypto::sign(m_house->citizen, "session", api::sessionText("test-chain", did, challenge)).text();
        QCOMPARE(postSession(did, challenge, signature).status, 200);
        QCOMPARE(postSession(did, challenge, signature).code(), std::string("session.challenge"));
    }

    void refusesBadBodies_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("body");
        QTest::newRow("no body") << "/v1/sessions"
                                 << "";
        QTest::newRow("missing") << "/v1/sessions"
                                 << "{\"did\":\"x\"}";
        QTest::newRow("unknown member") << "/v1/sessions/challenge"
                                        << "{\"did\":\"x\",\"y\":1}";
        QTest::newRow("no did") << "/v1/sessions/challenge"
                                << "{\"did\":\"x\"}";
        QTest::newRow("did a number") << "/v1/sessions/challenge"
                                      << "{\"did\":5}";
    }
    void refusesBadBodies()
    {
        QFETCH(QString, target);
        QFETCH(QString, body);
        QCOMPARE(m_house->post(target.toStdString(), body.toStdString()).status, 400);
    }

    void endsWhenIdle()
    {
        const std::string token = m_house->signIn(m_house->registrar);
        m_house->clock.set(m_house->clock.now() + (api::kSessionIdleSeconds - 1));
        QCOMPARE(m_house->get("/v1/transactions", token).status, 200); // extended by use
        m_house->clock.set(m_house->clock.now() + (api::kSessionIdleSeconds - 1));
        QCOMPARE(m_house->get("/v1/transactions", token).status, 200);
        m_house->clock.set(m_house->clock.now() + api::kSessionIdleSeconds);
        const Answer late = m_house->get("/v1/transactions", token);
        QCOMPARE(late.status, 401);
        QCOMPARE(late.code(), std::string("session.expired"));
    }

    void endsAfterTwelveHoursWhateverTheUse()
    {
        const std::string token = m_house->signIn(m_house->registrar);
        for (std::int64_t gone = 0; gone + 1'500 < api::kSessionMaximumSeconds; gone += 1'500) {
            QCOMPARE(m_house->get("/v1/transactions", token).status, 200);
            m_house->clock.set(m_house->clock.now() + 1'500);
        }
        m_house->clock.set(m_house->clock.now() + 1'500);
        QCOMPARE(m_house->get("/v1/transactions", token).status, 401);
    }

    void endsWhenAsked()
    {
        const std::string token = m_house->signIn(m_house->citizen);
        QCOMPARE(m_house->remove("/v1/sessions", token).status, 204);
        QCOMPARE(m_house->get("/v1/transactions", token).status, 401);
        QCOMPARE(m_house->remove("/v1/sessions", token).status, 401);
        QCOMPARE(m_house->remove("/v1/sessions", {}).status, 401);
    }

    void refusesInventedTokens()
    {
        QCOMPARE(m_house->get("/v1/transactions", "x").status, 401);
        QCOMPARE(m_house->get("/v1/transactions", std::string(43, 'A')).status, 401);
    }

    void hidesRestrictedTransactions()
    {
        // A payment by somebody who is in no plan: refused, and restricted all the same.
        const auto spend = m_house->transaction(m_house->citizen, "donation", "spend",
            Json::object({ { "plan", "l-0000000000000000" }, { "merchant", "m-0000000000000000" },
                { "amount", 1'000 } }));
        const Answer sent = m_house->submit(spend);
        QCOMPARE(sent.json.at("results").asArray().at(0).at("status").asString(), std::string("refused"));
        const std::string id = ledger::transactionId(spend).hex();
        const std::string did = http::encodeComponent(crypto::didOf(m_house->citizen.publicKey()));
        const std::string own = m_house->signIn(m_house->citizen);
        const std::string stranger = m_house->signIn(m_house->settlement);
        const std::string reader = m_house->signIn(m_house->registrar);

        for (const std::string& token : { std::string(), stranger }) {
            QVERIFY(m_house->get("/v1/transactions/" + id, token).json.find("redacted") != nullptr);
            QVERIFY(m_house->get("/v1/transactions/" + id, token).json.find("tx") == nullptr);
            QCOMPARE(
                m_house->get("/v1/transactions/" + id + "/receipt", token).status, token.empty() ? 401 : 403);
            const Json leaves = m_house->get("/v1/blocks/1/leaves", token).json;
            QVERIFY(leaves.at("leaves").asArray().at(0).find("redacted") != nullptr);
            const Json rows = m_house->get("/v1/transactions", token).json;
            QCOMPARE(rows.at("rows").asArray().at(0).at("signer").asString(), std::string());
            // Asking by signer must not say whose it is.
            QCOMPARE(m_house->get("/v1/transactions?signer=" + did, token).json.at("rows").asArray().size(),
                std::size_t(0));
            // Nor must asking for words of it.
            QCOMPARE(
                m_house->get("/v1/transactions?q=m-0000000000000000", token).json.at("rows").asArray().size(),
                std::size_t(0));
            QVERIFY(m_house->get("/v1/export", token).text.find("redacted") != std::string::npos);
        }
        for (const std::string& token : { own, reader }) {
            QVERIFY(m_house->get("/v1/transactions/" + id, token).json.find("tx") != nullptr);
            QCOMPARE(m_house->get("/v1/transactions/" + id + "/receipt", token).status, 200);
            QCOMPARE(m_house->get("/v1/transactions?signer=" + did, token).json.at("rows").asArray().size(),
                std::size_t(1));
            QCOMPARE(
                m_house->get("/v1/transactions?q=m-0000000000000000", token).json.at("rows").asArray().size(),
                std::size_t(1));
            QVERIFY(m_house->get("/v1/export", token).text.find("redacted") == std::string::npos);
        }
    }

    void opensRestrictedRowsToReadersAndThePersonThemselves()
    {
        const std::string did = http::encodeComponent(crypto::didOf(m_house->citizen.publicKey()));
        const std::string other = http::encodeComponent(crypto::didOf(m_house->reviewer.publicKey()));
        const std::string own = m_house->signIn(m_house->citizen);
        const std::string reader = m_house->signIn(m_house->registrar);
        for (const char* name : { "shares", "spends" }) {
            const std::string target = "/v1/query/donation/" + std::string(name);
            QCOMPARE(m_house->get(target).code(), std::string("session.required"));
            QCOMPARE(m_house->get(target, own).code(), std::string("auth.restricted"));
            QCOMPARE(m_house->get(target + "?beneficiary=" + did, own).status, 200);
            QCOMPARE(m_house->get(target + "?beneficiary=" + did).status, 401);
            QCOMPARE(m_house->get(target + "?beneficiary=" + other, own).status, 403);
            QCOMPARE(m_house->get(target, reader).status, 200);
        }
        QCOMPARE(m_house->get("/v1/state/donation/shares/x", own).status, 403);
        // Readers get proofs of restricted rows, but none of absence.
        QCOMPARE(m_house->get("/v1/state/donation/shares/x", reader).code(),
            std::string("chain.restricted_absence"));
    }

    void keepsRestrictedRowsOutOfPublicProofs()
    {
        const std::string account = "citizen:" + crypto::didOf(m_house->citizen.publicKey());
        const Answer asked = m_house->submit(m_house->topUpRequest(m_house->citizen, 10'000));
        const std::string request =
            asked.json.at("results").asArray().at(0).at("data").at("request").asString();
        m_house->submit(m_house->transaction(m_house->settlement, "accounts", "topUp",
            Json::object({ { "account", account }, { "amount", 10'000 }, { "reference", "bank-1" },
                { "request", request } })));
        const std::string target = "/v1/state/accounts/balances/" + http::encodeComponent(account);
        QCOMPARE(m_house->get(target).status, 401);
        const Answer answer = m_house->get(target, m_house->signIn(m_house->settlement));
        ledger::StateProofFile file = must(ledger::decodeStateProof(answer.json));
        QCOMPARE(file.value->at("balance").asInteger(), std::int64_t(10'000));
        QVERIFY(ledger::checkStateProof(file, m_house->nodeDid()));

        // Nothing about that row is in a proof that anybody may ask for.
        const base::Hash256 key = merkle::stateKey("accounts", "balances", account);
        const base::Hash256 leaf = merkle::stateLeaf(key, crypto::sha256(base::canonical(*file.value)));
        for (const std::string& row : { request, std::string("q-0000000000000000") }) {
            const Answer open = m_house->get("/v1/state/accounts/requests/" + row);
            const ledger::StateProofFile shown = must(ledger::decodeStateProof(open.json));
            QVERIFY(ledger::checkStateProof(shown, m_house->nodeDid()));
            QVERIFY(shown.domainRoots.at("accounts_restricted") != shown.domainRoots.at("accounts"));
            QCOMPARE(std::count(shown.siblings.begin(), shown.siblings.end(), leaf), std::ptrdiff_t(0));
            QVERIFY(!shown.other || shown.other->first != key);
        }

        // A restricted row's absence is not to be had by passing the restricted tree off as the domain's own.
        file.value.reset();
        QVERIFY(!ledger::checkStateProof(file, m_house->nodeDid()));
    }

    void losesTheRightWithTheOffice()
    {
        const std::string token = m_house->signIn(m_house->registrar);
        QCOMPARE(m_house->get("/v1/query/donation/shares", token).status, 200);
        const Answer suspended =
            m_house->submit(m_house->transaction(m_house->administrator, "identity", "setOfficerState",
                Json::object({ { "did", crypto::didOf(m_house->registrar.publicKey()) },
                    { "state", "suspended" }, { "reason", "휴직" } })));
        QCOMPARE(suspended.json.at("results").asArray().at(0).at("code").asString(), std::string("ok"));
        QCOMPARE(m_house->get("/v1/query/donation/shares", token).status, 403);
    }

    void limitsChallengesOfOneAddress()
    {
        base::ScriptedClock clock(base::UnixSeconds(1'000));
        api::Sessions::Limits limits;
        limits.challengesPerPeer = 2;
        limits.sessionsPerDid = 1;
        api::Sessions sessions(clock, limits);
        const std::string did = crypto::didOf(m_house->citizen.publicKey());
        QVERIFY(sessions.challenge(did, "10.0.0.1").has_value());
        QVERIFY(sessions.challenge(did, "10.0.0.1").has_value());
        QCOMPARE(sessions.challenge(did, "10.0.0.1").error().code, std::string("rate.sessions"));
        QVERIFY(sessions.challenge(did, "10.0.0.2").has_value());
        clock.set(clock.now() + api::kChallengeSeconds);
        QVERIFY(sessions.challenge(did, "10.0.0.1").has_value());
    }

    void oneAddressEndsOnlyItsOwnSessions()
    {
        base::ScriptedClock clock(base::UnixSeconds(1'000));
        api::Sessions::Limits limits;
        limits.sessionsPerPeer = 2;
        api::Sessions sessions(clock, limits);
        const std::string officer = openIn(sessions, m_house->registrar, "10.0.0.1");
        sessions.markOfficer(officer);
        const std::string other = openIn(sessions, m_house->citizen, "10.0.0.2");
        clock.set(clock.now() + 1);
        const std::string first = openIn(sessions, m_house->citizen, "10.0.0.1");
        clock.set(clock.now() + 1);
        openIn(sessions, m_house->citizen, "10.0.0.1");
        openIn(sessions, m_house->citizen, "10.0.0.1");
        QVERIFY(sessions.find(officer).has_value());
        QVERIFY(sessions.find(other).has_value());
        QCOMPARE(sessions.find(first).error().code, std::string("session.expired"));
        QCOMPARE(sessions.count(), std::int64_t(4));
    }

    void aFullTableMakesRoomButNotOfOfficersSessions()
    {
        base::ScriptedClock clock(base::UnixSeconds(1'000));
        api::Sessions::Limits limits;
        limits.sessions = 2;
        api::Sessions sessions(clock, limits);
        const std::string officer = openIn(sessions, m_house->registrar, "10.0.0.1");
        sessions.markOfficer(officer);
        clock.set(clock.now() + 1);
        const std::string first = openIn(sessions, m_house->citizen, "10.0.0.2");
        clock.set(clock.now() + 1);
        const std::string second = openIn(sessions, m_house->reviewer, "10.0.0.3");
        QVERIFY(sessions.find(officer).has_value());
        QVERIFY(!sessions.find(first).has_value());
        sessions.markOfficer(second);
        QCOMPARE(openIn(sessions, m_house->citizen, "10.0.0.4"), std::string("rate.sessions"));
    }

private:
    /// The token, or the code of the refusal.
    static std::string openIn(api::Sessions& sessions, const crypto::SigningKey& key, std::string_view peer)
    {
        const std::string did = crypto::didOf(key.publicKey());
        const auto challenge = sessions.challenge(did, peer);
        if (!challenge)
            return challenge.error().code;
        const std::string text = api::sessionText("test-chain", did, challenge->text);
        const auto session = sessions.open(
            "test-chain", did, challenge->text, crypto::sign(key, "session", text).text(), peer);
        return session ? session->token : session.error().code;
    }
    std::string challengeFor(const std::string& did)
    {
        return m_house->post("/v1/sessions/challenge", base::canonical(Json::object({ { "did", did } })))
            .json.at("challenge")
            .asString();
    }
    Answer postSession(const std::string& did, const std::string& challenge, const std::string& signature)
    {
        return m_house->post("/v1/sessions",
            base::canonical(
                Json::object({ { "did", did }, { "challenge", challenge }, { "signature", signature } })));
    }
    Answer open(const crypto::SigningKey& key)
    {
        const std::string did = crypto::didOf(key.publicKey());
        const std::string challenge = challengeFor(did);
        return postSession(did, challenge,
            crypto::sign(key, "session", api::sessionText("test-chain", did, challenge)).text());
    }

    std::unique_ptr<ApiHouse> m_house;
};

QTEST_GUILESS_MAIN(ApiSessions)
#include "tst_api_sessions.moc"
