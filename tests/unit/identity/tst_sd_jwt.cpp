// SPDX-License-Identifier: Apache-2.0
// SD-JWT: digests of RFC 9901, hiding and showing nested claims and elements, and forged disclosures.
#include "tests/unit/identity/identity_fixture.h"

#include "shared/identity/kb_jwt.h"

using namespace maru;
using test::codeOf;
using test::ed25519Signer;
using test::json;
using test::kNow;
using test::now;
using vc::AnyElement;
using vc::ClaimPath;
using vc::SdJwt;

namespace {

const char* kClaims =
    R"({"name":"홍길동","birth":"1990-01-01","address":{"region":"11","street":"세종대로 1"},
    "cards":[{"kind":"a","number":"1"},{"kind":"b","number":"2"}],"tags":["x","y","z"],"level":3})";

std::vector<ClaimPath> everythingHidden()
{
    return { { "name" }, { "birth" }, { "address" }, { "address", "street" }, { "cards", AnyElement {} },
        { "cards", AnyElement {}, "number" }, { "tags", AnyElement {} } };
}

SdJwt issued(const std::vector<ClaimPath>& hidden, int decoys = 0)
{
    vc::SdJwtOptions options;
    options.hidden = hidden;
    options.decoys = decoys;
    options.random = test::CountingBytes();
    return *vc::issueSdJwt(base::Json::object({ { "typ", "x" } }), json(kClaims), options, *ed25519Signer(1));
}

base::Json payloadOf(const SdJwt& sdJwt)
{
    return jose::peekJwt(sdJwt.jwt)->claims;
}

vc::Disclosure disclosure(const QByteArray& text)
{
    const std::string encoded = base::toBase64Url(base::asBytes(text.toStdString()));
    return vc::parseSdJwt("a.b.c~" + encoded + "~")->disclosures.front();
}

base::Json digestsOf(std::initializer_list<vc::Disclosure> list)
{
    base::Json digests = base::Json::array();
    for (const vc::Disclosure& one : list)
        digests.push(one.digest);
    return digests;
}

} // namespace

class TstSdJwt : public QObject {
    Q_OBJECT

private slots:
    void hashesAsRfc9901Does()
    {
        const auto member =
            vc::parseSdJwt("a.b.c~WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0~");
        QCOMPARE(
            member->disclosures.front().digest, std::string("X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"));
        QCOMPARE(*member->disclosures.front().name, std::string("family_name"));
        QCOMPARE(member->disclosures.front().value, base::Json("Möbius"));
        const auto element = vc::parseSdJwt("a.b.c~WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0~");
        QCOMPARE(
            element->disclosures.front().digest, std::string("w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs"));
        QVERIFY(!element->disclosures.front().name);
    }

    void hidesWhatItIsTold()
    {
        const SdJwt sdJwt = issued(everythingHidden());
        const base::Json payload = payloadOf(sdJwt);
        QCOMPARE(sdJwt.disclosures.size(), std::size_t { 11 });
        for (const char* name : { "name", "birth", "address" })
            QVERIFY(payload.find(name) == nullptr);
        QCOMPARE(payload.at("level"), base::Json(3));
        QVERIFY(base::canonical(payload).find("홍길동") == std::string::npos);
        QCOMPARE(payload.at("_sd_alg"), base::Json("sha-256"));
        const auto& digests = payload.at("_sd").asArray();
        QVERIFY(std::is_sorted(digests.begin(), digests.end(),
            [](const base::Json& a, const base::Json& b) { return a.asString() < b.asString(); }));
    }

    void revealsEverythingAgain()
    {
        const SdJwt sdJwt = issued(everythingHidden(), 3);
        const auto revealed = vc::reveal(payloadOf(sdJwt), sdJwt.disclosures);
        QVERIFY(revealed.has_value());
        QCOMPARE(base::canonical(revealed->claims), base::canonical(json(kClaims)));
    }

    void addsDecoys()
    {
        QCOMPARE(payloadOf(issued({ { "name" } }, 4)).at("_sd").asArray().size(), std::size_t { 5 });
        QVERIFY(payloadOf(issued({}, 4)).find("_sd") == nullptr);
    }

