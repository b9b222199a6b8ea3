// SPDX-License-Identifier: Apache-2.0
// Fields and choices that the identity domain's actions and queries share.
#pragma once

#include "server/domains/common/fields.h"
#include "server/domains/identity/identity_domain.h"

namespace maru::identity {

using namespace domains;
using base::Json;

inline const Text kAgency { "기관", "Agency" };
inline const Text kNameKo { "이름(한국어)", "Name (Korean)" };
inline const Text kNameEn { "이름(영어)", "Name (English)" };

std::vector<Choice> agencyKinds();
/// "replaced" is the last one.
std::vector<Choice> officerStates();
Field officerDid();
Field officerId(std::string name, Text label);
Field roleList(std::string name, Text label, std::int64_t minimum);
std::vector<domain::QuerySpec> querySpecs();

} // namespace maru::identity
