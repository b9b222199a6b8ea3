// SPDX-License-Identifier: Apache-2.0
// Errors in words: the only place of the console where a code becomes a sentence.
#pragma once

#include "admin-console/core/language.h"
#include "shared/base/json.h"

namespace maru::console {

/// The sentence of the catalogue; for a code that is newer than this console the server's own title; else the code.
QString problemText(const base::Error& error, LanguageCode language);
/// An RFC 9457 body as an error: code, field, and the server's title as detail.
base::Error problemFromJson(const base::Json& json, int status);
/// Whether the server could not be reached at all, so that what is shown may be old but is not wrong.
bool isOffline(const base::Error& error);

} // namespace maru::console
