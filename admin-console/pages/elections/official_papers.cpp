// SPDX-License-Identifier: Apache-2.0
// Wording and layout of the counting's papers.
#include "admin-console/pages/elections/official_papers.h"

#include "admin-console/core/connection.h"
#include "admin-console/core/format.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/dialogs/dialogs.h"
#include "admin-console/pages/elections/counting_figures.h"
#include "admin-console/report/export_job.h"
#include "admin-console/report/file_name.h"
#include "admin-console/report/pdf_writer.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QUrl>
#include <QWidget>

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

report::Document paperOf(const CountingAnswers& answers, const QString& title, const Services& services)
{
    const bool isRehearsal = answers.election.booleanOr("rehearsal", false);
    const QString id = toQt(answers.election.stringOr("id", ""));
    report::Document paper;
    paper.number = paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Document no. %1")).arg(id);
    paper.title =
        isRehearsal ? paperText(QT_TRANSLATE_NOOP("ElectionPapers", "[REHEARSAL] %1")).arg(title) : title;
    paper.subject = services.language.pick(answers.election, "title");
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    paper.date = report::documentDate(now);
    paper.agency = services.language.pick(services.session.officer().agencyName);
    if (paper.agency.isEmpty())
        paper.agency = toQt(answers.election.stringOr("authority", ""));
    paper.seal = paperText(QT_TRANSLATE_NOOP("ElectionPapers", "(official seal)"));
    paper.linkText = paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Full record"));
    if (!services.connection.server().isEmpty()) {
        paper.link = services.connection.server().toString(QUrl::RemovePath | QUrl::StripTrailingSlash)
            + u"/v1/elections/"_s + id + u"/record"_s;
        paper.notes.push_back(
            paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Address of the record: %1")).arg(paper.link));
    }
    paper.footer = id;
    paper.pageText = paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Page %1 of %2"));
    return paper;
}

void addCommonNotes(report::Document& paper, const CountingAnswers& answers)
{
    paper.notes.push_back(paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Fingerprint of the election: %1"))
                              .arg(toQt(answers.election.stringOr("fingerprint", ""))));
    paper.notes.push_back(paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Head of the ballot chain: %1"))
                              .arg(toQt(answers.progress.stringOr("chain_head", ""))));
    if (const std::string hash = answers.result.stringOr("hash", ""); !hash.empty())
        paper.notes.push_back(
            paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Hash of the result: %1")).arg(toQt(hash)));
    paper.notes.push_back(paperText(QT_TRANSLATE_NOOP("ElectionPapers",
        "Anybody can verify this paper from the full record with: maru-verify election FILE")));
}

} // namespace

report::Document countingPaper(const CountingAnswers& answers, std::size_t contest, const Services& services)
{
    const Language& language = services.language;
    report::Document paper =
        paperOf(answers, paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Table of the counting")), services);
    const auto& contests = membersOf(answers.table, "contests");
    const base::Json table = contest < contests.size() ? contests[contest] : base::Json::object();
    const base::Json& counting = memberOf(answers.progress, "counting");
    const base::Json& total = memberOf(table, "total");
    paper.facts = { { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Contest")),
                        language.pick(table, "title"), true, false },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Voting began")),
            paperTime(answers.election.integerOr("opened_at", 0)), false, true },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Voting ended")),
            paperTime(answers.election.integerOr("closed_at", 0)), false, true },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Counting began")),
            paperTime(counting.integerOr("started", 0)), false, true },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Counting ended")),
            paperTime(counting.integerOr("ended", 0)), false, true },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Enrolled voters")),
            formatInteger(total.integerOr("enrolled", 0)), false, true },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Voters who voted")),
            formatInteger(total.integerOr("voted", 0)) + u" ("_s
                + formatShare(total.integerOr("voted", 0), total.integerOr("enrolled", 0)) + u')',
            false, true },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Ballots replaced by a later one")),
            formatInteger(answers.progress.integerOr("replaced", 0)), false, true },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Ballots opened to check")),
            formatInteger(answers.progress.integerOr("challenges", 0)), false, true } };
    QStringList trustees;
    for (const base::Json& one : membersOf(counting, "trustees")) {
        if (one.integerOr("sums", 0) > 0)
            trustees << language.pick(one, "name");
    }
    paper.facts.push_back({ paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Counted by the trustees")),
        trustees.join(u", "_s), false, false });
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
    addCommonNotes(paper, answers);
    paper.statement = paperText(QT_TRANSLATE_NOOP("ElectionPapers", "The votes were counted as above."));
    return paper;
}

report::Document certificatePaper(const CountingAnswers& answers, const Services& services)
{
    const Language& language = services.language;
    report::Document paper = paperOf(
        answers, paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Announcement of who is elected")), services);
    const base::Json& certificate = memberOf(answers.result, "certificate");
    paper.facts = { { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Certified")),
                        paperTime(certificate.integerOr("time", 0)), true, true },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Commissioners who signed")),
            formatInteger(static_cast<qint64>(membersOf(certificate, "certifiers").size())), false, true },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Voters who voted")),
            formatInteger(certificate.integerOr("voters", 0)), false, true },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Enrolled voters")),
            formatInteger(answers.progress.integerOr("enrolled", 0)), false, true } };
    paper.tableTitle = paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Result"));
    paper.columns = { { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Contest")), false, false, false },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Option")), false, false, false },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Votes")), true, false, true },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Share")), true, false, true },
        { paperText(QT_TRANSLATE_NOOP("ElectionPapers", "Outcome")), false, true, true } };
    for (const base::Json& contest : membersOf(answers.result, "contests")) {
        const QString title = language.pick(contest, "title");
        const auto lines = resultRows(contest, language);
        const std::size_t options = membersOf(contest, "options").size();
        for (std::size_t i = 0; i < options && i < lines.size(); ++i)
            paper.rows.push_back({ i == 0 ? title : QString(), lines[i][0].text, lines[i][1].text,
                lines[i][2].text, lines[i][4].text });
        paper.notes.push_back(title + u": "_s + outcomeText(contest, language));
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
    paper.statement =
        paperText(QT_TRANSLATE_NOOP("ElectionPapers", "It is announced that those named above are elected."));
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
