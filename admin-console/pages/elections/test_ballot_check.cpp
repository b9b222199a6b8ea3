// SPDX-License-Identifier: Apache-2.0
// Comparison and check sheet.
#include "admin-console/pages/elections/test_ballot_check.h"

#include "admin-console/core/format.h"
#include "admin-console/core/session.h"
#include "admin-console/core/text.h"
#include "admin-console/pages/elections/counting_figures.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <map>
#include <optional>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

QString sheetText(const char* source)
{
    return QCoreApplication::translate("TestBallotSheet", source);
}

using Counted = std::optional<std::vector<std::int64_t>>;

/// Votes by slot out of a line of the table; nothing before it is counted, or in another shape.
Counted countedOf(const base::Json& row, const voting::Contest& contest)
{
    if (!row.isObject() || !row.booleanOr("counted", false))
        return std::nullopt;
    std::vector<std::int64_t> votes;
    if (contest.blank)
        votes.push_back(row.integerOr("blank", -1));
    for (const base::Json& one : membersOf(row, "counts"))
        votes.push_back(one.isInteger() ? one.asInteger() : -1);
    return votes;
}

Counted countedOfResult(const base::Json& row, const voting::Contest& contest)
{
    if (!row.isObject())
        return std::nullopt;
    std::vector<std::int64_t> votes;
    if (contest.blank)
        votes.push_back(row.integerOr("blank", -1));
    for (const base::Json& one : membersOf(row, "options"))
        votes.push_back(one.integerOr("votes", -1));
    return votes;
}

const base::Json& memberWith(
    const base::Json& answer, const char* list, const char* member, const std::string& id)
{
    static const base::Json s_none;
    for (const base::Json& one : membersOf(answer, list))
        if (one.stringOr(member, "") == id)
            return one;
    return s_none;
}

/// `others`: what the ballots weigh beyond those that were planned; negative: some of these are missing.
void compareSlots(Comparison& into, const voting::Contest& contest, const std::string& unit,
    const std::vector<std::int64_t>& planned, const Counted& counted, std::int64_t others)
{
    const std::size_t first = contest.blank ? 1 : 0;
    for (std::size_t i = 0; i < planned.size(); ++i) {
        ComparedVotes line;
        line.contest = contest.id;
        line.unit = unit;
        line.slot = i < first ? std::string(voting::kBlank) : contest.options[i - first].id;
        line.planned = planned[i];
        if (counted) {
            line.counted = i < counted->size() ? (*counted)[i] : -1;
            const std::int64_t more = line.counted - line.planned;
            const std::int64_t most = i < first              ? 1
                : contest.kind == voting::ContestKind::Score ? contest.score
                                                             : 1;
            if (counted->size() != planned.size() || line.counted < 0 || others < 0 || more < 0
                || more > others * most)
                line.agreement = Agreement::Different;
            else
                line.agreement = others > 0 ? Agreement::Others : Agreement::Same;
        }
        into.lines.push_back(std::move(line));
    }
}

QString optionName(const voting::Contest& contest, const std::string& slot, bool isKorean)
{
    if (slot == voting::kBlank)
        return sheetText(QT_TRANSLATE_NOOP("TestBallotSheet", "Blank (no choice)"));
    for (const voting::Option& option : contest.options) {
        if (option.id == slot)
            return QString::number(option.number) + u' '
                + toQt(isKorean || option.nameEn.empty() ? option.nameKo : option.nameEn);
    }
    return toQt(slot);
}

QString unitName(const voting::Definition& definition, const std::string& unit, bool isKorean)
{
    if (unit.empty())
        return sheetText(QT_TRANSLATE_NOOP("TestBallotSheet", "All precincts"));
    const voting::Precinct* precinct = definition.precinct(unit);
    if (precinct == nullptr)
        return toQt(unit);
    return toQt(isKorean || precinct->nameEn.empty() ? precinct->nameKo : precinct->nameEn);
}

Cell agreementCell(const ComparedVotes& line)
{
    switch (line.agreement) {
    case Agreement::Waiting:
        return { u"· "_s + sheetText(QT_TRANSLATE_NOOP("TestBallotSheet", "not counted yet")) };
    case Agreement::Same:
        return { u"✓ "_s + sheetText(QT_TRANSLATE_NOOP("TestBallotSheet", "agrees")), false, Tone::Success };
    case Agreement::Others:
        return { u"! "_s
                + sheetText(QT_TRANSLATE_NOOP("TestBallotSheet", "others voted too: %1"))
                      .arg(u'+' + formatInteger(line.counted - line.planned)),
            false, Tone::Warning };
    case Agreement::Different:
        break;
    }
    return { u"✕ "_s
            + sheetText(QT_TRANSLATE_NOOP("TestBallotSheet", "differs by %1"))
                  .arg((line.counted > line.planned ? u"+"_s : QString())
                      + formatInteger(line.counted - line.planned)),
        false, Tone::Danger, true };
}

} // namespace

