// SPDX-License-Identifier: Apache-2.0
// Wording and layout of the election record.
#include "admin-console/pages/elections/course_paper.h"

#include "admin-console/core/domain_catalogue.h"
#include "admin-console/core/format.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/counting_figures.h"
#include "admin-console/pages/elections/paper_parts.h"
#include "admin-console/pages/elections/resources.h"

#include <QCoreApplication>

#include <algorithm>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

struct CourseWords {
    Q_DECLARE_TR_FUNCTIONS(maru::console::elections::CourseWords)
};

/// Routine of the preparation, which is counted and not told.
constexpr const char* kPreparing[] = { "edited", "contest_set", "contest_removed", "precincts_set",
    "trustees_set" };
/// Told by the rows of the certifications, with whose they are.
constexpr const char* kToldElsewhere[] = { "certification" };

template<std::size_t Size>
bool isOneOf(const std::string& text, const char* const (&list)[Size])
{
    return std::any_of(std::begin(list), std::end(list), [&text](const char* one) { return text == one; });
}

/// One line of the course.
struct Moment {
    qint64 time = 0;
    QString what;
    QString remark;
    QString who;
};

QString momentText(qint64 time)
{
    return time > 0 ? formatTimeWithZone(base::UnixSeconds(time)) : u"–"_s;
}

QString choiceText(const char* field, const std::string& value, const Services& services)
{
    const QString word = services.catalogue.choiceLabel("election", field, value, services.language);
    return word.isEmpty() ? toQt(value) : word;
}

QString officerText(const CourseAnswers& answers, const std::string& officer, const Services& services)
{
    if (officer.empty())
        return CourseWords::tr("by itself, at the set time");
    const auto found = answers.officers.find(officer);
    const QString name = found == answers.officers.end() ? QString() : services.language.pick(found->second);
    return name.isEmpty() ? toQt(officer) : name;
}

void addEvents(std::vector<Moment>& course, const CourseAnswers& answers, const Services& services)
{
    for (const base::Json& one : answers.events) {
        const std::string kind = one.stringOr("kind", "");
        if (isOneOf(kind, kPreparing) || isOneOf(kind, kToldElsewhere))
            continue;
        const std::vector<TimelineEntry> entry = electionCourse({ one });
        course.push_back({ one.integerOr("time", 0), entry.front().title, entry.front().note,
            officerText(answers, one.stringOr("officer", ""), services) });
    }
}

void addIncidents(std::vector<Moment>& course, const CourseAnswers& answers, const Services& services)
{
    for (const base::Json& one : answers.incidents)
        course.push_back({ one.integerOr("time", 0),
            CourseWords::tr("Incident: %1").arg(choiceText("kind", one.stringOr("kind", ""), services)),
            toQt(one.stringOr("text", "")), officerText(answers, one.stringOr("officer", ""), services) });
}

void addObjections(std::vector<Moment>& course, const CourseAnswers& answers, const Services& services)
{
    for (const base::Json& one : answers.objections) {
        const QString about = choiceText("about", one.stringOr("about", ""), services);
        const QString id = toQt(one.stringOr("id", ""));
        course.push_back({ one.integerOr("time", 0), CourseWords::tr("Objection received: %1").arg(about), id,
            CourseWords::tr("a person who objects") });
        if (one.integerOr("decided", 0) > 0)
            course.push_back({ one.integerOr("decided", 0),
                CourseWords::tr("Objection decided: %1")
                    .arg(choiceText("state", one.stringOr("state", ""), services)),
                id + u" · "_s + toQt(one.stringOr("decision", "")), CourseWords::tr("the authority") });
    }
}

void addCertifications(std::vector<Moment>& course, const CourseAnswers& answers, const Services& services)
{
    for (const base::Json& one : answers.certifications)
        course.push_back({ one.integerOr("time", 0), CourseWords::tr("The result was certified"),
            services.catalogue.officers().agencyName(one.stringOr("agency", ""), services.language),
            officerText(answers, one.stringOr("officer", ""), services) });
}

std::vector<Moment> courseOf(const CourseAnswers& answers, const Services& services)
{
    std::vector<Moment> course;
    addEvents(course, answers, services);
    addIncidents(course, answers, services);
    addObjections(course, answers, services);
    addCertifications(course, answers, services);
    std::stable_sort(
        course.begin(), course.end(), [](const Moment& a, const Moment& b) { return a.time < b.time; });
    return course;
}

