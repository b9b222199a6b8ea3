// SPDX-License-Identifier: Apache-2.0
// Fields that actions and queries of the credentials domain share. Private to the room.
#pragma once

#include "server/domains/common/fields.h"

namespace maru::credentials {

std::vector<domain::ActionSpec> actionSpecs();

namespace parts {

inline const schema::Text kType { "증명서 종류", "Credential types" };
inline const schema::Text kFrom { "시작", "From" };
inline const schema::Text kUntil { "끝", "Until" };
inline const schema::Text kReason { "사유", "Reason" };

schema::Field typeId();
schema::Field typeReference();
schema::Field typeState();
schema::Field endedState();
schema::Field vct();
schema::Field nameKo();
schema::Field nameEn();
schema::Field agency();
schema::Field clientId();
schema::Field formats();
schema::Field claims();
schema::Field verifierClaims();

} // namespace parts
} // namespace maru::credentials
