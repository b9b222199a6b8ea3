// SPDX-License-Identifier: Apache-2.0
// The bytes that a key wrapper makes, whatever holds its key: key id (8) || nonce (12) || ciphertext || tag (16). For
// the files of shared/crypto only.
#pragma once

#include "shared/crypto/aead.h"

#include <optional>

namespace maru::crypto {

inline constexpr std::size_t kWrapIdBytes = 8;
inline constexpr std::size_t kMaxWrappedSecret = 4096;

struct WrappedParts {
    base::ByteView keyId;
    base::ByteView nonce;
    base::ByteView sealed;
};

inline std::optional<WrappedParts> splitWrapped(base::ByteView wrapped)
{
    constexpr std::size_t kHead = kWrapIdBytes + kAeadNonceBytes;
    if (wrapped.size() < kHead + kAeadTagBytes || wrapped.size() > kHead + kMaxWrappedSecret + kAeadTagBytes)
        return std::nullopt;
    return WrappedParts { wrapped.first(kWrapIdBytes), wrapped.subspan(kWrapIdBytes, kAeadNonceBytes),
        wrapped.subspan(kHead) };
}

inline base::Bytes wrappedText(base::ByteView keyId, base::ByteView nonce, base::ByteView sealed)
{
    base::Bytes out(keyId.begin(), keyId.end());
    out.insert(out.end(), nonce.begin(), nonce.end());
    out.insert(out.end(), sealed.begin(), sealed.end());
    return out;
}

/// A wrapped key is never taken for anything else that the same key sealed.
inline base::Bytes wrapAssociated(base::ByteView associated)
{
    base::Bytes out = base::toBytes("maru/wrap/v1");
    out.push_back(0);
    out.insert(out.end(), associated.begin(), associated.end());
    return out;
}

} // namespace maru::crypto
