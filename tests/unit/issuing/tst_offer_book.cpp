// SPDX-License-Identifier: Apache-2.0
// Offers over time and over restarts; keys of an agency; claims against a type.
#include "server/issuing/claims.h"
#include "server/issuing/offer_book.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <set>

using namespace maru;
using namespace maru::issuing;
using base::Json;
using base::UnixSeconds;

namespace {

constexpr UnixSeconds kNow(1'800'000'000);

base::SecretBytes secret(std::uint8_t fill)
{
    return base::SecretBytes(base::Bytes(32, fill));
}

Json issuerRow(const std::vector<std::pair<AgencyKeys, std::string>>& generations)
{
    Json keys = Json::array();
    for (const auto& [generation, state] : generations) {
        const Json listed = generation.chainKeys();
        for (Json key : listed.asArray()) {
            key.set("state", state);
            keys.push(std::move(key));
        }
    }
    return Json::object({ { "keys", std::move(keys) } });
}

Json residentType()
{
    const auto claim = [](const char* path, const char* kind, bool required, bool sd) {
        return Json::object({ { "path", path }, { "kind", kind }, { "ko", path }, { "en", path },
            { "required", required }, { "sd", sd } });
    };
    return Json::object({ { "id", "resident-card" },
        { "claims",
            Json::array({ claim("name", "string", true, true), claim("address.region", "string", true, true),
                claim("address.city", "string", false, true), claim("born", "date", false, true),
                claim("hours", "integer", false, false) }) } });
}

} // namespace

class TestOfferBook : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    IssuingKeys m_keys { secret(1) };

    std::filesystem::path file(const char* name)
    {
        return m_folder.filePath(QLatin1String(name)).toStdString();
    }
    std::unique_ptr<OfferBook> open(const char* name)
    {
        auto book = OfferBook::open(file(name), m_keys);
        return book ? std::move(*book) : nullptr;
    }
    static std::string wrong(const std::string& code) { return code == "000000" ? "111111" : "000000"; }

private slots:
    void keepsAttemptsAndUseOverARestart()
    {
        auto book = open("restart.json");
        const auto made =
            book->make("city", "resident-card", "c-1", OfferBook::TransactionCode::Numeric, kNow);
        QVERIFY(made);
        for (int left = 4; left >= 2; --left) {
            const auto refused = book->exchange("city", made->code, wrong(made->transactionCode), kNow);
            QCOMPARE(refused.error().code, std::string("issuing.tx_code"));
            QCOMPARE(refused.error().detail, std::to_string(left));
            book = open("restart.json");
        }
        QCOMPARE(book->ofIssue("c-1")->attemptsLeft, 2);
        const auto grant = book->exchange("city", made->code, made->transactionCode, kNow);
        QVERIFY(grant);
        book = open("restart.json");
        QVERIFY(book->byToken("city", grant->accessToken, kNow));
        QCOMPARE(book->exchange("city", made->code, made->transactionCode, kNow).error().code,
            std::string("issuing.code"));
        QVERIFY(book->bindHolder(made->id, "thumb"));
        book = open("restart.json");
        QCOMPARE(book->bindHolder(made->id, "other").error().code, std::string("issuing.other_holder"));
        QVERIFY(book->bindHolder(made->id, "thumb"));
    }

    void storesNoCodeAndNoToken()
    {
        auto book = open("silent.json");
        const auto made =
            book->make("city", "resident-card", "c-1", OfferBook::TransactionCode::Numeric, kNow);
        const auto grant = book->exchange("city", made->code, made->transactionCode, kNow);
        QFile stored(m_folder.filePath(QStringLiteral("silent.json")));
        QVERIFY(stored.open(QIODevice::ReadOnly));
        const QByteArray text = stored.readAll();
        QVERIFY(text.contains("\"c-1\""));
        QVERIFY(!text.contains(QByteArray::fromStdString(made->code)));
        QVERIFY(!text.contains(QByteArray::fromStdString(made->code.substr(33))));
        QVERIFY(!text.contains('"' + QByteArray::fromStdString(made->transactionCode) + '"'));
        QVERIFY(!text.contains(QByteArray::fromStdString(grant->accessToken)));
        QCOMPARE(stored.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
            QFileDevice::Permissions());
        // Another server's secret makes other codes.
        const IssuingKeys others(secret(2));
        auto stolen = OfferBook::open(file("silent.json"), others);
        QVERIFY(stolen);
        QVERIFY(*(*stolen)->codeOf(made->id) != made->code);
        QVERIFY(!(*stolen)->byToken("city", grant->accessToken, kNow));
    }

