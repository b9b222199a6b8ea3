// SPDX-License-Identifier: Apache-2.0
// Sessions of officers and citizens: an answered challenge gives a random token that proves a DID for a while. Which
// answers count is said in session_proofs.h.
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
#include <vector>

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
    /// `did`: who wants to sign in; "" where the answer itself names them (a passkey, a certificate). `peer`: the
    /// address that asks. Refused `rate.sessions`.
    base::Result<Challenge> challenge(std::string_view did, std::string_view peer);
    /// Uses a challenge up, whatever comes of it. Refused `session.challenge`: unknown, expired, or another DID's.
    base::Status take(std::string_view challenge, std::string_view did);

    struct Session {
        std::string id; ///< names the session to its owner; opens nothing
        std::string did;
        std::string method; ///< how it was proven: "key", "passkey", "certificate"
        std::string label; ///< what the owner's program calls itself ("Firefox on Linux"); may be ""
        std::string key; ///< did:key that the document of a did:maru listed; "" for others
        std::string token; ///< only where it is made; empty elsewhere
        base::UnixSeconds started;
        base::UnixSeconds lastUse;
        base::UnixSeconds expires;
    };
    struct Proven {
        std::string did;
        std::string method;
        std::string label;
        std::string key; ///< see Session
    };
    /// For somebody who has been proven. When the table is full, the session used longest ago that is no officer's
    /// ends. Refused `rate.sessions` (full of officers').
    base::Result<Session> admit(const Proven& proven, std::string_view peer);
    /// take(), then the signature of a did:key (purpose "session") over the canonical JSON {"chain", "challenge", "did"},
    /// then admit(). Refused `format.did`, `session.signature` besides.
    base::Result<Session> open(std::string_view chain, std::string_view did, std::string_view challenge,
        std::string_view signature, std::string_view peer);
    /// This session is an officer's: it never makes room for others.
    void markOfficer(std::string_view token);
    /// The session of a token, extended by this use. Refused `session.expired`.
    base::Result<Session> find(std::string_view token);
    void close(std::string_view token);
    /// All of one DID, newest first.
    std::vector<Session> of(std::string_view did) const;
    /// Ends one of the DID's sessions by its id; false when it has none of that id.
    bool closeById(std::string_view did, std::string_view id);
    std::int64_t count() const;

private:
    struct Pending {
        std::string did;
        std::string peer;
        base::UnixSeconds expires;
    };
    struct Open {
        std::string id;
        std::string did;
        std::string method;
        std::string label;
        std::string key;
        std::string peer;
        base::UnixSeconds started;
        base::UnixSeconds lastUse;
        bool isOfficer = false;
    };

    void dropExpired(base::UnixSeconds now); // m_mutex is held
    base::Status makeRoom(std::string_view did, std::string_view peer); // m_mutex is held
    static base::UnixSeconds expiryOf(const Open& session);
    static Session toSession(const Open& open);

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
