// SPDX-License-Identifier: Apache-2.0
// The connection against a real TLS server: whom it trusts, what it says when the server is away or is another.
#include "admin-console/core/connection.h"

#include "admin-console/core/profiles.h"
#include "admin-console/core/text.h"
#include "shared/crypto/tls_identity.h"
#include "shared/http/server.h"

#include <QDateTime>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kDay = 86'400;

crypto::TlsIdentity identityFrom(std::int64_t daysAgo)
{
    auto made = crypto::makeTlsIdentity(
        { "localhost", "127.0.0.1" }, base::UnixSeconds(QDateTime::currentSecsSinceEpoch() - daysAgo * kDay));
    MARU_ASSERT(made.has_value());
    return std::move(*made);
}

/// Answers as a node would; keeps its port over a restart.
class House {
public:
    void start(const crypto::TlsIdentity& identity)
    {
        http::Router router;
        router.get("/v1/node", [](const http::Request&) {
            return http::Response::json(200,
                base::Json::object({ { "chain", "test" }, { "node", "did:key:zTest" }, { "height", 5 },
                    { "time", 1'700'000'000 }, { "now", 1'700'000'000 } }));
        });
        router.get("/v1/things", [this](const http::Request&) {
            return http::Response::json(200, base::Json::object({ { "asked", ++m_asked } }));
        });
        router.get("/v1/transactions/{id}/status", [](const http::Request&) {
            return http::Response::json(200, base::Json::object({ { "status", "pending" } }));
        });
        router.stream("/v1/stream", [this](const http::Request&, std::shared_ptr<http::EventSink> sink) {
            m_sinks.push_back(std::move(sink));
        });
        http::ServerOptions options;
        options.port = m_port;
        options.certificatePem = identity.certificatePem;
        options.keyPem = std::string(base::asText(identity.keyPem.view()));
        auto server = http::startServer(std::move(options), std::move(router), m_log);
        MARU_ASSERT(server.has_value());
        m_server = std::move(*server);
        m_port = m_server->port();
    }
    void stop()
    {
        m_server->stop();
        m_server.reset();
        m_sinks.clear();
    }
    QUrl url() const { return QUrl(u"https://127.0.0.1:"_s + QString::number(m_port)); }

private:
    base::NullLogger m_log;
    std::unique_ptr<http::Server> m_server;
    std::uint16_t m_port = 0;
    std::atomic<std::int64_t> m_asked { 0 };
    std::vector<std::shared_ptr<http::EventSink>> m_sinks;
};

QString fingerprintOf(const crypto::TlsIdentity& identity)
{
    const auto hash = crypto::certificateKeyFingerprint(identity.certificatePem);
    return hash ? toQt(base::toHex(hash->view())) : QString();
}

} // namespace

