// SPDX-License-Identifier: Apache-2.0
// DID documents (DID Core 1.0 §4, §5): bounded reading of anybody's, writing of our own.
//
// Verification methods of kinds that we do not use (X25519, secp256k1, RSA…) are kept by name with no key. A document
// with private key material is refused. Deterministic, thread-safe.
#pragma once

#include "shared/base/json.h"
#include "shared/identity/jwk.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace maru::did {

using jose::PublicKey;

enum class Relationship {
    Authentication,
    AssertionMethod,
    KeyAgreement,
    CapabilityInvocation,
    CapabilityDelegation
};
/// "authentication", "assertionMethod", …
std::string_view nameOf(Relationship relationship);

struct DocumentLimits {
    std::size_t methods = 64;
    std::size_t services = 64;
    std::size_t controllers = 16;
    std::size_t alsoKnownAs = 16;
    std::size_t textBytes = 2048; ///< each id, type, alias
};

struct VerificationMethod {
    std::string id; ///< absolute DID URL
    std::string type; ///< "Multikey", "JsonWebKey", "JsonWebKey2020", "Ed25519VerificationKey2020"…
    std::string controller;
    std::optional<PublicKey> key; ///< none when we cannot use this kind
};

struct Service {
    std::string id; ///< absolute DID URL
    std::vector<std::string> types;
    base::Json endpoint; ///< string, object, or array of these
};

struct Document {
    std::string id;
    std::vector<std::string> controllers;
    std::vector<std::string> alsoKnownAs;
    std::vector<VerificationMethod> methods; ///< also those that the text embeds in a relationship
    std::map<Relationship, std::vector<std::string>>
        relationships; ///< absolute ids, of methods here or of others
    std::vector<Service> services;

    /// By absolute or relative id ("#key-1"); null when there is none.
    const VerificationMethod* method(std::string_view idOrFragment) const;
    const Service* service(std::string_view idOrFragment) const;
    bool allows(Relationship relationship, std::string_view methodId) const;
    /// The key of a method that the relationship lists. Refused `diddoc.no_method`, `diddoc.not_allowed`,
    /// `diddoc.key_unsupported`.
    base::Result<PublicKey> key(Relationship relationship, std::string_view methodId) const;
    /// The first usable key of the relationship with its method's id; refused `diddoc.no_method`.
    base::Result<std::pair<std::string, PublicKey>> firstKey(Relationship relationship) const;
    /// The method of the relationship that has this key, or null.
    const VerificationMethod* methodWithKey(Relationship relationship, const PublicKey& key) const;
};

/// Refused `diddoc.document` with the path of the member, `diddoc.too_many`, `diddoc.private_key`, `diddoc.id_mismatch`
/// when the document's id is not `expectedDid` (not compared when empty).
base::Result<Document> parseDocument(
    const base::Json& json, std::string_view expectedDid = {}, const DocumentLimits& limits = {});

/// JSON-LD form: "@context" of DID v1 and of the kinds of keys; keys are written as Multikey, or as JsonWebKey where the method
/// says so.
base::Json toJson(const Document& document);
/// Without "@context" (application/did+json).
base::Json toPlainJson(const Document& document);

} // namespace maru::did
