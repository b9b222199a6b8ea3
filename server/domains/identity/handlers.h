// SPDX-License-Identifier: Apache-2.0
// The domain's actions, one file a group, and what they share. Each checks everything before it writes, but for the
// last check (somebody must stay who can give roles), which reads what was written; a refusal drops the writes.
#pragma once

#include "server/domain/domain.h"
#include "server/domains/common/rows.h"

#include <string>
#include <string_view>

namespace maru::identity {

inline constexpr std::int64_t kDaySeconds = 86'400;

using base::Json;
using base::refused;
using base::Result;
using base::Status;
using domain::Context;

// agencies.cpp
Result<Json> registerAgency(Context& context, const Json& payload);
Result<Json> updateAgency(Context& context, const Json& payload);
Result<Json> setAgencyState(Context& context, const Json& payload);
Result<Json> setAgencyKey(Context& context, const Json& payload);
/// Refused `identity.unknown_agency`, `identity.agency_state`.
Result<Json> activeAgency(const domain::StateView& state, const std::string& id, std::string_view field);

// officers.cpp
Result<Json> registerOfficer(Context& context, const Json& payload);
Result<Json> setRoles(Context& context, const Json& payload);
Result<Json> setGrants(Context& context, const Json& payload);
Result<Json> setOfficerState(Context& context, const Json& payload);
Result<Json> replaceOfficerKey(Context& context, const Json& payload);
/// The row of an officer's key of now. Refused `identity.unknown_officer`, `identity.left`, `identity.replaced`.
Result<Json> findOfficer(const domain::StateView& state, const std::string& did, std::string_view field);
/// The same by the stable id.
Result<Json> officerById(const domain::StateView& state, const std::string& id, std::string_view field);
/// Writes a new officer's row and returns it. `names` has agency, name_ko, name_en; `grants` are checked ones.
/// Refused `identity.did`, `identity.duplicate_officer`.
Result<Json> enterOfficer(Context& context, const std::string& did, const Json& names, Json grants);
/// The row moves to another key; the old row stays for what it signed. Refused as enterOfficer.
Result<Json> moveToKey(Context& context, Json officer, const std::string& did, const std::string& reason);
/// Grants of a payload: {role, region, from, until?} from "roles" (whole country, from now on) and "grants". Refused
/// `identity.duplicate_role`, `identity.unknown_role`, `identity.term`.
Result<Json> grantsOf(Context& context, const Json& payload);
/// Refused `identity.last_administrator` unless an active officer holds identity/setGrants without an end: otherwise
/// the chain could never get an officer again.
Status keepAnAdministrator(Context& context);

// roles.cpp
/// Refused `identity.unknown_role` unless the role is there and active.
Status checkRole(const domain::StateView& state, const std::string& role, std::string_view field);
Result<Json> retireRole(Context& context, const Json& payload);

// invitations.cpp
Result<Json> invite(Context& context, const Json& payload);
Result<Json> withdrawInvitation(Context& context, const Json& payload);
Result<Json> enrol(Context& context, const Json& payload);
Result<Json> confirmOfficer(Context& context, const Json& payload);
void onInvitationExpired(Context& context, const std::string& id);

// deputies.cpp
Result<Json> appointDeputy(Context& context, const Json& payload);
Result<Json> endDeputy(Context& context, const Json& payload);

// certificates.cpp
Result<Json> setAgencyCertificate(Context& context, const Json& payload);
/// Checks and writes the certificate that an agency's authority signed for an officer's key; sets the officer's
/// members "certificate" and "certificate_until". A null certificate is fine for agencies without one in force.
Status takeOfficerCertificate(Context& context, Json& officer, const Json* certificate);
/// What the officer's certificate says is over, from now on.
void revokeOfficerCertificate(Context& context, Json& officer, std::string_view reason);
void onCertificateDue(Context& context, const Json& payload);

// queries.cpp
Result<Json> queryEffectiveRights(const domain::QueryView& view, const Json& arguments);
Result<Json> queryWhoMay(const domain::QueryView& view, const Json& arguments);

} // namespace maru::identity