class TestConnection final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        m_identity = identityFrom(1);
        m_other = identityFrom(1);
        m_expired = identityFrom(500);
    }
    void init()
    {
        QSettings().clear();
        m_house = std::make_unique<House>();
    }
    void cleanup() { m_house.reset(); }

    void trustsOnlyWhoIsVouchedForOrPinned_data()
    {
        QTest::addColumn<bool>("hasCa");
        QTest::addColumn<QString>("pin");
        QTest::addColumn<bool>("isExpired");
        QTest::addColumn<QString>("code");
        const QString right = fingerprintOf(m_identity);
        const QString wrong = fingerprintOf(m_other);
        QTest::newRow("authority") << true << QString() << false << QString();
        QTest::newRow("nobody") << false << QString() << false << u"console.certificate_unknown"_s;
        QTest::newRow("pin") << false << right << false << QString();
        QTest::newRow("pin in groups, capital")
            << false << groupedFingerprint(right).toUpper() << false << QString();
        QTest::newRow("another key") << false << wrong << false << u"console.certificate_changed"_s;
        QTest::newRow("another key with an authority")
            << true << wrong << false << u"console.certificate_changed"_s;
        QTest::newRow("half a pin") << false << right.left(32) << false << u"console.certificate_changed"_s;
        QTest::newRow("pin that is no number")
            << false << u"yes"_s << false << u"console.certificate_changed"_s;
        QTest::newRow("expired, pinned")
            << false << fingerprintOf(m_expired) << true << u"console.certificate_expired"_s;
        QTest::newRow("expired, unknown") << false << QString() << true << u"console.certificate_unknown"_s;
    }
    void trustsOnlyWhoIsVouchedForOrPinned()
    {
        QFETCH(bool, hasCa);
        QFETCH(QString, pin);
        QFETCH(bool, isExpired);
        QFETCH(QString, code);
        const crypto::TlsIdentity& identity = isExpired ? m_expired : m_identity;
        m_house->start(identity);
        Connection connection;
        const QByteArray ca = hasCa ? bytesOf(identity.caCertificatePem) : QByteArray();
        QVERIFY(connection.open(m_house->url(), ca, pin));
        if (code.isEmpty()) {
            QTRY_COMPARE(connection.state(), Connection::State::Online);
            return;
        }
        QTRY_COMPARE(connection.state(), Connection::State::Untrusted);
        QCOMPARE(toQt(connection.lastError().code), code);
        QCOMPARE(connection.seen().fingerprint, fingerprintOf(identity));
        QVERIFY(!connection.seen().until.isEmpty());
    }

    void refusesAddresses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("http") << u"http://127.0.0.1:7443"_s;
        QTest::newRow("no host") << u"https://"_s;
        QTest::newRow("no scheme") << u"127.0.0.1:7443"_s;
        QTest::newRow("file") << u"file:///etc/passwd"_s;
    }
    void refusesAddresses()
    {
        QFETCH(QString, url);
        Connection connection;
        const auto status = connection.open(QUrl(url, QUrl::StrictMode), {});
        QVERIFY(!status);
        QCOMPARE(status.error().code, std::string("console.url"));
    }

    void answersReadsFromMemoryWhileTheServerIsAway()
    {
        m_house->start(m_identity);
        Connection connection;
        connection.setToken("officer");
        QVERIFY(connection.open(m_house->url(), bytesOf(m_identity.caCertificatePem)));
        QTRY_COMPARE(connection.state(), Connection::State::Online);
        std::vector<ApiAnswer> answers;
        const auto ask = [&](const QString& path, bool mayBeOld = true) {
            const std::size_t before = answers.size();
            ApiRequest request = get(path);
            request.mayBeOld = mayBeOld;
            connection.send(
                std::move(request), &connection, [&](const ApiAnswer& answer) { answers.push_back(answer); });
            return QTest::qWaitFor([&] { return answers.size() > before; }, 20'000);
        };
        QVERIFY(ask(u"/v1/things"_s) && ask(u"/v1/things"_s) && ask(u"/v1/transactions/x/status"_s));
        QCOMPARE(answers[1]->at("asked").asInteger(), 2);
        m_house->stop();
        QTRY_COMPARE_WITH_TIMEOUT(connection.state(), Connection::State::Offline, 20'000);

        QVERIFY(ask(u"/v1/things"_s));
        QVERIFY(answers.back().has_value());
        QCOMPARE(answers.back()->at("asked").asInteger(), 2);
        QCOMPARE(connection.shownAsOf().height, 5);
        // What is exported, summed or proven is never from memory.
        QVERIFY(ask(u"/v1/things"_s, false));
        QCOMPARE(answers.back().error().code, std::string("console.offline"));
        QVERIFY(ask(u"/v1/never-asked"_s));
        QCOMPARE(answers.back().error().code, std::string("console.offline"));
        // What happens to a submission is never told from memory.
        QVERIFY(ask(u"/v1/transactions/x/status"_s));
        QCOMPARE(answers.back().error().code, std::string("console.offline"));
        // Another officer sees nothing of it.
        connection.setToken({});
        QVERIFY(ask(u"/v1/things"_s));
        QVERIFY(!answers.back().has_value());
    }

    void comesBackByItself()
    {
        m_house->start(m_identity);
        Connection connection;
        QVERIFY(connection.open(m_house->url(), {}, fingerprintOf(m_identity)));
        QTRY_COMPARE(connection.state(), Connection::State::Online);
        m_house->stop();
        QTRY_COMPARE_WITH_TIMEOUT(connection.state(), Connection::State::Offline, 20'000);
        m_house->start(m_identity);
        QTRY_COMPARE_WITH_TIMEOUT(connection.state(), Connection::State::Online, 30'000);
    }

    void stopsWhenTheServerComesBackWithAnotherKey()
    {
        m_house->start(m_identity);
        Connection connection;
        QVERIFY(connection.open(m_house->url(), {}, fingerprintOf(m_identity)));
        QTRY_COMPARE(connection.state(), Connection::State::Online);
        m_house->stop();
        QTRY_COMPARE_WITH_TIMEOUT(connection.state(), Connection::State::Offline, 20'000);
        m_house->start(m_other);
        QTRY_COMPARE_WITH_TIMEOUT(connection.state(), Connection::State::Untrusted, 30'000);
        QCOMPARE(connection.seen().fingerprint, fingerprintOf(m_other));
        // Nothing is sent to it any more, and it is not tried again behind the officer's back.
        QSignalSpy states(&connection, &Connection::stateChanged);
        base::Error error;
        connection.send(
            get(u"/v1/things"_s), &connection, [&](const ApiAnswer& answer) { error = answer.error(); });
        QTRY_VERIFY(!error.code.empty());
        QCOMPARE(error.code, std::string("console.certificate_changed"));
        QCOMPARE(states.size(), 0);
    }

    void forgetsTheLeastUsedAnswerFirst()
    {
        AnswerCache cache(4'000);
        cache.put(u"/v1/a"_s, { QByteArray(900, 'a') });
        cache.put(u"/v1/b"_s, { QByteArray(900, 'b') });
        cache.put(u"/v1/c"_s, { QByteArray(900, 'c') });
        cache.put(u"/v1/d"_s, { QByteArray(900, 'd') });
        QVERIFY(cache.find(u"/v1/a"_s));
        cache.put(u"/v1/e"_s, { QByteArray(900, 'e') });
        QVERIFY(cache.find(u"/v1/a"_s));
        QVERIFY(!cache.find(u"/v1/b"_s));
        QVERIFY(cache.bytes() <= 4'000);
        cache.put(u"/v1/a"_s, { QByteArray("short") });
        QCOMPARE(cache.find(u"/v1/a"_s)->body, QByteArray("short"));
        cache.put(u"/v1/huge"_s, { QByteArray(2'000, 'h') });
        QVERIFY(!cache.find(u"/v1/huge"_s));
        cache.clear();
        QCOMPARE(cache.bytes(), 0);
    }

    void keepsProfiles()
    {
        Profiles profiles;
        QVERIFY(profiles.last() == nullptr);
        ServerProfile first = profiles.forServer(u"https://a:1"_s);
        first.pin = fingerprintOf(m_identity);
        profiles.save(first);
        ServerProfile second = profiles.forServer(u"https://b:2"_s);
        second.name = u"연습 서버"_s;
        profiles.save(second);
        profiles.setLast(second.id);
        QVERIFY(first.id != second.id);

        Profiles again;
        QCOMPARE(again.all().size(), std::size_t(2));
        QCOMPARE(again.last()->title(), u"연습 서버"_s);
        QCOMPARE(again.forServer(u"https://a:1"_s).id, first.id);
        QCOMPARE(again.find(first.id)->pin, first.pin);
        again.remove(second.id);
        QCOMPARE(Profiles().last()->id, first.id);
    }

    void skipsBrokenProfiles()
    {
        QSettings settings;
        settings.beginWriteArray(u"servers"_s, 3);
        settings.setArrayIndex(0);
        settings.setValue(u"server"_s, u"https://no-id"_s);
        settings.setArrayIndex(1);
        settings.setValue(u"id"_s, u"x"_s);
        settings.setArrayIndex(2);
        settings.setValue(u"id"_s, u"y"_s);
        settings.setValue(u"server"_s, u"https://good"_s);
        settings.endArray();
        settings.sync();
        const Profiles profiles;
        QCOMPARE(profiles.all().size(), std::size_t(1));
        QCOMPARE(profiles.all().front().id, u"y"_s);
    }

private:
    QTemporaryDir m_folder;
    crypto::TlsIdentity m_identity;
    crypto::TlsIdentity m_other;
    crypto::TlsIdentity m_expired;
    std::unique_ptr<House> m_house;
};

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
