// SPDX-License-Identifier: Apache-2.0
// The end of the process after a broken invariant.
#include "shared/base/result.h"

#include <cstdio>
#include <cstdlib>

namespace maru::base {

void assertionFailed(const char* expression, const char* file, int line)
{
    std::fprintf(stderr, "%s:%d: assertion failed: %s\n", file, line, expression);
    std::fflush(stderr);
    std::abort();
}

} // namespace maru::base
