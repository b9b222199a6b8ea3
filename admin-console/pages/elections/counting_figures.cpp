// SPDX-License-Identifier: Apache-2.0
// Figures, charts and tables of the counting.
#include "admin-console/pages/elections/counting_figures.h"

#include "admin-console/core/format.h"
#include "admin-console/core/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

/// The chain takes a ballot only with the proof that its votes keep the rules: none of them can turn out invalid.
constexpr qint64 kInvalidVotes = 0;

struct CountingWords {
    Q_DECLARE_TR_FUNCTIONS(maru::console::elections::CountingWords)
};

Cell countingNumber(qint64 value, bool isBold = false)
{
    return { formatInteger(value), true, Tone::Neutral, isBold, QVariant(static_cast<qlonglong>(value)) };
}

Cell countingShare(qint64 part, qint64 whole, bool isBold = false)
{
    return { formatShare(part, whole, 2), true, Tone::Neutral, isBold,
        whole > 0 ? QVariant::fromValue(ShareOf { part, whole }) : QVariant() };
}

/// "yes" or "no" of an option that answers a question instead of standing for somebody, else "". As the portal tells them.
QString answerOf(const base::Json& option)
{
    const std::string id = option.stringOr("option", "");
    const QString name = toQt(option.stringOr("name_ko", ""));
    if (id == "yes" || name == u"찬성"_s)
        return u"yes"_s;
    return id == "no" || name == u"반대"_s ? u"no"_s : QString();
}

bool isRejected(const base::Json& contest)
{
    const auto& options = membersOf(contest, "options");
    return std::any_of(options.begin(), options.end(), [](const base::Json& option) {
        return option.booleanOr("elected", false) && answerOf(option) == u"no"_s;
    });
}

QString namesOf(const base::Json& contest, const char* flag, const Language& language)
{
    QStringList names;
    for (const base::Json& option : membersOf(contest, "options")) {
        if (option.booleanOr(flag, false))
            names << optionTitle(option, language);
    }
    return names.join(u", "_s);
}

std::vector<Cell> officialLine(const base::Json& row, const QString& name, std::size_t options, bool hasBlank,
    bool isCounted, bool isTotal)
{
    const Cell none { u"–"_s, true, Tone::Neutral, isTotal };
    const qint64 entries = row.integerOr("entries", -1);
    const qint64 voted = row.integerOr("voted", 0);
    std::vector<Cell> cells { { name, false, Tone::Neutral, isTotal },
        entries < 0 ? none : countingNumber(entries, isTotal),
        countingNumber(row.integerOr("enrolled", 0), isTotal), countingNumber(voted, isTotal),
        countingShare(voted, row.integerOr("enrolled", 0), isTotal),
        entries < 0 ? none : countingShare(voted, entries, isTotal) };
    const auto& counts = membersOf(row, "counts");
    for (std::size_t i = 0; i < options; ++i)
        cells.push_back(isCounted && i < counts.size() && counts[i].isInteger()
                ? countingNumber(counts[i].asInteger(), isTotal)
                : none);
    const qint64 blank = row.integerOr("blank", 0);
    if (hasBlank)
        cells.push_back(isCounted ? countingNumber(blank, isTotal) : none);
    cells.push_back(isCounted ? countingNumber(kInvalidVotes, isTotal) : none);
    cells.push_back(
        isCounted ? countingNumber(row.integerOr("valid", 0) + blank + kInvalidVotes, isTotal) : none);
    cells.push_back(isCounted && entries >= 0 ? countingNumber(entries - voted, isTotal) : none);
    return cells;
}

Cell proofCell(bool isCounted, const UnitParts& parts, int threshold)
{
    const QString count = CountingWords::tr("parts %1/%2").arg(parts.good + parts.bad).arg(threshold);
    // In a file stands how many parts there are: what this computer has verified is no office's word.
    if (parts.bad > 0)
        return { u"✕ "_s + CountingWords::tr("a proof fails"), false, Tone::Danger, true };
    if (isCounted && parts.isChecked && parts.good >= threshold)
        return { u"✓ "_s + CountingWords::tr("verified here"), false, Tone::Success, false, count };
    if (isCounted)
        return { u"! "_s + CountingWords::tr("not verified here"), false, Tone::Warning, false, count };
    if (parts.good > 0)
        return { u"! "_s + count, false, Tone::Warning };
    return { u"· "_s + CountingWords::tr("waiting"), false, Tone::Neutral };
}

} // namespace