Comparison compareWithPlan(const voting::Definition& definition, const PlannedUnits& expected,
    const base::Json& table, const base::Json& result)
{
    Comparison made;
    std::map<std::string, std::int64_t> othersOf;
    for (const voting::Contest& contest : definition.contests) {
        const base::Json& rows = memberWith(table, "contests", "contest", contest.id);
        std::vector<std::int64_t> whole(contest.options.size() + (contest.blank ? 1 : 0), 0);
        std::int64_t othersOfContest = 0;
        Comparison units;
        for (const auto& [id, unit] : expected) {
            const auto planned = unit.votes.find(contest.id);
            if (planned == unit.votes.end())
                continue;
            for (std::size_t i = 0; i < whole.size() && i < planned->second.size(); ++i)
                whole[i] += planned->second[i];
            const base::Json& row = memberWith(rows, "rows", "unit", id);
            const Counted counted = countedOf(row, contest);
            const std::int64_t others = counted ? row.integerOr("ballots", -1) - unit.ballots : 0;
            // Votes are counted with their weight; a test voter's is 1.
            const std::int64_t othersWeight =
                counted && others >= 0 ? row.integerOr("weight", -1) - unit.ballots : others;
            othersOfContest += othersWeight;
            compareSlots(units, contest, id, planned->second, counted, othersWeight);
            othersOf[id] = std::max(othersOf[id], others);
        }
        const Counted total = countedOfResult(memberWith(result, "contests", "contest", contest.id), contest);
        compareSlots(made, contest, {}, whole, total, othersOfContest);
        for (ComparedVotes& line : units.lines)
            made.lines.push_back(std::move(line));
    }
    for (const auto& [unit, others] : othersOf)
        made.others += others;
    bool isWaiting = made.lines.empty();
    bool hasOthers = false;
    for (const ComparedVotes& line : made.lines) {
        made.different += line.agreement == Agreement::Different ? 1 : 0;
        isWaiting = isWaiting || line.agreement == Agreement::Waiting;
        hasOthers = hasOthers || line.agreement == Agreement::Others;
    }
    made.agreement = made.different > 0 ? Agreement::Different
        : isWaiting                     ? Agreement::Waiting
        : hasOthers                     ? Agreement::Others
                                        : Agreement::Same;
    return made;
}

QStringList comparisonHeader()
{
    return { sheetText(QT_TRANSLATE_NOOP("TestBallotSheet", "Contest")),
        sheetText(QT_TRANSLATE_NOOP("TestBallotSheet", "Precinct")),
        sheetText(QT_TRANSLATE_NOOP("TestBallotSheet", "Option")),
        sheetText(QT_TRANSLATE_NOOP("TestBallotSheet", "Planned")),
        sheetText(QT_TRANSLATE_NOOP("TestBallotSheet", "Counted")),
        sheetText(QT_TRANSLATE_NOOP("TestBallotSheet", "Comparison")) };
}

std::vector<std::vector<Cell>> comparisonRows(
    const Comparison& comparison, const voting::Definition& definition, const Language& language)
{
    const bool isKorean = language.code() == LanguageCode::Korean;
    std::vector<std::vector<Cell>> rows;
    rows.reserve(comparison.lines.size());
    for (const ComparedVotes& line : comparison.lines) {
        const voting::Contest* contest = definition.contest(line.contest);
        const bool isWhole = line.unit.empty();
        const auto number = [isWhole](std::int64_t value) {
            return Cell { formatInteger(value), true, Tone::Neutral, isWhole,
                QVariant::fromValue<qlonglong>(value) };
        };
        rows.push_back({ { contest == nullptr ? toQt(line.contest)
                                              : toQt(isKorean || contest->titleEn.empty() ? contest->titleKo
                                                                                          : contest->titleEn),
                             false, Tone::Neutral, isWhole },
            { unitName(definition, line.unit, isKorean), false, Tone::Neutral, isWhole },
            { contest == nullptr ? toQt(line.slot) : optionName(*contest, line.slot, isKorean), false,
                Tone::Neutral, isWhole },
            number(line.planned),
            line.agreement == Agreement::Waiting ? Cell { u"–"_s, true } : number(line.counted),
            agreementCell(line) });
    }
    return rows;
}

