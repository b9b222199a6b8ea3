// SPDX-License-Identifier: Apache-2.0
// Sessions of officers and citizens: a signed challenge gives a random token that proves a DID for a while.
//
// Kept in memory only: a restart signs everybody out. A token is 32 random bytes and is stored as its SHA-256, so
// that a dump of this table opens nothing. Challenges are good for one try within a minute and for one DID.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/json.h"

#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace maru::api {

inline constexpr std::int64_t kChallengeSeconds = 60;
inline constexpr std::int64_t kSessionIdleSeconds = 30 * 60;
inline constexpr std::int64_t kSessionMaximumSeconds = 12 * 3600;

/// Safe to call from any thread.
class Sessions {
public:
    struct Limits {
        Limits() { }
        std::size_t challenges = 50'000;
        /// One address cannot use up all challenges, and nobody can block another person's.
        std::size_t challengesPerPeer = 100;
        std::size_t sessions = 50'000;
        std::size_t sessionsPerDid = 50; ///< beyond, the one used longest ago ends
        /// Not officers' sessions of one address: beyond, the one used longest ago ends. Officers of an agency may
        /// share an address, and are few.
        std::size_t sessionsPerPeer = 50;
    };

    explicit Sessions(const base::Clock& clock) : m_clock(clock) { }
    Sessions(const base::Clock& clock, Limits limits) : m_clock(clock), m_limits(limits) { }
    Sessions(const Sessions&) = delete;
    Sessions& operator=(const Sessions&) = delete;

    struct Challenge {
        std::string text; ///< base64url of 32 random bytes
        base::UnixSeconds expires;
    };
    /// `peer`: the address that asks. Refused `format.did`, `rate.sessions`.
    base::Result<Challenge> challenge(std::string_view did, std::string_view peer);

    struct Session {
        std::string did;
        std::string token; ///< only where it is made; empty in find()
        base::UnixSeconds expires;
    };
    /// Checks the signature (purpose "session") over the canonical JSON {"chain", "challenge", "did"}. The challenge is
    /// used up whatever the outcome. `peer`: the address that asks. When the table is full, the session used longest
    /// ago that is no officer's ends. Refused `session.challenge`, `session.signature`, `rate.sessions` (full of
    /// officers').
    base::Result<Session> open(std::string_view chain, std::string_view did, std::string_view challenge,
        std::string_view signature, std::string_view peer);
    /// This session is an officer's: it never makes room for others.
    void markOfficer(std::string_view token);
    /// The session of a token, extended by this use. Refused `session.expired`.
    base::Result<Session> find(std::string_view token);
    void close(std::string_view token);
    std::int64_t count() const;

private:
    struct Pending {
        std::string did;
        std::string peer;
        base::UnixSeconds expires;
    };
    struct Open {
        std::string did;
        std::string peer;
        base::UnixSeconds started;
        base::UnixSeconds lastUse;
        bool isOfficer = false;
    };

    void dropExpired(base::UnixSeconds now); // m_mutex is held
    base::Status makeRoom(std::string_view did, std::string_view peer); // m_mutex is held
    static base::UnixSeconds expiryOf(const Open& session);

    const base::Clock& m_clock;
    const Limits m_limits;
    mutable std::mutex m_mutex; // guards the two maps and m_lastSweep
    std::map<std::string, Pending, std::less<>> m_challenges; // by challenge text
    std::map<base::Hash256, Open> m_sessions; // by SHA-256 of the token
    base::UnixSeconds m_lastSweep;
};

/// The text that is signed for a session.
std::string sessionText(std::string_view chain, std::string_view did, std::string_view challenge);

} // namespace maru::api