    void showsOnlyWhatIsChosen_data()
    {
        QTest::addColumn<QByteArray>("paths");
        QTest::addColumn<QByteArray>("claims");
        const auto row = [](const char* paths, const char* claims) {
            QTest::newRow(paths) << QByteArray(paths) << QByteArray(claims);
        };
        row("[]", R"({"level":3,"cards":[],"tags":[]})");
        row(R"([["name"]])", R"({"level":3,"cards":[],"tags":[],"name":"홍길동"})");
        row(R"([["address","region"]])", R"({"level":3,"cards":[],"tags":[],"address":{"region":"11"}})");
        row(R"([["address","street"]])",
            R"({"level":3,"cards":[],"tags":[],"address":{"region":"11","street":"세종대로 1"}})");
        row(R"([["tags",1]])", R"({"level":3,"cards":[],"tags":["y"]})");
        row(R"([["cards",null,"kind"]])", R"({"level":3,"cards":[{"kind":"a"},{"kind":"b"}],"tags":[]})");
        row(R"([["cards",1]])", R"({"level":3,"cards":[{"kind":"b","number":"2"}],"tags":[]})");
    }

    void showsOnlyWhatIsChosen()
    {
        QFETCH(QByteArray, paths);
        QFETCH(QByteArray, claims);
        std::vector<ClaimPath> shown;
        const base::Json list = json(paths);
        for (const base::Json& path : list.asArray())
            shown.push_back(*vc::parseClaimPath(path));
        const SdJwt sdJwt = issued(everythingHidden());
        const auto presented = vc::present(sdJwt, shown);
        QVERIFY(presented.has_value());
        const auto again = vc::parseSdJwt(vc::toText(*presented));
        const auto revealed = vc::reveal(payloadOf(*again), again->disclosures);
        QCOMPARE(QString::fromStdString(base::canonical(revealed->claims)),
            QString::fromStdString(base::canonical(json(claims))));
    }

    void refusesToShowWhatIsNotThere()
    {
        QCOMPARE(
            codeOf(vc::present(issued(everythingHidden()), { { "income" } })), QString("vc.claim_missing"));
        QCOMPARE(codeOf(vc::present(issued(everythingHidden()), { { "tags", std::int64_t { 3 } } })),
            QString("vc.claim_missing"));
    }

    void refusesReservedNames_data()
    {
        QTest::addColumn<QByteArray>("claims");
        QTest::newRow("_sd") << QByteArray(R"({"_sd":["a"]})");
        QTest::newRow("nested _sd") << QByteArray(R"({"a":[{"_sd":[]}]})");
        QTest::newRow("dots") << QByteArray(R"({"a":{"...":"x"}})");
        QTest::newRow("algorithm") << QByteArray(R"({"_sd_alg":"sha-256"})");
    }

    void refusesReservedNames()
    {
        QFETCH(QByteArray, claims);
        QCOMPARE(codeOf(vc::conceal(json(claims), {})), QString("vc.reserved_claim"));
    }

    void refusesForgedDisclosures()
    {
        const vc::Disclosure name = disclosure(R"(["salt","name","A"])");
        const vc::Disclosure otherName = disclosure(R"(["pepper","name","B"])");
        const vc::Disclosure element = disclosure(R"(["salt","A"])");
        const auto payload = [](base::Json digests) {
            return base::Json::object({ { "_sd", std::move(digests) } });
        };

        QCOMPARE(codeOf(vc::reveal(payload(digestsOf({ name })), { name })), QString("ok"));
        QCOMPARE(codeOf(vc::reveal(payload(digestsOf({})), { name })), QString("vc.disclosure_orphaned"));
        QCOMPARE(codeOf(vc::reveal(payload(digestsOf({ name })), { name, name })),
            QString("vc.disclosure_duplicate"));
        QCOMPARE(
            codeOf(vc::reveal(payload(digestsOf({ name, name })), { name })), QString("vc.digest_repeated"));
        // Repeated digests are refused when nothing is disclosed as well.
        QCOMPARE(codeOf(vc::reveal(payload(digestsOf({ name, name })), {})), QString("vc.digest_repeated"));
        QCOMPARE(codeOf(vc::reveal(payload(digestsOf({ name, otherName })), { name, otherName })),
            QString("vc.claim_collision"));
        QCOMPARE(
            codeOf(vc::reveal(payload(digestsOf({ element })), { element })), QString("vc.disclosure_kind"));

        base::Json plain = payload(digestsOf({ name }));
        plain.set("name", "already there");
        QCOMPARE(codeOf(vc::reveal(plain, { name })), QString("vc.claim_collision"));

        const base::Json array = base::Json::object(
            { { "a", base::Json::array({ base::Json::object({ { "...", name.digest } }) }) } });
        QCOMPARE(codeOf(vc::reveal(array, { name })), QString("vc.disclosure_kind"));
        const base::Json crowded = base::Json::object({ { "a",
            base::Json::array({ base::Json::object({ { "...", element.digest }, { "b", 1 } }) }) } });
        QCOMPARE(codeOf(vc::reveal(crowded, { element })), QString("vc.reserved_claim"));

        const vc::Disclosure reserved = disclosure(R"(["salt","_sd","A"])");
        QCOMPARE(
            codeOf(vc::reveal(payload(digestsOf({ reserved })), { reserved })), QString("vc.reserved_claim"));
        base::Json weak = payload(digestsOf({ name }));
        weak.set("_sd_alg", "sha-1");
        QCOMPARE(codeOf(vc::reveal(weak, { name })), QString("vc.hash_algorithm"));
        QCOMPARE(codeOf(vc::reveal(json(R"({"_sd":"x"})"), {})), QString("vc.sd_jwt_format"));
        QCOMPARE(codeOf(vc::reveal(json(R"({"_sd":[1]})"), {})), QString("vc.sd_jwt_format"));
    }

