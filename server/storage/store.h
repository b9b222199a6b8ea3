// SPDX-License-Identifier: Apache-2.0
// What the chain needs of a store: one durable commit a block, and readers that never wait for the writer.
#pragma once

#include "server/domain/state_view.h"
#include "shared/base/json.h"
#include "shared/ledger/header.h"
#include "shared/merkle/log_tree.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace maru::storage {

struct StateWrite {
    std::string domain;
    std::string table;
    std::string key;
    std::optional<std::string> value; ///< canonical JSON; absent: removed
};

struct TransactionRow {
    std::uint64_t index = 0; ///< leaf index in the log
    base::Height height;
    base::UnixSeconds time; ///< of the block
    base::Hash256 id;
    std::string domain;
    std::string action;
    std::string signer;
    std::string code; ///< "ok" or a refusal
    std::string leaf; ///< canonical {"tx", "result"}
    base::UnixSeconds validUntil;
};

/// Everything that one block changes, committed at once.
struct BlockCommit {
    ledger::SignedHeader header;
    base::Hash256 headerHash;
    base::Json events; ///< array of {"type", "data"}
    std::vector<TransactionRow> transactions;
    std::vector<StateWrite> state;
    std::vector<merkle::LogNode> logNodes;
    std::vector<base::Hash256> frontier; ///< peaks after this block
};

struct StoredBlock {
    ledger::SignedHeader header;
    base::Hash256 hash;
    base::Json events;
    std::int64_t transactionCount = 0;
};

struct TransactionFilter {
    std::string signer;
    std::string domain;
    std::string action;
    std::string code; ///< "refused": anything but ok
    std::optional<base::UnixSeconds> from; ///< block time, inclusive
    std::optional<base::UnixSeconds> until; ///< exclusive
    std::optional<base::Height> height;
    std::optional<std::uint64_t> beforeIndex; ///< newest first: index < this
    std::optional<std::uint64_t> afterIndex; ///< oldest first: index > this (then ascending order)
    std::size_t limit = 50;
};

/// A consistent snapshot of what is committed; one thread at a time. Also the domains' QueryView.
class Reader : public domain::QueryView {
public:
    virtual base::Result<std::optional<StoredBlock>> block(base::Height height) const = 0;
    virtual base::Result<std::vector<StoredBlock>> blocksBefore(
        base::Height height, std::size_t limit) const = 0;
    virtual base::Result<std::optional<TransactionRow>> transaction(const base::Hash256& id) const = 0;
    virtual base::Result<std::optional<TransactionRow>> transactionAt(std::uint64_t index) const = 0;
    virtual base::Result<std::vector<TransactionRow>> transactions(const TransactionFilter& filter) const = 0;
    virtual base::Result<base::Hash256> logNode(int level, std::uint64_t index) const = 0;
    virtual base::Result<std::vector<base::Hash256>> frontier() const = 0;
    /// Canonical text of a state value.
    virtual base::Result<std::optional<std::string>> stateValue(
        std::string_view domain, std::string_view table, std::string_view key) const = 0;
    /// Rows of a table in key order, for the executor; keys > after with the prefix.
    virtual base::Result<std::vector<std::pair<std::string, std::string>>> stateScan(std::string_view domain,
        std::string_view table, std::string_view prefix, std::string_view after, std::size_t limit) const = 0;
    /// Every state row, in (domain, table, key) order; stops when the visitor returns an error.
    virtual base::Status forEachState(const std::function<base::Status(std::string_view domain,
            std::string_view table, std::string_view key, std::string_view value)>& visit) const = 0;
    virtual base::Result<base::Json> genesis() const = 0;
};

class Store {
public:
    virtual ~Store() = default;
    /// Starts a snapshot now; readers come from a pool and go back to it. Failed `store.*`. Safe from any thread.
    virtual base::Result<std::unique_ptr<Reader>> read() const = 0;
    /// Writes and makes durable. Failed `store.write`, `store.full`: the caller must stop the node. Writer thread only.
    virtual base::Status commit(const BlockCommit& block) = 0;
    /// The empty chain's first commit, with the genesis document.
    virtual base::Status commitGenesis(const base::Json& genesis, const BlockCommit& block) = 0;
    virtual base::Result<std::optional<ledger::SignedHeader>> head() const = 0;
    virtual std::int64_t sizeBytes() const = 0;
};

} // namespace maru::storage
