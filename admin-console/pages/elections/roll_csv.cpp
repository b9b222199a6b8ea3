// SPDX-License-Identifier: Apache-2.0
// Lines of a roll.
#include "admin-console/pages/elections/roll_csv.h"

#include "admin-console/core/format.h"
#include "admin-console/core/text.h"

#include <QDate>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <set>

namespace maru::console::elections {

using namespace Qt::StringLiterals;

namespace {

enum Part {
    kName,
    kBirthDate,
    kIdentifier,
    kTelephone,
    kEmail,
    kAddress,
    kPrecinct,
    kWeight,
    kParts,
};

constexpr qsizetype kLongestCell = 200;
constexpr int kOldestYear = 1880;

/// Headings without spaces, in small letters.
const std::array<QStringList, kParts>& headings()
{
    static const std::array<QStringList, kParts> s_all {
        QStringList { u"성명"_s, u"이름"_s, u"name"_s, u"fullname"_s },
        QStringList { u"생년월일"_s, u"birthdate"_s, u"dateofbirth"_s, u"birth_date"_s },
        QStringList { u"식별번호"_s, u"학번"_s, u"사번"_s, u"회원번호"_s, u"당원번호"_s, u"identifier"_s,
            u"id"_s, u"personidentifier"_s, u"studentnumber"_s, u"membernumber"_s },
        QStringList {
            u"전화번호"_s, u"휴대전화"_s, u"휴대폰"_s, u"연락처"_s, u"telephone"_s, u"phone"_s, u"mobile"_s },
        QStringList { u"전자우편"_s, u"이메일"_s, u"email"_s, u"e-mail"_s },
        QStringList { u"주소"_s, u"address"_s },
        QStringList { u"투표구"_s, u"투표구번호"_s, u"선거구"_s, u"precinct"_s, u"precinctid"_s },
        QStringList { u"가중치"_s, u"투표권수"_s, u"weight"_s },
    };
    return s_all;
}

QString headingKey(QString text)
{
    text = text.toLower();
    text.remove(u' ').remove(QChar(0xa0)).remove(u'*');
    return text;
}

/// Digits and letters alone: "2019-31042" and "201931042 " are one person's number.
QString identifierKey(const QString& text)
{
    QString key;
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            key += c.toUpper();
    }
    return key;
}

/// "010-1234-5678" and "+82 10 1234 5678" as "01012345678"; empty for what is no number.
QString telephoneKey(const QString& text)
{
    static const QRegularExpression s_allowed(u"^\\+?[0-9() .-]+$"_s);
    if (!s_allowed.match(text).hasMatch())
        return {};
    QString digits;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9')
            digits += c;
    }
    if (text.startsWith(u'+') && digits.startsWith(u"82"_s))
        digits = u'0' + digits.mid(2).remove(QRegularExpression(u"^0"_s));
    return digits.size() < 8 || digits.size() > 15 ? QString() : digits;
}

bool hasControls(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c == QChar(QChar::ReplacementCharacter);
    });
}

class RollReader {
public:
    RollReader(const CsvTable& table, const std::vector<RollPrecinct>& precincts) : m_table(table)
    {
        m_columns.fill(-1);
        for (const RollPrecinct& one : precincts) {
            for (const QString& name : { one.id, one.nameKo, one.nameEn }) {
                if (!name.isEmpty() && !m_precincts.contains(headingKey(name)))
                    m_precincts.insert(headingKey(name), one.id);
            }
        }
    }

