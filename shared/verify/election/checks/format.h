// SPDX-License-Identifier: Apache-2.0
// Reads a record and says whether it is one (check `format`). Nothing in it is believed yet.
#pragma once

#include "shared/verify/election/record.h"
#include "shared/verify/election/verdict.h"

#include <string_view>

namespace maru::verify::election {

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
