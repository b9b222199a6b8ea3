// SPDX-License-Identifier: Apache-2.0
// Limits of the process.
#include "shared/base/process_memory.h"

#if !defined(_WIN32)
#include <sys/resource.h>
#endif
#if defined(__linux__)
#include <sys/prctl.h>
#endif

namespace maru::base {

void protectProcessMemory([[maybe_unused]] CoreDumps dumps)
{
#if !defined(_WIN32)
    // As many locked pages as the administrator lets us have.
    rlimit locked {};
    if (::getrlimit(RLIMIT_MEMLOCK, &locked) == 0 && locked.rlim_cur < locked.rlim_max) {
        locked.rlim_cur = locked.rlim_max;
        ::setrlimit(RLIMIT_MEMLOCK, &locked);
    }
    if (dumps == CoreDumps::Allowed)
        return;
    const rlimit none { 0, 0 };
    ::setrlimit(RLIMIT_CORE, &none);
#if defined(__linux__)
    // Also closes /proc/PID/mem and ptrace to the user's other processes.
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
#endif
}

} // namespace maru::base
