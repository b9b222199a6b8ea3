// SPDX-License-Identifier: Apache-2.0
// Callers and their rights.
#include "server/api/access.h"

#include "server/api/did_keys.h"
#include "shared/identity/did_key.h"
#include "shared/identity/did_url.h"

#include <algorithm>

namespace maru::api {

std::string_view bearerToken(const http::Request& request)
{
    const auto found = request.headers.find("Authorization");
    if (found == request.headers.end())
        return {};
    const std::string_view text = found->second;
    constexpr std::string_view kScheme = "Bearer ";
    return text.starts_with(kScheme) ? text.substr(kScheme.size()) : std::string_view {};
}

base::Result<Caller> callerOf(
    const Services& services, const http::Request& request, const storage::Reader& reader)
{
    if (request.headers.find("Authorization") == request.headers.end())
        return Caller {};
    MARU_TRY(session, services.sessions.find(bearerToken(request)));
    // A device that was taken out of the document, or a document that was ended, is signed out at once.
    if (!session.key.empty() && !mayAuthenticate(reader, session.did, session.key)) {
        services.sessions.close(bearerToken(request));
        return base::refused("session.expired");
    }
    MARU_TRY(officer, services.officer(reader, session.did));
    return Caller { session.did, std::move(officer), session.key };
}

bool isReader(const domain::DomainSpec& spec, const Caller& caller)
{
    return caller.officer && caller.officer->reads.find(spec.name) != caller.officer->reads.end();
}

base::Error restrictedError(const Caller& caller)
{
    return base::refused(caller.isKnown() ? "auth.restricted" : "session.required");
}

bool isSubject(const std::string& did)
{
    return did.empty() || did::keyOfDidKey(did).has_value() || did::checkDidMaru(did).has_value();
}

bool isRestrictedAction(const domain::Registry& registry, std::string_view domain, std::string_view action)
{
    const domain::Domain* found = registry.find(domain);
    const domain::ActionSpec* spec = found == nullptr ? nullptr : found->spec().action(action);
    // An action that this program does not know (any more) is shown to nobody but its signer.
    return spec == nullptr || spec->visibility == domain::Visibility::Restricted;
}

bool mayReadTransaction(const domain::Registry& registry, const Caller& caller, std::string_view domain,
    std::string_view action, std::string_view signer)
{
    if (!isRestrictedAction(registry, domain, action))
        return true;
    if (caller.isKnown() && (caller.did == signer || caller.key == signer))
        return true;
    const domain::Domain* found = registry.find(domain);
    return found != nullptr && isReader(found->spec(), caller);
}

} // namespace maru::api
