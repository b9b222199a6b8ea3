// SPDX-License-Identifier: Apache-2.0
// Blocks and transactions as JSON.
#include "server/api/chain_json.h"

#include "shared/merkle/log_tree.h"

#include <algorithm>

namespace maru::api {

std::string_view statusName(chain::TransactionStatus status)
{
    switch (status) {
    case chain::TransactionStatus::Unknown:
        return "unknown";
    case chain::TransactionStatus::Pending:
        return "pending";
    case chain::TransactionStatus::Committed:
        return "committed";
    case chain::TransactionStatus::Refused:
        return "refused";
    }
    return "unknown";
}

base::Result<std::vector<storage::TransactionRow>> transactionsOf(
    const storage::Reader& reader, const storage::StoredBlock& block)
{
    std::vector<storage::TransactionRow> rows;
    const auto wanted = static_cast<std::size_t>(block.transactionCount);
    storage::TransactionFilter filter;
    filter.height = block.header.header.height;
    while (rows.size() < wanted) {
        filter.limit = std::min<std::size_t>(wanted - rows.size(), 500);
        MARU_TRY(page, reader.transactions(filter));
        if (page.empty())
            return base::failed("store.read", "a block lacks transactions");
        filter.beforeIndex = page.back().index;
        std::move(page.begin(), page.end(), std::back_inserter(rows));
    }
    std::reverse(rows.begin(), rows.end());
    return rows;
}

base::Json entryJson(const domain::Registry& registry, const Caller& caller, const base::Hash256& id,
    std::uint64_t index, std::string_view domain, std::string_view action, std::string_view signer,
    std::string_view code)
{
    const bool open = mayReadTransaction(registry, caller, domain, action, signer);
    return base::Json::object({ { "id", id }, { "index", count(index) }, { "domain", domain },
        { "action", action }, { "signer", open ? signer : std::string_view {} }, { "code", code } });
}

base::Json rowJson(const domain::Registry& registry, const Caller& caller, const storage::TransactionRow& row)
{
    base::Json json =
        entryJson(registry, caller, row.id, row.index, row.domain, row.action, row.signer, row.code);
    json.set("height", row.height);
    json.set("time", row.time);
    return json;
}

base::Result<base::Json> leafJson(
    const domain::Registry& registry, const Caller& caller, const storage::TransactionRow& row)
{
    if (!mayReadTransaction(registry, caller, row.domain, row.action, row.signer))
        return base::Json::object({ { "redacted", merkle::leafHash(base::asBytes(row.leaf)) } });
    auto leaf = base::parseJson(row.leaf);
    if (!leaf || !leaf->isObject())
        return base::failed("store.read", "a stored leaf is not JSON");
    return leaf;
}

namespace {

base::Json streamBase(const ledger::Header& header, const base::Hash256& hash)
{
    return base::Json::object({ { "height", header.height }, { "hash", hash }, { "time", header.time },
        { "log_size", count(header.logSize) } });
}

} // namespace

base::Json streamJson(const domain::Registry& registry, const chain::CommittedBlock& block)
{
    base::Json list = base::Json::array();
    for (const chain::CommittedBlock::Entry& entry : block.transactions)
        list.push(entryJson(registry, Caller {}, entry.id, entry.index, entry.domain, entry.action,
            entry.signer, entry.code));
    base::Json json = streamBase(block.header.header, block.hash);
    json.set("transactions", std::move(list));
    json.set("events", block.events.isArray() ? block.events : base::Json::array());
    return json;
}

base::Result<base::Json> streamJson(
    const domain::Registry& registry, const storage::Reader& reader, const storage::StoredBlock& block)
{
    MARU_TRY(rows, transactionsOf(reader, block));
    base::Json list = base::Json::array();
    for (const storage::TransactionRow& row : rows)
        list.push(
            entryJson(registry, Caller {}, row.id, row.index, row.domain, row.action, row.signer, row.code));
    base::Json json = streamBase(block.header.header, block.hash);
    json.set("transactions", std::move(list));
    json.set("events", block.events.isArray() ? block.events : base::Json::array());
    return json;
}

} // namespace maru::api
