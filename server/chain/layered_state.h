// SPDX-License-Identifier: Apache-2.0
// State as the executor sees it: the transaction's writes over the block's, over blocks that are executed but not yet
// stored, over parsed values kept from before, over the store. Executor thread only.
#pragma once

#include "server/chain/overlay.h"
#include "server/storage/store.h"

#include <deque>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace maru::chain {

/// Keeps what was lately read or written, by two generations: when the younger one is full it becomes the older one.
class ValueCache {
public:
    Value find(const std::string& id);
    void put(std::string id, Value value, std::size_t bytes);
    void erase(const std::string& id);
    static std::string idOf(std::string_view domain, std::string_view table, std::string_view key);

private:
    // Never walked, so that their order means nothing.
    std::unordered_map<std::string, Value> m_young;
    std::unordered_map<std::string, Value> m_old;
    std::size_t m_youngBytes = 0;
};

class LayeredState {
public:
    explicit LayeredState(const storage::Store& store);

    /// Opens a snapshot of the store and lets go of the layers that it holds already.
    base::Status beginBlock();
    /// The block's writes become a layer until the store has them; the snapshot is given back.
    std::shared_ptr<const Overlay> endBlock(base::Height height);
    /// Forgets the block's writes.
    void abandonBlock();

    /// The transaction's writes become the block's, or are dropped.
    void keepTransaction();
    void dropTransaction();
    /// What the transaction has written so far.
    const Overlay& transactionWrites() const { return m_transaction; }

    Value get(std::string_view domain, std::string_view table, std::string_view key);
    void put(std::string_view domain, std::string_view table, std::string_view key, Value value);
    /// Rows with the prefix after `after`, in key order, at most `limit`.
    std::vector<std::pair<std::string, Value>> scan(std::string_view domain, std::string_view table,
        std::string_view prefix, std::string_view after, std::size_t limit);

    /// Of the store below; must be open (between beginBlock and endBlock).
    const storage::Reader& reader() const { return *m_reader; }
    /// The first failed read of the store since beginBlock; whatever was computed after it is worthless.
    const std::optional<base::Error>& failure() const { return m_failure; }

private:
    Value parse(const std::string& text);

    struct Layer {
        base::Height height;
        std::shared_ptr<const Overlay> writes;
    };
    const storage::Store& m_store;
    std::unique_ptr<storage::Reader> m_reader;
    std::deque<Layer> m_layers; ///< oldest first
    Overlay m_block;
    Overlay m_transaction;
    ValueCache m_cache;
    /// Ids that this block's snapshot of the store does not have: what is prepared is asked for again when it is executed.
    std::unordered_set<std::string> m_absent;
    std::optional<base::Error> m_failure;
};

} // namespace maru::chain
