// SPDX-License-Identifier: Apache-2.0
// Texts of the chain as they may stand in a page's head: on one line, bounded, and never markup.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace maru::portal {

constexpr std::size_t kMaxPreviewTitle = 120;
constexpr std::size_t kMaxPreviewPurpose = 200;

/// UTF-8 in, UTF-8 out: control characters and runs of space become one space, the ends are trimmed, and what is longer than
/// `mostCharacters` code points ends in "…" (which counts as one). Bytes that are no UTF-8 are left out.
std::string previewText(std::string_view text, std::size_t mostCharacters);

/// For an attribute in double or single quotes, and for text.
std::string escapeHtml(std::string_view text);

} // namespace maru::portal
