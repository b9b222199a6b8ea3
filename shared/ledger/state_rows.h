// SPDX-License-Identifier: Apache-2.0
// Several rows of one domain, proven together under one signed header: what their paths in the state tree share is there
// once, so that thousands of rows can be proven in a few hundred bytes each.
//
// {"format": "maru-state-rows/v1", "domain", "rows": [{"table", "key", "value", "depth"}], "hashes": base64url of 32
//  bytes each, "domain_roots", "header", "signatures"}. "depth": bits of the row's path (docs/formats.md "State").
#pragma once

#include "shared/ledger/receipt.h"

namespace maru::ledger {

/// Rows that one file holds at most.
inline constexpr std::size_t kMaxStateRows = 2'000;

struct StateRowsFile {
    struct Row {
        std::string table;
        std::string key;
        base::Json value;
        std::int64_t depth = 0;
    };
    std::string domain;
    std::vector<Row> rows;
    std::vector<base::Hash256> hashes; ///< subtrees without any of the rows, from left to right
    std::map<std::string, base::Hash256> domainRoots;
    SignedHeader header;
};

/// Out of single proofs of present rows of `domain` under one header; a row that is given twice is there once.
StateRowsFile joinStateProofs(const std::string& domain, const std::vector<StateProofFile>& proofs);
base::Json toJson(const StateRowsFile& file);
/// Strict: refused `state_proof.format`, or a code of a part with its path.
base::Result<StateRowsFile> decodeStateRows(const base::Json& json);
/// Every row is under the domain's root, the root under the header's, and `node` has signed the header. Refused
/// `state_proof.roots`, `state_proof.path`, `receipt.node` or a header code.
base::Status checkStateRows(const StateRowsFile& file, std::string_view node);

} // namespace maru::ledger
