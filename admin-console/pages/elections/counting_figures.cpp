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

struct CountingWords {
    Q_DECLARE_TR_FUNCTIONS(maru::console::elections::CountingWords)
};

Cell countingNumber(qint64 value, bool isBold = false)
{
    return { formatInteger(value), true, Tone::Neutral, isBold, QVariant(static_cast<qlonglong>(value)) };
}

Cell countingShare(qint64 part, qint64 whole, bool isBold = false)
{
    return { formatShare(part, whole), true, Tone::Neutral, isBold };
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

bool isCountedInFull(const base::Json& contest)
{
    const auto& rows = membersOf(contest, "rows");
    return !rows.empty() && std::all_of(rows.begin(), rows.end(), [](const base::Json& row) {
        return row.booleanOr("counted", false);
    });
}

std::vector<Cell> officialLine(const base::Json& row, const QString& name, std::size_t options, bool hasBlank,
    bool isCounted, bool isTotal)
{
    std::vector<Cell> cells { { name, false, Tone::Neutral, isTotal },
        countingNumber(row.integerOr("enrolled", 0), isTotal),
        countingNumber(row.integerOr("voted", 0), isTotal),
        countingShare(row.integerOr("voted", 0), row.integerOr("enrolled", 0), isTotal) };
    const auto& counts = membersOf(row, "counts");
    const Cell none { u"–"_s, true, Tone::Neutral, isTotal };
    for (std::size_t i = 0; i < options; ++i)
        cells.push_back(isCounted && i < counts.size() && counts[i].isInteger()
                ? countingNumber(counts[i].asInteger(), isTotal)
                : none);
    if (hasBlank)
        cells.push_back(isCounted ? countingNumber(row.integerOr("blank", 0), isTotal) : none);
    cells.push_back(isCounted ? countingNumber(row.integerOr("valid", 0), isTotal) : none);
    return cells;
}

Cell proofCell(bool isCounted, const UnitParts& parts, int threshold)
{
    const QString count = CountingWords::tr("parts %1/%2").arg(parts.good + parts.bad).arg(threshold);
    if (parts.bad > 0)
        return { u"✕ "_s + CountingWords::tr("a proof fails"), false, Tone::Danger, true };
    if (isCounted && parts.isChecked && parts.good >= threshold)
        return { u"✓ "_s + CountingWords::tr("verified here"), false, Tone::Success };
    if (isCounted)
        return { u"! "_s + CountingWords::tr("not verified here"), false, Tone::Warning };
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
    if (outcome == "runoff") {
        QStringList names;
        for (const base::Json& id : membersOf(contest, "runoff")) {
            for (const base::Json& option : membersOf(contest, "options")) {
                if (id.isString() && option.stringOr("option", "") == id.asString())
                    names << optionTitle(option, language);
            }
        }
        return u"↻ "_s + CountingWords::tr("Run-off between %1").arg(names.join(u", "_s));
    }
    if (outcome == "no_quorum")
        return u"✕ "_s + CountingWords::tr("The quorum was not reached: nobody is elected");
    if (outcome == "not_elected")
        return u"✕ "_s + CountingWords::tr("Nobody is elected");
    return u"✓ "_s + CountingWords::tr("Elected: %1").arg(elected.isEmpty() ? u"–"_s : elected);
}

QStringList resultHeader()
{
    return { CountingWords::tr("Option"), CountingWords::tr("Votes"), CountingWords::tr("Share"),
        CountingWords::tr("Place"), CountingWords::tr("Outcome") };
}

std::vector<std::vector<Cell>> resultRows(const base::Json& contest, const Language& language)
{
    std::vector<std::vector<Cell>> rows;
    for (const base::Json& option : membersOf(contest, "options")) {
        const base::Json& share = memberOf(option, "share");
        Cell word { u"–"_s };
        if (option.booleanOr("elected", false))
            word = { u"✓ "_s + CountingWords::tr("elected"), false, Tone::Success, true };
        else if (option.booleanOr("tied", false))
            word = { u"! "_s + CountingWords::tr("tied"), false, Tone::Warning };
        if (const qint64 seats = option.integerOr("seats", 0); seats > 0)
            word.text += CountingWords::tr(" (seats: %1)").arg(formatInteger(seats));
        rows.push_back({ { optionTitle(option, language) }, countingNumber(option.integerOr("votes", 0)),
            countingShare(share.integerOr("part", 0), share.integerOr("whole", 0)),
            countingNumber(option.integerOr("rank", 0)), word });
    }
    rows.push_back({ { CountingWords::tr("Blank"), false }, countingNumber(contest.integerOr("blank", 0)),
        countingShare(contest.integerOr("blank", 0), contest.integerOr("weight", 0)), { {} }, { {} } });
    rows.push_back({ { CountingWords::tr("Votes cast"), false, Tone::Neutral, true },
        countingNumber(contest.integerOr("weight", 0), true),
        countingShare(contest.integerOr("weight", 0), contest.integerOr("eligible", 0), true), { {} },
        { CountingWords::tr("of %1 entitled").arg(formatInteger(contest.integerOr("eligible", 0))) } });
    return rows;
}

QStringList officialHeader(const base::Json& contest, const Language& language)
{
    QStringList titles { CountingWords::tr("Precinct"), CountingWords::tr("Enrolled"),
        CountingWords::tr("Voted"), CountingWords::tr("Turnout") };
    for (const base::Json& option : membersOf(contest, "options"))
        titles << optionTitle(option, language);
    if (contest.booleanOr("blank", false))
        titles << CountingWords::tr("Blank");
    titles << CountingWords::tr("Valid") << CountingWords::tr("Proof");
    return titles;
}

std::vector<std::vector<Cell>> officialRows(const base::Json& contest,
    const std::map<std::string, UnitParts>& parts, int threshold, const Language& language)
{
    const std::size_t options = membersOf(contest, "options").size();
    const bool hasBlank = contest.booleanOr("blank", false);
    std::vector<std::vector<Cell>> lines;
    for (const base::Json& row : membersOf(contest, "rows")) {
        const std::string unit = row.stringOr("unit", "");
        const QString name = language.pick(row, "name");
        const bool isCounted = row.booleanOr("counted", false);
        auto cells =
            officialLine(row, name.isEmpty() ? toQt(unit) : name, options, hasBlank, isCounted, false);
        const auto found = parts.find(unit);
        cells.push_back(proofCell(isCounted, found == parts.end() ? UnitParts {} : found->second, threshold));
        lines.push_back(std::move(cells));
    }
    if (lines.empty())
        return lines;
    auto total =
        officialLine(memberOf(contest, "total"), CountingWords::tr("Total"), options, hasBlank, true, true);
    total.push_back(isCountedInFull(contest)
            ? Cell { u"✓ "_s + CountingWords::tr("all counted"), false, Tone::Success, true }
            : Cell { u"! "_s + CountingWords::tr("not all counted"), false, Tone::Warning, true });
    lines.push_back(std::move(total));
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