qint64 countOf(const CourseAnswers& answers, const char* kind)
{
    return std::count_if(answers.events.begin(), answers.events.end(),
        [kind](const base::Json& one) { return one.stringOr("kind", "") == kind; });
}

/// Seconds that voting was paused; a pause that was never ended lasts to the end of voting.
qint64 pausedSeconds(const base::Json& election)
{
    qint64 seconds = 0;
    for (const base::Json& pause : membersOf(election, "pauses")) {
        const qint64 until = pause.integerOr("until", 0);
        const qint64 end = until > 0 ? until : election.integerOr("closed_at", 0);
        seconds += std::max<qint64>(0, end - pause.integerOr("from", 0));
    }
    return seconds;
}

QString trusteesText(const CourseAnswers& answers, const Services& services)
{
    QStringList names;
    for (const base::Json& one : membersOf(memberOf(answers.counting.progress, "counting"), "trustees")) {
        const QString name =
            QString::number(one.integerOr("index", 0)) + u' ' + services.language.pick(one, "name");
        names << (one.integerOr("sums", 0) > 0 ? CourseWords::tr("%1 (gave a part)").arg(name) : name);
    }
    return names.join(u", "_s);
}

void addFacts(report::Document& paper, const CourseAnswers& answers, const Services& services)
{
    const base::Json& election = answers.counting.election;
    const base::Json& progress = answers.counting.progress;
    const base::Json& counting = memberOf(progress, "counting");
    const auto fact = [&paper](const QString& label, const QString& value, bool isHalf = true) {
        paper.facts.push_back({ label, value, false, isHalf });
    };
    fact(CourseWords::tr("Kind"), choiceText("kind", election.stringOr("kind", ""), services));
    fact(CourseWords::tr("Mode"), choiceText("mode", election.stringOr("mode", ""), services));
    fact(CourseWords::tr("State"), choiceText("state", election.stringOr("state", ""), services));
    fact(CourseWords::tr("Authority"),
        services.catalogue.officers().agencyName(election.stringOr("authority", ""), services.language));
    QStringList contests;
    for (const base::Json& one : answers.contests)
        contests << services.language.pick(one, "title");
    fact(CourseWords::tr("Contests"), contests.join(u", "_s), /*isHalf=*/false);
    fact(CourseWords::tr("Precincts"), formatInteger(election.integerOr("precincts", 0)));
    fact(CourseWords::tr("Threshold"),
        CourseWords::tr("%1 of %2")
            .arg(formatInteger(election.integerOr("threshold", 0)),
                formatInteger(
                    static_cast<qint64>(membersOf(memberOf(progress, "counting"), "trustees").size()))));
    fact(CourseWords::tr("Trustees"), trusteesText(answers, services), /*isHalf=*/false);
    fact(CourseWords::tr("To begin at"), momentText(election.integerOr("opens", 0)));
    fact(CourseWords::tr("To end at"), momentText(election.integerOr("closes", 0)));
    fact(CourseWords::tr("Voting began"), momentText(election.integerOr("opened_at", 0)));
    fact(CourseWords::tr("Voting ended"), momentText(election.integerOr("closed_at", 0)));
    fact(CourseWords::tr("Pauses"),
        CourseWords::tr("%1, %2 in all")
            .arg(formatInteger(static_cast<qint64>(membersOf(election, "pauses").size())),
                durationText(pausedSeconds(election))));
    fact(CourseWords::tr("Extensions"), formatInteger(countOf(answers, "extended")));
    fact(CourseWords::tr("Counting began"), momentText(counting.integerOr("started", 0)));
    fact(CourseWords::tr("Counting ended"), momentText(counting.integerOr("ended", 0)));
    papers::addVoterFacts(paper, progress.integerOr("entries", -1), progress.integerOr("enrolled", 0),
        progress.integerOr("voters", 0), election.integerOr("closed_at", 0) > 0);
    fact(CourseWords::tr("Replaced ballots"), formatInteger(progress.integerOr("replaced", 0)));
    fact(CourseWords::tr("Checked ballots"), formatInteger(progress.integerOr("challenges", 0)));
    fact(CourseWords::tr("Incidents"), formatInteger(static_cast<qint64>(answers.incidents.size())));
    const auto decided = std::count_if(answers.objections.begin(), answers.objections.end(),
        [](const base::Json& one) { return one.integerOr("decided", 0) > 0; });
    fact(CourseWords::tr("Objections"),
        CourseWords::tr("%1, decided %2")
            .arg(formatInteger(static_cast<qint64>(answers.objections.size())),
                formatInteger(static_cast<qint64>(decided))));
}

