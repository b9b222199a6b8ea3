// SPDX-License-Identifier: Apache-2.0
// What a reader knows of a chain from elsewhere: headers that `maru-verify follow` has kept, hashes noted by hand,
// receipts. Thread-safe.
#pragma once

#include "shared/ledger/receipt.h"
#include "shared/verify/election/material.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace maru::verify {

/// <12 digits or more>.json, as follow names a kept header.
bool isHeadFile(const std::filesystem::path& path);
/// A header that follow has kept. Failed `file.read`, refused `verify.heads_folder` with the path.
base::Result<ledger::SignedHeader> readHead(const std::filesystem::path& path);
/// Every header that is kept in the folder.
base::Result<std::vector<election::KnownHead>> readHeads(const std::filesystem::path& folder);
/// "HEIGHT:HASH", the hash of the header in hexadecimal digits. Refused `verify.chain_head`.
base::Result<election::KnownHead> parseHead(std::string_view text);
/// A .maru-receipt.json.
base::Result<ledger::Receipt> readReceipt(const std::filesystem::path& path);

} // namespace maru::verify
