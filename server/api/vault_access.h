// SPDX-License-Identifier: Apache-2.0
// Who may be told what of the vault. Deny by default.
#pragma once

#include "server/api/access.h"
#include "server/api/resources.h"
#include "server/api/vault_keeper.h"

namespace maru::api {

/// Refused `vault.off` on a server without a vault.
base::Result<VaultKeeper*> keeperOf(const Services& services);
/// An officer whose roles hold privacy/reveal or read the domain. Refused `session.required`, `auth.not_officer`,
/// `auth.role`.
base::Status requireVaultOfficer(const Caller& caller);
/// The officer's agency holds it, or is a recipient of its kind to which the person has consented and whose consent is
/// in force. Refused `vault.other_agency`, `vault.no_consent`.
base::Status mayUse(const storage::Reader& reader, const Officer& officer, const vault::RecordInfo& info,
    base::UnixSeconds now);
/// {id, class, agency, subject, commitment, stored_at, area, state, due_at, suspended}: what is known without opening.
base::Result<base::Json> infoJson(const storage::Reader& reader, const vault::RecordInfo& info);

} // namespace maru::api
