// SPDX-License-Identifier: Apache-2.0
// The issuing desk: files into claims, claims into credentials, offers that are handed over.
#include "admin-console/core/column.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/credentials/issue_plan.h"
#include "admin-console/pages/credentials/issue_tab.h"
#include "admin-console/pages/credentials/offer_card.h"
#include "admin-console/pages/credentials/offer_part.h"
#include "admin-console/shell/workbench.h"
#include "admin-console/widgets/field_editor.h"
#include "tests/console/scripted_transport.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace maru;
using namespace maru::console;
using namespace maru::console::credentials;
using namespace Qt::StringLiterals;

namespace {

class ScriptedSender final : public TransactionSender {
public:
    using TransactionSender::TransactionSender;
    void send(const std::string& domain, const std::string& action, const base::Json& payload, QObject*,
        Callback callback) override
    {
        sent.push_back(domain + "/" + action + " " + base::canonical(payload));
        callbacks.push_back(std::move(callback));
    }
    void ok(const char* issue)
    {
        Outcome outcome;
        outcome.code = "ok";
        outcome.data = base::Json::object({ { "issue", issue } });
        next()(outcome);
    }
    Callback next()
    {
        Callback first = std::move(callbacks.front());
        callbacks.pop_front();
        return first;
    }
    std::vector<std::string> sent;
    std::deque<Callback> callbacks;
};

base::Json claim(const char* path, const char* kind, const char* ko, bool required = true)
{
    return base::Json::object({ { "path", path }, { "kind", kind }, { "ko", ko }, { "en", path },
        { "required", required }, { "sd", true } });
}

base::Json residentType()
{
    return base::Json::object(
        { { "id", "resident-card" }, { "name_ko", "주민확인" }, { "name_en", "Resident" },
            { "claims",
                base::Json::array({ claim("name", "string", "이름"), claim("birth_date", "date", "생년월일"),
                    claim("over_19", "boolean", "19세 이상"), claim("address.region", "string", "시·도"),
                    claim("hours", "integer", "시간", false) }) } });
}

CsvTable tableOf(const QString& text)
{
    auto table = readCsv(text.toUtf8());
    return table ? *table : CsvTable {};
}

base::Json offerJson(const char* issue, const char* code)
{
    return base::Json::object({ { "issue", issue }, { "link", "openid-credential-offer://?x=1" },
        { "web", "https://portal/wallet?x=1" }, { "tx_code", code }, { "expires", 1'800'000'000 } });
}

} // namespace

class TestCredentialsPage final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<ScriptedSender> m_sender;
    std::unique_ptr<Services> m_services;
    ScriptedTransport m_transport;

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void init()
    {
        m_bench = std::make_unique<Workbench>();
        m_sender = std::make_unique<ScriptedSender>(m_bench->connection, m_bench->session);
        m_services.reset(new Services { m_bench->connection, m_bench->session, m_bench->catalogue, *m_sender,
            m_bench->proofs, m_bench->language, [](const QString&, const QString&) {}, nullptr, nullptr });
        m_transport.waiting.clear();
    }
    void cleanup()
    {
        m_services.reset();
        m_sender.reset();
        m_bench.reset();
    }

    void readsColumnsByClaimOrByEitherName()
    {
        const auto plan = readPlan(residentType(),
            tableOf(
                u"name,생년월일,19세 이상,address.region,시간,메모\n김하늘,1988-03-14,예,41,\"1,200\",x\n"_s));
        QVERIFY(plan);
        QCOMPARE(plan->rows.size(), std::size_t(1));
        QVERIFY(!plan->rows.front().error);
        QCOMPARE(base::canonical(plan->rows.front().claims),
            std::string(
                R"({"address":{"region":"41"},"birth_date":"1988-03-14","hours":1200,"name":"김하늘","over_19":true})"));
        QCOMPARE(plan->unknownColumns, QStringList { u"메모"_s });
    }

    void saysWhatIsWrongWithALine_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("field");
        QTest::newRow("good") << u"김,1988-03-14,yes,41,3"_s << u""_s << u""_s;
        QTest::newRow("optional left out") << u"김,1988-03-14,아니요,41,"_s << u""_s << u""_s;
        QTest::newRow("required left out")
            << u",1988-03-14,yes,41,3"_s << u"issuing.claim_missing"_s << u"name"_s;
        QTest::newRow("a day that is none")
            << u"김,1988-02-30,yes,41,3"_s << u"issuing.claim_kind"_s << u"birth_date"_s;
        QTest::newRow("neither yes nor no")
            << u"김,1988-03-14,글쎄,41,3"_s << u"issuing.claim_kind"_s << u"over_19"_s;
        QTest::newRow("no whole number")
            << u"김,1988-03-14,yes,41,3.5"_s << u"issuing.claim_kind"_s << u"hours"_s;
        QTest::newRow("a short line") << u"김"_s << u"issuing.claim_missing"_s << u"birth_date"_s;
    }
    void saysWhatIsWrongWithALine()
    {
        QFETCH(QString, line);
        QFETCH(QString, code);
        QFETCH(QString, field);
        const auto plan = readPlan(
            residentType(), tableOf(u"name,birth_date,over_19,address.region,hours\n"_s + line + u'\n'));
        QVERIFY(plan);
        const auto& error = plan->rows.front().error;
        QCOMPARE(toQt(error ? error->code : ""), code);
        QCOMPARE(toQt(error ? error->field : ""), field);
        QCOMPARE(plan->good(), code.isEmpty() ? 1 : 0);
        QCOMPARE(plan->rows.front().line, 2);
    }

    void refusesAFileWithoutARequiredColumnAndALineTwice()
    {
        const auto without = readPlan(residentType(), tableOf(u"name,over_19\n김,예\n"_s));
        QVERIFY(!without);
        QCOMPARE(without.error().code, std::string("console.csv_columns"));
        QCOMPARE(without.error().detail, std::string("birth_date"));
        const auto twice = readPlan(residentType(),
            tableOf(u"name,birth_date,over_19,address.region\n김,1988-03-14,예,41\n김,1988-03-14,예,41\n"_s));
        QVERIFY(twice);
        QCOMPARE(twice->good(), 1);
        QCOMPARE(twice->rows.back().error->code, std::string("issuing.claim_twice_in_file"));
        QString many = u"name,birth_date,over_19,address.region\n"_s;
        for (int i = 0; i < 501; ++i)
            many += QString::number(i) + u",1988-03-14,예,41\n"_s;
        QCOMPARE(readPlan(residentType(), tableOf(many)).error().code, std::string("issuing.csv_rows"));
    }

    void itsOwnTemplateCanBeReadAgain()
    {
        for (const bool korean : { true, false }) {
            const auto plan = readPlan(residentType(), tableOf(csvTemplate(residentType(), korean)));
            QVERIFY(plan);
            QCOMPARE(plan->good(), 1);
        }
    }

    void issuesOneFromTheForm()
    {
        IssueTab tab(*m_services, m_transport, nullptr);
        QAbstractItemModelTester tester(&tab.model());
        tab.setTypes({ residentType() });
        tab.issue();
        // A required claim is empty: nothing has left the console.
        QVERIFY(m_transport.waiting.empty());
        tab.editor("name")->setValue("김하늘");
        tab.editor("over_19")->setValue(true);
        tab.editor("address.region")->setValue("41");
        // A day is typed, whatever the year, and none is put in beforehand.
        for (const char* wrong : { "", "1959-02-30", "그날" }) {
            tab.editor("birth_date")->setValue(wrong);
            tab.issue();
            QVERIFY2(m_transport.waiting.empty(), wrong);
        }
        tab.editor("birth_date")->setValue("1959.3.14");
        QSignalSpy issued(&tab, &IssueTab::issued);
        tab.issue();
        QCOMPARE(m_transport.waiting.size(), std::size_t(1));
        QCOMPARE(m_transport.waiting.front().request.path, u"/v1/issuing/records"_s);
        QVERIFY(m_transport.waiting.front().request.body.contains("\"region\":\"41\""));
        QVERIFY(m_transport.waiting.front().request.body.contains("\"birth_date\":\"1959-03-14\""));
        m_transport.answer(base::Json::object({ { "stored", true },
            { "results",
                base::Json::array(
                    { base::Json::object({ { "record", "r-1" }, { "commitment", "ab" } }) }) } }));
        QCOMPARE(m_sender->sent.size(), std::size_t(1));
        QCOMPARE(m_sender->sent.front(),
            std::string(R"(credentials/issue {"commitment":"ab","record":"r-1","type":"resident-card"})"));
        m_sender->ok("c-1");
        QCOMPARE(m_transport.waiting.front().request.path, u"/v1/issuing/offers"_s);
        m_transport.answer(
            base::Json::object({ { "offers", base::Json::array({ offerJson("c-1", "123456") }) } }));
        QCOMPARE(issued.count(), 1);
        QCOMPARE(tab.run()->rows().front().state, RunRow::State::Offered);
        // The code is covered until it is asked for.
        auto* code = tab.findChild<QLabel*>(u"offerCode"_s);
        QVERIFY(!code->text().contains(u"123456"_s));
        tab.findChild<QPushButton*>(u"showOfferCode"_s)->click();
        QCOMPARE(code->text(), u"123456"_s);
    }

    void goesOnAfterARefusalAndMakesOffersForTheRest()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"list.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("name,birth_date,over_19,address.region\nA,1988-03-14,y,41\nB,1988-03-14,?,41\nC,1988-03-"
                   "14,y,41\n");
        file.close();
        IssueTab tab(*m_services, m_transport, nullptr);
        QAbstractItemModelTester tester(&tab.model());
        tab.setTypes({ residentType() });
        tab.openFile(file.fileName());
        QCOMPARE(tab.model().rowCount(), 3);
        QCOMPARE(tab.model().plan().good(), 2);
        tab.issue();
        const auto kept = [](const char* id) {
            return base::Json::object({ { "record", id }, { "commitment", id } });
        };
        m_transport.answer(base::Json::object(
            { { "stored", true }, { "results", base::Json::array({ kept("r-1"), kept("r-2") }) } }));
        Outcome refused;
        refused.code = "credentials.not_accredited";
        m_sender->next()(refused);
        m_sender->ok("c-2");
        QVERIFY(m_transport.waiting.front().request.body.contains("c-2"));
        m_transport.answer(
            base::Json::object({ { "offers", base::Json::array({ offerJson("c-2", "222222") }) } }));
        const auto state = [&tab](int row) { return tab.model().index(row, 2).data().toString(); };
        QVERIFY(state(0).startsWith(u'✕') && state(1).startsWith(u'✕'));
        QVERIFY(state(2).startsWith(u'✓'));
        // What was handed out can be saved, once, for the letters; nothing of the refused lines is in it.
        const QString saved = folder.filePath(u"offers.csv"_s);
        tab.saveOffers(saved);
        QFile offers(saved);
        QVERIFY(offers.open(QIODevice::ReadOnly));
        const QByteArray text = offers.readAll();
        QVERIFY(text.contains("222222") && text.contains("\"C\"") && !text.contains("\"A\""));
        QCOMPARE(offers.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
            QFileDevice::Permissions());
    }

    void storesNothingWhenTheServerRefusesALine()
    {
        IssueRun::Order order { "resident-card", { base::Json::object(), base::Json::object() }, true, 0 };
        IssueRun run(*m_services, m_transport, order, nullptr);
        QSignalSpy finished(&run, &IssueRun::finished);
        run.start();
        m_transport.answer(base::Json::object({ { "stored", false },
            { "results",
                base::Json::array({ base::Json::object({ { "ok", true } }),
                    base::Json::object({ { "error",
                        base::Json::object({ { "code", "issuing.claim_kind" }, { "title", "x" },
                            { "status", 422 } }) } }) }) } }));
        QCOMPARE(finished.count(), 1);
        QVERIFY(m_sender->sent.empty());
        QCOMPARE(run.rows()[0].state, RunRow::State::Waiting);
        QCOMPARE(run.rows()[1].error->code, std::string("issuing.claim_kind"));
    }

    void aProposalGetsNoOffer()
    {
        IssueRun::Order order { "resident-card", { base::Json::object() }, true, 0 };
        IssueRun run(*m_services, m_transport, order, nullptr);
        run.start();
        m_transport.answer(base::Json::object({ { "stored", true },
            { "results",
                base::Json::array({ base::Json::object({ { "record", "r" }, { "commitment", "c" } }) }) } }));
        Outcome outcome;
        outcome.code = "ok";
        outcome.data = base::Json::object(
            { { "proposal", "p-1" }, { "state", "open" }, { "needed", 1 }, { "valid_until", 1 } });
        m_sender->next()(outcome);
        QVERIFY(m_transport.waiting.empty());
        QCOMPARE(run.rows().front().state, RunRow::State::Proposed);
        QCOMPARE(run.rows().front().proposal, u"p-1"_s);
    }

    void dropsTheOfferOfARowThatIsNotShownAnyMore()
    {
        OfferPart part(*m_services, m_transport, nullptr);
        part.showRow(base::Json::object({ { "id", "c-1" }, { "state", "offered" } }));
        part.showRow(base::Json::object({ { "id", "c-2" }, { "state", "issued" } }));
        QVERIFY(part.isHidden());
        m_transport.answer(
            base::Json::object({ { "state", "waiting" }, { "expires", 1 }, { "attempts_left", 5 } }));
        QVERIFY(part.isHidden());
    }
};

QTEST_MAIN(TestCredentialsPage)
#include "tst_credentials_page.moc"