    void endsWithTime()
    {
        auto book = open("time.json");
        const auto made = book->make("city", "resident-card", "c-1", OfferBook::TransactionCode::None, kNow);
        const UnixSeconds last = kNow + (kOfferSeconds - 1);
        const UnixSeconds late = kNow + kOfferSeconds;
        QVERIFY(book->waiting("city", made->id, last));
        QCOMPARE(book->waiting("city", made->id, late).error().code, std::string("issuing.offer.gone"));
        QCOMPARE(book->exchange("city", made->code, "", late).error().code, std::string("issuing.code"));
        const auto grant = book->exchange("city", made->code, "", last);
        QVERIFY(grant);
        QVERIFY(book->byToken("city", grant->accessToken, last + (kTokenSeconds - 1)));
        QCOMPARE(book->byToken("city", grant->accessToken, last + kTokenSeconds).error().code,
            std::string("issuing.token"));
    }

    void refusesOtherAgenciesAndUnaskedCodes()
    {
        auto book = open("others.json");
        const auto made = book->make("city", "resident-card", "c-1", OfferBook::TransactionCode::None, kNow);
        QCOMPARE(book->waiting("town", made->id, kNow).error().code, std::string("issuing.unknown_offer"));
        QCOMPARE(book->exchange("town", made->code, "", kNow).error().code, std::string("issuing.code"));
        QCOMPARE(book->exchange("city", made->code, "123456", kNow).error().code,
            std::string("issuing.tx_code_unexpected"));
        const auto grant = book->exchange("city", made->code, "", kNow);
        QVERIFY(!book->byToken("town", grant->accessToken, kNow));
        QVERIFY(!book->byToken("city", "", kNow));
    }

    void aNewOfferEndsTheOldOne()
    {
        auto book = open("replace.json");
        const auto first = book->make("city", "resident-card", "c-1", OfferBook::TransactionCode::None, kNow);
        const auto second =
            book->make("city", "resident-card", "c-1", OfferBook::TransactionCode::None, kNow);
        QCOMPARE(book->exchange("city", first->code, "", kNow).error().code, std::string("issuing.code"));
        QVERIFY(book->exchange("city", second->code, "", kNow));
        QVERIFY(book->withdraw("c-1"));
        QCOMPARE(book->withdraw("c-1").error().code, std::string("issuing.unknown_offer"));
    }

    void makesManyTogether()
    {
        auto book = open("many.json");
        const auto old =
            book->make("city", "resident-card", "c-2", OfferBook::TransactionCode::Numeric, kNow);
        std::vector<OfferBook::Wanted> wanted;
        for (int i = 0; i < 500; ++i)
            wanted.push_back({ "resident-card", "c-" + std::to_string(i) });
        wanted.push_back({ "resident-card", "c-7" });
        const auto made = book->makeAll("city", wanted, OfferBook::TransactionCode::Numeric, kNow);
        QVERIFY(made);
        QCOMPARE(made->size(), wanted.size());
        QCOMPARE(made->back().id, (*made)[7].id);
        QCOMPARE(made->back().transactionCode, (*made)[7].transactionCode);
        book = open("many.json");
        std::set<std::string> ids;
        for (std::size_t i = 0; i < 500; ++i) {
            QCOMPARE(book->waiting("city", (*made)[i].id, kNow)->issue, wanted[i].issue);
            ids.insert((*made)[i].id);
        }
        QCOMPARE(ids.size(), std::size_t(500));
        QCOMPARE(book->exchange("city", old->code, old->transactionCode, kNow).error().code,
            std::string("issuing.code"));
        QVERIFY(book->exchange("city", made->back().code, made->back().transactionCode, kNow));
        QVERIFY(book->makeAll("city", {}, OfferBook::TransactionCode::None, kNow)->empty());
    }

