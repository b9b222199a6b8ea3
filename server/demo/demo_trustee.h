// SPDX-License-Identifier: Apache-2.0
// A trustee of the scenario: what shared/voting/trustee_secret.h does with random numbers, with numbers that the seed
// gives, so that the same seed makes the same chain. Private to server/demo.
#pragma once

#include "shared/voting/ceremony.h"
#include "shared/voting/decryption.h"

#include "shared/base/json.h"

namespace maru::demo {

/// Numbers that a text gives, one after the other.
class SeededNonces final : public voting::NonceSource {
public:
    explicit SeededNonces(std::string subject) : m_subject(std::move(subject)) { }
    voting::Scalar next() override;
    std::array<std::uint8_t, 32> bytes();

private:
    std::string m_subject;
    std::uint64_t m_count = 0;
};

class DemoTrustee {
public:
    DemoTrustee(std::string subject, voting::CeremonyContext context, std::int64_t index);

    std::int64_t index() const { return m_index; }
    const std::vector<voting::Encoded>& coefficients() const { return m_coefficients; }
    base::Json commitPayload() const;
    base::Json revealPayload();
    /// To all others.
    base::Json sharesPayload(const std::vector<DemoTrustee>& all);
    voting::Scalar shareFor(std::int64_t to) const;
    /// s_j out of everybody's shares.
    void finish(const std::vector<DemoTrustee>& all);

    /// The payload's `values` of one unit and contest.
    std::string decrypt(voting::DecryptionStatement statement, const std::vector<voting::Ciphertext>& sums,
        const std::vector<voting::TrusteeKey>& keys);

private:
    base::Json message() const;

    std::string m_subject;
    voting::CeremonyContext m_context;
    std::int64_t m_index;
    SeededNonces m_nonces;
    std::vector<voting::Scalar> m_polynomial;
    std::vector<voting::Encoded> m_coefficients;
    std::array<std::uint8_t, 32> m_boxSecret {};
    voting::EncryptionPublicKey m_encryptionKey {};
    voting::Scalar m_share;
};

} // namespace maru::demo