QString comparisonText(const Comparison& comparison)
{
    switch (comparison.agreement) {
    case Agreement::Waiting:
        return u"· "_s
            + sheetText(
                QT_TRANSLATE_NOOP("TestBallotSheet", "The comparison comes when the rehearsal is counted."));
    case Agreement::Same:
        return u"✓ "_s
            + sheetText(QT_TRANSLATE_NOOP(
                "TestBallotSheet", "Everything that was counted is what was planned, in every precinct."));
    case Agreement::Others:
        return u"! "_s
            + sheetText(QT_TRANSLATE_NOOP("TestBallotSheet",
                            "No planned vote is missing. %1 ballots of other people are among the counted "
                            "ones, so that "
                            "more cannot be said of these precincts."))
                  .arg(formatInteger(comparison.others));
    case Agreement::Different:
        break;
    }
    return u"✕ "_s
        + sheetText(
            QT_TRANSLATE_NOOP("TestBallotSheet",
                "%1 lines differ from what was planned. Do not hold the election before this is explained."))
              .arg(formatInteger(comparison.different));
}

QString checkSheetTitle()
{
    return sheetText(QT_TRANSLATE_NOOP("TestBallotSheet", "[Rehearsal] Check sheet of the test ballots"));
}

report::Document checkSheet(const base::Json& electionRow, const Comparison& comparison,
    const base::Json& planSummary, const voting::Definition& definition, const Services& services)
{
    const QString id = toQt(electionRow.stringOr("id", ""));
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    report::Document paper;
    paper.number = sheetText(QT_TRANSLATE_NOOP("TestBallotSheet", "Rehearsal no. %1")).arg(id);
    paper.title = checkSheetTitle();
    paper.subject = services.language.pick(electionRow, "title");
    const auto fact = [&paper](const char* label, const QString& value, bool isStrong = false) {
        paper.facts.push_back({ sheetText(label), value, isStrong, !isStrong });
    };
    const auto count = [&planSummary](
                           const char* name) { return formatInteger(planSummary.integerOr(name, 0)); };
    fact(QT_TRANSLATE_NOOP("TestBallotSheet", "Outcome"), comparisonText(comparison), true);
    fact(QT_TRANSLATE_NOOP("TestBallotSheet", "Number of the test"), count("seed"));
    fact(QT_TRANSLATE_NOOP("TestBallotSheet", "Test voters who vote"), count("voters"));
    fact(QT_TRANSLATE_NOOP("TestBallotSheet", "Ballots that are replaced"), count("replaced"));
    fact(QT_TRANSLATE_NOOP("TestBallotSheet", "Ballots that are challenged"), count("challenged"));
    const QStringList titles = comparisonHeader();
    for (qsizetype i = 0; i < titles.size(); ++i) {
        const bool isNumber = i == 3 || i == 4;
        paper.columns.push_back({ titles[i], isNumber, false, isNumber });
    }
    for (const std::vector<Cell>& row : comparisonRows(comparison, definition, services.language)) {
        std::vector<QString> cells;
        for (const Cell& cell : row)
            cells.push_back(cell.text);
        paper.rows.push_back(std::move(cells));
    }
    paper.notes.push_back(sheetText(QT_TRANSLATE_NOOP("TestBallotSheet",
        "⚠ REHEARSAL: test ballots of test voters only. Nothing on this sheet is a real vote or a real "
        "result.")));
    paper.notes.push_back(sheetText(QT_TRANSLATE_NOOP("TestBallotSheet", "Fingerprint of the rehearsal: %1"))
                              .arg(toQt(electionRow.stringOr("fingerprint", ""))));
    paper.notes.push_back(sheetText(QT_TRANSLATE_NOOP("TestBallotSheet", "Issued at %1"))
                              .arg(formatTimeWithZone(base::UnixSeconds(now))));
    paper.notes.push_back(sheetText(QT_TRANSLATE_NOOP("TestBallotSheet",
        "Checked by:                               (seal)      Observer:                               "
        "(seal)")));
    paper.date = report::documentDate(now);
    paper.agency = services.language.pick(services.session.officer().agencyName);
    if (paper.agency.isEmpty())
        paper.agency = toQt(electionRow.stringOr("authority", ""));
    paper.footer = sheetText(QT_TRANSLATE_NOOP("TestBallotSheet", "Rehearsal no. %1")).arg(id);
    paper.pageText = sheetText(QT_TRANSLATE_NOOP("TestBallotSheet", "Page %1 of %2"));
    return paper;
}

} // namespace maru::console::elections
