// SPDX-License-Identifier: Apache-2.0
// Multiplication by a trustee's or voter's long-lived secret through libsodium, whose constant-time code many eyes have
// seen. Native programs only. Thread-safe.
#pragma once

#include "shared/voting/group/point.h"

namespace maru::voting::native {

/// s * P over encodings; nothing when `point` is not an encoding. Zero scalars and the identity give the identity.
std::optional<Encoded> secretMul(const Scalar& secret, const Encoded& point);
/// s * P
Point secretMul(const Scalar& secret, const Point& point);
/// s * G
Encoded secretMulBaseEncoded(const Scalar& secret);
Point secretMulBase(const Scalar& secret);

} // namespace maru::voting::native
