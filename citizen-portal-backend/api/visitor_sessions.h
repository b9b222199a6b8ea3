// SPDX-License-Identifier: Apache-2.0
// Signed-in visitors: a cookie stands for a session of the chain server, whose token never reaches the browser.
//
// Kept in memory only. A cookie's value is 32 random bytes and is stored as its SHA-256. It is good only together with
// the browser that got it (its User-Agent), and what changes something also needs the token against request forgery that
// only our own pages can read (OWASP Cross-Site Request Forgery Prevention, synchronizer token).
#pragma once

#include "shared/base/clock.h"
#include "shared/base/json.h"

#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace maru::portal {

inline constexpr std::int64_t kVisitorIdleSeconds = 15 * 60;
inline constexpr std::int64_t kVisitorMaximumSeconds = 8 * 3600;

/// Safe to call from any thread.
class VisitorSessions {
public:
    explicit VisitorSessions(const base::Clock& clock, std::size_t most = 50'000)
        : m_clock(clock), m_most(most)
    {
    }
    VisitorSessions(const VisitorSessions&) = delete;
    VisitorSessions& operator=(const VisitorSessions&) = delete;

    struct Visitor {
        std::string did;
        std::string method; ///< "key", "passkey", "certificate"
        std::string serverToken; ///< bearer token of the chain server
        std::string forgeryToken; ///< sent back by our pages in Maru-Csrf
        base::UnixSeconds started;
        base::UnixSeconds expires;
    };
    struct Opened {
        std::string cookie;
        Visitor visitor;
    };
    /// When the table is full, the session used longest ago ends.
    Opened open(std::string did, std::string method, std::string serverToken, std::string_view agent);
    /// Extended by this use. Refused `session.expired`: unknown, over, or another browser's.
    base::Result<Visitor> find(std::string_view cookie, std::string_view agent);
    /// What find() says, for a request that changes something. Refused `portal.forgery` besides.
    base::Result<Visitor> findForChange(
        std::string_view cookie, std::string_view agent, std::string_view forgeryToken);
    void close(std::string_view cookie);
    std::size_t count() const;

private:
    struct Open {
        Visitor visitor;
        base::Hash256 agent;
        base::UnixSeconds lastUse;
    };
    static base::UnixSeconds expiryOf(const Open& open);
    void makeRoom(base::UnixSeconds now); // m_mutex is held

    const base::Clock& m_clock;
    const std::size_t m_most;
    mutable std::mutex m_mutex; // guards the map
    std::map<base::Hash256, Open> m_open; // by SHA-256 of the cookie
};

} // namespace maru::portal
