// SPDX-License-Identifier: Apache-2.0
// MARU_VOTING_INLINE: for functions of a few instructions that no build may call instead, whatever its optimisation.
#pragma once

#if defined(_MSC_VER) && !defined(__clang__)
#define MARU_VOTING_INLINE __forceinline
#else
#define MARU_VOTING_INLINE __attribute__((always_inline)) inline
#endif
