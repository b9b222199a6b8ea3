// SPDX-License-Identifier: Apache-2.0
// zlib (RFC 1950) and gzip (RFC 1952) of status lists, with a bound on what comes out. Thread-safe.
#pragma once

#include "shared/base/bytes.h"

namespace maru::vc {

enum class Packing { Zlib, Gzip };

/// Best compression; the same bytes give the same text with the same zlib. Failed `vc.deflate`.
base::Result<base::Bytes> deflated(base::ByteView bytes, Packing packing);
/// Stops as soon as more than maxBytes would come out. Refused `vc.inflate` (malformed, cut off, something behind it),
/// `vc.inflate_bound`.
base::Result<base::Bytes> inflated(base::ByteView packed, Packing packing, std::size_t maxBytes);

} // namespace maru::vc