const std::vector<base::Json>& membersOf(const base::Json& json, const char* member)
{
    static const std::vector<base::Json> s_nothing;
    const base::Json* list = json.find(member);
    return list != nullptr && list->isArray() ? list->asArray() : s_nothing;
}

const base::Json& memberOf(const base::Json& json, const char* member)
{
    static const base::Json s_nothing;
    const base::Json* found = json.find(member);
    return found != nullptr ? *found : s_nothing;
}

bool isCountedInFull(const base::Json& contest)
{
    const auto& rows = membersOf(contest, "rows");
    return !rows.empty() && std::all_of(rows.begin(), rows.end(), [](const base::Json& row) {
        return row.booleanOr("counted", false);
    });
}

base::Json withRoll(const base::Json& contest, const base::Json& progress)
{
    std::map<std::string, std::int64_t> entries;
    for (const base::Json& unit : membersOf(progress, "units")) {
        if (const base::Json* count = unit.find("entries"); count != nullptr && count->isInteger())
            entries[unit.stringOr("unit", "")] = count->asInteger();
    }
    base::Json made = contest;
    base::Json rows = base::Json::array();
    std::int64_t sum = 0;
    bool isKnown = !membersOf(contest, "rows").empty();
    for (base::Json row : membersOf(contest, "rows")) {
        const auto found = entries.find(row.stringOr("unit", ""));
        if (found == entries.end()) {
            isKnown = false;
        } else {
            sum += found->second;
            row.set("entries", found->second);
        }
        rows.push(std::move(row));
    }
    made.set("rows", std::move(rows));
    if (base::Json total = memberOf(contest, "total"); isKnown && total.isObject()) {
        total.set("entries", sum);
        made.set("total", std::move(total));
    }
    return made;
}

ContestSubject subjectOf(const base::Json& contest)
{
    const auto& options = membersOf(contest, "options");
    const std::string kind = contest.stringOr("kind", "");
    if ((kind == "choose" || kind.empty()) && options.size() > 1
        && std::all_of(options.begin(), options.end(),
            [](const base::Json& option) { return !answerOf(option).isEmpty(); }))
        return ContestSubject::Motion;
    return kind == "score"
            && std::all_of(options.begin(), options.end(),
                [](const base::Json& option) { return option.stringOr("party_ko", "").empty(); })
        ? ContestSubject::Items
        : ContestSubject::People;
}

ContestFate fateOf(const base::Json& contest)
{
    const std::string outcome = contest.stringOr("outcome", "");
    const bool isOfPeople = subjectOf(contest) == ContestSubject::People;
    // As many for as against: a motion is lost (가부동수), there is nothing to vote on again.
    if (outcome == "runoff" && subjectOf(contest) == ContestSubject::Motion)
        return ContestFate::Rejected;
    if (outcome == "runoff")
        return ContestFate::Runoff;
    if (outcome == "tie")
        return ContestFate::Tie;
    if (outcome != "decided")
        return isOfPeople ? ContestFate::NobodyElected : ContestFate::NothingAdopted;
    if (isOfPeople)
        return ContestFate::Elected;
    return subjectOf(contest) == ContestSubject::Motion && isRejected(contest) ? ContestFate::Rejected
                                                                               : ContestFate::Adopted;
}

qint64 countingSecondsLeft(const base::Json& counting, qint64 now)
{
    const qint64 done = counting.integerOr("counted", 0);
    const qint64 whole = counting.integerOr("sums", 0);
    const qint64 started = counting.integerOr("started", 0);
    if (whole > 0 && done >= whole)
        return 0;
    if (done <= 0 || started <= 0 || now <= started)
        return -1;
    return ((now - started) * (whole - done) + done - 1) / done;
}

