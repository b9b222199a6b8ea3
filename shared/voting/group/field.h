// SPDX-License-Identifier: Apache-2.0
// Which arithmetic modulo 2^255 - 19 the group uses: five limbs with 128-bit products where the machine has them, ten
// limbs with 64-bit products in WebAssembly and with compilers that have no 128-bit type. MARU_VOTING_PORTABLE takes
// the second anywhere; the unit tests run the whole group with both.
#pragma once

#if defined(__SIZEOF_INT128__) && !defined(__wasm__) && !defined(MARU_VOTING_PORTABLE)
#define MARU_VOTING_WIDE 1
#include "shared/voting/group/field51.h"
#else
#define MARU_VOTING_WIDE 0
#include "shared/voting/group/field25.h"
#endif

namespace maru::voting {

#if MARU_VOTING_WIDE
using Field = Field51;
#else
using Field = Field25;
#endif

} // namespace maru::voting
