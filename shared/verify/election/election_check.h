// SPDX-License-Identifier: Apache-2.0
// Verifies the record of an election: every check of docs/election-protocol.md "Verification", from the record alone.
// Nothing here is shared with the server's election domain.
#pragma once

#include "shared/verify/election/checks/format.h"
#include "shared/verify/election/material.h"

#include <string_view>

namespace maru::verify::election {

/// Feed it the record's lines, then ask for the report. One thread feeds; the checks use all cores.
class ElectionCheck {
public:
    explicit ElectionCheck(Options options);

    const Options& options() const { return m_options; }
    /// A line without its line feed. False: it is no record; the report says why.
    bool feed(std::string_view line);
    /// The lines could not be read to their end: nothing is checked. `isWrong`: what was read is no record; else it is
    /// only not there.
    void stopReading(std::string detail, bool isWrong);
    /// Runs every check. Once.
    ElectionReport finish();

private:
    Options m_options;
    Record m_record;
    Verdict m_format { "format" };
    RecordReader m_reader { m_record, m_format };
    bool m_isGood = true;
};

/// Names of all checks, in their order.
std::vector<std::string> checkNames();

} // namespace maru::verify::election