    void refusesAnOrphanedInnerDisclosure()
    {
        // The street is behind the address: without the address nothing refers to it.
        SdJwt sdJwt = issued({ { "address" }, { "address", "street" } });
        const auto outer = std::find_if(sdJwt.disclosures.begin(), sdJwt.disclosures.end(),
            [](const vc::Disclosure& one) { return *one.name == "address"; });
        sdJwt.disclosures.erase(outer);
        QCOMPARE(codeOf(vc::reveal(payloadOf(sdJwt), sdJwt.disclosures)), QString("vc.disclosure_orphaned"));
    }

    void refusesMalformedTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        const auto encoded = [](const char* text) {
            return QString::fromStdString(base::toBase64Url(base::asBytes(text)));
        };
        QTest::newRow("plain JWT") << "a.b.c"
                                   << "vc.sd_jwt_format";
        QTest::newRow("no key binding") << "a.b.c~"
                                        << "ok";
        QTest::newRow("rubbish at the end") << "a.b.c~xyz"
                                            << "vc.sd_jwt_format";
        QTest::newRow("empty disclosure") << "a.b.c~~"
                                          << "vc.disclosure_format";
        QTest::newRow("not base64url") << "a.b.c~a+b~"
                                       << "vc.disclosure_format";
        QTest::newRow("not JSON") << "a.b.c~" + encoded("[\"a\"") + "~"
                                  << "vc.disclosure_format";
        QTest::newRow("one part") << "a.b.c~" + encoded("[\"a\"]") + "~"
                                  << "vc.disclosure_format";
        QTest::newRow("four parts") << "a.b.c~" + encoded(R"(["a","b","c","d"])") + "~"
                                    << "vc.disclosure_format";
        QTest::newRow("salt is a number") << "a.b.c~" + encoded(R"([1,"b","c"])") + "~"
                                          << "vc.disclosure_format";
        QTest::newRow("name is a number") << "a.b.c~" + encoded(R"(["a",1,"c"])") + "~"
                                          << "vc.disclosure_format";
        QTest::newRow("float") << "a.b.c~" + encoded(R"(["a","b",1.5])") + "~"
                               << "json.number";
        QTest::newRow("duplicate member") << "a.b.c~" + encoded(R"(["a","b",{"x":1,"x":2}])") + "~"
                                          << "vc.disclosure_format";
        QTest::newRow("too many") << "a.b.c~" + (encoded(R"(["a","b"])") + "~").repeated(1001)
                                  << "vc.too_long";
        QTest::newRow("too long") << "a.b.c~" + QString(600 * 1024, 'A') << "vc.too_long";
    }

    void refusesMalformedTexts()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        QCOMPARE(codeOf(vc::parseSdJwt(text.toStdString())), code);
    }

    void bindsTheHoldersKey()
    {
        const auto holder = test::p256Signer(5);
        const vc::KeyBindingRequest request { "https://verifier.example", "nonce-0123456789" };
        const SdJwt shown = *vc::present(issued(everythingHidden()), { { "name" } });
        const SdJwt bound = *vc::bindKey(shown, request, base::UnixSeconds(kNow), *holder);
        const jose::PublicKey key = holder->publicKey();
        QCOMPARE(codeOf(vc::verifyKeyBinding(bound, key, request, now())), QString("ok"));
        QCOMPARE(codeOf(vc::verifyKeyBinding(bound, ed25519Signer(5)->publicKey(), request, now())),
            QString("jose.algorithm"));
        QCOMPARE(codeOf(vc::verifyKeyBinding(bound, test::p256Signer(6)->publicKey(), request, now())),
            QString("jose.signature"));
        QCOMPARE(codeOf(vc::verifyKeyBinding(bound, key, { "https://other.example", request.nonce }, now())),
            QString("vc.key_binding_audience"));
        QCOMPARE(codeOf(vc::verifyKeyBinding(bound, key, { request.audience, "nonce-9876543210" }, now())),
            QString("vc.key_binding_nonce"));
        QCOMPARE(codeOf(vc::verifyKeyBinding(bound, key, { request.audience, "" }, now())),
            QString("vc.key_binding_nonce"));
        QCOMPARE(codeOf(vc::verifyKeyBinding(bound, key, request, now(361))), QString("vc.key_binding_time"));
        QCOMPARE(
            codeOf(vc::verifyKeyBinding(bound, key, request, now(-61))), QString("jose.issued_in_future"));
        QCOMPARE(codeOf(vc::verifyKeyBinding(shown, key, request, now())), QString("vc.key_binding_missing"));

        // Showing more or less than what was bound changes sd_hash.
        SdJwt more = *vc::present(issued(everythingHidden()), { { "name" }, { "birth" } });
        more.keyBinding = bound.keyBinding;
        QCOMPARE(codeOf(vc::verifyKeyBinding(more, key, request, now())), QString("vc.key_binding_hash"));
        SdJwt less = bound;
        less.disclosures.clear();
        QCOMPARE(codeOf(vc::verifyKeyBinding(less, key, request, now())), QString("vc.key_binding_hash"));
    }

    void refusesAnotherTokenAsKeyBinding()
    {
        const auto holder = ed25519Signer(5);
        SdJwt sdJwt = issued({ { "name" } });
        const base::Json claims = base::Json::object({ { "iat", kNow }, { "aud", "a" },
            { "nonce", "nonce-0123456789" }, { "sd_hash", vc::sdHashOf(sdJwt) } });
        const vc::KeyBindingRequest request { "a", "nonce-0123456789" };
        sdJwt.keyBinding = *jose::signJwt(base::Json::object({ { "typ", "JWT" } }), claims, *holder);
        QCOMPARE(
            codeOf(vc::verifyKeyBinding(sdJwt, holder->publicKey(), request, now())), QString("jose.type"));
        base::Json list = claims;
        list.set("aud", base::Json::array({ "a" }));
        sdJwt.keyBinding = *jose::signJwt(base::Json::object({ { "typ", "kb+jwt" } }), list, *holder);
        QCOMPARE(codeOf(vc::verifyKeyBinding(sdJwt, holder->publicKey(), request, now())),
            QString("vc.key_binding_audience"));
    }

    void readsClaimPaths_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("text");
        QTest::newRow("name") << QByteArray(R"(["a"])") << "a";
        QTest::newRow("all kinds") << QByteArray(R"(["a",0,"b",null])") << "a[0].b[]";
        QTest::newRow("empty") << QByteArray("[]") << "";
        QTest::newRow("negative") << QByteArray(R"(["a",-1])") << "";
        QTest::newRow("object") << QByteArray(R"(["a",{}])") << "";
        QTest::newRow("no list") << QByteArray(R"("a")") << "";
        QTest::newRow("long") << QByteArray("[" + QByteArray("0,").repeated(16) + "0]") << "";
    }

    void readsClaimPaths()
    {
        QFETCH(QByteArray, path);
        QFETCH(QString, text);
        const auto parsed = vc::parseClaimPath(json(path));
        QCOMPARE(parsed ? QString::fromStdString(vc::pathText(*parsed)) : QString(), text);
        if (parsed)
            QCOMPARE(vc::toJson(*parsed), json(path));
    }
};

QTEST_APPLESS_MAIN(TstSdJwt)
#include "tst_sd_jwt.moc"
