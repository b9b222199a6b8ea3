// SPDX-License-Identifier: Apache-2.0
// Looks at a growing record: what is fetched and judged in pieces gets the verdict that a whole look gives, on good
// records, on rewritten histories and on changed bytes. Records are made by the second implementation
// (tests/election/make/grow.mjs).
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/observer_run.h"
#include "tests/console/scripted_records.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace maru;
using namespace maru::console;
using namespace maru::console::elections;
using namespace Qt::StringLiterals;
using verify::election::Answer;
using verify::election::ElectionCheck;
using verify::election::Known;

namespace {

using Lines = QList<QByteArray>;
using Extent = ObserverRun::Extent;

Lines linesOf(const QByteArray& record)
{
    Lines lines = record.split('\n');
    while (!lines.isEmpty() && lines.back().isEmpty())
        lines.removeLast();
    return lines;
}

QByteArray joined(const Lines& lines)
{
    return lines.join('\n') + '\n';
}

bool isBlock(const QByteArray& line)
{
    return line.startsWith("{\"header\":");
}

/// What the server answers to a cursor of blocks: those from a height on, and the proofs.
Lines after(const Lines& record, std::int64_t height)
{
    Lines page;
    bool isGrown = false;
    for (const QByteArray& line : record) {
        isGrown = isGrown || line.startsWith("{\"log\":");
        const bool isNew =
            isBlock(line) && base::parseJson(viewOf(line))->at("header").integerOr("height", 0) >= height;
        if (isGrown || isNew)
            page << line;
    }
    return page;
}

/// Head, roll and blocks.
Lines grownOf(const Lines& record)
{
    Lines grown;
    for (const QByteArray& line : record) {
        if (line.startsWith("{\"log\":"))
            break;
        grown << line;
    }
    return grown;
}

verify::election::ElectionReport verdictOf(const Lines& lines, verify::election::Options options)
{
    ElectionCheck check(std::move(options));
    for (const QByteArray& line : lines) {
        if (!check.feed(viewOf(line)))
            break;
    }
    return check.finish();
}

QByteArray textOf(const verify::election::ElectionReport& report)
{
    return QByteArray::fromStdString(base::canonical(report.toJson())) + (report.isFork ? " fork" : "");
}

/// Another text of the same shape: one character of a base64 or hexadecimal value is another one.
void change(QByteArray& line, const char* member, int from)
{
    const QByteArray name = QByteArray("\"") + member + "\":\"";
    const qsizetype at = line.indexOf(name);
    QVERIFY2(at >= 0, member);
    const qsizetype place = at + name.size() + from;
    line[place] = line[place] == '1' ? '2' : '1';
}

} // namespace

class TestElectionObserverGrowth final : public QObject {
    Q_OBJECT

private:
    struct Growth {
        std::vector<Lines> stages;
        Lines fork;
    };
    std::map<QString, Growth> m_growth;
    QString m_node;
    QString m_id;

