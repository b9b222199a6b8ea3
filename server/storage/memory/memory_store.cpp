// SPDX-License-Identifier: Apache-2.0
// Blocks, transactions, log nodes and versioned state in ordered maps behind one mutex.
#include "server/storage/memory/memory_store.h"

#include "server/storage/memory/memory_select.h"

#include <algorithm>
#include <limits>
#include <map>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <tuple>

namespace maru::storage {

namespace {

using StateId = std::tuple<std::string, std::string, std::string>;
struct Version {
    std::int64_t height = 0;
    std::optional<std::string> value;
};

struct BlockRecord {
    StoredBlock block;
    std::uint64_t firstIndex = 0;
    std::vector<base::Hash256> frontier;
};

struct Data {
    mutable std::shared_mutex mutex; ///< guards everything below
    std::vector<BlockRecord> blocks;
    std::vector<TransactionRow> transactions;
    std::map<base::Hash256, std::uint64_t> byId;
    std::map<StateId, std::vector<Version>> state;
    std::map<std::pair<int, std::uint64_t>, base::Hash256> logNodes;
    std::optional<base::Json> genesis;
    mutable std::multiset<std::int64_t> readers; ///< heights of the open readers
};

const std::string* valueAt(const std::vector<Version>& versions, std::int64_t height)
{
    for (auto it = versions.rbegin(); it != versions.rend(); ++it) {
        if (it->height <= height)
            return it->value ? &*it->value : nullptr;
    }
    return nullptr;
}

base::Json parsed(const std::string& text)
{
    auto json = base::parseJson(text);
    MARU_ASSERT(json.has_value());
    return std::move(*json);
}

class MemoryReader final : public Reader {
public:
    explicit MemoryReader(std::shared_ptr<Data> data) : m_data(std::move(data))
    {
        const std::unique_lock lock(m_data->mutex);
        m_height = static_cast<std::int64_t>(m_data->blocks.size()) - 1;
        m_count = m_data->transactions.size();
        if (m_height >= 0)
            m_time = m_data->blocks.back().block.header.header.time;
        m_data->readers.insert(m_height);
    }
    ~MemoryReader() override
    {
        const std::unique_lock lock(m_data->mutex);
        m_data->readers.erase(m_data->readers.find(m_height));
    }

    base::Height height() const override { return base::Height(m_height); }
    base::UnixSeconds time() const override { return m_time; }

    base::Result<std::optional<base::Json>> get(
        std::string_view domain, std::string_view table, std::string_view key) const override
    {
        MARU_TRY(text, stateValue(domain, table, key));
        if (!text)
            return std::optional<base::Json>();
        return std::optional<base::Json>(parsed(*text));
    }

    base::Result<domain::Page> select(
        std::string_view domain, const domain::Selection& selection) const override
    {
        MARU_CHECK(checkSelection(domain, selection));
        return selectRows(rowsOf(domain, selection), selection);
    }

    base::Result<std::int64_t> sum(
        std::string_view domain, const domain::Selection& selection, std::string_view member) const override
    {
        MARU_CHECK(checkSelection(domain, selection));
        return sumRows(rowsOf(domain, selection), selection, member);
    }

    base::Result<std::optional<StoredBlock>> block(base::Height height) const override
    {
        const std::shared_lock lock(m_data->mutex);
        if (height.count() < 0 || height.count() > m_height)
            return std::optional<StoredBlock>();
        return std::optional<StoredBlock>(m_data->blocks[static_cast<std::size_t>(height.count())].block);
    }

    base::Result<std::vector<StoredBlock>> blocksBefore(base::Height height, std::size_t limit) const override
    {
        const std::shared_lock lock(m_data->mutex);
        std::vector<StoredBlock> blocks;
        for (std::int64_t h = std::min(height.count() - 1, m_height); h >= 0 && blocks.size() < limit; --h)
            blocks.push_back(m_data->blocks[static_cast<std::size_t>(h)].block);
        return blocks;
    }