    base::Result<RollPlan> read(const std::function<bool(qint64, qint64)>& goesOn)
    {
        m_plan.encoding = m_table.encoding;
        MARU_CHECK(readHeader());
        for (std::size_t i = 1; i < m_table.lines.size(); ++i) {
            if (i % 1'000 == 0 && goesOn
                && !goesOn(static_cast<qint64>(i), static_cast<qint64>(m_table.lines.size())))
                return base::refused("console.cancelled");
            readLine(m_table.lines[i]);
        }
        return std::move(m_plan);
    }

private:
    base::Status readHeader()
    {
        if (m_table.lines.empty())
            return base::refused("console.csv_empty");
        m_header = m_table.lines.front().cells;
        for (int column = 0; column < m_header.size(); ++column) {
            const QString key = headingKey(m_header[column]);
            int part = 0;
            while (part < kParts && !headings()[static_cast<std::size_t>(part)].contains(key))
                ++part;
            if (part == kParts) {
                if (!key.isEmpty())
                    m_plan.unknownColumns << m_header[column];
                continue;
            }
            int& place = m_columns[static_cast<std::size_t>(part)];
            if (place >= 0)
                return base::refused("console.roll_column_twice", {}, fromQt(m_header[column]));
            place = column;
        }
        QStringList missing;
        for (const int part : { int(kName), int(kPrecinct) }) {
            if (m_columns[static_cast<std::size_t>(part)] < 0)
                missing << headings()[static_cast<std::size_t>(part)].front();
        }
        if (!missing.isEmpty())
            return base::refused("console.roll_columns", {}, fromQt(missing.join(u", "_s)));
        return {};
    }

    QString cell(const CsvLine& line, int part) const
    {
        const int column = m_columns[static_cast<std::size_t>(part)];
        return column < 0 ? QString() : line.cells.value(column).normalized(QString::NormalizationForm_C);
    }

    void tell(int part, const char* code, int sameAs = 0, bool isWarning = false)
    {
        RollProblem problem;
        problem.line = m_line;
        problem.sameAs = sameAs;
        problem.error = base::refused(code);
        problem.isWarning = isWarning;
        if (part >= 0) {
            const int column = m_columns[static_cast<std::size_t>(part)];
            problem.column = m_header.value(column);
            problem.text = m_cells.value(column);
        }
        m_isWrong = m_isWrong || !isWarning;
        m_plan.problems.push_back(std::move(problem));
    }

    void readLine(const CsvLine& line)
    {
        m_line = line.number;
        m_cells = line.cells;
        m_isWrong = false;
        RollLine made;
        made.line = line.number;
        for (qsizetype i = m_header.size(); i < line.cells.size(); ++i) {
            if (!line.cells[i].isEmpty()) {
                tell(-1, "console.roll_cells");
                break;
            }
        }
        for (int part = 0; part < kParts; ++part) {
            const QString text = cell(line, part);
            if (text.size() > kLongestCell || hasControls(text))
                tell(part, "console.roll_text");
        }
        made.name = cell(line, kName);
        if (made.name.isEmpty())
            tell(kName, "console.roll_name");
        made.precinct = m_precincts.value(headingKey(cell(line, kPrecinct)));
        if (made.precinct.isEmpty())
            tell(kPrecinct, "console.roll_precinct");
        readWeight(line, made);
        readBirthDate(line, made);
        made.identifier = cell(line, kIdentifier);
        made.telephone = cell(line, kTelephone);
        made.email = cell(line, kEmail);
        made.address = cell(line, kAddress);
        static const QRegularExpression s_email(u"^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$"_s);
        if (!made.email.isEmpty() && !s_email.match(made.email).hasMatch())
            tell(kEmail, "console.roll_email");
        const QString telephone = telephoneKey(made.telephone);
        if (!made.telephone.isEmpty() && telephone.isEmpty())
            tell(kTelephone, "console.roll_telephone");
        findTwice(made, telephone);
        if (m_isWrong)
            return;
        ++m_plan.perPrecinct[made.precinct];
        m_plan.weight += made.weight;
        m_plan.lines.push_back(std::move(made));
    }

    void readWeight(const CsvLine& line, RollLine& made)
    {
        const QString text = cell(line, kWeight);
        if (text.isEmpty())
            return;
        const auto weight = parseInteger(text);
        if (!weight || *weight < 1 || *weight > kMostWeight) {
            tell(kWeight, "console.roll_weight");
            return;
        }
        made.weight = *weight;
    }

