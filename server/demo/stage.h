// SPDX-License-Identifier: Apache-2.0
// What all parts of the scenario share: time, signing, blocks, reading. Private to server/demo.
#pragma once

#include "server/demo/random.h"
#include "server/demo/scenario.h"

#include "shared/base/calendar.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace maru::demo {

using base::Json;
using base::UnixSeconds;
using base::Won;

inline constexpr std::int64_t kDay = 86'400;
inline constexpr std::int64_t kHour = 3'600;

enum class Expect { Accepted, Refused };
using Then = std::function<void(const chain::SubmitOutcome&)>;

/// Collects a block's transactions, signs them, and gives them to the loader.
class Stage {
public:
    Stage(chain::Loader& loader, const Options& options);

    const Options& options() const { return m_options; }
    const std::string& chain() const { return m_chain; }
    std::uint64_t seed() const { return m_options.seed; }
    /// An amount of the whole scenario at this scale, in steps of 1,000 won.
    Won scaled(std::int64_t won) const;
    std::int64_t days() const { return m_days; }
    /// 00:00 KST of the scenario's day; day 0 is the first whole day after `start`.
    UnixSeconds dayStart(std::int64_t day) const { return m_firstDay + day * kDay; }
    std::int64_t dayOf(UnixSeconds time) const { return (time.count() - m_firstDay.count()) / kDay; }
    /// Time of the block that is being made.
    UnixSeconds now() const { return m_now; }
    void setNow(UnixSeconds time) { m_now = time; }

    void send(
        const crypto::SigningKey& key, std::string domain, std::string action, Json payload, Then then = {});
    /// Meant to be refused, so that the audit has something to show.
    void sendWrong(const crypto::SigningKey& key, std::string domain, std::string action, Json payload);
    /// Makes the block at now(), after every block that is due before.
    base::Status flush();

    /// A row of committed state. MARU_ASSERT for a row that must be there, through must().
    std::optional<Json> get(std::string_view domain, std::string_view table, std::string_view key);
    Json must(std::string_view domain, std::string_view table, std::string_view key);

    std::int64_t transactions() const { return m_transactions; }
    std::int64_t refused() const { return m_refused; }
    /// The first thing that went otherwise than meant.
    const std::optional<base::Error>& problem() const { return m_problem; }

private:
    struct Pending {
        Expect expect = Expect::Accepted;
        Then then;
        std::string what;
    };
    void add(const crypto::SigningKey& key, std::string domain, std::string action, Json payload,
        Expect expect, Then then);

    chain::Loader& m_loader;
    const Options& m_options;
    std::string m_chain;
    UnixSeconds m_firstDay;
    UnixSeconds m_now;
    std::int64_t m_days = 0;
    std::vector<ledger::Transaction> m_queue;
    std::vector<Pending> m_pending;
    std::unique_ptr<storage::Reader> m_reader;
    std::int64_t m_nonces = 0;
    std::int64_t m_transactions = 0;
    std::int64_t m_refused = 0;
    std::optional<base::Error> m_problem;
};

/// An Ed25519 key that the seed gives.
crypto::SigningKey seededKey(std::uint64_t seed, std::string_view subject);
/// SHA-256 of a text, for evidence and attachments.
base::Hash256 paper(std::string_view text);
/// A business registration number with a good check digit.
std::string businessNumber(Random& random);

} // namespace maru::demo
