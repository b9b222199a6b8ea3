// SPDX-License-Identifier: Apache-2.0
// Token Status List and Bitstring Status List against their drafts' examples, with bad lists and decompression bombs.
#include "tests/unit/identity/identity_fixture.h"

#include "shared/identity/bitstring_status_list.h"
#include "shared/identity/inflate.h"
#include "shared/identity/token_status_list.h"
#include "shared/identity/vc_data_model.h"

using namespace maru;
using test::codeOf;
using test::ed25519Signer;
using test::json;
using test::kNow;
using test::now;
using test::only;

namespace {

const char* kUri = "https://agency.example/status/1";

vc::StatusListToken token()
{
    auto list = *vc::StatusList::create(2, 131072);
    MARU_ASSERT(list.set(5, 1).has_value());
    MARU_ASSERT(list.set(6, 2).has_value());
    return vc::StatusListToken { kUri, base::UnixSeconds(kNow), base::UnixSeconds(kNow + 600), 300,
        std::move(list), "https://agency.example" };
}

} // namespace

class TstStatusLists : public QObject {
    Q_OBJECT

private slots:
    void readsTheDraftsExamples_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<int>>("values");
        // draft-ietf-oauth-status-list §4.1 and §4.2.
        QTest::newRow("1 bit") << QByteArray(R"({"bits":1,"lst":"eNrbuRgAAhcBXQ"})")
                               << QList<int> { 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1 };
        QTest::newRow("2 bits") << QByteArray(R"({"bits":2,"lst":"eNo76fITAAPfAgc"})")
                                << QList<int> { 1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3 };
    }

    void readsTheDraftsExamples()
    {
        QFETCH(QByteArray, text);
        QFETCH(QList<int>, values);
        const auto list = vc::StatusList::fromJson(json(text));
        QVERIFY2(list.has_value(), list ? "" : list.error().code.c_str());
        QCOMPARE(qint64 { list->size() }, qint64 { values.size() });
        for (qsizetype i = 0; i < values.size(); ++i)
            QCOMPARE(int { *list->at(i) }, values[i]);
        QCOMPARE(codeOf(list->at(values.size())), QString("vc.status_index"));
        QCOMPARE(codeOf(list->at(-1)), QString("vc.status_index"));
    }

    void keepsEveryWidth()
    {
        for (const int bits : { 1, 2, 4, 8 }) {
            auto list = *vc::StatusList::create(bits, 1000);
            const int most = (1 << bits) - 1;
            for (int i = 0; i < 1000; ++i)
                QVERIFY(list.set(i, static_cast<std::uint8_t>(i % (most + 1))).has_value());
            const auto again = vc::StatusList::fromJson(list.toJson());
            for (int i = 0; i < 1000; ++i)
                QCOMPARE(int { *again->at(i) }, i % (most + 1));
            if (bits < 8)
                QCOMPARE(
                    codeOf(list.set(0, static_cast<std::uint8_t>(most + 1))), QString("vc.status_value"));
        }
    }

    void refusesBadLists_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("3 bits") << QByteArray(R"({"bits":3,"lst":"eNrbuRgAAhcBXQ"})") << "vc.status_bits";
        QTest::newRow("many bits") << QByteArray(R"({"bits":4294967297,"lst":"eNrbuRgAAhcBXQ"})")
                                   << "vc.status_bits";
        QTest::newRow("no list") << QByteArray(R"({"bits":1})") << "vc.status_list";
        QTest::newRow("not base64url") << QByteArray(R"({"bits":1,"lst":"a+b"})") << "vc.status_list";
        QTest::newRow("not zlib") << QByteArray(R"({"bits":1,"lst":"AAAA"})") << "vc.inflate";
        QTest::newRow("cut off") << QByteArray(R"({"bits":1,"lst":"eNrbuRgAAg"})") << "vc.inflate";
        QTest::newRow("wrong check sum")
            << QByteArray(R"({"bits":1,"lst":"eNrbuRgAAhcBXA"})") << "vc.inflate";
        QTest::newRow("something behind it")
            << QByteArray(R"({"bits":1,"lst":"eNrbuRgAAhcBXQAA"})") << "vc.inflate";
        QTest::newRow("empty") << QByteArray(R"({"bits":1,"lst":""})") << "vc.inflate";
    }

    void refusesBadLists()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QCOMPARE(codeOf(vc::StatusList::fromJson(json(text))), code);
    }

    void stopsAtTheBound_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<QString>("code");
        QTest::newRow("below") << 99'999 << "ok";
        QTest::newRow("exactly") << 100'000 << "ok";
        QTest::newRow("one more") << 100'001 << "vc.inflate_bound";
        QTest::newRow("bomb") << 64 * 1024 * 1024 << "vc.inflate_bound";
    }

    void stopsAtTheBound()
    {
        QFETCH(int, size);
        QFETCH(QString, code);
        for (const vc::Packing packing : { vc::Packing::Zlib, vc::Packing::Gzip }) {
            const auto packed = vc::deflated(base::Bytes(static_cast<std::size_t>(size)), packing);
            const auto out = vc::inflated(*packed, packing, 100'000);
            QCOMPARE(codeOf(out), code);
            if (out)
                QCOMPARE(out->size(), static_cast<std::size_t>(size));
        }
    }

    void refusesTheOtherPacking()
    {
        const auto packed = vc::deflated(base::Bytes(100), vc::Packing::Gzip);
        QCOMPARE(codeOf(vc::inflated(*packed, vc::Packing::Zlib, 1000)), QString("vc.inflate"));
    }

    void signsAndVerifiesTokens()
    {
        const auto signer = ed25519Signer(1);
        const auto text = vc::signStatusListToken(token(), "key-1", *signer);
        const auto verified = vc::verifyStatusListToken(*text, kUri, only(signer->publicKey()), now());
        QVERIFY2(verified.has_value(), verified ? "" : verified.error().code.c_str());
        QCOMPARE(int { *verified->list.at(5) }, 1);
        QCOMPARE(int { *verified->list.at(6) }, 2);
        QCOMPARE(int { *verified->list.at(7) }, 0);
        QCOMPARE(*verified->ttlSeconds, std::int64_t { 300 });
        QCOMPARE(codeOf(vc::verifyStatusListToken(
                     *text, "https://agency.example/status/2", only(signer->publicKey()), now())),
            QString("vc.status_subject"));
        QCOMPARE(codeOf(vc::verifyStatusListToken(*text, kUri, only(signer->publicKey()), now(661))),
            QString("jose.expired"));
        QCOMPARE(codeOf(vc::verifyStatusListToken(*text, kUri, only(ed25519Signer(2)->publicKey()), now())),
            QString("jose.signature"));
        QCOMPARE(codeOf(vc::verifyStatusListToken(*text, kUri, only(signer->publicKey()), now(), 1000)),
            QString("vc.inflate_bound"));
    }

    void refusesMalformedTokens()
    {
        const auto signer = ed25519Signer(1);
        base::Json claims = base::Json::object({ { "sub", kUri }, { "iat", kNow },
            { "status_list", json(R"({"bits":1,"lst":"eNrbuRgAAhcBXQ"})") } });
        const auto verified = [&signer](const base::Json& tried, const char* type = "statuslist+jwt") {
            const auto text = jose::signJwt(base::Json::object({ { "typ", type } }), tried, *signer);
            return codeOf(vc::verifyStatusListToken(*text, kUri, only(signer->publicKey()), now()));
        };
        QCOMPARE(verified(claims), QString("ok"));
        QCOMPARE(verified(claims, "JWT"), QString("jose.type"));
        base::Json bad = claims;
        bad.remove("iat");
        QCOMPARE(verified(bad), QString("vc.status_list"));
        bad = claims;
        bad.remove("status_list");
        QCOMPARE(verified(bad), QString("vc.status_list"));
        bad = claims;
        bad.set("ttl", 0);
        QCOMPARE(verified(bad), QString("vc.status_list"));
    }

    void packsBitstrings()
    {
        auto list = *vc::Bitstring::create(vc::kMinBitstringEntries);
        QVERIFY(list.set(0, true).has_value());
        QVERIFY(list.set(131071, true).has_value());
        const std::string encoded = list.encode();
        QCOMPARE(encoded.front(), 'u');
        // Index 0 is the most significant bit of the first byte.
        const auto bytes = vc::inflated(*base::fromBase64Url(encoded.substr(1)), vc::Packing::Gzip, 20'000);
        QCOMPARE(int { bytes->front() }, 0x80);
        QCOMPARE(int { bytes->back() }, 0x01);
        const auto again = vc::Bitstring::decode(encoded);
        QVERIFY(*again->at(0) && *again->at(131071) && !*again->at(1));
        QCOMPARE(codeOf(again->at(131072)), QString("vc.status_index"));
        QVERIFY(list.set(0, false).has_value());
        QVERIFY(!*list.at(0));
    }

    void readsTheRecommendationsExample()
    {
        // W3C Bitstring Status List 1.0, example 2: 131,072 bits, none of them set.
        const auto list =
            vc::Bitstring::decode("uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA");
        QVERIFY2(list.has_value(), list ? "" : list.error().code.c_str());
        QCOMPARE(qint64 { list->size() }, qint64 { 131072 });
        QVERIFY(!*list->at(100'000));
    }

    void refusesBadBitstrings_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        QTest::addColumn<QString>("code");
        const auto packed = [](std::size_t size) {
            return QByteArray::fromStdString(
                "u" + base::toBase64Url(*vc::deflated(base::Bytes(size), vc::Packing::Gzip)));
        };
        QTest::newRow("smallest") << packed(16384) << "ok";
        QTest::newRow("too small") << packed(16383) << "vc.status_size";
        QTest::newRow("bomb") << packed(32 * 1024 * 1024) << "vc.inflate_bound";
        QTest::newRow("other base") << QByteArray("zH4sIAAAA") << "vc.status_list";
        QTest::newRow("no base") << QByteArray("H4sIAAAA") << "vc.status_list";
        QTest::newRow("not gzip") << QByteArray("uAAAA") << "vc.inflate";
        QTest::newRow("empty") << QByteArray() << "vc.status_list";
    }

    void refusesBadBitstrings()
    {
        QFETCH(QByteArray, encoded);
        QFETCH(QString, code);
        QCOMPARE(codeOf(vc::Bitstring::decode(encoded.toStdString())), code);
        QCOMPARE(codeOf(vc::Bitstring::create(1000)), QString("vc.status_size"));
    }

    void makesStatusListCredentials()
    {
        auto bits = *vc::Bitstring::create(vc::kMinBitstringEntries);
        MARU_ASSERT(bits.set(9, true).has_value());
        const vc::BitstringCredential list { kUri, "did:web:agency.example", "suspension",
            base::UnixSeconds(kNow - 10), base::UnixSeconds(kNow + 10), std::move(bits) };
        const base::Json credential = vc::toCredential(list);
        const auto read = vc::fromCredential(credential, kUri, "suspension", now());
        QVERIFY2(read.has_value(), read ? "" : read.error().code.c_str());
        QVERIFY(*read->list.at(9) && !*read->list.at(8));
        QCOMPARE(
            codeOf(vc::fromCredential(credential, kUri, "revocation", now())), QString("vc.status_purpose"));
        QCOMPARE(codeOf(vc::fromCredential(credential, "https://other", "suspension", now())),
            QString("vc.status_subject"));
        QCOMPARE(codeOf(vc::fromCredential(credential, kUri, "suspension", now(100))), QString("vc.expired"));
        QCOMPARE(codeOf(vc::fromCredential(credential, kUri, "suspension", now(-100))),
            QString("vc.not_yet_valid"));
    }

    void readsStatusEntries_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const char* member, const char* value, const char* code) {
            QTest::newRow(name) << QByteArray(member) << QByteArray(value) << code;
        };
        row("good", "id", "\"urn:x\"", "ok");
        row("index as text of no number", "statusListIndex", "\"1x\"", "vc.status_format");
        row("huge index", "statusListIndex", "\"99999999999999999999\"", "vc.status_format");
        row("negative", "statusListIndex", "\"-1\"", "vc.status_format");
        row("another purpose", "statusPurpose", "\"message\"", "vc.status_format");
        row("another type", "type", "\"StatusList2021Entry\"", "vc.status_format");
        row("wide entries", "statusSize", "2", "vc.status_format");
        row("no list", "statusListCredential", "\"\"", "vc.status_format");
    }

    void readsStatusEntries()
    {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, value);
        QFETCH(QString, code);
        base::Json entry = vc::toStatusEntry({ kUri, 12, "revocation" });
        QCOMPARE(vc::fromStatusEntry(entry)->index, std::int64_t { 12 });
        entry.set(member.toStdString(), json("[" + value + "]").asArray().front());
        QCOMPARE(codeOf(vc::fromStatusEntry(entry)), code);
    }
};

QTEST_APPLESS_MAIN(TstStatusLists)
#include "tst_status_lists.moc"
