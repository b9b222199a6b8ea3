// SPDX-License-Identifier: Apache-2.0
// The vault over HTTPS: masks, reveals that the chain must hold first, what people see of their own data, destruction
// with its certificate, and a vault that was restored from an older copy.
#ifndef Q_MOC_RUN
#include "shared/verify/verify.h"
#endif
#include "tests/api/vault_api.h"

#include <QtTest>

using namespace maru;
using namespace maru::test;
using base::Json;

class TstApiVault : public QObject {
    Q_OBJECT

private slots:
    void storesManyRecordsLineByLine()
    {
        VaultApi api;
        const std::string token = api.house.signIn(api.handler);
        const auto send = [&](std::size_t count, const char* ofClass, const std::string& session) {
            Json lines = Json::array();
            for (std::size_t i = 0; i < count; ++i) {
                Json line = Json::object({ { "subject", "" },
                    { "data", Json::object({ { "name", "홍길동" + std::to_string(i) } }) } });
                if (i == 5)
                    line.set("subject", "nobody");
                if (i == 7)
                    line.set("data", Json::object());
                if (i == 110)
                    line.set("more", 1);
                lines.push(std::move(line));
            }
            return api.house.post("/v1/vault/records/batch",
                base::canonical(Json::object({ { "class", ofClass }, { "records", std::move(lines) } })),
                session);
        };
        const Answer answer = send(130, "test.case", token);
        QVERIFY2(answer.status == 200, answer.text.c_str());
        const Json::Array& rows = answer.json.at("records").asArray();
        QCOMPARE(rows.size(), std::size_t(130));
        const auto codeOf = [&rows](std::size_t i) {
            const Json* error = rows[i].find("error");
            return error == nullptr ? std::string("ok") : error->stringOr("code", "");
        };
        QCOMPARE(codeOf(5), std::string("format.did"));
        QCOMPARE(codeOf(7), std::string("vault.data"));
        QCOMPARE(codeOf(110), std::string("json.unknown_field"));
        auto reader = must(api.house.node().read());
        for (const std::size_t i : { std::size_t(0), std::size_t(6), std::size_t(99), std::size_t(129) }) {
            QCOMPARE(codeOf(i), std::string("ok"));
            const auto row = must(reader->get("privacy", "records", rows[i].at("id").asString()));
            QVERIFY(row);
            QCOMPARE(row->at("commitment"), rows[i].at("commitment"));
        }
        QCOMPARE(must(api.vault().count(vault::Area::Main)), 127);
        QVERIFY(must(api.vault().unannounced()).empty());

        QCOMPARE(send(301, "test.case", token).code(), std::string("vault.batch_size"));
        QCOMPARE(send(0, "test.case", token).code(), std::string("vault.batch_size"));
        QVERIFY(send(1, "test.case", {}).status == 401 || send(1, "test.case", {}).status == 403);
        const Answer unknown = send(2, "test.none", token);
        QCOMPARE(unknown.json.at("records").asArray()[0].at("error").stringOr("code", ""),
            std::string("privacy.unknown_class"));
        QCOMPARE(must(api.vault().count(vault::Area::Main)), 127);
    }

    void masksUntilTheChainHoldsAReveal()
    {
        VaultApi api;
        const std::string id = api.put(api.house.citizen);
        const std::string token = api.house.signIn(api.handler);
        const Answer masked = api.house.get("/v1/vault/records/" + id, token);
        QCOMPARE(masked.status, 200);
        QCOMPARE(masked.json.at("data").at("name").asString(), std::string("홍*동"));
        QCOMPARE(masked.json.at("state").asString(), std::string("held"));
        const std::string transaction = api.reveal(api.handler, id);
        const Answer open = api.house.get("/v1/vault/records/" + id + "?reveal=" + transaction, token);
        QCOMPARE(open.status, 200);
        QCOMPARE(open.json.at("data").at("name").asString(), std::string("홍길동"));
        // Only what was named.
        QVERIFY(open.json.at("data").find("phone") == nullptr);
        QCOMPARE(open.headers.at("Cache-Control"), std::string("no-store"));
        // A record on the list is masked as before.
        const Answer list = api.house.get("/v1/vault/records", token);
        QCOMPARE(list.json.at("rows").asArray().size(), std::size_t(1));
        QCOMPARE(list.json.at("rows").asArray()[0].at("data").at("phone").asString(),
            std::string("010-****-5678"));
    }

