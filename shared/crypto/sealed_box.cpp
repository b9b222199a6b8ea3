// SPDX-License-Identifier: Apache-2.0
// crypto_box_seal.
#include "shared/crypto/sealed_box.h"

#include <algorithm>

#include <sodium.h>

namespace maru::crypto {
namespace {

void readySealedBox()
{
    static const int status = sodium_init();
    MARU_ASSERT(status >= 0);
}

} // namespace

base::SecretBytes generateBoxSecret()
{
    readySealedBox();
    base::SecretBytes secret(crypto_box_SECRETKEYBYTES);
    randombytes_buf(secret.mutableView().data(), secret.size());
    return secret;
}

base::Result<BoxPublicKey> boxPublicKeyOf(const base::SecretBytes& secret)
{
    static_assert(sizeof(BoxPublicKey) == crypto_box_PUBLICKEYBYTES);
    if (secret.size() != crypto_box_SECRETKEYBYTES)
        return base::refused("crypto.key_format");
    BoxPublicKey key {};
    if (crypto_scalarmult_base(key.data(), secret.view().data()) != 0)
        return base::refused("crypto.key_format");
    return key;
}

bool isUsableBoxKey(const BoxPublicKey& key)
{
    readySealedBox();
    // Every scalar is a multiple of eight after clamping, so one tells for all; this one is no secret.
    std::array<std::uint8_t, crypto_scalarmult_SCALARBYTES> scalar {};
    scalar[0] = 8;
    BoxPublicKey shared {};
    return crypto_scalarmult(shared.data(), scalar.data(), key.data()) == 0;
}

base::Result<base::Bytes> sealBox(const BoxPublicKey& receiver, base::ByteView message)
{
    readySealedBox();
    static_assert(kSealedBoxOverheadBytes == crypto_box_SEALBYTES);
    base::Bytes sealed(message.size() + crypto_box_SEALBYTES);
    if (crypto_box_seal(sealed.data(), message.data(), message.size(), receiver.data()) != 0)
        return base::refused("crypto.key_format");
    return sealed;
}

base::Result<base::Bytes> sealBoxFrom(
    const base::SecretBytes& oneTimeSecret, const BoxPublicKey& receiver, base::ByteView message)
{
    readySealedBox();
    MARU_TRY(sender, boxPublicKeyOf(oneTimeSecret));
    // As crypto_box_seal: the nonce is the hash of both public keys, and the sender's stands in front.
    std::array<std::uint8_t, crypto_box_NONCEBYTES> nonce {};
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, nonce.size());
    crypto_generichash_update(&state, sender.data(), sender.size());
    crypto_generichash_update(&state, receiver.data(), receiver.size());
    crypto_generichash_final(&state, nonce.data(), nonce.size());
    base::Bytes sealed(message.size() + crypto_box_SEALBYTES);
    std::copy(sender.begin(), sender.end(), sealed.begin());
    if (crypto_box_easy(sealed.data() + sender.size(), message.data(), message.size(), nonce.data(),
            receiver.data(), oneTimeSecret.view().data())
        != 0)
        return base::refused("crypto.key_format");
    return sealed;
}

base::Result<base::SecretBytes> openBox(const base::SecretBytes& secret, base::ByteView sealed)
{
    MARU_TRY(publicKey, boxPublicKeyOf(secret));
    if (sealed.size() < crypto_box_SEALBYTES)
        return base::refused("crypto.sealed_box");
    base::SecretBytes message(sealed.size() - crypto_box_SEALBYTES);
    if (crypto_box_seal_open(message.mutableView().data(), sealed.data(), sealed.size(), publicKey.data(),
            secret.view().data())
        != 0)
        return base::refused("crypto.sealed_box");
    return base::Result<base::SecretBytes>(std::move(message));
}

} // namespace maru::crypto
