// SPDX-License-Identifier: Apache-2.0
// The pages from memory: languages, encodings, tags, caching, and paths that try to leave.
#include "citizen-portal-backend/api/static_files.h"

#include <QtTest>

using namespace maru;

namespace {

http::Request asking(const std::string& path, http::Headers headers = {})
{
    http::Request request;
    request.method = "GET";
    request.path = path;
    request.target = path;
    request.headers = std::move(headers);
    return request;
}

} // namespace

class TstStaticFiles : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        write("index.ko.html", "<p>집</p>");
        write("index.ko.html.gz", "packed-ko");
        write("index.en.html", "<p>home</p>");
        write("index.en.html.gz", "packed-en");
        write("help.ko.html", "help");
        write("help.en.html", "help-en");
        write("not_found.ko.html", "<h1>없음</h1>");
        write("not_found.en.html", "<h1>nothing</h1>");
        write("sw.js", "worker");
        write("icon.svg", "<svg/>");
        write("version", "hash");
        write("v/0123456789abcdef/js/a.js", "module");
        write("v/0123456789abcdef/js/a.js.gz", "packed-module");
        QVERIFY(m_files.add(m_folder.path().toStdString()).has_value());
    }

    void understandsAcceptEncoding_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("isAccepted");
        const auto row = [](const char* header, bool isAccepted) {
            QTest::newRow(header) << QByteArray(header) << isAccepted;
        };
        row("gzip", true);
        row("GZip", true);
        row("x-gzip", true);
        row("deflate, gzip;q=1.0, *;q=0.5", true);
        row("br , gzip ; q=0.001", true);
        row("*", true);
        row("*;q=0.1", true);
        row("", false);
        row("identity", false);
        row("br", false);
        row("gzip;q=0", false);
        row("gzip;q=0.000", false);
        row("*, gzip;q=0", false);
        row("gzip;q=0, *", false);
        row("gzip;q=-1", false);
        row("gzip;q=2", false);
        row("gzip;q=1.5", false);
        row("gzip;q=nan", false);
        row("gzip;q=", false);
        row("gzipped", false);
        row(",,,;;;=", false);
        row("*;q=0", false);
        QTest::newRow("huge") << QByteArray(2000, ',') + "gzip" << false;
    }

    void understandsAcceptEncoding()
    {
        QFETCH(QByteArray, header);
        QFETCH(bool, isAccepted);
        QCOMPARE(portal::acceptsGzip(header.toStdString()), isAccepted);
    }

    void choosesThePagesLanguage_data()
    {
        QTest::addColumn<QByteArray>("accept");
        QTest::addColumn<QByteArray>("cookie");
        QTest::addColumn<QByteArray>("language");
        QTest::newRow("nothing said") << QByteArray() << QByteArray() << QByteArray("ko");
        QTest::newRow("browser") << QByteArray("en-US,en;q=0.9") << QByteArray() << QByteArray("en");
        QTest::newRow("cookie wins") << QByteArray("en-US") << QByteArray("a=b; maru_language=ko")
                                     << QByteArray("ko");
        QTest::newRow("cookie alone")
            << QByteArray("ko") << QByteArray("maru_language=en") << QByteArray("en");
        QTest::newRow("strange cookie")
            << QByteArray("ko") << QByteArray("maru_language=../en") << QByteArray("ko");
        QTest::newRow("other cookie")
            << QByteArray("ko") << QByteArray("xmaru_language=en") << QByteArray("ko");
    }

    void choosesThePagesLanguage()
    {
        QFETCH(QByteArray, accept);
        QFETCH(QByteArray, cookie);
        QFETCH(QByteArray, language);
        http::Headers headers;
        if (!accept.isEmpty())
            headers["Accept-Language"] = accept.toStdString();
        if (!cookie.isEmpty())
            headers["Cookie"] = cookie.toStdString();
        for (const auto* path : { "/", "/index", "/index.html" }) {
            const http::Response response = m_files.answer(asking(path, headers));
            QCOMPARE(response.status, 200);
            QCOMPARE(QByteArray::fromStdString(response.headers.at("Content-Language")), language);
            QCOMPARE(response.headers.at("Vary"), std::string("Accept-Encoding, Accept-Language, Cookie"));
            QCOMPARE(response.headers.at("Cache-Control"), std::string("no-cache"));
        }
    }

    void sendsGzipToThoseWhoTakeIt()
    {
        const auto packed =
            m_files.answer(asking("/v/0123456789abcdef/js/a.js", { { "Accept-Encoding", "gzip" } }));
        QCOMPARE(packed.body, std::string("packed-module"));
        QCOMPARE(packed.headers.at("Content-Encoding"), std::string("gzip"));
        QCOMPARE(packed.headers.at("Vary"), std::string("Accept-Encoding"));
        QCOMPARE(packed.headers.at("Cache-Control"), std::string("public, max-age=31536000, immutable"));
        QCOMPARE(packed.headers.at("Content-Type"), std::string("text/javascript; charset=utf-8"));
        const auto plain =
            m_files.answer(asking("/v/0123456789abcdef/js/a.js", { { "Accept-Encoding", "br" } }));
        QCOMPARE(plain.body, std::string("module"));
        QVERIFY(!plain.headers.contains("Content-Encoding"));
        QVERIFY(plain.headers.at("ETag") != packed.headers.at("ETag"));
    }

    void answersNotModified_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("status");
        QTest::newRow("same") << QByteArray("TAG") << 304;
        QTest::newRow("weak") << QByteArray("W/TAG") << 304;
        QTest::newRow("in a list") << QByteArray("\"a\", TAG , \"b\"") << 304;
        QTest::newRow("any") << QByteArray("*") << 304;
        QTest::newRow("other") << QByteArray("\"abc\"") << 200;
        QTest::newRow("without quotes") << QByteArray("abc") << 200;
        QTest::newRow("rubbish") << QByteArray(",,\"") << 200;
    }

    void answersNotModified()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, status);
        const std::string tag = m_files.answer(asking("/sw.js")).headers.at("ETag");
        QVERIFY(tag.size() == 34 && tag.front() == '"' && tag.back() == '"');
        const std::string sent = header.replace("TAG", QByteArray::fromStdString(tag)).toStdString();
        const http::Response response = m_files.answer(asking("/sw.js", { { "If-None-Match", sent } }));
        QCOMPARE(response.status, status);
        QCOMPARE(response.body.empty(), status == 304);
    }

    void neverLeavesItsFiles_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const auto* path :
            { "/../etc/passwd", "//index", "/index.ko.html/", "/v/", "/v/0123456789abcdef/",
                "/v/0123456789abcdef/js/a.js.gz", "/index.ko.html.gz", "/version", "/index.ko", "/..",
                "/./index", "/api/config", "/INDEX", "/help.html.html", "/help\x01", "/.html", "" })
            QTest::newRow(path) << QByteArray(path);
        QTest::newRow("long") << QByteArray("/" + QByteArray(4000, 'a'));
    }

    void neverLeavesItsFiles()
    {
        QFETCH(QByteArray, path);
        const http::Response response = m_files.answer(asking(path.toStdString()));
        QCOMPARE(response.status, 404);
    }

    void refusesAFolderWithoutPages()
    {
        QTemporaryDir empty;
        portal::StaticFiles files;
        QVERIFY(!files.add(empty.path().toStdString()).has_value());
        QVERIFY(!files.add((empty.path() + "/none").toStdString()).has_value());
    }

    void saysToReadersThatThereIsNoSuchPage_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("accept");
        QTest::addColumn<bool>("isPage");
        const QByteArray browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        QTest::newRow("address") << QByteArray("/no-such-page") << browser << true;
        QTest::newRow("html") << QByteArray("/no.html") << browser << true;
        QTest::newRow("the page itself") << QByteArray("/not_found") << browser << true;
        QTest::newRow("api") << QByteArray("/api/nothing") << browser << false;
        QTest::newRow("old module") << QByteArray("/v/ffffffffffffffff/js/a.js") << browser << false;
        QTest::newRow("program") << QByteArray("/no-such-page") << QByteArray("application/json") << false;
        QTest::newRow("anything") << QByteArray("/no-such-page") << QByteArray("*/*") << false;
        QTest::newRow("nothing said") << QByteArray("/no-such-page") << QByteArray() << false;
    }

    void saysToReadersThatThereIsNoSuchPage()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, accept);
        QFETCH(bool, isPage);
        for (const auto* language : { "ko", "en" }) {
            const http::Response response = m_files.answer(asking(
                path.toStdString(), { { "Accept", accept.toStdString() }, { "Accept-Language", language } }));
            QCOMPARE(response.status, 404);
            QCOMPARE(response.headers.at("Cache-Control"), std::string("no-store"));
            QVERIFY(!response.headers.contains("ETag"));
            const bool isKorean = std::string(language) == "ko";
            QCOMPARE(response.body == (isKorean ? "<h1>없음</h1>" : "<h1>nothing</h1>"), isPage);
            QCOMPARE(response.headers.at("Content-Type").rfind("text/html", 0) == 0, isPage);
        }
    }

    void setsStrictHeaders()
    {
        http::Response response;
        portal::addSecurityHeaders(asking("/"), response);
        const std::string policy = response.headers.at("Content-Security-Policy");
        for (const auto* part : { "default-src 'none'", "script-src 'self';", "style-src 'self';",
                 "frame-ancestors 'none'", "require-trusted-types-for 'script'", "base-uri 'none'" })
            QVERIFY2(policy.find(part) != std::string::npos, part);
        QVERIFY(policy.find("unsafe") == std::string::npos && policy.find("http") == std::string::npos);
        QCOMPARE(response.headers.at("Cross-Origin-Resource-Policy"), std::string("same-origin"));
        QVERIFY(response.headers.at("Permissions-Policy").find("camera=(self)") != std::string::npos);
    }

    void letsOnlyThePagesWithTheEngineCompileWebAssembly()
    {
        const auto policyOf = [](const char* path) {
            http::Response response;
            portal::addSecurityHeaders(asking(path), response);
            return response.headers.at("Content-Security-Policy");
        };
        for (const auto* path : { "/vote", "/enrol", "/challenge" }) {
            QVERIFY2(policyOf(path).find("script-src 'self' 'wasm-unsafe-eval';") != std::string::npos, path);
            QVERIFY2(policyOf(path).find("worker-src 'self' blob:;") != std::string::npos, path);
        }
        for (const auto* path : { "/", "/ballot", "/wallet", "/vote/", "/v/0123456789abcdef/js/pages/vote.js",
                 "/v/0123456789abcdef/js/workers/voting.js", "/api/vote" }) {
            QVERIFY2(policyOf(path).find("unsafe") == std::string::npos, path);
            QVERIFY2(policyOf(path).find("worker-src 'self';") != std::string::npos, path);
        }
    }

private:
    void write(const QString& name, const QByteArray& body)
    {
        const QString path = m_folder.filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(body), body.size());
    }

    QTemporaryDir m_folder;
    portal::StaticFiles m_files;
};

QTEST_GUILESS_MAIN(TstStaticFiles)
#include "tst_static_files.moc"
