// SPDX-License-Identifier: Apache-2.0
// maru-verify election: reads a record from a file or a server, shows how far it is, prints the verdicts.
#pragma once

#include "shared/verify/report.h"
#include "shared/verify/source.h"

#include <string>

namespace maru::verify {

struct ElectionCommand {
    std::string node;
    std::string since;
    std::string output; ///< file that receives the record as it was read; empty: none
    unsigned threads = 0;
    bool isJson = false;
    bool hasProgress = true; ///< a bar on the standard error, when that is a terminal
    Language language = Language::English;
};

/// Prints to the standard output. Fail and Unavailable as the verdict says; a source that cannot be read is
/// Unavailable.
Outcome runElectionCommand(const ElectionCommand& command, LineSource& source);

} // namespace maru::verify
