// SPDX-License-Identifier: Apache-2.0
// The table of signed-in visitors.
#include "citizen-portal-backend/api/visitor_sessions.h"

#include "shared/crypto/aead.h"
#include "shared/crypto/hash.h"

#include <algorithm>

namespace maru::portal {
namespace {

constexpr std::size_t kVisitorTokenBytes = 32;

} // namespace

base::UnixSeconds VisitorSessions::expiryOf(const Open& open)
{
    return std::min(open.lastUse + kVisitorIdleSeconds, open.visitor.started + kVisitorMaximumSeconds);
}

void VisitorSessions::makeRoom(base::UnixSeconds now)
{
    if (m_open.size() < m_most)
        return;
    std::erase_if(m_open, [now](const auto& item) { return expiryOf(item.second) <= now; });
    if (m_open.size() < m_most)
        return;
    m_open.erase(std::min_element(m_open.begin(), m_open.end(),
        [](const auto& a, const auto& b) { return a.second.lastUse < b.second.lastUse; }));
}

VisitorSessions::Opened VisitorSessions::open(
    std::string did, std::string method, std::string serverToken, std::string_view agent)
{
    const base::UnixSeconds now = m_clock.now();
    Opened opened;
    opened.cookie = base::toBase64Url(crypto::randomBytes(kVisitorTokenBytes));
    opened.visitor = Visitor { std::move(did), std::move(method), std::move(serverToken),
        base::toBase64Url(crypto::randomBytes(kVisitorTokenBytes)), now, now + kVisitorIdleSeconds };
    const std::lock_guard lock(m_mutex);
    makeRoom(now);
    m_open.emplace(
        crypto::sha256(std::string_view(opened.cookie)), Open { opened.visitor, crypto::sha256(agent), now });
    return opened;
}

base::Result<VisitorSessions::Visitor> VisitorSessions::find(std::string_view cookie, std::string_view agent)
{
    const base::Hash256 wanted = crypto::sha256(cookie);
    const base::UnixSeconds now = m_clock.now();
    const std::lock_guard lock(m_mutex);
    const auto found = m_open.find(wanted);
    if (found == m_open.end() || found->second.agent != crypto::sha256(agent))
        return base::refused("session.expired");
    if (expiryOf(found->second) <= now) {
        m_open.erase(found);
        return base::refused("session.expired");
    }
    found->second.lastUse = std::max(found->second.lastUse, now);
    Visitor visitor = found->second.visitor;
    visitor.expires = expiryOf(found->second);
    return visitor;
}

base::Result<VisitorSessions::Visitor> VisitorSessions::findForChange(
    std::string_view cookie, std::string_view agent, std::string_view forgeryToken)
{
    MARU_TRY(visitor, find(cookie, agent));
    if (!base::equalConstantTime(base::asBytes(visitor.forgeryToken), base::asBytes(forgeryToken)))
        return base::refused("portal.forgery");
    return visitor;
}

void VisitorSessions::close(std::string_view cookie)
{
    const base::Hash256 wanted = crypto::sha256(cookie);
    const std::lock_guard lock(m_mutex);
    m_open.erase(wanted);
}

std::size_t VisitorSessions::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_open.size();
}

} // namespace maru::portal
