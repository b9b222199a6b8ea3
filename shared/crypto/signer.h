// SPDX-License-Identifier: Apache-2.0
// A person's or node's Ed25519 key, wherever it lives: in memory (unlocked from a key file) or on a PKCS#11 token that
// never gives it out. Implementations are thread-safe.
#pragma once

#include "shared/crypto/signing.h"

#include <memory>
#include <string>

namespace maru::crypto {

class Signer {
public:
    Signer() = default;
    Signer(const Signer&) = delete;
    Signer& operator=(const Signer&) = delete;
    virtual ~Signer();

    virtual const PublicKey& publicKey() const = 0;
    /// Ed25519 over `message` as it is. A token can be gone: failed `pkcs11.*`; a key in memory never fails.
    virtual base::Result<Signature> signRaw(base::ByteView message) const = 0;
    /// For people: "key file" or the token's label.
    virtual std::string place() const = 0;
    /// Signing asks a device, which can take a while: not on a thread that must not wait.
    virtual bool isOnToken() const { return false; }
    /// Another handle on the same key.
    virtual std::unique_ptr<Signer> clone() const = 0;

    std::string did() const { return didOf(publicKey()); }
    /// With our domain separation, as crypto::sign().
    base::Result<Signature> sign(std::string_view what, std::string_view canonicalText) const;
};

std::unique_ptr<Signer> makeSigner(SigningKey key);

} // namespace maru::crypto
