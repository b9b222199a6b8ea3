// SPDX-License-Identifier: Apache-2.0
// SHA-256 (FIPS 180-4). Deterministic, thread-safe.
#pragma once

#include "shared/base/bytes.h"

#include <initializer_list>

namespace maru::crypto {

base::Hash256 sha256(base::ByteView data);
base::Hash256 sha256(std::string_view text);
/// Hash of the concatenation, without building it.
base::Hash256 sha256(std::initializer_list<base::ByteView> parts);

} // namespace maru::crypto
