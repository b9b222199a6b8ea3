// SPDX-License-Identifier: Apache-2.0
// An election that has been played into the data folder of a new server by a clock of its own, up to the end of voting:
// the counting can begin when the server starts. No Qt, so that the server's headers stay out of the console's tests.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace maru::test {

struct PlayedElection {
    std::string id;
    std::string fingerprint; ///< hex
    std::int64_t threshold = 3;
    std::int64_t trustees = 5; ///< of the demo's officers trustee1 to trustee5, in this order
    std::int64_t sums = 0;
    /// What the voters chose, by contest and then by option; "blank" is one.
    std::map<std::string, std::map<std::string, std::int64_t>> votes;
    std::string problem; ///< empty: it went well
};

/// `data`: fresh from `maru-server init --profile demo`. The trustees' secrets go to secrets/<index>.json, sealed under
/// `passphrase`. There is no time for objections, so that the result can be certified at once. Contest "chair" has a
/// winner, "council" a tie that is for a lot to decide.
PlayedElection playElection(const std::filesystem::path& data, const std::filesystem::path& secrets,
    const std::string& passphrase, std::int64_t now);

} // namespace maru::test