    void refusesRevealsThatTheChainDoesNotHold()
    {
        VaultApi api;
        const std::string first = api.put(api.house.citizen);
        const std::string second = api.put(api.house.citizen);
        const std::string token = api.house.signIn(api.handler);
        const auto look = [&](const std::string& record, const std::string& transaction,
                              const std::string& by) {
            const Answer answer = api.house.get("/v1/vault/records/" + record + "?reveal=" + transaction, by);
            if (answer.text.find("홍길동") != std::string::npos)
                return std::string("shown");
            return answer.code();
        };
        QCOMPARE(look(first, "nonsense", token), std::string("query.parameter"));
        QCOMPARE(look(first, std::string(64, 'a'), token), std::string("vault.no_reveal"));
        const std::string transaction = api.reveal(api.handler, first);
        QCOMPARE(look(first, transaction, token), std::string("shown"));
        // Same beginning, another transaction.
        std::string forged = transaction;
        forged.back() = forged.back() == '0' ? '1' : '0';
        QCOMPARE(look(first, forged, token), std::string("vault.no_reveal"));
        QCOMPARE(look(second, transaction, token), std::string("vault.reveal_other"));
        QCOMPARE(look(first, transaction, api.house.signIn(api.officer)), std::string("vault.reveal_other"));
        QCOMPARE(look(first, transaction, api.house.signIn(api.house.registrar)), std::string("auth.role"));
        QCOMPARE(
            look(first, transaction, api.house.signIn(api.house.citizen)), std::string("auth.not_officer"));
        QCOMPARE(look(first, transaction, {}), std::string("session.required"));
        api.house.clock.set(api.house.clock.now() + 601);
        QCOMPARE(look(first, transaction, token), std::string("vault.reveal_expired"));
    }

    void givesOtherAgenciesNothingWithoutConsent()
    {
        VaultApi api;
        const std::string id = api.put(api.house.citizen);
        const std::string token = api.house.signIn(api.other);
        QCOMPARE(api.house.get("/v1/vault/records/" + id, token).code(), std::string("vault.other_agency"));
        QCOMPARE(api.reveal(api.other, id), std::string("privacy.not_recipient"));
        QCOMPARE(
            api.send(api.officer, "addRecipient",
                Json::object({ { "class", "test.case" }, { "agency", "board" }, { "purpose", "심의" } })),
            std::string("ok"));
        // A recipient, and still nothing: nobody has consented.
        QCOMPARE(api.house.get("/v1/vault/records/" + id, token).code(), std::string("vault.no_consent"));
        const std::string transaction = api.reveal(api.other, id);
        QCOMPARE(api.house.get("/v1/vault/records/" + id + "?reveal=" + transaction, token).code(),
            std::string("vault.no_consent"));
        QVERIFY(api.house.get("/v1/vault/records?agency=office", token).json.at("rows").asArray().empty());
        Json data;
        QCOMPARE(api.send(api.house.citizen, "giveConsent",
                     Json::object({ { "class", "test.case" }, { "recipients", Json::array({ "board" }) },
                         { "purpose", "심의" } }),
                     &data),
            std::string("ok"));
        QCOMPARE(api.house.get("/v1/vault/records/" + id + "?reveal=" + transaction, token).status, 200);
        QCOMPARE(api.send(api.house.citizen, "withdrawConsent",
                     Json::object({ { "consent", data.at("consent") } })),
            std::string("ok"));
        QCOMPARE(api.house.get("/v1/vault/records/" + id + "?reveal=" + transaction, token).code(),
            std::string("vault.no_consent"));
    }

    void showsPeopleTheirDataAndWhoLooked()
    {
        VaultApi api;
        const std::string id = api.put(api.house.citizen);
        const std::string token = api.house.signIn(api.house.citizen);
        const std::string stranger = api.house.signIn(api.house.reviewer);
        QCOMPARE(api.house.get("/v1/privacy/me/records", {}).code(), std::string("session.required"));
        const Answer mine = api.house.get("/v1/privacy/me/records", token);
        QCOMPARE(mine.json.at("rows").asArray().size(), std::size_t(1));
        QCOMPARE(mine.json.at("rows").asArray()[0].at("class_en").asString(), std::string("Case"));
        QVERIFY(mine.text.find("홍길동") == std::string::npos);
        QVERIFY(api.house.get("/v1/privacy/me/records", stranger).json.at("rows").asArray().empty());
        QCOMPARE(api.house.get("/v1/privacy/me/records/" + id, token).json.at("data").at("name").asString(),
            std::string("홍길동"));
        QCOMPARE(api.house.get("/v1/privacy/me/records/" + id, stranger).code(),
            std::string("vault.unknown_record"));
        QVERIFY(api.house.get("/v1/privacy/me/access", token).json.at("rows").asArray().empty());
        const std::string transaction = api.reveal(api.handler, id);
        const Answer looks = api.house.get("/v1/privacy/me/access", token);
        QCOMPARE(looks.json.at("rows").asArray().size(), std::size_t(1));
        const Json& look = looks.json.at("rows").asArray()[0];
        QCOMPARE(look.at("transaction").asString(), transaction);
        QCOMPARE(look.at("officer_en").asString(), std::string("Officer"));
        QCOMPARE(look.at("reason").asString(), std::string("민원 처리"));
        QVERIFY(api.house.get("/v1/privacy/me/access", stranger).json.at("rows").asArray().empty());
    }

