// SPDX-License-Identifier: Apache-2.0
// Wording and layout of the counting's papers.
#include "admin-console/pages/elections/official_papers.h"

#include "admin-console/core/format.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/elections/counting_figures.h"
#include "admin-console/pages/elections/paper_parts.h"
#include "admin-console/report/export_job.h"
#include "admin-console/report/file_name.h"
#include "admin-console/report/pdf_writer.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QWidget>

#include <set>
#include <utility>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

QString paperText(const char* source)
{
    return QCoreApplication::translate("ElectionPapers", source);
}

QString paperTime(qint64 time)
{
    return time > 0 ? formatTimeWithZone(base::UnixSeconds(time)) : u"–"_s;
}

QString issuedText(qint64 time)
{
    return paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Issued at %1"))
        .arg(formatTimeWithZone(base::UnixSeconds(time)));
}

} // namespace

report::Document papers::paperOf(
    const CountingAnswers& answers, const QString& title, const QString& kind, const Services& services)
{
    const bool isRehearsal = answers.election.booleanOr("rehearsal", false);
    const QString id = toQt(answers.election.stringOr("id", ""));
    report::Document paper;
    paper.number = paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Document no. %1")).arg(id + u'-' + kind);
    paper.title =
        isRehearsal ? paperText(QT_TRANSLATE_NOOP("ElectionPapers", "[Rehearsal] %1")).arg(title) : title;
    paper.subject = services.language.pick(answers.election, "title");
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    paper.date = report::documentDate(now);
    paper.agency = services.language.pick(services.session.officer().agencyName);
    if (paper.agency.isEmpty())
        paper.agency = toQt(answers.election.stringOr("authority", ""));
    paper.seal = paperText(QT_TRANSLATE_NOOP("ElectionPapers", "(official seal)"));
    // No link: no node knows where the citizens reach the portal, and its own address leads nobody there.
    paper.notes.push_back(issuedText(now));
    paper.footer = id;
    paper.pageText = paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Page %1 of %2"));
    return paper;
}

