// SPDX-License-Identifier: Apache-2.0
// The domains of this server.
#include "server/house.h"

#include "server/domains/accounts/accounts_domain.h"
#include "server/domains/donation/donation_domain.h"
#include "server/domains/identity/identity_domain.h"
#include "server/domains/parameters/parameters_domain.h"

namespace maru::server {

domain::Registry makeRegistry()
{
    domain::Registry registry;
    registry.add(identity::makeIdentityDomain());
    registry.add(accounts::makeAccountsDomain());
    registry.add(donation::makeDonationDomain());
    registry.add(parameters::makeParametersDomain(parameters::declaredParameters(registry)));
    return registry;
}

domain::ServiceFactories serviceFactories()
{
    domain::ServiceFactories factories;
    factories.accounts = &accounts::makeAccounts;
    factories.parameters = &parameters::makeParameters;
    factories.identity = &identity::makeIdentity;
    return factories;
}

api::OfficerLookup officerLookup()
{
    return
        [](const storage::Reader& reader, std::string_view did) -> base::Result<std::optional<api::Officer>> {
            MARU_TRY(row, reader.get("identity", "officers", did));
            if (!row || row->stringOr("state", "") != "active")
                return std::optional<api::Officer>();
            api::Officer officer;
            officer.agency = row->stringOr("agency", "");
            officer.nameKo = row->stringOr("name_ko", "");
            officer.nameEn = row->stringOr("name_en", "");
            if (const base::Json* roles = row->find("roles"); roles != nullptr && roles->isArray())
                for (const base::Json& role : roles->asArray())
                    officer.roles.push_back(role.asString());
            MARU_TRY(agency, reader.get("identity", "agencies", officer.agency));
            if (agency) {
                officer.agencyKo = agency->stringOr("name_ko", "");
                officer.agencyEn = agency->stringOr("name_en", "");
            }
            return std::optional(std::move(officer));
        };
}

} // namespace maru::server
