// SPDX-License-Identifier: Apache-2.0
// The table of challenges and sessions.
#include "server/api/sessions.h"

#include "shared/crypto/aead.h"
#include "shared/crypto/hash.h"
#include "shared/crypto/signing.h"

#include <algorithm>

namespace maru::api {

namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kIdBytes = 12;

} // namespace

std::string sessionText(std::string_view chain, std::string_view did, std::string_view challenge)
{
    return base::canonical(
        base::Json::object({ { "chain", chain }, { "challenge", challenge }, { "did", did } }));
}

base::UnixSeconds Sessions::expiryOf(const Open& session)
{
    return std::min(session.lastUse + kSessionIdleSeconds, session.started + kSessionMaximumSeconds);
}

void Sessions::dropExpired(base::UnixSeconds now)
{
    // A sweep a second is enough: each use checks its own entry besides.
    if (now == m_lastSweep)
        return;
    m_lastSweep = now;
    std::erase_if(m_challenges, [now](const auto& item) { return item.second.expires <= now; });
    std::erase_if(m_sessions, [now](const auto& item) { return expiryOf(item.second) <= now; });
}

Sessions::Session Sessions::toSession(const Open& open)
{
    return Session { open.id, open.did, open.method, open.label, open.key, {}, open.started, open.lastUse,
        expiryOf(open) };
}

base::Result<Sessions::Challenge> Sessions::challenge(std::string_view did, std::string_view peer)
{
    const base::UnixSeconds now = m_clock.now();
    const std::lock_guard lock(m_mutex);
    dropExpired(now);
    const auto ofPeer = std::count_if(m_challenges.begin(), m_challenges.end(),
        [peer](const auto& item) { return item.second.peer == peer; });
    if (m_challenges.size() >= m_limits.challenges
        || static_cast<std::size_t>(ofPeer) >= m_limits.challengesPerPeer)
        return base::refused("rate.sessions");
    Challenge made { base::toBase64Url(crypto::randomBytes(kTokenBytes)), now + kChallengeSeconds };
    m_challenges.emplace(made.text, Pending { std::string(did), std::string(peer), made.expires });
    return made;
}

base::Status Sessions::makeRoom(std::string_view did, std::string_view peer)
{
    // The sessions that match, and the one of them that was used longest ago.
    const auto dropOldest = [this](std::size_t limit, const auto& matches) {
        std::size_t count = 0;
        auto oldest = m_sessions.end();
        for (auto it = m_sessions.begin(); it != m_sessions.end(); ++it) {
            if (!matches(it->second))
                continue;
            ++count;
            if (oldest == m_sessions.end() || it->second.lastUse < oldest->second.lastUse)
                oldest = it;
        }
        if (count >= limit && oldest != m_sessions.end())
            m_sessions.erase(oldest);
    };
    dropOldest(m_limits.sessionsPerDid, [did](const Open& session) { return session.did == did; });
    dropOldest(m_limits.sessionsPerPeer,
        [peer](const Open& session) { return !session.isOfficer && session.peer == peer; });
    if (m_sessions.size() >= m_limits.sessions)
        dropOldest(1, [](const Open& session) { return !session.isOfficer; });
    if (m_sessions.size() >= m_limits.sessions)
        return base::refused("rate.sessions");
    return {};
}

base::Status Sessions::take(std::string_view challenge, std::string_view did)
{
    const base::UnixSeconds now = m_clock.now();
    const std::lock_guard lock(m_mutex);
    const auto found = m_challenges.find(challenge);
    if (found == m_challenges.end())
        return base::refused("session.challenge", "challenge");
    const Pending pending = found->second;
    m_challenges.erase(found);
    if (pending.did != did || pending.expires <= now)
        return base::refused("session.challenge", "challenge");
    return {};
}

base::Result<Sessions::Session> Sessions::admit(const Proven& proven, std::string_view peer)
{
    const base::UnixSeconds now = m_clock.now();
    const std::string token = base::toBase64Url(crypto::randomBytes(kTokenBytes));
    const Open opened { base::toBase64Url(crypto::randomBytes(kIdBytes)), proven.did, proven.method,
        proven.label, proven.key, std::string(peer), now, now, false };
    const std::lock_guard lock(m_mutex);
    dropExpired(now);
    MARU_CHECK(makeRoom(proven.did, peer));
    m_sessions.emplace(crypto::sha256(std::string_view(token)), opened);
    Session session = toSession(opened);
    session.token = token;
    return session;
}

base::Result<Sessions::Session> Sessions::open(std::string_view chain, std::string_view did,
    std::string_view challenge, std::string_view signature, std::string_view peer)
{
    const auto key = crypto::publicKeyOf(did);
    if (!key)
        return base::refused("format.did", "did");
    MARU_CHECK(take(challenge, did));
    const auto parsed = crypto::Signature::fromText(signature);
    if (!parsed || !crypto::verify(*key, "session", sessionText(chain, did, challenge), *parsed))
        return base::refused("session.signature", "signature");
    return admit(Proven { std::string(did), "key", {}, {} }, peer);
}

base::Result<Sessions::Session> Sessions::find(std::string_view token)
{
    const base::Hash256 wanted = crypto::sha256(token);
    const base::UnixSeconds now = m_clock.now();
    const std::lock_guard lock(m_mutex);
    // The look-up compares hashes of secrets, whose bytes tell nothing about the token; the last word is a
    // comparison that takes the same time wherever the difference is.
    const auto found = m_sessions.find(wanted);
    if (found == m_sessions.end() || !base::equalConstantTime(found->first.view(), wanted.view()))
        return base::refused("session.expired");
    if (expiryOf(found->second) <= now) {
        m_sessions.erase(found);
        return base::refused("session.expired");
    }
    found->second.lastUse = std::max(found->second.lastUse, now);
    return toSession(found->second);
}

void Sessions::markOfficer(std::string_view token)
{
    const base::Hash256 wanted = crypto::sha256(token);
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_sessions.find(wanted); found != m_sessions.end())
        found->second.isOfficer = true;
}

void Sessions::close(std::string_view token)
{
    const base::Hash256 wanted = crypto::sha256(token);
    const std::lock_guard lock(m_mutex);
    m_sessions.erase(wanted);
}

std::vector<Sessions::Session> Sessions::of(std::string_view did) const
{
    const base::UnixSeconds now = m_clock.now();
    std::vector<Session> found;
    const std::lock_guard lock(m_mutex);
    for (const auto& [token, open] : m_sessions) {
        if (open.did == did && expiryOf(open) > now)
            found.push_back(toSession(open));
    }
    std::sort(found.begin(), found.end(), [](const Session& a, const Session& b) {
        return a.started != b.started ? a.started > b.started : a.id < b.id;
    });
    return found;
}

bool Sessions::closeById(std::string_view did, std::string_view id)
{
    const std::lock_guard lock(m_mutex);
    return std::erase_if(m_sessions, [&](const auto& item) {
        return item.second.did == did && item.second.id == id;
    }) != 0;
}

std::int64_t Sessions::count() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<std::int64_t>(m_sessions.size());
}

} // namespace maru::api