    base::Result<std::optional<TransactionRow>> transaction(const base::Hash256& id) const override
    {
        const std::shared_lock lock(m_data->mutex);
        const auto found = m_data->byId.find(id);
        if (found == m_data->byId.end() || found->second >= m_count)
            return std::optional<TransactionRow>();
        return std::optional<TransactionRow>(m_data->transactions[found->second]);
    }

    base::Result<std::optional<TransactionRow>> transactionAt(std::uint64_t index) const override
    {
        const std::shared_lock lock(m_data->mutex);
        if (index >= m_count)
            return std::optional<TransactionRow>();
        return std::optional<TransactionRow>(m_data->transactions[index]);
    }

    base::Result<std::vector<TransactionRow>> transactions(const TransactionFilter& filter) const override
    {
        const std::shared_lock lock(m_data->mutex);
        std::vector<TransactionRow> rows;
        const std::uint64_t first = filter.afterIndex ? *filter.afterIndex + 1 : 0;
        const std::uint64_t end = std::min<std::uint64_t>(m_count, filter.beforeIndex.value_or(m_count));
        for (std::uint64_t step = 0; first + step < end && rows.size() < filter.limit; ++step) {
            const std::uint64_t index = filter.afterIndex ? first + step : end - 1 - step;
            const TransactionRow& row = m_data->transactions[index];
            if (isWanted(row, filter))
                rows.push_back(row);
        }
        return rows;
    }

    base::Result<base::Hash256> logNode(int level, std::uint64_t index) const override
    {
        const std::shared_lock lock(m_data->mutex);
        const auto found = m_data->logNodes.find({ level, index });
        if (found == m_data->logNodes.end())
            return base::failed("store.corrupt", "log node is missing");
        return found->second;
    }

    base::Result<std::vector<base::Hash256>> frontier() const override
    {
        const std::shared_lock lock(m_data->mutex);
        if (m_height < 0)
            return std::vector<base::Hash256>();
        return m_data->blocks[static_cast<std::size_t>(m_height)].frontier;
    }

    base::Result<std::optional<std::string>> stateValue(
        std::string_view domain, std::string_view table, std::string_view key) const override
    {
        const std::shared_lock lock(m_data->mutex);
        const auto found = m_data->state.find(StateId(domain, table, key));
        if (found != m_data->state.end()) {
            if (const std::string* value = valueAt(found->second, m_height))
                return std::optional<std::string>(*value);
        }
        return std::optional<std::string>();
    }

    base::Result<std::vector<std::pair<std::string, std::string>>> stateScan(std::string_view domain,
        std::string_view table, std::string_view prefix, std::string_view after,
        std::size_t limit) const override
    {
        const std::shared_lock lock(m_data->mutex);
        std::vector<std::pair<std::string, std::string>> rows;
        const StateId start(domain, table, std::string(std::max(prefix, after)));
        for (auto it = m_data->state.lower_bound(start); it != m_data->state.end() && rows.size() < limit;
             ++it) {
            const auto& [rowDomain, rowTable, key] = it->first;
            if (rowDomain != domain || rowTable != table || key.compare(0, prefix.size(), prefix) != 0)
                break;
            const std::string* value = valueAt(it->second, m_height);
            if (value != nullptr && key > after)
                rows.emplace_back(key, *value);
        }
        return rows;
    }

    base::Status forEachState(const std::function<base::Status(
            std::string_view, std::string_view, std::string_view, std::string_view)>& visit) const override
    {
        const std::shared_lock lock(m_data->mutex);
        for (const auto& [id, versions] : m_data->state) {
            if (const std::string* value = valueAt(versions, m_height))
                MARU_CHECK(visit(std::get<0>(id), std::get<1>(id), std::get<2>(id), *value));
        }
        return {};
    }

    base::Result<base::Json> genesis() const override
    {
        const std::shared_lock lock(m_data->mutex);
        if (!m_data->genesis)
            return base::refused("chain.no_genesis");
        return *m_data->genesis;
    }

private:
    bool isWanted(const TransactionRow& row, const TransactionFilter& filter) const
    {
        return (filter.signer.empty() || row.signer == filter.signer)
            && (filter.domain.empty() || row.domain == filter.domain)
            && (filter.action.empty() || row.action == filter.action)
            && (filter.code.empty()
                || (filter.code == "refused" ? row.code != "ok" : row.code == filter.code))
            && (!filter.from || row.time >= *filter.from) && (!filter.until || row.time < *filter.until)
            && (!filter.height || row.height == *filter.height);
    }

