// SPDX-License-Identifier: Apache-2.0
// Look-up of proven rows.
#include "shared/verify/election/material.h"

namespace maru::verify::election {

const base::Json* Material::row(std::string_view table, std::string_view key) const
{
    const auto found = rows.find({ std::string(table), std::string(key) });
    return found == rows.end() ? nullptr : found->second;
}

} // namespace maru::verify::election
