// SPDX-License-Identifier: Apache-2.0
// The roll: files into lines, lines into the vault and onto the chain, invitations out of it exactly once.
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/elections/invitation_letters.h"
#include "admin-console/pages/elections/roll_csv.h"
#include "admin-console/pages/elections/roll_import.h"
#include "admin-console/pages/elections/roll_preview.h"
#include "admin-console/pages/elections/roll_tab.h"
#include "admin-console/pages/elections/settle_chunk.h"
#include "admin-console/shell/workbench.h"
#include "admin-console/widgets/cells_model.h"
#include "shared/crypto/election_invitation.h"
#include "tests/console/election_bench.h"

#include <QAbstractItemModelTester>
#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace maru;
using namespace maru::console;
using namespace maru::console::elections;
using namespace Qt::StringLiterals;

namespace {

const std::vector<RollPrecinct> kPrecincts { { u"p001"_s, u"사직동 제1투표구"_s, u"Sajik 1"_s },
    { u"p002"_s, u"사직동 제2투표구"_s, u"Sajik 2"_s } };

base::Result<RollPlan> planOf(const QByteArray& bytes)
{
    const auto table = readCsv(bytes);
    if (!table)
        return table.error();
    return readRoll(*table, kPrecincts);
}

/// "code@line:column" of each problem, warnings with "~".
QStringList problemsOf(const RollPlan& plan)
{
    QStringList all;
    for (const RollProblem& one : plan.problems)
        all << (one.isWarning ? u"~"_s : QString()) + toQt(one.error.code).mid(8) + u'@'
                + QString::number(one.line) + u':' + one.column
                + (one.sameAs > 0 ? u'=' + QString::number(one.sameAs) : QString());
    return all;
}

std::vector<RollLine> linesOf(int count)
{
    std::vector<RollLine> lines;
    for (int i = 0; i < count; ++i)
        lines.push_back({ i + 2, u"사람%1"_s.arg(i), {}, {}, {}, {}, {}, u"p001"_s, 1 });
    return lines;
}

base::Json keptOf(std::size_t count, int from)
{
    base::Json records = base::Json::array();
    for (std::size_t i = 0; i < count; ++i)
        records.push(base::Json::object({ { "id", "r-" + std::to_string(from + static_cast<int>(i)) },
            { "commitment", "c" + std::to_string(from + static_cast<int>(i)) } }));
    return base::Json::object({ { "records", std::move(records) } });
}

base::Json draftRow(qint64 enrolFrom)
{
    return base::Json::object({ { "id", "e-0123456789abcdef" }, { "title_ko", "총학생회장 선거" },
        { "title_en", "President" }, { "state", "draft" }, { "precincts", 2 }, { "entries", 0 },
        { "enrolled", 0 }, { "enrol_from", static_cast<std::int64_t>(enrolFrom) },
        { "enrol_until", 1'800'000'000 }, { "opens", 1'800'000'000 }, { "closes", 1'800'100'000 } });
}

} // namespace

class TestElectionRoll final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ElectionBench> m_bench;
    std::unique_ptr<QTemporaryDir> m_spoolFolder;
    std::unique_ptr<crypto::Signer> m_signer = crypto::makeSigner(crypto::SigningKey::generate());

    std::shared_ptr<InvitationSpool> spool()
    {
        return InvitationSpool::open(m_spoolFolder->path(), "e-1", *m_signer).value();
    }
    QByteArray spoolBytes() const
    {
        const QStringList names = QDir(m_spoolFolder->path()).entryList(QDir::Files);
        QFile file(m_spoolFolder->filePath(names.value(0)));
        return names.size() == 1 && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static SpooledChunk chunkOf(int count)
    {
        SpooledChunk chunk;
        chunk.madeAt = 1'800'000'000;
        for (int i = 0; i < count; ++i) {
            Invitation one;
            one.name = u"김하늘%1"_s.arg(i);
            one.precinct = u"p001"_s;
            one.code = crypto::makeInvitationCode();
            chunk.invitations.push_back(std::move(one));
            chunk.commitments.push_back("c" + std::to_string(i));
        }
        return chunk;
    }
    static std::string codeOf(const Invitation& one) { return std::string(base::asText(one.code.view())); }
    QTemporaryDir m_settings; ///< the portal's address is remembered there

    void answerPrecincts()
    {
        base::Json rows = base::Json::array();
        for (const RollPrecinct& one : kPrecincts)
            rows.push(base::Json::object({ { "id", fromQt(one.id) }, { "name_ko", fromQt(one.nameKo) },
                { "name_en", fromQt(one.nameEn) } }));
        m_bench->transport.answer(base::Json::object({ { "rows", std::move(rows) }, { "next", "" } }));
    }

private Q_SLOTS:
    void initTestCase()
    {
        initResources();
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }
    void init()
    {
        m_bench = std::make_unique<ElectionBench>();
        m_spoolFolder = std::make_unique<QTemporaryDir>();
    }
    void cleanup() { m_bench.reset(); }

    void readsBothLanguagesAndEncodings_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        const QString korean = u"투표구,성명,가중치\n사직동 제1투표구,김하늘,1\np002,이바다,2\n"_s;
        QTest::newRow("UTF-8") << korean.toUtf8() << u"UTF-8"_s;
        QTest::newRow("UTF-8 with its mark") << QByteArray("\xef\xbb\xbf") + korean.toUtf8() << u"UTF-8"_s;
        // The same with line ends of Windows, encoded by Python's cp949
        QTest::newRow("CP949") << QByteArray::fromHex("c5f5c7a5b1b82cbcbab8ed2cb0a1c1dfc4a10d0abbe7c1f7b5bf20"
                                                      "c1a631c5f5c7a5b1b82cb1e8c7cfb4c32c310d0a703030"
                                                      "322cc0ccb9d9b4d92c320d0a")
                               << u"CP949"_s;
        QTest::newRow("English, semicolons")
            << QByteArray("Name;Precinct;Weight\n\xea\xb9\x80\xed\x95\x98\xeb\x8a\x98;Sajik "
                          "1;1\n\xec\x9d\xb4\xeb\xb0\x94\xeb\x8b\xa4;P002;2\n")
            << u"UTF-8"_s;
    }
    void readsBothLanguagesAndEncodings()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, encoding);
        const auto plan = planOf(bytes);
        QVERIFY2(plan, plan ? "" : plan.error().code.c_str());
        QCOMPARE(plan->encoding, encoding);
        QCOMPARE(problemsOf(*plan), QStringList());
        QCOMPARE(plan->lines.size(), std::size_t(2));
        QCOMPARE(plan->lines[0].name, u"김하늘"_s);
        QCOMPARE(plan->lines[0].precinct, u"p001"_s);
        QCOMPARE(plan->lines[1].precinct, u"p002"_s);
        QCOMPARE(plan->lines[1].weight, 2);
        QCOMPARE(plan->weight, 3);
    }

