// SPDX-License-Identifier: Apache-2.0
// Trustees' partial decryptions of sums, with proofs, one by one and many at once (docs/election-protocol.md "Tally").
// Thread-safe.
#pragma once

#include "shared/voting/elgamal_sums.h"
#include "shared/voting/equality.h"
#include "shared/voting/frozen.h"

namespace maru::voting {

inline constexpr std::size_t kDecryptionPartBytes = 128;

/// D || a || b || z for one slot
struct DecryptionPart {
    Encoded share {}; ///< D = s_j A
    Encoded a {};
    Encoded b {};
    Encoded response {};
};

/// Of what a trustee decrypts the slots.
struct DecryptionStatement {
    Fingerprint fingerprint {};
    std::string election;
    std::string unit;
    std::string contest;
    std::vector<std::string> slots; ///< "blank" first when there is one
    std::int64_t index = 0; ///< the trustee's
    Encoded publicShare {}; ///< S_j
};

/// In the order of the slots; empty when the length is wrong.
std::vector<DecryptionPart> partsFromBytes(base::ByteView bytes, std::size_t slots);
base::Bytes toBytes(const std::vector<DecryptionPart>& parts);

/// Through libsodium. One part a sum.
std::vector<DecryptionPart> decryptSums(const DecryptionStatement& statement,
    const std::vector<Ciphertext>& sums, const Scalar& secretShare, NonceSource& nonces);

/// Every proof of one trustee's parts of one unit and contest. Refused `voting.decryption_proof` with the slot in the
/// detail.
base::Status checkParts(const DecryptionStatement& statement, const std::vector<Ciphertext>& sums,
    const std::vector<DecryptionPart>& parts);

/// Many of them as one multiplication; the bad ones are named. Not thread-safe.
class DecryptionBatch {
public:
    DecryptionBatch();
    ~DecryptionBatch();
    DecryptionBatch(const DecryptionBatch&) = delete;
    DecryptionBatch& operator=(const DecryptionBatch&) = delete;
    void add(DecryptionStatement statement, std::vector<Ciphertext> sums, std::vector<DecryptionPart> parts);
    std::size_t size() const;
    /// One for each in the order of add.
    std::vector<base::Status> verify() const;

private:
    struct Item;
    std::vector<Item> m_items;
};

/// Lagrange coefficients at 0 for distinct indexes of trustees.
std::vector<Scalar> lagrangeAtZero(std::span<const std::int64_t> indexes);

/// v G = beta - sum of lambda_j D_j for each slot; `parts` of as many trustees as `indexes`, in their order, proved
/// before. Nothing for a bad encoding or unequal sizes.
std::optional<std::vector<Point>> combineParts(const std::vector<Ciphertext>& sums,
    std::span<const std::int64_t> indexes, const std::vector<std::vector<DecryptionPart>>& parts);

} // namespace maru::voting
