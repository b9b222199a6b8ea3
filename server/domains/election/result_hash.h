// SPDX-License-Identifier: Apache-2.0
// What certifiers sign. Pure.
#pragma once

#include "shared/base/json.h"
#include "shared/crypto/hash.h"

#include <string>

namespace maru::election {

/// SHA-256 of the canonical array of the rows of `results`, contests in definition order; hex.
inline std::string resultHash(const base::Json::Array& rows)
{
    return crypto::sha256(base::canonical(base::Json(rows))).hex();
}

} // namespace maru::election
