// SPDX-License-Identifier: Apache-2.0
// A key-encryption key (KEK) that wraps data keys with AES-256-GCM, wherever it lives: in a private file or on a PKCS#11
// token. Thread-safe.
//
// Rotation in three steps, so that a death in between loses nothing: beginRotation() makes the next key and from then on
// wrap() uses it while unwrap() still knows both; the owner wraps all of its data keys again and stores them;
// finishRotation() destroys the older key. A wrapper that is opened in the middle says so with isRotating(): the owner
// wraps again whatever is not under keyId() and finishes.
#pragma once

#include "shared/base/bytes.h"

#include <filesystem>
#include <memory>
#include <string>

namespace maru::crypto {

class KeyWrapper {
public:
    KeyWrapper() = default;
    KeyWrapper(const KeyWrapper&) = delete;
    KeyWrapper& operator=(const KeyWrapper&) = delete;
    virtual ~KeyWrapper();

    /// Of the key that wrap() uses: 16 lower-case hex digits.
    virtual std::string keyId() const = 0;
    virtual bool isRotating() const = 0;
    /// 8 bytes of key id, nonce, ciphertext, tag. `associated` binds it to its record. At most 4 KiB of secret.
    /// Failed `crypto.aead`, `pkcs11.*`.
    virtual base::Result<base::Bytes> wrap(
        const base::SecretBytes& secret, base::ByteView associated) const = 0;
    /// Refused `crypto.unwrap` when the key is gone, or associated data or text are not what was wrapped.
    virtual base::Result<base::SecretBytes> unwrap(
        base::ByteView wrapped, base::ByteView associated) const = 0;

    /// Does nothing when a rotation is under way. Failed `file.write`, `pkcs11.*`.
    virtual base::Status beginRotation() = 0;
    /// The older key is destroyed: what is still wrapped under it is lost for ever.
    virtual base::Status finishRotation() = 0;
    /// For people: the file's name or the token's label.
    virtual std::string place() const = 0;

    /// Id of the key that wrapped it; "" when the text is too short.
    static std::string keyIdOf(base::ByteView wrapped);
};

/// A KEK in a file of mode 0600: the line "maru-kek/v1" and the key in hex, during a rotation also the older one. With a
/// non-empty passphrase the file is JSON, {"format": "maru-kek/v1", "kdf", "cipher", "sealed"}. Refused `file.exists`; failed `file.write`.
base::Result<std::unique_ptr<KeyWrapper>> createKeyWrapperFile(
    const std::filesystem::path& path, const base::SecretBytes& passphrase = base::SecretBytes());
/// Refused `key_file.format`, `key_file.passphrase`; failed `file.read`.
base::Result<std::unique_ptr<KeyWrapper>> openKeyWrapperFile(
    const std::filesystem::path& path, const base::SecretBytes& passphrase = base::SecretBytes());
/// Writes the file anew under another passphrase; an empty one leaves it plain. Keys and ids stay as they are.
base::Status changeKeyWrapperPassphrase(const std::filesystem::path& path,
    const base::SecretBytes& passphrase, const base::SecretBytes& newPassphrase);

} // namespace maru::crypto