QString durationText(qint64 seconds)
{
    const auto two = [](qint64 value) { return QString::number(value).rightJustified(2, u'0'); };
    if (seconds < 3'600)
        return two(seconds / 60) + u':' + two(seconds % 60);
    return QString::number(seconds / 3'600) + u':' + two(seconds / 60 % 60) + u':' + two(seconds % 60);
}

QString optionTitle(const base::Json& option, const Language& language)
{
    QString title = language.pick(option, "name");
    if (title.isEmpty())
        title = toQt(option.stringOr("option", ""));
    if (const qint64 number = option.integerOr("number", 0); number > 0)
        title = QString::number(number) + u' ' + title;
    const QString party = language.pick(option, "party");
    return party.isEmpty() ? title : QString(title + u" ("_s + party + u')');
}

ChartData resultChart(const base::Json& contest, const Language& language)
{
    ChartData data;
    data.categoryTitle = CountingWords::tr("Option");
    ChartSeries votes { CountingWords::tr("Votes"), {} };
    for (const base::Json& option : membersOf(contest, "options")) {
        const QString sign = option.booleanOr("elected", false) ? u"✓ "_s
            : option.booleanOr("tied", false)                   ? u"= "_s
                                                                : QString();
        data.categories << sign + optionTitle(option, language);
        data.ids << toQt(option.stringOr("option", ""));
        votes.values.emplace_back(option.integerOr("votes", 0));
    }
    if (!data.categories.isEmpty())
        data.series.push_back(std::move(votes));
    return data;
}

QString outcomeText(const base::Json& contest, const Language& language)
{
    const std::string outcome = contest.stringOr("outcome", "");
    const QString elected = namesOf(contest, "elected", language);
    if (outcome == "tie")
        return u"! "_s + CountingWords::tr("Tie between %1").arg(namesOf(contest, "tied", language));
    const ContestFate fate = fateOf(contest);
    if (fate == ContestFate::Runoff) {
        QStringList names;
        for (const base::Json& id : membersOf(contest, "runoff")) {
            for (const base::Json& option : membersOf(contest, "options")) {
                if (id.isString() && option.stringOr("option", "") == id.asString())
                    names << optionTitle(option, language);
            }
        }
        return u"↻ "_s + CountingWords::tr("Run-off between %1").arg(names.join(u", "_s));
    }
    if (fate == ContestFate::NothingAdopted)
        return u"✕ "_s
            + (outcome == "no_quorum" ? CountingWords::tr("The quorum was not reached: nothing is adopted")
                                      : CountingWords::tr("Nothing is adopted"));
    if (fate == ContestFate::NobodyElected)
        return u"✕ "_s
            + (outcome == "no_quorum" ? CountingWords::tr("The quorum was not reached: nobody is elected")
                                      : CountingWords::tr("Nobody is elected"));
    if (subjectOf(contest) == ContestSubject::Motion)
        return fate == ContestFate::Rejected ? u"✕ "_s + CountingWords::tr("The motion is rejected")
                                             : u"✓ "_s + CountingWords::tr("The motion is adopted");
    return u"✓ "_s
        + (fate == ContestFate::Adopted ? CountingWords::tr("Adopted: %1") : CountingWords::tr("Elected: %1"))
              .arg(elected.isEmpty() ? u"–"_s : elected);
}

QStringList resultHeader()
{
    return { CountingWords::tr("Option"), CountingWords::tr("Votes"), CountingWords::tr("Share"),
        CountingWords::tr("Place"), CountingWords::tr("Outcome") };
}

std::vector<std::vector<Cell>> resultRows(
    const base::Json& contest, const base::Json& table, const Language& language)
{
    const base::Json& total = memberOf(table, "total");
    std::vector<std::vector<Cell>> rows;
    const ContestSubject subject = subjectOf(contest);
    for (const base::Json& option : membersOf(contest, "options")) {
        const base::Json& share = memberOf(option, "share");
        Cell word { u"–"_s };
        if (option.booleanOr("elected", false) && subject != ContestSubject::People)
            word = answerOf(option) == u"no"_s && subject == ContestSubject::Motion
                ? Cell { u"✕ "_s + CountingWords::tr("rejected"), false, Tone::Warning, true }
                : Cell { u"✓ "_s + CountingWords::tr("adopted"), false, Tone::Success, true };
        else if (option.booleanOr("elected", false))
            word = { u"✓ "_s + CountingWords::tr("elected"), false, Tone::Success, true };
        else if (option.booleanOr("tied", false))
            word = { u"! "_s + CountingWords::tr("tied"), false, Tone::Warning };
        if (const qint64 seats = option.integerOr("seats", 0); seats > 0)
            word.text += CountingWords::tr(" (seats: %1)").arg(formatInteger(seats));
        rows.push_back({ { optionTitle(option, language) }, countingNumber(option.integerOr("votes", 0)),
            countingShare(share.integerOr("part", 0), share.integerOr("whole", 0)),
            countingNumber(option.integerOr("rank", 0)), word });
    }
    const qint64 weight = contest.integerOr("weight", 0);
    const qint64 eligible = contest.integerOr("eligible", 0);
    const auto line = [&rows](const QString& name, qint64 count, qint64 whole, const QString& note,
                          bool isBold = false) {
        rows.push_back({ { name, false, Tone::Neutral, isBold }, countingNumber(count, isBold),
            whole < 0 ? Cell {} : countingShare(count, whole, isBold), { {} }, { note } });
    };
    if (table.booleanOr("blank", true))
        line(CountingWords::tr("Blank (no choice)"), contest.integerOr("blank", 0), weight, {});
    line(CountingWords::tr("Invalid"), kInvalidVotes, weight,
        CountingWords::tr("ballots with a wrong form are not taken in"));
    const qint64 enrolled = total.integerOr("enrolled", 0);
    // Where votes have weights a person is not a vote, and a quorum is of votes.
    line(CountingWords::tr("Sum of votes"), weight, weight,
        eligible == enrolled || eligible <= 0
            ? QString()
            : CountingWords::tr("of %1 votes of the enrolled").arg(formatInteger(eligible)),
        true);
    if (const qint64 quorum = contest.integerOr("quorum", 0); quorum > 0) {
        const bool isOfRoll = contest.stringOr("quorum_of", "") == "roll";
        const qint64 whole = isOfRoll ? contest.integerOr("roll", 0) : eligible;
        // The chain decided by the exact numbers: this says how far it was.
        const bool isReached = contest.stringOr("outcome", "") != "no_quorum";
        const QString name = isOfRoll ? CountingWords::tr("Quorum: %1 of the roll")
                                      : CountingWords::tr("Quorum: %1 of the enrolled");
        rows.push_back({ { name.arg(formatShare(quorum, 10'000, 2)) }, countingNumber(weight),
            countingShare(weight, whole), { {} },
            isReached ? Cell { u"✓ "_s + CountingWords::tr("reached"), false, Tone::Success }
                      : Cell { u"✕ "_s + CountingWords::tr("not reached"), false, Tone::Warning } });
    }
    if (!total.isObject())
        return rows;
    const qint64 entries = total.integerOr("entries", -1);
    const qint64 voted = total.integerOr("voted", 0);
    if (entries >= 0)
        line(CountingWords::tr("Voters on the roll"), entries, -1, {});
    line(CountingWords::tr("Voters enrolled"), enrolled, entries >= 0 ? entries : -1,
        entries >= 0 ? CountingWords::tr("of the roll") : QString());
    line(CountingWords::tr("Voters who voted"), voted, enrolled, CountingWords::tr("of the enrolled"));
    if (entries >= 0)
        line(CountingWords::tr("Turnout of the roll"), voted, entries, CountingWords::tr("of the roll"));
    if (entries >= 0)
        line(CountingWords::tr("Abstained"), entries - voted, entries, CountingWords::tr("of the roll"));
    return rows;
}

QStringList officialHeader(const base::Json& contest, const Language& language)
{
    QStringList titles { CountingWords::tr("Precinct"), CountingWords::tr("Voters on the roll"),
        CountingWords::tr("Voters enrolled"), CountingWords::tr("Voters who voted"),
        CountingWords::tr("Turnout (of the enrolled)"), CountingWords::tr("Turnout of the roll") };
    for (const base::Json& option : membersOf(contest, "options"))
        titles << optionTitle(option, language);
    if (contest.booleanOr("blank", false))
        titles << CountingWords::tr("Blank (no choice)");
    titles << CountingWords::tr("Invalid") << CountingWords::tr("Sum of votes")
           << CountingWords::tr("Abstained") << CountingWords::tr("Proof");
    return titles;
}

std::vector<Cell> officialRow(const base::Json& contest, std::size_t row,
    const std::map<std::string, UnitParts>& parts, int threshold, const Language& language)
{
    const std::size_t options = membersOf(contest, "options").size();
    const bool hasBlank = contest.booleanOr("blank", false);
    const auto& rows = membersOf(contest, "rows");
    if (row >= rows.size()) {
        const bool isFinal = isCountedInFull(contest);
        auto total = officialLine(
            memberOf(contest, "total"), CountingWords::tr("Total"), options, hasBlank, isFinal, true);
        total.push_back(isFinal
                ? Cell { u"✓ "_s + CountingWords::tr("all counted"), false, Tone::Success, true }
                : Cell { u"! "_s + CountingWords::tr("not all counted"), false, Tone::Warning, true });
        return total;
    }
    const std::string unit = rows[row].stringOr("unit", "");
    const QString name = language.pick(rows[row], "name");
    const bool isCounted = rows[row].booleanOr("counted", false);
    auto cells =
        officialLine(rows[row], name.isEmpty() ? toQt(unit) : name, options, hasBlank, isCounted, false);
    const auto found = parts.find(unit);
    cells.push_back(proofCell(isCounted, found == parts.end() ? UnitParts {} : found->second, threshold));
    return cells;
}

std::vector<std::vector<Cell>> officialRows(const base::Json& contest,
    const std::map<std::string, UnitParts>& parts, int threshold, const Language& language)
{
    std::vector<std::vector<Cell>> lines;
    const std::size_t precincts = membersOf(contest, "rows").size();
    for (std::size_t i = 0; precincts > 0 && i <= precincts; ++i)
        lines.push_back(officialRow(contest, i, parts, threshold, language));
    return lines;
}

std::vector<Tile> tilesOf(const base::Json& contest, TileSubject subject, const Language& language)
{
    std::vector<Tile> tiles;
    const auto& options = membersOf(contest, "options");
    for (const base::Json& row : membersOf(contest, "rows")) {
        Tile tile;
        tile.id = toQt(row.stringOr("unit", ""));
        tile.name = language.pick(row, "name");
        if (tile.name.isEmpty())
            tile.name = tile.id;
        const qint64 voted = row.integerOr("voted", 0);
        const qint64 enrolled = row.integerOr("enrolled", 0);
        if (subject == TileSubject::Turnout) {
            tile.value = formatShare(voted, enrolled);
            tile.note = CountingWords::tr("%1 of %2").arg(formatInteger(voted), formatInteger(enrolled));
            tile.shade =
                enrolled > 0 ? static_cast<int>(std::clamp<qint64>(voted * 100 / enrolled, 0, 100)) : 0;
            tiles.push_back(std::move(tile));
            continue;
        }
        const auto& counts = membersOf(row, "counts");
        qint64 most = 0;
        std::vector<std::size_t> leaders;
        for (std::size_t i = 0; i < counts.size() && i < options.size(); ++i) {
            const qint64 count = counts[i].isInteger() ? counts[i].asInteger() : 0;
            if (count > most)
                leaders.clear();
            if (count > 0 && count >= most)
                leaders.push_back(i);
            most = std::max(most, count);
        }
        if (leaders.size() == 1) {
            const qint64 valid = row.integerOr("valid", 0);
            tile.note = optionTitle(options[leaders.front()], language);
            tile.value = formatShare(most, valid);
            tile.series = static_cast<int>(leaders.front());
            tile.shade = valid > 0 ? static_cast<int>(std::clamp<qint64>(most * 100 / valid, 0, 100)) : 0;
        } else {
            tile.value = u"–"_s;
            tile.note =
                leaders.empty() ? CountingWords::tr("not counted yet") : CountingWords::tr("equal votes");
        }
        tiles.push_back(std::move(tile));
    }
    return tiles;
}

} // namespace maru::console::elections
