// SPDX-License-Identifier: Apache-2.0
// Rights over records.
#include "server/api/vault_access.h"

#include <algorithm>

namespace maru::api {

namespace {

constexpr std::size_t kMostConsents = 1000;

bool namesAgency(const base::Json& consent, std::string_view agency)
{
    const auto& list = consent.at("recipients").asArray();
    return std::any_of(
        list.begin(), list.end(), [agency](const base::Json& one) { return one.asString() == agency; });
}

base::Result<bool> hasConsent(const storage::Reader& reader, const std::string& agency,
    const vault::RecordInfo& info, base::UnixSeconds now)
{
    if (info.subject.empty())
        return false;
    domain::Selection selection;
    selection.table = "consents";
    selection.filters.push_back({ "subject", domain::Filter::Operator::Equal, info.subject });
    selection.filters.push_back({ "class", domain::Filter::Operator::Equal, info.recordClass });
    selection.filters.push_back({ "state", domain::Filter::Operator::Equal, "given" });
    selection.limit = kMostConsents;
    MARU_TRY(page, reader.select("privacy", selection));
    for (const domain::Row& row : page.rows) {
        const std::int64_t until = row.value.at("until").asInteger();
        if ((until == 0 || until > now.count()) && namesAgency(row.value, agency))
            return true;
    }
    return false;
}

} // namespace

base::Result<VaultKeeper*> keeperOf(const Services& services)
{
    if (services.vaultKeeper == nullptr)
        return base::refused("vault.off");
    return services.vaultKeeper;
}

base::Status requireVaultOfficer(const Caller& caller)
{
    if (!caller.isKnown())
        return base::refused("session.required");
    if (!caller.officer)
        return base::refused("auth.not_officer");
    if (caller.officer->rights.find("privacy/reveal") == caller.officer->rights.end()
        && caller.officer->reads.find("privacy") == caller.officer->reads.end())
        return base::refused("auth.role");
    return {};
}

base::Status mayUse(const storage::Reader& reader, const Officer& officer, const vault::RecordInfo& info,
    base::UnixSeconds now)
{
    if (info.agency == officer.agency)
        return {};
    MARU_TRY(recipient, reader.get("privacy", "recipients", info.recordClass + "/" + officer.agency));
    if (!recipient || recipient->at("state").asString() != "active")
        return base::refused("vault.other_agency");
    MARU_TRY(isAgreed, hasConsent(reader, officer.agency, info, now));
    if (!isAgreed)
        return base::refused("vault.no_consent");
    return {};
}

base::Result<base::Json> infoJson(const storage::Reader& reader, const vault::RecordInfo& info)
{
    base::Json json = base::Json::object(
        { { "id", info.id }, { "key", info.id }, { "class", info.recordClass }, { "agency", info.agency },
            { "subject", info.subject }, { "commitment", info.commitment }, { "stored_at", info.storedAt },
            { "area", info.area == vault::Area::Main ? "main" : "separate" } });
    MARU_TRY(row, reader.get("privacy", "records", info.id));
    json.set("state", row ? row->at("state") : base::Json("pending"));
    json.set("due_at", row ? row->at("due_at") : base::Json(0));
    json.set("suspended", row ? row->at("suspended") : base::Json(false));
    return json;
}

} // namespace maru::api