    void keepsTheWordsOfARequestOffTheChain()
    {
        VaultApi api;
        const std::string id = api.put(api.house.citizen);
        const std::string token = api.house.signIn(api.house.citizen);
        const Answer detail = api.house.post("/v1/privacy/me/details",
            base::canonical(
                Json::object({ { "text", "이름이 틀렸습니다: 홍길순" }, { "agency", "office" } })),
            token);
        QCOMPARE(detail.status, 201);
        QCOMPARE(api.send(api.house.citizen, "request",
                     Json::object({ { "kind", "correction" }, { "agency", "office" }, { "record", id },
                         { "detail", detail.json.at("record") } })),
            std::string("ok"));
        const Answer transactions = api.house.get("/v1/export");
        QVERIFY(transactions.text.find("홍길순") == std::string::npos);
        const Answer own =
            api.house.get("/v1/query/privacy/requests?subject=" + VaultApi::didOf(api.house.citizen), token);
        QCOMPARE(own.json.at("rows").asArray().size(), std::size_t(1));
        QCOMPARE(api.house
                     .get("/v1/query/privacy/requests?subject=" + VaultApi::didOf(api.house.citizen),
                         api.house.signIn(api.house.reviewer))
                     .code(),
            std::string("auth.restricted"));
    }

    void keepsNothingThatTheChainWouldRefuse()
    {
        VaultApi api;
        const std::int64_t generation = *api.vault().generation(vault::Area::Main);
        const std::string token = api.house.signIn(api.house.citizen);
        const Answer detail = api.house.post("/v1/privacy/me/details",
            base::canonical(Json::object({ { "text", "x" }, { "agency", "nowhere" } })), token);
        QCOMPARE(detail.code(), std::string("privacy.agency"));
        const Answer unknown = api.house.post("/v1/vault/records",
            base::canonical(Json::object(
                { { "class", "test.none" }, { "data", Json::object({ { "name", "홍길동" } }) } })),
            api.house.signIn(api.handler));
        QCOMPARE(unknown.code(), std::string("privacy.unknown_class"));
        const Answer nobody = api.house.post("/v1/vault/records",
            base::canonical(Json::object({ { "class", "test.case" }, { "subject", "did:maru:me" },
                { "data", Json::object({ { "name", "홍길동" } }) } })),
            api.house.signIn(api.handler));
        QCOMPARE(nobody.code(), std::string("format.did"));
        // Nothing was stored and taken out again: that would have changed the KEK.
        QCOMPARE(*api.vault().generation(vault::Area::Main), generation);
        QCOMPARE(*api.vault().count(vault::Area::Main), std::int64_t(0));
    }

    void letsNoAddressFillTheVaultWithWords()
    {
        VaultApi api;
        for (std::size_t i = 0; i < maru::api::kDetailsPerHour; ++i)
            QVERIFY(api.keeper().takeDetails("203.0.113.1"));
        QVERIFY(!api.keeper().takeDetails("203.0.113.1"));
        QVERIFY(api.keeper().takeDetails("203.0.113.2"));
        api.house.clock.set(api.house.clock.now() + 3600);
        QVERIFY(api.keeper().takeDetails("203.0.113.1"));
    }

