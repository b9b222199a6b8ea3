// SPDX-License-Identifier: Apache-2.0
// The sums of an election that one trustee has still to open, and the parts that come of it. No Qt; any one thread at a
// time.
#pragma once

#include "shared/base/json.h"
#include "shared/voting/trustee_secret.h"

#include <atomic>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace maru::console::elections {

/// One sum with what the proof is bound to.
struct SumToOpen {
    voting::DecryptionStatement statement;
    std::vector<voting::Ciphertext> sums;
};

using SumPlace = std::pair<std::string, std::string>; ///< unit, contest

class SumsToOpen {
public:
    /// Of the trustee with this index. Refused `voting.*` for a document that is not sound or has no such trustee.
    static base::Result<SumsToOpen> create(const base::Json& frozen, std::int64_t index);

    /// The same sums for another trustee; nothing is left out of them. Refused `voting.trustee_keys`.
    base::Result<SumsToOpen> forTrustee(std::int64_t index) const;

    /// Rows of `sums`. Refused `console.counting_sums` with the unit: not of this election, of another length, or there
    /// twice. Two sums under one name could be a sum and somebody's single ballot.
    base::Status add(const std::vector<base::Json>& rows);
    /// Rows of `decryptions`: what this trustee has given is not opened again.
    void leaveOut(const std::vector<base::Json>& given);
    void leaveOut(const std::string& unit, const std::string& contest);
    /// Every unit and contest of the election has its sum.
    bool isComplete() const;
    /// SHA-256 over all sums, whatever has been given: trustees compare it before they open anything. 64 hex digits.
    std::string digest() const;

    std::size_t size() const { return m_sums.size() - m_given; } ///< still to open
    /// In the order of unit and contest; nothing when all are done.
    std::optional<SumPlace> first() const;
    std::optional<SumPlace> after(const SumPlace& place) const;
    /// Refused `console.counting_sums` for points that are none.
    base::Result<SumToOpen> at(const SumPlace& place) const;

    const voting::FrozenElection& election() const { return m_election; }
    std::int64_t index() const { return m_index; }

private:
    struct Held {
        base::Bytes bytes;
        bool isGiven = false;
    };
    std::optional<SumPlace> openFrom(std::map<SumPlace, Held>::const_iterator at) const;

    voting::FrozenElection m_election;
    std::map<std::string, std::vector<std::string>> m_slots; ///< of each contest
    std::set<std::string> m_units;
    std::int64_t m_index = 0;
    voting::Encoded m_share {};
    std::map<SumPlace, Held> m_sums; ///< encoded: a decoded sum is five times as large
    std::size_t m_given = 0;
};

/// Text of a transaction's parts: leaves room for signature and envelope within 64 KiB.
inline constexpr std::size_t kPartsBytes = 56 * 1024;

struct OpenedParts {
    base::Json parts = base::Json::array(); ///< of election.decrypt
    std::int64_t count = 0;
    std::optional<SumPlace> next; ///< where to go on; none: all are open
    std::optional<base::Error> error;
};
/// From `first` as many as one transaction takes; each proof is verified before it leaves the machine.
OpenedParts openParts(const SumsToOpen& sums, const SumPlace& first, const voting::TrusteeSecret& secret,
    const std::atomic<bool>& isStopped);

/// Those of `sums` that `given` does not hold of this trustee yet, decoded.
base::Result<std::vector<SumToOpen>> sumsToOpen(const base::Json& frozen, const std::vector<base::Json>& sums,
    const std::vector<base::Json>& given, std::int64_t index);

} // namespace maru::console::elections
