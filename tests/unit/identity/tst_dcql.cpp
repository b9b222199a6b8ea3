// SPDX-License-Identifier: Apache-2.0
// DCQL: reading queries, choosing credentials and claims, and answers that are not what was asked.
#include "tests/unit/identity/identity_fixture.h"

#include "shared/identity/dcql.h"

using namespace maru;
using test::codeOf;
using test::json;
using vc::HeldCredential;

namespace {

const QByteArray kQuery =
    "{\"credentials\":["
    "{\"id\":\"residence\",\"format\":\"dc+sd-jwt\",\"meta\":{\"vct_values\":[\"urn:residence\"]},"
    "\"claims\":[{\"id\":\"r\",\"path\":[\"region\"],\"values\":[\"11\",\"26\"]},{\"id\":\"a\",\"path\":["
    "\"over19\"]},{\"id\":\"n\",\"path\":[\"name\"]}],"
    "\"claim_sets\":[[\"r\",\"n\"],[\"r\",\"a\"]]},"
    "{\"id\":\"degree\",\"format\":\"ldp_vc\",\"meta\":{\"type_values\":[[\"DegreeCredential\"],[\"https://"
    "www.w3.org/2018/credentials#VerifiableCredential\",\"Diploma\"]]},"
    "\"claims\":[{\"path\":[\"credentialSubject\",\"degree\"]}]},"
    "{\"id\":\"any\",\"format\":\"dc+sd-jwt\",\"multiple\":true,\"require_cryptographic_holder_binding\":"
    "false,"
    "\"meta\":{\"vct_values\":[\"urn:a\",\"urn:b\"]}}],"
    "\"credential_sets\":[{\"options\":[[\"residence\"],[\"degree\",\"any\"]]},{\"options\":[[\"any\"]],"
    "\"required\":false}]}";

HeldCredential sdJwt(const char* type, const char* claims, bool bound = true)
{
    return { "dc+sd-jwt", type, {}, json(claims), bound };
}

HeldCredential diploma()
{
    return { "ldp_vc", {}, { "VerifiableCredential", "Diploma" },
        json("{\"credentialSubject\":{\"degree\":\"M\"}}"), true };
}

vc::DcqlQuery query()
{
    return *vc::parseDcql(json(kQuery));
}

} // namespace

class TstDcql : public QObject {
    Q_OBJECT

private slots:
    void writesWhatItReads()
    {
        const auto parsed = vc::parseDcql(json(kQuery));
        QVERIFY2(parsed.has_value(), parsed ? "" : parsed.error().field.c_str());
        QCOMPARE(QString::fromStdString(base::canonical(vc::toJson(*parsed))),
            QString::fromStdString(base::canonical(json(kQuery))));
    }

