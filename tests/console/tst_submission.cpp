// SPDX-License-Identifier: Apache-2.0
// A signed transaction on its way: what is final, what is not, and how a lost answer is settled.
#include "admin-console/core/submission.h"
#include "admin-console/core/transaction_sender.h"
#include "tests/console/scripted_transport.h"

#include <QTest>

#include <memory>
#include <optional>

using namespace maru;
using namespace maru::console;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(maru::base::Error)

namespace {

const std::string kId(64, 'a');

base::Json member(const char* status, const char* code, std::int64_t height)
{
    return base::Json::object({ { "id", kId }, { "status", status }, { "code", code },
        { "data", base::Json::object({ { "campaign", "c-1" } }) }, { "height", height } });
}

base::Json results(base::Json one)
{
    base::Json list = base::Json::array();
    list.push(std::move(one));
    return base::Json::object({ { "results", std::move(list) } });
}

base::Json status(const char* word)
{
    return base::Json::object({ { "id", kId }, { "status", word } });
}

} // namespace

class TestSubmission final : public QObject {
    Q_OBJECT

private:
    ScriptedTransport m_transport;
    std::unique_ptr<Submission> m_way;
    std::optional<base::Result<Outcome>> m_end;
    int m_lost = 0;
    bool m_isThere = true;

    bool asks(const char* method, const QString& path)
    {
        if (!QTest::qWaitFor([this] { return !m_transport.waiting.empty(); }))
            return false;
        const ApiRequest& request = m_transport.waiting.front().request;
        return request.method == method && request.path == path
            && request.body == (request.method == "POST" ? QByteArray("signed") : QByteArray());
    }
    bool posts() { return asks("POST", u"/v1/transactions"_s); }
    bool asksStatus() { return asks("GET", u"/v1/transactions/"_s + toQt(kId) + u"/status"_s); }
    /// Both tries are lost.
    void lose()
    {
        m_way->start();
        QVERIFY(posts());
        m_transport.answer(base::failed("console.timeout"));
        QVERIFY(posts());
        m_transport.answer(base::failed("console.offline"));
        QCOMPARE(m_lost, 1);
        QVERIFY(!m_end);
    }

private Q_SLOTS:
    void init()
    {
        m_transport.waiting.clear();
        m_end.reset();
        m_lost = 0;
        m_isThere = true;
        m_way = std::make_unique<Submission>(
            m_transport, kId, "signed", [this] { return m_isThere; }, Submission::Pace { 0, 0, 0 });
        connect(m_way.get(), &Submission::lost, this, [this] { ++m_lost; });
        connect(
            m_way.get(), &Submission::ended, this, [this](const base::Result<Outcome>& end) { m_end = end; });
    }
    void cleanup() { m_way.reset(); }

    void takesTheResultAsFinal_data()
    {
        QTest::addColumn<bool>("isSecondTry");
        QTest::addColumn<QString>("code");
        for (const bool isSecond : { false, true }) {
            QTest::addRow("committed, try %d", isSecond ? 2 : 1) << isSecond << u"ok"_s;
            QTest::addRow("refused, try %d", isSecond ? 2 : 1) << isSecond << u"donation.not_open"_s;
        }
    }
    void takesTheResultAsFinal()
    {
        QFETCH(bool, isSecondTry);
        QFETCH(QString, code);
        m_way->start();
        if (isSecondTry) {
            QVERIFY(posts());
            m_transport.answer(base::failed("console.offline"));
        }
        QVERIFY(posts());
        m_transport.answer(
            results(member(code == u"ok"_s ? "committed" : "refused", code.toStdString().c_str(), 9)));
        QVERIFY(m_end && *m_end);
        QCOMPARE(toQt((*m_end)->code), code);
        QCOMPARE((*m_end)->height, qint64(9));
        QCOMPARE((*m_end)->data.stringOr("campaign", ""), std::string("c-1"));
        QCOMPARE(m_lost, 0);
    }

    void takesAnAnsweredRefusalOfTheFirstTryAsFinal_data()
    {
        QTest::addColumn<QString>("code");
        for (const char* code :
            { "transaction.schema", "http.too_many", "http.unauthorized", "console.http" })
            QTest::newRow(code) << QString::fromLatin1(code);
    }
    void takesAnAnsweredRefusalOfTheFirstTryAsFinal()
    {
        QFETCH(QString, code);
        m_way->start();
        QVERIFY(posts());
        m_transport.answer(base::refused(code.toStdString()));
        QVERIFY(m_end && !*m_end);
        QCOMPARE(toQt(m_end->error().code), code);
        QCOMPARE(m_lost, 0);
    }

    /// The request may have been carried out all the same.
    void triesAgainAfterWhatTheServerDidNotRefuse_data()
    {
        QTest::addColumn<base::Error>("error");
        for (const char* code :
            { "console.offline", "console.timeout", "console.tls", "console.protocol", "http.busy" })
            QTest::newRow(code) << base::failed(code);
        QTest::newRow("certificate") << base::refused("console.certificate_changed");
    }
    void triesAgainAfterWhatTheServerDidNotRefuse()
    {
        QFETCH(base::Error, error);
        m_way->start();
        QVERIFY(posts());
        m_transport.answer(error);
        QVERIFY(!m_end);
        QVERIFY(posts());
    }