    verify::election::Options options(const SeenBefore& before) const
    {
        verify::election::Options made;
        made.node = fromQt(m_node);
        made.election = fromQt(m_id);
        made.since = before.chainHead;
        if (const auto hash = base::Hash256::fromHex(before.header))
            made.heads.push_back({ before.height, *hash, true });
        return made;
    }
    /// One look; the answer is what the server would give to what was asked for.
    void look(ObserverRun& run, ScriptedRecords& server, const Lines& record, const SeenBefore& before = {},
        Extent extent = Extent::Growth)
    {
        run.start(m_id, fromQt(m_node), before, extent);
        QCOMPARE(server.answers.size(), std::size_t(1));
        server.page(joined(pageFor(server, record)), "");
        QTRY_VERIFY_WITH_TIMEOUT(!run.isBusy(), 60'000);
        QCOMPARE(run.state(), ObserverRun::State::Done);
    }
    static std::int64_t askedFrom(const ScriptedRecords& server)
    {
        const QString target = toQt(server.calls.back());
        const qsizetype at = target.indexOf(u"cursor=blocks."_s);
        return at < 0 ? -1 : target.mid(at + 14).section(u'.', 0, 0).toLongLong();
    }
    static Lines pageFor(const ScriptedRecords& server, const Lines& record)
    {
        const std::int64_t height = askedFrom(server);
        return height < 0 ? record : after(record, height);
    }
    static SeenBefore seen(const ObserverRun& run)
    {
        const Observation& last = *run.observation();
        return { last.report.chainHead, last.height, last.header };
    }
    static void modes()
    {
        QTest::addColumn<QString>("mode");
        QTest::newRow("signed") << u"signed"_s;
        QTest::newRow("ring") << u"ring"_s;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString& mode : { u"signed"_s, u"ring"_s }) {
            const QTemporaryDir folder;
            QVERIFY(folder.isValid());
            QProcess node;
            node.setProcessChannelMode(QProcess::ForwardedChannels);
            node.start(
                QStringLiteral(MARU_NODE_PROGRAM), { QStringLiteral(MARU_GROW_SCRIPT), folder.path(), mode });
            QVERIFY(node.waitForFinished(240'000));
            QCOMPARE(node.exitCode(), 0);
            const auto read = [&folder](const QString& name) {
                QFile file(folder.filePath(name + u".jsonl"_s));
                return file.open(QIODevice::ReadOnly) ? linesOf(file.readAll()) : Lines();
            };
            Growth& made = m_growth[mode];
            for (int i = 1; i <= 4; ++i) {
                made.stages.push_back(read(QString::number(i)));
                QVERIFY(made.stages.back().size() > 20);
            }
            made.fork = read(u"fork"_s);
            QVERIFY(made.fork.size() > 20);
        }
    }
    /// Node and id are those of the mode of the row.
    void init()
    {
        QFETCH(QString, mode);
        const auto head = base::parseJson(viewOf(m_growth[mode].stages[0].front()));
        m_node = toQt(head->stringOr("node", ""));
        m_id = toQt(head->stringOr("election", ""));
        QVERIFY(!m_node.isEmpty() && !m_id.isEmpty());
    }

    void aGrowingRecordGetsTheVerdictOfAWholeLook_data() { modes(); }
    void aGrowingRecordGetsTheVerdictOfAWholeLook()
    {
        QFETCH(QString, mode);
        ScriptedRecords server;
        ObserverRun run(server, nullptr);
        SeenBefore before;
        std::size_t reused = 0;
        for (std::size_t i = 0; i < m_growth[mode].stages.size(); ++i) {
            const Lines& record = m_growth[mode].stages[i];
            look(run, server, record, before);
            const Observation& now = *run.observation();
            QCOMPARE(textOf(now.report), textOf(verdictOf(record, options(before))));
            QVERIFY(now.report.answer() != Answer::Fail);
            QCOMPARE(now.isWhole, i == 0);
            QCOMPARE(askedFrom(server), i == 0 ? std::int64_t(-1) : before.height + 1);
            QVERIFY(now.height > before.height);
            QVERIFY(i == 0 ? run.known().reused() == 0 : run.known().reused() > reused);
            reused = run.known().reused();
            before = seen(run);
        }
        QCOMPARE(run.observation()->report.answer(), Answer::Pass);
        // Nothing came since: only the proofs are fetched again.
        look(run, server, m_growth[mode].stages.back(), before);
        QCOMPARE(run.observation()->report.answer(), Answer::Pass);
        QVERIFY(!run.observation()->isWhole);
    }

    void aRewrittenHistoryIsRed_data() { modes(); }
    void aRewrittenHistoryIsRed()
    {
        QFETCH(QString, mode);
        const Growth& growth = m_growth[mode];
        // By itself nothing is wrong with it.
        QVERIFY(verdictOf(growth.fork, options({})).answer() != Answer::Fail);
        ScriptedRecords server;
        ObserverRun run(server, nullptr);
        look(run, server, growth.stages[0]);
        const SeenBefore before = seen(run);
        look(run, server, growth.fork, before);
        QVERIFY(!run.observation()->isWhole);
        QCOMPARE(run.observation()->report.answer(), Answer::Fail);
        QVERIFY(run.observation()->report.isFork);
        // The next look believes nothing of the pieces, and is red all the same.
        look(run, server, growth.fork, before);
        QVERIFY(run.observation()->isWhole);
        QCOMPARE(askedFrom(server), std::int64_t(-1));
        QCOMPARE(textOf(run.observation()->report), textOf(verdictOf(growth.fork, options(before))));
        QVERIFY(run.observation()->report.isFork);
        // A server that has gone back to what it showed is green again.
        look(run, server, growth.stages[1], before);
        QVERIFY(run.observation()->report.answer() != Answer::Fail);
    }

    void aShorterHistoryIsRed_data() { modes(); }
    void aShorterHistoryIsRed()
    {
        QFETCH(QString, mode);
        const Growth& growth = m_growth[mode];
        ScriptedRecords server;
        ObserverRun run(server, nullptr);
        look(run, server, growth.stages[1]);
        const SeenBefore before = seen(run);
        look(run, server, growth.stages[0], before);
        QCOMPARE(run.observation()->report.answer(), Answer::Fail);
        look(run, server, growth.stages[0], before);
        QVERIFY(run.observation()->isWhole);
        QVERIFY(run.observation()->report.isFork);
    }

    void whatCameChangedIsFoundAsByAWholeLook_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("kind");
        for (const char* mode : { "signed", "ring" }) {
            for (const char* kind : { "proof", "authorization", "signature", "state", "block", "log", "cut" })
                QTest::addRow("%s, %s", mode, kind) << QString::fromLatin1(mode) << QString::fromLatin1(kind);
        }
    }
    void whatCameChangedIsFoundAsByAWholeLook()
    {
        QFETCH(QString, mode);
        QFETCH(QString, kind);
        const Growth& growth = m_growth[mode];
        ScriptedRecords server;
        ObserverRun run(server, nullptr);
        look(run, server, growth.stages[0]);
        const SeenBefore before = seen(run);
        Lines page = after(growth.stages[1], before.height + 1);
        const auto lineWith = [&page](const char* text) -> QByteArray& {
            const auto found = std::find_if(
                page.begin(), page.end(), [text](const QByteArray& line) { return line.contains(text); });
            return *found;
        };
        if (kind == u"proof"_s)
            change(lineWith("\"action\":\"cast\""), "proof", 700);
        else if (kind == u"authorization"_s)
            change(lineWith("\"action\":\"cast\""), "authorization", 10);
        else if (kind == u"signature"_s)
            change(page.front(), "signature", 10);
        else if (kind == u"state"_s)
            change(lineWith("\"table\":\"boxes\""), "chain_head", 5);
        else if (kind == u"block"_s)
            page.removeAt(1);
        else if (kind == u"log"_s)
            lineWith("{\"log\":").replace("\"size\":", "\"size\":1");
        else
            page.removeLast();
        run.start(m_id, fromQt(m_node), before, Extent::Growth);
        server.page(joined(page), "");
        QTRY_VERIFY_WITH_TIMEOUT(!run.isBusy(), 60'000);
        QCOMPARE(run.observation()->report.answer(), Answer::Fail);
        QCOMPARE(textOf(run.observation()->report),
            textOf(verdictOf(grownOf(growth.stages[0]) + page, options(before))));
    }

    void whatWasFoundGoodStandsForNothingElse_data() { modes(); }
    void whatWasFoundGoodStandsForNothingElse()
    {
        QFETCH(QString, mode);
        const Lines& record = m_growth[mode].stages.back();
        verify::election::Options remembering = options({});
        remembering.known = std::make_shared<Known>();
        QCOMPARE(verdictOf(record, remembering).answer(), Answer::Pass);
        const std::size_t size = remembering.known->size();
        QVERIFY(size > 0);
        const auto sameAfter = [&](const Lines& changed, const char* what) {
            const QByteArray fresh = textOf(verdictOf(changed, options({})));
            QVERIFY2(fresh == textOf(verdictOf(changed, remembering)), what);
            QVERIFY2(fresh != textOf(verdictOf(record, options({}))), what);
        };
        struct Place {
            const char* line;
            const char* member;
            int at;
        };
        for (const Place& place : { Place { "\"action\":\"cast\"", "proof", 700 },
                 Place { "\"action\":\"cast\"", "authorization", 10 },
                 Place { "\"action\":\"challenge\"", "seed", 3 },
                 Place { "\"action\":\"decrypt\"", "values", 30 },
                 Place { "\"action\":\"certify\"", "signature", 10 },
                 Place { "\"table\":\"sums\"", "sums", 30 }, Place { "{\"roll\":", "credential", 5 },
                 Place { "{\"header\":", "state_root", 5 } }) {
            Lines changed = record;
            for (QByteArray& line : changed) {
                if (!line.contains(place.line))
                    continue;
                change(line, place.member, place.at);
                break;
            }
            sameAfter(changed, place.member);
        }
        for (qsizetype i = record.size() / 3; i < record.size(); i += 7) {
            Lines changed = record;
            changed.removeAt(i);
            sameAfter(changed, "a line is missing");
        }
    }

    void everythingAnewTakesNothingOver_data() { modes(); }
    void everythingAnewTakesNothingOver()
    {
        QFETCH(QString, mode);
        const Growth& growth = m_growth[mode];
        ScriptedRecords server;
        ObserverRun run(server, nullptr);
        look(run, server, growth.stages[0]);
        look(run, server, growth.stages[1], seen(run));
        QVERIFY(run.known().reused() > 0);
        look(run, server, growth.stages[2], seen(run), Extent::Whole);
        QVERIFY(run.observation()->isWhole);
        QCOMPARE(askedFrom(server), std::int64_t(-1));
        QCOMPARE(run.known().reused(), std::size_t(0));
        // Given up in the middle, the next look goes on from the last that ended.
        const SeenBefore before = seen(run);
        run.start(m_id, fromQt(m_node), before, Extent::Growth);
        run.cancel();
        server.page("{}\n", "");
        look(run, server, growth.stages[3], before);
        QCOMPARE(askedFrom(server), before.height + 1);
        QCOMPARE(run.observation()->report.answer(), Answer::Pass);
    }

    void manyLooksKeepOneRecord_data() { modes(); }
    void manyLooksKeepOneRecord()
    {
        QFETCH(QString, mode);
        const Lines& last = m_growth[mode].stages.back();
        // Pieces of one block each, as one look after the other leaves them.
        const auto folder = std::make_shared<QTemporaryDir>();
        KeptRecord kept;
        kept.folder = folder;
        const Lines grown = grownOf(last);
        for (qsizetype i = 0; i < grown.size(); ++i) {
            for (int part = 0; part < (i == 0 ? 1 : 3); ++part) {
                // An empty piece between full ones changes nothing.
                QFile file(folder->filePath(u"%1-%2"_s.arg(i).arg(part)));
                QVERIFY(file.open(QIODevice::WriteOnly));
                const QByteArray text = part == 0 ? grown[i] + '\n' : QByteArray();
                file.write(text);
                kept.pieces.push_back({ file.fileName(), text.size() });
            }
        }
        const base::Json end = base::parseJson(viewOf(last.back()))->at("end");
        kept.roll = end.integerOr("roll", 0);
        const QString path = folder->filePath(u"next"_s);
        const std::size_t before = kept.pieces.size();
        const auto lookAgain = [&] {
            QFile next(path);
            if (!next.open(QIODevice::WriteOnly))
                return Observation();
            next.write(joined(last.mid(grown.size())));
            next.close();
            return observeRecord({ path, folder, kept }, options({}));
        };
        QVERIFY(before > 64);
        for (int round = 0; round < 2; ++round) {
            const Observation now = lookAgain();
            QCOMPARE(now.report.answer(), Answer::Pass);
            QVERIFY(now.kept.has_value());
            QCOMPARE(now.kept->blocks, end.integerOr("blocks", 0));
            QCOMPARE(now.kept->leaves, end.integerOr("leaves", 0));
            QCOMPARE(now.kept->pieces.size(), std::size_t(1)); // written together
            // A look that is given up takes nothing from the one that stands.
            QCOMPARE(now.replaced.empty(), round == 1);
            for (const QString& file : now.replaced)
                QVERIFY(QFile::exists(file));
            kept = *now.kept;
        }
    }
};

QTEST_MAIN(TestElectionObserverGrowth)
#include "tst_election_observer_growth.moc"
