// SPDX-License-Identifier: Apache-2.0
// The log on standard error, and in a rotating file where one is configured.
#pragma once

#include "server/config.h"
#include "shared/base/log.h"

#include <filesystem>
#include <memory>

namespace maru::server {

/// Failed `server.log_file`.
base::Result<std::unique_ptr<base::Logger>> makeLogger(
    const Config& config, const std::filesystem::path& dataFolder);

} // namespace maru::server
