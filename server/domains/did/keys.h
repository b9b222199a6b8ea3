// SPDX-License-Identifier: Apache-2.0
// Keys of DID documents: what a payload may name, who has shown to hold them, and the table that keeps a key in one
// document for ever. Executor thread.
#pragma once

#include "server/domain/context.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace maru::dids {

inline constexpr std::size_t kMaxKeys = 16;

/// The text that a new key signs, with purpose "did-key": canonical {"key", "subject"}. `subject` is the DID that gets
/// the key, or, in `create`, the signer.
std::string proofText(std::string_view multikey, std::string_view subject);

/// A payload's key item as a row of the document, without what changes later. Refused `did.key` (no Ed25519 or P-256
/// multikey), `did.use` (the kind of key can't do that), `did.proof` (missing or wrong), `did.credential`.
/// `path`: for the error. The signer's own key needs no proof.
base::Result<base::Json> readKeyItem(const domain::Context& context, const base::Json& item,
    std::string_view subject, const std::string& path);
/// All of a payload's list; refused also `did.duplicate_key`, `did.too_many_keys`.
base::Result<base::Json::Array> readKeyItems(const domain::Context& context, const base::Json& items,
    std::string_view subject, const std::string& path);

/// Refused `did.key_used`: every key is in one document only, and one that was removed never comes back.
base::Status checkUnused(const domain::StateView& state, const base::Json& key, const std::string& path);
/// Enters the key for the document. The caller has checked that it is unused.
void enterKey(domain::Context& context, const std::string& did, const base::Json& key);
/// Takes it out of the document for ever.
void retireKey(domain::Context& context, const base::Json& key);

/// The document's row of that key, or nullptr.
const base::Json* findKey(const base::Json& document, std::string_view multikey);
bool hasControlKey(const base::Json::Array& keys);
/// Whether the document lists that did:key for one of these uses.
bool isListedWith(
    const base::Json& document, std::string_view didKey, std::initializer_list<std::string_view> uses);

} // namespace maru::dids
