// SPDX-License-Identifier: Apache-2.0
// Sums of weighted ciphertexts as the chain keeps them: alpha || beta of every slot, 64 bytes each. Thread-safe.
#pragma once

#include "shared/base/bytes.h"
#include "shared/voting/proofs/elgamal.h"

namespace maru::voting {

/// The sums of one unit and contest while a block is worked on. A sum in memory costs no encoding: decode once, add and
/// subtract, encode at the end.
class ContestSums {
public:
    /// Zeros.
    explicit ContestSums(std::size_t slots);
    /// Nothing for another length or a bad encoding.
    static std::optional<ContestSums> decode(base::ByteView bytes, std::size_t slots);
    base::Bytes encode() const;

    /// weight * ciphertexts; as many as there are slots.
    void add(const std::vector<Ciphertext>& ciphertexts, std::int64_t weight);
    void subtract(const std::vector<Ciphertext>& ciphertexts, std::int64_t weight);
    const std::vector<Ciphertext>& ciphertexts() const { return m_sums; }

private:
    std::vector<Ciphertext> m_sums;
};

/// 64 bytes each; nothing for another length or a bad encoding.
std::optional<std::vector<Ciphertext>> ciphertextsFromBytes(base::ByteView bytes, std::size_t slots);
base::Bytes toBytes(const std::vector<Ciphertext>& ciphertexts);

} // namespace maru::voting
