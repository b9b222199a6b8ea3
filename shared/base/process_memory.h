// SPDX-License-Identifier: Apache-2.0
// Keeps the memory of a process from others: no core dump, no reading by processes of the same user.
#pragma once

namespace maru::base {

enum class CoreDumps { Never, Allowed };

/// Called by main() before the first secret is read; children that a program starts (not forks of it) are free again.
/// `Allowed` is for diagnosing: secrets stay out of dumps all the same (shared/base/secret_memory.h).
void protectProcessMemory(CoreDumps dumps);

} // namespace maru::base
