// SPDX-License-Identifier: Apache-2.0
// Actions and queries by name.
#include "server/domains/credentials/credentials_domain.h"

#include "server/domains/credentials/handlers.h"

namespace maru::credentials {
namespace {

using Handler = base::Result<base::Json> (*)(domain::Context& context, const base::Json& payload);

struct NamedHandler {
    std::string_view name;
    Handler run;
};

constexpr NamedHandler kHandlers[] = {
    { "defineType", &defineType },
    { "retireType", &retireType },
    { "accredit", &accredit },
    { "endAccreditation", &endAccreditation },
    { "registerVerifier", &registerVerifier },
    { "endVerifier", &endVerifier },
    { "setIssuer", &setIssuer },
    { "openList", &openList },
    { "issue", &issue },
    { "markIssued", &markIssued },
    { "setStatus", &setStatus },
};

} // namespace

CredentialsDomain::CredentialsDomain() : m_spec(makeSpec()) { }

base::Result<base::Json> CredentialsDomain::execute(
    domain::Context& context, const std::string& action, const base::Json& payload)
{
    for (const NamedHandler& handler : kHandlers)
        if (handler.name == action)
            return handler.run(context, payload);
    MARU_ASSERT(false);
    return base::refused("credentials.unknown_action");
}

base::Result<base::Json> CredentialsDomain::query(
    const domain::QueryView& view, const std::string& name, const base::Json& arguments) const
{
    if (name == "trust")
        return queryTrust(view, arguments);
    if (name == "verifier")
        return queryVerifier(view, arguments);
    MARU_ASSERT(name == "figures");
    return queryFigures(view, arguments);
}

std::unique_ptr<domain::Domain> makeCredentialsDomain()
{
    return std::make_unique<CredentialsDomain>();
}

} // namespace maru::credentials
