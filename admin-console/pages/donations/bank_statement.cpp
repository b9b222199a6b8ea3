// SPDX-License-Identifier: Apache-2.0
// Matching a bank's statement.
#include "admin-console/pages/donations/bank_statement.h"

#include "admin-console/core/format.h"

#include <algorithm>
#include <map>
#include <set>

namespace maru::console::donations {

using namespace Qt::StringLiterals;

namespace {

int columnOf(const QStringList& header, const QStringList& names)
{
    for (const QString& name : names) {
        for (int i = 0; i < header.size(); ++i) {
            QString heading = header[i].toLower();
            heading.remove(u' ');
            if (heading.contains(name))
                return i;
        }
    }
    return -1;
}

} // namespace

base::Result<BankStatement> readStatement(const CsvTable& table)
{
    const QStringList& header = table.lines.front().cells;
    const int date = columnOf(header, { u"거래일"_s, u"날짜"_s, u"일자"_s, u"date"_s });
    const int in = columnOf(header, { u"입금"_s, u"deposit"_s, u"credit"_s });
    const int out = columnOf(header, { u"출금"_s, u"지급액"_s, u"withdraw"_s, u"debit"_s });
    const int amount = columnOf(header, { u"금액"_s, u"amount"_s });
    const int reference =
        columnOf(header, { u"거래번호"_s, u"참조"_s, u"reference"_s, u"적요"_s, u"memo"_s });
    const bool hasTwo = in >= 0 && out >= 0;
    if (date < 0 || reference < 0 || (!hasTwo && amount < 0))
        return base::refused("console.csv_columns");
    BankStatement statement;
    bool anyNegative = false;
    for (std::size_t i = 1; i < table.lines.size(); ++i) {
        const CsvLine& from = table.lines[i];
        BankLine line;
        line.line = from.number;
        line.date = csvDate(from.cells.value(date));
        line.reference = from.cells.value(reference);
        const auto refuse = [&](int column) {
            statement.refusals.push_back({ from.number, header.value(column), from.cells.value(column) });
        };
        if (line.date.isEmpty()) {
            refuse(date);
            continue;
        }
        if (line.reference.isEmpty()) {
            refuse(reference);
            continue;
        }
        if (hasTwo) {
            const QString textIn = from.cells.value(in);
            const QString textOut = from.cells.value(out);
            const auto got = textIn.isEmpty() ? std::optional<qint64>(0) : parseInteger(textIn);
            const auto gave = textOut.isEmpty() ? std::optional<qint64>(0) : parseInteger(textOut);
            if (!got || !gave || (*got == 0) == (*gave == 0)) {
                refuse(!got || gave ? in : out);
                continue;
            }
            line.amount = *got - *gave;
        } else {
            const auto given = parseInteger(from.cells.value(amount));
            if (!given || *given == 0) {
                refuse(amount);
                continue;
            }
            line.amount = *given;
            anyNegative = anyNegative || *given < 0;
        }
        statement.lines.push_back(std::move(line));
    }
    for (BankLine& line : statement.lines)
        line.hasSign = hasTwo || anyNegative;
    return statement;
}

std::vector<BankMatch> matchStatement(const std::vector<BankLine>& bank, const std::vector<ChainEntry>& chain)
{
    using State = BankMatch::State;
    std::vector<BankMatch> all;
    if (bank.empty())
        return all;
    std::map<QString, const ChainEntry*> byReference;
    for (const ChainEntry& entry : chain)
        byReference.emplace(entry.reference, &entry);
    QString first = bank.front().date;
    QString last = first;
    std::set<QString> seen;
    for (const BankLine& line : bank) {
        first = std::min(first, line.date);
        last = std::max(last, line.date);
        const auto found = byReference.find(line.reference);
        BankMatch match { State::Matched, &line, found == byReference.end() ? nullptr : found->second };
        if (!seen.insert(line.reference).second) {
            match.state = State::Repeated;
        } else if (match.chain == nullptr) {
            match.state = State::MissingOnChain;
        } else {
            const qint64 there = match.chain->amount;
            const bool isSame = line.hasSign ? line.amount == there : qAbs(line.amount) == qAbs(there);
            match.state = isSame ? State::Matched : State::AmountDiffers;
        }
        all.push_back(match);
    }
    for (const ChainEntry& entry : chain) {
        const QString day = formatDate(base::UnixSeconds(entry.time));
        if (seen.count(entry.reference) == 0 && day >= first && day <= last)
            all.push_back({ State::MissingAtBank, nullptr, &entry });
    }
    // What needs an eye first.
    const auto rank = [](const BankMatch& match) { return match.state == State::Matched ? 1 : 0; };
    std::stable_sort(all.begin(), all.end(),
        [&rank](const BankMatch& a, const BankMatch& b) { return rank(a) < rank(b); });
    return all;
}

} // namespace maru::console::donations
