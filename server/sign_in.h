// SPDX-License-Identifier: Apache-2.0
// Ways to sign in besides a key of one's own, from the configuration and the folder trust/.
//
//   trust/anchors   CA certificates (PEM or DER) whose holders may sign in with a certificate
//   trust/crls      revocation lists (PEM or DER) of them and of what is between; read at each sign-in
#pragma once

#include "server/api/services.h"

#include <filesystem>
#include <string>

namespace maru::server {

/// `publicUrl`: where citizens reach the portal ("https://maru.example.kr"); "" offers no passkeys. Without the folder
/// trust/anchors no certificates are offered.
api::SignIn makeSignIn(const std::string& publicUrl, const std::filesystem::path& dataFolder);

} // namespace maru::server
