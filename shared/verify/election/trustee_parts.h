// SPDX-License-Identifier: Apache-2.0
// The trustees' parts as the record holds them: for the checks of decryption, counts and course.
#pragma once

#include "shared/verify/election/material.h"

namespace maru::verify::election {

/// What one trustee gave for one sum.
struct TrusteePart {
    const Act* act = nullptr;
    std::int64_t trustee = 0;
    SumKey key;
    base::Bytes values;
};

/// Every part of every executed decrypt action, in order; one that cannot be read fails.
std::vector<TrusteePart> trusteeParts(const Material& material, Verdict& verdict);

} // namespace maru::verify::election
