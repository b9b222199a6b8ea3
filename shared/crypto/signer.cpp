// SPDX-License-Identifier: Apache-2.0
// Signing with a key in memory.
#include "shared/crypto/signer.h"

namespace maru::crypto {
namespace {

class KeySigner final : public Signer {
public:
    explicit KeySigner(SigningKey key) : m_key(std::move(key)) { }

    const PublicKey& publicKey() const override { return m_key.publicKey(); }
    base::Result<Signature> signRaw(base::ByteView message) const override { return m_key.signRaw(message); }
    std::string place() const override { return "key file"; }
    std::unique_ptr<Signer> clone() const override { return makeSigner(m_key.clone()); }

private:
    const SigningKey m_key;
};

} // namespace

Signer::~Signer() = default;

base::Result<Signature> Signer::sign(std::string_view what, std::string_view canonicalText) const
{
    return signRaw(signingInput(what, canonicalText));
}

std::unique_ptr<Signer> makeSigner(SigningKey key)
{
    return std::make_unique<KeySigner>(std::move(key));
}

} // namespace maru::crypto
