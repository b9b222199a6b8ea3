// SPDX-License-Identifier: Apache-2.0
// The version that the server names; the build gives it.
#pragma once

#include <string_view>

namespace maru::server {

#ifdef MARU_VERSION
inline constexpr std::string_view kVersion = MARU_VERSION;
#else
inline constexpr std::string_view kVersion = "0.1.0";
#endif

} // namespace maru::server
