// SPDX-License-Identifier: Apache-2.0
// What the counting shows, from the answers of the server. Pure functions; GUI thread because of translations.
#pragma once

#include "admin-console/charts/chart_data.h"
#include "admin-console/core/language.h"
#include "admin-console/widgets/cells_model.h"
#include "shared/base/json.h"

#include <QStringList>

#include <map>
#include <string>
#include <vector>

namespace maru::console::elections {

/// Members of a list, or nothing where the answer has no such list.
const std::vector<base::Json>& membersOf(const base::Json& json, const char* member);
const base::Json& memberOf(const base::Json& json, const char* member);

/// Every precinct of a contest of `officialTable` is counted: its total is final.
bool isCountedInFull(const base::Json& contest);
/// The contest of `officialTable` with how many stand on the roll, from `progress`: "entries" in each row, and in the
/// total where all are known.
base::Json withRoll(const base::Json& contest, const base::Json& progress);

/// What is voted on. The protocol does not say; nothing but wording hangs on it, and the portal tells alike.
enum class ContestSubject {
    People,
    Items, ///< points for things, none of a party
    Motion, ///< yes or no
};
ContestSubject subjectOf(const base::Json& contest);
/// What came of a contest of `result`, for its announcement.
enum class ContestFate { Elected, Adopted, Rejected, NobodyElected, NothingAdopted, Runoff, Tie };
ContestFate fateOf(const base::Json& contest);

/// Seconds that the rest of the sums will take at the pace so far; -1: nothing to go by.
qint64 countingSecondsLeft(const base::Json& counting, qint64 now);
/// "00:14", "1:02:05"
QString durationText(qint64 seconds);

/// "1 Kang Iseul", with the party where there is one.
QString optionTitle(const base::Json& option, const Language& language);
/// Votes by option, in the order of the ballot.
ChartData resultChart(const base::Json& contest, const Language& language);
/// "✓ Elected: …", "! Tie between …": what the rule made of the votes.
QString outcomeText(const base::Json& contest, const Language& language);
/// One line an option: votes, share, place, elected; below them blank, invalid and all votes, then who could vote and
/// did, from the same contest of `officialTable` with its roll (null: left out).
std::vector<std::vector<Cell>> resultRows(
    const base::Json& contest, const base::Json& table, const Language& language);
QStringList resultHeader();

/// How far one precinct's sum is: how many trustees' parts there are, and whether one of them does not hold.
struct UnitParts {
    int good = 0;
    int bad = 0;
    bool isChecked = false;
};
/// One line a precinct and the total below, for one contest of `officialTable`. `parts` by unit.
std::vector<std::vector<Cell>> officialRows(const base::Json& contest,
    const std::map<std::string, UnitParts>& parts, int threshold, const Language& language);
/// One of those lines; the one after the last precinct is the total.
std::vector<Cell> officialRow(const base::Json& contest, std::size_t row,
    const std::map<std::string, UnitParts>& parts, int threshold, const Language& language);
QStringList officialHeader(const base::Json& contest, const Language& language);

/// A precinct on the map-like table.
struct Tile {
    QString id;
    QString name;
    QString value; ///< "82.1 %"
    QString note; ///< "1 Kang Iseul" or how many voted
    int shade = 0; ///< 0..100, how much of the colour
    int series = 0; ///< whose colour: option's place on the ballot; 0 for turnout
};
enum class TileSubject { Turnout, Leader };
std::vector<Tile> tilesOf(const base::Json& contest, TileSubject subject, const Language& language);

} // namespace maru::console::elections
