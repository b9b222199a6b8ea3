// SPDX-License-Identifier: Apache-2.0
// The sums of a counting as a trustee may open them: every one proven against the state root of a header that the trusted
// node has signed after voting had ended, and none missing of what the proven frozen document names. No Qt; any one
// thread at a time.
//
// A server that could choose what is opened would have one voter's ballot opened under the name of a sum. What is proven
// here everybody else sees too: the record's verifiers compute the sums again from the ballots.
#pragma once

#include "admin-console/pages/elections/sums_to_open.h"
#include "shared/ledger/state_rows.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace maru::console::elections {

/// What is believed beforehand.
struct CountingAnchor {
    std::string chain;
    std::string node; ///< DID that signs the headers
    std::string election;
};

class ProvenSums {
public:
    explicit ProvenSums(CountingAnchor anchor) : m_anchor(std::move(anchor)) { }

    /// One page of GET /v1/elections/{id}/sums ("proof"), in their order: the first holds the frozen document. Refused
    /// `console.counting_node` (no node is known, or another one has signed), `console.counting_proof` (a proof or
    /// signature does not hold, or is of something else), `console.counting_not_closed` (at that header voting had not
    /// ended), `console.counting_fingerprint`, `console.counting_sums` (a sum is there twice or of another election, or
    /// its number of ballots does not fit).
    base::Status add(const base::Json& page);
    /// After the last page. Refused `console.counting_sums` when one is missing or the ballots are not all in them.
    base::Status close();

    bool hasDocument() const { return m_sums.has_value(); }
    /// What a trustee has to open; after the first page.
    base::Result<SumsToOpen> forTrustee(std::int64_t index) const { return m_sums->forTrustee(index); }
    const SumsToOpen& sums() const { return *m_sums; }
    const std::string& fingerprint() const { return m_fingerprint; } ///< hex
    const std::string& digest() const { return m_digest; } ///< of all sums, hex; after close()
    const base::Json& election() const { return m_election; } ///< row
    const std::vector<base::Json>& trustees() const { return m_trustees; } ///< rows, by index
    const CountingAnchor& anchor() const { return m_anchor; }
    std::int64_t height() const { return m_height; } ///< of the newest header
    std::size_t size() const { return m_places; }

private:
    base::Status readElection(const ledger::StateRowsFile& page);
    base::Status readDocument(const ledger::StateRowsFile& page);
    base::Status readSum(const ledger::StateRowsFile::Row& row);

    struct Ballots {
        std::int64_t ballots = 0;
        std::int64_t weight = 0;
    };
    CountingAnchor m_anchor;
    std::optional<SumsToOpen> m_sums;
    std::string m_fingerprint;
    std::string m_digest;
    base::Json m_election;
    std::vector<base::Json> m_trustees;
    std::map<std::string, Ballots> m_units;
    std::int64_t m_voters = 0;
    std::int64_t m_height = 0;
    std::size_t m_places = 0;
};

/// Whether the secret is of this election's key as the trustee saw it made, and has opened nothing else before. Refused
/// `console.trustee_secret`, `console.counting_node` (another node or chain than at the ceremony), `console.counting_keys`
/// (the document holds other trustees' keys than those at the ceremony), `voting.trustee_opened`.
base::Status checkSecret(const voting::TrusteeSecret& secret, const ProvenSums& proven);
/// The same, and the secret remembers what is opened now; it is to be written before a part leaves the machine.
base::Status noteOpening(voting::TrusteeSecret& secret, const ProvenSums& proven);

} // namespace maru::console::elections