    void doesNotTakeAHalfAnswerForAnOutcome_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::newRow("pending") << toQt(base::canonical(results(status("pending"))));
        QTest::newRow("no results") << u"{}"_s;
        QTest::newRow("empty") << u"{\"results\":[]}"_s;
        base::Json other = member("committed", "ok", 9);
        other.set("id", std::string(64, 'b'));
        QTest::newRow("another transaction") << toQt(base::canonical(results(other)));
        QTest::newRow("contradiction")
            << toQt(base::canonical(results(member("committed", "donation.not_open", 9))));
    }
    void doesNotTakeAHalfAnswerForAnOutcome()
    {
        QFETCH(QString, answer);
        m_way->start();
        QVERIFY(posts());
        m_transport.answer(*base::parseJson(fromQt(answer)));
        QVERIFY(!m_end);
        QVERIFY(posts());
        m_transport.answer(*base::parseJson(fromQt(answer)));
        QCOMPARE(m_lost, 1);
        QVERIFY(!m_end);
    }

    void isUnknownWhateverComesAfterALostAnswer_data()
    {
        QTest::addColumn<base::Error>("error");
        QTest::newRow("429") << base::refused("http.too_many");
        QTest::newRow("401") << base::refused("http.unauthorized");
        QTest::newRow("certificate") << base::refused("console.certificate_changed");
        QTest::newRow("expired") << base::refused("transaction.expired");
        QTest::newRow("5xx") << base::failed("console.http");
        QTest::newRow("offline") << base::failed("console.offline");
    }
    void isUnknownWhateverComesAfterALostAnswer()
    {
        QFETCH(base::Error, error);
        m_way->start();
        QVERIFY(posts());
        m_transport.answer(base::failed("console.timeout"));
        QVERIFY(posts());
        m_transport.answer(error);
        QCOMPARE(m_lost, 1);
        QVERIFY(!m_end);
    }

    void findsOutThatItWasCarriedOut()
    {
        lose();
        QVERIFY(asksStatus());
        base::Json known = status("committed");
        known.set("height", std::int64_t(12));
        known.set("code", "ok");
        m_transport.answer(known);
        QVERIFY(asks("GET", u"/v1/transactions/"_s + toQt(kId)));
        m_transport.answer(base::Json::object({ { "result",
            base::Json::object(
                { { "code", "ok" }, { "data", base::Json::object({ { "campaign", "c-9" } }) } }) } }));
        QVERIFY(m_end && *m_end && (*m_end)->isOk());
        QCOMPARE((*m_end)->height, qint64(12));
        QCOMPARE((*m_end)->data.stringOr("campaign", ""), std::string("c-9"));
    }

    void findsOutThatItWasRefused()
    {
        lose();
        QVERIFY(asksStatus());
        base::Json known = status("refused");
        known.set("height", std::int64_t(12));
        known.set("code", "donation.not_open");
        m_transport.answer(known);
        QVERIFY(m_end && *m_end);
        QCOMPARE((*m_end)->code, std::string("donation.not_open"));
    }

    void sendsTheSameBytesAgainWhereTheServerKnowsNothing()
    {
        lose();
        QVERIFY(asksStatus());
        m_transport.answer(status("unknown"));
        QVERIFY(posts());
        m_transport.answer(results(member("committed", "ok", 13)));
        QVERIFY(m_end && *m_end);
        QCOMPARE((*m_end)->height, qint64(13));
    }

    void endsWhenItCanNoLongerBeTaken()
    {
        lose();
        QVERIFY(asksStatus());
        m_transport.answer(status("unknown"));
        QVERIFY(posts());
        m_transport.answer(base::refused("transaction.expired"));
        QVERIFY(m_end && !*m_end);
        QCOMPARE(m_end->error().code, std::string("transaction.expired"));
    }

    void goesOnAskingUntilItIsSettled()
    {
        lose();
        for (const ApiAnswer& answer : { ApiAnswer(base::refused("http.too_many")),
                 ApiAnswer(status("pending")), ApiAnswer(base::failed("console.offline")) }) {
            QVERIFY(asksStatus());
            m_transport.answer(answer);
            QVERIFY(!m_end);
        }
        QVERIFY(asksStatus());
        m_transport.answer(status("unknown"));
        QVERIFY(posts());
        m_transport.answer(base::refused("http.unauthorized"));
        QVERIFY(!m_end);
        QVERIFY(asksStatus());
        QCOMPARE(m_lost, 1);
    }

    void asksNobodyWhileItsServerIsAway()
    {
        m_way = std::make_unique<Submission>(
            m_transport, kId, "signed", [this] { return m_isThere; },
            Submission::Pace { 0, 1'000'000, 1'000'000 });
        connect(m_way.get(), &Submission::lost, this, [this] { ++m_lost; });
        m_isThere = false;
        lose();
        m_way->wake();
        QVERIFY(m_transport.waiting.empty());
        m_isThere = true;
        m_way->wake();
        QVERIFY(asksStatus());
        m_way->wake(); // one question at a time
        QCOMPARE(m_transport.waiting.size(), std::size_t(1));
    }

    void signsOnlyOnline_data()
    {
        using S = Connection::State;
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("isSignedIn");
        QTest::addColumn<QString>("code");
        QTest::newRow("online") << static_cast<int>(S::Online) << true << QString();
        QTest::newRow("locked") << static_cast<int>(S::Online) << false << u"console.not_signed_in"_s;
        for (const S state : { S::Closed, S::Connecting, S::Offline, S::Untrusted })
            QTest::addRow("state %d", static_cast<int>(state))
                << static_cast<int>(state) << true << u"console.not_sent"_s;
    }
    void signsOnlyOnline()
    {
        QFETCH(int, state);
        QFETCH(bool, isSignedIn);
        QFETCH(QString, code);
        const base::Status may = maySign(isSignedIn, static_cast<Connection::State>(state));
        QCOMPARE(may ? QString() : toQt(may.error().code), code);
    }
};

QTEST_GUILESS_MAIN(TestSubmission)
#include "tst_submission.moc"
