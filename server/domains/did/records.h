// SPDX-License-Identifier: Apache-2.0
// Rows of documents and of their versions, and who may change a document. Executor thread.
#pragma once

#include "server/domain/context.h"

#include <string>

namespace maru::dids {

/// Digits of the version in the key of `versions`.
inline constexpr std::size_t kVersionDigits = 8;

/// Refused `did.unknown`, `did.deactivated`.
base::Result<base::Json> findActive(
    const domain::StateView& state, const std::string& did, const std::string& path);
/// The signer's key controls the document, or the document that controls it. Refused `did.not_controller`.
base::Status mayChange(domain::Context& context, const base::Json& document);

/// Writes the document as its next version and says so in an event. `change`: the action's name.
base::Json store(domain::Context& context, base::Json document, const std::string& change);

} // namespace maru::dids
