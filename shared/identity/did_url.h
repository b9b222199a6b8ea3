// SPDX-License-Identifier: Apache-2.0
// Syntax of DIDs and DID URLs (DID Core 1.0 §3.1, §3.2), and that of the methods that say all in their text.
// Deterministic, thread-safe.
#pragma once

#include "shared/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace maru::did {

inline constexpr std::size_t kMaxDidUrlBytes = 2048;

struct DidUrl {
    std::string did; ///< "did:method:specific"
    std::string method;
    std::string specific; ///< method-specific id, percent encoding kept
    std::string path; ///< "" or "/…"
    /// Decoded, in order of the text.
    std::vector<std::pair<std::string, std::string>> query;
    std::optional<std::string> fragment; ///< without '#'

    /// The first parameter of that name.
    std::optional<std::string> parameter(std::string_view name) const;
    bool isBare() const { return path.empty() && query.empty() && !fragment; }
};

/// Refused `diddoc.did` for a text that is no DID, `diddoc.did_url` when what follows the DID is malformed.
base::Result<DidUrl> parseDidUrl(std::string_view text);
/// A DID without path, query or fragment; refused `diddoc.did`.
base::Result<DidUrl> parseDid(std::string_view text);
/// "#key-1" and "did:…#key-1" relative to a DID: the absolute form.
std::string absoluteDidUrl(std::string_view did, std::string_view reference);

/// The 16 bytes of "did:maru:<26 lower-case base32 characters>"; refused `diddoc.did`.
base::Status checkDidMaru(std::string_view did);

} // namespace maru::did
