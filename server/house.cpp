// SPDX-License-Identifier: Apache-2.0
// The domains of this server.
#include "server/house.h"

#include "server/domains/accounts/accounts_domain.h"
#include "server/domains/approvals/approvals_domain.h"
#include "server/domains/credentials/credentials_domain.h"
#include "server/domains/did/did_domain.h"
#include "server/domains/donation/donation_domain.h"
#include "server/domains/election/election_domain.h"
#include "server/domains/identity/identity_domain.h"
#include "server/domains/identity/rights.h"
#include "server/domains/parameters/parameters_domain.h"
#include "server/domains/privacy/privacy_domain.h"

namespace maru::server {

domain::Registry makeRegistry()
{
    domain::Registry registry;
    registry.add(accounts::makeAccountsDomain());
    // Rules may name any action of any domain; the list is complete when all are in.
    const auto known = std::make_shared<approvals::KnownActions>();
    registry.add(approvals::makeApprovalsDomain(known));
    registry.add(dids::makeDidDomain());
    registry.add(donation::makeDonationDomain());
    registry.add(privacy::makePrivacyDomain());
    registry.add(credentials::makeCredentialsDomain());
    registry.add(election::makeElectionDomain());
    // Every other domain comes before these two, which are made of what all declare. Each of them declares something
    // for the other: identity's parameters are told by its specification, which needs no roles.
    auto declared = parameters::declaredParameters(registry);
    const domain::DomainSpec people = identity::makeSpec();
    declared.insert(declared.end(), people.parameters.begin(), people.parameters.end());
    registry.add(parameters::makeParametersDomain(std::move(declared)));
    registry.add(identity::makeIdentityDomain(identity::declaredRoles(registry)));
    *known = approvals::declaredActions(registry);
    return registry;
}

domain::ServiceFactories serviceFactories()
{
    domain::ServiceFactories factories;
    factories.accounts = &accounts::makeAccounts;
    factories.parameters = &parameters::makeParameters;
    factories.identity = &identity::makeIdentity;
    factories.destructions = &privacy::makeDestructions;
    factories.approvals = &approvals::makeApprovals;
    return factories;
}

api::OfficerLookup officerLookup()
{
    return
        [](const storage::Reader& reader, std::string_view did) -> base::Result<std::optional<api::Officer>> {
            const identity::ViewRows rows(reader);
            // Roles of the newest block's time: a period that has begun since then counts from the next block on, as
            // it does for what the officer signs.
            const auto holder = identity::holderAt(rows, did, reader.time().count());
            MARU_CHECK(rows.failure());
            if (!holder)
                return std::optional<api::Officer>();
            identity::Allowed allowed = identity::allowedTo(rows, *holder);
            MARU_CHECK(rows.failure());
            api::Officer officer;
            officer.officer = holder->info.officer;
            officer.agency = holder->info.agency;
            officer.nameKo = holder->row.stringOr("name_ko", "");
            officer.nameEn = holder->row.stringOr("name_en", "");
            officer.roles = holder->info.roles;
            officer.reads = std::move(allowed.reads);
            officer.rights = std::move(allowed.rights);
            MARU_TRY(agency, reader.get("identity", "agencies", officer.agency));
            if (agency) {
                officer.agencyKo = agency->stringOr("name_ko", "");
                officer.agencyEn = agency->stringOr("name_en", "");
            }
            return std::optional(std::move(officer));
        };
}

} // namespace maru::server
