// SPDX-License-Identifier: Apache-2.0
// The frozen document {"definition", "roll", "trustees"} and its fingerprint F, to which every proof of an election is
// bound; the trustees' public keys; the roll commitment. Thread-safe.
#pragma once

#include "shared/voting/definition.h"
#include "shared/voting/proofs/context.h"

namespace maru::voting {

struct RollSummary {
    base::Hash256 commitment;
    std::int64_t enrolled = 0; ///< entries with a credential
    std::int64_t entries = 0; ///< entries that were not removed
    friend bool operator==(const RollSummary&, const RollSummary&) = default;
};

/// One trustee's coefficient commitments A_i0..A_i(k-1).
struct TrusteeKey {
    std::int64_t index = 0;
    std::vector<Encoded> coefficients;
    friend bool operator==(const TrusteeKey&, const TrusteeKey&) = default;
};

struct TrusteeKeys {
    Encoded joint {}; ///< K
    std::int64_t threshold = 0;
    std::vector<TrusteeKey> keys; ///< by index
    friend bool operator==(const TrusteeKeys&, const TrusteeKeys&) = default;

    const TrusteeKey* find(std::int64_t index) const;
};

/// K = sum of A_i0; nothing when a point is bad, no encoding or the identity, or the sum is the identity.
std::optional<Encoded> jointKey(const std::vector<TrusteeKey>& keys);
/// S_j = sum over i and t of j^t A_it; nothing when a point is bad or the sum is the identity.
std::optional<Encoded> publicShare(const std::vector<TrusteeKey>& keys, std::int64_t index);

/// Refused `voting.trustee_keys`: order, count of coefficients, encodings, identity, joint key that is not their sum.
base::Result<TrusteeKeys> trusteeKeysFromJson(const base::Json& json);
base::Json toJson(const TrusteeKeys& keys);

struct FrozenElection {
    Definition definition;
    RollSummary roll;
    TrusteeKeys trustees;
    Fingerprint fingerprint {};

    /// Where the ballots of a voter are bound to.
    BallotContext context(std::string_view ring, const Encoded& voter) const;
};

/// F = SHA-256 of the canonical document.
base::Json composeFrozen(const Definition& definition, const RollSummary& roll, const TrusteeKeys& trustees);
/// Checks all three parts, and that the keys belong to trustees of the definition and have its threshold. Refused
/// `voting.definition`, `voting.trustee_keys`, `voting.roll` or a code of shared/base/json.h.
base::Result<FrozenElection> frozenFromJson(const base::Json& document);
/// The same of a canonical text up to kMaxDefinitionBytes.
base::Result<FrozenElection> parseFrozen(std::string_view text);

/// One entry of the roll, as the commitment holds it.
struct RollEntry {
    std::int64_t number = 0;
    std::string precinct;
    std::int64_t weight = 1;
    std::optional<Encoded> credential; ///< absent: not enrolled
};
base::Json toJson(const RollEntry& entry);

/// RFC 6962 root over the canonical entries of one precinct, added by number. Not thread-safe.
class PrecinctRoll {
public:
    PrecinctRoll();
    ~PrecinctRoll();
    PrecinctRoll(PrecinctRoll&&) noexcept;
    PrecinctRoll& operator=(PrecinctRoll&&) noexcept;
    void add(const RollEntry& entry);
    std::int64_t entries() const;
    std::int64_t enrolled() const;
    base::Hash256 root() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

struct PrecinctCommitment {
    std::string precinct;
    std::int64_t enrolled = 0;
    std::int64_t entries = 0;
    base::Hash256 root;
};
/// RFC 6962 root over the canonical {"enrolled","entries","precinct","root"}, in byte order of the ids. Every precinct
/// of the definition is in it.
RollSummary rollCommitment(std::vector<PrecinctCommitment> precincts);

} // namespace maru::voting
