// SPDX-License-Identifier: Apache-2.0
// A bank's statement beside the chain's top-ups and withdrawals, matched by the bank's reference. Pure functions.
#pragma once

#include "admin-console/core/csv.h"
#include "shared/base/json.h"

#include <QString>

#include <vector>

namespace maru::console::donations {

/// Money in is positive, money out negative.
struct BankLine {
    int line = 0; ///< of the file
    QString date; ///< "2026-11-22"
    qint64 amount = 0;
    bool hasSign = true; ///< the file tells in from out
    QString reference;
};

struct BankRefusal {
    int line = 0;
    QString column; ///< heading of the file
    QString text;
};

struct BankStatement {
    std::vector<BankLine> lines;
    std::vector<BankRefusal> refusals;
};

/// Columns are found by their headings: 거래일/날짜/date; 입금 and 출금 (or deposit and withdrawal), or 금액/amount;
/// 거래번호/참조/reference. Refused `console.csv_columns`.
base::Result<BankStatement> readStatement(const CsvTable& table);

/// A top-up or withdrawal on the chain.
struct ChainEntry {
    QString transaction;
    qint64 time = 0;
    QString account;
    qint64 amount = 0; ///< top-ups positive, withdrawals negative
    QString reference;
};

struct BankMatch {
    enum class State {
        Matched,
        AmountDiffers,
        MissingOnChain, ///< the bank has it, the chain does not
        MissingAtBank, ///< the chain has it, the statement of these days does not
        Repeated, ///< the statement has the reference twice
    };
    State state = State::Matched;
    const BankLine* bank = nullptr;
    const ChainEntry* chain = nullptr;
};

/// Pointers into the arguments. Entries of the chain on days that the statement does not cover are left out.
std::vector<BankMatch> matchStatement(
    const std::vector<BankLine>& bank, const std::vector<ChainEntry>& chain);

} // namespace maru::console::donations