    std::vector<domain::Row> rowsOf(std::string_view domain, const domain::Selection& selection) const
    {
        std::vector<domain::Row> rows;
        const auto found = stateScan(
            domain, selection.table, selection.keyPrefix, {}, std::numeric_limits<std::size_t>::max());
        MARU_ASSERT(found.has_value());
        for (const auto& [key, value] : *found)
            rows.push_back(domain::Row { key, parsed(value) });
        return rows;
    }

    std::shared_ptr<Data> m_data;
    std::int64_t m_height = -1;
    std::uint64_t m_count = 0;
    base::UnixSeconds m_time;
};

class MemoryStore final : public Store {
public:
    explicit MemoryStore(Leaves leaves) : m_leaves(leaves) { }

    base::Result<std::unique_ptr<Reader>> read() const override
    {
        return std::unique_ptr<Reader>(std::make_unique<MemoryReader>(m_data));
    }

    base::Status commitGenesis(const base::Json& genesis, const BlockCommit& block) override
    {
        {
            const std::unique_lock lock(m_data->mutex);
            m_data->genesis = genesis;
        }
        return commit(block);
    }

    base::Status commit(const BlockCommit& block) override
    {
        const std::unique_lock lock(m_data->mutex);
        const ledger::Header& header = block.header.header;
        if (header.height.count() != static_cast<std::int64_t>(m_data->blocks.size()))
            return base::failed("store.write", "height out of order");
        BlockRecord record;
        record.block = StoredBlock { block.header, block.headerHash, block.events,
            static_cast<std::int64_t>(block.transactions.size()) };
        record.firstIndex = m_data->transactions.size();
        record.frontier = block.frontier;
        m_data->blocks.push_back(std::move(record));
        for (const TransactionRow& row : block.transactions) {
            m_data->byId.emplace(row.id, row.index);
            m_data->transactions.push_back(row);
            if (m_leaves == Leaves::Forget)
                m_data->transactions.back().leaf.clear();
        }
        for (const merkle::LogNode& node : block.logNodes)
            m_data->logNodes.emplace(std::make_pair(node.level, node.index), node.hash);
        const std::int64_t oldest = m_data->readers.empty()
            ? header.height.count()
            : std::max<std::int64_t>(0, *m_data->readers.begin());
        for (const StateWrite& write : block.state)
            put(write, header.height.count(), oldest);
        return {};
    }

    base::Result<std::optional<ledger::SignedHeader>> head() const override
    {
        const std::shared_lock lock(m_data->mutex);
        if (m_data->blocks.empty())
            return std::optional<ledger::SignedHeader>();
        return std::optional<ledger::SignedHeader>(m_data->blocks.back().block.header);
    }

    std::int64_t sizeBytes() const override { return 0; }

private:
    void put(const StateWrite& write, std::int64_t height, std::int64_t oldestReader)
    {
        const StateId id(write.domain, write.table, write.key);
        std::vector<Version>& versions = m_data->state[id];
        versions.push_back(Version { height, write.value });
        // The newest version that the oldest reader sees hides everything before it.
        std::size_t keep = 0;
        for (std::size_t i = 0; i < versions.size(); ++i) {
            if (versions[i].height <= oldestReader)
                keep = i;
        }
        versions.erase(versions.begin(), versions.begin() + static_cast<std::ptrdiff_t>(keep));
        if (versions.size() == 1 && !versions.front().value)
            m_data->state.erase(id);
    }

    const Leaves m_leaves;
    std::shared_ptr<Data> m_data = std::make_shared<Data>();
};

} // namespace

std::unique_ptr<Store> makeMemoryStore(Leaves leaves)
{
    return std::make_unique<MemoryStore>(leaves);
}

} // namespace maru::storage
