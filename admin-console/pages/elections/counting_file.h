// SPDX-License-Identifier: Apache-2.0
// The two files of a counting that is carried by hand. Out to a trustee whose machine has no network: the frozen
// definition and the sums, with the proofs that the node's state holds them. Back: the trustee's parts with their proofs,
// as transactions that the trustee has signed, which anybody can submit. No Qt; any thread.
//
// maru-counting/v2: {"format", "chain", "election", "fingerprint" (64 hex), "pages": [maru-state-rows/v1, as from
//   /v1/elections/{id}/sums], "given": [{"trustee", "sums": [place among the sums of the pages]}]}
// maru-parts/v1: {"format", "chain", "election", "trustee", "transactions": [election.decrypt, as for /v1/transactions]}
#pragma once

#include "admin-console/pages/elections/proven_sums.h"
#include "shared/crypto/signer.h"
#include "shared/ledger/transaction.h"

#include <functional>
#include <string>
#include <vector>

namespace maru::console::elections {

/// 42,000 sums of five options are 20 MB and their proofs some 30 MB, their parts 40 MB.
inline constexpr std::size_t kCountingFileBytes = 128u << 20;

struct CountingFile {
    std::string chain;
    std::string election;
    std::vector<base::Json> pages; ///< with their proofs
    std::vector<base::Json> given; ///< trustee, unit, contest
    /// Of a file that was read: the sums as they were proven, under the headers of the node that the file names.
    std::shared_ptr<const ProvenSums> proven;
};

/// The place of each sum in a file, by unit and contest: their order in the pages.
std::map<SumPlace, std::int64_t> placesOf(const std::vector<base::Json>& pages);
/// Canonical text. Refused `console.counting_sums` for a given part whose sum is not there.
base::Result<std::string> encodeCountingFile(const CountingFile& file);
/// Refused `console.counting_file` (no such file, or damaged), `console.counting_fingerprint` (the definition is not the
/// one whose fingerprint is named), or as ProvenSums for the node that signed the first page. Whether that node is the right
/// one the trustee's secret knows (checkSecret) or the trustee compares: a file can name whatever it wants.
base::Result<CountingFile> readCountingFile(std::string_view text);
/// What one trustee has still to open of a file that was read. Refused `voting.trustee_keys` for an index that is no
/// trustee's.
base::Result<SumsToOpen> sumsOf(const CountingFile& file, std::int64_t index);

struct PartsFile {
    std::string chain;
    std::string election;
    std::int64_t trustee = 0;
    struct Signed {
        std::string id; ///< of the transaction, hex
        std::string text; ///< canonical, as it is submitted
        std::int64_t parts = 0;
        std::int64_t validUntil = 0; ///< Unix seconds
    };
    std::vector<Signed> transactions;
};

/// Opens everything that is left and signs it. `progress` gets what is done so far; `isStopped` ends it with refused
/// `console.export_cancelled`. Refused as checkSecret.
base::Result<std::string> makePartsFile(const CountingFile& file, const voting::TrusteeSecret& secret,
    const crypto::Signer& signer, base::UnixSeconds validUntil, const std::atomic<bool>& isStopped,
    const std::function<void(std::int64_t done, std::int64_t whole)>& progress);
/// Every transaction is read strictly, its signature checked, and that all of them are parts of this one election by one
/// signer. Refused `console.parts_file`.
base::Result<PartsFile> readPartsFile(std::string_view text);

} // namespace maru::console::elections
