// SPDX-License-Identifier: Apache-2.0
// The Identity service over the domain's rows.
#include "server/domains/identity/identity_domain.h"
#include "server/domains/identity/rights.h"

#include <algorithm>

namespace maru::identity {
namespace {

class IdentityService final : public domain::Identity {
public:
    IdentityService(const domain::StateView& state, base::UnixSeconds time)
        : m_rows(state), m_time(time.count())
    {
    }

    std::optional<domain::OfficerInfo> officer(std::string_view did) const override
    {
        auto holder = holderAt(m_rows, did, m_time);
        if (!holder)
            return std::nullopt;
        return std::move(holder->info);
    }

    std::optional<domain::OfficerInfo> officerById(std::string_view id) const override
    {
        const auto key = m_rows.get("officer_ids", id);
        return key ? officer(key->at("did").asString()) : std::nullopt;
    }

    base::Status mayAct(std::string_view did, std::string_view domain, std::string_view action) const override
    {
        return check(did, domain, action, nullptr);
    }

    base::Status mayActIn(std::string_view did, std::string_view domain, std::string_view action,
        std::string_view region) const override
    {
        return check(did, domain, action, &region);
    }

    bool hasAgency(std::string_view agency) const override { return activeAgencyRow(agency).has_value(); }

    bool hasRole(std::string_view role) const override
    {
        const auto row = m_rows.get("roles", role);
        return row && row->at("state").asString() == "active";
    }

    std::optional<std::string> agencyDid(std::string_view agency) const override
    {
        const auto row = activeAgencyRow(agency);
        std::string did = row ? row->stringOr("did", "") : std::string();
        return did.empty() ? std::nullopt : std::optional<std::string>(std::move(did));
    }

private:
    std::optional<base::Json> activeAgencyRow(std::string_view agency) const
    {
        auto row = m_rows.get("agencies", agency);
        if (row && row->at("state").asString() != "active")
            row.reset();
        return row;
    }

    base::Status check(std::string_view did, std::string_view domain, std::string_view action,
        const std::string_view* region) const
    {
        const auto holder = holderAt(m_rows, did, m_time);
        if (!holder)
            return base::refused("auth.not_officer", "signer");
        const std::string right = std::string(domain) + '/' + std::string(action);
        bool hasRole = false;
        for (const HeldRole& held : holder->held) {
            if (!roleHolds(m_rows, held.role, right))
                continue;
            hasRole = true;
            if (region == nullptr || held.region == kWholeCountry || held.region == *region)
                return {};
        }
        return base::refused(hasRole ? "auth.region" : "auth.role", "signer");
    }

    const StateRows m_rows;
    const std::int64_t m_time;
};

} // namespace

std::unique_ptr<domain::Identity> makeIdentity(const domain::StateView& state, base::UnixSeconds time)
{
    return std::make_unique<IdentityService>(state, time);
}

} // namespace maru::identity
