// SPDX-License-Identifier: Apache-2.0
// Callers and their rights.
#include "server/api/access.h"

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
    MARU_TRY(officer, services.officer(reader, session.did));
    return Caller { session.did, std::move(officer) };
}

bool isReader(const domain::DomainSpec& spec, const Caller& caller)
{
    if (!caller.officer)
        return false;
    return std::any_of(spec.readers.begin(), spec.readers.end(), [&caller](const std::string& role) {
        const auto& roles = caller.officer->roles;
        return std::find(roles.begin(), roles.end(), role) != roles.end();
    });
}

base::Error restrictedError(const Caller& caller)
{
    return base::refused(caller.isKnown() ? "auth.restricted" : "session.required");
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
    if (caller.isKnown() && caller.did == signer)
        return true;
    const domain::Domain* found = registry.find(domain);
    return found != nullptr && isReader(found->spec(), caller);
}

} // namespace maru::api
