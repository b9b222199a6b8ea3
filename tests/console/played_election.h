// SPDX-License-Identifier: Apache-2.0
// An election that has been played into the data folder of a new server by a clock of its own, up to the end of voting:
// the counting can begin when the server starts. No Qt, so that the server's headers stay out of the console's tests.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace maru::test {

class TrusteeTeam;

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

/// A rehearsal in mode `signed`, played on between the runs of a server: what trustees and the clock do, but neither test
/// voters nor ballots, which are the console's. Each step returns what went wrong, empty when nothing did; the server
/// must not run.
class PlayedRehearsal {
public:
    PlayedRehearsal(std::filesystem::path data, std::int64_t now);
    ~PlayedRehearsal();

    /// A draft with the contests "chair" (three candidates) and "council" (two), precincts p1 and p2, three trustees of
    /// whom two are needed; and a real election beside it.
    std::string draft();
    std::string makeKeys();
    std::string openVoting();
    /// Closes, and two trustees open the sums.
    std::string count();

    std::string id;
    std::string realId; ///< of the election that is no rehearsal

private:
    std::filesystem::path m_data;
    std::int64_t m_now;
    std::shared_ptr<TrusteeTeam> m_team;
};

} // namespace maru::test
