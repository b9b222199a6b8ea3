// SPDX-License-Identifier: Apache-2.0
// maru-verify election: reads a record from a file or a server, shows how far it is, prints the verdicts.
#pragma once

#include "shared/verify/report.h"
#include "shared/verify/source.h"

#include <string>
#include <vector>

namespace maru::verify {

struct ElectionCommand {
    std::string node;
    std::string election; ///< id that the record must be of; empty: any
    std::string since;
    std::string output; ///< file that receives the record as it was read; empty: none
    unsigned threads = 0;
    bool isJson = false;
    bool hasProgress = true; ///< a bar on the standard error, when that is a terminal
    bool trustsFirst = false; ///< the record's own node may be taken at its word
    std::vector<std::string> trustees; ///< "INDEX=DID"
    std::vector<std::string> certifiers; ///< DIDs
    std::vector<std::string> receipts; ///< files
    std::string heads; ///< folder of `maru-verify follow`; empty: none
    std::vector<std::string> chainHeads; ///< "HEIGHT:HASH"
    Language language = Language::English;
};

/// Empty when it is "INDEX=DID".
std::string checkTrusteePin(const std::string& text);

/// Prints a verdict to the standard output, also when the source or an anchor cannot be read. Fail and Unavailable as the
/// verdict says. A pass that rests on nothing but the record's own node is Unavailable: not decided.
Outcome runElectionCommand(const ElectionCommand& command, LineSource& source);

} // namespace maru::verify
