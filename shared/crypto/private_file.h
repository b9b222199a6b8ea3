// SPDX-License-Identifier: Apache-2.0
// Files that only their owner may read: written whole or not at all, over another file only where it is said. Thread-safe.
#pragma once

#include "shared/base/bytes.h"

#include <filesystem>

namespace maru::crypto {

/// Mode 0600, written to a temporary name beside it, flushed and renamed. Failed `file.write`; refused `file.exists`.
base::Status writePrivateFile(const std::filesystem::path& path, std::string_view text);

/// The same over a file that may be there; what the older one held is overwritten on disk as far as the file system lets
/// it be. Failed `file.write`.
base::Status replacePrivateFile(const std::filesystem::path& path, base::ByteView content);

/// The whole file, at most `maxBytes`, without a copy left in an I/O buffer. Failed `file.read`.
base::Result<base::SecretBytes> readPrivateFile(const std::filesystem::path& path, std::size_t maxBytes);

} // namespace maru::crypto