    void refusesBadQueries_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        const QByteArray good =
            "{\"credentials\":[{\"id\":\"a\",\"format\":\"dc+sd-jwt\",\"meta\":{\"vct_values\":[\"t\"]},"
            "\"claims\":[{\"id\":\"x\",\"path\":[\"p\"]}]}]}";
        const auto row = [&good](const char* name, const char* from, const char* to, const char* code) {
            QTest::newRow(name) << QByteArray(good).replace(from, to) << code;
        };
        row("good", "\"a\"", "\"a\"", "ok");
        row("id with a space", "\"a\"", "\"a b\"", "vc.dcql");
        row("no id", "\"id\":\"a\",", "", "vc.dcql");
        row("another format", "dc+sd-jwt", "mso_mdoc", "vc.dcql_format");
        row("no meta", "\"meta\":{\"vct_values\":[\"t\"]},", "", "vc.dcql");
        row("no types", "[\"t\"]", "[]", "vc.dcql");
        row("type is a number", "[\"t\"]", "[1]", "vc.dcql");
        row("empty path", "[\"p\"]", "[]", "vc.dcql");
        row("bad step", "[\"p\"]", "[{}]", "vc.dcql");
        row("values of objects", "\"path\":[\"p\"]", "\"path\":[\"p\"],\"values\":[{}]", "vc.dcql");
        row("no claims", "[{\"id\":\"x\",\"path\":[\"p\"]}]", "[]", "vc.dcql");
        row("claim twice", "[{\"id\":\"x\"", "[{\"id\":\"x\",\"path\":[\"q\"]},{\"id\":\"x\"", "vc.dcql");
        row("set of no claim", "}]}]}", "}],\"claim_sets\":[[\"y\"]]}]}", "vc.dcql");
        row("set without ids", "{\"id\":\"x\",\"path\":[\"p\"]}]}]}",
            "{\"path\":[\"p\"]}],\"claim_sets\":[[\"x\"]]}]}", "vc.dcql");
        row("option of no credential", "}]}]}", "}]}],\"credential_sets\":[{\"options\":[[\"b\"]]}]}",
            "vc.dcql");
        row("credential twice", "[{\"id\":\"a\"",
            "[{\"id\":\"a\",\"format\":\"dc+sd-jwt\",\"meta\":{\"vct_values\":[\"t\"]}},{\"id\":\"a\"",
            "vc.dcql");
        row("flag is text", "\"format\"", "\"multiple\":\"yes\",\"format\"", "vc.dcql");
        QTest::newRow("no credentials") << QByteArray("{\"credentials\":[]}") << "vc.dcql";
        QTest::newRow("no object") << QByteArray("[]") << "vc.dcql";
        QByteArray many;
        for (int i = 0; i < 17; ++i)
            many += QByteArray(i == 0 ? "" : ",") + "{\"id\":\"q" + QByteArray::number(i)
                + "\",\"format\":\"dc+sd-jwt\",\"meta\":{\"vct_values\":[\"t\"]}}";
        QTest::newRow("too many") << QByteArray("{\"credentials\":[" + many + "]}") << "vc.dcql";
    }

    void refusesBadQueries()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QCOMPARE(codeOf(vc::parseDcql(json(text))), code);
    }

    void takesTheFirstClaimSetThatCanBeMet_data()
    {
        QTest::addColumn<QByteArray>("claims");
        QTest::addColumn<QString>("shown");
        QTest::newRow("first") << QByteArray("{\"region\":\"11\",\"name\":\"A\",\"over19\":true}")
                               << "region name";
        QTest::newRow("second") << QByteArray("{\"region\":\"26\",\"over19\":true}") << "region over19";
        QTest::newRow("another value")
            << QByteArray("{\"region\":\"31\",\"name\":\"A\",\"over19\":true}") << "-";
        QTest::newRow("value of another type") << QByteArray("{\"region\":11,\"name\":\"A\"}") << "-";
        QTest::newRow("nothing") << QByteArray("{}") << "-";
    }

    void takesTheFirstClaimSetThatCanBeMet()
    {
        QFETCH(QByteArray, claims);
        QFETCH(QString, shown);
        const auto paths =
            vc::matchCredential(*query().credential("residence"), sdJwt("urn:residence", claims.constData()));
        QStringList names;
        if (paths) {
            for (const vc::ClaimPath& path : *paths)
                names.append(QString::fromStdString(vc::pathText(path)));
        }
        QCOMPARE(paths ? names.join(' ') : QString("-"), shown);
    }

    void looksAtFormatTypeAndBinding()
    {
        const char* claims = "{\"region\":\"11\",\"name\":\"A\"}";
        const vc::DcqlQuery asked = query();
        const vc::CredentialQuery& residence = *asked.credential("residence");
        QVERIFY(vc::matchCredential(residence, sdJwt("urn:residence", claims)));
        QVERIFY(!vc::matchCredential(residence, sdJwt("urn:other", claims)));
        QVERIFY(!vc::matchCredential(residence, sdJwt("urn:residence", claims, false)));
        HeldCredential other = sdJwt("urn:residence", claims);
        other.format = "ldp_vc";
        QVERIFY(!vc::matchCredential(residence, other));
        QVERIFY(vc::matchCredential(*asked.credential("degree"), diploma()));
        QVERIFY(vc::matchCredential(*asked.credential("any"), sdJwt("urn:b", "{}", false)));
    }

    void tellsWhetherSetsCanBeMet()
    {
        const auto first =
            vc::matchDcql(query(), { sdJwt("urn:residence", "{\"region\":\"11\",\"name\":\"A\"}") });
        QVERIFY(first.isSatisfiable);
        QCOMPARE(first.answers.at("residence").size(), std::size_t { 1 });
        QVERIFY(!vc::matchDcql(query(), { diploma() }).isSatisfiable);
        QVERIFY(vc::matchDcql(query(), { diploma(), sdJwt("urn:a", "{}") }).isSatisfiable);
        QVERIFY(!vc::matchDcql(query(), {}).isSatisfiable);
        vc::DcqlQuery without = query();
        without.sets.clear();
        QVERIFY(!vc::matchDcql(without, { diploma(), sdJwt("urn:a", "{}") }).isSatisfiable);
    }

    void checksAnswers()
    {
        const HeldCredential residence = sdJwt("urn:residence", "{\"region\":\"11\",\"over19\":true}");
        const HeldCredential any = sdJwt("urn:a", "{}");
        using Received = std::map<std::string, std::vector<HeldCredential>>;
        QCOMPARE(
            codeOf(vc::checkAnswer(query(), Received { { "residence", { residence } } })), QString("ok"));
        QCOMPARE(codeOf(vc::checkAnswer(query(), Received { { "residence", { residence, residence } } })),
            QString("vc.dcql_multiple"));
        QCOMPARE(codeOf(vc::checkAnswer(query(), Received { { "residence", { any } } })),
            QString("vc.dcql_mismatch"));
        QCOMPARE(
            codeOf(vc::checkAnswer(query(), Received { { "income", { any } } })), QString("vc.dcql_unasked"));
        QCOMPARE(codeOf(vc::checkAnswer(query(), Received { { "any", { any, any } } })),
            QString("vc.dcql_incomplete"));
        QCOMPARE(codeOf(vc::checkAnswer(
                     query(), Received { { "any", { any, any } }, { "degree", { diploma() } } })),
            QString("ok"));
        QCOMPARE(codeOf(vc::checkAnswer(query(), Received {})), QString("vc.dcql_incomplete"));
    }
};

QTEST_APPLESS_MAIN(TstDcql)
#include "tst_dcql.moc"