    void keepsTheOldOffersWhenTheNewOnesCannotBeStored()
    {
        auto book = open("blocked.json");
        const auto old = book->make("city", "resident-card", "c-1", OfferBook::TransactionCode::None, kNow);
        // In the way of the temporary file.
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("blocked.json.new")));
        const auto made = book->makeAll("city", { { "resident-card", "c-1" }, { "resident-card", "c-2" } },
            OfferBook::TransactionCode::None, kNow);
        QVERIFY(!made);
        QCOMPARE(made.error().code, std::string("file.write"));
        QVERIFY(!book->ofIssue("c-2"));
        QVERIFY(book->waiting("city", old->id, kNow));
        QVERIFY(QDir(m_folder.path()).rmdir(QStringLiteral("blocked.json.new")));
        QVERIFY(book->exchange("city", old->code, "", kNow));
    }

    void refusesADamagedFile()
    {
        QFile damaged(m_folder.filePath(QStringLiteral("damaged.json")));
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write("[{\"id\":1}]");
        damaged.close();
        const auto book = OfferBook::open(file("damaged.json"), m_keys);
        QVERIFY(!book);
        QCOMPARE(book.error().code, std::string("issuing.offers_file"));
    }

    void signsWithTheNewestGenerationThatTheChainCallsActive()
    {
        const auto first = m_keys.derive("city", 0);
        const auto second = m_keys.derive("city", 1);
        QVERIFY(first && second);
        QVERIFY(first->es256Id != second->es256Id);
        QVERIFY(m_keys.derive("town", 0)->es256Id != first->es256Id);
        QCOMPARE(m_keys.current("city", Json()).error().code, std::string("issuing.no_keys"));
        QCOMPARE(*m_keys.nextGeneration("city", Json()), 0);
        QCOMPARE(m_keys.current("city", issuerRow({ { *first, "active" } }))->generation, 0);
        const Json rotated = issuerRow({ { *second, "active" }, { *first, "retired" } });
        QCOMPARE(m_keys.current("city", rotated)->generation, 1);
        QCOMPARE(*m_keys.nextGeneration("city", rotated), 2);
        QCOMPARE(m_keys.current("city", issuerRow({ { *first, "withdrawn" } })).error().code,
            std::string("issuing.no_keys"));
        // The same secret gives the same keys: nothing else has to be kept.
        QCOMPARE(IssuingKeys(secret(1)).derive("city", 1)->es256Id, second->es256Id);
    }

    void checksClaims_data()
    {
        QTest::addColumn<QString>("claims");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const char* claims, const char* code) {
            QTest::newRow(name) << QString::fromUtf8(claims) << code;
        };
        row("good", R"({"name":"a","address":{"region":"41"}})", "");
        row("all", R"({"name":"a","address":{"region":"41","city":"b"},"born":"2000-02-29","hours":3})", "");
        row("no object", R"(["a"])", "issuing.claims");
        row("missing", R"({"name":"a"})", "issuing.claim_missing");
        row("missing below", R"({"name":"a","address":{"city":"b"}})", "issuing.claim_missing");
        row("text for a number", R"({"name":"a","address":{"region":"41"},"hours":"3"})",
            "issuing.claim_kind");
        row("a day that is none", R"({"name":"a","address":{"region":"41"},"born":"2001-02-29"})",
            "issuing.claim_kind");
        row("empty", R"({"name":"","address":{"region":"41"}})", "issuing.claim_length");
        row("control character", "{\"name\":\"a\\u0007\",\"address\":{\"region\":\"41\"}}",
            "issuing.claim_kind");
        row("unknown", R"({"name":"a","address":{"region":"41"},"iss":"x"})", "issuing.claim_unknown");
        row("unknown below", R"({"name":"a","address":{"region":"41","zip":"1"}})", "issuing.claim_unknown");
        row("an object for a text", R"({"name":{"x":1},"address":{"region":"41"}})", "issuing.claim_kind");
        row("a text for an object", R"({"name":"a","address":"41"})", "issuing.claim_missing");
    }
    void checksClaims()
    {
        QFETCH(QString, claims);
        QFETCH(QString, code);
        const auto json = base::parseJson(claims.toStdString());
        QVERIFY(json);
        const auto status = checkClaims(residentType(), *json);
        QCOMPARE(status ? std::string() : status.error().code, code.toStdString());
    }

    void hidesWhatTheTypeCallsSelective()
    {
        const auto json = base::parseJson(R"({"name":"a","address":{"region":"41"},"hours":3})");
        const auto paths = selectiveClaims(residentType(), *json);
        QCOMPARE(paths.size(), std::size_t(2));
        QCOMPARE(vc::pathText(paths[1]), std::string("address.region"));
        QCOMPARE(typeName("resident-card"), std::string("ResidentCard"));
    }
};

QTEST_GUILESS_MAIN(TestOfferBook)
#include "tst_offer_book.moc"