void papers::addCommonNotes(report::Document& paper, const CountingAnswers& answers)
{
    paper.notes.push_back(paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Fingerprint of the election: %1"))
                              .arg(toQt(answers.election.stringOr("fingerprint", ""))));
    paper.notes.push_back(paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Head of the ballot chain: %1"))
                              .arg(toQt(answers.progress.stringOr("chain_head", ""))));
    if (const std::string hash = answers.result.stringOr("hash", ""); !hash.empty())
        paper.notes.push_back(
            paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Hash of the result: %1")).arg(toQt(hash)));
    paper.notes.push_back(paperText(QT_TRANSLATE_NOOP("ElectionPapers",
        "Anybody can save the full record on this election's page in the citizens' portal, and verify this "
        "paper "
        "from it with the program maru-verify: maru-verify election FILE")));
}

void papers::addSigners(report::Document& paper, bool withObservers)
{
    paper.notes.push_back(paperText(QT_TRANSLATE_NOOP("ElectionPapers",
        "Chair of the commission:                               (seal)      Commissioner:                    "
        "      "
        "     (seal)      Commissioner:                               (seal)")));
    if (withObservers)
        paper.notes.push_back(paperText(QT_TRANSLATE_NOOP("ElectionPapers",
            "Observer:                               (seal)      Observer:                               "
            "(seal)      "
            "Observer:                               (seal)")));
}

namespace {

report::Document::Fact countFact(const char* label, qint64 count, const QString& note = {})
{
    return { paperText(label),
        count < 0            ? u"–"_s
            : note.isEmpty() ? formatInteger(count)
                             : formatInteger(count) + u" ("_s + note + u')',
        false, true };
}

} // namespace

void papers::addVoterFacts(
    report::Document& paper, qint64 entries, qint64 enrolled, qint64 voted, bool isFinal)
{
    paper.facts.push_back(countFact(QT_TRANSLATE_NOOP("ElectionPapers", "Voters on the roll"), entries));
    paper.facts.push_back(countFact(QT_TRANSLATE_NOOP("ElectionPapers", "Voters enrolled"), enrolled));
    paper.facts.push_back(countFact(QT_TRANSLATE_NOOP("ElectionPapers", "Number who voted"), voted,
        paperText(QT_TRANSLATE_NOOP("ElectionPapers", "%1 of the enrolled"))
            .arg(formatShare(voted, enrolled, 2))));
    paper.facts.push_back({ paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Turnout of the roll")),
        entries > 0 ? formatShare(voted, entries, 2) : u"–"_s, false, true });
    paper.facts.push_back(countFact(
        QT_TRANSLATE_NOOP("ElectionPapers", "Abstained"), isFinal && entries >= 0 ? entries - voted : -1));
}

namespace {

/// Title and statement of an announcement, by what came of its contests.
std::pair<QString, QString> announcementOf(const base::Json& result)
{
    const QString elected = paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Announcement of who is elected"));
    const QString any = paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Announcement of the result"));
    std::set<ContestFate> fates;
    for (const base::Json& contest : membersOf(result, "contests"))
        fates.insert(fateOf(contest));
    const bool hasElected = fates.contains(ContestFate::Elected);
    if (fates.size() != 1)
        return { hasElected ? elected : any,
            paperText(
                QT_TRANSLATE_NOOP("ElectionPapers", "The result of each contest is announced as above.")) };
    switch (*fates.begin()) {
    case ContestFate::Elected:
        return { elected,
            paperText(
                QT_TRANSLATE_NOOP("ElectionPapers", "It is announced that those named above are elected.")) };
    case ContestFate::Adopted:
        return { any,
            paperText(QT_TRANSLATE_NOOP("ElectionPapers", "It is announced that the above is adopted.")) };
    case ContestFate::Rejected:
        return { any,
            paperText(QT_TRANSLATE_NOOP("ElectionPapers", "It is announced that the above is rejected.")) };
    case ContestFate::NobodyElected:
        return { any,
            paperText(QT_TRANSLATE_NOOP("ElectionPapers", "It is announced that nobody is elected.")) };
    case ContestFate::NothingAdopted:
        return { any,
            paperText(QT_TRANSLATE_NOOP("ElectionPapers", "It is announced that nothing is adopted.")) };
    case ContestFate::Runoff:
        return { any,
            paperText(QT_TRANSLATE_NOOP("ElectionPapers", "It is announced that a run-off will be held.")) };
    case ContestFate::Tie:
        break; // is decided before anything is certified
    }
    return { any,
        paperText(QT_TRANSLATE_NOOP("ElectionPapers", "The result of each contest is announced as above.")) };
}

} // namespace

using namespace papers;

bool isCountingOver(const CountingAnswers& answers, std::size_t contest)
{
    const base::Json& counting = memberOf(answers.progress, "counting");
    const qint64 sums = counting.integerOr("sums", 0);
    const auto& contests = membersOf(answers.table, "contests");
    return sums > 0 && counting.integerOr("counted", 0) >= sums && contest < contests.size()
        && isCountedInFull(contests[contest]);
}

report::Document countingPaper(const CountingAnswers& answers, std::size_t contest, const Services& services)
{
    const Language& language = services.language;
    const bool isFinal = isCountingOver(answers, contest);
    const auto& contests = membersOf(answers.table, "contests");
    const base::Json table =
        contest < contests.size() ? withRoll(contests[contest], answers.progress) : base::Json::object();
    report::Document paper = paperOf(answers,
        isFinal ? paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Table of the counting"))
                : paperText(QT_TRANSLATE_NOOP("ElectionPapers", "State of the counting (not final)")),
        u"C-"_s + toQt(table.stringOr("contest", "")), services);
    const base::Json& counting = memberOf(answers.progress, "counting");
    const base::Json& total = memberOf(table, "total");
    paper.facts = { { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Contest on the ballot")),
                        language.pick(table, "title"), true, false },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Voting began")),
            paperTime(answers.election.integerOr("opened_at", 0)), false, true },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Voting ended")),
            paperTime(answers.election.integerOr("closed_at", 0)), false, true },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Counting began")),
            paperTime(counting.integerOr("started", 0)), false, true },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Counting ended")),
            paperTime(isFinal ? counting.integerOr("ended", 0) : 0), false, true } };
    addVoterFacts(paper, total.integerOr("entries", -1), total.integerOr("enrolled", 0),
        total.integerOr("voted", 0), isFinal);
    paper.facts.push_back(countFact(QT_TRANSLATE_NOOP("ElectionPapers", "Ballots replaced by a later one"),
        answers.progress.integerOr("replaced", 0)));
    paper.facts.push_back(countFact(QT_TRANSLATE_NOOP("ElectionPapers", "Ballots opened to check"),
        answers.progress.integerOr("challenges", 0)));
    QStringList trustees;
    for (const base::Json& one : membersOf(counting, "trustees")) {
        if (one.integerOr("sums", 0) > 0)
            trustees << language.pick(one, "name");
    }
    paper.facts.push_back({ paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Counted by the trustees")),
        trustees.join(u", "_s), false, false });
    if (isFinal)
        paper.facts.push_back({ paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Made public by the chair at")),
            {}, false, false });
    paper.tableTitle = paperText(QT_TRANSLATE_NOOP("ElectionPapers", "By precinct"));
    const QStringList header = officialHeader(table, language);
    for (qsizetype i = 0; i + 1 < header.size(); ++i) // the last column is this machine's check
        paper.columns.push_back({ header[i], i > 0, false, i > 0 });
    for (const auto& line : officialRows(table, {}, 0, language)) {
        std::vector<QString> cells;
        for (std::size_t i = 0; i + 1 < line.size(); ++i)
            cells.push_back(line[i].text);
        paper.rows.push_back(std::move(cells));
    }
    paper.emptyText = paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Nothing has been counted."));
    paper.notes.push_back(paperText(QT_TRANSLATE_NOOP("ElectionPapers",
        "Abstained: on the roll, but did not vote. Invalid is 0: a ballot with a wrong form is refused "
        "before it "
        "is taken in.")));
    addCommonNotes(paper, answers);
    if (isFinal)
        addSigners(paper, true);
    paper.statement = isFinal
        ? paperText(QT_TRANSLATE_NOOP("ElectionPapers", "The votes were counted as above."))
        : paperText(
            QT_TRANSLATE_NOOP("ElectionPapers", "Counting is not finished. This is not the official table."));
    if (!isFinal)
        paper.seal.clear();
    return paper;
}