    void refusesFilesThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QByteArray() << u"console.csv_empty"_s;
        QTest::newRow("neither UTF-8 nor CP949")
            << QByteArray("\xff\x80\x81 x,\xc1\n\x90\xff") << u"console.csv_encoding"_s;
        QTest::newRow("a zero byte") << QByteArray("\xec\x84\xb1\xeb\xaa\x85,\0\n", 9)
                                     << u"console.csv_encoding"_s;
        QTest::newRow("an open quote") << u"성명,투표구\n\"김,p001\n"_s.toUtf8() << u"console.csv_quote"_s;
        QTest::newRow("no precinct") << u"성명,전화번호\n김,010-1111-2222\n"_s.toUtf8()
                                     << u"console.roll_columns"_s;
        QTest::newRow("no name") << u"투표구\np001\n"_s.toUtf8() << u"console.roll_columns"_s;
        QTest::newRow("the name twice")
            << u"성명,이름,투표구\n김,김,p001\n"_s.toUtf8() << u"console.roll_column_twice"_s;
        QTest::newRow("too large") << QByteArray(17 << 20, 'a') << u"console.csv_large"_s;
    }
    void refusesFilesThatAreNone()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, code);
        const auto plan = planOf(bytes);
        QVERIFY(!plan);
        QCOMPARE(toQt(plan.error().code), code);
    }

    void saysWhatIsWrongOnWhichLine_data()
    {
        QTest::addColumn<QString>("lines");
        QTest::addColumn<QStringList>("problems");
        QTest::addColumn<int>("good");
        const auto row = [](const char* name, const QString& lines, const QStringList& problems, int good) {
            QTest::newRow(name) << lines << problems << good;
        };
        row("good", u"김,1988-03-14,A1,010-1111-2222,a@b.kr,서울,p001,1"_s, {}, 1);
        row("only what is needed", u"김,,,,,,p001,"_s, {}, 1);
        row("short line", u"김"_s, { u"roll_precinct@2:투표구"_s }, 0);
        row("no name", u",,,,,,p001,1"_s, { u"roll_name@2:성명"_s }, 0);
        row("unknown precinct", u"김,,,,,,p9,1"_s, { u"roll_precinct@2:투표구"_s }, 0);
        row("weight zero", u"김,,,,,,p001,0"_s, { u"roll_weight@2:가중치"_s }, 0);
        row("weight below zero", u"김,,,,,,p001,-3"_s, { u"roll_weight@2:가중치"_s }, 0);
        row("weight with a point", u"김,,,,,,p001,1.5"_s, { u"roll_weight@2:가중치"_s }, 0);
        row("weight too large", u"김,,,,,,p001,1000001"_s, { u"roll_weight@2:가중치"_s }, 0);
        row("weight in words", u"김,,,,,,p001,둘"_s, { u"roll_weight@2:가중치"_s }, 0);
        row("no such day", u"김,1988-02-30,,,,,p001,1"_s, { u"roll_birth_date@2:생년월일"_s }, 0);
        row("born tomorrow or later", u"김,2199-01-01,,,,,p001,1"_s, { u"roll_birth_date@2:생년월일"_s }, 0);
        row("born too long ago", u"김,1700-01-01,,,,,p001,1"_s, { u"roll_birth_date@2:생년월일"_s }, 0);
        row("telephone in words", u"김,,,없음,,,p001,1"_s, { u"roll_telephone@2:전화번호"_s }, 0);
        row("short telephone", u"김,,,12345,,,p001,1"_s, { u"roll_telephone@2:전화번호"_s }, 0);
        row("no e-mail", u"김,,,,a@b,,p001,1"_s, { u"roll_email@2:전자우편"_s }, 0);
        row("a cell more", u"김,,,,,,p001,1,extra"_s, { u"roll_cells@2:"_s }, 0);
        row("an invisible sign in the name", u"김\u200b하늘,,,,,,p001,1"_s, { u"roll_text@2:성명"_s }, 0);
        row("too long", QString(300, u'가') + u",,,,,,p001,1"_s, { u"roll_text@2:성명"_s }, 0);
        row("two at once", u",,,,,,p9,0"_s,
            { u"roll_name@2:성명"_s, u"roll_precinct@2:투표구"_s, u"roll_weight@2:가중치"_s }, 0);
        row("the same identifier, written otherwise", u"김,,2019-1042,,,,p001,1\n이,,2019 1042,,,,p002,1"_s,
            { u"roll_identifier_twice@3:식별번호=2"_s }, 1);
        row("the same telephone, written otherwise",
            u"김,,A1,010-1111-2222,,,p001,1\n이,,A2,+82 10 1111 2222,,,p002,1"_s,
            { u"~roll_telephone_twice@3:전화번호=2"_s }, 2);
        row("the same person without an identifier",
            u"김,1988-03-14,,,,서울,p001,1\n김,1988-03-14,,,,서울,p001,1"_s,
            { u"~roll_person_twice@3:성명=2"_s }, 2);
        row("a quoted line over two lines keeps count", u"\"김\",,,,,\"서울\n중구\",p001,1\n이,,,,,,p9,1"_s,
            { u"roll_text@2:주소"_s, u"roll_precinct@4:투표구"_s }, 0);
    }
    void saysWhatIsWrongOnWhichLine()
    {
        QFETCH(QString, lines);
        QFETCH(QStringList, problems);
        QFETCH(int, good);
        const auto plan = planOf(
            (u"성명,생년월일,식별번호,전화번호,전자우편,주소,투표구,가중치\n"_s + lines + u'\n').toUtf8());
        QVERIFY(plan);
        QCOMPARE(problemsOf(*plan), problems);
        QCOMPARE(static_cast<int>(plan->lines.size()), good);
    }

    void itsOwnTemplateCanBeReadAgain()
    {
        for (const bool isKorean : { true, false }) {
            const auto plan = planOf(rollTemplate(isKorean, kPrecincts).toUtf8());
            QVERIFY(plan);
            QCOMPARE(problemsOf(*plan), QStringList());
            QCOMPARE(plan->lines.size(), std::size_t(2));
        }
    }

    void importsInChunksAndNamesNobodyOnTheChain()
    {
        RollImport import(*m_bench->services, m_bench->transport, "e-1", linesOf(250), {}, spool(), nullptr);
        import.start();
        QCOMPARE(m_bench->transport.waiting.front().request.path, u"/v1/vault/records/batch"_s);
        const QByteArray body = m_bench->transport.waiting.front().request.body;
        QVERIFY(body.contains("election.roll"));
        QCOMPARE(body.count("\"name\""), RollImport::kChunk);
        m_bench->transport.answer(keptOf(RollImport::kChunk, 0));
        QCOMPARE(m_bench->sender->sent.size(), std::size_t(1));
        QVERIFY(!toQt(m_bench->sender->sent.front()).contains(u"사람"_s));
        m_bench->sender->ok({ { "first", 1 }, { "count", 200 } });
        m_bench->transport.answer(keptOf(50, 200));
        m_bench->sender->ok({ { "first", 201 }, { "count", 50 } });
        QVERIFY(import.isDone());
        const std::vector<Invitation> made = import.takeInvitations();
        QCOMPARE(made.size(), std::size_t(250));
        QCOMPARE(made[200].number, 201);
        QCOMPARE(made[200].name, u"사람200"_s);
        QVERIFY(import.takeInvitations().empty());
        std::set<std::string> codes;
        for (const Invitation& one : made)
            codes.insert(std::string(base::asText(one.code.view())));
        QCOMPARE(codes.size(), std::size_t(250));
        // What is on the chain is the public half of what is in the letter.
        const auto key = crypto::keyOfInvitation("e-1", base::asText(made[0].code.view()));
        QVERIFY(
            toQt(m_bench->sender->sent.front()).contains(toQt(base::toBase64Url(key->publicKey().bytes))));
    }

    void stopsAtARefusalAndGoesOnWithoutStoringTwice()
    {
        RollImport import(*m_bench->services, m_bench->transport, "e-1", linesOf(3), {}, spool(), nullptr);
        import.start();
        m_bench->transport.answer(keptOf(3, 0));
        m_bench->sender->refuse("election.unknown_precinct", "payload.voters[1].precinct");
        QVERIFY(!import.isRunning());
        QCOMPARE(import.error()->code, std::string("election.unknown_precinct"));
        QCOMPARE(import.errorLine(), 3);
        QVERIFY(import.takeInvitations().empty());
        import.start();
        QVERIFY(m_bench->transport.waiting.empty());
        QCOMPARE(m_bench->sender->sent[0], m_bench->sender->sent[1]);
        m_bench->sender->ok({ { "first", 7 }, { "count", 3 } });
        QVERIFY(import.isDone());
        QCOMPARE(import.takeInvitations().front().number, 7);
    }

    void signsNothingAgainWhileAnOutcomeIsUnknown()
    {
        RollImport import(*m_bench->services, m_bench->transport, "e-1", linesOf(2), {}, spool(), nullptr);
        import.start();
        m_bench->transport.answer(keptOf(2, 0));
        const auto callback = m_bench->sender->callbacks.front();
        m_bench->sender->callbacks.pop_front();
        callback(base::failed("console.outcome_unknown", "abc"));
        import.start();
        QCOMPARE(m_bench->sender->sent.size(), std::size_t(1));
        callback(ElectionBench::accepted({ { "first", 1 }, { "count", 2 } }));
        QVERIFY(import.isDone());
        QCOMPARE(import.takeInvitations().size(), std::size_t(2));
    }

    void stopsBetweenChunks()
    {
        RollImport import(*m_bench->services, m_bench->transport, "e-1", linesOf(250), {}, spool(), nullptr);
        import.start();
        m_bench->transport.answer(keptOf(RollImport::kChunk, 0));
        import.stop();
        m_bench->sender->ok({ { "first", 1 }, { "count", 200 } });
        QVERIFY(!import.isRunning());
        QVERIFY(m_bench->transport.waiting.empty());
        QCOMPARE(import.done(), std::size_t(200));
        import.start();
        QCOMPARE(m_bench->transport.waiting.size(), std::size_t(1));
    }

    void addsLateVotersOneByOneWithTheReason()
    {
        RollImport import(
            *m_bench->services, m_bench->transport, "e-1", linesOf(2), "전입", spool(), nullptr);
        import.start();
        m_bench->transport.answer(keptOf(1, 0));
        QVERIFY(toQt(m_bench->sender->sent.front()).startsWith(u"election/addLateVoter "_s));
        QVERIFY(toQt(m_bench->sender->sent.front()).contains(u"\"reason\":\"전입\""_s));
        m_bench->sender->ok({ { "number", 301 } });
        m_bench->transport.answer(keptOf(1, 1));
        m_bench->sender->ok({ { "number", 302 } });
        QVERIFY(import.isDone());
        QCOMPARE(import.takeInvitations().back().number, 302);
    }

    void needsTheRightToImport()
    {
        QTemporaryDir folder;
        RollTab tab(*m_bench->services, m_bench->transport, nullptr);
        QAbstractItemModelTester problems(&tab.preview().problems());
        QAbstractItemModelTester lines(&tab.preview().lines());
        tab.showElection(draftRow(4'000'000'000));
        answerPrecincts();
        QFile file(folder.filePath(u"roll.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(u"성명,투표구\n김하늘,p001\n이바다,p9\n박산,p002\n"_s.toUtf8());
        file.close();
        tab.preview().openFile(file.fileName());
        QTRY_VERIFY(!tab.preview().isReading());
        QCOMPARE(tab.preview().problems().rowCount(), 1);
        QCOMPARE(tab.preview().lines().rowCount(), 2);
        auto* import = tab.findChild<QPushButton*>(u"rollImport"_s);
        // Nobody is signed in: no right to change a roll.
        QVERIFY(!import->isEnabled());
        QCOMPARE(tab.waitingInvitations(), std::size_t(0));
        QCOMPARE(tab.findChild<QPushButton*>(u"invitationHandOver"_s)->isEnabled(), false);
    }

    void handsInvitationsOverOnceAndWipesThem()
    {
        QTemporaryDir folder;
        const auto invitations = [] {
            std::vector<Invitation> made(2);
            for (std::size_t i = 0; i < made.size(); ++i) {
                made[i].number = static_cast<qint64>(i + 1);
                made[i].name = u"김하늘"_s;
                made[i].precinct = u"p001"_s;
                made[i].code = crypto::makeInvitationCode();
            }
            return made;
        };
        RollTab tab(*m_bench->services, m_bench->transport, nullptr);
        tab.showElection(draftRow(4'000'000'000));
        answerPrecincts();
        tab.box().add("e-0123456789abcdef", invitations());
        auto* portal = tab.findChild<QLineEdit*>(u"invitationPortal"_s);
        portal->setText(u"http://not.safe"_s);
        tab.box().handOver(folder.filePath(u"a.csv"_s));
        QVERIFY(!QFile::exists(folder.filePath(u"a.csv"_s)));
        portal->setText(u"https://vote.example.kr"_s);
        // No letter without a telephone number to ask at.
        tab.findChild<QLineEdit*>(u"invitationTelephone"_s)->clear();
        tab.box().handOver(folder.filePath(u"a.csv"_s));
        QVERIFY(!tab.box().isBusy());
        tab.findChild<QLineEdit*>(u"invitationTelephone"_s)->setText(u"02-123-4567"_s);
        // A place that cannot be written: nothing is lost.
        tab.box().handOver(folder.filePath(u"none/a.csv"_s));
        QTRY_VERIFY(!tab.box().isBusy());
        QCOMPARE(tab.waitingInvitations(), std::size_t(2));
        tab.box().handOver(folder.filePath(u"a.csv"_s));
        QTRY_COMPARE(tab.waitingInvitations(), std::size_t(0));
        QFile csv(folder.filePath(u"a.csv"_s));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll().count("https://vote.example.kr/enrol#e=e-0123456789abcdef&n="), 2);
        QVERIFY(QFile::exists(folder.filePath(u"a.pdf"_s)));
        // Once.
        csv.close();
        QVERIFY(QFile::remove(csv.fileName()));
        tab.box().handOver(csv.fileName());
        QVERIFY(!QFile::exists(csv.fileName()));
    }

    void keepsInvitationsOfAnotherElectionApart()
    {
        QTemporaryDir folder;
        RollTab tab(*m_bench->services, m_bench->transport, nullptr);
        tab.showElection(draftRow(4'000'000'000));
        std::vector<Invitation> made(1);
        made[0].code = crypto::makeInvitationCode();
        tab.box().add("e-other", std::move(made));
        tab.findChild<QLineEdit*>(u"invitationPortal"_s)->setText(u"https://vote.example.kr"_s);
        tab.box().handOver(folder.filePath(u"a.csv"_s));
        QVERIFY(!QFile::exists(folder.filePath(u"a.csv"_s)));
        QCOMPARE(tab.waitingInvitations(), std::size_t(1));
    }

    void writesLinksAsTextThatASpreadsheetDoesNotRun()
    {
        std::vector<Invitation> all(1);
        all[0].number = 12;
        all[0].name = u"=HYPERLINK(1)"_s;
        all[0].precinct = u"p001"_s;
        all[0].code = crypto::makeInvitationCode();
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        QVERIFY(writeInvitationCsv(buffer, all, u"https://vote.example.kr"_s, "e-1", { u"번호"_s, u"성명"_s },
            [](const QString& id) { return id + u"!"_s; }));
        const QByteArray csv = buffer.data();
        QVERIFY(csv.startsWith("\xef\xbb\xbf"));
        QVERIFY(csv.contains("'=HYPERLINK(1)"));
        QVERIFY(csv.contains("p001!"));
        const QByteArray code = bytesOf(base::asText(all[0].code.view()));
        QVERIFY(csv.contains("https://vote.example.kr/enrol#e=e-1&n=12&c=" + code));
    }

    void takesOnlyAddressesOfAPortal_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("address");
        QTest::newRow("https") << u" https://vote.example.kr/ "_s << u"https://vote.example.kr"_s;
        QTest::newRow("with a path") << u"https://example.kr/maru/"_s << u"https://example.kr/maru"_s;
        QTest::newRow("this computer") << u"http://127.0.0.1:8080"_s << u"http://127.0.0.1:8080"_s;
        QTest::newRow("plain http elsewhere") << u"http://vote.example.kr"_s << QString();
        QTest::newRow("a name") << u"vote.example.kr"_s << QString();
        QTest::newRow("a password in it") << u"https://a:b@vote.example.kr"_s << QString();
        QTest::newRow("a fragment") << u"https://vote.example.kr/#x"_s << QString();
        QTest::newRow("a script") << u"javascript:alert(1)"_s << QString();
    }
    void takesOnlyAddressesOfAPortal()
    {
        QFETCH(QString, typed);
        QFETCH(QString, address);
        QCOMPARE(portalAddress(typed), address);
    }

    void keepsCodesOnTheDiskBeforeAnythingIsSigned()
    {
        RollImport import(*m_bench->services, m_bench->transport, "e-1", linesOf(2), {}, spool(), nullptr);
        import.start();
        QVERIFY(spoolBytes().isEmpty());
        m_bench->transport.answer(keptOf(2, 0));
        QCOMPARE(m_bench->sender->sent.size(), std::size_t(1));
        // Nothing of it can be read without the key.
        const QByteArray bytes = spoolBytes();
        QVERIFY(bytes.size() > 200);
        QVERIFY(!bytes.contains(u"사람"_s.toUtf8()));
        // The console dies here, with the answer on its way: another one finds the chunk.
        const auto found = spool();
        QVERIFY(found->hasPending());
        QCOMPARE(found->pending().commitments, (std::vector<std::string> { "c0", "c1" }));
        const auto key = crypto::keyOfInvitation("e-1", codeOf(found->pending().invitations[1]));
        QVERIFY(
            toQt(m_bench->sender->sent.front()).contains(toQt(base::toBase64Url(key->publicKey().bytes))));
        // While its outcome is open nothing else is numbered.
        QVERIFY(found->takeKnown().empty());
    }

    void signsNothingWithoutAPlaceForTheCodes()
    {
        const auto place = spool();
        QVERIFY(QDir(m_spoolFolder->path()).removeRecursively());
        RollImport import(*m_bench->services, m_bench->transport, "e-1", linesOf(2), {}, place, nullptr);
        import.start();
        m_bench->transport.answer(keptOf(2, 0));
        QVERIFY(m_bench->sender->sent.empty());
        QCOMPARE(import.error()->code, std::string("console.spool"));
        // The place is mended: the same voters, once in the vault.
        QVERIFY(QDir().mkpath(m_spoolFolder->path()));
        import.start();
        QVERIFY(m_bench->transport.waiting.empty());
        QCOMPARE(m_bench->sender->sent.size(), std::size_t(1));
        m_bench->sender->ok({ { "first", 1 }, { "count", 2 } });
        QVERIFY(import.isDone());
    }

    void findsTheCodesAgainWithTheSameKeyAlone()
    {
        const SpooledChunk first = chunkOf(3);
        const SpooledChunk second = chunkOf(2);
        {
            const auto made = spool();
            QVERIFY(made->keep(first));
            QVERIFY(made->settle(11));
            QVERIFY(made->keep(chunkOf(1)));
            QVERIFY(made->drop());
            QVERIFY(made->keep(second));
            QVERIFY(made->markProposal());
        }
        QCOMPARE(InvitationSpool::elections(m_spoolFolder->path(), m_signer->did()),
            (std::vector<std::string> { "e-1" }));
        QVERIFY(InvitationSpool::elections(m_spoolFolder->path(), "did:key:another").empty());
        const auto again = spool();
        const std::vector<Invitation> known = again->takeKnown();
        QCOMPARE(known.size(), std::size_t(3));
        QCOMPARE(known[2].number, 13);
        QCOMPARE(known[2].name, u"김하늘2"_s);
        QCOMPARE(codeOf(known[2]), codeOf(first.invitations[2]));
        QVERIFY(again->hasPending() && again->pending().isProposal);
        QCOMPARE(codeOf(again->pending().invitations[1]), codeOf(second.invitations[1]));
        // Handed over: nothing is left, and a further import begins anew.
        QVERIFY(again->remove());
        QVERIFY(spoolBytes().isEmpty());
        QVERIFY(again->keep(first));
        QVERIFY(again->settle(1));
        QCOMPARE(spool()->takeKnown().size(), std::size_t(3));
    }

    void saysWhetherItsLastChunkIsOpen()
    {
        const auto made = spool();
        QVERIFY(!made->isUnsettled());
        QVERIFY(made->keep(chunkOf(1)));
        QVERIFY(made->isUnsettled());
        QVERIFY(made->settle(1));
        QVERIFY(!made->isUnsettled());
        QVERIFY(made->keep(chunkOf(1)));
        QVERIFY(made->drop());
        QVERIFY(!made->isUnsettled());
    }

    void aProposedChunkIsOpenUntilItIsReadAgain()
    {
        const auto place = spool();
        RollImport import(*m_bench->services, m_bench->transport, "e-1", linesOf(1), "전입", place, nullptr);
        import.start();
        m_bench->transport.answer(keptOf(1, 0));
        Outcome proposed =
            ElectionBench::accepted({ { "proposal", "p-1" }, { "valid_until", 2'000'000'000 } });
        QVERIFY(proposed.isProposal());
        m_bench->sender->answer(proposed);
        QCOMPARE(import.error()->code, std::string("console.roll_approval"));
        QVERIFY(place->isUnsettled());
        QVERIFY(spool()->hasPending());
    }

    void aSpoolThatIsNotWantedAnyMoreIsNotWritten()
    {
        QVERIFY(spool()->keep(chunkOf(2)));
        const auto ask = [this](bool isWanted, int& told) {
            QObject context;
            settleChunk(
                m_bench->transport, m_bench->services->connection, "e-1", spool(), &context,
                [isWanted] { return isWanted; },
                [&told](const base::Result<std::vector<Invitation>>& settled) {
                    told += settled ? static_cast<int>(settled->size()) : 0;
                });
            base::Json rows = base::Json::array();
            rows.push(base::Json::object({ { "number", 5 } }));
            m_bench->transport.answer(base::Json::object({ { "rows", std::move(rows) }, { "next", "" } }));
        };
        int told = 0;
        ask(false, told);
        QCOMPARE(told, 0);
        QVERIFY(spool()->hasPending());
        ask(true, told);
        QCOMPARE(told, 2);
        QCOMPARE(spool()->takeKnown().size(), std::size_t(2));
    }

    void refusesSpoolsThatWereChangedOrAreAnothers_data()
    {
        QTest::addColumn<int>("at"); // byte that is changed, from the end; 0: none
        QTest::addColumn<int>("cut"); // bytes that are missing at the end
        QTest::addColumn<bool>("isReadable");
        QTest::newRow("whole") << 0 << 0 << true;
        QTest::newRow("the last record half written") << 0 << 5 << true;
        QTest::newRow("a byte of the last record") << 3 << 0 << false;
        QTest::newRow("a byte of an earlier record") << 200 << 0 << false;
    }
    void refusesSpoolsThatWereChangedOrAreAnothers()
    {
        QFETCH(int, at);
        QFETCH(int, cut);
        QFETCH(bool, isReadable);
        {
            const auto made = spool();
            QVERIFY(made->keep(chunkOf(3)));
            QVERIFY(made->settle(1));
            QVERIFY(made->keep(chunkOf(1)));
        }
        QByteArray bytes = spoolBytes();
        if (at > 0)
            bytes[bytes.size() - at] = static_cast<char>(bytes[bytes.size() - at] ^ 1);
        bytes.chop(cut);
        QFile file(m_spoolFolder->filePath(QDir(m_spoolFolder->path()).entryList(QDir::Files).value(0)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
        file.close();
        const auto opened = InvitationSpool::open(m_spoolFolder->path(), "e-1", *m_signer);
        QCOMPARE(bool(opened), isReadable);
        if (!isReadable) {
            QCOMPARE(opened.error().code, std::string("console.spool_key"));
            return;
        }
        QCOMPARE((*opened)->takeKnown().size(), std::size_t(3));
        QCOMPARE((*opened)->hasPending(), cut == 0);
        // Going on after a cut: the half record is gone.
        QVERIFY((*opened)->keep(chunkOf(2)));
        QCOMPARE(spool()->pending().invitations.size(), std::size_t(2));
    }

    void readsARollBeyondSixteenMegabytes()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"roll.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(u"성명,투표구,주소\n"_s.toUtf8());
        const QByteArray address = QByteArray(180, 'x');
        for (int i = 0; i < 90'000; ++i)
            file.write("n" + QByteArray::number(i) + ",p001," + address + "\n");
        file.close();
        QVERIFY(file.size() > (16 << 20));
        RollPreview preview(*m_bench->services, nullptr);
        preview.setPrecincts(kPrecincts);
        preview.openFile(file.fileName());
        QVERIFY(preview.isReading());
        QTRY_VERIFY_WITH_TIMEOUT(!preview.isReading(), 120'000);
        QVERIFY(preview.plan());
        QCOMPARE(preview.plan()->lines.size(), std::size_t(90'000));
    }

    void givesUpReadingWhenItIsCancelled()
    {
        int asked = 0;
        const CsvReading reading { 1 << 20, [&asked](qint64 done, qint64 whole) {
                                      ++asked;
                                      return done * 2 < whole;
                                  } };
        QByteArray bytes;
        while (bytes.size() < (1 << 20) - 20)
            bytes += "a,b,c,d,e,f\n";
        const auto table = readCsv(bytes, reading);
        QVERIFY(!table);
        QCOMPARE(table.error().code, std::string("console.cancelled"));
        QVERIFY(asked >= 2);
        const auto whole = readCsv(bytes);
        QVERIFY(whole);
        const auto plan = readRoll(*whole, kPrecincts, [](qint64, qint64) { return false; });
        QVERIFY(!plan);

        QTemporaryDir folder;
        QFile file(folder.filePath(u"roll.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(u"성명,투표구\n김하늘,p001\n"_s.toUtf8());
        file.close();
        RollPreview preview(*m_bench->services, nullptr);
        preview.setPrecincts(kPrecincts);
        preview.openFile(file.fileName());
        preview.cancel();
        QVERIFY(!preview.isReading());
        // A second one is not mixed up with what the first may still bring.
        preview.openFile(file.fileName());
        QTRY_VERIFY(!preview.isReading());
        QCOMPARE(preview.plan()->lines.size(), std::size_t(1));
    }

    void showsNoNamesWithoutTheRight()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"roll.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(u"성명,투표구\n김하늘,p001\n"_s.toUtf8());
        file.close();
        RollPreview preview(*m_bench->services, nullptr);
        preview.setPrecincts(kPrecincts);
        preview.openFile(file.fileName());
        QTRY_VERIFY(!preview.isReading());
        QCOMPARE(preview.lines().rowCount(), 1);
        preview.setForbidden(u"명부 담당에게"_s);
        QVERIFY(!preview.hasFile());
        QCOMPARE(preview.lines().rowCount(), 0);
        QVERIFY(preview.findChild<QPushButton*>(u"rollChoose"_s)->isHidden());
        QVERIFY(!preview.findChild<QWidget*>(u"rollNoRight"_s)->isHidden());
        preview.openFile(file.fileName());
        QVERIFY(!preview.isReading());
        QVERIFY(!preview.hasFile());
        preview.setForbidden({});
        QVERIFY(!preview.findChild<QPushButton*>(u"rollChoose"_s)->isHidden());
    }

    void printsLettersAndLeavesNothingHalfDone()
    {
        QTemporaryDir folder;
        auto all = std::make_shared<std::vector<Invitation>>(3);
        for (std::size_t i = 0; i < 3; ++i) {
            (*all)[i].number = static_cast<qint64>(i + 1);
            (*all)[i].name = u"김하늘"_s;
            (*all)[i].code = crypto::makeInvitationCode();
        }
        LetterTexts texts;
        texts.title = u"투표 안내"_s;
        texts.salutation = u"%1 님께"_s;
        texts.watermark = u"모의 선거"_s;
        QStringList files;
        bool isDone = false;
        base::Status outcome;
        const auto done = [&](const base::Status& status, const QStringList& made) {
            outcome = status;
            files = made;
            isDone = true;
        };
        const auto name = [](const QString& id) { return id; };
        LetterPrinting::start(
            this, { all, texts, u"https://p"_s, "e-1", name, folder.filePath(u"letters.pdf"_s) },
            [](qint64, qint64) {}, done);
        QTRY_VERIFY(isDone);
        QVERIFY(outcome);
        QCOMPARE(files.size(), 1);
        QFile pdf(files.front());
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        const QByteArray bytes = pdf.readAll();
        QVERIFY(bytes.startsWith("%PDF-1.4"));
        QVERIFY(bytes.contains("/Count 3"));
        QCOMPARE(pdf.permissions() & (QFileDevice::ReadOther | QFileDevice::ReadGroup),
            QFileDevice::Permissions());

        isDone = false;
        LetterPrinting::start(
            this, { all, texts, u"https://p"_s, "e-1", name, folder.filePath(u"none/letters.pdf"_s) },
            [](qint64, qint64) {}, done);
        QTRY_VERIFY(isDone);
        QVERIFY(!outcome);
        QVERIFY(files.isEmpty());
    }
};

QTEST_MAIN(TestElectionRoll)
#include "tst_election_roll.moc"