/// "Kim, Lee": options by their ids, in the order that was drawn.
QString namesOf(const base::Json& contest, const std::vector<base::Json>& ids, const Language& language)
{
    QStringList names;
    for (const base::Json& id : ids) {
        const std::string wanted = id.isString() ? id.asString() : "";
        QString name = toQt(wanted);
        for (const base::Json& option : membersOf(contest, "options")) {
            if (option.stringOr("option", "") == wanted)
                name = optionTitle(option, language);
        }
        names << name;
    }
    return names.join(u", "_s);
}

void addOutcomes(report::Document& paper, const CourseAnswers& answers, const Services& services)
{
    for (const base::Json& contest : membersOf(answers.counting.result, "contests")) {
        const QString name = services.language.pick(contest, "title");
        paper.notes.push_back(name + u": "_s + outcomeText(contest, services.language));
        const base::Json& resolution = memberOf(contest, "resolution");
        if (!resolution.isObject())
            continue;
        paper.notes.push_back(CourseWords::tr("%1: the tie was decided at %2 (%3), in this order: %4. %5 "
                                              "Recorded by %6.")
                                  .arg(name, momentText(resolution.integerOr("time", 0)),
                                      choiceText("how", resolution.stringOr("how", ""), services),
                                      namesOf(contest, membersOf(resolution, "options"), services.language),
                                      toQt(resolution.stringOr("reason", "")),
                                      officerText(answers, resolution.stringOr("officer", ""), services)));
    }
}

bool isVoided(const CourseAnswers& answers)
{
    return answers.counting.election.stringOr("state", "") == "void";
}

bool isOfficial(const CourseAnswers& answers)
{
    const std::string state = answers.counting.election.stringOr("state", "");
    return isVoided(answers) || state == "certified" || state == "archived";
}

QString courseTitle(const CourseAnswers& answers)
{
    return isOfficial(answers) ? CourseWords::tr("Election record")
                               : CourseWords::tr("Election record (not final)");
}

void addCourse(report::Document& paper, const CourseAnswers& answers, const Services& services)
{
    paper.tableTitle = CourseWords::tr("Course of the election");
    paper.columns = { { CourseWords::tr("Time"), false, false, true },
        { CourseWords::tr("What happened"), false, false, false },
        { CourseWords::tr("Reason and content"), false, false, false },
        { CourseWords::tr("By"), false, false, false } };
    for (const Moment& moment : courseOf(answers, services))
        paper.rows.push_back({ momentText(moment.time), moment.what, moment.remark, moment.who });
    paper.emptyText = CourseWords::tr("Nothing has happened.");
    paper.linesPerRow = 40; // what was decided and why stands here in full
    const auto prepared = std::count_if(answers.events.begin(), answers.events.end(),
        [](const base::Json& one) { return isOneOf(one.stringOr("kind", ""), kPreparing); });
    if (prepared > 0)
        paper.notes.push_back(CourseWords::tr(
            "Besides, the election was changed %1 times while it was prepared; each change is "
            "signed and stands in the log.")
                                  .arg(formatInteger(static_cast<qint64>(prepared))));
}

void addEnd(report::Document& paper, const CourseAnswers& answers)
{
    paper.notes.push_back(CourseWords::tr(
        "The words of objections are not public and stand in the authority's files under their numbers."));
    papers::addCommonNotes(paper, answers.counting);
    if (isOfficial(answers))
        papers::addSigners(paper, true);
    else
        paper.seal.clear();
    paper.statement = isVoided(answers)
        ? CourseWords::tr("The election was declared void. Its course is recorded as above.")
        : isOfficial(answers) ? CourseWords::tr("The course of the election is recorded as above.")
                              : CourseWords::tr("The election is not over. This is not the official record.");
}

} // namespace

bool hasCourse(const base::Json& election)
{
    static constexpr const char* kOver[] = { "closed", "counted", "certified", "archived", "void" };
    return isOneOf(election.stringOr("state", ""), kOver);
}

report::Document coursePaper(const CourseAnswers& answers, const Services& services)
{
    report::Document paper = papers::paperOf(answers.counting, courseTitle(answers), u"L"_s, services);
    addFacts(paper, answers, services);
    addCourse(paper, answers, services);
    addOutcomes(paper, answers, services);
    addEnd(paper, answers);
    return paper;
}

} // namespace maru::console::elections