report::Document certificatePaper(const CountingAnswers& answers, const Services& services)
{
    const Language& language = services.language;
    const auto [title, statement] = announcementOf(answers.result);
    report::Document paper = paperOf(answers, title, u"R"_s, services);
    const base::Json& certificate = memberOf(answers.result, "certificate");
    paper.facts = { { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Certified")),
                        paperTime(certificate.integerOr("time", 0)), true, true },
        countFact(QT_TRANSLATE_NOOP("ElectionPapers", "Commissioners who signed"),
            static_cast<qint64>(membersOf(certificate, "certifiers").size())) };
    addVoterFacts(paper, answers.progress.integerOr("entries", -1), answers.progress.integerOr("enrolled", 0),
        certificate.integerOr("voters", 0), true);
    paper.tableTitle = paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Result"));
    paper.columns = { { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Contest on the ballot")), false, false,
                          false },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Option")), false, false, false },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Votes")), true, false, true },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Share")), true, false, true },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Outcome")), false, true, true } };
    for (const base::Json& contest : membersOf(answers.result, "contests")) {
        const QString name = language.pick(contest, "title");
        bool hasBlank = true;
        for (const base::Json& one : membersOf(answers.table, "contests")) {
            if (one.stringOr("contest", "") == contest.stringOr("contest", ""))
                hasBlank = one.booleanOr("blank", true);
        }
        // Without the voters: they stand above, for all contests.
        const auto lines = resultRows(contest, base::Json::object({ { "blank", hasBlank } }), language);
        const std::size_t options = membersOf(contest, "options").size();
        for (std::size_t i = 0; i < lines.size(); ++i)
            paper.rows.push_back(
                { i == 0 ? name : QString(), lines[i][0].text, lines[i][1].text, lines[i][2].text,
                    i < options || lines[i][4].tone != Tone::Neutral ? lines[i][4].text : QString() });
        paper.notes.push_back(name + u": "_s + outcomeText(contest, language));
        const base::Json& resolution = memberOf(contest, "resolution");
        if (resolution.isObject())
            paper.notes.push_back(paperText(QT_TRANSLATE_NOOP("ElectionPapers", "The tie was decided: %1"))
                                      .arg(toQt(resolution.stringOr("reason", ""))));
    }
    paper.notes.push_back(
        paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Transactions of the certification:")));
    for (const base::Json& one : membersOf(certificate, "certifiers"))
        paper.notes.push_back(toQt(one.stringOr("transaction", "")));
    addCommonNotes(paper, answers);
    addSigners(paper, false);
    paper.statement = statement;
    return paper;
}

void savePaper(QWidget* parent, report::Document document)
{
    const QString title = document.title + u' ' + document.subject;
    const auto shared = std::make_shared<const report::Document>(std::move(document));
    FileDialog::askSave(parent, paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Save as PDF")),
        report::suggestedFileName(title, u"pdf"_s),
        paperText(QT_TRANSLATE_NOOP("ElectionPapers", "PDF files (*.pdf)")),
        [parent, title, shared](const QString& path) {
            report::ExportJob::start(parent == nullptr ? nullptr : parent->window(), title, nullptr,
                std::make_unique<report::DocumentPdfWriter>(path, shared), path);
        });
}

} // namespace maru::console::elections
