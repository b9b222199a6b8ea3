// SPDX-License-Identifier: Apache-2.0
// An election of any size on a real server over HTTPS, up to the open ballot box: officers, ceremony, roll, enrolment.
#pragma once

#include "tests/bench/https_stack.h"
#include "tests/bench/known_ring.h"
#include "tests/support/election/actors.h"

#include "shared/http/client.h"

#include <chrono>
#include <ctime>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace maru::bench {

struct ElectionSize {
    std::string mode = "signed";
    std::int64_t voters = 2'000;
    std::int64_t ringSize = 1'024; ///< also the voters of a precinct
    std::int64_t trustees = 5;
    std::int64_t threshold = 3;
    std::int64_t options = 5;
    int connections = 8;
};

/// Runs work(0..count-1) on so many threads. Returns the first error.
base::Status onThreads(int count, const std::function<base::Status(int)>& work);

/// Time by the clock and of the processor, of all threads of this process.
class Stopwatch {
public:
    double seconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }
    /// What one of `count` has cost, whatever else the machine was busy with.
    double processorMs(std::int64_t count) const
    {
        return 1000.0 * static_cast<double>(std::clock() - m_work) / CLOCKS_PER_SEC
            / static_cast<double>(count);
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    std::clock_t m_work = std::clock();
};

struct Spent {
    double seconds = 0;
    double processorMs = 0; ///< a voter
};

class ElectionScene {
public:
    ElectionScene(const std::filesystem::path& folder, ElectionSize size);

    /// Server, officers, ceremony, roll, enrolment, freezing, opening.
    base::Status open();
    /// Moves the server's clock behind the end and waits for the closed box.
    base::Status close();

    const std::string& id() const { return m_id; }
    const test::VotingBooth& booth() const { return *m_booth; }
    const test::TrusteeTeam& team() const { return *m_team; }
    HttpsStack& stack() { return *m_stack; }
    http::Client& client() { return *m_client; }
    const ElectionSize& size() const { return m_size; }
    const Spent& roll() const { return m_roll; }
    const Spent& freezing() const { return m_freezing; }

    /// Everything about a voter comes from the number, so nothing is kept of them.
    test::Voter voter(std::int64_t place) const;
    ledger::Transaction sign(const crypto::SigningKey& key, const std::string& action, base::Json payload);
    /// One signed cast by this voter, by a throw-away key.
    ledger::Transaction ballot(std::int64_t place, std::int64_t round);
    const crypto::SigningKey& trusteeKey(std::int64_t index) const;

    /// Sends them in one request; refused when one is.
    base::Status send(const std::vector<ledger::Transaction>& transactions);
    base::Status sendBody(std::string body, std::size_t transactions);
    /// Rows of a query about this election, page by page.
    base::Result<std::vector<base::Json>> rows(const std::string& query);
    base::Result<base::Json> electionRow();
    base::Status waitFor(const std::string& state);

private:
    base::Status start();
    base::Status act(const crypto::SigningKey& key, const std::string& action, base::Json payload);
    base::Status setUp();
    base::Status addVoters();
    base::Status enrol();
    base::Status readRings();
    base::Bytes authorize(std::int64_t place, const test::Voter& voter, const voting::Ballot& ballot,
        const std::string& signer) const;
    std::int64_t precincts() const { return (m_size.voters + m_size.ringSize - 1) / m_size.ringSize; }

    const std::filesystem::path m_folder;
    const ElectionSize m_size;
    std::unique_ptr<HttpsStack> m_stack;
    std::unique_ptr<http::Client> m_client;
    std::string m_id;
    std::unique_ptr<test::TrusteeTeam> m_team;
    std::unique_ptr<test::VotingBooth> m_booth;
    std::vector<crypto::SigningKey> m_trusteeKeys;
    std::vector<std::int64_t> m_first; ///< number on the roll of the first voter of each portion
    std::vector<KnownRing> m_rings; ///< one a precinct, in ring mode
    Spent m_roll;
    Spent m_freezing;
};

std::string bodyOf(const std::vector<ledger::Transaction>& transactions);

} // namespace maru::bench
