// SPDX-License-Identifier: Apache-2.0
// A roll of voters (선거인명부) from a file: every line checked, every wrong one named with column and reason. Pure;
// thread-safe.
#pragma once

#include "admin-console/core/csv.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace maru::console::elections {

/// Where a voter may belong: id and the names by which a file may call it.
struct RollPrecinct {
    QString id;
    QString nameKo;
    QString nameEn;
};

/// A line that can be taken. Personal data: it goes to the vault and into letters, nowhere else.
struct RollLine {
    int line = 0; ///< of the file, from 1
    QString name;
    QString birthDate; ///< "YYYY-MM-DD" or empty
    QString identifier; ///< as written: number of a student, an employee, a member
    QString telephone;
    QString email;
    QString address;
    QString precinct; ///< id
    qint64 weight = 1;

    /// Whose import it was, without saying anything about who it is.
    friend bool operator==(const RollLine&, const RollLine&) = default;
};

struct RollProblem {
    int line = 0;
    int sameAs = 0; ///< the earlier line that it repeats; 0: none
    QString column; ///< heading of the file; empty: the whole line
    QString text; ///< what stands there
    base::Error error;
    bool isWarning = false; ///< the line is taken all the same
};

struct RollPlan {
    QString encoding;
    std::vector<RollLine> lines;
    std::vector<RollProblem> problems; ///< in order of lines
    QStringList unknownColumns; ///< headings that are not read
    std::map<QString, int> perPrecinct; ///< id -> lines that can be taken
    qint64 weight = 0; ///< of all of them

    int wrongLines() const;
    int warnings() const;
};

/// An overseas roll of 171,959 lines with every column is 18 MB; a large city's fits too.
inline constexpr qint64 kRollLimitBytes = 256 << 20;
inline constexpr qint64 kMostWeight = 1'000'000;

/// The first line names the columns, in Korean or English, in any order: 성명 and 투표구 are needed; 생년월일, 식별번호,
/// 전화번호, 전자우편, 주소, 가중치 may be there. Refused `console.roll_columns` (detail: what is missing),
/// `console.roll_column_twice`; everything else is a problem of a line:
/// `console.roll_name`, `console.roll_precinct`, `console.roll_weight`, `console.roll_birth_date`,
/// `console.roll_telephone`, `console.roll_email`, `console.roll_cells` (more cells than columns), `console.roll_text`,
/// `console.roll_identifier_twice`, and as warnings `console.roll_telephone_twice`, `console.roll_person_twice`.
/// `goesOn` as in CsvReading; refused `console.cancelled`.
base::Result<RollPlan> readRoll(const CsvTable& table, const std::vector<RollPrecinct>& precincts,
    const std::function<bool(qint64 done, qint64 whole)>& goesOn = {});

/// Headings and two examples, to begin with.
QString rollTemplate(bool isKorean, const std::vector<RollPrecinct>& precincts);

} // namespace maru::console::elections
