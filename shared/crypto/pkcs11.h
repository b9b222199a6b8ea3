// SPDX-License-Identifier: Apache-2.0
// Keys on PKCS#11 2.40/3.0 tokens (smart cards, HSMs, SoftHSM2): Ed25519 signing keys (CKM_EDDSA) and AES-256 keys that
// wrap data keys (CKM_AES_GCM). Keys are made on the token and never leave it. Thread-safe: one session a handle, one
// call at a time.
//
// Codes: failed `pkcs11.module` (cannot be loaded or started), `pkcs11.token` (gone, or a call failed; the detail has
// the CKR number); refused `pkcs11.no_token`, `pkcs11.no_key`, `pkcs11.pin` (wrong), `pkcs11.pin_locked`,
// `pkcs11.not_supported` (the token lacks the mechanism), `pkcs11.key_exists`.
#pragma once

#include "shared/base/bytes.h"
#include "shared/crypto/key_wrapper.h"
#include "shared/crypto/signer.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace maru::crypto {

struct Pkcs11TokenInfo {
    std::string label;
    std::string manufacturer;
    std::string model;
    std::string serial;
    bool needsPin = true;
    bool isPinLocked = false;
    bool isLastTry = false; ///< the next wrong PIN locks the token
};

struct Pkcs11KeyInfo {
    std::string label;
    std::string id; ///< CKA_ID in hex
    PublicKey publicKey;
};

/// An open session on one token.
class Pkcs11Token {
public:
    Pkcs11Token() = default;
    Pkcs11Token(const Pkcs11Token&) = delete;
    Pkcs11Token& operator=(const Pkcs11Token&) = delete;
    virtual ~Pkcs11Token();

    virtual const Pkcs11TokenInfo& info() const = 0;
    /// Ed25519 private keys whose public half is known, sorted by label.
    virtual base::Result<std::vector<Pkcs11KeyInfo>> signingKeys() const = 0;
    /// Not extractable, sensitive, kept on the token. Refused `pkcs11.key_exists` for a label that is taken.
    virtual base::Result<Pkcs11KeyInfo> generateSigningKey(std::string_view label) = 0;
    /// "" takes the only key. Refused `pkcs11.no_key`.
    virtual base::Result<std::unique_ptr<Signer>> signer(std::string_view label) const = 0;
    /// The AES key(s) named `label`; made when there is none and `create`. Refused `pkcs11.no_key`.
    virtual base::Result<std::unique_ptr<KeyWrapper>> keyWrapper(std::string_view label, bool create) = 0;
};

/// Where a key lives, as RFC 7512 writes it: "pkcs11:token=officer;object=hong?module-path=/usr/lib/x.so". A PIN is never
/// part of it.
struct Pkcs11Uri {
    std::filesystem::path module;
    std::string token; ///< label or serial number; "" for the only one
    std::string object; ///< label of the key; "" for the only one

    std::string text() const;
    /// Whether it begins like one.
    static bool isOne(std::string_view text);
    /// Refused `pkcs11.uri`.
    static base::Result<Pkcs11Uri> parse(std::string_view text);
};

/// Tokens in the module's slots. `module` is a shared library, e.g. /usr/lib/softhsm/libsofthsm2.so.
base::Result<std::vector<Pkcs11TokenInfo>> pkcs11Tokens(const std::filesystem::path& module);

/// Opens and logs in. `label` is the token's label or serial number; "" takes the only token. A wrong PIN is tried once
/// and never again by itself, since tokens lock.
base::Result<std::unique_ptr<Pkcs11Token>> openPkcs11Token(
    const std::filesystem::path& module, std::string_view label, const base::SecretBytes& pin);

} // namespace maru::crypto