    void destroysAtRequestAndCertifies()
    {
        VaultApi api;
        const std::string id = api.put(api.house.citizen);
        Json data;
        QCOMPARE(
            api.send(api.house.citizen, "request",
                Json::object({ { "kind", "destruction" }, { "agency", "office" }, { "record", id } }), &data),
            std::string("ok"));
        QCOMPARE(api.send(api.officer, "answerRequest",
                     Json::object({ { "request", data.at("request") }, { "outcome", "accepted" },
                         { "reason", "법 제36조" } })),
            std::string("ok"));
        // Ordered: nothing is shown any more, whatever the vault still holds.
        QCOMPARE(api.house.get("/v1/vault/records/" + id, api.house.signIn(api.handler)).code(),
            std::string("vault.destroyed"));
        QCOMPARE(
            api.house.get("/v1/privacy/me/records/" + id, api.house.signIn(api.house.citizen)).status, 410);
        QVERIFY(api.keeper().work().has_value());
        QVERIFY(api.vault().held({ id })->empty());
        const Answer rows = api.house.get("/v1/query/privacy/destructions");
        const Json row = rows.json.at("rows").asArray().at(0);
        QCOMPARE(row.at("state").asString(), std::string("certified"));
        QCOMPARE(row.at("certifier").asString(), VaultApi::didOf(api.keeperKey));

        const Answer certificate =
            api.house.get("/v1/privacy/destructions/" + row.at("id").asString() + "/certificate");
        QCOMPARE(certificate.status, 200);
        verify::Report report;
        verify::checkDestructionText(report, certificate.text, api.house.nodeDid());
        QVERIFY2(report.isGood(), report.toText(verify::Language::English).c_str());
    }

    void declinesToDestroySomebodyElsesRecord()
    {
        VaultApi api;
        const std::string id = api.put(api.house.citizen);
        const auto thief = crypto::SigningKey::generate();
        Json data;
        QCOMPARE(
            api.send(thief, "request",
                Json::object({ { "kind", "destruction" }, { "agency", "office" }, { "record", id } }), &data),
            std::string("ok"));
        QCOMPARE(api.send(api.officer, "answerRequest",
                     Json::object({ { "request", data.at("request") }, { "outcome", "accepted" },
                         { "reason", "법 제36조" } })),
            std::string("ok"));
        QVERIFY(api.keeper().work().has_value());
        QCOMPARE(api.vault().held({ id })->size(), std::size_t(1));
        QCOMPARE(api.house.get("/v1/query/privacy/destructions")
                     .json.at("rows")
                     .asArray()[0]
                     .at("state")
                     .asString(),
            std::string("declined"));
        QCOMPARE(api.house.get("/v1/vault/records/" + id, api.house.signIn(api.handler)).status, 200);
    }

    void destroysAgainWhatARestoredVaultStillHolds()
    {
        VaultApi api;
        const std::string id = api.put(api.house.citizen);
        // A whole copy of the vault with its keys, from before.
        api.openVault(api.folder(), vault::OpenMode::ReadWrite);
        QTemporaryDir older;
        std::filesystem::copy(api.folder().toStdString(), older.path().toStdString(),
            std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
        Json data;
        QCOMPARE(
            api.send(api.house.citizen, "request",
                Json::object({ { "kind", "destruction" }, { "agency", "office" }, { "record", id } }), &data),
            std::string("ok"));
        QCOMPARE(api.send(api.officer, "answerRequest",
                     Json::object({ { "request", data.at("request") }, { "outcome", "accepted" },
                         { "reason", "법 제36조" } })),
            std::string("ok"));
        QVERIFY(api.keeper().work().has_value());
        api.openVault(older.path(), vault::OpenMode::ReadWrite);
        QCOMPARE(api.vault().held({ id })->size(), std::size_t(1));
        // The chain prevails even before the vault has caught up.
        QCOMPARE(api.house.get("/v1/vault/records/" + id, api.house.signIn(api.handler)).code(),
            std::string("vault.destroyed"));
        QVERIFY(api.keeper().reconcile().has_value());
        QVERIFY(api.vault().held({ id })->empty());
    }

    void keepsNothingThatTheChainRefuses()
    {
        VaultApi api;
        const std::string token = api.house.signIn(api.handler);
        const Answer answer = api.house.post("/v1/vault/records",
            base::canonical(Json::object(
                { { "class", "no.such.class" }, { "data", Json::object({ { "name", "홍길동" } }) } })),
            token);
        QCOMPARE(answer.code(), std::string("privacy.unknown_class"));
        QCOMPARE(*api.vault().count(vault::Area::Main), std::int64_t(0));
    }

    void announcesWhatWasLeftBehind()
    {
        VaultApi api;
        const auto stored = must(api.vault().put(
            { "test.case", {}, "office", Json::object({ { "a", "b" } }) }, api.house.clock.now()));
        const auto odd = must(api.vault().put(
            { "no.such.class", {}, "office", Json::object({ { "a", "b" } }) }, api.house.clock.now()));
        QVERIFY(api.keeper().work().has_value());
        QCOMPARE(api.house.get("/v1/query/privacy/records").json.at("rows").asArray().size(), std::size_t(1));
        QVERIFY(api.vault().info(stored.id)->isAnnounced);
        QVERIFY(!api.vault().info(odd.id)->isAnnounced);
    }
};

QTEST_GUILESS_MAIN(TstApiVault)
#include "tst_api_vault.moc"
