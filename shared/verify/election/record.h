// SPDX-License-Identifier: Apache-2.0
// An election record as it was read: every line parsed and in its place, nothing believed yet. Layout:
// docs/election-protocol.md "Record".
#pragma once

#include "shared/ledger/receipt.h"
#include "shared/verify/election/verdict.h"
#include "shared/voting/frozen.h"

#include <cstdint>
#include <string>
#include <vector>

namespace maru::verify::election {

/// A transaction about the election.
struct RecordLeaf {
    std::uint64_t index = 0; ///< in the log
    std::size_t block = 0; ///< index into Record::blocks
    base::Json json; ///< {"tx", "result"}
    // From json, by checkInclusion(); `isGood` false: nothing of it may be used.
    bool isGood = false;
    ledger::Transaction transaction;
    ledger::TransactionResult result;
    base::Hash256 id;

    /// Executed where it stands: an action that waits for approval has only been proposed (docs/approvals.md).
    bool isAccepted() const { return isGood && result.isOk() && result.data.find("proposal") == nullptr; }
    /// The last approval that a proposed action needed, in which it was executed (docs/approvals.md).
    bool isExecution() const;
    std::string where() const;
};

struct Record {
    std::string chain;
    std::string node;
    std::string election;
    std::vector<voting::RollEntry> roll;
    bool hasRoll = false;
    ledger::SignedHeader before;
    std::vector<ledger::SignedHeader> blocks;
    std::vector<RecordLeaf> leaves;
    std::uint64_t logSize = 0;
    std::vector<base::Hash256> logNodes;
    std::vector<ledger::StateProofFile> states;

    /// The executed actions of that name, in order: accepted where they stand, or executed by a later approval.
    std::vector<const RecordLeaf*> executed(std::string_view action) const;
    /// How many actions were executed that the election's own counter counts.
    std::int64_t acts() const;

private:
    const RecordLeaf* proposalOf(const RecordLeaf& execution) const;
};

/// Line by line, so that nobody needs the whole file as one text. One thread.
class RecordReader {
public:
    RecordReader(Record& record, Verdict& verdict) : m_record(record), m_verdict(verdict) { }
    /// False: the record is no record, and the verdict says why.
    bool feed(std::string_view line);
    bool finish();

private:
    enum class Part { Head, Roll, Before, Blocks, States, End };
    bool fail(std::string detail);
    bool feedHead(const base::Json& line);
    bool feedRoll(const base::Json& line);
    bool feedBefore(const base::Json& line);
    bool feedBlock(base::Json& line);
    bool feedLog(const base::Json& line);
    bool feedState(const base::Json& line);
    bool feedEnd(const base::Json& line);

    Record& m_record;
    Verdict& m_verdict;
    Part m_part = Part::Head;
    std::int64_t m_lines = 0;
    std::int64_t m_weight = 0;
};

} // namespace maru::verify::election