    void readBirthDate(const CsvLine& line, RollLine& made)
    {
        const QString text = cell(line, kBirthDate);
        if (text.isEmpty())
            return;
        made.birthDate = csvDate(text);
        const QDate date = QDate::fromString(made.birthDate, Qt::ISODate);
        if (!date.isValid() || date.year() < kOldestYear || date > QDate::currentDate())
            tell(kBirthDate, "console.roll_birth_date");
    }

    /// A number that stands twice is a mistake. A telephone may be a family's: the officer looks, the line is taken.
    void findTwice(const RollLine& made, const QString& telephone)
    {
        const QString identifier = identifierKey(made.identifier);
        if (!identifier.isEmpty()) {
            const int first = m_identifiers.value(identifier);
            if (first > 0)
                tell(kIdentifier, "console.roll_identifier_twice", first);
            else
                m_identifiers.insert(identifier, m_line);
        }
        if (!telephone.isEmpty()) {
            const int first = m_telephones.value(telephone);
            if (first > 0)
                tell(kTelephone, "console.roll_telephone_twice", first, /*isWarning=*/true);
            else
                m_telephones.insert(telephone, m_line);
        }
        if (identifier.isEmpty() && !made.name.isEmpty()) {
            const QString person = made.name + u'\n' + made.birthDate + u'\n' + made.address;
            const int first = m_persons.value(person);
            if (first > 0)
                tell(kName, "console.roll_person_twice", first, /*isWarning=*/true);
            else
                m_persons.insert(person, m_line);
        }
    }

    const CsvTable& m_table;
    QStringList m_header;
    std::array<int, kParts> m_columns {};
    QHash<QString, QString> m_precincts; ///< id or name -> id
    QHash<QString, int> m_identifiers; ///< -> line
    QHash<QString, int> m_telephones;
    QHash<QString, int> m_persons;
    RollPlan m_plan;
    int m_line = 0;
    QStringList m_cells;
    bool m_isWrong = false;
};

} // namespace

int RollPlan::wrongLines() const
{
    std::set<int> numbers;
    for (const RollProblem& one : problems) {
        if (!one.isWarning)
            numbers.insert(one.line);
    }
    return static_cast<int>(numbers.size());
}

int RollPlan::warnings() const
{
    return static_cast<int>(std::count_if(
        problems.begin(), problems.end(), [](const RollProblem& one) { return one.isWarning; }));
}

base::Result<RollPlan> readRoll(const CsvTable& table, const std::vector<RollPrecinct>& precincts,
    const std::function<bool(qint64 done, qint64 whole)>& goesOn)
{
    return RollReader(table, precincts).read(goesOn);
}

QString rollTemplate(bool isKorean, const std::vector<RollPrecinct>& precincts)
{
    const QString first = precincts.empty() ? u"p001"_s : precincts.front().id;
    const QString last = precincts.empty() ? u"p002"_s : precincts.back().id;
    if (isKorean)
        return u"성명,생년월일,식별번호,전화번호,전자우편,주소,투표구,가중치\n"_s
            + u"김하늘,1988-03-14,2019-31042,010-0000-0001,,\"서울특별시 중구 세종대로 110, 3층\","_s + first
            + u",1\n이바다,1990-11-02,2019-31043,010-0000-0002,,,"_s + last + u",1\n"_s;
    return u"name,birth date,identifier,telephone,email,address,precinct,weight\n"_s
        + u"Kim Haneul,1988-03-14,2019-31042,010-0000-0001,,\"110 Sejong-daero, Jung-gu\","_s + first
        + u",1\nLee Bada,1990-11-02,2019-31043,010-0000-0002,,,"_s + last + u",1\n"_s;
}

} // namespace maru::console::elections
