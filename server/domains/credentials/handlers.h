// SPDX-License-Identifier: Apache-2.0
// The actions' functions and the checks that they share. Private to the room.
#pragma once

#include "server/domain/context.h"

#include <string>
#include <string_view>

namespace maru::credentials {

/// A status list has at least so many entries, so that one position says little about whose it is (Bitstring Status
/// List 1.0 §6.1: 131,072).
inline constexpr std::int64_t kLeastListSize = 131'072;
inline constexpr std::int64_t kMostListSize = 1'048'576;
/// Token Status List: 0 valid, 1 invalid, 2 suspended.
inline constexpr std::int64_t kStatusBits = 2;

/// 2..48 of [a-z0-9-], beginning with a letter.
bool isTypeId(std::string_view text);
/// "name" or "address.region": 1..4 parts of [a-z0-9_], beginning with a letter; none of the names that SD-JWT VC and
/// the status lists keep for themselves at the top.
bool isClaimPath(std::string_view text);

/// Agency of the officer who signs. Refused `auth.not_officer`.
base::Result<std::string> signersAgency(const domain::Context& context);
/// Whether the agency may issue the type at `time`: an accreditation that has begun and neither run out nor been ended.
bool isAccredited(
    const domain::StateView& state, std::string_view agency, std::string_view type, base::UnixSeconds time);
/// The same of one row.
bool coversTime(const base::Json& accreditation, base::UnixSeconds time);

// registry.cpp
base::Result<base::Json> defineType(domain::Context& context, const base::Json& payload);
base::Result<base::Json> retireType(domain::Context& context, const base::Json& payload);
base::Result<base::Json> accredit(domain::Context& context, const base::Json& payload);
base::Result<base::Json> endAccreditation(domain::Context& context, const base::Json& payload);
base::Result<base::Json> registerVerifier(domain::Context& context, const base::Json& payload);
base::Result<base::Json> endVerifier(domain::Context& context, const base::Json& payload);
base::Result<base::Json> setIssuer(domain::Context& context, const base::Json& payload);

// issues.cpp
base::Result<base::Json> openList(domain::Context& context, const base::Json& payload);
base::Result<base::Json> issue(domain::Context& context, const base::Json& payload);
base::Result<base::Json> markIssued(domain::Context& context, const base::Json& payload);
base::Result<base::Json> setStatus(domain::Context& context, const base::Json& payload);

// queries.cpp
base::Result<base::Json> queryTrust(const domain::QueryView& view, const base::Json& arguments);
base::Result<base::Json> queryVerifier(const domain::QueryView& view, const base::Json& arguments);
base::Result<base::Json> queryFigures(const domain::QueryView& view, const base::Json& arguments);

} // namespace maru::credentials
